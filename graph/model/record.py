"""What people say about what was coded: each is a record of its own, signed, and taken back by a later one."""

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """What a reviewer says of a claim."""

    ACCEPTED = "accepted"  # the document says so
    CORRECTED = "corrected"  # the document says something else, which the correction holds
    REJECTED = "rejected"  # the document says no such thing
    RETRACTED = "retracted"  # the document said so, and who published or said it took it back


UNREVIEWED = "unreviewed"
"""The status of a claim that nobody ruled on."""
STATUSES: tuple[str, ...] = (UNREVIEWED, *Ruling)
SHOWN: tuple[str, ...] = (UNREVIEWED, Ruling.ACCEPTED, Ruling.CORRECTED)
"""What answers show unless another status is asked for."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`who` recorded something at `at` (UTC, ISO 8601) as version `version` of the ledger, for the reason `why`."""

    version: int
    at: str
    who: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """From its version on `actor` means `into`; None is a split: it means itself again."""

    actor: str
    into: str | None
    by: Signature


@dataclass(frozen=True, slots=True)
class Review:
    """From its version on the claim `claim` of `document` is `ruling`; None takes back what was ruled before."""

    claim: str
    document: str
    ruling: Ruling | None
    by: Signature


@dataclass(frozen=True, slots=True)
class Placement:
    """From its version on `document` belongs to `collection`, or, not `inside`, does not."""

    collection: str
    document: str
    inside: bool
    by: Signature
