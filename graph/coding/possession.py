"""Whose people are meant where words name no state, in a language whose verbs stand between subject and object.

"Its forces" and "his country" are the subject's; "the minister said" is the minister spoken of before, else one of the state
that the text is about. Only those who do something are settled so: whom they do it to stays open.
"""

from dataclasses import replace
from typing import Final

from graph.coding.discourse import Discourse
from graph.coding.items import DATE, WORD, Entity, Item, Sentence
from graph.coding.keeping import Keepable
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind, StateBasis

_ACTING: Final = frozenset({StateBasis.IS, StateBasis.ACTS_FOR})
_BOUND: Final = frozenset({"GENERIC", "PEOPLE", "PRONOUN"})
"""Kinds of mentions that have no state of their own: its forces, the army, his country."""
_HAILING: Final = frozenset({"GENERIC", "PEOPLE", "UNNAMED"})
"""Kinds of mentions that may tell whence they come: militants from Niger."""
_NAMES: Final = frozenset({"PERSON", "NAME", "STATE", "ORGANISATION", "GROUP"})
"""Kinds of mentions that tell more of the noun before them: the group JNIM."""
_COMMON: Final = frozenset({"agency", "bank", "fund", "council", "commission", "court", "union", "committee"})
"""Nouns that many bodies have in their names: they take up one whose name has them."""
_THINGS: Final = 2
"""How many words that no lexicon has may stand between whose a thing is and what it does: Kuwait's development fund | lent."""


