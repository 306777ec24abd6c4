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
    "MONTH": "[mzh]",
    "NUM": "[014o]",
    "UNIT": "[qDKMAQ]",
    "SIDE": "[lxc]",
    "TAIL": "(?:,?[fvi]?A?[~@]?4[EH]?)",
    "ALONE": "(?![4o1lxcmzhWP])",
    "X": "[P4mz]",
}
_PART: Final = re.compile("<([A-Z]+)>")


class Match:
    """The items that a pattern matched, and what their builder may ask.

    `ahead` tells whether a word nearby says that the act is still to come; `before` and `after` are the symbols beside, or ''.
    """

    __slots__ = ("after", "ahead", "before", "calendar", "items", "month_first")

    def __init__(
        self, items: list[Item], calendar: Calendar, *, ahead: bool, month_first: bool, before: str, after: str
    ) -> None:
        self.items, self.calendar, self.ahead, self.month_first = items, calendar, ahead, month_first
        self.before, self.after = before, after

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
        item = next(item for item in self.items if item.symbol in "qjrDKMAQ")
        return item.value if item.symbol in "qjr" else _UNITS[item.symbol]

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


def _since_unknown(_: Match) -> Value:
    return reckoning.UNKNOWN_SINCE


def _period(match: Match) -> Value:
    return match.calendar.period(match.unit, match.side or 0)


def _stretch(match: Match) -> Value:
    return match.calendar.stretch(match.unit, -match.count if match.side == 1 else match.count)


def _earlier(match: Match) -> Value:
    return match.calendar.earlier()


def _unknown(_: Match) -> Value:
    return None


def _plain(match: Match) -> Value:
    """What the first pass read, or a year or month that the second pass accepts."""
    return _value(next(item for item in match.items if item.symbol in "P4mzh"), match)


def _value(item: Item, match: Match) -> Value:
    match item.symbol:
        case "P":
            return item.value  # type: ignore[no-any-return]
        case "4":
            hijri = match.has("H")
            if item.value < reckoning.EARLIEST_YEAR and not hijri:
                raise Refused
            return Point(year=int(item.value), hijri=hijri)
    return Point(month=item.value, hijri=item.symbol == "h", ahead=match.ahead)


def _range(match: Match) -> Value:
    first, last = (_value(item, match) for item in match.items if item.symbol in "P4mzh")
    if isinstance(first, Point) and isinstance(last, Point):
        first, last = reckoning.merged(first, last)
    ends = resolved(first, match.calendar), resolved(last, match.calendar)
    if ends[0] is None or ends[1] is None:
        return None
    between = reckoning.between(ends[0], ends[1])
    if between is None:
        raise Refused
    return between


def _short_range(match: Match) -> Value:
    """2015-19."""
    first, closing = int(match.first("4")), int(match.first("01"))
    last = first // 100 * 100 + closing
    touching = match.items[-1].start == match.items[1].end
    if first < reckoning.EARLIEST_YEAR or closing > 99 or not first < last or not touching:
        raise Refused
    return Point(year=first), Point(year=last)


def _season(match: Match) -> Value:
    """2015/2016."""
    first, last = (int(item.value) for item in match.items if item.symbol == "4")
    if last != first + 1:
        raise Refused
    return Point(year=first), Point(year=last)


def _since(match: Match) -> Value:
    return reckoning.since(resolved(_plain(match), match.calendar))


def _before(match: Match) -> Value:
    return reckoning.before(resolved(_plain(match), match.calendar))


def _until(match: Match) -> Value:
    value = _plain(match)
    if isinstance(value, Point) and value.year is None and value.side is None:
        value = replace(value, ahead=True)  # a deadline without a year is the next one
    return reckoning.until(resolved(value, match.calendar))


def _after(match: Match) -> Value:
    return reckoning.after(resolved(_plain(match), match.calendar))


