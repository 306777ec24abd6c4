"""Texts and the claims that they make: tests/cases/coding has a file a language, a row a text, with the reason why.

`claims` are all claims of the text, in the notation of graph/coding/notation.py; a row may add what else it is about.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook
from graph.coding import Coder
from graph.coding.notation import expected, line
from graph.coding.pipeline import LONGEST_SENTENCE
from graph.errors import DocumentError
from graph.model import Coded, Document

CASES = Path(__file__).parent / "cases" / "coding"


def _rows() -> Iterator[Any]:
    for file in sorted(CASES.glob("*.toml")):
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
        for number, row in enumerate(rows):
            yield pytest.param(file.stem, row, id=f"{file.stem}-{number}: {row['why'][:60]}")


@pytest.fixture(scope="module")
def coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


@pytest.mark.parametrize(("language", "row"), list(_rows()))
def test_case(coder: Coder, language: str, row: dict[str, Any]) -> None:
    coded = coder.code(Document("case", row["text"], language=language, published=row.get("published")))
    left = list(coded.claims)
    told = "; ".join(line(claim) for claim in coded.claims) or "no claim"
    for wanted in row["claims"]:
        fitting = next((claim for claim in left if expected(wanted).fits(claim)), None)
        assert fitting is not None, f"wanted {wanted}; found {told}"
        left.remove(fitting)
    assert not left, f"not wanted: {'; '.join(line(claim) for claim in left)}"
    _also(coded, row)


def _also(coded: Coded, row: dict[str, Any]) -> None:
    """What a row says beyond its claims."""
    if "quantities" in row:
        found = [(claim.quantity.value, claim.quantity.unit) for claim in coded.claims if claim.quantity]
        assert found == [tuple(quantity) for quantity in row["quantities"]]
    if "dates" in row:
        assert [claim.date.start for claim in coded.claims if claim.date] == row["dates"]
    if "via" in row:
        assert [participant.name for claim in coded.claims for participant in claim.via] == row["via"]
    if "claimants" in row:
        assert [claim.claimant.name if claim.claimant else "-" for claim in coded.claims] == row["claimants"]
    if "framings" in row:
        assert [framing.text for framing in coded.framings] == row["framings"]
    if "mentions" in row:
        assert {mention.text for mention in coded.mentions} >= set(row["mentions"])
    if "no_actor" in row:
        assert not {actor for mention in coded.mentions for actor in mention.actors} & set(row["no_actor"])


def test_every_span_reads_back_from_the_text(coder: Coder) -> None:
    """Offsets hold in a text with vowel signs, tatweel, direction marks and odd spaces."""
    text = "أَعْلَنَت أنقـــرة \u200fأنّ\u00a0تُركيا وقَطر\u200f اتَّفقتا على تَدريب الجُنود"
    coded = coder.code(Document("marks", text, language="ar"))
    assert [claim.relation for claim in coded.claims] == ["AGREE"]
    for claim in coded.claims:
        assert claim.span.of(text) == claim.quote
        for participant in (*claim.sources, *claim.targets):
            assert participant.span.of(text) == participant.mention
    assert {mention.span.of(text) for mention in coded.mentions} >= {"أنقـــرة", "تُركيا", "قَطر"}


def test_the_same_text_gives_the_same_claims(codebook: Codebook) -> None:
    text = "استقبلت الدوحة وزير الدفاع التركي خلوصي أكار"
    first, second = (Coder(codebook).code(Document("same", text)) for _ in range(2))
    assert first == second
    assert first.document.language == "ar"


def test_a_language_of_nobodys_lexicon_is_named(coder: Coder) -> None:
    with pytest.raises(DocumentError, match="document 'fr' cannot be coded: its language is 'fr'; allowed: ar"):
        coder.code(Document("fr", "La Turquie et le Qatar", language="fr"))


@pytest.mark.parametrize("text", ["", "\n\n", "...", "\u200f", "؟؟؟", "\ud800", "و", "ل" * 5000, "تركيا " * 3000])
def test_odd_texts_are_coded_without_claims(coder: Coder, text: str) -> None:
    assert coder.code(Document("odd", text, language="ar")).claims == ()


def test_a_page_without_full_stops_is_coded_in_pieces(coder: Coder) -> None:
    text = "اتفقت مصر والأردن على تشكيل لجنة مشتركة وقالت الصحيفة كلاما كثيرا " * 200
    coded = coder.code(Document("long", text, language="ar"))
    assert len(coded.claims) > 150
    assert all(claim.sentence and len(claim.sentence) <= LONGEST_SENTENCE for claim in coded.claims)
    assert all(claim.span.of(text) == claim.quote for claim in coded.claims)
