"""Documents through the coder: each comes out coded, or as a failure with its reason; none stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from graph.errors import AlaqatError
from graph.model import Coded, Document
from graph.reading import Failure

if TYPE_CHECKING:
    from graph.codebook import Codebook

Outcome = tuple[Coded | Failure, "Codebook"]


def coded_documents(documents: Iterable[Document | Failure]) -> Iterator[Outcome]:
    """What comes of each document, in order, with the codebook that it was coded by."""
    from graph.codebook import load_codebook
    from graph.coding import Coder

    codebook = load_codebook()
    code = Coder(codebook).code
    for document in documents:
        yield (document if isinstance(document, Failure) else coded_or_failure(code, document)), codebook


def coded_or_failure(code: Callable[[Document], Coded], document: Document) -> Coded | Failure:
    """The document coded. A fault in the coder must not cost a night's run over a corpus: it becomes a failure too."""
    where = document.title or document.id
    try:
        return code(document)
    except AlaqatError as error:
        return Failure(where, str(error), document.id)
    except Exception as error:  # noqa: BLE001 - the reason is kept, shown, and sets the status
        return Failure(where, f"a fault of the coder, please report it: {type(error).__name__}: {error}", document.id)
