"""What of claims and codings no question asks for is a body, as JSON: rows are fewer and smaller, and quotations the text's own.

The lists below are the fields of the values of that time, in their order.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"

WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

_AT_ONCE = 200  # codings
_QUANTITY = ("value", "unit", "comparison", "text", "start", "end")
_GONE = {
    "claims": (
        *("symmetric", "quote", "span_start", "span_end", "sentence_start", "sentence_end", "rule", "office", "coder"),
        *(f"quantity_{name}" for name in _QUANTITY),
        *(f"{what}_{name}" for what in ("trigger", "cue") for name in ("text", "start", "end")),
        *(f"plover_{name}" for name in ("type", "mode", "quad", "score")),
    ),
    "participants": (
        *("name", "mention", "span_start", "span_end", "code", "sector", "state_basis", "acts_for", "link"),
    ),
}
_PARTS = ("claim_framings", "framed", "framings", "casualties", "mention_actors", "mentions", "boilerplate")

Row = Mapping[str, Any]
Rows = dict[int, list[Row]]


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("codings", sa.Column("body", sa.LargeBinary, nullable=False, server_default=""))
    op.add_column("claims", sa.Column("body", WORDS, nullable=False, server_default=""))
    _make_uses()
    keys = connection.execute(sa.text("SELECT key FROM codings ORDER BY key")).scalars().all()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        _fill(connection, some[0], some[-1])
    for table in _PARTS:
        op.drop_table(table)
    for table, columns in _GONE.items():
        for column in columns:
            op.drop_column(table, column)


def _make_uses() -> None:
    op.create_table(
        "uses",
        sa.Column("actor", WORD, primary_key=True),
        sa.Column("coding", sa.Integer, sa.ForeignKey("codings.key"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
    )
    op.create_index("uses_by_coding", "uses", ["coding"])


def _fill(connection: sa.Connection, first: int, last: int) -> None:
    """The bodies of the codings with these keys, and what names actors in them."""

    def rows(table: str, by: str, joined: str, order: str) -> Rows:
        found: Rows = defaultdict(list)
        query = f"SELECT t.* FROM {table} t {joined} WHERE coding BETWEEN :first AND :last ORDER BY {order}"  # noqa: S608 - ours
        for row in connection.execute(sa.text(query), {"first": first, "last": last}).mappings():
            found[row[by]].append(dict(row))
        return found

    of_claim, of_framing = "JOIN claims c ON c.key = t.claim", "JOIN framings f ON f.key = t.framing"
    framed = rows("framed", "framing", of_framing, "t.framing")
    framings = {row["key"]: row for some in rows("framings", "coding", "", "t.key").values() for row in some}
    meant = rows("mention_actors", "mention", "JOIN mentions m ON m.key = t.mention", "t.mention, t.position")
    mentions = rows("mentions", "coding", "", "t.key")
    boilerplate = rows("boilerplate", "coding", "", "t.position")
    parts = rows("participants", "claim", of_claim, "t.claim, t.role, t.position")
    contexts = rows("contexts", "claim", of_claim, "t.claim, t.position")
    casualties = rows("casualties", "claim", of_claim, "t.claim, t.position")
    links = rows("claim_framings", "claim", of_claim, "t.claim, t.position")

    def framing(key: int) -> list[Any]:
        row, about = framings[key], {one["part"]: _participant(one) for one in framed[key]}
        return [_span(row), row["text"], row["kind"], row["polarity"], about.get("target"), about.get("voice")]

    def claim(row: Row) -> str:
        key, roles = row["key"], defaultdict(list)
        for one in parts[key]:
            roles[one["role"]].append(_participant(one))
        return _json(
            [
                *([one["context"] for one in contexts[key]], roles["source"], roles["target"], bool(row["symmetric"])),
                *(_first(roles["claimant"]), roles["via"], _first(roles["place"])),
                *(_quantity(row, "quantity"), roles["about"], [framing(one["framing"]) for one in links[key]]),
                *(_span(row), _trigger(row, "trigger"), _trigger(row, "cue"), _plover(row)),
                *(row["rule"], row["coder"], row["office"], _span(row, "sentence")),
                [_quantity(one, "casualties") for one in casualties[key]],
            ]
        )

    def coding(key: int) -> bytes:
        own = sorted((row for row in framings.values() if row["coding"] == key and row["position"] is not None), key=_place)
        found = [
            [_mention(row, [one["actor"] for one in meant[row["key"]]]) for row in mentions[key]],
            [framing(row["key"]) for row in own],
            [_span(row) for row in boilerplate[key]],
        ]
        return zlib.compress(_json(found).encode(), 1)

    bodies = [{"key": row["key"], "body": claim(row)} for some in rows("claims", "coding", "", "t.key").values() for row in some]
    _update(connection, "claims", bodies)
    keys = range(first, last + 1)
    _update(connection, "codings", [{"key": key, "body": coding(key)} for key in keys])
    uses = list(_uses(keys, mentions, meant))
    if uses:
        connection.execute(sa.text(_USE), uses)


_USE = (
    "INSERT INTO uses (actor, coding, position, text, span_start, span_end) "
    "VALUES (:actor, :coding, :position, :text, :span_start, :span_end)"
)


def _uses(codings: range, mentions: Rows, meant: Rows) -> Iterator[dict[str, Any]]:
    for coding in codings:
        for position, row in enumerate(mentions[coding]):
            words = {name: row[name] for name in ("text", "span_start", "span_end")}
            for actor in dict.fromkeys(one["actor"] for one in meant[row["key"]]):
                yield {"actor": actor, "coding": coding, "position": position, **words}


def _update(connection: sa.Connection, table: str, bodies: list[dict[str, Any]]) -> None:
    if bodies:
        connection.execute(sa.text(f"UPDATE {table} SET body = :body WHERE key = :key"), bodies)  # noqa: S608 - ours


_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _place(row: Row) -> int:
    return int(row["position"])


def _first(some: list[Any]) -> Any:
    return some[0] if some else None


def _span(row: Row, prefix: str = "span") -> list[int] | None:
    start = row[f"{prefix}_start"]
    return None if start is None else [start, row[f"{prefix}_end"]]


def _trigger(row: Row, prefix: str) -> list[Any] | None:
    text = row[f"{prefix}_text"]
    return None if text is None else [text, _span(row, prefix)]


def _quantity(row: Row, prefix: str) -> list[Any] | None:
    if row[f"{prefix}_unit"] is None:
        return None
    return [*(row[f"{prefix}_{name}"] for name in ("value", "unit", "comparison", "text")), _span(row, prefix)]


def _plover(row: Row) -> list[Any] | None:
    return None if row["plover_type"] is None else [row[f"plover_{name}"] for name in ("type", "mode", "quad", "score")]


def _participant(row: Row) -> list[Any]:
    return [
        *(row["actor"], row["name"], row["kind"], row["mention"], _span(row), row["state"], row["code"], row["sector"]),
        *(row["state_basis"], row["acts_for"], row["link"]),
    ]


def _mention(row: Row, actors: list[str]) -> list[Any]:
    return [_span(row), row["text"], row["form"], row["kind"], actors, row["state"], row["link"]]
