"""A server on a free port of this machine, and pages in Debian's Chromium that may talk to it alone.

Without Chromium or the built scripts the tests are skipped with the reason; ALAQAT_REQUIRE_BROWSER=1 makes that a failure.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, Route, sync_playwright
from waitress.server import create_server

from api.app import create_app
from graph.codebook import Codebook
from graph.ledger import open_ledger
from tests import samples

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WITH_WEBGL = "--enable-unsafe-swiftshader"
WITHOUT_WEBGL = "--disable-3d-apis"


def _missing(reason: str) -> None:
    if os.environ.get("ALAQAT_REQUIRE_BROWSER"):
        pytest.fail(f"{reason}, and ALAQAT_REQUIRE_BROWSER is set")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium(root: Path) -> str:
    """Where Chromium is; the scripts are built too."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        _missing("no Chromium here; on Debian: apt install chromium")
    if not (root / "api" / "static" / "dist" / "manifest.json").is_file():
        _missing("the scripts of the pages are not built; run: make web")
    return str(found)


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The source of axe-core."""
    source = root / "api" / "web" / "node_modules" / "axe-core" / "axe.min.js"
    if not source.is_file():
        _missing("axe-core is not installed; run: npm ci --ignore-scripts, in api/web")
    return source.read_text("utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, codebook: Codebook) -> Iterator[str]:
    """The address of a server on all samples."""
    with open_ledger(tmp_path_factory.mktemp("browser") / "ledger.db") as ledger:
        for coded in samples.all_samples():
            ledger.add(coded)
        server = create_server(create_app(ledger, codebook), host="127.0.0.1", port=0, threads=4)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, WITH_WEBGL])
    yield opened
    opened.close()


@pytest.fixture
def browser_without_webgl(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, WITHOUT_WEBGL])
    yield opened
    opened.close()


@dataclass
class Watch:
    """What a page did that it must not: errors on its console, requests to elsewhere."""

    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def route(self, route: Route, host: str) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("data", "blob") or address.netloc == host:
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def failed(self, error: Error) -> None:
        self.errors.append(str(error))


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """visit(path, **options of the browser context) → the page, at rest. Its console and its requests are watched."""
    watch, contexts = Watch(), list[BrowserContext]()

    def go(path: str, *, within: Browser | None = None, **options: object) -> Page:
        context = (within or browser).new_context(**{"viewport": {"width": 1280, "height": 850}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.route("**/*", lambda route: watch.route(route, urlsplit(site).netloc))
        page = context.new_page()
        page.on("console", watch.console)
        page.on("pageerror", watch.failed)
        page.goto(site + path)
        settle(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert watch.elsewhere == [], "the pages fetch nothing from elsewhere"
    assert watch.errors == [], "nothing goes wrong in the browser"


def settle(page: Page) -> None:
    """Wait until the fonts are there and the network is drawn."""
    if page.locator("script[type=module]").count() and page.locator("actor-graph").count():
        page.wait_for_selector("actor-graph[data-ready]")
