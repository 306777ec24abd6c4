"""Values as JSON and back: a dataclass is the list of its fields, in their order.

So a field that is added to a value comes last and has a default: what was packed before it is read back with that.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

Value = TypeVar("Value")
_Reader = Callable[[Any], Any]


class Packer(Generic[Value]):
    """Packs the values of a dataclass, but for its fields `apart`, which are kept elsewhere."""

    def __init__(self, of: type[Value], apart: tuple[str, ...] = ()) -> None:
        names = [field.name for field in fields(of) if field.name not in apart]  # type: ignore[arg-type]
        hints = get_type_hints(of)
        self._fields: Final = tuple((name, _reader(hints[name])) for name in names)
        self._values: Final = attrgetter(*names)

    def pack(self, value: Value) -> str:
        return _encode(self._values(value))

    def fields(self, packed: str | bytes) -> dict[str, Any]:
        """The packed fields by name."""
        return {name: read(value) for (name, read), value in zip(self._fields, msgspec.json.decode(packed), strict=False)}

    def field(self, name: str, packed: str | bytes) -> Any:
        """One of the packed fields; the others are not made into values."""
        place, read = next((place, read) for place, (known, read) in enumerate(self._fields) if known == name)
        return read(msgspec.json.decode(packed)[place])


def _held(value: Any) -> Any:
    return _getter(type(value))(value)  # type: ignore[arg-type]


@cache
def _getter(of: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(of)))


_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_held).encode


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _reader(hint: Any) -> _Reader:
    """What makes the value of a field, whose type is `hint`, out of its JSON."""
    if get_origin(hint) in (Union, UnionType):
        read = _reader(next(one for one in get_args(hint) if one is not NoneType))
        return _as_it_is if read is _as_it_is else lambda value: None if value is None else read(value)
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return tuple if read is _as_it_is else lambda values: tuple([read(value) for value in values]) if values else ()
    if issubclass(hint, Enum):
        return _member(hint)
    return _maker(hint) if is_dataclass(hint) else _as_it_is


def _member(of: type[Enum]) -> _Reader:
    return of._value2member_map_.__getitem__


def _maker(of: Any) -> _Reader:
    """Makes a value out of the list of its fields: most of them are what they are in JSON.

    The fields are set where the value keeps them, as its own way of making it takes twice as long: it refuses to be changed.
    """
    hints, names = get_type_hints(of), [field.name for field in fields(of)]
    readers = [(place, read) for place, name in enumerate(names) if (read := _reader(hints[name])) is not _as_it_is]
    setters = [getattr(of, name).__set__ for name in names]
    whole = len(names)

    def make(values: list[Any]) -> Any:
        if len(values) < whole:  # packed before the last fields were there
            return of(*(_reader(hints[name])(value) for name, value in zip(names, values, strict=False)))
        for place, read in readers:
            values[place] = read(values[place])
        made = object.__new__(of)
        for put, value in zip(setters, values, strict=False):
            put(made, value)
        return made

    return make
