"""When an act took place, as far as the text tells."""

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    SINCE = "since"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Interval:
    """The act lies between `start` and `end`, ISO dates (YYYY-MM-DD), both inclusive; None is open or unknown.

    `basis` is `text` where the text states the date, `relative` where it was reckoned from the publication date.
    """

    start: str | None
    end: str | None
    precision: Precision
    basis: str = "text"
