"""The seed article against its annotation.

A claim is found where an annotated claim of an equivalent relation, with the same states among its participants, has a
span that overlaps it by half (intersection over union); each counts once. Of the found ones, claimant and modality are
compared. A mention or a framing is found by its span (by half, too); a framing must have the annotated polarity.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from graph.model import Claim, Coded, Document, Kind, Participant, Span, document_id

GOLD: Final = Path(__file__).resolve().parents[2] / "tests" / "gold"
OVERLAP: Final = 0.5

PEOPLE: Final[Mapping[str, str]] = {
    "goksu": "TUR", "akar": "TUR", "attiyah": "QAT", "bashagha": "LBY", "GNA": "LBY", "GNA_FORCES": "LBY", "TUR_NAVY": "TUR",
    "TUR_MILCOL": "TUR", "misrata": "LBY", "misrata_port": "LBY", "centre_misrata": "LBY", "base_misrata": "TUR",
    "bases_lby": "TUR", "ankara": "TUR", "TUR": "TUR", "QAT": "QAT", "LBY": "LBY",
}  # fmt: skip
"""The state on whose behalf each annotated actor acts, or in which it lies."""

CLAIMANTS: Final[Mapping[str, str]] = {
    "goksu": "person:mehmet-mustafa-goksu", "NABD": "outlet:nabd", "GNA_FORCES": "group:gna-forces", "RT_AR": "outlet:rt-arabic",
    "SRC_1": "مصادر", "SRC_2": "مصادر إعلامية",
}  # fmt: skip
"""Our id, or an unnamed source's words, for each annotated claimant; AUTHOR is no claimant."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one article. `extra` are claims that the annotation has not; `misses` are the ids of those not found."""

    claims: int
    pairs: tuple[tuple[Mapping[str, Any], Claim], ...]
    extra: tuple[Claim, ...]
    misses: tuple[str, ...]
    claimants: int
    modalities: int
    quantities: tuple[int, int]
    mentions: tuple[int, int]
    framings: tuple[int, int]


def seed_article() -> Document:
    """The seed article, as the demo reads it."""
    text = (files("seeds") / "articles" / "article-ar.txt").read_bytes().decode("utf-8")
    return Document(document_id(None, None, text), text, language="ar")


def gold(name: str) -> Any:
    return json.loads((GOLD / name).read_text(encoding="utf-8"))


def measure(coded: Coded) -> Figures:
    """The figures of the seed article's coding."""
    annotated, relations = gold("seed_article.json"), gold("seed_relations.json")
    pairs = _best_pairs(annotated["claims"], coded.claims, lambda theirs, ours: _same(theirs, ours, relations))
    matched = {id(ours) for _, ours in pairs}
    found = {theirs["id"] for theirs, _ in pairs}
    amounts = [(theirs, ours) for theirs, ours in pairs if "amount" in theirs]
    return Figures(
        claims=len(annotated["claims"]),
        pairs=tuple(pairs),
        extra=tuple(claim for claim in coded.claims if id(claim) not in matched),
        misses=tuple(theirs["id"] for theirs in annotated["claims"] if theirs["id"] not in found),
        claimants=sum(_claimant(ours) == _annotated_claimant(theirs) for theirs, ours in pairs),
        modalities=sum(ours.modality == theirs["modality"] for theirs, ours in pairs),
        quantities=(
            sum(_amount_right(theirs["amount"], ours) for theirs, ours in amounts),
            sum("amount" in theirs for theirs in annotated["claims"]),
        ),
        mentions=_spans_found(annotated["mentions"], coded.mentions, _any),
        framings=_spans_found(
            annotated["loaded"], coded.framings, lambda theirs, ours: (theirs["polarity"] == "+") == (ours.polarity > 0)
        ),
    )


def _any(_theirs: object, _ours: object) -> bool:
    return True