def _narrowed(match: Match) -> Value:
    """Earlier this year: what of the year had passed; later this week: what of the week is left."""
    whole = resolved(_plain(match), match.calendar)
    return match.calendar.cut(whole, past=match.has("B")) if whole else None


@dataclass(frozen=True, slots=True)
class Row:
    """One expression: `pattern` over symbols, where <NAME> stands for a part; `only` names the languages that write it so."""

    name: str
    pattern: str
    value: Callable[[Match], Value]
    only: str = ""


FIRST_PASS: Final = (
    Row("3-5 May 2020", r"(?:b<DAY>&|f?<DAY>[<]?[tu\-])[1o][>~]?[fv]?(?:M~?)?<MONTH><TAIL>?", _days_of_month),
    Row("3 ve 5 Mayıs arasında", r"<DAY>[&t]<DAY><MONTH>[@~]?<TAIL>?[@~<>]?b", _days_of_month, "post"),
    Row("May 3-5, 2020", r"<MONTH>1[-t]1(?:,?<YEAR>)?", _days_of_month, "month first"),
    Row("17 آب الماضي", r"(?:R?,?D?W,?)?D?<DAY>f?(?:M~?)?<MONTH>(?:<TAIL>|f?A<SIDE>|<SIDE><ALONE>)?", _date, "follow"),
    Row("17 August last year", r"(?:R?,?D?W,?)?<DAY>[fv]?<MONTH>(?:<TAIL>|,?v?<SIDE>A)?(?:[@~<>]?WD)?", _date, "precede"),
    Row("August 17, 2020", r"(?:W,?)?<MONTH>1(?:,?<YEAR>|,?v?<SIDE>A)?", _date, "month first"),
    Row("2020 yılının ağustos ayı", r"4~?(?:A~?)?[mzh][@~]?M?(?!,?4)", _date, "post"),
    Row("geçen yıl 5 Mayıs", r"<SIDE>A[~@]?(?:<DAY>)?<MONTH>M?", _date, "precede"),
    Row("August 2020", r"(?:M[~v]?)?<MONTH>~?(?:M[~@]?)?<TAIL>", _date),
    Row("August last year", r"<MONTH>M?,?v?<SIDE>A", _date, "precede"),
    Row("آب الماضي", r"M?<MONTH>(?:f?A<SIDE>|<SIDE><ALONE>)", _date, "follow"),
    Row("last August", r"[lx]<MONTH>M?|c[mh]M?", _date, "precede"),
    Row("the month of August", r"M[v~]?<MONTH>|<MONTH>~?M", _date),
    Row("السادس من الشهر الجاري", r"D?[1o]f?M<SIDE>", _day_of_this_month, "follow"),
    Row("the 6th of this month", r"1v<SIDE>M|<SIDE>M~1", _day_of_this_month, "precede"),
    Row("السنوات الثلاث الماضية", r"q<NUM>[lx]|<NUM>q[lx]|j[lx]", _stretch, "follow"),
    Row("the last three years", r"[px]<NUM><UNIT>|p[KMA]<ALONE>", _stretch, "precede"),
    Row("geçen üç yılda", r"l<NUM><UNIT>", _stretch, "post"),
    Row("الأيام القليلة الماضية", r"qk?[lxc]", _unknown, "follow"),
    Row("recent years", r"[pxc]k?q", _unknown, "precede"),
    Row("قبل ثلاثة أيام", r"e(?:<NUM><UNIT>|j(?!4)|[DKMA]<ALONE>)", _ago, "follow"),
    Row("قبل أيام", r"ek?q", _earlier, "follow"),
    Row("three days ago", r"<NUM><UNIT>~?g", _ago, "precede"),
    Row("years ago", r"k?[qDKMA]g", _earlier, "precede"),
    Row("two days later", r"k?<NUM>?<UNIT>[BUa]", _unknown, "precede"),
    Row("بعد يومين", r"a(?:<NUM>q|k?q|j(?!4)|[DKMA]<ALONE>)", _unknown, "follow"),
    Row("منذ ثلاث سنوات", r"s(?:<NUM><UNIT>|j(?!4)|[DKMA]<ALONE>)", _since_ago, "follow"),
    Row("üç yıldır", r"<NUM>r|<NUM><UNIT>[<]s", _since_ago, "post"),
    Row("for years", r"V|sk?q", _since_unknown),
    Row("العام الماضي 2019", r"A[lc]4", _year, "follow"),
    Row("the year 2019", r"A~?4[EH]?", _year),
    Row("2019 yılı", r"4[EH]?~?A", _year, "post"),
    Row("الثلاثاء من الأسبوع الماضي", r"D?Wf?K<SIDE>", _weekday, "follow"),
    Row("Tuesday of last week", r"Wv?<SIDE>K|<SIDE>K[~@]?W~?D?", _weekday, "precede"),
    Row("الشهر الماضي", r"[KMA]<SIDE>|c[KMA]", _period, "follow"),
    Row("last month", r"<SIDE>[KMA]", _period, "precede"),
    Row("أمس الثلاثاء", r"D?R(?:,?D?W)?(?![Tolx])", _relative_day),
    Row("الثلاثاء الماضي", r"D?W<SIDE>", _weekday, "follow"),
    Row("last Tuesday", r"<SIDE>W~?D?", _weekday, "precede"),
    Row("on Tuesday", r"D?W", _weekday, "weekday alone"),
    Row("salı günü", r"WD", _weekday, "weekday with day"),
)  # fmt: skip
"""In order: the first row that matches at a place wins."""

