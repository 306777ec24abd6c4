"""A text as a string with one symbol a word of time, so that regular expressions can read its dates (`timegrammar`)."""

import re
from typing import Any, Final

from graph.codebook.numbers import Entry, Numbers
from graph.coding.numerals import TIME, Number, Scan, Token, find
from graph.coding.reckoning import Point

SYMBOLS: Final = {
    "month": "m", "weak_month": "z", "hijri_month": "h", "weekday": "W", "days": "R", "ordinal": "o", "dual_period": "j",
    "periods": "q", "in": "i", "since": "s", "before": "e", "after": "a", "until": "u", "from": "f", "between": "b", "to": "t",
    "last": "l", "past": "p", "next": "x", "this": "c", "ago": "g", "and": "&", "of": "v", "era": "E", "hijri_era": "H",
    "earlier": "B", "since_vague": "V", "period_since": "r", "few": "k", "unresolved": "U", "future": "F", "not_today": "T",
}  # fmt: skip
"""By role. Periods have a letter each: D day, K week, M month, A year, Q decade. Numbers: 4 may be a year, 1 a day, 0 is any
other. P is an expression already read. w is any other word, . a stop; "-/,()" stand for themselves."""

PERIOD_SYMBOLS: Final = {"day": "D", "week": "K", "month": "M", "year": "A", "decade": "Q"}
CASE_SYMBOLS: Final = {"ablative": "<", "locative": "@", "dative": ">", "accusative": "~", "genitive": "~", "other": "~"}
_MARKS: Final = {"-": "-", "–": "-", "—": "-", "/": "/", ",": ",", "،": ",", "(": "(", ")": ")", "'": "'", '"': "'"}
_ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
_YEARS: Final = range(1300, 2101)
_TWICE: Final = re.compile(r"[mz]/[mz]|[mz]\([mz]\)")


class Item:
    """One symbol of the text: its meaning, and its place in the text in matching form (empty for a case or an "and" within).

    `ahead` tells of a word that what stands beside it is still to come.
    """

    __slots__ = ("ahead", "end", "start", "symbol", "value")

    def __init__(self, symbol: str, value: Any, start: int, end: int, ahead: bool = False) -> None:
        self.symbol, self.value, self.start, self.end = symbol, value, start, end
        self.ahead = ahead or symbol == "F"


_ANY_WORD: Final = Item("w", "", -1, -1)
"""Any other word: no expression of time has it, so that neither the word nor its place matters."""
_ANY_VERB_AHEAD: Final = Item("w", "", -1, -1, ahead=True)


def read_items(scanned: Scan, numbers: Numbers) -> list[Item]:
    """The whole text as items, in order; a month named twice (أيار/مايو, أيار (مايو)) is one item."""
    items = _Reader(scanned, numbers).all()
    symbols = "".join([item.symbol for item in items])
    for twice in reversed(list(_TWICE.finditer(symbols))):
        months = [item for item in items[twice.start() : twice.end()] if item.symbol in "mz"]
        if months[0].value == months[1].value:
            items[twice.start() : twice.end()] = [Item("m", months[0].value, months[0].start, items[twice.end() - 1].end)]
    return items


