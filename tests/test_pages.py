"""The pages as the server writes them: every one is complete without scripts."""

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient

from api.app import create_app
from api.pages import catalogue, site, wording
from api.pages.forms import CLAIMS, table
from api.pages.narrowing import tidy
from api.pages.paragraphs import paragraphs
from graph.codebook import Codebook
from graph.ledger import Ledger, open_ledger
from graph.model.dyad import Edge, Level, Network, Node
from graph.query.neighbourhood import around, strongest
from tests import samples

LANGUAGES = {"ar": "rtl", "en": "ltr", "tr": "ltr"}
ARTICLE, SHIP, HOSTILE = samples.article(), samples.denials(), samples.hostile()
PAIR = "dyad/state:QAT/state:TUR"
PAGES = (
    "",
    "?q=%D9%82%D8%B7%D8%B1",
    "?q=zzzzqqq",
    "explore",
    "explore?actor=state:QAT",
    "explore?select=state:QAT~state:TUR",
    "explore?select=state:QAT",
    "explore?select=nobody",
    "explore?modality=possible&modality=alleged",
    "explore?relation=AID",
    "explore?level=actor",
    PAIR,
    f"{PAIR}?modality=denied",
    f"{PAIR}?relation=ASSAULT",
    "dyad/state:FJI/state:QAT",
    "actor/state:TUR",
    "actor/person:hulusi-akar",
    "actor/state:FJI",
    f"document/{ARTICLE.document.id}",
    f"document/{HOSTILE.document.id}",
    "about",
)


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, and its visible text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text, self._hidden = "", 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data

    def all(self, tag: str, **having: str) -> list[dict[str, str]]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in having.items()}
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]

    def words(self) -> str:
        return " ".join(self.text.split())


def get(client: FlaskClient, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, f"{address}: {answer.status}"
    assert answer.mimetype == "text/html"
    return Page(answer.text)


class TestEveryPage:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("address", PAGES)
    def test_is_whole(self, client: FlaskClient, language: str, address: str) -> None:
        page = get(client, f"/{language}/{address}")
        assert page.all("html") == [{"lang": language, "dir": LANGUAGES[language]}]
        assert len(page.all("h1")) == 1
        assert len(page.all("main")) == 1
        ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids)), "an id stands twice"

    @pytest.mark.parametrize("address", PAGES)
    def test_keeps_the_content_security_policy(self, client: FlaskClient, address: str) -> None:
        """No inline script or style, nothing fetched from elsewhere."""
        for tag, attributes in get(client, f"/ar/{address}").elements:
            assert "style" not in attributes and not any(name.startswith("on") for name in attributes), (tag, attributes)
            if tag == "script":
                assert attributes.get("type") == "application/json" or attributes["src"].startswith("/static/")
            if tag in ("link", "img", "iframe", "source"):
                assert (attributes.get("href") or attributes.get("src", "")).startswith("/"), attributes

    @pytest.mark.parametrize("address", PAGES)
    def test_leads_nowhere_wrong(self, client: FlaskClient, address: str) -> None:
        """Every link to ourselves is answered, also by redirect, and never with an error."""
        links = {attributes["href"] for attributes in get(client, f"/tr/{address}").all("a") if "href" in attributes}
        for link in links:
            if link.startswith("/"):
                assert client.get(link).status_code < 400, link
            else:
                assert link.startswith(("#", "https://")), link

    def test_other_languages_are_the_same_view(self, client: FlaskClient) -> None:
        page = get(client, f"/en/{PAIR}?relation=AGREE")
        assert page.all("link", rel="alternate", hreflang="ar")[0]["href"] == f"/ar/{PAIR}?relation=AGREE"


