"""English sentences of event coders: PLOVER's manual, and the suites of an older coder with CAMEO codes."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bench.accuracy.scores import Counts, Row, gold_lines, halves, share
from graph.coding import Coder
from graph.model import Document

OLDER: Final = ("en_petr_unit.jsonl", "en_petr2_gsr.jsonl")

ROOTS: Final[Mapping[str, str]] = {
    "01": "", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT AGREE", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE RETREAT", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE SANCTION", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""CAMEO's root categories as PLOVER's types, each of them right; 01, statements, has none.

From the conversion table of PLOVER's manual (2.0 draft)."""

Sentence = Mapping[str, Any]


def rows(coder: Coder) -> Iterator[tuple[str, list[Row]]]:
    manual = [share(*_found(coder, half)) for half in halves(gold_lines("en_plover_cameo_manual.jsonl"))]
    yield "PLOVER manual (en)", [Row("the right type is among the claims", *manual, "≥ .60")]
    table = []
    for name in OLDER:
        counts = [str(_roots(coder, half)) for half in halves(gold_lines(name))]
        table.append(Row(name.removesuffix(".jsonl"), *counts))
    yield "older suites (en), type at CAMEO root", table


def _types(coder: Coder, sentence: Sentence) -> set[str]:
    """PLOVER's types of the claims, and ours where they differ (a planned act is AGREE there)."""
    coded = coder.code(Document(sentence["id"], sentence["text"], language="en", published=_day(sentence.get("date"))))
    return {type_ for claim in coded.claims if claim.plover for type_ in (claim.plover.type, claim.relation)}


def _day(digits: str | None) -> str | None:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if digits and len(digits) == 8 and digits.isdigit() else None


def _found(coder: Coder, sentences: list[Sentence]) -> tuple[int, int]:
    return sum(sentence["event"] in _types(coder, sentence) for sentence in sentences), len(sentences)


def _roots(coder: Coder, sentences: list[Sentence]) -> Counts:
    """A sentence's roots against the types of its claims; an annotated root that PLOVER lacks asks for nothing."""
    counts = Counts()
    for sentence in sentences:
        given = _types(coder, sentence)
        wanted = [frozenset(ROOTS[root].split()) for root in _codes(sentence) if ROOTS[root]]
        right = sum(bool(types & given) for types in wanted)
        needless = len(given - frozenset().union(*wanted))
        counts += Counts(right, right + needless, len(wanted))
    return counts


def _codes(sentence: Sentence) -> set[str]:
    return {event["eventcode"][:2] for event in sentence["events"] if event.get("eventcode", "")[:2] in ROOTS}


def errors(coder: Coder) -> Iterator[str]:
    """Sentences of the manual's half that may be read whose type was not found."""
    for sentence in next(halves(gold_lines("en_plover_cameo_manual.jsonl"))):
        given = _types(coder, sentence)
        if sentence["event"] not in given:
            yield f"[{sentence['event']}] {sentence['markup']}\n   {', '.join(sorted(given)) or 'nothing found'}\n"
