"""Lists of claims."""

from graph.ledger import Ledger
from graph.query.filters import NO_FILTERS, Filters, listed_conditions
from graph.query.values import Page


def claims(
    ledger: Ledger, filters: Filters = NO_FILTERS, limit: int | None = 100, offset: int = 0, as_of: int | None = None
) -> Page:
    """The claims that the filters let through, newest first, undated last: all modalities unless the filters say otherwise."""
    conditions = listed_conditions(filters)
    with ledger.at(as_of) as view:
        return Page(tuple(view.newest(*conditions, limit=limit, offset=offset)), view.count(*conditions), offset, view.version)
