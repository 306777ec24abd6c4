"""Who says it: scopes of reported speech within a sentence, nested ones too."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.coding import verb_final, verb_first, verb_middle
from graph.coding.discourse import Discourse, can_speak
from graph.coding.items import ADVERB, BOUNDARY, DATE, RELATIVE, Entity, Item, Sentence
from graph.coding.keeping import Keepable
from graph.coding.vocabulary import Vocabulary
from graph.model import Modality, Span

_SAYING: Final = (
    ("say", None),
    ("admit", None),
    ("claim", Modality.ALLEGED),
    ("rumour", Modality.ALLEGED),
    ("deny", Modality.DENIED),
    ("accuse", Modality.ALLEGED),
    ("impersonal", None),
)
"""Classes of verbs of saying, with what each makes of that which is said."""
_REACH: Final = 12
"""How many items may lie between a verb of saying and the word that opens the speech."""


@dataclass(slots=True, init=False)
class Scope:
    """What items from `start` up to `end` say, `speakers` say. `modality` is None for neutral saying.

    An `according` scope holds where no verb of saying does; elsewhere its speakers only relay.
    """

    start: int
    end: int
    speakers: tuple[Entity, ...]
    modality: Modality | None
    cue: Span
    according: bool

    def __init__(
        self, start: int, end: int, speakers: tuple[Entity, ...], modality: Modality | None, cue: Span, according: bool = False
    ) -> None:
        self.start, self.end, self.speakers, self.modality = start, end, speakers, modality
        self.cue, self.according = cue, according


@dataclass(slots=True, init=False)
class Attribution:
    """Who vouches for a claim, through whom it came, and what the verb of saying makes of it."""

    claimant: Entity | None
    via: tuple[Entity, ...]
    modality: Modality | None
    cue: Span | None

    def __init__(
        self, claimant: Entity | None = None, via: tuple[Entity, ...] = (), modality: Modality | None = None,
        cue: Span | None = None,
    ) -> None:  # fmt: skip
        self.claimant, self.via, self.modality, self.cue = claimant, via, modality, cue


class AttributionFinder(Keepable):
    """Finds the scopes of a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes = vocabulary.classes
        self.verb = vocabulary.morphology.verb
        self.saying = frozenset[str]().union(*(self.classes[name] for name, _ in _SAYING))

    def may_find(self, items: list[Item]) -> bool:
        """Whether somebody may speak: a verb of saying stands among the items, and somebody."""
        said = any(item.lexemes and not self.saying.isdisjoint(item.lexemes) for item in items)
        return said and any(item.entities for item in items)

    def scopes(self, sentence: Sentence, discourse: Discourse, headline: bool) -> list[Scope]:
        """The scopes in the order of their beginning; the last speaker is remembered for "and he added"."""
        found = [*self._colon(sentence, headline), *self._according(sentence), *self._said(sentence, discourse)]
        return sorted(found, key=lambda scope: (scope.start, -scope.end))

    def _colon(self, sentence: Sentence, headline: bool) -> Iterator[Scope]:
        """A headline's speaker before a colon."""
        written = [(number, item) for number, item in enumerate(sentence.items[:6] if headline else ()) if item.last > item.first]
        if len(written) > 1 and can_speak(written[0][1]):
            number, item = written[1]
            if sentence.tokens[item.first].text == ":":
                yield Scope(number, len(sentence.items), written[0][1].entities, None, sentence.item_span(0, number + 1))

    def _according(self, sentence: Sentence) -> Iterator[Scope]:
        """According to X: the whole sentence."""
        items = sentence.items
        according = self.classes["according"]
        for number, item in enumerate(items):
            if not item.lexemes or according.isdisjoint(item.lexemes):
                continue
            if self.verb == "last":
                place = verb_final.according_to(items, number, self.classes)
                speaker = None if place is None else items[place]
            elif self.verb == "first" and verb_first.relays(items, number, self.classes):
                speaker = items[number - 1]  # what Reuters said, "quoting a source", is the source's word
            else:
                speaker = next((other for other in items[number + 1 : number + 7] if can_speak(other)), None)
            if speaker:
                cue = sentence.between(sorted((item, speaker), key=lambda each: each.first))
                who = tuple(map(verb_middle.unnamed, speaker.entities)) if self.verb == "middle" else speaker.entities
                yield Scope(0, len(items), who, None, cue, according=True)

    def _said(self, sentence: Sentence, discourse: Discourse) -> Iterator[Scope]:
        items = sentence.items
        for number, item in enumerate(items):
            if not item.lexemes or self.saying.isdisjoint(item.lexemes):
                continue
            for name, modality in _SAYING:
                if item.lexemes & self.classes[name]:
                    scope = (
                        self._charge(sentence, number)
                        if name == "accuse" and self.verb != "last"
                        else self._speech(sentence, number, modality, discourse)
                    )
                    if scope:
                        discourse.speaker = scope.speakers[0]
                        yield scope
                    break

    def _speech(self, sentence: Sentence, number: int, modality: Modality | None, discourse: Discourse) -> Scope | None:
        items = sentence.items
        if self.verb == "last":
            return self._speech_before(sentence, number, modality, discourse)
        if self.verb == "middle":
            start, end, speakers = verb_middle.speech(sentence, number, modality is not None, discourse.speaker, self.classes)
            return Scope(start, end, speakers, modality, sentence.item_span(number, number + 1)) if speakers else None
        opening = next(
            (place for place in range(number + 1, min(number + _REACH, len(items))) if self._opens(items, place)), None
        )
        if opening is None:
            return self._announcement(sentence, number, modality)
        first = verb_first.relay_before(items, number, opening, self.classes)
        between = [item for item in items[first + 1 : opening] if can_speak(item)]
        if items[number].lexemes & self.classes["adding"]:
            before = None if discourse.spoke_in is sentence else verb_first.first_speaker(items[:number])
        else:
            before = _subject_before(items, number)
        speaker = (
            between[0].entities
            if between
            else (before.entities if before else ((discourse.speaker,) if discourse.speaker else ()))
        )
        if not speaker:
            return None
        discourse.spoke_in = sentence
        end = verb_first.end_of_speech(items, opening, self.classes)
        return Scope(opening, end, speaker, modality, sentence.item_span(number, opening + 1))

    def _announcement(self, sentence: Sentence, number: int, modality: Modality | None) -> Scope | None:
        """Announced the signing of …: what is said stands right after the speaker, up to the end of the clause."""
        items = sentence.items
        if not items[number].lexemes & self.classes["announce"]:
            return None
        after = next((place for place in range(number + 1, min(number + 3, len(items))) if can_speak(items[place])), None)
        before = number - 1 if number and can_speak(items[number - 1]) else None
        speaker = after if before is None else before
        if speaker is None:
            return None
        start = max(speaker, number) + 1
        end = next((place for place in range(start, len(items)) if items[place].symbol == BOUNDARY), len(items))
        cue = sentence.between(sorted((items[number], items[speaker]), key=lambda each: each.first))
        return Scope(start, end, items[speaker].entities, modality, cue)

    def _charge(self, sentence: Sentence, number: int) -> Scope | None:
        """Accused Y of …: the accuser stands before the verb, or first after it; the charge is alleged."""
        items = sentence.items
        opening = next(
            (
                place
                for place in range(number + 1, min(number + _REACH, len(items)))
                if items[place].lexemes & self.classes["accused_of"]
            ),
            None,
        )
        if opening is None or self.verb == "last":
            return None
        before = next((item for item in reversed(items[:number]) if item.last > item.first and not self._beside(item)), None)
        between = [item for item in items[number + 1 : opening] if can_speak(item)]
        speaker = before if before and can_speak(before) else between[0] if len(between) > 1 else None
        if self.verb == "middle" and "by" in items[number + 1].lexemes and between:
            speaker = between[0]  # Eritrea, accused by Djibouti of …
        if speaker is None:
            return None
        end = next((place for place in range(opening, len(items) - 1) if _resumed(items, place, speaker)), len(items))
        return Scope(opening, end, speaker.entities, Modality.ALLEGED, sentence.item_span(number, number + 1))

    def _beside(self, item: Item) -> bool:
        """Whether it is an auxiliary, an adverb or a date, which part no subject from its verb."""
        return self.verb == "middle" and (item.symbol in (ADVERB, DATE) or bool(item.lexemes & self.classes["aux"]))

    def _opens(self, items: list[Item], place: int) -> bool:
        return bool(items[place].lexemes & self.classes["that"])

    def _speech_before(self, sentence: Sentence, number: int, modality: Modality | None, discourse: Discourse) -> Scope | None:
        """Where the verb closes the clause, what is said stands between the speaker and the verb of saying."""
        items = sentence.items
        impersonal = bool(items[number].lexemes & (self.classes["impersonal"] | self.classes["rumour"]))
        start, end, place = verb_final.speech(sentence, number, impersonal, self.classes)
        cue = sentence.item_span(number, number + 1)
        if place is not None:
            speaker = items[place].entities
        elif impersonal and not verb_final.goes_on(items, start, number, self.classes):
            speaker = ()  # it is said, and the words name nobody who says it
        else:
            speaker = (discourse.speaker,) if discourse.speaker else ()
        return Scope(start, end, speaker, modality, cue) if speaker and start < end else None


def _resumed(items: list[Item], place: int, speaker: Item) -> bool:
    """Whether a clause begins here of which the speaker is the subject again: accused Y of …, and vowed …"""
    return items[place].symbol == BOUNDARY and items[place + 1].entities == speaker.entities


def _subject_before(items: list[Item], number: int) -> Item | None:
    """The subject that stands before its verb, also as the head of a relative clause."""
    for item in reversed(items[:number]):
        if item.symbol == RELATIVE or item.first == item.last:
            continue
        if item.symbol == BOUNDARY:
            return None
        if can_speak(item):
            return item
        if item.entities:
            continue
    return None


def attribution_at(scopes: list[Scope], position: int) -> Attribution:
    """Whose word the item at `position` is: the innermost speaker vouches, the outer ones relay."""
    inside = [scope for scope in scopes if scope.start <= position < scope.end]
    said = [scope for scope in inside if not scope.according]
    according = [scope for scope in inside if scope.according]
    ranked = [*reversed(said), *according]
    if not ranked:
        return Attribution()
    modality = next((scope.modality for scope in ranked if scope.modality), None)
    first, *outer = ranked
    return Attribution(first.speakers[0], tuple(entity for scope in outer for entity in scope.speakers), modality, first.cue)