class TestLanguage:
    @pytest.mark.parametrize(
        ("accepted", "expected"),
        [
            ("ar-EG,ar;q=0.9,en;q=0.5", "/ar/"),
            ("tr", "/tr/"),
            ("de,fr;q=0.5", "/en/"),
            ("", "/en/"),
            ("xx;q=a,,;", "/en/"),
        ],
    )
    def test_the_browser_chooses_the_first(self, client: FlaskClient, accepted: str, expected: str) -> None:
        answer = client.get("/", headers={"Accept-Language": accepted})
        assert (answer.status_code, answer.location) == (302, expected)
        assert "Accept-Language" in answer.headers["Vary"]

    def test_the_chosen_theme_is_in_the_page(self, client: FlaskClient) -> None:
        client.set_cookie("theme", "dark")
        assert get(client, "/en/").all("html")[0]["data-theme"] == "dark"
        client.set_cookie("theme", '"><script>')
        assert "data-theme" not in get(client, "/en/").all("html")[0]
        client.delete_cookie("theme")

    @pytest.mark.parametrize("code", ["ar", "tr"])
    def test_catalogues_are_complete(self, root: Path, code: str) -> None:
        """Every message of templates and code has its translation in every plural form, and none is left over."""
        written = Catalog()
        methods = [("**.py", "python"), ("web/templates/**.html", "jinja2")]
        for _file, _line, message, _comments, _context in extract_from_dir(
            root / "api",
            methods,
            keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
            options_map={},
            directory_filter=lambda folder: Path(folder).name not in ("node_modules", "dist"),
        ):
            written.add(message)
        with (root / "api" / "web" / "translations" / f"{code}.po").open("rb") as source:
            translated = read_po(source, locale=code)
        wanted = {message.id for message in written if message.id}
        assert len(wanted) > 150
        assert {message.id for message in translated if message.id} == wanted
        for message in translated:
            if message.id:
                forms = message.string if isinstance(message.string, tuple) else (message.string,)
                assert all(forms) and not message.fuzzy, message.id
                for form in forms:
                    gaps = set(re.findall(r"%\((\w+)\)s|\{(\w+)\}", str(message.id)))
                    assert set(re.findall(r"%\((\w+)\)s|\{(\w+)\}", form)) - gaps == set(), message.id

    def test_arabic_counts_in_six_forms(self) -> None:
        arabic = catalogue.load("ar")
        told = [arabic.ngettext("%(num)s claim", "%(num)s claims", number) % {"num": number} for number in (0, 1, 2, 3, 11, 100)]
        assert told == ["لا إفادات", "إفادة واحدة", "إفادتان", "3 إفادات", "11 إفادة", "100 إفادة"]


class TestSearch:
    @pytest.mark.parametrize("query", ["قطر", "Qatar", "Katar", "QATAR", "katar", "قَطَر"])
    def test_an_actor_is_found_in_any_language(self, client: FlaskClient, query: str) -> None:
        page = get(client, f"/en/?q={quote(query)}")
        links = [attributes["href"] for attributes in page.all("a")]
        assert links.index("/en/explore?actor=state:QAT") >= 0
        assert "/en/actor/state:QAT" in links

    def test_what_was_met_is_told(self, client: FlaskClient) -> None:
        assert "found as Katar" in get(client, "/en/?q=Katar").words()

    def test_an_empty_ledger_says_what_to_do(self, tmp_path: Path, codebook: Codebook) -> None:
        with open_ledger(tmp_path / "empty.db") as empty:
            fresh = create_app(empty, codebook).test_client()
            for language in LANGUAGES:
                assert "alaqat ingest" in get(fresh, f"/{language}/").words()
                assert not get(fresh, f"/{language}/explore").all("actor-graph")


