"""How each outlet names and colours an actor: the words of a voice, never a property of the actor."""

from collections.abc import Iterable
from typing import Any

from graph.codebook import Codebook
from graph.ledger import DocumentRow, Ledger
from graph.model import Framing
from graph.query.filters import NO_FILTERS, Filters, document_conditions
from graph.query.lookup import find
from graph.query.table import Table, table

NAME = "name"
"""What the `use` of a row is for a plain name; a framing's is its kind."""

_COLUMNS = ("outlet", "use", "text", "polarity", "voice", "times", "document", "start", "end")


def framing(
    ledger: Ledger, codebook: Codebook, actor: str, filters: Filters = NO_FILTERS, as_of: int | None = None
) -> Table:
    """A row for each name that an outlet uses for the actor, and for each loaded expression, by outlet.

    `polarity` is +1 or -1, `voice` the one in whose words it stands (None: the text's own), `times` how often; document,
    start and end are its first place. Dates, outlet, language and collection narrow the documents. Raises UnknownActor.
    """
    with ledger.at(as_of) as view:
        found = find(view, codebook, actor)
        where = document_conditions(filters)
        rows: list[tuple[Any, ...]] = [
            (use.outlet, NAME, use.text, None, None, use.times, use.document, use.span.start, use.span.end)
            for use in view.names_used(found.id, *where)
        ]
        rows += _coloured(view.framings(found.id, *where))
        rows.sort(key=_place)
        return table(_COLUMNS, rows, view.version)


def _coloured(found: Iterable[tuple[DocumentRow, Framing]]) -> list[tuple[Any, ...]]:
    first: dict[tuple[Any, ...], tuple[DocumentRow, Framing]] = {}
    times: dict[tuple[Any, ...], int] = {}
    for document, one in found:
        voice = one.voice and (one.voice.id or one.voice.name)
        key = (document.outlet, one.kind, one.text, one.polarity, voice)
        first.setdefault(key, (document, one))
        times[key] = times.get(key, 0) + 1
    return [
        (*key, times[key], document.id, one.span.start, one.span.end) for key, (document, one) in first.items()
    ]


def _place(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """By outlet, those without one last; names first, and the most frequent first."""
    outlet, use, text, _polarity, voice, times, *_where = row
    return outlet is None, outlet or "", use != NAME, -times, str(text), str(voice)