def _best_pairs(theirs: Iterable[Any], ours: Iterable[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """One-to-one pairs that are the same and overlap enough, those that overlap most first; in the annotation's order."""
    ranked = sorted(
        (
            (-Span(theirs_one["start"], theirs_one["end"]).iou(ours_one.span), number, place, theirs_one, ours_one)
            for number, theirs_one in enumerate(theirs)
            for place, ours_one in enumerate(ours)
            if same(theirs_one, ours_one)
        ),
        key=lambda each: each[:3],
    )
    taken_theirs: set[int] = set()
    taken_ours: set[int] = set()
    pairs = []
    for overlap, number, place, theirs_one, ours_one in ranked:
        if -overlap >= OVERLAP and number not in taken_theirs and place not in taken_ours:
            taken_theirs.add(number)
            taken_ours.add(place)
            pairs.append((number, theirs_one, ours_one))
    return [(theirs_one, ours_one) for _, theirs_one, ours_one in sorted(pairs, key=lambda each: each[0])]


def _same(theirs: Mapping[str, Any], ours: Claim, relations: Mapping[str, list[str]]) -> bool:
    return ours.relation in relations[theirs["type"]] and _states(ours) == _annotated_states(theirs)


def _states(claim: Claim) -> set[str]:
    return {participant.state for participant in (*claim.sources, *claim.targets) if participant.state}


def _annotated_states(claim: Mapping[str, Any]) -> set[str]:
    actors = [*claim["source"], *claim["target"], claim.get("host")]
    return {PEOPLE[actor] for actor in actors if actor in PEOPLE}


def _claimant(claim: Claim) -> str | None:
    return _name(claim.claimant) if claim.claimant else None


def _name(participant: Participant) -> str:
    return participant.name if participant.kind is Kind.UNNAMED_SOURCE else participant.id or participant.name


def _annotated_claimant(claim: Mapping[str, Any]) -> str | None:
    return CLAIMANTS.get(claim["claimant"][0])


def _amount_right(amount: Mapping[str, Any], claim: Claim) -> bool:
    quantity = claim.quantity
    unit = amount.get("currency") or amount.get("unit")
    return quantity is not None and (quantity.value, quantity.unit, quantity.comparison) == (
        amount["value"],
        unit,
        amount["cmp"],
    )


def _spans_found(theirs: list[Mapping[str, Any]], ours: Iterable[Any], same: Callable[[Any, Any], bool]) -> tuple[int, int]:
    return len(_best_pairs(theirs, ours, same)), len(theirs)


def show(figures: Figures) -> str:
    """The figures as lines of text."""
    found = len(figures.pairs)
    rows = (
        ("claims found, one to one", f"{found} of {figures.claims}   (reach 34)"),
        ("claims not in the annotation", f"{len(figures.extra)}   (at most 4)"),
        (
            "claimant right, of the found",
            f"{figures.claimants} of {found}   {figures.claimants / max(found, 1):.0%}   (reach 85 %)",
        ),
        (
            "modality right, of the found",
            f"{figures.modalities} of {found}   {figures.modalities / max(found, 1):.0%}   (reach 85 %)",
        ),
        ("quantities", "{} of {}   (reach all)".format(*figures.quantities)),
        ("mentions", "{} of {}   (reach 68)".format(*figures.mentions)),
        ("framings", "{} of {}   (reach 11)".format(*figures.framings)),
        ("not found", ", ".join(figures.misses) or "-"),
        ("extra", "; ".join(f"{claim.relation} '{claim.quote}' ({claim.rule})" for claim in figures.extra) or "-"),
    )
    return "\n".join(["seed article (Arabic), its annotation in tests/gold", *(f"  {name:<30} {value}" for name, value in rows)])


def wrong(figures: Figures) -> str:
    """Where claimant or modality differ, a line each."""
    lines = []
    for theirs, ours in figures.pairs:
        if _claimant(ours) != _annotated_claimant(theirs):
            lines.append(f"  {theirs['id']}: claimant is {_claimant(ours)}, annotated {_annotated_claimant(theirs)}")
        if ours.modality != theirs["modality"]:
            lines.append(f"  {theirs['id']}: modality is {ours.modality}, annotated {theirs['modality']}")
    return "\n".join(["differences among the found", *(lines or ["  none"])])
