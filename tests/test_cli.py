"""The command line as a user meets it: what it prints, what it stores, how it ends."""

import csv
import io
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import urllib.request
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import jsonschema
import pytest
import samples
from click import Group

from graph.cli import COMMANDS, main
from graph.cli.coding import coded_or_failure
from graph.cli.jobs import coded
from graph.errors import DocumentError
from graph.ledger import open_ledger
from graph.model import Document

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "articles" / "article-ar.txt"
HEAVY = ("flask", "networkx", "py3langid", "rich", "sqlalchemy", "trafilatura", "waitress")


@pytest.fixture
def alaqat(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: (status, output, complaints)."""
    monkeypatch.chdir(tmp_path)
    for name in ("ALAQAT_LEDGER", "ALAQAT_LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        written = capsys.readouterr()
        return ended.value.code, written.out, written.err

    return run


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A ledger of hand-made claims: what it answers does not hang on the coder."""
    path = tmp_path_factory.mktemp("ledger") / "filled.db"
    with open_ledger(path) as ledger:
        for coded in samples.all_samples():
            ledger.add(coded)
    return path


def process(*arguments, **options):
    """A command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "alaqat", *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def rows(table):
    return [line.split("\t") for line in table.splitlines()]


# Calling it


def test_every_command_has_help_with_examples(alaqat):
    status, listed, _ = alaqat("--help")
    assert status == 0
    for command in COMMANDS:
        assert f"  {command.name} " in listed
        words = (command.name, *(list(command.commands)[:1] if isinstance(command, Group) else ()))
        status, text, _ = alaqat(*words, "--help")
        assert status == 0
        assert "alaqat " + " ".join(words) in text
        assert "Examples:" in text


def test_version_is_that_of_the_package(alaqat):
    try:
        installed = version("alaqat")
    except PackageNotFoundError:
        pytest.skip("alaqat is not installed here")
    assert alaqat("--version") == (0, f"alaqat {installed}\n", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["codde"], "No such command 'codde'"),
        (["code", "--with", "verbs", "--json", "-"], "there is no 'verbs'; there are: mentions, framings"),
        (["code", "--with", "mentions", "-"], "give --jsonl or --json"),
        (["code", "--jsonl", "--json", "-"], "give one of them"),
        (["code", "--published", "17.8.2020", "-"], "is not a date; allowed is YYYY-MM-DD"),
        (["ingest"], "Missing argument"),
        (["actor"], "Missing argument"),
    ],
)
def test_a_wrong_call_has_status_2(alaqat, arguments, complaint):
    status, out, err = alaqat(*arguments)
    assert status == 2
    assert not out
    assert complaint in err


# code


def test_code_prints_a_table_in_the_language_of_the_text(alaqat):
    status, out, err = alaqat("code", ARTICLE)
    assert (status, err) == (0, "")
    head, *claims = rows(out)
    assert head == ["المقال", "الإفادة", "مَن", "مع مَن", "العلاقة", "الصفة", "القائل", "النص"]
    assert len(claims) > 20
    text = ARTICLE.read_text("utf-8").split()
    for claim in claims:
        assert len(claim) == len(head)
        assert " ".join(claim[-1].split()) in " ".join(text)


def test_code_speaks_the_language_that_is_asked_for(alaqat):
    _, out, _ = alaqat("code", "--lang", "en", ARTICLE)
    head, *claims = rows(out)
    assert head[1:4] == ["claim", "who", "to whom"]
    assert any({"Turkey", "Qatar"} <= {*claim[2].split(", "), claim[3]} for claim in claims)
    assert {claim[5] for claim in claims} >= {"stated as fact", "planned"}


def test_code_as_json_is_one_object_with_what_was_asked_for(alaqat):
    status, out, _ = alaqat("code", "--json", "--with", "mentions", "--with", "framings", "--lang", "tr", ARTICLE)
    found = json.loads(out)
    assert status == 0
    assert sorted(found) == ["claims", "errors", "framings", "mentions"]
    text = ARTICLE.read_bytes().decode()
    for claim in found["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        assert claim["sentence"]
    for entry in found["mentions"]:
        mention = entry["mention"]
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_code_reads_and_writes_json_lines(gold, monkeypatch):
    """As the contract says: ids echoed, mentions and framings on request, a bad line is an error line and sets the status."""
    text = ARTICLE.read_bytes().decode()
    lines = [json.dumps({"id": "one", "text": text}), "{", json.dumps({"id": "two"}), json.dumps({"id": 3, "text": text})]
    run = process("code", "--jsonl", "--with", "mentions,framings")
    out, err = run.communicate("\n".join(lines).encode())
    assert (run.returncode, err) == (1, b"")
    found = [json.loads(line) for line in out.decode().splitlines()]
    schema = json.loads((gold / "schemas" / "code.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for line in found:
        if "mention" not in line and "framing" not in line:
            validator.validate(line)
    errors = [(line["document"], line["error"]) for line in found if "error" in line]
    assert errors == [(None, errors[0][1]), ("two", "standard input, line 3: no 'text', or an empty one")]
    assert errors[0][1].startswith("standard input, line 2: not JSON")
    of_first, of_last = ([line for line in found if line["document"] == name] for name in ("one", "3"))
    assert len(of_first) == len(of_last) > 80
    assert {"mention", "framing"} <= {key for line in of_first for key in line}


def test_json_lines_in_a_file_keep_their_ids_too(alaqat, tmp_path):
    line = json.dumps({"id": "mine", "text": ARTICLE.read_bytes().decode()})
    (tmp_path / "a.jsonl").write_text(line, "utf-8")
    status, out, _ = alaqat("code", "--jsonl", "a.jsonl", ARTICLE)
    assert status == 0
    assert [json.loads(one)["document"] for one in out.splitlines()][:: len(out.splitlines()) - 1] == ["mine", "13cf1b6c5dfb540e"]


def test_coding_again_gives_the_same_bytes():
    outputs = []
    for seed in ("1", "2"):
        run = process("code", "--jsonl", "--with", "mentions,framings", ARTICLE, env={**os.environ, "PYTHONHASHSEED": seed})
        outputs.append(run.communicate()[0])
    assert outputs[0] == outputs[1] != b""


def test_code_goes_on_after_a_bad_file(alaqat, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    status, out, err = alaqat("code", "bad.txt", "absent.txt", ARTICLE)
    assert status == 1
    assert len(rows(out)) > 20
    assert [line.split(": ")[:2] for line in err.splitlines()] == [["alaqat", "bad.txt"], ["alaqat", "absent.txt"]]


def test_a_fault_of_the_coder_costs_one_document():
    def faulty(document):
        raise {"x": DocumentError("no language"), "y": RecursionError("deep")}[document.id]

    assert coded_or_failure(faulty, Document("x", "text"), "here").reason == "no language"
    found = coded_or_failure(faulty, Document("y", "text"), "here")
    assert (found.where, found.document) == ("here", "y")
    assert "a fault of the coder, please report it: RecursionError: deep" in found.reason


def test_code_loads_nothing_that_it_does_not_need():
    """The cold start is what a user feels: the database, the web server and the language models stay out of it."""
    script = (
        "import sys\nfrom graph.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n"
        f"    print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script, "code", ARTICLE], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout
    assert run.stderr.split() == []


# ingest


def test_ingest_stores_once_and_says_what_failed(alaqat, tmp_path):
    shutil.copy(ARTICLE, tmp_path / "a.txt")
    (tmp_path / "bad.txt").write_bytes(b"ok \xff")
    (tmp_path / "b.jsonl").write_text('{"text": "اتفقت مصر والأردن على تشكيل لجنة مشتركة."}\n{"id": "y"}\n', "utf-8")
    status, out, err = alaqat("ingest", ".", "--ledger", "l.db")
    assert status == 1
    assert "alaqat: bad.txt: not utf-8 at byte 3" in err
    assert "alaqat: b.jsonl, line 2: no 'text'" in err
    assert out.startswith("4 documents: 2 new with ")
    assert out.endswith("0 known already, 2 failed. l.db is at version 2.\n")
    status, out, err = alaqat("ingest", "a.txt", "--ledger", "l.db", "--json")
    summary = json.loads(out)
    assert (status, err) == (0, "")
    assert summary == {"new": 0, "known": 1, "claims": 0, "version": 2, "failures": []}


def test_ingest_fills_in_what_texts_do_not_say(alaqat, tmp_path):
    lines = [
        {"text": "اتفقت مصر والأردن على تشكيل لجنة مشتركة.", "date": "2019-01-01"},
        {"text": "التقى الوزيران في عمّان.", "outlet": "B"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    status, _, _ = alaqat("ingest", "a.jsonl", "--published", "2020-08-17", "--outlet", "A", "--collection", "study")
    assert status == 0
    with open_ledger(tmp_path / "var" / "alaqat.db") as ledger:
        stored = [(row.outlet, row.published, row.language, row.collection) for row in ledger.documents()]
    assert stored == [("A", "2019-01-01", "ar", "study"), ("B", "2020-08-17", "ar", "study")]


# Questions


@pytest.mark.parametrize("name", ["قطر", "Qatar", "Katar", "state:QAT", "qatar"])
def test_an_actor_is_known_by_its_names(alaqat, filled, name):
    status, out, _ = alaqat("actor", name, "--ledger", filled, "--json")
    assert status == 0
    assert json.loads(out)["actor"]["id"] == "state:QAT"


def test_an_unknown_name_gets_the_nearest(alaqat, filled):
    status, out, err = alaqat("actor", "Katr", "--ledger", filled, "--lang", "tr")
    assert (status, out) == (1, "")
    assert err.startswith("alaqat: no actor is called 'Katr'; nearest: ")
    assert "Katar (state:QAT)" in err
    assert err.count("\n") == 1


def test_actor_prints_partners_and_claims(alaqat, filled):
    status, out, _ = alaqat("actor", "Qatar", "--ledger", filled, "--limit", "2")
    assert status == 0
    assert out.startswith("Qatar (state:QAT), state\n")
    assert "partner\tclaims\tarticles\tevents\tscore\tleaning\trelations" in out
    assert "(2 shown)" in out


def test_dyad_lists_claims_by_direction_with_quotations(alaqat, filled):
    status, out, _ = alaqat("dyad", "تركيا", "Katar", "--ledger", filled, "--lang", "en")
    assert status == 0
    for words in ("Turkey to Qatar: ", "Qatar to Turkey: ", "both together: ", "denied: "):
        assert words in out
    assert "تم الاتفاق على توقيع 50 معاهدة" in out


def test_filters_narrow_the_answer(alaqat, filled):
    def claims(*options):
        status, out, _ = alaqat("dyad", "تركيا", "قطر", "--ledger", filled, "--json", *options)
        assert status == 0
        found = json.loads(out)
        return [claim for part in ("forward", "backward", "mutual", "denied") for claim in found[part]]

    everything, agreed, several = claims(), claims("--relation", "AGREE"), claims("--relation", "AGREE,TRADE", "--language", "ar")
    assert {claim["relation"] for claim in agreed} == {"AGREE"}
    assert {claim["relation"] for claim in several} == {"AGREE", "TRADE"}
    assert len(agreed) < len(several) < len(everything)


def test_contradictions_are_told_with_their_claims(alaqat, filled):
    status, out, err = alaqat("contradictions", "Fathi Bashagha", "--ledger", filled, "--lang", "en")
    assert status == 0 and "question: Reference facts have Fathi Bashagha as interior minister" in out
    assert "contradiction" in err and "ledger version" in err
    found = json.loads(alaqat("contradictions", "--ledger", filled, "--json", "--limit", "1")[1])
    assert len(found["contradictions"]) == 1 and found["contradictions"][0]["sides"][0]["claims"]
    assert alaqat("contradictions", "Nobody at all", "--ledger", filled)[0] == 1


@pytest.mark.parametrize(
    ("asked", "heads"),
    [
        (("timeline", "قطر", "Türkiye"), ["period", "claims", "articles", "events", "positive", "negative", "score"]),
        (("coverage",), ["outlet", "outlet_label", "period", "documents", "claims"]),
        (("compare", "outlet", "outlet:gulf-courier", "outlet:deniz-postasi", "--modality", "all"), ["a", "a_label", "b"]),
        (("measures", "--measure", "degree"), ["actor", "actor_label", "degree"]),
        (("framing", "حكومة الوفاق"), ["outlet", "outlet_label", "use", "text", "polarity", "voice"]),
        (("indicators", "Turkey", "Qatar"), ["relation", "relation_label", "a", "a_label", "b", "b_label", "period", "value"]),
        (("balance",), ["period", "triangles", "balanced", "share"]),
        (("table", "dyad-month"), ["source", "source_label", "target", "target_label", "month", "source_iso3"]),
        (("table", "actor-month", "--by", "year"), ["actor", "actor_label", "month", "side", "iso3"]),
    ],
)
def test_answers_of_rows_are_tables_csv_and_json(alaqat, filled, asked, heads):
    status, out, err = alaqat(*asked, "--ledger", filled, "--lang", "ar")
    assert status == 0 and len(rows(out)) > 1 and "ledger version" in err
    status, out, _ = alaqat(*asked, "--ledger", filled, "--csv")
    written = list(csv.DictReader(io.StringIO(out)))
    assert status == 0 and list(written[0])[: len(heads)] == heads
    found = json.loads(alaqat(*asked, "--ledger", filled, "--json")[1])
    assert [[str("" if cell is None else cell) for cell in row.values()] for row in found["rows"]] == [
        list(row.values()) for row in written
    ]
    status, out, err = alaqat(*asked, "--ledger", filled, "--to", "1901")
    assert (status == 0 and len(rows(out)) == 1 and "nothing fulfils these filters" in err) or asked[0] == "compare"


def test_paths_say_how_two_hang_together(alaqat, filled):
    status, out, _ = alaqat("paths", "GNA", "Katar", "--ledger", filled, "--modality", "all")
    assert status == 0 and out.startswith("1. ") and "وزراء دفاع تركيا وقطر" in out
    found = json.loads(alaqat("paths", "GNA", "Katar", "--ledger", filled, "--json", "--most", 1)[1])
    assert len(found["paths"]) == 1 and found["paths"][0]["hops"][0]["newest"][0]["quote"]
    status, out, err = alaqat("paths", "Jordan", "Qatar", "--ledger", filled)
    assert (status, out) == (0, "") and "no path leads from Jordan to Qatar" in err


def test_measures_are_defined(alaqat):
    status, out, _ = alaqat("measures", "--list", "--lang", "tr")
    assert status == 0 and "Brin and Page 1998" in out


def test_claims_are_listed_page_by_page(alaqat, filled):
    asked = ("claims", "--ledger", filled, "--state", "Katar", "--quad", "verbal-cooperation", "--limit", 3)
    status, out, err = alaqat(*asked)
    assert status == 0 and len(rows(out)) == 4 and "3 of " in err
    cursor = err.strip().rpartition("--cursor ")[2]
    status, again, _ = alaqat(*asked, "--cursor", cursor)
    assert status == 0 and rows(again)[1:] and not set(map(tuple, rows(again)[1:])) & set(map(tuple, rows(out)[1:]))
    found = json.loads(alaqat(*asked, "--json")[1])
    assert found["next"] == cursor and [row["quad"] for row in found["claims"]] == ["verbal cooperation"] * 3
    status, out, err = alaqat("claims", "--ledger", filled, "--collection", "gulf", "--modality", "denied")
    assert status == 0 and len(rows(out)) == 1 and "no claim fulfils these filters" in err
    assert alaqat("claims", "--ledger", filled, "--cursor", "x")[0] == 1


def test_network_is_a_table_of_pairs_with_the_most_claims_first(alaqat, filled):
    status, out, err = alaqat("network", "--ledger", filled, "--lang", "tr")
    assert status == 0
    head, *pairs = rows(out)
    assert head[2] == "beyan"
    assert {pairs[0][0], pairs[0][1]} == {"Katar", "Türkiye"}
    counts = [int(pair[2]) for pair in pairs]
    assert counts == sorted(counts, reverse=True)
    assert f"{len(pairs)} pairs" in err
    _, limited, said = alaqat("network", "--ledger", filled, "--limit", "1")
    assert len(rows(limited)) == 2
    assert f"{len(pairs) - 1} more with a higher --limit" in said


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["network", "--relation", "AGRE"], "did you mean 'AGREE'?"),
        (["network", "--as-of", "999"], "has no version 999"),
        (["dyad", "قطر", "Qatar"], "give two different actors"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why_in_one_line(alaqat, filled, arguments, complaint):
    status, out, err = alaqat(*arguments, "--ledger", filled)
    assert (status, out) == (1, "")
    assert err.startswith("alaqat: ")
    assert err.count("\n") == 1
    assert complaint in err


def test_a_question_makes_no_ledger(alaqat, tmp_path):
    status, _, err = alaqat("network", "--ledger", "none.db")
    assert status == 1
    assert "there is no ledger at none.db; `alaqat ingest FILES` makes one" in err
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_ledger(alaqat, filled, monkeypatch):
    monkeypatch.setenv("ALAQAT_LEDGER", str(filled))
    assert alaqat("network")[0] == 0


# codebook check


def test_codebook_check_counts_what_is_there(alaqat):
    status, out, _ = alaqat("codebook", "check", "--json")
    found = json.loads(out)
    assert status == 0
    assert found["valid"] is True
    assert min(found["counts"][name] for name in ("actors", "offices", "relations", "lexicons", "articles")) > 0


def test_codebook_check_lists_every_problem(alaqat, tmp_path):
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds, ignore=shutil.ignore_patterns("__pycache__"))
    with (seeds / "facts.toml").open("a", encoding="utf-8") as facts:
        facts.write('\n[[fact]]\nid = "zz-1"\nactor = "person:nobody"\n\n[[fact]]\nid = "zz-2"\nactor = "person:no-one"\n')
    status, out, err = alaqat("codebook", "check", seeds)
    assert (status, out) == (1, "")
    assert "facts.toml" in err
    assert "zz-1" in err
    assert "zz-2" in err
    assert "problems" in err.splitlines()[-1]


# Terminals, pipes, signals


def on_terminal(*arguments, columns="100"):
    """What the command writes when its output is a terminal."""
    reading, writing = pty.openpty()
    environment = {**os.environ, "COLUMNS": columns, "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "alaqat", *map(str, arguments)], cwd=ROOT, stdout=writing, stderr=writing, env=environment
    ):
        os.close(writing)
        written = b""
        while True:
            try:
                block = os.read(reading, 65536)
            except OSError:  # the other end is closed
                break
            written += block
    os.close(reading)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written.decode())  # colours and cursor movements


def test_a_terminal_gets_a_table_within_its_width(filled):
    from rich.cells import cell_len

    shown = on_terminal("dyad", "قطر", "تركيا", "--ledger", filled, "--lang", "en", columns="90")
    assert "\t" not in shown
    assert "who says so: " in shown
    assert max(cell_len(line) for line in shown.splitlines()) <= 90


def test_a_terminal_sees_how_far_ingesting_is(tmp_path):
    shutil.copy(ARTICLE, tmp_path / "a.txt")
    shown = on_terminal("ingest", tmp_path, "--ledger", tmp_path / "l.db")
    assert "1/1 files" in shown
    assert "1 document: 1 new with " in shown


def test_a_reader_that_has_had_enough_is_no_error():
    run = process("code", "--jsonl", "--with", "mentions,framings", *[ARTICLE] * 40)
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait(60) == 141
    run.stdin.close()
    run.stderr.close()


def test_ctrl_c_ends_quietly():
    run = process("code", "--jsonl")
    run.stdin.write(json.dumps({"id": "x", "text": ARTICLE.read_text("utf-8")}).encode() + b"\n")
    run.stdin.flush()
    assert json.loads(run.stdout.readline())["document"] == "x"  # each document is out as soon as it is coded
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (130, b"")


def test_a_c_locale_still_writes_arabic():
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = process("code", ARTICLE, env=environment)
    out, err = run.communicate()
    assert (run.returncode, err) == (0, b"")
    assert "قطر" in out.decode()


# Serving


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_the_server_says_where_to_look_and_stops_at_ctrl_c(command, filled, tmp_path):
    ledger = filled if command == "serve" else tmp_path / "var" / "demo.db"
    run = process(command, "--port", "0", "--ledger", ledger)
    lines = []
    while not lines or "http://" not in lines[-1]:
        assert select.select([run.stdout], [], [], 60)[0], f"nothing more was said after {lines}"
        lines.append(run.stdout.readline().decode())
        assert lines[-1], run.stderr.read().decode()
    address = lines[-1].split("http://")[1].split("/")[0]
    with urllib.request.urlopen(f"http://{address}/api/v1/network", timeout=30) as answer:
        edges = json.load(answer)["edges"]
    assert {"state:QAT", "state:TUR"} in [{edge["a"], edge["b"]} for edge in edges]
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (0, b"")


def test_serving_needs_a_ledger(alaqat):
    status, _, err = alaqat("serve", "--ledger", "none.db")
    assert status == 1
    assert "there is no ledger at none.db" in err


# Several processes


def test_any_number_of_processes_writes_the_same_bytes(alaqat, tmp_path, monkeypatch):
    monkeypatch.setattr("graph.cli.pool.CHUNK", 300)
    texts = ["Turkey and Qatar signed an agreement.", "زار وزير الخارجية التركي الدوحة", "Türkiye, Katar'a yardım gönderdi."]
    lines = [json.dumps({"id": str(number), "text": texts[number % 3]}) for number in range(60)]
    lines[7:7] = ["not json", json.dumps({"id": "ru", "text": "Это русский текст, и его никто здесь не кодирует."})]
    (tmp_path / "texts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    alone, together = (alaqat("code", "--jobs", jobs, "--jsonl", "texts.jsonl") for jobs in (1, 2))
    assert alone == together
    status, out, _ = alone
    assert status == 1 and out.count('"error"') == 2 and out.count('"relation"') >= 40


def test_several_processes_store_what_one_stores(alaqat, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"زار وزير الخارجية التركي الدوحة في {number + 1} مايو 2020", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    reports = [alaqat("ingest", "--jobs", jobs, "--ledger", f"{jobs}.db", "--json", tmp_path) for jobs in (1, 2)]
    assert reports[0] == reports[1]
    with open_ledger(tmp_path / "1.db") as one, open_ledger(tmp_path / "2.db") as two:
        assert [claim.id for claim in one.claims()] == [claim.id for claim in two.claims()] != []


def _killed(coded):
    """What ends the process that codes a certain text, as the system does when memory runs out."""
    if coded.document.id == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return coded.document.id


def test_a_killed_process_costs_the_text_that_it_was_at():
    found = [(name, Document(name, "Turkey condemned the attack.", language="en")) for name in ("a", "bad", "b")]
    outcomes = [outcome for _, outcome in coded(found, 2, _killed)]
    assert outcomes[0] == "a" and outcomes[2] == "b"
    assert outcomes[1].document == "bad" and "killed" in outcomes[1].reason
