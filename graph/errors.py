"""The error tree. Every error names what was asked, what is allowed, and where to look.

AlaqatError
├── CodebookError      an entry under seeds/ is wrong (names file and entry)
├── DocumentError      a document cannot be read or coded
├── LedgerError        the ledger cannot be opened, written or asked
│   ├── UnknownActor   no actor of this name or id; carries the nearest ones
│   ├── UnknownDocument
│   └── UnknownClaim
├── EndpointError      a SPARQL endpoint does not answer, refuses, or cannot be started
└── InputError         a parameter of a question is not allowed
"""

from collections.abc import Sequence


class AlaqatError(Exception):
    """Base of all errors that Alaqat raises on purpose; its text is meant for the user."""


class CodebookError(AlaqatError):
    """One or more entries under seeds/ are wrong; `problems` has a line for each: file, entry, what is allowed."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class DocumentError(AlaqatError):
    """A document cannot be read or coded; the text names the document and the cause."""


class LedgerError(AlaqatError):
    """The ledger cannot be opened, written or asked."""


class UnknownActor(LedgerError):
    """No actor has this id or name; `nearest` holds the ids of the most similar ones, best first."""

    def __init__(self, asked: str, nearest: Sequence[str] = ()) -> None:
        self.asked, self.nearest = asked, tuple(nearest)
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        super().__init__(f"no actor is called '{asked}'{hint}")


class UnknownDocument(LedgerError):
    """No document of the ledger has this id."""


class UnknownClaim(LedgerError):
    """No claim of the ledger has this id."""


class EndpointError(AlaqatError):
    """A SPARQL endpoint does not answer, refuses what it is asked, or cannot be started; the text has its own words."""


class InputError(AlaqatError):
    """A parameter of a question is not allowed; the text says which values are."""
