"""What another coding of the same texts changed, claim by claim."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from graph.model import Claim, Coded, Ruling

_FREE: Final = "coder"  # names the codebook: another one is no difference by itself
_COMPARED: Final = tuple(field.name for field in fields(Claim) if field.name != _FREE)


class Became(StrEnum):
    """What became of a claim."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """The claim of one id `before` and `after`, None where it is not there; `fields` differ.

    `ruling` is the review that holds on it: it stays, also where the claim is no longer found.
    """

    became: Became
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()
    ruling: Ruling | None = None

    @property
    def claim(self) -> Claim:
        """The newer one."""
        found = self.after or self.before
        assert found, "one of the two is there"
        return found


@dataclass(frozen=True, slots=True)
class Differences:
    """Between the versions `before` and `after` of the ledger; `documents` came, went, or were coded otherwise."""

    before: int
    after: int
    documents: int
    claims: tuple[Difference, ...]


def differences(before: Coded | None, after: Coded | None) -> Iterator[Difference]:
    """By claim id; in the order of the text, first those that are there now."""
    old = {claim.id: claim for claim in before.claims} if before else {}
    new = {claim.id: claim for claim in after.claims} if after else {}
    for identity, claim in new.items():
        if identity not in old:
            yield Difference(Became.ADDED, None, claim)
        elif changed := tuple(name for name in _COMPARED if getattr(old[identity], name) != getattr(claim, name)):
            yield Difference(Became.CHANGED, old[identity], claim, changed)
    for identity, claim in old.items():
        if identity not in new:
            yield Difference(Became.REMOVED, claim, None)


def same_coding(first: Coded, second: Coded) -> bool:
    """Whether nothing differs but the name of the coder, and when the document was retrieved."""
    return _plain(first) == _plain(second)


def _plain(coded: Coded) -> Coded:
    claims = tuple(replace(claim, coder="") for claim in coded.claims)
    return replace(coded, document=replace(coded.document, retrieved=None), claims=claims)
