"""A language's words for numbers, amounts and time, as seeds/lexicons/numbers/*.toml lists them; read and checked as a whole.

`read_numbers` turns each listed word into all forms in which it occurs (`inflecting`) and files them by their first word, so
that the coder needs one look-up a word. Forms are in the matching form (`matching.match_form`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from graph.codebook.inflecting import Endings, Proclitics
from graph.codebook.matching import match_form
from graph.model import Comparison

WORD: Final = re.compile(r"[^\W\d_]+")
PIECE: Final = re.compile(r"(?<![^\W_])[a-z]{1,2}\$|[^\W\d_]+|[0-9]+|[^\w\s]")
"""A lexicon entry falls into these pieces; the coder's tokens fall apart in the same way."""

CASES: Final = ("none", "accusative", "genitive", "dative", "locative", "ablative")
PERIODS: Final = ("day", "week", "month", "year", "decade")
MARKERS: Final = (
    "in", "since", "before", "after", "until", "from", "between", "to", "last", "past", "next", "this", "ago", "and", "of", "era",
    "hijri_era", "earlier", "since_vague", "few", "unresolved", "future", "not_today",
)  # fmt: skip
LINKS: Final = ("and", "of", "to", "between", "from", "determiner", "one", "stop", "label", "among", "listing")
HARMS: Final = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase means: `role` is its section's, `value` its key's; `case` the ending that this form carries.

    `conjunction`: the form opens with "and" written together with it (وثلاثة).
    """

    role: str
    value: Any
    conjunction: bool = False
    case: str = "none"


Phrases = dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
"""By first word: the words that must follow it, and the meaning; the longest first."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How the language writes numbers and dates: the [writing] section of its file."""

    thousands: str = ","
    decimal: str = "."
    either_groups: bool = False
    """The decimal mark, too, groups three digits where no scale follows: 1.500 جندي."""
    ones_first: bool = False
    """Ones stand before tens, joined by "and": خمسة وعشرون."""
    month_first: bool = False
    """The month may stand before the day: May 5, 2019."""
    weekday_stands_alone: bool = True
    """A weekday needs no word for day beside it."""
    modifiers_follow: bool = False
    """Last, this and next stand after their noun: الشهر الماضي."""
    postpositions: bool = False
    """Since, before and between stand after the date: 2015'ten beri."""
    one_is_article: bool = False
    """The numeral one before a noun is an article: bir anlaşma."""
    gap: int = 0
    """So many words may stand between a number and its noun: 50 Turkish military advisers."""


@dataclass(frozen=True, slots=True)
class FutureVerbs:
    """Verb forms that tell that the date beside them lies ahead."""

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    least: int = 0
    exceptions: frozenset[str] = frozenset()

    def has(self, word: str) -> bool:
        marked = bool(self.prefixes and word.startswith(self.prefixes)) or bool(self.suffixes and word.endswith(self.suffixes))
        return marked and len(word) >= self.least and word not in self.exceptions


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """A language's numerals, amounts and expressions of time, ready for looking up; compared by identity."""

    language: str
    writing: Writing
    amounts: Phrases
    """Numerals, scales and units."""
    unit_duals: Phrases
    """Nouns that say "two" by themselves."""
    bounds: Phrases
    """Comparisons before the number."""
    before: Phrases
    """Units that stand before the number: signs, codes, and words that say what a bare number counts."""
    after: Phrases
    """Comparisons after the number or its unit; their value is (comparison, the case they ask for or '')."""
    times: Phrases
    harms: Phrases
    """Words for having been killed or wounded: what a number of casualties counts."""
    links: Mapping[str, frozenset[str]]
    endings: Mapping[str, str]
    """The case of an ending written after an apostrophe."""
    short_scales: Mapping[str, float]
    future: FutureVerbs
    openings: frozenset[str]
    """The first words of numbers in words."""
    amount_hints: frozenset[str]
    """Words of which at least one stands in a text that spells out a number."""
    unit_hints: frozenset[str]
    """Words of which at least one stands in a text that names a unit, unless one of `unit_marks` does."""
    unit_marks: frozenset[str]
    time_hints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Section:
    """How a section of the file is read: which table it fills, what its keys are, and in which forms its words occur."""

    table: str
    key: Callable[[str], Any]
    allowed: str
    forms: str
    role: str = ""


