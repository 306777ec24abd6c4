"""Roles where the verb stands between subject and object, and prepositions mark the rest.

The subject is the first actor of the verb's clause that no preposition governs; what lies between the two (words in
commas, relative clauses, places, adverbs) does not matter. An actor inside a noun phrase with a head of its own ("the
war in Syria") is nobody's subject.
"""

from dataclasses import dataclass
from typing import Final

from graph.coding.items import ADVERB, BOUNDARY, COMMA, DATE, QUANTITY, RELATIVE, WORD, Item, Sentence
from graph.coding.rolewords import Roles, RoleWords, governs, is_actor, is_owner

REACH: Final = 16
"""How many items after a verb or noun its arguments are looked for."""
_ENDS: Final = (COMMA, BOUNDARY, RELATIVE)
_COUNTING: Final = frozenset({"of", "in"})
"""Prepositions between an amount and what it is an amount of: a series of strikes, 20 million dollars in aid."""
_BORDERS: Final = frozenset({"border", "frontier", "boundary", "borders"})
"""Nouns of which "with" tells what is on the other side: along its border with | Chad."""
_CHARGED: Final = frozenset({"accused of", "suspected of", "of"})
"""Words before an -ing form whose doer stands right before them, or is nobody who is known."""
_NO_OBJECTS: Final = frozenset({"where", "whose"})
"""Relative words whose head is not the object of their clause."""
_THAT: Final = frozenset({"that"})
_CLAUSE: Final = 6
"""How many items may stand between a relative word and its verb."""
_NO_HEADS: Final = frozenset({"where", "whose", "whom"})
"""Relative words whose head is not the subject of their clause."""
_BEARING: Final = frozenset({"carrying", "belonging to", "owned by", "operated by", "flying", "manned by", "transporting"})
"""Words between a thing and whose it is: a boat carrying Bangladeshi labourers."""
MODIFIERS: Final = 4
"""How many words may stand between a noun and whose it is."""


def roles_of(sentence: Sentence, number: int, words: RoleWords) -> Roles:
    """The item numbers of each role of the verb or noun at `number`."""
    reader = _Reader(sentence, sentence.items, words)
    return reader.noun(number) if reader.is_noun(number) else reader.verb(number)


