"""Days, figures and footnotes as the pages write them. Digits are 0 to 9 in every language, the calendar is Gregorian."""

import re
from datetime import date
from typing import Final

from babel.dates import format_date
from flask import current_app
from markupsafe import Markup

from api import shapes
from api.pages.catalogue import language
from api.present import link
from api.served import served

_SPACES: Final = re.compile(r"\s+")
_YEAR_STARTS, _YEAR_ENDS = "-01-01", "-12-31"
_MINUS: Final = "\u2212"


def gettext(message: str, **values: object) -> str:
    """The message in the page's language, outside a template."""
    text: str = current_app.extensions["alaqat-catalogues"][language().code].gettext(message)
    return text % values if values else text


def ngettext(one: str, many: str, number: int) -> str:
    """The form of the message that the number asks for in the page's language, with the number in it."""
    text: str = current_app.extensions["alaqat-catalogues"][language().code].ngettext(one, many, number)
    return text % {"num": number}


def day(iso: str) -> str:
    return format_date(date.fromisoformat(iso), "d MMMM y", locale=language().locale)


def month(iso: str) -> str:
    """'2020-08' in words; a year alone stays itself."""
    if len(iso) == len("2020"):
        return iso
    return format_date(date.fromisoformat(f"{iso}-01"), "LLLL y", locale=language().locale)


def span(interval: shapes.Date | None) -> str:
    """The time between two days, as short as it is exact; "" for none."""
    if interval is None:
        return ""
    start, end = interval["start"], interval["end"]
    if start and end:
        first, last = _short(start, end)
        return first if first == last else f"{first}\u2013{last}"
    if start:
        return gettext("since %(day)s", day=day(start))
    return gettext("until %(day)s", day=day(end)) if end else ""


def _short(start: str, end: str) -> tuple[str, str]:
    if start.endswith(_YEAR_STARTS) and end.endswith(_YEAR_ENDS):
        return start[:4], end[:4]
    if start.endswith("-01") and start[:7] == end[:7] and end[8:] >= "28":
        return month(start[:7]), month(end[:7])
    return day(start), day(end)


def when(claim: shapes.Claim) -> str:
    """When the act took place; else when the document appeared; else that neither is known."""
    told = span(claim["date"])
    if told:
        return told
    return gettext("published %(day)s", day=day(claim["published"])) if claim["published"] else gettext("undated")


def score(value: float | None) -> str:
    """A mean score with its sign, from −10 to +10."""
    if value is None:
        return "\u2013"
    sign = "+" if value > 0 else _MINUS if value < 0 else ""
    return f"\u2066{sign}{abs(value):.1f}\u2069"  # isolated: in Arabic text the sign would stand behind


def one_line(text: str) -> str:
    return " ".join(text.split())


def folded(text: str) -> str:
    """White space as single spaces, those at the ends too: the text goes on."""
    return _SPACES.sub(" ", text)


def web_address(text: str | None) -> bool:
    return link(text) is not None


def bdi(text: str) -> Markup:
    """A name inside a sentence: its direction is its own."""
    return Markup("<bdi>{}</bdi>").format(text)


def anchor(page: str, text: str) -> Markup:
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(page, text)


def footnote(claim: shapes.Claim) -> str:
    """The quotation with who says so and where, for a paper; the reader's browser adds the address."""
    claimant, outlet = claim["claimant"], claim["outlet"]
    return gettext(
        "“%(quote)s” (%(voice)s), in: %(title)s, %(outlet)s, %(day)s.",
        quote=one_line(claim["quote"]),
        voice=claimant["label"] if claimant else gettext("the document itself"),
        title=claim["document_title"] or claim["document"],
        outlet=outlet["label"] if outlet else gettext("unknown outlet"),
        day=day(claim["published"]) if claim["published"] else gettext("undated"),
    )


def lean(claim: shapes.Claim) -> int:
    """+1 for cooperation, -1 for conflict, 0 for neither: by the act's score, else by its relation."""
    if claim["score"] is not None:
        return (claim["score"] > 0) - (claim["score"] < 0)
    relation = served().codebook.relations.get(claim["relation"])
    return relation.polarity if relation else 0


FILTERS: Final = {"day": day, "month": month, "score": score, "one_line": one_line, "folded": folded, "web_address": web_address}
GLOBALS: Final = {"when": when, "span": span, "footnote": footnote, "lean": lean, "bdi": bdi, "anchor": anchor}
"""What templates may use beside what their page gives them."""
