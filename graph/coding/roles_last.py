"""Roles where the verb comes last (Turkish): cases and postpositions mark them; clauses in brackets count as one word.

The subject is the first actor of the clause in the nominative; inside a bracket it may stand in the genitive. The last noun of a
phrase carries its case, and an actor inside the phrase has the phrase's role: "Ukrayna'nın Harkiv kentindeki bir pazarı vurdu".
A noun has its owner before it: Rusya'nın saldırısı, Rus saldırısı; with a light verb it has the verb's arguments.

Beside the cases there is the role `clause`, the subject of the clause that the verb governs: "Y'nin çekilmesini istedi".
"""

import re
from dataclasses import dataclass, field
from typing import Final

from graph.coding.items import BOUNDARY, CLOSE, COMMA, DATE, MARK, OPEN, QUANTITY, RELATIVE, Item, Sentence
from graph.coding.rolewords import Roles, RoleWords, is_actor
from graph.coding.subordinate import ABOUT, BARE, CARRYING

REACH: Final = 28
"""How many items before a verb its arguments are looked for."""
_NOUN_REACH: Final = 12
"""How many items before a noun."""
_TIMES: Final = frozenset({"sonra", "itibaren", "beri"})
_LIGHT: Final = 4
"""Within how many items after a noun its light verb stands: saldırı ve bombardıman düzenledi."""
_INSIDE: Final = 6
"""How many words of a phrase may stand between its actor and its last noun."""
_AFTER: Final = 6
"""How many items after a participle the actor stands whom it describes."""
_AGENT: Final = "tarafından"
_BEFORE: Final = "önünde"
_VERBAL: Final = frozenset({"finite", "past", "nominal", "participle", "converb", "adverbial"})
_CLAUSES: Final = frozenset({"nominal", "participle", "converb"})
_ENDINGS: Final = (
    (re.compile(r".{3,}(?:l[ae]r[iuü]?nc[ae]|[iuü]nc[ae]|l[ae]rc[ae])"), "AGENT"),
    (re.compile(r".{2,}[dt][ae]n"), "ABL"),
    (re.compile(r".{2,}[dt][ae](?:ki)?"), "LOC"),
    (re.compile(r".{2,}[iuüae]yl[ae]"), "INS"),
    (re.compile(r".{2,}(?:[aeiuüoö]n[iuü]n|l[ae]r[iuü]n)"), "GEN"),
    (re.compile(r".{2,}(?:[iuü]n[ae]|l[ae]r[ae]|[aeiuü]y[ae])"), "DAT"),
    (re.compile(r".{2,}(?:[iuü]n[iuü]|[aeiuü]y[iuü])"), "ACC"),
    (re.compile(r".{3,}[bcçdfgğhjklmnprsştvyz][ae]"), "DAT?"),
    (re.compile(r".{2,}[bcçdfgğhjklmnprsştvyz][iuü]"), "ACC?"),
)
"""The case that the end of a word shows; `ACC?` is an accusative or a possessive, `DAT?` a dative or none."""
_JOINING: Final = frozenset({"katilim", "üyelik", "entegrasyon", "uyum"})
_NUMBER: Final = re.compile(r"\d+|bir|iki|üç|dört|beş|altı|alti|yedi|sekiz|dokuz|on")
_OF_NOUN: Final = re.compile(r".{2,}(?:[dt][iuü]ğ[iuü]|[ae]c[ae]ği)")
"""A verb whose clause describes the noun after it: Gine'nin ihraç ettiği boksit."""
_TOLD: Final = (
    "konu", "yön", "iddia", "haber", "gerekçe", "durum", "suçlama", "söylenti", "ihtimal", "bilgi", "tehdi", "uyari", "görüş",
)  # fmt: skip
"""How the nouns begin of which such a clause rather tells what they are about: … karşılaşacağı konusunda uyardı."""
_KI: Final = re.compile(r".{2,}[dt][ae]ki(?:l[ae]r(?:[iuüae].*)?)?")
_FAR: Final = frozenset({"ACC", "DAT", "ABL", "INS", "LOC", "GEN"})
_AGENTS: Final = re.compile(r".{3,}l[ae]rc[ae]|.{3,}[iuü]nc[ae]")
_POSSESSED: Final = re.compile(r".{3,}(?:[iuü]n[iuüae]|l[ae]r[iuü]n[iuüae])")
_OWNED: Final = re.compile(r".{3,}[iuü]")
_PEOPLE: Final = frozenset({"GENERIC", "PEOPLE", "UNNAMED"})
_OWNERS: Final = frozenset({"STATE", "GOVERNMENT", "PLACE", "ORGANISATION"})
_PLAIN: Final = frozenset({"PLACE", "FACILITY"})


