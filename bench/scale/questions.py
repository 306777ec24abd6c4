"""The questions, as a user of the Python API asks them."""

from typing import Any

from bench.scale.corpus import YEAR
from graph.analysis.paths import paths
from graph.analysis.timeline import timeline
from graph.codebook import Codebook
from graph.faces.network.keeping import columns_of
from graph.ledger import Ledger
from graph.query.actors import partners
from graph.query.dyads import dyad
from graph.query.filters import Filters
from graph.query.network import drawn, network
from graph.query.texts import texts

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

    def profile(self, pair: tuple[str, str]) -> Any:
        """Claims, articles, events and scores by year and type."""
        return timeline(self.ledger, self.codebook, pair, by="year", types=True)

    def ego(self, actor: str) -> Any:
        """The 50 partners with the most claims in a year."""
        return partners(self.ledger, self.codebook, actor, IN_YEAR, most=50)

    def columns(self) -> Any:
        return columns_of(self.ledger)

    def year(self, _: int = 0) -> Any:
        """Who is related with whom in a year, and by how many claims."""
        found, _version = drawn(self.ledger, IN_YEAR)
        return found.a, found.b, found.claims

    def network(self, _: int = 0) -> Any:
        """The same as values, with articles, events, signs and scores."""
        return network(self.ledger, self.codebook, IN_YEAR)

    def paths(self, pair: tuple[str, str]) -> Any:
        """The ten shortest paths in a year, each hop with its newest claim."""
        return paths(self.ledger, self.codebook, *pair, IN_YEAR, most=10)

    def text(self, word: str) -> Any:
        """The 50 newest documents with it."""
        return texts(self.ledger, word, limit=50)

    def _label(self, one: Any) -> str:
        known = self.codebook.actors.get(one.id or "")
        return known.label("ar") if known else one.name
