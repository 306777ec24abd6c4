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
    if by not in PERIODS:
        raise InputError(f"'{by}' is no period; allowed are {', '.join(PERIODS)}")
    days, years = claims.day[rows], claims.year[rows].astype("i4")
    marks, place = np.unique(np.where(years > 0, -years, days), return_inverse=True)
    named = [label(mark, by) for mark in marks.tolist()]
    labels = tuple(sorted(set(named), key=lambda label: (label is None, label or "")))
    numbers = {label: number for number, label in enumerate(labels)}
    return np.array([numbers[label] for label in named], "i8")[place], labels


def label(mark: int, by: str) -> str | None:
    """The period of an ordinal day; of a year, which is negative; None of 0, which is no day."""
    if mark <= 0:
        return f"{-mark:04}" if mark else None
    day = date.fromordinal(mark)
    return {"year": f"{day.year:04}", "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}"}.get(by, day.isoformat()[:7])


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
    texts = columns.actors.texts
    return [texts[number] for number in numbers.tolist()]
