"""How many people an act killed or wounded, as its sentence says: 12 dead, wounding at least 30, مقتل ثلاثة, 12 kişi öldü."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from graph.codebook.numbers import WORD, Numbers
from graph.coding.dates import dates_of
from graph.coding.items import Sentence
from graph.coding.numerals import Number, Scan, find, scanner
from graph.coding.quantities import Found, bound_before, quantities_of
from graph.coding.text import Normal
from graph.model import Claim, Comparison, Quantity, Span

PEOPLE: Final = frozenset({
    "adviser", "child", "civilian", "detainee", "diplomat", "expert", "family", "fighter", "hostage", "journalist", "member",
    "mercenary", "migrant", "person", "police officer", "prisoner", "protester", "refugee", "soldier", "student", "tourist",
    "woman", "worker",
})  # fmt: skip
"""The units of amounts that count people."""

_HURTING: Final = ("ASSAULT", "COERCE", "PROTEST")
"""In which people come to harm; an attack before the others."""
_REACH: Final = 6
"""So many words may stand between a number and the word that says what befell them: 12 soldiers of the third army were killed."""
_LIST: Final = 2  # ", and"
_STOPS: Final = frozenset(".;:!?؛؟\"«»“”")


class _Harm(NamedTuple):
    """A word for having been killed or wounded: tokens `first` up to `last`. `joined`: "and" is written with it (ومقتل)."""

    kind: str
    first: int
    last: int
    joined: bool


class _Count(NamedTuple):
    """A number of people: tokens `first` up to `last`. `bare`: nothing says that it counts people."""

    value: float
    comparison: Comparison
    first: int
    last: int
    bare: bool


def find_casualties(text: str, numbers: Numbers) -> list[Found]:
    """The dead and the wounded that `text`, one sentence in matching form, counts; the unit is `killed` or `wounded`.

    Each has its words' span, with the number and what befell them. A part of a number that is given ("including three
    officers") is none of its own.
    """
    if numbers.harms.keys().isdisjoint(WORD.findall(text)):
        return []
    scanned = scanner(numbers).scan(Normal(text, (0,), (0,)))
    harms = list(_harms(scanned, numbers))
    counts = list(_counts(scanned, numbers)) if harms else []
    return [
        Found(count.value, harm.kind, count.comparison, _span(scanned, count, harm))
        for count in counts
        if (harm := _befell(count, harms, counts, scanned, numbers))
    ]


def with_casualties(sentence: Sentence, claims: list[Claim], numbers: Numbers) -> list[Claim]:
    """The sentence's claims; an attack, or another act that may hurt people, gets the casualties whose words stand nearest."""
    hurting = [claim for relation in _HURTING for claim in claims if claim.relation == relation and claim.trigger]
    found = find_casualties(sentence.normal.text, numbers) if hurting else []
    if not found:
        return claims
    worst = [claim for claim in hurting if claim.relation == hurting[0].relation]
    told: dict[str, list[Quantity]] = {}
    for number in found:
        stated = sentence.stated(number)
        nearest = min(worst, key=partial(_farness, stated.span))
        told.setdefault(nearest.id, []).append(stated)
    return [replace(claim, casualties=tuple(told[claim.id])) if claim.id in told else claim for claim in claims]


def _farness(span: Span, claim: Claim) -> tuple[bool, bool, int]:
    """How ill the claim fits the words: it names no doer, quotes other words, or its trigger stands far off."""
    return not claim.sources, not claim.span.overlaps(span), _apart(claim, span)


def _apart(claim: Claim, span: Span) -> int:
    """How many characters lie between the claim's trigger and the words."""
    assert claim.trigger
    trigger = claim.trigger.span
    return max(trigger.start - span.end, span.start - trigger.end, 0)


def _harms(scanned: Scan, numbers: Numbers) -> Iterator[_Harm]:
    free = 0
    for index in range(len(scanned.tokens)):
        entry = find(numbers.harms, scanned.tokens, index) if index >= free else None
        if entry:
            free = entry[1]
            yield _Harm(entry[0].value, index, free, entry[0].conjunction)


