"""The ledger on real files: round trips, versions, refusals, several processes at once, death at any moment."""

import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import samples
from sqlalchemy import MetaData, create_engine, inspect

from graph.errors import DocumentError, InputError, LedgerError, UnknownDocument
from graph.ledger import Added, Change, ChangeKind, DateBasis, Ledger, Met, conditions, open_ledger
from graph.ledger.schema import SCHEMA
from graph.model import (
    Claim,
    Coded,
    Comparison,
    Document,
    Framing,
    Interval,
    Kind,
    Mention,
    Modality,
    Participant,
    Plover,
    Precision,
    Quantity,
    Span,
    StateBasis,
    Trigger,
)

if TYPE_CHECKING:
    from tests.postgres import Cluster

LEDGERS = Path(__file__).parent / "ledgers"
TEXT = "Fake\r\n\tنصّ عربي \u202eİstanbul\u202c 🤝 e\u0301 and more words to point at."


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty one, on each database."""
    with open_ledger(where, now=lambda: datetime(2021, 1, 2, 3, 4, 5, tzinfo=UTC)) as found:
        yield found


def make_old(path: Path, of: int) -> None:
    """A ledger as older versions of Alaqat made it."""
    script = (LEDGERS / "schema-2.sql").read_text("utf-8")
    if of == 1:
        script += "drop table casualties; update ledger set schema = 1;"
    with sqlite3.connect(path) as connection:
        connection.executescript(script)
    connection.close()


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def tables_of(ledger: Ledger) -> dict[str, object]:
    """Columns, keys and indexes of all tables."""
    found = inspect(ledger._engine)
    with ledger._engine.connect() as connection:
        whole = {
            name: (
                {column["name"]: (str(column["type"]), column["nullable"]) for column in found.get_columns(name)},
                found.get_pk_constraint(name),
                sorted((key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(name)),
                sorted((index["name"], index["column_names"], index["unique"]) for index in found.get_indexes(name)),
            )
            for name in found.get_table_names()
        }
        assert connection.exec_driver_sql("pragma foreign_key_check").all() == []
    return whole


def participant(number: int, **changes: object) -> Participant:
    made = Participant(
        id=f"person:p{number}",
        name=f"شخص {number}",
        kind=Kind.PERSON,
        mention=TEXT[number : number + 2],
        span=Span(number, number + 2),
        state="LBY",
        code="IGOUNO",
        sector="GOV",
        state_basis=StateBasis.ACTS_FOR,
        acts_for="gov:LBY-GNA",
        link=f"alias {number}",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def claim(document: str, claim_id: str = "c1", **changes: object) -> Claim:
    """A claim that uses every field; `changes` take some away."""
    made = Claim(
        id=f"{document}.{claim_id}",
        document=document,
        relation="CONSULT",
        mode="visit",
        contexts=("military", "economic"),
        sources=(participant(1), participant(2, id=None, state=None, code=None, sector=None, state_basis=None, acts_for=None)),
        targets=(participant(3), participant(4)),
        symmetric=False,
        modality=Modality.ALLEGED,
        claimant=participant(5),
        via=(participant(6), participant(7)),
        date=Interval("2020-08-16", "2020-08-17", Precision.RANGE, "relative"),
        place=participant(8),
        quantity=Quantity(2.5e9, "USD", Comparison.GT, "2.5", Span(1, 1)),
        about=(participant(9), participant(8)),
        framings=(Framing(Span(2, 5), "ke\r", "illegitimacy", -1, participant(1), participant(2)),),
        quote=TEXT[3:20],
        span=Span(3, 20),
        trigger=Trigger("more", Span(0, 0)),
        cue=Trigger("cue", Span(4, 6)),
        quad="verbal cooperation",
        score=1.5,
        plover=Plover("AGREE", None, "verbal cooperation", 3.0),
        rule="r.1",
        coder="c 1",
        office="minister-defence",
        sentence=Span(1, 25),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def coded(document_id: str = "d1", text: str = TEXT, claims: int = 2, **metadata: object) -> Coded:
    document = Document(
        id=document_id,
        text=text,
        title="عنوان",
        url="https://example.org/1",
        outlet="outlet:one",
        author="A",
        language="ar",
        published="2020-08-20",
        retrieved="2020-09-01",
        boilerplate=(Span(0, 2), Span(9, 9)),
        collection="study",
    )
    framing = Framing(Span(2, 5), "ke\r", "illegitimacy", -1, participant(1), participant(2))
    plain = Framing(Span(0, 1), "F", "conspiracy", 1, None, None)
    made = [claim(document_id, "c1", framings=(plain, framing)), claim(document_id, "c0", symmetric=True, targets=())]
    made += [claim(document_id, f"x{number}") for number in range(2, claims)]
    mentions = (
        Mention(Span(0, 4), "Fake", "name", Kind.PERSON, ("person:p2", "person:p1"), "LBY", "why"),
        Mention(Span(0, 4), "Fake", "set", Kind.GENERIC),
    )
    return Coded(replace(document, **metadata), mentions, tuple(made[:claims]), (plain, framing, plain))  # type: ignore[arg-type]


BARE = {
    "mode": None,
    "contexts": (),
    "sources": (),
    "targets": (),
    "claimant": None,
    "via": (),
    "date": None,
    "place": None,
    "quantity": None,
    "about": (),
    "framings": (),
    "trigger": None,
    "cue": None,
    "quad": None,
    "score": None,
    "plover": None,
    "office": None,
    "sentence": None,
}


class TestRoundTrip:
    def test_a_document_comes_back_as_it_was_added(self, ledger: Ledger) -> None:
        ledger.add(coded())
        assert ledger.document("d1") == coded()
        assert list(ledger.claims()) == list(coded().claims)
        assert ledger.claim("d1.c0") == coded().claims[1]

    @pytest.mark.parametrize("field", BARE)
    def test_every_field_may_be_empty_alone(self, ledger: Ledger, field: str) -> None:
        one = claim("d1", **{field: BARE[field]})
        ledger.add(replace(coded(), claims=(one,)))
        assert ledger.claim("d1.c1") == one

    def test_a_document_without_anything(self, ledger: Ledger) -> None:
        bare = Coded(Document("d0", ""), (), (claim("d0", quote="", span=Span(0, 0), **BARE),), ())
        ledger.add(bare)
        assert ledger.document("d0") == bare

    def test_hundreds_of_claims_keep_their_order(self, ledger: Ledger) -> None:
        long = coded(claims=1203)
        ledger.add(long)
        assert ledger.document("d1") == long

    @pytest.mark.parametrize("sample", samples.all_samples(), ids=lambda sample: sample.document.language)
    def test_samples(self, ledger: Ledger, sample: Coded) -> None:
        ledger.add(sample)
        assert ledger.document(sample.document.id) == sample

    def test_metadata_and_day_stand_beside_a_claim(self, ledger: Ledger) -> None:
        ledger.add(replace(coded(), claims=(claim("d1", "dated"), claim("d1", "plain", date=None))))
        ledger.add(replace(coded("d2", published=None), claims=(claim("d2", "never", date=None),)))
        open_ended = Interval(None, "2019-12-31", Precision.BEFORE)
        ledger.add(replace(coded("d3"), claims=(claim("d3", "before", date=open_ended),)))
        listed = map(ledger.listed, ("d1.dated", "d1.plain", "d2.never", "d3.before"))
        days = {one.claim.id: (one.day, one.date_basis) for one in listed}
        assert days == {
            "d1.dated": ("2020-08-16", DateBasis.ACT),
            "d1.plain": ("2020-08-20", DateBasis.PUBLISHED),
            "d2.never": (None, DateBasis.UNDATED),
            "d3.before": ("2019-12-31", DateBasis.ACT),
        }
        assert ledger.listed("d1.plain").document == ledger.document_row("d1")
        assert ledger.document_row("d1").claims == 2


class TestVersions:
    def test_the_same_coding_again_changes_nothing(self, ledger: Ledger) -> None:
        assert ledger.version == 0
        assert ledger.add(coded()) == Added("d1", 1, True, 2)
        assert ledger.add(coded()) == Added("d1", 1, False, 2)
        assert ledger.add(coded(retrieved="2024-01-01")) == Added("d1", 1, False, 2)
        assert ledger.version == 1
        assert ledger.document("d1").document.retrieved == "2020-09-01"

    def test_another_coding_becomes_the_current_one(self, ledger: Ledger) -> None:
        old, new = coded(), replace(coded(), claims=(replace(coded().claims[0], coder="c 2", relation="AGREE"),))
        ledger.add(old)
        ledger.add(coded("d2"))
        assert ledger.add(new) == Added("d1", 3, True, 1)
        assert ledger.document("d1") == new
        assert ledger.document("d1", as_of=2) == ledger.document("d1", as_of=1) == old
        assert (ledger.claim("d1.c1", as_of=2).relation, ledger.claim("d1.c1", as_of=3).relation) == ("CONSULT", "AGREE")
        assert [len(list(ledger.claims(version))) for version in range(4)] == [0, 2, 4, 3]
        assert [row.id for row in ledger.documents()] == ["d1", "d2"]
        assert [row.version for row in ledger.documents()] == [3, 2]
        assert ledger.documents(as_of=0) == []

    def test_going_back_to_a_former_coding_is_a_version_of_its_own(self, ledger: Ledger) -> None:
        other = replace(coded(), claims=())
        assert [ledger.add(one).version for one in (coded(), other, coded())] == [1, 2, 3]
        assert [len(list(ledger.claims(version))) for version in (1, 2, 3)] == [2, 0, 2]

    def test_a_coding_without_claims_is_one_too(self, ledger: Ledger) -> None:
        empty = replace(coded(), claims=(), framings=(), mentions=())
        assert ledger.add(empty).new
        assert not ledger.add(empty).new
        assert ledger.document("d1") == empty

    def test_what_is_unknown_is_named(self, ledger: Ledger) -> None:
        ledger.add(coded())
        with pytest.raises(UnknownDocument, match="no document has the id 'd9' in version 1"):
            ledger.document("d9")
        with pytest.raises(UnknownDocument, match="version 0"):
            ledger.document("d1", as_of=0)
        with pytest.raises(LedgerError, match="no claim has the id 'c9'"):
            ledger.claim("c9")
        for version in (-1, 2):
            with pytest.raises(InputError, match=f"no version {version}; allowed are 0 to 1"):
                ledger.documents(as_of=version)

    def test_commits_say_when_and_what(self, ledger: Ledger) -> None:
        ledger.add(coded())
        ledger.add(coded(title="another"))
        made = {"at": "2021-01-02T03:04:05+00:00", "kind": ChangeKind.CODING, "who": None, "why": None, "documents": ("d1",)}
        assert list(ledger.changes()) == [Change(version=1, **made), Change(version=2, **made)]  # type: ignore[arg-type]
        assert [change.version for change in ledger.changes(since=1)] == [2]


class TestMany:
    """Several documents in one transaction."""

    def test_they_are_stored_as_one_by_one(self, ledger: Ledger, tmp_path: Path) -> None:
        other = replace(coded(), claims=())
        many = [*samples.all_samples(), coded(), coded(), other, coded("d2")]
        outcomes = ledger.add_all(many)
        with open_ledger(tmp_path / "singly.db") as singly:
            assert [singly.add(one) for one in many] == outcomes
            assert list(singly.claims()) == list(ledger.claims())
            assert singly.names() == ledger.names()
        assert ledger.document("d1") == other
        assert ledger.add_all(many[:1]) == [replace(outcomes[0], version=ledger.version, new=False)]
        assert ledger.add_all(()) == []

    def test_one_that_cannot_enter_keeps_no_other_out(self, ledger: Ledger) -> None:
        ledger.add(coded("d0"))
        broken = replace(coded("d2"), claims=(claim("d2", sources=(participant(1, name="\udc80"),)),))
        undated = coded("d3", published="yesterday")
        outcomes = ledger.add_all([coded("d1"), broken, undated, coded("d0", text=TEXT + "!"), coded("d4")])
        assert [getattr(one, "version", str(one)[:40]) for one in outcomes] == [
            2,
            "document 'd2' cannot enter the ledger: a",
            "document 'd3' cannot enter the ledger: i",
            "document 'd0' is in the ledger with anot",
            3,
        ]
        assert [row.id for row in ledger.documents()] == ["d0", "d1", "d4"]


class TestActors:
    def test_provisional_ones_keep_the_name_of_the_first_text(self, ledger: Ledger) -> None:
        first = claim("d1", sources=(participant(1, id="new:1", name="الأول"),), claimant=participant(2, id="new:2", name="B"))
        second = claim("d2", sources=(participant(1, id="new:1", name="other"),), claimant=None)
        ledger.add(replace(coded(), claims=(first,)), {"new:2": "given"})
        ledger.add(replace(coded("d2"), claims=(second,)))
        assert ledger.names() == {
            "new:1": Met("new:1", "الأول", "ar", "person", "LBY"),
            "new:2": Met("new:2", "given", "ar", "person", "LBY"),
        }
        assert ledger.names(as_of=0) == {}

    def test_the_names_used(self, ledger: Ledger) -> None:
        for sample in samples.all_samples():
            ledger.add(sample)
        with ledger.at() as view:
            uses = view.names_used("state:QAT")
            english = view.names_used(
                "state:QAT", conditions.issued_by("outlet:gulf-courier"), conditions.in_language("en")
            )
        assert [(use.text, use.outlet, use.times) for use in uses] == [
            ("قطر", None, 5),
            ("Qatar", "outlet:gulf-courier", 2),
            ("Katar", "outlet:deniz-postasi", 1),
        ]
        assert [use.text for use in english] == ["Qatar"]
        for use in uses:
            assert use.span.of(ledger.document(use.document).document.text) == use.text


class TestRefusals:
    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"text": "a\x00b"}, r"its text holds U\+0000 at character 1"),
            ({"text": "ab\ud800"}, r"its text holds U\+D800 at character 2"),
            ({"title": "\udfff"}, r"its title holds U\+DFFF at character 0"),
            ({"published": "August 2020"}, "its date 'published' is 'August 2020'; allowed is YYYY-MM-DD"),
            ({"id": ""}, "it has no id"),
            ({"id": "d7"}, "claim d1.c1 belongs to document 'd1'"),
            ({"text": TEXT.replace("عربي", "آخر")}, "the quote of claim d1.c1 is not what stands at 3-20"),
        ],
    )
    def test_documents_that_cannot_be_kept(self, ledger: Ledger, changes: dict[str, str], message: str) -> None:
        broken = replace(coded(), document=replace(coded().document, **changes))  # type: ignore[arg-type]
        with pytest.raises(DocumentError, match=message):
            ledger.add(broken)
        assert ledger.version == 0

    @pytest.mark.parametrize("day", ["2020", "2020-02-30", "20200817"])
    def test_a_date_that_is_none(self, ledger: Ledger, day: str) -> None:
        broken = claim("d1", date=Interval(day, None, Precision.SINCE))
        with pytest.raises(DocumentError, match=f"claim d1.c1 has the date '{day}'; allowed is YYYY-MM-DD"):
            ledger.add(replace(coded(), claims=(broken,)))

    def test_two_claims_of_one_id(self, ledger: Ledger) -> None:
        with pytest.raises(DocumentError, match=r"2 of its claims have the id d1\.c1"):
            ledger.add(replace(coded(), claims=(claim("d1"), claim("d1", relation="AGREE"))))

    def test_a_surrogate_in_a_participant_leaves_nothing_behind(self, ledger: Ledger) -> None:
        with pytest.raises(DocumentError, match="lone surrogate"):
            ledger.add(replace(coded(), claims=(claim("d1", place=participant(1, name="\ud800")),)))
        assert (ledger.version, ledger.documents()) == (0, [])

    def test_another_text_under_a_known_id(self, ledger: Ledger) -> None:
        ledger.add(coded())
        with pytest.raises(DocumentError, match="'d1' is in the ledger with another text"):
            ledger.add(Coded(Document("d1", "another"), (), (), ()))
        assert ledger.version == 1


class TestOpening:
    def test_a_ledger_outlives_its_opening(self, tmp_path: Path) -> None:
        with open_ledger(tmp_path / "x.db") as ledger:
            ledger.add(coded())
        with open_ledger(f"sqlite:///{tmp_path}/x.db") as ledger:
            assert ledger.document("d1") == coded()

    def test_a_text_file(self, tmp_path: Path) -> None:
        (tmp_path / "x.db").write_text("no database at all, but long enough to have a header\n" * 40)
        with pytest.raises(LedgerError, match=r"x\.db cannot be used: it is no SQLite file"):
            open_ledger(tmp_path / "x.db")

    def test_the_database_of_another_program(self, tmp_path: Path) -> None:
        with sqlite3.connect(tmp_path / "x.db") as connection:
            connection.execute("create table claims (id)")
        connection.close()
        with pytest.raises(LedgerError, match=r"x\.db is a database, but no ledger"):
            open_ledger(tmp_path / "x.db")

    def test_a_newer_schema(self, tmp_path: Path) -> None:
        open_ledger(tmp_path / "x.db").close()
        with sqlite3.connect(tmp_path / "x.db") as connection:
            connection.execute("update ledger set schema = 99")
        connection.close()
        with pytest.raises(LedgerError, match=f"schema 99; this Alaqat knows schemas up to {SCHEMA}"):
            open_ledger(tmp_path / "x.db")

    @pytest.mark.parametrize("of", [1, 2])
    def test_an_older_schema_is_brought_up_to_date(self, tmp_path: Path, of: int) -> None:
        make_old(tmp_path / "x.db", of)
        with open_ledger(tmp_path / "new.db") as new:
            today = tables_of(new)
        sample = next(one for one in samples.all_samples() if one.document.language == "tr")
        wanted = replace(sample, document=replace(sample.document, collection=None))
        turkish = next(one for one in samples.all_samples() if one.document.language == "tr")
        wanted = replace(turkish, document=replace(turkish.document, collection=None))  # as it was when that ledger was made
        with open_ledger(tmp_path / "x.db") as ledger:
            assert ledger.document(wanted.document.id) == wanted
            assert [len(list(ledger.claims(version))) for version in range(5)] == [0, 1, 2, 1, 2]
            assert not ledger.add(wanted).new
            assert tables_of(ledger) == today
        open_ledger(tmp_path / "x.db").close()

    def test_an_older_schema_on_postgresql_too(self, tmp_path: Path, postgresql: "Cluster") -> None:
        make_old(tmp_path / "x.db", 2)
        address = postgresql.address()
        old, engine, tables = create_engine(f"sqlite:///{tmp_path}/x.db"), create_engine(address), MetaData()
        tables.reflect(old)
        with old.connect() as source, engine.begin() as target:
            tables.create_all(target)
            for table in tables.sorted_tables:
                if rows := [dict(row) for row in source.execute(table.select()).mappings()]:
                    target.execute(table.insert(), rows)
        for one in (old, engine):
            one.dispose()
        with open_ledger(address) as ledger, open_ledger(tmp_path / "x.db") as same:
            assert [ledger.document(row.id) for row in ledger.documents()] == [same.document(row.id) for row in same.documents()]
            assert list(ledger.changes()) == list(same.changes())
            assert ledger.verify() == same.verify() == []
            ledger.merge("state:TUR", "state:QAT", "Mona")

    def test_an_upgrade_that_fails_changes_nothing(self, tmp_path: Path) -> None:
        make_old(tmp_path / "x.db", 2)
        with sqlite3.connect(tmp_path / "x.db") as connection:
            connection.execute("update ledger set schema = 1")  # so the table that step 2 makes is there already
        connection.close()
        before = dump(tmp_path / "x.db")
        with pytest.raises(LedgerError, match="already exists"):
            open_ledger(tmp_path / "x.db")
        assert dump(tmp_path / "x.db") == before

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(LedgerError, match=r"the ledger.s folder .* cannot be made: (Not a directory|File exists)"):
            open_ledger(tmp_path / "file" / "x.db")

    def test_a_folder_in_its_place(self, tmp_path: Path) -> None:
        with pytest.raises(LedgerError, match="it cannot be opened; is its folder there, and may you write to it"):
            open_ledger(tmp_path)

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions don't bind the superuser")
    def test_a_folder_that_may_not_be_written(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        with pytest.raises(LedgerError, match="may you write to it"):
            open_ledger(tmp_path / "x.db")

    @pytest.mark.parametrize(
        "where", ["postgresql://host", "postgresql+other://host/x", "mysql://x/y", "sqlite://", ":memory:", "sqlite:///:memory:", "://"]
    )
    def test_addresses_that_are_none(self, where: str) -> None:
        with pytest.raises(LedgerError, match="no address of a ledger; allowed are a file, sqlite:///FILE, postgresql"):
            open_ledger(where)

    def test_a_question_makes_no_ledger(self, where: str) -> None:
        with pytest.raises(LedgerError, match="there is no ledger at "):
            open_ledger(where, make=False)
        open_ledger(where).close()
        open_ledger(where, make=False).close()

    def test_a_server_that_does_not_answer(self) -> None:
        pytest.importorskip("psycopg")
        with pytest.raises(LedgerError, match=r"postgresql\+psycopg://me:\*+@127\.0\.0\.1:9/x cannot be used: no P"):
            open_ledger("postgresql://me:secret@127.0.0.1:9/x")

    def test_both_databases_sort_alike(self, ledger: Ledger) -> None:
        for document in ("b", "B", "a", "é", "ب", "-"):
            ledger.add(coded(document, outlet=f"outlet:{document}"))
        with ledger.at() as view:
            assert view.outlets() == sorted(view.outlets())

    def test_commits_are_on_disk_when_they_return(self, tmp_path: Path) -> None:
        with open_ledger(tmp_path / "x.db") as ledger, ledger._engine.connect() as connection:
            values = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
        assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}

    def test_rows_need_their_owners(self, ledger: Ledger) -> None:
        with pytest.raises(LedgerError, match=r"(?i)FOREIGN KEY"), ledger._transaction(writing=True) as connection:
            connection.exec_driver_sql("insert into uses values ('state:QAT', 1, 0, 'Qatar', 0, 5)")


# Several processes. They are started afresh, not forked, as users' are.

_WRITER = """
import sys
sys.path[:0] = {path!r}
from test_ledger import coded
from graph.ledger import open_ledger
with open_ledger({where!r}) as ledger:
    for number in range({first}, {last}):
        print(ledger.add(coded(f"d{{number}}", claims=5)).document, flush=True)
