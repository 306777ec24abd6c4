"""Clauses inside clauses, in a language whose verbs stand last: where each begins, and who is its subject.

In "Ankara, Rusya'nın Ukrayna'ya saldırdığını söyledi" the genitive is the subject of what is said. The step puts brackets
around such a clause and its subject into the nominative, so that a rule reads it like a sentence of its own; a gap of a
rule passes over a bracket as a whole, and never enters or leaves it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.coding.discourse import SPEAKER, TITLE
from graph.coding.items import BOUNDARY, CLOSE, COMMA, DATE, MARK, OPEN, QUANTITY, RELATIVE, WORD, Entity, Item, Sentence
from graph.coding.keeping import Keepable
from graph.coding.subordinate import BARE, Clause, recased
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind, StateBasis

_VERBAL: Final = frozenset({"finite", "nominal", "participle", "converb", "adverbial"})
_ATTRIBUTIVE: Final = ("acak", "ecek", "miş", "muş", "müş")
"""Endings of verbs that close a sentence, or describe the noun that follows: imzalanacak anlaşma."""
_OWNERS: Final = frozenset({"STATE", "GOVERNMENT", "ORGANISATION", "GROUP", "PLACE", "OUTLET"})
"""What stands without ending before its noun: Ukrayna savaşı."""
_QUOTES: Final = frozenset("\"'")
_HEADLINE_OBJECT: Final = re.compile(r".{2,}(?:[iuü]n[iuü]|l[ae]rin[iuü])")
_BESIDE: Final = frozenset(
    {"önünde", "önüne", "önündeki", "binasi", "binasinin", "binasina", "yakininda", "yakinlarinda", "çevresinde", "karşisinda",
     "içinde", "üzerinde", "üzerinden", "konusunda", "nedeniyle", "yüzünden", "dişinda", "sayesinde", "aleyhine", "lehine",
     "karşiti", "yanlisi", "destekli", "bağlantili", "merkezli", "kaynakli", "kontrolündeki", "yönetimindeki", "öncülüğünde",
     "öncülüğündeki", "liderliğinde", "liderliğindeki", "arabuluculuğunda", "üzerindeki", "altinda", "sirasinda", "karşisindaki"}
)  # fmt: skip
"""Words after which a bare name is no subject: ABD Büyükelçiliği önünde."""
_EXPECTED: Final = frozenset(
    {"planlan", "beklen", "bekleniyor", "öngörül", "hedeflen", "kararlaştırıl", "iddia edil", "öne sürül", "ileri sürül"}
)
"""Verbs in the passive, whose subject is a clause."""
_THERE: Final = frozenset(
    {"burada", "orada", "buradan", "sonra", "kendisine", "kendisiyle", "hemen", "kisa", "uzun", "yaklaşik", "resmen"}
)
"""Words with which a second clause begins that has the subject of the first."""
_TOPIC: Final = frozenset({"konusunda", "nedeniyle", "yüzünden", "sayesinde", "sirasinda"})
"""Those after which it takes no part in anything: Grönland konusunda."""
_FIRST_PERSON: Final = re.compile(r".*(?:[iuü]z|[iuü]m|[dt][iuü]k)")
_NATIONALS: Final = re.compile(r".{3,}l[ae]r")
"""An adjective of nationality in the plural."""
_LI: Final = ("li", "lu", "lü")
_DESCRIBED: Final = 3
"""How many words may follow an adjective of nationality before a comma closes what it describes."""
_AGENT: Final = frozenset({"tarafından"})
_POSTPOSITIONS: Final = frozenset({"ile", "arasında", "arasındaki", "tarafından", "hakkında"})


class EmbeddingFinder(Keepable):
    """Marks the clauses of a sentence in a verb-final language; leaves other languages' items alone."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.active = vocabulary.morphology.verb == "last"
        self.conjunctions = vocabulary.classes["and"]
        self.adjectives = frozenset(vocabulary.lexicon.adjectives)
        self.say = vocabulary.classes["say"]
        self.also = vocabulary.classes["aux"]
        self.impersonal = vocabulary.classes["impersonal"] | vocabulary.classes["rumour"] | _EXPECTED

    def mark(self, sentence: Sentence) -> list[Item]:
        """The sentence's items with brackets around embedded clauses and a boundary after each clause's verb."""
        if not self.active:
            return sentence.items
        items = self._listed(sentence, [self._shaped(sentence, item) for item in _without_ordinal_stops(sentence)])
        items = self._with_nationals(sentence, items)
        items = self._with_bare_genitives(sentence, [self._described(sentence, items, n) for n in range(len(items))])
        items = self._with_title(sentence, items)
        marked: list[Item] = []
        segment: list[Item] = []
        subject: list[Item] = []
        goes_on = False
        for number, item in enumerate(items):
            segment.append(item)
            ended = self._ends_clause(sentence, items, number)
            if ended or item.symbol == MARK or number + 1 == len(items):
                clause = self._with_subject(sentence, Clause(self.vocabulary, sentence, segment).bracketed(), subject, goes_on)
                clause = self._with_speaker(sentence, clause)
                marked.extend(clause)
                subject = self._subject_row(clause) if ended else []
                goes_on = "adverbial" in item.marks and _set_off(clause, subject)
                segment = []
            if ended:
                marked.append(Item(BOUNDARY, item.last, item.last))
        return marked

    def _shaped(self, sentence: Sentence, item: Item) -> Item:
        """A word that no lexicon has, with the marks that its ending shows; names and capitals show none.

        Office-holders in the plural (Mısır ve Ürdün bakanları) stand as a set: several act together.
        """
        if len(item.entities) > 1:
            return replace(item, symbol=self.vocabulary.mention_symbol("SET", item.case))
        if item.symbol != WORD or item.last != item.first + 1 or item.marks:
            return item
        token = sentence.tokens[item.first]
        if "-" in token.text or sentence.document_text[sentence.normal.origin(token.start)].isupper():
            return item
        marks = self.vocabulary.shape(token.text)
        return item.with_marks(marks) if marks else item

    def _listed(self, sentence: Sentence, items: list[Item]) -> list[Item]:
        """The items with a semicolon after the subject as a comma, and lists of states whose last ones share a noun as one set.

        "Kenya Devlet Başkanı, Uganda, Ruanda ve Burundi liderleriyle": who stands first is the subject, unless no case follows.
        """
        found: list[Item] = []
        verb = next((item for item in reversed(items) if set(item.marks) & _VERBAL), None)
        nobodys = verb is not None and bool(verb.lexemes & self.impersonal)
        for item in items:
            text = sentence.tokens[item.first].text if item.symbol == MARK else ""
            opened = not any(set(each.marks) & _VERBAL for each in found) and bool(found) and _is_bare(found[-1])
            found.append(item.marked(COMMA) if text == ";" and opened else item)
            while self._takes_in(found, nobodys):
                before, last = found[-3], found[-1]
                both = (*before.entities, *last.entities)
                found[-3:] = [replace(last, first=before.first, entities=both)]
        return found

    @staticmethod
    def _takes_in(items: list[Item], nobodys: bool) -> bool:
        """Whether the last item is a set, and before it stand a state in the nominative, a comma, and somebody else.

        Nobody else need stand there where the sentence's verb is `nobodys`: … liderlerinin bir araya gelmesi planlanıyor.
        """
        if len(items) < 3 or len(items[-1].entities) < 2 or items[-2].symbol != COMMA:
            return False
        before = items[-3]
        if not _is_bare(before) or before.kind not in _OWNERS or items[-1].kind == "SET":
            return False
        if items[-1].case is None or (nobodys and items[-1].case == "GEN"):
            return True
        return len(items) > 4 and items[-4].symbol == COMMA and _is_bare(items[-5])

    def _with_nationals(self, sentence: Sentence, items: list[Item]) -> list[Item]:
        """The items with nationals as people: Kübalılar; Zambiyalı arıcılar, whose noun no lexicon has, up to a comma."""
        if not any(item.kind == "ADJ" and item.case is None for item in items):
            return items
        found: list[Item] = []
        number = 0
        while number < len(items):
            item = items[number]
            end = self._end_of_nationals(sentence, items, number) if item.kind == "ADJ" and item.case is None else number
            if end > number:
                found.append(self._people(sentence, items[number:end]))
            else:
                found.append(item)
            number = max(end, number + 1)
        return found

    def _end_of_nationals(self, sentence: Sentence, items: list[Item], number: int) -> int:
        """Where the people end whose adjective is the item; where it stands if it only describes something."""
        if _NATIONALS.fullmatch(sentence.tokens[items[number].last - 1].text):
            return number + 1
        for place in range(number + 1, min(number + 2 + _DESCRIBED, len(items))):
            item = items[place]
            if item.symbol == COMMA or item.lexemes & _AGENT:
                alone = number > 0 and sentence.tokens[items[number].last - 1].text.endswith(_LI)
                return place if place > number + 1 or alone else number
            known = item.lexemes - self.vocabulary.classes["adjective"] - frozenset(self.vocabulary.lexicon.nouns)
            plain = item.last == item.first + 1 and not item.entities and not item.case and not known
            if not plain or item.symbol in (MARK, DATE) or set(item.marks) & _VERBAL:
                return number
        return number

    def _people(self, sentence: Sentence, items: list[Item]) -> Item:
        """The adjective and its noun as one mention, of people of that state."""
        first, last = items[0], items[-1]
        span = sentence.between(items)
        words = sentence.words(span)
        owner = first.entities[0]
        entity = replace(
            owner, kind=Kind.GENERIC, id=None, name=words, mention=words, span=span, whole=span, acts_for=None,
            basis=StateBasis.LOCATED, link="an adjective of nationality and its noun",
        )  # fmt: skip
        return Item(self.vocabulary.mention_symbol("PEOPLE", None), first.first, last.last, None, "PEOPLE", (entity,))

    def _described(self, sentence: Sentence, items: list[Item], number: int) -> Item:
        """A form that may close a sentence, as a participle where a noun follows that it describes: imzalanacak anlaşma."""
        item = items[number]
        if "finite" not in item.marks or not sentence.tokens[item.last - 1].text.endswith(_ATTRIBUTIVE):
            return item
        if self._closes(sentence, items, number):
            return item
        return replace(item, marks=tuple("participle" if mark == "finite" else mark for mark in item.marks))

    def _with_title(self, sentence: Sentence, items: list[Item]) -> list[Item]:
        """The items with a title that opens the sentence as a pronoun: Bakan, Gana'yı ziyaret edecek."""
        first = items[0] if len(items) > 1 else None
        if not (first and first.entry and first.entry.offices and not first.entities and items[1].symbol == COMMA):
            return items
        span = sentence.between([first])
        words = sentence.words(span)
        entity = Entity(Kind.GENERIC, None, words, words, span, span, pronoun=TITLE, link="a title without a name")
        symbol = self.vocabulary.mention_symbol("PRONOUN", None)
        return [Item(symbol, first.first, first.last, None, "PRONOUN", (entity,)), *items[1:]]

    # -- bare genitives ------------------------------------------------------------------------------------------------

    def _with_bare_genitives(self, sentence: Sentence, items: list[Item]) -> list[Item]:
        """A name without ending before its possessed noun is a genitive too: Ukrayna savaşı."""
        found = list(items)
        for number in range(len(items) - 2, -1, -1):
            item = found[number]
            if item.case is None and item.entities and self._words(sentence, found[number + 1]) in _BESIDE:
                case = "TOPIC" if self._words(sentence, found[number + 1]) in _TOPIC else "GEN"
                found[number] = recased(self.vocabulary, item, case)
            if item.case is not None or item.kind not in _OWNERS:
                continue
            if number == 0 and self._is_headline(sentence, items, found[1]):
                continue  # Moldova elçisini geri çağırdı
            following = found[number + 1]
            relates = following.lexemes & self.vocabulary.classes["relating"]
            if relates or self._is_possessed(sentence, following) or _joins_genitive(found, number):
                found[number] = replace(recased(self.vocabulary, item, "GEN"), marks=(*item.marks, BARE))
        return found

    @staticmethod
    def _is_headline(sentence: Sentence, items: list[Item], owned: Item) -> bool:
        """Whether a headline begins with its subject, right before an object with an owner's ending."""
        if sentence.number or items[-1].symbol == MARK or any(item.symbol == COMMA for item in items):
            return False
        ended = _HEADLINE_OBJECT.fullmatch(sentence.tokens[owned.last - 1].text) is not None
        return ended and not any(item.entities and item.case is None for item in items[1:])

    @staticmethod
    def _words(sentence: Sentence, item: Item) -> str:
        return sentence.tokens[item.first].text if item.last == item.first + 1 else ""

    def _is_possessed(self, sentence: Sentence, item: Item) -> bool:
        if item.entities or item.last != item.first + 1 or set(item.marks) & _VERBAL or item.lexemes & self.adjectives:
            return False
        return "possessed" in (item.marks or self.vocabulary.shape(sentence.tokens[item.first].text))

    # -- ends of clauses -----------------------------------------------------------------------------------------------

    def _ends_clause(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        marks = items[number].marks
        if "past" in marks:  # the ending alone tells too little: only where nothing goes on
            return self._closes(sentence, items, number)
        return "finite" in marks or "adverbial" in marks

    def _closes(self, sentence: Sentence, items: list[Item], number: int) -> bool:
        """Whether nothing follows that the verb could describe."""
        if number + 1 == len(items):
            return True
        following = items[number + 1]
        if following.symbol in (COMMA, MARK) or following.lexemes & (self.conjunctions | self.say):
            return True
        return any(token.text in _QUOTES for token in sentence.tokens[items[number].last : following.first])

    # -- subjects carried on -------------------------------------------------------------------------------------------

    def _with_subject(self, sentence: Sentence, clause: list[Item], subject: list[Item], goes_on: bool) -> list[Item]:
        """The clause with the subject of the one before, where it has none: Katar Mısır'ı kınadı ve Sudan'a yardım gönderdi.

        It must begin with a word that cannot be its subject; anything else may be a new one, unless the sentence `goes_on`: its
        subject stood apart before a clause that tells only when or if (Ankara, saldırı sürerse tepki gösterecek).
        """
        start = next((n for n, item in enumerate(clause) if item.symbol != COMMA and not item.lexemes & self.conjunctions), None)
        if not subject or start is None or self._subject_row(clause):
            return clause
        first = clause[start]
        inflected = first.case not in (None, "GEN") and (bool(first.entities) or bool(first.lexemes))
        there = first.last > first.first and sentence.tokens[first.first].text in _THERE
        oblique = inflected or there or first.symbol in (DATE, QUANTITY) or bool(first.lexemes & self.also)
        return [*clause[:start], *subject, *clause[start:]] if oblique or goes_on else clause

    def _with_speaker(self, sentence: Sentence, clause: list[Item]) -> list[Item]:
        """The clause of a verb in the first person with the one who speaks as its subject: … göndermeyeceğiz."""
        verb = next((item for item in reversed(clause) if item.last > item.first and item.symbol not in (COMMA, MARK)), None)
        if verb is None or not verb.lexemes or not _FIRST_PERSON.fullmatch(sentence.tokens[verb.last - 1].text):
            return clause
        subjects = (n for n, item in enumerate(clause) if _is_bare(item) and item.kind != "ADJ")
        if not {"finite", "past"} & set(verb.marks) or any(self._is_free(clause, n) for n in subjects):
            return clause
        start = next((n for n, item in enumerate(clause) if item.symbol != COMMA and not item.lexemes & self.conjunctions), 0)
        span = sentence.between([verb])
        words = sentence.words(span)
        entity = Entity(Kind.GENERIC, None, words, words, span, span, pronoun=SPEAKER, link="a verb in the first person")
        first = clause[start].first
        subject = Item(self.vocabulary.mention_symbol("PRONOUN", None), first, first, None, "PRONOUN", (entity,))
        return [*clause[:start], subject, *clause[start:]]

    def _is_free(self, clause: list[Item], number: int) -> bool:
        """Whether no postposition takes the bare name: not Azerbaycan of "Azerbaycan ile"."""
        following = clause[number + 1] if number + 1 < len(clause) else None
        return following is None or not following.lexemes & _POSTPOSITIONS

    def _subject_row(self, clause: list[Item]) -> list[Item]:
        """The first row of coordinated names without ending that stands outside of brackets."""
        depth, first = 0, None
        for number, item in enumerate(clause):
            depth += (item.symbol == OPEN) - (item.symbol in (CLOSE, RELATIVE) and item.first == item.last)
            if depth == 0 and _is_bare(item) and item.kind != "ADJ":
                first = number
                break
        if first is None:
            return []
        last = first
        while last + 2 < len(clause) and clause[last + 1].lexemes & self.conjunctions and _is_bare(clause[last + 2]):
            last += 2
        return clause[first : last + 1]


def _set_off(clause: list[Item], subject: list[Item]) -> bool:
    """Whether a comma follows the subject."""
    last = next((n for n, item in enumerate(clause) if subject and item is subject[-1]), None)
    return last is not None and last + 1 < len(clause) and clause[last + 1].symbol == COMMA


def _joins_genitive(items: list[Item], number: int) -> bool:
    """Whether the name is joined by a hyphen to a bare genitive: Rusya-Ukrayna savaşı."""
    return number + 2 < len(items) and "-" in items[number + 1].lexemes and items[number + 2].case == "GEN"


def _is_bare(item: Item) -> bool:
    return bool(item.entities) and item.case is None


def _without_ordinal_stops(sentence: Sentence) -> Iterator[Item]:
    """The items, without the stop that makes a number an ordinal: 14. paket."""
    before = ""
    for number, item in enumerate(sentence.items):
        text = sentence.tokens[item.first].text if item.last > item.first else ""
        if not (text == "." and before.isdigit() and number + 1 < len(sentence.items)):
            yield item
        before = text
