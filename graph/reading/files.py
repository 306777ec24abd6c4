"""Documents from paths: text files, web pages, JSON lines, folders of them, and standard input."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DocumentError
from graph.model import Document, document_id
from graph.reading.encoding import declared_in_page, decode
from graph.reading.failure import Failure
from graph.reading.jsonl import read_jsonl

Read = Iterator[Document | Failure]

STANDARD_INPUT = "-"
_STDIN = "standard input"

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL)
_ENTRY = re.compile(r"\s*\{\s*\"")
# A headline: the file's first line, where an empty line follows it.
_HEADLINE = re.compile(r"\s*?(\S[^\n\r]{0,249}?)[^\S\n\r]*(?:\r\n|\n|\r)[^\S\n\r]*(?:\r\n|\n|\r)")


@dataclass(frozen=True, slots=True)
class _How:
    """How to read: see `read_path`."""

    encoding: str | None
    keep_ids: bool


def read_path(path: str | Path, encoding: str | None = None, *, keep_ids: bool = False) -> Read:
    """The documents at `path`: a file, a folder with all that is below it, in the order of names, or "-", standard input.

    What cannot be read is a Failure among the documents; nothing stops the rest. `encoding` is that of text files, and of
    pages that declare none; UTF-8 if None. `keep_ids` is for JSON lines: see `read_jsonl`. Of a folder, files of other
    kinds and hidden ones are passed over.
    """
    how = _How(encoding, keep_ids)
    for found in files_at(path):
        if isinstance(found, Failure):
            yield found
        elif found == STANDARD_INPUT:
            yield from _guarded(_STDIN, lambda: _sniffed(sys.stdin.buffer.read(), _STDIN, how))
        else:
            yield from _read_file(Path(found), how)


def files_at(path: str | Path) -> Iterator[str | Path | Failure]:
    """What `read_path` opens one after the other: a folder's files; "-" and a file are themselves."""
    if str(path) == STANDARD_INPUT or not Path(path).is_dir():
        yield path
        return
    empty = True
    for found in _below(Path(path)):
        empty = False
        yield found
    if empty:
        yield Failure(_shown(path), f"no file of the kinds {', '.join(sorted(KINDS))} is in this folder")


def _below(folder: Path) -> Iterator[Path | Failure]:
    """The files of the kinds that can be read, sorted; links to folders are not followed, so no circle can arise."""
    failures: list[Failure] = []

    def note(error: OSError) -> None:
        failures.append(Failure(_shown(error.filename), _why(error)))

    for here, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in KINDS:
                yield Path(here, name)
    yield from failures


def _read_file(path: Path, how: _How) -> Read:
    kind = KINDS.get(path.suffix.lower())
    if kind is None and path.suffix and path.is_file():
        reason = f"files of the kind '{path.suffix}' are not read; readable are {', '.join(sorted(KINDS))}"
        return iter((Failure(_shown(path), reason),))
    read = kind or (lambda path, how: _sniffed(path.read_bytes(), _shown(path), how))
    return _guarded(_shown(path), lambda: read(path, how))


def _guarded(where: str, read: Callable[[], Read]) -> Read:
    """Makes a failure of what goes wrong with one file."""
    try:
        yield from read()
    except DocumentError as error:
        yield Failure(where, str(error))
    except OSError as error:
        yield Failure(where, _why(error))


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _shown(path: str | Path) -> str:
    """A path for the reader's eye: names that are not UTF-8 show their strange bytes as marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def _text_file(path: Path, how: _How) -> Read:
    yield _text(decode(path.read_bytes(), how.encoding))


def _page_file(path: Path, how: _How) -> Read:
    yield _page(path.read_bytes(), how)


def _lines_file(path: Path, how: _How) -> Read:
    """JSON is UTF-8 by its standard, whatever the encoding of other files."""
    with path.open("rb") as lines:
        yield from read_jsonl(lines, _shown(path), keep_ids=how.keep_ids)


# Ending of a file's name → what reads it.
KINDS: dict[str, Callable[[Path, _How], Read]] = {
    ".txt": _text_file,
    ".html": _page_file,
    ".htm": _page_file,
    ".xhtml": _page_file,
    ".jsonl": _lines_file,
    ".ndjson": _lines_file,
}


def _sniffed(content: bytes, where: str, how: _How) -> Read:
    """What has no name that tells its kind: JSON lines, a page or a text, by how it begins."""
    head = content[:4096].decode("latin-1").removeprefix("\xef\xbb\xbf")
    if _ENTRY.match(head):
        yield from read_jsonl(content.splitlines(keepends=True), where, keep_ids=how.keep_ids)
    elif _PAGE.match(head):
        yield _page(content, how)
    else:
        yield _text(decode(content, how.encoding))


def _page(content: bytes, how: _How) -> Document:
    from graph.reading.html import read_html  # trafilatura takes half a second to load

    return read_html(decode(content, declared_in_page(content) or how.encoding))


def _text(text: str) -> Document:
    """A text file has no metadata; a first line that stands alone is its title."""
    if not text.strip():
        raise DocumentError("no text in it")
    headline = _HEADLINE.match(text)
    return Document(id=document_id(None, None, text), text=text, title=headline[1] if headline else None)
