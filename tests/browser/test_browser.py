"""What a researcher does, in a real browser."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import samples
from tests.browser.conftest import Visit, settle

pytestmark = pytest.mark.browser

ARTICLE = samples.article().document.id
ROUTES = {
    "search": "/",
    "results": "/?q=Katar",
    "network": "/explore",
    "evidence": "/explore?select=state:QAT~state:TUR",
    "actor": "/actor/person:hulusi-akar",
    "dyad": "/dyad/state:QAT/state:TUR",
    "document": f"/document/{ARTICLE}",
    "about": "/about",
    "empty": "/explore?modality=denied",
}
THEMES = {"ar": "light", "en": "dark", "tr": "light"}
"""The other three combinations differ in words or colours that these have."""


def click_edge(page: Page, a: str, b: str) -> None:
    """Click in the middle of an edge of the picture, where the canvas has it."""
    page.locator(".stage").scroll_into_view_if_needed()
    where = page.evaluate(
        """([a, b]) => {
            const { renderer } = document.querySelector("actor-graph").stage
            const [p, q] = [a, b].map((id) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(id)))
            const box = document.querySelector(".stage").getBoundingClientRect()
            return [box.x + (p.x + q.x) / 2, box.y + (p.y + q.y) / 2]
        }""",
        [a, b],
    )
    page.mouse.move(*where)
    page.mouse.click(*where)


def arrive(page: Page, address: str) -> None:
    """Wait for the page at `address`, whatever its fragment."""
    page.wait_for_url(lambda url: url.split("#")[0].endswith(address))
    settle(page)


class TestTheWayToTheSentence:
    def test_from_an_arabic_name_to_the_lit_words(self, visit: Visit) -> None:
        page = visit("/ar/")
        page.get_by_role("combobox").press_sequentially("قطر")
        first = page.get_by_role("option").first
        expect(first).to_contain_text("قطر")
        page.keyboard.press("ArrowDown")
        expect(first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("Enter")
        arrive(page, "/ar/explore?actor=state:QAT")

        click_edge(page, "state:QAT", "state:TUR")
        panel = page.locator("#evidence")
        expect(panel.locator("h2")).to_have_text("قطر – تركيا")
        assert page.url.endswith("/ar/explore?actor=state:QAT&select=state:QAT~state:TUR")

        claim = panel.locator("article").filter(has=page.locator("blockquote mark", has_text="شريكان استراتيجيان"))
        expect(claim).to_contain_text("مصطفى كوكصو")
        claim.get_by_role("link", name="اقرأها في الوثيقة").click()
        arrive(page, f"/ar/document/{ARTICLE}")
        lit = page.locator("mark.current")
        expect(lit).to_have_text("قطر وتركيا شريكان استراتيجيان")
        expect(lit).to_be_in_viewport()
        expect(page.locator(".rail .claim.current")).to_be_in_viewport()

    @pytest.mark.parametrize(("typed", "language"), [("قطر", "ar"), ("Qatar", "en"), ("Katar", "tr"), ("قطر", "tr")])
    def test_every_language_finds_every_name(self, visit: Visit, typed: str, language: str) -> None:
        page = visit(f"/{language}/")
        page.get_by_role("combobox").press_sequentially(typed)
        page.get_by_role("option").first.click()
        arrive(page, f"/{language}/explore?actor=state:QAT")

    def test_relations_of_the_two_from_the_panel(self, visit: Visit) -> None:
        page = visit("/en/explore?select=state:QAT~state:TUR")
        page.get_by_role("link", name="Open the relations of the two").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Relations of Qatar and Turkey")

    def test_nothing_needs_scripts(self, visit: Visit) -> None:
        page = visit("/en/", java_script_enabled=False)
        page.get_by_label("Name of an actor").fill("Katar")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Qatar", exact=True).first.click()
        page.locator("tr[data-node='state:QAT']").get_by_role("link", name="Turkey").click()
        expect(page.locator("#evidence h2")).to_have_text("Qatar – Turkey")
        page.get_by_role("link", name="Read it in the document").first.click()
        assert re.search(r"/en/document/\w+#claim-\w+$", page.url)
        expect(page.locator(".anchor:target")).to_have_count(1)


class TestNetwork:
    def test_the_address_is_the_state(self, visit: Visit) -> None:
        page = visit("/en/explore")
        page.locator("tr[data-node='state:TUR'] th a").click()
        expect(page.locator("#evidence h2")).to_have_text("Turkey")
        click_edge(page, "state:QAT", "state:TUR")
        expect(page.locator("#evidence h2")).to_have_text("Qatar – Turkey")
        page.go_back()
        expect(page.locator("#evidence h2")).to_have_text("Turkey")
        page.keyboard.press("Escape")
        expect(page.locator("#evidence h2")).to_have_text("Evidence")
        assert "select" not in page.url

    def test_the_picture_is_the_same_in_every_language(self, visit: Visit) -> None:
        places = [
            visit(f"/{language}/explore").evaluate(
                """() => {
                    const graph = document.querySelector("actor-graph").stage.renderer.getGraph()
                    return graph.mapNodes((id, { x, y }) => [id, Math.round(x), Math.round(y)])
                }"""
            )
            for language in ("ar", "en", "tr")
        ]
        assert places[0] == places[1] == places[2]

    def test_labels_do_not_overlap(self, visit: Visit) -> None:
        boxes = visit("/tr/explore").evaluate(
            """() => {
                const { renderer } = document.querySelector("actor-graph").stage
                return renderer.getGraph().nodes().map((id) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(id)))
            }"""
        )
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                assert abs(one["x"] - other["x"]) > 60 or abs(one["y"] - other["y"]) > 30

    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_a_picture_without_webgl(self, visit: Visit, browser_without_webgl: Browser, language: str) -> None:
        page = visit(f"/{language}/explore", within=browser_without_webgl)
        expect(page.locator("actor-graph")).to_have_attribute("data-ready", "svg")
        label = page.locator(".stage svg text").filter(has_text={"ar": "قطر", "en": "Qatar"}[language])
        expect(label).to_have_attribute("direction", {"ar": "rtl", "en": "ltr"}[language])
        page.locator(".stage svg a[data-edge='state:QAT~state:TUR'] line").nth(1).click(force=True)
        arrive(page, f"/{language}/dyad/state:QAT/state:TUR")

    def test_the_picture_can_be_saved(self, visit: Visit, tmp_path: Path) -> None:
        page = visit("/ar/explore?modality=occurred&modality=possible&modality=alleged")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="حفظ بصيغة SVG").click()
        waiting.value.save_as(tmp_path / "network.svg")
        drawn = (tmp_path / "network.svg").read_text("utf-8")
        assert "قطر" in drawn and "<script" not in drawn


class TestDocument:
    def test_hovering_lights_both(self, visit: Visit) -> None:
        page = visit(f"/ar/document/{ARTICLE}")
        page.locator("mark[data-claims='4']").hover()
        expect(page.locator("#rail-4")).to_have_class(re.compile(r"\blit\b"))
        page.locator("#rail-3").hover()
        expect(page.locator("mark[data-claims='3']").first).to_have_class(re.compile(r"\blit\b"))
        expect(page.locator("#rail-4")).not_to_have_class(re.compile(r"\blit\b"))

    def test_a_quotation_is_copied_as_a_footnote(self, visit: Visit) -> None:
        page = visit("/en/dyad/state:QAT/state:TUR", permissions=["clipboard-read", "clipboard-write"])
        claim = page.locator("article").filter(has=page.locator("blockquote mark", has_text="شريكان استراتيجيان"))
        claim.get_by_role("button", name="Copy as a footnote").click()
        expect(claim.get_by_role("button")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "قطر وتركيا شريكان استراتيجيان" in copied
        assert "Mehmet Mustafa Göksu" in copied
        assert re.search(rf"http://127\.0\.0\.1:\d+/en/document/{ARTICLE}#claim-\w+$", copied)


class TestKeyboard:
    def test_keys(self, visit: Visit) -> None:
        page = visit("/en/dyad/state:QAT/state:TUR")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).not_to_be_visible()
        page.keyboard.press("/")
        field = page.get_by_role("combobox", name="Name of an actor")
        expect(field).to_be_focused()
        page.keyboard.type("a/b?")
        expect(field).to_have_value("a/b?")

    def test_the_first_stop_skips_to_the_content(self, visit: Visit) -> None:
        page = visit("/ar/about")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()

    def test_the_table_points_into_the_picture(self, visit: Visit) -> None:
        page = visit("/en/explore")
        page.locator("tr[data-node='state:EGY'] th a").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#evidence h2")).to_have_text("Egypt")
        expect(page.locator("tr[data-node='state:EGY']")).to_have_attribute("data-selected", "")


class TestLook:
    def test_the_theme_stays(self, visit: Visit) -> None:
        page = visit("/tr/about", color_scheme="light")
        paper = "getComputedStyle(document.body).backgroundColor"
        light = page.evaluate(paper)
        page.get_by_role("button", name="Koyu").click()
        dark = page.evaluate(paper)
        assert dark != light
        page.reload()
        assert page.evaluate(paper) == dark

    @pytest.mark.parametrize("language", THEMES)
    @pytest.mark.parametrize("route", ROUTES)
    def test_axe_finds_nothing_and_a_phone_is_wide_enough(self, visit: Visit, axe: str, route: str, language: str) -> None:
        page = visit(f"/{language}{ROUTES[route]}", color_scheme=THEMES[language])
        page.evaluate(axe)
        found: list[dict[str, Any]] = page.evaluate("axe.run().then((result) => result.violations)")
        told = [{"rule": one["id"], "nodes": [node["html"] for node in one["nodes"]]} for one in found]
        assert told == [], json.dumps(told, ensure_ascii=False, indent=1)
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