class TestExplore:
    def test_the_table_has_everything_that_is_drawn(self, client: FlaskClient) -> None:
        page = get(client, "/en/explore")
        drawn = json.loads(re.search(r"<actor-graph.*?<script[^>]*>(.*?)</script>", client.get("/en/explore").text, re.DOTALL)[1])  # type: ignore[index]
        assert {row["data-node"] for row in page.all("tr") if "data-node" in row} == {node["id"] for node in drawn["nodes"]}
        edges = {f"{edge['a']}~{edge['b']}" for edge in drawn["edges"]}
        assert edges <= {link["data-select"] for link in page.all("a") if "data-select" in link}
        assert "state:QAT~state:TUR" in edges

    def test_labels_are_in_the_readers_language(self, client: FlaskClient) -> None:
        assert "Türkiye" in get(client, "/tr/explore").words()
        assert "تركيا" in get(client, "/ar/explore").words()

    @pytest.mark.parametrize(
        ("asked", "cited"),
        [
            ("actor=Katar&relation=&claimant=&level=state&top=3&hops=1&from=&modality=occurred", "actor=state:QAT"),
            ("modality=occurred&modality=planned", "modality=occurred&modality=planned"),
            ("from=2021&to=", "from=2021"),
        ],
    )
    def test_the_address_is_the_one_to_cite(self, client: FlaskClient, asked: str, cited: str) -> None:
        answer = client.get(f"/en/explore?{asked}")
        if answer.status_code == 302:
            assert answer.location == f"/en/explore?{cited}"
        else:
            assert asked == cited

    def test_denied_claims_are_never_drawn(self, client: FlaskClient) -> None:
        denied = get(client, "/en/explore?modality=denied")
        assert not denied.all("actor-graph")
        assert "Without “Status of the act: denied”" in denied.words()

    def test_an_official_is_seen_apart_from_the_state(self, client: FlaskClient) -> None:
        page = get(client, "/en/explore?actor=person:hulusi-akar")
        assert page.all("actor-graph", data_level="actor")
        assert "person:hulusi-akar" in [row.get("data-node") for row in page.all("tr")]

    def test_the_panel_alone(self, client: FlaskClient) -> None:
        part = get(client, "/ar/explore?select=state:QAT~state:TUR&part=evidence")
        assert not part.all("html")
        assert len(part.all("article", class_="claim")) >= 10
        assert [link for link in part.all("a") if link["href"].startswith("/ar/dyad/state:QAT/state:TUR")]

    def test_the_filters_go_along_to_the_two(self, client: FlaskClient) -> None:
        page = get(client, "/en/explore?from=2021&select=state:QAT~state:TUR")
        assert "/en/dyad/state:QAT/state:TUR?from=2021-01-01" in [link.get("href") for link in page.all("a")]


class TestDyad:
    @pytest.mark.parametrize("address", ["state:TUR/state:QAT", "Katar/Türkiye", "تركيا/قطر"])
    def test_order_and_names_are_made_canonical(self, client: FlaskClient, address: str) -> None:
        answer = client.get(f"/ar/dyad/{address}?relation=AGREE")
        assert (answer.status_code, answer.location) == (302, f"/ar/{PAIR}?relation=AGREE")

    def test_claims_say_who_says_so(self, client: FlaskClient) -> None:
        words = get(client, f"/en/{PAIR}").words()
        for expected in (
            "Says so: Mehmet Mustafa Göksu",
            "composed sentence",
            "the document's words",
            "قطر وتركيا شريكان استراتيجيان",
            "stated as fact",
            "alleged",
            "published 4 May 2021",
            "12 June 2021",
            "undated",
            "unknown outlet",
            "relayed by",
        ):
            assert expected in words, expected

    def test_all_claims_lead_to_their_sentence(self, client: FlaskClient) -> None:
        for link in get(client, f"/en/{PAIR}").all("a"):
            address, _, anchor = link.get("href", "").partition("#")
            if anchor.startswith("claim-"):
                assert get(client, address).all("a", id=anchor), anchor

    def test_denied_claims_are_listed_apart(self, client: FlaskClient) -> None:
        page = get(client, f"/en/{PAIR}")
        assert page.all("section", id="denied")
        assert len(page.all("article", data_modality="denied")) == 1

    def test_a_filter_is_taken_away_by_one_link(self, client: FlaskClient) -> None:
        page = get(client, f"/en/{PAIR}?relation=AGREE&outlet=outlet:deniz-postasi")
        assert {link["href"] for link in page.all("a", class_="chip")} == {
            f"/en/{PAIR}?relation=AGREE",
            f"/en/{PAIR}?outlet=outlet:deniz-postasi",
        }


