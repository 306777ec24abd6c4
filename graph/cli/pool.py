"""Several processes that code at the same time.

They are spawned, not forked, on every system: a fork copies what threads and databases hold open. Texts go to them in chunks,
and no more chunks are read ahead than keep them busy, so that a corpus of any size fits.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, Generic

from graph.cli.jobs import Found, Result, coder, outcome_of
from graph.model import Coded, Document
from graph.reading import Failure

CHUNK: Final = 50_000
"""Characters that a process codes at a time, if no single text has more."""
MOST: Final = 200
"""How many texts a chunk has at the most."""
AHEAD: Final = 3
"""How many chunks are read ahead for each process."""


def _start() -> None:
    """Ctrl+C is the main process's business: it asks for no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    coder()


def _coded_chunk(chunk: list[Found], shown: Callable[[Coded], Result]) -> list[Failure | Result | None]:
    code = coder().code
    return [outcome_of(code, where, one, shown) for where, one in chunk]


class Pool(Generic[Result]):
    """Processes, and the chunks that they are at."""

    def __init__(self, jobs: int, shown: Callable[[Coded], Result]) -> None:
        self.jobs, self.shown = jobs, shown
        self.pool = self._new_pool()
        self.waiting: deque[tuple[list[Found], Future[list[Failure | Result | None]]]] = deque()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), _start)

    def all(self, found: Iterable[Found]) -> Iterator[tuple[str, Failure | Result | None]]:
        coder()  # what is kept beside the codebook is made once, not by every process
        try:
            for chunk in _chunks(found):
                self.waiting.append((chunk, self._submit(chunk)))
                if len(self.waiting) > AHEAD * self.jobs:
                    yield from self._next()
            while self.waiting:
                yield from self._next()
        finally:
            self.pool.shutdown(cancel_futures=True)

    def _submit(self, chunk: list[Found]) -> Future[list[Failure | Result | None]]:
        return self.pool.submit(_coded_chunk, chunk, self.shown)

    def _next(self) -> Iterator[tuple[str, Failure | Result | None]]:
        chunk, future = self.waiting.popleft()
        try:
            outcomes = future.result()
        except BrokenProcessPool:
            outcomes = [self._alone(one) for one in chunk]
            self._restart()
        yield from ((where, outcome) for (where, _), outcome in zip(chunk, outcomes, strict=True))

    def _alone(self, one: Found) -> Failure | Result | None:
        """One text of a chunk on which a process died; if it dies again, that text is to blame, or the want of memory."""
        self.pool.shutdown()
        self.pool = self._new_pool()
        try:
            return self._submit([one]).result()[0]
        except BrokenProcessPool:
            document = one[1].id if isinstance(one[1], Document) else None
            return Failure(one[0], "the process that coded it was killed, perhaps for want of memory", document)

    def _restart(self) -> None:
        """The chunks that died with their processes, once more."""
        self.pool.shutdown()
        self.pool = self._new_pool()
        self.waiting = deque((chunk, self._submit(chunk)) for chunk, _ in self.waiting)


def _chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    size = 0
    for where, one in found:
        chunk.append((where, one))
        size += len(one.text) if isinstance(one, Document) else 0
        if size >= CHUNK or len(chunk) >= MOST:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
