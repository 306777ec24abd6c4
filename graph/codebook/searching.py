"""The form in which running text is searched: folded as names are, so that spelling, marks and case don't matter.

One thing differs: an apostrophe parts words, so that Türkiye is found in Türkiye'nin, and Qatar in Qatar's.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final

from graph.codebook.folding import fold

# What most texts of the three languages hold. One pass over the text for each is ten times faster than a look at each letter.
_FREQUENT: Final = (
    *zip("أإآىةؤئ", "ااايهوي", strict=True),
    *zip("İIıŞşĞğÇçÖöÜüÂâÎîÛû'’", "iiissggccoouuaaiiuu  ", strict=True),
)
_PLAIN: Final = re.compile("[\\s -~\u0621-\u064a،؛؟«»“”–—…]*")
_APOSTROPHES: Final = "'’ʼ‘"
_MARKS: Final = ("Mn", "Me", "Cf", "Lm")
_BLOCKS: Final = (range(0x20, 0x250), range(0x600, 0x700), range(0x1E00, 0x1F00), range(0xFB00, 0xFDD0), range(0xFE70, 0xFEFF))
"""Where letters of the three languages stand, and signs that are written in their words."""
_WORD: Final = re.compile(r"\w+")


class _Letters(dict[int, str]):
    """What becomes of each character, looked up as it is met: letters and digits fold, marks go, all else parts words."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = "" if letter in _APOSTROPHES else "".join(one if one.isalnum() else " " for one in fold(letter))
        mark = unicodedata.category(letter) in _MARKS and letter not in _APOSTROPHES
        self[code] = folded or ("" if mark else " ")
        return self[code]


_LETTERS: Final = _Letters()


def searchable(text: str) -> str:
    """Words that match where `fold` gives the same; what stands between them is no part of them."""
    for written, searched in _FREQUENT:
        text = text.replace(written, searched)
    if not _PLAIN.fullmatch(text) or "\u0640" in text:  # tatweel
        text = text.translate(_LETTERS)
    return text.lower()


def words_of(text: str) -> tuple[str, ...]:
    """The searchable words."""
    return tuple(_WORD.findall(searchable(text)))


@cache
def spellings() -> dict[str, str]:
    """By searchable letter, or letters that one sign may stand for: what it may be written as, in a regular expression."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in chain.from_iterable(_BLOCKS):
        written = searchable(chr(code))
        if written.isalnum() and len(written) <= 3:
            found[written].append(chr(code))
    return {searched: _one_of(sorted(letters)) for searched, letters in found.items()}


@cache
def marks() -> str:
    """A regular expression for what may stand between the letters of a word and is not searched."""
    dropped = [chr(code) for code in chain.from_iterable((*_BLOCKS, range(0x300, 0x370))) if not searchable(chr(code))]
    return f"{_one_of(dropped)}*"


def pattern(word: str) -> str:
    """A regular expression that finds a searchable word however it is written; its ends are the caller's."""
    return marks().join(_letters(word))


def _letters(word: str) -> Iterator[str]:
    known = spellings()
    place = 0
    while place < len(word):
        single = _single(word[place])
        length = next((most for most in (3, 2) if len(word) >= place + most and word[place : place + most] in known), 1)
        if length > 1:  # ß for ss, لا in one sign
            several = word[place : place + length]
            single = f"(?:{marks().join(map(_single, several))}|{known[several]})"
        yield single
        place += length


def _single(letter: str) -> str:
    return spellings().get(letter) or re.escape(letter)


def _one_of(letters: list[str]) -> str:
    """With ranges for letters that follow one another: each search makes patterns of its own, and reading these takes time."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, letters)):
        if runs and code == runs[-1][-1] + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return "[" + "".join(_run(run) for run in runs) + "]"


def _run(codes: list[int]) -> str:
    if len(codes) < 3:
        return "".join(re.escape(chr(code)) for code in codes)
    return f"{re.escape(chr(codes[0]))}-{re.escape(chr(codes[-1]))}"
