"""The pairs of names to decide: from persons.toml, lookalikes.toml and the registry's persons."""

import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from graph.codebook import Codebook
from graph.codebook.folding import fold
from graph.model import Kind

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("ar", "en", "tr")


class Spelt(NamedTuple):
    """A name as one language writes it."""

    language: str
    text: str


class Pair(NamedTuple):
    """Two names; `same` where they are one person's, `unread` where nobody tunes by it."""

    one: Spelt
    other: Spelt
    same: bool
    unread: bool

    @property
    def languages(self) -> str:
        return "–".join(sorted((self.one.language, self.other.language)))


Person = tuple[Spelt, ...]


def own_pairs() -> Iterator[Pair]:
    """Spellings of one person from each line of persons.toml, and of two from each group of lookalikes.toml."""
    seen: set[frozenset[str]] = set()
    for pair in (*_spellings(), *_lookalikes()):
        folded = frozenset((fold(pair.one.text), fold(pair.other.text)))
        if len(folded) > 1 and folded not in seen:  # the same spelling is found without a matcher
            seen.add(folded)
            yield pair


def _spellings() -> Iterator[Pair]:
    for world in _tables("persons.toml", "world"):
        for number, person in enumerate(_persons(world)):
            yield from (Pair(*two, same=True, unread=number % 2 == 1) for two in combinations(person, 2))


def _lookalikes() -> Iterator[Pair]:
    for number, group in enumerate(_tables("lookalikes.toml", "group")):
        for one, other in combinations(_persons(group), 2):
            yield from (Pair(ours, theirs, same=False, unread=number % 2 == 1) for ours in one for theirs in other)


def registry_pairs(codebook: Codebook) -> Iterator[Pair]:
    """The first full name that each person of the registry has in a language, against every other one's in another."""
    people = list(_registered(codebook))
    for one, other in combinations(people, 2):
        for ours in one:
            yield from (Pair(ours, theirs, same=False, unread=False) for theirs in other if theirs.language != ours.language)
    for person in people:
        yield from (Pair(*two, same=True, unread=False) for two in combinations(person, 2))


def _registered(codebook: Codebook) -> Iterator[Person]:
    for actor in codebook.actors.values():
        if actor.kind is Kind.PERSON:
            strong = [name for name in actor.names if name.strong]
            first = {name.language: name.text for name in reversed(strong)}
            yield tuple(Spelt(language, first[language]) for language in LANGUAGES if language in first)


def _tables(file: str, table: str) -> Iterator[str]:
    for each in tomllib.loads((HERE / file).read_text(encoding="utf-8"))[table]:
        yield each["persons"]


def _persons(lines: str) -> Iterator[Person]:
    for line in lines.strip().splitlines():
        columns = zip(LANGUAGES, line.split("|"), strict=True)
        yield tuple(Spelt(language, text.strip()) for language, cell in columns for text in cell.split("/"))

