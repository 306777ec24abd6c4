"""Claims as rows of numbers: what columns in memory are filled from (graph.faces.network), a million claims in a second.

The claims of a coding that came together are one row of `numbers`, with four packed tables. A word is its key in `words`, a day
an ordinal; a claim is its place among those of the row. All of it follows from the claims, and can be made from them again.
"""

import math
import struct
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, select

from graph.ledger import schema
from graph.ledger.naming import Way, node, pair_ways, parties, parts_of
from graph.model import Claim, Kind, Modality, Precision, Role

NOTHING: Final = -1
"""The number of a word that is not there."""
WAYS: Final = (None, Way.FORWARD, Way.BACKWARD, Way.MUTUAL)
MODALITIES: Final = tuple(Modality)
ROLES: Final = tuple(Role)
KINDS: Final = tuple(Kind)
NAMINGS: Final = ("state", "actor", "a_apart", "b_apart")

LAYOUT: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "claims": (
        *(("relation", "i4"), ("mode", "i4"), ("quad", "i4"), ("modality", "i1"), ("score", "f8"), ("day", "i4")),
        *(("start", "i4"), ("end", "i4"), ("act", "i8"), ("year", "i2")),
    ),
    "parts": (("claim", "i4"), ("role", "i1"), ("actor", "i4"), ("node", "i4"), ("kind", "i1"), ("state", "i4")),
    "contexts": (("claim", "i4"), ("context", "i4")),
    "pairs": (("a", "i4"), ("b", "i4"), ("claim", "i4"), ("ways", "u1")),
}
"""The tables, each with its fields and their types, without gaps. `ways` has two bits for each of NAMINGS, a number of WAYS."""
WORDS: Final = {"claims": ("relation", "mode", "quad"), "parts": ("actor", "node", "state"), "contexts": ("context",)}
"""The fields that are words."""
_CODES: Final = {"i1": "b", "u1": "B", "i2": "h", "i4": "i", "i8": "q", "f8": "d"}
_PACKERS: Final = {name: struct.Struct("<" + "".join(_CODES[kind] for _, kind in row)) for name, row in LAYOUT.items()}
_ROLE: Final = {role: number for number, role in enumerate(ROLES)}
_KIND: Final = {kind: number for number, kind in enumerate(KINDS)}
_MODALITY: Final = {modality: number for number, modality in enumerate(MODALITIES)}
_SHIFT: Final = {naming: 2 * at for at, naming in enumerate(NAMINGS)}
_WAY: Final = {way: number for number, way in enumerate(WAYS)}
_EXACT: Final = (Precision.DAY, Precision.RANGE)


@dataclass(frozen=True, slots=True)
class Facts:
    """The claims of a row before their words have numbers; `days` are those that they are sorted by."""

    claims: Sequence[Claim]
    days: Sequence[str | None]

    def words(self) -> set[str]:
        found: set[str | None] = set()
        for claim in self.claims:
            found.update((claim.relation, claim.mode, claim.quad), claim.contexts)
            for _role, _position, one in parts_of(claim):
                found.update((one.id, node(one), one.state))
        return {word for word in found if word is not None}

    def packed(self, number: Mapping[str | None, int]) -> dict[str, bytes]:
        """The four tables, by name; the number of None is NOTHING."""
        claims, parts, contexts, pairs = rows = tuple(list[bytes]() for _ in LAYOUT)
        pack_claim, pack_part, pack_context, pack_pair = (_PACKERS[name].pack for name in LAYOUT)
        for place, (claim, day) in enumerate(zip(self.claims, self.days, strict=True)):
            claims.append(pack_claim(*_claim(claim, day, number)))
            for role, _position, one in parts_of(claim):
                actor, whose, state = number[one.id], number[node(one)], number[one.state]
                parts.append(pack_part(place, _ROLE[role], actor, whose, _KIND[one.kind], state))
            for context in claim.contexts:
                contexts.append(pack_context(place, number[context]))
            for (a, b), ways in sorted(pair_ways(claim).items()):
                bits = 0
                for naming, way in ways.items():
                    bits |= _WAY[way] << _SHIFT[naming]
                pairs.append(pack_pair(number[a], number[b], place, bits))
        return {name: b"".join(some) for name, some in zip(LAYOUT, rows, strict=True)}


def _claim(claim: Claim, day: str | None, number: Mapping[str | None, int]) -> tuple[Any, ...]:
    start, end, year = _dates(claim)
    return (
        *(number[claim.relation], number[claim.mode], number[claim.quad], _MODALITY[claim.modality]),
        math.nan if claim.score is None else claim.score,
        *(_ordinal(day) if day else 0, start, end),
        act_of(claim.relation, parties(claim)) if start else 0,
        year,
    )


def _dates(claim: Claim) -> tuple[int, int, int]:
    """First and last day of an act that is known exactly, else 0; and its year where that is all that dates it, else 0."""
    if claim.date is None or not claim.date.start or not claim.date.end:
        return 0, 0, 0
    start, end = claim.date.start, claim.date.end
    year = int(start[:4]) if start[:7] != end[:7] else 0
    return (_ordinal(start), _ordinal(end), year) if claim.date.precision in _EXACT else (0, 0, year)


@lru_cache(maxsize=1 << 14)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def act_of(relation: str, parties: str) -> int:
    """The same for claims with the same relation and participants at state level: with the days it tells events apart.

    Only acts whose days are known are ever held against others: those of the rest are 0.
    """
    return int.from_bytes(blake2b(f"{relation} {parties}".encode(), digest_size=8).digest(), "big", signed=True)


def unpacked(table: str, body: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows of a packed table."""
    return _PACKERS[table].iter_unpack(body)


def words_of(row: Any) -> set[int]:
    """The words that a row of `numbers` has; its pairs have none of their own."""
    found: set[int] = set()
    for table, names in WORDS.items():
        places = [place for place, (name, _) in enumerate(LAYOUT[table]) if name in names]
        for values in unpacked(table, getattr(row, table)):
            found.update(values[place] for place in places)
    return found - {NOTHING}


def named_in(row: Any, wanted: Set[int]) -> Iterator[tuple[int, bool, int]]:
    """Which claims of a row, by place, name these actors: themselves, or who acts for them."""
    for claim, _role, actor, whose, _kind, _state in unpacked("parts", row.parts):
        yield from ((claim, one == actor, one) for one in {actor, whose} & wanted)


def all_of(connection: Connection, condition: ColumnElement[bool] | None = None) -> Iterator[Any]:
    """The rows of `numbers` with the versions of their codings, by claim; those whose codings fulfil the condition."""
    numbers, codings = schema.numbers, schema.codings
    query = select(numbers, codings.c.version).join(codings, numbers.c.coding == codings.c.key).order_by(numbers.c.first)
    yield from connection.execute(query if condition is None else query.where(condition))
