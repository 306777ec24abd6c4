"""Lists as CSV for a spreadsheet: UTF-8 with a byte order mark, which spreadsheets need to see Arabic."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, Final

from api import shapes

Column = tuple[str, Callable[[Any], object]]


def _labels(parts: Iterable[shapes.Participant]) -> str:
    return "; ".join(part["label"] for part in parts)


CLAIMS: Final[Sequence[Column]] = (
    ("id", lambda claim: claim["id"]),
    ("relation", lambda claim: claim["relation"]),
    ("mode", lambda claim: claim["mode"]),
    ("modality", lambda claim: claim["modality"]),
    ("sources", lambda claim: _labels(claim["sources"])),
    ("targets", lambda claim: _labels(claim["targets"])),
    ("symmetric", lambda claim: claim["symmetric"]),
    ("claimant", lambda claim: claim["claimant"]["label"] if claim["claimant"] else ""),
    ("via", lambda claim: _labels(claim["via"])),
    ("day", lambda claim: claim["day"]),
    ("day_basis", lambda claim: claim["date_basis"]),
    ("score", lambda claim: claim["score"]),
    ("amount", lambda claim: claim["quantity"]["value"] if claim["quantity"] else ""),
    ("unit", lambda claim: claim["quantity"]["unit"] if claim["quantity"] else ""),
    ("composed_sentence", lambda claim: claim["sentence"]),
    ("quotation", lambda claim: claim["quote"]),
    ("document", lambda claim: claim["document"]),
    ("document_title", lambda claim: claim["document_title"]),
    ("outlet", lambda claim: claim["outlet"]["id"] if claim["outlet"] else ""),
    ("start", lambda claim: claim["start"]),
    ("end", lambda claim: claim["end"]),
    ("rule", lambda claim: claim["rule"]),
    ("page", lambda claim: claim["url"]),
)
EDGES: Final[Sequence[Column]] = tuple(
    (name, lambda edge, name=name: edge[name])
    for name in ("a", "b", "claims", "articles", "events", "score", "balance", "modality", "forward", "backward", "mutual", "url")
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def table(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows with a header."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(name for name, _read in columns)
    writer.writerows([_cell(read(row)) for _name, read in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it: quotations are anybody's words."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