class Possession(Keepable):
    """Binds one language's possessed participants and bare titles."""

    def __init__(self, vocabulary: Vocabulary, verbs: frozenset[str]) -> None:
        classes = vocabulary.classes
        self.active = vocabulary.morphology.verb == "middle"
        self.people, self.aux = vocabulary.mention_symbol("GENERIC", None), classes["aux"]
        self.places = classes["place_cue"]
        self.things = vocabulary.mention_symbol("PEOPLE", None)
        self.person = vocabulary.mention_symbol("PERSON", None)
        self.prepositions, self.possessive = classes["preposition"], classes["possessive"]
        self.joining = classes["and"]
        self.unknown = frozenset(form for lexeme in classes["unknown"] for form in vocabulary.forms_of(lexeme))
        self.speaking = classes["say"] | classes["claim"] | classes["deny"] | classes["admit"] | classes["accuse"]
        self.predicates = verbs | classes["aux"] | self.speaking
        self.taken_up = (
            (classes["body"], Kind.ORGANISATION, vocabulary.mention_symbol("ORGANISATION", None)),
            (classes["movement"], Kind.GROUP, vocabulary.mention_symbol("GROUP", None)),
        )
        self.countries, self.neighbours = classes["own_state"], classes["neighbour"]
        self.anaphors = classes["body"] | classes["movement"] | self.countries | self.neighbours
        self.state, self.states = (vocabulary.mention_symbol("STATE", case) for case in (None, "GEN"))

    def bind(self, sentence: Sentence, discourse: Discourse) -> list[Item]:
        """The sentence's items, with the state of whose the possessed ones are."""
        if not self.active:
            return sentence.items
        bound: list[Item] = []
        taken = 0
        for number, item in enumerate(sentence.items):
            if number < taken:
                continue
            more = 0
            known = item
            if item.lexemes & self.anaphors and not any(each.state or each.id for each in item.entities):
                item = self._anaphor(sentence, number, bound, discourse)
            if item is known and (item.entities or (item.entry and item.entry.offices)):
                item, more = self._whose(sentence, number, bound, discourse)
            taken = number + 1 + more
            bound.append(item)
        return bound

    def _whose(self, sentence: Sentence, number: int, bound: list[Item], discourse: Discourse) -> tuple[Item, int]:
        """The item at `number` with whose it is, and how many items after it it takes in."""
        items, item = sentence.items, sentence.items[number]
        possessed = number > 0 and bool(items[number - 1].lexemes & self.possessive)
        origin = self._origin(items, number) if item.kind in _HAILING and not possessed else None
        if origin:
            return replace(item, entities=tuple(_located(item.entities[0], each) for each in origin)), 0
        described = self._described(items, number) if item.kind == "ADJ" else 0
        if described:
            return self._people_of(sentence, item, items[number + described]), described
        things = self._things(sentence, number) if item.kind == "ADJ" or item.case == "GEN" else 0
        if things:
            return self._owned(sentence, item, items[number + things]), things
        return self._acting(sentence, number, bound, discourse, possessed=possessed), 0

    def _anaphor(self, sentence: Sentence, number: int, bound: list[Item], discourse: Discourse) -> Item:
        """The alliance, the group: the last one that was named; its neighbour, the country: the other state spoken of."""
        items, item = sentence.items, sentence.items[number]
        before = sentence.tokens[item.first - 1].text if item.first else ""
        following = items[number + 1] if number + 1 < len(items) else None
        of = following is not None and "of" in following.lexemes and not (number + 2 < len(items) and items[number + 2].is_verb)
        if of or (following and following.kind in _NAMES):
            return item
        earlier = [*discourse.met, *(each for other in bound for each in other.entities)]
        owned = bool(number and items[number - 1].lexemes & self.possessive)
        if item.lexemes & self.neighbours and owned:
            return self._other_state(sentence, item, self._subject(bound), [*earlier, *discourse.doers])
        if item.lexemes & self.countries and before == "the":
            states = [each for each in earlier if each.basis is not StateBasis.ACTS_FOR]
            return self._other_state(sentence, item, self._last_subject(bound), states)
        if before != "the":
            return item
        for words, kind, symbol in self.taken_up:
            if item.lexemes & words:
                known = [each for each in reversed(earlier) if each.kind is kind and each.id]
                named = (each for each in known if any(word in each.name.lower() for word in item.lexemes))
                one = next(named, known[0] if known and not item.lexemes & _COMMON else None)
                return self._as(sentence, item, one, symbol, kind.name) if one else item
        return item

    def _other_state(self, sentence: Sentence, item: Item, subject: Entity | None, earlier: list[Entity]) -> Item:
        """The last state spoken of that is not the subject's."""
        acting = (each for each in reversed(earlier) if each.state and each.basis in _ACTING)
        other = next((each for each in acting if subject is None or each.state != subject.state), None)
        if other is None:
            return item
        state = replace(other, kind=Kind.STATE, id=f"state:{other.state}", title=None, basis=StateBasis.IS)
        owns = sentence.tokens[item.last - 1].text.endswith("'s")
        taken = self._as(sentence, item, state, self.states if owns else self.state, "STATE")
        return replace(taken, case="GEN") if owns else taken

    @staticmethod
    def _as(sentence: Sentence, item: Item, known: Entity, symbol: str, kind: str) -> Item:
        """The item as a mention of somebody known."""
        span = sentence.between([item])
        words = sentence.words(span)
        blank = Entity(known.kind, None, words, words, span, span)
        entity = known.as_said_by(blank, f"'{words}' for '{known.mention}', spoken of before")
        return replace(item, symbol=symbol, kind=kind, entities=(entity,))

    def _acting(self, sentence: Sentence, number: int, bound: list[Item], discourse: Discourse, *, possessed: bool) -> Item:
        """The item, with the state of those whose people, or whose holder of a title, do something here."""
        items, item = sentence.items, sentence.items[number]
        nobody = item.kind in _BOUND and len(item.entities) == 1 and not (item.entities[0].state or item.entities[0].code)
        if nobody and (self._acts(items, number) or (possessed and item.kind == "PEOPLE")):
            return self._bound(item, bound, discourse, possessed=possessed)
        if item.kind == "ADJ" and (self._is_people(sentence, number) or self._joins_people(items, number)):
            return replace(item, symbol=self.people, kind="GENERIC")
        if item.entry and item.entry.offices and not item.entities and self._acts(items, number):
            return self._officer(sentence, item, bound, discourse, possessed=possessed)
        return item

    def _origin(self, items: list[Item], number: int) -> tuple[Entity, ...]:
        """Whence those come who do something, if they have no state: militants from Niger | crossed; police in Dubai | said.

        What somebody does to troops in or from a place tells no more than where they are: withdrew soldiers from Mali.
        """
        entity = items[number].entities[0]
        place = number + 1
        if entity.state or entity.id or place + 1 >= len(items) or not items[place].lexemes & {"from", "in"}:
            return ()
        comes = "from" in items[place].lexemes
        place += 2 if items[place + 1].lexemes & self.places and place + 2 < len(items) else 1
        found = items[place]
        if found.kind not in ("STATE", "PLACE") or found.case or not found.entities[0].state:
            return ()
        origins = found.entities
        if place + 2 < len(items) and items[place + 1].lexemes & self.joining and items[place + 2].kind == found.kind:
            place += 2  # police from Angola and Zambia
            origins = (*origins, *items[place].entities)
        before = items[number - 1].lexemes if number else frozenset[str]()
        by = bool(before & {"by"})
        follows = place + 1 < len(items) and not items[place + 1].entities
        acts = follows and bool(items[place + 1].lexemes & self.predicates - self.prepositions)
        free = not before & self.prepositions and not (number and items[number - 1].is_verb)
        return origins if (acts and free) or (by and comes) else ()

    def _things(self, sentence: Sentence, number: int) -> int:
        """How many words after an adjective or owner are things that do something; none where a preposition governs them."""
        items = sentence.items
        if len(items[number].entities) != 1 or not items[number].entities[0].state:
            return 0
        before = items[number - 1] if number else None
        if before and (before.entities or before.is_verb or (before.lexemes & self.prepositions and "by" not in before.lexemes)):
            return 0
        place = number + 1
        while place < len(items) and place <= number + _THINGS and (items[place].symbol == WORD or items[place].kind == "NAME"):
            place += 1
        if place == number + 1 or place >= len(items):
            return 0
        after = items[place]
        acts = not after.entities and bool(after.lexemes & (self.predicates - self.prepositions)) and self._is_finite(after)
        return place - number - 1 if acts else 0

    def _described(self, items: list[Item], number: int) -> int:
        """How many items a noun phrase has after its adjective, with words that no lexicon has: a Philippine supply | boat."""
        for place in range(number + 1, min(number + 2 + _THINGS, len(items))):
            item = items[place]
            if item.kind in ("GENERIC", "PEOPLE") and len(item.entities) == 1 and place > number + 1:
                entity = item.entities[0]
                return place - number if entity.state is None and entity.id is None else 0
            if item.symbol != WORD and item.kind != "NAME":
                return 0
        return 0

    def _people_of(self, sentence: Sentence, item: Item, last: Item) -> Item:
        """The people or things at the end of a phrase, with the state of the adjective at its beginning."""
        owner, entity = item.entities[0], last.entities[0]
        span = sentence.between([item, last])
        words = sentence.words(span)
        entity = replace(entity, name=words, mention=words, span=span, whole=span)
        entity = _of(entity, owner, f"{entity.link}: of '{owner.mention}'")
        return replace(last, first=item.first, entities=(entity,))

    def _joins_people(self, items: list[Item], number: int) -> bool:
        """Whether the adjective shares the noun of the next one: Senegalese and | Gambian negotiators."""
        if number + 2 >= len(items) or not items[number + 1].lexemes & self.joining:
            return False
        other = items[number + 2]
        return other.kind in ("GENERIC", "PEOPLE", "PERSON") and len(other.entities) == 1 and not other.case and (
            other.entities[0].id is None and other.entities[0].state is not None
        )

    def _is_finite(self, item: Item) -> bool:
        return item.is_verb or bool(item.lexemes & self.aux)

    def _owned(self, sentence: Sentence, item: Item, last: Item) -> Item:
        """Somebody's thing as a participant: Turkish F-16s, Kuwait's fund."""
        entity = item.entities[0]
        span = sentence.between([item, last])
        words = sentence.words(span)
        thing = Entity(Kind.GENERIC, None, words, words, span, span)
        thing = _of(thing, entity, f"what is of '{entity.mention}'")
        return replace(item, symbol=self.things, kind="PEOPLE", case=None, last=last.last, entities=(thing,))

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
        place = number + 1
        after = items[place] if place < len(items) else None
        if after and after.lexemes & self.places and number + 3 < len(items) and items[number + 2].kind in ("PLACE", "STATE"):
            place, after = number + 3, items[number + 3]  # an adviser in Chisinau | said
        if after and after.lexemes & self.predicates and not after.entities and self._is_predicate(items, place):
            return True
        before = items[number - 1] if number else None
        return bool(before and before.lexemes & self.speaking and (after is None or after.symbol in ",."))

    def _is_predicate(self, items: list[Item], number: int) -> bool:
        """Not the boats | of Ghanaian fishermen, the soldiers | on the hill; but: the army | on Monday said."""
        if not items[number].lexemes & self.prepositions:
            return True
        if "to" in items[number].lexemes:  # an adviser | to the prime minister
            entry = items[number + 1].entry if number + 1 < len(items) else None
            return bool(entry and entry.offices)
        return "on" in items[number].lexemes and number + 2 < len(items) and items[number + 1].symbol == DATE and (
            bool(items[number + 2].lexemes & self.predicates) and not items[number + 2].lexemes & self.prepositions
        )

    def _bound(self, item: Item, before: list[Item], discourse: Discourse, *, possessed: bool) -> Item:
        """Its forces are the subject's; the army, of which no more is told, is that of the state that the text is about."""
        entity = item.entities[0]
        words = frozenset(entity.mention.lower().split())
        if possessed:
            owner = self._speaker(before) or self._subject(before) or self._named(before) or self._earlier(discourse)
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

    def _speaker(self, items: list[Item]) -> Entity | None:
        """Who speaks of what is his: Peru blamed the navy; Quito denied on Monday that its | sailors had fired."""
        place = len(items) - 2  # before the possessive
        if place < 1 or "that" not in items[place].lexemes:
            return None
        place -= 1
        while place > 0 and (items[place].symbol == DATE or "on" in items[place].lexemes):
            place -= 1
        said = place > 0 and not items[place].entities and bool(items[place].lexemes & self.speaking)
        speaker = items[place - 1].entities if said else ()
        return speaker[0] if len(speaker) == 1 and speaker[0].state and items[place - 1].kind not in ("ADJ", "PLACE") else None

    def _last_subject(self, items: list[Item]) -> Entity | None:
        """The last in the sentence who acts for a state and whom no preposition governs."""
        for number in range(len(items) - 1, -1, -1):
            item = items[number]
            governed = number > 0 and bool(items[number - 1].lexemes & self.prepositions)
            if not governed and item.kind not in ("PLACE", "FACILITY", "ADJ") and item.entities and item.entities[0].state:
                return item.entities[0]
        return None

    def _named(self, items: list[Item]) -> Entity | None:
        """The first institution or state in the sentence, though a preposition governs it: a spokeswoman for the ministry."""
        acting = (item.entities[0] for item in items if item.kind in ("STATE", "GOVERNMENT", "GENERIC") and not item.case)
        return next((entity for entity in acting if entity.state and entity.basis in _ACTING), None)

    def _earlier(self, discourse: Discourse) -> Entity | None:
        return self._subject(list(discourse.now)) or discourse.home


def _located(entity: Entity, place: Entity) -> Entity:
    return replace(
        entity, state=place.state, basis=StateBasis.LOCATED, kind=Kind.GENERIC, link=f"{entity.link}: from '{place.mention}'"
    )


def _of(entity: Entity, owner: Entity, link: str) -> Entity:
    basis = StateBasis.ACTS_FOR if owner.basis in _ACTING else owner.basis
    return replace(entity, state=owner.state, acts_for=owner.acts_for or owner.id, basis=basis, pronoun=None, link=link)
