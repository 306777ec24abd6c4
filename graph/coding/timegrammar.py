"""The grammar of expressions of time: regular expressions over the symbols of `timewords`, in two passes.

The first pass reads what stands by itself (17 August 2020, last week, three days ago) into the symbol P; the second reads what
joins times or needs a preposition (from P to P, since P, in 4). Each row is a name, a pattern and the function that gives its
value. No repeat is nested in another, so reading is linear.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from graph.codebook.numbers import Numbers
from graph.coding import reckoning
from graph.coding.reckoning import Calendar, Point
from graph.coding.timewords import PERIOD_SYMBOLS, Item
from graph.model import Interval

Value = Point | tuple[Point, Point] | Interval | None
Read = tuple[Interval | None, int, int]

_UNITS: Final = {symbol: unit for unit, symbol in PERIOD_SYMBOLS.items()}
_SIDES: Final = {"l": -1, "p": -1, "c": 0, "x": 1}
_FUTURE_WINDOW: Final = 10
_PARTS: Final = {
    "DAY": "[1o]~?",
    "YEAR": "4[EH]?",
    "MONTH": r"(?:[mz](?:/[mz]|\([mz]\))?|h)",  # أيار/مايو
    "NUM": "[014o]",
    "UNIT": "[qDKMAQ]",
    "SIDE": "[lxc]",
    "TAIL": "(?:,?[fvi]?A?[~@]?4[EH]?)",
    "ALONE": "(?![4o1lxcmzhWP])",
    "X": "[P4mz]",
}
_PART: Final = re.compile("<([A-Z]+)>")


@dataclass(frozen=True, slots=True)
class Match:
    """The items that a pattern matched, and what their builder may ask."""

    items: Sequence[Item]
    calendar: Calendar
    ahead: bool
    """Whether a word nearby tells that the act is still to come."""
    month_first: bool
    before: str
    """The symbol before the match, or ''."""
    after: str

    def first(self, symbols: str) -> Any:
        """The value of the first item with one of these symbols, or None."""
        return next((item.value for item in self.items if item.symbol in symbols), None)

    def has(self, symbols: str) -> bool:
        return any(item.symbol in symbols for item in self.items)

    @property
    def side(self) -> int | None:
        return next((_SIDES[item.symbol] for item in self.items if item.symbol in _SIDES), None)

    @property
    def unit(self) -> str:
        item = next(item for item in self.items if item.symbol in "qjDKMAQ")
        return item.value if item.symbol in "qj" else _UNITS[item.symbol]

    @property
    def count(self) -> float:
        """How many units: two for a dual, one where no number is said."""
        number = self.first("014o")
        return 2 if self.has("j") else 1 if number is None else float(number)


class Refused(Exception):
    """The words that a pattern matched are no expression of time after all."""


def _date(match: Match) -> Value:
    """A day, or a month, with or without its year."""
    month, year, day = match.first("mzh"), match.first("4"), match.first("1o")
    if match.has("z") and match.month_first and not _surely_a_month(match, year, day):
        raise Refused
    if len({item.value for item in match.items if item.symbol in "mz"}) > 1:
        raise Refused  # "May/June" is no second name of one month
    point = Point(
        int(year) if year is not None else None, month, int(day) if day is not None else None,
        hijri=match.has("h") or match.has("H"), ahead=match.ahead,
    )  # fmt: skip
    if year is not None or match.side is None:
        return point
    return replace(point, year_shift=match.side) if match.has("A") else replace(point, side=match.side)


def _surely_a_month(match: Match, year: float | None, day: float | None) -> bool:
    """May and march are also verbs: a day before them is not enough (the 27 may meet)."""
    if year is not None or match.has("MAD") or match.side is not None:
        return True
    follows = match.items[0].symbol in "mz"
    return day is not None and (follows or match.before in tuple("iseubfv&Wt-(") or match.after in ("", ".", ",", ")"))


def _days_of_month(match: Match) -> Value:
    """3-5 May 2020."""
    days = [int(item.value) for item in match.items if item.symbol in "1o"]
    point = _date(match)
    if not isinstance(point, Point) or len(days) < 2 or days[0] >= days[1]:
        raise Refused
    return replace(point, day=days[0]), replace(point, day=days[1])


def _day_of_this_month(match: Match) -> Value:
    """السادس من الشهر الجاري."""
    return Point(day=int(match.first("1o")), month_shift=match.side)


def _year(match: Match) -> Value:
    return Point(year=int(match.first("4")), hijri=match.has("H"))


def _weekday(match: Match) -> Value:
    weekday = match.first("W")
    if match.has("K"):
        return match.calendar.weekday_of(weekday, match.side or 0)
    return match.calendar.weekday(weekday, match.side, match.ahead)


def _relative_day(match: Match) -> Value:
    return match.calendar.day(match.first("R"))


def _ago(match: Match) -> Value:
    count = match.count
    return match.calendar.period(match.unit, -int(count)) if count == int(count) else None


def _since_ago(match: Match) -> Value:
    return match.calendar.since(match.unit, match.count)


def _since_unknown(match: Match) -> Value:
    return reckoning.UNKNOWN_SINCE


def _period(match: Match) -> Value:
    return match.calendar.period(match.unit, match.side or 0)


def _stretch(match: Match) -> Value:
    return match.calendar.stretch(match.unit, -match.count if match.side == 1 else match.count)


def _duration(match: Match) -> Value:
    """Turkish üç yıldır: for three years now."""
    return match.calendar.since({"yildir": "year", "aydir": "month", "haftadir": "week", "gündür": "day"}[match.first("r")], match.count)


def _earlier(match: Match) -> Value:
    return match.calendar.earlier()


def _unknown(match: Match) -> Value:
    return None
