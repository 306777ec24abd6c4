"""The words around a claim in composed sentences: seeds/wording.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.codebook.fields import LANGUAGES, Fields, problem_line
from graph.codebook.template import LAYOUT_SLOTS, check
from graph.model import Comparison, Kind, Modality

DATES: Final = ("day", "month", "year", "on_day", "on_month", "on_year", "since", "before", "range")
NUMBERS: Final = ("group", "decimal", "million", "billion", "trillion")
FRAMES: Final = tuple(modality.value for modality in Modality)
_TEXTS: Final = ("layout", "says", "say", "according", "unnamed", "office", "own", "named", "quoted", "separator")
_PATTERNS: Final = ("says", "say", "according", "own", "named", "quoted")
_LISTS: Final = ("article", "plural", "whole")
_TABLES: Final[Mapping[str, tuple[tuple[str, ...] | None, tuple[str, ...]]]] = {
    "frame": (FRAMES, ()),
    "date": (DATES, DATES),
    "number": (NUMBERS, NUMBERS),
    "comparison": (tuple(Comparison), tuple(Comparison)),
    "carrier": (tuple(Kind), ()),
    "said": (None, ()),
}
"""Tables of texts: the keys that are allowed (None: any), and those that must be there."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's words for composing; wording.toml says what each is for. `lists` are word lists, `units` a unit's forms."""

    language: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    months: tuple[str, ...]
    tables: Mapping[str, Mapping[str, str]]
    units: Mapping[str, tuple[str, ...]]


def read_phrases(file: str, parsed: Mapping[str, Any], problems: list[str]) -> dict[str, Phrases]:
    unknown = sorted(parsed.keys() - set(LANGUAGES))
    problems.extend(problem_line(file, language, "no such language", language, LANGUAGES) for language in unknown)
    return {language: _phrases(file, language, parsed.get(language, {}), problems) for language in LANGUAGES}


def _phrases(file: str, language: str, table: Mapping[str, Any], problems: list[str]) -> Phrases:
    fields = Fields(file, language, table, problems)
    texts = {key: fields.text(key) for key in _TEXTS}
    try:
        check(texts["layout"], language, LAYOUT_SLOTS)
    except ValueError as error:
        fields.problem(f"layout: {error}")
    tables = {}
    for key, (allowed, required) in _TABLES.items():
        tables[key] = dict(fields.pairs(key, allowed))
        for missing in sorted(set(required) - tables[key].keys()):
            fields.problem(f"{key}.{missing} is missing")
        for name, pattern in tables[key].items():
            _check_pattern(fields, f"{key}.{name}", pattern)
    if "{carrier}" in texts["own"] + texts["named"]:
        for missing in sorted(set(Kind) - tables["carrier"].keys()):
            fields.problem(f"carrier.{missing} is missing: own and named ask for one")
    for key in _PATTERNS:
        _check_pattern(fields, key, texts[key])
    months = Fields(file, f"{language}.month", fields.table("month"), problems)
    names = months.strings("names")
    if len(names) != 12:
        months.problem(f"names has {len(names)} entries; allowed: 12")
    months.done()
    units = fields.table("unit")
    forms = Fields(file, f"{language}.unit", units, problems)
    counted = {unit: forms.strings(unit) for unit in units}
    lists = {key: fields.strings(key) for key in _LISTS}
    fields.done()
    return Phrases(language, texts, lists, names, tables, counted)


def _check_pattern(fields: Fields, key: str, pattern: str) -> None:
    try:
        pattern.format("", "", dat="", loc="", abl="", day="", month="", year="", carrier="")
    except (LookupError, ValueError):
        allowed = "{}, in Turkish {dat}, {loc}, {abl}, {carrier}, in dates {day}, {month}, {year}"
        fields.problem(f"{key} = '{pattern}' has a wrong brace; allowed: {allowed}")
