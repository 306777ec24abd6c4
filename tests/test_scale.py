"""The bench of a million claims: its corpus reads back, and a small run tells every figure."""

from pathlib import Path

import pytest

from bench.scale import __main__ as bench
from bench.scale.corpus import Corpus
from bench.scale.figures import ROWS
from graph.codebook import Codebook
from graph.ledger import open_ledger
from graph.ledger.checking import check
from graph.model import Modality


def test_the_corpus_reads_back(codebook: Codebook, tmp_path: Path) -> None:
    corpus = Corpus(codebook, 90)
    documents = list(corpus)
    for coded in documents:
        check(coded)  # every quotation stands at its span
        assert all(mention.span.of(coded.document.text) == mention.text for mention in coded.mentions)
        assert all(framing.span.of(coded.document.text) == framing.text for framing in coded.framings)
    assert sum(len(coded.claims) for coded in documents) == 90
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for coded in documents:
            ledger.add(coded)
        assert [ledger.document(coded.document.id) for coded in documents] == documents


def test_the_corpus_is_that_of_its_seed(codebook: Codebook) -> None:
    more = iter(Corpus(codebook, 1000))
    assert list(Corpus(codebook, 100)) == [next(more) for _ in range(5)], "fewer claims are the beginning of more"
    assert Corpus(codebook, 20, seed=5).document(0) != Corpus(codebook, 20).document(0)


def test_the_corpus_is_like_the_news(codebook: Codebook) -> None:
    claims = [claim for coded in Corpus(codebook, 4000) for claim in coded.claims]
    events = {claim.relation for claim in claims if claim.score is not None}
    assert events == {one.id for one in codebook.relations.values() if one.score is not None}
    assert {claim.relation for claim in claims} > events, "standing relations too"
    assert {claim.modality for claim in claims} == set(Modality)
    hottest = Corpus(codebook, 20).cast.actors[0].id
    share = sum(hottest in {one.id for one in (*claim.sources, *claim.targets)} for claim in claims) / len(claims)
    assert 0.15 < share < 0.3


@pytest.mark.slow
def test_a_small_run_tells_every_figure(tmp_path: Path) -> None:
    found = bench.measure(500, tmp_path)
    assert {key for key, _, _ in ROWS} == found["Alaqat"].keys()
    text = bench.table(found)
    assert all(name in text and reach in text for _, name, reach in ROWS)
    assert "networkx" in text and "pyoxigraph" in text
