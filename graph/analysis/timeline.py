"""How relations went on: claims, articles, events and scores by period, beside the documents that there are of it."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from statistics import median

import numpy as np

from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.network import edges, groups
from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, View
from graph.query.filters import NO_FILTERS, Filters, drawn_wanted, listed_wanted
from graph.query.lookup import find
from graph.query.network import links, polarities
from graph.query.table import Table, table

_MARKS = 1 << 20  # more than the numbers of periods
_FIGURES = ("claims", "articles", "events", "positive", "negative", "score")


def timeline(
    ledger: Ledger,
    codebook: Codebook,
    actors: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    by: str = "month",
    types: bool = False,
    as_of: int | None = None,
) -> Table:
    """The drawn claims by period: of two actors, of one with everybody, or of all; undated ones last.

    With `types` a row for each relation of a period. `documents` are those published in the period, whatever they tell, by the
    filters' outlet, language and collection: fewer claims where there are fewer documents are no trend. Actors are ids. Raises
    UnknownActor, InputError.
    """
    with ledger.at(as_of) as view:
        columns = columns_for(ledger, view)
        found = related(columns, view, codebook, actors, filters)
        period, labels = groups.periods(columns.claims, found.claim, by)
        relation = columns.claims.relation[found.claim].astype("i8") if types else np.zeros(len(found.claim), "i8")
        grouped = groups.grouped(found, period, relation)
        read = published(columns, view, filters, by)
        assert grouped.rows is not None
        heads = grouped.rows[grouped.first]
        signs = grouped.signs(polarities(codebook))
        edge, count = grouped.edge, len(grouped.first)
        figures = zip(
            [labels[one] for one in period[heads].tolist()],
            [columns.words.texts[one] for one in relation[heads].tolist()] if types else [None] * count,
            *(one.tolist() for one in (grouped.claims, grouped.articles(), grouped.events())),
            *(np.bincount(edge[chosen], minlength=count).tolist() for chosen in (signs > 0, signs < 0)),
            groups.scores(grouped),
            strict=True,
        )
        names = ("period", *(("relation",) if types else ()), *_FIGURES, "documents")
        rows = [(*(cell for cell in row[: 1 + types]), *row[2:], read.get(row[0])) for row in figures]
        return table(names, rows, view.version)


def related(
    columns: Columns, view: View, codebook: Codebook, actors: Sequence[str], filters: Filters, wanted: edges.Wanted | None = None
) -> edges.Selected:
    """The links of two actors, of one, or all, whose claims are wanted: without more said, those that are drawn."""
    if len(actors) > 2 or len(set(actors)) < len(actors):
        raise InputError(f"{', '.join(actors)}: allowed are two different actors, one, or none")
    named = sorted(find(view, codebook, actor).id for actor in actors)
    wanted = wanted or drawn_wanted(filters, columns, view)
    if not named:
        return edges.select(columns, links(columns, filters), wanted)
    numbers = [columns.words.number(one) for one in named]
    if len(numbers) == 1:
        return edges.select_of(columns, filters.level, numbers[0], wanted)
    return edges.select_between(columns, filters.level, numbers[0], numbers[1], wanted)


def published(columns: Columns, view: View, filters: Filters, by: str) -> dict[str | None, int]:
    """How many documents were published in each period."""
    times = np.bincount(columns.codings.published[documents(columns, view, filters)])
    days = np.flatnonzero(times)
    marks, place = np.unique(groups.marks_of(days, by), return_inverse=True)
    counts = np.bincount(place, times[days]).astype("i8")
    return {groups.label(mark, by): count for mark, count in zip(marks.tolist(), counts.tolist(), strict=True)}


def documents(columns: Columns, view: View, filters: Filters) -> Numbers:
    """The rows of the codings that are current as of the view's version, by outlet, language, collection and publication."""
    codings = columns.codings
    live = columns.live(view.version)
    mask = np.ones(len(codings.key), bool) if live is None else live
    for column, wanted in (
        (codings.outlet, view.identities.all_of(filters.outlet) if filters.outlet else ()),
        (codings.language, (filters.language,) if filters.language else ()),
    ):
        if wanted:
            mask &= np.isin(column, [columns.words.numbers.get(one, -2) for one in wanted])
    if filters.collection:
        mask &= np.isin(codings.key, view.codings_in(filters.collection))
    if filters.since:
        mask &= codings.published >= date.fromisoformat(filters.since).toordinal()
    if filters.until:
        mask &= (codings.published <= date.fromisoformat(filters.until).toordinal()) & (codings.published > 0)
    return np.flatnonzero(mask)


def coverage(ledger: Ledger, filters: Filters = NO_FILTERS, by: str = "month", as_of: int | None = None) -> Table:
    """How many documents each outlet has in each period of publication, and how many claims they make.

    Only the filters outlet, language, collection, from and to are about documents; `claims` are those that lists show.
    """
    with ledger.at(as_of) as view:
        columns = columns_for(ledger, view)
        rows = documents(columns, view, filters)
        shown = listed_wanted(NO_FILTERS, columns, view)(None)
        claims = columns.claims.coding if shown is None else columns.claims.coding[shown]
        figures = np.bincount(claims, minlength=len(columns.codings.key))[rows]
        marks = groups.marks_of(columns.codings.published[rows], by)
        both, place = np.unique(columns.codings.outlet[rows].astype("i8") * _MARKS + marks, return_inverse=True)
        counts = np.bincount(place), np.bincount(place, figures).astype("i8")
        texts = columns.words.texts
        told = {
            (texts[one // _MARKS] if one >= 0 else None, groups.label(one % _MARKS, by)): numbers
            for one, *numbers in zip(both.tolist(), *(one.tolist() for one in counts), strict=True)
        }
        ordered = sorted(told, key=lambda one: (one[0] is None, one[0] or "", one[1] is None, one[1] or ""))
        return table(("outlet", "period", "documents", "claims"), [(*one, *told[one]) for one in ordered], view.version)


def trend(found: Table) -> float | None:
    """How much the mean score changes from one period to the next; periods without a score are skipped. None without two."""
    periods = dict.fromkeys(row["period"] for row in found.records())
    place = {period: _ordinal_period(period) for period in periods if period}
    dated = [row for row in found.records() if row["score"] is not None and place.get(row["period"]) is not None]
    return slope([(place[row["period"]] or 0, row["score"]) for row in dated])


def _ordinal_period(period: str) -> int | None:
    """The number of a month, quarter or year among its like."""
    if len(period) == 4:
        return int(period)
    year, _, part = period.partition("-")
    return int(year) * 4 + int(part[1:]) if part.startswith("Q") else int(year) * 12 + int(part)


def slope(points: Sequence[tuple[float, float]]) -> float | None:
    """The median slope between all pairs of points (Theil 1950, Sen 1968): few wild months don't turn it. None without two."""
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2]
    return median(slopes) if slopes else None
