"""Names as parts of sentences, and what a language must be able to do with them."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from graph.codebook.phrases import Phrases
from graph.model import Kind, Modality

_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATE, _POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Noun:
    """Who or what is named: `own` where `text` is the document's words for somebody without a name."""

    text: str
    kind: Kind
    own: bool = False

    @property
    def right_to_left(self) -> bool:
        return _RIGHT_TO_LEFT.search(self.text) is not None


class Grammar(ABC):
    """One language's way with nouns and verbs, over its `phrases`."""

    language: ClassVar[str]
    right_to_left: ClassVar[bool] = False

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases

    @abstractmethod
    def join(self, nouns: Sequence[Noun], case: str | None, modality: Modality) -> str:
        """The nouns as one phrase; `case` None is the subject."""

    @abstractmethod
    def verb(self, forms: tuple[str, ...], modality: Modality, plural: bool) -> str:
        """The form of a template's verb that the modality's frame wants."""

    @abstractmethod
    def counted(self, value: float, number: str, scaled: bool, forms: tuple[str, ...]) -> str:
        """`number` of a unit; `scaled` where it ends in million, billion or trillion."""

    def put(self, pattern: str, phrase: str) -> str:
        """A phrase of wording.toml around a common noun."""
        return pattern.format(phrase)

    def attributed(self, pattern: str, noun: Noun) -> str:
        """A phrase of wording.toml around a name."""
        return pattern.format(self.worded(noun))

    def is_plural(self, noun: Noun) -> bool:
        return noun.text.split()[-1].lower() in self.phrases.lists["plural"]

    def worded(self, noun: Noun) -> str:
        """The noun's text; the document's own words are quoted."""
        return self.phrases.texts["own"].format(self.isolated(noun)) if noun.own else self.isolated(noun)

    def quoted(self, text: str) -> str:
        """The document's own words that are no participant's name."""
        return self.phrases.texts["quoted"].format(self.isolated(Noun(text, Kind.GENERIC)))

    def isolated(self, noun: Noun) -> str:
        """Letters of the other direction are isolated, so that no line is torn apart."""
        return f"{_ISOLATE}{noun.text}{_POP}" if noun.right_to_left != self.right_to_left else noun.text
