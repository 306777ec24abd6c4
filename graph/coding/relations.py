"""Which relations a sentence claims: its rules, applied where their triggers stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.codebook import Codebook
from graph.codebook.matching import match_form
from graph.codebook.rules import Rule, elements
from graph.coding import verb_final, verb_first, verb_middle
from graph.coding.attribution import Scope, attribution_at
from graph.coding.discourse import SPEAKER, TITLE, Discourse
from graph.coding.framing import Colour
from graph.coding.items import BOUNDARY, DATE, QUANTITY, Entity, Item, Sentence, is_money
from graph.coding.linking import on_behalf
from graph.coding.patterns import Compiled, Matched
from graph.coding.roles import ByRoles, RoleFinder
from graph.coding.vocabulary import Vocabulary
from graph.model import Interval, Kind, Modality, Relation, RelationKind, Span, StateBasis

FAR_SUBJECT: Final = 40
"""A subject that begins more characters than this before the trigger stays out of the quotation: it has spans of its own."""
_AT_HOME: Final = frozenset({"ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "PROTEST", "REQUEST"})
"""What states do to their own people without a word on whose they are."""
REPEATED: Final = 30
"""Within how many items a sentence that says the same again says nothing new."""
DATE_REACH: Final = 10
"""How many items from an amount its date may stand."""
PLACE_AHEAD: Final = 12
"""How many items after the words of an act its place may stand."""
_EXCHANGED: Final = frozenset({"ASSAULT", "ACCUSE", "THREATEN", "SANCTION"})
"""What two sides do to each other, never together."""
_TALKED_ABOUT: Final = ("COOPERATE", "RETREAT")
"""What is no act where somebody only talks about it."""
_HAPPENS: Final = ("ASSAULT", "PROTEST")
"""What is told though nobody knows who did it to whom; elsewhere nobody is no participant."""
_VERBAL: Final = ("verbal cooperation", "verbal conflict")
ONE_ACT: Final = 6
"""Within how many items a noun and a verb speak of one act: savaş gemileri … konuşlandırdı."""
_RULING: Final = (Kind.STATE, Kind.GOVERNMENT)
_WHERE: Final = (Kind.PLACE, Kind.STATE)
_DOMESTIC: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "REQUEST", "ACCUSE"})
"""What people do to their own state, and it to them."""
_PERCENT: Final = 5
"""How many items after a percentage its amount of money may stand: yüzde 8 artarak 4,6 milyar dolara."""
_PLACE_KINDS: Final = ("PLACE", "STATE", "FACILITY")


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its speaker and status are known: what a rule found, in items of the sentence from `start` up to `end`."""

    rule: Rule
    trigger: int
    start: int
    end: int
    sources: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    about: tuple[Entity, ...]
    place: Entity | None
    quantity: Item | None
    date: Interval | None

    @property
    def participants(self) -> frozenset[str]:
        return frozenset(entity.key for entity in (*self.sources, *self.targets))

    @property
    def is_wish(self) -> bool:
        """Whether its complement is an act that somebody else is to do, or that is only threatened."""
        return self.rule.relation in ("REQUEST", "THREATEN")

    def subsumes(self, other: "Draft") -> bool:
        """Whether `other` says nothing that this one does not say at the same place."""
        return (
            self is not other
            and self.rule.relation == other.rule.relation
            and (self.quantity is other.quantity or (other.quantity is None and bool(other.rule.roles)))
            and self.start <= other.trigger < self.end
            and (other.participants <= self.participants or self._tells_more_of(other))
        )

    def _tells_more_of(self, other: "Draft") -> bool:
        """Whether `other` has the same doer and only the place: killed three in Gaza in an Israeli | raid on Gaza."""
        ours, theirs = ({entity.key for entity in draft.sources} for draft in (self, other))
        states = {entity.state for entity in self.targets}
        return bool(ours) and ours == theirs and all(each.kind in _WHERE and each.state in states for each in other.targets)


