"""Clauses inside clauses, in a language whose verbs stand last: where each begins, and who is its subject.

In "Ankara, Rusya'nın Ukrayna'ya saldırdığını söyledi" the genitive is the subject of what is said. The step puts brackets
around such a clause and its subject into the nominative, so that a rule reads it like a sentence of its own; a gap of a
rule passes over a bracket as a whole, and never enters or leaves it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.coding.items import BOUNDARY, CLOSE, COMMA, MARK, OPEN, RELATIVE, WORD, Item, Sentence
from graph.coding.vocabulary import Vocabulary

_VERBAL: Final = frozenset({"finite", "nominal", "participle", "converb", "adverbial"})
_ATTRIBUTIVE: Final = ("acak", "ecek", "miş", "muş", "müş")
"""Endings of verbs that close a sentence, or describe the noun that follows: imzalanacak anlaşma."""
_POSSESSED: Final = ("possessed",)
_NEAR: Final = 3
_POSTPOSITIONS: Final = frozenset({"arasında", "ile", "tarafından"})
_MODIFIED: Final = frozenset({"STATE", "GOVERNMENT", "ORGANISATION", "GROUP", "PLACE", "OUTLET"})
_BECAUSE: Final = frozenset({"için", "gerekçesiyle", "nedeniyle", "iddiasiyla", "suçlamasiyla"})
"""After these a clause without a subject is about the object of the verb that follows: Kanada'yı … çıkardığı için kınadı."""


