"""Turkish: the endings of nouns and names, and those of verbs with what they say about the act.

A verb's stem is written with a hyphen, as grammars do (gönder-): an ending of verbs then never takes apart a noun, nor the
other way round. All forms are in matching form, where ı is i.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from graph.codebook.inflecting import Endings
from graph.codebook.matching import match_form
from graph.coding.languages.morphology import Morphology, Reading

_VOWELS: Final = frozenset("aeiouöü")
_VOICELESS: Final = frozenset("fstkçşhp")
_SOFTENED: Final = {"k": "ğ", "ç": "c", "p": "b", "t": "d"}
_NARROWED: Final = {"a": "i", "e": "i"}

_CASES: Final = (
    ("(n)In", "GEN"), ("(y)lA", "INS"), ("DAn", "ABL"), ("(n)DAn", "ABL"), ("DA", "LOC"), ("(n)DA", "LOC"),
    ("DAki", "LOC"), ("(n)DAki", "LOC"), ("DAkilAr", "LOC"), ("(y)A", "DAT"), ("(n)A", "DAT"), ("(y)I", "ACC"), ("(n)I", "ACC"),
    ("ncA", "ABL"),
)  # fmt: skip
"""Case endings; `n` stands between a possessive and a case (üssü-n-de), `y` between two vowels (Ankara-y-a).

