"""Full-text search as a reader writes it: what is asked, and where a text says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from graph.codebook.searching import pattern, words_of
from graph.errors import InputError
from graph.ledger.wanted import Phrase, Wanted
from graph.model import Span

AROUND: Final = 100
"""How many characters a snippet has before and after the first words that were found, at most."""
_ARABIC: Final = re.compile("[\u0621-\u064a]{2,}")
_ARTICLE: Final = "ال"
_BARE: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
"""What Arabic writes together with a word that has no article: and, then, in, for, as."""
_DEFINITE: Final = ("ال", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل")
_PART: Final = re.compile(r'(?P<not>-)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')
_SHORTEST: Final = 2
"""Letters that a beginning must have: one letter begins half of all words."""
_LETTER_BEFORE: Final = re.compile(r"\w+\Z")


@dataclass(frozen=True, slots=True)
class Snippet:
    """`span` is a part of the text, `matches` are the words in it that were asked for. Where only the title has them: none."""

    span: Span
    matches: tuple[Span, ...]


@dataclass(frozen=True)
class Search:
    """What a reader asked for, understood."""

    every: tuple[Phrase, ...]
    none: tuple[Phrase, ...] = ()

    def wanted(self, *, in_title: bool = False) -> Wanted:
        return Wanted(self.every, self.none, in_title)

    def found_in(self, text: str) -> bool:
        """Whether the text itself holds it all."""
        return all(self._first(one, text) for one in self.every) and not any(self._first(one, text) for one in self.none)

    def snippet(self, text: str) -> Snippet:
        """Around the first place where the text says something of it; the text's beginning where it says nothing of it."""
        firsts = [found for phrase in self.every if (found := self._first(phrase, text))]
        if not firsts:
            return Snippet(_window(text, Span(0, 0)), ())
        span = _window(text, min(firsts, key=lambda found: found.start))
        rest = (place for phrase in self.every for place in self._places(phrase, text, span))
        matches = {*(found for found in firsts if span.covers(found)), *rest}
        return Snippet(span, tuple(sorted(matches, key=lambda found: (found.start, found.end))))

    @cached_property
    def _patterns(self) -> dict[Phrase, re.Pattern[str]]:
        return {phrase: _pattern(phrase) for phrase in (*self.every, *self.none)}

    def _first(self, phrase: Phrase, text: str) -> Span | None:
        return next(self._places(phrase, text, Span(0, len(text))), None)

    def _places(self, phrase: Phrase, text: str, within: Span) -> Iterator[Span]:
        for found in self._patterns[phrase].finditer(text, within.start, within.end):
            before = _LETTER_BEFORE.search(text, max(0, found.start() - _LONGEST), found.start())
            joined = before[0] if before else ""
            if joined == "" or _searchable(joined) in phrase.joined:
                yield Span(found.start() - len(joined), found.end())


_LONGEST: Final = 12
"""Characters before a word, with their marks, in which what is written together with it must begin."""


@lru_cache(maxsize=4096)
def _searchable(joined: str) -> str:
    return "".join(words_of(joined))


def read(asked: str) -> Search:
    """Words that have to be there, in any order; "in quotes" as they follow each other; word* begins a word; -word is not there.

    Case, marks and the letters' variants don't matter. An Arabic word is also found with what is written together with it
    before it (والسعودية, للسعودية), unless it stands in quotes. Raises InputError where nothing is asked for.
    """
    every: list[Phrase] = []
    none: list[Phrase] = []
    for part in _PART.finditer(asked):
        phrase = _phrase(part["quoted"], exact=True) if part["quoted"] is not None else _phrase(part["plain"], exact=False)
        if phrase:
            (none if part["not"] else every).append(phrase)
    if not every:
        raise InputError(f"'{asked}' asks for no word; give words, \"words in quotes\", or the beginning of one: gas*")
    return Search(tuple(every), tuple(none))


def _phrase(text: str, *, exact: bool) -> Phrase | None:
    prefix = text.endswith("*")
    words = words_of(text)
    if not words:
        return None
    if prefix and len(words[-1]) < _SHORTEST:
        raise InputError(f"'{text}' is too short a beginning; give at least {_SHORTEST} letters")
    first = words[0]
    if exact or not _ARABIC.fullmatch(first):
        return Phrase(words, prefix)
    if first.startswith(_ARTICLE) and len(first) > len(_ARTICLE) + 1:
        return Phrase((first.removeprefix(_ARTICLE), *words[1:]), prefix, _DEFINITE)
    return Phrase(words, prefix, (*_BARE, *_DEFINITE))


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """Begins with the first word's first letter, so that it is quickly searched for; what stands before is looked at after."""
    return re.compile(r"\W+".join(map(pattern, phrase.words)) + (r"\w*" if phrase.prefix else r"(?!\w)"))


def _window(text: str, found: Span) -> Span:
    """Whole words of one paragraph around what was found."""
    start = max(text.rfind("\n", 0, found.start) + 1, found.start - AROUND, 0)
    end = text.find("\n", found.end, found.end + AROUND)
    end = min(len(text), found.end + AROUND) if end < 0 else end
    if start and not text[start - 1].isspace():
        start = _after_space(text, start, found.start)
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", found.end, end)
        end = end if space < 0 else space
    return Span(start, end)


def _after_space(text: str, start: int, before: int) -> int:
    space = text.find(" ", start, before)
    return start if space < 0 else space + 1
