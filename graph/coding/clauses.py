"""Where clauses begin: the gaps of rules, negation and plans stay within one."""

from itertools import pairwise
from typing import Final

from graph.codebook.matching import match_form
from graph.codebook.rules import Element, Part
from graph.coding import verb_first
from graph.coding.items import BOUNDARY, CLOSE, COMMA, MARK, OPEN, RELATIVE, WORD, Item, Sentence, Token
from graph.coding.keeping import Keepable
from graph.coding.verb_middle import share_subjects, spelt_out, with_infinitives
from graph.coding.vocabulary import Entry, Vocabulary

ASIDE: Final = 6
"""Within how many items brackets hold but a few words: a place, a date, another name."""
_ASIDE_MARKS: Final = frozenset({("(", ")"), ("-", "-"), ("–", "–"), ("—", "—")})


class ClauseFinder(Keepable):
    """Puts boundaries between a sentence's clauses."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        classes = vocabulary.classes
        self.opening = classes["boundary"] | classes["that"]
        self.relative = classes["relative"]
        self.conjunctions = classes["and"]
        self.auxiliary = classes["aux"]
        self.purpose = classes["purpose"]
        self.telling = classes["that"] | classes["relative"] | classes["say"] | classes["according"]
        self.classes = classes
        self.verb = vocabulary.morphology.verb
        self.verbal_nouns = _verbal_nouns(vocabulary) if self.verb == "first" else frozenset[str]()
        self.conjunction, self.future = vocabulary.word("and"), vocabulary.word("will")
        self.verbs = _verbs(vocabulary) if self.verb == "middle" else frozenset[str]()
        self.word, self.hits = vocabulary.word, vocabulary.hits
        self.past = _past(vocabulary) if self.verb == "first" else {}

    def mark(self, items: list[Item], tokens: tuple[Token, ...]) -> list[Item]:
        """The items with a boundary before each new clause.

        A relative clause, also one without a pronoun (a verb after the verb: قاعدة تخدم السفن), is opened by the weaker
        mark RELATIVE: its head may be its verb's subject.
        """
        marked: list[Item] = []
        has_verb = False
        asides = self._asides(items, tokens)
        within = self._within_commas(items) if self.verb == "first" else {}
        for number, item in enumerate(items):
            if number in asides:
                marked.append(item.marked(COMMA))
                continue
            if number in within:
                marked.append(item.marked(within[number]) if within[number] else item)
                continue
            opened = self._opens(items, number, has_verb) if item.lexemes or item.symbol == COMMA else None
            if opened:
                place = len(marked) - (1 if marked and self._is_conjunction(marked[-1]) and not self._is_conjunction(item) else 0)
                marked.insert(place, Item(opened, item.first, item.first))
                has_verb = False
            if item.lexemes and not self.relative.isdisjoint(item.lexemes):
                marked.append(item.marked(RELATIVE))
                has_verb = False
                continue
            marked.append(item.marked(BOUNDARY) if item.symbol == MARK else item)
            if item.symbol == MARK:
                has_verb = False
            verb = item.is_verb and not item.lexemes & self.auxiliary
            has_verb |= verb and self.verb == "first"
        return marked

    def spell_out(self, sentence: Sentence) -> list[Item]:
        """The sentence's items, with the words that an English headline leaves out; Arabic verbs spelt like nouns as verbs."""
        if self.verb == "first":
            return verb_first.with_verbs(sentence, self.past, self.word, self.classes)
        if self.verb != "middle":
            return sentence.items
        sentence.items = with_infinitives(sentence, self.hits, self.classes)
        return spelt_out(sentence, self.verbs, _item(self.conjunction), _item(self.future), self.classes)

    def share(self, sentence: Sentence) -> list[Item]:
        """The sentence's items, with the shared subjects of verbs set again where verbs stand in the middle or come first."""
        if self.verb == "first":
            return verb_first.share_subjects(sentence, self.classes, self.verbal_nouns)
        return share_subjects(sentence, self.verbs, self.classes) if self.verb == "middle" else sentence.items

    def _asides(self, items: list[Item], tokens: tuple[Token, ...]) -> set[int]:
        """The brackets or dashes around a few words without a verb: the clause goes on after (وسط بغداد), – with Denmark –."""
        marks = [number for number, item in enumerate(items) if item.symbol == MARK] if self.verb != "last" else []
        asides: set[int] = set()
        for first, last in pairwise(marks):
            bracketed = (tokens[items[first].first].text, tokens[items[last].first].text) in _ASIDE_MARKS
            if bracketed and last - first <= ASIDE and not any(item.is_verb for item in items[first:last]):
                asides |= {first, last}
        return asides

    def _within_commas(self, items: list[Item]) -> dict[int, str]:
        """Words between commas that only say when or how: the clause goes on after them: أرسلت كينيا، في خطوة مفاجئة، قوات.

        By item number: brackets in the place of the commas, '' for what is between them.
        """
        commas = [number for number, item in enumerate(items) if item.symbol == COMMA]
        found: dict[int, str] = {}
        for first, last in pairwise(commas):
            between = items[first + 1 : last]
            if first in found or not 0 < len(between) <= ASIDE or not self._goes_on(items, last + 1):
                continue
            if not any(item.entities or item.is_verb or item.symbol == MARK or self._tells(item) for item in between):
                found |= {first: OPEN, last: CLOSE, **dict.fromkeys(range(first + 1, last), "")}
        return found

    def _tells(self, item: Item) -> bool:
        """Whether the word opens a clause with a verb to come, or tells who says so."""
        return not self.telling.isdisjoint(item.lexemes)

    def _goes_on(self, items: list[Item], number: int) -> bool:
        """Whether the clause that the words between commas have parted goes on here: no other one begins."""
        if number >= len(items) or self._clause_follows(items, number):
            return False
        return not self._is_conjunction(items[number]) and not items[number].lexemes & (self.opening | self.relative)

    def _opens(self, items: list[Item], number: int, has_verb: bool) -> str | None:
        item = items[number]
        if item.lexemes & self.opening:
            cleft = number > 2 and "that" in item.lexemes and items[number - 1].entities and items[number - 3].kind == "PRONOUN"
            return RELATIVE if cleft and self.verb == "middle" else BOUNDARY  # it is Washington that arms …
        if item.symbol == COMMA and self._clause_follows(items, number + 1):
            return BOUNDARY
        if has_verb and item.is_verb and not (number and items[number - 1].lexemes & self.purpose):
            joined = number > 0 and self._is_conjunction(items[number - 1])
            if joined and self._suffer_alike(items, number):
                return None
            if joined:
                return BOUNDARY
            return BOUNDARY if item.lexemes & self.auxiliary and not _takes_up(items, number) else RELATIVE
        return None

    def _suffer_alike(self, items: list[Item], number: int) -> bool:
        """Whether the verb and the one before it count the victims of one act: 17 were killed and 27 hurt in an attack."""
        before = next((item for item in reversed(items[:number]) if item.is_verb), None)
        suffer = self.classes["suffer"]
        return before is not None and not suffer.isdisjoint(before.lexemes) and not suffer.isdisjoint(items[number].lexemes)

    def _clause_follows(self, items: list[Item], number: int) -> bool:
        while number < len(items) and self._is_conjunction(items[number]):
            number += 1
        if number == len(items) or self.verb == "last":
            return False
        return items[number].is_verb or bool(items[number].lexemes & (self.opening | self.auxiliary))

    def _is_conjunction(self, item: Item) -> bool:
        return item.first == item.last and bool(item.lexemes & self.conjunctions)


