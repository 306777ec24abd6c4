"""The questions, as a user of the Python API asks them; one that cannot be asked yet is told as missing."""

from collections.abc import Callable
from typing import Any

from bench.scale.corpus import YEAR
from graph.codebook import Codebook
from graph.ledger import Ledger
from graph.query.actors import profile
from graph.query.dyads import dyad
from graph.query.filters import Filters
from graph.query.network import network

IN_YEAR = Filters(since=YEAR[0], until=YEAR[1])


class Questions:
    """Of one ledger. All at state level, as they are by default."""

    def __init__(self, ledger: Ledger, codebook: Codebook) -> None:
        self.ledger, self.codebook = ledger, codebook

    def dyad(self, pair: tuple[str, str]) -> list[tuple[Any, ...]]:
        """The 100 newest claims with everybody's label, quotation and claimant."""
        found = dyad(self.ledger, self.codebook, *pair, limit=100)
        return [
            (one.claim.relation, one.day, one.claim.quote, *map(self._label, (*one.claim.sources, *one.claim.targets)))
            for one in (*found.forward, *found.backward, *found.mutual, *found.denied)
        ]

    def profile(self, pair: tuple[str, str]) -> tuple[Any, ...]:
        found = dyad(self.ledger, self.codebook, *pair, limit=0)
        return found.months, found.relations

    def ego(self, actor: str) -> Any:
        """The 50 partners with the most claims in a year."""
        return profile(self.ledger, self.codebook, actor, IN_YEAR, limit=0).partners[:50]

    def year(self) -> Any:
        """Who is related with whom in a year, straight from the ledger."""
        return network(self.ledger, self.codebook, IN_YEAR)

    def _label(self, one: Any) -> str:
        known = self.codebook.actors.get(one.id or "")
        return known.label("ar") if known else one.name


def columns(_ledger: Ledger, _codebook: Codebook) -> Callable[[], Any] | str:
    """What makes the network of a year out of the columns in memory; or why there is none."""
    return "no columns in memory yet"


def paths(_ledger: Ledger, _codebook: Codebook) -> Callable[[tuple[str, str]], Any] | str:
    return "no question for paths yet"


def text(_ledger: Ledger, _codebook: Codebook) -> Callable[[str], Any] | str:
    return "no full text yet"
