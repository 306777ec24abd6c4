"""Dates in composed sentences, never more exact than the interval: a whole year is a year."""

import calendar
import datetime
from typing import Final

from graph.codebook.grammar.noun import Grammar
from graph.model import Interval, Precision

_LAST_MONTH: Final = 12


def worded_date(interval: Interval, grammar: Grammar) -> str:
    """`on 17 August 2020`, `in 2019`, `since 2010`, `between … and …`; '' for an interval without any day."""
    first = interval.start or interval.end
    if first is None:
        return ""
    if interval.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        unit = interval.precision.value
        return _put(f"on_{unit}", grammar, _date(datetime.date.fromisoformat(first), unit, grammar))
    return _open(interval, grammar)


def _open(interval: Interval, grammar: Grammar) -> str:
    """A range, or what has one end alone. `before` names the day after the last one."""
    start = datetime.date.fromisoformat(interval.start) if interval.start else None
    end = datetime.date.fromisoformat(interval.end) if interval.end else None
    if start and end and interval.precision is Precision.RANGE:
        unit = _range_unit(start, end)
        pattern = grammar.phrases.tables["date"]["range"]
        return pattern.format(_date(start, unit, grammar), _date(end, unit, grammar))
    if start and interval.precision is not Precision.BEFORE:
        return _put("since", grammar, _date(start, _unit(start), grammar))
    assert end or start
    after = end + datetime.timedelta(days=1) if end else start
    assert after is not None
    return _put("before", grammar, _date(after, _unit(after), grammar))


def _unit(day: datetime.date) -> str:
    """The first day of a year or month stands for it."""
    return "day" if day.day > 1 else "month" if day.month > 1 else "year"


def _range_unit(start: datetime.date, end: datetime.date) -> str:
    if (start.day, end.day) != (1, calendar.monthrange(end.year, end.month)[1]):
        return "day"
    return "year" if (start.month, end.month) == (1, _LAST_MONTH) else "month"


def _date(day: datetime.date, unit: str, grammar: Grammar) -> str:
    pattern = grammar.phrases.tables["date"][unit]
    return pattern.format(day=day.day, month=grammar.phrases.months[day.month - 1], year=day.year)


def _put(key: str, grammar: Grammar, date: str) -> str:
    return grammar.put(grammar.phrases.tables["date"][key], date)
