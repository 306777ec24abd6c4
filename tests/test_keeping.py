"""The commands for records and upkeep, as a user runs them."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
import samples

from graph.cli import main
from graph.cli.options import without_password
from graph.ledger import open_ledger
from graph.ledger.verifying import THOROUGH
from graph.model import Modality, Relation, Ruling


@pytest.fixture
def alaqat(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: (status, output, complaints)."""
    monkeypatch.chdir(tmp_path)
    for name in ("ALAQAT_LEDGER", "ALAQAT_LANG", "ALAQAT_SPARQL", "ALAQAT_SPARQL_UPDATE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALAQAT_LEDGER", "x.db")
    monkeypatch.setenv("ALAQAT_USER", "Mona")

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        written = capsys.readouterr()
        return ended.value.code, written.out, written.err

    return run


@pytest.fixture
def kept(alaqat):
    """A ledger of hand-made claims; its documents by id, and a claim that England's paper makes."""
    with open_ledger("x.db") as ledger:
        for coded in samples.all_samples():
            ledger.add(coded)
        yield ledger


def told(answer):
    status, out, _ = answer
    assert status == 0, answer
    return json.loads(out)


class TestRecords:
    def test_actors_are_merged_and_split(self, alaqat, kept):
        status, out, err = alaqat("merge", "حكومة الوفاق", "Libya", "--why", "one state here")
        version = kept.version
        assert (status, err) == (0, "")
        assert out.endswith(f" is now Libya (state:LBY): version {version}.\n") and "(gov:LBY-GNA)" in out
        assert "gov:LBY-GNA" not in alaqat("network", "--json")[1]
        assert told(alaqat("actor", "gov:LBY-GNA", "--json"))["actor"]["id"] == "state:LBY"
        split = told(alaqat("split", "حكومة الوفاق", "--who", "Omar", "--json"))
        assert (split["actor"], split["into"], split["who"], split["version"]) == ("gov:LBY-GNA", None, "Omar", version + 1)
        assert alaqat("undo", version + 1)[1] == f"Version {version + 1} is undone: version {version + 2}.\n"
        log = [line.split("\t") for line in alaqat("log", "--kind", "merge", "--kind", "split")[1].splitlines()]
        assert [line[2:] for line in log] == [
            ["kind", "who", "what", "why"],
            ["merge", "Mona", "gov:LBY-GNA → state:LBY", "one state here"],
            ["split", "Omar", "gov:LBY-GNA", ""],
            ["merge", "Mona", "gov:LBY-GNA → state:LBY", ""],
        ]

    def test_claims_are_reviewed(self, alaqat, kept):
        one = next(claim for claim in kept.claims() if claim.relation == "AGREE" and claim.modality is Modality.OCCURRED)
        total = told(alaqat("claims", "--json"))["total"]
        assert alaqat("review", one.id, "reject", "--why", "another article")[1].endswith(f"{one.id} is rejected: version 5.\n")
        assert told(alaqat("claims", "--json"))["total"] == total - 1
        found = told(alaqat("claims", "--review", "rejected", "--json"))["claims"]
        assert [claim["id"] for claim in found] == [one.id]
        assert (found[0]["review"]["who"], found[0]["review"]["why"]) == ("Mona", "another article")
        made = told(alaqat("review", one.id, "correct", "--modality", "planned", "--actor", "state:TUR=Egypt", "--json"))
        assert (made["ruling"], made["version"]) == ("corrected", 6)
        corrected = kept.claim(one.id)
        assert corrected.modality is Modality.PLANNED
        assert {part.id for part in corrected.sources} == {part.id for part in one.sources} - {"state:TUR"} | {"state:EGY"}
        assert next(part for part in corrected.sources if part.id == "state:EGY").acts_for == "state:EGY"
        assert alaqat("review", one.id, "take-back")[1].endswith(f"{one.id} is not reviewed any more: version 7.\n")
        assert kept.claim(one.id) == one

    def test_what_a_type_entails_is_worked_out_anew(self, alaqat, kept, codebook):
        one = next(claim for claim in kept.claims() if claim.relation == "ACCUSE" and claim.targets)
        told(alaqat("review", one.id, "correct", "--relation", "aid", "--turn", "--date", "2021-05-01", "--json"))
        found, aid = kept.claim(one.id), codebook.relations["AID"]
        assert isinstance(aid, Relation)
        assert (found.relation, found.mode, found.quad, found.score) == ("AID", None, aid.quad, aid.score)
        assert found.plover is not None and found.plover.type == "AID"
        assert (found.sources, found.targets) == (one.targets, one.sources)
        assert kept.listed(one.id).day == "2021-05-01"

    def test_collections(self, alaqat, kept):
        first, second = (row.id for row in kept.documents()[:2])
        assert alaqat("collection", "add", "mine", first, second)[1] == "2 documents put into mine: version 5.\n"
        assert alaqat("collection", "remove", "mine", second)[1] == "1 document taken out of mine: version 6.\n"
        assert "mine\t1" in alaqat("collection", "list")[1].splitlines()
        assert [row["id"] for row in told(alaqat("collection", "show", "mine", "--json"))] == [first]
        assert len(told(alaqat("collection", "show", "mine", "--as-of", 5, "--json"))) == 2
        quads = alaqat("rdf", "export", "--collection", "mine")[1]
        assert f"graph/{first}" in quads and second not in quads
        inside = told(alaqat("claims", "--collection", "mine", "--json"))["claims"]
        assert inside and {claim["document"] for claim in inside} == {first}
        assert [line.split("\t")[4] for line in alaqat("log", "--since", 4)[1].splitlines()[1:]] == [
            f"mine: {first}, {second}",
            f"out of mine: {second}",
        ]

    @pytest.mark.parametrize(
        ("arguments", "status", "complaint"),
        [
            (["merge", "Qatar", "Katar"], 1, "state:QAT cannot be merged into itself"),
            (["merge", "Qatarr", "Katar"], 1, "no actor is called 'Qatarr'; nearest: Qatar (state:QAT)"),
            (["split", "Qatar"], 1, "Qatar is not merged into another actor"),
            (["review", "nothing", "accept"], 1, "no claim has the id 'nothing'"),
            (["review", "nothing", "praise"], 2, "'praise' is not one of"),
            (["undo", "1"], 1, "version 1 is a coding; only merges, splits, reviews and collections can be undone"),
            (["undo", "99"], 1, "the ledger has no version 99"),
            (["merge", "Qatar", "Egypt", "--who", ""], 1, "'who' is empty"),
            (["collection", "show", "nothing"], 1, "no document is of the collection 'nothing'; there are:"),
            (["collection", "add", "mine", "nothing"], 1, "no document has the id 'nothing'"),
            (["recode", "--collection", "nothing"], 1, "no document is of the collection 'nothing'"),
            (["recode", "--document", "nothing"], 1, "no document has the id 'nothing'"),
            (["diff", "2", "1"], 1, "version 2 is later than version 1; give the earlier one first"),
            (["diff", "0", "99"], 1, "the ledger has no version 99; allowed are 0 to 4"),
            (["diff", "0", "--json", "--csv"], 2, "only one of them"),
            (["purge", "nothing", "--yes"], 1, "no document has the id 'nothing'"),
            (["verify", "--ledger", "nowhere.db"], 1, "there is no ledger at nowhere.db"),
        ],
    )
    def test_what_is_asked_wrongly(self, alaqat, kept, arguments, status, complaint):
        ended, out, err = alaqat(*arguments)
        assert (ended, out) == (status, "") and complaint in err
        assert kept.version == 4

    @pytest.mark.parametrize(
        ("options", "complaint"),
        [
            (["--relation", "AGRE"], "no relation 'AGRE' in relations.toml"),
            (["--mode", "nonsense"], "has no mode 'nonsense'; it has:"),
            (["--actor", "state:FRA=state:DEU"], "does not name 'state:FRA'; it names:"),
            (["--actor", "state:FRA"], "'state:FRA' is not FOUND=MEANT"),
            (["--date", "May"], "is not a date"),
            ([], "changes nothing"),
        ],
    )
    def test_corrections_that_are_none(self, alaqat, kept, options, complaint):
        one = next(kept.claims())
        status, _out, err = alaqat("review", one.id, "correct", *options)
        assert status and complaint in err
        assert kept.version == 4


