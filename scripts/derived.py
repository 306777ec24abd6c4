"""What the scripts of derived tables share: a table is written, or compared with the committed one."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path


def rendered(header: str, versions: Mapping[str, str], columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The whole file: the header with the versions that the table is made from, then a line a row."""
    lines = ["\t".join(columns), *("\t".join(row[column] for column in columns) for row in rows)]
    return header.format(**versions) + "\n".join(lines) + "\n"


def write_or_check(
    arguments: list[str] | None, description: str | None, path: Path, script: str, table: Callable[[], str],
    versions: Mapping[str, str],
) -> int:  # fmt: skip
    """0; with --check 1 where the committed table is not what would be written."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="compare with the committed table and write nothing")
    if not parser.parse_args(arguments).check:
        path.parent.mkdir(exist_ok=True)
        path.write_text(table(), encoding="utf-8")
        return 0
    if path.read_text(encoding="utf-8") == table():
        return 0
    sys.stderr.write(f"{path} is not what scripts/{script}.py makes with {versions}: run python -m scripts.{script}\n")
    return 1
