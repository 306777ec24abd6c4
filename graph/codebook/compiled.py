"""The packaged codebook, kept beside its byte code once it was read: checking 30 files takes longer than coding an article."""

import hashlib
import importlib.util
import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

Value = TypeVar("Value")
_SOURCES: Final = ("codebook", "model")


def kept(package: Path, content: str, make: Callable[[], Value]) -> Value:
    """What `make` returns for the files whose digest is `content`, read from the byte code's folder where it is there.

    Like byte code it is trusted as the package is, made anew when the sources change, and left out where its folder can't
    be written.
    """
    file = _file(package, f"{content}-{_sources_digest()}")
    try:
        return pickle.loads(file.read_bytes())  # type: ignore[no-any-return]  # noqa: S301  as trusted as byte code
    except Exception:  # noqa: BLE001  whatever is wrong with a kept copy, the seeds are there
        value = make()
    _keep(file, value)
    return value


def _file(package: Path, key: str) -> Path:
    return Path(importlib.util.cache_from_source(str(package / "codebook.py"))).with_suffix(f".{key}.pickle")


def _sources_digest() -> str:
    """Changes with every module whose classes a kept codebook is made of."""
    root = Path(__file__).parent.parent
    modules = [module for name in _SOURCES for module in sorted((root / name).rglob("*.py"))]
    stats = ((module.relative_to(root), module.stat()) for module in modules)
    told = ";".join(f"{module} {stat.st_size} {stat.st_mtime_ns}" for module, stat in stats)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _keep(file: Path, value: object) -> None:
    try:
        file.parent.mkdir(exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(descriptor, "wb") as stream:
            pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
        Path(name).chmod(0o644)
        Path(name).replace(file)
        for older in file.parent.glob(f"{file.name.split('.')[0]}.*.pickle"):
            if older != file:
                older.unlink(missing_ok=True)
    except OSError:
        pass  # a read-only installation reads its seeds each time
