"""JSON lines: one document a line.

Its fields are `id` and `text`; optional are `lang`, `date`, `url`, `outlet`, `title`, `author`, `collection`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from graph.errors import DocumentError
from graph.model import Document, document_id
from graph.reading.dates import iso_day
from graph.reading.failure import Failure

# JSON's escapes can write half of a character, which no encoding can store.
_HALF = re.compile("[\ud800-\udfff]")


def read_jsonl(lines: Iterable[str | bytes], where: str, *, keep_ids: bool = False) -> Iterator[Document | Failure]:
    """A document or a failure a line, in order; empty lines are passed over.

    `keep_ids`: the document has the line's own `id`, which must be there. Otherwise its id is made from outlet, URL and
    text, as everywhere, and the line's `id` only names it in a failure.
    """
    for number, line in enumerate(lines, 1):
        here = f"{where}, line {number}"
        entry: Any = None
        try:
            if (entry := _entry(line, first=number == 1)) is not None:
                yield _document(entry, keep_ids)
        except DocumentError as error:
            yield Failure(here, str(error), _stated_id(entry))


def _entry(line: str | bytes, first: bool) -> dict[str, Any] | None:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        text = text.removeprefix("\ufeff") if first else text
        entry = json.loads(text) if text.strip() else None
    except UnicodeDecodeError as error:
        raise DocumentError(f"not UTF-8 at byte {error.start} of the line") from None
    except RecursionError:
        raise DocumentError("not readable as JSON: nested too deeply") from None
    except ValueError as error:
        raise DocumentError(f"not JSON: {error}") from None
    if entry is not None and not isinstance(entry, dict):
        raise DocumentError("not a JSON object; a document is one, with 'id' and 'text'")
    return entry


def _stated_id(entry: Any) -> str | None:
    stated = entry.get("id") if isinstance(entry, dict) else None
    if isinstance(stated, int) and not isinstance(stated, bool):
        return str(stated)
    return stated if isinstance(stated, str) and stated and not _HALF.search(stated) else None


def _document(entry: dict[str, Any], keep_ids: bool) -> Document:
    stated = _stated_id(entry)
    if keep_ids and stated is None:
        raise DocumentError("no 'id' (a text or a whole number)")
    text = _text(entry, "text")
    if text is None:
        raise DocumentError("no 'text', or an empty one")
    outlet, url = _text(entry, "outlet"), _text(entry, "url")
    return Document(
        id=stated if keep_ids and stated else document_id(outlet, url, text),
        text=text,
        title=_text(entry, "title"),
        url=url,
        outlet=outlet,
        author=_text(entry, "author"),
        language=_language(_text(entry, "lang")),
        published=_published(_text(entry, "date")),
        collection=_text(entry, "collection"),
    )


def _text(entry: dict[str, Any], key: str) -> str | None:
    """The text under `key`; None where it is absent, null or blank."""
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DocumentError(f"'{key}' is not a text but {type(value).__name__}")
    if found := _HALF.search(value):
        raise DocumentError(f"'{key}' has half a surrogate pair at code point {found.start()}: that is no character")
    return value if value.strip() else None


def _published(value: str | None) -> str | None:
    day = iso_day(value) if value else None
    if value and day is None:
        raise DocumentError(f"'date' is '{value}'; allowed is an ISO date, YYYY-MM-DD, with or without a time")
    return day


def _language(value: str | None) -> str | None:
    """The language of a tag such as ar-QA or tr_TR."""
    return value.strip().lower().replace("_", "-").split("-")[0] if value else None
