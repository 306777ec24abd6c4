"""`alaqat codebook`: what an expert needs who edits the files under seeds/."""

from pathlib import Path

import click

from graph.cli.options import json_option
from graph.cli.output import counted, note, show_json, show_table
from graph.errors import CodebookError


@click.group(short_help="Work on the codebook: validate it.")
def codebook() -> None:
    """Work on the codebook: actors, offices, relations, facts, lexicons and rules."""


@codebook.command(epilog="Status 1 says that there are problems.")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@json_option
def check(folder: Path | None, as_json: bool) -> None:
    """Validate the codebook as a whole: each problem is a line with its file, its entry, and what is allowed.

    FOLDER is a codebook of your own; without it, the one that Alaqat came with is checked.

    \b
    Examples:
      alaqat codebook check
      alaqat codebook check seeds/
    """
    from graph.codebook import load_codebook

    try:
        loaded = load_codebook(folder)
    except CodebookError as error:
        if as_json:
            show_json({"valid": False, "problems": list(error.problems)})
        else:
            for problem in error.problems:
                note(problem)
            note(counted(len(error.problems), "problem"))
        click.get_current_context().exit(1)
    counts = {name: len(getattr(loaded, name)) for name in COUNTED}
    if as_json:
        show_json({"valid": True, "hash": loaded.hash, "counts": counts})
    else:
        show_table(("valid", loaded.hash), counts.items(), numbers=frozenset({1}))


# The parts of the codebook that the check counts.
COUNTED = ("actors", "aliases", "offices", "relations", "contexts", "facts", "lexicons", "articles")
