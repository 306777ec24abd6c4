"""Whether two names can be one person's, in any two of the scripts and spellings; and a look-up of names that can."""

from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Final, Generic, TypeVar

from graph.codebook.folding import fold
from graph.codebook.sounds import VOWELS, Letter, Spelling, Word, joined, spellings

SAME_NAME: Final = 0.8
"""The likeness from which two names count as one; measured by `python -m bench.names`."""

_MISSING: Final = 0.03
"""What it costs that a word of the longer name is not in the shorter one."""
_VOICED: Final = tuple(frozenset(pair) for pair in ("td", "bp", "kg", "kG", "sz", "fv", "Cj", "SZ", "TD", "sT", "zD", "hG"))
"""Sounds that spellings write for one another: Mehmet, Mehmed."""

_SYLLABLE: Final = 2
"""Letters of a word that is no middle name which one may leave out, as an initial is, but part of the name: Li Ke-qiang."""
ALLOWED: Final = 1 - SAME_NAME
_FREE: Final = 0.3
_PER_CONSONANT: Final = 0.15
"""What two spellings of one word may cost: the longer it is, the more."""
NO: Final = 9.0
"""More than any two words that are alike cost."""


def same_name(one: str, other: str) -> bool:
    """Whether the two can be spellings of one person's name. A surname alone is nobody's name but that of a surname."""
    return likeness(one, other) >= SAME_NAME


def likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (the same sounds), for names of persons in Arabic or Latin letters.

    Every word of the shorter name must be in the longer one, and two of them where it has two; middle names and those at
    the end may be missing.
    """
    return max((_of_spellings(ours, theirs) for ours in spellings(one) for theirs in spellings(other)), default=0.0)


def key(name: str) -> str:
    """A name's consonants, equal for three of five pairs of one person's spellings and for one of a hundred lookalikes.

    A name in other letters than Arabic and Latin ones is its own key.
    """
    found = next(iter(spellings(name)), None)
    return " ".join((*map(_key_of_word, found.words), found.number)) if found else fold(name)


def _key_of_word(word: Word) -> str:
    """The given name that it is, else the shortest reading of its consonants, else the word."""
    return min(word.given) if word.given else min(word.keys, key=lambda reading: (len(reading), reading)) or word.text


def _of_spellings(ours: Spelling, theirs: Spelling) -> float:
    if ours.number != theirs.number:
        return 0.0
    if len(ours.words) > len(theirs.words):
        ours, theirs = theirs, ours
    cost = _aligned(ours.words, theirs.words)
    if len(ours.words) == len(theirs.words) == 2:  # the surname may stand first
        cost = min(cost, _aligned(ours.words, theirs.words[::-1]))
    if theirs.first_may_miss and len(theirs.words) > len(ours.words) > 1:
        cost = min(cost, _MISSING + _aligned(ours.words, theirs.words[1:]))
    return max(0.0, 1 - cost)


def _aligned(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> float:
    """What the best pairing of the shorter name's words, in their order, with those of the longer one costs."""
    if len(ours) == 1 < len(theirs):
        return _cost(ours[0], joined(theirs))
    return _pairing(ours, theirs, True)


def _pairing(ours: tuple[Word, ...], theirs: tuple[Word, ...], first: bool) -> float:
    """The worst of what the pairs cost, with the words left out; the first two must be a pair."""
    if not ours:
        return _MISSING * len(theirs)
    if not theirs:
        return NO
    best = _paired(ours, theirs, 1, 1)
    for left, right in ((1, 2), (2, 1)):
        if best > ALLOWED and left <= len(ours) and right <= len(theirs):
            best = _paired(ours, theirs, left, right)
    if best > ALLOWED and len(theirs) > len(ours) and not first and len(theirs[0].text) != _SYLLABLE:
        best = _MISSING + _pairing(ours, theirs[1:], False)
    return best


