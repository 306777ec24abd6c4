"""Reading one entry of a seed file field by field; whatever is wrong becomes one line of `problems`, and reading goes on."""

import calendar
import datetime
import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from graph.codebook.entries import Forms
from graph.model import Interval, Precision, Texts

LANGUAGES: Final = ("ar", "en", "tr")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SHOWN: Final = 12  # longer lists of what is allowed are cut: the nearest one says more


def problem_line(file: str, entry: str, wrong: str, asked: str | None = None, allowed: Collection[str] = ()) -> str:
    """`file: entry: what is wrong; allowed: …; did you mean …?`"""
    line = f"{file}: {entry}: {wrong}"
    if allowed:
        shown = ", ".join(list(allowed)[:_SHOWN])
        line += f"; allowed: {shown}" + (f" and {len(allowed) - _SHOWN} more" if len(allowed) > _SHOWN else "")
    near = difflib.get_close_matches(asked, allowed, n=1, cutoff=0.6) if asked and allowed else []
    return line + (f"; did you mean '{near[0]}'?" if near else "")


class Fields:
    """The fields of one entry. Each getter takes its field out; `done` reports those that nobody asked for."""

    def __init__(self, file: str, entry: str, table: Mapping[str, Any], problems: list[str]) -> None:
        self.file, self.entry, self.problems = file, entry, problems
        self._table = dict(table)
        self._known: list[str] = []

    def problem(self, wrong: str, asked: str | None = None, allowed: Collection[str] = ()) -> None:
        self.problems.append(problem_line(self.file, self.entry, wrong, asked, allowed))

    def _take(self, key: str, kind: type | tuple[type, ...], wanted: str, required: bool = False) -> Any:
        self._known.append(key)
        value = self._table.pop(key, None)
        if value is None:
            if required:
                self.problem(f"{key} is missing; allowed: {wanted}")
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.problem(f"{key} = {value!r} is not {wanted}")
            return None
        return value

    def text(self, key: str) -> str:
        """A string that must be there and not be empty; '' after a problem."""
        value = self._take(key, str, "a string", required=True)
        if value is not None and not value.strip():
            self.problem(f"{key} is empty")
        return value or ""

    def optional(self, key: str) -> str | None:
        value: str | None = self._take(key, str, "a string")
        if value == "":
            self.problem(f"{key} is empty; leave it out instead")
        return value or None

    def choice(self, key: str, allowed: Collection[str], required: bool = True) -> str | None:
        """A string of `allowed`; None where it is absent or wrong."""
        if required or key in self._table:
            value = self._take(key, str, "one of " + ", ".join(allowed), required)
            if value is None or value in allowed:
                return None if value is None else str(value)
            self.problem(f"{key} = '{value}' is unknown", value, allowed)
        self._known.append(key)
        return None

    def flag(self, key: str) -> bool:
        return bool(self._take(key, bool, "true or false"))

    def optional_flag(self, key: str) -> bool | None:
        value: bool | None = self._take(key, bool, "true or false")
        return value

    def number(self, key: str, required: bool = False) -> float | None:
        value = self._take(key, (int, float), "a number", required)
        return None if value is None else float(value)

    def strings(self, key: str) -> tuple[str, ...]:
        return self._strings(key, self._take(key, list, "a list of strings") or [])

    def _strings(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            self.problem(f"{key} = {value!r} is not a list of strings that are not empty")
            return ()
        if len(set(value)) < len(value):
            self.problem(f"{key} names one thing twice: {', '.join(value)}")
        return tuple(value)

    def texts(self, key: str, required: bool = True) -> Texts | None:
        """One text in each language; None where the field is absent."""
        value = self._take(key, dict, "a table with ar, en, tr", required)
        if value is None:
            return None
        self._languages(key, value, complete=True)
        for language, text in value.items():
            if not isinstance(text, str) or not text.strip():
                self.problem(f"{key}.{language} = {text!r} is not a string, or empty")
        return Texts(*(str(value.get(language, "")) for language in LANGUAGES))

    def forms(self, key: str, complete: bool = False) -> Forms:
        """Lists of words by language; with `complete` in each of the three."""
        value = self._take(key, dict, "a table with lists ar, en, tr", complete) or {}
        if value:
            self._languages(key, value, complete)
        return {language: self._strings(f"{key}.{language}", words) for language, words in value.items()}

    def _languages(self, key: str, value: Mapping[str, Any], complete: bool) -> None:
        for language in value:
            if language not in LANGUAGES:
                self.problem(f"{key}.{language}: no such language", language, LANGUAGES)
        for language in LANGUAGES:
            if complete and not value.get(language):
                self.problem(f"{key}.{language} is missing: a text for each of ar, en, tr is needed")

    def pairs(self, key: str, allowed: Collection[str] | None) -> tuple[tuple[str, str], ...]:
        """A table of strings as sorted pairs; `allowed` None allows any name."""
        value = self._take(key, dict, "a table of strings") or {}
        for name, text in value.items():
            if allowed is not None and name not in allowed:
                self.problem(f"{key}.{name} is unknown", name, allowed)
            if not isinstance(text, str) or not text:
                self.problem(f"{key}.{name} = {text!r} is not a string, or empty")
        return tuple(sorted((name, str(text)) for name, text in value.items()))

    def coordinates(self, key: str) -> tuple[float, float] | None:
        """[latitude, longitude] in degrees."""
        value = self._take(key, list, "[latitude, longitude]")
        if value is None:
            return None
        if len(value) != 2 or not all(isinstance(item, int | float) for item in value):
            self.problem(f"{key} = {value!r} is not [latitude, longitude]")
            return None
        if not (-90 <= value[0] <= 90 and -180 <= value[1] <= 180):
            self.problem(f"{key} = {value!r} lies outside the globe; allowed: latitude -90 to 90, longitude -180 to 180")
        return float(value[0]), float(value[1])

    def table(self, key: str) -> Mapping[str, Any]:
        """A table that the caller reads on; {} where it is absent."""
        value = self._take(key, dict, "a table")
        return value if isinstance(value, dict) else {}

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        value = self._take(key, list, "a list of tables") or []
        if not all(isinstance(item, dict) for item in value):
            self.problem(f"{key} is not a list of tables")
            return []
        return value

    def source(self) -> str | None:
        """Where the entry was read; None where it is marked `unverified = true`. One of the two must be there."""
        source, unverified = self.optional("source"), self.flag("unverified")
        if source is None and not unverified:
            self.problem('has neither source nor unverified; allowed: source = "…" or unverified = true')
        if source is not None and unverified:
            self.problem("has a source and is marked unverified; allowed: one of the two")
        return source

    def during(self) -> Interval | None:
        """The interval of the fields `from` and `to`: YYYY, YYYY-MM or YYYY-MM-DD, both inclusive, either may be open."""
        start, end = self._day("from", first=True), self._day("to", first=False)
        if start is None and end is None:
            return None
        if start is not None and end is not None and start > end:
            self.problem(f"from {start} is after to {end}")
        precision = Precision.RANGE if start and end else Precision.SINCE if start else Precision.BEFORE
        return Interval(start, end, precision)

    def _day(self, key: str, first: bool) -> str | None:
        value = self._take(key, str, 'a date "YYYY-MM-DD"')
        if value is None:
            return None
        try:
            return whole_date(value, first)
        except ValueError:
            self.problem(f"{key} = '{value}' is no date; allowed: YYYY, YYYY-MM or YYYY-MM-DD")
            return None

    def done(self) -> None:
        for key in self._table:
            self.problem(f"field '{key}' is unknown", key, self._known)


def whole_date(text: str, first: bool) -> str:
    """The first or last day of a year, month or day in ISO form. Raises ValueError for what is none."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    month = month or (1 if first else 12)
    day = day or (1 if first else calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day).isoformat()


def unsorted(file: str, ids: Iterable[str]) -> list[str]:
    """A problem for the first entry that stands after one with a greater id; entries are sorted so that people find them."""
    previous = ""
    for entry in ids:
        if entry < previous:
            return [problem_line(file, entry, f"stands after '{previous}'; allowed: entries sorted by id")]
        previous = entry
    return []
