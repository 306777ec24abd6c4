"""What the drafts of a sentence say together: what is told twice counts once, a denial takes up what it denies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.codebook.rules import Rule, elements
from graph.coding import verb_final, verb_first, verb_middle
from graph.coding.attribution import Scope, attribution_at
from graph.coding.discourse import Discourse
from graph.coding.drafts import HAPPENS, Draft, is_nobody_known
from graph.coding.items import BOUNDARY, COMMA, DATE, QUANTITY, Entity, Item, Sentence
from graph.model import Kind, Modality, Relation, RelationKind, StateBasis

REPEATED: Final = 30
"""Within how many items a sentence that says the same again says nothing new."""
NEARLY_LAST: Final = 4
"""How many claims before may be meant by a denial in other words."""
ONE_ACT: Final = 6
"""Within how many items a noun and a verb speak of one act: savaş gemileri … konuşlandırdı."""
_NEGATED: Final = 2
"""How many items before a verb its negation stands."""
_EXCHANGED: Final = frozenset({"ASSAULT", "ACCUSE", "THREATEN", "SANCTION"})
"""What two sides do to each other, never together."""
_ONE_STAND: Final = frozenset({"PROTEST", "THREATEN"})
"""What several verbs of a sentence tell of the same people once."""
_TALKED_ABOUT: Final = ("COOPERATE", "RETREAT")
"""What is no act where somebody only talks about it."""
_RULING: Final = (Kind.STATE, Kind.GOVERNMENT)
_SECOND: Final = ("STATE", "GOVERNMENT", "ORGANISATION")
"""Kinds of mentions that may be the subject of a verb that is left out."""
_COUNTS: Final = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another", "several"})
"""Words that stand for so many of what was told before."""
_HOLDING: Final[Mapping[str, frozenset[str]]] = {
    "SANCTION": frozenset({"AID", "AGREE", "CONSULT", "COOPERATE"}),
    "REQUEST": frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "RETREAT"}),
    "REJECT": frozenset({"AGREE", "CONSULT"}),
    "PROTEST": frozenset({"AID", "AGREE"}),
}
"""What words of an act may be about without being acts of their own: cut off aid, asked for talks, rejected a deal."""
_REFUSED: Final = 5
"""How many items after a refusal the act may stand that is refused."""
_WITHIN: Final[Mapping[str, frozenset[str]]] = {
    "REJECT": frozenset({"AID", "AGREE", "CONSULT", "MOBILIZE"}),
    "PROTEST": frozenset({"ACCUSE"}),
    "SANCTION": frozenset({"COOPERATE"}),
}
"""The same where verbs come first: ruled out sending troops, marched in condemnation of."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """The rules of telling in one language."""

    relations: Mapping[str, Relation]
    classes: Mapping[str, frozenset[str]]
    verb: str

    def settled(self, told: list[Draft], sentence: Sentence, scopes: list[Scope], discourse: Discourse) -> list[Draft]:
        """The drafts that stay of all that were `told`, in the order of their triggers, and the denials of earlier ones."""
        if self.verb == "middle":
            told = [draft for draft in told if not any(_holds(other, draft) for other in told)]
        if self.verb == "first":
            told = [draft for draft in told if not any(_is_within(other, draft) for other in told)]
        found = _without_subsumed(told)
        if self.verb == "middle":
            found = [draft for draft in found if not _is_part_of(draft, found, sentence)]
            found = [draft for number, draft in enumerate(found) if not any(_repeats(draft, other) for other in found[:number])]
            found = [each for draft in self._gapped(found, sentence) for each in self._both_ways(draft)]
            found = [*found, *self._denied_as_a_whole(sentence, scopes, found, discourse)]
            discourse.told = (*discourse.told[-REPEATED:], *found)
        if self.verb == "last":
            found = [_filled_up(draft, [*discourse.told, *found], scopes) for draft in found]
            found = _with_reasons(found)
            found = _said_apart(_without_renounced(_without_victims_again(found)), scopes)
            found = [each for draft in _without_promises(found) for each in self._both_ways(draft)]
            found = [*found, *self._denied_again(sentence, scopes, found, discourse)]
            discourse.told = (*discourse.told[-REPEATED:], *found)
        if self.verb != "first":
            return found
        found = self._as_told([_at_accuser(draft, scopes) for draft in _joined(found)], sentence, scopes, discourse)
        found = [each for draft in _without_halves(found) for each in self._both_ways(draft)]
        found = self._said_once(sentence.items, scopes, [*found, *self._denials(sentence, scopes, found, discourse)])
        charged = (draft for draft in found if attribution_at(scopes, draft.trigger).modality is not Modality.DENIED)
        discourse.told = (*discourse.told[-REPEATED:], *charged)
        return found

    def _as_told(
        self, drafts: list[Draft], sentence: Sentence, scopes: list[Scope], discourse: Discourse
    ) -> list[Draft]:
        """The drafts; what somebody denies to have done to "them" or "anybody" he denies to those to whom it was said of him."""
        told: list[Draft] = []
        for draft in drafts:
            sources = {each.state or each.key for each in draft.sources}
            vague = _is_nobody(draft.targets) or {each.state or each.key for each in draft.targets} <= sources
            negated = any(item.lexemes & self.classes["negation"] for item in sentence.items[: draft.trigger][-_NEGATED:])
            denied = negated or attribution_at(scopes, draft.trigger).modality is Modality.DENIED
            if vague and denied and not draft.rule.symmetric:
                known: list[Draft] = [*discourse.told, *told]
                before = next(
                    (
                        each for each in reversed(known)
                        if each.rule.relation == draft.rule.relation and sources & {one.state or one.key for one in each.sources}
                    ),
                    None,
                )  # fmt: skip
                draft = replace(draft, targets=before.targets) if before else draft
            told.append(draft)
        return told

    def _gapped(self, drafts: list[Draft], sentence: Sentence) -> list[Draft]:
        """The drafts, with what a second subject did to the same without its verb: X expelled two envoys and Y | one."""
        items = sentence.items
        for number in range(2, len(items) - 2):
            second, amount = items[number + 1], items[number + 2]
            if not items[number].lexemes & self.classes["and"] or second.kind not in _SECOND or second.case:
                continue
            counted = amount.symbol == QUANTITY or sentence.tokens[amount.first].text in _COUNTS
            after = items[number + 3] if number + 3 < len(items) else None
            ends = after is None or after.symbol in (COMMA, BOUNDARY, DATE) or bool(after.lexemes & self.classes["preposition"])
            if not (counted and ends):
                continue
            keys = {entity.key for entity in second.entities}
            done: list[Draft] = []
            for draft in drafts:
                targets = tuple(entity for entity in draft.targets if entity.key not in keys)
                shares = draft.trigger < number and draft.sources and targets and not draft.rule.symmetric
                if not shares or keys & {entity.key for entity in draft.sources} or not self._active(draft, number):
                    done.append(draft)
                    continue
                done += [replace(draft, targets=targets), replace(draft, sources=second.entities, targets=targets)]
            drafts = done
        return drafts

    def _active(self, draft: Draft, number: int) -> bool:
        """Whether those who do it are named before the words that say so, and these before the item at `number`."""
        return draft.trigger < number and all(
            entity.span.start < draft.targets[0].span.start for entity in draft.sources
        )

    def _both_ways(self, draft: Draft) -> list[Draft]:
        """What two do to each other is an act of each, unless they do it together: exchanged accusations, prisoners."""
        exchanged = draft.rule.relation in _EXCHANGED or draft.rule.mode == "release"
        if draft.targets or len(draft.sources) != 2 or not (draft.mutual or (draft.rule.symmetric and exchanged)):
            return [draft]
        first, second = draft.sources
        if not draft.mutual and self.verb == "middle" and (any(map(is_nobody_known, draft.sources)) or first.span == second.span):
            return [draft]  # two acts of the same words would be one claim
        if first.state and first.state == second.state:
            return [replace(draft, sources=(first,), targets=(second,))]
        return [replace(draft, sources=(first,), targets=(second,)), replace(draft, sources=(second,), targets=(first,))]

    def _denied_again(
        self, sentence: Sentence, scopes: list[Scope], drafts: list[Draft], discourse: Discourse
    ) -> Iterable[Draft]:
        """What those deny of whom it was said before: …, Belgrad suçlamayı reddetti."""
        for number, place in verb_final.denials(sentence, self.classes):
            speaker = sentence.items[place]
            before = _last_of(speaker, [*discourse.told, *(draft for draft in drafts if draft.trigger < number)])
            if before:
                yield replace(_denied(before, sentence, number, speaker, scopes), quantity=None, about=())

    def _denials(
        self, sentence: Sentence, scopes: list[Scope], drafts: list[Draft], discourse: Discourse
    ) -> Iterable[Draft]:
        """What those deny of whom it was said before, in a clause of their own: …, and Kinshasa denies it."""
        for number, speaker in verb_first.denials(sentence.items, self.classes):
            if any(number < draft.trigger for draft in drafts):
                continue  # the denial tells what is denied
            before = _last_of(speaker, [*discourse.told, *(draft for draft in drafts if draft.trigger < number)])
            if before:
                yield replace(_denied(before, sentence, number, speaker, scopes), quantity=None, date=None, about=())

    def _denied_as_a_whole(
        self, sentence: Sentence, scopes: list[Scope], found: list[Draft], discourse: Discourse
    ) -> Iterable[Draft]:
        """What those deny of whom it was told before: Minsk denied the accusation, denies it, denied that its men beat anyone.

        What is denied in words that tell an act is no denial of another one.
        """
        own = {draft.trigger for draft in found}
        for number, speaker, whole in verb_middle.denials(sentence.items, self.classes):
            if not whole and any(trigger > number for trigger in own):
                continue
            drafts = [*discourse.told, *(draft for draft in found if draft.trigger < number)]
            before = _last_of(speaker, drafts if whole else drafts[-NEARLY_LAST:])
            if before:
                yield replace(_denied(before, sentence, number, speaker, scopes), quantity=None, date=None)

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
                nobody = _is_nobody(people)
                wished = wished or (
                    draft.rule.relation in _TALKED_ABOUT and verb_first.talked_about(items, draft.trigger, self.classes)
                )
                vague = bool(draft.rule.implied) or nobody
                if wished or again or (vague and draft.rule.relation in told) or (nobody and draft.rule.relation not in HAPPENS):
                    continue
                said[key] = draft.trigger
            kept.append(draft)
        return kept


def _repeats(draft: Draft, before: Draft) -> bool:
    """Whether both tell one stand of the same people: burned tyres and chanted slogans."""
    if draft.rule.relation not in _ONE_STAND or draft.rule.relation != before.rule.relation or draft.rule.symmetric:
        return False
    sides = [({each.state for each in one.sources}, {each.state for each in one.targets}) for one in (draft, before)]
    return sides[0] == sides[1] and None not in sides[0][0]


def _is_part_of(draft: Draft, drafts: list[Draft], sentence: Sentence) -> bool:
    """Whether an -ing form tells what an act before it did to the same people: shelled the town, wounding three farmers."""
    if not sentence.tokens[sentence.items[draft.trigger].first].text.endswith("ing"):
        return False
    hurt = {each.state for each in draft.targets} - {None}
    doers = {each.state for each in draft.sources}
    return any(
        before.trigger < draft.trigger
        and before.rule.relation == draft.rule.relation
        and {each.state for each in before.sources} == doers
        and hurt <= {each.state for each in before.targets}
        for before in drafts
    )


def _last_of(speaker: Item, drafts: list[Draft]) -> Draft | None:
    """The last act that was said of the speaker."""
    keys = {entity.state or entity.key for entity in speaker.entities}
    return next((draft for draft in reversed(drafts) if keys & {each.state or each.key for each in draft.sources}), None)


def _denied(draft: Draft, sentence: Sentence, number: int, speaker: Item, scopes: list[Scope]) -> Draft:
    """The act once more, as the speaker denies it with the verb at `number`."""
    scopes.append(Scope(number, number + 1, speaker.entities, Modality.DENIED, sentence.item_span(number, number + 1)))
    return replace(draft, trigger=number, start=number, end=number + 1)


def _names_or_places(rule: Rule) -> bool:
    """Whether the rule names those whom it is about, or takes the people of a place; others take up who was named before."""
    return all(origin == "place" for _, origins in rule.implied for origin in origins)


def _at_accuser(draft: Draft, scopes: list[Scope]) -> Draft:
    """The draft, with the accuser's own people where it is not said whom the accused hurt: X accused Y of bombing a village."""
    said = attribution_at(scopes, draft.trigger)
    accuser = said.claimant
    if said.modality is not Modality.ALLEGED or accuser is None or not accuser.state:
        return draft
    if not _is_nobody(draft.targets) or accuser.state in {entity.state for entity in draft.sources}:
        return draft
    if not draft.targets:
        hurt = draft.sources and draft.rule.relation == "ASSAULT" and not draft.rule.symmetric
        return replace(draft, targets=(accuser,)) if hurt else draft
    targets = tuple(replace(entity, state=accuser.state, basis=StateBasis.LOCATED) for entity in draft.targets)
    return replace(draft, targets=targets)


