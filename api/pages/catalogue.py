"""The pages' words in three languages: one gettext catalogue a language, read from its .po file when the application starts.

English is the language of the messages themselves. Nothing compiled is kept: a catalogue of a few hundred messages compiles
in milliseconds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, g


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages: its code, its own name, the direction it is written in, and the locale of its dates."""

    code: str
    name: str
    direction: str
    locale: str


LANGUAGES: Final = (
    Language("ar", "العربية", "rtl", "ar"),
    Language("en", "English", "ltr", "en_GB"),
    Language("tr", "Türkçe", "ltr", "tr"),
)
BY_CODE: Final[Mapping[str, Language]] = {language.code: language for language in LANGUAGES}
WRITTEN_IN: Final = "en"


def load(code: str) -> NullTranslations:
    """The catalogue of a language."""
    if code == WRITTEN_IN:
        return NullTranslations()
    compiled = BytesIO()
    with files("api").joinpath("web", "translations", f"{code}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def language() -> Language:
    """The language of the page that is being made."""
    return BY_CODE[g.get("language", WRITTEN_IN)]


def install(app: Flask) -> None:
    """Let templates use _() and ngettext() in the page's language."""
    catalogues = {each.code: load(each.code) for each in LANGUAGES}
    app.extensions["alaqat-catalogues"] = catalogues
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        lambda message: catalogues[language().code].gettext(message),
        lambda one, many, number: catalogues[language().code].ngettext(one, many, number),
        newstyle=True,
    )