def _counts(scanned: Scan, numbers: Numbers) -> Iterator[_Count]:
    """The amounts of people, and the numbers that are no amount and no date."""
    amounts = quantities_of(scanned, numbers)
    taken = [*(amount.span for amount in amounts), *(date.span for date in dates_of(scanned, numbers, None))]
    for amount in amounts:
        if amount.unit in PEOPLE and amount.value >= 1:
            yield _Count(amount.value, amount.comparison, *_tokens(scanned, amount.span), bare=False)
    for number in scanned.numbers:
        if not any(_token_span(scanned, number.first, number.last).overlaps(span) for span in taken) and number.value >= 1:
            yield _bare(number, scanned, numbers)


def _bare(number: Number, scanned: Scan, numbers: Numbers) -> _Count:
    comparison, first = bound_before(scanned, numbers, number.first)
    return _Count(number.value, comparison or (Comparison.GE if number.vague else Comparison.EQ), first, number.last, bare=True)


def _befell(
    count: _Count, harms: Sequence[_Harm], counts: Sequence[_Count], scanned: Scan, numbers: Numbers
) -> _Harm | None:
    """What befell the people counted: the word inside their number, else the nearest one that no other number has."""
    inside = next((harm for harm in harms if count.first <= harm.first and harm.last <= count.last), None)
    if inside and not any(other.first == inside.last and inside.first > count.first + 1 for other in counts):
        return inside  # 12 dead, but not: the three attacks killed | 20 people
    if inside:
        return None
    if _is_part(count, scanned, numbers):
        return None
    near = [(_distance(count, harm), harm) for harm in harms if _reaches(count, harm, counts, scanned, numbers)]
    distance, harm = min(near, default=(0, None), key=lambda each: each[0])
    if not harm or not count.bare or not distance:
        return harm
    # 15 Filistinli öldürüldü, but not: the three attacks | killed 20 people
    return harm if distance == 1 and all(_distance(other, harm) >= 1 for other in counts) else None


def _distance(count: _Count, harm: _Harm) -> int:
    return harm.first - count.last if harm.first >= count.last else count.first - harm.last


def _reaches(count: _Count, harm: _Harm, counts: Iterable[_Count], scanned: Scan, numbers: Numbers) -> bool:
    """Whether nothing between the two parts them: a stop, another number. Where verbs come last, so does the word."""
    after = harm.first >= count.last
    if harm.joined if after else numbers.writing.postpositions:
        return False
    if after and not numbers.writing.postpositions and any(other.first == harm.last for other in counts):
        return False  # three gunmen killed | five soldiers
    between = range(count.last, harm.first) if after else range(harm.last, count.first)
    if len(between) > _REACH or any(scanned.tokens[index].text in _STOPS for index in between):
        return False
    others = [other for other in counts if other.first in between and not _is_part(other, scanned, numbers)]
    return all(_listed(scanned, numbers, *sorted((count, other), key=lambda each: each.first)) for other in others)


def _listed(scanned: Scan, numbers: Numbers, one: _Count, other: _Count) -> bool:
    """Whether two numbers stand in a list: 12 soldiers and five civilians were killed."""
    words = [token.text for token in scanned.tokens[one.last : other.first]]
    joined = scanned.tokens[other.first].text in numbers.links["listing"]
    return joined or (0 < len(words) <= _LIST and all(word in numbers.links["listing"] or word in ",،" for word in words))


def _is_part(count: _Count, scanned: Scan, numbers: Numbers) -> bool:
    """Whether the number is of some among those counted already: including three children."""
    before = scanned.tokens[max(0, count.first - 2) : count.first]
    return any(token.text in numbers.links["among"] for token in before)


def _tokens(scanned: Scan, span: Span) -> tuple[int, int]:
    places = [(index, scanned.start(index), scanned.end(index)) for index in range(len(scanned.tokens))]
    inside = [index for index, start, end in places if span.start <= start < span.end or end == span.end]
    return inside[0], inside[-1] + 1


def _token_span(scanned: Scan, first: int, last: int) -> Span:
    return Span(scanned.start(first), scanned.end(last - 1))


def _span(scanned: Scan, count: _Count, harm: _Harm) -> Span:
    return _token_span(scanned, min(count.first, harm.first), max(count.last, harm.last))