def _number(key: str) -> float:
    return float(key)


def _within(low: int, high: int) -> Callable[[str], int]:
    def read(key: str) -> int:
        value = int(key)
        if not low <= value <= high:
            raise ValueError(key)
        return value

    return read


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    allowed = frozenset(names)

    def read(key: str) -> str:
        if key not in allowed:
            raise ValueError(key)
        return key

    return read


_UNIT: Final = re.compile(r"[A-Z]{3}|[a-z]+(?: [a-z]+)*")


def _unit(key: str) -> str:
    if not _UNIT.fullmatch(key):
        raise ValueError(key)
    return key


_UNITS = "an ISO 4217 code or a lower-case English noun"
_COMPARISONS = ", ".join(Comparison)
_NUMBERS = "a number"
SECTIONS: Final = {
    "numerals": Section("amounts", _number, _NUMBERS, "noun", "numeral"),
    "scales": Section("amounts", _number, _NUMBERS, "noun", "scale"),
    "duals": Section("amounts", _number, _NUMBERS, "noun", "dual"),
    "vague": Section("amounts", _number, _NUMBERS, "noun", "vague"),
    "fractions": Section("amounts", _number, _NUMBERS, "noun", "fraction"),
    "units": Section("amounts", _unit, _UNITS, "noun", "unit"),
    "unit_duals": Section("unit_duals", _unit, _UNITS, "noun", "unit_dual"),
    "comparisons": Section("bounds", Comparison, _COMPARISONS, "phrase", "comparison"),
    "comparisons_after": Section("after", Comparison, _COMPARISONS, "listed", "comparison"),
    "units_before": Section("before", _unit, _UNITS, "phrase", "unit"),
    "counts": Section("before", _unit, _UNITS, "phrase", "counts"),
    "harms": Section("harms", _one_of(HARMS), ", ".join(HARMS), "noun", "harm"),
    "months": Section("times", _within(1, 12), "1 to 12", "name", "month"),
    "weak_months": Section("times", _within(1, 12), "1 to 12", "name", "weak_month"),
    "hijri_months": Section("times", _within(1, 12), "1 to 12", "name", "hijri_month"),
    "weekdays": Section("times", _within(1, 7), "1 (Monday) to 7", "name", "weekday"),
    "days": Section("times", _within(-30, 30), "-30 to 30", "name", "days"),
    "ordinals": Section("times", _within(1, 31), "1 to 31", "name", "ordinal"),
    "periods": Section("times", _one_of(PERIODS), ", ".join(PERIODS), "noun", "period"),
    "period_duals": Section("times", _one_of(PERIODS), ", ".join(PERIODS), "noun", "dual_period"),
    "period_plurals": Section("times", _one_of(PERIODS), ", ".join(PERIODS), "noun", "periods"),
    "period_since": Section("times", _one_of(PERIODS), ", ".join(PERIODS), "listed", "period_since"),
    "markers": Section("times", _one_of(MARKERS), ", ".join(MARKERS), "marker"),
}
"""One row a section whose entries are words; forms: "noun" takes all proclitics and endings, "name" all but the article,
"phrase" conjunctions and prepositions, "marker" conjunctions, "listed" none."""

_NUMERIC_ROLES: Final = {"numeral", "scale", "dual", "vague", "fraction"}
_OTHER_KEYS: Final = ("language", "ignore", "writing", "forms", "suffixes", "links", "short_scales", "future_verbs")


