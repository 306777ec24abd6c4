"""The model's values as rows, and back: each conversion beside its way back. A row is a mapping from column to value."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from graph.ledger.rows import DateBasis
from graph.model import (
    Claim,
    Comparison,
    Document,
    Framing,
    Interval,
    Kind,
    Mention,
    Modality,
    Participant,
    Plover,
    Precision,
    Quantity,
    Span,
    StateBasis,
    Trigger,
)

Row = Mapping[Any, Any]  # from the column's name to what it holds

# Fields of Claim that are columns of their own, unchanged.
_PLAIN = ("id", "relation", "mode", "symmetric", "quote", "quad", "score", "rule", "coder", "office")
_METADATA = tuple(field.name for field in fields(Document) if field.name not in ("id", "text", "boilerplate"))


def metadata_row(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in _METADATA}


def document_of(row: Row, boilerplate: tuple[Span, ...]) -> Document:
    return Document(id=row["id"], text=row["text"], boilerplate=boilerplate, **{name: row[name] for name in _METADATA})


def span_row(span: Span | None, prefix: str = "span") -> dict[str, Any]:
    start, end = (None, None) if span is None else (span.start, span.end)  # an empty span is false, and still a span
    return {f"{prefix}_start": start, f"{prefix}_end": end}


def span_of(row: Row, prefix: str = "span") -> Span:
    return Span(row[f"{prefix}_start"], row[f"{prefix}_end"])


def participant_row(participant: Participant) -> dict[str, Any]:
    return {
        "actor": participant.id,
        "name": participant.name,
        "kind": participant.kind,
        "mention": participant.mention,
        **span_row(participant.span),
        "state": participant.state,
        "code": participant.code,
        "sector": participant.sector,
        "state_basis": participant.state_basis,
        "acts_for": participant.acts_for,
        "link": participant.link,
    }


def participant_of(row: Row) -> Participant:
    return Participant(
        id=row["actor"],
        name=row["name"],
        kind=Kind(row["kind"]),
        mention=row["mention"],
        span=span_of(row),
        state=row["state"],
        code=row["code"],
        sector=row["sector"],
        state_basis=StateBasis(row["state_basis"]) if row["state_basis"] else None,
        acts_for=row["acts_for"],
        link=row["link"],
    )


def mention_row(mention: Mention) -> dict[str, Any]:
    return {
        **span_row(mention.span),
        "text": mention.text,
        "form": mention.form,
        "kind": mention.kind,
        "state": mention.state,
        "link": mention.link,
    }


def mention_of(row: Row, actors: tuple[str, ...]) -> Mention:
    return Mention(span_of(row), row["text"], row["form"], Kind(row["kind"]), actors, row["state"], row["link"])


def framing_row(framing: Framing) -> dict[str, Any]:
    return {**span_row(framing.span), "text": framing.text, "kind": framing.kind, "polarity": framing.polarity}


def framing_of(row: Row, parts: Mapping[str, Participant]) -> Framing:
    """`parts` are the target and the voice, where the framing has them."""
    return Framing(span_of(row), row["text"], row["kind"], row["polarity"], parts.get("target"), parts.get("voice"))


def claim_row(claim: Claim) -> dict[str, Any]:
    """All but the participants, contexts and framings."""
    return {
        **{name: getattr(claim, name) for name in _PLAIN},
        "modality": claim.modality,
        **span_row(claim.span),
        **span_row(claim.sentence, "sentence"),
        **_interval_row(claim.date),
        **_quantity_row(claim.quantity, "quantity"),
        **_trigger_row(claim.trigger, "trigger"),
        **_trigger_row(claim.cue, "cue"),
        **_plover_row(claim.plover),
    }


def claim_of(
    row: Row,
    document: str,
    parts: Mapping[str, tuple[Participant, ...]],
    contexts: tuple[str, ...],
    framings: tuple[Framing, ...],
    casualties: tuple[Quantity, ...],
) -> Claim:
    """`parts` are the participants by role."""
    return Claim(
        **{name: row[name] for name in _PLAIN},
        document=document,
        contexts=contexts,
        sources=parts.get("source", ()),
        targets=parts.get("target", ()),
        modality=Modality(row["modality"]),
        claimant=next(iter(parts.get("claimant", ())), None),
        via=parts.get("via", ()),
        date=interval_of(row),
        place=next(iter(parts.get("place", ())), None),
        quantity=_quantity_of(row, "quantity"),
        about=parts.get("about", ()),
        framings=framings,
        span=span_of(row),
        sentence=None if row["sentence_start"] is None else span_of(row, "sentence"),
        trigger=_trigger_of(row, "trigger"),
        cue=_trigger_of(row, "cue"),
        plover=_plover_of(row),
        casualties=casualties,
    )


def casualties_row(casualties: Quantity) -> dict[str, Any]:
    return _quantity_row(casualties, "casualties")


def casualties_of(row: Row) -> Quantity:
    found = _quantity_of(row, "casualties")
    assert found, "the columns of casualties are required"
    return found


def _interval_row(date: Interval | None) -> dict[str, Any]:
    return {
        "date_start": date and date.start,
        "date_end": date and date.end,
        "date_precision": date and date.precision,
        "date_basis": date and date.basis,
    }


def interval_of(row: Row) -> Interval | None:
    if row["date_precision"] is None:
        return None
    return Interval(row["date_start"], row["date_end"], Precision(row["date_precision"]), row["date_basis"])


def _quantity_row(quantity: Quantity | None, prefix: str) -> dict[str, Any]:
    values = {f"{prefix}_{name}": quantity and getattr(quantity, name) for name in ("value", "unit", "comparison", "text")}
    return {**values, **span_row(quantity.span if quantity else None, prefix)}


def _quantity_of(row: Row, prefix: str) -> Quantity | None:
    value, unit, comparison, text = (row[f"{prefix}_{name}"] for name in ("value", "unit", "comparison", "text"))
    return None if unit is None else Quantity(value, unit, Comparison(comparison), text, span_of(row, prefix))


def _trigger_row(trigger: Trigger | None, prefix: str) -> dict[str, Any]:
    return {f"{prefix}_text": trigger and trigger.text, **span_row(trigger.span if trigger else None, prefix)}


def _trigger_of(row: Row, prefix: str) -> Trigger | None:
    text = row[f"{prefix}_text"]
    return None if text is None else Trigger(text, span_of(row, prefix))


def _plover_row(plover: Plover | None) -> dict[str, Any]:
    return {f"plover_{name}": plover and getattr(plover, name) for name in ("type", "mode", "quad", "score")}


def _plover_of(row: Row) -> Plover | None:
    if row["plover_type"] is None:
        return None
    return Plover(row["plover_type"], row["plover_mode"], row["plover_quad"], row["plover_score"])


def day_of(claim: Claim, published: str | None) -> tuple[str | None, DateBasis]:
    """The ISO day that the claim is sorted and counted by: the act's first one, else the publication's, else none."""
    act = claim.date and (claim.date.start or claim.date.end)
    if act:
        return act, DateBasis.ACT
    return (published[:10], DateBasis.PUBLISHED) if published else (None, DateBasis.UNDATED)
