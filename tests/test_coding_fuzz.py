"""Anything may come in: words, names and marks in no order, random Unicode in both directions, lines of a megabyte.

Nothing breaks or hangs, and every span reads back from the text as it was received.
"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as any_of

from graph.codebook import Codebook, load_codebook
from graph.coding import Coder
from graph.model import Claim, Coded, Document, Participant

LANGUAGES = ("ar", "en", "tr")
MARKS = (
    *"\"“”«»،,:.؟()-—'’$%\n\r\t|[]>", "\u200f", "\u200e", "\u202b", "\u202e", "\u2067", "\u2069", "\ufeff", "\u0640",
    "\u064e", "\x00", "\ud800", "'s", "İ", "ı", "ß", "ﷲ", "𝔘", "👩‍👩‍👧", "é", "12", "٣٤٠", "2019", "1e9", "%", "…",
)  # fmt: skip
MEGABYTE = 2**20
EXAMPLES = 120

CODEBOOK = load_codebook()
CODER = Coder(CODEBOOK)


def _known(codebook: Codebook, language: str) -> tuple[list[str], ...]:
    """Names, words and whole sentences that the lexicon knows."""
    lexicon = codebook.lexicons[language]
    names = {alias.text for alias in codebook.aliases if alias.language == language}
    words = {*lexicon.verbs, *lexicon.nouns, *(word for entries in lexicon.classes.values() for word in entries)}
    sentences = {example.text for rule in lexicon.rules for example in rule.positive}
    return sorted(names), sorted(words), sorted(sentences)


def _pieces(language: str) -> any_of.SearchStrategy[str]:
    known = (any_of.sampled_from(sort) for sort in _known(CODEBOOK, language))
    return any_of.one_of(*known, any_of.sampled_from(MARKS), any_of.text(max_size=6))


TEXTS = {
    language: any_of.tuples(any_of.sampled_from((" ", " ", "")), any_of.lists(_pieces(language), max_size=40)).map(
        lambda drawn: drawn[0].join(drawn[1])
    )
    for language in LANGUAGES
}


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_anything_is_coded_and_every_span_reads_back(language: str) -> None:
    claims = 0

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(TEXTS[language])
    def code(text: str) -> None:
        nonlocal claims
        coded = CODER.code(Document("noise", text, language=language))
        assert list(_misread(coded)) == []
        assert len({claim.id for claim in coded.claims}) == len(coded.claims)
        claims += len(coded.claims)

    code()
    assert claims > 0, "the noise is no test of claims"


LINES = {
    "a word without an end": "ا",
    "letters and digits": "a1",
    "numbers": "12 345 ",
    "commas": "Turkey, ",
    "quotation marks": "\" “",
    "brackets in both directions": "(\u202eقطر\u202c) ",
    "verbs alone": "attacked ",
    "conjunctions": "و ",
    "spaces": " ",
}


@pytest.mark.parametrize("piece", LINES.values(), ids=LINES)
def test_a_line_of_a_megabyte_neither_breaks_nor_hangs(piece: str) -> None:
    language = "ar" if any("\u0600" <= char <= "\u06ff" for char in piece) else "en"
    coded = CODER.code(Document("line", piece * (MEGABYTE // len(piece.encode())), language=language))
    assert list(_misread(coded)) == []


def test_a_sentence_of_a_thousand_acts_has_them_all() -> None:
    coded = CODER.code(Document("line", "Turkey attacked Iran, and " * 1000, language="en"))
    assert list(_misread(coded)) == []
    assert len(coded.claims) > 900
