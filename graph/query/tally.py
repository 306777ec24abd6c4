"""Figures over links: how many claims, articles and events, which way they lean."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from graph.analysis.events import count_events
from graph.codebook import Codebook
from graph.ledger import Link, Way
from graph.model import Modality
from graph.model.dyad import Edge
from graph.query.values import Month


def edges(links: Sequence[Link], codebook: Codebook) -> tuple[Edge, ...]:
    """One edge a pair, sorted by a and b; the links must hold no denied claim."""
    ordered = sorted(links, key=attrgetter("a", "b", "claim"))
    return tuple(_edge(a, b, list(group), codebook) for (a, b), group in groupby(ordered, key=attrgetter("a", "b")))


def months(links: Sequence[Link], codebook: Codebook) -> tuple[Month, ...]:
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
