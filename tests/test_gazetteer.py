"""The derived table of territories: that it is what its script makes, and that it keeps traps out."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from scripts import gazetteer


def installed() -> None:
    """Skip where the table cannot be built, or where other versions than the committed table's would build another one."""
    try:
        version("arwikicats")
    except PackageNotFoundError:
        pytest.skip("arwikicats, which only builds the table, is not installed")
    head = gazetteer.TABLE.read_text(encoding="utf-8").partition("\niso3")[0]
    for name, number in gazetteer.built_with().items():
        if number not in head:
            pytest.skip(f"{name} {number} is installed, the committed table was built with another version")


def committed() -> dict[str, dict[str, str]]:
    """The rows of the committed table by alpha-3 code."""
    lines = [line for line in gazetteer.TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]
    return {row["iso3"]: row for row in rows}


def test_the_committed_table_is_what_the_script_makes() -> None:
    installed()
    assert gazetteer.TABLE.read_text(encoding="utf-8") == gazetteer.table()


def test_check_finds_a_changed_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    installed()
    assert gazetteer.main(["--check"]) == 0
    changed = tmp_path / "territories.tsv"
    changed.write_text(gazetteer.table().replace("Qatar", "Katar"), encoding="utf-8")
    monkeypatch.setattr(gazetteer, "TABLE", changed)
    assert gazetteer.main(["--check"]) == 1
    assert "run python -m scripts.gazetteer" in capsys.readouterr().err
    assert gazetteer.main([]) == 0
    assert gazetteer.main(["--check"]) == 0


def test_every_territory_has_names_unless_they_are_withheld() -> None:
    rows = committed()
    assert len(rows) == 250  # ISO 3166's 249 and Kosovo
    empty = {(code, language) for code, row in rows.items() for language in gazetteer.LANGUAGES if not row[language]}
    assert empty == {("MLI", "ar"), ("MLI", "tr"), ("OMN", "ar")}


def test_words_that_mostly_mean_something_else_are_withheld() -> None:
    rows = committed()
    assert {cell: rows[cell[0]][cell[1]] for cell in gazetteer.WITHHELD} == dict.fromkeys(gazetteer.WITHHELD, "")


def test_former_codes_and_parts_of_others_are_left_out() -> None:
    assert set(committed()) & {*gazetteer.FORMER, "ASC", "TAA", "DGA", "CPT", "XKK", "QUU"} == set()


@pytest.mark.parametrize(
    ("iso3", "iso2", "nisba"), [("TUR", "TR", "تركي"), ("QAT", "QA", "قطري"), ("LBY", "LY", "ليبي"), ("XKX", "XK", "كوسوفي")]
)
def test_codes_and_nisba_stand_beside_the_name(iso3: str, iso2: str, nisba: str) -> None:
    row = committed()[iso3]
    assert (row["iso2"], row["ar_nisba"]) == (iso2, nisba)


def test_two_names_in_one_are_told_apart() -> None:
    assert gazetteer.spellings("Myanmar (Burma)") == ["Myanmar", "Burma"]
    assert gazetteer.spellings("Trinidad & Tobago") == ["Trinidad and Tobago"]
