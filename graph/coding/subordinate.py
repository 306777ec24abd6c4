"""The verbs of one clause that have clauses of their own, in a language whose verbs stand last: their beginnings and subjects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from graph.coding.items import BOUNDARY, CLOSE, COMMA, MARK, OPEN, RELATIVE, Item, Sentence
from graph.coding.vocabulary import Vocabulary

BARE: Final = "bare-owner"
"""The mark of an owner without the ending of a genitive: İran of "İran petrolü"."""
CARRYING: Final = frozenset({"taşiyan", "içeren", "olan"})
"""Participles that only tell what something is or is made of: çadır taşıyan uçak, Belarus'la olan sınır kapıları."""
_ACTING: Final = frozenset({"GENERIC", "GROUP", "ORGANISATION", "PERSON"})
"""Who does something where a state could be the place only: Etiyopya ordusunun Gedo bölgesindeki."""
_NEAR: Final = 3
"""How many items may stand between an owner and what it owns."""
_OBJECT: Final = re.compile(r".*(?:n(?:[iuüae]|d[ae]n|[iuü]n)|yl[ae])")
"""Ends of a noun with an owner and a case; without the n it is a plain object (kararı)."""
_OWN_OBJECT: Final = re.compile(r".{3,}[iuü]n[iuü]")
"""The accusative of a noun with an owner: teklifini."""
_BECAUSE: Final = frozenset({"için", "gerekçesiyle", "nedeniyle", "iddiasiyla", "suçlamasiyla"})
"""After these a clause without a subject is about the object of the verb that follows: Kanada'yı … çıkardığı için kınadı."""
_REFUSED: Final = ("teklif", "öneri", "plan", "karar", "şart", "taleb", "talep", "çağri", "egemenli", "bağimsizli", "toprak")
"""How the nouns begin that a verb of several words has for its object, of whom they are: kararını tanımadığını."""
ABOUT: Final = frozenset({"yönündeki", "konusundaki", "yolundaki", "şeklindeki", "yönünde", "hakkindaki", "ilişkin", "dair"})
"""Words between a clause and the noun of which it tells what it is about."""
_POSTPOSITIONS: Final = frozenset({"arasında", "ile", "tarafından"})
_DOERS: Final = re.compile(r".{3,}l[ae]rc[ae]")
"""Who does it in a passive: silahlı kişilerce kaçırılan."""
_OWN_ACTS: Final = frozenset(
    {"çek", "geri çek", "gönder", "konuşlandır", "sürdür", "durdur", "artır", "azalt", "yığ", "kaydır", "kapat", "aç", "sevk et",
     "geri çağır", "başlat", "kaldır", "hafiflet", "gevşet", "askıya al", "ertele", "uzat", "genişlet", "sona erdir", "son ver",
     "sonlandır", "takviye et", "kes", "alarma geçir", "teyakkuza geçir", "yoğunlaştır", "feshet"}
)  # fmt: skip
"""What one does with what is one's own: İngiltere'nin askerlerini çekeceğini, not İngiltere'nin kararını desteklediğini."""
_MEMBERSHIP: Final = frozenset({"üyelik"})
"""What a state owns in an organisation that stands between: Ukrayna'nın NATO üyeliğini."""
_PLURAL: Final = re.compile(r".*kl[ae]ri.*")
"""A verb with "they" or "we" as its subject, which a single name before it cannot be."""


def recased(vocabulary: Vocabulary, item: Item, case: str | None) -> Item:
    """The mention in another case. Several office-holders together are a set."""
    kind = "SET" if len(item.entities) > 1 else item.kind or ""
    return replace(item, symbol=vocabulary.mention_symbol(kind, case), case=case)


