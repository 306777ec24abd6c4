"""Drafts become claims: with their speaker, their status, their codes and their id."""

from dataclasses import dataclass

from graph.codebook import Codebook, plover_of
from graph.coding.attribution import Attribution, Scope, attribution_at
from graph.coding.drafts import Draft, quotation
from graph.coding.framing import Colour
from graph.coding.items import Entity, Item, Sentence
from graph.coding.keeping import Keepable
from graph.coding.modality import ModalityFinder
from graph.coding.phrases import Presupposed
from graph.coding.vocabulary import Vocabulary
from graph.model import Claim, Interval, Modality, Participant, Quantity, Relation, RelationKind, Span, Trigger, claim_id


@dataclass(frozen=True, slots=True)
class Act:
    """What is claimed, before anybody vouches for it."""

    relation: Relation
    sources: tuple[Entity, ...]
    targets: tuple[Entity, ...]
    span: Span
    trigger: Span
    rule: str
    symmetric: bool = False
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    about: tuple[Entity, ...] = ()
    place: Entity | None = None
    quantity: Quantity | None = None
    date: Interval | None = None
    office: str | None = None


class ClaimMaker(Keepable):
    """Makes one language's claims."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary, coder: str) -> None:
        self.codebook, self.coder = codebook, coder
        self.modality = ModalityFinder(vocabulary)
        self.verb = vocabulary.morphology.verb
        self.contexts = {name: frozenset(words) for name, words in vocabulary.lexicon.contexts.items()}

    def of_draft(self, document: str, sentence: Sentence, draft: Draft, scopes: list[Scope], colours: list[Colour]) -> Claim:
        """The claim of what a rule found."""
        relation = self.codebook.relations[draft.rule.relation]
        said = attribution_at(scopes, draft.trigger)
        if self.verb == "last" and draft.rule.presupposed and _is_own(said, draft):
            said = Attribution(via=said.via)
        modality = Modality.OCCURRED if draft.rule.presupposed else self.modality.at(sentence.items, draft.trigger, said.modality)
        quantity = _quantity(sentence, draft.quantity)
        measured = relation.kind is RelationKind.MEASURE and quantity is not None
        act = Act(
            relation,
            draft.sources,
            draft.targets,
            span=quotation(sentence, draft, relation),
            # two amounts may hang on one verb: a measure is told from the next by its amount
            trigger=quantity.span if measured and quantity else sentence.item_span(draft.trigger, draft.trigger + 1),
            rule=draft.rule.id,
            symmetric=not draft.targets and len(draft.sources) > 1,
            mode=draft.rule.mode,
            contexts=self._contexts(draft.rule.contexts, sentence.items[draft.start : draft.end], relation),
            about=draft.about,
            place=draft.place,
            quantity=quantity,
            date=draft.date,
        )
        return self._claim(document, sentence, act, modality, said, colours)

    def of_phrase(
        self, document: str, sentence: Sentence, found: Presupposed, scopes: list[Scope], colours: list[Colour]
    ) -> Claim:
        """The claim that a phrase takes for granted."""
        position = next(
            (n for n, item in enumerate(sentence.items) if item.first == found.item.first and item.last == found.item.last), 0
        )
        said = Attribution() if found.phrase.voice == "document" else attribution_at(scopes, position)
        relation = self.codebook.relations[found.relation]
        office = found.source.title[0] if found.source.title else None
        act = Act(relation, (found.source,), (found.target,), found.span, found.span, found.phrase.id, office=office)
        return self._claim(document, sentence, act, Modality.OCCURRED, said, colours)

    def _claim(
        self, document: str, sentence: Sentence, act: Act, modality: Modality, said: Attribution, colours: list[Colour]
    ) -> Claim:
        sources, targets = _participants(act.sources), _participants(act.targets)
        claimant = said.claimant.participant() if said.claimant else None
        mode = act.relation.mode(act.mode)
        return Claim(
            id=claim_id(document, act.relation.id, sources, targets, claimant, modality, act.trigger),
            document=document,
            relation=act.relation.id,
            mode=act.mode,
            contexts=act.contexts,
            sources=sources,
            targets=targets,
            symmetric=act.symmetric,
            modality=modality,
            claimant=claimant,
            via=_participants(said.via),
            date=act.date,
            place=act.place.participant() if act.place else None,
            quantity=act.quantity,
            about=_participants(act.about),
            framings=tuple(colour.framing for colour in colours if act.span.covers(colour.framing.span)),
            quote=sentence.words(act.span),
            span=act.span,
            trigger=Trigger(sentence.words(act.trigger), act.trigger),
            cue=Trigger(sentence.words(said.cue), said.cue) if said.cue else None,
            quad=act.relation.quad,
            score=mode.score if mode and mode.score is not None else act.relation.score,
            plover=plover_of(act.relation.id, act.mode, modality, self.codebook),
            rule=act.rule,
            coder=self.coder,
            office=act.office,
            sentence=sentence.span,
        )

    def _contexts(self, own: tuple[str, ...], items: list[Item], relation: Relation) -> tuple[str, ...]:
        if relation.kind is not RelationKind.EVENT:
            return own
        found = {name for name, words in self.contexts.items() if any(item.lexemes & words for item in items)}
        return tuple(sorted({*own, *found}))


def _participants(entities: tuple[Entity, ...]) -> tuple[Participant, ...]:
    return tuple(entity.participant() for entity in entities)


def _is_own(said: Attribution, draft: Draft) -> bool:
    """Whether the speaker takes part in what his words presuppose: who refuses a request vouches for no claim of it."""
    taking_part = {each.state or each.key for each in (*draft.sources, *draft.targets)}
    return said.claimant is not None and (said.claimant.state or said.claimant.key) in taking_part


def _quantity(sentence: Sentence, item: Item | None) -> Quantity | None:
    if item is None or item.quantity is None:
        return None
    return sentence.stated(item.quantity)