By whom something is done (ordusunca) is read as from whom it comes.
"""

_NUMBERS: Final = tuple((end, "") for end in ("(s)I", "lAr", "lArI", "(I)mIz", "ImIz", "mIz", "lArImIz"))
"""Possessive and plural: whole forms of a noun, before any case."""

_PERSONS: Final = ("", "lAr")
_FINITE: Final = (
    ("", ("DI", "DIlAr", "DIk", "DIm", "mIş", "mIşlAr", "mIştI", "mIşlArdI", "mIştIr", "mIşlArdIr")),
    ("", ("mAktA", "mAktAdIr", "mAktAydI", "mAktAlAr", "mAktAdIrlAr")),
    ("future", ("(y)AcAk", "(y)AcAklAr", "(y)AcAktIr", "(y)AcAklArdIr", "(y)AcAktI", "(y)AcAğIz", "(y)AcAğIm")),
    ("possible", ("mAlI", "mAlIdIr", "mAlIlAr", "mAlIyIz", "sIn", "sInlAr")),
)  # fmt: skip
"""Endings of verbs that close a sentence, after the plain stem and after a negation."""

_YOR: Final = ("yor", "yorlAr", "yordu", "yorlArdI", "yoruz", "yorum", "yormuş")
_AORIST: Final = ("", "lAr", "dI", "Iz", "lArdI")
_OF_CASES: Final = ("", "nI", "nA", "ndA", "ndAn", "nIn", "ylA")
_NOMINAL: Final = (
    ("nominal", tuple(f"{stem}{case}" for stem in ("DIğI", "DIklArI") for case in _OF_CASES)),
    ("nominal", ("DIğImIz", "DIğImIzI", "DIğIm", "DIğImI")),
    ("nominal future", tuple(f"(y){stem}{case}" for stem in ("AcAğI", "AcAklArI") for case in _OF_CASES)),
    ("nominal future", ("(y)AcAğImIzI", "(y)AcAğImIz", "(y)AcAğImI")),
    ("nominal action", tuple(f"{stem}{case}" for stem in ("mAsI", "mAlArI") for case in _OF_CASES)),
    ("nominal action bare", ("mA", "mAyI", "mAyA", "mAdAn", "mAnIn", "mAylA", "mAk", "mAktAn", "mAmIz", "mAmIzI")),
    ("nominal action bare charge", ("mAklA",)),
    ("participle", ("(y)An", "(y)AnlAr", "(y)AnlArI", "(y)AnlArIn", "(y)AnlArA")),
    ("converb", ("(y)ArAk", "(y)Ip")),
    ("adverbial", ("(y)IncA", "DIkçA", "DIktAn", "mIşken")),
    ("adverbial possible", ("sA", "sAlAr", "DIysA", "(y)AcAksA")),
)  # fmt: skip
"""Endings that make of a verb a part of another clause, after the plain stem and after a negation."""

_STEM_ONLY: Final = (
    ("adverbial", ("ArkEn", "IrkEn", "rkEn", "Iyorken", "yorken")),
    ("adverbial possible", ("ArsA", "IrsA", "rsA", "IyorsA", "yorsA")),
    ("adverbial negated", ("mAdAn", "mAksIzIn")),
    ("finite negated", tuple(f"mAz{person}" for person in ("", "lAr", "dI"))),
    ("adverbial possible negated", ("mAzsA",)),
    ("finite", tuple(f"{tense}{person}" for tense in ("Ar", "Ir", "r") for person in _AORIST)),
)
_ABLE: Final = (("possible", "(y)Abil"), ("negated", "(y)AmA"), ("negated", "mA"))
"""Between stem and ending: ability, its negation, negation."""


def _verbal() -> Iterator[tuple[str, str]]:
    """All (template, marks) of verbs."""
    plain = [(f"finite {mark}".strip(), end) for mark, ends in _FINITE for end in ends]
    plain += [(mark, end) for mark, ends in _NOMINAL for end in ends]
    for marks, end in plain:
        yield end, marks
    for marks, ends in _STEM_ONLY:
        yield from ((end.replace("E", "e"), marks) for end in ends)
    for end in _YOR:
        yield from ((end, "finite"), (f"I{end}", "finite"), (f"mI{end}", "finite negated"), (f"(y)AmI{end}", "finite negated"))
    for mark, between in _ABLE:
        yield from ((between + _after(between, end), f"{marks} {mark}") for marks, end in plain)
    for end in (*(f"Ir{person}" for person in _AORIST), *(f"Iyor{end[3:]}" for end in _YOR)):
        yield f"(y)Abil{end}", "finite possible"
    yield "(y)AbilirsA", "adverbial possible"
    yield from ((f"(y)AmAz{person}", "finite negated") for person in _PERSONS)


def _after(between: str, end: str) -> str:
    """The template of `end` after a syllable that is known: its (y) is decided."""
    return end.replace("(y)", "y" if between.endswith("A") else "")


@cache
def _endings(kind: str) -> Endings:
    return Endings(tuple(_verbal()) if kind == "verb" else _CASES)


@cache
def _of_shape(kind: str, stem: str) -> dict[str, str]:
    return dict(_endings(kind).of(stem))


def _allowed(kind: str, stem: str) -> dict[str, str]:
    """The endings that harmony lets follow `stem`, with what each means; stems of one shape share them."""
    vowel = next((letter for letter in reversed(stem) if letter in _VOWELS), "i")
    last = stem[-1]
    return _of_shape(kind, vowel if last in _VOWELS else vowel + ("t" if last in _VOICELESS else "r"))


@cache
def _written() -> dict[str, str]:
    """The case of each ending as it stands after an apostrophe."""
    return _endings("case").all()


def verb_forms(stem: str, given: tuple[str, ...]) -> frozenset[str]:
    """The stem with a hyphen, also as it is before -yor (söylü-); `given` are other stems (git: gid)."""
    return frozenset(f"{form}-" for each in (stem, *given) for form in _before_yor(match_form(each)))


def _before_yor(stem: str) -> Iterator[str]:
    yield stem
    if stem[-1] in _NARROWED:
        yield stem[:-1] + "i"
        yield stem[:-1] + "ü"
        yield stem[:-1] + "u"


def noun_forms(singular: str, given: tuple[str, ...]) -> frozenset[str]:
    """Singular and plural with and without possessive, and the softened stem (desteğ); `given` are further stems (üss)."""
    return frozenset(form for stem in _stems(singular, given) for form in _inflected(stem))


def _stems(singular: str, given: tuple[str, ...]) -> Iterator[str]:
    for stem in (match_form(each) for each in (singular, *given)):
        yield stem
        if stem[-1] in _SOFTENED and len(stem) > 3:
            yield stem[:-1] + _SOFTENED[stem[-1]]


@cache
def _possessives() -> Endings:
    return Endings(_NUMBERS)


def _inflected(stem: str) -> Iterator[str]:
    yield stem
    for ending, _ in _possessives().of(stem):
        yield stem + ending


def adjective_forms(adjective: str, given: tuple[str, ...]) -> frozenset[str]:
    """The adjective, and its plural as a noun: Rus, Ruslar; Güney Koreli, Güney Koreliler."""
    words = [match_form(each) for each in (adjective, *given)]
    return frozenset((*words, *(word + end for word in words if word[-1].isalpha() for end in _plurals(word))))


def _plurals(word: str) -> tuple[str, ...]:
    """Both after an i, which may be ı: Koreliler, Iraklılar."""
    last = next((letter for letter in reversed(word) if letter in _VOWELS), "e")
    return ("ler", "lar") if last == "i" else ("ler",) if last in "eöü" else ("lar",)


def split(word: str) -> tuple[Reading, ...]:
    """The word whole; a name before its apostrophe; a verb's stem without its ending, a noun or name without its case."""
    return tuple(_readings(word))


