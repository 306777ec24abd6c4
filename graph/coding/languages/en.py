"""English: regular endings of verbs and nouns, the possessive, pronouns."""

import re
from collections.abc import Mapping
from typing import Final

from graph.codebook.matching import match_form
from graph.coding.languages.morphology import Morphology, Reading

_VOWELS: Final = "aeiou"
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_PRONOUNS: Final[Mapping[str, str]] = {"it": "fs", "he": "ms", "him": "ms", "she": "ms", "they": "p", "them": "p", "we": "w"}
"""Free pronouns, with what they take up: `fs` a state, a government, a group; `ms` a person; `p` anybody; `w` who speaks.

Possessives are left out: whose "its" is, nobody can say without parsing the sentence.
"""
_TOKEN: Final = re.compile(
    r"\w+(?:'\w+|(?<=s)'(?!\w))?"  # Turkey's, d'affaires, protesters'
    r"|(?<!\w)[-–]|[-–](?!\w)"  # a dash; the hyphen of Turkish-backed only divides two words
    r"|[^\w\s\-–]"
)


_DESCRIBES: Final = (
    "al", "ic", "ous", "ive", "ful", "ish", "ian", "ary", "ory", "less", "able", "ible", "ern", "ed", "ing", "est", "ese", "ior",
)  # fmt: skip
"""How adjectives and participles end; a verb that no lexicon has may end so, too: it is only passed over after a known one."""


def verb_forms(base: str, given: tuple[str, ...]) -> frozenset[str]:
    """Base, third person, past and both participles; `given` are irregular forms, which replace the regular past."""
    verb, *rest = base.split(" ")
    tail = " ".join(("", *rest))
    past = given or (_joined(verb, "ed"),)
    return frozenset(match_form(form + tail) for form in (verb, _with_s(verb), _joined(verb, "ing"), *past))


def noun_forms(singular: str, given: tuple[str, ...]) -> frozenset[str]:
    """Singular and plural; a given plural replaces the regular one."""
    return frozenset(match_form(form) for form in (singular, *(given or (_with_s(singular),))))


def adjective_forms(adjective: str, given: tuple[str, ...]) -> frozenset[str]:
    return frozenset(match_form(form) for form in (adjective, *given))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def _joined(verb: str, end: str) -> str:
    if verb.endswith("e") and not (verb.endswith("ee") and end == "ing"):
        return verb[:-1] + end
    if verb.endswith("y") and end == "ed" and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + end


def split(word: str) -> tuple[Reading, ...]:
    """The word; a pronoun; before a possessive ending the word in the genitive."""
    if word in _PRONOUNS:
        return (Reading((), word), Reading((), None, pronoun=_PRONOUNS[word]))
    for ending in ("'s", "'"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return (Reading((), word), Reading((), word[: -len(ending)], case="GEN"))
    return (Reading((), word),)


ENGLISH: Final = Morphology(
    "en",
    _TOKEN,
    verb_forms,
    noun_forms,
    adjective_forms,
    split,
    verb="middle",
    silent=frozenset({"the", "a", "an"}),
    describes=_DESCRIBES,
    adverbs=("ly",),
)
