"""Pairs of actors and the network that they make."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model.claim import Modality


class Level(StrEnum):
    """Who is a node: `state` gathers into a state, or a rival government, those who act for it; `actor` keeps everyone apart."""

    STATE = "state"
    ACTOR = "actor"


class Balance(StrEnum):
    """Which way the claims of an edge lean."""

    COOPERATION = "cooperation"
    CONFLICT = "conflict"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Node:
    """The actor `id` has a part in `claims` claims of the network, with `partners` others."""

    id: str
    claims: int
    partners: int


@dataclass(frozen=True, slots=True)
class Edge:
    """`claims` claims of `articles` documents, about `events` distinct acts, relate `a` and `b` (a < b).

    `forward` claims run from a to b, `backward` from b to a, `mutual` are symmetric; they add up to `claims`. A claim that
    names a and b both ways round counts once, as mutual. `score` is the mean over the claims that have one, None where
    none has. `positive` and `negative` count claims by the sign of their score, or of their relation's polarity
    where they have no score. `relations` and `modalities` count claims, the most frequent first.
    """

    a: str
    b: str
    claims: int
    articles: int
    events: int
    score: float | None
    positive: int
    negative: int
    forward: int
    backward: int
    mutual: int
    relations: Mapping[str, int]
    modalities: Mapping[Modality, int]

    @property
    def balance(self) -> Balance:
        """Cooperation or conflict where two thirds of the signed claims agree, else mixed; none without a signed claim."""
        signed = self.positive + self.negative
        if not signed:
            return Balance.NONE
        if 3 * self.positive >= 2 * signed:
            return Balance.COOPERATION
        return Balance.CONFLICT if 3 * self.negative >= 2 * signed else Balance.MIXED

    @property
    def modality(self) -> Modality:
        """The strongest status among the claims: occurred before planned, possible and alleged."""
        return next(modality for modality in Modality if modality in self.modalities)


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes and undirected edges, sorted by id, that the ledger's `version` holds for one set of filters."""

    level: Level
    version: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
