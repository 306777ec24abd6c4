"""An Oxigraph server of our own: started on a free port of this computer, watched, stopped. The extra `sparql` installs it."""

import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from graph.errors import EndpointError
from graph.faces.rdf.sparql import Endpoint
from graph.faces.rdf.terms import Triple, lines

HOST: Final = "127.0.0.1"
_START: Final = 120.0  # seconds that it may take to open its files
_STOP: Final = 10.0
_MANY: Final = 50_000  # triples from which on they are loaded past the log
_TRIES: Final = 3  # another program may take the free port before the server does

# On Linux the server is told to end when we do, however we end. It replaces this little program.
_LAUNCHER: Final = "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 15, 0, 0, 0); os.execv(sys.argv[1], sys.argv[1:])"


def program() -> str:
    """The server's path. Raises EndpointError, which says how it is installed."""
    places = (Path(sys.executable).parent, Path(sysconfig.get_path("scripts")))
    found = next((path for place in places if (path := shutil.which("oxigraph", path=str(place)))), None)
    found = found or shutil.which("oxigraph")
    if found is None:
        raise EndpointError(
            "there is no SPARQL server on this computer: pip install 'alaqat[sparql]' brings Oxigraph, --sparql URL names another"
        )
    return found


class LocalEndpoint(Endpoint):
    """Oxigraph's own way in for many triples at once: as N-Quads, past its log, which would have to be read at the next start."""

    def insert_all(self, graphs: Iterable[tuple[str, list[Triple]]]) -> None:
        waiting: list[tuple[str, list[Triple]]] = []
        count = 0
        for graph, triples in graphs:
            waiting.append((graph, triples))
            count += len(triples)
            if count >= _MANY:
                self._load(waiting)
                waiting, count = [], 0
        super().insert_all(waiting)

    def _load(self, graphs: Iterable[tuple[str, list[Triple]]]) -> None:
        body = "".join([lines(triples, graph) for graph, triples in graphs]).encode()
        self.send(f"{self.url.removesuffix('query')}store?no_transaction", body, "application/n-quads", "*/*")


class Server:
    """An Oxigraph server over the folder `location` (None: in memory). Use it in a `with`, in the thread that goes on longest.

    `timeout` is the time limit of a query, in seconds.
    """

    def __init__(self, location: Path | None = None, timeout: float = 60.0) -> None:
        self.location, self.timeout = location, timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def endpoint(self) -> LocalEndpoint:
        """Where it listens; one that has died is started again first. Raises EndpointError."""
        if not self.alive:
            self.start()
        return LocalEndpoint(f"http://{HOST}:{self._port}/query", timeout=self.timeout + 5)

    def start(self) -> None:
        """Raises EndpointError where it does not come up."""
        if self.location is not None:
            try:
                self.location.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EndpointError(f"the SPARQL server's folder {self.location} cannot be made: {error.strerror}") from error
        try:
            for _try in range(_TRIES):
                self._launch()
                if self._comes_up():
                    return
            raise EndpointError(self._why())
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_STOP)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._said is not None:
            self._said.close()
            self._said = None

    def _launch(self) -> None:
        with socket.socket() as free:
            free.bind((HOST, 0))
            self._port = free.getsockname()[1]
        where = () if self.location is None else ("-l", str(self.location))
        command = [program(), "serve", *where, "-b", f"{HOST}:{self._port}", "--timeout-s", str(max(1, round(self.timeout)))]
        if sys.platform == "linux":
            command = [sys.executable, "-ISc", _LAUNCHER, *command]
        if self._said is not None:
            self._said.close()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self._said, stderr=self._said)  # noqa: S603

    def _comes_up(self) -> bool:
        """Whether it answers; it does not where it has ended."""
        until = time.monotonic() + _START
        while self.alive and time.monotonic() < until:
            with socket.socket() as asking:
                if asking.connect_ex((HOST, self._port)) == 0:
                    return self.alive
            time.sleep(0.02)
        if self.alive:
            raise EndpointError(f"the SPARQL server over {self.location} does not answer within {_START:g} seconds")
        return False

    def _why(self) -> str:
        assert self._said is not None, "it was launched"
        self._said.seek(0)
        said = " ".join(self._said.read().decode(errors="replace").split())
        if "lock" in said.lower():
            return f"another process has the SPARQL server's folder {self.location} open; end it, or name it: --sparql URL"
        return f"the SPARQL server over {self.location} does not start: {said[-300:]}"
