"""The registry's data: what names mean in it, and that the seed article's actors are who they should be."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook
from graph.codebook.folding import fold
from graph.codebook.spellings import spellings, with_spellings
from graph.model import Kind

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_a_name_may_mean(codebook: Codebook, case: dict[str, Any]) -> None:
    wanted = fold(case["text"])
    readings = [a for a in codebook.aliases if a.language == case["language"] and fold(a.text) == wanted]
    assert sorted({f"{a.actor} {a.form} {'strong' if a.strong else 'weak'}" for a in readings}) == case["meant"]


@pytest.mark.parametrize(
    ("actor", "kind", "state", "acts_for"),
    [
        ("state:TUR", Kind.STATE, "TUR", None),
        ("gov:LBY-GNA", Kind.GOVERNMENT, "LBY", None),
        ("group:gna-forces", Kind.GROUP, "LBY", "gov:LBY-GNA"),
        ("group:turkish-navy", Kind.GROUP, "TUR", "state:TUR"),
        ("person:mehmet-mustafa-goksu", Kind.PERSON, "TUR", None),
        ("person:hulusi-akar", Kind.PERSON, "TUR", None),
        ("person:khalid-al-attiyah", Kind.PERSON, "QAT", None),
        ("person:fathi-bashagha", Kind.PERSON, "LBY", "gov:LBY-GNA"),
        ("group:muslim-brotherhood", Kind.GROUP, None, None),
        ("outlet:rt-arabic", Kind.OUTLET, "RUS", None),
        ("place:misrata", Kind.PLACE, "LBY", None),
        ("place:mediterranean-sea", Kind.PLACE, None, None),
        ("facility:misrata-port", Kind.FACILITY, "LBY", None),
    ],
)
def test_the_seed_articles_actors(codebook: Codebook, actor: str, kind: Kind, state: str | None, acts_for: str | None) -> None:
    found = codebook.actors[actor]
    assert (found.kind, found.state, found.acts_for) == (kind, state, acts_for)


def test_organisations_of_states_have_a_code_and_no_state(codebook: Codebook) -> None:
    between_states = [actor for actor in codebook.actors.values() if (actor.code or "").startswith("IGO")]
    assert len(between_states) > 30
    assert [actor.id for actor in between_states if actor.state] == []


def test_groups_reduced_to_a_code_act_for_nobody(codebook: Codebook) -> None:
    reduced = {"group:hamas": "PSE", "group:houthis": "YEM", "group:polisario": "ESH", "group:hezbollah": "LBN"}
    assert {actor: codebook.actors[actor].state for actor in reduced} == reduced
    assert [actor for actor in reduced if codebook.actors[actor].acts_for] == []


def test_every_actor_has_a_label_in_each_language(codebook: Codebook) -> None:
    for actor in codebook.actors.values():
        first = {language: next(n for n in actor.names if n.language == language) for language in ("ar", "en", "tr")}
        # towns of the derived table have weak names alone
        assert all(name.strong for name in first.values()) or actor.kind is Kind.PLACE, actor.id
        assert "\u0600" <= first["ar"].text[0] <= "\u06ff", actor.id


def test_bashagha_was_no_minister_of_defence(codebook: Codebook) -> None:
    held = {fact.office: fact for fact in codebook.facts if fact.actor == "person:fathi-bashagha"}
    assert set(held) == {"minister-interior"}
    during = held["minister-interior"].during
    assert during is not None and during.start is not None and during.end is not None
    assert during.start <= "2020-08-17" <= during.end
    assert held["minister-interior"].source is None  # unverified: a question, never a contradiction


@pytest.mark.parametrize(
    ("language", "spelling", "actor"),
    [
        ("ar", "عبدالفتاح السيسي", "person:abdel-fattah-el-sisi"),
        ("ar", "القوات المسلحة الأميركية", "group:us-armed-forces"),
        ("ar", "مجموعة فاجنر", "group:wagner"),
        ("en", "Mohammad bin Salman", "person:mohammed-bin-salman"),
        ("en", "Recep Tayyip Erdogan", "person:recep-tayyip-erdogan"),
        ("en", "Sergei Shoigu", "person:sergei-shoigu"),
        ("en", "United Nations Development Programme", "org:undp"),
        ("tr", "Birleşmiş Milletler Kalkınma Programı", "org:undp"),
        ("tr", "Abdülfettah el Burhan", "person:abdel-fattah-al-burhan"),
    ],
)
def test_spellings_that_writers_vary_by_rule(codebook: Codebook, language: str, spelling: str, actor: str) -> None:
    assert {a.actor for a in codebook.aliases if a.language == language and a.text == spelling} == {actor}


def test_a_rule_spells_no_name_that_is_listed(codebook: Codebook) -> None:
    listed = {(name.language, name.text): actor.id for actor in codebook.actors.values() for name in actor.names}
    made = [a for a in codebook.aliases if a.form == "name" and (a.language, a.text) not in listed]
    assert len(made) > 1000
    for alias in made:
        names = [name for name in codebook.actors[alias.actor].names if name.language == alias.language]
        assert any(alias.text in spellings(name.text, name.language) for name in names), alias
    again = with_spellings(a for a in codebook.aliases if a not in set(made))
    assert {a.text for a in again} == {a.text for a in codebook.aliases}


def test_the_registry_reaches_beyond_the_middle_east(codebook: Codebook) -> None:
    persons = [actor for actor in codebook.actors.values() if actor.kind is Kind.PERSON]
    states = {term.of for actor in persons for term in actor.terms if term.of.startswith("state:")}
    assert len(persons) > 1000
    assert len(states) > 130


def test_a_person_acts_for_a_state_or_for_somebody(codebook: Codebook) -> None:
    for actor in codebook.actors.values():
        if actor.kind is Kind.PERSON:
            assert actor.state or actor.acts_for, actor.id
            assert not (actor.state and actor.code), actor.id


def test_unheld_offices_do_not_claim_a_relation(codebook: Codebook) -> None:
    assert codebook.offices["ambassador"].relation == "AMBASSADOR_OF"
    assert codebook.offices["minister-defence"].relation == "MINISTER_OF"
    assert codebook.offices["deputy-minister-foreign"].relation is None
    assert codebook.offices["spokesperson"].relation is None


@pytest.mark.parametrize(
    ("office", "language", "form"),
    [
        ("minister-defence", "ar", "وزير دفاع"),
        ("minister-defence", "ar", "وزيرة الدفاع"),
        ("minister-foreign", "en", "foreign secretary"),
        ("minister-foreign", "tr", "dışişleri bakanı"),
        ("ambassador", "ar", "سفيرة"),
        ("spokesperson", "ar", "المتحدثة باسم"),
        ("prime-minister", "tr", "başbakanı"),
    ],
)
def test_forms_of_offices(codebook: Codebook, office: str, language: str, form: str) -> None:
    assert form in codebook.offices[office].singular[language]


def test_two_ministers_of_one_portfolio(codebook: Codebook) -> None:
    assert {"وزراء دفاع", "وزيرا دفاع", "وزيري الدفاع"} <= set(codebook.offices["minister-defence"].plural["ar"])


def test_no_form_is_two_offices(codebook: Codebook) -> None:
    for number in ("singular", "plural"):
        owners: dict[tuple[str, str], str] = {}
        for office in codebook.offices.values():
            for language, forms in getattr(office, number).items():
                for form in forms:
                    assert owners.setdefault((language, form), office.id) == office.id, (language, form)


def test_every_sovereign_state_has_demonyms_and_names_by_hand(codebook: Codebook) -> None:
    words: dict[tuple[str, str, str], int] = {}
    for alias in codebook.aliases:
        words[alias.actor, alias.form, alias.language] = words.get((alias.actor, alias.form, alias.language), 0) + 1
    sovereign = [actor.id for actor in codebook.actors.values() if "cow" in dict(actor.identifiers)]
    assert len(sovereign) == 196  # the members of the United Nations, Kosovo, Taiwan and the Vatican
    missing = {language: {s for s in sovereign if (s, "adjective", language) not in words} for language in ("ar", "en", "tr")}
    assert missing["en"] == {"state:COG", "state:VAT"}  # Congolese are those of Kinshasa, as agencies write
    assert len(missing["ar"]) <= 11  # islands whose nisba nobody writes, and words that mean something else (مالي, قمري)
    assert len(missing["tr"]) <= 6


def test_every_territory_has_its_identifiers(codebook: Codebook) -> None:
    states = [actor for actor in codebook.actors.values() if actor.kind is Kind.STATE]
    assert len(states) == 250
    for scheme in ("iso2", "iso3", "wikidata"):
        values = [dict(actor.identifiers).get(scheme) for actor in states]
        assert None not in values
        assert len(set(values)) == 250
    for scheme in ("cow", "gw"):
        values = [dict(actor.identifiers)[scheme] for actor in states if scheme in dict(actor.identifiers)]
        assert len(set(values)) == len(values) >= 195
