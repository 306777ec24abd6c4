"""English: articles, coordination, agreement of the verb."""
# ruff: noqa: ARG002 (a language need not use all that the interface offers)

import re
from collections.abc import Sequence
from typing import Final

from graph.codebook.grammar.noun import Grammar, Noun
from graph.model import Kind, Modality

_NO_ARTICLE: Final = (Kind.PERSON, Kind.OUTLET)
_PAST_AND_BASE: Final = 2


class English(Grammar):
    """Two forms are past | base (an act), three are singular | plural | base (what holds)."""

    language = "en"

    def join(self, nouns: Sequence[Noun], case: str | None, modality: Modality) -> str:
        names = [self.worded(noun) for noun in nouns]
        listed = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
        return f"between {listed}" if case == "between" else listed

    def worded(self, noun: Noun) -> str:
        text = super().worded(noun)
        return f"the {text}" if self._takes_article(noun) else text

    def _takes_article(self, noun: Noun) -> bool:
        if noun.own or noun.kind in _NO_ARTICLE or noun.text.lower().startswith(("the ", "an ", "a ")):
            return False
        if noun.kind is Kind.FACILITY and " of " in noun.text:
            return True  # the Port of Misrata, but Misrata port
        return not set(re.findall(r"\w+", noun.text.lower())).isdisjoint(self.phrases.lists["article"])

    def verb(self, forms: tuple[str, ...], modality: Modality, plural: bool) -> str:
        base = forms[-1]
        act = len(forms) == _PAST_AND_BASE
        if modality is Modality.PLANNED:
            return f"will {base}"
        if modality is Modality.DENIED:
            return f"did not {base}" if act else self._negated(forms, plural)
        stated = forms[0] if act else forms[1 if plural else 0]
        if modality is Modality.ALLEGED:
            copula, _, rest = stated.partition(" ")
            return f"allegedly {stated}" if copula not in ("is", "are") else f"{copula} allegedly {rest}".rstrip()
        return f"{stated} or will {base}" if modality is Modality.POSSIBLE and act else stated

    def _negated(self, forms: tuple[str, ...], plural: bool) -> str:
        singular, several, base = forms
        if base.startswith("be"):
            copula, _, rest = (several if plural else singular).partition(" ")
            return f"{copula} not {rest}".rstrip()
        return f"{'do' if plural else 'does'} not {base}"

    def counted(self, value: float, number: str, scaled: bool, forms: tuple[str, ...]) -> str:
        return f"{number} {forms[0] if value == 1 else forms[-1]}"
