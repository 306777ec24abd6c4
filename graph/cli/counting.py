"""How far a long run is: a bar where standard error is a terminal, failures alone everywhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from graph.cli.output import note


class Counting(Protocol):
    """One step of a known number of them is done; a line is said without tearing the bar."""

    def advance(self) -> None: ...
    def say(self, line: str) -> None: ...


class _Quiet:
    def advance(self) -> None:
        pass

    def say(self, line: str) -> None:
        note(line)


@contextmanager
def counting(what: str, things: str, expected: int) -> Iterator[Counting]:
    """`what` is being done to so many `things`."""
    if sys.stderr.isatty():
        from graph.cli.progress import steps

        with steps(what, things, expected) as bar:
            yield bar
    else:
        yield _Quiet()