def _joined(drafts: list[Draft]) -> list[Draft]:
    """One attack of which one word tells whom it hit and another whose it was: six Kenyans fell in a raid that X launched."""
    attacks = [draft for draft in drafts if draft.rule.relation == "ASSAULT"]
    done = [draft for draft in attacks if draft.sources and _is_nobody(draft.targets)]
    suffered = [draft for draft in attacks if not draft.sources and not _is_nobody(draft.targets)]
    if len(attacks) != 2 or len(done) != 1 or len(suffered) != 1 or _is_nobody(done[0].sources):
        return drafts
    if _sides(done[0].sources) & _sides(suffered[0].targets):
        return drafts
    whole = replace(done[0], targets=suffered[0].targets)
    return [whole if draft is done[0] else draft for draft in drafts if draft is not suffered[0]]


def _without_halves(drafts: list[Draft]) -> list[Draft]:
    """Without attacks of which one side is unknown and the other one was attacked already, as the sentence tells in full."""
    attacked = {
        entity.state
        for draft in drafts
        if draft.rule.relation == "ASSAULT" and not _is_nobody(draft.sources) and not _is_nobody(draft.targets)
        for entity in draft.targets
        if entity.state
    }
    kept = []
    for draft in drafts:
        sides = [side for side in (draft.sources, draft.targets) if not _is_nobody(side)]
        half = draft.rule.relation == "ASSAULT" and not draft.rule.symmetric and len(sides) == 1
        if not (half and {entity.state for entity in sides[0]} <= attacked):
            kept.append(draft)
    return kept


