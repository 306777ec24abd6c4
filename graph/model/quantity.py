"""An amount that a text states."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model.span import Span


class Comparison(StrEnum):
    """How the text bounds the amount: `gt` for "more than", `approx` for "about"."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` counts `unit`: an ISO 4217 currency code, or a lower-case English noun (treaty, person, tonne)."""

    value: float
    unit: str
    comparison: Comparison
    text: str
    span: Span
