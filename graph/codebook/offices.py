"""Offices and who held them: seeds/offices.toml and seeds/facts.toml."""

from collections.abc import Collection, Mapping
from typing import Any

from graph.codebook.actors import SECTORS
from graph.codebook.entries import Fact, Office
from graph.codebook.fields import Fields
from graph.model import Texts


def read_office(file: str, table: Mapping[str, Any], relations: Collection[str], problems: list[str]) -> Office:
    fields = Fields(file, str(table.get("id", "an office without id")), table, problems)
    office = Office(
        id=fields.text("id"),
        relation=fields.choice("relation", relations, required=False),
        sector=fields.choice("sector", SECTORS, required=False),
        label=fields.texts("label") or Texts("", "", ""),
        singular=fields.forms("singular", complete=True),
        plural=fields.forms("plural"),
    )
    fields.done()
    return office


def read_fact(file: str, table: Mapping[str, Any], problems: list[str]) -> Fact:
    fields = Fields(file, str(table.get("id", "a fact without id")), table, problems)
    fact = Fact(
        id=fields.text("id"),
        actor=fields.text("actor"),
        office=fields.text("office"),
        of=fields.text("of"),
        at=fields.optional("at"),
        during=fields.during(),
        source=fields.source(),
        note=fields.optional("note"),
    )
    fields.done()
    return fact
