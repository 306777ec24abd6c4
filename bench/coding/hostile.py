"""Texts made to make a reader of numbers and dates slow: its time must grow with their length, and no faster."""

import random
import time
from typing import Final

ALPHABETS: Final = ("0123456789", "0123456789 ", "0123456789.,/-: '", "abcابت ", "0123456789 .,-/():'aوmبي")
REPEATED: Final = {
    "ar": ("في أيار 5 ", "مليون و ", "5 أكثر من ", "5/(", "بين 5 و", "منذ "),
    "en": ("may 5 last year, ", "one hundred and ", "5 of the ", "5/(", "between 5 and ", "a-", "1,"),
    "tr": ("5 mayıs geçen yıl ", "yüz bin ", "en az 5 ", "2015'ten ", "a'"),
}
SHORT: Final = 10_000
TIMES: Final = 8
"""So many times as long is the long text; time that grew with the square would grow 64 times."""
_TOO_SHORT: Final = 0.02
"""Seconds below which a growth says nothing."""


def hostile(language: str, size: int) -> list[str]:
    chance = random.Random(17)  # noqa: S311 - text to read, no secret
    texts = ["".join(chance.choices(letters, k=size)) for letters in ALPHABETS]
    return texts + [piece * (size // len(piece)) for piece in REPEATED[language]]


def growth(language: str) -> tuple[float, str]:
    """How many times as long the numbers and dates of a text take that is TIMES as long, at most; and how that text begins."""
    from graph.codebook import load_codebook
    from graph.coding.dates import find_dates
    from graph.coding.quantities import find_quantities

    numbers = load_codebook().numbers[language]

    def seconds(text: str) -> float:
        began = time.process_time()
        find_quantities(text, numbers)
        find_dates(text, numbers, "2020-08-19")
        return time.process_time() - began

    pairs = zip(hostile(language, SHORT), hostile(language, SHORT * TIMES), strict=True)
    return max((seconds(long) / max(seconds(short), _TOO_SHORT), long[:20]) for short, long in pairs)
