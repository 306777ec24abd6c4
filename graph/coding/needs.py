"""Which patterns may match a row of items, asked of all of them at once: each part that a pattern cannot do without has a bit.

Rows are lists of symbols (`Sentence.row`): the letters of a string would be made anew.
"""

from collections.abc import Iterable

from graph.coding.keeping import Keepable


class Needs(Keepable):
    """The bits of one language's patterns: equal sets of symbols share one, which a row has where one of them stands."""

    def __init__(self) -> None:
        self._bit: dict[frozenset[str], int] = {}
        self._met: dict[str, int] = {}
        """By symbol: the bits of all sets that it is in."""
        self._given = 0

    def bits(self, parts: Iterable[frozenset[str]]) -> int:
        """The bits that a row must have where each of these parts is to find an item."""
        bits = 0
        for part in parts:
            bit = self._bit.get(part)
            if bit is None:
                bit = self._bit[part] = 1 << self._given
                self._given += 1
                for symbol in part:
                    self._met[symbol] = self._met.get(symbol, 0) | bit
            bits |= bit
        return bits

    def met(self, symbols: list[str]) -> int:
        """The bits that a row of these symbols has."""
        return _joined(self._met, symbols)

    def close(self) -> None:
        """Forgets what only making patterns needs."""
        self._bit.clear()


class CalledUp(Keepable):
    """Which of a row of patterns the symbols of a sentence call up; bit n stands for the n-th."""

    def __init__(self, needed: Iterable[Iterable[str]]) -> None:
        self._by_symbol: dict[str, int] = {}
        for number, symbols in enumerate(needed):
            for symbol in symbols:
                self._by_symbol[symbol] = self._by_symbol.get(symbol, 0) | 1 << number

    def bits(self, symbols: list[str]) -> int:
        return _joined(self._by_symbol, symbols)

    def numbers(self, symbols: list[str]) -> list[int]:
        """The patterns in their order."""
        return numbers_of(self.bits(symbols))


def _joined(known: dict[str, int], symbols: list[str]) -> int:
    bits = 0
    for symbol in symbols:
        own = known.get(symbol)
        if own:
            bits |= own
    return bits


def numbers_of(bits: int) -> list[int]:
    """The places of the bits, the lowest first."""
    numbers = list[int]()
    while bits:
        numbers.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return numbers
