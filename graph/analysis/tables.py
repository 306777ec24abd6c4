"""Tables for statistics, in the shape that users of event data know: a row a dyad or actor and month."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np

from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.network import edges, groups
from graph.faces.network.columns import Numbers
from graph.faces.network.edges import Selected
from graph.ledger import Ledger
from graph.query.filters import NO_FILTERS, Filters
from graph.query.network import drawn
from graph.query.table import Table, table

CODES: Final = ("iso3", "cow", "gw")
_QUADS: Final = tuple(quad.replace(" ", "_") for quad in groups.QUADS)
_FIGURES: Final = ("claims", *_QUADS, "score", "articles", "events")


def dyad_months(
    ledger: Ledger, codebook: Codebook, filters: Filters = NO_FILTERS, by: str = "month", as_of: int | None = None
) -> Table:
    """A row for each source, target and month with claims; what is mutual stands both ways. Undated ones have no month.

    `score` is the mean over the claims that have one. Codes are those of today's state; who has none has no code.
    """
    found, version = drawn(ledger, filters, as_of)
    found = edges.directed(found)
    period, labels = groups.periods(found.columns.claims, found.claim, by)
    grouped = groups.grouped(found, found.pair, period)
    codes = _codes(codebook)
    ends = (groups.ids(found.columns, one) for one in (grouped.a, grouped.b))
    rows = [
        (source, target, month, *codes.get(source, _NO_CODES), *codes.get(target, _NO_CODES), *figures)
        for source, target, month, figures in zip(*ends, _labels(grouped, period, labels), _figures(grouped), strict=True)
    ]
    names = ("source", "target", "month", *(f"{side}_{code}" for side in ("source", "target") for code in CODES), *_FIGURES)
    return table(names, sorted(rows, key=lambda row: (row[0], row[1], row[2] is None, row[2] or "")), version)


def actor_months(
    ledger: Ledger, codebook: Codebook, filters: Filters = NO_FILTERS, by: str = "month", as_of: int | None = None
) -> Table:
    """A row for each actor, side and month: `source` counts what it does, `target` what is done to it, each claim once."""
    found, version = drawn(ledger, filters, as_of)
    found = edges.directed(found)
    period, labels = groups.periods(found.columns.claims, found.claim, by)
    codes = _codes(codebook)
    rows = []
    for side, ends in (("source", found.pair >> 32), ("target", found.pair & ((1 << 32) - 1))):
        grouped = groups.grouped(found, ends, period)
        assert grouped.rows is not None
        actors = groups.ids(found.columns, ends[grouped.rows[grouped.first]])
        for actor, month, figures in zip(actors, _labels(grouped, period, labels), _figures(grouped), strict=True):
            rows.append((actor, month, side, *codes.get(actor, _NO_CODES), *figures))
    rows.sort(key=lambda row: (row[0], row[1] is None, row[1] or "", row[2]))
    return table(("actor", "month", "side", *CODES, *_FIGURES), rows, version)


TABLES: Final = {"dyad-month": dyad_months, "actor-month": actor_months}

_NO_CODES: Final = (None,) * len(CODES)


def _codes(codebook: Codebook) -> Mapping[str, tuple[str | None, ...]]:
    """By actor. Only what is a state, or was, has codes of states: a rival government has none of its own."""
    found = {}
    for actor in codebook.actors.values():
        known = dict(actor.identifiers)
        if "iso3" in known or "cow" in known:
            found[actor.id] = tuple(known.get(code) for code in CODES)
    return found


def _labels(grouped: Selected, period: Numbers, labels: tuple[str | None, ...]) -> list[str | None]:
    assert grouped.rows is not None
    return [labels[one] for one in period[grouped.rows[grouped.first]].tolist()]


def _figures(grouped: Selected) -> Iterator[tuple[Any, ...]]:
    """Under _FIGURES."""
    counts = (grouped.claims, *groups.quad_counts(grouped))
    return zip(
        *(one.tolist() for one in counts),
        groups.scores(grouped),
        *(np.asarray(one).tolist() for one in (grouped.articles(), grouped.events())),
        strict=True,
    )


def write_parquet(found: Table, path: str) -> None:
    """Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise InputError("Parquet needs pyarrow: pip install 'alaqat[parquet]'; CSV does without") from None
    columns = zip(*found.rows, strict=True) if found.rows else ([] for _ in found.columns)
    made = pa.table({column.name: list(values) for column, values in zip(found.columns, columns, strict=True)})
    parquet.write_table(made.replace_schema_metadata({"alaqat_version": str(found.version)}), path)
