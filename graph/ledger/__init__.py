"""The append-only store of coded documents: the only home of SQLAlchemy."""

from graph.ledger.differences import Became, Difference, Differences, same_coding
from graph.ledger.naming import PROVISIONAL, Way
from graph.ledger.purging import Purged
from graph.ledger.rows import Added, Backup, Change, ChangeKind, Compacted, DateBasis, DocumentRow, Listed, Met, NameUse
from graph.ledger.store import DEFAULT, Ledger, open_ledger
from graph.ledger.verifying import Problem
from graph.ledger.view import View

__all__ = [
    "DEFAULT",
    "PROVISIONAL",
    "Added",
    "Backup",
    "Became",
    "Change",
    "ChangeKind",
    "Compacted",
    "DateBasis",
    "Difference",
    "Differences",
    "DocumentRow",
    "Ledger",
    "Listed",
    "Met",
    "NameUse",
    "Problem",
    "Purged",
    "View",
    "Way",
    "open_ledger",
    "same_coding",
]
