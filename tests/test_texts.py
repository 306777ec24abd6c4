"""Full-text search, on each database: what is found, in which order, and that the index is in step."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from graph.codebook import Codebook
from graph.codebook.folding import fold
from graph.codebook.searching import searchable, words_of
from graph.errors import InputError
from graph.faces.text import read
from graph.ledger import Ledger, open_ledger
from graph.ledger import texts as index
from graph.model import Coded, Document, Modality
from graph.query.filters import Filters, parse
from graph.query.texts import Order, quotations, texts
from tests import samples

CASES = tomllib.loads((Path(__file__).parent / "cases" / "texts.toml").read_text("utf-8"))["case"]


def plain(identity: str, text: str, **more: str) -> Coded:
    return Coded(Document(identity, text, **more), (), (), ())


def ids(ledger: Ledger, asked: str, *arguments: object, **more: object) -> list[str]:
    return [hit.document.id for hit in texts(ledger, asked, *arguments, **more).hits]  # type: ignore[arg-type]


@pytest.fixture
def book(where: str):
    with open_ledger(where) as ledger:
        yield ledger


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_text_has_what_is_asked_for(case: dict, tmp_path: Path) -> None:
    found = case.get("matches", [])
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(plain("one", case["text"]))
        hits = texts(ledger, case["asked"]).hits
    assert [hit.within(place) for hit in hits for place in hit.snippet.matches] == found
    assert len(hits) == bool(found)
    assert read(case["asked"]).found_in(case["text"]) == bool(found), "the index and the text say the same"


def test_every_word_of_a_text_is_found_where_it_stands(book: Ledger) -> None:
    coded = samples.all_samples()
    book.add_all(coded)
    for one in coded:
        for word in sorted(set(words_of(one.document.text))):
            hits = {hit.document.id: hit for hit in texts(book, f'"{word}"').hits}
            hit = hits[one.document.id]
            assert hit.snippet.span.of(one.document.text) == hit.words
            assert {words_of(hit.within(place)) for place in hit.snippet.matches} == {(word,)}


@pytest.mark.parametrize("name", ["Recep Tayyip Erdoğan", "خَلِيفَة حَفْتَر", "Ursula von der Leyen", "Müller Straße", "İsmet İnönü"])
def test_words_are_searched_as_names_are_folded(name: str) -> None:
    assert " ".join(words_of(name)) == fold(name)
    assert searchable(searchable(name)) == searchable(name)


def test_the_newest_come_first_and_undated_ones_last(book: Ledger) -> None:
    days = {"b": "2020-05-01", "a": "2021-01-01", "undated": None, "c": "2019-12-31T10:00:00"}
    book.add_all([plain(one, f"gas {one}", published=day) for one, day in days.items()])
    assert ids(book, "gas") == ["a", "b", "c", "undated"]
    first = texts(book, "gas", limit=2)
    assert [hit.document.id for hit in first.hits] == ["a", "b"]
    assert first.more
    assert not texts(book, "gas", limit=4).more


def test_ranked_a_title_counts_more_than_a_text(book: Ledger) -> None:
    filler = "nothing of note happened in the city on that day " * 5
    book.add_all(
        [
            plain("once", f"gas {filler}", published="2021-01-01"),
            plain("title", f"gas {filler}", title="Gas", published="2020-01-01"),
            plain("none", filler, title="Water", published="2022-01-01"),
        ]
    )
    assert ids(book, "gas") == ["once", "title"]
    assert ids(book, "gas", order=Order.BEST) == ["title", "once"]
    assert ids(book, "gas", in_title=True) == ["title"]
    assert ids(book, "water city", in_title=True) == []
    (hit,) = texts(book, "water").hits
    assert hit.snippet.matches == ()
    assert hit.words.startswith("nothing of note"), "where only the title has it, the text's beginning is shown"


def test_another_coding_is_found_by_its_title_and_day(book: Ledger) -> None:
    book.add(plain("one", "gas", title="Water", published="2020-01-01"))
    book.add(plain("two", "gas", published="2021-01-01"))
    assert ids(book, "gas") == ["two", "one"]
    book.add(plain("one", "gas", title="Bread", published="2022-01-01"))
    assert ids(book, "gas") == ["one", "two"]
    assert ids(book, "bread") == ["one"]
    assert ids(book, "water") == []
    assert ids(book, "gas", as_of=1) == ["one"], "what came later is not there"
    assert texts(book, "gas", as_of=1).hits[0].document.title == "Water"


def test_filters_of_documents_and_of_claims_narrow(book: Ledger, codebook: Codebook) -> None:
    article = samples.article()
    book.add(article)
    book.add(plain("bare", article.document.text + " إضافة", language="ar", outlet="outlet:nabd", published="2021-03-04"))
    asked = "قطر"
    assert set(ids(book, asked)) == {article.document.id, "bare"}
    assert ids(book, asked, parse({"outlet": "outlet:nabd", "from": "2021-03", "to": "2021-03-04"}, book, codebook)) == ["bare"]
    assert ids(book, asked, Filters(until="2020")) == []
    assert ids(book, asked, Filters(language="tr")) == []
    relation = article.claims[0].relation
    assert ids(book, asked, Filters(relation=(relation,))) == [article.document.id], "the other one has no claim"
    assert ids(book, asked, Filters(relation=("MOBILIZE",), modality=(Modality.DENIED,))) == []


def test_quotations_are_found_by_their_own_words(book: Ledger) -> None:
    article = samples.article()
    book.add(article)
    for claim in article.claims:
        word = max(words_of(claim.quote), key=len)
        found = quotations(book, f'"{word}"')
        assert claim.id in {one.claim.id for one in found.claims}
        assert all(word in words_of(one.claim.quote) for one in found.claims)
        narrowed = quotations(book, f'"{word}"', Filters(relation=(claim.relation,)))
        assert {one.claim.relation for one in narrowed.claims} == {claim.relation}
    assert quotations(book, "قطر", limit=1).more
    assert not quotations(book, "zebra").claims


def test_what_is_purged_is_found_no_more(book: Ledger) -> None:
    book.add(plain("one", "gas water"))
    book.add(plain("two", "gas bread"))
    book.purge("two", "ada", "a wish")
    assert ids(book, "gas") == ["one"]
    assert ids(book, "bread") == []
    book.add(plain("three", "gas salt"))
    assert set(ids(book, "gas")) == {"one", "three"}, "its number may be given again"
    assert ids(book, "salt") == ["three"]


def test_purged_words_are_not_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(plain("one", "gas water"))
        ledger.add(plain("two", "gas zanzibarite"))
        ledger.purge("two", "ada")
    assert b"zanzibarite" not in path.read_bytes()


def test_an_index_that_is_not_there_is_built_when_the_ledger_is_opened(where: str) -> None:
    with open_ledger(where) as ledger:
        ledger.add_all(samples.all_samples())
        ledger.add(replace(samples.article(), document=replace(samples.article().document, title="Otherwise")))
        before = ids(ledger, "قطر"), ids(ledger, "otherwise")
        with ledger._transaction(writing=True) as connection:
            index.metadata.drop_all(connection)
    with open_ledger(where) as ledger:
        assert (ids(ledger, "قطر"), ids(ledger, "otherwise")) == before
        assert all(before)


@pytest.mark.parametrize("asked", ["", "  ", '""', "-gas", "* - ،", "«»"])
def test_a_search_needs_a_word(asked: str) -> None:
    with pytest.raises(InputError, match="asks for no word"):
        read(asked)


def test_a_beginning_needs_two_letters() -> None:
    with pytest.raises(InputError, match="too short a beginning"):
        read("g*")


def test_a_long_text_is_found_by_words_of_its_beginning(book: Ledger) -> None:
    book.add(plain("long", "gas " + " ".join(f"word{number}" for number in range(150_000))))
    assert ids(book, "gas word20000") == ["long"]


def test_the_command_line_shows_words_and_actors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from graph.cli import main

    path = str(tmp_path / "ledger.db")
    with open_ledger(path) as ledger:
        ledger.add(samples.article())

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["search", *arguments, "--ledger", path])
        assert ended.value.code == 0
        return capsys.readouterr().out

    assert "state:QAT" in run("قطر")
    told = json.loads(run("قطر", "--json", "--lang", "tr"))
    assert [hit["document"]["id"] for hit in told["documents"]] == [samples.article().document.id]
    assert told["documents"][0]["matches"]
    assert told["actors"][0]["label"] == "Katar"
    quoted = json.loads(run("قطر", "--in", "quotes", "--limit", "3", "--json"))
    assert len(quoted["claims"]) == 3
    assert quoted["more"]
    assert all("قطر" in claim["quote"] for claim in quoted["claims"])
    assert run("قطر", "--in", "quotes", "--limit", "3").count("\n") == 4
