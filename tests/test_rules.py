"""Every rule and phrase of the lexicons does what its own examples say, and no more."""

from collections.abc import Iterator

import pytest

from graph.codebook import Codebook, load_codebook
from graph.codebook.lexicon import Lexicon
from graph.codebook.rules import Example, Phrase, Rule, parse_pattern, written_pattern
from graph.coding import Coder
from graph.coding.examples import negative_faults, positive_faults

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


@pytest.mark.parametrize(("language", "entry", "example"), list(_examples("positive")))
def test_positive_example(coder: Coder, language: str, entry: Rule | Phrase, example: Example) -> None:
    assert list(positive_faults(coder, language, entry, example)) == []


@pytest.mark.parametrize(("language", "entry", "example"), list(_examples("negative")))
def test_negative_example(coder: Coder, language: str, entry: Rule | Phrase, example: Example) -> None:
    assert list(negative_faults(coder, language, entry, example)) == []


def test_an_example_that_fails_is_told(coder: Coder) -> None:
    rule = next(rule for rule in LEXICONS[0].rules if rule.positive)
    wrong = Example("Nobody did anything.", claims=("TUR AID QAT",))
    assert [fault.found for fault in positive_faults(coder, "en", rule, wrong)] == ["no claim"]


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.language)
def test_patterns_are_written_as_they_are_read(lexicon: Lexicon) -> None:
    for entry in (*lexicon.rules, *lexicon.phrases):
        if entry.pattern:
            assert parse_pattern(written_pattern(entry.pattern)) == entry.pattern


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