def _paired(ours: tuple[Word, ...], theirs: tuple[Word, ...], left: int, right: int) -> float:
    """What it costs to pair our first `left` words with their first `right` ones, and the rest.

    Words are only joined where the second has a consonant: without one it could be part of any word.
    """
    one, other = ours[0], theirs[0]
    if left > 1:
        if not ours[1].strong or not _begins(other, one):
            return NO
        one = joined(ours[:left])
    elif right > 1:
        if not theirs[1].strong or not _begins(one, other):
            return NO
        other = joined(theirs[:right])
    cost = _cost(one, other)
    return NO if cost > ALLOWED else max(cost, _pairing(ours[left:], theirs[right:], False))


def _begins(whole: Word, part: Word) -> bool:
    """Whether a word can begin with another."""
    return any(key.startswith(begin) for key in whole.keys for begin in part.keys)


def _cost(ours: Word, theirs: Word) -> float:
    """What it costs to read one word as the other; ALLOWED is what the shorter one's consonants pay for, NO when they differ."""
    if ours.text == theirs.text:
        return 0.0
    if ours.given and theirs.given:
        return NO if ours.given.isdisjoint(theirs.given) else 0.0
    if ours.keys.isdisjoint(theirs.keys):
        return NO
    return _read_as(ours, theirs) if ours.text < theirs.text else _read_as(theirs, ours)


@lru_cache(maxsize=100_000)
def _read_as(ours: Word, theirs: Word) -> float:
    """The least that it costs to turn one into the other, letter by letter."""
    into_ours, into_theirs = (int(word.latin) for word in (ours, theirs))
    row = [0.0]
    for yours in theirs.letters:
        row.append(row[-1] + yours.left_out[into_ours])
    for mine in ours.letters:
        above, row = row, [row[0] + mine.left_out[into_theirs]]
        for place, yours in enumerate(theirs.letters):
            row.append(
                min(
                    above[place] + _differ(mine, yours),
                    above[place + 1] + mine.left_out[into_theirs],
                    row[place] + yours.left_out[into_ours],
                )
            )
    return ALLOWED * row[-1] / (_FREE + _PER_CONSONANT * min(ours.strong, theirs.strong))


@lru_cache(maxsize=20_000)
def _differ(one: Letter, other: Letter) -> float:
    """What it costs to read one letter as the other."""
    if one.first & other.first:
        return 0.0
    if one.first & other.any or one.any & other.first:
        return 0.1
    if one.vowel and other.vowel:
        return 0.4
    if one.any & other.any:
        return 0.3
    if one.first & VOWELS and other.first & VOWELS:
        return 0.5
    if any(one.any & pair and other.any & pair for pair in _VOICED):
        return 0.15 if one.final and other.final else 0.3
    return 1.0


Value = TypeVar("Value", bound=Hashable)


class NameIndex(Generic[Value]):
    """Names with what they are names of, found by any spelling: a name's words lead to the names that have one of them."""

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        self._by_key: dict[str, dict[tuple[str, Value], None]] = {}
        for name, value in names:
            for key in _word_keys(name):
                self._by_key.setdefault(key, {})[name, value] = None

    def candidates(self, name: str) -> dict[str, Value]:
        """The names that share a word with `name`, as its consonants tell."""
        return {text: value for key in _word_keys(name) for text, value in self._by_key.get(key, ())}

    def find(self, name: str) -> list[tuple[float, str, Value]]:
        """(likeness, name, value) of the names that can be the same, the most alike first."""
        hits = {hit for key in _word_keys(name) for hit in self._by_key.get(key, ())}
        alike = ((likeness(name, text), text, value) for text, value in hits)
        return sorted((hit for hit in alike if hit[0] >= SAME_NAME), key=lambda hit: (-hit[0], hit[1], str(hit[2])))


def _word_keys(name: str) -> set[str]:
    return {key for spelling in spellings(name) for word in spelling.words for key in word.keys}
