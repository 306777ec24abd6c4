"""Texts coded by several processes at once: what comes of them stands in the order in which they were read.

Processes are spawned, not forked, on every system: a fork copies what threads and databases hold open. Texts go to them in
chunks, and no more chunks are read ahead than keep them busy, so that a corpus of any size fits.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from graph.cli.coding import coded_or_failure
from graph.model import Coded, Document
from graph.reading import Failure

if TYPE_CHECKING:
    from graph.coding import Coder

Result = TypeVar("Result")
Found = tuple[str, Document | Failure | None]
"""Where something was read, and what; None where there is nothing to code, as at a file's end."""

CHUNK: Final = 50_000
"""Characters that a process codes at a time, if no single text has more."""
MOST: Final = 200
"""How many texts a chunk has at the most."""
AHEAD: Final = 3
"""How many chunks are read ahead for each process."""


def whole(coded: Coded) -> Coded:
    """All that coding a text gives."""
    return coded


def coded(found: Iterable[Found], jobs: int, shown: Callable[[Coded], Result]) -> Iterator[tuple[str, Failure | Result | None]]:
    """What comes of each text, in order: a failure, or what `shown` makes of it, where it was coded.

    `shown` runs where the text is coded; several processes have to be able to find it by its name.
    """
    if jobs > 1:
        yield from _Pool(jobs, shown).all(found)
        return
    code = _coder().code
    for where, one in found:
        yield where, _outcome(code, where, one, shown)


def _outcome(
    code: Callable[[Document], Coded], where: str, one: Document | Failure | None, shown: Callable[[Coded], Result]
) -> Failure | Result | None:
    if not isinstance(one, Document):
        return one
    outcome = coded_or_failure(code, one, where)
    return outcome if isinstance(outcome, Failure) else shown(outcome)


@cache
def _coder() -> "Coder":
    """This process's coder."""
    from graph.codebook import load_codebook
    from graph.coding import Coder

    return Coder(load_codebook())


def _start() -> None:
    """Ctrl+C is the main process's business: it asks for no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _coder()


def _coded_chunk(chunk: list[Found], shown: Callable[[Coded], Result]) -> list[Failure | Result | None]:
    code = _coder().code
    return [_outcome(code, where, one, shown) for where, one in chunk]


class _Pool(Generic[Result]):
    """Processes, and the chunks that they are at."""

    def __init__(self, jobs: int, shown: Callable[[Coded], Result]) -> None:
        self.jobs, self.shown = jobs, shown
        self.pool = self._new_pool()
        self.waiting: deque[tuple[list[Found], Future[list[Failure | Result | None]]]] = deque()

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context("spawn"), _start)

    def all(self, found: Iterable[Found]) -> Iterator[tuple[str, Failure | Result | None]]:
        _coder()  # what is kept beside the codebook is made once, not by every process
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
