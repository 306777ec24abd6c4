"""What claims make of pairs: edges and their figures, counted over columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.faces.network.columns import Columns, Links, Numbers, once
from graph.ledger.numbers import MODALITIES, NOTHING
from graph.model import Modality
from graph.model.dyad import Edge, Level, Network, Node

_B = (1 << 32) - 1


@dataclass(frozen=True)
class Selected:
    """The links of the claims that were asked for, by pair, act and start; `first` says where each pair begins."""

    columns: Columns
    pair: Numbers
    claim: Numbers
    way: Numbers
    first: Numbers
    rows: Numbers | None = None  # which links of another selection these are

    @property
    def a(self) -> Numbers:
        """One end of each edge, as a number of `columns.words`."""
        return self.pair[self.first] >> 32

    @property
    def b(self) -> Numbers:
        return self.pair[self.first] & _B

    @property
    def claims(self) -> Numbers:
        """How many claims each edge has: a pair has a claim once."""
        return np.diff(self.first, append=len(self.pair))

    @property
    def edge(self) -> Numbers:
        """Which edge each link belongs to."""
        return np.repeat(np.arange(len(self.first)), self.claims)

    def mean_score(self) -> Numbers:
        """Over the claims that have a score; NaN where none has."""
        scores = self.columns.claims.score[self.claim]
        scored = ~np.isnan(scores)
        edge, count = self.edge, len(self.first)
        sums = np.bincount(edge, np.where(scored, scores, 0.0), count)
        with np.errstate(invalid="ignore"):
            return np.asarray(sums / np.bincount(edge, scored, count))

    def signs(self, polarities: Mapping[str, int]) -> Numbers:
        """+1, -1 or 0 for each link: by its score, else by its relation's polarity."""
        scores = self.columns.claims.score[self.claim]
        words = self.columns.words
        table = np.zeros(len(words.texts) + 1, "i1")  # the last stands for a relation that is no word here
        table[[words.number(relation) for relation in polarities]] = list(polarities.values())
        table[NOTHING] = 0
        return np.where(np.isnan(scores), table[self.columns.claims.relation[self.claim]], np.sign(scores)).astype("i1")

    def articles(self) -> Numbers:
        return distinct(self.edge, self.columns.claims.coding[self.claim], len(self.first))

    def events(self) -> Numbers:
        """How many acts each edge tells of: claims with the same relation and participants, within one day of the first."""
        claims, edge, count = self.columns.claims, self.edge, len(self.first)
        start = claims.start[self.claim]
        exact = np.flatnonzero(start)
        undated = len(start) - len(exact) and np.bincount(edge[start == 0], minlength=count)
        edge, start = edge[exact], start[exact]
        act, end = claims.act[self.claim[exact]], claims.end[self.claim[exact]]
        group = np.cumsum(changes(edge, act)) - 1
        if not len(group):
            return np.asarray(np.zeros(count, "i8") + undated)
        ranged = np.zeros(int(group[-1]) + 1, bool)
        ranged[group[end != start]] = True
        single = ~ranged[group]
        found = np.bincount(*_runs(edge[single], group[single], start[single]), minlength=count).astype("i8") + undated
        for one in np.flatnonzero(ranged):
            rows = slice(*np.searchsorted(group, (one, one + 1)))
            found[edge[rows.start]] += len(heads(set(zip(start[rows].tolist(), end[rows].tolist(), strict=True))))
        return np.asarray(found)

    def by_relation(self) -> dict[str, int]:
        """How many links there are of each relation, the most frequent first."""
        relations = self.columns.claims.relation[self.claim]
        return _by_frequency({one: times for one, times in tallied(relations)}, self.columns.words.texts)  # noqa: C416 - typed

    def counted(self, values: Numbers) -> list[dict[int, int]]:
        """For each edge, how many of its claims have which value, the most frequent first."""
        width = int(values.max()) + 1 if len(values) else 1
        codes, counts = unique(self.edge * width + values)
        found: list[dict[int, int]] = [{} for _ in self.first]
        order = np.lexsort((-counts, codes // width))
        for code, times in zip(codes[order].tolist(), counts[order].tolist(), strict=True):
            found[code // width][code % width] = times
        return found


Wanted = Callable[[Numbers | None], Numbers | None]
"""Which of the claims of these rows (None: of all) are wanted, as a mask; None: all of them."""


def everything(_rows: Numbers | None) -> None:
    """All claims are wanted."""


def all_of(*conditions: Wanted) -> Wanted:
    """What fulfils them all."""

    def wanted(rows: Numbers | None) -> Numbers | None:
        masks = [mask for condition in conditions if (mask := condition(rows)) is not None]
        return np.logical_and.reduce(masks) if len(masks) > 1 else next(iter(masks), None)

    return wanted


def select(columns: Columns, links: Links, wanted: Wanted) -> Selected:
    """The links of the claims that are wanted."""
    mask = wanted(None)
    if mask is None:
        return _selected(columns, links.pair, links.claim, links.way)
    kept = np.flatnonzero(mask[links.claim])
    return _selected(columns, links.pair[kept], links.claim[kept], links.way[kept])


def select_of(columns: Columns, level: Level, actor: int, wanted: Wanted) -> Selected:
    """The links of one actor. At state level it may be one who acts for another."""
    found = []
    for name in _NAMINGS[level]:
        links: Links = getattr(columns, name)
        low, high = np.searchsorted(links.pair, (actor << 32, (actor + 1) << 32)) if name != "apart_b" else (0, 0)
        ends = np.flatnonzero((links.pair & _B) == actor) if name != "apart_a" else np.empty(0, "i8")
        found.append((links, np.concatenate((np.arange(low, high), ends))))
    return _gathered(columns, found, wanted)


def select_between(columns: Columns, level: Level, a: int, b: int, wanted: Wanted) -> Selected:
    """The links of two actors, a the one whose id comes first. At state level either may be one who acts for another."""
    pair, found = a << 32 | b, []
    for name in _NAMINGS[level]:
        links: Links = getattr(columns, name)
        low, high = np.searchsorted(links.pair, (pair, pair + 1))
        found.append((links, np.arange(low, high)))
    return _gathered(columns, found, wanted)


_NAMINGS = {Level.ACTOR: ("actor",), Level.STATE: ("state", "apart_a", "apart_b")}


def _gathered(columns: Columns, parts: Sequence[tuple[Links, Numbers]], wanted: Wanted) -> Selected:
    """These rows of links, as far as their claims are wanted."""
    found = []
    for links, rows in parts:
        if len(rows):
            rows = np.sort(rows)  # so they are in the order of all links
            mask = wanted(links.claim[rows])
            kept = rows if mask is None else rows[mask]
            found.append((links.pair[kept], links.claim[kept], links.way[kept]))
    if len(found) == 1:
        return _selected(columns, *found[0])
    if not found:
        return _selected(columns, *(getattr(parts[0][0], name)[:0] for name in ("pair", "claim", "way")))
    pair, claim, way = (np.concatenate(parts) for parts in zip(*found, strict=True))
    claims = columns.claims
    order = np.lexsort((claims.start[claim], claims.act[claim], pair))
    links = once(Links(pair[order], claim[order], way[order]))  # named as itself and as who acts for another, it is one claim
    return _selected(columns, links.pair, links.claim, links.way)


def directed(found: Selected) -> Selected:
    """The same with a the one who does it and b the one to whom: what is mutual goes both ways."""
    turned = (found.pair & _B) << 32 | found.pair >> 32
    forward, backward = np.flatnonzero(found.way != 2), np.flatnonzero(found.way != 1)
    pair = np.concatenate((found.pair[forward], turned[backward]))
    rows = np.concatenate((forward, backward))
    claim, way = found.claim[rows], np.where(found.way[rows] == 3, 3, 1).astype("i1")
    claims = found.columns.claims
    order = np.lexsort((claims.start[claim], claims.act[claim], pair))
    return _selected(found.columns, pair[order], claim[order], way[order])


def only(found: Selected, kept: Numbers) -> Selected:
    """Those of the links that the mask has."""
    return _selected(found.columns, found.pair[kept], found.claim[kept], found.way[kept])


def strongest(found: Selected, most: int | None) -> Selected:
    """The edges with the most claims, at most so many; among equals those whose ids come first."""
    if most is None or len(found.first) <= most:
        return found
    names, claims = found.columns.words.texts, found.claims
    least = np.sort(claims)[-most] if most else claims.max() + 1
    candidates = np.flatnonzero(claims >= least).tolist()
    a, b = found.a, found.b
    candidates.sort(key=lambda one: (-int(claims[one]), names[a[one]], names[b[one]]))
    kept = np.zeros(len(claims), bool)
    kept[candidates[:most]] = True
    return only(found, kept[found.edge])


def _selected(columns: Columns, pair: Numbers, claim: Numbers, way: Numbers) -> Selected:
    return Selected(columns, pair, claim, way, np.flatnonzero(changes(pair)))


_FIGURES = ("claims", "articles", "events", "score", "positive", "negative", "forward", "backward", "mutual")


def edges(found: Selected, polarities: Mapping[str, int]) -> tuple[Edge, ...]:
    """The edges as values, sorted by a and b."""
    columns, edge, count = found.columns, found.edge, len(found.first)
    names, words = columns.words.texts, columns.words.texts
    signs = found.signs(polarities)
    relations = found.counted(columns.claims.relation[found.claim])
    modalities = found.counted(columns.claims.modality[found.claim])
    chosen = (signs > 0, signs < 0, *(found.way == way for way in (1, 2, 3)))
    scores = [None if score != score else score for score in found.mean_score().tolist()]  # NaN is no score
    counted = (found.a, found.b, found.claims, found.articles(), found.events())
    signed = (np.bincount(edge[one], minlength=count) for one in chosen)
    figures: list[list[Any]] = [*(one.tolist() for one in counted), scores, *(one.tolist() for one in signed)]
    made = (
        Edge(
            a=names[a],
            b=names[b],
            **dict(zip(_FIGURES, counts, strict=True)),
            relations=_by_frequency(relations[at], words),
            modalities=_modalities(modalities[at]),
        )
        for at, (a, b, *counts) in enumerate(zip(*figures, strict=True))
    )
    return tuple(sorted(made, key=lambda one: (one.a, one.b)))


def nodes(found: Selected) -> tuple[Node, ...]:
    """The ends of the edges, sorted by id, with how many claims and partners each has."""
    names = found.columns.words.texts
    both = np.concatenate((found.pair >> 32, found.pair & _B))
    claims = distinct(both, np.concatenate((found.claim, found.claim)), len(names))
    partners = np.bincount(np.concatenate((found.a, found.b)), minlength=len(names))
    made = (Node(names[one], int(claims[one]), int(partners[one])) for one in np.flatnonzero(partners))
    return tuple(sorted(made, key=lambda node: node.id))


def network(found: Selected, level: Level, version: int, polarities: Mapping[str, int]) -> Network:
    return Network(level, version, nodes(found), edges(found, polarities))


def _by_frequency(counts: Mapping[int, int], words: Sequence[str]) -> dict[str, int]:
    """The most frequent first, then by name."""
    return dict(sorted(((words[one], times) for one, times in counts.items()), key=lambda item: (-item[1], item[0])))


def _modalities(counts: Mapping[int, int]) -> dict[Modality, int]:
    return {modality: counts[number] for number, modality in enumerate(MODALITIES) if number in counts}


def unique(values: Numbers) -> tuple[Numbers, Numbers]:
    """The distinct values, sorted, and how often each is there. numpy's own hashes first, and is ten times slower here."""
    ordered = np.sort(values)
    first = np.flatnonzero(changes(ordered))
    return ordered[first], np.diff(first, append=len(ordered))


def tallied(*values: Numbers) -> Iterator[tuple[int, ...]]:
    """The distinct combinations of values in their order, each with how often it is there."""
    order = np.lexsort(values[::-1])
    first = np.flatnonzero(changes(*(one[order] for one in values)))
    counts = np.diff(first, append=len(order))
    return zip(*(one[order[first]].tolist() for one in values), counts.tolist(), strict=True)


def distinct(owner: Numbers, value: Numbers, count: int) -> Numbers:
    """How many different values each of `count` owners has."""
    codes, _times = unique((owner.astype("i8") << 32) | value)
    return np.bincount(codes >> 32, minlength=count)


def changes(*columns: Numbers) -> Numbers:
    """Where a row differs from the one before; the first one does."""
    length = len(columns[0])
    found = np.zeros(length, bool)
    for column in columns:
        found[1:] |= column[1:] != column[:-1]
    found[:1] = True
    return found


def _runs(edge: Numbers, group: Numbers, day: Numbers) -> tuple[Numbers, Numbers]:
    """For days sorted within groups: the edge of each stretch of days that follow one another, and how many events it has.

    An event reaches one day from its first claim, so a stretch of n days has n/2 events, rounded up.
    """
    kept = changes(group, day)
    edge, group, day = edge[kept], group[kept], day[kept]
    breaks = changes(group)
    breaks[1:] |= np.diff(day) > 1
    first = np.flatnonzero(breaks)
    return edge[first], (np.diff(first, append=len(day)) + 1) // 2


def heads(days: Sequence[tuple[int, int]] | set[tuple[int, int]], apart: int = 1) -> list[tuple[int, int]]:
    """The first claim of each event, of acts from one day to another: both may be `apart` days from the first claim's."""
    firsts: list[tuple[int, int]] = []
    for start, end in sorted(days):
        if not any(start - first <= apart and abs(end - last) <= apart for first, last in firsts):
            firsts.append((start, end))
    return firsts
