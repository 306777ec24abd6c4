"""`python -m bench.names`: recall and false rate, beside a plain romanisation with fuzzy comparing; `--errors` lists the pairs.

The peer is rapidfuzz's token_sort_ratio over rigour's ascii_text (`pip install .[bench]`; left out where rigour is missing).
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from bench.names.pairs import Pair, own_pairs, registry_pairs
from graph.codebook import load_codebook
from graph.codebook.alike import SAME_NAME, NameIndex, likeness

FALSE_RATE: Final = 0.01
RECALL: Final = 0.95
"""What is to be reached; the peer's two thresholds reach one each on the pairs to tune by."""
STEPS: Final = [step / 100 for step in range(101)]
LOOK_UPS: Final = 20_000

Likeness = Callable[[str, str], float]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="what is wrong among the pairs that may be read")
    chosen = parser.parse_args()
    own, registered = list(own_pairs()), list(registry_pairs(load_codebook()))
    if chosen.errors:
        print(*_errors([pair for pair in (*own, *registered) if not pair.unread]), sep="\n")
        return 0
    for name, like, threshold in _matchers(own):
        print(f"\n{name}, same from {threshold:.2f}")
        for title, pairs in (
            ("to tune by", [pair for pair in own if not pair.unread]),
            ("unread", [pair for pair in own if pair.unread]),
            ("the registry", registered),
        ):
            print(*_table(title, pairs, like, threshold), sep="\n")
    _print_look_ups(own)
    return 0


def _matchers(own: list[Pair]) -> Iterator[tuple[str, Likeness, float]]:
    yield "graph.codebook.alike", likeness, SAME_NAME
    try:
        from rapidfuzz.fuzz import token_sort_ratio
        from rigour.text import ascii_text
    except ImportError as missing:
        print(f"peer left out: {missing}")
        return

    def romanised(one: str, other: str) -> float:
        return token_sort_ratio(ascii_text(one).lower(), ascii_text(other).lower()) / 100

    read = [pair for pair in own if not pair.unread]
    strict = next(step for step in STEPS if _rate(read, romanised, step, same=False) <= FALSE_RATE)
    lenient = next(step for step in reversed(STEPS) if _rate(read, romanised, step, same=True) >= RECALL)
    yield "peer: rapidfuzz on a plain romanisation, false rate as wanted", romanised, strict
    yield "peer: rapidfuzz on a plain romanisation, recall as wanted", romanised, lenient


def _rate(pairs: list[Pair], like: Likeness, threshold: float, *, same: bool) -> float:
    """The share that counts as one name, of the pairs that are one person's or of those that are not."""
    found = [like(pair.one.text, pair.other.text) >= threshold for pair in pairs if pair.same is same]
    return sum(found) / len(found)


def _table(title: str, pairs: list[Pair], like: Likeness, threshold: float) -> Iterator[str]:
    """A row for all pairs and one for each pair of languages."""
    begin = time.perf_counter()
    found = [like(pair.one.text, pair.other.text) >= threshold for pair in pairs]
    speed = len(pairs) / (time.perf_counter() - begin)
    yield f"  {title:14} {'recall':>20} {'false':>22}   {speed:,.0f} comparisons/s"
    for languages in ("", *sorted({pair.languages for pair in pairs})):
        chosen = [(pair.same, same) for pair, same in zip(pairs, found, strict=True) if languages in ("", pair.languages)]
        right = _share([same for wanted, same in chosen if wanted])
        wrong = _share([same for wanted, same in chosen if not wanted])
        yield f"    {languages or 'all':12} {right:>20} {wrong:>22}"


def _share(answers: list[bool]) -> str:
    return f"{sum(answers)}/{len(answers)} {sum(answers) / len(answers):7.2%}" if answers else "-"


def _errors(pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in pairs:
        like = likeness(pair.one.text, pair.other.text)
        if (like >= SAME_NAME) != pair.same:
            yield f"{'missed' if pair.same else 'false '} {like:.2f} {pair.one.text} | {pair.other.text}"


def _print_look_ups(own: list[Pair]) -> None:
    """One index of every name that the pairs have, asked for names as they come."""
    names = list(dict.fromkeys(spelt.text for pair in own for spelt in (pair.one, pair.other)))
    index = NameIndex((name, name) for name in names)
    asked = (names * (LOOK_UPS // len(names) + 1))[:LOOK_UPS]
    begin = time.perf_counter()
    candidates = sum(len(index.candidates(name)) for name in asked)
    by_key = time.perf_counter() - begin
    begin = time.perf_counter()
    for name in asked:
        index.find(name)
    found = time.perf_counter() - begin
    same = [pair for pair in own if pair.same]
    met = sum(pair.other.text in index.candidates(pair.one.text) for pair in same)
    print(f"\nlook-up among {len(names):,} names: {LOOK_UPS / found:,.0f} names/s, {candidates / LOOK_UPS:.1f} candidates each,")
    print(f"  so {candidates / found:,.0f} comparisons/s; {by_key / found:.0%} of the time finds the candidates;")
    print(f"  the key leads to {met}/{len(same)} = {met / len(same):.2%} of the pairs of one person")


if __name__ == "__main__":
    sys.exit(main())
