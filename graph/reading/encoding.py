"""Bytes to text: UTF-8, or what a byte order mark or the page itself declares; never a guess."""

import codecs
import re

from graph.errors import DocumentError

# Name as pages declare it → Python's codec. Browsers read the Latin sets as their Windows supersets, and so do we.
ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "windows-1256": "cp1256",
    "cp1256": "cp1256",
    "iso-8859-6": "iso8859-6",
    "windows-1254": "cp1254",
    "cp1254": "cp1254",
    "iso-8859-9": "cp1254",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Where a page declares its encoding: browsers look at the first 1024 bytes, some pages put it later.
_HEAD = 4096
_DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content`, its byte order mark left out.

    Raises DocumentError where the bytes are not in the encoding that the mark, else `declared`, names; UTF-8 where none does.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], codec, codec, len(mark))
    name = (declared or "utf-8").strip().lower()
    if name not in ENCODINGS:
        raise DocumentError(f"its encoding is declared as '{declared}'; readable are {', '.join(ENCODINGS)}")
    return _strict(content, ENCODINGS[name], name, 0)


def declared_in_page(content: bytes) -> str | None:
    """The encoding that a web page declares in its head; None where it declares none."""
    found = _DECLARED.search(content[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def _strict(content: bytes, codec: str, name: str, offset: int) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        place = f"byte {offset + error.start} (0x{content[error.start]:02x})"
        hint = "; save it as UTF-8, or name its encoding with --encoding (windows-1256, say)" if name == "utf-8" else ""
        raise DocumentError(f"not {name} at {place}{hint}") from None
