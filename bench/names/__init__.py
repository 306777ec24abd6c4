"""How well names of one person meet across scripts and spellings, and how well those of different persons stay apart."""