def test_a_password_is_not_shown():
    assert without_password("postgresql+psycopg://mona:s@cr:et@db/x?host=/tmp") == "postgresql+psycopg://mona:***@db/x?host=/tmp"
    for plain in ("var/alaqat.db", "sqlite:///x.db", "postgresql://mona@db/x"):
        assert without_password(plain) == plain


class TestRecoding:
    def test_what_another_coder_finds_is_told(self, alaqat, kept):
        """The samples were coded by hand; now the codebook codes them."""
        first = next(claim for claim in kept.claims() if claim.relation == "AGREE")
        kept.review(first.id, Ruling.ACCEPTED, "Mona")
        before = kept.version
        done = told(alaqat("recode", "--json"))
        assert done == {
            "documents": 4, "changed": done["changed"], "unchanged": 4 - done["changed"], "before": before,
            "version": before + done["changed"], "failures": [],
        }  # fmt: skip
        assert done["changed"] > 2
        again = told(alaqat("recode", "--jobs", 2, "--json"))
        assert (again["changed"], again["version"]) == (0, done["version"])
        found = told(alaqat("diff", before, "--json"))
        lines = list(csv.DictReader(alaqat("diff", before, "--csv")[1].splitlines()))
        assert [line["claim"] for line in lines] == [one["claim"] for one in found["claims"]]
        of_rules = sum(rule[kind] for rule in found["rules"] for kind in found["totals"])
        assert sum(found["totals"].values()) == len(lines) == of_rules
        added = {one["rule_after"] for one in found["claims"] if one["became"] == "added"}
        assert added and added <= {rule["rule"] for rule in found["rules"]}
        with kept.at() as view, kept.at(before) as earlier:
            new, old = {one.id for one in view.claims()}, {one.id for one in earlier.claims()}
        assert {one["claim"] for one in found["claims"] if one["became"] == "added"} == new - old
        assert {one["claim"] for one in found["claims"] if one["became"] == "removed"} == old - new
        review = next((one["review"] for one in found["claims"] if one["claim"] == first.id), None)
        assert review == "accepted" or first.id in new
        status, out, _ = alaqat("diff", before, "--claims")
        assert status == 0 and out.startswith(f"{before} → {done['version']}: {done['changed']} documents; claims: ")
        assert told(alaqat("diff", 0, 0, "--json"))["claims"] == []

    def test_a_codebook_of_another_name_changes_nothing(self, alaqat, kept):
        told(alaqat("recode", "--json"))
        document = kept.document(kept.documents()[-1].id)
        kept.add(replace(document, claims=tuple(replace(one, coder="another") for one in document.claims)))
        assert told(alaqat("recode", "--json"))["changed"] == 0

    def test_only_what_is_asked_for_is_coded(self, alaqat, kept):
        one = kept.documents()[-1].id
        kept.place("mine", [one], "Mona")
        assert told(alaqat("recode", "--collection", "mine", "--json"))["documents"] == 1
        assert told(alaqat("recode", "--document", one, "--json"))["documents"] == 1


