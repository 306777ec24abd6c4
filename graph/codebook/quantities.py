"""Amounts in composed sentences."""

from typing import Final

from graph.codebook.grammar.noun import Grammar
from graph.model import Quantity

_SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DECIMALS: Final = 3  # 4.3 billion; an amount that needs more is written out


def worded_quantity(quantity: Quantity, grammar: Grammar) -> str:
    """`more than 2 billion US dollars`; a unit that the language has no word for is left in the text's own words."""
    forms = grammar.phrases.units.get(quantity.unit)
    if forms is None and not quantity.unit.isupper():
        return grammar.quoted(quantity.text)
    number, scaled = worded_number(quantity.value, grammar)
    amount = grammar.counted(quantity.value, number, scaled, forms or (quantity.unit,))
    return grammar.put(grammar.phrases.tables["comparison"][quantity.comparison], amount)


def worded_number(value: float, grammar: Grammar) -> tuple[str, bool]:
    """The number with the language's marks, and whether it ends in million, billion or trillion."""
    words = grammar.phrases.tables["number"]
    for scale, word in _SCALES:
        scaled = round(value / scale, 9)
        if abs(scaled) >= 1 and round(scaled, _DECIMALS) == scaled:
            return f"{_plain(scaled, words['group'], words['decimal'])} {words[word]}", True
    return _plain(value, words["group"], words["decimal"]), False


def _plain(value: float, group: str, decimal: str) -> str:
    whole, _, fraction = f"{value:,.3f}".partition(".")
    fraction = fraction.rstrip("0")
    return whole.replace(",", group) + (decimal + fraction if fraction else "")
