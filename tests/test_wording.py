"""A claim reads as one sentence in each language: honest about what it leaves open, and grammatical."""

import re
import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook
from graph.codebook.grammar import GRAMMARS, Noun
from graph.codebook.wording import compose, participant_label
from graph.model import (
    Actor,
    Claim,
    Comparison,
    Interval,
    Kind,
    Modality,
    Name,
    Participant,
    Precision,
    Quantity,
    Relation,
    Span,
)

ROWS = tomllib.loads((Path(__file__).parent / "cases" / "wording.toml").read_text(encoding="utf-8"))
CASES = ROWS["case"]
LANGUAGES = ("ar", "en", "tr")
KINDS = {"gov": Kind.GOVERNMENT, "org": Kind.ORGANISATION}
ISOLATES = str.maketrans("", "", "\u2068\u2069")


@pytest.fixture(scope="module")
def words(codebook: Codebook) -> Codebook:
    """The packaged codebook with the rows' actors alone, so that a new label there changes no sentence here."""
    actors = {}
    for actor_id, row in ROWS["actors"].items():
        prefix = actor_id.partition(":")[0]
        names = tuple(Name(row[language], language) for language in LANGUAGES)
        actors[actor_id] = Actor(actor_id, KINDS.get(prefix) or Kind(prefix), names, state=row.get("state"))
    return replace(codebook, actors=actors)


def claim_of(row: dict[str, Any], codebook: Codebook) -> Claim:
    relation = codebook.relations[row["relation"]]
    sources = [participant(text, at, codebook) for at, text in enumerate(row.get("sources", ()))]
    targets = [participant(text, 10 + at, codebook) for at, text in enumerate(row.get("targets", ()))]
    return Claim(
        id="0" * 16,
        document="d",
        relation=relation.id,
        mode=row.get("mode"),
        contexts=tuple(row.get("contexts", ())),
        sources=tuple(sources),
        targets=tuple(targets),
        symmetric=row.get("symmetric", relation.symmetric),
        modality=Modality(row.get("modality", "occurred")),
        claimant=participant(row["claimant"], 20, codebook) if "claimant" in row else None,
        via=tuple(participant(text, 30 + at, codebook) for at, text in enumerate(row.get("via", ()))),
        date=Interval(row["date"][0] or None, row["date"][1] or None, Precision(row["date"][2])) if "date" in row else None,
        place=participant(row["place"], 40, codebook) if "place" in row else None,
        quantity=quantity(row["quantity"]) if "quantity" in row else None,
        about=tuple(participant(text, 50, codebook) for text in row.get("about", ())),
        framings=(),
        quote=row.get("quote", ""),
        span=Span(0, 60),
        trigger=None,
        cue=None,
        quad=relation.quad,
        score=relation.score,
        plover=None,
        rule="none",
        coder="none",
        office=row.get("office"),
    )


def participant(text: str, at: int, codebook: Codebook) -> Participant:
    """An actor's id, or `kind: words`."""
    span = Span(at, at + 1)
    actor = codebook.actors.get(text)
    if actor:
        acts_for = f"state:{actor.state}" if actor.state else None
        return Participant(actor.id, actor.label("ar"), actor.kind, actor.label("ar"), span, acts_for=acts_for)
    kind, _, words = text.partition(": ")
    return Participant(None, words, Kind(kind), words, span)


def quantity(row: dict[str, Any]) -> Quantity:
    return Quantity(row["value"], row["unit"], Comparison(row.get("comparison", "eq")), row.get("text", ""), Span(0, 1))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_how_a_claim_reads(words: Codebook, case: dict[str, Any], language: str) -> None:
    sentence = compose(claim_of(case["claim"], words), words, language)
    assert sentence.translate(ISOLATES) == case[language]


def relations_and_modes(codebook: Codebook) -> list[tuple[Relation, str | None]]:
    return [(relation, mode) for relation in codebook.relations.values() for mode in (None, *(m.id for m in relation.modes))]


