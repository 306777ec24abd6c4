"""The seam between the coder and a language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True, init=False, unsafe_hash=True)
class Reading:
    """One way to take a written word apart: proclitics, the word itself, and what hangs on its end.

    `before` are proclitics in their order, each a word of its own for the rules. `base` is the word, None where a pronoun
    hangs on a proclitic. `pronoun` names a suffixed pronoun (fs, ms, d, p), `case` a suffixed case (DAT), `marks` what an
    ending says about the act (future, negated ...). It is never changed.
    """

    before: tuple[str, ...]
    base: str | None
    pronoun: str | None
    case: str | None
    marks: tuple[str, ...]

    def __init__(
        self, before: tuple[str, ...], base: str | None, pronoun: str | None = None, case: str | None = None,
        marks: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.before, self.base, self.pronoun, self.case, self.marks = before, base, pronoun, case, marks


def _shapeless(_word: str) -> tuple[str, ...]:
    return ()


def _never(_lemma: str, _form: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Morphology:
    """How words of one language inflect and come apart.

    The three `*_forms` turn a lemma with the forms that the lexicon lists into all its forms, in matching form. `split`
    turns a word into its readings, the one with the least taken off first; the caller keeps those whose base it knows.
    `token` matches one word or mark of a text in matching form. `verb` says where a clause's verb stands: first (a second
    verb opens a clause), middle, or last (a verb closes its clause). `capitals` tells whether names are written with them.
    `shape` are the marks that the end of a word shows which no lexicon has.
    `describes` and `adverbs` are the endings by which an unknown word is taken for an adjective, an adverb.
    `silent` words (articles) are no items, so that no pattern has to name them.
    """

    code: str
    token: re.Pattern[str]
    verb_forms: Callable[[str, tuple[str, ...]], frozenset[str]]
    noun_forms: Callable[[str, tuple[str, ...]], frozenset[str]]
    adjective_forms: Callable[[str, tuple[str, ...]], frozenset[str]]
    split: Callable[[str], tuple[Reading, ...]]
    verb: Literal["first", "middle", "last"]
    capitals: bool = True
    unfinished: Callable[[str, str], bool] = _never
    silent: frozenset[str] = frozenset()
    shape: Callable[[str], tuple[str, ...]] = _shapeless
    describes: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
