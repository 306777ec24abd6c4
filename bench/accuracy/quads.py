"""UN sentences with the quad class that all annotators gave them; the annotation was made on the English."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from bench.accuracy.scores import Row, gold_lines, halves, macro_f1
from graph.coding import Coder
from graph.model import Document

FLOORS: Final = {"ar": "linear model .539", "en": "linear model .580"}
NONE: Final = "none"


def rows(coder: Coder) -> Iterator[tuple[str, list[Row]]]:
    lines = gold_lines("un_quad_ar_en_es.jsonl")
    labels = sorted({line["quad"] for line in lines})
    table = []
    for language, floor in FLOORS.items():
        scores = []
        for half in halves(lines):
            pairs = [(line["quad"], _quad(coder, line, language)) for line in half]
            scores.append(f"{macro_f1(pairs, labels):.3f}")
        table.append(Row(f"quad, macro F1 ({language})", *scores, f"report ({floor})"))
    yield "UN sentences", table


def _quad(coder: Coder, line: Mapping[str, Any], language: str) -> str:
    """The class that most claims have; of several, the one that the sentence names first."""
    claims = coder.code(Document(line["id"], line[language], language=language)).claims
    counted = Counter(claim.plover.quad.replace(" ", "_") for claim in claims if claim.plover)
    return counted.most_common(1)[0][0] if counted else NONE
