"""A claim as one sentence in the reader's language, composed from the codebook's labels and templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from graph.codebook.dates import worded_date
from graph.codebook.grammar import GRAMMARS, Grammar, Noun
from graph.codebook.loading import Codebook
from graph.codebook.quantities import worded_quantity
from graph.codebook.template import Slot, Template, parse, render, slots
from graph.model import Claim, Kind, Modality, Participant, Quantity, Relation

_OWN_WORDS: Final = (Kind.GENERIC, Kind.UNNAMED_SOURCE)


def participant_label(participant: Participant, codebook: Codebook, language: str) -> str:
    """The actor's name in the reader's language; the participant's own name where the codebook does not know it."""
    actor = codebook.actors.get(participant.id) if participant.id else None
    return actor.label(language) if actor else participant.name


def compose(claim: Claim, codebook: Codebook, language: str) -> str:
    """One sentence without a full stop: who did what to whom, when and where, with its modality, according to whom."""
    return _Composer(claim, codebook, language).sentence()


@dataclass(frozen=True)
class _Composer:
    """One claim in one language."""

    claim: Claim
    codebook: Codebook
    language: str

    @cached_property
    def grammar(self) -> Grammar:
        kind = next((kind for kind in GRAMMARS if kind.language == self.language), None)
        assert kind is not None, f"no grammar for '{self.language}'; there are {[kind.language for kind in GRAMMARS]}"
        return kind(self.codebook.phrases[self.language])

    @property
    def relation(self) -> Relation:
        return self.codebook.relations[self.claim.relation]

    def sentence(self) -> str:
        layout = parse(self.grammar.phrases.texts["layout"], self.language)
        text = render(layout, cache(self._fill_layout), self._no_verb, lambda _slot: "")
        return _capital(text, self.language)

    def _fill_layout(self, slot: Slot) -> str:
        parts: dict[str, Callable[[], str]] = {
            "core": self._core,
            "claimant": self._claimant,
            "date": lambda: worded_date(self.claim.date, self.grammar) if self.claim.date else "",
            "details": self._details,
            "place": lambda: self._joined(self._unsaid((self.claim.place,) if self.claim.place else ()), slot.case),
            "about": lambda: "" if _names(self._template(), "about") else self._about(slot.case),
            "via": lambda: self._joined([p for p in self.claim.via if not _same(p, self.claim.claimant)], slot.case),
        }
        return parts[slot.name]()

    @staticmethod
    def _no_verb(_verb: object) -> str:
        raise AssertionError("a layout has no verb")

    def _joined(self, participants: Sequence[Participant], case: str | None) -> str:
        """Participants outside the core: never its subject."""
        nouns = [self._noun(participant) for participant in participants]
        return self.grammar.join(nouns, case, Modality.OCCURRED) if nouns else ""

    def _about(self, case: str | None) -> str:
        return self._joined(self._unsaid(self.claim.about), case)

    def _unsaid(self, participants: Sequence[Participant]) -> list[Participant]:
        """Those that the core does not name already."""
        said = [(p.id, p.span) for p in self.claim.sources + self.claim.targets]
        ids = {actor_id for actor_id, _ in said if actor_id}
        return [p for p in participants if p.id not in ids and (p.id, p.span) not in said]

    def _noun(self, participant: Participant) -> Noun:
        """Words that name nobody whom a registry could know, not even for the time being, are the document's own."""
        known = participant.id is not None and participant.id in self.codebook.actors
        unlinked = participant.id is None and participant.kind is not Kind.PERSON
        own = not known and (unlinked or participant.kind in _OWN_WORDS)
        return Noun(participant_label(participant, self.codebook, self.language), participant.kind, own)

    # ------------------------------------------------------------ the core

    def _template(self) -> Template:
        claim, relation = self.claim, self.relation
        mode = relation.mode(claim.mode)
        if relation.unsourced and not claim.sources and claim.claimant is None:
            chosen = relation.unsourced
        elif mode and mode.sentence:
            chosen = mode.sentence
        elif relation.mutual and claim.symmetric:
            chosen = relation.mutual
        else:
            chosen = relation.sentence
        return parse(chosen.in_(self.language), self.language)

    def _core(self) -> str:
        template, modality = self._template(), self.claim.modality
        subject = [self._noun(p) for p in (self._all() if _names(template, "all") else self.claim.sources)]
        plural = len(subject) > 1 or any(self.grammar.is_plural(noun) for noun in subject)
        core = render(template, cache(self._fill), lambda verb: self.grammar.verb(verb.forms, modality, plural), self._unnamed)
        frame = self.grammar.phrases.tables["frame"].get(modality, "{}")
        return frame.format(core.strip())

    def _all(self) -> tuple[Participant, ...]:
        return self.claim.sources + self.claim.targets

    def _fill(self, slot: Slot) -> str:
        words: dict[str, Callable[[], str]] = {
            "sources": lambda: self._participants(self.claim.sources, slot.case),
            "targets": lambda: self._participants(self.claim.targets, slot.case or "nom"),
            "all": lambda: self._participants(self._all(), slot.case),
            "about": lambda: self._about(slot.case),
            "quantity": lambda: worded_quantity(self.claim.quantity, self.grammar) if self.claim.quantity else "",
            "office": self._office,
            "sender": lambda: self._sender(slot.case),
        }
        return words[slot.name]()

    def _participants(self, participants: Sequence[Participant], case: str | None) -> str:
        nouns = [self._noun(participant) for participant in participants]
        if case == "between" and len(nouns) == 1 and not nouns[0].own:
            nouns.append(self._nobody())  # one of two sides is known; a phrase such as "the two countries" is both
        return self.grammar.join(nouns, case, self.claim.modality) if nouns else ""

    def _nobody(self) -> Noun:
        return Noun(self.grammar.phrases.texts["unnamed"], Kind.GENERIC)

    def _unnamed(self, slot: Slot) -> str:
        if slot.name not in ("sources", "targets", "all"):
            return ""
        return self.grammar.join([self._nobody()], slot.case, self.claim.modality)

    def _office(self) -> str:
        """The office's label; the plain word where the claim names none that the codebook knows."""
        office = self.codebook.offices.get(self.claim.office or "")
        return office.label.in_(self.language) if office else self.grammar.phrases.texts["office"]

    def _sender(self, case: str | None) -> str:
        """Whom an ambassador acts for; nothing where that is not known."""
        senders = {p.acts_for for p in self.claim.sources if p.acts_for} - {p.id for p in self.claim.targets}
        actors = [self.codebook.actors[sender] for sender in sorted(senders) if sender in self.codebook.actors]
        nouns = [Noun(actor.label(self.language), actor.kind) for actor in actors]
        return self.grammar.join(nouns, case, Modality.OCCURRED) if nouns else ""

    # ------------------------------------------------------------ around it

    def _details(self) -> str:
        """What the template does not word: the mode, the contexts, the amount."""
        claim, mode = self.claim, self.relation.mode(self.claim.mode)
        template = self._template()
        details = []
        if mode and parse(mode.sentence.in_(self.language) if mode.sentence else "", self.language) != template:
            details.append(mode.label.in_(self.language))
        details += [self.codebook.contexts[c].in_(self.language) for c in claim.contexts if c in self.codebook.contexts]
        if claim.quantity and not _names(template, "quantity") and not _is_counted(claim.quantity, claim.casualties):
            details.append(worded_quantity(claim.quantity, self.grammar))
        details += [worded_quantity(number, self.grammar) for number in claim.casualties]
        return self.grammar.phrases.texts["separator"].join(details)

    def _claimant(self) -> str:
        claimant = self.claim.claimant
        if claimant is None:
            return ""
        noun = self._noun(claimant)
        key = "according" if noun.own else "say" if self.grammar.is_plural(noun) else "says"
        return self.grammar.attributed(self.grammar.phrases.texts[key], noun)


def _is_counted(quantity: Quantity, casualties: Sequence[Quantity]) -> bool:
    """Whether the amount is one of the casualties: 12 soldiers, of "killed 12 soldiers"."""
    return any(number.span.overlaps(quantity.span) for number in casualties)


def _same(one: Participant, other: Participant | None) -> bool:
    return other is not None and (one.span == other.span or (one.id is not None and one.id == other.id))


def _names(template: Template, name: str) -> bool:
    return any(slot.name == name for slot in slots(template))


def _capital(text: str, language: str) -> str:
    first = "İ" if language == "tr" and text[:1] == "i" else text[:1].upper()
    return first + text[1:]