def _takes_up(items: list[Item], number: int) -> bool:
    """Whether the verb after an auxiliary has a suffixed pronoun, which takes up the noun before: ضريبة كانت | تفرضها."""
    verb, pronoun = (items[number + 1], items[number + 2]) if number + 2 < len(items) else (None, None)
    if items[number - 1].entities:
        return False  # prisoners whom it held: they held nobody
    return bool(verb and pronoun and verb.is_verb and pronoun.kind == "PRONOUN" and pronoun.last == verb.last)


def _item(entry: Entry) -> Item:
    return Item(entry.symbol or WORD, 0, 0, entry)


def _verbal_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    """The nouns that are triggers of rules in which the doer follows the trigger."""
    rules = (rule for rule in vocabulary.lexicon.rules if len(rule.pattern) > 1)
    doing = [rule for rule in rules if _names(rule.pattern[0], "trigger") and _names(rule.pattern[1], "source")]
    nouns = frozenset(vocabulary.lexicon.nouns) - vocabulary.classes["made"]
    return frozenset(trigger for rule in doing for trigger in rule.triggers) & nouns


def _past(vocabulary: Vocabulary) -> dict[str, Entry]:
    """By form: the entry of a form that no noun shares, of the verbs that are spelt like their verbal nouns (قتل, قصف)."""
    shared = frozenset(vocabulary.lexicon.verbs) & frozenset(vocabulary.lexicon.nouns)
    finite = {match_form(lexeme): (lexeme, vocabulary.word(match_form(lexeme) + "ت")) for lexeme in sorted(shared)}
    return {form: entry for form, (lexeme, entry) in finite.items() if entry.finite and lexeme in entry.lexemes}


def _names(part: Part, name: str) -> bool:
    return isinstance(part, Element) and part.name == name


def _verbs(vocabulary: Vocabulary) -> frozenset[str]:
    """The lexicon's verbs, and the triggers of several words that begin with one."""
    forms = vocabulary.verb_forms
    triggers = (text for rule in vocabulary.lexicon.rules for text in rule.triggers)
    return frozenset(vocabulary.lexicon.verbs) | {text for text in triggers if text.partition(" ")[0] in forms}
