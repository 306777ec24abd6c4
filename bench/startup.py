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
    "alaqat code article-ar.txt": ([sys.executable, "-m", "alaqat", "code", str(ARTICLE)], 1.5),
}


def seconds(command: list[str]) -> float:
    """Wall time of one run; raises CalledProcessError if the command fails."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begin


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    slow = 0
    for name, (command, limit) in STARTS.items():
        seconds(command)  # the first run writes the byte code; a user pays for it once
        times = [seconds(command) for _ in range(runs)]
        median = statistics.median(times)
        slow += median > limit
        print(f"{name:28} median {median:.3f} s of {runs} (min {min(times):.3f}, max {max(times):.3f}), limit {limit} s")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
