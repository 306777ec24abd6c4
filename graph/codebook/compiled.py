"""What is made of the packaged codebook, kept beside its byte code: making it takes longer than coding an article."""

import gc
import hashlib
import importlib.util
import io
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

Value = TypeVar("Value")
_SOURCES: Final = ("codebook", "coding", "model")
_MODULES: Final = ("*.py", "*.so", "*.pyd")
"""The classes of a compiled module are others than those of its source."""
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


class Kept:
    """The parts that were made of the files whose digest is `content`.

    Like byte code they are trusted as the package is, made anew when the sources change, and left out where their folder
    can't be written.
    """

    def __init__(self, package: Path, content: str) -> None:
        self._package, self._key = package, f"{content}-{_sources_digest()}"

    def part(self, name: str, make: Callable[[], Value], shared: Mapping[str, object] = _NOTHING) -> Value:
        """What `make` returns, read from its file where that is there. The values of `shared` stay out of it: others own them."""
        file = self._file(name, self._key)
        try:
            with no_collecting():
                return _Reader(file.read_bytes(), shared).load()  # type: ignore[no-any-return]
        except Exception:  # noqa: BLE001  whatever is wrong with a kept copy, it can be made
            value = make()
        self._keep(name, file, value, shared)
        return value

    def _file(self, name: str, key: str) -> Path:
        return Path(importlib.util.cache_from_source(str(self._package / f"{name}.py"))).with_suffix(f".{key}.pickle")

    def _keep(self, name: str, file: Path, value: object, shared: Mapping[str, object]) -> None:
        try:
            file.parent.mkdir(exist_ok=True)
            descriptor, written = tempfile.mkstemp(dir=file.parent)
            with os.fdopen(descriptor, "wb") as stream:
                _Writer(stream, shared).dump(value)
            Path(written).chmod(0o644)
            Path(written).replace(file)
            for older in file.parent.glob(self._file(name, "*").name):
                if older != file:
                    older.unlink(missing_ok=True)
        except OSError:
            pass  # a read-only installation makes its parts each time


class _Writer(pickle.Pickler):
    def __init__(self, stream: Any, shared: Mapping[str, object]) -> None:
        super().__init__(stream, protocol=pickle.HIGHEST_PROTOCOL)
        self._names = {id(value): name for name, value in shared.items()}
        self._constructors: dict[type, tuple[str, ...] | None] = {}

    def persistent_id(self, value: object) -> str | None:
        return self._names.get(id(value))

    def reducer_override(self, value: Any) -> Any:
        """Frozen values by their constructor: else Python code sets each of their fields when they are read."""
        kind = type(value)
        if kind not in self._constructors:
            self._constructors[kind] = _constructor(kind)
        names = self._constructors[kind]
        return NotImplemented if names is None else (kind, tuple([getattr(value, name) for name in names]))


def _constructor(kind: type[Any]) -> tuple[str, ...] | None:
    """What the constructor of a frozen dataclass takes, in its order; None where it does more than set its fields."""
    if not is_dataclass(kind) or kind.__dictoffset__ or hasattr(kind, "__post_init__"):
        return None
    found = fields(kind)
    frozen = kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    plain = frozen and all(field.init and not field.kw_only for field in found)
    return tuple(field.name for field in found) if plain else None


class _Reader(pickle.Unpickler):
    def __init__(self, content: bytes, shared: Mapping[str, object]) -> None:
        super().__init__(io.BytesIO(content))
        self._shared = shared

    def persistent_load(self, name: str) -> object:
        return self._shared[name]


@contextmanager
def no_collecting() -> Iterator[None]:
    """The garbage collector would walk all that was read, again and again, and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _sources_digest() -> str:
    """Changes with every module whose classes a kept part is made of."""
    root = Path(__file__).parent.parent
    modules = sorted(module for name in _SOURCES for kind in _MODULES for module in (root / name).rglob(kind))
    stats = ((module.relative_to(root), module.stat()) for module in modules)
    told = ";".join(f"{module} {stat.st_size} {stat.st_mtime_ns}" for module, stat in stats)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