"""


_FORKER = """
import os, sys
sys.path[:0] = {path!r}
from test_ledger import coded
from graph.ledger import open_ledger
ledger = open_ledger({where!r})
ledger.add(coded())
child = os.fork()
if child == 0:
    try:
        ledger.add(coded("d2"))
    except Exception as error:
        print(type(error).__name__, error, flush=True)
    ledger.close()
    os._exit(0)
os.waitpid(child, 0)
print([row.id for row in ledger.documents()], os.getpid(), child)
ledger.close()
"""
PATH = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]


def start_writer(where: str, first: int, last: int) -> "subprocess.Popen[str]":
    script = _WRITER.format(path=PATH, where=where, first=first, last=last)
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_a_forked_child_is_refused(tmp_path: Path) -> None:
    script = _FORKER.format(path=PATH, where=str(tmp_path / "x.db"))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    refused, after = done.stdout.splitlines()
    documents, parent, child = after.rsplit(" ", 2)
    assert documents == "['d1']"
    assert refused == (
        f"LedgerError this ledger was opened by process {parent} and is used by {child}, forked from it; "
        "open the ledger again in the new process"
    )


# Documents alone and many in one transaction, and a record on each: what is printed has been acknowledged.
_WORKER = """
import sys
sys.path[:0] = {path!r}
from test_ledger import coded
from graph.ledger import open_ledger
from graph.model import Ruling
with open_ledger({where!r}) as ledger:
    for number in range({first}, {first} + 10_000, 4):
        names = [f"d{{one}}" for one in range(number, number + 4)]
        added = [ledger.add(coded(names[0], claims=3)), *ledger.add_all([coded(name, claims=3) for name in names[1:]])]
        print(*(one.document for one in added), flush=True)
        print(ledger.review(f"{{names[0]}}.c1", Ruling.REJECTED, "Mona").claim, flush=True)
