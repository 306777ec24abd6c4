"""Rules that name grammatical roles instead of an order of words: which items stand in the roles of a trigger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.codebook.rules import CASES, Role, Rule
from graph.coding import roles_first, roles_last, roles_middle
from graph.coding.items import Item, Sentence, is_money
from graph.coding.keeping import Keepable
from graph.coding.rolewords import Roles, is_owner, role_words
from graph.coding.vocabulary import Vocabulary
from graph.model import Relation, RelationKind

_FINDERS: Final = {"first": roles_first.roles_of, "middle": roles_middle.roles_of, "last": roles_last.roles_of}
"""Where the verb stands decides how roles are marked."""
_ONLY_BY_NAME: Final = frozenset({"NAME", "OUTLET", "UNNAMED"})
"""Kinds that fill a role only where a rule names them."""
_NO_SUBJECTS: Final = _ONLY_BY_NAME | {"ADJ", "PLACE", "FACILITY"}


@dataclass(frozen=True, slots=True)
class ByRoles:
    """Where a rule's parts stand in a sentence, in item numbers; read as a pattern's match is."""

    trigger: int
    parts: Mapping[str, list[int]]

    def places(self, element: str) -> list[range]:
        """The items that the part of this name took."""
        if element == "trigger":
            return [range(self.trigger, self.trigger + 1)]
        return [range(number, number + 1) for number in self.parts.get(element, ())]

    @property
    def start(self) -> int:
        return min((self.trigger, *(number for row in self.parts.values() for number in row)))

    @property
    def end(self) -> int:
        return max((self.trigger, *(number for row in self.parts.values() for number in row))) + 1


class RoleFinder(Keepable):
    """The rules of one language that go by roles."""

    def __init__(self, vocabulary: Vocabulary, relations: Mapping[str, Relation]) -> None:
        self.find_roles = _FINDERS[vocabulary.morphology.verb]
        self.words = role_words(vocabulary)
        self.measures = frozenset(name for name, relation in relations.items() if relation.kind is RelationKind.MEASURE)
        self.by_symbol: dict[str, list[Rule]] = {}
        for rule in vocabulary.lexicon.rules:
            for symbol in vocabulary.lexeme_symbols(rule.triggers) if rule.roles else "":
                self.by_symbol.setdefault(symbol, []).append(rule)
        self._least = {symbol: min(map(_least_named, rules)) for symbol, rules in self.by_symbol.items()}

    def least_named(self, symbols: list[str]) -> int | None:
        """How many participants a sentence must name for one of its triggers to find something; None without a trigger."""
        least = None
        for symbol in symbols:
            own = self._least.get(symbol)
            if own is not None and (least is None or own < least):
                least = own
        return least

    def find(self, sentence: Sentence, taken: set[int]) -> Iterator[tuple[Rule, ByRoles]]:
        """The rules whose roles are filled, in the order of triggers, but for the triggers that are `taken`.

        A measure is found once for each of its amounts.
        """
        for number, item in enumerate(sentence.items):
            if item.symbol not in self.by_symbol:
                continue
            called = self.by_symbol[item.symbol]
            rules = [rule for rule in called if rule.relation in self.measures or number not in taken]
            if not rules or item.entities:
                continue
            roles = self.find_roles(sentence, number, self.words)
            for rule in rules:
                parts = _filled(rule, roles, sentence.items)
                if parts is None:
                    continue
                if rule.relation not in self.measures:
                    yield rule, ByRoles(number, parts)
                    continue
                for amount in self._amounts(sentence.items, number):
                    yield rule, ByRoles(number, {**parts, "quantity": [amount]})

    def _amounts(self, items: list[Item], trigger: int) -> list[int]:
        """The amounts of money of this trigger: those after it, up to the next trigger of a measure, else the one before it."""
        others = [number for number, item in enumerate(items) if number != trigger and self._measures(item)]
        stop = min((number for number in others if number > trigger), default=len(items))
        start = max((number for number in others if number < trigger), default=-1)
        after = [number for number in range(trigger + 1, stop) if is_money(items[number])]
        return after or [number for number in range(trigger - 1, start, -1) if is_money(items[number])][:1]

    def _measures(self, item: Item) -> bool:
        return any(rule.relation in self.measures for rule in self.by_symbol.get(item.symbol, ()))


def _least_named(rule: Rule) -> int:
    """How many participants a sentence must name for a rule by roles to find something."""
    return 0 if rule.implied else sum(not filler.optional for filler in rule.roles)


def _filled(rule: Rule, roles: Roles, items: list[Item]) -> dict[str, list[int]] | None:
    """The items of each part; None where a part that must be there is not, and that nothing implies."""
    implied = {part for part, _ in rule.implied}
    parts: dict[str, list[int]] = {}
    for filler in rule.roles:
        row = next((row for role in filler.roles if (row := _row(role, roles, items))), [])
        if not row and not filler.optional and filler.part not in implied:
            return None
        if row:
            parts[filler.part] = row
    return parts


def _row(role: Role, roles: Roles, items: list[Item]) -> list[int]:
    """The items of a role, if all are of its kinds: of the usual ones where it names none."""
    row = roles.get(role.name, [])
    if role.kinds:
        # to Kenya's …: whose it is, is no receiver; nor is it where cases tell whose the phrase is
        own = role.name in ("subject", "object", "second", "owner") or not (role.name.islower() or role.name in CASES)
        return row if all(_kinds(items[each], own=own) & set(role.kinds) for each in row) else []
    barred = _NO_SUBJECTS if role.name == "subject" else _ONLY_BY_NAME
    if role.name in CASES or role.name == "clause":
        barred -= {"UNNAMED"}  # Haitili yetkilileri eleştirdi
    return [number for number in row if _kind(items[number]) not in barred]


def _kinds(item: Item, *, own: bool) -> set[str]:
    """What the item counts as; people are of their own kind, too, and an owner (`own`) of the kind that it names."""
    return {_kind(item), *(("PEOPLE",) if item.kind == "PEOPLE" else ()), *((item.kind or "",) if own else ())}


def _kind(item: Item) -> str:
    """Kenya's is what an adjective is; people are generic."""
    if is_owner(item) or not item.entities:
        return "ADJ"  # its villages: a possessive without people is an owner, too
    return "GENERIC" if item.kind == "PEOPLE" else item.kind or ""
