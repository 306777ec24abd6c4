"""A name of a person as words of sounds, the same for خلوصي أكار and Hulusi Akar.

Arabic leaves short vowels out, and each language writes foreign sounds its own way: a letter stands for the sounds it has
first of all, and for others that it may have. What it costs that a spelling leaves a letter out depends on its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Final, NamedTuple

from graph.codebook.folding import fold
from graph.codebook.given_names import given_names

# One sign a sound. Upper case: S sh, C ch, Z zh, G gh, T th, D dh; x is kh. Before the stroke what the letter stands for
# first of all, after it what it may stand for.
ARABIC: Final = {
    "ا": "a/eo", "ب": "bp", "پ": "p/b", "ت": "t", "ث": "T/st", "ج": "j/gZCy", "ح": "h", "خ": "x/k", "د": "d", "ذ": "D/dz",
    "ر": "r", "ز": "z/sZj", "س": "s/zS", "ش": "S/C", "ص": "s", "ض": "d/Dz", "ط": "t/d", "ظ": "z/dD", "ع": "a/ei", "غ": "Gg",
    "ف": "fv", "ق": "k/gG", "ك": "k/g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "wvuo", "ي": "yie", "چ": "C", "ڤ": "v",
    "گ": "g", "ژ": "Z",
}  # fmt: skip
LATIN: Final = {
    "a": "a", "b": "b", "d": "d", "e": "e/ai", "f": "f/v", "g": "g/Gj", "h": "hx", "i": "i/ey", "j": "jZ/yxC", "k": "k",
    "l": "l", "m": "m", "n": "n", "o": "o/u", "p": "p", "q": "k/gC", "r": "r", "s": "s/zS", "t": "t", "u": "u/ow", "v": "vw/f",
    "w": "wv/u", "y": "yi/e", "z": "z/sZ",
    "tsch": "C", "sch": "S", "tch": "C", "sh": "S", "ch": "C/Sxkjs", "kh": "x/kh", "gh": "G/g", "th": "T/tds", "dh": "D/dzt",
    "zh": "Z/jzC", "ph": "f", "dj": "j", "cz": "C", "sz": "Ss", "dzh": "j", "tsh": "C", "qu": "k/gC", "ck": "k", "gu": "g/u",
    "ou": "u/ow", "oo": "u/o", "ee": "i/e", "eau": "o", "aa": "a", "ij": "ji/y",
}  # fmt: skip
C_BEFORE: Final = {"e": "sj/C", "i": "sj/C", "y": "s"}
"""A c is never k before these; j is its Turkish sound."""
C_ELSEWHERE: Final = "kj"

SILENT_AT_END: Final = frozenset("std")
"""French writes these, Arabic hears nothing: Barrot, بارو."""

VOWELS: Final = frozenset("aeiou")
_CLASSES: Final = {
    **dict.fromkeys("aeiouhwyx", ""), "b": "b", "p": "b", "f": "f", "v": "f", "l": "l", "m": "m", "n": "n", "r": "r",
    **dict.fromkeys("tdTD", "t"), **dict.fromkeys("szSZCj", "s"), "k": "k", "g": "k", "G": "k",
}  # fmt: skip
"""What a sound is in a key: sounds that spellings mistake for one another are one, those they leave out are none."""
_MOST_KEYS: Final = 32

_MOST_WORDS: Final = 12
"""What has more words is no person's name."""
_LONGEST_WORD: Final = 40
_NO_ARTICLE: Final = re.compile(r"\b[أإ]ل")
"""A hamza shows that ال is no article: ألكسندر."""
_SPELT: Final = str.maketrans(
    {
        "ş": "sh", "ç": "ch", "Ş": "sh", "Ç": "ch", "ğ": "gh", "š": "sh", "č": "ch", "ć": "ch", "ž": "zh", "Š": "sh",
        "Č": "ch", "Ž": "zh",
    }
)  # fmt: skip
"""Letters whose sound folding would lose."""

