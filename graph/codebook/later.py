"""Parts of the codebook that are read when they are first asked for: coding a text needs few of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

Value = TypeVar("Value")
Member = TypeVar("Member", covariant=True)


class LaterMap(Mapping[str, Value]):
    """A mapping whose keys are known before its values are read."""

    def __init__(self, keys: Sequence[str], read: Callable[[], Mapping[str, Value]]) -> None:
        self._known, self._read = tuple(keys), read

    @cached_property
    def _values(self) -> Mapping[str, Value]:
        return self._read()

    def __getitem__(self, key: str) -> Value:
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class LaterRow(Sequence[Member]):
    """A row that is read as a whole."""

    def __init__(self, read: Callable[[], Sequence[Member]]) -> None:
        self._read = read

    @cached_property
    def _members(self) -> Sequence[Member]:
        return self._read()

    @overload
    def __getitem__(self, place: int) -> Member: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Member]: ...
    def __getitem__(self, place: int | slice) -> Member | Sequence[Member]:
        return self._members[place]

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)
