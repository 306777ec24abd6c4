"""A page's other forms: JSON, and its list as CSV in UTF-8 with the byte order mark that spreadsheets need to see Arabic."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from operator import itemgetter
from typing import Any, Final

from flask import Response, g, url_for

from api import shapes
from api.answer import answer
from api.question import Question

Column = tuple[str, Callable[[Any], object]]


def _labels(parts: Iterable[shapes.Participant]) -> str:
    return "; ".join(part["label"] for part in parts)


def _casualties(claim: shapes.Claim, kind: str) -> str:
    return "; ".join(number["text"] for number in claim["casualties"] if number["unit"] == kind)


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
    ("killed", lambda claim: _casualties(claim, "killed")),
    ("wounded", lambda claim: _casualties(claim, "wounded")),
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
    (name, itemgetter(name))
    for name in ("a", "b", "claims", "articles", "events", "score", "balance", "modality", "forward", "backward", "mutual", "url")
)
TYPES: Final = {"json": "application/json", "csv": "text/csv"}
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


def forms(endpoint: str, address: Mapping[str, str], **parts: str) -> list[dict[str, str]]:
    """The page's other forms, for programs and spreadsheets."""
    query: dict[str, Any] = {**parts, **dict(address), "lang": g.language}
    return [{"name": form.upper(), "type": kind, "url": url_for(endpoint, **query, form=form)} for form, kind in TYPES.items()]


def data(
    form: str,
    question: Question,
    name: str,
    found: Mapping[str, Any],
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
) -> Response:
    """The page's contents as JSON, or its list as CSV."""
    if form == "json":
        return answer(question, lambda: found)
    response = Response(table(columns, rows), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"alaqat {name}.csv".replace(":", "-"))
    return response
