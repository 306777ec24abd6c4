"""Claims in one line each, as cases/query.toml writes and explains them, into a ledger."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from graph.ledger import Ledger
from graph.model import (
    Claim,
    Coded,
    Comparison,
    Document,
    Interval,
    Kind,
    Modality,
    Participant,
    Precision,
    Quantity,
    Span,
    StateBasis,
)

SCORES = {"AGREE": 2.5, "CONSULT": 2.5, "AID": 10.0, "ACCUSE": -2.0, "ASSAULT": -10.0}


def participant(words: str) -> Participant:
    """As the cases write it."""
    if re.fullmatch("[A-Z]{3}", words):
        return _participant(f"state:{words}", Kind.STATE, words, StateBasis.IS, f"state:{words}")
    name, sign, owner = re.fullmatch(r"([^@~=]+)([@~=]?)(.*)", words).groups()  # type: ignore[union-attr]
    unknown = name == "?"
    state = owner if len(owner) == 3 else "LBY" if owner else None
    match sign:
        case "@":
            principal = owner if ":" in owner else f"state:{owner}"
            kind, basis = (Kind.GENERIC if unknown else Kind.PERSON), StateBasis.ACTS_FOR
            return _participant(None if unknown else f"person:{name}", kind, state, basis, principal)
        case "~":
            return _participant(f"group:{name}", Kind.GROUP, state, StateBasis.GROUP_OF)
        case "=":
            return _participant(f"facility:{name}", Kind.FACILITY, state, StateBasis.LOCATED)
    return _participant(None, Kind.GENERIC) if unknown else _participant(name, Kind.OUTLET)


def _participant(
    actor: str | None, kind: Kind, state: str | None = None, basis: StateBasis | None = None, acts_for: str | None = None
) -> Participant:
    return Participant(actor, actor or "?", kind, "-", Span(0, 0), state=state, state_basis=basis, acts_for=acts_for)


def several(words: str) -> tuple[Participant, ...]:
    return tuple(participant(one) for one in words.split("+"))


def coded(line: str, number: int) -> Coded:
    """One document with one claim; `in d2` names the document, whose text is the same for all its claims."""
    act, *rest = (part.strip() for part in line.split("|"))
    sources, relation, *targets = act.split()
    document = Document(id="d1", text="-", title="T")
    claim = Claim(
        id=str(number),
        document="d1",
        relation=relation,
        mode=None,
        contexts=(),
        sources=several(sources),
        targets=several(targets[0]) if targets else (),
        symmetric=not targets,
        modality=Modality.OCCURRED,
        claimant=None,
        via=(),
        date=None,
        place=None,
        quantity=None,
        about=(),
        framings=(),
        quote="-",
        span=Span(0, 1),
        trigger=None,
        cue=None,
        quad=None,
        score=SCORES.get(relation),
        plover=None,
        rule="r",
        coder="c",
    )
    for part in rest:
        document, claim = _with(part, document, claim)
    return Coded(document, (), (replace(claim, document=document.id),), ())


def _with(part: str, document: Document, claim: Claim) -> tuple[Document, Claim]:
    """One of the parts after the first bar."""
    word, _, value = part.partition(" ")
    match word:
        case "in":
            document = replace(document, id=value)
        case "published" | "outlet" | "language" | "collection":
            document = replace(document, id=f"{document.id} {part}", **{word: value})  # type: ignore[arg-type]
        case "context":
            claim = replace(claim, contexts=(*claim.contexts, value))
        case _ if word in _FIELDS:
            name, read = _FIELDS[word]
            claim = replace(claim, **{name: read(value)})
        case modality if modality in list(Modality):
            claim = replace(claim, modality=Modality(modality))
        case year if len(year) == 4:
            claim = replace(claim, date=Interval(f"{year}-01-01", f"{year}-12-31", Precision.YEAR))
        case day:
            claim = replace(claim, date=Interval(day, day, Precision.DAY))
    return document, claim


def amount(words: str) -> Quantity:
    """`8.8e9 USD`, or `8.8e9 USD approx`."""
    number, unit, *comparison = words.split()
    return Quantity(float(number), unit, Comparison(*comparison or ["eq"]), f"{number} {unit}", Span(0, 0))


# Word → the claim's field and how the rest is read.
_FIELDS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "says": ("claimant", participant),
    "mode": ("mode", str),
    "quad": ("quad", str),
    "office": ("office", str),
    "amount": ("quantity", amount),
    "via": ("via", lambda value: (participant(value),)),
    "at": ("place", participant),
}


def fill(ledger: Ledger, lines: Sequence[str]) -> None:
    """The claims of one document are added together; a claim's id is its place in the case."""
    documents: dict[Document, list[Claim]] = {}
    for number, line in enumerate(lines):
        made = coded(line, number)
        documents.setdefault(made.document, []).extend(made.claims)
    for document, group in documents.items():
        ledger.add(Coded(document, (), tuple(group), ()))
