"""Loaded wording: what it is, whom it colours, and in whose voice."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.codebook.lexicon import Loaded
from graph.coding.attribution import Scope, attribution_at
from graph.coding.discourse import Discourse
from graph.coding.items import Entity, Item, Sentence
from graph.coding.keeping import Keepable
from graph.coding.mentions import name_span
from graph.coding.vocabulary import Hit, Vocabulary
from graph.model import Framing, Kind, Span


@dataclass(frozen=True, slots=True)
class Colour:
    """A loaded expression over the tokens from `first` up to `last`, about `targets`."""

    framing: Framing
    first: int
    last: int
    targets: tuple[Entity, ...]


class FramingFinder(Keepable):
    """Finds the lexicon's loaded expressions in a sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def find(self, sentence: Sentence, scopes: list[Scope], discourse: Discourse) -> list[Colour]:
        """The loaded expressions in the order of the text."""
        hits = self.vocabulary.loaded_hits(sentence.known)
        return [self._colour(sentence, hit, hit.entry.loaded[0], scopes, discourse) for hit in hits]

    def _colour(self, sentence: Sentence, hit: Hit, loaded: Loaded, scopes: list[Scope], discourse: Discourse) -> Colour:
        position = next((n for n, item in enumerate(sentence.items) if item.last > hit.first), len(sentence.items) - 1)
        span = name_span(sentence, hit)
        last = hit.last
        if loaded.about == "within":
            nisba = next((item for item in sentence.items if item.first == hit.last and item.kind == "ADJ"), None)
            last = nisba.last if nisba else last
            span = Span(span.start, nisba.entities[0].span.end) if nisba else span
        targets = tuple(_targets(loaded.about, sentence, position, range(hit.first, last), discourse))
        voice = attribution_at(scopes, position).claimant if loaded.voice == "speaker" else None
        framing = Framing(
            span,
            sentence.words(span),
            loaded.kind,
            loaded.polarity,
            targets[0].participant() if len(targets) == 1 else None,
            voice.participant() if voice else None,
        )
        return Colour(framing, hit.first, last, targets)


def _targets(about: str, sentence: Sentence, position: int, tokens: range, discourse: Discourse) -> Iterator[Entity]:
    """Whom the expression is about, by what its entry in the lexicon says."""
    items = sentence.items
    inside = [item for item in items if item.first < tokens.stop and item.last > tokens.start and item.last > item.first]
    match about:
        case "itself" | "within":
            yield from (entity for item in inside for entity in item.entities if item.kind != "PRONOUN")
        case "topic":
            yield from discourse.topic
        case "event":
            yield from discourse.last_event
        case "pronoun":
            for item in inside:
                for entity in item.entities if item.kind == "PRONOUN" else ():
                    yield from discourse.pronoun(entity, items.index(item), (), items)
        case "before":
            yield from _described(sentence, tokens)
        case "after":
            yield from next((item.entities for item in items if item.first >= tokens.stop and item.entities), ())
        case "subject":
            yield from _subject(items, position)


def _described(sentence: Sentence, tokens: range) -> Iterator[Entity]:
    """Whom an adjective describes: the narrowest name that takes it in, else the nearest one before it."""
    start = sentence.normal.origin(sentence.tokens[tokens.start].start)
    around = [entity for entity in sentence.named if entity.span.start < start < entity.span.end]
    before = [entity for entity in sentence.named if entity.span.end <= start]
    yield from (
        sorted(around, key=lambda entity: len(entity.span))[:1] or sorted(before, key=lambda entity: entity.span.end)[-1:]
    )


def _subject(items: list[Item], position: int) -> Iterator[Entity]:
    """The nearest actor before, which is no place."""
    for item in reversed(items[:position]):
        actors = [entity for entity in item.entities if entity.kind not in (Kind.PLACE, Kind.FACILITY) and not entity.pronoun]
        if actors:
            yield from actors
            return
