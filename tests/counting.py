"""The network counted claim by claim, from the claims as they are listed: what columns are held against."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from graph.codebook import Codebook
from graph.faces.network.edges import heads
from graph.ledger import Listed, View, Way, conditions
from graph.ledger.naming import node, pair_ways, parties
from graph.model import Claim, Interval, Modality, Participant, Precision
from graph.model.dyad import Edge, Level
from graph.model.record import SHOWN
from graph.query.filters import OWN_VOICE, Filters
from graph.query.values import Month


@dataclass(frozen=True, slots=True)
class Link:
    """The claim `claim` relates a and b (a < b)."""

    a: str
    b: str
    way: Way
    claim: str
    relation: str
    modality: Modality
    score: float | None
    document: str
    parties: str
    day: str | None
    date: Interval | None


def key(one: Listed) -> str:
    return f"{one.document.id} {one.claim.id}"


def listed(view: View, filters: Filters, modalities: Sequence[Modality]) -> list[Listed]:
    """The claims that fulfil the filters, newest first."""
    found = view.newest(conditions.reviewed(filters.review or SHOWN))
    members = {row.id for row in view.members(filters.collection)} if filters.collection else set()
    return [one for one in found if one.claim.modality in modalities and _fulfils(one, filters, view, members)]


def _fulfils(one: Listed, filters: Filters, view: View, members: set[str]) -> bool:
    return all(
        test(one, value, filters.level, view)
        for name, test in _TESTS.items()
        if (value := getattr(filters, name)) and name != "collection"
    ) and (not filters.collection or one.document.id in members)


def _parties(claim: Claim) -> tuple[Participant, ...]:
    return (*claim.sources, *claim.targets)


def _is(who: Participant | None, actor: str, level: Level, view: View) -> bool:
    names = who and {who.id, *([node(who)] if level is Level.STATE else [])}
    return bool(names and view.identities.meant(actor) in names)


_TESTS: dict[str, Callable[[Listed, Any, Level, View], bool]] = {
    "actor": lambda one, actor, level, view: any(_is(who, actor, level, view) for who in _parties(one.claim)),
    "kind": lambda one, kinds, *_: any(who.kind in kinds for who in _parties(one.claim)),
    "state": lambda one, states, *_: any(who.state in states for who in _parties(one.claim)),
    "relation": lambda one, relations, *_: one.claim.relation in relations,
    "mode": lambda one, modes, *_: one.claim.mode in modes,
    "quad": lambda one, quads, *_: one.claim.quad in quads,
    "context": lambda one, contexts, *_: bool({*one.claim.contexts} & {*contexts}),
    "claimant": lambda one, who, level, view: (
        one.claim.claimant is None if who == OWN_VOICE else _is(one.claim.claimant, who, level, view)
    ),
    "outlet": lambda one, outlet, _level, view: (
        one.document.outlet in view.identities.all_of(outlet)
        or any(_is(who, outlet, Level.ACTOR, view) for who in one.claim.via)
    ),
    "place": lambda one, place, level, view: _is(one.claim.place, place, level, view),
    "language": lambda one, language, *_: one.document.language == language,
    "since": lambda one, day, *_: one.day is not None and one.day >= day,
    "until": lambda one, day, *_: one.day is not None and one.day <= day,
    "resolved": lambda one, _yes, level, _view: all(
        (node(who) if level is Level.STATE else who.id) is not None for who in _parties(one.claim)
    ),
}


def links(found: Iterable[Listed], level: Level) -> Iterator[Link]:
    """By pair and claim."""
    return (_link(one, a, b, ways[level]) for one, (a, b), ways in _pairs(found) if level in ways)


def links_of(found: Iterable[Listed], actor: str, level: Level) -> Iterator[Link]:
    """Those of one actor. At state level it may be one who acts for another."""
    for one, (a, b), ways in _pairs(found):
        way = ways.get(level)
        if level is Level.STATE and way is None:
            way = ways.get("a_apart") if a == actor else ways.get("b_apart")
        if actor in (a, b) and way is not None:
            yield _link(one, a, b, way)


def links_between(found: Iterable[Listed], a: str, b: str, level: Level) -> Iterator[Link]:
    """Those of two actors. At state level either may be one who acts for another."""
    for one, pair, ways in _pairs(found):
        namings = (level,) if level is Level.ACTOR else ("state", "a_apart", "b_apart")
        way = next((ways[naming] for naming in namings if naming in ways), None)
        if pair == (a, b) and way is not None:
            yield _link(one, a, b, way)


def _pairs(found: Iterable[Listed]) -> Iterator[tuple[Listed, tuple[str, str], Mapping[str, Way]]]:
    for one in found:
        for pair, ways in pair_ways(one.claim).items():
            yield one, pair, ways


def _link(one: Listed, a: str, b: str, way: Way) -> Link:
    claim, day = one.claim, one.day
    document = one.document.id
    return Link(a, b, way, key(one), claim.relation, claim.modality, claim.score, document, parties(claim), day, claim.date)


def edges(links: Iterable[Link], codebook: Codebook) -> tuple[Edge, ...]:
    """One edge a pair, sorted by a and b; the links must hold no denied claim."""
    ordered = sorted(links, key=attrgetter("a", "b", "claim"))
    return tuple(_edge(a, b, list(group), codebook) for (a, b), group in groupby(ordered, key=attrgetter("a", "b")))


def months(links: Iterable[Link], codebook: Codebook) -> tuple[Month, ...]:
    """Ascending, the undated ones last. What only a year dates, stands before the months of that year."""
    binned: dict[str | None, list[Link]] = {}
    for link in links:
        binned.setdefault(_bin(link), []).append(link)
    ordered = sorted(binned, key=lambda month: (month is None, month or ""))
    return tuple(_month(month, binned[month], codebook) for month in ordered)


def _bin(link: Link) -> str | None:
    """The month of the act; its year where the text gives no more than that: no month is invented."""
    if link.date and link.date.start and link.date.end and link.date.start[:7] != link.date.end[:7]:
        return link.date.start[:4]
    return link.day and link.day[:7]


def by_frequency(values: Iterable[str]) -> Mapping[str, int]:
    """The most frequent first, then by name."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _edge(a: str, b: str, links: Sequence[Link], codebook: Codebook) -> Edge:
    ways = Counter(link.way for link in links)
    positive, negative = _signs(links, codebook)
    modalities = Counter(link.modality for link in links)
    return Edge(
        a=a,
        b=b,
        claims=len(links),
        articles=_articles(links),
        events=count_events(links),
        score=_mean_score(links),
        positive=positive,
        negative=negative,
        forward=ways[Way.FORWARD],
        backward=ways[Way.BACKWARD],
        mutual=ways[Way.MUTUAL],
        relations=by_frequency(link.relation for link in links),
        modalities={modality: modalities[modality] for modality in Modality if modalities[modality]},
    )