_ARTICLES: Final = frozenset("al el ul".split())
_ASSIMILATED: Final = frozenset("as es ash esh ad ed ar er an en at et az ez".split())
"""Articles before a word that begins with their last sound: es-Sisi, but Zhou En-lai."""
_PARTICLES: Final = frozenset(
    """
    bin ibn ben bint ould vild weld de da di van von der den le la du y e bn
    بن ابن بنت ولد ال دي دا دو دير دن فون فان لا لو
    """.split()
)
_JOINED: Final = _PARTICLES - frozenset("ibn y e ابن بنت ال".split())
"""Particles that some write with the word after them: Ben Kirane, Le Drian."""
_SONS: Final = frozenset("bin ibn ben bn بن ابن".split())
_BEFORE_GIVEN: Final = frozenset(
    "muhammad mohammed mohamed mohammad muhammed mehmet mohamad mir sayyid seyed seyyed syed recep محمد مير سيد رجب".split()
)
"""First names that are often left out before another given name: Mohammad Javad Zarif, Javad Zarif."""
_SERVANT: Final = "عبد"
_FATHER: Final = "ابو"
_SERVANTS: Final = frozenset("abd abdul abdel abdal abdu abdol abed عبد".split())
_FATHERS: Final = frozenset("abu abou abo ebu aboul abul ebul ابو".split())
_LATIN_SERVANT: Final = re.compile(r"abd(?:[aeuo]?l(?=[a-z]{3})|[aeuo]?(?=([rszdntl])\1)|[aeuoi]{1,2}(?=[a-z]{3}))?")
_HONORIFICS: Final = frozenset(
    """
    king queen sheikh shaikh sheik cheikh shaykh sheyh pope ayatollah ayetullah sayyid seyyid kral kralice papa veliaht
    الملك ملك الملكه الامير الشيخ شيخ شيخه البابا السلطان السيد المشير
    """.split()
)
_TITLES_OR_NAMES: Final = frozenset("emir amir sultan prince prens".split())
"""Titles only before a full name: Emir Hatemi is called so."""
_ORDINALS: Final = {
    word: str(number)
    for number, words in enumerate(
        (
            "i الاول", "ii الثاني", "iii الثالث", "iv الرابع", "v الخامس", "vi السادس", "vii السابع", "viii الثامن", "ix التاسع",
            "x العاشر", "xi", "xii", "xiii", "xiv", "xv", "xvi",
        ), 1,
    )
    for word in words.split()
}  # fmt: skip
"""The number of a king or pope, which is a number in every spelling."""
_COMPLETING: Final = {
    "الله": "له", "الدين": "دين", **dict.fromkeys(("din", "dine", "deen", "eddin", "eddine", "uddin"), "eddin"), "allah": "allah",
    "ullah": "ullah",
}  # fmt: skip
"""Words that end the name before them: نصر الله, Nasrallah; they stand without article."""
_NOT_ARTICLES: Final = frozenset({"الله", "الهي"})
_ARTICLE_INSIDE: Final = re.compile("(?<=[a-z]{3})[aeu]l(?=islam|haq|hak|fazl|fadl)")
"""Seyfülislam, written in one."""
_VOWEL_SIGN: Final = re.compile("^ا(?=[وي])")
"""The alif that carries a first vowel: داود أوغلو, said in one."""

STRONG: Final = 0.9
"""What leaving out a consonant that every spelling writes costs at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Letter:
    """A letter, or several that write one sound; the same letter is the same object.

    `first` and `any` are the sounds that it has and may have. `left_out` is what it costs that the other spelling has not
    got it, where that is Arabic and where it is Latin.
    """

    first: frozenset[str]
    any: frozenset[str]
    left_out: tuple[float, float]
    final: bool

    @property
    def vowel(self) -> bool:
        return self.any <= VOWELS


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word; the same one is the same object, as long as it is remembered.

    `keys` are the consonants, one for each reading of the doubtful ones: words that share none are not alike. `given`
    are the given names that it may be, of those that sounds would mistake for one another; `strong` is how many of its
    consonants every spelling writes.
    """

    text: str
    latin: bool
    letters: tuple[Letter, ...]
    keys: frozenset[str]
    given: frozenset[str]
    strong: int


