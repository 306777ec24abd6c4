"""The numbers of a text: digits in any script's way of writing them, number words, and both together (3 ملايين و500 ألف)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from graph.codebook.numbers import WORD, Entry, Numbers, Phrases, Writing
from graph.coding.keeping import Keepable
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


_REMEMBERED: Final = 50_000
"""So many pieces are remembered: a corpus has few frequent ones; a hostile text may have any number."""
_HAS_YEAR: Final = re.compile(r"[0-9]{4}|[0-9][./-][0-9]")
_HAS_DIGIT: Final = re.compile("[0-9٠-٩۰-۹]")


def has_digit(text: str) -> bool:
    """Whether `text`, raw or in matching form, has a digit that numbers are written with."""
    return _HAS_DIGIT.search(text) is not None


# What a token or piece may be part of.
NUMBER: Final = 1
"""It opens a number, in digits or words."""
TIME: Final = 2
"""An expression of time may begin with it, or have it inside."""
BOUND: Final = 4
"""It begins a comparison before a number."""
BEFORE: Final = 8
"""It begins a unit that stands before the number."""
DUAL: Final = 16
"""It begins a noun that says "two" by itself."""
DIGIT: Final = 32
TELLS_TIME: Final = 64
"""It has the digits of a year or a date, or a word without which no time is told."""
TELLS_NUMBER: Final = 128
"""It has a digit or a numeral."""
TELLS_UNIT: Final = 256
"""It has a word or mark of a unit."""


class Token:
    """A word, number, date in digits, code or mark of a piece; `start` and `end` are its place there.

    `ending` is what an apostrophe sets apart ("da" in 2019'da), `bits` say what it may be part of, `ahead` that it is a verb of
    what is still to come. Tokens are shared by all pieces of the same letters, and never changed.
    """

    __slots__ = ("ahead", "bits", "end", "ending", "is_word", "kind", "start", "text")

    def __init__(self, text: str, kind: str, start: int, end: int, ending: str, numbers: Numbers) -> None:
        self.text, self.kind, self.start, self.end, self.ending = text, kind, start, end, ending
        self.is_word = kind == "word"
        self.bits = _bits_of(text, kind, numbers)
        self.ahead = numbers.future.has(text)


def _bits_of(text: str, kind: str, numbers: Numbers) -> int:
    is_time = kind == "date" or text in numbers.times or text in numbers.links["one"]
    is_number = kind == "number" or text in numbers.openings
    bits = (NUMBER if is_number else 0) | (TIME if is_time else 0)
    for bit, phrases in ((BOUND, numbers.bounds), (BEFORE, numbers.before), (DUAL, numbers.unit_duals)):
        bits |= bit if text in phrases else 0
    return bits


class Piece:
    """What stands between two spaces: most pieces of a text come again and again, so that each is cut once."""

    __slots__ = ("bits", "length", "tokens")

    def __init__(self, text: str, numbers: Numbers) -> None:
        self.tokens, self.length, self.bits = _cut(text, numbers), len(text), 0
        for token in self.tokens:
            self.bits |= token.bits
        words = [text] if text.isalpha() else WORD.findall(text)
        digit = has_digit(text)
        if digit:
            self.bits |= DIGIT
        if not numbers.time_hints.isdisjoint(words) or _HAS_YEAR.search(text):
            self.bits |= TELLS_TIME
        if digit or not numbers.amount_hints.isdisjoint(words):
            self.bits |= TELLS_NUMBER
        if not numbers.unit_hints.isdisjoint(words) or not numbers.unit_marks.isdisjoint(text):
            self.bits |= TELLS_UNIT


class Number:
    """Tokens `first` up to, not including, `last` state `value`.

    `vague`: a lower bound only (dozens). `digits`: written in plain digits, so that it may be a day or a year. `scale`: its
    last scale word (million), else 1. `case`: the ending of its last token.
    """

    __slots__ = ("case", "digits", "first", "last", "scale", "vague", "value")

    def __init__(
        self, value: float, first: int, last: int, *, vague: bool = False, digits: bool = False, scale: float = 1.0,
        case: str = "none",
    ) -> None:  # fmt: skip
        self.value, self.first, self.last, self.vague, self.digits = value, first, last, vague, digits
        self.scale, self.case = scale, case


class Scan:
    """A text in matching form cut into tokens, with the numbers among them, in order and apart from each other.

    `bits` are those of all its pieces: what a text tells nothing of, nobody has to look for.
    """

    __slots__ = ("_offsets", "_pieces", "bits", "normal", "numbers", "tokens")

    def __init__(self, normal: Normal, pieces: list[Piece], numbers: Numbers) -> None:
        self.normal, self.bits, self._pieces = normal, bits_of(pieces), pieces
        self.tokens: list[Token] = [token for piece in pieces for token in piece.tokens]
        self._offsets: list[int] = []
        self.numbers: list[Number] = _Reader(self, numbers).all() if self.bits & NUMBER else []

    def start(self, index: int) -> int:
        return self._offset(index) + self.tokens[index].start

    def end(self, index: int) -> int:
        return self._offset(index) + self.tokens[index].end

    def _offset(self, index: int) -> int:
        """Where the token's piece begins; reckoned for all of them when the first is asked for."""
        if not self._offsets:
            start = 0
            for piece in self._pieces:
                self._offsets += [start] * len(piece.tokens)
                start += piece.length + 1
        return self._offsets[index]

    def touching(self, index: int) -> bool:
        """Whether no space stands between this token and the one before."""
        return 0 < index < len(self.tokens) and self.end(index - 1) == self.start(index)


def tells_time(bits: int) -> bool:
    """Whether a text with these bits may have an expression of time."""
    return bits & TELLS_TIME != 0


def tells_amount(bits: int) -> bool:
    """Whether a text with these bits may have an amount: a digit or numeral, and a word or mark of a unit."""
    return bits & TELLS_NUMBER != 0 and bits & TELLS_UNIT != 0


class Scanner(Keepable):
    """Cuts the texts of one language."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self._pieces: dict[str, Piece] = {}

    def scan(self, normal: Normal) -> Scan:
        """The tokens and numbers of a text in matching form."""
        return Scan(normal, self.pieces(normal.text), self.numbers)

    def pieces(self, text: str) -> list[Piece]:
        """The pieces of a text in matching form; a number in groups (20 000) is part of one as long as the text."""
        known = self._pieces
        pieces = [known.get(word) or self._piece(word) for word in text.split(" ")]
        return [Piece(text, self.numbers)] if bits_of(pieces) & DIGIT and _SPACED.search(text) else pieces

    def _piece(self, word: str) -> Piece:
        piece = Piece(word, self.numbers)
        if len(self._pieces) < _REMEMBERED:
            self._pieces[word] = piece
        return piece


@lru_cache(maxsize=16)
def scanner(numbers: Numbers) -> Scanner:
    """The language's own, for texts that no coder reads."""
    return Scanner(numbers)


def scan(text: str, numbers: Numbers) -> Scan:
    """The tokens and numbers of `text`, raw or in matching form."""
    return scanner(numbers).scan(normalise(text))


def bits_of(pieces: list[Piece]) -> int:
    """What any of the pieces may be part of."""
    bits = 0
    for piece in pieces:
        bits |= piece.bits
    return bits


def find(phrases: Phrases, tokens: list[Token], index: int) -> tuple[Entry, int] | None:
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


def _cut(text: str, numbers: Numbers) -> list[Token]:
    if text.isalpha():  # most
        return [Token(text, "word", 0, len(text), "", numbers)]
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, kind, ending = match[0], match.lastgroup or "mark", ""
        start, end = match.span()
        if "'" in word and kind in ("word", "number"):
            word, _, ending = word.partition("'")
        tokens.append(Token(word, kind, start, end, ending, numbers))
    return tokens


class _Reader:
    """Reads the numbers off the tokens from left to right; each token is looked at a bounded number of times."""

    def __init__(self, scanned: Scan, numbers: Numbers) -> None:
        self.scan, self.tokens, self.numbers, self.index = scanned, scanned.tokens, numbers, 0

    def all(self) -> list[Number]:
        found = list[Number]()
        for index, token in enumerate(self.tokens):
            if token.bits & NUMBER and index >= self.index:
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
        if self.scan.touching(after):  # 4bn
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
