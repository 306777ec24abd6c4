"""Arabic: nominal sentences, so that no verb has to agree; the prepositions and conjunctions that are written together."""
# ruff: noqa: ARG002 (a language need not use all that the interface offers)

import re
from collections.abc import Sequence
from typing import Final

from graph.codebook.grammar.noun import Grammar, Noun
from graph.model import Kind, Modality

_SOUND_PLURAL: Final = re.compile(r"\b(ال\w{3,})ون\b")


class Arabic(Grammar):
    """Every name stands after a verbal noun or a preposition, so in the oblique case."""

    language = "ar"
    right_to_left = True

    def join(self, nouns: Sequence[Noun], case: str | None, modality: Modality) -> str:
        names = [self.worded(noun) for noun in nouns]
        if case == "ل":
            names[0] = _with_lam(names[0])
        listed = " و".join(names)
        return f"بين {listed}" if case == "between" else listed

    def worded(self, noun: Noun) -> str:
        text = super().worded(noun)
        # الحوثيون → الحوثيين: only groups are named by sound plurals; التلفزيون and البنتاغون end so by chance
        return _SOUND_PLURAL.sub(r"\1ين", text) if noun.kind is Kind.GROUP else text

    def verb(self, forms: tuple[str, ...], modality: Modality, plural: bool) -> str:
        raise AssertionError(f"Arabic templates have no verbs: {forms}")

    def counted(self, value: float, number: str, scaled: bool, forms: tuple[str, ...]) -> str:
        one, dual, few = forms if len(forms) == 3 else (forms[0], None, forms[0])
        if value == 2 and dual and not scaled:
            return dual
        is_few = not scaled and value == int(value) and 3 <= value % 100 <= 10
        return f"{number} {few if is_few else one}"


def _with_lam(name: str) -> str:
    """ل before a name: ل + ال is written لل, and before a word that begins with ل that one is not doubled (اللجنة → للجنة)."""
    if name.startswith("الل"):
        return "لل" + name[3:]
    if name.startswith("ال"):
        return "لل" + name[2:]
    return "ل" + name if "\u0620" <= name[0] <= "\u064a" else f"لـ{name}"
