"""Turkish: case endings after names and nouns, and the endings of verbs that matter for modality."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from graph.codebook.matching import match_form
from graph.coding.languages.morphology import Morphology, Reading

_CASES: Final = (
    ("GEN", ("nin", "nın", "nun", "nün", "in", "ın", "un", "ün")),
    ("INS", ("yla", "yle", "la", "le")),
    ("ABL", ("ndan", "nden", "dan", "den", "tan", "ten")),
    ("LOC", ("nda", "nde", "da", "de", "ta", "te")),
    ("DAT", ("na", "ne", "ya", "ye", "a", "e")),
    ("ACC", ("nı", "ni", "nu", "nü", "yı", "yi", "yu", "yü", "ı", "i", "u", "ü")),
)
_CASE_OF: Final = {match_form(end): case for case, ends in reversed(_CASES) for end in ends}
_ENDINGS: Final = sorted(_CASE_OF, key=len, reverse=True)
_POSSESSIVE: Final = tuple(
    match_form(end) for end in ("ları", "leri", "lar", "ler", "sı", "si", "su", "sü", "ı", "i", "u", "ü", "")
)

_VERB_ENDINGS: Final = (
    ("", ("dı", "di", "du", "dü", "tı", "ti", "tu", "tü")),  # past
    ("", ("mış", "miş", "muş", "müş", "mıştı", "mişti")),  # reported past
    ("", ("ıyor", "iyor", "uyor", "üyor", "yor", "makta", "mekte", "maktadır", "mektedir")),  # present
    ("", ("an", "en", "yan", "yen", "dığı", "diği", "duğu", "düğü", "tığı", "tiği", "tuğu", "tüğü")),  # participles
    ("", ("dığını", "diğini", "duğunu", "düğünü", "tığını", "tiğini", "tuğunu", "tüğünü")),
    ("future", ("acak", "ecek", "yacak", "yecek", "acağı", "eceği", "yacağı", "yeceği", "acağını", "eceğini", "yacağını", "yeceğini")),
    ("negated", ("madı", "medi", "mıyor", "miyor", "muyor", "müyor", "mayacak", "meyecek", "madığını", "mediğini", "mamış", "memiş")),
    ("possible", ("abilir", "ebilir", "yabilir", "yebilir", "abileceğini", "ebileceğini", "yabileceğini", "yebileceğini")),
)  # fmt: skip
_PERSONS: Final = ("", "lar", "ler", "k", "m")
_MARK_OF: Final = {
    match_form(end + person): mark for mark, ends in _VERB_ENDINGS for end in ends for person in _PERSONS
}  # fmt: skip
_SOFTENED: Final = {"d": "t", "g": "k", "ğ": "k", "b": "p", "c": "ç"}


def verb_forms(stem: str, given: tuple[str, ...]) -> frozenset[str]:
    """The stem alone; `split` takes the endings off. `given` are other stems (git: gid)."""
    return frozenset(match_form(form) for form in (stem, *given))


def noun_forms(singular: str, given: tuple[str, ...]) -> frozenset[str]:
    return verb_forms(singular, given)


def adjective_forms(adjective: str, given: tuple[str, ...]) -> frozenset[str]:
    return verb_forms(adjective, given)


@cache
def _name_endings() -> frozenset[str]:
    return frozenset(_CASE_OF)


def split(word: str) -> tuple[Reading, ...]:
    """The word whole; a name before its apostrophe; then a verb without its ending, a noun without possessive and case."""
    return tuple(_readings(word))


def _readings(word: str) -> Iterator[Reading]:
    yield Reading((), word)
    name, apostrophe, ending = word.partition("'")
    if apostrophe:
        yield Reading((), name, case=_CASE_OF.get(ending))
        return
    for cut in range(len(word) - 1, 1, -1):
        stem, ending = word[:cut], word[cut:]
        if ending in _MARK_OF:
            mark = _MARK_OF[ending]
            yield Reading((), stem, marks=(mark,) if mark else ("finite",))
            if stem[-1] in _SOFTENED:
                yield Reading((), stem[:-1] + _SOFTENED[stem[-1]], marks=(mark,) if mark else ("finite",))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield Reading((), word[: -len(ending)], case=_CASE_OF[ending])
    for possessive in _POSSESSIVE[:-1]:
        for ending in (*_ENDINGS, ""):
            whole = possessive + ending
            if word.endswith(whole) and len(word) > len(whole) + 2:
                yield Reading((), word[: -len(whole)], case=_CASE_OF.get(ending))


TURKISH: Final = Morphology(
    "tr", re.compile(r"\w+(?:'\w+)?|[^\w\s]"), verb_forms, noun_forms, adjective_forms, split, verb="last"
)
