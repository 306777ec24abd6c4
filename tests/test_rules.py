"""Every rule and phrase of the lexicons does what its own examples say, and no more."""

from collections.abc import Iterator

import pytest

from graph.codebook import Codebook, load_codebook
from graph.codebook.rules import Example, Phrase, Rule, parse_pattern
from graph.coding import Coder
from graph.model import Claim, Coded, Document, Modality
from tests.claims import expected, line

CODEBOOK = load_codebook()
LEXICONS = tuple(CODEBOOK.lexicons.values())


def _examples(kind: str) -> Iterator[object]:
    for lexicon in LEXICONS:
        for entry in (*lexicon.rules, *lexicon.phrases):
            for number, example in enumerate(getattr(entry, kind)):
                yield pytest.param(lexicon.language, entry, example, id=f"{entry.id}-{number}")


@pytest.fixture(scope="module")
def coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


def _code(coder: Coder, language: str, example: Example) -> Coded:
    return coder.code(Document("example", example.text, language=language))


def _told(claims: tuple[Claim, ...]) -> str:
    return "; ".join(line(claim) for claim in claims) or "no claim"


@pytest.mark.parametrize(("language", "entry", "example"), list(_examples("positive")))
def test_positive_example(coder: Coder, language: str, entry: Rule | Phrase, example: Example) -> None:
    coded = _code(coder, language, example)
    own = [claim for claim in coded.claims if claim.rule == entry.id]
    for wanted in example.claims:
        assert any(expected(wanted).fits(claim) for claim in own), f"wanted {wanted}; found {_told(coded.claims)}"
    assert len(own) == len(example.claims)
    if not example.claims:
        assert any(entry.id in mention.link for mention in coded.mentions), f"the phrase made none of {coded.mentions}"


@pytest.mark.parametrize(("language", "entry", "example"), list(_examples("negative")))
def test_negative_example(coder: Coder, language: str, entry: Rule | Phrase, example: Example) -> None:
    coded = _code(coder, language, example)
    fired = tuple(claim for claim in coded.claims if claim.rule == entry.id and claim.modality is not Modality.DENIED)
    assert not fired, f"{example.why}; but {_told(fired)}"


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)
def test_every_rule_shows_what_it_is_not_for(lexicon) -> None:  # type: ignore[no-untyped-def]
    assert [rule.id for rule in lexicon.rules if not rule.negative] == []


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("<trigger> <sorce>", "no element <sorce>"),
        ("<source:STAT>", "no kind or case 'STAT'"),
        ('<trigger> "x', "column"),
        ("", "column"),
        ("<trigger> ....", "column"),
    ],
)
def test_a_wrong_pattern_names_what_is_wrong(pattern: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_pattern(pattern)
