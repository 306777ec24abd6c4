"""What a text has spoken of so far: it says whom "the two countries", "the three ministers", "its" and "he said" mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from graph.coding.drafts import Draft
from graph.coding.items import Entity, Item, Sentence
from graph.coding.linking import entity_of
from graph.model import Actor, Kind, StateBasis

OWN_STATE: Final = "own"
"""The pronoun of "his country"."""
NEIGHBOUR: Final = "neighbour"
"""The pronoun of "its neighbour"."""
SPEAKER: Final = "we"
"""The pronoun of who speaks."""
TITLE: Final = "title"
"""The pronoun of a title without a name, whose holder was spoken of before: Bakan, …"""
_STEM: Final = 5
"""How many letters of a Turkish noun tell that it is the same."""
EACH_OTHER: Final = "each"
"""The pronoun of two sides for one another: it takes up nobody by itself."""
TOGETHER: Final = "together"
"""The sort of a set that takes up those last spoken of together: their foreign ministers."""
_REACH: Final = 60
"""How many mentions back an anaphor looks."""

_TALKS: Final = frozenset(
    {Kind.STATE, Kind.GOVERNMENT, Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET, Kind.UNNAMED_SOURCE}
)
_FEMININE: Final = frozenset({Kind.STATE, Kind.GOVERNMENT, Kind.GROUP, Kind.ORGANISATION, Kind.GENERIC, Kind.OUTLET})
"""What a feminine singular pronoun takes up in Arabic: states, and groups of people or things."""


@dataclass(slots=True)
class Discourse:
    """The mentions of a document in their order, grown sentence by sentence.

    `holders` are the names that the document gives with an office: (office, whose) → entity. `spoke_in` is the sentence in which
    `speaker` spoke. `carries` holds where pronouns
    are words of their own, which may take up somebody of the sentence before: `before` are its items, `now` this one's.
    `told` are the drafts of the sentences before, for those who deny them.
    `home` is the first state spoken of, which an agency's text names in its dateline.
    `last_event` are the participants of the last act, `doers` those of them who did it.
    """

    actors: Mapping[str, Actor]
    language: str
    holders: Mapping[tuple[str, str], Entity]
    carries: bool = False
    met: list[Entity] = field(default_factory=list)
    topic: tuple[Entity, ...] = ()
    speaker: Entity | None = None
    last_event: tuple[Entity, ...] = ()
    spoke_in: Sentence | None = None
    doers: tuple[Entity, ...] = ()
    told: tuple[Draft, ...] = ()
    before: tuple[Item, ...] = ()
    now: tuple[Item, ...] = ()
    home: Entity | None = None

    def resolve(self, items: list[Item]) -> list[Item]:
        """The items of the next sentence, with nameless office-holders named and sets filled; remembers them all."""
        resolved: list[Item] = []
        for number, item in enumerate(items):
            if item.entities:
                item = self._resolved(self._again(item))
                self._remember(item)
                if len(item.entities) > 1:
                    self.topic = item.entities
                elif _coordinates(items, number) and resolved:
                    self.topic = (*_before(resolved), *item.entities)
            resolved.append(item)
        self.before, self.now = self.now, tuple(resolved)
        return resolved

    def _again(self, item: Item) -> Item:
        """People without a state, with that of those who were spoken of with the same noun: iki Rus şoför …, şoförler."""
        if self.language != "tr" or item.kind != "PEOPLE" or len(item.entities) != 1 or item.entities[0].state:
            return item
        entity = item.entities[0]
        noun = entity.mention.rpartition(" ")[2][:_STEM]
        people = (each for each in reversed(self.met) if each.kind is Kind.GENERIC and each.state and each.span != entity.span)
        same = next((each for each in people if each.mention.rpartition(" ")[2][:_STEM] == noun), None)
        return replace(item, entities=(same.as_said_by(entity, f"spoken of before as '{same.mention}'"),)) if same else item

    def _resolved(self, item: Item) -> Item:
        if item.kind == "SET":
            entities = self._members(item.entities[0]) or item.entities
        else:
            entities = tuple([self._named(entity) for entity in item.entities])
        return item if entities == item.entities else replace(item, entities=entities)

    def _named(self, entity: Entity) -> Entity:
        """The person whom the document, elsewhere, gives this office."""
        holder = self.holders.get(entity.title) if entity.title and entity.id is None else None
        if holder is None:
            return entity
        return replace(
            entity, id=holder.id, name=holder.name, link=f"the document's own holder of {' of '.join(entity.title or ())}"
        )

    def _remember(self, item: Item) -> None:
        if self.home is None and item.entities:
            self.home = next((each for each in item.entities if each.state and each.basis is StateBasis.IS), None)
        for entity in item.entities if item.kind != "PRONOUN" else ():
            self.met.extend((entity, entity.host) if entity.host else (entity,))

    def _members(self, anaphor: Entity) -> tuple[Entity, ...]:
        """Those whom a set means, at the anaphor's own words; empty where fewer were spoken of."""
        sort, size = anaphor.stands_for or ("", 0)
        recent = self.met[: -_REACH - 1 : -1]
        members = self._last(size, (entity for entity in recent if entity.kind is Kind.PERSON and entity.title))
        if sort == TOGETHER:
            together = self.topic if len(self.topic) == size else self.last_event
            members = self._last(size, (state for entity in reversed(together) if (state := self._state(entity))))
        elif sort != "set_persons" or (self.carries and not members):
            members = self._last(size, (state for entity in recent if (state := self._state(entity))))
        link = f"{anaphor.link}: the last {size} spoken of"
        return tuple(member.as_said_by(anaphor, link) for member in members)

    def _state(self, entity: Entity) -> Entity | None:
        """The state that an entity is or acts for."""
        if entity.basis not in (StateBasis.IS, StateBasis.ACTS_FOR) or entity.state is None:
            return None
        actor = self.actors.get(f"state:{entity.state}")
        return entity_of(actor, self.language, entity.mention, entity.span, entity.link) if actor else None

    @staticmethod
    def _last(size: int, newest_first: Iterable[Entity]) -> tuple[Entity, ...]:
        found: dict[str, Entity] = {}
        for entity in newest_first:
            found.setdefault(entity.key, entity)
            if len(found) == size:
                return tuple(reversed(found.values()))
        return ()

    def pronoun(self, entity: Entity, position: int, others: Iterable[Entity], items: list[Item]) -> tuple[Entity, ...]:
        """Whom a suffixed pronoun at item `position` means: the nearest fitting one before it that has no other part here."""
        if entity.pronoun == EACH_OTHER:
            return ()
        if entity.pronoun == OWN_STATE:
            return self._own_state(entity, position, items)
        if entity.pronoun == NEIGHBOUR:
            return self._neighbour(entity, {other.state for other in others}, items[:position])
        taken = {other.key for other in others}
        if entity.pronoun == "w":
            return self._speaking(entity, items)
        for item in reversed(items[:position]):
            fits = [each for each in item.entities if _fits(each, entity.pronoun, item) and each.key not in taken]
            if fits and (entity.pronoun != "d" or len(fits) == 2):
                link = f"the pronoun '{entity.mention}' for '{fits[0].mention}'"
                return tuple(each.as_said_by(entity, link) for each in fits)
        return self._carried(entity, taken) if self.carries else ()

    def _neighbour(self, entity: Entity, taken: set[str | None], items: list[Item]) -> tuple[Entity, ...]:
        """The last state spoken of, here or in the sentence before, that does not take part itself."""
        before = (each for item in (*reversed(items), *reversed(self.before)) for each in item.entities)
        state = next((state for each in before if each.state not in taken and (state := self._state(each))), None)
        return (state.as_said_by(entity, f"'{entity.mention}' for the other state spoken of"),) if state and taken else ()

    def _speaking(self, entity: Entity, items: list[Item]) -> tuple[Entity, ...]:
        """Who says "we": the sentence's first person, else whoever spoke last."""
        persons = [each for item in items for each in item.entities if each.kind is Kind.PERSON and each.state]
        speaker = persons[0] if persons else self.speaker
        return (speaker.as_said_by(entity, f"'{entity.mention}' for '{speaker.mention}', who speaks"),) if speaker else ()

    def _carried(self, entity: Entity, taken: set[str]) -> tuple[Entity, ...]:
        """Whom a pronoun of its own (he, it, they) takes up from the sentence before: the first that fits, its likely subject."""
        for number, item in enumerate(self.before):
            fits = tuple(each for each in item.entities if _fits(each, entity.pronoun, item) and each.key not in taken)
            if not fits:
                continue
            if entity.pronoun == "p" and len(fits) == 1:
                joined = self.before[number + 1 : number + 3]
                if len(joined) < 2 or not joined[0].lexemes & {"and"} or not joined[1].entities:
                    return ()  # they are several
                fits = (*fits, *joined[1].entities)
            link = f"the pronoun '{entity.mention}' for '{fits[0].mention}' of the sentence before"
            return tuple(each.as_said_by(entity, link) for each in fits)
        return ()

    def holder_before(self, anaphor: Entity) -> Entity | None:
        """The last office-holder of the sentences before, for a title without a name."""
        if anaphor.pronoun != TITLE:
            return None
        return next((each for each in reversed(self.met) if each.kind is Kind.PERSON and each.state and each.title), None)

    def _own_state(self, entity: Entity, position: int, items: list[Item]) -> tuple[Entity, ...]:
        """The state of the sentence's first person before the words, else of the last speaker."""
        persons = [each for item in items[:position] for each in item.entities if each.kind is Kind.PERSON and each.state]
        if self.language == "tr" and not persons:
            acting = (each for item in items[:position] if can_speak(item) and item.case is None for each in item.entities)
            persons = [each for each in acting if self._state(each)]
        speaker = persons[0] if persons else self.speaker
        state = self._state(speaker) if speaker else None
        link = f"'{entity.mention}' for the state of '{speaker.mention}'" if speaker else ""
        return (state.as_said_by(entity, link),) if state else ()


