"""Arabic: proclitics and suffixed pronouns, and the regular inflection of verbs, nouns and adjectives.

All forms are in matching form: hamza carriers on alif are bare, ى is ي and ة is ه.
"""

import re
from collections.abc import Iterator
from typing import Final

from graph.codebook.matching import match_form
from graph.coding.languages.morphology import Morphology, Reading

CONJUNCTIONS: Final = ("و", "ف")
PREPOSITIONS: Final = ("ب", "ل", "ك")
FUTURE: Final = "س"
PRONOUNS: Final = (("هما", "d"), ("ها", "fs"), ("هم", "p"), ("هن", "p"), ("نا", "p"), ("ه", "ms"))
"""Suffixed pronouns, the longest first, with number and gender."""

_PAST: Final = ("", "ت", "ا", "تا", "وا", "ن", "نا")
_PAST_WEAK: Final = ("ت", "تا", "وا", "يا", "ين", "ينا")  # after the weak last letter is dropped: دعا, دعت
_PRESENT: Final = ("", "ان", "ون", "ين", "ن", "ا", "وا")
_PERSONS: Final = ("ي", "ت", "ن", "ا")
_NOUN: Final = ("", "ا", "ان", "ين", "ون", "ات", "و", "ي")
_FEMININE: Final = ("ه", "تان", "تين", "تا", "تي", "ات")  # the ت before a pronoun is read back as ة by `split`
_ADJECTIVE: Final = (*_NOUN[:-1], *_FEMININE)
_WEAK_ENDS: Final = ("ا", "ي", "و")


_TOKEN: Final = re.compile(r"\w+|(?<!\w)[-–]|[-–](?!\w)|[^\w\s\-–]")
"""Words and marks; a hyphen between two words (التركي-الروسي) only joins them."""


def verb_forms(past: str, given: tuple[str, ...]) -> frozenset[str]:
    """All finite forms of the verb whose third person masculine singular is `past`; `given` starts with its present (يتفق).

    Further given forms are taken as they are (hollow verbs: قلن). Active and passive are mostly spelt alike.
    """
    past, *rest = (match_form(form) for form in (past, *given))
    forms = {past + end for end in _PAST} | set(rest)
    if past.endswith(_WEAK_ENDS[:2]) and len(past) > 2:
        forms |= {past[:-1] + end for end in _PAST_WEAK}
    if rest:
        forms |= set(_present_forms(rest[0]))
    return frozenset(forms)


def _present_forms(present: str) -> Iterator[str]:
    stems = [present]
    if present.endswith(_WEAK_ENDS) and len(present) > 3:
        stems.append(present[:-1])  # jussive and plural drop the weak letter: يدعو, لم يدع, يدعون
    for stem in stems:
        for person in _PERSONS[:2]:
            for end in _PRESENT:
                yield person + stem[1:] + end
    for person in _PERSONS[2:]:  # I and we take no ending, and أنه (let me end) would hide أنه (that he)
        yield person + present[1:]


def unfinished(past: str, form: str) -> bool:
    """Whether a verb's form is imperfect: after قد it is a mere possibility. تعهد and نفت are past, تتعهد and تنفي are not."""
    stem = match_form(past)
    return form[:1] in _PERSONS[:3] and not form.startswith(stem[:-1] if stem.endswith(_WEAK_ENDS[:2]) else stem)


def noun_forms(singular: str, given: tuple[str, ...]) -> frozenset[str]:
    """Singular, dual, sound plurals, the indefinite accusative, the forms before a suffix; `given` are broken plurals."""
    return frozenset(form for stem in (singular, *given) for form in _declined(match_form(stem)))


def _declined(stem: str) -> Iterator[str]:
    if stem.endswith("ه"):
        for end in _FEMININE:
            yield stem[:-1] + end
    else:
        for end in _NOUN[:-1]:
            yield stem + end
        if stem.endswith("اء"):
            yield from (stem[:-1] + carrier for carrier in "ئؤ")  # before a suffixed pronoun: إلغائها، لقاؤه


def adjective_forms(masculine: str, given: tuple[str, ...]) -> frozenset[str]:
    """Both genders, all numbers: تركي, تركية, تركيان, تركيتين, تركيون; `given` are broken plurals (أتراك).

    Words in -ي agree with each other (كورية شمالية), others before them stay (جنوب أفريقية).
    """
    stem = match_form(masculine)
    if stem.endswith("ه"):
        return noun_forms(masculine, given)
    *first, last = stem.split(" ")
    rows = (" ".join((*(word + end if word.endswith("ي") else word for word in first), last + end)) for end in _ADJECTIVE)
    return frozenset(rows) | frozenset(match_form(form) for form in given)


def split(word: str) -> tuple[Reading, ...]:
    """Every way to take `word` apart, the one with the least taken off first."""
    return tuple(_readings(word))


def _readings(word: str) -> Iterator[Reading]:
    for before, rest in _without_proclitics(word):
        yield Reading(before, rest)
    for before, rest in _without_proclitics(word):
        for ending, pronoun in PRONOUNS:
            if not rest.endswith(ending):
                continue
            stem = rest[: -len(ending)]
            if not stem and before and before[-1] in PREPOSITIONS:
                yield Reading(before, None, pronoun)
            if len(stem) > 2 and stem.endswith("ت"):
                yield Reading(before, stem[:-1] + "ه", pronoun)  # ة is written ت before a suffix: إدانتها is rather a noun
            if len(stem) > 1:
                yield Reading(before, stem, pronoun)
                if stem.endswith("ي"):
                    yield Reading(before, stem + "ن", pronoun)  # مواطنيها: مواطنين


def _without_proclitics(word: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for conjunction, rest in _strip(word, CONJUNCTIONS):
        yield conjunction, rest
        yield from _without_article(conjunction, rest)
        for preposition, inner in _strip(rest, PREPOSITIONS):
            if not preposition:
                continue
            before = conjunction + preposition
            if preposition == ("ل",) and inner.startswith("ل"):
                yield before, "ال" + inner[1:]  # للسودان: ل before the article swallows its alif
                yield before, inner[1:]
            yield before, inner
            yield from _without_article(before, inner)
        if rest.startswith(FUTURE) and len(rest) > 3 and rest[1] in _PERSONS:
            yield (*conjunction, FUTURE), rest[1:]


def _strip(word: str, clitics: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (), word
    if word[:1] in clitics and len(word) > 2:
        yield (word[0],), word[1:]


def _without_article(before: tuple[str, ...], word: str) -> Iterator[tuple[tuple[str, ...], str]]:
    if word.startswith("ال") and len(word) > 4:
        yield before, word[2:]


ARABIC: Final = Morphology(
    "ar",
    _TOKEN,
    verb_forms,
    noun_forms,
    adjective_forms,
    split,
    verb="first",
    capitals=False,
    unfinished=unfinished,
)
