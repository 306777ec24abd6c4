"""Cold starts: a fresh process each time, the median of N wall times beside what it may cost.

    python bench/startup.py [N]

Exits with 1 when a median is above its limit.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "articles" / "article-ar.txt"

# What a user waits for: command, limit in seconds.
STARTS = {
    "import alaqat": ([sys.executable, "-c", "import alaqat"], 0.15),
    "alaqat code article-ar.txt": ([sys.executable, "-m", "alaqat", "code", str(ARTICLE)], 0.5),
}


def seconds(command: list[str]) -> float:
    """Wall time of one run; raises CalledProcessError if the command fails."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


def line(name: str, runs: int = 7) -> str:
    """What one start costs."""
    return _line(name, *_measured(name, runs))


def _line(name: str, times: list[float], limit: float) -> str:
    median = statistics.median(times)
    return f"{name:28} median {median:.3f} s of {len(times)} (min {min(times):.3f}, max {max(times):.3f}), limit {limit} s"


def _measured(name: str, runs: int) -> tuple[list[float], float]:
    command, limit = STARTS[name]
    seconds(command)  # the first run writes the byte code and what is kept beside it; a user pays for it once
    return [seconds(command) for _ in range(runs)], limit


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    measured = {name: _measured(name, runs) for name in STARTS}
    for name, (times, limit) in measured.items():
        print(_line(name, times, limit))
    return int(any(statistics.median(times) > limit for times, limit in measured.values()))


if __name__ == "__main__":
    sys.exit(main())