class RelationFinder:
    """Applies one language's rules."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary) -> None:
        self.relations: Mapping[str, Relation] = codebook.relations
        self.classes = vocabulary.classes
        self.place_cues = vocabulary.classes["place_cue"]
        self.place_heads = vocabulary.classes["place_head"]
        self.unknown = frozenset(
            match_form(form) for lexeme in vocabulary.classes["unknown"] for form in vocabulary.forms_of(lexeme)
        )
        self.verb = vocabulary.morphology.verb
        self.rules: tuple[tuple[Rule, Compiled], ...] = tuple(
            (rule, Compiled(rule.pattern, vocabulary, rule.triggers)) for rule in vocabulary.lexicon.rules if rule.pattern
        )
        self.roles = RoleFinder(vocabulary, codebook.relations)
        self.passive = vocabulary.classes["passive"]
        self.verbs = frozenset(vocabulary.lexicon.verbs)
        self.loose = frozenset(rule.id for rule, _ in self.rules if _is_loose(rule))
        """The rules whose subject may have any auxiliary."""
        self._by_symbol: dict[str, list[int]] = {}
        for number, (_, compiled) in enumerate(self.rules):
            for symbol in compiled.needs:
                self._by_symbol.setdefault(symbol, []).append(number)

    def called_up(self, symbols: str) -> list[tuple[Rule, Compiled]]:
        """The rules of which a trigger stands in the row of symbols, in the lexicon's order."""
        return [self.rules[number] for number in sorted(self.numbers_called_up(symbols))]

    def numbers_called_up(self, symbols: Iterable[str]) -> set[int]:
        return {number for symbol in self._by_symbol.keys() & symbols for number in self._by_symbol[symbol]}

    def find(self, sentence: Sentence, scopes: list[Scope], colours: list[Colour], discourse: Discourse) -> list[Draft]:
        """The sentence's drafts in the order of their triggers; of several rules for one trigger the first that fits."""
        symbols = sentence.symbols
        present = set(symbols)
        numbers = [number for number in self.numbers_called_up(present) if self.rules[number][1].may_match(present)]
        matched = sorted(
            (
                (found.places("trigger")[0].start, number, found)
                for number in numbers
                for found in self.rules[number][1].matches(symbols)
            ),
            key=lambda each: each[:2],
        )
        drafts: dict[tuple[int, int], Draft] = {}
        for trigger, number, place in matched:
            is_measure = self.relations[self.rules[number][0].relation].kind is RelationKind.MEASURE
            amount = next((each.start for each in place.places("quantity")), -1) if is_measure else -1
            if (trigger, amount) in drafts or (self.verb == "last" and verb_final.wished(sentence.items, trigger, self.classes)):
                continue
            builder = _Builder(self, sentence, self.rules[number][0], place, discourse, scopes, colours, list(drafts.values()))
            draft = builder.draft()
            if draft:
                drafts[trigger, amount] = draft
        self._add_by_roles(drafts, sentence, scopes, colours, discourse)
        told = list(drafts.values())
        if self.verb == "middle":
            told = [draft for draft in told if not any(_holds(other, draft) for other in told)]
        found = _without_subsumed(told)
        if self.verb == "middle":
            found = [*found, *self._denied_as_a_whole(sentence, scopes, [*discourse.told, *found])]
            discourse.told = (*discourse.told[-REPEATED:], *found)
        if self.verb == "last":
            found = _said_apart(_without_victims_again(found), scopes)
            found = [*found, *self._denied_again(sentence, scopes, found, discourse)]
            discourse.told = (*discourse.told[-REPEATED:], *found)
        if self.verb != "first":
            return found
        found = [each for draft in found for each in self._both_ways(_at_accuser(draft, scopes))]
        return self._said_once(sentence.items, scopes, [*found, *self._denials(sentence, scopes, found)])

    def _add_by_roles(
        self, drafts: dict[tuple[int, int], Draft], sentence: Sentence, scopes: list[Scope], colours: list[Colour],
        discourse: Discourse,
    ) -> None:  # fmt: skip
        """Adds what rules by role find at the triggers that patterns left, or of which they found one side only."""
        open_ended = {key for key, draft in drafts.items() if self.verb == "last" and _is_open(draft)}
        taken = {key[0] for key in drafts if key not in open_ended}
        measured = {id(draft.quantity) for draft in drafts.values() if draft.quantity}
        for rule, found in self.roles.find(sentence, taken):
            amount = next((place.start for place in found.places("quantity")), -1)
            key = (found.trigger, amount)
            before = drafts.get(key)
            if found.trigger in taken if amount < 0 else before or id(sentence.items[amount]) in measured:
                continue
            if self.verb == "last" and verb_final.wished(sentence.items, found.trigger, self.classes):
                continue
            draft = _Builder(self, sentence, rule, found, discourse, scopes, colours, list(drafts.values())).draft()
            if before and (draft is None or _is_open(draft) or rule.relation != before.rule.relation):
                continue
            if draft and not any(side and all(map(_is_nobody_known, side)) for side in (draft.sources, draft.targets)):
                taken.add(found.trigger)
                drafts[key] = draft

    @staticmethod
    def _both_ways(draft: Draft) -> list[Draft]:
        """What two do to each other is an act of each, unless they do it together: exchanged accusations, prisoners."""
        exchanged = draft.rule.relation in _EXCHANGED or draft.rule.mode == "release"
        if not draft.rule.symmetric or not exchanged or draft.targets or len(draft.sources) != 2:
            return [draft]
        first, second = draft.sources
        if first.state and first.state == second.state:
            return [replace(draft, sources=(first,), targets=(second,))]
        return [replace(draft, sources=(first,), targets=(second,)), replace(draft, sources=(second,), targets=(first,))]

    @staticmethod
    def _again(draft: Draft, sentence: Sentence, number: int, speaker: Item, scopes: list[Scope]) -> Draft:
        """The act once more, as the speaker denies it with the verb at `number`."""
        cue = sentence.item_span(number, number + 1)
        scopes.append(Scope(number, number + 1, speaker.entities, Modality.DENIED, cue))
        return replace(draft, trigger=number, start=number, end=number + 1, quantity=None, about=())

    def _denied_again(
        self, sentence: Sentence, scopes: list[Scope], drafts: list[Draft], discourse: Discourse
    ) -> Iterable[Draft]:
        """What those deny of whom it was said before: …, Belgrad suçlamayı reddetti."""
        for number, place in verb_final.denials(sentence, self.classes):
            keys = {entity.state or entity.key for entity in sentence.items[place].entities}
            before = [draft for draft in drafts if draft.trigger < number]
            for draft in reversed((*discourse.told, *before)):
                if keys & {entity.state or entity.key for entity in draft.sources}:
                    yield self._again(draft, sentence, number, sentence.items[place], scopes)
                    break

    def _denials(self, sentence: Sentence, scopes: list[Scope], drafts: list[Draft]) -> Iterable[Draft]:
        """What those deny of whom it was said before in the sentence, in a clause of their own: …, and Kinshasa denies it."""
        for number, speaker in verb_first.denials(sentence.items, self.classes):
            if any(number < draft.trigger for draft in drafts):
                continue  # the denial tells what is denied
            keys = {entity.state or entity.key for entity in speaker.entities}
            for draft in reversed(drafts):
                if draft.trigger < number and keys & {entity.state or entity.key for entity in draft.sources}:
                    cue = sentence.item_span(number, number + 1)
                    scopes.append(Scope(number, number + 1, speaker.entities, Modality.DENIED, cue))
                    yield replace(draft, trigger=number, start=number, end=number + 1)
                    break

    def _denied_as_a_whole(self, sentence: Sentence, scopes: list[Scope], drafts: list[Draft]) -> list[Draft]:
        """What those deny of whom it was told before: Minsk denied the accusation, dismissed the reports, denies it."""
        denials: list[Draft] = []
        for number, speaker in verb_middle.denials(sentence.items, self.classes):
            keys = {entity.state or entity.key for entity in speaker.entities}
            for draft in reversed(drafts):
                if keys & {entity.state or entity.key for entity in draft.sources}:
                    cue = sentence.item_span(number, number + 1)
                    scopes.append(Scope(number, number + 1, speaker.entities, Modality.DENIED, cue))
                    denials.append(replace(draft, trigger=number, start=number, end=number + 1, quantity=None, date=None))
                    break
        return denials

    def _said_once(self, items: list[Item], scopes: list[Scope], drafts: list[Draft]) -> list[Draft]:
        """Without what is only wished or threatened, and what the same voice says again of people without a name."""
        said: dict[tuple[str, frozenset[str], frozenset[str], str], int] = {}
        told = {
            draft.rule.relation
            for draft in drafts
            if not draft.rule.implied and any(each.state or each.id for each in (*draft.sources, *draft.targets))
        }
        kept = []
        for draft in drafts:
            claimant = attribution_at(scopes, draft.trigger).claimant
            sides = (_sides(draft.sources), _sides(draft.targets))
            key = (draft.rule.relation, *sides, claimant.key if claimant else "")
            if self.relations[draft.rule.relation].kind is RelationKind.EVENT and _names_or_places(draft.rule):
                wished = verb_first.wished(items, draft.trigger, [one.trigger for one in drafts if one.is_wish], self.classes)
                people = (*draft.sources, *draft.targets)
                unnamed = any(entity.id is None for entity in people) and not items[draft.trigger].is_verb
                again = unnamed and draft.trigger - said.get(key, -REPEATED) < REPEATED
                nobody = all(map(_is_nobody_known, people))
                wished = wished or (
                    draft.rule.relation in _TALKED_ABOUT and verb_first.talked_about(items, draft.trigger, self.classes)
                )
                vague = bool(draft.rule.implied) or nobody
                if wished or again or (vague and draft.rule.relation in told) or (nobody and draft.rule.relation not in _HAPPENS):
                    continue
                said[key] = draft.trigger
            kept.append(draft)
        return kept


