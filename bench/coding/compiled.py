"""The compiled coder that `make compile` leaves in build/compiled, used only where it is made of the sources as they are."""

from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "build" / "compiled"
_SOURCES: Final = ("graph/**/*.py", "seeds/**/*.*")


def why_not(folder: Path = FOLDER) -> str:
    """Why the compiled coder can't be used; empty where it can."""
    if not (folder / "graph" / "coding" / f"items{EXTENSION_SUFFIXES[0]}").is_file():
        return "not compiled for this Python; make compile does that"
    for pattern in _SOURCES:
        for source in ROOT.glob(pattern):
            copy = folder / source.relative_to(ROOT)
            if source.is_file() and "__pycache__" not in source.parts and not _same(source, copy):
                return f"{source.relative_to(ROOT)} has changed since it was compiled; make compile again"
    return ""


def _same(source: Path, copy: Path) -> bool:
    return copy.is_file() and copy.read_bytes() == source.read_bytes()
