"""Who says it: scopes of reported speech within a sentence, nested ones too."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.coding.discourse import Discourse, can_speak
from graph.coding.items import BOUNDARY, RELATIVE, Entity, Item, Sentence
from graph.coding.vocabulary import Vocabulary
from graph.model import Modality, Span

_SAYING: Final = (("say", None), ("admit", None), ("claim", Modality.ALLEGED), ("deny", Modality.DENIED))
"""Classes of verbs of saying, with what each makes of that which is said."""
_REACH: Final = 12
"""How many items may lie between a verb of saying and the word that opens the speech."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What items from `start` up to `end` say, `speakers` say. `modality` is None for neutral saying.

    `level` counts how deep the saying stands; an `according` scope holds where no verb of saying does.
    """

    start: int
    end: int
    speakers: tuple[Entity, ...]
    modality: Modality | None
    cue: Span
    according: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for a claim, through whom it came, and what the verb of saying makes of it."""

    claimant: Entity | None = None
    via: tuple[Entity, ...] = ()
    modality: Modality | None = None
    cue: Span | None = None


class AttributionFinder:
    """Finds the scopes of a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes = {
            name: vocabulary.classes.get(name, frozenset()) for name in ("say", "admit", "claim", "deny", "according", "that")
        }
        self.verb = vocabulary.morphology.verb

    def scopes(self, sentence: Sentence, discourse: Discourse, headline: bool) -> list[Scope]:
        """The scopes in the order of their beginning; the last speaker is remembered for "and he added"."""
        found = [*self._colon(sentence, headline), *self._according(sentence), *self._said(sentence, discourse)]
        return sorted(found, key=lambda scope: (scope.start, -scope.end))

    def _colon(self, sentence: Sentence, headline: bool) -> Iterator[Scope]:
        """A headline's speaker before a colon."""
        for number, item in enumerate(sentence.items[:4] if headline else ()):
            if (
                item.last > item.first
                and sentence.tokens[item.first].text == ":"
                and number == 1
                and can_speak(sentence.items[0])
            ):
                yield Scope(number, len(sentence.items), sentence.items[0].entities, None, sentence.item_span(0, number + 1))

    def _according(self, sentence: Sentence) -> Iterator[Scope]:
        """According to X: the whole sentence."""
        items = sentence.items
        for number, item in enumerate(items):
            if not item.lexemes & self.classes["according"]:
                continue
            after = next((other for other in items[number + 1 : number + 4] if can_speak(other)), None)
            speaker = (
                after if self.verb != "last" else (items[number - 1] if number and can_speak(items[number - 1]) else None)
            )
            if speaker:
                cue = sentence.between(sorted((item, speaker), key=lambda each: each.first))
                yield Scope(0, len(items), speaker.entities, None, cue, according=True)

    def _said(self, sentence: Sentence, discourse: Discourse) -> Iterator[Scope]:
        items = sentence.items
        for number, item in enumerate(items):
            for name, modality in _SAYING:
                if item.lexemes & self.classes[name]:
                    scope = self._speech(sentence, number, modality, discourse)
                    if scope:
                        discourse.speaker = scope.speakers[0]
                        yield scope
                    break

    def _speech(self, sentence: Sentence, number: int, modality: Modality | None, discourse: Discourse) -> Scope | None:
        items = sentence.items
        if self.verb == "last":
            return self._speech_before(sentence, number, modality)
        opening = next(
            (place for place in range(number + 1, min(number + _REACH, len(items))) if self._opens(items, place)), None
        )
        if opening is None:
            return None
        between = [item for item in items[number + 1 : opening] if can_speak(item)]
        before = _subject_before(items, number)
        speaker = (
            between[0].entities
            if between
            else (before.entities if before else ((discourse.speaker,) if discourse.speaker else ()))
        )
        if not speaker:
            return None
        cue = sentence.item_span(number, opening + 1)
        return Scope(opening, len(items), speaker, modality, cue)

    def _opens(self, items: list[Item], place: int) -> bool:
        return bool(items[place].lexemes & self.classes["that"])

    def _speech_before(self, sentence: Sentence, number: int, modality: Modality | None) -> Scope | None:
        """Where the verb closes the clause, what is said stands between the speaker and the verb of saying."""
        speaker = next((place for place, item in enumerate(sentence.items[:number]) if can_speak(item)), None)
        if speaker is None:
            return None
        cue = sentence.item_span(number, number + 1)
        return Scope(speaker + 1, number, sentence.items[speaker].entities, modality, cue)


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
