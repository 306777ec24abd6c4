"""From what a text says of a time to the days that it covers: the calendar's part of reading dates.

A date whose year the text leaves out is reckoned from the publication date; without one it stays unknown.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from graph.model import Interval, Precision

UNKNOWN_SINCE: Final = Interval(None, None, Precision.SINCE)
"""For years now: it has begun, nobody says when."""
UNKNOWN_BEFORE: Final = Interval(None, None, Precision.BEFORE)

Days = tuple[date, date]
"""First and last day, both included."""

EARLIEST_YEAR: Final = 1500
"""A smaller year without an era may be a Hijri one: it is not guessed."""
_UPCOMING: Final = timedelta(days=31)
"""A day and month without a year are the last such day, unless the next one is this near."""
_MONTHS_OF: Final = {"month": 1, "year": 12, "decade": 120}
_DAYS_OF: Final = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year as far as the text names it.

    `side`: -1 for "last", 0 for "this", 1 for "next", None where nothing is said. `year_shift` and `month_shift` count from the
    publication date's own year and month. `ahead`: a word nearby tells that the act is still to come.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    side: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    ahead: bool = False

    def in_year(self, year: int) -> "Point":
        """The same in this year."""
        return Point(year, self.month, self.day, self.hijri, self.side, self.year_shift, self.month_shift, self.ahead)


def interval(days: Days, precision: Precision, basis: str) -> Interval:
    return Interval(days[0].isoformat(), days[1].isoformat(), precision, basis)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Reckons dates of a document published on `published`, or on an unknown day."""

    published: date | None

    def point(self, point: Point) -> Interval | None:
        """The interval of a point, or None where the year cannot be known or there is no such day."""
        basis = "text"
        if point.year is None:
            dated = self._dated(point)
            if dated is None:
                return None
            point, basis = dated, "relative"
        elif point.year < EARLIEST_YEAR and not point.hijri:
            return None
        days = days_of(point)
        return interval(days, _precision(point), basis) if days else None

    def _dated(self, point: Point) -> Point | None:
        """The point with its year filled in from the publication date."""
        if self.published is None:
            return None
        if point.month_shift is not None:
            first = shifted(self.published, "month", point.month_shift)
            return replace(point, year=first.year, month=first.month) if first else None
        if point.year_shift is not None:
            return replace(point, year=self.published.year + point.year_shift)
        return self._nearest(point, self.published)

    def _nearest(self, point: Point, published: date) -> Point | None:
        year = _hijri_year(published) if point.hijri else published.year
        if year is None:
            return None
        years = [point.in_year(year + shift) for shift in (-1, 0, 1)]
        choices = [(days, dated) for dated in years if (days := days_of(dated))]
        past = [dated for days, dated in choices if days[0] <= published]
        match point.side:
            case -1:
                found = [dated for days, dated in choices if days[1] < published][-1:]
            case 0:
                found = [dated for _, dated in choices if dated.year == year]
            case 1:
                found = [dated for days, dated in choices if days[0] > published][:1]
            case _ if point.ahead:
                found = [dated for days, dated in choices if days[1] >= published][:1]
            case _:
                soon = [dated for days, dated in choices if published < days[0] <= published + _UPCOMING] if point.day else []
                found = soon or past[-1:]
        return found[0] if found else None

    def day(self, shift: int) -> Interval | None:
        """The day so many days after the publication date."""
        moved = self.published and shifted(self.published, "day", shift)
        return interval((moved, moved), Precision.DAY, "relative") if moved else None

    def weekday(self, weekday: int, side: int | None, ahead: bool) -> Interval | None:
        """The last such weekday up to the publication date, or the next one where it lies ahead; `weekday` 1 is Monday."""
        if self.published is None:
            return None
        back = (self.published.isoweekday() - weekday) % 7
        if side == 1 or (side is None and ahead):
            return self.day((-back) % 7 or (7 if side == 1 else 0))
        if side == 0:
            return self.day(weekday - self.published.isoweekday())
        return self.day(-(back or (7 if side == -1 else 0)))

    def weekday_of(self, weekday: int, week: int) -> Interval | None:
        """The weekday of the week so many weeks after the publication date's; weeks begin on Monday."""
        return self.day(weekday - self.published.isoweekday() + 7 * week) if self.published else None

    def period(self, unit: str, shift: int) -> Interval | None:
        """The day, week, month or year so many of them after the publication date's; None for a decade."""
        moved = self.published and shifted(self.published, unit, shift)
        if not moved:
            return None
        match unit:
            case "day":
                return interval((moved, moved), Precision.DAY, "relative")
            case "week":
                monday = moved - timedelta(days=moved.weekday())
                return interval((monday, monday + timedelta(days=6)), Precision.RANGE, "relative")
            case "month":
                return self.point(Point(month_shift=shift))
            case "year":
                return self.point(Point(year_shift=shift))
        return None

    def stretch(self, unit: str, count: float) -> Interval | None:
        """The time from so many units ago to the publication date; ahead of it for a negative count."""
        if self.published is None or count != int(count):
            return None
        other = shifted(self.published, unit, -int(count))
        return interval((min(other, self.published), max(other, self.published)), Precision.RANGE, "relative") if other else None

    def since(self, unit: str, count: float) -> Interval:
        """From so many units ago on; an unknown start where nobody can reckon it."""
        start = self.period(unit, -int(count)) if count == int(count) else None
        return Interval(start.start if start else None, None, Precision.SINCE, "relative" if start else "text")

    def cut(self, whole: Interval, past: bool) -> Interval:
        """The part of `whole` before the publication, or after it; all of it where the publication lies outside."""
        day = self.published.isoformat() if self.published else ""
        if not (whole.start and whole.end and whole.start < day < whole.end):
            return whole
        start, end = (whole.start, day) if past else (day, whole.end)
        return Interval(start, end, Precision.RANGE, "relative")

    def earlier(self) -> Interval:
        """Some time before the publication."""
        end = self.published.isoformat() if self.published else None
        return Interval(None, end, Precision.BEFORE, "relative" if end else "text")


