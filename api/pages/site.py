"""What every page needs: its words, its files, its addresses in the other languages, and how an error looks."""

import hashlib
import json
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, g, make_response, render_template, request, url_for

from api import shapes
from api.pages import catalogue, wording
from api.pages.catalogue import BY_CODE, LANGUAGES, WRITTEN_IN
from api.pages.wording import gettext

ENTRY: Final = "src/main.ts"


@dataclass(frozen=True, slots=True)
class Assets:
    """The built script and its style sheets, as paths below the static folder; no script where nothing was built."""

    script: str | None
    styles: tuple[str, ...]


def read_assets(folder: Path) -> Assets:
    """What the build says that it made."""
    manifest = folder / "dist" / "manifest.json"
    if not manifest.is_file():
        return Assets(None, ())
    entry = json.loads(manifest.read_text("utf-8"))[ENTRY]
    return Assets(f"dist/{entry['file']}", tuple(f"dist/{sheet}" for sheet in entry.get("css", ())))


def install(app: Flask) -> None:
    """Give templates their language, filters and addresses."""
    catalogue.install(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(wording.FILTERS)
    app.jinja_env.globals.update(wording.GLOBALS)
    folder = Path(app.root_path) / "static"
    assets = app.extensions["assets"] = read_assets(folder)
    stamps = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:10] for path in folder.glob("*.*")}

    def static(name: str) -> str:
        """The address of a file, which changes with its contents."""
        return url_for("pages.static", filename=name, v=stamps.get(name))

    app.context_processor(lambda: _frame() | {"assets": assets, "static": static})


def _frame() -> dict[str, Any]:
    language = catalogue.language()
    theme = request.cookies.get("theme")
    return {
        "lang": language.code,
        "direction": language.direction,
        "languages": LANGUAGES,
        "theme": theme if theme in ("light", "dark") else None,
        "here_in": here_in,
        "element_texts": element_texts,
    }


def here_in(code: str) -> str:
    """This page in another language."""
    first, rest = (*request.path.lstrip("/").split("/", 1), "")[:2]
    query = request.query_string.decode("ascii", "replace")
    return f"/{code}/{rest if first in BY_CODE else ''}" + (f"?{query}" if query else "")


def preferred_language() -> str:
    """The first of the browser's languages that we speak."""
    return request.accept_languages.best_match([language.code for language in LANGUAGES], WRITTEN_IN) or WRITTEN_IN


def element_texts() -> dict[str, str]:
    """The words that scripts put on the page, by the key that they use."""
    return {
        "copied": gettext("Copied"),
        "copy-failed": gettext("The browser did not allow copying"),
        "panel-failed": gettext("The evidence could not be fetched."),
        "retry": gettext("Try again"),
        "suggestions": gettext("Actors that match"),
        "found": gettext("Matches: {count}"),
        "graph-label": gettext("Picture of the network; actors: {count}. The table below lists the same."),
        "graph-hint": gettext("Choose a line to read the claims behind it; choose an actor to see whom it is related to."),
        "fit": gettext("Fit"),
        "save-svg": gettext("Save as SVG"),
    }


def show_problem(problem: shapes.Problem) -> Response:
    """An error as a page in the reader's language. What is wrong with a question is told in English, as the API does."""
    first = request.path.lstrip("/").split("/", 1)[0]
    g.language = first if first in BY_CODE else preferred_language()
    title, explanation = _explained(problem)
    page = render_template(
        "error.html",
        section="",
        title=title,
        explanation=explanation,
        status=problem["status"],
        detail=problem["detail"] if problem["status"] == HTTPStatus.BAD_REQUEST else "",
        nearest=problem.get("nearest", ()),
        request_id=problem["request_id"],
        again=request.full_path.rstrip("?"),
    )
    return make_response(page, problem["status"])


def _explained(problem: shapes.Problem) -> tuple[str, str]:
    """Title and explanation: the first row that the problem's type or status begins with."""
    rows = (
        (
            "urn:alaqat:problem:unknown-actor",
            gettext("Nobody is known by this name"),
            gettext("Try another spelling or language; names are known in Arabic, English and Turkish."),
        ),
        (
            "urn:alaqat:problem:unknown-document",
            gettext("There is no such document"),
            gettext("It was not read here, or its address is mistyped."),
        ),
        ("400", gettext("This cannot be asked"), gettext("A part of the address is not understood:")),
        ("404", gettext("There is no such page"), gettext("Nothing is at this address.")),
        ("4", gettext("This cannot be done here"), gettext("The page does not answer to this kind of request.")),
        ("503", gettext("The data cannot be read now"), gettext("Try again in a moment.")),
        (
            "",
            gettext("Something went wrong"),
            gettext("The fault is ours. The log of the server has the reason under the number below."),
        ),
    )
    return next(
        (title, explanation)
        for start, title, explanation in rows
        if problem["type"].startswith(start) or str(problem["status"]).startswith(start)
    )