SECOND_PASS: Final = (
    Row("between May and August 2020", r"b[jAM]?<X>[~@]?[&t\-]{1,2}[jAM]?<X>", _range),
    Row("2015 ile 2019 arasında", r"<X>[~@]?[t&]<X>[~@]?A?[~@]?b", _range, "post"),
    Row("from May to August 2020", r"[fs]<X>[~@]?i?,?[tu\-]{1,2}i?<X>", _range),
    Row("2015'ten 2019'a kadar", r"<X>[<]<X>(?:>u?)?", _range, "post"),
    Row("2015-19", r"4-[01]", _short_range),
    Row("2015/2016", r"4/4", _season),
    Row("2015-2019", r"[P4][-t][P4]|[mz][-t]P", _range),
    Row("2015'ten beri", r"<X>[<]su?", _since, "post"),
    Row("2015'ten önce", r"<X>[<]g", _before, "post"),
    Row("2015'ten sonra", r"<X>[<]a", _after, "post"),
    Row("2019'a kadar", r"<X>>u", _until, "post"),
    Row("since 2015", r"si?<X>[EH]?", _since),
    Row("before 2015", r"e<X>[EH]?", _before),
    Row("after 2015", r"a<X>[EH]?", _after),
    Row("until 2019", r"ui?<X>[EH]?", _until),
    Row("earlier this year", r"[BU][fvi]?P", _narrowed),
    Row("in a previous time", r"B", _earlier),
    Row("later", r"U", _unknown),
    Row("read before", r"P", _plain),
    Row("in 2019", r"(?<=i)4[EH]?|4[@~]|(?<![014]\()(?<=\()4(?=\))", _plain),
    Row("2019 sonunda", r"[4mzh]~?(?=i)", _plain, "post"),
    Row("of 2019", r"(?<=[vf])4", _plain, "month first"),
    Row("in August", r"(?<=i)[mzh]|[mzh]@", _plain),
)  # fmt: skip


def resolved(value: Value, calendar: Calendar) -> Interval | None:
    match value:
        case Point():
            return calendar.point(value)
        case (Point() as first, Point() as last):
            ends = calendar.point(first), calendar.point(last)
            return reckoning.between(ends[0], ends[1]) if ends[0] and ends[1] else None
        case Interval():
            return value
    return None


