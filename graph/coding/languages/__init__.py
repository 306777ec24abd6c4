"""What the coder has to know of a language beyond its lexicon: how words inflect, and what hangs on them."""

from collections.abc import Mapping
from typing import Final

from graph.coding.languages.ar import ARABIC
from graph.coding.languages.en import ENGLISH
from graph.coding.languages.morphology import Morphology
from graph.coding.languages.tr import TURKISH

LANGUAGES: Final[tuple[Morphology, ...]] = (ARABIC, ENGLISH, TURKISH)
BY_CODE: Final[Mapping[str, Morphology]] = {language.code: language for language in LANGUAGES}
