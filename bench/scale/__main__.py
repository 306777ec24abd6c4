"""What a million claims cost: `python -m bench.scale [--claims N] [--big]`.

A seeded corpus (`corpus`) is loaded into a ledger, and asked as researchers do; beside it stand, in the same run, pyoxigraph with
the same claims (18 triples each, without helper triples) and plain networkx. Each figure comes from a process of its own. Times
of questions are of the clock: run it where little else runs. Loading counts seconds of the processor, without those that made
the corpus. Growth compares with a tenth of the claims: 1 is in proportion. `--big` is five million.
"""

import argparse
import importlib.util
import math
import os
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from bench.coding.costs import apart
from bench.scale import ours, peers
from bench.scale.figures import ROWS, Figures, told

MILLION: Final = 1_000_000
SEED: Final = 4
_FIXED: Final = 12.0
"""Seconds that the run takes with hardly any claims: processes start, and read the codebook."""


def measure(claims: int, folder: Path, seed: int = SEED, peers_too: bool = True) -> dict[str, Figures]:
    """By who was asked: the figures by row."""
    whole, part = folder / "claims.db", folder / "tenth.db"
    tenth = max(20, claims // 10)
    small: Any = apart(ours.load, part, tenth, seed)
    before: Any = apart(ours.ask, part, tenth, seed)
    loaded: Any = apart(ours.load, whole, claims, seed)
    answers: Any = apart(ours.ask, whole, claims, seed)
    found = loaded.figures() | answers.figures | apart(ours.cold, whole, claims, seed) | apart(ours.insert, whole, claims, seed)
    for key, now, then in (
        ("load", loaded.seconds, small.seconds),
        ("ego", answers.ego, before.ego),
        ("network", answers.network, before.network),
    ):
        found[f"growth.{key}"] = f"{math.log(now / then) / math.log(claims / tenth):.2f}"
    return {"Alaqat": found} | (_peers(folder, claims, seed) if peers_too else {})


def _peers(folder: Path, claims: int, seed: int) -> dict[str, Figures]:
    triples: Any = apart(peers.write, folder, claims, seed)
    name = f"pyoxigraph ({triples / claims:.1f} triples a claim)"
    if importlib.util.find_spec("pyoxigraph") is None:
        oxigraph = {"load.rate": "not installed; pip install 'alaqat[bench]' brings it"}
    else:
        loaded: Any = apart(peers.oxigraph_load, folder, claims)
        oxigraph = loaded.figures() | apart(peers.oxigraph_ask, folder, claims, seed)
    return {name: oxigraph, "networkx": apart(peers.networkx_all, folder, claims, seed)}


def table(found: dict[str, Figures]) -> str:
    """A row for each figure, a column for who was asked."""
    columns = [("", [name for _, name, _ in ROWS]), ("to reach", [reach for _, _, reach in ROWS])]
    columns += [(who, [figures.get(key, "-") for key, _, _ in ROWS]) for who, figures in found.items()]
    widths = [max(map(len, (title, *cells))) for title, cells in columns]
    lines = zip(*((title, *cells) for title, cells in columns), strict=True)
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("--claims", type=int, default=MILLION)
    parser.add_argument("--big", action="store_true", help="five million claims")
    parser.add_argument("--folder", type=Path, help="where to work; made and kept  [default: a temporary folder]")
    parser.add_argument("--alone", action="store_true", help="without pyoxigraph and networkx")
    arguments = parser.parse_args()
    claims = 5 * MILLION if arguments.big else arguments.claims
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    began = time.perf_counter()
    print(f"{claims:,} claims, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} of other programs")
    with tempfile.TemporaryDirectory(prefix="alaqat-scale-") as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        print(table(measure(claims, folder, peers_too=not arguments.alone)))
    took = time.perf_counter() - began
    print(f"measured in {took / 60:.1f} minutes", end="")
    rest = max(0.0, took - _FIXED)
    print(f"; a million claims take about {told((_FIXED + rest * MILLION / claims) / 60)}" if claims < MILLION else "")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
