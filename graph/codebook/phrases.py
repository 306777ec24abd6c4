"""The words around a claim in composed sentences: seeds/wording.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.codebook.fields import LANGUAGES, Fields, problem_line
from graph.codebook.template import parse
from graph.model import Comparison, Kind, Modality

DATES: Final = ("day", "month", "year", "on_day", "on_month", "on_year", "since", "before", "range")
NUMBERS: Final = ("group", "decimal", "million", "billion", "trillion")
FRAMES: Final = tuple(modality.value for modality in Modality) + ("denied_standing",)
_TEXTS: Final = ("layout", "says", "say", "according", "unnamed", "office", "own", "separator")
_LISTS: Final = ("article", "plural", "front")
_TABLES: Final = {
    "frame": (FRAMES, ()),
    "date": (DATES, DATES),
    "number": (NUMBERS, NUMBERS),
    "comparison": (tuple(Comparison), tuple(Comparison)),
    "carrier": (tuple(Kind), ()),
}
"""Tables of texts: the keys that are allowed, and those that must be there."""


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
    for language in parsed.keys() - set(LANGUAGES):
        problems.append(problem_line(file, language, "no such language", language, LANGUAGES))
    return {language: _phrases(file, language, parsed.get(language, {}), problems) for language in LANGUAGES}


def _phrases(file: str, language: str, table: Mapping[str, Any], problems: list[str]) -> Phrases:
    fields = Fields(file, language, table, problems)
    texts = {key: fields.text(key) for key in _TEXTS}
    try:
        parse(texts["layout"], language)
    except ValueError as error:
        fields.problem(f"layout: {error}")
    tables = {}
    for key, (allowed, required) in _TABLES.items():
        tables[key] = dict(fields.pairs(key, allowed))
        for missing in set(required) - tables[key].keys():
            fields.problem(f"{key}.{missing} is missing")
    months = Fields(file, f"{language}.month", fields.table("month"), problems)
    names = months.strings("names")
    if len(names) != 12:
        months.problem(f"names has {len(names)} entries; allowed: 12")
    months.done()
    units = fields.table("unit")
    forms = Fields(file, f"{language}.unit", units, problems)
    phrases = Phrases(
        language, texts, {key: fields.strings(key) for key in _LISTS}, names, tables, {unit: forms.strings(unit) for unit in units}
    )
    fields.done()
    return phrases
