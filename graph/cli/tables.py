"""Answers of rows and columns: for the eye with labels in the reader's language, as CSV and JSON with ids and labels."""

import csv
import sys
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import Decorator
from graph.cli.output import counted, note, show_json, show_table

if TYPE_CHECKING:
    from api.present import Reader
    from graph.query.filters import Filters
    from graph.query.table import Column, Table

_LARGE = 1000  # from which on a number is written out with its thousands apart

csv_option: Decorator = click.option("--csv", "as_csv", is_flag=True, help="Print CSV, with ids and labels, instead of a table.")
limit_option: Decorator = click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.  [default: all]")


def show(table: "Table", reader: "Reader", filters: "Filters", *, as_json: bool, as_csv: bool, limit: int | None = None) -> None:
    """JSON and CSV hold actors' ids beside their labels; an empty table says so to the eye."""
    from api import present

    shown = table.head(limit)
    if as_json:
        show_json(present.table(shown, filters, reader))
    elif as_csv:
        _show_csv(shown, reader)
    else:
        headings = [column.heading.in_(reader.language) for column in shown.columns]
        numbers = frozenset(place for place, column in enumerate(shown.columns) if column.holds == "number")
        rows = ([_cell(column, cell, reader) for column, cell in _cells(shown, row)] for row in shown.rows)
        show_table(headings, rows, numbers)
        more = len(table.rows) - len(shown.rows)
        left_out = f", {more} more with a higher --limit" if more else ""
        found = counted(len(table.rows), "row") if table.rows else "nothing fulfils these filters"
        note(f"{found}{left_out}; ledger version {table.version}")


def _show_csv(table: "Table", reader: "Reader") -> None:
    from api import present

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(present.table_keys(table))
    writer.writerows(present.table_values(table, row, reader) for row in table.rows)
    sys.stdout.flush()


def _cells(table: "Table", row: tuple[Any, ...]) -> list[tuple["Column", Any]]:
    return list(zip(table.columns, row, strict=True))


def _cell(column: "Column", cell: Any, reader: "Reader") -> str:
    from api import present

    label = present.cell_label(column, cell, reader)
    if label is not None:
        return label
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= _LARGE else f"{cell:.4g}"
    return "" if cell is None else str(cell)
