"""Whose people are meant where words name no state, in a language whose verbs stand between subject and object.

"Its forces" and "his country" are the subject's; "the minister said" is the minister spoken of before, else one of the state
that the text is about. Only those who do something are settled so: whom they do it to stays open.
"""

from dataclasses import replace
from typing import Final

from graph.coding.discourse import Discourse
from graph.coding.items import Entity, Item, Sentence
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind, StateBasis

_ACTING: Final = frozenset({StateBasis.IS, StateBasis.ACTS_FOR})
_BOUND: Final = frozenset({"GENERIC", "PEOPLE", "PRONOUN"})
"""Kinds of mentions that have no state of their own: its forces, the army, his country."""


class Possession:
    """Binds one language's possessed participants and bare titles."""

    def __init__(self, vocabulary: Vocabulary, verbs: frozenset[str]) -> None:
        classes = vocabulary.classes
        self.active = vocabulary.morphology.verb == "middle"
        self.people, self.aux = vocabulary.mention_symbol("GENERIC", None), classes["aux"]
        self.places = classes["place_cue"]
        self.person = vocabulary.mention_symbol("PERSON", None)
        self.prepositions, self.possessive = classes["preposition"], classes["possessive"]
        self.unknown = frozenset(form for lexeme in classes["unknown"] for form in vocabulary.forms_of(lexeme))
        self.speaking = classes["say"] | classes["claim"] | classes["deny"] | classes["admit"] | classes["accuse"]
        self.predicates = verbs | classes["aux"] | self.speaking

    def bind(self, sentence: Sentence, discourse: Discourse) -> list[Item]:
        """The sentence's items, with the state of whose the possessed ones are."""
        if not self.active:
            return sentence.items
        bound: list[Item] = []
        for number, item in enumerate(sentence.items):
            if not item.entities and not (item.entry and item.entry.offices):
                bound.append(item)
                continue
            possessed = number > 0 and bool(sentence.items[number - 1].lexemes & self.possessive)
            nobody = item.kind in _BOUND and len(item.entities) == 1 and item.entities[0].state is None
            if nobody and (self._acts(sentence.items, number) or (possessed and item.kind == "PEOPLE")):
                item = self._bound(item, bound, discourse, possessed=possessed)
            elif item.kind == "ADJ" and self._is_people(sentence, number):
                item = replace(item, symbol=self.people, kind="GENERIC")
            elif item.entry and item.entry.offices and not item.entities and self._acts(sentence.items, number):
                item = self._officer(sentence, item, bound, discourse, possessed=possessed)
            bound.append(item)
        return bound

    def _is_people(self, sentence: Sentence, number: int) -> bool:
        """Whether an adjective stands for people: Palestinians; the Dutch | have."""
        item = sentence.items[number]
        if sentence.tokens[item.last - 1].text.endswith(("ans", "is", "rs", "ks", "es", "ns", "ds", "ts")):
            return True
        after = sentence.items[number + 1] if number + 1 < len(sentence.items) else None
        articled = item.first > 0 and sentence.tokens[item.first - 1].text == "the"
        return bool(articled and after and after.lexemes & self.aux and not after.entities)

    def _acts(self, items: list[Item], number: int) -> bool:
        """Whether the title stands before its verb, or right after a verb of saying at the sentence's end."""
        after = items[number + 1] if number + 1 < len(items) else None
        if after and after.lexemes & self.places and number + 3 < len(items) and items[number + 2].kind in ("PLACE", "STATE"):
            after = items[number + 3]  # an adviser in Chisinau | said
        if after and after.lexemes & self.predicates and not after.entities:
            return True
        before = items[number - 1] if number else None
        return bool(before and before.lexemes & self.speaking and (after is None or after.symbol in ",."))

    def _bound(self, item: Item, before: list[Item], discourse: Discourse, *, possessed: bool) -> Item:
        """Its forces are the subject's; the army, of which no more is told, is that of the state that the text is about."""
        entity = item.entities[0]
        words = frozenset(entity.mention.lower().split())
        if possessed:
            owner = self._subject(before) or self._earlier(discourse)
        elif item.kind == "GENERIC" and not words & self.unknown and entity.pronoun is None:
            owner = self._subject(before) or discourse.home
        else:
            owner = None
        return replace(item, entities=(_of(entity, owner, f"{entity.link}: of '{owner.mention}'"),)) if owner else item

    def _officer(self, sentence: Sentence, item: Item, before: list[Item], discourse: Discourse, *, possessed: bool) -> Item:
        """The minister of whom the text spoke before, else somebody of that office."""
        office = item.entry.offices[0][0] if item.entry else ""
        span = sentence.between([item])
        words = sentence.words(span)
        person = Entity(Kind.PERSON, None, words, words, span, span, title=(office, ""), link="an office without a name")
        spoken = next((each for each in reversed(discourse.met) if each.title and each.title[0] == office and each.state), None)
        owner = self._subject(before) or (self._earlier(discourse) if possessed else discourse.home)
        if spoken and not possessed:
            person = spoken.as_said_by(person, f"the office of '{spoken.mention}', spoken of before")
        elif owner:
            person = _of(person, owner, f"an office without a name, of '{owner.mention}'")
        else:
            return item
        return replace(item, symbol=self.person, kind="PERSON", entities=(person,))

    def _subject(self, items: list[Item]) -> Entity | None:
        """The first in the sentence who acts for a state."""
        for number, item in enumerate(items):
            governed = number > 0 and bool(items[number - 1].lexemes & self.prepositions)
            if governed or item.kind in ("PLACE", "FACILITY") or len(item.entities) != 1:
                continue
            entity = item.entities[0]
            if entity.state and item.kind != "PEOPLE":
                return entity
        return None

    def _earlier(self, discourse: Discourse) -> Entity | None:
        return self._subject(list(discourse.now)) or discourse.home


def _of(entity: Entity, owner: Entity, link: str) -> Entity:
    basis = StateBasis.ACTS_FOR if owner.basis in _ACTING else owner.basis
    return replace(entity, state=owner.state, acts_for=owner.acts_for or owner.id, basis=basis, pronoun=None, link=link)
