"""Whom nouns without a name mean where verbs come first: the army, the minister, the bloc, the movement.

An authority or an office with an article, of which no more is told, is that of who acts before it in the sentence, else of the
state of which the text speaks; a body or a movement is the last one that was named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from graph.coding.discourse import Discourse
from graph.coding.items import Entity, Item, Sentence
from graph.coding.linking import entity_of
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind, StateBasis

_ARTICLE: Final = "ال"
_ACTING: Final = frozenset({StateBasis.IS, StateBasis.ACTS_FOR})
_SUBJECTS: Final = frozenset({"STATE", "GOVERNMENT", "PERSON", "GENERIC"})
_NAMED: Final = frozenset({"PERSON", "NAME", "ADJ", "STATE", "ORGANISATION", "GROUP"})
"""Kinds of mentions that may tell more of the noun before them."""
_OF: Final = frozenset({"ل", "في", "ب"})
"""Words between an office or an authority and whose it is, or where."""
_TAKEN_UP: Final[Mapping[str, Kind]] = {"body": Kind.ORGANISATION, "movement": Kind.GROUP}


class BareNouns:
    """Binds one language's bare nouns."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.active = vocabulary.morphology.verb == "first"
        self.classes = vocabulary.classes
        self.generic = vocabulary.mention_symbol("GENERIC", None)
        self.person = vocabulary.mention_symbol("PERSON", None)
        self.taken_up = {
            name: (kind, vocabulary.mention_symbol("ORGANISATION" if kind is Kind.ORGANISATION else "GROUP", None))
            for name, kind in _TAKEN_UP.items()
        }

    def bind(self, sentence: Sentence, discourse: Discourse) -> list[Item]:
        """The sentence's items, with whom the bare nouns mean."""
        bound: list[Item] = []
        for number, item in enumerate(sentence.items):
            if item.entry and (item.lexemes or item.entry.offices) and self._is_bare(sentence, number):
                where = self._where(sentence.items, number)
                item = self._meant(sentence, item, bound, discourse, where)
            bound.append(item)
        return bound

    def _is_bare(self, sentence: Sentence, number: int) -> bool:
        """Whether the noun has its article and nobody's name beside it."""
        item = sentence.items[number]
        if any(entity.state or entity.id or entity.pronoun for entity in item.entities) or item.is_verb:
            return False
        first, last = (sentence.tokens[place].text for place in (item.first, item.last - 1))
        if not (first[item.skip :].startswith(_ARTICLE) or (item.last > item.first + 1 and last.startswith(_ARTICLE))):
            return False
        following = sentence.items[number + 1] if number + 1 < len(sentence.items) else None
        return following is None or following.kind not in _NAMED

    def _where(self, items: list[Item], number: int) -> Entity | None:
        """The state whose it is, or the place where it is: the new president of Seychelles, the minister in Niamey."""
        place = number + 1
        while place < len(items) and items[place].lexemes & self.classes["adjective"] and not items[place].entities:
            place += 1
        if place + 1 >= len(items) or not items[place].lexemes & _OF or items[place].entities:
            return None
        owner = items[place + 1]
        return owner.entities[0] if owner.kind in ("STATE", "PLACE") and owner.entities[0].state else None

    def _meant(
        self, sentence: Sentence, item: Item, before: list[Item], discourse: Discourse, where: Entity | None
    ) -> Item:
        span = sentence.between([item])
        words = sentence.words(span)
        blank = Entity(Kind.GENERIC, None, words, words, span, span)
        for name, (kind, symbol) in self.taken_up.items():
            if item.lexemes & self.classes[name]:
                known = self._last(kind, item, before, discourse)
                taken = known and known.as_said_by(blank, f"'{words}' for '{known.mention}', spoken of before")
                return replace(item, symbol=symbol, kind=kind.name, entities=(taken,)) if taken else item
        if item.lexemes & self.classes["organ"]:
            owner = where or self._owner(before, discourse)
            return replace(item, symbol=self.generic, kind="GENERIC", entities=(_of(blank, owner),)) if owner else item
        if item.entry and item.entry.offices and not item.entities:
            return self._officer(item, blank, before, discourse, where)
        return item

    def _officer(
        self, item: Item, blank: Entity, before: list[Item], discourse: Discourse, where: Entity | None
    ) -> Item:
        """The holder of the office of whom the text spoke before, else one of the state of which it speaks."""
        office = item.entry.offices[0][0] if item.entry else ""
        last = next((each for each in self._earlier(before, discourse) if each.title and each.title[0] == office), None)
        owner = where or self._owner(before, discourse)
        if last and last.state and not where:
            person = last.as_said_by(blank, f"the office of '{last.mention}', spoken of before")
        elif owner:
            person = replace(_of(blank, owner), kind=Kind.PERSON, title=(office, owner.acts_for or owner.id or owner.name))
        else:
            return item
        return replace(item, symbol=self.person, kind="PERSON", entities=(person,))

    def _owner(self, before: list[Item], discourse: Discourse) -> Entity | None:
        """Who acts for a state before the noun in its sentence, else the last speaker, else the text's first state."""
        for number, item in enumerate(before):
            governed = number > 0 and bool(before[number - 1].lexemes & self.classes["preposition"])
            if item.kind in _SUBJECTS and not governed and len(item.entities) == 1 and item.entities[0].basis in _ACTING:
                return item.entities[0] if item.entities[0].state else None
        speaker = discourse.speaker
        return speaker if speaker and speaker.state and speaker.basis in _ACTING else discourse.home

    def _last(self, kind: Kind, noun: Item, before: list[Item], discourse: Discourse) -> Entity | None:
        """The last one of this kind that was named, or for which somebody acts; rather one whose name has the noun itself."""
        known = [each for each in map(partial(_body, discourse), self._earlier(before, discourse)) if each and each.kind is kind]
        named = (each for each in known if any(lexeme in each.name for lexeme in noun.lexemes))
        return next(named, known[0] if known else None)

    @staticmethod
    def _earlier(before: list[Item], discourse: Discourse) -> Iterator[Entity]:
        """Those named before, the last one first."""
        for item in reversed(before):
            yield from item.entities
        yield from reversed(discourse.met)


def _body(discourse: Discourse, entity: Entity) -> Entity | None:
    """The organisation or group that the mention is, or acts for."""
    whose = entity.acts_for or ""
    if entity.id is None and whose in discourse.actors:
        return entity_of(discourse.actors[whose], discourse.language, entity.mention, entity.span, entity.link)
    return entity.owner if entity.id is None and entity.owner else entity if entity.id else None


def _of(entity: Entity, owner: Entity) -> Entity:
    """The noun as the owner's: what acts for his state."""
    return replace(
        entity, state=owner.state, acts_for=owner.acts_for or owner.id, basis=StateBasis.ACTS_FOR,
        link=f"the noun alone, of '{owner.mention}'",
    )  # fmt: skip