class TestDocument:
    @pytest.mark.parametrize("coded", samples.all_samples(), ids=lambda coded: coded.document.title)
    def test_no_character_of_the_text_is_lost(self, client: FlaskClient, coded: samples.Coded) -> None:
        found = client.get(f"/en/document/{coded.document.id}.json").get_json()
        pieces = [piece for paragraph in paragraphs(found) for piece in paragraph]
        text = coded.document.text
        assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
        for number, claim in enumerate(found["claims"], 1):
            lit = "".join(piece.text for piece in pieces if number in piece.claims)
            assert "".join(lit.split()) == "".join(claim["quote"].split())
            assert [anchor.id for piece in pieces for anchor in piece.anchors].count(claim["id"]) == 1
            assert [end for piece in pieces for end in piece.ends].count(number) == 1

    @pytest.mark.parametrize("coded", [ARTICLE, SHIP], ids=["article", "ship"])
    def test_highlights_never_nest(self, client: FlaskClient, coded: samples.Coded) -> None:
        source = client.get(f"/ar/document/{coded.document.id}").text
        assert not re.search(r"<mark[^>]*>[^<]*<(?!/mark)", source)
        assert any("data-dashed" in mark for mark in Page(source).all("mark"))

    def test_claims_on_the_same_words_share_a_highlight(self, client: FlaskClient) -> None:
        marks = get(client, f"/ar/document/{SHIP.document.id}").all("mark")
        assert marks[0]["data-claims"] == "1 2" and "data-dashed" not in marks[0]

    def test_claims_may_overlap_and_cross_paragraphs(self) -> None:
        def stretch(start: int, end: int, **more: object) -> dict[str, object]:
            return {"id": f"c{start}", "start": start, "end": end, "modality": "occurred", **more}

        found = {
            "text": "abcdef\n \nghi jkl\n",
            "framings": [stretch(2, 3)],
            "boilerplate": [stretch(13, 16)],
            "claims": [stretch(0, 4), stretch(2, 12), stretch(9, 10, modality="planned")],
        }
        told = [
            [(piece.text, piece.claims, [anchor.number for anchor in piece.anchors], piece.ends) for piece in paragraph]
            for paragraph in paragraphs(found)  # type: ignore[arg-type]  # only what is looked at
        ]
        assert told == [
            [("ab", (1,), [1], ()), ("c", (1, 2), [2], ()), ("d", (1, 2), [], (1,)), ("ef", (2,), [], ())],
            [("g", (2, 3), [3], (3,)), ("hi", (2,), [], (2,)), (" ", (), [], ()), ("jkl", (), [], ())],
        ]

    def test_the_rail_has_every_claim(self, client: FlaskClient) -> None:
        page = get(client, f"/tr/document/{ARTICLE.document.id}")
        assert len([item for item in page.all("li", class_="claim") if item["id"].startswith("rail-")]) == len(ARTICLE.claims)
        assert page.all("article", class_="text", lang="ar", dir="auto")

    def test_any_text_is_text(self, client: FlaskClient) -> None:
        answer = client.get(f"/en/document/{HOSTILE.document.id}")
        page = Page(answer.text)
        assert "<script>alert(1)</script>" in page.text
        assert "alert(1)</script>" not in answer.text
        assert not [link for link in page.all("a") if link.get("href", "").startswith("javascript:")]

    def test_what_was_left_out_is_muted(self, client: FlaskClient) -> None:
        assert get(client, f"/ar/document/{ARTICLE.document.id}").all("span", class_="left-out")

    def test_office_claims_carry_their_question(self, client: FlaskClient) -> None:
        assert "To be checked:" in get(client, f"/en/document/{ARTICLE.document.id}").words()


