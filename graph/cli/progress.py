"""Progress bars, on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from graph.cli.output import counted


class _Bar:
    """Files are counted by the bar; a file of JSON lines holds many documents, so these are counted beside it."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.task = progress.add_task("reading", total=None, counts="")

    def expect(self, files: int) -> None:
        self.progress.update(self.task, total=files)

    def advance(self) -> None:
        self.progress.advance(self.task)

    def show(self, documents: int, claims: int) -> None:
        self.progress.update(self.task, counts=f"{counted(documents, 'document')}, {counted(claims, 'claim')}")

    def say(self, line: str) -> None:
        self.progress.console.print(Text(line))


@contextmanager
def bar() -> Iterator[_Bar]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files · {task.fields[counts]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress)


class _Steps:
    def __init__(self, progress: Progress, what: str, expected: int) -> None:
        self.progress, self.task = progress, progress.add_task(what, total=expected)

    def advance(self) -> None:
        self.progress.advance(self.task)

    def say(self, line: str) -> None:
        self.progress.console.print(Text(line))


@contextmanager
def steps(what: str, things: str, expected: int) -> Iterator[_Steps]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(things), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Steps(progress, what, expected)