def _month(month: str | None, links: Sequence[Link], codebook: Codebook) -> Month:
    positive, negative = _signs(links, codebook)
    return Month(month, len(links), _articles(links), positive, negative, _mean_score(links))


def _articles(links: Iterable[Link]) -> int:
    return len({link.document for link in links})


def _mean_score(links: Iterable[Link]) -> float | None:
    """Over the claims that have a score: standing relations and measures have none."""
    scores = [link.score for link in links if link.score is not None]
    return sum(scores) / len(scores) if scores else None


def _signs(links: Iterable[Link], codebook: Codebook) -> tuple[int, int]:
    """How many claims are positive and negative: by their score, else by their relation's polarity."""
    signs = [_polarity(link, codebook) if link.score is None else link.score for link in links]
    return sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)


def _polarity(link: Link, codebook: Codebook) -> int:
    """0 for a relation that the codebook no longer has."""
    relation = codebook.relations.get(link.relation)
    return relation.polarity if relation else 0


_EXACT = (Precision.DAY, Precision.RANGE)


def count_events(links: Iterable[Link]) -> int:
    """How many acts the claims tell of: same relation, same participants at state level, act dates within one day.

    A claim counts once, however many links it has. One without an exact date is an act of its own: two claims on the
    same year need not mean the same act. An event reaches one day from its first claim, so that it can't grow day by day.
    """
    dated: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    undated: set[str] = set()
    for link in links:
        days = _days(link.date)
        if days is None:
            undated.add(link.claim)
        else:
            dated[link.relation, link.parties].add(days)
    return len(undated) + sum(len(heads(days)) for days in dated.values())


def _days(interval: Interval | None) -> tuple[int, int] | None:
    """First and last day of the act as day numbers; None where they are not known exactly."""
    if interval is None or interval.precision not in _EXACT or not interval.start or not interval.end:
        return None
    return date.fromisoformat(interval.start).toordinal(), date.fromisoformat(interval.end).toordinal()
