"""The append-only store of coded documents: the only home of SQLAlchemy."""

from graph.ledger.naming import PROVISIONAL, Way
from graph.ledger.rows import Added, Change, ChangeKind, DateBasis, DocumentRow, Link, Listed, Met, NameUse
from graph.ledger.store import DEFAULT, Ledger, open_ledger
from graph.ledger.view import View

__all__ = [
    "DEFAULT",
    "PROVISIONAL",
    "Added",
    "Change",
    "ChangeKind",
    "DateBasis",
    "DocumentRow",
    "Ledger",
    "Link",
    "Listed",
    "Met",
    "NameUse",
    "View",
    "Way",
    "open_ledger",
]
