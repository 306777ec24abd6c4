"""Who a participant is at state level, and which pairs of actors a claim relates (DESIGN: dyads and levels)."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations, product

from graph.model import Claim, Participant, Role, StateBasis

PROVISIONAL = "new:"  # how ids begin that no codebook has
_FOR_ITS_STATE = (StateBasis.IS, StateBasis.ACTS_FOR)


class Way(StrEnum):
    """How a claim runs within a pair a < b."""

    FORWARD = "forward"
    BACKWARD = "backward"
    MUTUAL = "mutual"


TURNED = {Way.FORWARD: Way.BACKWARD, Way.BACKWARD: Way.FORWARD, Way.MUTUAL: Way.MUTUAL}


def node(participant: Participant) -> str | None:
    """The id at state level: the state or rival government that it acts for, else its own; None has no node."""
    if participant.state_basis in _FOR_ITS_STATE and participant.acts_for:
        return participant.acts_for
    return participant.id


def parties(claim: Claim) -> str:
    """The claim's nodes at state level, as 'A B > C': the same for claims with the same participants."""
    sides = (sorted({found for one in side if (found := node(one))}) for side in (claim.sources, claim.targets))
    return " > ".join(" ".join(side) for side in sides)


def parts_of(claim: Claim) -> Iterator[tuple[Role, int, Participant]]:
    """All participants with their role, and their position within it."""
    groups = (
        (Role.SOURCE, claim.sources),
        (Role.TARGET, claim.targets),
        (Role.CLAIMANT, (claim.claimant,) if claim.claimant else ()),
        (Role.VIA, claim.via),
        (Role.PLACE, (claim.place,) if claim.place else ()),
        (Role.ABOUT, claim.about),
    )
    for role, group in groups:
        for position, one in enumerate(group):
            yield role, position, one


def pair_ways(claim: Claim) -> dict[tuple[str, str], dict[str, Way]]:
    """The pairs (a, b), a < b, that the claim relates, each with its way by naming: state, actor, a_apart, b_apart.

    A pair that the claim names both ways round is mutual.
    """
    found: dict[tuple[str, str], dict[str, Way]] = {}
    for first, second, way in _related(claim):
        for naming, a, b in _names(first, second):
            if a is None or b is None or a == b:
                continue
            key, column, turned = ((a, b), naming[0], way) if a < b else ((b, a), naming[1], TURNED[way])
            ways = found.setdefault(key, {})
            ways[column] = turned if ways.get(column, turned) is turned else Way.MUTUAL
    return found


def _related(claim: Claim) -> Iterator[tuple[Participant, Participant, Way]]:
    if claim.symmetric:
        for first, second in combinations(claim.sources, 2):
            yield first, second, Way.MUTUAL
    for first, second in product(claim.sources, claim.targets):
        yield first, second, Way.MUTUAL if claim.symmetric else Way.FORWARD


def _names(first: Participant, second: Participant) -> Iterator[tuple[tuple[str, str], str | None, str | None]]:
    """The namings of a pair: the column (as it stands, and turned round), and the two names."""
    if not _same_place(first, second):
        yield ("state", "state"), node(first), node(second)
    yield ("actor", "actor"), first.id, second.id
    if first.id != node(first):
        yield ("a_apart", "b_apart"), first.id, node(second)
    if second.id != node(second):
        yield ("b_apart", "a_apart"), node(first), second.id


def _same_place(first: Participant, second: Participant) -> bool:
    """A thing and the state that it lies in are one at state level: a port located in its country is a self loop."""
    return (
        first.state is not None and first.state == second.state and StateBasis.LOCATED in (first.state_basis, second.state_basis)
    )
