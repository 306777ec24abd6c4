"""Purging, backups, verifying, compacting: what a ledger's keeper does."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import samples
from sqlalchemy import text
from test_ledger import claim, coded, make_old, participant

from graph.errors import DocumentError, LedgerError, UnknownDocument
from graph.ledger import Backup, ChangeKind, Ledger, Purged, conditions, open_ledger
from graph.ledger.verifying import CHECKS, DERIVED, FILES, THOROUGH
from graph.model import Claim, Coded, Document, Framing, Kind, Mention, Ruling, Signature, Span

AT = "2021-01-02T03:04:05+00:00"
NAME = "Zarkoslav Unique"
SECRET = f"{NAME} met إسمٌ-سريّ near Geheimort and said Verschwiegen."


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty one, on each database."""
    with open_ledger(where, now=lambda: datetime(2021, 1, 2, 3, 4, 5, tzinfo=UTC)) as found:
        yield found


def secret(document: str = "secret", **metadata: object) -> Coded:
    """A document of words that stand nowhere else."""
    found = Document(document, SECRET, title="Titelgeheim", url="https://geheim.example/1", author="Autorgeheim", language="en")
    one = replace(participant(0, id="new:zarko", name=NAME), mention=NAME, span=Span(0, len(NAME)), link="Linkgeheim")
    framing = Framing(Span(17, 20), "Rahmengeheim", "illegitimacy", -1, one, one)
    made = claim(document, "c1", sources=(one,), framings=(framing,), quote=SECRET[3:20], span=Span(3, 20), sentence=None)
    mention = Mention(Span(0, len(NAME)), NAME, "name", Kind.PERSON, ("new:zarko",), None, "Linkgeheim")
    return Coded(replace(found, **metadata), (mention,), (made,), (framing,))  # type: ignore[arg-type]


WORDS = (
    *(NAME, "إسمٌ-سريّ", "Geheimort", "Verschwiegen"),
    *("Titelgeheim", "geheim.example", "Autorgeheim", "Linkgeheim", "Rahmengeheim"),
)


def readable(folder: Path) -> set[str]:
    """The secret words whose bytes stand in any file of a folder."""
    held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    held += [one.lower() for one in held]  # the full-text index folds its words
    return {word for word in (*WORDS, "Grundgeheim") if any(word.encode() in one or word.lower().encode() in one for one in held)}


