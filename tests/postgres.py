"""A PostgreSQL server of the tests' own, in a temporary folder: nothing of the system's servers is touched."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

_ACCOUNTS = ("postgres", "nobody")  # whom the server runs as where we are root: it refuses to be root


class Missing(Exception):
    """The server cannot be started here; the text says why."""


class Cluster:
    """A running server; each ledger has a schema of its own in its one database."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)

    def address(self) -> str:
        """Of a new and empty ledger."""
        import psycopg

        schema = f"ledger{next(self._numbers)}"
        with psycopg.connect(host=str(self._folder), user="alaqat", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return f"postgresql+psycopg://alaqat@/postgres?host={self._folder}&options=-csearch_path%3D{schema}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server that listens on a socket in its folder only. Raises Missing."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    _library()
    folder = Path(tempfile.mkdtemp(prefix="alaqat-pg-"))
    account = _account()
    if account:
        os.chown(folder, account["user"], account["group"])
    data, log = folder / "data", folder / "log"
    try:
        _run([initdb, "-D", data, "-U", "alaqat", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], account)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=50"
        _run([pg_ctl, "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start"], account)
        try:
            yield Cluster(folder)
        finally:
            _run([pg_ctl, "-D", data, "-m", "immediate", "-w", "stop"], account)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which(name) or next((str(folder / name) for folder in folders if (folder / name).is_file()), None)
    if found is None:
        raise Missing(f"PostgreSQL's {name} is not installed (Debian: apt install postgresql)")
    return found


def _library() -> None:
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError as error:
        raise Missing(f"the library psycopg cannot be loaded: {error}") from error


def _account() -> dict[str, Any]:
    """Who the server runs as: ourselves, unless we are root."""
    if os.geteuid() != 0:
        return {}
    for name in _ACCOUNTS:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise Missing(f"PostgreSQL refuses to run as root, and there is no account {' or '.join(_ACCOUNTS)}")


def _run(command: list[Any], account: dict[str, Any]) -> None:
    """What the server writes goes to a file: it would hold a pipe of ours open as long as it runs."""
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [str(part) for part in command], stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd="/", **account
        )
        if done.returncode:
            output.seek(0)
            raise Missing(f"{Path(command[0]).name} failed: {' '.join(output.read().decode(errors='replace').split())[-400:]}")
