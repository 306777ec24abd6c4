"""Where a list goes on: the place after its last claim, bound to the version and the question, as one opaque word."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Self

import msgspec

from graph.errors import InputError


@dataclass(frozen=True, slots=True)
class Cursor:
    """The next page begins after the claim of this day (None: undated) and key, as of `version`; the list has `total` claims.

    Later commits change nothing of it: keys never change, and a version always holds the same claims.
    """

    version: int
    day: str | None
    key: int
    total: int
    asked: str

    def __str__(self) -> str:
        packed = msgspec.json.encode((self.version, self.day, self.key, self.total, self.asked))
        return urlsafe_b64encode(packed).rstrip(b"=").decode("ascii")

    @classmethod
    def read(cls, text: str, asked: str, as_of: int | None) -> Self:
        """The way back. Raises InputError where it is no cursor, or one of another question or version."""
        try:
            packed = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
            found = cls(*msgspec.json.decode(packed, type=tuple[int, str | None, int, int, str]))
        except (ValueError, msgspec.DecodeError):
            raise InputError(f"'{text[:80]}' is no cursor; take it from `next` of the page before, unchanged") from None
        if found.asked != asked:
            raise InputError("the cursor belongs to a list with other filters; ask with the filters of the page before")
        if as_of not in (None, found.version):
            raise InputError(f"the cursor belongs to version {found.version}, and version {as_of} is asked for; leave one out")
        return found


def question(*parts: object) -> str:
    """What is asked, as eight hexadecimal digits that tell it from other questions."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]
