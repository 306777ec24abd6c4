"""Roles where the verb comes first (Arabic): subject, then object, then what prepositions govern; a subject may go before.

A verbal noun has its owner after it (زيارة الوزير, الهجوم الروسي), a second actor as its object, and prepositions.
"""

from dataclasses import dataclass
from typing import Final

from graph.coding.items import BOUNDARY, CLOSE, COMMA, OPEN, RELATIVE, Item, Sentence
from graph.coding.rolewords import Roles, RoleWords, governs, is_actor, is_owner

REACH: Final = 16
"""How many items after a verb or noun its arguments are looked for."""
_ENDS: Final = (BOUNDARY, RELATIVE, CLOSE)
_SUBJECT: Final = 2
"""How many words that nobody knows may name a verb's subject before its adjective."""
_PERFORMED: Final = 4
"""How many items after a noun the verb that does it may stand: هجوم واسع | شنه."""


def roles_of(sentence: Sentence, number: int, words: RoleWords) -> Roles:
    """The item numbers of each role of the verb or verbal noun at `number`."""
    reader = _Reader(sentence.items, words, [token.text for token in sentence.tokens])
    return reader.verb(number) if reader.is_verb(number) else reader.noun(number)


@dataclass(slots=True)
class _Reader:
    items: list[Item]
    words: RoleWords
    texts: list[str]

    def is_verb(self, number: int) -> bool:
        """Whether a verb stands here, also one that is spelt like its noun, where it begins its clause: حث الرئيس المستشار."""
        item = self.items[number]
        if item.is_verb:
            return True
        if not item.lexemes & self.words.verbs or item.entities or self._is_definite(item):
            return False
        place = number - 1
        while place >= 0 and self._joins(place):
            place -= 1
        before = self.items[place] if place >= 0 else None
        opened = before is None or before.symbol in (BOUNDARY, RELATIVE) or bool(before.lexemes & self.words.auxiliaries)
        return opened and number + 1 < len(self.items) and not governs(self.items[number + 1], self.words)

    def verb(self, number: int) -> Roles:
        free, roles = self._after(number + 1)
        suffixed = free.pop(0) if free and self.items[free[0][0]].last == self.items[number].last else []
        before = self._before(number)
        own = bool(free) and not self._has_head(free[0][0], number)
        acts = own and self.items[free[0][0]].kind not in ("FACILITY", "PLACE", "PRONOUN")
        if before and not (acts and any(item.symbol == BOUNDARY for item in self.items[before[-1] : number])):
            roles["subject"] = before
        elif own:
            roles["subject"] = free.pop(0)
        elif carried := self._carried(number):
            roles["subject"] = carried
        elif free and self._heads(free[0][0], number):
            roles["subject"] = free.pop(0)
        if suffixed or free:
            roles["object"] = suffixed or free[0]
        return roles

    def _carried(self, number: int) -> list[int]:
        """The subject of the verb before, which "and" joins to this one without a subject of its own: …، وصادرت حواسيبها."""
        if number == 0 or not self._joins(number - 1):
            return []
        for place in range(number - 2, max(-1, number - REACH), -1):
            item = self.items[place]
            if item.symbol == RELATIVE or item.lexemes & self.words.relating:
                return []
            if item.is_verb and not item.lexemes & self.words.auxiliaries:
                return self.verb(place).get("subject", [])
        return []

    def noun(self, number: int) -> Roles:
        free, roles = self._after(number + 1)
        if free and not self._has_head(free[0][0], number):
            roles["owner"] = free.pop(0)
        if free:
            roles["object"] = free[0]
        light = self._light_before(number)
        if light is not None:
            subject = self.verb(light).get("subject", [])
            if subject and subject[-1] < number:
                roles["subject"] = subject
        performed = self._performed(number)
        if performed is not None:
            for name, row in self.verb(performed).items():
                if name != "object":
                    roles.setdefault(name, row)
        return roles

    def _before(self, number: int) -> list[int]:
        """The subject before its verb: the first actors of the clause that nothing governs; the head of a relative clause."""
        start = next((place + 1 for place in range(number - 1, -1, -1) if self._opens(place)), 0)
        if start and self.items[start - 1].symbol == RELATIVE and start - 1 > 0 and is_actor(self.items[start - 2]):
            return [start - 2]
        governed = headed = False
        for place in range(start, number):
            item = self.items[place]
            if item.symbol in (COMMA, BOUNDARY):
                governed = headed = False
            elif governs(item, self.words):
                governed = True
            elif is_actor(item):
                if not governed and not headed:
                    return self._row(place, number)
                governed = False
            elif not item.lexemes & (self.words.auxiliaries | self.words.conjunctions | self.words.opening):
                headed = headed or not (governed or is_owner(item))
        return []

    def _opens(self, place: int) -> bool:
        item = self.items[place]
        if item.symbol == BOUNDARY:
            return item.last > item.first or bool(self.items[place + 1].lexemes & self.words.opening)
        return item.symbol == RELATIVE or item.is_verb

    def _after(self, start: int) -> tuple[list[list[int]], Roles]:
        """The actors that nothing governs, in their order, and what each preposition governs, up to the end of the clause."""
        free: list[list[int]] = []
        roles: Roles = {}
        preposition: str | None = None
        stop = min(len(self.items), start + REACH)
        number = start
        parted = False
        while number < stop:
            item = self.items[number]
            if item.symbol == OPEN:
                number = self._closed(number)
                preposition = None
                continue
            resumed = self._resumed(number) if parted and item.symbol == RELATIVE else None
            if resumed is not None:
                number, preposition, parted = resumed, None, False
                stop = min(len(self.items), resumed + REACH)
                continue
            if item.symbol in _ENDS or (item.is_verb and not item.lexemes & self.words.auxiliaries):
                break
            if governs(item, self.words):
                preposition = min(item.lexemes & self.words.prepositions)
            elif is_actor(item) or is_owner(item):
                row = self._row(number, stop)
                if preposition is None:
                    free.append(row)
                else:
                    roles.setdefault(preposition, row)
                preposition, number = None, row[-1]
            elif item.symbol == COMMA:
                preposition, parted = None, not parted
            number += 1
        return free, roles

    def _closed(self, opened: int) -> int:
        """Where the clause goes on after the words in brackets."""
        return next((place + 1 for place in range(opened, len(self.items)) if self.items[place].symbol == CLOSE), len(self.items))

    def _resumed(self, number: int) -> int | None:
        """Where the clause goes on after a relative clause between commas: دعت، في رسالة | بعثت بها، الصين."""
        for place in range(number + 1, min(number + REACH, len(self.items))):
            if self.items[place].symbol == COMMA:
                return place + 1
            if self.items[place].symbol == BOUNDARY:
                return None
        return None

    def _has_head(self, place: int, trigger: int) -> bool:
        """Whether a word that is nobody stands between the trigger and the actor: its subject is that word, not the actor."""
        between = self.items[trigger + 1 : place]
        passed = self.words.auxiliaries | self.words.adjectives | self.words.conjunctions
        return any(item.symbol == "w" or (item.lexemes and not item.lexemes & passed) for item in between if not item.entities)

    def _heads(self, place: int, trigger: int) -> bool:
        """Whether the adjective at `place` tells whose the definite noun right after the verb is: صادرت البحرية الماليزية."""
        between = self.items[trigger + 1 : place]
        if not is_owner(self.items[place]) or not 1 <= len(between) <= _SUBJECT:
            return False
        words = (*between, self.items[place])
        return all(self._is_definite(item) and not item.is_verb and not governs(item, self.words) for item in words)

    def _is_definite(self, item: Item) -> bool:
        return item.last > item.first and self.texts[item.first][item.skip :].startswith("ال")

    def _row(self, place: int, stop: int) -> list[int]:
        """The actor at `place` and those coordinated with it: مصر والأردن، وقطر."""
        row, number = [place], place + 1
        while number < stop:
            if self.items[number].symbol == COMMA and number + 1 < stop and self._joins(number + 1):
                number += 1
            if not self._joins(number) or number + 1 >= stop or not self._is_alike(number + 1, place):
                break
            row.append(number + 1)
            number += 2
        return row

    def _is_alike(self, number: int, other: int) -> bool:
        return is_actor(self.items[number]) or (is_owner(self.items[number]) and is_owner(self.items[other]))

    def _joins(self, number: int) -> bool:
        return bool(self.items[number].lexemes & self.words.conjunctions) and not self.items[number].entities

    def _light_before(self, number: int) -> int | None:
        """The light verb whose object the noun is: شنت إسرائيل هجوما."""
        for place in range(number - 1, max(-1, number - 9), -1):
            item = self.items[place]
            if item.lexemes & self.words.light and not item.entities:
                return place
            if item.symbol in (BOUNDARY, RELATIVE) or item.is_verb:
                return None
        return None

    def _performed(self, number: int) -> int | None:
        """The light verb after the noun that tells who does it: هجوم شنه المتمردون، الغارة التي نفذتها."""
        for place in range(number + 1, min(number + 1 + _PERFORMED, len(self.items) - 1)):
            item, following = self.items[place], self.items[place + 1]
            if item.is_verb or item.lexemes & self.words.light:
                suffixed = following.kind == "PRONOUN" and following.last == item.last
                return place if suffixed and item.lexemes & self.words.light else None
            if item.symbol == BOUNDARY or is_actor(item):
                return None
        return None
