"""The HTTP interface: its answers against its own description, its errors, its headers."""

import json
import tomllib
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import DictLoader
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from api import present
from api.app import HEADERS, create_app, host_name
from api.question import FILTER_PARAMETERS, MAX_VALUE
from graph.codebook import Codebook
from graph.ledger import Ledger, open_ledger
from graph.model import Coded, Kind, Modality
from graph.query.filters import FILTERS
from tests import samples

CASES = tomllib.loads((Path(__file__).parent / "cases" / "api.toml").read_text("utf-8"))["case"]
LANGUAGES = ("ar", "en", "tr")
ARTICLE = samples.article()
SHIP = samples.denials()
HOSTILE = samples.hostile()
PAIR = "/api/v1/dyads/state:QAT/state:TUR"

# Every path of the description, with addresses that answer it: between them they fill every list.
ADDRESSES = {
    "/api/v1/search": (
        "/api/v1/search?q=قطر",
        "/api/v1/search?q=zzzz",
        "/api/v1/search?q=%00%FF",
        "/api/v1/search?q=%ED%A0%80&limit=1",
    ),
    "/api/v1/texts": (
        "/api/v1/texts?q=قطر",
        "/api/v1/texts?q=قطر&in=titles&order=best&limit=1",
        "/api/v1/texts?q=قط*&relation=AGREE",
        "/api/v1/texts?q=zzzz",
    ),
    "/api/v1/contradictions": ("/api/v1/contradictions", "/api/v1/contradictions?actor=state:QAT&limit=1"),
    "/api/v1/quotations": (
        "/api/v1/quotations?q=قطر",
        "/api/v1/quotations?q=قطر&limit=1&modality=planned",
        "/api/v1/quotations?q=zzzz",
    ),
    "/api/v1/actors/{actor_id}": (
        "/api/v1/actors/state:TUR",
        "/api/v1/actors/state:QAT?limit=1&level=actor",
        "/api/v1/actors/person:hulusi-akar",
        "/api/v1/actors/outlet:nabd",
        "/api/v1/actors/facility:misrata-port",
        "/api/v1/actors/state:FJI",
    ),
    "/api/v1/network": (
        "/api/v1/network",
        "/api/v1/network?modality=all",
        "/api/v1/network?level=actor",
        "/api/v1/network?as_of=0",
        "/api/v1/network?actor=قطر&claimant=document&from=2021&to=2021-06&relation=AGREE,ACCUSE&relation=AID&language=en&place=Libya",
        "/api/v1/network?outlet=outlet:gulf-courier&relation=&from=%202021%20",
    ),
    "/api/v1/dyads/{a}/{b}": (
        PAIR,
        "/api/v1/dyads/state:TUR/state:QAT?modality=denied",
        "/api/v1/dyads/gov:LBY-GNA/state:TUR?modality=all",
        "/api/v1/dyads/person:hulusi-akar/state:QAT",
        "/api/v1/dyads/state:TUR/state:FJI",
    ),
    "/api/v1/documents/{document_id}": tuple(f"/api/v1/documents/{coded.document.id}" for coded in samples.all_samples()),
    "/api/v1/claims": (
        "/api/v1/claims",
        "/api/v1/claims?limit=2&kind=state,person&quad=verbal-cooperation&resolved=yes&state=TUR",
        "/api/v1/claims?context=military&mode=visit",
    ),
    "/api/v1/claims/{claim_id}": tuple(f"/api/v1/claims/{claim.id}" for claim in (*ARTICLE.claims, *SHIP.claims)),
}


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> dict[str, Any]:
    return json.loads(client.get("/api/v1/openapi.json").data)


