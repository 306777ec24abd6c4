"""Documents through the coder: each comes out coded, or as a failure with its reason; none stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.errors import AlaqatError
from graph.model import Coded, Document
from graph.reading import Failure, read_path
from graph.reading.files import STANDARD_INPUT, files_at

Read = tuple[str, Document | Failure]


def read_all(paths: Iterable[str], encoding: str | None, *, keep_ids: bool = False) -> Iterator[Read]:
    """The documents of all paths, each with where it was read."""
    for path in paths:
        for file in files_at(path):
            yield from read_file(file, encoding, keep_ids=keep_ids)


def read_file(file: str | Path | Failure, encoding: str | None, *, keep_ids: bool = False) -> Iterator[Read]:
    """The documents of what `files_at` found."""
    if isinstance(file, Failure):
        yield file.where, file
    else:
        where = "standard input" if file == STANDARD_INPUT else str(file)
        yield from ((where, document) for document in read_path(file, encoding, keep_ids=keep_ids))


def coded_or_failure(code: Callable[[Document], Coded], document: Document, where: str) -> Coded | Failure:
    """The document coded. A fault in the coder must not cost a night's run over a corpus: it becomes a failure too."""
    try:
        return code(document)
    except AlaqatError as error:
        return Failure(where, str(error), document.id)
    except Exception as error:  # noqa: BLE001 - the reason is kept, shown, and sets the status
        name = document.title or document.id
        return Failure(where, f"{name}: a fault of the coder, please report it: {type(error).__name__}: {error}", document.id)