@dataclass(frozen=True, slots=True)
class Pass:
    """Rows compiled into one regular expression, in which the group r7 is row 7; `telling` symbols are those of which each match
    has one."""

    rows: tuple[Row, ...]
    pattern: re.Pattern[str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The rows that a language writes."""

    numbers: Numbers
    first: Pass
    second: Pass

    def read(self, items: list[Item], calendar: Calendar) -> list[Read]:
        """The expressions of time in order: the interval, and start and end of the expression."""
        merged: list[Item] = []
        at = 0
        for begin, end, value in self._matches(self.first, items, calendar):
            merged += items[at:begin]
            merged.append(Item("P", value, items[begin].start, items[end - 1].end))
            at = end
        merged += items[at:]
        return [
            (resolved(value, calendar), merged[begin].start, merged[end - 1].end)
            for begin, end, value in self._matches(self.second, merged, calendar)
        ]

    def _matches(self, rows: Pass, items: list[Item], calendar: Calendar) -> list[tuple[int, int, Value]]:
        symbols = "".join([item.symbol for item in items])
        matches: list[tuple[int, int, Value]] = []
        if rows.telling.isdisjoint(symbols):
            return matches
        for stretch in _STRETCH.finditer(symbols):
            if rows.telling.isdisjoint(stretch[0]):  # most: a lone "in" or "and"
                continue
            at = stretch.start()
            while found := rows.pattern.search(symbols, at, stretch.end()):
                begin, at = found.span()
                match = Match(
                    items[begin:at], calendar, ahead=self._ahead(items, symbols, begin, at),
                    month_first=self.numbers.writing.month_first, before=symbols[begin - 1 : begin], after=symbols[at : at + 1],
                )  # fmt: skip
                try:
                    matches.append((begin, at, rows.rows[int((found.lastgroup or "r0")[1:])].value(match)))
                except Refused:
                    at = begin + 1
        return matches

    def _ahead(self, items: list[Item], symbols: str, begin: int, end: int) -> bool:
        """Whether a word of the same clause tells that the act is to come: before the date, in Turkish after it."""
        if self.numbers.writing.postpositions:
            stop = symbols.find(".", end, end + _FUTURE_WINDOW)
            window = range(end, stop if stop >= 0 else min(end + _FUTURE_WINDOW, len(items)))
        else:
            reach = max(begin - _FUTURE_WINDOW, 0)
            window = range(max(reach, symbols.rfind(".", reach, begin) + 1), begin)
        return any(items[index].ahead for index in window)


_STRETCH: Final = re.compile("[^w.]+")
_TELLING: Final = frozenset("mzhqjrDKMAQRWV")
"""A period, a month, a weekday, a day, or since when: each row of the first pass has one."""
_TELLING_TWICE: Final = frozenset("P4mzhBU")
"""The same for the second pass."""


@lru_cache(maxsize=16)
def grammar(numbers: Numbers) -> Grammar:
    """The grammar of a language, compiled once."""
    writing = numbers.writing
    written = {
        "": True, "follow": writing.modifiers_follow, "precede": not writing.modifiers_follow, "post": writing.postpositions,
        "month first": writing.month_first, "weekday alone": writing.weekday_stands_alone,
        "weekday with day": not writing.weekday_stands_alone,
    }  # fmt: skip
    first, second = ([row for row in rows if written[row.only]] for rows in (FIRST_PASS, SECOND_PASS))
    return Grammar(numbers, _compiled(first, _TELLING), _compiled(second, _TELLING_TWICE))


def _compiled(rows: Sequence[Row], telling: frozenset[str]) -> Pass:
    pattern = "|".join(f"(?P<r{index}>{_expanded(row.pattern)})" for index, row in enumerate(rows))
    return Pass(tuple(rows), re.compile(pattern), telling)


def _expanded(pattern: str) -> str:
    """The pattern with its parts put in; parts contain no parts themselves."""
    return _PART.sub(lambda part: _PARTS[part[1]], pattern)