"""
KILLS = 30


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_that_it_acknowledged(where: str) -> None:
    chance = random.Random(7)  # noqa: S311
    acknowledged: set[str] = set()
    for attempt in range(KILLS):
        script = _WORKER.format(path=PATH, where=where, first=10_000 * attempt)
        worker = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert worker.stdout is not None
        acknowledged |= set(worker.stdout.readline().split())  # it is at work
        time.sleep(chance.random() / 10)
        os.kill(worker.pid, signal.SIGKILL)
        acknowledged |= {word for line in worker.stdout if line.endswith("\n") for word in line.split()}
        worker.stdout.close()
        assert worker.wait() == -signal.SIGKILL
        with open_ledger(where) as ledger, ledger.at() as view:
            rows = view.documents()
            kept = {row.id for row in rows} | {one.claim for one in view.reviews()}
            assert acknowledged <= kept
            assert {row.claims for row in rows} == {3}
            assert len(kept) == view.version  # each of them is one commit
    with open_ledger(where) as ledger:
        assert ledger.verify() == []
        chosen = chance.sample(ledger.documents(), 50)
        assert [ledger.document(row.id) for row in chosen] == [coded(row.id, claims=3) for row in chosen]


def _read(where: str, found: "multiprocessing.Queue[str]") -> None:
    """Ask until the last document is there: a document is whole or not there, and the version never falls."""
    problems, before = [], 0
    with open_ledger(where) as ledger:
        while before < 60:
            with ledger.at() as view:
                rows, claims = view.documents(), view.count()
            if len(rows) != view.version or claims != 5 * len(rows) or view.version < before:
                problems.append(f"version {view.version}: {len(rows)} documents, {claims} claims, before {before}")
            before = view.version
    found.put("; ".join(problems))


@pytest.mark.slow
def test_two_writers_and_readers_at_once(where: str) -> None:
    open_ledger(where).close()
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[str] = context.Queue()
    readers = [context.Process(target=_read, args=(where, answers)) for _ in range(2)]
    for reader in readers:
        reader.start()
    writers = [start_writer(where, first, first + 30) for first in (0, 30)]
    assert [writer.communicate()[0].count("\n") for writer in writers] == [30, 30]
    assert [answers.get(timeout=60) for _ in readers] == ["", ""]
    for reader in readers:
        reader.join()
    with open_ledger(where) as ledger:
        assert {row.id for row in ledger.documents()} == {f"d{number}" for number in range(60)}


def test_processes_may_open_a_new_ledger_at_once(where: str) -> None:
    writers = [start_writer(where, number, number + 1) for number in range(4)]
    assert sorted(writer.communicate()[0].strip() for writer in writers) == ["d0", "d1", "d2", "d3"]
