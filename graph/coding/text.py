"""The text in matching form, with the way back to the text as received."""

from bisect import bisect_right
from typing import Final

from graph.codebook.matching import DELETED, replace_one_to_one
from graph.model import Span

_ALL: Final = (0,)


class Normal:
    """A stretch of a document in matching form.

    `kept[i]` is the offset in `text` from which `shifts[i]` characters of the document are to be added: deletions are few,
    so the map is as long as they are.
    """

    __slots__ = ("kept", "shifts", "text")

    def __init__(self, text: str, kept: tuple[int, ...], shifts: tuple[int, ...]) -> None:
        self.text, self.kept, self.shifts = text, kept, shifts

    def origin(self, offset: int) -> int:
        """The offset in the document of the character at `offset`."""
        shifts = self.shifts
        return offset + (shifts[0] if len(shifts) == 1 else shifts[bisect_right(self.kept, offset) - 1])

    def span(self, start: int, end: int) -> Span:
        """The document's span for the half-open stretch; marks deleted at its ends stay outside."""
        return Span(self.origin(start), self.origin(end - 1) + 1 if end > start else self.origin(start))


def normalise(text: str, start: int = 0) -> Normal:
    """`text`, which stands at `start` of its document, in matching form."""
    return without_deleted(replace_one_to_one(text), start)


def without_deleted(text: str, start: int) -> Normal:
    """The same for a text whose characters are replaced already."""
    deleted = DELETED.search(text)
    if deleted is None:
        return Normal(text, _ALL, (start,))
    kept, shifts, pieces, last, removed = [0], [start], list[str](), 0, 0
    while deleted is not None:
        pieces.append(text[last : deleted.start()])
        last = deleted.end()
        removed += last - deleted.start()
        position = last - removed
        if kept[-1] == position:
            shifts[-1] = start + removed
        else:
            kept.append(position)
            shifts.append(start + removed)
        deleted = DELETED.search(text, last)
    pieces.append(text[last:])
    return Normal("".join(pieces), tuple(kept), tuple(shifts))