class TestForms:
    @pytest.mark.parametrize(
        "address",
        [
            "explore",
            "actor/state:QAT",
            PAIR,
            f"document/{ARTICLE.document.id}",
        ],
    )
    def test_every_data_page_names_its_other_forms(self, client: FlaskClient, address: str) -> None:
        page = get(client, f"/ar/{address}?from=2010")
        forms = {link["type"]: link["href"] for link in page.all("link", rel="alternate") if "type" in link}
        assert client.get(forms["application/json"]).is_json
        rows = list(csv.reader(StringIO(client.get(forms["text/csv"]).data.decode("utf-8-sig"))))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1
        assert "from=2010" in forms["text/csv"]

    def test_json_is_what_the_interface_answers(self, client: FlaskClient) -> None:
        page = client.get(f"/tr/{PAIR}.json?relation=AGREE").get_json()
        assert page == client.get("/api/v1/dyads/state:QAT/state:TUR?relation=AGREE&lang=tr&limit=500").get_json()

    def test_a_quotation_is_no_formula(self, client: FlaskClient) -> None:
        claim = client.get(f"/en/document/{HOSTILE.document.id}.json").get_json()["claims"][0]
        told = table(CLAIMS, [claim | {"quote": "=SUM(A1)"}])
        assert "'=SUM(A1)" in told
        assert "\n=SUM" not in told and ",=SUM" not in told


