"""The production server as a process of its own: addresses, ports that are taken, signals."""

import json
import signal
import socket
import subprocess
import sys
import textwrap
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api import server
from api.pages.site import Assets
from graph.codebook import Codebook
from graph.errors import InputError
from graph.ledger import open_ledger

SERVE = """
    import sys
    from api.server import serve
    from graph.codebook import load_codebook
    from graph.ledger import open_ledger
    from tests.samples import meetings

    with open_ledger(sys.argv[1]) as ledger:
        ledger.add(meetings())
        serve(ledger, load_codebook(), port=int(sys.argv[2]))
"""
SLOW = """
    import time
    from flask import Flask
    from api.server import listen, run

    app = Flask("slow")

    @app.get("/")
    def slow():
        print("asked", flush=True)
        time.sleep(1)
        return "done " * 100_000

    bound = listen("127.0.0.1", 0)
    run(app, bound, lambda: print(f"http://127.0.0.1:{bound.getsockname()[1]}/", flush=True))
"""

Started = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(root: Path) -> Iterator[Started]:
    """Starts a program that serves; what still runs after the test is ended."""
    running: list[subprocess.Popen[str]] = []

    def started(program: str, *arguments: object) -> "subprocess.Popen[str]":
        command = [sys.executable, "-W", "error", "-c", textwrap.dedent(program), *map(str, arguments)]
        running.append(subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
        return running[-1]

    yield started
    for process in running:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  an address of ours
        return str(answer.read().decode())


@pytest.fixture
def taken() -> Iterator[socket.socket]:
    """A port that somebody else listens on, with free ones above it."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        yield bound


def port_of(bound: socket.socket) -> int:
    return int(bound.getsockname()[1])


def test_it_tells_that_the_web_interface_is_missing(tmp_path: Path, codebook: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.pages.site.read_assets", lambda _folder: Assets(None, ()))
    monkeypatch.setattr("api.server.run", lambda _app, _socket, started: started())
    said: list[str] = []
    with open_ledger(tmp_path / "ledger.db") as ledger:
        server.serve(ledger, codebook, port=0, say=said.append)
    assert [line.split()[0] for line in said] == ["Alaqat", "The", "Stopped."]
    assert "make web" in said[1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_to_look_answers_and_stops_cleanly(
    start: Started, tmp_path: Path, taken: socket.socket, number: signal.Signals
) -> None:
    process = start(SERVE, tmp_path / "ledger.db", port_of(taken))
    said, where = line(process), line(process)
    address = where.split()[3]
    assert said.startswith((f"Port {port_of(taken)} is taken; using ", f"Ports {port_of(taken)} to "))
    assert address.startswith("http://127.0.0.1:")
    found = json.loads(fetch(f"{address}api/v1/network"))
    assert [edge["claims"] for edge in found["edges"]] == [1]
    process.send_signal(number)
    assert process.wait(timeout=20) == 0
    assert process.stdout is not None
    assert "Stopped." in process.stdout.read().splitlines()
    with pytest.raises(OSError):
        fetch(address)


def test_a_request_that_runs_is_answered_before_the_server_stops(start: Started) -> None:
    process = start(SLOW)
    address = line(process)
    asking = subprocess.Popen(
        [sys.executable, "-c", f"import urllib.request as r; print(len(r.urlopen('{address}').read()))"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert line(process) == "asked"
    process.send_signal(signal.SIGTERM)
    answered, _ = asking.communicate(timeout=20)
    assert answered.strip() == "500000"
    assert process.wait(timeout=20) == 0


def test_a_taken_port_is_passed_over(taken: socket.socket) -> None:
    with server.listen("127.0.0.1", port_of(taken)) as bound:
        assert port_of(taken) < port_of(bound) < port_of(taken) + server.PORTS_TRIED


def test_twenty_taken_ports_are_an_error_that_says_what_to_do(taken: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PORTS_TRIED", 1)
    with pytest.raises(InputError, match=f"port {port_of(taken)} is taken on 127.0.0.1; name another with --port"):
        server.listen("127.0.0.1", port_of(taken))


def test_a_port_is_free_again_at_once() -> None:
    with server.listen("127.0.0.1", 0) as bound:
        port = port_of(bound)
        with socket.create_connection(("127.0.0.1", port)) as caller:
            accepted, _ = bound.accept()
            accepted.close()  # the server closes first: its side of the connection waits for a while
            assert caller.recv(1) == b""
    time.sleep(0.05)
    with server.listen("127.0.0.1", port) as again:
        assert port_of(again) == port


@pytest.mark.parametrize(
    ("host", "port", "says"),
    [
        ("127.0.0.1", -1, "ports are 1 to 65535"),
        ("127.0.0.1", 65536, "ports are 1 to 65535"),
        ("no host at all", 5000, "no address for host 'no host at all'"),
        ("x" * 300, 5000, "no address for host"),
        ("192.0.2.1", 0, "cannot listen on 192.0.2.1"),
    ],
)
def test_an_address_that_cannot_be_had_is_told(host: str, port: int, says: str) -> None:
    with pytest.raises(InputError, match=says):
        server.listen(host, port)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1.2.3", "LOCALHOST"])
def test_on_loopback_only_local_names_are_trusted(host: str) -> None:
    with server.listen(host, 0) as bound:
        names = server.trusted_names(host, bound)
    assert names is not None
    assert {"localhost", "127.0.0.1", "[::1]", host.lower()} <= set(names)


def test_a_server_for_others_trusts_every_name() -> None:
    with server.listen("0.0.0.0", 0) as bound:  # noqa: S104  what is tested
        assert server.trusted_names("0.0.0.0", bound) is None  # noqa: S104
