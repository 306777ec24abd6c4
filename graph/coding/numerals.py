"""The numbers of a text: digits in any script's way of writing them, number words, and both together (3 ملايين و500 ألف)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from graph.codebook.numbers import Entry, Numbers, Phrases, Writing
from graph.coding.text import Normal, normalise

_TOKEN: Final = re.compile(
    r"(?P<date>(?<![0-9])(?:[0-9]{1,2}([./-])[0-9]{1,2}\2[0-9]{4}|[0-9]{4}([./-])[0-9]{1,2}\3[0-9]{1,2})(?![0-9]))"
    r"|(?P<code>[0-9]{1,2}:[0-9]{2}|(?=[^\W\d_]{1,6}+-[0-9])(?!mid-|و-|ب-|ل-)[^\W\d_]+-[0-9]+[^\W_]*)"  # 10:30, F-16
    r"|(?P<number>(?:(?:000 )+[0-9]{1,3}(?![0-9.,])|[0-9]{1,3}(?: [0-9]{3})+(?![0-9.,])|[0-9]+(?:[.,٫٬،][0-9]+)*)ENDING)"
    r"|(?P<word>(?<![^\W_])[a-z]{1,2}+\$|[^\W\d_]+ENDING)"  # US$
    r"|(?P<mark>[^\w\s])".replace("ENDING", r"(?:'[^\W\d_]{1,10}(?![^\W_]))?")  # 2019'da, Libya's
)
_SPACED: Final = re.compile("[0-9] [0-9]")
"""Digits in groups, which are one token."""
_SEPARATOR: Final = re.compile(r"[.,٫٬،]")
_DIGITS_AT_MOST: Final = 15
"""Longer digit strings are codes, not amounts; a float would not hold them either."""


_HAS_DIGIT: Final = re.compile("[0-9٠-٩۰-۹]")


def has_digit(text: str) -> bool:
    """Whether `text`, raw or in matching form, has a digit that numbers are written with."""
    return _HAS_DIGIT.search(text) is not None


class Token(NamedTuple):
    """A word, number, date in digits, code or mark of the text; `ending` is what an apostrophe sets apart ("da" in 2019'da)."""

    text: str
    kind: str
    start: int
    end: int
    ending: str = ""


class Number(NamedTuple):
    """Tokens `first` up to, not including, `last` state `value`.

    `vague`: a lower bound only (dozens). `digits`: written in plain digits, so that it may be a day or a year. `scale`: its
    last scale word (million), else 1. `case`: the ending of its last token.
    """

    value: float
    first: int
    last: int
    vague: bool = False
    digits: bool = False
    scale: float = 1.0
    case: str = "none"


@dataclass(frozen=True, slots=True)
class Scan:
    """A text cut into tokens, with the numbers among them, in order and apart from each other."""

    normal: Normal
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]

    def touching(self, index: int) -> bool:
        """Whether no space stands between this token and the one before."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start


def scan(text: str, numbers: Numbers) -> Scan:
    """The tokens and numbers of `text`, raw or in matching form."""
    return scan_normal(normalise(text), numbers)


def scan_normal(normal: Normal, numbers: Numbers) -> Scan:
    """The same for a text in matching form."""
    tokens = tuple(_tokens(normal.text))
    return Scan(normal, tokens, tuple(_Reader(tokens, numbers).all()))


def find(phrases: Phrases, tokens: Sequence[Token], index: int) -> tuple[Entry, int] | None:
    """The longest phrase that starts at `index`: its meaning, and the index after it."""
    found = phrases.get(tokens[index].text)
    if found is None:
        return None
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    for rest, entry in found:
        if not rest:
            return entry, index + 1
        if following == rest[0]:  # few get this far
            end = index + 1 + len(rest)
            if tuple(token.text for token in tokens[index + 1 : end]) == rest:
                return entry, end
    return None


def tidy(value: float) -> float:
    """`value` without what multiplying left behind: 65.4 times a billion is 65,400,000,000."""
    return float(f"{value:.12g}")


def literal(text: str, writing: Writing, scaled: bool) -> float | None:
    """The value of a number in digits, or None where no reading is sound (2015,2016). `scaled`: a scale or per cent follows."""
    if text.startswith("000 "):  # 000 200: an Arabic text whose groups were typed from the right
        text = " ".join(reversed(text.split()))
    digits = text.replace(" ", "").replace("،", ",")
    if len(digits) > _DIGITS_AT_MOST:
        return None
    parts, marks = _SEPARATOR.split(digits), _SEPARATOR.findall(digits)
    if not marks:
        return float(digits)
    *groups, last = parts
    grouped = 1 <= len(parts[0]) <= 3 and parts[0] != "0" and all(len(part) == 3 for part in parts[1:-1])
    if len(set(marks[:-1])) > 1 or not (grouped or len(marks) == 1):
        return None
    if _decimal(marks, parts, writing, scaled):
        return float("".join(groups) + "." + last) if len(marks) == 1 or marks[-1] not in marks[:-1] else None
    return float("".join(parts)) if grouped and len(last) == 3 and len(set(marks)) == 1 else None


def _decimal(marks: Sequence[str], parts: Sequence[str], writing: Writing, scaled: bool) -> bool:
    """Whether the last mark opens a fraction."""
    mark, last = marks[-1], parts[-1]
    if mark in "٫٬":
        return mark == "٫"
    if len(marks) > 1:
        return mark not in marks[:-1]
    if len(last) != 3 or parts[0] == "0" or len(parts[0]) > 3:
        return mark == writing.decimal or len(last) < 3
    return mark == writing.decimal and (scaled or not writing.either_groups)


def _tokens(text: str) -> list[Token]:
    if _SPACED.search(text):
        return _cut(text)
    tokens, start = list[Token](), 0
    for piece in text.split(" "):  # nothing else stands across a space, and most pieces come again
        for word, kind, begin, end, ending in _cut_piece(piece):
            tokens.append(_new(Token, (word, kind, start + begin, start + end, ending)))
        start += len(piece) + 1
    return tokens


def _cut(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, kind, ending = match[0], match.lastgroup or "mark", ""
        start, end = match.span()
        if "'" in word and kind in ("word", "number"):
            word, _, ending = word.partition("'")
        tokens.append(Token(word, kind, start, end, ending))
    return tokens


_cut_piece = lru_cache(maxsize=50_000)(_cut)


_new = tuple.__new__
"""Makes a named tuple in half the time: a scanned sentence has thirty."""


class _Reader:
    """Reads the numbers off the tokens from left to right; each token is looked at a bounded number of times."""

    def __init__(self, tokens: Sequence[Token], numbers: Numbers) -> None:
        self.tokens, self.numbers, self.index = tokens, numbers, 0

    def all(self) -> list[Number]:
        found = list[Number]()
        openings = self.numbers.openings
        for index, token in enumerate(self.tokens):
            if index >= self.index and (token.kind == "number" or token.text in openings):
                self.index = index
                if number := self._number():
                    found.append(number)
        return found

    def _number(self) -> Number | None:
        """The number that starts here; moves behind it if there is one."""
        start = self.index
        return self._vague(start) or self._fraction_of_scale(start) or self._exact(start)

    def _entry(self, index: int) -> tuple[Entry, int] | None:
        return find(self.numbers.amounts, self.tokens, index) if index < len(self.tokens) else None

    def _vague(self, start: int) -> Number | None:
        """Dozens, hundreds of thousands, عشرات الآلاف."""
        value, index, entry = 1.0, start, self._entry(start)
        case = "none"
        while entry and entry[0].role in ("vague", "scale") and (index > start or entry[0].role == "vague"):
            value, index, case = value * entry[0].value, entry[1], entry[0].case
            ahead = index + 1 if index < len(self.tokens) and self.tokens[index].text in self.numbers.links["of"] else index
            entry = self._entry(ahead)
            if entry and entry[0].role in ("vague", "scale"):
                index = ahead
        if index == start:
            return None
        self.index = index
        return Number(value, start, index, vague=True, scale=value, case=case)

    def _fraction_of_scale(self, start: int) -> Number | None:
        """Half a million, ربع مليون, yarım milyon."""
        entry = self._entry(start)
        if not entry or entry[0].role != "fraction":
            return None
        index = entry[1]
        links = self.numbers.links
        while index < len(self.tokens) and index < entry[1] + 2 and self.tokens[index].text in links["of"] | links["one"]:
            index += 1
        scale = self._entry(index)
        if not scale or scale[0].role != "scale":
            return None
        self.index = scale[1]
        return Number(entry[0].value * scale[0].value, start, scale[1], scale=scale[0].value, case=scale[0].case)

    def _exact(self, start: int) -> Number | None:
        """Digits, number words and scales, added up as far as they go together."""
        total = _Sum(self.numbers.writing.ones_first)
        index, case = start, "none"
        if self.tokens[start].text in self.numbers.links["one"]:  # a million
            ahead = self._entry(start + 1)
            if not ahead or (ahead[0].role != "scale" and ahead[0].value != 100):
                return None
            index += 1
        while step := self._step(total, index, started=index > start):
            index, case = step
        if total.empty:
            return None
        self.index = index
        digits = index == start + 1 and self.tokens[start].kind == "number" and self.tokens[start].text.isdecimal()
        return Number(tidy(total.value), start, index, digits=digits, scale=total.scale if total.scaled else 1.0, case=case)

    def _step(self, total: "_Sum", index: int, started: bool) -> tuple[int, str] | None:
        """Adds what stands at `index`; the index after it and its ending, or None where the number is over."""
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        joined = False
        if started and token.text in self.numbers.links["and"] and not self._entry(index):  # "and a half" is an entry
            joined, index = True, index + 1
        elif started and token.text == "-" and 0 < total.current % 100 < 100 and total.current % 10 == 0:  # twenty-five
            index += 1
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        if token.kind == "number":
            return self._digits(total, index, joined)
        entry = self._entry(index)
        if not entry:
            return None
        meaning, after = entry
        if meaning.role not in _ADDED or not total.add(meaning.role, meaning.value, joined or meaning.conjunction):
            return None
        again = self._entry(after) if meaning.role == "fraction" else None
        if again and again[0].role == "scale" and again[0].value == total.scale:  # مليون ونصف المليون
            after = again[1]
        return after, self.numbers.endings.get(self.tokens[after - 1].ending, meaning.case)

    def _digits(self, total: "_Sum", index: int, joined: bool) -> tuple[int, str] | None:
        token = self.tokens[index]
        ahead = self._entry(index + 1)
        scale = ahead[0].value if ahead and ahead[0].role in ("scale", "vague") else 0.0
        if not total.empty and (scale >= total.scale if scale else joined and not total.ones_first):
            return None  # 3 ملايين و5 مليارات, $2bn and 3 ships
        scaled = bool(scale or (ahead and ahead[0].value == "percent"))
        value = literal(token.text, self.numbers.writing, scaled)
        if value is None or not total.add("digits", value, joined):
            return None
        after, ending = index + 1, self.numbers.endings.get(token.ending, "other" if token.ending else "none")
        if after < len(self.tokens) and self.tokens[after].start == token.end:  # 4bn
            short = self.numbers.short_scales.get(self.tokens[after].text)
            if short and len(self.tokens[after].text) > 1 and total.add("scale", short, False):
                after += 1
        return after, ending


_ADDED: Final = frozenset({"numeral", "digits", "scale", "vague", "dual", "fraction"})
"""The roles of words that are parts of a number; the value of others is no number."""


class _Sum:
    """A number as it grows: `done` scales and a `current` group below the next scale."""

    def __init__(self, ones_first: bool) -> None:
        self.ones_first = ones_first
        self.done = self.current = 0.0
        self.scale = float("inf")
        self.empty, self.scaled = True, False
        self.open = True
        """Whether a number in digits may still open the current group."""

    @property
    def value(self) -> float:
        return self.done + self.current

    def add(self, role: str, value: float, joined: bool) -> bool:
        """Adds a part if it continues the number; `joined`: an "and" stands before it."""
        match role:
            case "numeral":
                grown = self._numeral(value, joined)
            case "digits":
                grown = self._digits(value, joined)
            case "scale" | "vague":
                grown = self._scale(value, joined)
            case "dual":
                grown = self._dual(value, joined)
            case _:
                grown = self._fraction(value, joined)
        self.empty &= not grown
        return grown

    def _numeral(self, value: float, joined: bool) -> bool:
        if value == 100 and not joined and 0 < self.current < 100 and self.current == int(self.current):
            self.current *= 100
            return True
        if not self._fits(value, joined):
            return False
        self.current += value
        self.open = False
        return True

    def _fits(self, value: float, joined: bool) -> bool:
        low = self.current % 100
        if not self.current:
            if joined and not self.ones_first and self.scale > 1000:
                return self.empty  # $2 billion and three ships
            return self.empty or (value < self.scale and (joined or not self.ones_first))
        if value >= 100 or self.open:
            return False
        if low == 0:
            return joined or not self.ones_first
        if self.ones_first:
            return low < 10 and value >= 20 and joined
        return low >= 10 and low % 10 == 0 and value < 10 and not joined

    def _digits(self, value: float, joined: bool) -> bool:
        if self.current or not (self.empty or (value < self.scale and (joined or not self.ones_first))):
            return False
        self.current, self.open = value, True
        return True

    def _scale(self, value: float, joined: bool) -> bool:
        if self.current:
            if joined or value >= self.scale:
                return False
            self.done, self.current = self.done + self.current * value, 0.0
        elif (self.empty or joined) and value < self.scale:
            self.done += value
        elif not joined and value > self.scale:  # ألف مليار
            self.done *= value
        else:
            return False
        self.scale, self.scaled, self.open = value, True, True
        return True

    def _dual(self, value: float, joined: bool) -> bool:
        if self.current:
            return self._scale(value / 2, joined)  # خمسون مليونا
        if value / 2 >= self.scale or not (self.empty or joined):
            return False
        self.done += value
        self.scale, self.scaled = value / 2, True
        return True

    def _fraction(self, value: float, joined: bool) -> bool:
        if self.empty or not (joined or not self.ones_first):
            return False
        if self.current:
            self.current += value
        else:
            self.done += value * self.scale
        self.open = False
        return True
