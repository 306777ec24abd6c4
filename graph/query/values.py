"""The answers to questions: plain values, each naming the ledger's version that it was computed from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from graph.ledger.rows import Listed, NameUse
from graph.model import Actor, Kind, Modality, Term
from graph.model.dyad import Edge, Level


@dataclass(frozen=True, slots=True)
class Found:
    """The search met `actor` under the name `matched`; `claims` claims have a part for it."""

    actor: Actor
    matched: str
    claims: int


@dataclass(frozen=True, slots=True)
class Page:
    """`claims` are `len(claims)` of `total`, newest first; `next` is the cursor of the page after them, None after the last."""

    claims: tuple[Listed, ...]
    total: int
    next: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Partner:
    """The profile's actor and `id` are related by `edge` (whose a and b are the two, sorted)."""

    id: str
    edge: Edge


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the ledger holds about `actor`.

    `names` are the words that documents use for it, the most frequent first; `partners` are sorted by claims;
    `about` lists claims in which it, or who acts for it at state level, is a source or target; `by` the claims it vouches
    for; `offices` are its dated terms of the codebook.
    """

    actor: Actor
    level: Level
    version: int
    names: tuple[NameUse, ...]
    partners: tuple[Partner, ...]
    about: Page
    by: Page
    offices: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """`claims` claims fall into `month` (YYYY-MM; YYYY where no month is told; None: undated).

    `articles` counts their documents, `score` is their mean.
    """

    month: str | None
    claims: int
    articles: int
    positive: int
    negative: int
    score: float | None


@dataclass(frozen=True, slots=True)
class Teller:
    """`claimant` vouches for `claims` claims of a relation and modality.

    It is an actor's id; None is somebody of the kind `kind` whom nobody could name, or, without a kind, the document's own voice.
    """

    claimant: str | None
    kind: Kind | None
    relation: str
    modality: Modality
    claims: int


@dataclass(frozen=True, slots=True)
class DyadFigures:
    """What is counted over all claims of a dyad.

    `edge` holds the figures of the drawn claims as the network draws them: None where nothing is drawn. `months` ascend, undated
    last. `relations` counts the claims that are not denied by type. Of the drawn claims, the days go from `first` to `last`
    (None: none is dated), and `undated` ones have none. `tellers` are who claims what, denied claims too, the most claims first.
    """

    edge: Edge | None
    months: tuple[Month, ...]
    relations: Mapping[str, int]
    first: str | None
    last: str | None
    undated: int
    tellers: tuple[Teller, ...]


@dataclass(frozen=True)
class Dyad:
    """What is claimed between `a` and `b` (a < b): lists newest first, figures over the drawn claims.

    `forward` claims run from a to b, `backward` from b to a, `mutual` are symmetric; `denied` ones stand apart, in no
    figure. The figures are counted when one of them is asked for, as of the same version.
    """

    a: Actor
    b: Actor
    level: Level
    version: int
    forward: tuple[Listed, ...]
    backward: tuple[Listed, ...]
    mutual: tuple[Listed, ...]
    denied: tuple[Listed, ...]
    count: Callable[[], DyadFigures] = field(repr=False, compare=False)

    @cached_property
    def figures(self) -> DyadFigures:
        return self.count()

    @property
    def edge(self) -> Edge | None:
        return self.figures.edge

    @property
    def months(self) -> tuple[Month, ...]:
        return self.figures.months

    @property
    def relations(self) -> Mapping[str, int]:
        return self.figures.relations


class Verdict(StrEnum):
    """How sure a contradiction is: both cannot hold, or a question, as an unverified reference fact raises."""

    CONTRADICTED = "contradicted"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that agree with each other, newest first; `says` is what they say where that is a word or a number."""

    says: str | None
    claims: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the sides say cannot all hold, or can hardly: shown with the reason, never resolved.

    Where `fact` is a reference fact, the one side speaks against it. `reason` is a key of `REASONS` in query/contradictions.py;
    `values` fill its sentence: ids of actors, offices and relations, and words; of `offices`, each office with the id of whose it
    is after a space.
    """

    kind: Verdict
    reason: str
    values: Mapping[str, str | tuple[str, ...]]
    sides: tuple[Side, ...]
    fact: str | None = None
    source: str | None = None

    @property
    def claims(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(one.claim.id for side in self.sides for one in side.claims)


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The newest ones as of `version`; `more` tells that there are others."""

    found: tuple[Contradiction, ...]
    more: bool
    version: int
