"""A stretch of a document's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open: `start` inclusive, `end` exclusive, in code points of the text as received."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def iou(self, other: "Span") -> float:
        """Intersection over union: 1.0 for equal spans, 0.0 for spans apart."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared / (len(self) + len(other) - shared) if shared > 0 else 0.0