class _Reader:
    def __init__(self, scanned: Scan, numbers: Numbers) -> None:
        self.scan, self.tokens, self.numbers = scanned, scanned.tokens, numbers
        self.numbers_at = {number.first: number for number in scanned.numbers}
        self.last = ""

    def all(self) -> list[Item]:
        found, free = list[Item](), 0
        numbers_at = self.numbers_at
        for index, token in enumerate(self.tokens):
            if index < free:
                continue
            if token.is_word and not token.bits & TIME and index not in numbers_at:
                found.append(_ANY_VERB_AHEAD if token.ahead else _ANY_WORD)
            else:
                self.last = found[-1].symbol if found else ""
                free = self._at(index, found)
        return found

    def _at(self, index: int, found: list[Item]) -> int:
        """Adds the items that begin at this token; returns the index after them."""
        token, number = self.tokens[index], self.numbers_at.get(index)
        start, end = self.scan.start(index), self.scan.end(index)
        if token.kind == "date":
            found.append(Item("P", numeric_date(token.text, self.numbers.writing.month_first), start, end))
            return index + 1
        entry = find(self.numbers.times, self.tokens, index)
        if entry and not (number and (number.digits or number.last > entry[1])):
            self._add_words(entry[0], index, entry[1], found)
            return entry[1]
        if number:
            return self._add_number(number, found)
        if token.text in self.numbers.links["one"] and self._counts_one(index):  # a week ago
            found.append(Item("0", 1.0, start, end))
            return index + 1
        symbol = "w" if token.kind != "mark" else _MARKS.get(token.text, ".")
        found.append(Item(symbol, token.text, start, end, ahead=symbol == "w" and token.ahead))
        return index + 1

    def _add_words(self, entry: Entry, first: int, after: int, found: list[Item]) -> None:
        last = self.tokens[after - 1]
        start, end = self.scan.start(first), self.scan.end(after - 1)
        symbol = PERIOD_SYMBOLS[entry.value] if entry.role == "period" else SYMBOLS[entry.role]
        if entry.conjunction:
            found.append(Item("&", None, start, start))
            start += 1
        found.append(Item(symbol, entry.value, start, end))
        self._add_case(self.numbers.endings.get(last.ending, entry.case) if last.ending else entry.case, end, found)

    def _add_case(self, case: str, end: int, found: list[Item]) -> None:
        if case in CASE_SYMBOLS:
            found.append(Item(CASE_SYMBOLS[case], None, end, end))

    def _counts_one(self, index: int) -> bool:
        ahead = find(self.numbers.times, self.tokens, index + 1) if index + 1 < len(self.tokens) else None
        before = find(self.numbers.amounts, self.tokens, index - 1) if index else None  # half a year ago
        return bool(ahead and ahead[0].role == "period" and not (before and before[0].role == "fraction"))

    def _add_number(self, number: Number, found: list[Item]) -> int:
        token, after = self.tokens[number.first], number.last
        ahead = self.tokens[after].text if self.scan.touching(after) else ""
        symbol = self._symbol(number, token)
        start, end = self.scan.start(number.first), self.scan.end(after - 1)
        if symbol == "4" and number.value % 10 == 0 and (ahead == "s" or token.ending.startswith(("lar", "ler"))):
            found.append(Item("P", decade(int(number.value)), start, end + (ahead == "s")))
            return after + (ahead == "s")
        if symbol == "1" and ahead in _ORDINAL_ENDINGS:
            after, end = after + 1, self.scan.end(after)
        found.append(Item(symbol, number.value, start, end))
        self._add_case(number.case, end, found)
        return after

    def _symbol(self, number: Number, token: Token) -> str:
        if not number.digits:
            return "0"
        if len(token.text) == 4 and number.value in _YEARS:
            return "0" if self._counts(number) else "4"
        return "1" if 1 <= number.value <= 31 else "0"

    def _counts(self, number: Number) -> bool:
        """Whether a number that could be a year counts what follows: 2000 soldiers, but not "in 2019 soldiers"."""
        entry = find(self.numbers.amounts, self.tokens, number.last) if number.last < len(self.tokens) else None
        if not entry or entry[0].role != "unit" or self.last in "AMmzhj" or number.case in ("locative", "genitive"):
            return False
        return self.last not in "iseautfbv" or number.value % 100 == 0


def decade(year: int) -> tuple[Point, Point]:
    """The 1990s: its first and last year."""
    return Point(year=year), Point(year=year + 9)


def numeric_date(text: str, month_first: bool) -> Point | None:
    """17/08/2020, 2020-08-17. None where day and month cannot be told apart: English 05/06/2020 is either."""
    first, middle, last = (int(part) for part in text.replace("/", "-").replace(".", "-").split("-"))
    if first > 31:
        return Point(first, middle, last) if middle <= 12 else None
    if month_first and first <= 12 and middle <= 12 and first != middle:
        return None
    day, month = (middle, first) if middle > 12 else (first, middle)
    return Point(last, month, day) if month <= 12 else None