def get(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json


def closed(schema: Any) -> Any:
    """The schema, but objects may hold nothing that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return inner | {"additionalProperties": False} if "properties" in schema and "required" in schema else inner


def validator(described: dict[str, Any], name: str) -> Draft202012Validator:
    """Checks against a shape of the description."""
    document = Resource(contents=closed(described), specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:described", document)
    return Draft202012Validator({"$ref": f"urn:described#/components/schemas/{name}"}, registry=registry)


def shape_of(answer: dict[str, Any]) -> str:
    (content,) = answer["content"].values()
    return str(content["schema"]["$ref"]).rsplit("/", 1)[1]


# The description


def test_the_description_is_valid_openapi(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(described).validate()


def test_the_description_lists_every_endpoint_and_nothing_else(app: Flask, described: dict[str, Any]) -> None:
    rules = {str(rule).replace("<", "{").replace(">", "}") for rule in app.url_map.iter_rules() if str(rule).startswith("/api/")}
    assert set(described["paths"]) == rules - {"/api/v1/openapi.json"} == set(ADDRESSES)


def test_every_filter_is_described_in_the_order_of_the_table() -> None:
    assert [row.name for row in FILTER_PARAMETERS] == [row.parameter for row in FILTERS]


def test_descriptions_lead_nowhere_else(described: dict[str, Any]) -> None:
    assert "://" not in json.dumps(described)


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_the_shape_that_is_described(
    client: FlaskClient, described: dict[str, Any], path: str, language: str
) -> None:
    check = validator(described, shape_of(described["paths"][path]["get"]["responses"]["200"]))
    for address in ADDRESSES[path]:
        found = get(client, f"{address}{'&' if '?' in address else '?'}lang={language}")
        check.validate(found)
        assert {"version", "filters"} <= set(found)


def test_shapes_are_checked_for_keys_that_they_do_not_name(client: FlaskClient, described: dict[str, Any]) -> None:
    found = get(client, "/api/v1/network")
    found["nodes"][0]["secret"] = 1
    assert not validator(described, "Network").is_valid(found)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_documented_parameter_is_taken(client: FlaskClient, described: dict[str, Any], path: str) -> None:
    following = get(client, "/api/v1/claims?limit=1")["next"]
    allowed = {
        "lang": "tr",
        "as_of": "4",
        "q": "Katar",
        "limit": "2",
        "actor": "state:TUR",
        "relation": "AGREE",
        "modality": "all",
        "claimant": "document",
        "outlet": "outlet:nabd",
        "place": "state:LBY",
        "language": "ar",
        "from": "2000",
        "to": "2030-01",
        "level": "actor",
        "kind": "state",
        "state": "Katar",
        "mode": "visit",
        "quad": "verbal-conflict",
        "context": "military",
        "collection": "gulf",
        "resolved": "yes",
        "review": "unreviewed",
        "cursor": following,
        "in": "titles",
        "order": "best",
    }
    address = ADDRESSES[path][0].split("?", 1)[0]
    operation = described["paths"][path]["get"]
    taken = [row for row in operation["parameters"] if row["in"] == "query"]
    required = {row["name"]: allowed[row["name"]] for row in taken if row.get("required")}
    for parameter in taken:
        asked = required | {parameter["name"]: allowed[parameter["name"]]}
        assert client.get(address, query_string=asked).status_code == 200, parameter["name"]


# Errors


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_cannot_be_answered_is_a_problem(client: FlaskClient, described: dict[str, Any], case: dict[str, Any]) -> None:
    answer = client.get(case["path"])
    assert answer.status_code == case["status"], answer.text
    assert answer.mimetype == "application/problem+json"
    validator(described, "Problem").validate(answer.json)
    assert case["says"] in answer.json["detail"]
    assert answer.json["request_id"] == answer.headers["X-Request-ID"]
    assert answer.json["status"] == case["status"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_description_names_the_statuses_that_problems_have(described: dict[str, Any], path: str) -> None:
    answers = described["paths"][path]["get"]["responses"]
    assert {"200", "304", "400", "421", "500", "503"} <= set(answers)
    assert ("404" in answers) == (path != "/api/v1/search")
    for status, answer in answers.items():
        if status >= "400":
            assert set(answer["content"]) == {"application/problem+json"}
            assert shape_of(answer) == "Problem"


def test_an_unknown_actor_comes_with_the_nearest_in_the_readers_language(client: FlaskClient) -> None:
    found = client.get("/api/v1/actors/state:QAX?lang=ar").json
    assert {"id": "state:QAT", "label": "قطر"}.items() <= found["nearest"][0].items()


@pytest.mark.parametrize("address", ["/api/v1/search?q=", "/api/v1/network?actor=", "/api/v1/network?"])
def test_a_value_without_end_is_refused_and_not_echoed(client: FlaskClient, address: str) -> None:
    answer = client.get(address + "ق" * (MAX_VALUE + 1))
    assert answer.status_code == 400
    assert len(answer.json["detail"]) < 2 * MAX_VALUE


ODD = (
    "\x00",
    "\ufeff",
    "\u202e\u2066",
    "ﷺ",
    "İıŞ",
    "e\u0301" * 200,
    "\U0001f91d",
    "%",
    "'; --",
    "{}",
    "\\",
    "*",
    '"',
    "<b>",
    "ـ" * 9,
)
TAKERS = ("/api/v1/search?q=", "/api/v1/network?actor=", "/api/v1/network?outlet=", "/api/v1/actors/", "/api/v1/claims/")


def test_odd_writing_never_breaks_the_server(client: FlaskClient) -> None:
    for value in ODD:
        for address in TAKERS:
            answer = client.get(address + quote(value, safe=""))
            assert answer.status_code in (200, 400, 404), (value, address, answer.text)


def test_a_method_that_is_not_allowed_names_those_that_are(client: FlaskClient) -> None:
    answer = client.post("/api/v1/network")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert answer.mimetype == "application/problem+json"


def test_a_fault_of_ours_is_logged_under_the_id_that_the_user_gets(
    ledger: Ledger, codebook: Codebook, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(ledger, codebook)

    @app.get("/api/v1/broken")
    def broken() -> str:
        raise RuntimeError("a secret of the server")

    answer = app.test_client().get("/api/v1/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.json["request_id"] in caplog.text
    assert "a secret of the server" in caplog.text


def test_a_page_that_cannot_be_made_is_told_in_plain_words(ledger: Ledger, codebook: Codebook) -> None:
    app = create_app(ledger, codebook)
    app.jinja_loader = DictLoader({})
    answer = app.test_client().get("/en/")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert answer.headers["X-Request-ID"] in answer.text


def test_a_ledger_that_cannot_be_read_is_no_fault_of_the_asker(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as opened:
        client = create_app(opened, codebook).test_client()
        opened.close()  # what comes opens the file anew
        path.write_bytes(b"no database at all " * 1000)
        answer = client.get("/api/v1/network")
    assert answer.status_code == 503
    assert answer.json["type"] == "urn:alaqat:problem:ledger"


# Security


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/network",
        "/api/v1/network?colour=red",
        "/api/v1/nothing",
        "/nothing",
        "/api/v1/openapi.json",
    ],
)
def test_every_answer_carries_the_security_headers(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert dict(HEADERS).items() <= dict(answer.headers).items()
    assert answer.headers["X-Request-ID"]


@pytest.mark.parametrize("host", ["localhost", "localhost:5000", "LocalHost:1", "127.0.0.1", "127.0.0.1:80", "[::1]:5000"])
def test_this_machine_is_answered_under_its_own_names(client: FlaskClient, host: str) -> None:
    assert client.get("/api/v1/network", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:5000", "127.0.0.1:http", "a b", "::1"]
)
def test_another_name_for_this_machine_is_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/api/v1/network", headers={"Host": host})
    assert answer.status_code == 421
    assert "localhost" in answer.json["detail"]


def test_a_public_server_answers_to_every_name(ledger: Ledger, codebook: Codebook) -> None:
    client = create_app(ledger, codebook, hosts=None).test_client()
    assert client.get("/api/v1/network", headers={"Host": "alaqat.example:8080"}).status_code == 200


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("LOCALHOST:80", "localhost"),
        ("localhost", "localhost"),
        ("[::1]:80", "[::1]"),
        ("[::1]", "[::1]"),
        ("a:b", "a:b"),
    ],
)
def test_host_names_are_read_without_their_port(header: str, name: str) -> None:
    assert host_name(header) == name


def test_markup_in_a_text_stays_text_and_its_address_is_no_link(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/documents/{HOSTILE.document.id}")
    assert answer.mimetype == "application/json"
    assert answer.json["text"] == HOSTILE.document.text
    assert answer.json["document"]["url"] == "javascript:alert(1)"
    assert answer.json["document"]["link"] is None


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:x", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_links(url: str | None, safe: bool) -> None:
    assert present.link(url) == (url if safe else None)


# Versions


def test_an_answer_that_the_client_has_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(PAIR)
    again = client.get(PAIR, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.get(PAIR + "?lang=ar", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_the_tag_changes_with_the_claims_and_old_versions_stay(tmp_path: Path, codebook: Codebook) -> None:
    with open_ledger(tmp_path / "ledger.db") as opened:
        client = create_app(opened, codebook).test_client()
        opened.add(ARTICLE)
        before = client.get(PAIR)
        opened.add(samples.meetings())
        after, as_it_was = client.get(PAIR), client.get(PAIR + "?as_of=1")
    assert after.headers["ETag"] != before.headers["ETag"] == as_it_was.headers["ETag"]
    assert after.json["version"] == 2
    assert as_it_was.data == before.data != after.data


def test_a_search_counts_the_claims_of_the_version_asked_for(client: FlaskClient) -> None:
    counts = [get(client, f"/api/v1/search?q=Qatar&as_of={version}")["results"][0]["claims"] for version in (0, 1, 3)]
    assert counts == sorted(set(counts))
    assert counts[0] == 0


def test_an_empty_ledger_answers(tmp_path: Path, codebook: Codebook) -> None:
    with open_ledger(tmp_path / "ledger.db") as opened:
        client = create_app(opened, codebook).test_client()
        assert get(client, "/api/v1/network")["nodes"] == []
        assert get(client, PAIR)["edge"] is None
        assert get(client, "/api/v1/actors/state:QAT")["partners"] == []
        assert get(client, "/api/v1/search?q=Katar")["results"][0]["id"] == "state:QAT"


def test_threads_get_the_same_answers(client: FlaskClient, app: Flask) -> None:
    addresses = [address for group in ADDRESSES.values() for address in group] * 3
    expected = {address: client.get(address).data for address in addresses}
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(lambda address: (address, app.test_client().get(address).data), addresses)
        assert all(data == expected[address] for address, data in answers)


# What the answers say


@pytest.mark.parametrize(
    ("typed", "language", "label"),
    [
        ("قطر", "ar", "قطر"),
        ("Qatar", "en", "Qatar"),
        ("katar", "tr", "Katar"),
        ("قَطَـر", "en", "Qatar"),
        ("KATAR", "ar", "قطر"),
    ],
)
def test_an_actor_is_found_in_any_script(client: FlaskClient, typed: str, language: str, label: str) -> None:
    first = get(client, f"/api/v1/search?q={quote(typed)}&lang={language}")["results"][0]
    assert (first["id"], first["label"]) == ("state:QAT", label)
    assert first["claims"] > 0
    assert first["matched"]


def test_the_network_has_the_articles_relations(client: FlaskClient) -> None:
    found = get(client, "/api/v1/network")
    edges = {(edge["a"], edge["b"]): edge for edge in found["edges"]}
    assert ("gov:LBY-GNA", "state:QAT") in edges
    edge = edges["state:QAT", "state:TUR"]
    assert edge["relations"]["AGREE"] == 3
    assert edge["modalities"] == {"occurred": edge["claims"]}
    assert edge["url"] == "/en/dyad/state:QAT/state:TUR"
    assert {node["id"] for node in found["nodes"]} == {actor for pair in edges for actor in pair}
    assert found["drawn"] == ["occurred"]


def test_filters_are_told_in_words(client: FlaskClient) -> None:
    found = get(client, "/api/v1/network?actor=قطر&relation=AGREE,AID&claimant=document&from=2021-05")
    assert [row["words"] for row in found["filters"]] == [
        "with Qatar",
        "of type AGREE, AID",
        "said by the document itself",
        "from 2021-05-01",
    ]


def test_a_dyad_shows_both_directions_and_keeps_denials_out_of_every_figure(client: FlaskClient) -> None:
    found = get(client, PAIR)
    assert (found["a"]["id"], found["b"]["id"]) == ("state:QAT", "state:TUR")
    assert {claim["relation"] for claim in found["forward"]} == {"ACCUSE"}
    assert {claim["relation"] for claim in found["backward"]} == {"COERCE", "AID", "AMBASSADOR_OF"}
    assert {claim["relation"] for claim in found["mutual"]} >= {"AGREE", "TRADE", "FRIENDLY_RELATIONS", "CONSULT"}
    (denied,) = found["denied"]
    assert denied["modality_label"] == "denied"
    assert denied["id"] not in [claim["id"] for name in ("forward", "backward", "mutual") for claim in found[name]]
    assert found["claims"] == found["edge"]["claims"] == sum(month["claims"] for month in found["months"]) == 11
    assert get(client, "/api/v1/dyads/state:TUR/state:QAT") == found


def test_a_claim_says_who_says_so_and_where(client: FlaskClient) -> None:
    claim = next(one for one in get(client, PAIR)["mutual"] if one["quantity"] and one["quantity"]["unit"] == "treaty")
    assert claim["sentence"] == "Turkey and Qatar agreed (50 treaties), says Mehmet Mustafa Göksu"
    assert claim["claimant"]["id"] == "person:mehmet-mustafa-goksu"
    assert claim["quote"] == "تم الاتفاق على توقيع 50 معاهدة في مختلف مجالات التعاون"
    assert claim["url"] == f"/en/document/{ARTICLE.document.id}#claim-{claim['id']}"
    assert (claim["modality"], claim["modality_label"]) == ("occurred", "stated as fact")
    assert claim["date"] is None
    assert claim["date_basis"] == "undated"
    assert claim["rule"] == "sample.agree"


@pytest.mark.parametrize(("language", "words"), [("ar", "قطر"), ("en", "Qatar"), ("tr", "Katar")])
def test_sentences_and_labels_are_in_the_language_asked_for(client: FlaskClient, language: str, words: str) -> None:
    found = get(client, f"{PAIR}?lang={language}")
    assert found["a"]["label"] == words
    assert all(words in claim["sentence"] for claim in found["forward"])
    assert found["url"] == f"/{language}/dyad/state:QAT/state:TUR"


def test_facets_count_the_listed_claims_and_can_be_asked_for(client: FlaskClient) -> None:
    found = get(client, PAIR)
    listed = [claim for name in ("forward", "backward", "mutual", "denied") for claim in found[name]]
    for name, rows in found["facets"].items():
        assert sum(row["claims"] for row in rows) == len(listed), name
        for row in rows:
            if row["value"] and name != "outlet":  # an outlet also finds what it relays
                again = get(client, f"{PAIR}?{name}={quote(row['value'])}")
                assert sum(len(again[each]) for each in ("forward", "backward", "mutual", "denied")) == row["claims"], row


def test_a_profile_lists_what_an_actor_is_said_to_do_and_what_it_says(client: FlaskClient) -> None:
    found = get(client, "/api/v1/actors/person:mehmet-mustafa-goksu?lang=tr")
    assert found["actor"]["labels"]["ar"].startswith("مصطفى") or "كوكصو" in found["actor"]["labels"]["ar"]
    assert found["by"]["total"] == len(found["by"]["claims"]) == 6
    assert {claim["relation"] for claim in found["about"]["claims"]} == {"AMBASSADOR_OF"}
    assert [use["text"] for use in found["called"]] == ["مصطفى كوكصو"]


def test_an_office_that_the_facts_do_not_know_is_a_question(client: FlaskClient) -> None:
    said = get(client, f"/api/v1/documents/{ARTICLE.document.id}")["claims"]
    (asked,) = [claim for claim in said if claim["questions"]]
    assert asked["sources"][0]["id"] == "person:fathi-bashagha"
    assert asked["questions"][0]["source"] is None
    assert asked["contradictions"] == []


@pytest.mark.parametrize("coded", samples.all_samples(), ids=lambda coded: coded.document.title)
def test_every_offset_reaches_the_exact_words(client: FlaskClient, coded: Coded) -> None:
    found = get(client, f"/api/v1/documents/{coded.document.id}")
    text = found["text"]
    assert text == coded.document.text
    for claim in found["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        people = [*claim["sources"], *claim["targets"], *claim["via"], *claim["about"], claim["claimant"], claim["place"]]
        for person in filter(None, people):
            assert text[person["start"] : person["end"]] == person["mention"]
    for part in (*found["framings"], *found["mentions"], *found["boilerplate"]):
        assert text[part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("coded", samples.all_samples(), ids=lambda coded: coded.document.title)
def test_marks_do_not_overlap_and_cover_each_quotation(coded: Coded) -> None:
    marks = present.marks(coded)
    assert all(one["end"] <= other["start"] for one, other in pairwise(marks))
    for claim in coded.claims:
        assert sum(mark["end"] - mark["start"] for mark in marks if claim.id in mark["claims"]) == len(claim.span)
    for place, framing in enumerate(coded.framings):
        assert sum(mark["end"] - mark["start"] for mark in marks if place in mark["framings"]) == len(framing.span)


def test_claims_fit_the_schema_of_coded_claims(client: FlaskClient, gold: Path) -> None:
    schema = json.loads((gold / "schemas" / "code.schema.json").read_text("utf-8"))
    check = Draft202012Validator({"$ref": "#/$defs/claim", "$defs": schema["$defs"]})
    for coded in samples.all_samples():
        for claim in get(client, f"/api/v1/documents/{coded.document.id}")["claims"]:
            check.validate(claim)


def test_every_kind_has_a_word_in_each_language() -> None:
    assert set(present.KINDS) == set(Kind)
    assert all(texts.in_(language) for texts in present.KINDS.values() for language in LANGUAGES)


def test_the_codebook_has_plain_words_for_every_status(codebook: Codebook) -> None:
    assert set(codebook.modalities) == set(Modality)


def test_samples_stand_in_their_texts() -> None:
    for coded in samples.all_samples():
        for claim in coded.claims:
            assert claim.span.of(coded.document.text) == claim.quote
            assert claim.trigger is not None
            assert claim.span.covers(claim.trigger.span)
    with pytest.raises(ValueError, match="substring not found"):
        samples.span_of("a b", "c")
