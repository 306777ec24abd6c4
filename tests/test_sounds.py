"""Names of persons across scripts and spellings."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.names.pairs import own_pairs
from graph.codebook import Codebook
from graph.codebook.alike import NameIndex, key, likeness, same_name
from graph.coding import Coder
from graph.coding.names import provisional_id
from graph.coding.persons import KnownPersons
from graph.errors import InputError, UnknownActor
from graph.ledger import Ledger
from graph.model import Coded, Document, Name, Participant
from graph.query import actors

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sounds.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_whether_two_names_are_one(case: dict[str, Any]) -> None:
    assert same_name(case["one"], case["other"]) is case["same"]
    assert likeness(case["one"], case["other"]) == likeness(case["other"], case["one"])


@pytest.mark.parametrize("name", ["", " ", "بن", "123", "习近平", "َُِ", "-", "عبد", "x" * 500, "ا" * 500, "akar " * 5000])
def test_any_text_is_a_name_or_none(name: str) -> None:
    assert likeness(name, "Hulusi Akar") == 0
    assert key(name) == key(name)


def test_enough_of_the_pairs_are_told_apart() -> None:
    pairs = list(own_pairs())
    assert sum(pair.same for pair in pairs) > 1_700 and sum(not pair.same for pair in pairs) > 2_500
    for unread in (False, True):
        found = {same: [same_name(p.one.text, p.other.text) for p in pairs if (p.same, p.unread) == (same, unread)]
                 for same in (True, False)}  # fmt: skip
        assert sum(found[True]) / len(found[True]) >= 0.95
        assert sum(found[False]) / len(found[False]) <= 0.01


class TestIndex:
    def test_a_name_leads_to_those_that_are_the_same(self) -> None:
        index = NameIndex([("Hulusi Akar", 1), ("Yaşar Güler", 2), ("خالد العطية", 3)])
        assert [(name, value) for _, name, value in index.find("خلوصي أكار")] == [("Hulusi Akar", 1)]
        assert [value for _, _, value in index.find("Khalid al-Attiyah")] == [3]
        assert index.find("Hakan Fidan") == []

    def test_the_most_alike_first(self) -> None:
        index = NameIndex([("Volodymyr Zelenskyy", "a"), ("Vladimir Zelenskiy", "b")])
        assert [value for _, _, value in index.find("Volodymyr Zelenskyy")] == ["a", "b"]


class TestProvisionalId:
    def test_spellings_with_the_same_consonants_are_one_person(self) -> None:
        ids = {provisional_id("minister-foreign", "NLD", name) for name in ("Caspar Veldkamp", "Kaspar Veldkamp")}
        assert len(ids) == 1

    @pytest.mark.parametrize("other", [("minister-defence", "NLD", "Hassan Rida"), ("minister-foreign", "NLD", "Hussein Rida")])
    def test_another_office_or_name_is_another_person(self, other: tuple[str, str, str]) -> None:
        assert provisional_id("minister-foreign", "NLD", "Hassan Rida") != provisional_id(*other)

    def test_a_name_in_other_letters_is_its_own_key(self) -> None:
        assert provisional_id("president", "CHN", "习近平") != provisional_id("president", "CHN", "李强")


def _code(codebook: Codebook, text: str, language: str) -> Coded:
    return Coder(codebook).code(Document("d", text, language=language))


def _source(coded: Coded) -> Participant:
    return next(claim.sources[0] for claim in coded.claims if claim.relation == "ACCUSE")


class TestCoding:
    def test_a_spelling_that_no_alias_has_is_the_known_person_of_that_state(self, codebook: Codebook) -> None:
        coded = _code(codebook, "Jordanian foreign minister Aiman al-Safady condemned Israel.", "en")
        assert _source(coded).id == "person:ayman-safadi"
        assert _source(coded).link.endswith("same sounds as 'Ayman Safadi', same state")
        assert ("person:ayman-safadi",) in [mention.actors for mention in coded.mentions]

    def test_of_another_state_he_is_somebody_else(self, codebook: Codebook) -> None:
        found = _source(_code(codebook, "Dutch foreign minister Aiman al-Safady condemned Israel.", "en"))
        assert (found.id or "").startswith("new:")

    def test_where_two_sound_so_he_stays_provisional_and_says_why(self, codebook: Codebook) -> None:
        twin = replace(codebook.actors["person:ayman-safadi"], id="person:twin", names=(Name("Aymen Safadi", "en"),))
        two = replace(codebook, actors={**codebook.actors, twin.id: twin}, hash="two")
        found = _source(_code(two, "Jordanian foreign minister Aiman al-Safady condemned Israel.", "en"))
        assert (found.id or "").startswith("new:")
        assert found.link.endswith("sounds like person:ayman-safadi and person:twin")

    def test_whom_nobody_is_like_has_no_reason(self, codebook: Codebook) -> None:
        known = KnownPersons(codebook)
        assert known.same("Pieter Vandenhoek", "NLD") == known.same("Ayman Safadi", None) == (None, "")

    def test_one_person_in_two_languages(self, codebook: Codebook) -> None:
        english = _source(_code(codebook, "Dutch foreign minister Pieter Vandenhoek condemned Israel.", "en"))
        turkish = _source(_code(codebook, "Hollanda Dışişleri Bakanı Pieter Vandenhoek İsrail'i kınadı.", "tr"))
        assert english.id == turkish.id and (english.id or "").startswith("new:")


class TestLookup:
    @pytest.mark.parametrize("asked", ["Khulusi Akar", "خلوصى اكار", "Hulûsi Âkâr"])
    def test_a_person_by_another_spelling(self, ledger: Ledger, codebook: Codebook, asked: str) -> None:
        assert actors.resolve(ledger, codebook, asked).id == "person:hulusi-akar"
        assert actors.search(ledger, codebook, asked)[0].actor.id == "person:hulusi-akar"

    def test_the_name_that_was_matched_is_shown(self, ledger: Ledger, codebook: Codebook) -> None:
        assert actors.search(ledger, codebook, "Khulusy Akkar")[0].matched == "Hulusi Akar"

    def test_several_are_not_guessed(self, ledger: Ledger, codebook: Codebook) -> None:
        twin = replace(codebook.actors["person:hulusi-akar"], id="person:twin", names=(Name("Hulusi Akkar", "en"),))
        two = replace(codebook, actors={**codebook.actors, twin.id: twin}, hash="two")
        with pytest.raises(InputError, match="person:hulusi-akar, person:twin"):
            actors.resolve(ledger, two, "Khulusy Akar")

    def test_nobody_sounds_so(self, ledger: Ledger, codebook: Codebook) -> None:
        with pytest.raises(UnknownActor):
            actors.resolve(ledger, codebook, "Jane Doe")
