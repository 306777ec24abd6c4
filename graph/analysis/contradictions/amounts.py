"""Whether two amounts may be the same."""

from typing import Final

from graph.model import Comparison, Quantity

_APPROXIMATELY: Final = 0.1  # "about 50" may be 45 to 55
_COUNTED_ONE_BY_ONE: Final = 100  # smaller numbers of people or things are not rounded


def compatible(one: Quantity, other: Quantity) -> bool:
    """Whether both may hold of the same thing: within how they are rounded, and as "about", "more than" … allow."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return low <= other_high and other_low <= high


def _bounds(amount: Quantity) -> tuple[float, float]:
    value, slack = amount.value, _rounding(amount)
    match amount.comparison:
        case Comparison.GT | Comparison.GE:
            return value - slack, float("inf")
        case Comparison.LT | Comparison.LE:
            return float("-inf"), value + slack
        case Comparison.APPROX:
            return value - max(slack, abs(value) * _APPROXIMATELY), value + max(slack, abs(value) * _APPROXIMATELY)
    return value - slack, value + slack


def _rounding(amount: Quantity) -> float:
    """Half of the last digit that is written: 8.8 billion may be 8.75 to 8.85."""
    value = abs(amount.value)
    if value < _COUNTED_ONE_BY_ONE and value == int(value) and amount.unit != "percent":
        return 0.0
    digits, _, exponent = f"{value:.11e}".partition("e")
    written = len(digits.rstrip("0").rstrip(".").replace(".", "")) or 1
    return 0.5 * 10.0 ** (int(exponent) - written + 1)