def _readings(word: str) -> Iterator[Reading]:
    yield Reading((), word)
    name, apostrophe, ending = word.rpartition("'")
    if apostrophe:
        yield Reading((), name, case=_written().get(ending))
        return
    if word.endswith(("lerce", "larca")):
        yield Reading((), word[:-2], case="ABL")  # askerlerce: by soldiers
    for cut in range(len(word) - 1, 1, -1):
        stem, ending = word[:cut], word[cut:]
        marks = _allowed("verb", stem).get(ending)
        if marks:
            yield Reading((), f"{stem}-", marks=tuple(marks.split()))
        case = _allowed("case", stem).get(ending)
        if case:
            yield Reading((), stem, case=case)


_SHAPES: Final = (
    (re.compile(r".{2,}(?:m[ae]d[iuü](?:l[ae]r)?|m[iuü]yor(?:l[ae]r)?|m[ae](?:mişt[iuü]r?|y[ae]c[ae]k))"), ("finite", "negated")),
    (re.compile(r".{2,}m[ae]d[iuü](?:ğ[iuü]|kl[ae]r[iuü])(?:n[iuüae]|nd[ae]n?|n[iuü]n)?"), ("nominal", "negated")),
    (re.compile(r".{2,}m[ae]k(?:t[ae]n)?|.{2,}m(?:ayi|aya|eyi|eye)"), ("nominal", "action", "bare")),
    (re.compile(r".{2,}m[ae]kl[ae]"), ("nominal", "action", "bare", "charge")),
    (re.compile(r".{3,}l[ae]rin|.{3,}[aeioöuü]n[iuü]n"), ("genitive",)),
    (re.compile(r".{3,}[klnrşyz][ae]n"), ("participle",)),
    (re.compile(r".{2,}(?:d|t)[iuü](?:ğ[iuü]|kl[ae]ri)(?:n[iae]|nd[ae]n?|nin|nu|nü|nun|nün)?"), ("nominal",)),
    (re.compile(r".{2,}[ae]c[ae](?:ği|kl[ae]ri)(?:n[iae]|nd[ae]n?|nin)?"), ("nominal", "future")),
    (re.compile(r".{2,}m(?:asi|alari|esi|eleri)n(?:[iae]|d[ae]n?|in)"), ("nominal", "action")),
    (re.compile(r".{2,}(?:i|u|ü)yor(?:lar)?(?:du)?|.{3,}m[ae]kt[ae](?:dir)?(?:l[ae]r)?"), ("finite",)),
    (re.compile(r".{2,}m[iuü]şt[iuü]r?|.{2,}[ae]c[ae]k(?:l[ae]r|tir)?"), ("finite",)),
    (re.compile(r".{3,}(?:[aeioöuü]|[lnrşzğy])d[iuü](?:l[ae]r)?|.{3,}[çkpstşfh]t[iuü](?:l[ae]r)?"), ("past",)),
    (re.compile(r".{3,}(?:[iuü]s[iuü]|s[iuü]|l[ae]r[iuü])(?:n[iuüae]|nd[ae]n?|n[iuü]n|yl[ae])?"), ("possessed",)),
    (
        re.compile(
            r"(?!.*(?:[aeioöuü]y|[bcçdfgğhjkmnprsştvyz]l)[iuü]$).{3,}[bcçdfgğhjklmnprsştvyz][iuü](?:n[iuüae]|nd[ae]n?|n[iuü]n|yl[ae])?"
        ),
        ("possessed",),
    ),
)
"""What the end of a word that no lexicon has still shows; the first that fits counts."""


@cache
def _no_verb() -> frozenset[str]:
    """Words that only look inflected."""
    listed = """
        adi adina aniden arasinda arasindaki askeri ayni bazi belli beri ciddi dahi dini diplomatik dolayi eski fiili
        geri gibi hakkinda haydi hemen hukuki ileri ilgili insan insani karşi karşisinda kendi kendisi konusunda liman
        maddi mali manevi milli nihai olasi resmi sivil siyasi sonraki tarafindan tarihi ticari yani yanisira yayan
        yedi yeni yerine zaman önceki örnegin üzerinde üzerine şimdi
    """
    return frozenset(listed.split())


def shape(word: str) -> tuple[str, ...]:
    """Marks of a word that no lexicon has, by its ending alone."""
    if "'" in word or word in _no_verb():
        return ()
    return next((marks for pattern, marks in _SHAPES if pattern.fullmatch(word)), ())


_TOKEN: Final = re.compile(r"(?:e[lsndrştz]|al|ul|ül)-\w+(?:'\w+)?|\b[^\W\d_]{1,4}-\d+[^\W_]*(?:'\w+)?|\w+(?:'\w+)?|[^\w\s]")
"""A word with its ending after an apostrophe; an Arabic article stays with its name (el-Atiyye), a number too (F-16)."""

TURKISH: Final = Morphology("tr", _TOKEN, verb_forms, noun_forms, adjective_forms, split, verb="last", shape=shape)