class TestUpkeep:
    @pytest.mark.usefixtures("kept")
    def test_backup_verify_compact(self, alaqat):
        made = told(alaqat("backup", "copy.db", "--json"))
        copy = Path("copy.db").absolute()
        assert made["file"] == str(copy) and (made["version"], made["bytes"]) == (4, copy.stat().st_size)
        status, _out, err = alaqat("backup", "copy.db")
        assert status == 1 and "there is a file copy.db already" in err
        assert alaqat("backup", "copy.db", "--replace")[1].startswith("copy.db: version 4, ")
        checked = told(alaqat("verify", "--json", "--ledger", "copy.db"))
        assert (checked["version"], checked["problems"]) == (4, [])
        quick = len(checked["checks"]) - len(THOROUGH)
        assert alaqat("verify", "--quick")[:2] == (0, f"{quick} checks of version 4: nothing is wrong.\n")
        done = told(alaqat("compact", "--json"))
        assert done["whole"] and done["after"] <= done["before"]

    def test_what_is_wrong_sets_the_status(self, alaqat, kept):
        with kept._transaction(writing=True) as connection:
            connection.exec_driver_sql("update documents set text = 'no' where key = 1")
        status, out, _ = alaqat("verify")
        assert status == 1 and "quotations: the quotation of claim" in out and " of version 4: " in out
        assert alaqat("verify", "--json")[0] == 1

    def test_purge_names_the_backups_and_empties_the_faces(self, alaqat, kept):
        document = kept.documents()[0].id
        alaqat("backup", "copy.db")
        Path("x.db.oxigraph").mkdir()
        Path("x.db.oxigraph/data").write_text("quotations")
        status, out, err = alaqat("purge", document)
        assert (status, out) == (2, "") and "--yes says that it is meant" in err
        status, out, err = alaqat("purge", document, "--yes", "--why", "the author asked for it")
        assert (status, err) == (0, "")
        first, second = out.splitlines()
        assert first.startswith(f"{document} is purged, with ") and first.endswith(" claims: version 5, by Mona.")
        assert second.startswith(f"A backup still holds it: {Path('copy.db').absolute()}, of ")
        assert not Path("x.db.oxigraph").exists()
        Path("copy.db").unlink()
        again = told(alaqat("purge", document, "--json"))
        assert (again["version"], again["why"], again["erased"], again["left"]) == (5, "the author asked for it", True, None)
        assert [one["there"] for one in again["backups"]] == [False]
        assert alaqat("verify")[0] == 0

    def test_a_purge_that_an_endpoint_does_not_hear_of_sets_the_status(self, alaqat, kept):
        status, _out, err = alaqat("purge", kept.documents()[0].id, "--yes", "--sparql", "http://127.0.0.1:9/query")
        assert status == 1 and "http://127.0.0.1:9/query does not answer" in err
