"""Claims to JSON and back, against the published schema."""

import json
from dataclasses import replace

import jsonschema
import pytest
import samples

from graph.errors import InputError
from graph.exchange.jsonl import claim_line, claim_of, error_line, framing_line, mention_line
from graph.model import Comparison, Framing, Interval, Kind, Mention, Participant, Precision, Quantity, Span, StateBasis

CLAIMS = [claim for coded in samples.all_samples() for claim in coded.claims]


def full(claim):
    """A claim in which nothing is empty."""
    someone = Participant(
        id="gov:LBY-GNA",
        name="Government",
        kind=Kind.GOVERNMENT,
        mention="الحكومة",
        span=Span(3, 10),
        state="LBY",
        code="LBYGOV",
        sector="GOV",
        state_basis=StateBasis.ACTS_FOR,
        acts_for="gov:LBY-GNA",
        link="alias: الحكومة",
    )
    return replace(
        claim,
        contexts=("military", "diplomatic"),
        claimant=someone,
        via=(someone,),
        date=Interval("2020-08-01", None, Precision.SINCE, "relative"),
        place=replace(someone, kind=Kind.PLACE, state_basis=StateBasis.LOCATED, acts_for=None),
        quantity=Quantity(4.3, "USD", Comparison.GT, "أكثر من 4.3", Span(1, 9)),
        about=(replace(someone, kind=Kind.FACILITY),),
        framings=(Framing(Span(4, 8), "شرعية", "legitimacy", -1, someone, None),),
        mode="visit",
        casualties=(Quantity(12, "killed", Comparison.GE, "مقتل 12 على الأقل", Span(5, 22)),),
    )


def test_the_samples_are_worth_testing_with():
    assert len(CLAIMS) > 10
    assert {claim.symmetric for claim in CLAIMS} == {True, False}
    assert any(claim.claimant is None for claim in CLAIMS)


@pytest.mark.parametrize("claim", [*CLAIMS, full(CLAIMS[0])], ids=lambda claim: f"{claim.relation} {claim.id}")
def test_a_claim_comes_back_from_its_line_as_it_was(claim):
    assert claim_of(json.loads(json.dumps(claim_line(claim), ensure_ascii=False))) == claim


@pytest.fixture(scope="module")
def validator(gold):
    schema = json.loads((gold / "schemas" / "code.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def test_lines_are_as_the_contract_says(validator):
    for claim in (*CLAIMS, full(CLAIMS[0])):
        validator.validate(claim_line(claim))
    for line in (error_line("x", "why"), error_line(None, "why")):
        validator.validate(line)
    assert not validator.is_valid({**claim_line(CLAIMS[0]), "modality": "sure"})


def test_a_whole_amount_has_no_decimal_point():
    fifty = Quantity(50.0, "treaty", Comparison.EQ, "50 معاهدة", Span(0, 8))
    line = claim_line(replace(CLAIMS[0], quantity=fifty))
    assert json.dumps(line["quantity"]["value"]) == "50"


def test_mentions_and_framings_name_their_document():
    mention = Mention(Span(0, 3), "قطر", "name", Kind.STATE, ("state:QAT",), "QAT", "alias")
    line = mention_line("d", mention)
    assert line["document"] == "d"
    assert line["mention"] == {
        "text": "قطر",
        "start": 0,
        "end": 3,
        "form": "name",
        "kind": "state",
        "actors": ["state:QAT"],
        "state": "QAT",
        "link": "alias",
    }
    line = framing_line("d", Framing(Span(4, 8), "شرعية", "legitimacy", -1, None, None))
    assert line["document"] == "d"
    assert line["framing"] == {
        "text": "شرعية",
        "start": 4,
        "end": 8,
        "kind": "legitimacy",
        "polarity": -1,
        "target": None,
        "voice": None,
    }


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"modality": "sure"}, "'sure' is not a valid Modality"),
        ({"sources": [{"id": None}]}, "lacks 'name'"),
        ({"sources": None}, "not as a line of"),
        ({"start": "x"}, "not as a line of"),
    ],
)
def test_a_line_that_is_no_claim_is_refused_with_the_reason(change, message):
    with pytest.raises(InputError, match=message):
        claim_of(claim_line(CLAIMS[0]) | change)


def test_a_line_that_lacks_a_field_says_which():
    line = claim_line(CLAIMS[0])
    del line["quote"]
    with pytest.raises(InputError, match=f"the claim '{CLAIMS[0].id}' lacks 'quote'"):
        claim_of(line)
