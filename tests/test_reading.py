"""Documents from texts, pages, JSON lines and folders; languages; sentences."""

import io
import json
import random
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from graph.model import Document, document_id
from graph.reading import Failure, detect_language, read_jsonl, read_path
from graph.reading.dates import iso_day
from graph.reading.sentences import split

SENTENCES = tomllib.loads((Path(__file__).parent / "cases" / "sentences.toml").read_text("utf-8"))["case"]
ARABIC = "التقى وزير الخارجية نظيره في الدوحة.\n"
BODY = "وقعت الدولتان اتفاقا جديدا للتعاون في العاصمة، بحسب ما أعلنت وزارة الدفاع في بيان لها صباح أمس، ورحب به الجانبان."


def documents(read):
    found = list(read)
    assert not [one for one in found if isinstance(one, Failure)], found
    return found


def failures(read):
    found = list(read)
    assert all(isinstance(one, Failure) for one in found), found
    return found


# Sentences


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["why"])
def test_sentences_end_where_a_reader_ends_them(case):
    assert [span.of(case["text"]) for span in split(case["text"], case["language"])] == case["sentences"]


def test_sentences_of_any_marks_lie_in_order_and_lose_no_word():
    """Seeded noise: whatever comes, spans ascend, hold no newline and no outer space, and cover each letter and digit."""
    chance = random.Random(7)  # noqa: S311 - the same noise each time
    marks = "اب د. م. ؟!”“\"()«»' Aa. 5. 😀İı\u0301…;[]\t\n\r\u2028\ud800\u200f،,"
    for _ in range(1500):
        text = "".join(chance.choice(marks) for _ in range(chance.randint(0, 40)))
        for language in ("ar", "en", "tr"):
            spans = split(text, language)
            assert all(before.end <= after.start for before, after in pairwise(spans)), text
            for words in (span.of(text) for span in spans):
                assert words
                assert words == words.strip()
                assert not set(words) & set("\n\r\u2028")
            covered = {place for span in spans for place in range(span.start, span.end)}
            assert all(place in covered for place, mark in enumerate(text) if mark.isalnum()), text


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("اتفق الجانبان على موعد جديد", "ar"),
        ("قطر", "ar"),
        ("The two ministers agreed on a new date for the talks", "en"),
        ("Turkey and Qatar agreed", "en"),
        ("Recep Tayyip Erdoğan arrived in Doha", "en"),  # names have Turkish letters in English too
        ("İki ülke yeni bir anlaşma imzaladı", "tr"),
        ("Turkiye ve Katar yeni bir anlasma icin gorustu", "tr"),  # typed without Turkish letters
        ("TÜRKİYE VE KATAR ANLAŞTI", "tr"),
        ("وزیر خارجه ایران گفت که مذاکرات ادامه دارد", None),  # Persian
        ("پاکستان کے وزیر خارجہ نے کہا", None),  # Urdu
        ("Azərbaycan və Türkiyə arasında danışıqlar", None),
        ("Le ministre a dit que la réunion était utile", None),
        ("Россия и Турция договорились", None),
        ("2020", None),
        ("", None),
    ],
)
def test_language_is_told_by_script_letters_and_frequent_words(text, language):
    assert detect_language(text) == language


# Text files


def test_text_is_kept_as_received(tmp_path):
    """Offsets count the text's own code points: a changed newline would shift all that follow."""
    text = "Başlık\r\n\r\nBir cümle.\rSon\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (found,) = documents(read_path(tmp_path / "a.txt"))
    assert found.text == text
    assert found.id == document_id(None, None, text)
    assert found.title == "Başlık"
    assert (found.published, found.outlet, found.language) == (None, None, None)


def test_first_line_is_a_title_only_where_it_stands_alone(tmp_path):
    (tmp_path / "a.txt").write_text(ARABIC + ARABIC, "utf-8")
    assert documents(read_path(tmp_path / "a.txt"))[0].title is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(ARABIC.encode(encoding))
    assert documents(read_path(tmp_path / "a.txt"))[0].text == ARABIC


def test_another_encoding_is_never_guessed(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"ok " + ARABIC.encode("cp1256"))
    (failure,) = failures(read_path(path))
    assert failure.where == str(path)
    assert "not utf-8 at byte 3" in failure.reason
    assert documents(read_path(path, "windows-1256"))[0].text == "ok " + ARABIC
    assert "declared as 'klingon'" in failures(read_path(path, "klingon"))[0].reason


