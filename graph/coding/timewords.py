"""A text as a string with one symbol a word of time, so that regular expressions can read its dates (`timegrammar`)."""

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from graph.codebook.numbers import Entry, Numbers
from graph.coding.numerals import Number, Scan, Token, find
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


class Item(NamedTuple):
    """One symbol of the text: its meaning, and its place in the text in matching form (empty for a case or an "and" within)."""

    symbol: str
    value: Any
    start: int
    end: int


def read_items(scanned: Scan, numbers: Numbers) -> list[Item]:
    """The whole text as items, in order; a month named twice (أيار/مايو, أيار (مايو)) is one item."""
    items = _Reader(scanned, numbers).all()
    symbols = "".join([item.symbol for item in items])
    for twice in reversed(list(_TWICE.finditer(symbols))):
        months = [item for item in items[twice.start() : twice.end()] if item.symbol in "mz"]
        if months[0].value == months[1].value:
            items[twice.start() : twice.end()] = [Item("m", months[0].value, months[0].start, items[twice.end() - 1].end)]
    return items


@lru_cache(maxsize=20_000)
def _plain(text: str) -> Item:
    """Any other word: no expression of time has it, so that its place does not matter."""
    return Item("w", text, -1, -1)


class _Reader:
    def __init__(self, scanned: Scan, numbers: Numbers) -> None:
        self.scan, self.tokens, self.numbers = scanned, scanned.tokens, numbers
        self.numbers_at = {number.first: number for number in scanned.numbers}
        self.times, self.one = numbers.times, numbers.links["one"]
        self.last = ""

    def all(self) -> list[Item]:
        found, free = list[Item](), 0
        times, one, numbers_at = self.times, self.one, self.numbers_at
        for index, token in enumerate(self.tokens):
            if index < free:
                continue
            text = token.text
            if token.kind == "word" and text not in times and text not in one and index not in numbers_at:
                found.append(_plain(text))
            else:
                self.last = found[-1].symbol if found else ""
                free, items = self._at(index)
                found += items
        return found

    def _at(self, index: int) -> tuple[int, list[Item]]:
        """The items that begin at this token, and the index after them."""
        token, number = self.tokens[index], self.numbers_at.get(index)
        if token.kind == "date":
            return index + 1, [Item("P", numeric_date(token.text, self.numbers.writing.month_first), token.start, token.end)]
        entry = find(self.numbers.times, self.tokens, index)
        if entry and not (number and (number.digits or number.last > entry[1])):
            return entry[1], self._words(entry[0], index, entry[1])
        if number:
            return self._number(number)
        if token.text in self.numbers.links["one"] and self._counts_one(index):  # a week ago
            return index + 1, [Item("0", 1.0, token.start, token.end)]
        symbol = "w" if token.kind != "mark" else _MARKS.get(token.text, ".")
        return index + 1, [Item(symbol, token.text, token.start, token.end)]

    def _words(self, entry: Entry, first: int, after: int) -> list[Item]:
        last = self.tokens[after - 1]
        start, end = self.tokens[first].start, last.end
        symbol = PERIOD_SYMBOLS[entry.value] if entry.role == "period" else SYMBOLS[entry.role]
        case = self._case(self.numbers.endings.get(last.ending, entry.case) if last.ending else entry.case, end)
        if entry.conjunction:
            return [Item("&", None, start, start), Item(symbol, entry.value, start + 1, end), *case]
        return [Item(symbol, entry.value, start, end), *case]

    def _case(self, case: str, end: int) -> list[Item]:
        return [Item(CASE_SYMBOLS[case], None, end, end)] if case in CASE_SYMBOLS else []

    def _counts_one(self, index: int) -> bool:
        ahead = find(self.numbers.times, self.tokens, index + 1) if index + 1 < len(self.tokens) else None
        before = find(self.numbers.amounts, self.tokens, index - 1) if index else None  # half a year ago
        return bool(ahead and ahead[0].role == "period" and not (before and before[0].role == "fraction"))

    def _number(self, number: Number) -> tuple[int, list[Item]]:
        token, after = self.tokens[number.first], number.last
        ahead = self.tokens[after].text if self.scan.touching(after) else ""
        symbol = self._symbol(number, token)
        end = self.tokens[after - 1].end
        if symbol == "4" and number.value % 10 == 0 and (ahead == "s" or token.ending.startswith(("lar", "ler"))):
            return after + (ahead == "s"), [Item("P", decade(int(number.value)), token.start, end + (ahead == "s"))]
        if symbol == "1" and ahead in _ORDINAL_ENDINGS:
            after, end = after + 1, self.tokens[after].end
        return after, [Item(symbol, number.value, token.start, end), *self._case(number.case, end)]

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
