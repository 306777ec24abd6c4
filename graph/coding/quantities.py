"""The amounts that a text states: number, unit, and how the text bounds it ("more than", نحو, yaklaşık)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.codebook.numbers import Numbers, Phrases
from graph.coding.numerals import BEFORE, BOUND, DUAL, Number, Scan, find, scan, tells_amount, tidy
from graph.model import Comparison, Span


@dataclass(frozen=True, slots=True)
class Found:
    """The text states `value` of `unit` at `span`: the number with its unit and comparison, in offsets of the given text."""

    value: float
    unit: str
    comparison: Comparison
    span: Span


def find_quantities(text: str, numbers: Numbers) -> list[Found]:
    """The amounts in `text`, raw or in matching form; in order, and apart from each other.

    A number without a unit is none, nor is a day or a year. A range (3-5 tonnes) and a vague number (dozens of soldiers) give
    their lower bound as "at least".
    """
    scanned = scan(text, numbers)
    return quantities_of(scanned, numbers) if tells_amount(scanned.bits) else []


def quantities_of(scanned: Scan, numbers: Numbers) -> list[Found]:
    """The amounts in a text that is cut into tokens already."""
    found, last = list[Found](), 0
    for amount in _Amounts(scanned, numbers).all():
        if amount.first >= last:
            last = amount.last
            start = scanned.start(amount.first) + _conjunction(scanned, numbers, amount.first)
            span = scanned.normal.span(start, scanned.end(amount.last - 1))
            found.append(Found(amount.value, amount.unit, amount.comparison, span))
    return found


def bound_before(scanned: Scan, numbers: Numbers, first: int) -> tuple[Comparison | None, int]:
    """How the words before token `first` bound the number there (at least, نحو), and where they begin; else (None, `first`)."""
    for start in range(max(0, first - _LONGEST_BOUND), first):
        entry = find(numbers.bounds, scanned.tokens, start)
        if entry and entry[1] == first and entry[0].role == "comparison":
            return Comparison(entry[0].value), start
    return None, first


def _conjunction(scanned: Scan, numbers: Numbers, first: int) -> int:
    """The length of an "and" written together with the amount's first word: وثلاثة begins after its و."""
    for phrases in (numbers.bounds, numbers.amounts, numbers.unit_duals):
        entry = find(phrases, scanned.tokens, first)
        if entry:
            return int(entry[0].conjunction)
    return 0


class _Amount(NamedTuple):
    """Tokens `first` up to, not including, `last`."""

    first: int
    last: int
    value: float
    unit: str
    comparison: Comparison


class _Unit(NamedTuple):
    """The unit `name`, up to the token `last`; `case` is the ending of its last word."""

    name: str
    last: int
    case: str


