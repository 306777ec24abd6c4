"""What the ledger answers beside the model's own values."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model import Claim, Review, Span


class DateBasis(StrEnum):
    """Where the date comes from that a claim is sorted and counted by."""

    ACT = "act"  # the text dates the act
    PUBLISHED = "published"  # the document's publication date stands in
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Added:
    """Document `document` is in the ledger as of `version`; `new` is False where that very coding was there before."""

    document: str
    version: int
    new: bool
    claims: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text: its metadata as of its current coding, which `version` brought, with `claims` claims."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    language: str | None
    published: str | None
    retrieved: str | None
    collection: str | None
    version: int
    claims: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim with what a list needs beside it: the ISO day it is sorted by (None: undated), and its document.

    `sentence` are the words of the sentence around the quotation, None where the claim tells of none. `review` is the ruling on
    it that holds; the claim is its correction, where there is one.
    """

    claim: Claim
    day: str | None
    date_basis: DateBasis
    document: DocumentRow
    sentence: str | None = None
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its text, as of its coding of the key `coding`."""

    coding: int
    text: str
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class Met:
    """An actor as the first document that named it did; one whose id begins with `new:` is provisional."""

    id: str
    name: str
    language: str | None
    kind: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the ledger, as of `version`, was written to the file `place` at `at` (UTC, ISO 8601)."""

    place: str
    at: str
    version: int


@dataclass(frozen=True, slots=True)
class Compacted:
    """The ledger's files had `before` bytes and have `after`; not `whole`: somebody was reading, so they may shrink yet."""

    before: int
    after: int
    whole: bool


class ChangeKind(StrEnum):
    """What a commit is."""

    CODING = "coding"  # a document came, or was coded otherwise
    MERGE = "merge"
    SPLIT = "split"
    REVIEW = "review"
    COLLECTION = "collection"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class Change:
    """What the commit `version` changed: a face that has reached the version before is in step when it has done the same.

    `documents` have other claims than before, another ruling on one of their `claims`, or another collection, or are gone.
    `actors` are who was merged, and into whom, or who was split off. `about` is the ruling of a review, None where it was taken
    back, and the name of a collection; `taken`: the documents were taken out of it. A commit whose document was purged later
    names none.
    """

    version: int
    at: str
    kind: ChangeKind
    who: str | None
    why: str | None
    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    about: str | None = None
    taken: bool = False


@dataclass(frozen=True, slots=True)
class NameUse:
    """Documents of `outlet` call an actor `text`, `times` times; `document` and `span` are one place where they do."""

    text: str
    language: str | None
    outlet: str | None
    times: int
    document: str
    span: Span