def test_what_cannot_be_read_is_a_failure_with_its_reason(tmp_path):
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    assert "no text" in failures(read_path(tmp_path / "empty.txt"))[0].reason
    assert "'.pdf' are not read; readable are .htm" in failures(read_path(tmp_path / "scan.pdf"))[0].reason
    assert "no such file" in failures(read_path(tmp_path / "absent.txt"))[0].reason


# Folders and standard input


def test_a_folder_is_read_in_order_and_nothing_stops_it(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "empty").mkdir()
    for name in (".x.txt", ".hidden/x.txt", "n.pdf"):
        (tmp_path / name).write_text("not this one")
    for name, content in {"c.txt": b"third", "a.txt": b"first", "b/b.txt": b"last", "bad.txt": b"\xff\xfb"}.items():
        (tmp_path / name).write_bytes(content)
    found = [one.text if isinstance(one, Document) else Path(one.where).name for one in read_path(tmp_path)]
    assert found == ["first", "bad.txt", "third", "last"]
    assert "no file of the kinds" in failures(read_path(tmp_path / "empty"))[0].reason


def test_a_folder_that_links_to_itself_ends(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [one.text for one in documents(read_path(tmp_path))] == ["text"]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (ARABIC.encode(), [ARABIC]),
        (b'\n{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
        (f"<!DOCTYPE html><html><body><article><p>{BODY}</p></article></body></html>".encode(), [BODY]),
        ("{ ليس سطرا".encode(), ["{ ليس سطرا"]),
    ],
    ids=["text", "json lines", "page", "text with a brace"],
)
def test_standard_input_is_known_by_how_it_begins(monkeypatch, content, texts):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [one.text for one in documents(read_path("-"))] == texts


# Web pages

PAGE = (
    """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عنوان - الموقع</title>{head}</head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>العنوان الكبير</h1>{body}<p>"""
    + BODY
    + """</p></article>
<div id="comments"><h3>التعليقات</h3><p>تعليق طويل من قارئ لا يعرف أحد اسمه ولا من أين جاء إلى هنا.</p></div></body></html>"""
)


def page(tmp_path, head="", body=""):
    (tmp_path / "p.html").write_text(PAGE.format(head=head, body=body), "utf-8")
    return documents(read_path(tmp_path / "p.html"))[0]


def test_a_page_gives_its_article_and_what_it_states(tmp_path):
    found = page(
        tmp_path,
        '<meta property="og:site_name" content="صحيفة الأفق"><meta name="author" content="ليلى  منصور">'
        '<link rel="canonical" href="https://news.example/1"><meta property="og:title" content="عنوان المقال">'
        '<meta property="article:published_time" content="2021-03-04T23:30:00+03:00">',
    )
    assert BODY in found.text
    assert "الرئيسية" not in found.text
    assert "قارئ" not in found.text
    assert (found.title, found.outlet, found.author) == ("عنوان المقال", "صحيفة الأفق", "ليلى منصور")
    assert (found.url, found.published, found.language) == ("https://news.example/1", "2021-03-04", "ar")
    assert found.id == document_id("صحيفة الأفق", "https://news.example/1", found.text)


def test_json_ld_is_read_wherever_it_puts_its_article(tmp_path):
    article = {
        "@type": "NewsArticle",
        "headline": "عنوان",
        "datePublished": "2020-05-06",
        "author": [{"name": "أ"}, {"name": "ب"}],
        "publisher": {"@type": "Organization", "name": "الأفق"},
    }
    data = {"@graph": [{"@type": "WebSite", "datePublished": "1999-01-01", "name": "x"}, article]}
    scripts = (f'<script type="application/ld+json">{text}</script>' for text in (json.dumps(data), "{"))
    found = page(tmp_path, "".join(scripts))
    assert (found.title, found.published, found.author, found.outlet) == ("عنوان", "2020-05-06", "أ, ب", "الأفق")


