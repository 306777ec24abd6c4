"""Participants, contexts and pairs were rows with indexes; columns in memory answer what was asked of them, and need numbers.

The layouts below are those of that time.
"""

import math
import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")

_AT_ONCE = 500  # codings
_ROLES = ("source", "target", "claimant", "via", "place", "about")
_KINDS = (
    *("state", "government", "person", "organisation", "group", "outlet", "place", "facility", "generic", "unnamed-source"),
)
_MODALITIES = ("occurred", "planned", "possible", "alleged", "denied")
_WAYS = (None, "forward", "backward", "mutual")
_NAMINGS = ("state", "actor", "a_apart", "b_apart")
_CLAIM, _PART, _CONTEXT, _PAIR = (struct.Struct(layout) for layout in ("<iiibdiiiqh", "<ibiibi", "<ii", "<iiiB"))
_GONE = ("pairs", "participants", "contexts")

Row = Mapping[str, Any]


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("codings", sa.Column("claims", sa.Integer, nullable=False, server_default="0"))
    count = "SELECT count(*) FROM claims WHERE claims.coding = codings.key AND claims.review IS NULL"
    connection.execute(sa.text(f"UPDATE codings SET claims = ({count})"))  # noqa: S608 - ours
    _make()
    number = _number(connection)
    keys = connection.execute(sa.text("SELECT key FROM codings ORDER BY key")).scalars().all()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        _fill(connection, some[0], some[-1], number)
    for table in _GONE:
        op.drop_table(table)
    op.drop_column("claims", "parties")


def _make() -> None:
    op.create_table(
        "words",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", WORD, nullable=False, unique=True),
    )
    op.create_table(
        "numbers",
        sa.Column("first", sa.Integer, sa.ForeignKey("claims.key"), primary_key=True, autoincrement=False),
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.key"), nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("claims", "parts", "contexts", "pairs")),
    )
    op.create_index("numbers_by_coding", "numbers", ["coding"])


def _number(connection: sa.Connection) -> dict[str | None, int]:
    """The words, all of which get a number."""
    columns = (
        *(("claims", name) for name in ("relation", "mode", "quad")),
        *(("participants", name) for name in ("actor", "node", "state")),
        ("contexts", "context"),
        *(("codings", name) for name in ("outlet", "language", "collection")),
    )
    query = " UNION ".join(f"SELECT {name} AS word FROM {table} WHERE {name} IS NOT NULL" for table, name in columns)  # noqa: S608
    found = sorted(connection.execute(sa.text(query)).scalars())
    if found:
        rows = [{"key": key, "word": word} for key, word in enumerate(found)]
        connection.execute(sa.text("INSERT INTO words (key, text) VALUES (:key, :word)"), rows)
    return {None: -1, **{word: key for key, word in enumerate(found)}}


def _fill(connection: sa.Connection, first: int, last: int, number: Mapping[str | None, int]) -> None:
    """The numbers of the codings with these keys."""

    def rows(table: str, order: str) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        joined = f"{table} t JOIN claims c ON c.key = t.claim WHERE c.coding BETWEEN :first AND :last ORDER BY {order}"
        query = sa.text(f"SELECT t.* FROM {joined}")  # noqa: S608 - ours
        for row in connection.execute(query, {"first": first, "last": last}).mappings():
            found[row["claim"]].append(dict(row))
        return found

    parts, contexts = rows("participants", "t.claim"), rows("contexts", "t.claim, t.position")
    pairs = rows("pairs", "t.claim, t.a, t.b")
    query = sa.text("SELECT * FROM claims WHERE coding BETWEEN :first AND :last ORDER BY key")
    claims = connection.execute(query, {"first": first, "last": last}).mappings().all()
    made = [_packed(run, parts, contexts, pairs, number) for run in _runs([dict(row) for row in claims])]
    if made:
        insert = "INSERT INTO numbers (first, coding, claims, parts, contexts, pairs) "
        connection.execute(sa.text(insert + "VALUES (:first, :coding, :claims, :parts, :contexts, :pairs)"), made)


def _runs(claims: Sequence[Row]) -> list[list[Row]]:
    """Those of one coding whose keys follow one another. A correction stands alone."""
    runs: list[list[Row]] = []
    for row in claims:
        last = runs[-1][-1] if runs else None
        if last and not row["review"] and (row["coding"], row["key"]) == (last["coding"], last["key"] + 1):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _packed(
    run: Sequence[Row],
    parts: Mapping[int, Sequence[Row]],
    contexts: Mapping[int, Sequence[Row]],
    pairs: Mapping[int, Sequence[Row]],
    number: Mapping[str | None, int],
) -> dict[str, Any]:
    found: dict[str, list[bytes]] = {name: [] for name in ("claims", "parts", "contexts", "pairs")}
    for place, row in enumerate(run):
        key = row["key"]
        found["claims"].append(_claim(row, number))
        for one in sorted(parts.get(key, ()), key=lambda one: (_ROLES.index(one["role"]), one["position"])):
            who = (number[one[name]] for name in ("actor", "node"))
            kind = _KINDS.index(one["kind"])
            found["parts"].append(_PART.pack(place, _ROLES.index(one["role"]), *who, kind, number[one["state"]]))
        for one in contexts.get(key, ()):
            found["contexts"].append(_CONTEXT.pack(place, number[one["context"]]))
        for one in pairs.get(key, ()):
            ways = sum(_WAYS.index(one[naming]) << 2 * at for at, naming in enumerate(_NAMINGS))
            found["pairs"].append(_PAIR.pack(number[one["a"]], number[one["b"]], place, ways))
    bodies = {name: b"".join(some) for name, some in found.items()}
    return {"first": run[0]["key"], "coding": run[0]["coding"], **bodies}


def _claim(row: Row, number: Mapping[str | None, int]) -> bytes:
    start, end = row["date_start"], row["date_end"]
    exact = bool(start and end) and row["date_precision"] in ("day", "range")
    act = blake2b(f"{row['relation']} {row['parties']}".encode(), digest_size=8).digest() if exact else b""
    return _CLAIM.pack(
        *(number[row[name]] for name in ("relation", "mode", "quad")),
        _MODALITIES.index(row["modality"]),
        math.nan if row["score"] is None else row["score"],
        *(_ordinal(day) for day in (row["day"], start if exact else None, end if exact else None)),
        int.from_bytes(act, "big", signed=True),
        int(start[:4]) if start and end and start[:7] != end[:7] else 0,
    )


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0
