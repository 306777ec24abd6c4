"""`python -m bench.accuracy [SET ...]`: all figures; `--errors SET`, `--relations LANGUAGE` show where they are lost."""

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import Final

from bench.accuracy import arabic, development, english, quads, seed
from bench.accuracy.scores import Row
from graph.codebook import load_codebook
from graph.coding import Coder

Sets = Callable[[Coder], Iterator[tuple[str, list[Row]]]]

SETS: Final[dict[str, Sets]] = {
    "development": development.rows,
    "arabic": arabic.rows,
    "english": english.rows,
    "quads": quads.rows,
}
ERRORS: Final[dict[str, Callable[[Coder], Iterator[str]]]] = {
    **{language: lambda coder, language=language: development.errors(coder, language) for language in development.LANGUAGES},
    "arabic": arabic.errors,
    "english": english.errors,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"seed, {', '.join(SETS)}; all of them if none is named")
    parser.add_argument("--errors", choices=ERRORS, help="what is wrong in the part of a set that may be read")
    parser.add_argument("--relations", choices=development.LANGUAGES, help="counts of each relation in the development texts")
    chosen = parser.parse_args()
    unknown = set(chosen.sets) - {"seed", *SETS}
    if unknown:
        parser.error(f"no set {', '.join(sorted(unknown))}; there are seed, {', '.join(SETS)}")
    coder = Coder(load_codebook())
    if chosen.errors:
        for paragraph in ERRORS[chosen.errors](coder):
            print(paragraph)
    elif chosen.relations:
        for part in development.PARTS:
            print(part or "read", *development.by_relation(coder, chosen.relations, part), sep="\n")
    else:
        _show(coder, chosen.sets or ["seed", *SETS])
    return 0


def _show(coder: Coder, sets: list[str]) -> None:
    if "seed" in sets:
        figures = seed.measure(coder.code(seed.seed_article()))
        print(seed.show(figures), seed.wrong(figures), sep="\n")
    for name in (name for name in SETS if name in sets):
        try:
            for title, table in SETS[name](coder):
                print(f"\n{title}\n  {'':36} {'read':<34} {'unread':<34} reach")
                for row in table:
                    print(f"  {row.measure:<36} {row.read or '-':<34} {row.unread or '-':<34} {row.reach}")
        except FileNotFoundError as missing:
            print(f"\n{name}: left out, {missing}")


if __name__ == "__main__":
    sys.exit(main())
