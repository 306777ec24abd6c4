"""Claims before their speaker and status are known, and what can be said of one alone."""

from dataclasses import dataclass
from typing import Final

from graph.codebook.rules import Rule
from graph.coding.items import DATE, QUANTITY, Entity, Item, Sentence
from graph.model import Interval, Kind, Relation, RelationKind, Span

DATE_REACH: Final = 10
"""How many items from an amount its date may stand."""
HAPPENS: Final = ("ASSAULT", "PROTEST")
"""What is told though nobody knows who did it to whom; elsewhere nobody is no participant."""
_WHERE: Final = (Kind.PLACE, Kind.STATE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its speaker and status are known: what a rule found, in items of the sentence from `start` up to `end`."""

    rule: Rule
    trigger: int
    start: int
    end: int
    sources: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    about: tuple[Entity, ...]
    place: Entity | None
    quantity: Item | None
    date: Interval | None
    mutual: bool = False
    """Each of its two sources did it to the other: expelled each other's diplomats."""

    @property
    def participants(self) -> frozenset[str]:
        return frozenset(entity.key for entity in (*self.sources, *self.targets))

    @property
    def is_wish(self) -> bool:
        """Whether its complement is an act that somebody else is to do, or that is only threatened."""
        return self.rule.relation in ("REQUEST", "THREATEN")

    def subsumes(self, other: "Draft") -> bool:
        """Whether `other` says nothing that this one does not say at the same place."""
        return (
            self is not other
            and self.rule.relation == other.rule.relation
            and (self.quantity is other.quantity or (other.quantity is None and bool(other.rule.roles)))
            and self.start <= other.trigger < self.end
            and (other.participants <= self.participants or self._tells_more_of(other))
        )

    def _tells_more_of(self, other: "Draft") -> bool:
        """Whether `other` has the same doer and only the place: killed three in Gaza in an Israeli | raid on Gaza."""
        ours, theirs = ({entity.key for entity in draft.sources} for draft in (self, other))
        states = {entity.state for entity in self.targets}
        return bool(ours) and ours == theirs and all(each.kind in _WHERE and each.state in states for each in other.targets)


def is_nobody_known(entity: Entity) -> bool:
    """Whether it is unnamed people, or a thing, of whom the words tell no state."""
    unnamed = entity.kind in (Kind.GENERIC, Kind.FACILITY) and entity.id is None and not entity.pronoun
    return unnamed and entity.state is None and entity.code is None


def is_open(draft: Draft) -> bool:
    """Whether the draft leaves it open who did it, or to whom."""
    return not draft.sources or (not draft.targets and len(draft.sources) == 1)


def quotation(sentence: Sentence, draft: Draft, relation: Relation) -> Span:
    """The words that say it; a measure's are the amount with its date."""
    if relation.kind is RelationKind.MEASURE and draft.quantity:
        number = sentence.items.index(draft.quantity)
        dated = date_of_amount(sentence.items, number)
        place = number if dated is None else dated
        return sentence.item_span(min(number, place), max(number, place) + 1)
    return sentence.item_span(draft.start, draft.end)


def date_of_amount(items: list[Item], number: int) -> int | None:
    """The item of the date that belongs to the amount at `number`: beside it, after one word (in 2019), else the nearest.

    Another amount between the two has the date for itself.
    """
    near = (number + 1, number + 2, number - 1)
    beside = next((place for place in near if 0 <= place < len(items) and items[place].symbol == DATE), None)
    if beside is not None:
        return beside
    found = [place for step in (1, -1) if (place := _next_date(items, number, step)) is not None]
    return min(found, key=lambda place: abs(place - number), default=None)


def _next_date(items: list[Item], number: int, step: int) -> int | None:
    for place in range(number + step, number + step * DATE_REACH, step):
        if not 0 <= place < len(items) or items[place].symbol == QUANTITY:
            return None
        if items[place].symbol == DATE:
            return place
    return None