@dataclass(slots=True)
class Clause:
    """The items of one clause on the way to brackets: where they open and close, and subjects put in.

    `added` are subjects that a clause takes over from the one before it, by the item before which they stand.
    """

    vocabulary: Vocabulary
    sentence: Sentence
    items: list[Item]
    opens: dict[int, int] = field(default_factory=dict)
    closes: dict[int, str] = field(default_factory=dict)
    added: dict[int, list[Item]] = field(default_factory=dict)

    def bracketed(self) -> list[Item]:
        """The items with brackets around the clauses inside, whose subjects stand in the nominative."""
        done = list(self.items)
        genitives = self._genitives()
        verbs = [number for number in range(len(self.items)) if self._takes_subject(number)]
        row: list[Item] | None = None
        for number in range(len(self.items)):
            if number in verbs:
                before = [place for place in genitives if place < number]
                if len(before) == 1 and self._is_asked(before[0], number, verbs):
                    continue  # Arjantin'in Londra'dan müzakerelere başlamasını isteyeceği
                subject = self._subject(before, sum(other > number for other in verbs), number)
                if subject is not None and self._is_attached(subject, number) and self._has_nominative(subject):
                    continue  # Danimarka, Ukrayna'nın üyeliğini desteklediğini söyledi
                if subject is not None and self._is_owner_only(subject, number):
                    continue  # Lüksemburg, Macaristan'ın teklifini kabul etmeyeceğini duyurdu
                if subject is not None:
                    genitives = [place for place in genitives if place < subject or place > number]
                    row = self._open_at_subject(done, subject, number)
                elif row is not None:
                    self._open_after_conjunction(row, number)
            elif self._is_participle(number):
                start = self._row_with_postposition(self._relative_start(number))
                self._bracket(start, number, RELATIVE)
        return list(self._written(done))

    # -- brackets ------------------------------------------------------------------------------------------------------

    def _bracket(self, first: int, verb: int, closing: str) -> None:
        self.opens[first] = self.opens.get(first, 0) + 1
        self.closes[verb] = closing

    def _open_at_subject(self, done: list[Item], subject: int, verb: int) -> list[Item]:
        """Brackets the verb's clause; returns its subject, which is nobody where it may be an owner only."""
        start = self._first_of_row(subject)
        self._bracket(start, verb, CLOSE)
        if not self.items[subject].entities or self._is_attached(subject, verb):
            return []
        done[subject] = recased(self.vocabulary, self.items[subject], None)
        return done[start : subject + 1]

    def _open_after_conjunction(self, row: list[Item], verb: int) -> None:
        """A second clause after "and" has the subject of the first, unless its verb is about others: … ettiğini ve … ettiğini."""
        closed = max((place for place, mark in self.closes.items() if place < verb and mark == CLOSE), default=None)
        if closed is None or closed + 2 > verb or _PLURAL.fullmatch(self._text(verb)):
            return
        joined = self.items[closed + 1]
        if joined.symbol == COMMA or joined.lexemes & self._class("and"):
            self._bracket(closed + 2, verb, CLOSE)
            self.added[closed + 2] = row

    def _written(self, done: list[Item]) -> Iterator[Item]:
        for number, item in enumerate(done):
            for _ in range(self.opens.get(number, 0)):
                yield Item(OPEN, item.first, item.first)
            yield from self.added.get(number, ())
            yield item
            if number in self.closes:
                yield Item(self.closes[number], item.last, item.last)

    # -- verbs -----------------------------------------------------------------------------------------------------------

    def _takes_subject(self, number: int) -> bool:
        """Whether the verb may have a subject in the genitive: no infinitive, unless a noun of the subject's follows it.

        "Katar'ın yardım gönderme kararı": whose decision it is, does it.
        """
        marks = self.items[number].marks
        if "nominal" not in marks:
            return False
        if "bare" not in marks or "charge" in marks:
            return True
        return self._text(number).endswith(("ma", "me")) and number + 1 < len(self.items) and self._is_owned(number + 1)

    def _is_charge(self, verb: int) -> bool:
        """Whether the verb tells what somebody is blamed for: saldırmakla suçladı, saldırdığı için kınadı."""
        if "charge" in self.items[verb].marks:
            return True
        return verb + 1 < len(self.items) and self._text(verb + 1) in _BECAUSE

    def _is_participle(self, number: int) -> bool:
        return "participle" in self.items[number].marks and self._text(number) not in CARRYING

    def _relative_start(self, verb: int) -> int:
        """A clause that describes the noun after it begins after the nearest subject, owner or comma."""
        for number in range(verb - 1, -1, -1):
            item = self.items[number]
            named = item.entities and item.case in (None, "GEN") and item.kind != "ADJ"
            named = named and not _DOERS.fullmatch(self._text(number))
            if named or item.symbol in (COMMA, MARK, BOUNDARY) or number in self.closes:
                return number + 1
        return 0

    # -- subjects --------------------------------------------------------------------------------------------------------

    def _genitives(self) -> list[int]:
        every = [number for number in range(len(self.items)) if self._is_genitive(number)]
        free = [number for number in every if not self._is_location(number)]
        claims = any(item.lexemes & self._class("claim") for item in self.items)
        return free or (every if claims else [])  # … Etiyopya'nın El-Faşaka yakınlarına tank yığdığını iddia etti

    def _is_genitive(self, number: int) -> bool:
        """Whether the word has the ending of a genitive; a bare one is nobody's subject."""
        item = self.items[number]
        if item.entities or item.case:
            return item.case == "GEN" and BARE not in item.marks and self._text(number).endswith("n")
        return "genitive" in item.marks

    def _is_location(self, genitive: int) -> bool:
        """Whether the genitive only says where: Lübnan'ın güneyine."""
        if self.items[genitive].kind in _ACTING:
            return False
        places = self._class("place_cue")
        following = list(takewhile(lambda item: not item.entities, self.items[genitive + 1 : genitive + _NEAR]))
        return any(item.lexemes & places for item in following)

    def _subject(self, before: list[int], later: int, verb: int) -> int | None:
        """The verb's subject: of the genitives before it the outermost that no later verb needs, else the one who is blamed."""
        before = [place for place in before if not self._describes_subject(place, verb)]
        free = [place for place in before if not self._is_attached(place, verb)] or before
        if _PLURAL.fullmatch(self._text(verb)) and self._has_nominative(verb):
            free = [place for place in free if not self._is_one(place)]  # İspanya, Fas'ın planını desteklediklerini söyledi
        if free and self._describes_wish(verb):
            return free[-1] if len(free) > 1 or not self._is_passive(verb) else None
        if free:
            return free[min(later, len(free) - 1)]
        return self._first_object(verb) if self._is_charge(verb) else None

    def _describes_subject(self, genitive: int, verb: int) -> bool:
        """Whether the genitive belongs to what describes the subject: Japonya'nın sözlerine tepki gösteren Çin, … istedi."""
        for number in range(genitive + 2, verb - 1):
            item = self.items[number]
            subject = item.entities and item.case is None and self.items[number + 1].symbol == COMMA
            if subject and "participle" in self.items[number - 1].marks:
                return True
        return False

    def _is_asked(self, genitive: int, verb: int, verbs: list[int]) -> bool:
        """Whether the act is what the genitive asks of another one, who stands before the verb in the ablative or dative."""
        asking = next((n for n in verbs if n > verb), None)
        if asking is None or "action" not in self.items[verb].marks or not self.items[asking].lexemes & self._class("request"):
            return False
        cases = ("ACC",) if "charge" in self.items[verb].marks else ("ABL", "DAT")
        return any(item.entities and item.case in cases for item in self.items[genitive + 1 : genitive + 1 + _NEAR])

    def _describes_wish(self, verb: int) -> bool:
        """Whether the clause tells what a request or report is about: … düşürülmesi yönündeki talebini."""
        if verb + 1 < len(self.items) and self.items[verb + 1].lexemes & self._class("proposal") and self._is_passive(verb):
            return True
        if verb + 2 >= len(self.items) or self._text(verb + 1) not in ABOUT:
            return False
        return any(item.lexemes & self._class("proposal") for item in self.items[verb + 2 : verb + 4])

    def _is_passive(self, verb: int) -> bool:
        return any(lexeme.rpartition(" ")[2] in self._class("passive") for lexeme in self.items[verb].lexemes)

    def _is_owner_only(self, genitive: int, verb: int) -> bool:
        """Whether the genitive owns an object, and a name set off by a comma is there to be the verb's subject."""
        owned = (self._text(n) for n in range(genitive + 1, min(genitive + 1 + _NEAR, verb)) if not self.items[n].entities)
        between, noun = self.items[genitive + 1 : genitive + 3] if genitive + 2 < verb else (None, None)
        words = self.sentence.tokens[self.items[verb].first : self.items[verb].last]
        within = len(words) > 1 and words[0].text.startswith(_REFUSED) and _OWN_OBJECT.fullmatch(words[0].text) is not None
        member = between is not None and between.kind == "ORGANISATION" and bool(noun and noun.lexemes & _MEMBERSHIP)
        member = member and "action" not in self.items[verb].marks
        attached = self._is_attached(genitive, verb) and any(_OWN_OBJECT.fullmatch(text) for text in owned)
        if not (member or within or attached):
            return False
        commas = (n for n in range(1, genitive) if self.items[n].symbol == COMMA)
        return any(self.items[n - 1].entities and self.items[n - 1].case is None for n in commas)

    def _has_nominative(self, verb: int) -> bool:
        return any(item.entities and item.case is None and item.kind != "ADJ" for item in self.items[:verb])

    def _is_one(self, number: int) -> bool:
        """Whether a single state or person stands there, alone."""
        item = self.items[number]
        joined = number > 0 and bool(self.items[number - 1].lexemes & self._class("and"))
        return item.kind in ("STATE", "PERSON", "GOVERNMENT") and len(item.entities) == 1 and not joined

    def _first_object(self, verb: int) -> int | None:
        """The first name in the accusative before the verb, where none stands after it."""
        objects = [number for number, item in enumerate(self.items) if item.entities and item.case == "ACC"]
        return objects[0] if objects and objects[-1] < verb else None

    def _is_attached(self, genitive: int, verb: int) -> bool:
        """Whether the genitive owns the noun after it, and may be no subject: Katar'ın kararlarını desteklediğini.

        A wish names its subject: İsrail'in saldırılarını durdurmasını.
        """
        if "action" in self.items[verb].marks or self._is_own_act(verb):
            return False
        owned = False
        for number in range(genitive + 1, min(genitive + 1 + _NEAR, verb)):
            item = self.items[number]
            if item.symbol == COMMA:
                return False
            if item.entities:
                owned = item.case == "GEN" or item.kind == "ADJ"  # Ürdün ordusunun Suriye mevzilerine: Syria's positions
            elif not owned and self._is_owned(number) and _OBJECT.fullmatch(self._text(number)):
                return self._can_own(self.items[genitive], item) and self._takes_owned(verb, self._text(number))
        return False

    def _is_own_act(self, verb: int) -> bool:
        """Whether the verb, alone or after its object, tells what one does with one's own."""
        lexemes = self.items[verb].lexemes
        return any(lexeme in _OWN_ACTS or lexeme.partition(" ")[2] in _OWN_ACTS for lexeme in lexemes)

    def _takes_owned(self, verb: int, owned: str) -> bool:
        """Whether somebody else's may be the verb's: its object, or what it supports; a place is where the owner acts."""
        supports = any("destek" in lexeme or "karşı" in lexeme for lexeme in self.items[verb].lexemes)
        return supports or _OWN_OBJECT.fullmatch(owned) is not None

    def _can_own(self, owner: Item, owned: Item) -> bool:
        """Whether the owner may have it: soldiers have acts and arms, no villages."""
        return owner.kind != "GENERIC" or (bool(owned.lexemes) and not owned.lexemes & self._class("place_cue"))

    def _is_owned(self, number: int) -> bool:
        """Whether the word ends like a noun that somebody owns."""
        item = self.items[number]
        if item.entities or item.last != item.first + 1 or item.lexemes & frozenset(self.vocabulary.lexicon.adjectives):
            return False
        return "possessed" in (item.marks or self.vocabulary.shape(self._text(number)))

    def _row_with_postposition(self, start: int) -> int:
        """The beginning of the names to which the word at `start` belongs: "Türkiye ile Libya arasında" is not cut."""
        if not 0 < start < len(self.items) or not self.items[start].lexemes & _POSTPOSITIONS:
            return start
        return self._first_of_row(start - 1) if self.items[start - 1].entities else start

    def _first_of_row(self, last: int) -> int:
        """Where the row of coordinated names that ends here begins: the first of "Mısır, Ürdün ve Irak'ın"."""
        first = last
        while first >= 2 and self.items[first - 2].entities:
            joined = self.items[first - 1].lexemes & self._class("and")
            same = self.items[first - 2].kind == self.items[last].kind
            if not joined and not (first != last and self.items[first - 1].symbol == COMMA and same):
                break
            first -= 2
        return first

    def _class(self, name: str) -> frozenset[str]:
        return self.vocabulary.classes[name]

    def _text(self, number: int) -> str:
        """The item's last word."""
        item = self.items[number]
        return self.sentence.tokens[item.last - 1].text if item.last > item.first else ""
