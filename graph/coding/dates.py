"""The times that a text states, resolved to days where that can be known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from graph.codebook.matching import match_form
from graph.codebook.numbers import WORD, Numbers
from graph.coding.numerals import Scan, has_digit, scan
from graph.coding.reckoning import Calendar
from graph.coding.timegrammar import grammar
from graph.coding.timewords import read_items
from graph.model import Interval, Span

_HAS_YEAR: Final = re.compile(r"[0-9]{4}|[0-9][./-][0-9]")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """`span` of the text tells a time; `interval` is None where nobody can say which days it covers."""

    interval: Interval | None
    span: Span


def find_dates(text: str, numbers: Numbers, published: str | None) -> list[FoundDate]:
    """The expressions of time in `text`, raw or in matching form; in order, and apart from each other.

    `published` is the publication date, beginning YYYY-MM-DD. Relative dates and dates without a year are reckoned from it;
    without one their interval is None, or open on both sides where at least "since" or "before" is known.
    """
    plain = match_form(text)
    return dates_of(scan(text, numbers), numbers, published) if tells_time(plain, WORD.findall(plain), numbers) else []


def tells_time(text: str, words: Sequence[str], numbers: Numbers) -> bool:
    """Whether a text in matching form may have an expression of time: it has digits of a year or a date, or a word of time."""
    return not numbers.time_hints.isdisjoint(words) or (has_digit(text) and _HAS_YEAR.search(text) is not None)


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
