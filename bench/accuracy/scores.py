"""The figures that all sets share: counts to precision, recall and F1, and a table's rows."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SHARED: Final = Path(__file__).resolve().parents[2].parent / "shared"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a measure on the part that was read and on the one that was not (None: there is none)."""

    measure: str
    read: str | None
    unread: str | None
    reach: str = "report"


@dataclass(slots=True)
class Counts:
    """How many are right, how many the coder gave, how many the annotation has."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __iadd__(self, other: "Counts") -> "Counts":
        self.right += other.right
        self.given += other.given
        self.wanted += other.wanted
        return self

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}  P {self.precision:.2f} R {self.recall:.2f} ({self.wanted})"


def macro_f1(pairs: Iterable[tuple[str, str]], labels: Iterable[str]) -> float:
    """The mean F1 over `labels` of pairs (annotated, ours); a label that neither side has does not count."""
    table = Counter(pairs)
    scores = []
    for label in labels:
        wanted = sum(count for (theirs, _), count in table.items() if theirs == label)
        given = sum(count for (_, ours), count in table.items() if ours == label)
        if wanted or given:
            scores.append(2 * table[label, label] / (wanted + given))
    return sum(scores) / len(scores) if scores else 0.0


def share(right: int, total: int) -> str:
    return f"{right / total:.3f} ({right} of {total})" if total else "none"


def gold_lines(name: str) -> list[Mapping[str, Any]]:
    """The rows of a gold file; raises FileNotFoundError with what to do where it is not there."""
    path = Path(os.environ.get("ALAQAT_GOLD") or SHARED) / "gold" / name
    if not path.exists():
        raise FileNotFoundError(f"no {path}: set ALAQAT_GOLD to the folder that has gold/{name}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def halves(rows: list[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Lines with an even index, which may be read, then those with an odd one, which nobody reads."""
    yield rows[0::2]
    yield rows[1::2]
