"""Lists of claims, a page at a time."""

from graph.ledger import Ledger, Listed, View, conditions
from graph.query.cursors import Cursor, question
from graph.query.filters import NO_FILTERS, Filters, listed_conditions
from graph.query.values import Page


def claims(
    ledger: Ledger,
    filters: Filters = NO_FILTERS,
    limit: int | None = 100,
    cursor: str | None = None,
    as_of: int | None = None,
) -> Page:
    """The claims that the filters let through, newest first, undated last: all modalities unless the filters say otherwise.

    `cursor` is `next` of the page before: the list goes on as of that page's version, whatever was added since. Raises
    InputError for a cursor of another question.
    """
    asked = question(filters)
    begun = Cursor.read(cursor, asked, as_of) if cursor else None
    with ledger.at(begun.version if begun else as_of) as view:
        return page(view, filters, limit, begun, asked)


def page(view: View, filters: Filters, limit: int | None, begun: Cursor | None = None, asked: str = "") -> Page:
    """The claims after `begun`; `asked` tells this list from others."""
    wanted = listed_conditions(filters)
    rest = [conditions.after(begun.day, begun.key)] if begun else []
    # One more than asked for: whether there is a next page.
    rows = view.newest_keyed(*wanted, *rest, limit=None if limit is None else limit + 1)
    shown = rows if limit is None else rows[:limit]
    total = begun.total if begun else view.count(*wanted) if limit is not None else len(rows)
    more = Cursor(view.version, *_place(shown[-1]), total, asked or question(filters)) if len(rows) > len(shown) > 0 else None
    return Page(tuple(listed for _key, listed in shown), total, str(more) if more else None, view.version)


def _place(row: tuple[int, Listed]) -> tuple[str | None, int]:
    key, listed = row
    return listed.day, key
