"""Tables and JSON on standard output: coloured and wrapped for a terminal, tab-separated for everything else."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click


def is_terminal() -> bool:
    return sys.stdout.isatty()


def show_json(value: Any) -> None:
    """One JSON value, indented."""
    _write(json.dumps(value, ensure_ascii=False, indent=2))


def json_lines(values: Iterable[Any]) -> str:
    """Each value as JSON on a line."""
    return "".join([json_line(value) + "\n" for value in values])


def json_line(value: Any) -> str:
    """The value as JSON, without spaces."""
    import msgspec  # several times as fast as Python's own; tables do not need it

    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half a surrogate pair, which a broken text may hold
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def show_text(text: str) -> None:
    """A text as it is, all of it out at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """A remark for the reader's eye: it goes to standard error, so that what is piped on stays clean."""
    click.echo(text, err=True)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def heading(text: str, level: int = 1) -> None:
    """A line over a table."""
    click.secho(text, bold=is_terminal() and level == 1)


def show_table(
    headings: Sequence[str], rows: Iterable[Sequence[object]], numbers: frozenset[int] = frozenset(), *, headed: bool = True
) -> None:
    """`rows` under `headings`; the columns `numbers` are aligned to the right.

    Not `headed`: in a pipe, the rows go on a table begun before.
    """
    if is_terminal():
        _show_rich(headings, rows, numbers)
        return
    for row in (headings, *rows) if headed else rows:
        _write("\t".join(" ".join(str("" if cell is None else cell).split()) for cell in row))


def _show_rich(headings: Sequence[str], rows: Iterable[Sequence[object]], numbers: frozenset[int]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for position, name in enumerate(headings):
        table.add_column(name, justify="right" if position in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text("" if cell is None else str(cell)) for cell in row))
    Console(highlight=False, markup=False, emoji=False).print(table)
