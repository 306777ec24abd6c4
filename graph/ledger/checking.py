"""What a coded document must be to enter the ledger. Each check yields what is wrong, in words."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from graph.errors import DocumentError, InputError
from graph.model import Claim, Coded, Document

# PostgreSQL keeps no NUL, and UTF-8 has no lone surrogates: a text with these was decoded wrongly.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_TEXTS = ("id", "text", "title", "url", "outlet", "author", "language", "published", "retrieved", "collection")
_DATES = ("published", "retrieved")


def check(coded: Coded) -> None:
    """Raises DocumentError, which names the first thing that is wrong."""
    problem = next(_problems(coded), None)
    if problem:
        raise DocumentError(f"document {coded.document.id!r} cannot enter the ledger: {problem}")


def storable(what: str, text: str | None) -> None:
    """Raises InputError for a text that cannot be stored."""
    if found := _UNSTORABLE.search(text or ""):
        raise InputError(f"{what} holds U+{ord(found[0]):04X} at character {found.start()}, which is no character of a text")


def check_claim(claim: Claim, document: Document) -> None:
    """Of a claim that a person has changed. Raises InputError."""
    problem = next(_problems_of(claim, document), None)
    if problem:
        raise InputError(f"this is no claim of document {document.id!r}: {problem}")


def _problems(coded: Coded) -> Iterator[str]:
    yield from _text_problems(coded.document)
    yield from _date_problems(coded.document)
    yield from _claim_problems(coded)


def _text_problems(document: Document) -> Iterator[str]:
    if not document.id:
        yield "it has no id"
    for name in _TEXTS:
        if found := _UNSTORABLE.search(getattr(document, name) or ""):
            yield (
                f"its {name} holds U+{ord(found[0]):04X} at character {found.start()}, which is no character of a text; "
                "was the file read with the wrong encoding?"
            )


def _date_problems(document: Document) -> Iterator[str]:
    for name in _DATES:
        value = getattr(document, name)
        if value and not _is_day(value[:10]):  # a time of day may follow
            yield f"its date '{name}' is {value!r}; allowed is YYYY-MM-DD, or none"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _claim_problems(coded: Coded) -> Iterator[str]:
    for claim in coded.claims:
        yield from _problems_of(claim, coded.document)
    for claim_id, times in Counter(claim.id for claim in coded.claims).items():
        if times > 1:
            yield f"{times} of its claims have the id {claim_id}"


def _problems_of(claim: Claim, document: Document) -> Iterator[str]:
    if claim.document != document.id:
        yield f"claim {claim.id} belongs to document {claim.document!r}"
    if claim.span.of(document.text) != claim.quote:
        yield f"the quote of claim {claim.id} is not what stands at {claim.span.start}-{claim.span.end} of the text"
    if claim.sentence and not claim.sentence.covers(claim.span):
        yield f"the sentence of claim {claim.id} does not hold its quote"
    for day in (claim.date.start, claim.date.end) if claim.date else ():
        if day is not None and not _is_day(day):
            yield f"claim {claim.id} has the date {day!r}; allowed is YYYY-MM-DD, or none"
