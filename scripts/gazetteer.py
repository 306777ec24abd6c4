"""Builds seeds/gazetteer/territories.tsv from CLDR (through babel) and ArWikiCats: `python -m scripts.gazetteer [--check]`.

The table gives every ISO 3166 territory a name in three languages, an Arabic nisba and an English demonym where ArWikiCats
has one. seeds/actors/states.toml extends its rows by hand.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Final

from babel import Locale
from babel.core import get_global

from scripts.derived import rendered, write_or_check

TABLE: Final = Path(__file__).parents[1] / "seeds" / "gazetteer" / "territories.tsv"
COLUMNS: Final = ("iso3", "iso2", "ar", "en", "tr", "ar_nisba", "en_adjective")
LANGUAGES: Final = ("ar", "en", "tr")

FORMER: Final = frozenset("BUR DDR FXX TMP YMD ZAR".split())
"""Codes that ISO 3166 has withdrawn and CLDR still knows."""

NO_TERRITORY: Final = frozenset("AC CP DG EU QO TA UN XA XB ZZ".split())
"""What CLDR lists beside territories: parts of others, groups, pseudo-locales, the unknown."""

WITHHELD: Final = {
    ("COM", "ar_nisba"): "قمري is 'lunar'",
    ("MLI", "ar"): "مالي is 'financial'",
    ("MLI", "ar_nisba"): "مالي is 'financial'",
    ("MLI", "tr"): "mali is 'financial'",
    ("OMN", "ar"): "عمان without vowel marks is Amman",
    ("TKM", "ar_nisba"): "تركماني is a Turkmen of Iraq or Syria",
}
"""Cells left empty, because in running text the word mostly means something else; states.toml has what stands instead."""

NAMES_IN_ARWIKICATS: Final = {
    "bosnia & herzegovina": "bosnia and herzegovina",
    "congo - brazzaville": "republic-of-congo",
    "congo - kinshasa": "democratic-republic-of-congo",
    "czechia": "czech republic",
    "côte d’ivoire": "ivory coast",
    "eswatini": "swaziland",
    "ireland": "republic of ireland",
    "macao sar china": "macau",
    "myanmar (burma)": "burma",
    "north macedonia": "macedonia",
    "palestinian territories": "palestine",
    "timor-leste": "timor",
    "türkiye": "turkey",
}
"""English names of CLDR, lower-cased, that ArWikiCats has under another name."""

NO_DEMONYM: Final = frozenset({"democratic republic of congo", "republic of congo", "saudiarabian"})
"""Keys of ArWikiCats that are no English adjective."""

HEADER: Final = """\
# Territories of ISO 3166 with their names, derived by `python -m scripts.gazetteer`. Do not edit: extend actors/states.toml.
# Names: Unicode CLDR {cldr} (Unicode License v3) through babel {babel} (BSD-3-Clause).
# ar_nisba, en_adjective: ArWikiCats {arwikicats} (MIT).
# Several words in a cell are parted by '|'. XKX (Kosovo) is a code that users assigned themselves.
"""

SHORT: Final = {
    "HKG": {"ar": "هونغ كونغ", "en": "Hong Kong", "tr": "Hong Kong"},
    "MAC": {"ar": "ماكاو", "en": "Macao", "tr": "Makao"},
}
"""Names of the two territories that CLDR calls special administrative regions of China, as news writes them."""

_BRACKETED: Final = re.compile(r"(.+?) \((.+)\)")


def codes() -> dict[str, str]:
    """ISO 3166 alpha-3 → alpha-2, from CLDR's aliases of codes."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    pairs = {
        three: two[0]
        for three, two in aliases.items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in FORMER and two[0] not in NO_TERRITORY
    }
    pairs.pop("XKK", None)  # CLDR's own three letters for Kosovo; event data write XKX
    return pairs | {"XKX": "XK"}


def spellings(name: str) -> list[str]:
    """The names that CLDR writes as one: "Myanmar (Burma)" is two; "&" is "and" in running text."""
    plain = name.replace(" & ", " and ")
    bracketed = _BRACKETED.fullmatch(plain)
    return list(bracketed.groups()) if bracketed else [plain]


def nationalities() -> dict[str, list[tuple[str, str]]]:
    """English name of a country, lower-cased → (English demonym, Arabic masculine singular), as ArWikiCats has them."""
    # the file alone: importing the package would run it, and it needs more than it declares
    file = Path(str(distribution("arwikicats").locate_file("ArWikiCats/jsons/nationalities/nationalities_data.json")))
    data = json.loads(file.read_text(encoding="utf-8"))
    found: dict[str, list[tuple[str, str]]] = {}
    for demonym, forms in data.items():
        found.setdefault(forms["en"].lower(), []).append((demonym, forms["male"]))
    return found


def rows() -> Iterator[dict[str, str]]:
    """A row of the table for each territory, by alpha-3 code."""
    territories = {language: Locale(language).territories for language in LANGUAGES}
    known = nationalities()
    for iso3, iso2 in sorted(codes().items()):
        if iso2 not in territories["en"]:
            continue
        english = territories["en"][iso2].lower()
        people = known.get(NAMES_IN_ARWIKICATS.get(english, english), [])
        row = {"iso3": iso3, "iso2": iso2}
        names = SHORT.get(iso3) or {language: territories[language][iso2] for language in LANGUAGES}
        row |= {language: "|".join(spellings(names[language])) for language in LANGUAGES}
        row["ar_nisba"] = _joined(nisba for _, nisba in people)
        row["en_adjective"] = _joined(demonym.title() for demonym, _ in people if demonym not in NO_DEMONYM)
        yield {column: "" if (iso3, column) in WITHHELD else cell for column, cell in row.items()}


def _joined(words: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(words))


def built_with() -> dict[str, str]:
    """The versions that the table is made from."""
    return {"babel": version("babel"), "arwikicats": version("arwikicats"), "cldr": get_global("cldr")["version"]}


def table() -> str:
    """The whole file."""
    return rendered(HEADER, built_with(), COLUMNS, rows())


def main(arguments: list[str] | None = None) -> int:
    """0; with --check 1 where the committed table is not what would be written."""
    return write_or_check(arguments, __doc__, TABLE, "gazetteer", table, built_with())


if __name__ == "__main__":
    sys.exit(main())
