"""What claims dispute that are of one pair, act or office: a judge looks at claims that belong together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Final

from graph.analysis.contradictions.amounts import compatible
from graph.codebook import Codebook
from graph.ledger import Listed
from graph.model import Modality, Participant, Precision, Quantity
from graph.query import contradictions as facts
from graph.query.values import Contradiction, Side, Verdict

WINDOW: Final = 31
"""So many days apart may claims be that tell of one act without its exact date, or of who holds an office."""

SAID: Final = (Modality.OCCURRED, Modality.ALLEGED)

Judge = Callable[[Sequence[Listed], Mapping[str, str], Codebook], Iterator[Contradiction]]
"""Takes the claims, the values `a` and `b` of their pair, and the codebook."""


def denial(listed: Sequence[Listed], pair: Mapping[str, str], _codebook: Codebook) -> Iterator[Contradiction]:
    denied = [one for one in listed if one.claim.modality is Modality.DENIED]
    said = [one for one in listed if one.claim.modality in SAID]
    met = [(one, other) for one in said for other in denied if _meet(one, other)]
    if not met:
        return
    stated = [pair for pair in met if pair[0].claim.modality is Modality.OCCURRED]
    certain = any(_days(one) and _days(other) for one, other in stated)
    sides = tuple(Side(None, _newest(one for one in listed if one in side)) for side in zip(*met, strict=True))
    yield Contradiction(
        Verdict.CONTRADICTED if certain else Verdict.QUESTION,
        "denied" if stated else "alleged",
        {**pair, "relation": listed[0].claim.relation},
        sides,
    )


def _meet(one: Listed, other: Listed) -> bool:
    """Whether both may tell of one act: by its exact days where both have them, else by the days that they are sorted by."""
    days, others = _days(one), _days(other)
    if days and others:
        return days[0] <= others[1] + 1 and others[0] <= days[1] + 1
    return _within(one, other)


def _within(one: Listed, other: Listed) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(date.fromisoformat(one.day).toordinal() - date.fromisoformat(other.day).toordinal()) <= WINDOW


def _days(one: Listed) -> tuple[int, int] | None:
    """First and last day of the act where its days are known exactly."""
    when = one.claim.date
    if when is None or when.precision not in (Precision.DAY, Precision.RANGE) or not when.start or not when.end:
        return None
    return date.fromisoformat(when.start).toordinal(), date.fromisoformat(when.end).toordinal()


def opposite(listed: Sequence[Listed], pair: Mapping[str, str], _codebook: Codebook) -> Iterator[Contradiction]:
    friendly = [one for one in listed if (one.claim.quad or "").endswith("cooperation")]
    hostile = [one for one in listed if (one.claim.quad or "").endswith("conflict")]
    met = [
        (one, other)
        for one in friendly
        for other in hostile
        if _meet(one, other) and _voice(one) != _voice(other) and not _elsewhere(one, other)
    ]
    if met:
        day = met[0][0].claim.date
        sides = tuple(Side(None, _newest(one for one in listed if one in side)) for side in zip(*met, strict=True))
        yield Contradiction(Verdict.QUESTION, "quad", {**pair, "day": (day and day.start) or ""}, sides)


def _voice(one: Listed) -> str:
    """Who tells it: the claimant, else the outlet, else the document."""
    claimant = one.claim.claimant
    return (claimant.id or claimant.name) if claimant else one.document.outlet or one.document.id


def _elsewhere(one: Listed, other: Listed) -> bool:
    places = [claim.place.id for claim in (one.claim, other.claim) if claim.place]
    return len(set(places)) == 2


def amount(listed: Sequence[Listed], pair: Mapping[str, str], _codebook: Codebook) -> Iterator[Contradiction]:
    by_unit: dict[str, list[tuple[Quantity, Listed]]] = {}
    for one in listed:
        for amount in (*((one.claim.quantity,) if one.claim.quantity else ()), *one.claim.casualties):
            by_unit.setdefault(amount.unit, []).append((amount, one))
    for _unit, amounts in sorted(by_unit.items()):
        apart = {
            place
            for (first, (one, _)), (second, (other, _)) in combinations(enumerate(amounts), 2)
            if not compatible(one, other)
            for place in (first, second)
        }
        sides: dict[tuple[float, str], list[tuple[Quantity, Listed]]] = {}
        for place in sorted(apart):
            amount, one = amounts[place]
            sides.setdefault((amount.value, amount.comparison), []).append((amount, one))
        if sides:
            ordered = [sides[key] for key in sorted(sides)]
            said = tuple(dict.fromkeys(side[0][0].text for side in ordered))
            yield Contradiction(
                Verdict.CONTRADICTED,
                "amount",
                {**pair, "relation": listed[0].claim.relation, "amounts": said},
                tuple(Side(side[0][0].text, _newest(one for amount, one in side)) for side in ordered),
            )


def several_offices(listed: Sequence[Listed], _pair: Mapping[str, str], codebook: Codebook) -> Iterator[Contradiction]:
    sides = _alike(listed, _held, codebook)
    if sides:
        person = listed[0].claim.sources[0].id or ""
        values: dict[str, str | tuple[str, ...]] = {"actor": person, "offices": tuple(" ".join(held) for held in sides)}
        yield _about_offices("several_offices", values, sides)


def several_holders(listed: Sequence[Listed], _pair: Mapping[str, str], codebook: Codebook) -> Iterator[Contradiction]:
    by_office: dict[str, list[Listed]] = {}
    for one in listed:
        by_office.setdefault(one.claim.office or "", []).append(one)
    for office, some in sorted(by_office.items()):
        sides = _alike(some, lambda one: (_id(one.claim.sources),), codebook) if office else {}
        if sides:
            persons = tuple(person for (person,) in sides)
            of = _id(some[0].claim.targets)
            yield _about_offices("several_holders", {"office": office, "of": of, "actors": persons}, sides)


def _about_offices(
    reason: str, values: Mapping[str, str | tuple[str, ...]], sides: Mapping[tuple[str, ...], Sequence[Listed]]
) -> Contradiction:
    """A question: whoever held the office may have changed in between."""
    return Contradiction(Verdict.QUESTION, reason, values, tuple(Side(None, _newest(side)) for side in sides.values()))


def _held(one: Listed) -> tuple[str, ...]:
    return (one.claim.office or "", _id(one.claim.targets))


def _id(parts: Sequence[Participant]) -> str:
    return (parts[0].id or "") if parts else ""


def _alike(
    listed: Sequence[Listed], says: Callable[[Listed], tuple[str, ...]], codebook: Codebook
) -> dict[tuple[str, ...], list[Listed]]:
    """The claims by what they say, where two say different things within WINDOW; empty where none does."""
    sides: dict[tuple[str, ...], list[Listed]] = {}
    for one in listed:
        said = says(one)
        if all(said):
            place = next((known for known in sides if _same(known, said, codebook)), said)
            sides.setdefault(place, []).append(one)
    found = {}
    for place in sorted(sides):
        others = [one for other in sides if other != place for one in sides[other]]
        met = [one for one in sides[place] if any(_within(one, other) for other in others)]
        if met:
            found[place] = met
    return found if len(found) > 1 else {}


def _same(one: tuple[str, ...], other: tuple[str, ...], codebook: Codebook) -> bool:
    return all(facts.agree(first, second, codebook) for first, second in zip(one, other, strict=True))


def against_facts(listed: Sequence[Listed], _pair: Mapping[str, str], codebook: Codebook) -> Iterator[Contradiction]:
    """What reference facts say otherwise: claims that speak against the same fact in the same way stand together."""
    found: dict[object, tuple[Contradiction, list[Listed]]] = {}
    for one in listed:
        for said in facts.against_facts((one,), codebook):
            found.setdefault((said.fact, said.reason, *sorted(said.values.items())), (said, []))[1].append(one)
    for said, claims in found.values():
        yield replace(said, sides=(Side(None, _newest(claims)),))


def _newest(claims: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(claims, key=lambda one: one.day or "", reverse=True))
