"""The forms in which a listed word occurs: Arabic proclitics before it, Turkish case endings after it.

All in matching form (`matching.match_form`), where ı is i: vowel harmony therefore takes both ways after an i.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from graph.codebook.matching import match_form

_OPEN = {"a": "a", "o": "a", "u": "a", "e": "e", "ö": "e", "ü": "e", "i": "ae"}
_CLOSE = {"a": "i", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_VOWELS = frozenset(_OPEN)
_VOICELESS = frozenset("fstkçşhp")


@dataclass(frozen=True, slots=True)
class Proclitics:
    """What Arabic writes together with the next word: conjunction, preposition, article, in this order."""

    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    article: str = ""
    contractions: Mapping[str, str] = field(default_factory=dict)

    def before(self, words: tuple[str, ...], preposition: bool, article: bool) -> Iterator[tuple[tuple[str, ...], bool]]:
        """Each form of the phrase, and whether a conjunction opens it; the listed form comes first."""
        for first, *rest in (words, *(self._definite(words) if article else ())):
            heads = [first]
            for particle in self.prepositions if preposition else ():
                heads += (particle + first, *self._contracted(particle + first))
            for conjunction, head in product(("", *self.conjunctions), heads):
                yield (conjunction + head, *rest), bool(conjunction)

    def _definite(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if self.article and words[0].isalpha():
            yield tuple(self.article + word for word in words)  # الليرة التركية
            if len(words) > 1:
                yield (*words[:-1], self.article + words[-1])  # مذكرات التفاهم

    def _contracted(self, word: str) -> Iterator[str]:
        return (short + word[len(long) :] for long, short in self.contractions.items() if word.startswith(long))


class Endings:
    """Case endings as templates: A is a or e, I is i, u or ü, D is d or t, (y) stands only after a vowel."""

    def __init__(self, templates: Sequence[tuple[str, str]]) -> None:
        """`templates` are (template, case); where two make the same ending, the first one's case holds."""
        self.templates = tuple((template, case) for template, case in templates)
        self._known: dict[tuple[str, bool, bool], tuple[tuple[str, str], ...]] = {}

    def of(self, stem: str) -> tuple[tuple[str, str], ...]:
        """The (ending, case) pairs that harmony allows after `stem`."""
        vowel = next((letter for letter in reversed(stem) if letter in _VOWELS), "i")
        return self._after(vowel, stem[-1] in _VOWELS, stem[-1] in _VOICELESS)

    def all(self) -> dict[str, str]:
        """The case of every ending, as written after an apostrophe: 2019'da, 2016'ya."""
        found: dict[str, str] = {}
        shapes = ((True, False), (False, False), (False, True))
        pairs = [pair for vowel in sorted(_VOWELS) for shape in shapes for pair in self._after(vowel, *shape)]
        order = {case: rank for rank, (_, case) in enumerate(reversed(self.templates))}
        for ending, case in sorted(pairs, key=lambda pair: (-order[pair[1]], pair[0])):
            found.setdefault(ending, case)
        return found

    def _after(self, vowel: str, open_end: bool, voiceless: bool) -> tuple[tuple[str, str], ...]:
        shape = (vowel, open_end, voiceless)
        if shape not in self._known:
            done = vowel + ("" if open_end else "t" if voiceless else "r")
            found: dict[str, str] = {}
            for template, case in self.templates:
                for form in _write(done, template):
                    found.setdefault(form[len(done) :], case)
            self._known[shape] = tuple(found.items())
        return self._known[shape]


def _write(done: str, template: str) -> Iterator[str]:
    """`done` with the rest of the template written after it, in each way that harmony allows."""
    if not template:
        yield done
        return
    head, rest = template[0], template[1:]
    if head == "(":
        yield from _write(done + rest[0] if done[-1] in _VOWELS else done, rest[2:])
    elif head in "AI":
        last = next(letter for letter in reversed(done) if letter in _VOWELS)
        for vowel in (_OPEN if head == "A" else _CLOSE)[last]:
            yield from _write(done + vowel, rest)
    elif head == "D":
        yield from _write(done + ("t" if done[-1] in _VOICELESS else "d"), rest)
    else:
        yield from _write(done + match_form(head), rest)