class Spelling(NamedTuple):
    """A name's words without article, particles and honorifics; `number` of a king, or empty.

    `first_may_miss`: its first word is one that is often left out before another given name.
    """

    words: tuple[Word, ...]
    number: str
    first_may_miss: bool


@lru_cache(maxsize=20_000)
def spellings(name: str) -> tuple[Spelling, ...]:
    """How a name can be taken apart: a second way where a particle may belong to the word after it (Ben Kirane, Benkirane)."""
    texts = fold(_NO_ARTICLE.sub("ءال", name).translate(_SPELT)).split()
    if len(texts) > _MOST_WORDS:
        return ()
    found = [_spelling(texts)]
    joined = list(_with_particles_joined(texts))
    if joined != texts:
        found.append(_spelling(joined))
    return tuple(spelling for spelling in dict.fromkeys(found) if spelling.words)


def _with_particles_joined(texts: list[str]) -> Iterator[str]:
    before = ""
    for position, text in enumerate(texts):
        if text in _JOINED and position + 1 < len(texts):
            before += text
        else:
            yield before + text
            before = ""


def _spelling(texts: list[str]) -> Spelling:
    words: list[Word] = []
    joining = number = ""
    son = False
    for position, written in enumerate(texts):
        text = written.rstrip(".").replace(".", "")
        if text.isdigit() or (text in _ORDINALS and (words or text != written)):
            number = _ORDINALS.get(text, text)
        elif text in _SERVANTS:
            joining = _SERVANT
        elif text in _FATHERS:
            joining = _FATHER
        elif text in _COMPLETING and words and not joining:
            words[-1] = word(_completed(words[-1].text, _COMPLETING[text]))
        elif _is_article(texts, position) or (not joining and _stands_beside(texts, position, words)):
            son = son or (len(words) == 1 and text in _SONS)
        else:
            words.append(word(_without_article(_joined(joining, text))))
            joining = ""
    if joining:
        words.append(word(joining))
    may_miss = len(words) > 2 and not son and words[0].text in _BEFORE_GIVEN  # two words remain
    return Spelling(tuple(each for each in words if each.letters), number, may_miss)


def _stands_beside(texts: list[str], position: int, words: list[Word]) -> bool:
    """Whether a word is none of the name's: a particle inside it, or an honorific before it; what بن follows is a name."""
    text, after = texts[position], texts[position + 1 :]
    if words:
        return text in _PARTICLES
    if not after or after[0] in _SONS:
        return False
    return text in _HONORIFICS or (text in _TITLES_OR_NAMES and len(after) > 1)


def _is_article(texts: list[str], position: int) -> bool:
    text, after = texts[position], texts[position + 1 : position + 2]
    return text in _ARTICLES or (text in _ASSIMILATED and bool(after) and after[0].startswith(text[1:]))


def _joined(before: str, text: str) -> str:
    """عبد stands with whom he serves, أبو with whose father he is."""
    if before == _SERVANT:
        return f"abd{text}" if text.isascii() else _SERVANT + text
    if before == _FATHER:
        return f"abu{text}" if text.isascii() else _FATHER + text
    return text


def _completed(text: str, end: str) -> str:
    """هبه is said هبت before الله."""
    return f"{text[:-1]}ت{end}" if text.endswith("ه") else text + end


