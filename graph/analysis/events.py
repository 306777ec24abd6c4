"""Claims → distinct events: claims of several documents about one act count once (DESIGN 4, Event)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from graph.faces.network.edges import heads
from graph.ledger import Link
from graph.model import Interval, Precision

_EXACT = (Precision.DAY, Precision.RANGE)


def count_events(links: Iterable[Link]) -> int:
    """How many acts the claims tell of: same relation, same participants at state level, act dates within one day.

    A claim counts once, however many links it has. One without an exact date is an act of its own: two claims on the
    same year need not mean the same act. An event reaches one day from its first claim, so that it can't grow day by day.
    """
    dated: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    undated: set[int] = set()
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
