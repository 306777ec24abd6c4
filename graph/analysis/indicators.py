"""Amounts that texts give of what two actors have together, such as trade, as series with who says so."""

from collections.abc import Sequence
from typing import Any

from graph.analysis.timeline import related
from graph.codebook import Codebook
from graph.faces.network.edges import all_of
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, Listed
from graph.model import Precision
from graph.model.relation import RelationKind
from graph.query.filters import NO_FILTERS, Filters, listed_wanted
from graph.query.table import Table, table

_COLUMNS = (
    *("relation", "a", "b", "period", "value", "unit", "comparison", "modality", "claimant", "outlet"),
    *("document", "claim", "quote"),
)


def indicators(
    ledger: Ledger,
    codebook: Codebook,
    actors: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    as_of: int | None = None,
) -> Table:
    """A row for each claim of a measure (trade) that has an amount: of two actors, of one with everybody, or of all.

    Rows are sorted by measure, pair, period and value, so that a series reads downwards and claims that differ stand together.
    `period` is the act's year, month or day, None where the text tells none. Raises UnknownActor, InputError.
    """
    with ledger.at(as_of) as view:
        columns = columns_for(ledger, view)
        measures = [one.id for one in codebook.relations.values() if one.kind is RelationKind.MEASURE]
        measured = Filters(relation=tuple(measures), review=filters.review)
        wanted = all_of(*(listed_wanted(one, columns, view) for one in (filters, measured)))
        found = related(columns, view, codebook, actors, filters, wanted)
        names = columns.words.texts
        ends = [(names[pair >> 32], names[pair & 0xFFFFFFFF]) for pair in found.pair.tolist()]
        listed = view.by_key(columns.claims.key[found.claim].tolist())
        rows = [_row(pair, one) for pair, one in zip(ends, listed, strict=True) if one.claim.quantity]
        rows.sort(key=lambda row: (*row[:3], row[3] is None, row[3] or "", row[4], row[11]))
        return table(_COLUMNS, rows, view.version)


def _row(pair: tuple[str, str], one: Listed) -> tuple[Any, ...]:
    claim, amount = one.claim, one.claim.quantity
    assert amount
    claimant = claim.claimant and (claim.claimant.id or claim.claimant.name)
    told = (claim.modality.value, claimant, one.document.outlet, claim.document, claim.id, claim.quote)
    return (claim.relation, *pair, _period(one), amount.value, amount.unit, amount.comparison.value, *told)


_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}  # of the part of an ISO day that the text tells


def _period(one: Listed) -> str | None:
    when = one.claim.date
    if when is None or not when.start:
        return None
    length = _LENGTHS.get(when.precision)
    return when.start[:length] if length else f"{when.start}..{when.end or ''}"
