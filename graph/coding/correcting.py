"""A claim as a reviewer has it: what follows from its type is worked out anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.codebook import Codebook, plover_of
from graph.coding.linking import standing
from graph.errors import InputError
from graph.model import Claim, Interval, Modality, Participant, Precision


@dataclass(frozen=True, slots=True)
class Correction:
    """What is otherwise; None leaves a thing as it is. `mode` "" is none.

    `turned`: who and to whom change places. `day` dates the act. `actors` pairs ids that were found (names, of who has none) with
    those who are meant.
    """

    relation: str | None = None
    mode: str | None = None
    modality: Modality | None = None
    turned: bool = False
    day: str | None = None
    actors: tuple[tuple[str, str], ...] = ()


def corrected(claim: Claim, correction: Correction, codebook: Codebook) -> Claim:
    """Raises InputError for a type or mode that the codebook has not, and for actors that the claim does not name."""
    relation = correction.relation or claim.relation
    if relation not in codebook.relations:
        raise InputError(f"no relation '{relation}' in relations.toml; there are: {', '.join(codebook.relations)}")
    found = codebook.relations[relation]
    kept = claim.mode if relation == claim.relation else None
    mode = kept if correction.mode is None else correction.mode or None
    if mode and found.mode(mode) is None:
        modes = ", ".join(one.id for one in found.modes) or "none"
        raise InputError(f"{relation} has no mode '{mode}'; it has: {modes}")
    own = found.mode(mode)
    modality = correction.modality or claim.modality
    day = correction.day
    return replace(
        _with_actors(_turned(claim) if correction.turned else claim, dict(correction.actors), codebook),
        relation=relation,
        mode=mode,
        modality=modality,
        date=Interval(day, day, Precision.DAY, "review") if day else claim.date,
        quad=found.quad,
        score=own.score if own and own.score is not None else found.score,
        plover=plover_of(relation, mode, modality, codebook),
    )


def _turned(claim: Claim) -> Claim:
    if claim.symmetric or not claim.targets:
        raise InputError(f"claim '{claim.id}' has no two sides that could change places")
    return replace(claim, sources=claim.targets, targets=claim.sources)


def _with_actors(claim: Claim, actors: Mapping[str, str], codebook: Codebook) -> Claim:
    groups = (claim.sources, claim.targets, (claim.claimant,) if claim.claimant else ())
    named = {one.id or one.name for group in groups for one in group}
    for found in actors:
        if found not in named:
            raise InputError(f"claim '{claim.id}' does not name '{found}'; it names: {', '.join(sorted(named))}")
    return replace(
        claim,
        sources=tuple(_meant(one, actors, codebook) for one in claim.sources),
        targets=tuple(_meant(one, actors, codebook) for one in claim.targets),
        claimant=claim.claimant and _meant(claim.claimant, actors, codebook),
    )


def _meant(one: Participant, actors: Mapping[str, str], codebook: Codebook) -> Participant:
    """Somebody else: on whose behalf it acts is the registry's to say, as far as it knows."""
    if (one.id or one.name) not in actors:
        return one
    meant = actors[one.id or one.name]
    link = f"a reviewer: {meant}"
    actor = codebook.actors.get(meant)
    if actor is None:
        return replace(one, id=meant, link=link)
    acts_for, basis, state = standing(actor)
    return Participant(
        meant, actor.label("en"), actor.kind, one.mention, one.span, state, actor.code, actor.sector, basis, acts_for, link
    )