class EmbeddingFinder:
    """Marks the clauses of a sentence in a verb-final language; leaves other languages' items alone."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.active = vocabulary.morphology.verb == "last"
        self.conjunctions = vocabulary.classes.get("and", frozenset())
        self.adjectives = frozenset(vocabulary.lexicon.adjectives)
        self.places = vocabulary.classes.get("place_cue", frozenset())
        self.say = vocabulary.classes.get("say", frozenset())

    def mark(self, sentence: Sentence) -> list[Item]:
        """The sentence's items with brackets around embedded clauses and a boundary after each clause's verb."""
        if not self.active:
            return sentence.items
        items = [self._shaped(sentence, item) for item in _without_ordinal_stops(sentence)]
        items = self._with_bare_genitives(sentence, items)
        marked: list[Item] = []
        segment: list[Item] = []
        subject: list[Item] = []
        for number, item in enumerate(items):
            segment.append(item)
            ended = self._ends_clause(sentence, items, number)
            if ended or item.symbol == MARK or number + 1 == len(items):
                clause = self._with_subject(self._bracketed(sentence, segment), subject)
                marked.extend(clause)
                subject = self._subject_row(clause) if ended else []
                segment = []
            if ended:
                marked.append(Item(BOUNDARY, item.last, item.last))
        return marked

    # -- subjects carried on -------------------------------------------------------------------------------------------

    def _with_subject(self, clause: list[Item], subject: list[Item]) -> list[Item]:
        """The clause with the subject of the one before, where it has none: Katar Mısır'ı kınadı ve Sudan'a yardım gönderdi.

        It must begin with a name that cannot be its subject; anything else may be a new one.
        """
        start = next((n for n, item in enumerate(clause) if item.symbol != COMMA and not item.lexemes & self.conjunctions), None)
        if not subject or start is None or self._subject_row(clause):
            return clause
        oblique = bool(clause[start].entities) and clause[start].case not in (None, "GEN")
        return [*clause[:start], *subject, *clause[start:]] if oblique else clause

    def _subject_row(self, clause: list[Item]) -> list[Item]:
        """The coordinated names without ending that stand outside of brackets; the first row of them."""
        depth, first = 0, None
        for number, item in enumerate(clause):
            depth += (item.symbol == OPEN) - (item.symbol in (CLOSE, RELATIVE) and item.first == item.last)
            if depth == 0 and item.entities and item.case is None and item.kind != "ADJ":
                first = number
                break
        if first is None:
            return []
        last = first
        while last + 2 < len(clause) and clause[last + 1].lexemes & self.conjunctions and _is_bare(clause[last + 2]):
            last += 2
        return clause[first : last + 1]

    def _shaped(self, sentence: Sentence, item: Item) -> Item:
        """A word that no lexicon has, with the marks that its ending shows; names and capitals show none.

        Office-holders in the plural (Mısır ve Ürdün bakanları) stand as a set: several act together.
        """
        if len(item.entities) > 1:
            return replace(item, symbol=self.vocabulary.mention_symbol("SET", item.case))
        if item.symbol != WORD or item.last != item.first + 1 or item.marks:
            return item
        token = sentence.tokens[item.first]
        if sentence.document_text[sentence.normal.origin(token.start)].isupper():
            return item
        return replace(item, marks=self.vocabulary.morphology.shape(token.text))

    # -- bare genitives ------------------------------------------------------------------------------------------------

    def _with_bare_genitives(self, sentence: Sentence, items: list[Item]) -> list[Item]:
        """A name without ending before its possessed noun is a genitive too: Ukrayna savaşı."""
        found = list(items)
        for number in range(len(items) - 2, -1, -1):
            item = found[number]
            if item.case is not None or item.kind not in _MODIFIED:
                continue
            if self._is_possessed(sentence, found, number + 1) or self._joins_genitive(found, number):
                found[number] = self._recased(item, "GEN")
        return found

    def _joins_genitive(self, items: list[Item], number: int) -> bool:
        """Joined by a hyphen to a bare genitive: Rusya-Ukrayna savaşı."""
        return number + 2 < len(items) and "-" in items[number + 1].lexemes and items[number + 2].case == "GEN"

    def _is_possessed(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        item = items[number]
        if item.entities or item.last != item.first + 1 or set(item.marks) & _VERBAL or item.lexemes & self.adjectives:
            return False
        return "possessed" in (item.marks or self.vocabulary.morphology.shape(sentence.tokens[item.first].text))

    def _recased(self, item: Item, case: str | None) -> Item:
        kind = "SET" if len(item.entities) > 1 else item.kind or ""
        return replace(item, symbol=self.vocabulary.mention_symbol(kind, case), case=case)

    # -- clauses -----------------------------------------------------------------------------------------------------

    def _ends_clause(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        marks = items[number].marks
        if "adverbial" in marks:
            return True
        if "past" in marks:
            return self._closes(sentence, items, number)
        if "finite" not in marks:
            return False
        text = sentence.tokens[items[number].last - 1].text
        return not text.endswith(_ATTRIBUTIVE) or self._closes(sentence, items, number)

    def _closes(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        """Whether nothing follows that the verb could describe."""
        if number + 1 == len(items):
            return True
        following = items[number + 1]
        text = sentence.tokens[following.first].text if following.last > following.first else ""
        ends = following.symbol in (COMMA, MARK) or bool(following.lexemes & (self.conjunctions | self.say))
        return ends or text.startswith('"') or self._quote_between(sentence, items[number], following)

    @staticmethod
    def _quote_between(sentence: Sentence, first: Item, second: Item) -> bool:
        return any(token.text in "\"'" for token in sentence.tokens[first.last : second.first])

    def _bracketed(self, sentence: Sentence, items: list[Item]) -> list[Item]:
        """The items of one clause with the clauses inside it bracketed."""
        opens: dict[int, int] = {}
        closes: dict[int, str] = {}
        done = list(items)
        genitives = [
            number
            for number, item in enumerate(items)
            if self._is_genitive(sentence, item) and not self._is_location(items, number)
        ]
        verbs = [number for number in range(len(items)) if self._takes_subject(sentence, items, number)]
        for number in range(len(items)):
            if number in verbs:
                later = sum(other > number for other in verbs)
                before = [place for place in genitives if place < number]
                subject = self._subject(sentence, items, before, later, number)
                if subject is None and self._is_charge(sentence, items, number):
                    subject = _first_object(items, number)
                if subject is not None:
                    genitives = [place for place in genitives if place < subject or place > number]
                    start = self._first_of_row(items, subject)
                    opens[start] = opens.get(start, 0) + 1
                    closes[number] = CLOSE
                    if items[subject].entities and not self._is_attached(sentence, items, subject, number):
                        done[subject] = self._recased(items[subject], None)
            elif self._is_participle(sentence, items, number):
                start = self._row_with_postposition(items, _relative_start(items, number, closes))
                opens[start] = opens.get(start, 0) + 1
                closes[number] = RELATIVE
        return list(_written(done, opens, closes))

    def _takes_subject(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        """Whether the verb may have a subject in the genitive: no infinitive, unless a noun of the subject's follows it.

        "Katar'ın yardım gönderme kararı": whose decision it is, does it.
        """
        marks = items[number].marks
        if "nominal" not in marks:
            return False
        if "bare" not in marks or "charge" in marks:
            return True
        text = sentence.tokens[items[number].last - 1].text
        return text.endswith(("ma", "me")) and number + 1 < len(items) and self._is_possessed(sentence, items, number + 1)

    def _is_location(self, items: list[Item], genitive: int) -> bool:
        """Whether the genitive only says where: Lübnan'ın güneyine."""
        return any(item.lexemes & self.places for item in items[genitive + 1 : genitive + _NEAR])

    def _is_charge(self, sentence: Sentence, items: list[Item], verb: int) -> bool:
        """Whether the verb tells what somebody is blamed for: saldırmakla suçladı, saldırdığı için kınadı."""
        if "charge" in items[verb].marks:
            return True
        following = items[verb + 1] if verb + 1 < len(items) else None
        return following is not None and sentence.tokens[following.first].text in _BECAUSE

    def _is_genitive(self, sentence: Sentence, item: Item) -> bool:
        if item.entities or item.case:
            return item.case == "GEN" and _is_written(sentence, item)
        return "genitive" in item.marks

    def _subject(self, sentence: Sentence, items: list[Item], before: list[int], later: int, verb: int) -> int | None:
        """Which of the genitives before the verb is its subject: the outermost that no later verb needs."""
        free = [place for place in before if not self._is_attached(sentence, items, place, verb)] or before
        return free[min(later, len(free) - 1)] if free else None

    def _is_attached(self, sentence: Sentence, items: list[Item], genitive: int, verb: int) -> bool:
        """Whether the genitive owns the noun after it, and may be no subject: Katar'ın kararını desteklediğini.

        A wish names its subject: İsrail'in saldırılarını durdurmasını.
        """
        if "action" in items[verb].marks:
            return False
        for item in items[genitive + 1 : min(genitive + 1 + _NEAR, verb)]:
            if item.symbol == COMMA:
                return False
            if item.entities or item.last != item.first + 1:
                continue
            if "possessed" in (item.marks or self.vocabulary.morphology.shape(sentence.tokens[item.first].text)):
                return not item.lexemes & self.adjectives
        return False

    def _row_with_postposition(self, items: list[Item], start: int) -> int:
        """The beginning of the names to which the word at `start` belongs: "Türkiye ile Libya arasında" is not cut."""
        joins = start and start < len(items) and items[start].lexemes & _POSTPOSITIONS and items[start - 1].entities
        return self._first_of_row(items, start - 1) if joins else start

    def _first_of_row(self, items: list[Item], last: int) -> int:
        """Where the row of coordinated names that ends here begins: the first of "Mısır, Ürdün ve Irak'ın"."""
        first = last
        while first >= 2 and items[first - 2].entities:
            joined = items[first - 1].lexemes & self.conjunctions
            listed = first != last and items[first - 1].symbol == COMMA and items[first - 2].kind == items[last].kind
            if not joined and not listed:
                break
            first -= 2
        return first

    def _is_participle(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        item = items[number]
        if "participle" in item.marks:
            return True
        text = sentence.tokens[item.last - 1].text if item.last > item.first else ""
        return "finite" in item.marks and text.endswith(_ATTRIBUTIVE) and not self._closes(sentence, items, number)


def _without_ordinal_stops(sentence: Sentence) -> Iterator[Item]:
    """The items, without the stop that makes a number an ordinal: 14. paket."""
    before = ""
    for number, item in enumerate(sentence.items):
        text = sentence.tokens[item.first].text if item.last > item.first else ""
        if not (text == "." and before.isdigit() and number + 1 < len(sentence.items)):
            yield item
        before = text


def _is_bare(item: Item) -> bool:
    return bool(item.entities) and item.case is None


def _first_object(items: list[Item], verb: int) -> int | None:
    """The first name in the accusative before the verb, where none stands after it."""
    objects = [number for number, item in enumerate(items) if item.entities and item.case == "ACC"]
    return objects[0] if objects and objects[-1] < verb else None


def _is_written(sentence: Sentence, item: Item) -> bool:
    """Whether the genitive has its ending, and is no bare one."""
    return sentence.tokens[item.last - 1].text.endswith("n")


def _relative_start(items: list[Item], verb: int, closes: dict[int, str]) -> int:
    """A clause that describes the noun after it begins after the nearest subject, owner or comma."""
    for number in range(verb - 1, -1, -1):
        item = items[number]
        stops = item.symbol in (COMMA, MARK, BOUNDARY) or (item.entities and item.case in (None, "GEN") and item.kind != "ADJ")
        if stops or number in closes:
            return number + 1
    return 0


def _written(items: list[Item], opens: dict[int, int], closes: dict[int, str]) -> Iterator[Item]:
    for number, item in enumerate(items):
        for _ in range(opens.get(number, 0)):
            yield Item(OPEN, item.first, item.first)
        yield item
        if number in closes:
            yield Item(closes[number], item.last, item.last)
