"""Amounts are found with their unit and bound, in raw text and in matching form; how fast, `bench.coding --long` shows."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook
from graph.codebook.matching import DELETED, match_form, replace_one_to_one
from graph.codebook.numbers import Numbers, read_numbers
from graph.coding.numerals import literal
from graph.coding.quantities import find_quantities

FOLDER = Path(__file__).parent
CASES = tomllib.loads((FOLDER / "cases" / "quantities.toml").read_text(encoding="utf-8"))["case"]
LEXICONS = FOLDER.parent / "seeds" / "lexicons" / "numbers"


def lexicon(language: str) -> dict[str, Any]:
    return tomllib.loads((LEXICONS / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def numbers() -> dict[str, Numbers]:
    problems: list[str] = []
    found = {language: read_numbers(language, lexicon(language), problems) for language in ("ar", "en", "tr")}
    assert problems == []
    return found


def shown(text: str, numbers: Numbers) -> list[str]:
    return [f"{item.value:g} {item.unit} {item.comparison} | {item.span.of(text)}" for item in find_quantities(text, numbers)]


def expected(case: dict[str, Any]) -> list[str]:
    """The expectation with its value as `%g` writes it."""
    return [f"{float(row.split()[0]):g} {row.split(' ', 1)[1]}" for row in case["found"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_amounts_are_found(case: dict[str, Any], numbers: dict[str, Numbers]) -> None:
    assert shown(case["text"], numbers[case["language"]]) == expected(case)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_matching_form_says_the_same(case: dict[str, Any], numbers: dict[str, Numbers]) -> None:
    rows = [row.split(" | ") for row in expected(case)]
    assert shown(match_form(case["text"]), numbers[case["language"]]) == [f"{row} | {match_form(words)}" for row, words in rows]


def test_there_are_enough_cases_in_each_language() -> None:
    counts = {language: sum(case["language"] == language for case in CASES) for language in ("ar", "en", "tr")}
    assert min(counts.values()) >= 15
    assert sum(counts.values()) >= 60


def test_spans_count_marks_that_matching_leaves_out(numbers: dict[str, Numbers]) -> None:
    text = "\u200fوَقَّعَ \u202b50\u202c مُعَاهَدَة"
    (found,) = find_quantities(text, numbers["ar"])
    assert (found.value, found.unit) == (50, "treaty")
    assert found.span.of(text) == "50\u202c مُعَاهَدَة"


@pytest.mark.parametrize(
    ("digits", "language", "scaled", "value"),
    [
        ("1,234", "en", False, 1234), ("1.234", "en", False, 1.234), ("1,234,567.89", "en", False, 1234567.89),
        ("4,3", "en", False, 4.3), ("000 200", "ar", False, 200000),
        ("1.234", "tr", False, 1234), ("1.234,5", "tr", False, 1234.5), ("4,3", "tr", False, 4.3), ("0,125", "tr", True, 0.125),
        ("1.500", "ar", False, 1500), ("1.500", "ar", True, 1.5), ("1,500", "ar", True, 1500), ("٤٫٣", "ar", False, 4.3),
        ("١٬٢٣٤", "ar", False, 1234), ("1,2,3", "en", False, None),
        ("192.168.1.1", "en", False, None), ("2015,2016", "en", False, None), ("1,23,456", "en", False, None),
        ("12 000", "en", False, 12000), ("9" * 5000, "en", False, None),
    ],
)  # fmt: skip
def test_digits_are_read_as_the_language_writes_them(
    digits: str, language: str, scaled: bool, value: float | None, numbers: dict[str, Numbers]
) -> None:
    assert literal(match_form(digits), numbers[language].writing, scaled) == value


def test_a_wrong_lexicon_names_entry_and_what_is_allowed() -> None:
    table = lexicon("en")
    table["units"]["Treaty"] = ["treaty"]
    table["months"]["13"] = ["Undecimber"]
    table["numerals"]["2"] = ["one"]
    table["comparisons"]["more"] = ["more"]
    table["markers"]["during"] = ["during"]
    table["scales"]["1000"] = "thousand"
    table["writing"]["thousands"] = ";"
    table["writing"]["gap"] = "two"
    table["extra"] = {}
    problems: list[str] = []
    read_numbers("en", table, problems)
    assert [line.split(";")[0] for line in problems if "thousands" not in line] == [
        "lexicons/numbers/en.toml: extra: no such key",
        "lexicons/numbers/en.toml: numerals.2: 'one' already means numeral 1.0",
        "lexicons/numbers/en.toml: scales.1000: is 'thousand'",
        "lexicons/numbers/en.toml: units.Treaty: no such key",
        "lexicons/numbers/en.toml: comparisons.more: no such key",
        "lexicons/numbers/en.toml: months.13: no such key",
        "lexicons/numbers/en.toml: markers.during: no such key",
        "lexicons/numbers/en.toml: writing.gap: is 'two'",
    ]
    assert "lexicons/numbers/en.toml: writing.thousands: is ';'; allowed: ',' or '.'" in problems
    assert all("; allowed: " in line for line in problems)


def test_arabic_words_are_found_behind_their_proclitics(numbers: dict[str, Numbers]) -> None:
    words = ("معاهده", "المعاهده", "ومعاهده", "وبالمعاهده", "للمعاهده", "لمعاهده")
    assert {numbers["ar"].amounts[word][0][1].value for word in words} == {"treaty"}
    conjunctions = [numbers["ar"].amounts[word][0][1].conjunction for word in words]
    assert conjunctions == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    ("form", "case"),
    [
        ("dolar", "none"), ("dolari", "accusative"), ("dolarin", "genitive"), ("dolara", "dative"), ("dolarda", "locative"),
        ("dolardan", "ablative"), ("uçaktan", "ablative"), ("anlaşmaya", "dative"), ("anlaşmanin", "genitive"),
        ("füzeden", "ablative"), ("köyde", "locative"), ("türk lirasinin", "genitive"),
    ],
)  # fmt: skip
def test_turkish_words_are_found_with_their_case(form: str, case: str, numbers: dict[str, Numbers]) -> None:
    first, *rest = form.split()
    assert [entry.case for words, entry in numbers["tr"].amounts[first] if words == tuple(rest)] == [case]


@pytest.mark.parametrize("form", ["dolarden", "dolarte", "anlaşmaa", "dolarmuş"])
def test_endings_follow_vowel_harmony(form: str, numbers: dict[str, Numbers]) -> None:
    assert form not in numbers["tr"].amounts


def test_the_codebook_carries_the_lexicons(codebook: Codebook) -> None:
    assert find_quantities("50 معاهدة", codebook.numbers["ar"])[0].unit == "treaty"


def test_replacing_keeps_every_character_in_its_place() -> None:
    everything = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert all(len(replace_one_to_one(character)) == 1 for character in everything)


def test_the_matching_form_is_what_it_says() -> None:
    assert match_form("أَكْثَر مِنْ ٣٤٠ مليـــون دولارٍ، إلى قرية") == "اكثر من 340 مليون دولار، الي قريه"
    assert match_form("“İSTANBUL’da Iğdır” ŞÜÖÇĞ\u00a0x") == '"istanbul\'da iğdir" şüöçğ x'
    text = "كـ\u200fتاب ﷺ İ"
    assert match_form(match_form(text)) == match_form(text)
    assert match_form(text) == replace_one_to_one(DELETED.sub("", text))
