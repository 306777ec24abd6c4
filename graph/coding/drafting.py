"""One match of a rule made a draft: who takes part, where, when, how much, and which words say so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from graph.codebook.matching import match_form
from graph.codebook.rules import Rule
from graph.coding.attribution import Attribution, Scope, attribution_at
from graph.coding.discourse import SPEAKER, TITLE, Discourse
from graph.coding.drafts import HAPPENS, Draft, date_of_amount, is_nobody_known
from graph.coding.framing import Colour
from graph.coding.items import BOUNDARY, DATE, QUANTITY, WORD, Entity, Item, Sentence, is_money
from graph.coding.linking import on_behalf
from graph.coding.patterns import Matched
from graph.coding.roles import ByRoles
from graph.model import Interval, Kind, Modality, Relation, RelationKind, StateBasis

FAR_SUBJECT: Final = 40
"""A subject that begins more characters than this before the trigger stays out of the quotation: it has spans of its own."""
PLACE_AHEAD: Final = 12
"""How many items after the words of an act its place may stand."""
_SAID_NEAR: Final = 8
"""How many items before a verb of saying what is said may end: …, the minister, X, said."""
_SAME_YEAR: Final = frozenset({("same", "year"), ("that", "year"), ("same", "period")})
_OF: Final = frozenset({"of"})
_PERFECT: Final = frozenset({"has", "have", "had", "having"})
"""Auxiliaries that make no passive by themselves."""
_OPENING: Final = 4
"""Among how many items a place stands that opens a sentence."""
_VERBAL: Final = ("verbal cooperation", "verbal conflict")
_MATERIAL: Final = ("material cooperation", "material conflict")
_DONE_TO: Final = frozenset({"ASSAULT", "COERCE"})
"""What others do to the people of who tells it: killed three soldiers, the Beninese army said."""
_CONDITIONS: Final = frozenset({"if", "unless", "until"})
_RULING: Final = ("STATE", "GOVERNMENT", "GENERIC", "GROUP")
_RULING_OR_BODY: Final = ("STATE", "GOVERNMENT", "ORGANISATION", "GROUP", "ADJ")
_NO_OTHERS: Final = frozenset({"OUTLET", "UNNAMED", "PRONOUN"})
_ON_OTHERS: Final = frozenset({"CONCEDE", "MOBILIZE", "PROTEST", "REJECT", "THREATEN"})
"""What is seldom meant for nobody: the words name whom it is about, or the sentence before does."""
_JOINED: Final = 4
"""How many items before a verb the conjunction may stand that joins it to the one before, with its subject set again."""
_RECENT: Final = 4
"""How many claims before may tell whom an act was done to."""
_AT_HOME: Final = frozenset({"ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "PROTEST", "REQUEST"})
"""What states do to their own people without a word on whose they are."""
_DOMESTIC: Final = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "REQUEST", "ACCUSE"})
"""What people do to their own state, and it to them."""
_ON_SOMEBODY: Final = frozenset({"AID", "COERCE"})
"""What nobody does to a sea, or to another place of no state."""
_COMPANIES: Final = frozenset({"شركة", "مصرف"})
"""Words for who makes contracts of his own."""
_MUTUAL: Final = 7
"""How many items from the verb "each other" may stand."""
_PERCENT: Final = 5
"""How many items after a percentage its amount of money may stand: yüzde 8 artarak 4,6 milyar dolara."""
_CIVIL_UNITS: Final = frozenset({"aircraft", "company", "person", "police officer", "vehicle"})
_PLACE_KINDS: Final = ("PLACE", "STATE", "FACILITY")


@dataclass(frozen=True, slots=True)
class Ground:
    """What all drafts of one language share: the relations, classes of the lexicon, and where the verb stands.

    `unknown` are the forms of words for doers whom nobody knows; `loose` the rules whose subject may have any auxiliary.
    """

    relations: Mapping[str, Relation]
    classes: Mapping[str, frozenset[str]]
    verb: str
    verbs: frozenset[str]
    unknown: frozenset[str]
    loose: frozenset[str]


@dataclass(slots=True)
class DraftBuilder:
    """Makes one draft of one match."""

    ground: Ground
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
        if (self.rule.loaded and not loaded) or self._is_passive(trigger) or self._is_active(trigger) or self._is_no_base():
            return None
        sources = self._role("source", trigger, loaded)
        targets = tuple(
            entity for entity in self._role("target", trigger, loaded) if entity.key not in {each.key for each in sources}
        )
        if self.ground.verb == "middle" and self.rule.relation not in _AT_HOME:
            own = {entity.state for entity in sources}
            leaves = self.rule.mode == "withdraw"
            targets = tuple(each for each in targets if not (each.state in own and (leaves or self._possessed(each))))
        targets = self._others_of_event(sources, targets)
        mutual = self._is_mutual(trigger, sources, targets)
        if mutual or self._is_symmetric():
            sources, targets = _distinct(sources if mutual else (*sources, *targets)), ()
        if (not sources and not targets) or (not mutual and self._lacks(sources, targets)):
            return None
        start, end = self._stretch(trigger)
        amount, fits = self._amount(start, end)
        if not fits:
            return None
        measured = self.ground.relations[self.rule.relation].kind is RelationKind.MEASURE
        place = self._place(trigger, end, targets)
        targets = self._of_speaker(sources, self._of_owner(sources, targets), trigger)
        targets = self._of_accuser(sources, self._as_before(sources, targets, trigger))
        targets = self._if_they(sources, targets, trigger) or self._against_whom(sources, targets)
        if self._happens_somewhere():
            place = place or self._where(trigger, end, (*sources, *targets))
            sources, targets = self._of_place(sources, place), _located(targets, place)
        unplaced = any(each.kind is Kind.PERSON and not each.state for each in (*sources, *targets))
        if measured and unplaced and self.ground.verb == "last":
            return None  # no state has the trade of a person whose state is unknown
        targets = self._at_home(sources, targets)
        if self.rule.relation == "PROTEST" and targets and targets[0].kind is not Kind.FACILITY and not self._is_elsewhere(end):
            sources = self._at_home(targets, sources)
        if self.ground.verb == "last" and (
            all(map(is_nobody_known, (*sources, *targets))) or self._only_at_home(sources, targets)
        ):
            return None
        return Draft(
            self.rule, trigger, start, end, sources, targets, self._about(start, end, (*sources, *targets)),
            place, amount, self._date(start, end, amount if measured else None), mutual,
        )  # fmt: skip

    def _others_of_event(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Of those who took part in what was told before, the ones who do not react themselves."""
        if self.ground.verb != "middle" or self.rule.implied != (("target", ("event",)),):
            return targets
        doing = {entity.state or entity.key for entity in sources}
        return tuple(each for each in targets if (each.state or each.key) not in doing) or targets

    def _is_mutual(self, trigger: int, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> bool:
        """Whether two known sides do it to each other: expelled each other's diplomats, birbirini suçladı."""
        if len(sources) != 2 or self._is_symmetric() or not all(map(is_nobody_known, targets)):
            return False
        near = self.sentence.items[max(0, trigger - _MUTUAL) : trigger + _MUTUAL]
        said = any(item.lexemes & self.ground.classes["mutual"] for item in near)
        return said and not any(map(is_nobody_known, sources))

    def _where(self, trigger: int, end: int, people: tuple[Entity, ...]) -> Entity | None:
        """A place farther off, where it is needed: somebody's state is not known without it."""
        if not any(map(is_nobody_known, people)):
            return None
        hosts = next((each.host for each in reversed(people) if each.host), None)
        if hosts and self.ground.verb != "last":
            return hosts  # outside the embassy in Manila: there
        found = self._setting(trigger) if self.ground.verb == "last" else self._place_ahead(end)
        if self.ground.verb == "middle":
            found = found or self._place_between(trigger)
        return found or hosts or (self._place_behind(trigger) if self.ground.verb != "last" else None)

    def _is_passive(self, trigger: int) -> bool:
        """Whether a passive stands where the rule has its subject do the act: was expelled, against was expelling."""
        if self.ground.verb != "middle" or self.rule.id not in self.ground.loose:
            return False
        items = self.sentence.items
        if not items[trigger].lexemes & self.ground.verbs:
            return False
        before = [place.stop for place in self.found.places("source") if place.stop <= trigger]
        between = items[max(before) : trigger] if before else []
        passive = any(item.lexemes & self.ground.classes["passive"] for item in between)
        if any(lexeme.endswith(" to") for item in between for lexeme in item.lexemes):
            return False  # is due to visit
        return passive and not self.sentence.tokens[items[trigger].first].text.endswith("ing")

    def _is_active(self, trigger: int) -> bool:
        """Whether the rule has somebody suffer the act, and no passive says so: had shot down a drone sent by Chad."""
        if self.ground.verb != "middle" or isinstance(self.found, ByRoles):
            return False
        targets = [place.stop for place in self.found.places("target") if place.stop <= trigger]
        sources = [place.start for place in self.found.places("source")]
        if not targets or not sources or min(sources) <= trigger:
            return False
        items = self.sentence.items
        between = items[max(targets) : trigger]
        by = any("by" in item.lexemes for item in items[trigger : min(sources)])
        helped = any(item.lexemes & _PERFECT for item in between)
        return by and helped and not any(item.lexemes & self.ground.classes["passive"] for item in between)

    def _is_no_base(self) -> bool:
        """Whether the rule settles a base where verbs come first and what is built is another building: a hospital."""
        if self.rule.relation != "ESTABLISH_BASE" or self.ground.verb != "first":
            return False
        built = [self.sentence.items[place.start] for place in self.found.places("facility")]
        known = (entity.id for item in built for entity in item.entities if entity.kind is Kind.FACILITY)
        return not any(item.lexemes & self.ground.classes["base"] for item in built) and not any(known)

    def _happens_somewhere(self) -> bool:
        """Whether the place of the act tells whose people do or suffer it; of what is merely said it does not."""
        return self.ground.verb != "first" or self.ground.relations[self.rule.relation].quad not in _VERBAL

    def _of_place(self, sources: tuple[Entity, ...], place: Entity | None) -> tuple[Entity, ...]:
        """Who acts takes the place's state, too; in some languages not those of whom nobody knows whence they came."""
        unknown = self.ground.unknown if self.ground.verb != "middle" else frozenset[str]()
        return tuple(
            entity if unknown.intersection(match_form(entity.mention).split(" ")) else located
            for entity, located in zip(sources, _located(sources, place), strict=True)
        )

    def _of_owner(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Seized a Vietnamese boat and arrested its crew: the crew is of the last one named before who does not do it."""
        if self.ground.verb != "middle" or self.ground.relations[self.rule.relation].quad not in _MATERIAL:
            return targets
        doing = {entity.state for entity in sources}
        return tuple(self._owned(each, doing) if each.id is None and self._possessed(each) else each for each in targets)

    def _as_before(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...], trigger: int) -> tuple[Entity, ...]:
        """Those to whom the same doers did the same in what was told last: Guinea denied that its troops killed the traders."""
        if self.ground.verb != "middle" or self.ground.relations[self.rule.relation].quad not in _MATERIAL:
            return targets
        doing = {entity.state for entity in sources if entity.state}
        if not doing or not all(is_nobody_known(entity) for entity in targets):
            return targets
        beside = self.sentence.items[max(0, trigger - _JOINED) : trigger]
        joined = any(item.lexemes & self.ground.classes["and"] for item in beside)
        told: list[Draft] = [*self.discourse.told[-_RECENT:], *(self.earlier if joined else ())]
        for before in reversed(told):
            same = {entity.state for entity in before.sources} <= doing | {None}
            hurt = [entity for entity in before.targets if entity.state or entity.code]
            if before.rule.relation == self.rule.relation and same and hurt and not doing & {each.state for each in hurt}:
                return tuple(hurt)
        return targets

    def _of_accuser(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Zambia condemned the killing of two fishermen by Congolese police: whose they are, condemns it."""
        if self.ground.verb != "middle" or self.rule.relation not in _DONE_TO or not targets:
            return targets
        doing = {entity.state for entity in sources if entity.state}
        for before in reversed(self.earlier):
            blaming = [each for each in before.sources if each.state and each.state not in doing]
            blamed = {each.state for each in before.targets} <= doing | {None}
            if before.rule.relation == "ACCUSE" and len(blaming) == 1 and doing and blamed:
                acts_for, state, basis = on_behalf(blaming[0])
                return tuple(
                    replace(each, acts_for=acts_for, state=state, basis=basis) if is_nobody_known(each) else each
                    for each in targets
                )
        return targets

    def _if_they(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...], trigger: int) -> tuple[Entity, ...]:
        """Whom a threat is meant for: threatened to seize oil platforms unless Guyana stops drilling."""
        if self.ground.verb != "middle" or self.rule.relation != "THREATEN":
            return targets
        doing = {entity.state for entity in sources}
        items = self.sentence.items
        for number in range(trigger + 1, len(items) - 1):
            following = items[number + 1]
            named = items[number].lexemes & _CONDITIONS and following.kind in _RULING and not following.case
            if named and following.entities[0].state not in doing:
                return following.entities
        return targets

    def _against_whom(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The only other state that the sentence names, else the one that did something to the doer before."""
        doing = {entity.state for entity in sources if entity.state}
        if targets or self.ground.verb != "middle" or len(doing) != 1 or self.rule.relation not in _ON_OTHERS:
            return targets
        named = [each for item in self.sentence.items if item.kind not in _NO_OTHERS for each in item.entities]
        others = [each for each in named if each.state and each.state not in doing]
        if len({each.state for each in others}) == 1:
            return (others[0],)
        for before in () if others else reversed(self.discourse.told[-_RECENT:]):
            sides = (*before.sources, *before.targets)
            met = [each for each in sides if each.state and each.state not in doing]
            if len(met) == 1 and doing & {each.state for each in sides}:
                return tuple(met)
        return targets

    def _owned(self, entity: Entity, doing: set[str | None]) -> Entity:
        """The possessed people with the state of whose they are; unchanged where nobody before can own them."""
        if entity.state is not None and entity.state not in doing:
            return entity
        number = next((n for n, item in enumerate(self.sentence.items) if entity in item.entities), 0)
        owner = self._owner_before(number, doing)
        if owner is None:
            return entity
        acts_for, state, basis = on_behalf(owner)
        return replace(entity, acts_for=acts_for, state=state, basis=basis)

    def _owner_before(self, number: int, doing: set[str | None]) -> Entity | None:
        """The last one named before the item at `number` who has a state, and does not do what is done."""
        for item in reversed(self.sentence.items[:number]):
            owner = item.entities[0] if len(item.entities) == 1 and item.kind not in ("PLACE", "FACILITY", "PRONOUN") else None
            if owner and owner.state and owner.state not in doing:
                return owner
        return None

    def _of_speaker(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...], trigger: int) -> tuple[Entity, ...]:
        """Poland said Belarus attacked its guards: the guards are the speaker's, who is not who attacked."""
        claimant = attribution_at(self.scopes, trigger).claimant
        if claimant is None or claimant.state is None or claimant.state in {entity.state for entity in sources}:
            return targets
        acts_for, state, basis = on_behalf(claimant)
        hurt = self._hurt_by_others(sources)
        return tuple(
            replace(entity, acts_for=acts_for, state=state, basis=basis)
            if is_nobody_known(entity) and (hurt or self._possessed(entity))
            else entity
            for entity in targets
        )

    def _hurt_by_others(self, sources: tuple[Entity, ...]) -> bool:
        """Whether a named group or state hurts people: those are the speaker's, where no possessive could tell."""
        if self.ground.verb == "middle":
            return self.rule.relation in _DONE_TO and any(entity.state for entity in sources)
        return self.ground.verb == "first" and self.rule.relation == "ASSAULT" and any(entity.id for entity in sources)

    def _possessed(self, entity: Entity) -> bool:
        """Whether a possessive stands before the entity's words."""
        number = next((n for n, item in enumerate(self.sentence.items) if entity in item.entities), 0)
        if not number:
            return False
        before = self.sentence.items[number - 1]
        counted = before.symbol == QUANTITY and self.sentence.tokens[before.last - 1].text in self.ground.classes["possessive"]
        return counted or bool(before.lexemes & self.ground.classes["possessive"])

    def _is_elsewhere(self, end: int) -> bool:
        """Whether the act has a place that nobody knows: in Kumasi, where verbs come first."""
        items, cues = self.sentence.items, self.ground.classes["place_cue"]
        return self.ground.verb == "first" and any(
            item.symbol == WORD and not item.lexemes and bool(items[number].lexemes & cues)
            for number, item in enumerate(items[1:end])
        )

    def _at_home(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Unnamed people to whom a state does something are its own, where the sentence speaks of no other state."""
        states = {entity.state for entity in sources}
        if self.rule.relation not in _AT_HOME and self.rule.mode != "release":
            return targets
        if self.ground.verb == "last" or len(states) != 1 or not all(is_nobody_known(entity) for entity in targets):
            return targets
        state = next(iter(states))
        named = {entity.state for item in self.sentence.items for entity in item.entities if entity.state}
        if state is None or named != {state}:
            return targets
        return tuple(replace(entity, state=state, basis=StateBasis.LOCATED) for entity in targets)

    def _amount(self, start: int, end: int) -> tuple[Item | None, bool]:
        """The amount of what was done, and whether the rule may have it: a measure is of money, and goods are no troops."""
        amount = self._one("quantity", QUANTITY, start, end)
        if amount and self.rule.relation == "MOBILIZE" and (_is_goods(amount) or self._is_civil(amount)):
            return None, False
        named = self.ground.verb == "last" and self.rule.relation == "AID" and bool(self.found.places("quantity"))
        if amount and named and amount.quantity and amount.quantity.unit == "soldier":
            return None, False
        measured = self.ground.relations[self.rule.relation].kind is RelationKind.MEASURE
        if amount and measured and not is_money(amount):
            amount = self._money_after(amount)
            return amount, amount is not None
        return amount, True

    def _is_civil(self, amount: Item) -> bool:
        """Whether people or machines are counted that need no army: a team of 60, where verbs stand last."""
        return self.ground.verb == "last" and bool(amount.quantity and amount.quantity.unit in _CIVIL_UNITS)

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
        later = self.sentence.items[place : place + _PERCENT] if self.ground.verb == "last" else []
        return next((item for item in later if item.symbol == QUANTITY and is_money(item)), None)

    def _is_symmetric(self) -> bool:
        relation = self.ground.relations[self.rule.relation]
        mode = relation.mode(self.rule.mode)
        of_mode = mode.symmetric if mode else None
        return next(value for value in (self.rule.symmetric, of_mode, relation.symmetric) if value is not None)

    def _lacks(self, sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> bool:
        """Whether a role that the pattern or the rule promises stayed empty, or one alone would do what takes two."""
        if self._is_symmetric():
            return len(sources) < 2 or self._is_of_companies()
        if self.ground.verb == "middle" and self.rule.mode == "visit" and targets and all(map(_is_open_sea, targets)):
            return True  # nobody visits a gulf
        if not targets and self.ground.verb == "last" and ("target", ("claimant",)) in self.rule.implied:
            return True
        if not targets and ("target", ("accuser",)) in self.rule.implied:
            return True
        reacts = self.ground.verb != "last" and self.rule.implied == (("target", ("event",)),)
        if not targets and reacts:
            return True  # to what somebody reacts must have been told
        if self.ground.verb == "first" and self.rule.relation in _ON_SOMEBODY and targets and all(map(_is_open_sea, targets)):
            return True
        if self.ground.verb == "first" and self.rule.relation == "AID" and _is_within(sources, targets):
            return True  # a state's support of its own is no help to another
        promised = {role for role in ("source", "target") if self.found.places(role)}
        return ("source" in promised and not sources) or ("target" in promised and not targets)

    def _is_of_companies(self) -> bool:
        """Whether companies alone agree, where verbs come first: no contract of theirs is one of their states."""
        if self.ground.verb != "first" or self.rule.relation != "AGREE":
            return False
        heads = [item.lexemes for place in self.found.places("source") for item in self._items(place) if item.entities]
        return bool(heads) and all(lexemes & _COMPANIES for lexemes in heads)

    def _role(self, role: str, trigger: int, loaded: tuple[Colour, ...]) -> tuple[Entity, ...]:
        named = [entity for place in self.found.places(role) for item in self._items(place) for entity in item.entities]
        others = [
            entity for name in ("source", "target") for place in self.found.places(name) for item in self._items(place)
            for entity in item.entities if not entity.pronoun
        ]  # fmt: skip
        owned = role == "target" and self.ground.verb == "middle"
        meant: list[Entity] = self._owners_meant(role, trigger) if owned else []
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

    def _owners_meant(self, role: str, trigger: int) -> list[Entity]:
        """Whose the thing is that nobody's name tells: Kyrgyzstan said Tajik forces had fired mortars at one of its villages.

        What is only said of a thing is said of the speaker's: the junta claimed that Nepal had endorsed its election.
        """
        claimant = attribution_at(self.scopes, trigger).claimant
        doing = {entity.state for place in self.found.places("source") for entity in self._entities(place)}
        possessive, found = self.ground.classes["possessive"], []
        for place in self.found.places(role):
            for number in place:
                item = self.sentence.items[number]
                if not item.entities and item.lexemes & possessive:
                    owner = self._owner_before(number, doing) if self.rule.relation in _DONE_TO else claimant
                    found += [owner] if owner and owner.state and owner.state not in doing else []
        return found

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
                said = attribution_at(self.scopes, trigger)
                if role == "source" and said.claimant is None and self.ground.verb == "middle":
                    said = self._said_before()
                own = role == "target" or said.modality is not Modality.ALLEGED  # nobody alleges an act of his own
                return (said.claimant,) if said.claimant and own else ()
            case "accuser":
                said = attribution_at(self.scopes, trigger)
                state = said.claimant.state if said.claimant and said.modality is Modality.ALLEGED else None
                apart = state is not None and state not in {each.state for each in others}
                return (said.claimant,) if said.claimant and apart else ()
            case "denier":
                said = attribution_at(self.scopes, trigger)
                denied = said.modality is Modality.DENIED or "negated" in self.sentence.items[trigger].marks
                return (said.claimant,) if said.claimant and denied else ()
            case _:
                return [target for colour in loaded for target in colour.targets]

    def _said_before(self) -> Attribution:
        """Who says what stands before the words found: …, the minister said | during a visit to Hanoi."""
        places = range(self.found.start, max(-1, self.found.start - _SAID_NEAR), -1)
        said = (attribution_at(self.scopes, place) for place in places)
        return next((each for each in said if each.claimant), attribution_at(self.scopes, self.found.start))

    def _of_event(self, role: str, others: list[Entity]) -> Iterable[Entity]:
        """The participants of the claim before; as the target of somebody's reaction, the other side, or else who did it.

        Where verbs stand in the middle, nobody else may be named: it could be his act, or done to him.
        """
        event = (*self.earlier[-1].sources, *self.earlier[-1].targets) if self.earlier else self.discourse.last_event
        doers = self.earlier[-1].sources if self.earlier else self.discourse.doers
        if role == "source" or not others:
            return event
        reacting = {entity.state or entity.key for entity in others}
        if self.ground.verb == "middle" and self._names_others({*reacting, *(each.state or each.key for each in event)}):
            return []
        if reacting.isdisjoint(entity.state or entity.key for entity in event):
            return doers
        return [entity for entity in event if (entity.state or entity.key) not in reacting]

    def _names_others(self, known: set[str]) -> bool:
        """Whether a state, an organisation or a group other than those known stands in the sentence."""
        named = (each for item in self.sentence.items if item.kind in _RULING_OR_BODY for each in item.entities)
        return any((each.state or each.key) not in known for each in named if each.state or each.id)

    def _people_of_place(self, trigger: int) -> Iterable[Entity]:
        """Unnamed people of whom only the act and its place are told."""
        place = self._place(trigger, self._stretch(trigger)[1], ()) or self._place_ahead(self.found.end)
        if place is None and self.ground.verb == "last":
            place = self._setting(trigger)
            if self.rule.relation == "ASSAULT" and place is self.discourse.home:
                return  # where the attack was stays open: it need not have been at home
        if place is None and not (self.ground.verb == "first" and self.rule.relation in HAPPENS):
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
        if subjects and subjects[0].stop <= trigger and self.ground.verb != "last":
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
        if number + 1 >= len(self.sentence.items) or not self.sentence.items[number].lexemes & self.ground.classes["place_cue"]:
            return False
        following = self.sentence.items[number + 1]
        return following.kind in _PLACE_KINDS or following.symbol == DATE

    def _place(self, trigger: int, end: int, targets: tuple[Entity, ...]) -> Entity | None:
        """Where: a place after a word of place, which is not itself a target."""
        explicit = [entity for place in self.found.places("place") for entity in self._entities(place)]
        taken = {entity.key for entity in targets}
        for number in range(self.found.start if self.ground.verb == "first" else trigger, end - 1):
            item = self.sentence.items[number + 1]
            if self.sentence.items[number].lexemes & self.ground.classes["place_cue"] and item.kind in _PLACE_KINDS:
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

    def _place_behind(self, trigger: int) -> Entity | None:
        """The place with which the sentence begins: in Yerevan, hundreds marched."""
        items = self.sentence.items
        for number in range(1, min(trigger, _OPENING)):
            if items[number - 1].lexemes & self.ground.classes["place_cue"] and items[number].kind in ("PLACE", "STATE"):
                place = items[number].entities[0]
                return place if place.state else None
        return None

    def _place_between(self, trigger: int) -> Entity | None:
        """The place between who acts and the act: students at the University of Dhaka | marched."""
        start = max((place.stop for place in self.found.places("source") if place.stop <= trigger), default=trigger)
        for number in range(start + 1, trigger):
            before, item = self.sentence.items[number - 1], self.sentence.items[number]
            if item.kind in ("PLACE", "STATE") and not item.case and before.lexemes & (self.ground.classes["place_cue"] | _OF):
                return item.entities[0]
        return None

    def _place_ahead(self, end: int) -> Entity | None:
        """The next place of the clause, where verbs do not come last: killed in an attack on a market in the north of X."""
        items = self.sentence.items
        classes = self.ground.classes
        cues = classes["place_cue"] | (classes["towards"] if self.rule.relation == "ASSAULT" else frozenset())
        for number in range(end, min(end + PLACE_AHEAD, len(items)) if self.ground.verb != "last" else end):
            if items[number].symbol == BOUNDARY:
                return None
            if items[number].kind in ("PLACE", "STATE") and items[number - 1].lexemes & cues and items[number].entities[0].state:
                return items[number].entities[0]
            heads = items[number + 1].lexemes & classes["place_head"] if number + 1 < len(items) else frozenset()
            if items[number].kind == "ADJ" and heads:
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
            told = [*(self.discourse.told if self._names_same_year() else ()), *self.earlier]
            return next((draft.date for draft in reversed(told) if draft.rule.relation == self.rule.relation), None)
        return item.date.interval if item and item.date else None

    def _names_same_year(self) -> bool:
        """Whether the year is the one that a sentence before named: in the same year."""
        words = [token.text for token in self.sentence.tokens] if self.ground.verb == "middle" else []
        return any(pair in _SAME_YEAR for pair in pairwise(words))

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


def _is_within(sources: tuple[Entity, ...], targets: tuple[Entity, ...]) -> bool:
    """Whether both sides act for one state."""
    states = {entity.state for entity in (*sources, *targets)}
    return bool(sources and targets) and len(states) == 1 and None not in states


def _is_open_sea(entity: Entity) -> bool:
    """Whether it is a place of no state."""
    return entity.kind is Kind.PLACE and entity.state is None


def _is_goods(amount: Item) -> bool:
    """Whether it is an amount of money or goods: a hundred tonnes are no troops."""
    return is_money(amount) or bool(amount.quantity and amount.quantity.unit == "tonne")


def _located(entities: tuple[Entity, ...], place: Entity | None) -> tuple[Entity, ...]:
    """Unnamed people without a state of their own take their place's."""
    if place is None or place.state is None or place.basis is StateBasis.ACTS_FOR:  # outside an embassy: not in its state
        return entities
    return tuple(
        replace(entity, state=place.state, basis=StateBasis.LOCATED) if is_nobody_known(entity) else entity
        for entity in entities
    )


def _distinct(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({entity.key: entity for entity in reversed(list(entities))}.values())[::-1]
