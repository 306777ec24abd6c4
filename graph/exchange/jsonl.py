"""Claims as JSON: the lines that `alaqat code --jsonl` writes, and the way back.

The contract is in DESIGN.md 5: a line is a claim, a mention, a framing or an error. Participants carry two keys beyond it:
`acts_for`, the actor on whose behalf one acts, and `link`, why this actor was chosen; a claim carries `cue`, the words that
attribute it, and `casualties`, the numbers of killed and wounded.
"""

from collections.abc import Mapping
from typing import Any

from graph.errors import InputError
from graph.model import (
    Claim,
    Comparison,
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

Json = dict[str, Any]


def claim_line(claim: Claim) -> Json:
    """The line for one claim."""
    return {
        "document": claim.document,
        "id": claim.id,
        "relation": claim.relation,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
        "quad": claim.quad,
        "score": claim.score,
        "plover": _plover(claim.plover) if claim.plover else None,
        "sources": [_participant(one) for one in claim.sources],
        "targets": [_participant(one) for one in claim.targets],
        "symmetric": claim.symmetric,
        "modality": claim.modality.value,
        "claimant": _participant(claim.claimant) if claim.claimant else None,
        "via": [_participant(one) for one in claim.via],
        "date": _interval(claim.date) if claim.date else None,
        "place": _participant(claim.place) if claim.place else None,
        "quantity": _quantity(claim.quantity) if claim.quantity else None,
        "casualties": [_quantity(one) for one in claim.casualties],
        "about": [_participant(one) for one in claim.about],
        "framings": [_framing(one) for one in claim.framings],
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "trigger": _trigger(claim.trigger) if claim.trigger else None,
        "cue": _trigger(claim.cue) if claim.cue else None,
        "sentence": _span(claim.sentence) if claim.sentence else None,
        "office": claim.office,
        "rule": claim.rule,
        "coder": claim.coder,
    }


def claim_of(line: Mapping[str, Any]) -> Claim:
    """The claim that a line holds. Raises InputError naming what the line lacks, or what is not allowed in it."""
    try:
        return _claim_of(line)
    except KeyError as error:
        raise InputError(f"the claim '{line.get('id')}' lacks {error}") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"the claim '{line.get('id')}' is not as a line of `alaqat code --jsonl`: {error}") from None


def _claim_of(line: Mapping[str, Any]) -> Claim:
    return Claim(
        id=line["id"],
        document=line["document"],
        relation=line["relation"],
        mode=line["mode"],
        contexts=tuple(line["contexts"]),
        sources=tuple(map(_participant_of, line["sources"])),
        targets=tuple(map(_participant_of, line["targets"])),
        symmetric=line["symmetric"],
        modality=Modality(line["modality"]),
        claimant=_participant_of(line["claimant"]) if line["claimant"] else None,
        via=tuple(map(_participant_of, line["via"])),
        date=_interval_of(line["date"]) if line["date"] else None,
        place=_participant_of(line["place"]) if line["place"] else None,
        quantity=_quantity_of(line["quantity"]) if line["quantity"] else None,
        about=tuple(map(_participant_of, line["about"])),
        framings=tuple(map(_framing_of, line["framings"])),
        quote=line["quote"],
        span=_span_of(line),
        trigger=_trigger_of(line["trigger"]) if line["trigger"] else None,
        cue=_trigger_of(line["cue"]) if line.get("cue") else None,
        quad=line["quad"],
        score=_number_of(line["score"]),
        plover=_plover_of(line["plover"]) if line["plover"] else None,
        rule=line["rule"],
        coder=line["coder"],
        office=line.get("office"),
        sentence=_span_of(line["sentence"]) if line.get("sentence") else None,
        casualties=tuple(map(_quantity_of, line.get("casualties", ()))),
    )


def mention_line(document: str, mention: Mention) -> Json:
    """The line for one mention: `--with mentions`."""
    return {
        "document": document,
        "mention": {
            "text": mention.text,
            **_span(mention.span),
            "form": mention.form,
            "kind": mention.kind.value,
            "actors": list(mention.actors),
            "state": mention.state,
            "link": mention.link,
        },
    }


def framing_line(document: str, framing: Framing) -> Json:
    """The line for one framing: `--with framings`."""
    return {"document": document, "framing": _framing(framing)}


def error_line(document: str | None, error: str) -> Json:
    """The line for a document that cannot be coded; `document` is None where its line did not even say its id."""
    return {"document": document, "error": error}


# Each value and its way back.


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _span_of(line: Mapping[str, Any]) -> Span:
    return Span(int(line["start"]), int(line["end"]))


def _participant(one: Participant) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "state": one.state,
        "code": one.code,
        "sector": one.sector,
        "mention": one.mention,
        **_span(one.span),
        "state_basis": one.state_basis.value if one.state_basis else None,
        "acts_for": one.acts_for,
        "link": one.link,
    }


def _participant_of(line: Mapping[str, Any]) -> Participant:
    return Participant(
        id=line["id"],
        name=line["name"],
        kind=Kind(line["kind"]),
        mention=line["mention"],
        span=_span_of(line),
        state=line["state"],
        code=line["code"],
        sector=line["sector"],
        state_basis=StateBasis(line["state_basis"]) if line["state_basis"] else None,
        acts_for=line.get("acts_for"),
        link=line.get("link", ""),
    )


def _framing(framing: Framing) -> Json:
    return {
        "text": framing.text,
        **_span(framing.span),
        "kind": framing.kind,
        "polarity": framing.polarity,
        "target": _participant(framing.target) if framing.target else None,
        "voice": _participant(framing.voice) if framing.voice else None,
    }


def _framing_of(line: Mapping[str, Any]) -> Framing:
    return Framing(
        span=_span_of(line),
        text=line["text"],
        kind=line["kind"],
        polarity=int(line["polarity"]),
        target=_participant_of(line["target"]) if line["target"] else None,
        voice=_participant_of(line["voice"]) if line["voice"] else None,
    )


def _interval(interval: Interval) -> Json:
    return {
        "start": interval.start,
        "end": interval.end,
        "precision": interval.precision.value,
        "basis": interval.basis,
    }


def _interval_of(line: Mapping[str, Any]) -> Interval:
    return Interval(line["start"], line["end"], Precision(line["precision"]), line["basis"])


def _quantity(quantity: Quantity) -> Json:
    """A whole amount is written without a decimal point: 50 treaties, not 50.0."""
    value = int(quantity.value) if float(quantity.value).is_integer() else quantity.value
    return {
        "value": value,
        "unit": quantity.unit,
        "comparison": quantity.comparison.value,
        "text": quantity.text,
        **_span(quantity.span),
    }


def _quantity_of(line: Mapping[str, Any]) -> Quantity:
    return Quantity(float(line["value"]), line["unit"], Comparison(line["comparison"]), line["text"], _span_of(line))


def _trigger(trigger: Trigger) -> Json:
    return {"text": trigger.text, **_span(trigger.span)}


def _trigger_of(line: Mapping[str, Any]) -> Trigger:
    return Trigger(line["text"], _span_of(line))


def _plover(plover: Plover) -> Json:
    return {"type": plover.type, "mode": plover.mode, "quad": plover.quad, "score": plover.score}


def _plover_of(line: Mapping[str, Any]) -> Plover:
    return Plover(line["type"], line["mode"], line["quad"], float(line["score"]))


def _number_of(value: float | None) -> float | None:
    return None if value is None else float(value)