class TestErrors:
    @pytest.mark.parametrize(
        ("language", "title"),
        [
            ("ar", "لا يُعرف أحد بهذا الاسم"),
            ("en", "Nobody is known by this name"),
            ("tr", "Bu adla bilinen kimse yok"),
        ],
    )
    def test_an_unknown_actor_gets_the_nearest(self, client: FlaskClient, language: str, title: str) -> None:
        page = get(client, f"/{language}/actor/Qatarr", 404)
        assert title in page.words()
        assert f"/{language}/actor/state:QAT" in [link.get("href") for link in page.all("a")]

    @pytest.mark.parametrize(
        ("address", "status", "title"),
        [
            ("/en/nowhere", 404, "There is no such page"),
            ("/xx/", 404, "There is no such page"),
            ("/en/document/0000", 404, "There is no such document"),
            ("/en/explore?modality=sure", 400, "This cannot be asked"),
            ("/en/explore?top=none", 400, "This cannot be asked"),
            ("/en/explore?as_of=99999", 400, "This cannot be asked"),
            (f"/en/{PAIR}?from=soon", 400, "This cannot be asked"),
            ("/en/dyad/state:QAT/state:QAT", 400, "This cannot be asked"),
            ("/en/explore?actor=" + "x" * 600, 400, "This cannot be asked"),
        ],
    )
    def test_an_error_is_a_page(self, client: FlaskClient, address: str, status: int, title: str) -> None:
        page = get(client, address, status)
        assert title in page.words()
        assert "Number of the request:" in page.words()

    def test_a_fault_of_ours_is_a_page_too(
        self, ledger: Ledger, codebook: Codebook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        broken = create_app(ledger, codebook)
        monkeypatch.setattr("api.routes.pages.ask_network", lambda *_given: 1 / 0)
        page = get(broken.test_client(), "/tr/", 500)
        assert "Bir sorun oluştu" in page.words()
        assert "ZeroDivisionError" in caplog.text


class TestWithoutBuild:
    def test_pages_name_no_script_that_was_not_built(
        self, ledger: Ledger, codebook: Codebook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        assert site.read_assets(tmp_path) == site.Assets(None, ())
        monkeypatch.setattr(site, "read_assets", lambda _folder: site.Assets(None, ()))
        bare = create_app(ledger, codebook).test_client()
        page = get(bare, "/ar/explore")
        assert not [script for script in page.all("script") if script.get("type") == "module"]
        sheets = page.all("link", rel="stylesheet")
        assert len(sheets) == 1
        with bare.get(sheets[0]["href"]) as sheet:
            assert sheet.mimetype == "text/css"

    def test_the_manifest_names_script_and_styles(self, tmp_path: Path) -> None:
        (tmp_path / "dist").mkdir()
        made = {site.ENTRY: {"file": "main-1.js", "css": ["main-2.css"]}}
        (tmp_path / "dist" / "manifest.json").write_text(json.dumps(made), "utf-8")
        assert site.read_assets(tmp_path) == site.Assets("dist/main-1.js", ("dist/main-2.css",))


class TestWording:
    @pytest.mark.parametrize(
        ("language", "day", "month"),
        [
            ("ar", "17 أغسطس 2020", "أغسطس 2020"),
            ("en", "17 August 2020", "August 2020"),
            ("tr", "17 Ağustos 2020", "Ağustos 2020"),
        ],
    )
    def test_days_and_months(self, app: Flask, language: str, day: str, month: str) -> None:
        with app.test_request_context():
            from flask import g

            g.language = language
            assert (wording.day("2020-08-17"), wording.month("2020-08"), wording.month("2020")) == (day, month, "2020")

    @pytest.mark.parametrize(
        ("start", "end", "told"),
        [
            ("2020-08-17", "2020-08-17", "17 August 2020"),
            ("2020-01-01", "2020-12-31", "2020"),
            ("2010-01-01", "2019-12-31", "2010–2019"),
            ("2020-02-01", "2020-02-29", "February 2020"),
            ("2020-08-17", "2020-08-19", "17 August 2020–19 August 2020"),
            ("2020-08-17", None, "since 17 August 2020"),
            (None, "2020-08-17", "until 17 August 2020"),
            (None, None, ""),
        ],
    )
    def test_spans_are_as_short_as_they_are_exact(self, app: Flask, start: str | None, end: str | None, told: str) -> None:
        with app.test_request_context():
            assert wording.span({"start": start, "end": end, "precision": "range", "basis": "text"}) == told  # type: ignore[typeddict-item]

    @pytest.mark.parametrize(("value", "told"), [(None, "–"), (3.04, "+3.0"), (-2, "−2.0"), (0, "0.0")])
    def test_scores_carry_their_sign(self, value: float | None, told: str) -> None:
        assert wording.score(value).strip("\u2066\u2069") == told

    def test_tidy_keeps_what_is_chosen_beside_a_default(self) -> None:
        from werkzeug.datastructures import MultiDict

        asked = MultiDict([("modality", "occurred"), ("modality", "planned"), ("top", "3"), ("claimant", "")])
        assert tidy(asked, {"modality": "occurred", "top": "3"}).to_dict(flat=False) == {"modality": ["occurred", "planned"]}


def network(*edges: tuple[str, str, int]) -> Network:
    """Nodes count all claims of their edges."""
    ends = sorted({end for a, b, _claims in edges for end in (a, b)})
    nodes = tuple(Node(end, sum(claims for a, b, claims in edges if end in (a, b)), 1) for end in ends)
    drawn = tuple(Edge(a, b, claims, 1, 1, None, 0, 0, 0, 0, claims, {}, {}) for a, b, claims in edges)
    return Network(Level.STATE, 1, nodes, drawn)


def pairs(found: Network) -> list[str]:
    return [edge.a + edge.b for edge in found.edges]


class TestNeighbourhood:
    WHOLE = network(("a", "b", 9), ("b", "c", 5), ("c", "d", 3), ("a", "c", 1), ("e", "f", 1))

    @pytest.mark.parametrize(
        ("actor", "hops", "expected"),
        [
            ("a", 1, ["ab", "bc", "ac"]),
            ("d", 1, ["cd"]),
            ("d", 2, ["ab", "bc", "cd", "ac"]),
            ("z", 1, []),
            ("e", 4, ["ef"]),
        ],
    )
    def test_around_an_actor(self, actor: str, hops: int, expected: list[str]) -> None:
        assert sorted(pairs(around(self.WHOLE, actor, hops))) == sorted(expected)

    def test_the_strongest_edges_of_each(self) -> None:
        assert pairs(strongest(self.WHOLE, 1, 99)) == ["ab", "bc", "cd", "ef"]
        assert pairs(strongest(self.WHOLE, 1, 99, focus="c")) == ["ab", "ac", "bc", "cd", "ef"]

    def test_at_most_so_many_actors(self) -> None:
        assert [node.id for node in strongest(self.WHOLE, 9, 2).nodes] == ["a", "b"]
        assert [node.id for node in strongest(self.WHOLE, 9, 2, focus="f").nodes] == []
