"""Roles where the verb comes last (Turkish): cases and postpositions mark them; clauses in brackets count as one word.

The subject is the first actor of the clause in the nominative; inside a bracket it may stand in the genitive. A noun has its
owner before it: Rusya'nın saldırısı, Rus saldırısı.
"""

from dataclasses import dataclass
from typing import Final

from graph.coding.items import BOUNDARY, CLOSE, COMMA, OPEN, RELATIVE, Item, Sentence
from graph.coding.rolewords import Roles, RoleWords, is_actor

REACH: Final = 24
"""How many items before a verb or noun its arguments are looked for."""


def roles_of(sentence: Sentence, number: int, words: RoleWords) -> Roles:
    """The item numbers of each role of the verb or noun at `number`."""
    reader = _Reader(sentence.items, words)
    return reader.verb(number) if reader.is_verb(number) else reader.noun(number)


@dataclass(slots=True)
class _Reader:
    items: list[Item]
    words: RoleWords

    def verb(self, number: int) -> Roles:
        roles = self._before(number)
        agent = roles.pop("tarafından", None)
        if agent:
            return {**roles, "object": roles.get("subject", []), "subject": agent}
        if "subject" not in roles and "GEN" in roles and self._is_embedded(number):
            roles["subject"] = roles["GEN"]
        return roles

    def noun(self, number: int) -> Roles:
        roles = self._before(number)
        roles.pop("subject", None)
        before = self.items[number - 1] if number else None
        if "GEN" in roles:
            roles["owner"] = roles["GEN"]
        elif before and before.entities:
            roles["owner"] = [number - 1]
        return roles

    def is_verb(self, number: int) -> bool:
        """Whether it is a verb, or a noun with a light verb right after it: saldırı düzenledi."""
        item = self.items[number]
        if item.is_verb or item.lexemes & self.words.verbs:
            return True
        after = self.items[number + 1 : number + 3]
        return any(item.lexemes & self.words.light and not item.entities for item in after)

    def _before(self, number: int) -> Roles:
        """What stands in each case, and before each postposition; the nearest counts, of the nominative the first."""
        roles: Roles = {}
        place = number - 1
        stop = max(-1, number - REACH)
        while place > stop:
            item = self.items[place]
            if item.symbol in (CLOSE, RELATIVE):
                place = self._opening(place)
            elif item.symbol in (OPEN, BOUNDARY):
                break
            elif item.entities and item.kind != "NAME":
                row = self._row(place)
                if item.kind == "ADJ":
                    if place == number - 1:
                        roles.setdefault("owner", row)
                else:
                    self._fill(roles, self._role(place), row)
                place = row[0]
            place -= 1
        return roles

    @staticmethod
    def _fill(roles: Roles, role: str, row: list[int]) -> None:
        if role == "subject":
            roles[role] = row
        else:
            roles.setdefault(role, row)

    def _role(self, place: int) -> str:
        """The postposition after the actor, else its case."""
        after = self.items[place + 1].lexemes if place + 1 < len(self.items) else frozenset()
        found = after & self.words.prepositions
        if found:
            return min(found)
        return self.items[place].case or "subject"

    def _row(self, place: int) -> list[int]:
        """The actors coordinated before the one at `place`, which has the case of all."""
        row = [place]
        number = place - 1
        while number > 0 and (self.items[number].symbol == COMMA or self.items[number].lexemes & self.words.conjunctions):
            joined = bool(self.items[number].lexemes & self.words.conjunctions)
            if not is_actor(self.items[number - 1]) or self.items[number - 1].case or not (joined or len(row) > 1):
                break
            row.insert(0, number - 1)
            number -= 2
        return row

    def _opening(self, place: int) -> int:
        """Where the bracket opens that closes at `place`."""
        depth = 0
        for number in range(place, -1, -1):
            symbol = self.items[number].symbol
            depth += (symbol in (CLOSE, RELATIVE)) - (symbol == OPEN)
            if not depth:
                return number
        return place

    def _is_embedded(self, number: int) -> bool:
        return any(item.symbol == OPEN for item in self.items[max(0, number - REACH) : number])