@dataclass(slots=True)
class _Reader:
    sentence: Sentence
    items: list[Item]
    words: RoleWords

    # -- verb or noun ------------------------------------------------------------------------------------------------

    def is_noun(self, number: int) -> bool:
        """Whether the word stands where a noun does: after an article, an adjective, an owner or a preposition."""
        item = self.items[number]
        opened = number > 1 and self.items[number - 1].lexemes & self.words.opening and self.items[number - 2].symbol in _ENDS
        articled = not opened and self._text(item.first - 1) in self.words.articles
        if item.is_verb:
            return articled and not self._text(item.first).endswith("ed")
        if not item.lexemes & self.words.verbs or articled:
            return True
        before = self.items[number - 1] if number else None
        if before is None or before.symbol in (COMMA, BOUNDARY, RELATIVE):
            return False
        if before.lexemes & self.words.light and not before.entities:
            return True  # imposing | sanctions
        if is_owner(before) or before.symbol == QUANTITY or before.lexemes & self.words.adjectives:
            return True
        return governs(before, self.words) and "to" not in before.lexemes

    def is_verb(self, number: int) -> bool:
        """Whether a verb stands here that can have a subject."""
        item = self.items[number]
        if item.entities or item.lexemes & self.words.auxiliaries:
            return False
        return (item.is_verb or bool(item.lexemes & self.words.verbs)) and not self.is_noun(number)

    def _text(self, token: int) -> str:
        return self.sentence.tokens[token].text if token >= 0 else ""

    def _is_participle(self, number: int) -> bool:
        return self._text(self.items[number].first).endswith("ing")

    # -- verbs -------------------------------------------------------------------------------------------------------

    def verb(self, number: int) -> Roles:
        group = self._group(number)
        subject = self.subject(group, number)
        after = self.after(number + 1)
        beside = self._lexemes(group, number)
        passive = not self._is_participle(number) and bool(beside & self.words.passive)
        passive = passive and not any(lexeme.endswith(" to") for lexeme in beside)  # is expected to visit
        if not passive and group == number and "by" in after and not after.get("object"):
            passive, subject = True, self._noun_before(number) or self._opened(number)  # a convoy attacked by gunmen
        if not passive:
            if subject and not after.get("object"):
                after = {**after, "object": self._relative_object(group)}
            return {**after, "subject": subject} if subject else after
        return {**after, "object": subject, "subject": after.get("by", [])}

    def _opened(self, number: int) -> list[int]:
        """Whose clause a participle opens: Accused by Chad of …, Libya's army said."""
        if number and not self.items[number - 1].lexemes & self.words.opening and self.items[number - 1].symbol != BOUNDARY:
            return []
        stop = min(len(self.items), number + 2 * REACH)
        comma = next((place for place in range(number, stop) if self.items[place].symbol == COMMA), None)
        if comma is None:
            return []
        verb = next((place for place in range(comma + 1, stop) if self.is_verb(place)), stop)
        return self._free(comma + 1, verb)

    def _relative_object(self, group: int) -> list[int]:
        """The head of a relative clause that has a subject of its own: a Georgian engineer whom it | arrested."""
        for place in range(group - 1, max(-1, group - 1 - _CLAUSE), -1):
            item = self.items[place]
            if item.symbol == RELATIVE:
                return self._noun_before(place) if place < group - 1 and not item.lexemes & _NO_OBJECTS else []
            if item.lexemes & _THAT and place and self.items[place - 1].symbol == BOUNDARY:
                return self._noun_before(place - 1)
            if item.symbol in (BOUNDARY, COMMA) or self.is_verb(place):
                return []
        return []

    def _group(self, number: int) -> int:
        """Where the verb's auxiliaries and adverbs begin."""
        place = number
        while place:
            item = self.items[place - 1]
            adverb = item.symbol == ADVERB
            if item.entities or not (adverb or item.symbol == DATE or item.lexemes & self.words.auxiliaries):
                break
            place -= 1
        return place

    def subject(self, group: int, number: int) -> list[int]:
        """Who does what the verb says whose auxiliaries begin at `group`."""
        if self._is_charged(group, number):
            return self._charged(group)
        start = self._clause(group)
        relative = next((place for place in range(group - 1, start - 1, -1) if self.items[place].symbol == RELATIVE), None)
        if relative is not None:
            if any(self.is_verb(place) for place in range(relative + 1, group)):  # the relative clause is over
                return self._free(start, relative)
            own = self._free(relative + 1, group)
            return own or ([] if self.items[relative].lexemes & _NO_HEADS else self._noun_before(relative))
        earlier = next((place for place in range(group - 1, start - 1, -1) if self.is_verb(place)), None)
        if earlier is None:
            comma = next((place for place in range(start, group) if self.items[place].symbol == COMMA), None)
            main = self._free(comma + 1, group) if comma is not None and self._is_phrase(start, comma) else []
            return main or self._free(start, group)
        own = self._free(self._segment(earlier + 1, group), group)
        if own and not self._joins(group - 1):  # told Turkey to leave: whose act it is, the verb before decides
            return [] if self._is_unfinished(group, number) else own
        before = self.items[group - 1]
        joined = before.symbol in (COMMA, BOUNDARY) or (self._joins(group - 1) and group - 1 > start)
        return self.subject(self._group(earlier), earlier) if joined or self._is_unfinished(group, number) else []

    def _is_charged(self, group: int, number: int) -> bool:
        """Accused of shelling, of having shelled."""
        beside = self._lexemes(group, number)
        return bool(beside & _CHARGED) and (self._is_participle(number) or "having" in beside)

    def _charged(self, group: int) -> list[int]:
        """Who is said to do it: three firms accused of | supplying drones; Eritrea, accused by Djibouti of | shelling."""
        if group and "of" in self.items[group].lexemes and self.is_verb(group - 1):
            return self.verb(group - 1).get("object", [])  # Eritrea, which Ethiopia accuses of | arming rebels
        nearest = self._noun_before(group)
        if len(nearest) == 1 and nearest[0] > 1 and "by" in self.items[nearest[0] - 1].lexemes and self.is_verb(nearest[0] - 2):
            accusing = self.verb(nearest[0] - 2)
            return accusing.get("object", [])
        return nearest

    def _is_unfinished(self, group: int, number: int) -> bool:
        """An infinitive or an -ing form has its subject from another verb."""
        if any(each.lexemes & self.words.passive for each in self.items[group:number]):
            return False
        return self._is_participle(number) or "to" in self._lexemes(max(0, group - 1), number)

    def _segment(self, start: int, stop: int) -> int:
        """Where the words after the last comma begin."""
        marks = (place for place in range(stop - 2, start - 1, -1) if self.items[place].symbol in (COMMA, BOUNDARY))
        return next(marks, start - 1) + 1

    def _lexemes(self, start: int, stop: int) -> frozenset[str]:
        return frozenset().union(*(item.lexemes for item in self.items[start:stop]))

    def _clause(self, place: int) -> int:
        """Where the clause begins: after a word that opens one; a boundary without a word only parts words in commas."""
        return next((number + 1 for number in range(place - 1, -1, -1) if self._opens(number)), 0)

    def _is_phrase(self, start: int, comma: int) -> bool:
        """Whether a phrase without a verb stands before the main clause: after the quarrel, …; in response to manoeuvres, …"""
        return start > 0 and start < comma and bool(self.items[start].lexemes & self.words.opening)

    def _opens(self, number: int) -> bool:
        item = self.items[number]
        if item.symbol != BOUNDARY:
            return False
        return item.last > item.first or bool(self.items[number + 1].lexemes & self.words.opening)

    def _free(self, start: int, stop: int) -> list[int]:
        """The first actors in the stretch that nothing governs, with those coordinated to them."""
        headed = governed = False
        for place in range(start, stop):
            item = self.items[place]
            if item.symbol in (COMMA, BOUNDARY):
                headed = governed = False
            elif governs(item, self.words):
                headed |= place > start and self.items[place - 1].symbol == WORD and not governed
                governed = True
            elif is_owner(item):
                if not governed and not headed and self._is_word(place + 1, stop):
                    return [place]  # Eritrean gunners, Zambia's bid: rules that take an adjective for its state may have it
                headed, governed = headed or not governed, False
            elif is_actor(item):
                if not governed and not headed:
                    return self._row(place, stop)
                governed = False
        return []

    def _is_word(self, place: int, stop: int) -> bool:
        """Whether a noun can stand here that no lexicon has, or one that is nobody."""
        if place >= stop or self.items[place].entities:
            return False
        return not governs(self.items[place], self.words) and not self.is_verb(place)

    def _noun_before(self, place: int) -> list[int]:
        """The actor that ends right before `place`, or before a comma there."""
        place, start = place - 1, place
        while place >= 0 and (self.items[place].symbol in (COMMA, DATE) or self._is_bare_boundary(place)):
            place -= 1
        if place < 0 or not is_actor(self.items[place]):
            return []
        far = any(self._is_bare_boundary(number) for number in range(place, start))
        return [] if far and place and governs(self.items[place - 1], self.words) else [place]  # …, in Vientiane, financed by

    def _is_bare_boundary(self, place: int) -> bool:
        item = self.items[place]
        return item.symbol == BOUNDARY and item.first == item.last

    def _row(self, place: int, stop: int) -> list[int]:
        """The actor at `place` and those coordinated with it up to `stop`."""
        row, number = [place], place + 1
        pending: list[int] = []
        while number < stop:
            item = self.items[number]
            if item.symbol == COMMA and number + 1 < stop and (is_actor(self.items[number + 1]) or self._joins(number + 1)):
                number += 1
            elif self._joins(number):
                if number + 1 < stop and is_actor(self.items[number + 1]):
                    row += [*pending, number + 1]
                    pending = []
                    number += 2
                else:
                    break
            elif is_actor(item) and self.items[number - 1].symbol == COMMA:
                pending.append(number)
                number += 1
            else:
                break
        return row

    def _owners(self, number: int, stop: int) -> list[int]:
        """Coordinated owners: Russian and Ukrainian negotiators."""
        other = number + 2
        joined = other < stop and self._joins(number + 1) and is_owner(self.items[other])
        return [number, other] if joined and self.items[other].kind == self.items[number].kind else [number]

    def _joins(self, number: int) -> bool:
        return bool(self.items[number].lexemes & self.words.conjunctions) and not self.items[number].entities

    # -- what stands after ---------------------------------------------------------------------------------------------

    def after(self, start: int) -> Roles:
        """The object and what each preposition governs, up to the end of the clause or its next verb."""
        roles: Roles = {}
        preposition: str | None = None
        stop = min(len(self.items), start + REACH)
        number = start
        while number < stop:
            item = self.items[number]
            bearing = "object" not in roles and bool(item.lexemes & _BEARING)
            verb = self.is_verb(number) and (item.is_verb or "object" in roles or number == start)  # eased entry | rules
            if item.symbol in (BOUNDARY, RELATIVE, COMMA) or (verb and not bearing):
                break
            if item.symbol == DATE:
                preposition = None  # on Monday
            elif self._is_made_of(number, start, preposition, roles):
                pass  # a convoy of | Ghanaian traders
            elif governs(item, self.words):
                bordering = "with" in item.lexemes and bool(self.items[number - 1].lexemes & _BORDERS)
                if bordering:
                    preposition = preposition or "near"
                elif preposition is None or "of" not in item.lexemes:  # with the leaders of | Egypt
                    preposition = min(item.lexemes & self.words.prepositions)
            elif is_actor(item) or is_owner(item) or self._is_own(number, stop):
                row = self._row(number, stop) if is_actor(item) else self._owners(number, stop)
                roles.setdefault(preposition or ("object" if "object" not in roles else "second"), row)
                preposition, number = None, row[-1]
            number += 1
        return roles

    def _is_made_of(self, number: int, start: int, preposition: str | None, roles: Roles) -> bool:
        """Whether an "of" stands here after a noun that is nobody, as the object of a verb."""
        if "of" not in self.items[number].lexemes or preposition or "object" in roles or number == start:
            return False
        before = self.items[number - 1]
        return not before.entities and before.symbol != DATE and not governs(before, self.words)

    def _is_own(self, number: int, stop: int) -> bool:
        """Whether a possessive stands here whose noun is nobody: one of its | villages."""
        if not self.items[number].lexemes & self.words.possessive:
            return False
        found = False
        for place in range(number + 1, min(stop, number + 1 + 2 * MODIFIERS)):
            item = self.items[place]
            if item.entities:
                return False  # its old friend and partner Kenya
            if governs(item, self.words) or item.symbol in _ENDS or self.is_verb(place):
                break
            found = True
        return found

    # -- nouns -------------------------------------------------------------------------------------------------------

    def noun(self, number: int) -> Roles:
        begin, owner = self._owner(number)
        after = self.after(self._past_light_verb(number + 1))
        roles: Roles = {name: row for name, row in after.items() if name not in ("object", "second")}
        if owner:
            roles["owner"] = owner
        verb = self._light_before(begin)
        if verb is not None:
            governing = self.verb(verb)
            if governing.get("subject"):
                roles["subject"] = governing["subject"]
        return roles

    def _light_before(self, begin: int) -> int | None:
        """The light verb whose object begins at `begin`, with amounts before it: launched | a second wave of | strikes."""
        for place in range(begin - 1, max(-1, begin - 7), -1):
            item = self.items[place]
            if self._is_light(place):
                return place
            counted = item.lexemes & _COUNTING and place and not self.items[place - 1].entities
            ends = item.entities or item.symbol in _ENDS or governs(item, self.words) or self.is_verb(place)
            if ends and not counted:
                return None
        return None

    def _owner(self, number: int) -> tuple[int, list[int]]:
        """Where the noun's phrase begins, and whose it is: the Israeli air | strike; Kenya's | expulsion; a NATO | strike."""
        place = number
        for place in range(number - 1, max(-1, number - 1 - MODIFIERS), -1):
            item = self.items[place]
            if is_owner(item) or (is_actor(item) and place == number - 1):
                return place, [place]
            if item.entities or item.symbol in (COMMA, BOUNDARY, RELATIVE) or governs(item, self.words) or self.is_verb(place):
                return place + 1, []
            if self._text(self.items[place + 1].first - 1) in self.words.articles:
                return place + 1, []
        return max(place, 0), []

    def _is_light(self, place: int) -> bool:
        return bool(self.items[place].lexemes & self.words.light)

    def _past_light_verb(self, number: int) -> int:
        """Sanctions | were imposed | on …, strikes | carried out | by …: what belongs to the noun stands after its verb."""
        place = number
        while place < len(self.items) and self.items[place].lexemes & self.words.auxiliaries:
            place += 1
        agent = place + 1 < len(self.items) and "by" in self.items[place + 1].lexemes
        return place + 1 if (place > number or agent) and place < len(self.items) and self._is_light(place) else number
