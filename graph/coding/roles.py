"""Rules that name grammatical roles instead of an order of words: which items stand in the roles of a trigger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.codebook.rules import Filler, Role, Rule
from graph.coding import roles_first, roles_last, roles_middle
from graph.coding.items import Item, Sentence
from graph.coding.rolewords import Roles, is_owner, role_words
from graph.coding.vocabulary import Vocabulary

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


class RoleFinder:
    """The rules of one language that go by roles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.find_roles = _FINDERS[vocabulary.morphology.verb]
        self.words = role_words(vocabulary)
        self.by_symbol: dict[str, list[Rule]] = {}
        for rule in vocabulary.lexicon.rules:
            for symbol in vocabulary.lexeme_symbols(rule.triggers) if rule.roles else "":
                self.by_symbol.setdefault(symbol, []).append(rule)

    def find(self, sentence: Sentence, taken: set[int]) -> Iterator[tuple[Rule, ByRoles]]:
        """The rules whose roles are filled, by the triggers' order, but for those triggers that are `taken`."""
        if not self.by_symbol:
            return
        for number, item in enumerate(sentence.items):
            rules = self.by_symbol.get(item.symbol, ())
            if rules and number not in taken and not item.entities:
                roles = self.find_roles(sentence, number, self.words)
                for rule in rules:
                    parts = _filled(rule.roles, roles, sentence.items)
                    if parts is not None:
                        yield rule, ByRoles(number, parts)


def _filled(fillers: tuple[Filler, ...], roles: Roles, items: list[Item]) -> dict[str, list[int]] | None:
    """The items of each part; None where a part that must be there is not."""
    parts: dict[str, list[int]] = {}
    for filler in fillers:
        row = next((row for role in filler.roles if (row := _row(role, roles, items))), [])
        if not row and not filler.optional:
            return None
        if row:
            parts[filler.part] = row
    return parts


def _row(role: Role, roles: Roles, items: list[Item]) -> list[int]:
    """The items of a role, if all are of its kinds: of the usual ones where it names none."""
    row = roles.get(role.name, [])
    if role.kinds:
        return row if all(_kind(items[number]) in role.kinds for number in row) else []
    barred = _NO_SUBJECTS if role.name == "subject" else _ONLY_BY_NAME
    return [number for number in row if _kind(items[number]) not in barred]


def _kind(item: Item) -> str:
    """Kenya's is what an adjective is; people are generic."""
    if is_owner(item):
        return "ADJ"
    return "GENERIC" if item.kind == "PEOPLE" else item.kind or ""
