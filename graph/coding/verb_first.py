"""Languages whose verbs come first: a verb that takes its subject from the verb before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.coding.items import BOUNDARY, DATE, RELATIVE, Item, Sentence

Classes = Mapping[str, frozenset[str]]

_SUBJECTS: Final = frozenset({"STATE", "GOVERNMENT", "PERSON", "ORGANISATION", "GROUP", "SET", "GENERIC"})

_AUXILIARIES: Final = 6


def wished(items: list[Item], trigger: int, wishes: list[int], classes: Classes) -> bool:
    """Whether the act at `trigger` is only what somebody is asked to do, or threatened with, by one of `wishes` before it.

    "Called on Y to release the prisoners" claims no release. The clause of a wish ends at a boundary, but "that" opens its
    complement.
    """
    before = [wish for wish in wishes if wish < trigger]
    if not before:
        return False
    return not any(
        items[number].symbol == BOUNDARY and not items[number + 1].lexemes & classes["that"]
        for number in range(max(before) + 1, trigger)
    )


def share_subjects(sentence: Sentence, classes: Classes) -> list[Item]:
    """The items with the subject set again after a verb that has it from a verb before: زار بغداد والتقى | نظيره.

    So has the verb after "that" which completes a plan or a denial: نفت طهران أن تكون قد أرسلت | أسلحة. A second verb takes
    it only where what follows can be no subject: a preposition, a suffixed pronoun, a counterpart, a state of the other
    gender: أدان الهجوم ودعا | رواندا.
    """
    return _Sharing(sentence, sentence.items, classes).done()


@dataclass(slots=True)
class _Sharing:
    """One pass over a sentence. `planner`: the last verb's complement may be its subject's act; `same`: it can be no other's."""

    sentence: Sentence
    items: list[Item]
    classes: Classes
    subject: Item | None = None
    planner: bool = False
    same: bool = False

    def done(self) -> list[Item]:
        shared: list[Item] = []
        for number, item in enumerate(self.items):
            shared.append(item)
            if not item.is_verb or item.lexemes & self.classes["aux"]:
                continue
            before, auxiliaries = self._before(number)
            if self.subject and self._shares(number, before, auxiliaries):
                place = item.last
                shared.append(replace(self.subject, first=place, last=place, skip=0))
            else:
                self.subject = self._own(number, before)
            self.planner = bool(item.lexemes & (self.classes["deny"] | self.classes["commit"]))
            self.same = bool(item.lexemes & self.classes["commit"] & self.classes["control"])
        return shared

    def _before(self, number: int) -> tuple[Item | None, bool]:
        """What stands before a verb and its auxiliaries, and whether there are some."""
        place = number - 1
        while place >= max(0, number - _AUXILIARIES) and (
            self.items[place].symbol == DATE or self.items[place].lexemes & self.classes["aux"]
        ):
            place -= 1
        return (self.items[place] if place >= 0 else None), place < number - 1

    def _shares(self, number: int, before: Item | None, auxiliaries: bool) -> bool:
        following = self.items[number + 1] if number + 1 < len(self.items) else None
        if before is None or following is None:
            return False
        if self.planner and before.lexemes & self.classes["that"]:
            return (
                auxiliaries
                or self.same
                or following.kind not in _SUBJECTS
                or bool(following.lexemes & self.classes["counterpart"])
            )
        if before.lexemes & self.classes["and"]:
            if following.kind == "STATE" and not following.lexemes & self.classes["masculine"]:
                return self._is_masculine(self.items[number])
            return following.kind == "PRONOUN" or bool(
                following.lexemes & (self.classes["preposition"] | self.classes["counterpart"])
            )
        return False

    def _is_masculine(self, verb: Item) -> bool:
        text = self.sentence.tokens[verb.first].text[verb.skip :]
        unfinished = bool(verb.entry and verb.entry.unfinished)
        return not (text.startswith("ت") if unfinished else text.endswith(("ت", "تا")))

    def _own(self, number: int, before: Item | None) -> Item | None:
        """The subject right after the verb, or right before it."""
        following = self.items[number + 1] if number + 1 < len(self.items) else None
        for item in (before, following):
            if item and item.kind in _SUBJECTS and item.symbol not in (BOUNDARY, RELATIVE):
                return item
        return None
