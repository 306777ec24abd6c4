"""A coded document as rows of the tables, whose keys count from 0: whoever writes them raises these by what is there already."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Column, Table

from graph.ledger import codec, schema
from graph.ledger.naming import parts_of
from graph.ledger.numbers import Facts
from graph.model import Claim, Coded, Kind

Rows = list[dict[str, Any]]

KEYED: Final = (schema.codings, schema.claims)
"""The tables whose keys count from 0 in what `rows_of` gives."""


def rows_of(coded: Coded, review: int | None = None) -> dict[Table, Rows]:
    """All rows that belong to the coding but its own. Those of `numbers` have Facts: whoever writes them knows words by number.

    `review` is the version of the review that has the claims so, where it was no coder.
    """
    found = _Tabling(coded, review)
    return {table: rows for table, rows in found.by_table() if rows}


def keys_of(table: Table) -> Iterator[tuple[str, Table]]:
    """The columns that hold a key which counts from 0, each with the table whose key it is."""
    for column in table.c:
        owner = _owner(column)
        if owner in KEYED:
            yield column.name, owner


def _owner(column: Column[Any]) -> Table | None:
    if column.name == "key":
        return column.table
    return next((key.column.table for key in column.foreign_keys), None)


def actors_of(claims: Iterable[Claim], names: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Whom the claims name, by id. A state that others act for is among them, without a name of its own.

    `names` gives names to provisional actors, else they have the participant's.
    """
    everybody = [one for claim in claims for _role, _position, one in parts_of(claim)]
    met = {
        principal: {"name": principal, "kind": _kind_of_node(principal), "state": one.state}
        for one in everybody
        if (principal := one.acts_for)
    }
    for one in reversed(everybody):
        if one.id is not None:
            met[one.id] = {"name": names.get(one.id, one.name), "kind": one.kind, "state": one.state}
    return met


class _Tabling:
    """The rows of one coding."""

    def __init__(self, coded: Coded, review: int | None) -> None:
        self.coded, self.review = coded, review
        self.days = [codec.day_of(claim, coded.document.published) for claim in coded.claims]

    def by_table(self) -> Iterator[tuple[Table, Rows]]:
        yield schema.uses, list(self._uses())
        yield schema.claims, [self._claim(key, claim) for key, claim in enumerate(self.coded.claims)]
        if self.coded.claims:
            facts = Facts(self.coded.claims, [day for day, _basis in self.days])
            yield schema.numbers, [{"first": 0, "coding": 0, "claims": facts}]

    def _uses(self) -> Iterator[dict[str, Any]]:
        for position, mention in enumerate(self.coded.mentions):
            span = {"span_start": mention.span.start, "span_end": mention.span.end}
            for actor in dict.fromkeys(mention.actors):
                yield {"actor": actor, "coding": 0, "position": position, "text": mention.text, **span}

    def _claim(self, key: int, claim: Claim) -> dict[str, Any]:
        day, basis = self.days[key]
        return {
            "key": key,
            "coding": 0,
            **codec.claim_row(claim),
            "day": day,
            "day_basis": basis,
            "review": self.review,
        }


def _kind_of_node(node: str) -> Kind:
    return Kind.STATE if node.startswith("state:") else Kind.GOVERNMENT
