"""What the coder gets right, against annotations: `python -m bench.accuracy` prints every figure.

Each set has a part that writers of rules may read and one that they leave unread; both are always printed. `SETS` in
`__main__` lists the sets. Those of others are looked for in the folder that ALAQAT_GOLD names (default ../shared).
"""

from bench.accuracy.seed import Figures, measure, seed_article

__all__ = ["Figures", "measure", "seed_article"]