def _names_or_places(rule: Rule) -> bool:
    """Whether the rule names those whom it is about, or takes the people of a place; others take up who was named before."""
    return all(origin == "place" for _, origins in rule.implied for origin in origins)


def _at_accuser(draft: Draft, scopes: list[Scope]) -> Draft:
    """The draft, with the accuser's own people where it is not said whom the accused hurt: X accused Y of bombing a village."""
    said = attribution_at(scopes, draft.trigger)
    accuser = said.claimant
    if said.modality is not Modality.ALLEGED or accuser is None or not accuser.state or not draft.targets:
        return draft
    if not all(map(_is_nobody_known, draft.targets)) or accuser.state in {entity.state for entity in draft.sources}:
        return draft
    targets = tuple(replace(entity, state=accuser.state, basis=StateBasis.LOCATED) for entity in draft.targets)
    return replace(draft, targets=targets)


def _sides(entities: tuple[Entity, ...]) -> frozenset[str]:
    """Who stands on one side: those without a name by their state."""
    return frozenset(entity.id or entity.state or "" for entity in entities)


def _is_loose(rule: Rule) -> bool:
    return any(element.name == "aux" and element.optional and not element.word_class for element in elements(rule.pattern))


_HOLDING: Final[Mapping[str, frozenset[str]]] = {
    "SANCTION": frozenset({"AID", "AGREE", "CONSULT", "COOPERATE"}),
    "REQUEST": frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "RETREAT"}),
    "REJECT": frozenset({"AGREE", "CONSULT"}),
    "PROTEST": frozenset({"AID", "AGREE"}),
}
"""What words of an act may be about without being acts of their own: cut off aid, asked for talks, rejected a deal."""


