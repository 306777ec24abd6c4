"""Which relations a sentence claims: its rules, applied where their triggers stand."""

from graph.codebook import Codebook
from graph.codebook.matching import match_form
from graph.codebook.rules import Rule, elements
from graph.coding import verb_final
from graph.coding.attribution import Scope
from graph.coding.discourse import Discourse
from graph.coding.drafting import DraftBuilder, Ground
from graph.coding.drafts import Draft, is_nobody_known, is_open
from graph.coding.framing import Colour
from graph.coding.items import Entity, Sentence
from graph.coding.keeping import Keepable
from graph.coding.needs import CalledUp
from graph.coding.patterns import Compiled
from graph.coding.retelling import Retelling
from graph.coding.roles import RoleFinder
from graph.coding.vocabulary import Vocabulary
from graph.model import RelationKind


class RelationFinder(Keepable):
    """Applies one language's rules."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary) -> None:
        self.relations = codebook.relations
        self.classes = vocabulary.classes
        self.verb = vocabulary.morphology.verb
        self.rules: tuple[tuple[Rule, Compiled], ...] = tuple(
            (rule, Compiled(rule.pattern, vocabulary, rule.triggers)) for rule in vocabulary.lexicon.rules if rule.pattern
        )
        self.roles = RoleFinder(vocabulary, codebook.relations)
        self.retelling = Retelling(codebook.relations, vocabulary.classes, vocabulary.morphology.verb)
        self.ground = Ground(
            codebook.relations, vocabulary.classes, vocabulary.morphology.verb, frozenset(vocabulary.lexicon.verbs),
            unknown=frozenset(
                match_form(form) for lexeme in vocabulary.classes["unknown"] for form in vocabulary.forms_of(lexeme)
            ),
            loose=frozenset(rule.id for rule, _ in self.rules if _is_loose(rule)),
        )  # fmt: skip
        self._needs, self._called = vocabulary.needs, CalledUp([compiled.needs for _, compiled in self.rules])
        self.needs = [vocabulary.needs.bits(compiled.parts) for _, compiled in self.rules]
        """By rule: the bits without which it cannot match."""

    def called_up(self, symbols: str) -> list[tuple[Rule, Compiled]]:
        """The rules of which a trigger stands in the row of symbols, in the lexicon's order."""
        return [self.rules[number] for number in self.numbers_called_up(list(symbols))]

    def numbers_called_up(self, symbols: list[str]) -> list[int]:
        return self._called.numbers(symbols)

    def find(self, sentence: Sentence, scopes: list[Scope], colours: list[Colour], discourse: Discourse) -> list[Draft]:
        """The sentence's drafts in the order of their triggers; of several rules for one trigger the first that fits."""
        row = sentence.row
        symbols, met = "".join(row), self._needs.met(row)
        numbers = [number for number in self.numbers_called_up(row) if not self.needs[number] & ~met]
        matched = sorted(
            (
                (found.places("trigger")[0].start, number, found)
                for number in numbers
                for found in self.rules[number][1].matches(symbols)
            ),
            key=lambda each: each[:2],
        )
        answers = [each for each in matched if self.verb == "middle" and _is_answer(self.rules[each[1]][0])]
        drafts: dict[tuple[int, int], Draft] = {}
        for trigger, number, place in matched:
            if answers and _is_answer(self.rules[number][0]):
                continue
            is_measure = self.relations[self.rules[number][0].relation].kind is RelationKind.MEASURE
            amount = next((each.start for each in place.places("quantity")), -1) if is_measure else -1
            before = drafts.get((trigger, amount))
            if before and not (self.verb != "last" and self._is_open(before)):
                continue
            if self.verb == "last" and self._is_no_act(self.rules[number][0], sentence, trigger):
                continue
            earlier = [draft for draft in drafts.values() if draft is not before]
            builder = DraftBuilder(self.ground, sentence, self.rules[number][0], place, discourse, scopes, colours, earlier)
            draft = builder.draft()
            if draft and (before is None or _completes(draft, before)):
                drafts[trigger, amount] = draft
        self._add_by_roles(drafts, sentence, scopes, colours, discourse)
        for trigger, number, place in answers:  # only where nobody stands whom the act concerns
            before = drafts.get((trigger, -1))
            if before is None or self._is_open(before):
                earlier = sorted((each for each in drafts.values() if each.trigger < trigger), key=lambda each: each.trigger)
                rule = self.rules[number][0]
                draft = DraftBuilder(self.ground, sentence, rule, place, discourse, scopes, colours, earlier).draft()
                if draft and (before is None or _completes(draft, before)):
                    drafts[trigger, -1] = draft
        return self.retelling.settled(list(drafts.values()), sentence, scopes, discourse)

    def _is_no_act(self, rule: Rule, sentence: Sentence, trigger: int) -> bool:
        """Whether the act is only asked for, or the refusal rather a denial, where verbs stand last."""
        if rule.relation == "REJECT" and verb_final.denies(sentence.items, trigger):
            return True
        return verb_final.wished(sentence.items, trigger, self.classes)

    def _add_by_roles(
        self, drafts: dict[tuple[int, int], Draft], sentence: Sentence, scopes: list[Scope], colours: list[Colour],
        discourse: Discourse,
    ) -> None:  # fmt: skip
        """Adds what rules by role find at the triggers that patterns left, or of which they found one side only."""
        open_ended = {key for key, draft in drafts.items() if self._is_open(draft)}
        taken = {key[0] for key in drafts if key not in open_ended}
        measured = {id(draft.quantity) for draft in drafts.values() if draft.quantity}
        for rule, found in self.roles.find(sentence, taken):
            amount = next((place.start for place in found.places("quantity")), -1)
            key = (found.trigger, amount)
            before = drafts.get(key)
            if found.trigger in taken if amount < 0 else before or id(sentence.items[amount]) in measured:
                continue
            if self.verb == "last" and self._is_no_act(rule, sentence, found.trigger):
                continue
            draft = DraftBuilder(self.ground, sentence, rule, found, discourse, scopes, colours, list(drafts.values())).draft()
            if before and self.verb == "first" and not (draft and _completes(draft, before)):
                continue
            if before and self.verb != "first" and (draft is None or is_open(draft) or rule.relation != before.rule.relation):
                continue
            if draft and not any(side and all(map(is_nobody_known, side)) for side in (draft.sources, draft.targets)):
                taken.add(found.trigger)
                drafts[key] = draft

    def _is_open(self, draft: Draft) -> bool:
        """Whether another rule may find more than the pattern did."""
        if self.verb != "last" and any(side and _nobody(side) for side in (draft.sources, draft.targets)):
            return True
        return is_open(draft)


def _is_answer(rule: Rule) -> bool:
    """Whether the claim before tells whom the act concerns."""
    return rule.implied == (("target", ("event",)),)


def _is_loose(rule: Rule) -> bool:
    return any(element.name == "aux" and element.optional and not element.word_class for element in elements(rule.pattern))


def _completes(draft: Draft, before: Draft) -> bool:
    """Whether the draft names a side of the act that the one before it left open, and nobody else on the other."""
    if draft.rule.relation != before.rule.relation:
        return False
    if draft.rule.symmetric or before.rule.symmetric:
        return not is_open(draft)
    sides = ((before.sources, draft.sources), (before.targets, draft.targets))
    if not all({each.key for each in known} <= {each.key for each in told} for known, told in sides if not _nobody(known)):
        return False
    return any(_nobody(known) and not _nobody(told) for known, told in sides)


def _nobody(side: tuple[Entity, ...]) -> bool:
    return all(map(is_nobody_known, side))