PARTIES = [(["state:TUR", "state:QAT"], []), (["state:TUR"], ["org:nato"]), (["generic: gunmen"], []), ([], ["org:arab-league"])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_mode_and_modality_has_a_sentence(words: Codebook, language: str) -> None:
    """Whoever is missing: no mark of a template is left, no gap, and every known participant is named."""
    for (relation, mode), modality, (sources, targets) in product(relations_and_modes(words), Modality, PARTIES):
        row = {"relation": relation.id, "mode": mode, "modality": modality, "sources": sources, "targets": targets}
        claim = claim_of({**row, "symmetric": relation.symmetric and not targets}, words)
        sentence = compose(claim, words, language)
        where = f"{relation.id} {mode} {modality} {sources} {targets}: {sentence}"
        assert not re.search(r"[\[\]{}|]|  |^ | $| ,", sentence), where
        for named in claim.sources + claim.targets:
            label = participant_label(named, words, language)
            assert label.removeprefix("ال") in sentence, where
        assert sentence[0] == sentence[0].upper(), where


@pytest.mark.parametrize("language", LANGUAGES)
def test_modalities_never_read_alike(words: Codebook, language: str) -> None:
    for relation, mode in relations_and_modes(words):
        row = {"relation": relation.id, "mode": mode, "sources": ["state:TUR", "state:QAT"], "targets": []}
        sentences = {compose(claim_of({**row, "modality": modality}, words), words, language) for modality in Modality}
        assert len(sentences) == len(Modality), sentences


def test_letters_of_the_other_direction_are_isolated(words: Codebook) -> None:
    row = {"relation": "AID", "sources": ["generic: مسلحون"], "targets": ["state:LBY"]}
    assert compose(claim_of(row, words), words, "en") == "“\u2068مسلحون\u2069” gave aid to Libya"
    assert "\u2068" not in compose(claim_of(row, words), words, "ar")


def test_a_label_is_the_readers_and_else_the_texts(words: Codebook) -> None:
    assert participant_label(participant("state:QAT", 0, words), words, "tr") == "Katar"
    assert participant_label(participant("person: أيمن الصفدي", 0, words), words, "tr") == "أيمن الصفدي"


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("Libya", Kind.STATE, "Libya'nın Libya'ya Libya'yı Libya'da Libya'dan"),
        ("Türkiye", Kind.STATE, "Türkiye'nin Türkiye'ye Türkiye'yi Türkiye'de Türkiye'den"),
        ("Mısır", Kind.STATE, "Mısır'ın Mısır'a Mısır'ı Mısır'da Mısır'dan"),
        ("Ürdün", Kind.STATE, "Ürdün'ün Ürdün'e Ürdün'ü Ürdün'de Ürdün'den"),
        ("Kuveyt", Kind.STATE, "Kuveyt'in Kuveyt'e Kuveyt'i Kuveyt'te Kuveyt'ten"),
        ("Kongo", Kind.STATE, "Kongo'nun Kongo'ya Kongo'yu Kongo'da Kongo'dan"),
        ("Akdeniz", Kind.PLACE, "Akdeniz'in Akdeniz'e Akdeniz'i Akdeniz'de Akdeniz'den"),
        ("Süveyş Kanalı", Kind.PLACE, "Süveyş_Kanalı'nın Süveyş_Kanalı'na Süveyş_Kanalı'nı Süveyş_Kanalı'nda Süveyş_Kanalı'ndan"),
        ("Fethi Başağa", Kind.PERSON, "Fethi_Başağa'nın Fethi_Başağa'ya Fethi_Başağa'yı Fethi_Başağa'da Fethi_Başağa'dan"),
        ("Hakan Fidancı", Kind.PERSON, "Hakan_Fidancı'nın Hakan_Fidancı'ya Hakan_Fidancı'yı Hakan_Fidancı'da Hakan_Fidancı'dan"),
        ("Arap Birliği", Kind.ORGANISATION, "Arap_Birliğinin Arap_Birliğine Arap_Birliğini Arap_Birliğinde Arap_Birliğinden"),
        ("Husiler", Kind.GROUP, "Husilerin Husilere Husileri Husilerde Husilerden"),
        ("AB", Kind.ORGANISATION, "AB'nin AB'ye AB'yi AB'de AB'den"),
        ("IŞİD", Kind.GROUP, "IŞİD'in IŞİD'e IŞİD'i IŞİD'de IŞİD'den"),
        ("MİT", Kind.ORGANISATION, "MİT'in MİT'e MİT'i MİT'te MİT'ten"),
        ("ABD", Kind.STATE, "ABD'nin ABD'ye ABD'yi ABD'de ABD'den"),
        ("AK Parti", Kind.ORGANISATION, "AK_Parti'nin AK_Parti'ye AK_Parti'yi AK_Parti'de AK_Parti'den"),
        ("Joe Biden", Kind.PERSON, "Joe_Biden'ın Joe_Biden'a Joe_Biden'ı Joe_Biden'da Joe_Biden'dan"),
        ("Ankara şehri", Kind.PLACE, "Ankara_şehrinin Ankara_şehrine Ankara_şehrini Ankara_şehrinde Ankara_şehrinden"),
        ("G20", Kind.ORGANISATION, "G20'nin G20'ye G20'yi G20'de G20'den"),
        ("G7", Kind.ORGANISATION, "G7'nin G7'ye G7'yi G7'de G7'den"),
    ],
)
def test_turkish_cases(codebook: Codebook, name: str, kind: Kind, forms: str) -> None:
    (turkish,) = (grammar(codebook.phrases["tr"]) for grammar in GRAMMARS if grammar.language == "tr")
    cases = ("gen", "dat", "acc", "loc", "abl")
    inflected = [turkish.join([Noun(name, kind)], case, Modality.OCCURRED) for case in cases]
    assert inflected == [form.replace("_", " ") for form in forms.split()]
