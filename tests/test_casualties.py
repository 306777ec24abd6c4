"""The dead and the wounded whom a sentence counts, and the claim that gets them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook
from graph.codebook.matching import match_form
from graph.codebook.wording import compose
from graph.coding import Coder
from graph.coding.casualties import find_casualties
from graph.model import Document

CASES = tomllib.loads((Path(__file__).parent / "cases" / "casualties.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_casualties_are_counted(case: dict[str, Any], codebook: Codebook) -> None:
    text = match_form(case["text"])
    found = sorted(find_casualties(text, codebook.numbers[case["language"]]), key=lambda number: number.span)
    assert [f"{each.unit} {each.value:g} {each.comparison} | {each.span.of(text)}" for each in found] == case["found"]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Mali condemned a raid. Russian planes bombed Kherson on Friday, killing 12 people and wounding 30.",
         [("ASSAULT", "RUS", [("killed", 12), ("wounded", 30)])]),
        ("ar", "قصفت طائرات إسرائيلية بيروت يوم الجمعة، ما أدى إلى مقتل 12 شخصا وإصابة 30 آخرين",
         [("ASSAULT", "ISR", [("killed", 12), ("wounded", 30)])]),
        ("tr", "Rus uçakları cuma günü Herson'u bombaladı, 12 kişi öldü, 30 kişi yaralandı.",
         [("ASSAULT", "RUS", [("killed", 12), ("wounded", 30)])]),
    ],
)  # fmt: skip
def test_an_attack_has_its_casualties(
    coder: Coder, language: str, text: str, told: list[tuple[str, str, list[tuple[str, int]]]]
) -> None:
    claims = [claim for claim in coder.code(Document("d", text, language=language)).claims if claim.casualties]
    assert [
        (claim.relation, claim.sources[0].state, [(number.unit, number.value) for number in claim.casualties]) for claim in claims
    ] == told
    for number in claims[0].casualties:
        assert number.span.of(text) == number.text


def test_a_composed_sentence_says_them_instead_of_the_amount(coder: Coder, codebook: Codebook) -> None:
    claim = coder.code(Document("d", "A Russian missile strike killed 12 soldiers in Kherson.", language="en")).claims[0]
    assert claim.quantity
    words = {language: compose(claim, codebook, language) for language in ("ar", "en", "tr")}
    assert "12 killed)" in words["en"]
    assert "12 قتيل" in words["ar"]
    assert "12 ölü)" in words["tr"]