def _holds(outer: Draft, draft: Draft) -> bool:
    """Whether the other draft's trigger lies in words that tell what is threatened, cut off, asked for."""
    if not outer.trigger < draft.trigger < outer.end:
        return False
    if outer.rule.relation == "THREATEN":
        return draft.rule.relation != "THREATEN"
    return draft.rule.relation in _HOLDING.get(outer.rule.relation, ())


def _is_goods(amount: Item) -> bool:
    """Whether it is an amount of money or goods: a hundred tonnes are no troops."""
    return is_money(amount) or bool(amount.quantity and amount.quantity.unit == "tonne")


def _is_open(draft: Draft) -> bool:
    """Whether the draft leaves it open who did it, or to whom."""
    return not draft.sources or (not draft.targets and len(draft.sources) == 1)


def _said_apart(drafts: list[Draft], scopes: list[Scope]) -> list[Draft]:
    """Without what noun and verb of one act say twice, what is told fuller of the same place, and acts of a state on itself."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (not each.sources, -each.trigger)):
        voice = attribution_at(scopes, draft.trigger).claimant
        same = [each for each in kept if each.rule.relation == draft.rule.relation and each.quantity is draft.quantity]
        near = [each for each in same if abs(each.trigger - draft.trigger) <= ONE_ACT and _whom(each) == _whom(draft)]
        if any(attribution_at(scopes, each.trigger).claimant is voice for each in near) or _is_on_itself(draft):
            continue
        if not draft.sources and any(each.sources and _whom(each)[1] == _whom(draft)[1] for each in same):
            continue
        kept.append(draft)
    return sorted(kept, key=lambda each: (each.trigger, each.start))


def _whom(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """Both sides by their states, else by their names."""
    sources, targets = (frozenset(each.state or each.key for each in side) for side in (draft.sources, draft.targets))
    return sources, targets


def _is_on_itself(draft: Draft) -> bool:
    """Whether a state or its forces would do it to that same state: only its people or groups can suffer that."""
    sides = (draft.sources, draft.targets)
    if not all(sides) or not all(each.kind in _RULING for side in sides for each in side):
        return False
    sources, targets = _whom(draft)
    return sources == targets and len(sources) == 1


def _threatens(threat: Draft, draft: Draft) -> bool:
    """Whether a threat's words hold the other draft's trigger: what somebody threatens to do is no act."""
    return threat.rule.relation == "THREATEN" != draft.rule.relation and threat.trigger < draft.trigger < threat.end


def _is_told_fuller(draft: Draft, others: list[Draft]) -> bool:
    """Whether the same actors do the same to somebody elsewhere in the sentence, and this one names nobody."""
    sources = {entity.key for entity in draft.sources}
    nobody = all(map(_is_nobody_known, draft.targets))
    return nobody and any(
        not all(map(_is_nobody_known, other.targets))
        and other.rule.relation == draft.rule.relation
        and {each.key for each in other.sources} == sources
        for other in others
    )


def _without_victims_again(drafts: list[Draft]) -> list[Draft]:
    """Without the nameless people who were hurt, where the sentence tells who attacked: …, iki kişi yaralandı."""
    told = {draft.rule.relation for draft in drafts if draft.sources}
    return [
        draft
        for draft in drafts
        if draft.sources or draft.rule.relation not in told or any(each.id or each.acts_for for each in draft.targets)
    ]


def _without_subsumed(drafts: list[Draft]) -> list[Draft]:
    """Of two that say the same at the same place, the fuller one, else the earlier one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (-len(each.participants), each.start - each.end)):
        if not any(other.subsumes(draft) for other in kept) and not _is_told_fuller(draft, kept):
            kept.append(draft)
    return sorted(kept, key=lambda each: (each.trigger, each.start))


