"""Alaqat: its ledger loaded, asked, added to, and opened cold."""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from bench.coding.costs import memory
from bench.scale import questions
from bench.scale.corpus import Corpus, words
from bench.scale.figures import MISSING, Clocked, Figures, processor, timed, together
from graph.codebook import Codebook, load_codebook
from graph.faces.network.keeping import columns_of
from graph.ledger import open_ledger
from graph.ledger.naming import node
from graph.model import Coded

BATCH: Final = 250
"""Documents in one transaction of a bulk load."""
DYADS: Final = 50
EGOS: Final = 20
INSERTS: Final = 40
ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is asked about: pairs of actors at state level, one of them the hottest; actors, the hottest first; words."""

    hottest: tuple[str, str]
    dyads: tuple[tuple[str, str], ...]
    actors: tuple[str, ...]
    words: tuple[str, ...]


def subjects(corpus: Corpus) -> Subjects:
    """Of claims picked at random, so that busy dyads come more often."""
    chance = random.Random(corpus.seed)  # noqa: S311 - a bench, no secret
    numbers = chance.sample(range(len(corpus)), min(len(corpus), 250))
    dyads = [pair for number in numbers for pair in _pairs(corpus.document(number))]
    actors = [actor for actor, _ in Counter(end for pair in dyads for end in pair).most_common()]
    hot, others = actors[: EGOS // 2], actors[EGOS // 2 :]
    return Subjects(
        Counter(dyads).most_common(1)[0][0],
        tuple(dict.fromkeys(chance.sample(dyads, len(dyads))))[:DYADS],
        (*hot, *chance.sample(others, min(EGOS // 2, len(others)))),
        tuple(chance.sample(words()["things"], 20)),
    )


def _pairs(coded: Coded) -> Iterator[tuple[str, str]]:
    for claim in coded.claims:
        first, second = claim.sources[0], (claim.targets or claim.sources[1:])[0]
        a, b = node(first), node(second)
        if a and b and a != b:
            yield (a, b) if a < b else (b, a)


def size(path: Path) -> int:
    """Bytes of a file and what lies beside it under its name, or of all files of a folder."""
    found = path.rglob("*") if path.is_dir() else path.parent.glob(path.name + "*")
    return sum(one.stat().st_size for one in found if one.is_file())


@dataclass(frozen=True, slots=True)
class Loaded:
    """Seconds of the processor, bytes on disk, and the most megabytes of memory that loading so many claims took."""

    claims: int
    seconds: float
    size: int
    memory: float

    def figures(self) -> Figures:
        return {
            "load.rate": f"{self.claims / self.seconds:,.0f}/s",
            "load.bytes": f"{self.size / self.claims:,.0f}",
            "load.memory": f"{self.memory:,.0f} MB",
        }


def load(path: Path, claims: int, seed: int) -> Loaded:
    """All of the corpus into a new ledger."""
    corpus = Corpus(load_codebook(), claims, seed)
    made = Clocked(corpus)
    began = processor()
    with open_ledger(path) as ledger:
        while batch := list(islice(made, BATCH)):
            ledger.add_all(batch)
    return Loaded(claims, processor() - began - made.seconds, size(path), memory())


@dataclass(frozen=True, slots=True)
class Answers:
    """What the questions took; milliseconds of an ego and of a network, for their growth."""

    figures: Figures
    ego: float
    network: float


def ask(path: Path, claims: int, seed: int) -> Answers:
    codebook = load_codebook()
    about = subjects(Corpus(codebook, claims, seed))
    with open_ledger(path) as ledger:
        asked = questions.Questions(ledger, codebook)
        for first in (asked.dyad, asked.profile, asked.paths):
            first(about.hottest)  # what the first question of a process makes is no part of the next ones
        asked.text(about.words[0])
        ego = timed(asked.ego, about.actors)
        year = timed(asked.year, range(10))
        found: Figures = {
            "dyad": str(timed(asked.dyad, about.dyads)),
            "dyad.hot": str(timed(asked.dyad, [about.hottest] * 5)),
            "profile": str(timed(asked.profile, about.dyads)),
            "profile.hot": str(timed(asked.profile, [about.hottest] * 5)),
            "ego": str(ego),
            "year": str(year),
            "year.disk": str(timed(lambda _: _from_disk(path, codebook), range(5))),
            "year.values": str(timed(asked.network, range(3))),
            "paths": str(timed(asked.paths, about.dyads)),
            "text": str(timed(asked.text, about.words)),
        }
    return Answers(found, ego.median, min(year.clock))


def _from_disk(path: Path, codebook: Codebook) -> None:
    """The ledger is opened, and its columns are read from their file."""
    with open_ledger(path) as ledger:
        questions.Questions(ledger, codebook).year()


def insert(path: Path, claims: int, seed: int) -> Figures:
    """Documents of ten claims, one after the other; the corpus has none of them."""
    codebook = load_codebook()
    corpus = Corpus(codebook, claims, seed + 1)
    new = [corpus.document(number, 10) for number in range(INSERTS + 1)]
    with open_ledger(path) as ledger:
        asked = questions.Questions(ledger, codebook)
        asked.year()
        ledger.add(new.pop())
        asked.columns()
        def network(_: Coded) -> None:
            asked.columns()

        def add(coded: Coded) -> None:
            ledger.add(coded)

        added = [(timed(add, [coded]), timed(network, [coded]), timed(asked.text, [_word(coded)])) for coded in new]
    return {key: str(together(times)) for key, times in zip(_STEPS, zip(*added, strict=True), strict=True)} | {
        "step.rdf": MISSING.format("not measured here")
    }


_STEPS: Final = ("insert", "step.network", "step.text")


def _word(coded: Coded) -> str:
    """One that the document has."""
    return max(coded.document.text.split(), key=len).strip(".")


_FIRST: Final = """
import sys
from pathlib import Path
from graph.codebook import load_codebook
from graph.ledger import open_ledger
from graph.query.dyads import dyad
with open_ledger(Path(sys.argv[1])) as ledger:
    found = dyad(ledger, load_codebook(), sys.argv[2], sys.argv[3], limit=100)
    assert any(one.claim.quote for one in (*found.forward, *found.backward, *found.mutual, *found.denied))
"""


def cold(path: Path, claims: int, seed: int) -> Figures:
    """A new process that answers one dyad, its file no longer in the system's memory."""
    pair = subjects(Corpus(load_codebook(), claims, seed)).dyads[0]

    def first(_: int) -> None:
        _forget(path)
        subprocess.run([sys.executable, "-c", _FIRST, str(path), *pair], cwd=ROOT, check=True)

    kept = path.with_name(f"{path.name}.columns")
    opened = timed(first, range(3))
    kept.unlink(missing_ok=True)
    with open_ledger(path) as ledger:
        built = timed(lambda _: columns_of(ledger), range(1))
    kept.unlink(missing_ok=True)
    return {"open": str(opened), "open.first": str(timed(first, range(1))), "columns": str(built)}


def _forget(path: Path) -> None:
    """Have the system drop what it keeps of the file."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
