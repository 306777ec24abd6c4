"""The columns of a ledger: kept in memory in step with it, and in a file beside it for the next start.

The file holds numbers and ids, no text. It is a copy that may be deleted at any time: it is written again.
"""

import contextlib
import os
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

import msgspec
import numpy as np

from graph.faces.network.columns import (
    LINKS,
    TYPES,
    Claims,
    Codings,
    Columns,
    Contexts,
    Links,
    Parts,
    Words,
    caught_up,
    empty,
    united,
)
from graph.ledger import Ledger, View

_FORMAT: Final = 3  # raised with every change of what the file holds
_WORTH: Final = 50_000  # claims from which on a file is read faster than the ledger
_GROWN: Final = 1.05  # a file is written again when the ledger has so much more
_held: WeakKeyDictionary[Ledger, tuple[Columns, int]] = WeakKeyDictionary()  # with how many claims the file has
_united: WeakKeyDictionary[Ledger, tuple[object, Columns]] = WeakKeyDictionary()  # with who was merged when
_lock: Final = threading.Lock()


def columns_of(ledger: Ledger) -> Columns:
    """The columns as of the ledger's newest version."""
    with _lock:
        columns, filed = _held.get(ledger) or _begin(ledger)
        with ledger.at() as view:
            if view.version != columns.version:
                rows = view.raw(columns.reached, columns.version)
                if rows.known != len(columns.codings.key):  # something was erased
                    columns, rows = empty(), view.raw((-1, -1, -1), 0)
                columns = caught_up(columns, rows, view.version)
        if len(columns.claims.key) > max(_WORTH, filed * _GROWN):
            filed = len(columns.claims.key)
            _write(columns, _file(ledger), _stamp(ledger, columns.version))
        _held[ledger] = columns, filed
        return columns


def columns_for(ledger: Ledger, view: View) -> Columns:
    """The columns for questions as of the view's version, with who is meant by whom at that version."""
    held, identities = _held.get(ledger), view.identities
    columns = held[0] if held and held[0].version >= view.last else columns_of(ledger)
    if not identities:
        return columns
    merged = tuple(sorted((actor, meant) for meant, names in identities.groups.items() for actor in names if actor != meant))
    with _lock:
        known = _united.get(ledger)
        if known is None or known[0] != (columns.version, merged):
            known = _united[ledger] = (columns.version, merged), united(columns, identities)
        return known[1]


def _begin(ledger: Ledger) -> tuple[Columns, int]:
    found = _read(ledger)
    return (found, len(found.claims.key)) if found else (empty(), 0)


def _file(ledger: Ledger) -> Path | None:
    return ledger.path and ledger.path.with_name(f"{ledger.path.name}.columns")


def _stamp(ledger: Ledger, version: int) -> str:
    """Tells the ledger's state at a version from that of another ledger in the same place."""
    with ledger.at() as view:
        return view.stamp(version)


# ---------------------------------------------------------------- the file: a header in JSON, then the columns one after another

_TABLES: Final[tuple[tuple[str, type[Any]], ...]] = (
    ("codings", Codings), ("claims", Claims), ("parts", Parts), ("contexts", Contexts), *((name, Links) for name in LINKS),
)  # fmt: skip


def _parts() -> Iterator[tuple[str, str, str]]:
    for table, kind in _TABLES:
        for column in fields(kind):
            yield table, column.name, TYPES[kind][column.name]


def _write(columns: Columns, path: Path | None, stamp: str) -> None:
    """Whole or not at all. A folder that may not be written to only costs the next start its time."""
    if path is None:
        return
    lengths = [len(getattr(getattr(columns, table), name)) for table, name, _kind in _parts()]
    header = msgspec.json.encode([_FORMAT, stamp, columns.version, columns.words.texts, lengths])
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(len(header).to_bytes(8, "little") + header + b" " * (-len(header) % 8))
                for (table, column, kind), length in zip(_parts(), lengths, strict=True):
                    array = np.ascontiguousarray(getattr(getattr(columns, table), column), f"<{kind}")
                    array.tofile(file)
                    file.write(b" " * (-array.nbytes % 8))
                    assert len(array) == length
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _read(ledger: Ledger) -> Columns | None:
    """What the file holds of this ledger; None where there is none, or of another ledger or format."""
    path = _file(ledger)
    try:
        content = np.memmap(path, "u1", "r").view(np.ndarray) if path else None
        if content is None or len(content) < 8:
            return None
        size = int.from_bytes(content[:8].tobytes(), "little")
        header = msgspec.json.decode(content[8 : 8 + size].tobytes())
        if header[0] != _FORMAT or header[2] > ledger.version or header[1] != _stamp(ledger, header[2]):
            return None
        return _columns(content, 8 + size + -size % 8, header)
    except (OSError, ValueError, msgspec.DecodeError, IndexError):
        return None


def _columns(content: Any, place: int, header: list[Any]) -> Columns:
    _format, _stamped, version, words, lengths = header
    found: dict[str, list[Any]] = {table: [] for table, _kind in _TABLES}
    for (table, _name, kind), length in zip(_parts(), lengths, strict=True):
        width = np.dtype(kind).itemsize * length
        found[table].append(content[place : place + width].view(f"<{kind}"))
        place += width + -width % 8
    tables = {table: kind(*found[table]) for table, kind in _TABLES}
    return Columns(version, Words.of(words), **tables)