def roles_of(sentence: Sentence, number: int, words: RoleWords) -> Roles:
    """The item numbers of each role of the verb or noun at `number`."""
    reader = _Reader(sentence, sentence.items, words)
    return reader.verb(number, number) if reader.is_verb(number) else reader.noun(number)


@dataclass(slots=True)
class _Found:
    """What a walk to the left gathers: `roles` of the verb itself, `far` what a clause inside may have for itself.

    `bare` are the actors in the nominative, from right to left. `nobodys` tells that a word that names no actor is the subject:
    depremin vurduğu.
    """

    roles: Roles = field(default_factory=dict)
    far: Roles = field(default_factory=dict)
    bare: list[list[int]] = field(default_factory=list)
    nobodys: bool = False


@dataclass(slots=True)
class _Reader:
    sentence: Sentence
    items: list[Item]
    words: RoleWords

    # -- verbs and nouns -----------------------------------------------------------------------------------------------

    def verb(self, number: int, carrier: int) -> Roles:
        """The roles of the verb at `carrier`, whose arguments stand before `number`."""
        found = self._before(number, REACH, strict=False)
        if not self._own(found.roles, number):
            return {}
        passive = self._is_passive(carrier)
        marks = self.items[carrier].marks
        found.bare = self._without_speaker(found.bare, passive and "nominal" in marks and number == carrier)
        roles = self._with_nominatives(found, passive)
        for role, row in found.far.items():
            roles.setdefault(role, row)
        named = self._bracketed_owner(number) if "nominal" in marks else None
        if named is not None and "subject" not in roles and not passive:
            roles["owner"] = named
        elif found.nobodys and "nominal" in marks:
            roles.pop("object" if passive else "subject", None)
        elif "subject" not in roles and "nominal" in marks and "GEN" in roles and not passive:
            roles["owner"] = roles["GEN"]
        if passive and "object" not in roles and "GEN" in roles and ("nominal" in marks or self._is_owned(number)):
            roles["object"] = roles["GEN"]
        following = self._described(carrier) if {"participle", "nominal"} & set(marks) else []
        if following and "participle" in marks and not passive:
            roles["subject"] = following
        elif following:
            roles.setdefault("object", following)
        if not passive and "ACC" in roles:
            roles["object"] = roles["ACC"]
        return roles

    def _without_speaker(self, bare: list[list[int]], told: bool) -> list[list[int]]:
        """The nominatives less the one who tells a passive act: Ermenistan, Azerbaycan mevzilerine ateş açılmadığını bildirdi."""
        return [row for row in bare if not told or self.items[row[-1] + 1].symbol != COMMA]

    def noun(self, number: int) -> Roles:
        """The roles of a noun: those of its light verb, after it or in a clause before it, else its owner and its cases."""
        carrier = self._light_after(number)
        if carrier is not None:
            carried = self.verb(number, carrier)
            if "subject" not in carried and "GEN" in carried and _OWNED.fullmatch(self._text(number)):
                carried.setdefault("owner", carried["GEN"])  # ABD ve Güney Kore'nin tatbikatı başladı
            return carried
        roles: Roles = {}
        if any(item.lexemes & self.words.ending and not item.entities for item in self.items[number + 1 : number + 3]):
            return roles
        before = self._clause_before(number)
        if before is not None:
            inner = self.verb(before, before)
            if self._is_passive(before) or "participle" in self.items[before].marks:
                inner.pop("subject", None) if _AGENT not in inner else None
            inner.pop("object", None)
            roles = {role: row for role, row in inner.items() if role != "GEN"}
            if "subject" in inner:
                roles["owner"] = inner["subject"]
        found = self._before(number, _NOUN_REACH, strict=True)
        for role, row in found.roles.items():
            roles.setdefault(role, row)
        owner = found.roles.get("owner") or found.roles.get("GEN")
        if owner:
            roles.setdefault("owner", owner)
        roles.pop("subject", None)
        victim = self._victim(number)
        if victim:
            roles["victim"] = victim
        return roles

    def _victim(self, number: int) -> list[int]:
        """Who was hurt in an attack, if words tell whose they were: saldırıda iki Burundili asker öldü."""
        found: list[int] = []
        for place in range(number + 1, min(number + 1 + _AFTER + 4, len(self.items))):
            item = self.items[place]
            if item.lexemes & self.words.harmed and not item.entities:
                return found
            if item.entities and (item.kind in ("ADJ", "GENERIC", "PEOPLE", "UNNAMED") and item.case is None):
                found = [place] if any(entity.state for entity in item.entities) else found
            elif item.entities or item.symbol in (BOUNDARY, MARK):
                return []
        return []

    def _own(self, roles: Roles, number: int) -> bool:
        """Notes whose the noun is with which a trigger of several words begins: İsrail'in son [önerisini reddetti].

        False where it is somebody's whom no name tells: Komisyonun talebini.
        """
        item = self.items[number]
        if item.last - item.first < 2 or number == 0:
            return True
        owner, _ = self._owner(number)
        before = self.items[number - 1]
        if self._is_topic(number - 1):
            owner = number - 2  # Trump'ın Grönland teklifini: whose it is, not what it is about
        if owner is not None:
            named = self.items[owner].kind != "ADJ"  # Afrika Birliği'nin sunduğu planını: who does it, has it
            roles[self.items[owner].case or ("GEN" if named else "owner")] = self._row(owner)
        elif before.kind in _OWNERS and before.case is None and self._has_subject(number - 1):
            roles["GEN"] = [number - 1]  # Rusya, Polonya hava sahasını ihlal etti
        elif _POSSESSED.fullmatch(self.sentence.tokens[item.first].text):
            owners = self._genitives(number)
            if owners:
                roles["GEN"] = owners[:1]
                return True
            return not any(self._is_owner_word(place) for place in range(max(0, number - 5), number))
        return True

    def _is_topic(self, place: int) -> bool:
        """Whether the bare name is only what the noun after it is about, since a genitive before it tells whose that is."""
        item = self.items[place]
        bare = item.kind in _OWNERS and (item.case is None or BARE in item.marks)
        return bare and self._names_owner(place - 1)

    def _whose_topic(self, place: int) -> int | None:
        """Whose the noun is that is about the bare name at `place`: Japonya'nın [Tayvan sözlerine tepki gösteren] Çin."""
        before = place - 1 - (place > 0 and self.items[place - 1].symbol == OPEN)
        return before if BARE in self.items[place].marks and self._names_owner(before) else None

    def _genitives(self, number: int) -> list[int]:
        """The states and the like in the genitive before the noun, up to the beginning of its clause."""
        found: list[int] = []
        for place in range(number - 1, max(-1, number - _NOUN_REACH), -1):
            item = self.items[place]
            if item.symbol in (COMMA, BOUNDARY, OPEN):
                break
            if item.case == "GEN" and item.kind in _OWNERS:
                found.insert(0, place)
        return found

    def _is_owner_word(self, place: int) -> bool:
        return not self.items[place].entities and not self.items[place].lexemes and self._case(place) == "GEN"

    def _bracketed_owner(self, number: int) -> list[int] | None:
        """The genitive with which the clause of the verb begins: Tayland askerlerinin sabah saatlerinde ateş açtığını."""
        depth = 0
        for place in range(number - 1, -1, -1):
            item = self.items[place]
            depth += (item.symbol in (CLOSE, RELATIVE) and item.first == item.last) - (item.symbol == OPEN)
            if item.symbol == BOUNDARY:
                return None
            if depth < 0:
                first = self.items[place + 1]
                if not first.entities and self._case(place + 1) == "GEN" and place:  # Rusya'ya ait bir [helikopterin …]
                    owner, _ = self._owner(place)
                    return None if owner is None else [owner]
                return [place + 1] if first.entities and first.case == "GEN" and first.kind not in _PLAIN else None
        return None

    def _has_subject(self, number: int) -> bool:
        """Whether another actor in the nominative stands before this one."""
        return len(self._before(number, REACH, strict=False).bare) > 0

    def is_verb(self, number: int) -> bool:
        """Whether it is a verb: not a noun, with or without a light verb."""
        item = self.items[number]
        return item.is_verb or bool(item.lexemes & self.words.verbs)

    def _with_nominatives(self, found: _Found, passive: bool) -> Roles:
        """The roles, with the actors in the nominative: the first is the subject, of a passive the object."""
        roles = found.roles
        agent = roles.pop(_AGENT, None) or roles.pop("AGENT", None)
        bare = found.bare[::-1]
        if passive:
            if agent:
                roles["subject"] = roles[_AGENT] = agent
            suffers = bare[0] if bare else roles.get("place", roles.get("subject of"))
            if suffers:
                roles["object"] = suffers
            return roles
        if bare:
            roles["subject"] = bare[0]
            if len(bare) > 1:
                roles["object"] = bare[-1]
        elif agent:
            roles["subject"] = agent
        return roles

    def _is_passive(self, number: int) -> bool:
        return any(lexeme.rpartition(" ")[2] in self.words.passive for lexeme in self.items[number].lexemes)

    def _light_after(self, number: int) -> int | None:
        """The light verb after a noun: saldırı düzenledi, yardım gönderildi."""
        for place in range(number + 1, min(number + 1 + _LIGHT, len(self.items))):
            item = self.items[place]
            if item.lexemes & self.words.light and not item.entities:
                return place
            if self._text(place) in CARRYING or self._is_time(place):
                continue
            stops = item.entities or item.symbol in (BOUNDARY, OPEN, CLOSE, RELATIVE, MARK) or _VERBAL & set(item.marks)
            if stops or (item.symbol == COMMA and place == number + 1) or self._case(place) not in (None, "ACC?", "ACC"):
                return None
        return None

    def _is_time(self, place: int) -> bool:
        """Whether the word belongs to a time: aradan sonra, gününden itibaren."""
        text = self._text(place)
        after = self._text(place + 1) if place + 1 < len(self.items) else ""
        return text in _TIMES or (after in _TIMES and text.endswith(("dan", "den", "tan", "ten")))

    def _clause_before(self, number: int) -> int | None:
        """The light verb of a clause that describes the noun: düzenlediği saldırı, düzenlenen bombalı saldırı."""
        place, passed = number, 0
        while place > 0 and passed < _LIGHT + 1:
            place, passed = place - 1, passed + 1
            item = self.items[place]
            if item.symbol in (CLOSE, RELATIVE) and item.first == item.last:
                if self.items[place - 1].lexemes & self.words.harmed:
                    place = self._before_and(self._opening(place) - 1) + 1
                    passed = 0
                continue
            if {"participle", "nominal"} & set(item.marks) and item.lexemes & self.words.light:
                return place
            if item.entities or item.symbol in (BOUNDARY, OPEN, COMMA) or _VERBAL & set(item.marks) or self._case(place):
                return None
        return None

    def _described(self, verb: int) -> list[int]:
        """The actor after a participle: Irak'a saldıran İran, gözaltına alınan iki Rus gazeteci."""
        adjective: list[int] = []
        for place in range(verb + 1, min(verb + 1 + _AFTER, len(self.items))):
            item = self.items[place]
            if item.symbol in (CLOSE, RELATIVE, OPEN) and item.first == item.last:
                continue
            if item.entities and item.kind != "NAME":
                if item.kind == "ADJ" and not item.case:
                    adjective = [place]
                    continue
                return [place] if item.case != "GEN" or not adjective else adjective
            if item.symbol in (BOUNDARY, COMMA, MARK) or _VERBAL & set(item.marks):
                break
            if adjective and self._case(place):
                break
            if not adjective and self._case(place):
                return []
        return adjective

    # -- what stands before --------------------------------------------------------------------------------------------

    def _before(self, number: int, reach: int, *, strict: bool) -> _Found:
        """The phrases before `number` up to the beginning of its clause; a noun (`strict`) has only those of its own phrase."""
        found = _Found()
        place, inside = number - 1, False
        stop = max(-1, number - reach)
        while place > stop:
            item = self.items[place]
            if item.symbol in (CLOSE, RELATIVE) and item.first == item.last:
                opening = self._opening(place)
                if item.symbol == CLOSE:
                    self._clause(found, opening, place)
                elif not strict:
                    self._aside(found, opening, place)
                place = opening - 1
                continue
            if item.symbol == OPEN and strict and place == number - 1:  # Çin ile [ticaretin artmasını]
                place -= 1
                continue
            if item.symbol in (OPEN, BOUNDARY) or (strict and self._ends_phrase(place, number)):
                break
            inside = inside or (bool(_CLAUSES & set(item.marks)) and not item.entities and self._is_verbal(item))
            start, role, row = self._phrase(place, number)
            if place == number - 1 and not row and self._case(place) == "GEN":
                found.nobodys = True
            if row:
                self._fill(found, role, row, inside)
            if strict and row and role == "subject" and start != number - 1:
                break
            place = start - 1
        return found

    def _ends_phrase(self, place: int, number: int) -> bool:
        item = self.items[place]
        if item.symbol in (COMMA, MARK):
            return True
        return bool({"finite", "past", "converb", "adverbial"} & set(item.marks)) and not item.entities and place < number

    def _clause(self, found: _Found, opening: int, closing: int) -> None:
        """The subject of a clause that the verb governs: Rusya'nın çekilmesini istedi."""
        subject = next((n for n in range(opening, closing) if is_actor(self.items[n])), None)
        if subject is not None and self.items[subject].case is None:
            found.roles.setdefault("clause", self._members(subject, closing))

    def _aside(self, found: _Found, opening: int, closing: int) -> None:
        """What stands in a clause that describes a noun may be the verb's own where nothing else is: Katar'dan zor durumdaki …"""
        place = closing - 1
        while place > opening:
            start, role, row = self._phrase(place, closing)
            if row and role in _FAR:
                found.far[role] = row
            place = start - 1

    def _members(self, first: int, stop: int) -> list[int]:
        """The actors coordinated after the first one."""
        row = [first]
        while row[-1] + 2 < stop and self._joins(row[-1] + 1) and is_actor(self.items[row[-1] + 2]):
            if self.items[row[-1] + 2].case not in (None, "GEN"):
                break
            row.append(row[-1] + 2)
        return row

    def _joins(self, number: int) -> bool:
        return self.items[number].symbol == COMMA or bool(self.items[number].lexemes & self.words.conjunctions)

    def _fill(self, found: _Found, role: str, row: list[int], inside: bool) -> None:
        if all(entity.state is None and self.items[n].kind == "PLACE" for n in row for entity in self.items[n].entities):
            return  # a sea is nobody's
        if role == "subject":
            found.bare.append(row)
        elif inside and role in _FAR:
            found.far[role] = row  # of what a clause inside may have for itself, the first may be the verb's
        else:
            found.roles.setdefault(role, row)

    # -- phrases ---------------------------------------------------------------------------------------------------------

    def _phrase(self, place: int, verb: int) -> tuple[int, str, list[int]]:
        """Where the phrase that ends here begins, its role, and the actors that it names; none where it names nobody."""
        item = self.items[place]
        if item.entities and item.kind != "NAME":
            if item.kind == "ADJ" and item.case is None:
                if place == verb - 1 or self.items[place + 1].symbol == QUANTITY:
                    return place, "owner" if place == verb - 1 else "subject", [place]
                return place, "", []
            if self._relates(place + 1) or self._is_joined(place):
                return place, "", []
            row = self._row(place)
            role = self._role(place, item.case)
            if item.case in (None, "ABL") and item.kind in ("PEOPLE", "GENERIC") and _AGENTS.fullmatch(self._text(place)):
                return *self._agents(place), row if item.entities[0].state else self._named_before(place)
            if item.case == "GEN" and place == verb - 1:
                role = "GEN"
            start = self._modified(row[0], item) if role != "subject" or item.kind in _PLAIN else row[0]
            if role == "subject" and item.kind in _PLAIN:
                role = "place"
            return start, role, row
        if item.symbol in (COMMA, MARK, DATE, QUANTITY) or item.lexemes & self.words.prepositions or self._is_verbal(item):
            return place, "", []
        return self._nominal(place, verb)

    def _is_verbal(self, item: Item) -> bool:
        return bool(_VERBAL & set(item.marks)) and (item.is_verb or bool(item.lexemes & self.words.verbs))

    def _agents(self, place: int) -> tuple[int, str]:
        """Where the phrase of a doer in -ce begins, and its role: Beninli askerlerce."""
        return place - (not self.items[place].entities[0].state), _AGENT

    def _named_before(self, place: int) -> list[int]:
        """The group or state right before members of it: Boko Haram mensuplarınca."""
        before = self.items[place - 1] if place else None
        return [place - 1] if before and before.entities and before.case in (None, "GEN") else [place]

    def _nominal(self, place: int, verb: int) -> tuple[int, str, list[int]]:
        """A phrase whose last noun is no actor, but which may name one: Rusya'nın kararını, iki Rus diplomatı, Irak sınırına."""
        case = self._case(place)
        post = self._postposition(place + 1)
        if case is None and not post:
            return place, "", []
        owner, start = self._owner(place)
        if owner is None:
            return place, "", []
        row = self._row(owner)
        start = min(start, row[0])
        if _BEFORE in post and self.items[owner].kind == "PEOPLE":
            return start, "", []  # parlamento binası önünde: nobody but the state that is there already
        if post:
            return start, min(post), row
        if case == "ACC?":
            attached = self.items[owner].case == "GEN" and not self._between_is_place(owner, place)
            case = "subject of" if attached or not self._is_near(place, verb) else "ACC"
        return start, case or "", row

    def _owner(self, head: int) -> tuple[int | None, int]:
        """The actor inside the phrase that ends at `head`, and where the phrase begins.

        The owner or adjective next to the noun counts before the place in which it is.
        """
        local: int | None = None
        start, passed, place = head, 0, head - 1
        while place >= 0 and passed <= _INSIDE:
            item = self.items[place]
            if item.symbol == RELATIVE and item.first == item.last:
                place = self._opening(place) - 1
                continue
            if item.symbol == CLOSE and item.first == item.last and self.items[place - 1].lexemes & self.words.harmed:
                place = self._before_and(self._opening(place) - 1)
                continue
            doer = self._doer(place, head)
            if doer is not None:
                return doer, min(doer, self._opening(place))
            owned = self._owner_at(place, local is None)
            if owned is not None:
                return owned
            if item.entities and item.kind != "NAME":
                if item.case == "LOC" and _KI.fullmatch(self._text(place)):
                    local = place if local is None else local
                    start = place
                elif self._is_joined(place):
                    passed += 1
                else:
                    break
            elif self._ends_modifiers(place):
                break
            else:
                passed += 1
            place -= 1
        return local, start

    def _owner_at(self, place: int, free: bool) -> tuple[int, int] | None:
        """The owner that stands at `place` or before it, and where its phrase begins; `free` where no place was met yet."""
        item = self.items[place]
        if item.symbol == OPEN and free and self._names_owner(place - 1):
            return place - 1, place + 1  # Gürcistan'ın [tutumunu eleştiren] Ukrayna
        if not item.entities or item.kind == "NAME":
            return None
        whose = self._whose_topic(place)
        if whose is not None:
            return whose, place
        if (item.kind == "ADJ" and item.case is None) or item.case == "GEN":
            return place, self._first_modifier(place)
        related = item.case in (None, "DAT") and self._relates(place + 1) and not self._is_joined(place)
        return (place, place) if related else None

    def _names_owner(self, place: int) -> bool:
        """Whether a genitive that names somebody stands there."""
        return place >= 0 and bool(self.items[place].entities) and self.items[place].case == "GEN"

    def _doer(self, place: int, head: int) -> int | None:
        """Who does what the clause or request says that ends here and describes the noun at `head`."""
        if self._text(place) in ABOUT:
            return self._asker(place)
        item = self.items[place]
        if item.symbol != CLOSE or item.first != item.last or self._text(head).startswith(_TOLD):
            return None
        if not _OF_NOUN.fullmatch(self._text(place - 1)):
            return None
        doer = next((n for n in range(self._opening(place), place) if is_actor(self.items[n])), None)
        return doer if doer is not None and self.items[doer].case is None else None

    def _asker(self, number: int) -> int | None:
        """Whose request it is of which a clause tells what it is about: ABD'nin … izin verilmesi yönündeki talebini."""
        found = None
        for place in range(number - 1, max(-1, number - _NOUN_REACH), -1):
            item = self.items[place]
            if item.symbol in (COMMA, BOUNDARY):
                break
            found = place if item.entities and item.case == "GEN" else found
        return found

    def _before_and(self, place: int) -> int:
        """The place, or the one before it where a conjunction stands: [düzenlediği] ve [askerin öldüğü] saldırı."""
        return place - 1 if place >= 0 and self.items[place].lexemes & self.words.conjunctions else place

    def _relates(self, number: int) -> bool:
        """Whether the word makes the name before it a property of the next noun: Ruanda destekli, İsrail'e ait."""
        return number + 1 < len(self.items) and bool(self.items[number].lexemes & self.words.relating)

    def _is_joined(self, place: int) -> bool:
        """Whether the name only tells what somebody joins: AB'ye katılım sürecine."""
        return self.items[place].case == "DAT" and place + 1 < len(self.items) and self._text(place + 1) in _JOINING

    def _ends_modifiers(self, place: int) -> bool:
        """Whether the word is no part of the phrase that ends after it."""
        item = self.items[place]
        if item.symbol in (COMMA, MARK, BOUNDARY, OPEN, CLOSE, DATE) or self._is_verbal(item):
            return True
        if item.lexemes & (self.words.conjunctions | self.words.prepositions):
            return True
        case = self._case(place)
        return case is not None and not self._is_inner(place, case)

    def _is_inner(self, place: int, case: str) -> bool:
        """Whether the inflected word may stand inside a phrase: sınır bölgesindeki, kentinin, hükümet yanlısı."""
        if case == "GEN" or self.items[place].lexemes & self.words.adjectives:
            return True
        return case == "ACC?" or (case == "LOC" and bool(_KI.fullmatch(self._text(place))))

    def _between_is_place(self, owner: int, head: int) -> bool:
        """Whether the owner belongs to a place inside the phrase, not to its last noun: Ukrayna'nın Harkiv kentindeki pazarı."""
        return any(_KI.fullmatch(self._text(n)) for n in range(owner + 1, head))

    def _first_modifier(self, place: int) -> int:
        """The beginning of the genitives before an owner: Ukrayna'nın Harkiv kentindeki."""
        while place > 0:
            before = self.items[place - 1]
            local = before.case == "LOC" and _KI.fullmatch(self._text(place - 1))
            if not before.entities or not (before.case == "GEN" or local):
                break
            place -= 1
        return place

    def _modified(self, place: int, head: Item) -> int:
        """The beginning of what describes an actor: Ukrayna'nın başkenti Kiev'i, Yemen'deki Husileri."""
        number = place - 1
        while number >= 0 and number > place - 4:
            item = self.items[number]
            if item.entities:
                local = item.case == "LOC" and _KI.fullmatch(self._text(number))
                genitive = item.case == "GEN" and (head.kind in _PLAIN or number == place - 1)
                return number if local or genitive or (item.kind == "ADJ" and not item.case) else place
            if item.first == item.last or item.symbol in (COMMA, MARK, DATE, QUANTITY) or _VERBAL & set(item.marks):
                return place
            if item.lexemes & (self.words.conjunctions | self.words.prepositions):
                return place
            number -= 1
        return place

    def _is_near(self, place: int, verb: int) -> bool:
        """Whether nothing but small words stands between the phrase and the verb."""
        between = self.items[place + 1 : verb]
        return len(between) <= 3 and not any(item.entities or item.symbol == COMMA for item in between)

    def _is_owned(self, number: int) -> bool:
        """Whether the trigger is a noun that somebody owns."""
        return not self.is_verb(number)

    def _case(self, place: int) -> str | None:
        """The case that a word shows; `ACC?` where it may only be owned."""
        item = self.items[place]
        if item.entities or item.first == item.last or item.symbol in (COMMA, MARK):
            return item.case
        small = self.words.prepositions | self.words.conjunctions | self.words.adjectives
        if item.symbol in (DATE, QUANTITY) or item.lexemes & small:
            return None
        if item.case and item.case != "ACC":
            return item.case
        text = self._text(place)
        if "'" in text:
            return item.case
        found = next((case for ending, case in _ENDINGS if ending.fullmatch(text)), None)
        if item.case is None and item.lexemes & self.words.nouns and found not in ("ACC?", "ACC"):
            return None  # battaniye: a noun that is known ends like one in the dative
        if found == "DAT?":  # only after a number: 20 tankere, bir köye
            before = self.items[place - 1] if place else None
            return "DAT" if before and (before.symbol == QUANTITY or _NUMBER.fullmatch(self._text(place - 1))) else item.case
        if item.case == "ACC":
            return "ACC" if found in ("ACC", None) else "ACC?"
        if not item.marks and not item.lexemes and found == "ACC?" and len(text) < 4:
            return None
        return found

    def _role(self, place: int, case: str | None) -> str:
        """The postposition after the actor, else its case."""
        found = self._postposition(place + 1)
        return min(found) if found else case or "subject"

    def _postposition(self, place: int) -> frozenset[str]:
        """The postpositions that stand there; içinde is none."""
        item = self.items[place] if place < len(self.items) else None
        return item.lexemes & self.words.prepositions if item and not item.entities and item.case is None else frozenset()

    def _row(self, place: int) -> list[int]:
        """The actors coordinated before the one at `place`, which has the case of all."""
        row = [place]
        number = place - 1
        while number > 0 and self._joins(number):
            comma = self.items[number].symbol == COMMA
            before, last = self.items[number - 1], self.items[place]
            alike = is_actor(before) or before.case == "GEN" == last.case
            alike = alike or (before.kind == "ADJ" and (last.kind == "ADJ" or (not comma and last.kind in _PEOPLE)))
            if not alike or (before.case and before.case != last.case) or (comma and len(row) == 1):
                break
            row.insert(0, number - 1)
            number -= 2
        return row[1:] if self._is_set_off(row) else row

    def _is_set_off(self, row: list[int]) -> bool:
        """Whether the first of a row is rather the clause's subject, with a comma: Fransa, Rusya ile Ukrayna'ya çağrı yaptı."""
        first, last = self.items[row[0]], self.items[row[-1]]
        if len(row) < 3 or last.case is None or first.case is not None or self.items[row[0] + 1].symbol != COMMA:
            return False
        before = row[0] - 1
        return before < 0 or self.items[before].symbol in (BOUNDARY, OPEN)

    def _opening(self, place: int) -> int:
        """Where the bracket opens that closes at `place`."""
        depth = 0
        for number in range(place, -1, -1):
            item = self.items[number]
            depth += (item.symbol in (CLOSE, RELATIVE) and item.first == item.last) - (item.symbol == OPEN)
            if not depth:
                return number
        return place

    def _text(self, number: int) -> str:
        """The item's last word."""
        item = self.items[number]
        return self.sentence.tokens[item.last - 1].text if item.last > item.first else ""
