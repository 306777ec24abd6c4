"""Turkish: case suffixes with vowel harmony, apostrophes after proper names, the four forms of templates' verbs."""
# ruff: noqa: ARG002 (a language need not use all that the interface offers)

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.codebook.grammar.noun import Grammar, Noun
from graph.model import Kind, Modality

_VOWELS: Final = "aıoueiöüâîû"
_FRONT: Final = "eiöüî"  # û and â stand for either; û mostly follows a palatal but harmonises in the back
_ROUNDED: Final = "oöuüû"
_VOICELESS: Final = "fstkçşhp"
_FORM: Final = {Modality.PLANNED: 1, Modality.POSSIBLE: 1, Modality.ALLEGED: 2, Modality.DENIED: 3}
_NAMES: Final = (Kind.STATE, Kind.PERSON, Kind.PLACE, Kind.FACILITY)  # whose suffix always follows an apostrophe
_DIGITS: Final = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()
_TENS: Final = "yüz on yirmi otuz kırk elli altmış yetmiş seksen doksan".split()
_LETTER_BY_LETTER: Final = 3  # abbreviations up to this length are spelled (AB, ABD), longer ones read (NATO)
_SYLLABLE: Final = re.compile(f"[^{_VOWELS}][{_VOWELS}][^{_VOWELS}]")  # and so are short ones that can be read (MİT)


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a word ends to the ear."""

    vowel: str
    on_vowel: bool
    voiceless: bool
    possessive: bool

    def wide(self) -> str:
        return "e" if self.vowel in _FRONT else "a"

    def narrow(self) -> str:
        rounded = self.vowel in _ROUNDED
        return ("ü" if rounded else "i") if self.vowel in _FRONT else ("u" if rounded else "ı")


class Turkish(Grammar):
    """Four forms: stated | -mA with possessive | -DIk with possessive | negated.

    The middle two have their subject in the genitive.
    """

    language = "tr"

    def join(self, nouns: Sequence[Noun], case: str | None, modality: Modality) -> str:
        if case is None:
            case = "gen" if _FORM.get(modality) in (1, 2) else "nom"
        if case == "between":
            words = [self.worded(noun) for noun in nouns]
            return " ile ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) + " arasında"
        *others, last = nouns
        words = [self.worded(noun) for noun in others]
        return " ve ".join(part for part in (", ".join(words), self.inflect(last, case)) if part)

    def worded(self, noun: Noun) -> str:
        carrier = self._carrier(noun)
        if carrier is None:
            return super().worded(noun)
        pattern = self.phrases.texts["own" if noun.own else "named"]
        return pattern.format(self.isolated(noun), carrier=carrier)

    def _carrier(self, noun: Noun) -> str | None:
        """The common noun that takes the suffixes of what has none of its own: own words, and names in foreign letters."""
        return self.phrases.tables["carrier"][noun.kind] if noun.own or noun.right_to_left else None

    def inflect(self, noun: Noun, case: str) -> str:
        word = self.worded(noun)
        if self._carrier(noun) is not None:
            return word + self.suffix(word, case, possessive=False)
        possessive = self._is_compound(noun)
        return word + self._apostrophe(noun, possessive, case) + self.suffix(word, case, possessive)

    def _is_compound(self, noun: Noun) -> bool:
        """Misrata Limanı, Arap Birliği: the last word has a possessive suffix and takes an n before the case."""
        return noun.kind is not Kind.PERSON and noun.text not in self.phrases.lists["whole"] and _is_compound(noun.text)

    def _apostrophe(self, noun: Noun, possessive: bool, case: str) -> str:
        if case == "nom":
            return ""
        # names of institutions and groups that are made of common nouns take none: Arap Birliğine, Husilere
        common = possessive or noun.text.endswith(("lar", "ler"))
        if noun.text.split()[-1].islower():
            return ""  # Ankara şehrine, Mısır ordusuna: the last word is no name
        is_name = noun.kind in _NAMES or (not common and noun.kind is not Kind.GENERIC)
        return "'" if is_name else ""

    def suffix(self, word: str, case: str, possessive: bool) -> str:
        """The suffix alone: ya for Libya in the dative, na for Misrata Limanı."""
        end = self._ending(word, possessive)
        buffer = "n" if possessive else "y"
        glide = buffer if end.on_vowel else ""
        dental = "nd" if possessive else "t" if end.voiceless and not end.on_vowel else "d"
        return {
            "nom": "",
            "gen": ("n" if end.on_vowel else "") + end.narrow() + "n",
            "dat": glide + end.wide(),
            "acc": glide + end.narrow(),
            "loc": dental + end.wide(),
            "abl": dental + end.wide() + "n",
        }[case]

    def _ending(self, word: str, possessive: bool) -> _Ending:
        written = (re.findall(r"\w+", word) or ["e"])[-1]
        last = self.phrases.tables["said"].get(written) or _spoken(written)
        vowels = [letter for letter in last if letter in _VOWELS] or ["e"]
        return _Ending(vowels[-1], last[-1] in _VOWELS, last[-1] in _VOICELESS, possessive)

    def verb(self, forms: tuple[str, ...], modality: Modality, plural: bool) -> str:
        return forms[_FORM.get(modality, 0)]

    def counted(self, value: float, number: str, scaled: bool, forms: tuple[str, ...]) -> str:
        return forms[0].format(number) if "{}" in forms[0] else f"{number} {forms[0]}"

    def put(self, pattern: str, phrase: str) -> str:
        """`{dat}`, `{loc}` and `{abl}` put the suffix of a common noun."""
        inflected = {case: phrase + self.suffix(phrase, case, _is_compound(phrase)) for case in ("dat", "loc", "abl")}
        return pattern.format(phrase, **inflected)

    def attributed(self, pattern: str, noun: Noun) -> str:
        return pattern.format(self.worded(noun), dat=self.inflect(noun, "dat"))


def _is_compound(text: str) -> bool:
    return " " in text and text[-1] in "ıiuü"


def _lower(text: str) -> str:
    return text.replace("İ", "i").replace("I", "ı").lower()


def _spoken(word: str) -> str:
    """The word as it is said: digits read out, short abbreviations spelled, the rest in lower case."""
    if word[-1].isdigit():
        tens = int(word[-2]) if word[-2:].isdigit() and len(word) > 1 else 0
        return _DIGITS[int(word[-1])] if word[-1] != "0" else _TENS[tens]
    lower = _lower(word)
    readable = _SYLLABLE.fullmatch(lower) or (len(word) > _LETTER_BY_LETTER and any(letter in _VOWELS for letter in lower))
    spelled = word.isupper() and not readable and lower[-1] not in _VOWELS
    return lower[-1] + "e" if spelled else lower
