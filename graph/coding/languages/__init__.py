"""What the coder has to know of a language beyond its lexicon: how words inflect, and what hangs on them."""

from collections.abc import Mapping
from typing import Final

from graph.coding.languages.arabic import ARABIC
from graph.coding.languages.english import ENGLISH
from graph.coding.languages.morphology import Morphology
from graph.coding.languages.turkish import TURKISH

LANGUAGES: Final[tuple[Morphology, ...]] = (ARABIC, ENGLISH, TURKISH)
BY_CODE: Final[Mapping[str, Morphology]] = {language.code: language for language in LANGUAGES}
