"""What can be claimed: the relations of the codebook."""

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """An event is an act; a standing relation holds over time; a measure states an amount."""

    EVENT = "event"
    STANDING = "standing"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in each of the three languages."""

    ar: str
    en: str
    tr: str

    def in_(self, language: str) -> str:
        """The text in `language`; English for a language that the codebook has not."""
        return {"ar": self.ar, "tr": self.tr}.get(language, self.en)


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer type of an event (CONSULT, mode visit). `score`, `sentence`, `symmetric` are None where the relation's own serve.

    `plover` is the type that PLOVER files this mode under, where that is another one.
    """

    id: str
    label: Texts
    score: float | None = None
    sentence: Texts | None = None
    symmetric: bool | None = None
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One type of claim. `quad`, `score` are None for standing relations and measures.

    `label` names it, `reverse` names it as seen from the target. `sentence` is the template of composed sentences, `mutual`
    the one for symmetric claims and `unsourced` the one for the document's own claims without sources, where they differ
    (relations.toml tells their marks). `cameo` are the CAMEO codes that PLOVER folds into it. `polarity` is +1, -1 or 0.
    `plover_planned` is the type that PLOVER gives a planned act of this type, where it differs.
    """

    id: str
    kind: RelationKind
    label: Texts
    reverse: Texts
    sentence: Texts
    symmetric: bool
    polarity: int
    quad: str | None
    score: float | None
    modes: tuple[Mode, ...]
    cameo: tuple[str, ...]
    source: str
    plover_planned: str | None = None
    note: str | None = None
    mutual: Texts | None = None
    unsourced: Texts | None = None

    def mode(self, mode_id: str | None) -> Mode | None:
        """The mode of this id; None for None and for an id that the relation has not."""
        return next((mode for mode in self.modes if mode.id == mode_id), None)
