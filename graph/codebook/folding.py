"""The matching form of a name: what is left when everything is dropped that writers of Arabic, English and Turkish vary."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "İ": "i", "I": "i", "ı": "i",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي",
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d",
    }
)  # fmt: skip
_DROPPED: Final = re.compile(
    "["
    "\u0640"  # tatweel
    "'\"`´‘’‚‛“”„«»‹›ʼʻʿʾ′″"  # quotes, apostrophes, the hamza and ayn of transliterations
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # marks that nobody sees
    "]+"
)
_PLAIN: Final = re.compile("[ -~\u0621-\u064a]*")  # Latin letters without marks, Arabic ones without harakat
_WORD: Final = "[0-9a-z\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a]+"
_FOLDED: Final = re.compile(f"{_WORD}(?: {_WORD})*")  # words with nothing left to fold: most lower-cased names
_DASHES: Final = re.compile("[-‐‑‒–—]+")  # el-Cezire, El Cezire


def fold(text: str) -> str:
    """`text` without case, diacritics, quotes, hyphens and the letters' variants of the three languages. Idempotent.

    İ ı I→i, ş→s, é→e, أإآ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي; runs of spaces become one.
    """
    if text.isascii():
        folded = text.lower()
    elif _FOLDED.fullmatch(text):
        return text
    else:
        letters = text.translate(_LETTERS).lower()
        folded = letters if _PLAIN.fullmatch(letters) else _without_marks(letters)
    if _FOLDED.fullmatch(folded):
        return folded
    return " ".join(_DASHES.sub(" ", _DROPPED.sub("", folded)).split())


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)
