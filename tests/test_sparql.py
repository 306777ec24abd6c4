"""A SPARQL endpoint kept in step with the ledger: against the real Oxigraph server, and against servers that misbehave."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import samples

from graph.errors import EndpointError, InputError
from graph.faces.rdf import server as server_module
from graph.faces.rdf import sparql, terms
from graph.faces.rdf.codec import read_document
from graph.faces.rdf.mirror import Mirror
from graph.faces.rdf.names import DEFAULT_BASE, Names
from graph.faces.rdf.server import Server, program
from graph.faces.rdf.sparql import PREFIX_LINES, Endpoint
from graph.ledger import Ledger, open_ledger

BASE = "https://data.example.org/study/"


def oxigraph() -> str | None:
    try:
        return program()
    except EndpointError:
        return None


pytestmark = pytest.mark.skipif(oxigraph() is None, reason="the Oxigraph server is not installed: the extra `sparql` brings it")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server(timeout=20) as running:
        yield running


@pytest.fixture
def endpoint(server) -> Iterator[Endpoint]:
    """Empty before and after."""
    found = server.endpoint
    found.update("DROP ALL")
    yield found
    found.update("DROP ALL")


@pytest.fixture
def ledger(tmp_path) -> Iterator[Ledger]:
    """Two of the samples, one version each."""
    with open_ledger(tmp_path / "ledger.db") as opened:
        for coded in samples.all_samples()[:2]:
            opened.add(coded)
        yield opened


def documents_in(endpoint: Endpoint, base: str = DEFAULT_BASE) -> dict[str, object]:
    """Whole documents, as an endpoint gives them back."""
    graphs: dict[str, list] = {}
    for row in endpoint.select("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"):
        graphs.setdefault(row["g"], []).append((row["s"], row["p"], row["o"]))
    read = [read_document(graph, name) for name, graph in graphs.items() if name.startswith(f"<{base}graph/")]
    return {one.coded.document.id: one.coded for one in read}


def expected(ledger: Ledger) -> dict[str, object]:
    return {row.id: ledger.document(row.id) for row in ledger.documents()}


# ---------------------------------------------------------------- in step


@pytest.mark.parametrize("many", [100, 10**9], ids=["loaded", "inserted"])
def test_a_pushed_ledger_is_whole(endpoint, ledger, codebook, many, monkeypatch):
    monkeypatch.setattr(server_module, "_MANY", many)
    pushed = Mirror(endpoint, ledger, codebook).push()
    assert (pushed.documents, pushed.version) == (2, ledger.version)
    assert documents_in(endpoint) == expected(ledger)


def test_only_what_is_new_is_pushed(endpoint, ledger, codebook):
    mirror = Mirror(endpoint, ledger, codebook)
    mirror.push()
    assert mirror.push().documents == 0
    first = ledger.document(ledger.documents()[0].id)
    ledger.add(replace(first, claims=first.claims[:3]))  # another coding: claims are gone
    ledger.add(samples.all_samples()[2])
    status = mirror.status()
    assert (status.reached, status.version, status.behind, status.labels) == (2, 4, 2, True)
    assert mirror.push().documents == 2
    assert documents_in(endpoint) == expected(ledger)
    assert mirror.status().behind == 0


def test_what_was_purged_is_dropped(endpoint, ledger, codebook):
    mirror = Mirror(endpoint, ledger, codebook)
    article = ledger.documents()[0]
    met = {identity for identity in ledger.names() if identity.startswith("new:")}
    mirror.push()
    ledger.merge("gov:LBY-GNA", "state:LBY", "Mona")  # the endpoint holds what was coded: this changes nothing in it
    ledger.purge(article.id, "Mona")
    assert (mirror.status().reached, mirror.status().behind) == (2, 1)
    assert mirror.push().documents == 0
    assert documents_in(endpoint) == expected(ledger)
    assert mirror.status().behind == 0
    left = endpoint.select(f"SELECT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (CONTAINS(STR(?g), '{article.id}')) }}")
    assert left == []
    rows = endpoint.select("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER isLiteral(?o) }")
    words = " ".join(terms.value_of(row["o"]) for row in rows)
    assert "خلوصي آكار" not in words and article.title not in words
    asked = f"{PREFIX_LINES}SELECT ?s WHERE {{ GRAPH {Names().registry} {{ ?s a aq:Actor }} }}"
    named = {Names().id_of("actor", row["s"]) for row in endpoint.select(asked)}
    assert named and named.isdisjoint(met - set(ledger.names()))


def test_what_another_codebook_labelled_is_labelled_anew(endpoint, ledger, codebook):
    Mirror(endpoint, ledger, replace(codebook, hash="another")).push()
    mirror = Mirror(endpoint, ledger, codebook)
    assert mirror.status().labels is False
    assert mirror.push().documents == 0
    assert mirror.status().labels is True
    turkey = Names().local("actor", "state:TUR")
    assert endpoint.ask(f'{PREFIX_LINES} ASK {{ GRAPH ?g {{ {turkey} skos:prefLabel "Türkiye"@tr }} }}')


def test_two_ledgers_share_an_endpoint_under_two_bases(endpoint, ledger, codebook):
    endpoint.update("INSERT DATA { GRAPH <https://a.example/of-others> { <https://a.example/a> <https://a.example/b> 1 } }")
    Mirror(endpoint, ledger, codebook).push()
    Mirror(endpoint, ledger, codebook, BASE).push()
    Mirror(endpoint, ledger, codebook).rebuild()
    assert documents_in(endpoint) == documents_in(endpoint, BASE) == expected(ledger)
    assert endpoint.ask("ASK { GRAPH <https://a.example/of-others> { ?s ?p ?o } }")


def test_a_push_that_broke_off_is_made_good(endpoint, ledger, codebook, monkeypatch):
    mirror = Mirror(endpoint, ledger, codebook)
    monkeypatch.setattr(sparql, "AT_ONCE", 100)
    sent = endpoint.update
    budget = iter(range(40))

    def break_off(operation: str) -> None:
        if next(budget, None) is None:
            raise EndpointError("gone")
        sent(operation)

    with monkeypatch.context() as broken:
        broken.setattr(endpoint, "update", break_off)
        with pytest.raises(EndpointError, match="gone"):
            mirror.push()
    first = ledger.document(ledger.documents()[0].id)
    ledger.add(replace(first, claims=first.claims[:1]))  # coded again, while half of the older coding is there
    mirror.push()
    assert documents_in(endpoint) == expected(ledger)


def test_an_endpoint_of_another_ledger_is_refused(endpoint, ledger, codebook, tmp_path):
    Mirror(endpoint, ledger, codebook).push()
    with open_ledger(tmp_path / "another.db") as another:
        another.add(samples.all_samples()[2])
        with pytest.raises(EndpointError, match="is at version 2, the ledger at 1: it was filled from another ledger"):
            Mirror(endpoint, another, codebook).push()
        Mirror(endpoint, another, codebook).rebuild()
        assert documents_in(endpoint) == expected(another)


def test_questions_are_answered_through_helper_triples(endpoint, ledger, codebook):
    Mirror(endpoint, ledger, codebook).push()
    rows = endpoint.select(
        f"""{PREFIX_LINES}
        SELECT ?label (COUNT(?claim) AS ?claims) WHERE {{
          GRAPH ?document {{ ?claim aq:relation ?relation ; aq:sourceState {Names().local("actor", "state:TUR")} }}
          GRAPH ?vocabulary {{ ?relation skos:prefLabel ?label FILTER (lang(?label) = "ar") }}
        }} GROUP BY ?label"""
    )
    counted = {terms.value_of(row["label"]): terms.int_of(row["claims"]) for row in rows}
    relations = [
        claim.relation for claim in ledger.claims() if any(one.acts_for == "state:TUR" for one in claim.sources)
    ]
    assert counted == {codebook.relations[one].label.ar: relations.count(one) for one in relations}


def test_the_questions_of_the_documentation_have_answers(endpoint, ledger, codebook, root):
    Mirror(endpoint, ledger, codebook).push()
    questions = re.findall(r"```sparql\n(.*?)```", (root / "docs" / "rdf.md").read_text("utf-8"), re.DOTALL)
    assert len(questions) > 3
    for question in questions:
        assert endpoint.select(PREFIX_LINES + question), question


def test_texts_with_every_kind_of_character_go_there_and_back(endpoint):
    value = "".join(map(chr, range(1, 256))) + "\u2028 \\u0041 ' \" \\ نص 🤝"
    triple = ("<https://a.example/a>", "<https://a.example/b>", terms.text(value))
    endpoint.insert("<https://a.example/g>", [triple])
    [row] = endpoint.select("SELECT ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert terms.value_of(row["o"]) == value


# ---------------------------------------------------------------- the server


def test_a_server_keeps_what_it_was_given_and_lets_go_of_its_folder(tmp_path):
    for expected_ in (False, True):
        with Server(tmp_path / "a folder" / "store") as running:
            assert running.endpoint.ask("ASK { GRAPH ?g { ?s ?p ?o } }") is expected_
            running.endpoint.insert("<https://a.example/g>", [("<https://a.example/a>", "<https://a.example/b>", '"c"')])
        assert not running.alive


def test_a_second_server_over_one_folder_is_refused(tmp_path):
    with Server(tmp_path / "store"), pytest.raises(EndpointError, match="another process has"):
        Server(tmp_path / "store").start()


def test_a_server_that_died_is_started_again(tmp_path):
    with Server(tmp_path / "store") as running:
        before = running.pid
        os.kill(before, signal.SIGKILL)
        while running.alive:
            time.sleep(0.01)
        assert running.endpoint.ask("ASK {}") is True
        assert running.pid != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has ended")
def test_the_server_ends_with_the_process_that_started_it(tmp_path):
    program_ = (
        "import os, sys; from pathlib import Path; from graph.faces.rdf.server import Server; "
        "s = Server(Path(sys.argv[1])); s.start(); print(s.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", program_, str(tmp_path / "store")], cwd=root, capture_output=True, text=True)
    pid = int(done.stdout)
    until = time.monotonic() + 10
    while _runs(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_question_has_its_time_limit():
    long = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(8))
    with Server(timeout=1) as running:
        numbers = [(f"<https://a.example/{n}>", "<https://a.example/p>", terms.integer(n)) for n in range(1000)]
        running.endpoint.insert("<https://a.example/g>", numbers)
        start = time.monotonic()
        with pytest.raises(EndpointError):
            running.endpoint.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ {long} }} }}")
        assert time.monotonic() - start < 15


def test_where_no_server_is_installed_that_is_said(monkeypatch):
    monkeypatch.setattr(server_module.shutil, "which", lambda *_arguments, **_named: None)
    with pytest.raises(EndpointError, match=r"pip install 'alaqat\[sparql\]' brings Oxigraph"):
        program()


# ---------------------------------------------------------------- endpoints that refuse


@pytest.fixture
def answering() -> Iterator[object]:
    """A server that answers what it is told to: (status, body, seconds to wait)."""
    told: dict[str, tuple[int, bytes, float]] = {}
    heard: list[tuple[str, dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append((self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            status, body, wait = told["answer"]
            time.sleep(wait)
            self.send_response(status)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                pass  # who asked did not wait

        def log_message(self, *_arguments: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running.server_address[1], told, heard
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((400, b"no such prefix: aq", 0.0), "answered 400 Bad Request: no such prefix: aq"),
        ((200, b"<html>hello</html>", 0.0), "did not answer with JSON but with: <html>hello</html>"),
        ((200, b"{}", 1.5), "does not answer within 0.5 seconds"),
    ],
)
def test_what_an_endpoint_answers_is_told(answering, answer, said):
    port, told, _heard = answering
    told["answer"] = answer
    with pytest.raises(EndpointError) as raised:
        Endpoint(f"http://127.0.0.1:{port}/query", timeout=0.5).ask("ASK {}")
    assert said in str(raised.value)


def test_a_login_is_sent_and_not_told(answering):
    port, told, heard = answering
    told["answer"] = (403, b"", 0.0)
    with pytest.raises(EndpointError) as raised:
        Endpoint(f"http://me:secret@127.0.0.1:{port}/sparql").update("DROP ALL")
    assert "secret" not in str(raised.value)
    [(path, headers, body)] = heard
    assert path == "/sparql" and headers["Authorization"] == "Basic bWU6c2VjcmV0" and body == b"DROP ALL"


def test_nobody_there(tmp_path):
    with pytest.raises(EndpointError, match="does not answer"):
        Endpoint("http://127.0.0.1:9/query").ask("ASK {}")


@pytest.mark.parametrize("url", ["ftp://a.example/", "nonsense", "http://", "http://a:b:c/"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(InputError, match="is no address of a SPARQL endpoint"):
        Endpoint(url)


def test_updates_go_beside_queries():
    assert Endpoint("http://a.example/ds/query").update_url == "http://a.example/ds/update"
    assert Endpoint("http://a.example/sparql").update_url == "http://a.example/sparql"
    assert Endpoint("http://a.example/query", "http://b.example/u").update_url == "http://b.example/u"


# ---------------------------------------------------------------- the command line


@pytest.fixture
def alaqat(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder: (status, output, complaints)."""
    from graph.cli import main

    monkeypatch.chdir(tmp_path)
    for name in ("ALAQAT_LEDGER", "ALAQAT_LANG", "ALAQAT_SPARQL", "ALAQAT_SPARQL_UPDATE"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        written = capsys.readouterr()
        return ended.value.code, written.out, written.err

    return run


def test_push_status_query_and_rebuild(alaqat, ledger):
    where = ("--ledger", ledger.path)
    assert alaqat("rdf", "status", *where)[:2] == (1, "Nothing was pushed yet; the ledger is at version 2, with 2 documents.\n")
    status, out, _ = alaqat("rdf", "push", *where, "--json")
    assert status == 0 and json.loads(out)["documents"] == 2
    assert alaqat("rdf", "status", *where)[:2] == (0, "The endpoint is at version 2 of 2: up to date.\n")
    asked = "SELECT (COUNT(?c) AS ?claims) { GRAPH ?g { ?c a aq:Claim } }"
    status, out, err = alaqat("rdf", "query", asked, *where)
    assert (status, out, err) == (0, f"claims\n{len(list(ledger.claims()))}\n", "1 row\n")
    status, out, _ = alaqat("rdf", "rebuild", *where)
    assert status == 0 and out.startswith("2 documents with ") and out.endswith("the endpoint is at version 2.\n")
    assert alaqat("rdf", "query", "ASK { GRAPH ?g { ?c a aq:Claim } }", *where)[:2] == (0, "true\n")


def test_an_endpoint_that_is_not_there_is_an_error(alaqat, ledger):
    status, out, err = alaqat("rdf", "push", "--ledger", ledger.path, "--sparql", "http://127.0.0.1:9/query")
    assert (status, out) == (1, "") and "http://127.0.0.1:9/query does not answer" in err


def test_export_and_import(alaqat, ledger):
    status, out, _ = alaqat("rdf", "export", "--ledger", ledger.path, "--format", "trig", "--output", "all.trig")
    assert (status, out) == (0, "") and Path("all.trig").is_file() and not Path("all.trig.partial").exists()
    status, out, _ = alaqat("rdf", "import", "all.trig", "--ledger", "copy.db", "--json")
    assert status == 0
    claims = len(list(ledger.claims()))
    assert json.loads(out) == {"new": 2, "known": 0, "claims": claims, "version": 2, "failures": []}
    status, out, _ = alaqat("rdf", "import", "all.trig", "--ledger", "copy.db")
    assert out == "2 documents: 0 new with 0 claims, 2 known already. copy.db is at version 2.\n"
    status, out, _ = alaqat("rdf", "export", "--ledger", ledger.path)
    assert status == 0 and out.count("\n") > 1000
    Path("bad.nq").write_text(out.replace("ns/rule>", "ns/ruel>"), "utf-8")
    status, out, err = alaqat("rdf", "import", "bad.nq", "--ledger", "bad.db")
    assert status == 1 and "2 left out" in out and err.count("has no rule") == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["rdf", "import", "nowhere.nq"], 1, "there is no file nowhere.nq"),
        (["rdf", "export", "--format", "xml"], 2, "'xml' is not one of"),
        (["rdf", "export"], 1, "there is no ledger at"),
    ],
)
def test_what_is_asked_wrongly(alaqat, arguments, status, said):
    ended, out, err = alaqat(*arguments)
    assert (ended, out) == (status, "") and said in err


@pytest.mark.parametrize("command", ["ontology", "shapes"])
def test_the_vocabulary_and_the_shapes_are_turtle(alaqat, command):
    from rdflib import Graph

    status, out, _ = alaqat("rdf", command)
    assert status == 0 and len(Graph().parse(data=out, format="turtle")) > 400
