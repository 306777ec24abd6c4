"""The form in which running text and lexicon entries are compared: nearly the letters as written, without what writers vary.

`folding.fold` is for names and drops more. Here every mark that stays keeps its place, so that an offset in the matching
form maps back to the text by counting deletions alone.
"""

import re
from typing import Final

DELETED: Final = re.compile(
    "["
    "\u00ad"  # soft hyphen
    "\u0307"  # the dot that 'İ'.lower() leaves behind
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # harakat, small Koranic signs
    "\u0640"  # tatweel
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # bidi marks, joiners, zero-width spaces
    "]+"
)
"""Runs of characters that the matching form leaves out."""

_LATIN: Final = (("İ", "i"), ("ı", "i"))
_MARKS: Final = (
    *((space, " ") for space in "\u00a0\u2007\u2009\u200a\u202f"),
    *((quote, '"') for quote in "“”„«»"),
    *((quote, "'") for quote in "‘’ʼ"),
)
_ARABIC: Final = (
    *((alef, "ا") for alef in "أإآٱ"),
    ("ى", "ي"), ("ی", "ي"), ("ک", "ك"), ("ة", "ه"),
    *((chr(zero + digit), str(digit)) for zero in (0x0660, 0x06F0) for digit in range(10)),
)  # fmt: skip
_FIRST_ARABIC, _LAST_ARABIC = "\u0600", "\u06ff"
_HAS_ARABIC: Final = re.compile(f"[{_FIRST_ARABIC}-{_LAST_ARABIC}]")


def replace_one_to_one(text: str) -> str:
    """The part of `match_form` that keeps the length: the character at i stands for the character at i of `text`.

    أإآٱ→ا, ى→ي, ة→ه, Arabic-Indic and Persian digits→ASCII, odd spaces→space, “”«»→", ’→', Latin lower-cased with İ I ı→i.
    The letters ş ğ ö ü ç stay, and so do ؤ and ئ.
    """
    if text.isascii():
        return text.lower()
    for old, new in _LATIN + _MARKS:
        text = text.replace(old, new)
    if _HAS_ARABIC.search(text):
        for old, new in _ARABIC:
            text = text.replace(old, new)
    return text.lower()  # 'İ', the one letter whose lower case is longer, is gone by now


def match_form(text: str) -> str:
    """`text` as the coder compares it: `replace_one_to_one`, without the characters of `DELETED`. Idempotent."""
    return replace_one_to_one(DELETED.sub("", text))