def _without_article(text: str) -> str:
    if text.endswith("الله") and len(text) > 5:
        text = f"{text[:-4]}له"
    if text.startswith("ال") and len(text) > 3 and text not in _NOT_ARTICLES:
        return text[2:]
    if text.startswith(_SERVANT) and text[3:].startswith("ال"):
        return _SERVANT + text[5:]
    if text.startswith("abd") and len(text) > 5:
        return _LATIN_SERVANT.sub("abd", text, count=1)
    return _ARTICLE_INSIDE.sub("", text)


@lru_cache(maxsize=50_000)
def word(text: str, several: bool = False) -> Word:
    """A word in its folded form, or several as one."""
    text = text[:_LONGEST_WORD]
    latin = text.isascii()
    letters = tuple(_latin(text, several) if latin else _arabic(text.removeprefix("ء")))
    given = given_names().get(text, frozenset())
    strong = sum(min(letter.left_out) >= STRONG for letter in letters)
    return Word(text, latin, letters, frozenset(_keys(letters)) | given, given, strong)


def joined(words: tuple[Word, ...]) -> Word:
    """Several words as one: جين بينغ, Jinping."""
    if len(words) == 1:
        return words[0]
    return word(words[0].text + "".join(_VOWEL_SIGN.sub("", each.text) for each in words[1:]), several=True)


def _keys(letters: tuple[Letter, ...]) -> Iterator[str]:
    doubtful = [sorted({_CLASSES[sound] for sound in letter.any} | _may_be_silent(letter)) for letter in letters]
    for reading in islice(product(*doubtful), _MOST_KEYS):
        yield "".join(reading)


def _may_be_silent(letter: Letter) -> set[str]:
    return {""} if min(letter.left_out) < STRONG else set()


# -- what the letters are --------------------------------------------------------------------------------------------


@lru_cache(maxsize=1_000)
def _letter(sounds: str, left_out: tuple[float, float], final: bool = False) -> Letter:
    first, _, others = sounds.partition("/")
    return Letter(frozenset(first), frozenset(first + others), left_out, final)


_ARABIC_VOWELS: Final = {"ا": (0.35, 0.4), "و": (0.5, 0.5), "ي": (0.4, 0.4), "ع": (0.6, 0.0), "ح": (0.9, 0.6), "ه": (0.9, 0.4)}
"""What leaving out these costs (before Arabic, before Latin): Arabic writes long vowels only, Latin writes no ع."""
_T_OF_TS: Final = (0.4, 0.3)
"""The t of Scholz is written in some languages only."""
_WEAK: Final = {"h": (0.5, 0.4), "y": (0.3, 0.2), "w": (0.5, 0.4), "gh": (0.5, 0.4)}


def _arabic(text: str) -> Iterator[Letter]:
    last = len(text) - 1
    position = 0
    while position <= last:
        sign, before = text[position], text[position - 1] if position else ""
        final = position == last
        position += 1
        if sign == "ت" and text.startswith("ش", position):
            position += 1
            yield _letter("C/Sj", (1.0, 1.0), position > last)
        elif sign == "ت" and text[position : position + 1] in ("س", "ز"):
            yield _letter("t", _T_OF_TS)
        elif not before and sign in "اع":
            if text[1:2] not in ("و", "ي"):
                yield _letter("aei/ou" if sign == "ا" else "a/eiou", (0.5, 0.4) if sign == "ا" else (0.6, 0.2))
        elif final and sign == "ه":  # ة, or the silent ه of Persian names
            yield _letter("aehit", (0.2, 0.1), final)
        elif final and sign == "ي":  # ى too
            yield _letter("yie/a", (0.1, 0.1) if before in ("ي", "ا") else (0.8, 0.8), final)
        elif sign in ARABIC:
            doubled = sign == before and sign in "ويا"
            costs = (0.1, 0.1) if doubled else _ARABIC_VOWELS.get(sign, (1.0, 1.0))
            if sign == "ا" and text.startswith("ي", position):  # the English i of Mike, مايك
                costs = (0.2, 0.15)
            yield _letter(ARABIC[sign], costs, final)