def read_numbers(language: str, table: Mapping[str, Any], problems: list[str]) -> Numbers:
    """The parsed lexicon `table` of `language`; whatever is wrong becomes a line of `problems`, and is left out."""
    where = f"lexicons/numbers/{language}.toml"
    check = _Checker(where, problems)
    check.keys(table, (*SECTIONS, *_OTHER_KEYS), "")
    if table.get("language") != language:
        check.problem("language", f"is {table.get('language')!r}", f"{language!r}, as the file is called")
    inflect = _Inflection(check, table)
    tables: dict[str, dict[tuple[str, ...], Entry]] = {section.table: {} for section in SECTIONS.values()}
    for words, entry, section in list(_listed(table, check, tables)):
        for phrase, form in inflect.forms(words, entry, section.forms):
            tables[section.table].setdefault(phrase, form)
    phrases = {name: _by_first_word(entries) for name, entries in tables.items()}
    links = {name: frozenset(check.words(table.get("links", {}), name, "links")) for name in LINKS}
    check.keys(table.get("links", {}), LINKS, "links")
    numerals = [words for words, entry in tables["amounts"].items() if entry.role in _NUMERIC_ROLES]
    openings = frozenset(words[0] for words in numerals)
    writing = check.writing(table.get("writing", {}))
    units = list(_telling_units(tables))
    return Numbers(
        language, writing, **phrases, links=links, endings=inflect.endings.all(),
        short_scales=check.short_scales(table.get("short_scales", {})), future=check.future(table.get("future_verbs", {})),
        openings=openings | links["one"], amount_hints=frozenset(_telling_amounts(tables, writing)),
        unit_hints=frozenset(piece for piece in units if WORD.fullmatch(piece)),
        unit_marks=frozenset(piece[-1] for piece in units if not WORD.fullmatch(piece)),
        time_hints=frozenset(
            words[0 if "month" in entry.role else -1] for words, entry in tables["times"].items() if entry.role not in _IDLE_ALONE
        ),
    )  # fmt: skip


def _telling_amounts(tables: Mapping[str, Mapping[tuple[str, ...], Entry]], writing: Writing) -> Iterator[str]:
    """A word of each numeral; the last one, since the first of "and a half" stands everywhere. An article is no amount."""
    for words, entry in tables["amounts"].items():
        if entry.role in _NUMERIC_ROLES and not (writing.one_is_article and entry.role == "numeral" and entry.value == 1):
            yield words[-1]
    yield from (words[-1] for words in tables["unit_duals"])


def _telling_units(tables: Mapping[str, Mapping[tuple[str, ...], Entry]]) -> Iterator[str]:
    """The last word of each unit; its mark where it is written without words."""
    units = [words for words, entry in tables["amounts"].items() if entry.role == "unit"]
    for words in (*units, *tables["before"], *tables["unit_duals"]):
        pieces = [piece for piece in words if WORD.fullmatch(piece)]
        yield pieces[-1] if pieces else words[-1]


_IDLE_ALONE: Final = {
    "ordinal", "in", "before", "after", "until", "from", "between", "to", "and", "of", "era", "hijri_era", "this", "past", "next",
    "last", "not_today", "future", "since", "few",
}  # fmt: skip
"""Roles of words that state no time without another word of time beside them; such a text is not searched for dates."""


def _listed(
    table: Mapping[str, Any], check: "_Checker", tables: dict[str, dict[tuple[str, ...], Entry]]
) -> Iterator[tuple[tuple[str, ...], Entry, Section]]:
    """Each listed phrase with its meaning; filed as listed, so that no generated form shadows it."""
    for name, section in SECTIONS.items():
        entries = check.table(table.get(name, {}), name)
        for key in entries:
            try:
                value = section.key(key)
            except ValueError:
                check.problem(f"{name}.{key}", "no such key", section.allowed)
                continue
            for text in check.words(entries, key, name):
                case, _, phrase = text.rpartition(":") if section.table == "after" else ("", "", text)
                if case and case not in CASES:
                    check.problem(f"{name}.{key}", f"no case '{case}'", ", ".join(CASES))
                words = tuple(PIECE.findall(match_form(phrase)))
                entry = Entry(section.role or key, (value, case) if section.table == "after" else value)
                if not words:
                    check.problem(f"{name}.{key}", f"{text!r} has no word", "words or signs")
                    continue
                filed = tables[section.table].setdefault((case, *words) if case else words, entry)
                if (filed.role, filed.value) != (entry.role, entry.value):
                    check.problem(f"{name}.{key}", f"'{text}' already means {filed.role} {filed.value}", "one meaning a phrase")
                yield words, entry, section