def _is_nobody(side: tuple[Entity, ...]) -> bool:
    """Whether nobody stands on this side, or only people of whom nothing is known."""
    return all(map(is_nobody_known, side))


def _sides(entities: tuple[Entity, ...]) -> frozenset[str]:
    """Who stands on one side: places and those without a name by their state."""
    return frozenset((entity.id if entity.kind is not Kind.PLACE else None) or entity.state or "" for entity in entities)


def _holds(outer: Draft, draft: Draft) -> bool:
    """Whether the other draft's trigger lies in words that tell what is threatened, cut off, asked for."""
    if not outer.trigger < draft.trigger < outer.end:
        return False
    if outer.rule.relation == "THREATEN":
        return draft.rule.relation != "THREATEN"
    if "refuse to" in outer.rule.triggers and draft.trigger - outer.trigger <= _REFUSED and outer.sources == draft.sources:
        return True  # refused to | send, which it will not do
    return draft.rule.relation in _HOLDING.get(outer.rule.relation, ())


def _is_within(outer: Draft, draft: Draft) -> bool:
    """Whether the draft's trigger lies in words that tell what is refused, or what people protest at."""
    return outer.trigger < draft.trigger < outer.end and draft.rule.relation in _WITHIN.get(outer.rule.relation, ())


def _with_reasons(drafts: list[Draft]) -> list[Draft]:
    """Protests with the target of what they are for: … kısıtlamalara tepki göstermek için yolu kapattı."""
    done = list(drafts)
    for draft in drafts:
        if draft.rule.relation != "PROTEST" or not _is_nobody(draft.targets):
            continue
        own = frozenset(each.state or each.key for each in draft.sources)
        reason = next(
            (
                each for each in done
                if each is not draft and each.rule.relation in ("ACCUSE", "PROTEST") and each.trigger < draft.trigger
                and each.targets and not _is_nobody(each.targets) and _whom(each)[0] == own
            ),
            None,
        )  # fmt: skip
        if reason:
            done = [replace(draft, targets=reason.targets) if each is draft else each for each in done if each is not reason]
    return done


