"""What coding costs on one core: `python -m bench.coding [--sentences N] [--long]`.

The corpus is made of our own templates (`corpus`). Each figure comes from a process of its own; times are of the processor,
since other programs may be running. Beside them, in the same run, stands a spaCy pipeline on the English texts, where the
extra `bench` is installed: tokens, tags, parse and entities of a small English model, which knows no relations; and beside the
coder as Python the compiled one, where `make compile` has made it. How `--jobs N` scales is told by the clock: on a computer that
does other things, too, it scales worse. `--long` adds corpora of growing length, documents of 5 MB and texts made to be slow.
"""

import argparse
import importlib.util
import os
import sys
from typing import Final

from bench import startup
from bench.coding import compiled
from bench.coding.corpus import LANGUAGES
from bench.coding.costs import MEGABYTE, SPACY_MODEL, apart, by_jobs, mentions, one_text, spacy, whole
from bench.coding.hostile import TIMES, growth

SENTENCES: Final = 20_000
SPACY_SENTENCES: Final = 2_000
LIMITS: Final = {"whole": 5_000, "mentions": 10_000, "memory": 400}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.coding")
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    parser.add_argument("--long", action="store_true", help="growing corpora and documents of 5 MB, too")
    arguments = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # one core for everybody
    cost = apart(whole, arguments.sentences)
    print(f"{cost.sentences:,} sentences, {cost.size / MEGABYTE:.1f} MB, {cost.claims / cost.sentences:.2f} claims a sentence")
    print(cost.line("text to JSON claims", f"(to reach: {LIMITS['whole']:,}/s, {LIMITS['memory']} MB)"))
    for language in LANGUAGES:
        print(apart(whole, arguments.sentences // 3, (language,)).line(f"  {language}"))
    print(apart(mentions, arguments.sentences).line("mentions alone", f"(to reach: {LIMITS['mentions']:,}/s)"))
    _print_compiled(arguments.sentences)
    _print_jobs(arguments.sentences)
    _print_spacy()
    print("cold start: " + startup.line("alaqat code article-ar.txt"))
    if arguments.long:
        _print_long()
    return 0


def _print_compiled(sentences: int) -> None:
    missing = compiled.why_not()
    if missing:
        print(f"compiled: {missing}")
        return
    for name, work in (("compiled, text to JSON claims", whole), ("compiled, mentions alone", mentions)):
        print(apart(work, sentences, code=compiled.FOLDER).line(name))


def _print_jobs(sentences: int) -> None:
    cores = os.cpu_count() or 1
    alone = apart(by_jobs, sentences, 1)
    for jobs in sorted({1, 2, cores}):
        seconds = apart(by_jobs, sentences, jobs) if jobs > 1 else alone
        name, speed = f"--jobs {jobs}, by the clock", sentences / seconds
        print(f"{name:<32}{speed:>9,.0f} sentences/s {alone / seconds:>5.2f} times as fast as --jobs 1")


def _print_spacy() -> None:
    if importlib.util.find_spec(SPACY_MODEL) is None:
        print(f"spaCy: not installed; pip install 'alaqat[bench]' brings it with {SPACY_MODEL}")
        return
    print(apart(spacy, SPACY_SENTENCES).line(f"spaCy, {SPACY_MODEL}", "(en; no relations)"))


def _print_long() -> None:
    for sentences in (1_000, 10_000, 100_000):
        print(apart(whole, sentences).line(f"{sentences:,} sentences"))
    for language in LANGUAGES:
        for characters in (500_000, 5_000_000):
            print(apart(one_text, characters, language).line(f"one text, {characters:,} characters, {language}"))
        times, text = apart(growth, language)
        print(f"hostile texts, {language}: {TIMES} times the length takes at most {times:.1f} times as long ({text!r}…)")


if __name__ == "__main__":
    sys.exit(main())
