"""Rows of real words, names and marks in no order: nothing breaks, and every span reads back from the text."""

import random
from collections.abc import Iterator

import pytest

from graph.codebook import Codebook
from graph.coding import Coder
from graph.model import Claim, Coded, Document, Participant

MARKS = (
    *"\"“”«»،,:.؟()-—'’$%\n", "\u200f", "\u202b", "\u0640", "\u064e", "\x00", "\ud800", "'s", "İ", "ß", "12", "٣٤٠", "2019",
)  # fmt: skip
TEXTS = 150


def _words(codebook: Codebook, language: str) -> tuple[list[str], list[str]]:
    lexicon = codebook.lexicons[language]
    names = [alias.text for alias in codebook.aliases if alias.language == language]
    classes = [word for entries in lexicon.classes.values() for word in entries]
    examples = [word for rule in lexicon.rules for example in rule.positive for word in example.text.split()]
    return names, [*lexicon.verbs, *lexicon.nouns, *classes, *examples]


def _texts(codebook: Codebook, language: str) -> Iterator[str]:
    chance = random.Random(language)  # noqa: S311  the same noise each time
    names, words = _words(codebook, language)
    for _ in range(TEXTS):
        sorts = chance.choices((names, words, MARKS), (2, 5, 2), k=chance.randint(1, 40))
        yield chance.choice((" ", " ", "")).join(chance.choice(sort) for sort in sorts)


def _participants(claim: Claim) -> Iterator[Participant]:
    yield from (*claim.sources, *claim.targets, *claim.via, *claim.about)
    yield from (one for one in (claim.claimant, claim.place) if one)


def _misread(coded: Coded) -> Iterator[object]:
    text = coded.document.text
    for claim in coded.claims:
        if claim.span.of(text) != claim.quote or not claim.sentence or not claim.sentence.covers(claim.span):
            yield claim
        yield from (one for one in _participants(claim) if one.span.of(text) != one.mention)
    for each in (*coded.mentions, *coded.framings):
        if each.span.of(text) != each.text:
            yield each


@pytest.mark.parametrize("language", ["ar", "en", "tr"])
def test_noise_is_coded_and_every_span_reads_back(codebook: Codebook, language: str) -> None:
    coder = Coder(codebook)
    claims = 0
    for text in _texts(codebook, language):
        coded = coder.code(Document("noise", text, language=language))
        assert list(_misread(coded)) == [], text
        assert len({claim.id for claim in coded.claims}) == len(coded.claims), text
        claims += len(coded.claims)
    assert claims > 0, "the noise is no test of claims"
