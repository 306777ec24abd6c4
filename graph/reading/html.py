"""Web pages: the article's text, and what the page's own metadata says about it.

trafilatura finds the text. Its metadata and dates are guesses in part, so the tables below read them: a field that the page does
not state is unknown.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from graph.errors import DocumentError
from graph.model import Document, document_id
from graph.reading.dates import iso_day
from graph.reading.language import detect_language

# Per field, where a page may state it: keys of JSON-LD first, then names and properties of <meta>, best first.
JSON_LD = {"title": ("headline",), "published": ("datePublished",), "author": ("author",), "outlet": ("publisher",)}
META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dc.date",
        "dcterms.created",
        "citation_publication_date",
        "pubdate",
        "publishdate",
        "publish-date",
        "date",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "citation_author", "sailthru.author"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
}
_ARTICLE = re.compile(r"(?i)article|blogposting|report|liveblog")


def read_html(page: str) -> Document:
    """The document that `page` holds. Raises DocumentError where trafilatura finds no text in it.

    `language` is that of the text; where it cannot be told, the one that the page states.
    """
    tree = _tree(page)
    text = trafilatura.extract(page, include_comments=False, include_tables=False) if tree is not None else None
    if not text:
        raise DocumentError("no article text was found in the page")
    stated = _json_ld(tree)
    url = _url(tree)
    outlet = _name(stated.get("outlet")) or _meta(tree, "outlet")
    title = _name(stated.get("title")) or _meta(tree, "title")
    return Document(
        id=document_id(outlet, url, text),
        text=text,
        title=title or _first(tree, "//h1//text()") or _first(tree, "//title/text()"),
        url=url,
        outlet=outlet,
        author=_author(tree, stated),
        language=detect_language(text) or _language(tree),
        published=_published(tree, stated),
    )


def _tree(page: str) -> Any:
    return trafilatura.load_html(page) if page.strip() else None


def _texts(tree: Any, path: str) -> Iterator[str]:
    """What an XPath finds, white space collapsed, without empty ones."""
    for found in tree.xpath(path):
        if words := " ".join(str(found).split()):
            yield words


def _first(tree: Any, path: str) -> str | None:
    return next(_texts(tree, path), None)


def _meta(tree: Any, field: str) -> str | None:
    stated: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        content = " ".join(tag.get("content").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := tag.get(attribute)):
                stated.setdefault(name.lower(), content)
    return next((stated[name] for name in META[field] if name in stated), None)


def _json_ld(tree: Any) -> dict[str, Any]:
    """The fields that the page's JSON-LD states about its article; the first article that states a field gives it."""
    fields: dict[str, Any] = {}
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # many pages have broken JSON-LD; what it states is then not stated
        for article in _articles(data):
            for field, keys in JSON_LD.items():
                for key in keys:
                    if article.get(key):
                        fields.setdefault(field, article[key])
    return fields


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """The articles among JSON-LD's objects: alone, in a list, in a graph, or as a page's main entity."""
    if isinstance(data, list):
        for item in data:
            yield from _articles(item)
    elif isinstance(data, dict):
        if _ARTICLE.search(str(data.get("@type"))):
            yield data
        for key in ("@graph", "mainEntity"):
            yield from _articles(data.get(key))


def _name(value: Any) -> str | None:
    """A name as JSON-LD writes it: a text, an object with `name`, or a list of those, joined."""
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _author(tree: Any, stated: dict[str, Any]) -> str | None:
    """`article:author` is often the address of a page: that is no name."""
    names = (_name(stated.get("author")), _meta(tree, "author"))
    return next((name for name in names if name and not name.startswith(("http://", "https://"))), None)


def _url(tree: Any) -> str | None:
    """A canonical address without its host, as some pages give it, cites nothing."""
    stated = (_first(tree, '//link[@rel="canonical"]/@href'), _meta(tree, "url"))
    return next((url for url in stated if url and url.startswith(("http://", "https://"))), None)


def _language(tree: Any) -> str | None:
    stated = _first(tree, "/html/@lang")
    return stated.lower().replace("_", "-").split("-")[0] if stated else None


def _published(tree: Any, stated: dict[str, Any]) -> str | None:
    """From JSON-LD, <meta>, or <time>: one marked as the publication's, or the only date of the article's <time>s."""
    for value in (stated.get("published"), _meta(tree, "published"), _first(tree, _PUBLICATION_TIME)):
        if isinstance(value, str) and (day := iso_day(value)):
            return day
    days = {iso_day(value) for value in _texts(tree, "//article//time/@datetime")} - {None}
    return days.pop() if len(days) == 1 else None


_PUBLICATION_TIME = '//time[@pubdate or @itemprop="datePublished" or contains(@class, "published")]/@datetime'
