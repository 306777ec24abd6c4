"""Spellings that writers vary by rule: an entry lists one of them, the alias index has them all."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice, product
from typing import Final

from graph.codebook.entries import Alias

SPELLINGS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "ar": (
        (r"\b", "عبد ال", "عبدال"),
        (r"\b", "أبو ال", "أبوال"),
        (r"\b", "عبد الله", "عبدالله"),
        (r"\b", "نصر الله", "نصرالله"),
        (r"\b", "شؤون", "شئون"),
        ("", "الأمريكي", "الأميركي"),
    ),
    "en": (
        (r"\b", "al-", "el-"),
        (r"\b", "Abdel ", "Abdul "),
        (r"\b", "Mohammed", "Mohamed", "Mohammad", "Muhammad"),
        (r"\b", "Ahmed", "Ahmad"),
        (r"\b", "Hussein", "Hussain"),
        (r"\b", "Hassan", "Hasan"),
        (r"\b", "Khaled", "Khalid"),
        (r"\b", "Mahmoud", "Mahmud"),
        (r"\b", "Abdullah", "Abdallah"),
        (r"\b", "Sergey", "Sergei"),
        (r"\b", "Dmitry", "Dmitri"),
        (r"\b", "Andrey", "Andrei"),
        (r"\b", "Alexey", "Alexei"),
        (r"\b", "Alexander", "Aleksandr"),
        (r"\b", "Nikolay", "Nikolai"),
        (r"\b", "Yevgeny", "Evgeny"),
        (r"\b", "US ", "U.S. "),
        (r"\b", "UN ", "U.N. ", "United Nations "),
        ("", "anisation", "anization"),
        (r"\b", "Defence", "Defense"),
        (r"\b", "Programme", "Program"),
    ),
    "tr": (
        (r"\b", "el-", "el "),
        (r"\b", "El-", "El ", "el-"),
        (r"\b", "Abdul", "Abdül"),
        (r"\b", "Muhammed", "Muhammad"),
        (r"\b", "BM ", "Birleşmiş Milletler "),
        (r"\b", "AB ", "Avrupa Birliği "),
    ),
}
"""By language the spellings that stand for each other; before them where in a word they stand: at its beginning or anywhere."""

_PLAIN: Final[Mapping[str, Mapping[int, str]]] = {
    "ar": {ord("غ"): "ج"},  # a foreign g in the press of Cairo: فاغنر, فاجنر; nobody writes an Arabic غ so
    "en": {ord(letter): plain for letter, plain in zip("ıøłđ", "iold", strict=True)},
    "tr": {ord(letter): plain for letter, plain in zip("âîûÂÎÛ", "aiuAİU", strict=True)},
}
"""Letters that writers of a language replace with plainer ones."""

_BY_HAND: Final = ("state:", "place:")
"""Actors whose tables list the spellings in use."""

MOST: Final = 12
"""So many spellings of a name at most: a long one with several such places has hardly more in use."""


def with_spellings(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """The aliases and the other spellings of the names among them, but for those that are listed themselves."""
    listed = tuple(aliases)
    known = {(alias.language, alias.text) for alias in listed}
    others = (
        replace(alias, text=text)
        for alias in listed
        if alias.form == "name" and not alias.actor.startswith(_BY_HAND)
        for text in spellings(alias.text, alias.language)
        if (alias.language, text) not in known
    )
    return (*listed, *others)


def spellings(text: str, language: str) -> list[str]:
    """The other spellings of a name."""
    places, rows = _rules(language)
    written = [text]
    if places.search(text):
        parts, end = list[tuple[str, ...]](), 0
        for place in places.finditer(text):
            parts += [(text[end : place.start()],), rows[place[0]]]
            end = place.end()
        written = ["".join(each) for each in islice(product(*parts, (text[end:],)), MOST)]
    if not text.isascii():
        written += [_plain(each, language) for each in written]
    return list(dict.fromkeys(written))[1:]


@cache
def _rules(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Where a name may be spelt otherwise, and the spellings by what stands there, that one first."""
    rows, patterns = dict[str, tuple[str, ...]](), dict[str, str]()
    for where, *row in SPELLINGS[language]:
        for spelling in row:
            if spelling not in rows:
                rows[spelling] = tuple(dict.fromkeys((spelling, *row)))
                patterns[spelling] = where + re.escape(spelling)
    longest_first = sorted(patterns, key=len, reverse=True)
    return re.compile("|".join(patterns[spelling] for spelling in longest_first)), rows


def _plain(text: str, language: str) -> str:
    plain = text.translate(_PLAIN[language])
    if language != "en" or plain.isascii():
        return plain
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
