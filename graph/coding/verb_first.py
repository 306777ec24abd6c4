"""Languages whose verbs come first: a verb that takes its subject from the verb before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.coding.discourse import OWN_STATE, can_speak
from graph.coding.items import BOUNDARY, COMMA, DATE, MARK, RELATIVE, WORD, Item, Sentence
from graph.coding.vocabulary import Entry

Classes = Mapping[str, frozenset[str]]

_SUBJECTS: Final = frozenset({"STATE", "GOVERNMENT", "PERSON", "ORGANISATION", "GROUP", "SET", "GENERIC"})

_ARTICLE: Final = "ال"
_AUXILIARIES: Final = 6
_APART: Final = 12
"""How many items after a verb of accusing may hold whom it is about."""
_DENIAL: Final = 4
"""How many items after a verb of denying may hold who denies, or the word that opens what is denied."""


def relays(items: list[Item], number: int, classes: Classes) -> bool:
    """Whether the words "quoting" at `number` stand after a verb of saying and who relays: ذكرت رويترز | نقلا عن مصادر."""
    return number > 1 and can_speak(items[number - 1]) and bool(items[number - 2].lexemes & classes["say"])


def relay_before(items: list[Item], number: int, opening: int, classes: Classes) -> int:
    """Where the words "quoting" stand between the verb of saying at `number` and what it opens; else the verb itself."""
    quoting = (place for place in range(number + 1, opening) if items[place].lexemes & classes["according"])
    return next((place for place in quoting if relays(items, place, classes)), number)


def first_speaker(items: list[Item]) -> Item | None:
    """Who acts first in the sentence: a participle of saying takes him up (met his counterpart, | adding that)."""
    return next((item for item in items if can_speak(item)), None)


def end_of_speech(items: list[Item], opening: int, classes: Classes) -> int:
    """Where it is no longer the speaker who speaks: before a contrast with others (فيما، بينما)."""
    return next((place for place in range(opening, len(items)) if items[place].lexemes & classes["contrast"]), len(items))


def denials(items: list[Item], classes: Classes) -> Iterator[tuple[int, Item]]:
    """Each verb of denying that has no complement which "that" opens, with who denies, after it or right before it."""
    for number, item in enumerate(items):
        if item.entities or not item.lexemes & classes["deny"]:
            continue
        following = items[number + 1 : number + 1 + _DENIAL]
        if any(other.lexemes & classes["that"] for other in following):
            continue
        written = (other for other in reversed(items[:number]) if other.last > other.first)
        before = next(written, None)
        speaker = before if before and can_speak(before) else next((other for other in following if can_speak(other)), None)
        if speaker:
            yield number, speaker


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


def talked_about(items: list[Item], trigger: int, classes: Classes) -> bool:
    """Whether the act at `trigger` is only what somebody talks about: discussed ways to strengthen | cooperation with Y."""
    for number in range(trigger - 1, -1, -1):
        if items[number].symbol in (BOUNDARY, RELATIVE):
            return False
        if items[number].lexemes & classes["discuss"]:
            return True
    return False


def with_verbs(sentence: Sentence, past: Mapping[str, Entry], word: Callable[[str], Entry], classes: Classes) -> list[Item]:
    """The items, with what is spelt like a noun as the verb that it is after its subject, or after "has": الجيش قتل ثلاثة.

    What has an article is no verb: الأسر, الحمى. `past` has by form the entry of a form that only the verb has.
    """
    items = list(sentence.items)
    for number, item in enumerate(items):
        if item.is_verb and item.last == item.first + 1:
            text = sentence.tokens[item.first].text[item.skip :]
            if text.startswith(_ARTICLE) and not word(text).finite:
                items[number] = Item(WORD, item.first, item.last, None, skip=item.skip)
        if number == 0 or item.entities or item.is_verb or item.skip or item.last != item.first + 1 or not item.lexemes:
            continue
        entry = past.get(sentence.tokens[item.first].text)
        if entry and entry.lexemes == item.lexemes and _has_subject(items, number, classes):
            items[number] = replace(item, symbol=entry.symbol or item.symbol, entry=entry)
    return items


def _has_subject(items: list[Item], number: int, classes: Classes) -> bool:
    """Whether the verb that may stand at `number` has its subject right before it, at the beginning of its clause."""
    if items[number - 1].lexemes & classes["may"] and not items[number - 1].entities:
        return True
    following = items[number + 1] if number + 1 < len(items) else None
    if items[number - 1].kind not in _SUBJECTS | {"PEOPLE", "PRONOUN"} or (following and following.kind == "ADJ"):
        return False
    for place in range(number - 1, -1, -1):
        item = items[place]
        if item.is_verb or item.symbol in (COMMA, MARK) or item.lexemes & classes["preposition"]:
            return item.symbol == MARK
        if item.lexemes & (classes["that"] | classes["boundary"]) and not item.entities:
            return True
        if not item.entities and not item.lexemes & (classes["and"] | classes["aux"]):
            return False
    return True


def share_subjects(sentence: Sentence, classes: Classes, verbal_nouns: frozenset[str]) -> list[Item]:
    """The items with the subject set again after a verb that has it from a verb before: زار بغداد والتقى | نظيره.

    So has the verb after "that" which completes a plan or a denial: نفت طهران أن تكون قد أرسلت | أسلحة. A second verb takes
    it only where what follows can be no subject: a preposition, a suffixed pronoun, a counterpart, a state of the other
    gender: أدان الهجوم ودعا | رواندا. So have the `verbal_nouns` after a verb of control: أعلنت تشاد تعليق | الاتفاق مع فرنسا.
    """
    return _Sharing(sentence, sentence.items, classes, verbal_nouns).done()


@dataclass(slots=True)
class _Sharing:
    """One pass over a sentence. `planner`: the last verb's complement may be its subject's act; `same`: it can be no other's."""

    sentence: Sentence
    items: list[Item]
    classes: Classes
    verbal_nouns: frozenset[str]
    subject: tuple[Item, ...] = ()
    speaker: tuple[Item, ...] = ()
    planner: bool = False
    same: bool = False
    controller: tuple[Item, ...] = ()
    charged: bool = False

    def done(self) -> list[Item]:
        shared: list[Item] = []
        for number, item in enumerate(self.items):
            shared.append(item)
            if item.symbol in (BOUNDARY, RELATIVE):
                self.controller = ()
            shared.extend(self._controlled(number))
            if item.lexemes & self.classes["adding"] and not item.entities and not self._is_owned(number):
                shared.extend(_again(self.speaker or self.subject, item.last))
            if not item.is_verb or item.lexemes & self.classes["aux"]:
                continue
            before, auxiliaries = self._before(number)
            if self.subject and self._shares(number, before, auxiliaries):
                shared.extend(_again(self.subject, item.last))
            elif apart := self._apart(number, before):
                self.subject = apart
                shared.extend(_again(apart, item.last))
            else:
                self.subject = self._own(number, before) or self._last_subject(item)
                if item.lexemes & self.classes["say"]:
                    self.speaker = self.subject
            self.planner = bool(item.lexemes & (self.classes["deny"] | self.classes["commit"]))
            self.same = bool(item.lexemes & self.classes["commit"] & self.classes["control"])
        return shared

    def _is_owned(self, number: int) -> bool:
        """Whether a pronoun stands at the word's end: مطالبتها is her demand, مطالبة is demanding."""
        following = self.items[number + 1] if number + 1 < len(self.items) else None
        return following is not None and following.kind == "PRONOUN" and following.last == self.items[number].last

    def _controlled(self, number: int) -> list[Item]:
        """Whom a verb of control or of accusing makes the doer of the verbal noun at `number`; remembers him at that verb."""
        item = self.items[number]
        if not item.entities and item.lexemes & self.classes["accuse"]:
            self.controller, self.charged = self._accused(number), True
        elif not item.entities and item.lexemes & self.classes["control"]:
            self.controller, self.charged = self._own(number, self._before(number)[0]) or self.controller, False
        elif self.controller and self._is_controlled(number):
            return _again(self.controller, item.last)
        return []

    def _is_plural(self, item: Item) -> bool:
        """A verbal noun in the plural names things that happen: تدريبات, exercises, is nobody's training of others."""
        return self.sentence.tokens[item.last - 1].text.endswith("ات")

    def _accused(self, number: int) -> tuple[Item, ...]:
        """Whom the verb of accusing at `number` is about: he is who did what the verbal noun after him says."""
        accuser = self._own(number, self._before(number)[0])
        for place in range(number + 1, min(number + _APART, len(self.items))):
            item = self.items[place]
            if item.symbol == BOUNDARY or item.lexemes & self.classes["accused_of"]:
                break
            if item.kind in _SUBJECTS and not any(item is each for each in accuser):
                return self._row(place, 1)
        return accuser  # a passive: was accused of

    def _is_controlled(self, number: int) -> bool:
        """Whether a verbal noun stands here that names no doer of its own: a name with another one after it, or with ل."""
        item = self.items[number]
        if item.is_verb or item.entities or not item.lexemes & self.verbal_nouns or self._is_plural(item):
            return False
        if self.charged:
            return bool(self.items[number - 1].lexemes & self.classes["accused_of"])
        after = self.items[number + 1 : number + 3]
        if after and not self.classes["shared"].isdisjoint(after[0].lexemes):
            return False  # تدريبا مشتركا is an exercise, nobody's training of others
        if after and any(entity.pronoun == OWN_STATE for entity in after[0].entities):
            return False
        own = bool(after) and (after[0].kind in _SUBJECTS or after[0].kind == "ADJ") and len(after) > 1
        return not (own and (after[1].entities or after[1].lexemes & self.classes["purpose"]))

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
            after = self.items[number + 2] if number + 2 < len(self.items) else None
            own = after is not None and after.kind in ("STATE", "GOVERNMENT", "PERSON")  # … وحذرتها روسيا
            return (following.kind == "PRONOUN" and not own) or bool(
                following.lexemes & (self.classes["preposition"] | self.classes["counterpart"])
            )
        return False

    def _is_masculine(self, verb: Item) -> bool:
        text = self.sentence.tokens[verb.first].text[verb.skip :]
        unfinished = bool(verb.entry and verb.entry.unfinished)
        return not (text.startswith("ت") if unfinished else text.endswith(("ت", "تا")))

    def _apart(self, number: int, before: Item | None) -> tuple[Item, ...]:
        """The subject with which the sentence begins, for its first verb, where words between commas part the two."""
        if before is None or before.symbol != COMMA or self.items[0].kind not in _SUBJECTS:
            return ()
        if any(item.is_verb or item.symbol == MARK for item in self.items[:number]):
            return ()
        row = self._row(0, 1)
        opening = self.items[len(row) : len(row) + 2]
        return row if any(item.symbol == COMMA for item in opening) else ()

    def _last_subject(self, verb: Item) -> tuple[Item, ...]:
        """After a verb of saying without a subject it is still the one before who speaks: وقال إن …، مشيرا إلى …"""
        return self.subject if verb.lexemes & self.classes["say"] else ()

    def _own(self, number: int, before: Item | None) -> tuple[Item, ...]:
        """The subject right before the verb, or right after it, with those that are coordinated with it."""
        if before and before.kind in _SUBJECTS:
            last = next(place for place in range(number - 1, -1, -1) if self.items[place] is before)
            return self._row(last, -1)
        following = number + 1
        while following < len(self.items) and self.items[following].symbol == DATE:
            following += 1
        if following < len(self.items) and self.items[following].kind in _SUBJECTS:
            return self._row(following, 1)
        return ()

    def _row(self, place: int, step: int) -> tuple[Item, ...]:
        """The names that a conjunction joins to the one at `place`, on one side of it."""
        row = [self.items[place]]
        while (
            0 <= place + 2 * step < len(self.items)
            and self.items[place + step].lexemes & self.classes["and"]
            and self.items[place + 2 * step].kind in _SUBJECTS
        ):
            row += [self.items[place + step], self.items[place + 2 * step]]
            place += 2 * step
        return tuple(row[::step])


def _again(row: tuple[Item, ...], place: int) -> list[Item]:
    """The subject's items set again, where they take no words of the sentence."""
    return [replace(item, first=place, last=place, skip=0) for item in row]
