"""What two sides tell: edges that only one has, that both have, and where they differ in sign."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.network import groups
from graph.ledger import Ledger
from graph.query.filters import NO_FILTERS, Filters, parse, to_parameters
from graph.query.network import drawn, polarities
from graph.query.table import Table, table

SIDES: Final = ("outlet", "claimant", "period")
_RANGE: Final = ".."


def compare(ledger: Ledger, codebook: Codebook, one: Filters, other: Filters, as_of: int | None = None) -> Table:
    """A row a pair of actors that either side relates: who tells of it, and how, the pairs told most first.

    The signs differ where one side's claims are mostly positive and the other's mostly negative. Raises InputError for sides
    at two levels.
    """
    if one.level is not other.level:
        raise InputError(f"one side is at the level of the {one.level}, the other of the {other.level}; compare at one level")
    with ledger.at(as_of) as view:
        version = view.version
    first, second = (_edges(ledger, codebook, side, version) for side in (one, other))
    rows = [(*pair, *_row(first.get(pair), second.get(pair))) for pair in first.keys() | second.keys()]
    rows.sort(key=lambda row: (-row[3] - row[5], row[0], row[1]))
    names = ("a", "b", "told_by", "one_claims", "one_score", "other_claims", "other_score", "sign_differs")
    return table(names, rows, version)


def sides(
    ledger: Ledger, codebook: Codebook, what: str, values: tuple[str, str], rest: Filters = NO_FILTERS
) -> tuple[Filters, Filters]:
    """The filters of both sides: `what` is outlet, claimant or period; a period is 2019, 2020-06 or 2019..2020-06.

    Raises InputError, UnknownActor.
    """
    if what not in SIDES:
        raise InputError(f"'{what}' cannot be compared; allowed are {', '.join(SIDES)}")
    found = []
    for value in values:
        first, _, last = value.partition(_RANGE)
        asked: Mapping[str, str] = {"from": first, "to": last or first} if what == "period" else {what: value}
        found.append(parse({**to_parameters(rest), **asked}, ledger, codebook))
    if found[0] == found[1]:
        raise InputError(f"both sides are '{values[0]}'; give two different ones")
    return found[0], found[1]


_Side = tuple[int, float | None, int]


def _edges(ledger: Ledger, codebook: Codebook, filters: Filters, version: int) -> dict[tuple[str, str], _Side]:
    """Claims, mean score and sign of each pair."""
    found, _version = drawn(ledger, filters, version)
    signs = np.sign(np.bincount(found.edge, found.signs(polarities(codebook)), len(found.first)))
    pairs = zip(groups.ids(found.columns, found.a), groups.ids(found.columns, found.b), strict=True)
    figures = zip(found.claims.tolist(), groups.scores(found), signs.astype("i8").tolist(), strict=True)
    return dict(zip(pairs, figures, strict=True))


def _row(one: _Side | None, other: _Side | None) -> tuple[Any, ...]:
    return _told_by(one, other), *_side(one), *_side(other), _differ(one, other)


def _told_by(one: _Side | None, other: _Side | None) -> str:
    return "both" if one and other else "one" if one else "other"


def _side(found: _Side | None) -> tuple[Any, Any]:
    return found[:2] if found else (0, None)


def _differ(one: _Side | None, other: _Side | None) -> str:
    return "yes" if one and other and one[2] * other[2] < 0 else "no"
