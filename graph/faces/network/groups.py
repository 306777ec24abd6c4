"""Links gathered otherwise than by pair: by period, by relation, by actor."""

from datetime import date

import numpy as np

from graph.errors import InputError
from graph.faces.network.columns import Claims, Columns, Numbers
from graph.faces.network.edges import Selected, changes

PERIODS = ("month", "quarter", "year")
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def grouped(found: Selected, *by: Numbers) -> Selected:
    """The links in groups that have the same numbers in `by`, in their order; each claim once a group."""
    order = np.lexsort((found.claim, *reversed(by)))
    order = order[changes(*(one[order] for one in (*by, found.claim)))]
    claims, claim = found.columns.claims, found.claim[order]
    order = order[np.lexsort((claims.start[claim], claims.act[claim], *(one[order] for one in reversed(by))))]
    first = np.flatnonzero(changes(*(one[order] for one in by))) if len(order) else np.empty(0, "i8")
    return Selected(found.columns, found.pair[order], found.claim[order], found.way[order], first, order)


def periods(claims: Claims, rows: Numbers, by: str) -> tuple[Numbers, tuple[str | None, ...]]:
    """Which of the periods, ascending and the undated last, each of these claims falls into.

    What only a year dates, stands under the year before its months or quarters: no month is invented.
    """
    marks = marks_of(claims.day[rows], by)
    years = claims.year[rows]
    marks[years > 0] = _YEAR * years[years > 0].astype("i4")
    found, place = np.unique(marks, return_inverse=True)
    return place, tuple(label(mark, by) for mark in found.tolist())


def marks_of(days: Numbers, by: str) -> Numbers:
    """The period of each ordinal day as a number, ascending; that of no day, which is 0, is the last."""
    if by not in PERIODS:
        raise InputError(f"'{by}' is no period; allowed are {', '.join(PERIODS)}")
    months = (days - _EPOCH).astype("M8[D]").astype("M8[M]").astype("i4")
    part = months % 12
    within = {"year": np.zeros_like(part), "quarter": part // 3 + 1, "month": part + 1}[by]
    return np.asarray(np.where(days > 0, _YEAR * (1970 + months // 12) + within, _UNDATED).astype("i4"))


_EPOCH = date(1970, 1, 1).toordinal()
_YEAR = 20  # a year has so many numbers: its own, then those of its months or quarters
_UNDATED = 20 * 10_000


def label(mark: int, by: str) -> str | None:
    """The period of this number."""
    if mark == _UNDATED:
        return None
    year, part = divmod(mark, _YEAR)
    if not part:
        return f"{year:04}"
    return f"{year:04}-Q{part}" if by == "quarter" else f"{year:04}-{part:02}"


def quad_counts(found: Selected) -> list[Numbers]:
    """For each of QUADS, how many claims of each group are of it."""
    words, count = found.columns.words, len(found.first)
    quads = found.columns.claims.quad[found.claim]
    edge = found.edge
    return [np.bincount(edge[quads == words.number(quad)], minlength=count) if quad in words.numbers else np.zeros(count, "i8")
            for quad in QUADS]


def scores(found: Selected) -> list[float | None]:
    """The mean score of each group, None where no claim of it has one."""
    return [None if score != score else round(score, 4) for score in found.mean_score().tolist()]


def ids(columns: Columns, numbers: Numbers) -> list[str]:
    texts = columns.words.texts
    return [texts[number] for number in numbers.tolist()]
