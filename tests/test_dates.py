"""Expressions of time are found and resolved, never invented."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.codebook.matching import match_form
from graph.codebook.numbers import Numbers, read_numbers
from graph.coding import reckoning
from graph.coding.dates import find_dates
from graph.coding.reckoning import Calendar, Point
from graph.coding.timegrammar import FIRST_PASS, SECOND_PASS
from graph.model import Interval, Precision

FOLDER = Path(__file__).parent
CASES = tomllib.loads((FOLDER / "cases" / "dates.toml").read_text(encoding="utf-8"))["case"]
LEXICONS = FOLDER.parent / "seeds" / "lexicons" / "numbers"
PUBLISHED = "2020-08-19"


@pytest.fixture(scope="module")
def numbers() -> dict[str, Numbers]:
    problems: list[str] = []
    texts = {language: (LEXICONS / f"{language}.toml").read_text(encoding="utf-8") for language in ("ar", "en", "tr")}
    found = {language: read_numbers(language, tomllib.loads(text), problems) for language, text in texts.items()}
    assert problems == []
    return found


def shown(text: str, numbers: Numbers, published: str | None) -> list[str]:
    return [f"{written(found.interval)} | {found.span.of(text)}" for found in find_dates(text, numbers, published)]


def written(interval: Interval | None) -> str:
    if interval is None:
        return "unknown"
    return f"{interval.start or '?'}..{interval.end or '?'} {interval.precision} {interval.basis}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_dates_are_found(case: dict[str, Any], numbers: dict[str, Numbers]) -> None:
    published = case.get("published", PUBLISHED) or None
    assert shown(case["text"], numbers[case["language"]], published) == case["found"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_matching_form_says_the_same(case: dict[str, Any], numbers: dict[str, Numbers]) -> None:
    published = case.get("published", PUBLISHED) or None
    rows = [row.split(" | ") for row in case["found"]]
    expected = [f"{row} | {match_form(words)}" for row, words in rows]
    assert shown(match_form(case["text"]), numbers[case["language"]], published) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_nothing_is_reckoned_without_a_publication_date(case: dict[str, Any], numbers: dict[str, Numbers]) -> None:
    found = find_dates(case["text"], numbers[case["language"]], None)
    assert all(item.interval is None or item.interval.basis == "text" for item in found)


def test_there_are_enough_cases_in_each_language() -> None:
    counts = {language: sum(case["language"] == language for case in CASES) for language in ("ar", "en", "tr")}
    assert min(counts.values()) >= 15
    assert sum(counts.values()) >= 60


def test_rows_of_the_grammar_have_names_of_their_own() -> None:
    names = [row.name for row in (*FIRST_PASS, *SECOND_PASS)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("weekday", range(1, 8))
@pytest.mark.parametrize("offset", range(7))
def test_weekdays_lie_within_a_week_of_the_publication(weekday: int, offset: int) -> None:
    published = date(2020, 8, 17) + timedelta(days=offset)
    calendar = Calendar(published)

    def distance(side: int | None, ahead: bool) -> int:
        found = calendar.weekday(weekday, side, ahead)
        assert found is not None and found.start is not None
        day = date.fromisoformat(found.start)
        assert day.isoweekday() == weekday
        return (day - published).days

    assert -6 <= distance(None, False) <= 0
    assert 0 <= distance(None, True) <= 6
    assert -7 <= distance(-1, False) <= -1
    assert 1 <= distance(1, False) <= 7


@pytest.mark.parametrize(
    ("point", "start", "end", "precision"),
    [
        (Point(2020, 2), "2020-02-01", "2020-02-29", Precision.MONTH),
        (Point(2019, 12), "2019-12-01", "2019-12-31", Precision.MONTH),
        (Point(1442, 1, 1, hijri=True), "2020-08-20", "2020-08-20", Precision.DAY),
        (Point(month=2, day=30, year_shift=0), None, None, None),
        (Point(month=8, side=-1), "2019-08-01", "2019-08-31", Precision.MONTH),
        (Point(month=8, side=1), "2021-08-01", "2021-08-31", Precision.MONTH),
        (Point(month=12, side=0), "2020-12-01", "2020-12-31", Precision.MONTH),
        (Point(1600, hijri=True), None, None, None),
        (Point(2100), "2100-01-01", "2100-12-31", Precision.YEAR),
        (Point(12345), None, None, None),
    ],
)
def test_points_become_days(point: Point, start: str | None, end: str | None, precision: Precision | None) -> None:
    found = Calendar(date(2020, 8, 19)).point(point)
    assert (found and found.start, found and found.end, found and found.precision) == (start, end, precision)


def test_without_the_hijri_package_a_hijri_date_stays_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "hijridate", None)
    assert Calendar(date(2020, 8, 19)).point(Point(1441, 9, 15, hijri=True)) is None
    assert Calendar(date(2020, 8, 19)).point(Point(month=9, hijri=True)) is None


def test_ends_the_wrong_way_round_are_no_range() -> None:
    year = Calendar(None).point
    first, last = year(Point(2019)), year(Point(2015))
    assert first is not None and last is not None
    assert reckoning.between(first, last) is None
