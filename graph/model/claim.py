"""What a document says that somebody did to somebody, and who says so."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from graph.model.actor import Kind
from graph.model.document import Document
from graph.model.interval import Interval
from graph.model.quantity import Quantity
from graph.model.span import Span


class StateBasis(StrEnum):
    """Why a participant carries its `state`."""

    IS = "is"
    ACTS_FOR = "acts-for"
    GROUP_OF = "group-of"
    LOCATED = "located"


class Modality(StrEnum):
    """The status that a claim gives the act."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    ALLEGED = "alleged"
    DENIED = "denied"


class Role(StrEnum):
    """The place that a participant has in a claim."""

    SOURCE = "source"
    TARGET = "target"
    CLAIMANT = "claimant"
    VIA = "via"
    PLACE = "place"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that has a part in a claim, as the words `mention` at `span` name it.

    `id` is an actor's id, or None for a generic or unlinked one. `state` is the ISO 3166 alpha-3 of the state on
    whose behalf it acts here, for the reason `state_basis`; `acts_for` is the actor on whose behalf it acts (the state
    itself, or a rival government such as gov:LBY-GNA), None where it acts for nobody but itself. `link` says which alias
    and rule chose the actor, or why none was chosen.
    """

    id: str | None
    name: str
    kind: Kind
    mention: str
    span: Span
    state: str | None = None
    code: str | None = None
    sector: str | None = None
    state_basis: StateBasis | None = None
    acts_for: str | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a document that name somebody or something: the actors meant are `actors` (several for a set)."""

    span: Span
    text: str
    form: str  # name, adjective, office, metonym, group, set, source
    kind: Kind
    actors: tuple[str, ...] = ()
    state: str | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Framing:
    """A loaded expression about `target` (an actor's id, or None), coloured `polarity` (+1, -1), in the voice of `voice`.

    `voice` None is the document's own voice.
    """

    span: Span
    text: str
    kind: str
    polarity: int
    target: Participant | None
    voice: Participant | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that made a rule fire."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Plover:
    """The same claim as PLOVER's manual would code it."""

    type: str
    mode: str | None
    quad: str
    score: float


@dataclass(frozen=True, slots=True)
class Claim:
    """In this document, `claimant` (None: the document's own voice) says that `sources` did `relation` to `targets`.

    A symmetric claim has all its participants in `sources`. `cue` is the attribution's words. `span` is the quotation.
    `sentence` is the sentence around it. `office` is the office that a claim of holding one is about. `casualties` are the people
    whom the act killed and wounded, each number of them for itself: their unit is `killed` or `wounded`.
    """

    id: str
    document: str
    relation: str
    mode: str | None
    contexts: tuple[str, ...]
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    symmetric: bool
    modality: Modality
    claimant: Participant | None
    via: tuple[Participant, ...]
    date: Interval | None
    place: Participant | None
    quantity: Quantity | None
    about: tuple[Participant, ...]
    framings: tuple[Framing, ...]
    quote: str
    span: Span
    trigger: Trigger | None
    cue: Trigger | None
    quad: str | None
    score: float | None
    plover: Plover | None
    rule: str
    coder: str
    office: str | None = None
    sentence: Span | None = None
    casualties: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """All that coding one document gives, in the order of the text. `document` has its language and boilerplate set."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    framings: tuple[Framing, ...]


def claim_id(
    document: str,
    relation: str,
    sources: tuple[Participant, ...],
    targets: tuple[Participant, ...],
    claimant: Participant | None,
    modality: Modality,
    trigger: Span,
) -> str:
    """16 hexadecimal digits over what the claim says and where, never over actor ids, rule or codebook:

    merging actors and coding again must not orphan a review.
    """
    spans = ";".join(
        ",".join(f"{p.span.start}-{p.span.end}" for p in group) for group in (sources, targets, (claimant,) if claimant else ())
    )
    parts = (document, relation, spans, modality, f"{trigger.start}-{trigger.end}")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
