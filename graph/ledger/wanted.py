"""What full-text search looks for, and what its index holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Connection, FromClause

KEYS: Final = 1 << 32
"""An entry's number is its day times this, plus the document's key."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Searchable words (graph.codebook.searching) that follow each other. The last one may be the beginning of a word.

    `joined` are what may be written together with the first word, before it: "" is nothing.
    """

    words: tuple[str, ...]
    prefix: bool = False
    joined: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Documents that hold all of `every`, at least one, and none of `none`."""

    every: tuple[Phrase, ...]
    none: tuple[Phrase, ...] = ()
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the index: its number, and its title and text in their searchable form."""

    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Rows of `source` where `condition` holds; `number` is the entry's, `rank` the lower the better it fits."""

    source: FromClause
    condition: ColumnElement[bool]
    number: ColumnElement[int]
    rank: ColumnElement[Any]


class Words(Protocol):
    """A database's way to keep words."""

    def make(self, connection: Connection) -> None: ...

    def drop(self, connection: Connection) -> None: ...

    def put(self, connection: Connection, added: Sequence[Entry]) -> None:
        """Entries in the order of their numbers."""

    def take(self, connection: Connection, removed: Sequence[Entry]) -> None:
        """Entries as they were put."""

    def wipe(self, connection: Connection) -> None:
        """What was taken is in the database's files no more, as far as we can do that."""

    def asked(self, wanted: Wanted) -> str:
        """What is wanted as the database's own language of words has it."""

    def matching(self) -> Matching:
        """The entries that hold what the parameter `asked` asks for."""