def _without_renounced(drafts: list[Draft]) -> list[Draft]:
    """Without sanctions that are not: who gives them up makes a concession, which is told already."""
    conceded = [_whom(draft) for draft in drafts if draft.rule.relation == "CONCEDE"]
    return [
        draft for draft in drafts
        if draft.rule.relation != "SANCTION"
        or not any(each[0] == _whom(draft)[0] and each[1] & _whom(draft)[1] for each in conceded)
    ]  # fmt: skip


def _filled_up(draft: Draft, told: list[Draft], scopes: list[Scope]) -> Draft:
    """What is denied of the same doer without a word on whom: … köye ateş açtığını yalanladı."""
    if attribution_at(scopes, draft.trigger).modality is not Modality.DENIED or not draft.sources:
        return draft
    if draft.targets and not _is_nobody(draft.targets) and not _is_on_itself(draft):
        return draft
    same = (
        each for each in reversed(told)
        if each is not draft and each.rule.relation == draft.rule.relation and each.targets and not _is_nobody(each.targets)
        and _whom(each)[0] == _whom(draft)[0] and not _is_on_itself(each)
    )  # fmt: skip
    before = next(same, None)
    return replace(draft, targets=before.targets) if before else draft


def _without_promises(drafts: list[Draft]) -> list[Draft]:
    """Without promises where the act that is promised is told: Ukrayna'ya jeneratör verme sözü verdi."""
    return [draft for draft in drafts if not (_is_promise(draft) and any(_is_promised(each, draft) for each in drafts))]


