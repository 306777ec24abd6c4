"""Which sentences may claim something: most of a newspaper's do not, and need no clauses, speakers or rules."""

from graph.codebook.rules import Choice, Element, Pattern
from graph.coding import verb_final, verb_middle
from graph.coding.items import BOUNDARY, CLOSE, OPEN, RELATIVE, Sentence
from graph.coding.keeping import Keepable
from graph.coding.relations import RelationFinder
from graph.coding.vocabulary import Vocabulary


class Telling(Keepable):
    """Asks of a sentence, before its clauses are marked, what rules and loaded words ask of it later."""

    def __init__(self, relations: RelationFinder, vocabulary: Vocabulary) -> None:
        self.relations, self.vocabulary = relations, vocabulary
        rules = enumerate(relations.rules)
        self._pairs = frozenset(number for number, (rule, _) in rules if {"source", "target"} <= _mandatory(rule.pattern))
        added = [BOUNDARY, RELATIVE, OPEN, CLOSE, *vocabulary.lexeme_symbols(("and", "will"))]
        self._added = vocabulary.needs.met(added)
        """What the steps between phrases and rules may put into a row."""
        self._mentioned = vocabulary.needs.met(vocabulary.mention_symbols()) if relations.verb == "last" else 0
        """What a mention may become: genitives become subjects."""
        classes = vocabulary.classes
        self._middle = vocabulary.morphology.verb == "middle"
        self._denying, self._deniable = classes["deny"], classes["rumoured"]
        if self._middle:  # denied the accusation, dismissed the report, denies it
            self._denying, self._deniable = classes["deny"] | verb_middle.DISMISSALS, classes["accusation"] | {"it"}

    def is_telling(self, sentence: Sentence) -> bool:
        """Whether the sentence may claim or colour something; what follows from wording alone was found with the phrases."""
        return bool(self.vocabulary.loaded_hits(sentence.known)) or self._denies(sentence) or self._may_match(sentence)

    def _denies(self, sentence: Sentence) -> bool:
        """Whether somebody denies what was said before: Belgrad suçlamayı reddetti."""
        if _has(sentence, self._denying):
            if _has(sentence, self._deniable):
                return True
            if self._middle and any(item.kind == "PRONOUN" for item in sentence.items):
                return True
        return not self._middle and not verb_final.NONE.isdisjoint(sentence.texts)

    def _may_match(self, sentence: Sentence) -> bool:
        """Whether a trigger stands there, and a symbol for each other part of its rule; for two participants two are named.

        Where verbs stand last, one of them may be put in: who speaks, a title without a name.
        """
        symbols = sentence.row
        called, by_roles = self.relations.numbers_called_up(symbols), self.relations.roles.least_named(symbols)
        if not called and by_roles is None:
            return False
        entities = sum([len(item.entities) for item in sentence.items])
        named = entities + (self.relations.verb == "last")
        if by_roles is not None and by_roles <= named:
            return True
        met = self.vocabulary.needs.met(symbols) | self._added
        if entities:
            met |= self._mentioned
        needs = self.relations.needs
        return any((named > 1 or number not in self._pairs) and not needs[number] & ~met for number in called)


def _has(sentence: Sentence, lexemes: frozenset[str]) -> bool:
    return any(not lexemes.isdisjoint(item.lexemes) for item in sentence.items)


def _mandatory(parts: Pattern) -> frozenset[str]:
    """The elements that each row has which these parts match."""
    found = frozenset(part.name for part in parts if isinstance(part, Element) and not part.optional)
    for part in parts:
        if isinstance(part, Choice) and not part.optional:
            found |= frozenset.intersection(*map(_mandatory, part.alternatives))
    return found