class _Amounts:
    """Looks to both sides of each number for its unit and comparison."""

    def __init__(self, scanned: Scan, numbers: Numbers) -> None:
        self.scan, self.tokens, self.numbers = scanned, scanned.tokens, numbers
        self.compared = self._ending_at(BOUND, numbers.bounds, "comparison")
        self.units_before = self._ending_at(BEFORE, numbers.before, "unit")
        self.counted = self._ending_at(BEFORE, numbers.before, "counts")
        self.free = 0
        """No amount may begin before this token."""

    def _ending_at(self, bit: int, phrases: Phrases, role: str) -> dict[int, tuple[int, str]]:
        """By the index after a phrase of this role: its first token and its value; the longest phrase wins."""
        ends: dict[int, tuple[int, str]] = {}
        if not self.scan.numbers or not self.scan.bits & bit:
            return ends
        for index, token in enumerate(self.tokens):
            entry = find(phrases, self.tokens, index) if token.bits & bit else None
            if entry and entry[0].role == role:
                ends.setdefault(entry[1], (index, entry[0].value))
        return ends

    def all(self) -> list[_Amount]:
        found, at = [], 0
        while at < len(self.scan.numbers):
            number = self.scan.numbers[at]
            upper = self._upper(at)
            amount = self._amount(number, upper) or (upper and self._amount(upper, None))
            if amount:
                self.free = amount.last
                found.append(amount)
            at += 2 if upper and amount else 1
        return sorted([*found, *self._duals()]) if self.scan.bits & DUAL else found

    def _upper(self, at: int) -> Number | None:
        """The number that closes a range opened by the one at this place, if the text writes one."""
        if at + 1 >= len(self.scan.numbers):
            return None
        lower, upper = self.scan.numbers[at : at + 2]
        before = self.tokens[lower.first - 1].text if lower.first else ""
        between = before in self.numbers.links["between"]
        link = self.tokens[lower.last].text
        if upper.first == lower.last:  # بين خمسة وعشرة
            linked = between and self._meaning(upper.first, "numeral", joined=True)
        elif upper.first == lower.last + 1:
            linked = link in self.numbers.links["and"] if between else link in "-–—" or link in self.numbers.links["to"]
        else:
            linked = False
        rises = before in self.numbers.links["from"] and link != "-"
        return upper if linked and not rises and lower.value < upper.value else None

    def _meaning(self, index: int, role: str, joined: bool) -> bool:
        entry = find(self.numbers.amounts, self.tokens, index)
        return bool(entry and entry[0].role == role and entry[0].conjunction == joined)

    def _amount(self, number: Number, upper: Number | None) -> _Amount | None:
        closing = upper or number
        idle = self._dated(number) or self._named(number) or self._article(number) or self._agrees(number, closing.last)
        if idle or closing.first < self.free:
            return None
        value, first = number.value, number.first
        if upper and number.scale == 1 < upper.scale and value < upper.value / upper.scale:
            value *= upper.scale  # 2-3 milyar dolar
        last, after = self._after(closing.last, closing.case)
        unit, first = self._before(first)
        scale = self._letter_scale(last, unit)
        if scale:
            value, last = value * scale, last + 1
        if unit is None and (found := self._following(closing, last)):
            unit, last, case = found
            if not after:
                last, after = self._after(last, case)
        elif unit is None and (found := self._preceding(number)):
            unit, first = found.name, found.last
        comparison, first = self._compared(first)
        if unit is None:
            unit = self._counted(first)
        if unit is None:
            return None
        if unit == "percent" and first == number.first and self._negative(first):
            value, first = -value, first - 1
        vague = number.vague or upper is not None
        return _Amount(first, last, tidy(value), unit, _bounded(comparison or after, vague))

    def _before(self, first: int) -> tuple[str | None, int]:
        """A sign or code before the number, and where the amount then begins."""
        start, unit = self.units_before.get(first, (first, None))
        return (unit, start) if unit and start >= self.free else (None, first)

    def _compared(self, first: int) -> tuple[Comparison | None, int]:
        start, comparison = self.compared.get(first, (first, None))
        if comparison is None and first and self.tokens[first - 1].text in self.numbers.links["between"]:
            return None, first - 1
        return (Comparison(comparison), start) if comparison and start >= self.free else (None, first)

    def _counted(self, first: int) -> str | None:
        start, unit = self.counted.get(first, (first, None))
        return unit if start >= self.free else None

    def _after(self, index: int, case: str) -> tuple[int, Comparison | None]:
        """A comparison that follows the number or its unit, and the index after it."""
        for key in (case, ""):
            if found := self._comparison_at(index, key):
                return found
        return index, None

    def _comparison_at(self, index: int, case: str) -> tuple[int, Comparison] | None:
        if index >= len(self.tokens):
            return None
        words = self.numbers.after.get(case, ()) if case else self.numbers.after.get(self.tokens[index].text, ())
        start = index if case else index + 1
        for rest, entry in words:
            end = start + len(rest)
            if entry.value[1] == case and tuple(token.text for token in self.tokens[start:end]) == rest:
                return end, entry.value[0]
        return None

    def _letter_scale(self, index: int, unit: str | None) -> float | None:
        """The m of $340m and of 340m euros: a single letter needs a currency beside it."""
        if not self.scan.touching(index):
            return None
        scale = self.numbers.short_scales.get(self.tokens[index].text)
        if scale is None:
            return None
        if unit is None:
            ahead = self._unit(index + 1)
            unit = ahead.name if ahead else None
        return scale if unit and unit.isupper() else None

    def _unit(self, index: int) -> _Unit | None:
        entry = find(self.numbers.amounts, self.tokens, index) if index < len(self.tokens) else None
        if not entry or entry[0].role != "unit":
            return None
        case = self.numbers.endings.get(self.tokens[entry[1] - 1].ending, entry[0].case)
        return _Unit(entry[0].value, entry[1], case)

    def _following(self, number: Number, index: int) -> _Unit | None:
        """The unit after the number: at once, after "of the", or after a few words of the same phrase."""
        if index < len(self.tokens) and self.tokens[index].text == "-" and self.scan.touching(index):
            index += 1  # 20-tonne
        if index < len(self.tokens) and self.tokens[index].text in self.numbers.links["of"] and number.value != 1:
            index += 1
            while index < len(self.tokens) and self.tokens[index].text in self.numbers.links["determiner"]:
                index += 1
        for gap in range(self.numbers.writing.gap + 1):
            if unit := self._unit(index):
                return unit if not gap or not _year_like(self.tokens[number.first].text, number) else None
            if index >= len(self.tokens) or not self._within_phrase(index):
                return None
            index += 1
        return None

    def _within_phrase(self, index: int) -> bool:
        """Whether the word may stand between a number and its noun: an adjective, a name, a model."""
        token = self.tokens[index]
        if token.kind not in ("word", "code") or token.text in self.numbers.links["stop"]:
            return False
        return not find(self.numbers.amounts, self.tokens, index) and not find(self.numbers.times, self.tokens, index)

    def _preceding(self, number: Number) -> _Unit | None:
        """The noun before the numeral one: جندي واحد. Its `last` is its first token here."""
        if number.value != 1 or number.digits or not self.numbers.writing.modifiers_follow or not number.first:
            return None
        entry = find(self.numbers.amounts, self.tokens, number.first - 1)
        if entry and entry[0].role == "unit" and entry[1] == number.first:
            return _Unit(entry[0].value, number.first - 1, entry[0].case)
        return None

    def _time(self, index: int, end: int) -> str:
        """What the word of time at `index` is, '' if there is none, or if it does not stop at `end` (0: anywhere)."""
        entry = find(self.numbers.times, self.tokens, index) if 0 <= index < len(self.tokens) else None
        return entry[0].role if entry and end in (0, entry[1]) else ""

    def _dated(self, number: Number) -> bool:
        """Whether the number is the day or the year of a date."""
        if not number.digits:
            return False
        before, after = self._time(number.first - 1, number.first), self._time(number.last, 0)
        if _year_like(self.tokens[number.first].text, number):
            if before in _MONTHS or (before in _YEARS and number.case != "ablative"):
                return True
            return number.value % 100 != 0 and (before in _BEFORE_YEARS or number.case in ("locative", "genitive"))
        if number.value > 31:
            return before in _MONTHS
        return after in _MONTHS or (self.numbers.writing.month_first and before in _MONTHS)

    def _named(self, number: Number) -> bool:
        """Whether the number is part of a name (Article 5), of a fraction (3/4), or of groups in doubtful order (650 5)."""
        if number.first and self.tokens[number.first - 1].text in self.numbers.links["label"]:
            return True
        before = self.tokens[number.first - 1] if number.first else None
        if before and number.digits and before.kind == "number" and before.text.isdecimal() and len(before.text) == 3:
            return True
        slashes = [index for index in (number.first - 1, number.last) if 0 <= index < len(self.tokens)]
        return any(self.tokens[index].text == "/" for index in slashes)

    def _article(self, number: Number) -> bool:
        return self.numbers.writing.one_is_article and number.value == 1 and not number.digits

    def _agrees(self, number: Number, last: int) -> bool:
        """Whether a definite numeral belongs to the noun before it, and what follows begins anew: الدول الثلاث الاتفاقية."""
        if not self.numbers.writing.modifiers_follow or number.digits or last >= len(self.tokens):
            return False
        return all(self.tokens[index].text.startswith(_ARTICLE) for index in (number.first, last))

    def _negative(self, first: int) -> bool:
        sign = self.tokens[first - 1] if first else None
        return bool(sign and sign.text in "-−" and self.scan.touching(first) and not self.scan.touching(first - 1))

    def _duals(self) -> Iterator[_Amount]:
        """Nouns that say "two" by themselves: معاهدتان."""
        counted = {number.last for number in self.scan.numbers}
        for index, token in enumerate(self.tokens):
            entry = find(self.numbers.unit_duals, self.tokens, index) if token.bits & DUAL else None
            if entry and index not in counted:
                comparison, first = self._compared_freely(index)
                yield _Amount(first, entry[1], 2.0, entry[0].value, comparison or Comparison.EQ)

    def _compared_freely(self, first: int) -> tuple[Comparison | None, int]:
        start, comparison = self.compared.get(first, (first, None))
        return (Comparison(comparison) if comparison else None), start


_LONGEST_BOUND = 4  # tokens: in the order of
_ARTICLE = "ال"  # only where modifiers follow their noun: Arabic
_MONTHS = frozenset({"month", "weak_month", "hijri_month"})
_YEARS = frozenset({"period", "dual_period"})
_BEFORE_YEARS = frozenset({"in", "since", "before", "after", "until", "from", "between", "to", "of"})


def _year_like(text: str, number: Number) -> bool:
    return number.digits and len(text) == 4 and 1900 <= number.value <= 2100


def _bounded(comparison: Comparison | None, vague: bool) -> Comparison:
    """A vague number stays a lower bound, whatever else is said but "more than"."""
    if vague:
        return Comparison.GT if comparison is Comparison.GT else Comparison.GE
    return comparison or Comparison.EQ
