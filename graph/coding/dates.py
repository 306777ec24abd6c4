"""The times that a text states, resolved to days where that can be known."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.codebook.numbers import Numbers
from graph.coding.numerals import Scan, scan, tells_time
from graph.coding.reckoning import Calendar
from graph.coding.timegrammar import grammar
from graph.coding.timewords import read_items
from graph.model import Interval, Span


@dataclass(slots=True, init=False)
class FoundDate:
    """`span` of the text tells a time; `interval` is None where nobody can say which days it covers."""

    interval: Interval | None
    span: Span

    def __init__(self, interval: Interval | None, span: Span) -> None:
        self.interval, self.span = interval, span


def find_dates(text: str, numbers: Numbers, published: str | None) -> list[FoundDate]:
    """The expressions of time in `text`, raw or in matching form; in order, and apart from each other.

    `published` is the publication date, beginning YYYY-MM-DD. Relative dates and dates without a year are reckoned from it;
    without one their interval is None, or open on both sides where at least "since" or "before" is known.
    """
    scanned = scan(text, numbers)
    return dates_of(scanned, numbers, published) if tells_time(scanned.bits) else []


def dates_of(scanned: Scan, numbers: Numbers, published: str | None) -> list[FoundDate]:
    """The expressions of time in a text that is cut into tokens already."""
    found = grammar(numbers).read(read_items(scanned, numbers), Calendar(_day(published)))
    return [FoundDate(interval, scanned.normal.span(start, end)) for interval, start, end in found]


@lru_cache(maxsize=64)
def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
