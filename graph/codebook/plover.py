"""A claim as PLOVER's manual would code it, for those who compare with other event data."""

from collections.abc import Mapping
from typing import Protocol

from graph.model import Modality, Plover, Relation, RelationKind


class HasRelations(Protocol):
    """What is needed of a codebook."""

    @property
    def relations(self) -> Mapping[str, Relation]: ...


def plover_of(relation: str, mode: str | None, modality: Modality, codebook: HasRelations) -> Plover | None:
    """The PLOVER type, mode, quad and score; None for standing relations and measures, which PLOVER has not.

    PLOVER has no modality. It codes cooperative acts that are only planned as AGREE (manual 2.0 draft, section AGREE), and
    so the promise to sign a treaty; a treaty that was signed is SUPPORT there (section SUPPORT).
    """
    ours = codebook.relations[relation]
    if ours.kind is not RelationKind.EVENT:
        return None
    planned = modality is Modality.PLANNED
    own_mode = ours.mode(mode)
    elsewhere = ours.plover_planned if planned else own_mode.plover if own_mode else None
    theirs = codebook.relations[elsewhere] if elsewhere else ours
    # a mode of ours that PLOVER lacks is no mode of theirs, nor is a mode of a type that the act left
    kept = own_mode if own_mode and theirs is ours and own_mode.plover is None else None
    score = kept.score if kept and kept.score is not None else theirs.score
    assert theirs.quad is not None and score is not None, "checked at loading: events have both"  # noqa: PT018
    return Plover(theirs.id, kept.id if kept else None, theirs.quad, score)
