"""Texts coded one after the other, or by several processes at once: what comes of them stands in the order of reading."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from graph.cli.coding import coded_or_failure
from graph.model import Coded, Document
from graph.reading import Failure

if TYPE_CHECKING:
    from graph.coding import Coder

Result = TypeVar("Result")
Found = tuple[str, Document | Failure | None]
"""Where something was read, and what; None where there is nothing to code, as at a file's end."""


def whole(coded: Coded) -> Coded:
    """All that coding a text gives."""
    return coded


def coded(found: Iterable[Found], jobs: int, shown: Callable[[Coded], Result]) -> Iterator[tuple[str, Failure | Result | None]]:
    """What comes of each text, in order: a failure, or what `shown` makes of it, where it was coded.

    `shown` runs where the text is coded; several processes have to be able to find it by its name.
    """
    if jobs > 1:
        from graph.cli.pool import Pool  # what starts processes takes its time to load

        yield from Pool(jobs, shown).all(found)
        return
    code = coder().code
    for where, one in found:
        yield where, outcome_of(code, where, one, shown)


def outcome_of(
    code: Callable[[Document], Coded], where: str, one: Document | Failure | None, shown: Callable[[Coded], Result]
) -> Failure | Result | None:
    if not isinstance(one, Document):
        return one
    outcome = coded_or_failure(code, one, where)
    return outcome if isinstance(outcome, Failure) else shown(outcome)


@cache
def coder() -> "Coder":
    """This process's coder."""
    from graph.codebook import load_codebook
    from graph.coding import Coder

    return Coder(load_codebook())