class TestPurging:
    def test_no_byte_of_a_purged_document_is_left(self, tmp_path: Path) -> None:
        with open_ledger(tmp_path / "x.db") as ledger:
            for number in range(30):
                ledger.add(coded(f"d{number}", claims=20))
            ledger.add(secret())
            for number in range(30, 60):
                ledger.add(coded(f"d{number}", claims=20))
            ledger.add(secret(title="Titelgeheim 2"))
            corrected = replace(ledger.claim("secret.c1"), relation="AGREE")
            ledger.review("secret.c1", Ruling.CORRECTED, "Mona", "Grundgeheim", corrected)
            assert readable(tmp_path) == {*WORDS, "Grundgeheim"}
            assert ledger.purge("secret", "Mona", "asked by the author").erased
            assert readable(tmp_path) == set()  # with the ledger still open, its log beside it
            assert ledger.verify() == []
        assert readable(tmp_path) == set()

    def test_a_purged_document_is_gone_in_every_version(self, ledger: Ledger) -> None:
        ledger.add(secret())
        ledger.add(coded())
        ledger.place("libya", ["secret", "d1"], "Mona")
        ledger.review("secret.c1", Ruling.ACCEPTED, "Mona", "Grundgeheim")
        purged = ledger.purge("secret", "Mona", "asked by the author")
        assert purged == Purged("secret", 1, (), Signature(5, AT, "Mona", "asked by the author"))
        for version in range(6):
            assert all(row.id != "secret" for row in ledger.documents(version))
            assert all(one.document != "secret" for one in ledger.claims(version))
            assert "new:zarko" not in ledger.names(version)
            with pytest.raises(UnknownDocument, match=r"no document has the id 'secret' in version \d"):
                ledger.document("secret", version)
        with pytest.raises(UnknownDocument, match="it was purged, which is version 5"):
            ledger.document("secret")
        with ledger.at() as view:
            assert view.reviews() == []
            assert [row.id for row in view.members("libya")] == ["d1"]
        feed = [(change.kind, change.documents, change.why) for change in ledger.changes()]
        assert feed == [
            (ChangeKind.CODING, (), None),
            (ChangeKind.CODING, ("d1",), None),
            (ChangeKind.COLLECTION, ("d1",), None),
            (ChangeKind.REVIEW, (), None),
            (ChangeKind.PURGE, ("secret",), "asked by the author"),
        ]
        assert ledger.verify() == []

    def test_no_row_of_any_table_holds_its_words(self, ledger: Ledger) -> None:
        ledger.add(secret())
        ledger.review("secret.c1", Ruling.REJECTED, "Mona", "Grundgeheim")
        ledger.purge("secret", "Mona")
        with ledger._engine.connect() as connection:
            names = connection.dialect.get_table_names(connection)
            rows = [str(row) for name in names for row in connection.execute(text(f"select * from {name}"))]  # noqa: S608
        assert [row for row in rows if any(word in row for word in (*WORDS, "Grundgeheim"))] == []

    def test_it_cannot_come_back(self, ledger: Ledger) -> None:
        ledger.add(secret())
        ledger.purge("secret", "Mona")
        with pytest.raises(DocumentError, match=r"'secret' was purged by Mona on 2021-01-02 \(version 2\), and stays out"):
            ledger.add(secret())
        assert ledger.purge("secret", "Omar").by.who == "Mona"  # nothing is left to delete: the tombstone stays the first one
        assert ledger.version == 2
        with pytest.raises(UnknownDocument, match="no document has the id 'd9'"):
            ledger.purge("d9", "Mona")

    def test_an_actor_has_its_name_from_the_next_document_that_names_it(self, ledger: Ledger) -> None:
        ledger.add(secret())
        other = replace(participant(1, id="new:zarko", name="Z. U."), acts_for=None)
        ledger.add(replace(coded(), claims=(claim("d1", "c1", sources=(other,)),)))
        assert ledger.names()["new:zarko"].name == NAME
        ledger.purge("secret", "Mona")
        met = ledger.names()["new:zarko"]
        assert (met.name, met.language) == ("Z. U.", "ar")
        assert ledger.verify() == []

    def test_backups_that_still_hold_it_are_named(self, ledger: Ledger, tmp_path: Path) -> None:
        ledger.add(coded())
        ledger.backup(tmp_path / "before.db")
        ledger.add(secret())
        made = ledger.backup(tmp_path / "with.db")
        assert ledger.purge("secret", "Mona").backups == (made,)
        ledger.backup(tmp_path / "after.db")
        assert ledger.purge("secret", "Mona").backups == (made,)
        ledger.backup(tmp_path / "with.db", replacing=True)
        assert ledger.purge("secret", "Mona").backups == ()

    def test_a_reader_may_keep_old_bytes_from_going(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("graph.ledger.sqlite._WAIT", 0.2)
        with open_ledger(tmp_path / "x.db") as ledger, open_ledger(tmp_path / "x.db") as other:
            ledger.add(secret())
            with other.at() as view:
                view.document("secret")
                purged = ledger.purge("secret", "Mona")
                assert not purged.erased
                assert view.document("secret") == secret()  # as of its snapshot
            assert ledger.purge("secret", "Mona").erased
        assert readable(tmp_path) == set()


class TestBackups:
    def test_a_backup_is_a_ledger(self, ledger: Ledger, tmp_path: Path) -> None:
        for sample in samples.all_samples():
            ledger.add(sample)
        ledger.review(next(ledger.claims()).id, Ruling.REJECTED, "Mona")
        ledger.merge("gov:LBY-GNA", "state:LBY", "Mona")
        made = ledger.backup(tmp_path / "copy.db")
        assert made == Backup(str(tmp_path / "copy.db"), AT, ledger.version)
        assert ledger.backups() == (made,)
        assert [path.name for path in tmp_path.iterdir() if path.name != "a folder"] == ["copy.db"]
        with open_ledger(tmp_path / "copy.db", make=False) as copy:
            assert copy.verify() == []
            assert list(copy.claims()) == list(ledger.claims())
            assert list(copy.changes()) == list(ledger.changes())
            assert [copy.document(row.id) for row in copy.documents()] == [ledger.document(row.id) for row in ledger.documents()]

    def test_it_may_be_made_while_the_ledger_is_written(self, where: str, tmp_path: Path) -> None:
        with open_ledger(where) as ledger, open_ledger(where) as other:
            ledger.add(coded("first"))
            done = threading.Event()

            def write() -> None:
                number = 0
                while not done.is_set():
                    other.add(coded(f"d{number}"))
                    number += 1

            writer = threading.Thread(target=write)
            writer.start()
            try:
                made = [ledger.backup(tmp_path / f"{number}.db") for number in range(4)]
            finally:
                done.set()
                writer.join()
        for backup in made:
            with open_ledger(backup.place) as copy:
                assert copy.verify() == []
                assert (copy.version, len(copy.documents())) == (backup.version, backup.version)

    def test_nothing_is_written_over(self, tmp_path: Path) -> None:
        with open_ledger(tmp_path / "x.db") as ledger:
            (tmp_path / "thesis.txt").write_text("mine")
            with pytest.raises(LedgerError, match=r"there is a file .*thesis\.txt already"):
                ledger.backup(tmp_path / "thesis.txt")
            with pytest.raises(LedgerError, match="is the ledger itself"):
                ledger.backup(tmp_path / "x.db", replacing=True)
            with pytest.raises(LedgerError, match="cannot be"):
                ledger.backup(tmp_path / "no folder" / "y.db")
            assert (tmp_path / "thesis.txt").read_text() == "mine"
            assert ledger.backups() == ()


class TestCompacting:
    def test_nothing_changes_but_the_size(self, ledger: Ledger) -> None:
        for number in range(20):
            ledger.add(coded(f"d{number}", claims=20))
        before = list(ledger.claims())
        for number in range(1, 20):
            ledger.purge(f"d{number}", "Mona") if number % 2 else None
        done = ledger.compact()
        assert (done.whole, done.after <= done.before) == (True, True)
        assert list(ledger.claims()) == [one for one in before if int(one.document[1:]) % 2 == 0]
        assert ledger.verify() == []


# What an edit by hand breaks → the check that finds it, and its words.
BROKEN = (
    ("update codings set superseded = 2 where version = 1", "codings", "the coding of document d1 of version 1 ends at 2"),
    ("update commits set kind = 'merge' where version = 1", "commits", "version 1 is a merge, but has rows of codings"),
    ("insert into commits (version, at, kind) values (9, 'x', 'merge')", "versions", "version 5 is missing: 9 stands there"),
    ("insert into commits (version, at, kind) values (5, 'x', 'merge')", "commits", "version 5 is a merge, and has no rows"),
    ("update documents set text = 'no' where id = 'd1'", "quotations", "the quotation of claim d1.c1 is not in the text of"),
    ("update claims set id = 'd1.c0' where id = 'd1.c1'", "claims' ids", "one coding has claim d1.c0 more than once"),
    ("update codings set claims = 9", "claims' numbers", "a coding of document d1 is said to have 9 claims, and has"),
    ("delete from actors where id = 'person:p1'", "actors", "claims name person:p1, which is not among the actors"),
    ("insert into purges values (1, 'd1', 1)", "purges", "document d1 was purged and is there"),
    ("update merges set into_ = actor", "merges", "person:p1 is merged into itself, in a circle"),
    ("update reviews set superseded = 4", "records", "version 4 of reviews ends at 4, not at None"),
    ("delete from claims_with_review", "corrections", "the correction of claim d2.c1 is missing"),
    ("update claims set day = '1999-01-01' where id = 'd1.c1'", DERIVED, "the day stored for claim d1.c1"),
    ("update numbers set pairs = contexts", DERIVED, "the pairs stored for claim d1.c1"),
    ("update words set text = 'x' where text = 'CONSULT'", DERIVED, "the words CONSULT of document d1 have no numbers"),
    ("delete from numbers where coding = 1", DERIVED, "claim d2.c1 of document d2 has no numbers"),
)


class TestVerifying:
    @pytest.fixture
    def kept(self, ledger: Ledger) -> Ledger:
        ledger.add(coded())
        ledger.add(coded("d2"))
        ledger.merge("person:p1", "person:p2", "Mona")
        ledger.review("d2.c1", Ruling.CORRECTED, "Mona", None, replace(coded("d2").claims[0], relation="AGREE"))
        assert ledger.verify() == []
        return ledger

    @pytest.mark.parametrize(("edit", "check", "words"), BROKEN, ids=lambda value: str(value)[:40])
    def test_what_was_edited_by_hand_is_found(self, kept: Ledger, edit: str, check: str, words: str) -> None:
        statements = {
            "update merges set into_ = actor": 'update merges set "into" = actor',
            "delete from claims_with_review": "update claims set review = null, id = 'd2.c9' where review = 4",
        }
        with kept._transaction(writing=True) as connection:
            connection.execute(text(statements.get(edit, edit)))
        found = kept.verify()
        assert [one.what for one in found if one.check == check and one.what.startswith(words)], found

    def test_every_check_has_a_case(self) -> None:
        assert {check for _edit, check, _words in BROKEN} == {name for name, _check in CHECKS + THOROUGH}

    def test_quick_leaves_out_what_reads_every_claim(self, kept: Ledger) -> None:
        with kept._transaction(writing=True) as connection:
            connection.execute(text("update numbers set pairs = contexts"))
        told: list[str] = []
        assert kept.verify(told.append, quick=True) == []
        assert told == [FILES, *(name for name, _check in CHECKS)]

    def test_a_damaged_file(self, tmp_path: Path) -> None:
        with open_ledger(tmp_path / "x.db") as ledger:
            ledger.add(coded(claims=300))
        with sqlite3.connect(tmp_path / "x.db") as connection:
            connection.execute("pragma foreign_keys = off")
            connection.execute("delete from codings")
        connection.close()
        with open_ledger(tmp_path / "x.db") as ledger:
            found = [problem.what for problem in ledger.verify(quick=True)]
        assert "row 1 of claims belongs to a row of codings that is not there" in found

    def test_old_ledgers_verify(self, tmp_path: Path) -> None:
        make_old(tmp_path / "x.db", 1)
        with open_ledger(tmp_path / "x.db") as ledger:
            assert ledger.verify() == []
            assert ledger.purge("4151dcc9a33a9ef2", "Mona").claims == 1
            assert ledger.verify() == []


def test_a_corrected_claim_is_counted_once(ledger: Ledger) -> None:
    ledger.add(coded())
    corrected: Claim = replace(coded().claims[0], relation="AGREE")
    ledger.review("d1.c1", Ruling.CORRECTED, "Mona", None, corrected)
    with ledger.at() as view:
        assert view.count(conditions.of_document("d1")) == view.document_row("d1").claims == 2
    assert ledger.purge("d1", "Mona").claims == 2
