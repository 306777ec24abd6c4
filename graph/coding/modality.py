"""Which status the text gives an act: stated as fact, planned, possible, alleged or denied."""

from typing import Final

from graph.coding import verb_final
from graph.coding.items import BOUNDARY, RELATIVE, WORD, Item
from graph.coding.keeping import Keepable
from graph.coding.vocabulary import Vocabulary
from graph.model import Modality

_NEAR: Final = 3
"""How many items may stand between a negation and the verb that it negates."""
_FAR: Final = 8
"""The same, with a subject between."""
_CONDITIONS: Final = frozenset({"if", "unless"})
"""Words that open a condition: what is not done in it may be."""
_CLAUSE_CUES: Final = (
    ("deny", Modality.DENIED),
    ("doubt", Modality.ALLEGED),
    ("possible", Modality.POSSIBLE),
    ("plan", Modality.PLANNED),
)
"""Classes of words whose force reaches over the rest of their clause; the first that is found decides."""


class ModalityFinder(Keepable):
    """Reads the cues around a trigger."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes = vocabulary.classes
        self.verb = vocabulary.morphology.verb

    def at(self, items: list[Item], position: int, said: Modality | None) -> Modality:
        """The status of the act whose trigger is the item at `position`; `said` is what the verb of saying makes of it."""
        if self.verb == "last":
            return verb_final.status(items, position, said, self.classes)
        if self._negated(items, position) or (self.verb == "middle" and self._negated_object(items, position)):
            conditional = any(item.lexemes & _CONDITIONS for item in items[_clause_start(items, position) : position])
            return Modality.POSSIBLE if conditional and self.verb == "middle" else Modality.DENIED
        forgone = self._forgone(items, position)
        if forgone is not None:
            return forgone
        if said is not None:
            return said
        entry = items[position].entry
        if entry and entry.unfinished and position and items[position - 1].lexemes & self.classes["may"]:
            return Modality.POSSIBLE
        clause = items[_clause_start(items, position) : position]
        for name, modality in _CLAUSE_CUES:
            if any(item.lexemes & self.classes[name] for item in clause):
                return modality
        if self.verb == "middle" and items[position].lexemes & self.classes["plan"] - self.classes["commit"]:
            return Modality.PLANNED  # pledged Moldova aid: the trigger itself is a plan
        return Modality.PLANNED if self._intended(items, position) or self._ahead(items, position) else Modality.OCCURRED

    def _ahead(self, items: list[Item], position: int) -> bool:
        """Whether the clause gives an unfinished verb a time that is yet to come: visits Cairo next week."""
        entry = items[position].entry
        if not (entry and entry.unfinished and self.classes["future"]):
            return False
        for item in items[position + 1 :]:
            if item.symbol in (BOUNDARY, RELATIVE):
                return False
            if item.lexemes & self.classes["future"]:
                return True
        return False

    def _negated(self, items: list[Item], position: int) -> bool:
        for item in reversed(items[max(0, position - _NEAR) : position]):
            if item.symbol in (BOUNDARY, RELATIVE) or item.lexemes & (self.classes["not_only"] | self.classes["forgo"]):
                return False
            if item.lexemes & self.classes["negation"]:
                return True
            if item.symbol != WORD and item.entities:
                return False
        return False

    def _forgone(self, items: list[Item], position: int) -> Modality | None:
        """Ruled out sending troops: denied; did not rule it out: possible. Where verbs come first, their subject is between."""
        reach = _FAR if self.verb == "first" else _NEAR
        for number in range(position - 1, max(-1, position - 1 - reach), -1):
            item = items[number]
            if item.lexemes & self.classes["forgo"]:
                return Modality.POSSIBLE if self._negated(items, number) else Modality.DENIED
            stops = item.is_verb if self.verb == "first" else item.entities or item.lexemes & self.classes["and"]
            if item.symbol in (BOUNDARY, RELATIVE) or stops:
                return None
        return None

    def _negated_object(self, items: list[Item], position: int) -> bool:
        """Gave Moldova no aid, killed nobody: the object is negated, not the verb."""
        after = items[position + 1 : position + 3]
        near = after[:1] if after and not after[0].entities else after
        return any(item.lexemes & self.classes["no_object"] for item in near)

    def _intended(self, items: list[Item], position: int) -> bool:
        """In order to …, or what somebody agreed, decided or undertook to do, up to the clause's hard end.

        The word that opens what was decided ends no such clause: "decided that".
        """
        if position and items[position - 1].lexemes & self.classes["purpose"]:
            return True
        for number in range(position - 1, -1, -1):
            item = items[number]
            if item.symbol == BOUNDARY and not items[number + 1].lexemes & self.classes["that"]:
                return False
            if item.lexemes & self.classes["commit"]:
                return True
        return False


def _clause_start(items: list[Item], position: int) -> int:
    for number in range(position - 1, -1, -1):
        if items[number].symbol in (BOUNDARY, RELATIVE):
            return number + 1
    return 0
