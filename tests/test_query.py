"""Questions asked of a ledger on disk. Most cases are rows in cases/query.toml, which explains their notation."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import samples
from notation import SCORES, coded, fill, participant

import alaqat
from graph.codebook import Alias, Codebook, Fact, Office
from graph.errors import InputError, UnknownActor
from graph.faces.network.graphs import claims_to_networkx, to_networkx
from graph.ledger import DateBasis, DocumentRow, Ledger, Listed, open_ledger
from graph.model import (
    Actor,
    Coded,
    Document,
    Interval,
    Kind,
    Mention,
    Modality,
    Mode,
    Name,
    Precision,
    Relation,
    RelationKind,
    Span,
    Term,
    Texts,
)
from graph.model.dyad import Balance, Edge, Level
from graph.query import actors, claims, contradictions, dyads, filters, network
from graph.query.filters import Filters
from graph.query.values import Page, Verdict

CASES = tomllib.loads((Path(__file__).parent / "cases" / "query.toml").read_text(encoding="utf-8"))
SIGNS = {"STRATEGIC_PARTNER_OF": 1, "TRADE": 0, "MINISTER_OF": 0, "AMBASSADOR_OF": 0, "LOCATED_IN": 0}


def texts(word: str) -> Texts:
    return Texts(word, word, word)


def relation(name: str) -> Relation:
    kind = RelationKind.EVENT if name in SCORES else RelationKind.STANDING
    score = SCORES.get(name)
    return Relation(
        name,
        kind,
        texts(name),
        texts(name),
        texts(name),
        False,
        SIGNS.get(name, 0),
        None,
        score,
        (Mode("visit", texts("visit")),) if name == "CONSULT" else (),
        (),
        "test",
    )


def small_codebook(*, facts: Sequence[Fact] = (), terms: Sequence[Term] = ()) -> Codebook:
    """A codebook with four states, a government, a person and two offices."""
    names = {
        "TUR": ("تركيا", "Türkiye", "Turkey"),
        "QAT": ("قطر", "Katar", "Qatar"),
        "LBY": ("ليبيا", "Libya", "Libya"),
        "SAU": ("السعودية", "Suudi Arabistan", "Saudi Arabia"),
    }
    found = [
        Actor(f"state:{code}", Kind.STATE, (Name(ar, "ar"), Name(tr, "tr"), Name(en, "en")), state=code)
        for code, (ar, tr, en) in names.items()
    ]
    found.append(Actor("gov:LBY-GNA", Kind.GOVERNMENT, (Name("GNA", "en"),), state="LBY"))
    found.append(Actor("person:akar", Kind.PERSON, (Name("Hulusi Akar", "en"),), state="TUR", terms=tuple(terms)))
    values: dict[str, Any] = {field.name: {} for field in fields(Codebook)}
    values |= {
        "hash": f"{len(facts)} {len(terms)}",
        "articles": (),
        "facts": tuple(facts),
        "actors": {actor.id: actor for actor in found},
        "aliases": tuple(Alias(name.text, name.language, actor.id, "name", True) for actor in found for name in actor.names),
        "relations": {name: relation(name) for name in (*SCORES, *SIGNS)},
        "contexts": {name: texts(name) for name in ("military", "economic", "political")},
        "offices": {
            "defence": office("defence", "MINISTER_OF", ar="وزير الدفاع", en="defence minister"),
            "interior": office("interior", "MINISTER_OF", ar="وزير الداخلية", en="interior minister"),
            "ambassador": office("ambassador", "AMBASSADOR_OF", ar="سفير", en="ambassador"),
        },
    }
    return Codebook(**values)


def office(name: str, claimed: str, **forms: str) -> Office:
    return Office(name, claimed, "GOV", texts(name), {language: (form,) for language, form in forms.items()}, {})


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as found:
        yield found


@pytest.fixture
def sampled(ledger: Ledger) -> Ledger:
    for sample in samples.all_samples():
        ledger.add(sample)
    return ledger


SMALL = small_codebook()


def shown(edge: Edge) -> str:
    score = "none" if edge.score is None else f"{edge.score:.4}" if edge.score % 1 else f"{edge.score:.1f}"
    return (
        f"{edge.a.removeprefix('state:')}-{edge.b.removeprefix('state:')} {edge.claims} claims {edge.articles} articles "
        f"{edge.events} events score {score} forward {edge.forward} backward {edge.backward} mutual {edge.mutual}"
    )


# ---------------------------------------------------------------- the cases


@pytest.mark.parametrize("case", CASES["edges"], ids=lambda case: case["why"])
def test_edges(ledger: Ledger, case: dict[str, Any]) -> None:
    fill(ledger, case["claims"])
    asked = filters.parse(case.get("asked", {}), ledger, SMALL)
    found = network.network(ledger, SMALL, asked)
    assert [shown(edge) for edge in found.edges] == case["edges"]
    assert {node.id for node in found.nodes} == {end for edge in found.edges for end in (edge.a, edge.b)}
    for edge in found.edges:  # the dyad's page says the same as the network
        if {edge.a, edge.b} <= SMALL.actors.keys():
            assert dyads.dyad(ledger, SMALL, edge.b, edge.a, asked).edge == edge


@pytest.mark.parametrize("case", CASES["filter"], ids=lambda case: case["why"])
def test_filters(ledger: Ledger, case: dict[str, Any]) -> None:
    fill(ledger, case["claims"])
    asked = filters.parse(case["asked"], ledger, SMALL)
    page = claims.claims(ledger, asked)
    assert [int(one.claim.id) for one in page.claims] == case["listed"]
    assert page.total == len(case["listed"])
    assert filters.parse(filters.to_parameters(asked), ledger, SMALL) == asked


@pytest.mark.parametrize(("text", "first"), [(text, case["first"]) for case in CASES["search"] for text in case["text"]])
def test_search(sampled: Ledger, codebook: Codebook, text: str, first: str) -> None:
    assert actors.search(sampled, codebook, text)[0].actor.id == first


# ---------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"relation": "AGRE"}, "'AGRE' is no value of 'relation'; allowed are .*AGREE.*; did you mean 'AGREE'?"),
        ({"modality": "maybe"}, "allowed are occurred, planned, possible, alleged, denied, all"),
        ({"language": "fr"}, "allowed are ar, en, tr"),
        ({"level": "city"}, "allowed are state, actor"),
        ({"kind": "country"}, "allowed are state, government, person"),
        ({"mode": "vist"}, "'vist' is no value of 'mode'; allowed are visit; did you mean 'visit'?"),
        ({"quad": "war"}, "allowed are verbal cooperation, material cooperation, verbal conflict, material conflict"),
        ({"context": "naval"}, "allowed are military, economic, political"),
        ({"collection": "gulf"}, "no document is of the collection 'gulf'; there are: none"),
        ({"resolved": "maybe"}, "allowed are yes, no"),
        ({"from": "2020-13"}, "'2020-13' is no value of 'from'; allowed are a day, month or year: 2020-08-17, 2020-08"),
        ({"to": "17.8.2020"}, "is no value of 'to'"),
        ({"to": "2020-08-17T10:00"}, "is no value of 'to'"),
        ({"from": "2021", "to": "2020"}, "'from' has to be the earlier one"),
        ({"actor": ["Qatar", "Turkey"]}, "'actor' is given 2 times; allowed is one value"),
    ],
)
def test_values_that_are_not_allowed(ledger: Ledger, asked: dict[str, str | list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        filters.parse(asked, ledger, SMALL)


def test_what_is_no_filter_or_empty_is_left_alone(ledger: Ledger) -> None:
    assert filters.parse({"lang": "ar", "actor": "", "relation": [" ", ","], "modality": ""}, ledger, SMALL) == Filters()
    assert filters.to_parameters(Filters()) == {}


def test_the_last_days_of_time(ledger: Ledger) -> None:
    parsed = filters.parse({"from": "0001", "to": "2020-12"}, ledger, SMALL)
    assert (parsed.since, parsed.until) == ("0001-01-01", "2020-12-31")
    with pytest.raises(InputError, match="'9999' is no value of 'to'"):
        filters.parse({"to": "9999"}, ledger, SMALL)


def test_a_filter_is_told_in_words(ledger: Ledger) -> None:
    asked = filters.parse({"claimant": "قطر", "from": "2020", "modality": ["planned", "alleged"]}, ledger, SMALL)
    assert filters.sentences(asked) == (
        ("modality", "stated as {}", "planned,alleged"),
        ("claimant", "said by {}", "state:QAT"),
        ("from", "from {}", "2020-01-01"),
    )


def test_every_field_of_the_filters_has_a_row() -> None:
    assert [row.field for row in filters.FILTERS] == [field.name for field in fields(Filters)]


# ---------------------------------------------------------------- actors


class TestResolve:
    @pytest.mark.parametrize("name", ["state:QAT", "STATE:qat", "Qatar", "قطر", "KATAR", "qat"])
    def test_a_name_an_id_or_a_code(self, ledger: Ledger, name: str) -> None:
        assert actors.resolve(ledger, SMALL, name).id == "state:QAT"

    def test_an_unknown_name_gets_the_nearest(self, ledger: Ledger) -> None:
        with pytest.raises(UnknownActor, match="no actor is called 'Qatra'; nearest: state:QAT") as caught:
            actors.resolve(ledger, SMALL, "Qatra")
        assert caught.value.nearest == ("state:QAT",)
        with pytest.raises(UnknownActor):
            actors.resolve(ledger, SMALL, "  ")

    def test_a_name_of_several_is_not_guessed(self, ledger: Ledger) -> None:
        shared = [Alias("Hassan", "en", actor, "name", False) for actor in ("person:akar", "state:SAU")]
        with pytest.raises(InputError, match="'hassan' means several actors; give the id of one: person:akar, state:SAU"):
            actors.resolve(ledger, replace(SMALL, hash="shared", aliases=tuple(shared)), "hassan")

    def test_a_capital_means_its_state_unless_a_place_is_asked_for(self, ledger: Ledger, codebook: Codebook) -> None:
        assert actors.resolve(ledger, codebook, "أنقرة").id == "state:TUR"
        assert actors.resolve(ledger, codebook, "Ankara", place=True).id == "place:ankara"
        asked = filters.parse({"actor": "Ankara", "place": "Ankara"}, ledger, codebook)
        assert asked == Filters("state:TUR", place="place:ankara")

    def test_actors_that_only_texts_name(self, ledger: Ledger) -> None:
        made = coded("TUR AID QAT", 0)
        met = replace(participant("TUR"), id="new:7", name="سالم بن علي", kind=Kind.PERSON)
        ledger.add(replace(made, claims=(replace(made.claims[0], sources=(met,)),)))
        assert actors.resolve(ledger, SMALL, "سالم بن علي").provisional
        assert [found.actor.id for found in actors.search(ledger, SMALL, "سالم")] == ["new:7"]
        assert actors.registry(ledger, SMALL)["new:7"].label("en") == "سالم بن علي"
        assert dyads.dyad(ledger, SMALL, "new:7", "state:QAT").a.id == "new:7"


def test_search_says_which_name_and_how_many_claims(sampled: Ledger, codebook: Codebook) -> None:
    found = actors.search(sampled, codebook, "Katar", "tr")[0]
    assert (found.actor.id, found.matched, found.claims) == ("state:QAT", "Katar", 18)
    assert actors.search(sampled, codebook, "qwertz") == actors.search(sampled, codebook, " ' ") == []
    assert len(actors.search(sampled, codebook, "a", limit=3)) == 3


class TestProfile:
    def test_a_state(self, sampled: Ledger, codebook: Codebook) -> None:
        found = actors.profile(sampled, codebook, "state:TUR", limit=2)
        assert [(partner.id, partner.edge.claims) for partner in found.partners] == [("state:QAT", 11), ("gov:LBY-GNA", 3)]
        assert (len(found.about.claims), found.about.total, found.by.total) == (2, 19, 7)
        assert ("Turkey", "outlet:gulf-courier") in {(use.text, use.outlet) for use in found.names}

    def test_an_official_with_offices(self, sampled: Ledger, codebook: Codebook) -> None:
        found = actors.profile(sampled, codebook, "person:hulusi-akar")
        assert [partner.id for partner in found.partners] == ["state:QAT", "gov:LBY-GNA", "state:TUR"]
        assert "minister-defence" in {term.office for term in found.offices}
        apart = actors.profile(sampled, codebook, "person:hulusi-akar", Filters(level=Level.ACTOR))
        assert "person:khalid-al-attiyah" in {partner.id for partner in apart.partners}

    def test_filters_hold_for_everything(self, sampled: Ledger, codebook: Codebook) -> None:
        asked = Filters(outlet="outlet:gulf-courier")
        found = actors.profile(sampled, codebook, "state:QAT", asked)
        assert [(partner.id, partner.edge.claims) for partner in found.partners] == [("state:TUR", 1)]
        assert {use.outlet for use in found.names} == {"outlet:gulf-courier"}
        assert {one.document.outlet for one in found.about.claims} == {"outlet:gulf-courier"}

    def test_facts_are_offices_too(self, ledger: Ledger) -> None:
        fact = Fact("f", "person:akar", "defence", "state:TUR", None, None, "book", None)
        offices = actors.profile(ledger, small_codebook(facts=[fact]), "person:akar").offices
        assert offices == (Term("defence", "state:TUR", None, None, "book"),)

    def test_nobody(self, ledger: Ledger) -> None:
        with pytest.raises(UnknownActor, match="nearest: state:QAT"):
            actors.profile(ledger, SMALL, "state:QAR")


# ---------------------------------------------------------------- dyads


class TestDyad:
    def test_ways_and_denials_stand_apart(self, sampled: Ledger, codebook: Codebook) -> None:
        found = dyads.dyad(sampled, codebook, "state:TUR", "state:QAT")
        assert (found.a.id, found.b.id, found.version) == ("state:QAT", "state:TUR", sampled.version)
        assert [one.claim.relation for one in found.forward] == ["ACCUSE"]
        assert [one.claim.relation for one in found.backward] == ["AID", "COERCE", "AMBASSADOR_OF"]
        assert [one.claim.modality for one in found.denied] == [Modality.DENIED]
        assert found.edge is not None
        assert found.edge.claims == 11
        assert found.edge.score == pytest.approx((3 + 6.5 + 3 + 1.5 - 2 + 3) / 6)
        assert found.relations["COERCE"] == 1

    def test_months_and_the_undated(self, sampled: Ledger, codebook: Codebook) -> None:
        found = dyads.dyad(sampled, codebook, "state:QAT", "state:TUR")
        assert [(month.month, month.claims) for month in found.months] == [
            ("2010", 1),
            ("2019", 1),
            ("2021-05", 1),
            ("2021-06", 1),
            (None, 7),
        ]
        assert [month.score for month in found.months][:4] == [None, None, -2.0, 3.0]

    def test_an_official_and_a_state(self, sampled: Ledger, codebook: Codebook) -> None:
        found = dyads.dyad(sampled, codebook, "state:QAT", "person:hulusi-akar")
        assert [one.claim.relation for one in found.mutual] == ["AGREE", "CONSULT"]

    def test_a_limit_bounds_lists_but_not_figures(self, sampled: Ledger, codebook: Codebook) -> None:
        found = dyads.dyad(sampled, codebook, "state:QAT", "state:TUR", limit=3)
        assert sum(map(len, (found.forward, found.backward, found.mutual, found.denied))) == 3
        assert found.edge is not None
        assert found.edge.claims == 11

    def test_nothing_between_them(self, ledger: Ledger) -> None:
        found = dyads.dyad(ledger, SMALL, "state:QAT", "state:SAU")
        assert (found.edge, found.months, found.mutual, found.relations) == (None, (), (), {})

    def test_with_oneself_or_nobody(self, ledger: Ledger) -> None:
        with pytest.raises(InputError, match="relations of 'state:QAT' with itself"):
            dyads.dyad(ledger, SMALL, "state:QAT", "state:QAT")
        with pytest.raises(UnknownActor):
            dyads.dyad(ledger, SMALL, "state:QAT", "state:XXX")

    def test_as_of_a_version(self, ledger: Ledger) -> None:
        fill(ledger, ["TUR AID QAT", "TUR AGREE QAT | in d2"])
        figures = []
        for version in range(3):
            edge = dyads.dyad(ledger, SMALL, "state:TUR", "state:QAT", as_of=version).edge
            figures.append(edge and edge.claims)
        assert figures == [None, 1, 2]
        assert network.network(ledger, SMALL, as_of=1).version == 1
        assert claims.claims(ledger, as_of=1).total == 1

    def test_a_superseded_coding_is_in_no_figure(self, ledger: Ledger) -> None:
        fill(ledger, ["TUR AID QAT"])
        ledger.add(Coded(Document(id="d1", text="-", title="T"), (), (), ()))
        assert network.network(ledger, SMALL).edges == ()
        assert len(network.network(ledger, SMALL, as_of=1).edges) == 1


@pytest.mark.parametrize(
    ("lines", "balance"),
    [
        (["TUR AGREE QAT", "TUR AID QAT", "TUR ACCUSE QAT"], Balance.COOPERATION),
        (["TUR AGREE QAT", "TUR ACCUSE QAT"], Balance.MIXED),
        (["TUR AGREE QAT", "TUR ACCUSE QAT", "TUR ASSAULT QAT"], Balance.CONFLICT),
        (["TUR TRADE QAT"], Balance.NONE),
        (["TUR STRATEGIC_PARTNER_OF QAT"], Balance.COOPERATION),
    ],
)
def test_balance(ledger: Ledger, lines: list[str], balance: Balance) -> None:
    fill(ledger, lines)
    assert network.network(ledger, SMALL).edges[0].balance is balance


def test_the_strongest_modality_of_an_edge(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT | alleged", "TUR AID QAT | planned", "TUR AID LBY | alleged"])
    found = network.network(ledger, SMALL, Filters(modality=tuple(Modality))).edges
    assert [edge.modality for edge in found] == [Modality.ALLEGED, Modality.PLANNED]


def test_pages_of_claims_follow_one_another(ledger: Ledger) -> None:
    fill(ledger, [f"TUR AID QAT | 2020-08-{day:02}" for day in range(1, 8)])
    pages = read_on(ledger, Filters(), 3)
    assert [one.claim.id for page in pages for one in page.claims] == ["6", "5", "4", "3", "2", "1", "0"]
    assert ({page.total for page in pages}, len(pages)) == ({7}, 3)


def read_on(ledger: Ledger, asked: Filters, limit: int) -> list[Page]:
    """All pages, with a commit between each and the next that would shift them all."""
    pages = [claims.claims(ledger, asked, limit)]
    while pages[-1].next:
        number = 100 + len(pages)
        fill(ledger, [f"TUR AID QAT | 2021-08-01 | in later{number}", f"TUR AID QAT | in undated{number}"])
        pages.append(claims.claims(ledger, asked, limit, pages[-1].next))
    return pages


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
def test_later_commits_change_nothing_of_the_pages_that_follow(ledger: Ledger, limit: int) -> None:
    days = ["2020-08-01", "2020-08-01 | in d2", "2019-01-01", "published 2020-08-01", "in d3", "in d4", "in d5"]
    days.append("2020-08-01 | denied")
    fill(ledger, [f"TUR AID QAT | {day}" for day in days])
    whole = [one.claim.id for one in claims.claims(ledger, limit=None).claims]
    assert len(whole) == len(days)
    pages = read_on(ledger, Filters(), limit)
    assert [one.claim.id for page in pages for one in page.claims] == whole
    assert {(page.version, page.total) for page in pages} == {(pages[0].version, len(days))}


def test_a_cursor_is_of_one_question(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT", "TUR AGREE QAT", "TUR AID LBY"])
    cursor = claims.claims(ledger, limit=1).next
    with pytest.raises(InputError, match="with other filters"):
        claims.claims(ledger, Filters(relation=("AID",)), 1, cursor)
    with pytest.raises(InputError, match="belongs to version 1, and version 0 is asked for"):
        claims.claims(ledger, limit=1, cursor=cursor, as_of=0)
    for wrong in ("x", "é", "W10", "bnVsbA", "====", cursor[:-2] if cursor else ""):
        with pytest.raises(InputError, match="is no cursor; take it from `next`"):
            claims.claims(ledger, limit=1, cursor=wrong)
    assert claims.claims(ledger, limit=0).next is None


# ---------------------------------------------------------------- contradictions

FIRST, THEN = Interval("2018-07-10", "2023-06-03", Precision.RANGE), Interval("2023-06-04", None, Precision.SINCE)
DEFENCE = Fact("was-defence", "person:akar", "defence", "state:TUR", None, FIRST, "book", None)
INTERIOR = Fact("was-interior", "person:akar", "interior", "state:TUR", None, THEN, None, None)
ENVOY = Fact("was-envoy", "person:akar", "ambassador", "state:TUR", "state:QAT", None, "book", None)


def listed(line: str, office: str | None, day: str | None = "2020-08-17") -> Listed:
    """The claim of holding this office."""
    claim = replace(coded(line, 1).claims[0], office=office)
    document = DocumentRow("d1", None, None, None, None, "ar", day, None, None, 1, 1)
    return Listed(claim, day, DateBasis.PUBLISHED if day else DateBasis.UNDATED, document)


@pytest.mark.parametrize(
    ("why", "claim", "facts", "expected"),
    [
        ("it agrees", listed("akar@TUR MINISTER_OF TUR", "defence"), [DEFENCE], None),
        (
            "another office",
            listed("akar@TUR MINISTER_OF TUR", "interior"),
            [DEFENCE],
            ("contradicted", "office", {"office": "interior", "fact_office": "defence"}),
        ),
        (
            "an unverified fact only asks",
            listed("akar@TUR MINISTER_OF TUR", "defence", "2024-01-01"),
            [INTERIOR],
            ("question", "office", {"office": "defence", "fact_office": "interior"}),
        ),
        (
            "another state",
            listed("akar@TUR MINISTER_OF QAT", "defence"),
            [DEFENCE],
            ("contradicted", "of", {"of": "state:QAT", "fact_of": "state:TUR"}),
        ),
        (
            "another host",
            listed("akar@TUR AMBASSADOR_OF LBY", "ambassador"),
            [ENVOY],
            ("contradicted", "at", {"at": "state:LBY", "fact_at": "state:QAT"}),
        ),
        ("the right host", listed("akar@TUR AMBASSADOR_OF QAT", "ambassador"), [ENVOY], None),
        (
            "another sender",
            listed("akar@SAU AMBASSADOR_OF QAT", "ambassador"),
            [ENVOY],
            ("contradicted", "of", {"of": "state:SAU", "fact_of": "state:TUR"}),
        ),
        (
            "a government of the state is of the state",
            listed("akar@TUR MINISTER_OF LBY", "defence"),
            [replace(DEFENCE, of="gov:LBY-GNA")],
            None,
        ),
        ("a fact of another time says nothing", listed("akar@TUR MINISTER_OF TUR", "interior", "2017-01-01"), [DEFENCE], None),
        ("undated: any time will do", listed("akar@TUR MINISTER_OF TUR", "interior", None), [DEFENCE, INTERIOR], None),
        (
            "undated: no time does",
            listed("akar@TUR MINISTER_OF QAT", "interior", None),
            [INTERIOR, DEFENCE],
            ("contradicted", "office", {"office": "interior", "fact_office": "defence"}),
        ),
        ("an office that nobody named", listed("akar@TUR MINISTER_OF TUR", None), [DEFENCE], None),
        ("a denied claim", listed("akar@TUR MINISTER_OF TUR | denied", "interior"), [DEFENCE], None),
        ("a planned one", listed("akar@TUR MINISTER_OF TUR | planned", "interior"), [DEFENCE], None),
        ("another relation", listed("akar@TUR CONSULT QAT", "interior"), [DEFENCE], None),
        ("an office of another kind", listed("akar@TUR AMBASSADOR_OF QAT", "ambassador"), [DEFENCE], None),
        ("nobody known", listed("? MINISTER_OF TUR", "interior"), [DEFENCE], None),
    ],
)
def test_claims_against_facts(
    why: str, claim: Listed, facts: list[Fact], expected: tuple[str, str, dict[str, str]] | None
) -> None:
    found = contradictions.against_facts([claim], small_codebook(facts=facts))
    if expected is None:
        assert found == (), why
        return
    [one] = found
    assert (one.kind, one.reason) == expected[:2], why
    assert expected[2].items() <= one.values.items(), why
    for language in ("ar", "en", "tr"):
        sentence = contradictions.reason(one, small_codebook(facts=facts), language, str)
        assert "{" not in sentence, why
        assert facts[0].office in sentence or facts[-1].office in sentence, why


def test_terms_of_the_registry_are_reference_facts() -> None:
    term = Term("defence", "state:TUR", None, None, None)
    [found] = contradictions.against_facts([listed("akar@TUR MINISTER_OF TUR", "interior")], small_codebook(terms=[term]))
    assert (found.kind, found.fact, found.source) == (Verdict.QUESTION, "person:akar defence", None)


def test_the_article_raises_its_question(sampled: Ledger, codebook: Codebook) -> None:
    """It makes Fathi Bashagha minister of defence; he was minister of the interior then."""
    every = claims.claims(sampled, limit=None).claims
    [found] = contradictions.against_facts(every, codebook)
    assert (found.values["office"], found.values["fact_office"]) == ("minister-defence", "minister-interior")


# ---------------------------------------------------------------- networkx


def test_the_network_as_a_graph(sampled: Ledger, codebook: Codebook) -> None:
    graph = to_networkx(network.network(sampled, codebook))
    assert graph.graph == {"level": "state", "version": 4}
    edge = graph.edges["state:TUR", "state:QAT"]
    assert (edge["claims"], edge["balance"], edge["modalities"]) == (11, "cooperation", {"occurred": 11})
    assert graph.nodes["gov:LBY-GNA"] == {"claims": 3, "partners": 2}


def test_claims_as_a_directed_graph(ledger: Ledger) -> None:
    fill(ledger, ["akar@TUR AID QAT | 2020-08-17 | says goksu@TUR", "TUR+QAT AGREE", "TUR MINISTER_OF TUR", "TUR AID ?"])
    page = claims.claims(ledger)
    graph = claims_to_networkx(page.claims)
    assert sorted(graph.edges(keys=True)) == [
        ("state:QAT", "state:TUR", "1"),
        ("state:TUR", "state:QAT", "0"),
        ("state:TUR", "state:QAT", "1"),
    ]
    attributes = graph.edges["state:TUR", "state:QAT", "0"]
    assert attributes["score"] == 10.0
    assert (attributes["day"], attributes["date_basis"], attributes["claimant"]) == ("2020-08-17", "act", "person:goksu")
    assert ("person:akar", "state:QAT", "0") in claims_to_networkx(page.claims, Level.ACTOR).edges(keys=True)


def test_a_notebook_gets_the_network_as_three_kinds_of_graphs(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT", "TUR AID QAT | in d2", "TUR+QAT AGREE", "QAT ACCUSE TUR | planned", "TUR AID LBY | denied"])
    method = alaqat.Ledger.network  # type: ignore[attr-defined]
    directed = method(ledger, SMALL, graph="directed")
    figures = {(a, b): (edge["claims"], edge["articles"], edge["mutual"]) for a, b, edge in directed.edges(data=True)}
    assert figures == {("state:TUR", "state:QAT"): (3, 2, 1), ("state:QAT", "state:TUR"): (1, 1, 1)}
    assert method(ledger, SMALL).edges["state:QAT", "state:TUR"]["claims"] == 3
    assert sorted(method(ledger, SMALL, graph="claims").edges(keys=True)) == [
        ("state:QAT", "state:TUR", "2"),
        ("state:TUR", "state:QAT", "0"),
        ("state:TUR", "state:QAT", "1"),
        ("state:TUR", "state:QAT", "2"),
    ]
    planned = method(ledger, SMALL, Filters(modality=(Modality.PLANNED,)), graph="directed")
    assert list(planned.edges) == [("state:QAT", "state:TUR")]
    with pytest.raises(InputError, match="'dyads' is no graph; allowed are claims, directed, undirected"):
        method(ledger, SMALL, graph="dyads")


# ---------------------------------------------------------------- speed comes from indexes


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("claim", "claims_by_id"),
        ("document", "sqlite_autoindex_documents_1"),
        ("names_used", "uses USING PRIMARY KEY"),
    ],
)
def test_questions_use_their_index(sampled: Ledger, codebook: Codebook, asked: str, index: str) -> None:
    from sqlalchemy import event

    plans: list[str] = []

    @event.listens_for(sampled._engine, "before_cursor_execute")
    def explain(_connection: Any, cursor: Any, statement: str, parameters: Any, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            plans.extend(row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall())

    with sampled.at() as view:
        match asked:
            case "claim":
                view.listed(next(view.claims()).id)
            case "document":
                view.document(view.documents()[0].id)
            case "names_used":
                view.names_used("state:TUR")
    assert any(f" {index} " in f"{plan} " for plan in plans), "\n".join(plans)


def test_mentions_of_a_set_are_names_too(ledger: Ledger) -> None:
    mention = Mention(Span(0, 1), "-", "set", Kind.GENERIC, ("state:TUR", "state:QAT"))
    ledger.add(Coded(Document(id="d1", text="-"), (mention,), (), ()))
    assert actors.profile(ledger, SMALL, "state:QAT").names[0].text == "-"


def test_a_listed_claim_comes_with_the_words_of_its_sentence(ledger: Ledger) -> None:
    article = samples.article()
    ledger.add(article)
    listed = claims.claims(ledger, Filters()).claims
    assert listed
    for one in listed:
        assert one.sentence == one.claim.sentence.of(article.document.text)  # type: ignore[union-attr]
        assert one.claim.quote in one.sentence