def _fits(entity: Entity, pronoun: str | None, item: Item) -> bool:
    if item.kind in ("PRONOUN", "PLACE", "FACILITY", "ADJ"):
        return False
    if pronoun == "fs":
        if item.kind == "PEOPLE" and entity.state is None:
            return False  # it rather takes up a state than a bus
        return entity.kind in _FEMININE and len(item.entities) == 1
    if pronoun == "ms":
        if item.kind == "PEOPLE" and entity.state is not None:
            return len(item.entities) == 1
        army = entity.kind in (Kind.GROUP, Kind.GENERIC) and entity.acts_for is not None
        return (entity.kind in (Kind.PERSON, Kind.ORGANISATION) or army) and len(item.entities) == 1
    return True


def can_speak(item: Item) -> bool:
    """Whether the item may be who says something."""
    return item.kind not in ("ADJ", "PRONOUN", None) and any(
        entity.kind in _TALKS or entity.kind is Kind.GENERIC for entity in item.entities
    )


def _coordinates(items: list[Item], number: int) -> bool:
    """Whether the item is joined by a conjunction to a mention before it."""
    return (
        bool(items[number].entities)
        and number >= 2
        and items[number - 1].lexemes <= {"و", "and", "ve", "ile"}
        and bool(items[number - 1].lexemes)
        and bool(items[number - 2].entities)
    )


def _before(resolved: list[Item]) -> tuple[Entity, ...]:
    return resolved[-2].entities if len(resolved) > 1 else ()