def between(first: Interval, last: Interval) -> Interval | None:
    """From the start of one to the end of the other; None where they lie the wrong way round."""
    if first.start is None or last.end is None or first.start > last.end:
        return None
    relative = "relative" in (first.basis, last.basis)
    return Interval(first.start, last.end, Precision.RANGE, "relative" if relative else "text")


def since(interval: Interval | None) -> Interval:
    return Interval(interval.start, None, Precision.SINCE, interval.basis) if interval else UNKNOWN_SINCE


def until(interval: Interval | None) -> Interval:
    """Up to the end of the interval, its last day included."""
    return Interval(None, interval.end, Precision.BEFORE, interval.basis) if interval else UNKNOWN_BEFORE


def before(interval: Interval | None) -> Interval:
    """Up to the day before the interval."""
    day = _next_to(interval.start, -1) if interval else None
    return Interval(None, day, Precision.BEFORE, interval.basis) if interval and day else UNKNOWN_BEFORE


def after(interval: Interval | None) -> Interval:
    """From the day after the interval on."""
    day = _next_to(interval.end, 1) if interval else None
    return Interval(day, None, Precision.SINCE, interval.basis) if interval and day else UNKNOWN_SINCE


def _next_to(day: str | None, step: int) -> str | None:
    moved = day and shifted(date.fromisoformat(day), "day", step)
    return moved.isoformat() if moved else None


def shifted(day: date, unit: str, count: int) -> date | None:
    """`day` moved by so many units; months and years give the first of the month. None outside of the calendar."""
    try:
        if unit in _DAYS_OF:
            return day + timedelta(days=count * _DAYS_OF[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS_OF[unit]
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def days_of(point: Point) -> Days | None:
    """The days of a point whose year is known; None where the calendar has no such day."""
    if point.year is None:
        return None
    if point.hijri:
        return _hijri_days(point.year, point.month, point.day)
    try:
        first = date(point.year, point.month or 1, point.day or 1)
        if point.day:
            return first, first
        last = shifted(first, "month" if point.month else "year", 1)
        return (first, last - timedelta(days=1)) if last else None
    except ValueError:
        return None


def _precision(point: Point) -> Precision:
    if point.day:
        return Precision.DAY
    if point.hijri:
        return Precision.RANGE  # a Hijri month or year is no month or year of the civil calendar
    return Precision.MONTH if point.month else Precision.YEAR


def _hijri_days(year: int, month: int | None, day: int | None) -> Days | None:
    """Umm al-Qura days in the civil calendar; None outside of the tables (1343 to 1500) or without the package `hijridate`."""
    try:
        from hijridate import Hijri

        first = Hijri(year, month or 1, day or 1).to_gregorian()
        if day:
            return date(*first.datetuple()), date(*first.datetuple())
        closing = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, closing.month_length()).to_gregorian()
    except (ImportError, OverflowError, ValueError):
        return None
    return date(*first.datetuple()), date(*last.datetuple())


def _hijri_year(day: date) -> int | None:
    try:
        from hijridate import Gregorian

        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ImportError, OverflowError, ValueError):
        return None


def merged(first: Point, last: Point) -> tuple[Point, Point]:
    """Two ends of a range, the first with what it leaves to the second: 3 May to 5 June 2020."""
    if first.year is not None or first.year_shift is not None or last.month is None:
        return first, last
    turns = bool(first.month and first.month > last.month)
    year = last.year - 1 if turns and last.year is not None else last.year
    return replace(last, year=year, month=first.month or last.month, day=first.day), last
