"""The seed article: the figures that the coder holds, and its eight traps, none of them sprung."""

import pytest

from bench.accuracy import Figures, measure, seed_article
from graph.codebook import Codebook
from graph.coding import Coder
from graph.ledger import open_ledger
from graph.model import Claim, Coded, Modality
from graph.query.contradictions import against_facts

COMMENT_FORM = 2019


@pytest.fixture(scope="module")
def coded(codebook: Codebook) -> Coded:
    return Coder(codebook).code(seed_article())


@pytest.fixture(scope="module")
def figures(coded: Coded) -> Figures:
    return measure(coded)


def _claims(coded: Coded, relation: str) -> list[Claim]:
    return [claim for claim in coded.claims if claim.relation == relation]


def test_claims_are_found_one_to_one(figures: Figures) -> None:
    assert len(figures.pairs) >= 30
    assert len(figures.extra) <= 5


def test_speakers_and_status_are_right(figures: Figures) -> None:
    assert figures.claimants >= 0.85 * len(figures.pairs)
    assert figures.modalities >= 0.85 * len(figures.pairs)


def test_quantities_framings_and_mentions_are_found(figures: Figures) -> None:
    assert figures.quantities[0] == figures.quantities[1]
    assert figures.framings[0] >= 9
    assert figures.mentions[0] >= 60


def test_trap_1_the_missing_conjunction_makes_no_minister(coded: Coded) -> None:
    held = {(claim.sources[0].id, claim.targets[0].id) for claim in _claims(coded, "MINISTER_OF")}
    assert ("person:fathi-bashagha", "gov:LBY-GNA") in held
    assert ("person:khalid-al-attiyah", "gov:LBY-GNA") not in held


def test_trap_2_outlets_are_no_states_and_no_days(coded: Coded) -> None:
    actors = {actor for mention in coded.mentions for actor in mention.actors}
    assert {"outlet:rt-arabic", "outlet:nabd"} <= actors
    assert "state:RUS" not in actors
    assert not any(claim.date and claim.date.precision == "day" for claim in coded.claims)


def test_trap_3_nothing_is_signed_yet(coded: Coded) -> None:
    treaties = next(claim for claim in _claims(coded, "AGREE") if claim.quantity)
    assert (treaties.quantity.value, treaties.mode) == (50.0, None)  # type: ignore[union-attr]
    assert not [claim for claim in coded.claims if claim.mode == "sign"]


def test_trap_4_not_limited_to_denies_nothing(coded: Coded) -> None:
    assert not [claim for claim in coded.claims if claim.modality is Modality.DENIED]


def test_trap_5_the_militias_vouch_and_the_sources_relay(coded: Coded) -> None:
    admitted = next(claim for claim in _claims(coded, "AID") if claim.claimant and claim.claimant.id == "group:gna-forces")
    assert [source.name for source in admitted.via] == ["مصادر إعلامية"]
    assert admitted.modality is Modality.OCCURRED


def test_trap_6_spellings_meet(coded: Coded) -> None:
    spelt = {mention.text for mention in coded.mentions if mention.actors == ("person:hulusi-akar",) and mention.form == "name"}
    assert spelt == {"خلوصي آكار", "خلوصي أكار"}
    assert sum(framing.text == "الغير شرعية" for framing in coded.framings) == 2
    assert {claim.claimant.id for claim in _claims(coded, "SHARED_POLICY") if claim.claimant} == {"person:mehmet-mustafa-goksu"}


def test_trap_7_the_comment_form_and_the_byline(coded: Coded) -> None:
    assert [span.of(coded.document.text) for span in coded.document.boilerplate] == [
        "0", "اترك رد", "لن يتم نشر عنوان بريدك الإلكتروني.",
    ]  # fmt: skip
    assert all(mention.span.end < COMMENT_FORM for mention in coded.mentions)
    assert coded.document.author is None


def test_trap_8_the_world_disagrees_and_is_only_asked(coded: Coded, codebook: Codebook, tmp_path) -> None:  # type: ignore[no-untyped-def]
    with open_ledger(tmp_path / "seed.db") as ledger:
        ledger.add(coded)
        with ledger.at() as view:
            listed = view.newest(limit=1000)
    found = against_facts(listed, codebook)
    asked = {one.claim.id: one.claim.sources[0].id for one in listed if one.claim.sources}
    assert {(each.kind, asked[next(iter(each.claims))]) for each in found} == {
        ("question", "person:fathi-bashagha"), ("question", "person:khalid-al-attiyah"),
    }  # fmt: skip