def _latin(text: str, several: bool) -> Iterator[Letter]:
    position = 0
    before, last = None, ""
    article = not several and len(text) > 4 and text[:2] in ("al", "el")  # it may be one: Albusaidi
    while position < len(text):
        piece = _piece(text, position)
        rest = text[position + len(piece) :]
        for letter in () if piece == last else _of_piece(piece, rest, before):
            before = letter
            yield _OF_ARTICLE[piece] if article and position < 2 else letter
        position += len(piece)
        last = piece


_OF_ARTICLE: Final = {piece: _letter(LATIN[piece], (0.1, 0.15)) for piece in "ael"}


def _piece(text: str, position: int) -> str:
    if position == 2 and text.startswith("abdh"):  # the d of عبد, and an h
        return "d"
    return next((piece for length in (4, 3, 2) if len(piece := text[position : position + length]) == length and piece in LATIN),
                text[position])  # fmt: skip


def _of_piece(piece: str, rest: str, before: Letter | None) -> Iterator[Letter]:
    if piece == "x":
        if before:
            yield _letter("k", (1.0, 1.0))
        yield _letter("s" if before else "S/sz", (1.0, 1.0), not rest)
        return
    sounds = C_BEFORE.get(rest[:1], C_ELSEWHERE) if piece == "c" else LATIN.get(piece, "")
    if piece == "gu" and rest[:1] not in ("e", "i"):
        yield _letter(LATIN["g"], (1.0, 1.0))
        piece, sounds = "u", LATIN["u"]
    if not sounds:
        return
    if piece == "a" and rest[1:2] in ("e", "y") and rest[0] not in VOWELS:  # Jake
        sounds = "a/e"
    vowel = set(sounds) - {"/", "w", "y"} <= VOWELS and piece != "y"
    left_out = _vowel_left_out(sounds[0], rest, before) if vowel else _consonant_left_out(piece, rest, before)
    yield _letter(sounds, left_out, not rest)


def _consonant_left_out(piece: str, rest: str, before: Letter | None) -> tuple[float, float]:
    if piece == "h" and not rest:
        return 0.05, 0.05
    if piece == "h" and not before:
        return 0.9, 0.9
    if piece == "h" and before and before.any & VOWELS and rest[:1] not in VOWELS:  # John
        return 0.25, 0.3
    if piece == "t" and rest[:1] in ("s", "z"):
        return _T_OF_TS
    if piece in SILENT_AT_END and not rest:
        return 0.5, 1.0
    if piece == "y" and not rest:
        return (0.05, 0.1) if before and before.any & VOWELS else (0.8, 0.7)
    return _WEAK.get(piece, (1.0, 1.0))


_SHORT: Final = {"a": (0.05, 0.3), "e": (0.05, 0.25), "i": (0.1, 0.3), "o": (0.2, 0.35), "u": (0.2, 0.35)}
_FIRST: Final = dict.fromkeys(VOWELS, (0.3, 0.4))
_LAST: Final = {"a": (0.3, 0.4), "e": (0.1, 0.2), "i": (0.8, 0.7), "o": (0.6, 0.6), "u": (0.6, 0.6)}
_SECOND: Final = {"a": (0.1, 0.15), "e": (0.15, 0.15), "i": (0.35, 0.25), "o": (0.4, 0.3), "u": (0.4, 0.3)}
"""After another vowel: Arabic writes such a one."""


def _vowel_left_out(vowel: str, rest: str, before: Letter | None) -> tuple[float, float]:
    if before is None:
        return _FIRST[vowel]
    if before.any & VOWELS and not before.any & frozenset("wy"):
        return _SECOND[vowel]
    if not rest:
        return _LAST[vowel]
    if vowel in "ou" and len(rest) == 1:  # Mahmud, Bolton: long in the last syllable, so Arabic writes it
        return 0.45, 0.35
    return _SHORT[vowel]
