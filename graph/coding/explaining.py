"""Why a sentence gave the claims that it gave: its items, its mentions, the rules that fired and those that nearly did."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from graph.codebook.rules import Choice, Element, Gap, Part, Pattern, Rule, Word, written, written_pattern
from graph.coding.items import BOUNDARY, CLOSE, COMMA, DATE, OPEN, QUANTITY, RELATIVE, Item, Sentence
from graph.coding.patterns import Compiled
from graph.coding.relations import RelationFinder
from graph.coding.vocabulary import Vocabulary
from graph.model import Claim, Mention

_SHOWN: Final = 4
_SIGNS: Final = {
    COMMA: ",", BOUNDARY: "clause begins", RELATIVE: "relative clause begins", OPEN: "inner clause begins",
    CLOSE: "inner clause ends", QUANTITY: "amount", DATE: "date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An item of the sentence as the rules see it: its words, what it is, and what it means to the lexicon or whom it names."""

    words: str
    kind: str
    means: str


@dataclass(frozen=True, slots=True)
class Near:
    """A rule whose trigger stands in the sentence and that made no claim there, with the reason."""

    rule: str
    relation: str
    trigger: str
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence. `mentions` and `claims` are those of the coding itself."""

    text: str
    tokens: tuple[str, ...]
    items: tuple[Told, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    near: tuple[Near, ...]


def explained(sentence: Sentence, claims: list[Claim], relations: RelationFinder, vocabulary: Vocabulary) -> Explained:
    """`sentence` after all steps, with the `claims` that it made."""
    return Explained(
        sentence.words(sentence.span),
        tuple(token.text for token in sentence.tokens),
        tuple(_told(sentence, item) for item in sentence.items),
        tuple(sentence.mentions),
        tuple(claims),
        tuple(_near(sentence, claims, relations, vocabulary)),
    )


def _told(sentence: Sentence, item: Item) -> Told:
    words = sentence.words(sentence.between([item])) if item.last > item.first else ""
    if item.entities:
        kind = f"{item.kind or ''}{f':{item.case}' if item.case else ''}"
        return Told(words, kind, "; ".join(entity.id or f"{entity.name} ({entity.link})" for entity in item.entities))
    return Told(words, _SIGNS.get(item.symbol, "word" if item.lexemes else ""), ", ".join(sorted(item.lexemes)))


def _near(sentence: Sentence, claims: list[Claim], relations: RelationFinder, vocabulary: Vocabulary) -> Iterator[Near]:
    """The rules that a word of the sentence called up, and what kept each from a claim."""
    fired = {(claim.rule, claim.trigger.span) for claim in claims if claim.trigger}
    taken = {claim.trigger.span: claim.rule for claim in claims if claim.trigger}
    symbols = sentence.symbols
    for rule, compiled in relations.called_up(symbols):
        places = [number for number, symbol in enumerate(symbols) if symbol in compiled.needs]
        matches = [found.places("trigger")[0].start for found in compiled.matches(symbols)]
        for place in places:
            span = sentence.item_span(place, place + 1)
            if (rule.id, span) in fired:
                continue
            if place not in matches:
                why = _lacking(rule, symbols, place, vocabulary)
            elif span in taken:
                why = f"{taken[span]} stands before it in the lexicon and has this trigger"
            else:
                why = "it matches, but a role that it promises stays empty, or another claim here says as much"
            yield Near(rule.id, rule.relation, sentence.words(span), why)


def _lacking(rule: Rule, symbols: str, place: int, vocabulary: Vocabulary) -> str:
    """The one part of the pattern without which it would match at this trigger; of several the first."""
    for number, part in enumerate(rule.pattern):
        if _optional(part) or (isinstance(part, Element) and part.name == "trigger"):
            continue
        shorter: Pattern = (*rule.pattern[:number], *rule.pattern[number + 1 :])
        relaxed = Compiled(shorter, vocabulary, rule.triggers)
        if any(found.places("trigger")[0].start == place for found in relaxed.matches(symbols)):
            return f"it lacks {written(_short(part))} where its pattern has it"
    return f"its words stand otherwise: {written_pattern(tuple(_short(part) for part in rule.pattern))}"


def _short(part: Part) -> Part:
    """The part with the first few of many alternatives: a person wants to see the shape."""
    if isinstance(part, Choice) and len(part.alternatives) > _SHOWN:
        return replace(part, alternatives=(*part.alternatives[:_SHOWN], (Word("…"),)))
    return part


def _optional(part: Part) -> bool:
    return isinstance(part, Gap) or part.optional