class _Inflection:
    """Makes the forms of listed phrases, as the file's [forms] and [suffixes] say."""

    def __init__(self, check: "_Checker", table: Mapping[str, Any]) -> None:
        forms = check.table(table.get("forms", {}), "forms")
        self.ignored = {match_form(word) for word in check.words(table, "ignore", "")}
        self.proclitics = Proclitics(
            tuple(check.words(forms, "conjunctions", "forms")),
            tuple(check.words(forms, "prepositions", "forms")),
            str(forms.get("article", "")),
            dict(forms.get("contractions", {})),
        )
        suffixes = check.table(table.get("suffixes", {}), "suffixes")
        check.keys(suffixes, CASES, "suffixes")
        self.endings = Endings(
            [(template, case) for case in suffixes for template in check.words(suffixes, case, "suffixes", fold=False)]
        )

    def forms(self, words: tuple[str, ...], entry: Entry, kind: str) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Each generated form of the phrase with its entry."""
        if kind == "listed":
            return
        joined = Entry(entry.role, entry.value, conjunction=True)
        for phrase, conjunction in self.proclitics.before(words, preposition=kind != "marker", article=kind == "noun"):
            if phrase[0] not in self.ignored:
                yield phrase, joined if conjunction else entry
        if kind in ("noun", "name") and words[-1].isalpha() and self.endings.templates:
            cases = {case: Entry(entry.role, entry.value, case=case) for case in CASES}
            for ending, case in self.endings.of(words[-1]):
                if words[-1] + ending not in self.ignored:
                    yield (*words[:-1], words[-1] + ending), cases[case]


def _by_first_word(entries: Mapping[tuple[str, ...], Entry]) -> Phrases:
    filed: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in entries.items():
        filed.setdefault(words[0], []).append((words[1:], entry))
    return {first: tuple(sorted(rest, key=lambda item: -len(item[0]))) for first, rest in filed.items()}


@dataclass(slots=True)
class _Checker:
    """Reads pieces of the file; a wrong one becomes a problem and its default."""

    where: str
    problems: list[str]

    def problem(self, entry: str, wrong: str, allowed: str) -> None:
        self.problems.append(f"{self.where}: {entry}: {wrong}; allowed: {allowed}")

    def table(self, value: object, name: str) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        self.problem(name, "is no table", "a table of lists")
        return {}

    def words(self, table: Mapping[str, Any], key: str, section: str, fold: bool = True) -> list[str]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value):
            return [match_form(word) for word in value] if fold else list(value)
        self.problem(f"{section}.{key}".lstrip("."), f"is {value!r}", "a list of words")
        return []

    def keys(self, table: Mapping[str, Any], allowed: Iterable[str], section: str) -> None:
        for key in sorted(set(table) - set(allowed)):
            self.problem(f"{section}.{key}".lstrip("."), "no such key", ", ".join(allowed))

    def writing(self, value: object) -> Writing:
        table, fits = self.table(value, "writing"), Writing()
        self.keys(table, Writing.__dataclass_fields__, "writing")
        for key, item in table.items():
            if key not in Writing.__dataclass_fields__:
                continue
            if type(item) is not type(getattr(fits, key)):
                self.problem(f"writing.{key}", f"is {item!r}", f"a value like {getattr(fits, key)!r}")
            elif key in ("thousands", "decimal") and item not in (",", "."):
                self.problem(f"writing.{key}", f"is {item!r}", "',' or '.'")
            else:
                fits = replace(fits, **{key: item})
        return fits

    def short_scales(self, value: object) -> dict[str, float]:
        table, found = self.table(value, "short_scales"), dict[str, float]()
        for key in table:
            try:
                scale = float(key)
            except ValueError:
                self.problem(f"short_scales.{key}", "no such key", "a number")
                continue
            found |= dict.fromkeys(self.words(table, key, "short_scales"), scale)
        return found

    def future(self, value: object) -> FutureVerbs:
        table = self.table(value, "future_verbs")
        self.keys(table, FutureVerbs.__dataclass_fields__, "future_verbs")
        least = table.get("least", 0)
        if not isinstance(least, int):
            self.problem("future_verbs.least", f"is {least!r}", "a number of letters")
            least = 0
        words = {key: self.words(table, key, "future_verbs") for key in ("prefixes", "suffixes", "exceptions")}
        return FutureVerbs(tuple(words["prefixes"]), tuple(words["suffixes"]), least, frozenset(words["exceptions"]))
