"""Serves the application to browsers: waitress, pure Python, one process with threads."""

import errno
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from flask import Flask
from waitress.server import create_server

from api.app import LOCAL_NAMES, create_app
from graph.codebook import Codebook
from graph.errors import InputError
from graph.ledger import Ledger

PORTS_TRIED: Final = 20
THREADS: Final = 8
MAX_PORT: Final = 65535
WILDCARDS: Final = ("0.0.0.0", "::", "")  # noqa: S104  compared with, never a default


def serve(
    ledger: Ledger, codebook: Codebook, host: str = "127.0.0.1", port: int = 5000, *, say: Callable[[str], None] | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; running requests are finished first.

    Where `port` is taken, that is said and the next one used, up to 20 of them. Port 0 is any free one. On a loopback
    address only requests to localhost are answered. `say` gets the lines for the user (None: standard output, unbuffered).
    Raises InputError where no address can be had.
    """
    tell = say or _print
    listening = listen(host, port)
    with listening:
        used = int(listening.getsockname()[1])
        if port and used != port:
            tell(f"{_span(port, used).capitalize()} taken; using {used}.")
        app = create_app(ledger, codebook, hosts=trusted_names(host, listening))
        built = app.extensions["assets"].script is not None

        def started() -> None:
            tell(f"Alaqat is at http://{_shown(host)}:{used}/  (stop with Ctrl+C)")
            if not built:
                tell("The web interface was not built: the pages work without the drawn network. With Node `make web` builds it.")

        run(app, listening, started)
    tell("Stopped.")


def run(app: Flask, listening: socket.socket, started: Callable[[], None]) -> None:
    """Answer requests on the bound socket until a signal comes; `started` is called once the server accepts them."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits a moment is nothing to warn of
    server = create_server(app, sockets=[listening], threads=THREADS, ident=None, clear_untrusted_proxy_headers=True)
    try:
        with _stopping_on_signals():
            started()
            server.run()
    finally:
        server.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to `host` at `port`, or at the next of 20 ports that is free. Raises InputError."""
    if not 0 <= port <= MAX_PORT:
        raise InputError(f"no port {port}; ports are 1 to {MAX_PORT}, and 0 for any free one")
    family, address = _address(host)
    for candidate in range(port, min(port + PORTS_TRIED, MAX_PORT + 1)):
        bound = socket.socket(family, socket.SOCK_STREAM)
        try:
            _bind(bound, address, candidate)
        except OSError as error:
            bound.close()
            if error.errno == errno.EADDRINUSE and port:
                continue
            raise InputError(f"cannot listen on {host} port {candidate}: {error.strerror or error}") from error
        return bound
    raise InputError(f"{_span(port, min(port + PORTS_TRIED, MAX_PORT + 1))} taken on {host}; name another with --port")


def trusted_names(host: str, listening: socket.socket) -> tuple[str, ...] | None:
    """The host names to answer to; None is any, for a server that others are meant to reach under names we cannot know."""
    bound = str(listening.getsockname()[0])
    if bound == "::1" or bound.startswith("127."):
        return tuple(dict.fromkeys((*LOCAL_NAMES, _shown(host), _shown(bound))))
    return None


def _bind(bound: socket.socket, address: str, port: int) -> None:
    # A port in TIME_WAIT may be taken again at once; on Windows the same option would share a port that is in use.
    if os.name != "nt":
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((address, port))
    bound.listen()  # two servers may bind, only one may listen: find out now


def _address(host: str) -> tuple[socket.AddressFamily, str]:
    """The first numeric address of `host`, IPv4 before IPv6: 127.0.0.1 is what people type."""
    if host in WILDCARDS:
        return (socket.AF_INET6, host) if host == "::" else (socket.AF_INET, "0.0.0.0")  # noqa: S104  asked for by the user
    try:
        found = socket.getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"no address for host '{host}'; try 127.0.0.1") from error
    family, _, _, _, address = min(found, key=lambda row: row[0] is not socket.AF_INET)
    return family, str(address[0])


def _shown(host: str) -> str:
    """The host as an address line has it: where we listen everywhere, this machine's own name for itself."""
    name = host.strip("[]").lower()
    if name in WILDCARDS:
        return "localhost"
    return f"[{name}]" if ":" in name else name


def _span(first: int, end: int) -> str:
    return f"port {first} is" if end - first == 1 else f"ports {first} to {end - 1} are"


@contextmanager
def _stopping_on_signals() -> Iterator[None]:
    """Within, SIGINT and SIGTERM end waitress's loop as Ctrl+C does: it waits for the requests that are running.

    Only the main thread may set signal handlers; elsewhere the caller stops the server.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        pass  # it came before the loop began
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201  started in the background, a buffered line would come only at the end
