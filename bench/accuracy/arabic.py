"""Arabic news sentences annotated for ASSAULT and PROTEST: is there one, and which words say who did what to whom?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from bench.accuracy.scores import Counts, Row, gold_lines, halves
from graph.coding import Coder
from graph.model import Claim, Document, Modality, Span

REACH: Final = {"ASSAULT": "F1 ≥ .55 (human .685)", "PROTEST": "F1 ≥ .35 (human .473)"}
SPANS: Final = {"source_actor": "≥ .50 (human .670)", "verb": "≥ .55 (human .664)", "target_actor": "≥ .42 (human .567)"}
_WORD: Final = re.compile(r"\w+")

Sentence = Mapping[str, Any]


def rows(coder: Coder) -> Iterator[tuple[str, list[Row]]]:
    detect = gold_lines("ar_gsr_detect.jsonl")
    table = []
    for task, reach in REACH.items():
        read, unread = (str(_detected(coder, task, half)) for half in halves(detect))
        table.append(Row(f"{task} is reported", read, unread, reach))
    yield "Arabic sentences, detection", table
    spans = [one for one in gold_lines("ar_gsr_spans.jsonl") if one["event"] == "ASSAULT"]
    parts = [_tokens(coder, half) for half in halves(spans)]
    yield (
        "Arabic ASSAULT, token F1 against the best annotator",
        [Row(part, *(f"{half[part]:.3f}" for half in parts), reach) for part, reach in SPANS.items()],
    )


def _claims(coder: Coder, sentence: Sentence, relation: str) -> list[Claim]:
    coded = coder.code(Document(sentence["id"], sentence["text"], language="ar"))
    return [claim for claim in coded.claims if claim.relation == relation]


def _detected(coder: Coder, task: str, sentences: Iterable[Sentence]) -> Counts:
    counts = Counts()
    for sentence in sentences:
        if sentence["task"] == task:
            given, wanted = bool(_happened(_claims(coder, sentence, task))), sentence["label"] == "yes"
            counts += Counts(given and wanted, given, wanted)
    return counts


def _happened(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.modality in (Modality.OCCURRED, Modality.ALLEGED)]


def _tokens(coder: Coder, sentences: list[Sentence]) -> dict[str, float]:
    """The mean over the sentences of each part's F1 with the annotator who fits it best."""
    totals = dict.fromkeys(SPANS, 0.0)
    for sentence in sentences:
        ours = _words(sentence["text"], _claims(coder, sentence, sentence["event"]))
        for part in SPANS:
            totals[part] += max(_f1(ours[part], _split(one[part])) for one in sentence["annotations"])
    return {part: total / max(len(sentences), 1) for part, total in totals.items()}


def _words(text: str, claims: list[Claim]) -> dict[str, set[str]]:
    return {
        "source_actor": _of(text, (participant.span for claim in claims for participant in claim.sources)),
        "verb": _of(text, (claim.trigger.span for claim in claims if claim.trigger)),
        "target_actor": _of(text, (participant.span for claim in claims for participant in claim.targets)),
    }


def _of(text: str, spans: Iterable[Span]) -> set[str]:
    """The written words that the spans touch: annotators mark whole words, with what is written on to them (وقتلوا)."""
    return {
        word.group()
        for span in spans
        for word in _WORD.finditer(text)
        if word.start() < span.end and span.start < word.end()
    }  # fmt: skip


def _split(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text)}


def _f1(ours: set[str], theirs: set[str]) -> float:
    if not ours and not theirs:
        return 1.0
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def errors(coder: Coder) -> Iterator[str]:
    """Sentences of the half that may be read where detection is wrong."""
    for sentence in next(halves(gold_lines("ar_gsr_detect.jsonl"))):
        given = _happened(_claims(coder, sentence, sentence["task"]))
        if bool(given) != (sentence["label"] == "yes"):
            told = ", ".join(f"{claim.rule} '{claim.quote}'" for claim in given) or "nothing found"
            yield f"[{sentence['task']} {sentence['label']}] {sentence['text']}\n   {told}\n"
