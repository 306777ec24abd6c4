"""What is asked of a million claims, and how a measured figure is told."""

import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Figures = dict[str, str]
"""By a row's key: what was measured, in words."""

ROWS: Final = (
    ("load.rate", "load, claims a CPU-second", ">= 25,000; >= 3x Oxigraph"),
    ("load.bytes", "bytes a claim on disk", "<= 700"),
    ("load.memory", "peak memory of loading", "<= 1 GB"),
    ("dyad", "dyad, 100 newest, 50 random dyads", "p50 <= 1.5 ms, p95 <= 15 ms; >= 50x"),
    ("dyad.hot", "  the hottest dyad", "p95 <= 15 ms"),
    ("profile", "dyad by year and type", "p95 <= 10 ms"),
    ("profile.hot", "  the hottest dyad", "p95 <= 10 ms"),
    ("ego", "ego, top 50 in a year, hottest too", "p95 <= 25 ms"),
    ("year", "network of a year, from columns", "<= 10 ms; >= 20x SPARQL"),
    ("year.disk", "network of a year, from disk", "<= 100 ms; >= 20x SPARQL"),
    ("year.values", "  as values, with articles and events", "-"),
    ("paths", "10 shortest paths in a year", "p95 <= 20 ms"),
    ("text", "full text, 50 newest", "p95 <= 5 ms"),
    ("insert", "insert of 10 claims, durable", "p50 <= 8 ms"),
    ("step.network", "  until the network has it", "<= 100 ms"),
    ("step.text", "  until the text has it", "<= 100 ms"),
    ("step.rdf", "  until the RDF has it", "<= 2 s"),
    ("open", "open and answer the first dyad, cold", "<= 1.5 s"),
    ("open.first", "  where there is no file of columns yet", "-"),
    ("columns", "  until the columns are ready, without a file", "<= 3 s"),
    ("growth.load", "growth of load", "exponent <= 1.15"),
    ("growth.ego", "growth of ego", "exponent <= 1.15"),
    ("growth.network", "growth of the network of a year", "exponent <= 1.15"),
)
MISSING: Final = "missing: {}"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of the clock, one an answer, and the processor's for all of them together."""

    clock: tuple[float, ...]
    processor: float

    @property
    def median(self) -> float:
        return statistics.median(self.clock)

    @property
    def p95(self) -> float:
        ordered = sorted(self.clock)
        return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]

    def __str__(self) -> str:
        if len(self.clock) == 1:
            return f"{told(self.clock[0])} ms"
        return f"p50 {told(self.median)}, p95 {told(self.p95)} ms"


def told(value: float) -> str:
    """With three digits or so."""
    digits = next((digits for digits, least in ((0, 100), (1, 10), (2, 0.1)) if value >= least), 3)
    return f"{value:,.{digits}f}"


def timed(ask: Callable[[Item], Any], items: Iterable[Item], rounds: int = 1) -> Times:
    """Of each item, so many times; the fastest round counts, for other programs may be running."""
    clock: list[float] = []
    began = time.process_time()
    for item in items:
        best = float("inf")
        for _ in range(rounds):
            start = time.perf_counter()
            ask(item)
            best = min(best, time.perf_counter() - start)
        clock.append(best * 1000)
    return Times(tuple(clock), (time.process_time() - began) * 1000)


def together(some: Iterable[Times]) -> Times:
    found = list(some)
    return Times(tuple(time for one in found for time in one.clock), sum(one.processor for one in found))


def processor() -> float:
    """Seconds of the processor that this process, its threads and the processes it waited for have taken."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


class Clocked(Iterator[Item]):
    """The same items, and how much of the processor making them took: what is made for the bench is no part of its figures."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items, self.seconds = iter(items), 0.0

    def __next__(self) -> Item:
        began = time.thread_time()
        try:
            return next(self._items)
        finally:
            self.seconds += time.thread_time() - began