@dataclass(slots=True)
class _Builder:
    """Makes one draft of one match."""

    finder: RelationFinder
    sentence: Sentence
    rule: Rule
    found: Matched | ByRoles
    discourse: Discourse
    scopes: list[Scope]
    colours: list[Colour]
    earlier: list[Draft]

    def draft(self) -> Draft | None:
        trigger = self.found.places("trigger")[0].start
        loaded = self._loaded()
        if (self.rule.loaded and not loaded) or self._is_passive(trigger):
            return None
        sources = self._role("source", trigger, loaded)
        targets = tuple(
            entity for entity in self._role("target", trigger, loaded) if entity.key not in {each.key for each in sources}
        )
        if self.finder.verb == "middle" and self.rule.relation not in _AT_HOME:
            own = {entity.state for entity in sources}
            leaves = self.rule.mode == "withdraw"
            targets = tuple(each for each in targets if not (each.state in own and (leaves or self._possessed(each))))
        if self._is_symmetric():
            sources, targets = _distinct((*sources, *targets)), ()
        if (not sources and not targets) or self._lacks(sources, targets):
            return None
        start, end = self._stretch(trigger)
        amount, fits = self._amount(start, end)
        if not fits:
            return None
        measured = self.finder.relations[self.rule.relation].kind is RelationKind.MEASURE
        place = self._place(trigger, end, targets)
        targets = self._of_speaker(sources, targets, trigger)
        if self._happens_somewhere():
            place = place or self._where(trigger, end, (*sources, *targets))
            sources, targets = self._of_place(sources, place), _located(targets, place)
        targets = self._at_home(sources, targets)
        if self.rule.relation == "PROTEST" and targets and targets[0].kind is not Kind.FACILITY:
            sources = self._at_home(targets, sources)
        if self.finder.verb == "last" and (
            all(map(_is_nobody_known, (*sources, *targets))) or self._only_at_home(sources, targets)
        ):
            return None
        return Draft(
            self.rule, trigger, start, end, sources, targets, self._about(start, end, (*sources, *targets)),
            place, amount, self._date(start, end, amount if measured else None),
        )  # fmt: skip

    def _where(self, trigger: int, end: int, people: tuple[Entity, ...]) -> Entity | None:
        """A place farther off, where it is needed: somebody's state is not known without it."""
        if not any(map(_is_nobody_known, people)):
            return None
        found = self._setting(trigger) if self.finder.verb == "last" else self._place_ahead(end)
        return found or next((each.host for each in reversed(people) if each.host), None)

    def _is_passive(self, trigger: int) -> bool:
        """Whether a passive stands where the rule has its subject do the act: was expelled, against was expelling."""
        if self.finder.verb != "middle" or self.rule.id not in self.finder.loose:
            return False
        items = self.sentence.items
        if not items[trigger].lexemes & self.finder.verbs:
            return False
        before = [place.stop for place in self.found.places("source") if place.stop <= trigger]
        between = items[max(before) : trigger] if before else []
        passive = any(item.lexemes & self.finder.passive for item in between)
        if any(lexeme.endswith(" to") for item in between for lexeme in item.lexemes):
            return False  # is due to visit
        return passive and not self.sentence.tokens[items[trigger].first].text.endswith("ing")

    def _happens_somewhere(self) -> bool:
        """Whether the place of the act tells whose people do or suffer it; of what is merely said it does not."""
        return self.finder.verb != "first" or self.finder.relations[self.rule.relation].quad not in _VERBAL

    def _of_place(self, sources: tuple[Entity, ...], place: Entity | None) -> tuple[Entity, ...]:
        """Who acts takes the place's state, too; not those of whom nobody knows whence they came: gunmen, attackers."""
        return tuple(
            entity if self.finder.unknown.intersection(match_form(entity.mention).split(" ")) else located
            for entity, located in zip(sources, _located(sources, place), strict=True)
        )

    def _of_speaker(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...], trigger: int) -> tuple[Entity, ...]:
        """Poland said Belarus attacked its guards: the guards are the speaker's, who is not who attacked."""
        claimant = attribution_at(self.scopes, trigger).claimant
        if claimant is None or claimant.state is None or claimant.state in {entity.state for entity in sources}:
            return targets
        acts_for, state, basis = on_behalf(claimant)
        hurt = self._hurt_by_others(sources)
        return tuple(
            replace(entity, acts_for=acts_for, state=state, basis=basis)
            if _is_nobody_known(entity) and (hurt or self._possessed(entity))
            else entity
            for entity in targets
        )

    def _hurt_by_others(self, sources: tuple[Entity, ...]) -> bool:
        """Whether a named group or state hurts people: those are the speaker's, where no possessive could tell."""
        return self.finder.verb == "first" and self.rule.relation == "ASSAULT" and any(entity.id for entity in sources)

    def _possessed(self, entity: Entity) -> bool:
        """Whether a possessive stands before the entity's words."""
        number = next((n for n, item in enumerate(self.sentence.items) if entity in item.entities), 0)
        return number > 0 and bool(self.sentence.items[number - 1].lexemes & self.finder.classes["possessive"])

    def _at_home(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Unnamed people to whom a state does something are its own, where the sentence speaks of no other state."""
        states = {entity.state for entity in sources}
        if self.rule.relation not in _AT_HOME and self.rule.mode != "release":
            return targets
        if self.finder.verb == "last" or len(states) != 1 or not all(_is_nobody_known(entity) for entity in targets):
            return targets
        state = next(iter(states))
        named = {entity.state for item in self.sentence.items for entity in item.entities if entity.state}
        if state is None or named != {state}:
            return targets
        return tuple(replace(entity, state=state, basis=StateBasis.LOCATED) for entity in targets)

    def _amount(self, start: int, end: int) -> tuple[Item | None, bool]:
        """The amount of what was done, and whether the rule may have it: a measure is of money, and goods are no troops."""
        amount = self._one("quantity", QUANTITY, start, end)
        if amount and self.rule.relation == "MOBILIZE" and _is_goods(amount):
            return None, False
        measured = self.finder.relations[self.rule.relation].kind is RelationKind.MEASURE
        if amount and measured and not is_money(amount):
            amount = self._money_after(amount)
            return amount, amount is not None
        return amount, True

    def _only_at_home(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> bool:
        """Whether nameless people, who only got their place's state, would do that state a favour: merchants who arm it."""
        located = any(each.basis is StateBasis.LOCATED and each.kind is Kind.GENERIC for each in sources)
        same = {each.state for each in sources} == {each.state for each in targets}
        if same and "claimant" in dict(self.rule.implied).get("target", ()):
            return True  # nobody enters his own airspace
        return located and same and self.rule.relation not in _DOMESTIC

    def _money_after(self, percentage: Item) -> Item | None:
        """The amount of money that follows a percentage of the same sentence, where verbs stand last."""
        place = self.sentence.items.index(percentage)
        later = self.sentence.items[place : place + _PERCENT] if self.finder.verb == "last" else []
        return next((item for item in later if item.symbol == QUANTITY and is_money(item)), None)

    def _is_symmetric(self) -> bool:
        relation = self.finder.relations[self.rule.relation]
        mode = relation.mode(self.rule.mode)
        of_mode = mode.symmetric if mode else None
        return next(value for value in (self.rule.symmetric, of_mode, relation.symmetric) if value is not None)

    def _lacks(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> bool:
        """Whether a role that the pattern or the rule promises stayed empty, or one alone would do what takes two."""
        if self._is_symmetric():
            return len(sources) < 2
        if not targets and self.finder.verb == "last" and ("target", ("claimant",)) in self.rule.implied:
            return True
        promised = {role for role in ("source", "target") if self.found.places(role)}
        return ("source" in promised and not sources) or ("target" in promised and not targets)

    def _role(self, role: str, trigger: int, loaded: tuple[Colour, ...]) -> tuple[Entity, ...]:
        named = [entity for place in self.found.places(role) for item in self._items(place) for entity in item.entities]
        others = [
            entity for name in ("source", "target") for place in self.found.places(name) for item in self._items(place)
            for entity in item.entities if not entity.pronoun
        ]  # fmt: skip
        meant: list[Entity] = []
        for entity in named:
            place = next(n for n, item in enumerate(self.sentence.items) if entity in item.entities)
            if entity.pronoun in (SPEAKER, TITLE):
                speaker = attribution_at(self.scopes, trigger).claimant or self.discourse.holder_before(entity)
                meant.extend((speaker.as_said_by(entity, "the first person for who speaks"),) if speaker else ())
                continue
            meant.extend(self.discourse.pronoun(entity, place, others, self.sentence.items) if entity.pronoun else (entity,))
        implied = dict(self.rule.implied).get(role)
        if not meant and implied and not named:
            meant.extend(entity for origin in implied for entity in self._implied(origin, trigger, loaded, role, others))
        return _distinct(meant)

    def _implied(
        self, origin: str, trigger: int, loaded: tuple[Colour, ...], role: str, others: list[Entity]
    ) -> Iterable[Entity]:
        match origin:
            case "topic":
                return self.discourse.topic
            case "event":
                return self._of_event(role, others)
            case "owner":
                return (
                    entity.owner for place in self.found.places("facility") for entity in self._entities(place) if entity.owner
                )
            case "place":
                return self._people_of_place(trigger)
            case "claimant":
                claimant = attribution_at(self.scopes, trigger).claimant
                return (claimant,) if claimant else ()
            case "denier":
                said = attribution_at(self.scopes, trigger)
                return (said.claimant,) if said.claimant and said.modality is Modality.DENIED else ()
            case _:
                return [target for colour in loaded for target in colour.targets]

    def _of_event(self, role: str, others: list[Entity]) -> Iterable[Entity]:
        """The participants of the claim before; as the target of somebody's reaction, the other side, or else who did it."""
        event = (*self.earlier[-1].sources, *self.earlier[-1].targets) if self.earlier else self.discourse.last_event
        doers = self.earlier[-1].sources if self.earlier else self.discourse.doers
        if role == "source" or not others:
            return event
        reacting = {entity.state or entity.key for entity in others}
        if reacting.isdisjoint(entity.state or entity.key for entity in event):
            return doers
        return [entity for entity in event if (entity.state or entity.key) not in reacting]

    def _people_of_place(self, trigger: int) -> Iterable[Entity]:
        """Unnamed people of whom only the act and its place are told."""
        place = self._place(trigger, self._stretch(trigger)[1], ()) or self._place_ahead(self.found.end)
        if place is None and self.finder.verb == "last":
            place = self._setting(trigger)
            if self.rule.relation == "ASSAULT" and place is self.discourse.home:
                return  # where the attack was stays open: it need not have been at home
        if place is None and not (self.finder.verb == "first" and self.rule.relation in _HAPPENS):
            return  # an explosion is told though its place is not
        span = self.sentence.item_span(trigger, trigger + 1)
        words = self.sentence.words(span)
        state, basis = (place.state, StateBasis.LOCATED) if place else (None, None)
        yield Entity(Kind.GENERIC, None, words, words, span, span, state, None, basis, link=self.rule.id)

    def _items(self, place: range) -> list[Item]:
        return [self.sentence.items[number] for number in place]

    def _entities(self, place: range) -> list[Entity]:
        return [entity for item in self._items(place) for entity in item.entities]

    def _loaded(self) -> tuple[Colour, ...]:
        """The negative loaded words in the object."""
        tokens = [item for place in self.found.places("object") for item in self._items(place)]
        return tuple(
            colour
            for colour in self.colours
            if colour.framing.polarity < 0 and any(item.first <= colour.first < item.last for item in tokens)
        )

    def _stretch(self, trigger: int) -> tuple[int, int]:
        """The items of the quotation: the match, without a far subject, with the places, dates and amounts that follow it."""
        start, end = self.found.start, self.found.end
        subjects = [place for name in ("source", "target") for place in self.found.places(name) if place.start == start]
        items = self.sentence.items
        if subjects and subjects[0].stop <= trigger and self.finder.verb != "last":
            first = self.sentence.tokens[items[start].first].start
            if self.sentence.tokens[items[trigger].first].start - first > FAR_SUBJECT:
                start = trigger
        while end < len(items):
            if items[end].symbol in (DATE, QUANTITY):
                end += 1
            elif self._adverbial(end):
                end += 2
            else:
                break
        return start, end

    def _adverbial(self, number: int) -> bool:
        """Whether a place or a date with its preposition stands here."""
        if number + 1 >= len(self.sentence.items) or not self.sentence.items[number].lexemes & self.finder.place_cues:
            return False
        following = self.sentence.items[number + 1]
        return following.kind in _PLACE_KINDS or following.symbol == DATE

    def _place(self, trigger: int, end: int, targets: tuple[Entity, ...]) -> Entity | None:
        """Where: a place after a word of place, which is not itself a target."""
        explicit = [entity for place in self.found.places("place") for entity in self._entities(place)]
        taken = {entity.key for entity in targets}
        for number in range(self.found.start if self.finder.verb == "first" else trigger, end - 1):
            item = self.sentence.items[number + 1]
            if self.sentence.items[number].lexemes & self.finder.place_cues and item.kind in _PLACE_KINDS:
                explicit.extend(entity for entity in item.entities if entity.key not in taken)
        return explicit[0] if explicit else None

    def _setting(self, trigger: int) -> Entity | None:
        """Where nameless people act, in a language of cases: the nearest locative, else the text's first state."""
        items = self.sentence.items
        doers = (entity for row in self.found.places("source") for entity in self._entities(row))
        located = next((each for each in doers if each.basis is StateBasis.LOCATED), None)
        if located is not None:
            return located
        said = attribution_at(self.scopes, trigger)
        if said.modality is Modality.ALLEGED and said.claimant and said.claimant.state:
            return replace(said.claimant, basis=StateBasis.IS)
        for item in (*reversed(items[:trigger]), *items[trigger + 1 :]):
            if item.case == "LOC" and item.kind in ("PLACE", "STATE"):
                place: Entity = item.entities[0]
                return place
        named = [each for item in items for each in item.entities if each.state]
        located = next((each for each in named if each.basis is StateBasis.LOCATED and each.kind is Kind.GENERIC), None)
        if located:
            return located
        acting = next((each for each in named if each.acts_for), None)
        home = self.discourse.home or (replace(acting, basis=StateBasis.IS) if acting else None)
        return home if home and {each.state for each in named} <= {home.state} else None

    def _place_ahead(self, end: int) -> Entity | None:
        """The next place of the clause, where verbs do not come last: killed in an attack on a market in the north of X."""
        items = self.sentence.items
        cues = self.finder.place_cues | (self.finder.classes["towards"] if self.rule.relation == "ASSAULT" else frozenset())
        for number in range(end, min(end + PLACE_AHEAD, len(items)) if self.finder.verb != "last" else end):
            if items[number].symbol == BOUNDARY:
                return None
            if items[number].kind in ("PLACE", "STATE") and items[number - 1].lexemes & cues:
                return items[number].entities[0]
            if items[number].kind == "ADJ" and number + 1 < len(items) and items[number + 1].lexemes & self.finder.place_heads:
                return items[number].entities[0]  # near the Eritrean capital
        return None

    def _one(self, element: str, symbol: str, start: int, end: int) -> Item | None:
        named = [item for place in self.found.places(element) for item in self._items(place)]
        within = [item for item in self.sentence.items[start:end] if item.symbol == symbol]
        return next(iter((*named, *within)), None)

    def _date(self, start: int, end: int, measured: Item | None) -> Interval | None:
        """The act's date; an amount that is measured has its own."""
        near = date_of_amount(self.sentence.items, self.sentence.items.index(measured)) if measured else None
        item = self.sentence.items[near] if near is not None else self._one("date", DATE, start, end)
        if item is None and measured:  # several amounts of one year: that of the first one before
            return next((draft.date for draft in reversed(self.earlier) if draft.rule.relation == self.rule.relation), None)
        return item.date.interval if item and item.date else None

    def _about(self, start: int, end: int, participants: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The facilities that the claim is about."""
        taken = {entity.key for entity in participants}
        found = [
            entity
            for item in self.sentence.items[start:end]
            if item.kind == "FACILITY"
            for entity in item.entities
            if entity.key not in taken
        ]
        return _distinct(found)


def _located(entities: tuple[Entity, ...], place: Entity | None) -> tuple[Entity, ...]:
    """Unnamed people without a state of their own take their place's."""
    if place is None or place.state is None or place.basis is StateBasis.ACTS_FOR:  # outside an embassy: not in its state
        return entities
    return tuple(
        replace(entity, state=place.state, basis=StateBasis.LOCATED) if _is_nobody_known(entity) else entity
        for entity in entities
    )


def _is_nobody_known(entity: Entity) -> bool:
    """Whether it is unnamed people, or a thing, of whom the words tell no state."""
    unnamed = entity.kind in (Kind.GENERIC, Kind.FACILITY) and entity.id is None and not entity.pronoun
    return unnamed and entity.state is None and entity.code is None


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({entity.key: entity for entity in reversed(list(entities))}.values())[::-1]


def quotation(sentence: Sentence, draft: Draft, relation: Relation) -> Span:
    """The words that say it; a measure's are the amount with its date."""
    if relation.kind is RelationKind.MEASURE and draft.quantity:
        number = sentence.items.index(draft.quantity)
        dated = date_of_amount(sentence.items, number)
        place = number if dated is None else dated
        return sentence.item_span(min(number, place), max(number, place) + 1)
    return sentence.item_span(draft.start, draft.end)


def date_of_amount(items: list[Item], number: int) -> int | None:
    """The item of the date that belongs to the amount at `number`: beside it, after one word (in 2019), else the nearest.

    Another amount between the two has the date for itself.
    """
    near = (number + 1, number + 2, number - 1)
    beside = next((place for place in near if 0 <= place < len(items) and items[place].symbol == DATE), None)
    if beside is not None:
        return beside
    found = [place for step in (1, -1) if (place := _next_date(items, number, step)) is not None]
    return min(found, key=lambda place: abs(place - number), default=None)


def _next_date(items: list[Item], number: int, step: int) -> int | None:
    for place in range(number + step, number + step * DATE_REACH, step):
        if not 0 <= place < len(items) or items[place].symbol == QUANTITY:
            return None
        if items[place].symbol == DATE:
            return place
    return None
