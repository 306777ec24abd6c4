"""Lists of claims, a page at a time."""

from datetime import date

import numpy as np

from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.edges import Wanted
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, View
from graph.query.cursors import Cursor, question
from graph.query.filters import NO_FILTERS, Filters, listed_wanted
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
        return page(ledger, view, filters, limit, begun, asked)


def page(
    ledger: Ledger, view: View, filters: Filters, limit: int | None, begun: Cursor | None = None, asked: str = ""
) -> Page:
    """The claims after `begun`; `asked` tells this list from others."""
    columns = columns_for(ledger, view)
    rows = chosen(columns, listed_wanted(filters, columns, view))
    total = begun.total if begun else len(rows)
    if begun:
        rows = _after(columns, rows, begun)
    shown = newest(columns, rows, limit)
    more = len(rows) > len(shown) > 0
    claims = tuple(view.by_key(columns.claims.key[shown].tolist()))
    following = Cursor(view.version, *_place(columns, int(shown[-1])), total, asked or question(filters)) if more else None
    return Page(claims, total, str(following) if following else None, view.version)


def chosen(columns: Columns, wanted: Wanted) -> Numbers:
    """The rows of the claims that are wanted."""
    mask = wanted(None)
    return np.arange(len(columns.claims.key)) if mask is None else np.flatnonzero(mask)


def newest(columns: Columns, rows: Numbers, most: int | None = None) -> Numbers:
    """The newest of these claims, `most` of them: the undated last, those of one day in the order in which they came."""
    places = rows - (columns.claims.day[rows].astype("i8") << _ROWS)
    if most is not None and most < len(rows):
        kept = np.argpartition(places, most)[:most] if most else np.empty(0, "i8")
        rows, places = rows[kept], places[kept]
    return np.asarray(rows[np.argsort(places)])


_ROWS = 40
"""Bits that the number of a row may have."""


def _place(columns: Columns, row: int) -> tuple[str | None, int]:
    day = int(columns.claims.day[row])
    return date.fromordinal(day).isoformat() if day else None, int(columns.claims.key[row])


def _after(columns: Columns, rows: Numbers, begun: Cursor) -> Numbers:
    """Those that stand behind the place where the list goes on."""
    last = date.fromisoformat(begun.day).toordinal() if begun.day else 0
    days, keys = columns.claims.day[rows], columns.claims.key[rows]
    return np.asarray(rows[(days < last) | ((days == last) & (keys > begun.key))])
