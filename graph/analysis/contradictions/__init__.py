"""Claims that speak against each other, and against reference facts: side by side with the reason, never resolved."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.analysis.contradictions.candidates import Candidate, candidates
from graph.codebook import Codebook
from graph.faces.network.columns import Columns
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, View
from graph.query.filters import NO_FILTERS, Filters
from graph.query.values import Contradiction, Contradictions

__all__ = ["contradictions"]

_BATCH: Final = 200  # claims read at once


def contradictions(
    ledger: Ledger,
    codebook: Codebook,
    actors: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    as_of: int | None = None,
    limit: int | None = None,
) -> Contradictions:
    """What claims say against each other and against reference facts: about two actors, about one, or about all.

    Held against each other are claims of the same pair, in the same direction:
    - denied, and stated as fact or alleged: the same relation, exact dates of the acts within one day, else days (the act's or
      the publication's) within WINDOW; undated ones among themselves. Only acts with exact dates contradict, the rest ask.
    - cooperation and conflict, both in words or both in deeds, within one day and by different voices: a question.
    - different amounts of one unit of the same act, or of a measure in the same year, that rounding does not explain.
    - different offices of a person, different persons in an office, within WINDOW: a question.
    Raises UnknownActor, InputError.
    """
    with ledger.at(as_of) as view:
        columns = columns_for(ledger, view)
        found: list[Contradiction] = []
        known: set[tuple[str, frozenset[str]]] = set()
        for one in _judged(candidates(columns, view, codebook, actors, filters), columns, view, codebook):
            mark = one.reason, one.claims
            if mark not in known:  # claims of three actors make three pairs
                known.add(mark)
                found.append(one)
            if limit is not None and len(found) > limit:
                break
        return Contradictions(tuple(found[:limit]), limit is not None and len(found) > limit, view.version)


def _judged(found: Sequence[Candidate], columns: Columns, view: View, codebook: Codebook) -> Iterator[Contradiction]:
    """What the candidates dispute, their claims read a batch of candidates at a time."""
    for some in _batches(found):
        rows = sorted({row for one in some for row in one.rows})
        keys = columns.claims.key[rows].tolist()
        listed = dict(zip(rows, view.by_key(keys), strict=True))
        for one in some:
            values = dict(zip(("a", "b"), one.pair, strict=True))
            yield from one.judge([listed[row] for row in one.rows], values, codebook)


def _batches(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    some: list[Candidate] = []
    for one in found:
        some.append(one)
        if sum(len(candidate.rows) for candidate in some) >= _BATCH:
            yield some
            some = []
    if some:
        yield some
