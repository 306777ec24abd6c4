"""Grammatical roles: tests/cases/roles.toml has a sentence a row, with the words that stand in each role of a trigger."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook
from graph.codebook.rules import Filler, Role, parse_roles
from graph.coding import Coder
from graph.coding.items import Sentence
from graph.model import Document

ROWS = tomllib.loads((Path(__file__).parent / "cases" / "roles.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


def _roles(coder: Coder, row: dict[str, Any]) -> dict[str, str]:
    """The words in each role of the row's trigger."""
    document = Document("case", row["text"], language=row["language"])
    _, language = coder._coder(document)
    finder = language.relations.roles
    for sentence, _, _ in language.sentences(document):
        for number, item in enumerate(sentence.items):
            if item.last > item.first and sentence.words(sentence.between([item])) == row["trigger"]:
                found = finder.find_roles(sentence, number, finder.words)
                return {role: _words(sentence, places) for role, places in found.items() if places}
    raise AssertionError(f"no item '{row['trigger']}'")


def _words(sentence: Sentence, places: list[int]) -> str:
    return sentence.words(sentence.between([sentence.items[place] for place in places]))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_roles(coder: Coder, row: dict[str, Any]) -> None:
    found = _roles(coder, row)
    assert {role: found.get(role) for role in row.get("roles", {})} == row.get("roles", {})
    assert not set(row.get("without", ())) & set(found)


def test_roles_are_read() -> None:
    assert parse_roles({"source": "subject", "target": "object in:PLACE|STATE?"}) == (
        Filler("source", (Role("subject"),)),
        Filler("target", (Role("object"), Role("in", ("PLACE", "STATE"))), optional=True),
    )


@pytest.mark.parametrize(
    ("roles", "told"), [({"sorce": "subject"}, "no part 'sorce'"), ({"source": "subject:STAT"}, "no kind 'STAT'")]
)
def test_wrong_roles_name_what_is_wrong(roles: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_roles(roles)