def _is_promise(draft: Draft) -> bool:
    """Whether one side commits itself to the other one."""
    return draft.rule.relation == "AGREE" and any(element.name == "target" for element in elements(draft.rule.pattern))


def _is_promised(draft: Draft, promise: Draft) -> bool:
    """Whether the draft is the act for the other side of a promise."""
    everybody = frozenset[str]().union(*_whom(promise))
    before = draft.rule.relation != "AGREE" and draft.trigger < promise.trigger
    return before and frozenset[str]().union(*_whom(draft)) == everybody


def _said_apart(drafts: list[Draft], scopes: list[Scope]) -> list[Draft]:
    """Without what noun and verb of one act say twice, what is told fuller of the same place, and acts of a state on itself."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (not each.sources, -each.trigger)):
        voice = attribution_at(scopes, draft.trigger).claimant
        same = [each for each in kept if each.rule.relation == draft.rule.relation and each.quantity is draft.quantity]
        talks = draft.rule.relation == "CONSULT" and not draft.targets
        near = [
            each for each in same if (talks or abs(each.trigger - draft.trigger) <= ONE_ACT) and _whom(each) == _whom(draft)
        ]  # fmt: skip
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


def _is_told_fuller(draft: Draft, others: list[Draft]) -> bool:
    """Whether the same actors do the same to somebody elsewhere in the sentence, and this one names nobody."""
    sources = {entity.key for entity in draft.sources}
    return _is_nobody(draft.targets) and any(
        not _is_nobody(other.targets)
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