def test_what_a_page_does_not_state_is_unknown(tmp_path):
    found = page(tmp_path, '<link rel="canonical" href="/1"><meta property="article:author" content="https://news.example/who">')
    assert (found.title, found.outlet, found.author, found.url, found.published) == ("العنوان الكبير", None, None, None, None)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", "<p>نشر في 17 آب 2020</p>", None),  # words are no metadata
        ('<meta name="copyright" content="2019-01-01">', "", None),
        ('<meta name="date" content="17 Aug 2020">', "", None),
        ('<meta name="date" content="2020-02-30">', "", None),
        ('<meta itemprop="datePublished" content="2020/02/03">', "", "2020-02-03"),
        ("", '<time datetime="2020-02-03T10:00">أمس</time>', "2020-02-03"),
        ("", '<time datetime="2020-02-03">أ</time><time datetime="2020-02-04">ب</time>', None),  # which of the two?
        ("", '<time datetime="2020-02-05">أ</time><time pubdate datetime="2020-02-04">ب</time>', "2020-02-04"),
    ],
)
def test_a_page_is_dated_by_metadata_alone(tmp_path, head, body, published):
    assert page(tmp_path, head, body).published == published


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path):
    text = PAGE.format(head="", body="").replace("utf-8", "windows-1256")
    (tmp_path / "p.html").write_bytes(text.encode("cp1256"))
    assert BODY in documents(read_path(tmp_path / "p.html"))[0].text
    (tmp_path / "p.html").write_bytes(text.replace("windows-1256", "utf-8").encode("cp1256"))
    assert "not utf-8 at byte" in failures(read_path(tmp_path / "p.html"))[0].reason


@pytest.mark.parametrize("content", ["", "<html></html>", "<html><body><script>x()</script></body></html>"])
def test_a_page_without_an_article_is_a_failure(tmp_path, content):
    (tmp_path / "p.html").write_text(content)
    assert "no article text" in failures(read_path(tmp_path / "p.html"))[0].reason


# JSON lines


def test_json_lines_give_documents_with_their_metadata():
    line = {
        "id": 7,
        "text": ARABIC,
        "lang": "ar-QA",
        "date": "2020-08-17T10:00:00Z",
        "url": "https://x.example/1",
        "outlet": "outlet:x",
        "title": "t",
        "author": "a",
        "collection": "c",
        "other": [1],
    }
    (found,) = documents(read_jsonl([json.dumps(line)], "here"))
    made = document_id("outlet:x", "https://x.example/1", ARABIC)
    expected = Document(
        id=made,
        text=ARABIC,
        title="t",
        url="https://x.example/1",
        outlet="outlet:x",
        author="a",
        language="ar",
        published="2020-08-17",
        collection="c",
    )
    assert found == expected
    (kept,) = documents(read_jsonl([json.dumps(line)], "here", keep_ids=True))
    assert kept.id == "7"


@pytest.mark.parametrize(
    ("line", "reason", "document"),
    [
        (b'{"id": "x"', "not JSON", None),
        (b"[1]", "not a JSON object", None),
        (b"[" * 100_000, "nested too deeply", None),
        (b'{"id": "x", "text": "\xff"}', "not UTF-8 at byte 21 of the line", None),
        (b'{"text": "a"}', "no 'id'", None),
        (b'{"id": true, "text": "a"}', "no 'id'", None),
        (b'{"id": "x"}', "no 'text'", "x"),
        (b'{"id": "x", "text": "  "}', "no 'text', or an empty one", "x"),
        (b'{"id": "x", "text": 5}', "'text' is not a text but int", "x"),
        (b'{"id": "x", "text": "a\\ud800"}', "half a surrogate pair at code point 1", "x"),
        (b'{"id": "x", "text": "a", "date": "2020-13-01"}', "'date' is '2020-13-01'; allowed is an ISO date", "x"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_next_is_read(line, reason, document):
    bad, good = read_jsonl([line, b"", b'{"id": "y", "text": "good"}'], "here", keep_ids=True)
    assert isinstance(bad, Failure)
    assert bad.where == "here, line 1"
    assert reason in bad.reason
    assert bad.document == document
    assert good == Document(id="y", text="good")


def test_a_byte_order_mark_before_the_first_line_is_passed_over(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "one"}\r\n{"text": "two"}')
    assert [one.text for one in documents(read_path(tmp_path / "a.jsonl"))] == ["one", "two"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-08-17", "2020-08-17"),
        ("20200817T1000", "2020-08-17"),
        ("2020-08", None),
        ("2020-08/17", None),
        ("17.08.2020", None),
    ],
)
def test_a_day_is_read_from_iso_dates_only(value, day):
    assert iso_day(value) == day
