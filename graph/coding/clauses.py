"""Where clauses begin: the gaps of rules, negation and plans stay within one."""

from graph.coding import verb_first
from graph.coding.items import BOUNDARY, COMMA, MARK, RELATIVE, Item, Sentence
from graph.coding.verb_middle import share_subjects
from graph.coding.vocabulary import Vocabulary


class ClauseFinder:
    """Puts boundaries between a sentence's clauses."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        classes = vocabulary.classes
        self.opening = classes.get("boundary", frozenset()) | classes.get("that", frozenset())
        self.relative = classes.get("relative", frozenset())
        self.conjunctions = classes.get("and", frozenset())
        self.auxiliary = classes.get("aux", frozenset())
        self.purpose = classes.get("purpose", frozenset())
        names = (
            "and",
            "aux",
            "passive",
            "plan",
            "possible",
            "negation",
            "say",
            "preposition",
            "boundary",
            "that",
            "deny",
            "commit",
            "control",
            "counterpart", "masculine",
        )
        single = vocabulary.lexicon.verbs.keys()
        forms = vocabulary.verb_forms
        several = {text for rule in vocabulary.lexicon.rules for text in rule.triggers if text.partition(" ")[0] in forms}
        self.verbs = frozenset(single | several)
        self.classes = {name: classes.get(name, frozenset()) for name in names}
        self.verb = vocabulary.morphology.verb

    def mark(self, items: list[Item]) -> list[Item]:
        """The items with a boundary before each new clause.

        A relative clause, also one without a pronoun (a verb after the verb: قاعدة تخدم السفن), is opened by the weaker
        mark RELATIVE: its head may be its verb's subject.
        """
        marked: list[Item] = []
        has_verb = False
        for number, item in enumerate(items):
            opened = self._opens(items, number, has_verb)
            if opened:
                place = len(marked) - (1 if marked and self._is_conjunction(marked[-1]) and not self._is_conjunction(item) else 0)
                marked.insert(place, Item(opened, item.first, item.first))
                has_verb = False
            if item.lexemes & self.relative:
                marked.append(item.marked(RELATIVE))
                has_verb = False
                continue
            marked.append(item.marked(BOUNDARY) if item.symbol == MARK else item)
            if item.symbol == MARK:
                has_verb = False
            verb = self._is_verb(item) and not item.lexemes & self.auxiliary
            has_verb |= verb and self.verb == "first"
        return marked

    def share(self, sentence: Sentence) -> list[Item]:
        """The sentence's items, with the shared subjects of verbs set again where verbs stand in the middle or come first."""
        if self.verb == "first":
            return verb_first.share_subjects(sentence, self.classes)
        return share_subjects(sentence, self.verbs, self.classes) if self.verb == "middle" else sentence.items

    def _opens(self, items: list[Item], number: int, has_verb: bool) -> str | None:
        item = items[number]
        if item.lexemes & self.opening:
            return BOUNDARY
        if item.symbol == COMMA and self._clause_follows(items, number + 1):
            return BOUNDARY
        if has_verb and self._is_verb(item) and not (number and items[number - 1].lexemes & self.purpose):
            joined = number > 0 and self._is_conjunction(items[number - 1])
            return BOUNDARY if joined or item.lexemes & self.auxiliary else RELATIVE
        return None

    def _clause_follows(self, items: list[Item], number: int) -> bool:
        while number < len(items) and self._is_conjunction(items[number]):
            number += 1
        if number == len(items) or self.verb == "last":
            return False
        return self._is_verb(items[number]) or bool(items[number].lexemes & (self.opening | self.auxiliary))

    def _is_conjunction(self, item: Item) -> bool:
        return item.first == item.last and bool(item.lexemes & self.conjunctions)

    @staticmethod
    def _is_verb(item: Item) -> bool:
        return bool(item.entry and item.entry.finite and not item.entities)
