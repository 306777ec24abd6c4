"""Measures against published values and other programs; paths, timelines, comparisons and tables against counting by hand."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
import samples
from notation import fill
from test_query import SMALL

from graph.analysis import measures as measuring
from graph.analysis.comparing import compare, sides
from graph.analysis.framing import framing
from graph.analysis.indicators import indicators
from graph.analysis.measures import MEASURES, Web, balance, measures, triads
from graph.analysis.paths import paths
from graph.analysis.routes import Roads, roads, shortest
from graph.analysis.tables import actor_months, dyad_months, write_parquet
from graph.analysis.timeline import coverage, slope, timeline, trend
from graph.codebook import Codebook
from graph.errors import InputError, UnknownActor
from graph.ledger import Ledger, open_ledger
from graph.model import Modality
from graph.model.dyad import Level
from graph.query.filters import Filters
from graph.query.network import polarities

MEASURE = {one.name: one.of for one in MEASURES}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as found:
        yield found


def web(graph: "nx.Graph[int]", seed: int = 0) -> Web:
    """An undirected graph, whose edges run both ways."""
    edges = sorted((min(edge), max(edge)) for edge in graph.edges)
    a, b = np.array(edges).T
    ones = np.ones(len(a), "i8")
    both = np.concatenate((a, b)), np.concatenate((b, a)), np.concatenate((ones, ones))
    return Web(graph.number_of_nodes(), a, b, ones, *both, seed)


@pytest.fixture(scope="module")
def karate() -> Web:
    """Zachary's karate club (1977): actor 1 of the paper is node 0, actor 34 node 33."""
    return web(nx.karate_club_graph())


class TestKarateClub:
    """Values that are printed in many places for the unweighted club."""

    def test_degree(self, karate: Web) -> None:
        found = MEASURE["degree"](karate)
        assert (found[0], found[33], found[32], found[11], sum(found)) == (16, 17, 12, 1, 2 * 78)

    def test_betweenness(self, karate: Web) -> None:
        found = MEASURE["betweenness"](karate)
        assert (found[0], found[33], found[32]) == pytest.approx((0.437635, 0.304075, 0.145247), abs=1e-6)

    def test_pagerank(self, karate: Web) -> None:
        found = MEASURE["pagerank"](karate)
        assert (found[33], found[0], found[11]) == pytest.approx((0.100919, 0.096997, 0.009565), abs=1e-5)
        assert sum(found) == pytest.approx(1)

    def test_core(self, karate: Web) -> None:
        found = MEASURE["core"](karate)
        assert max(found) == 4
        assert [node for node, value in enumerate(found) if value == 4] == [0, 1, 2, 3, 7, 8, 13, 30, 32, 33]

    def test_communities(self, karate: Web) -> None:
        for name in ("community", "leiden"):
            found = MEASURE[name](karate)
            assert found == MEASURE[name](karate)
            groups = [{node for node, value in enumerate(found) if value == number} for number in range(1, max(found) + 1)]
            modularity = nx.community.modularity(nx.karate_club_graph(), groups, weight=None)
            assert modularity > 0.415, name  # the best possible is 0.4198
            assert sorted(map(len, groups), reverse=True) == [len(group) for group in groups]

    def test_everything_is_returned(self, karate: Web) -> None:
        assert set(MEASURE["reciprocity"](karate)) == {1.0}


@pytest.mark.parametrize("seed", range(3))
def test_measures_are_those_of_igraph(seed: int) -> None:
    igraph = pytest.importorskip("igraph")
    graph = nx.gnm_random_graph(60, 150, seed=seed)
    made = web(graph)
    peer = igraph.Graph(n=60, edges=list(zip(made.a.tolist(), made.b.tolist(), strict=True)))
    assert MEASURE["degree"](made) == peer.degree()
    assert MEASURE["core"](made) == peer.coreness()
    assert MEASURE["pagerank"](made) == pytest.approx(peer.pagerank(damping=0.85), abs=1e-8)
    assert [value * 59 * 58 / 2 for value in MEASURE["betweenness"](made)] == pytest.approx(peer.betweenness(), abs=1e-6)


def test_betweenness_with_and_without_igraph_is_the_same(karate: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = MEASURE["betweenness"](web(nx.karate_club_graph()))
    monkeypatch.setattr(measuring, "find_spec", lambda _name: None)
    assert MEASURE["betweenness"](web(nx.karate_club_graph())) == pytest.approx(with_it)
    with pytest.raises(InputError, match="leiden needs igraph"):
        MEASURE["leiden"](web(nx.karate_club_graph()))


def test_directed_measures() -> None:
    """0 acts on 1 and 2, 1 acts on 0 four times; 2 acts on nobody."""
    one = np.array((0, 0, 1)), np.array((1, 2, 0)), np.array((1, 1, 4))
    made = Web(3, np.array((0, 0)), np.array((1, 2)), np.array((5, 1)), *one)
    assert MEASURE["reciprocity"](made) == [0.5, 1.0, 0.0]
    assert MEASURE["strength"](made) == [6, 5, 1]
    graph = nx.DiGraph([(0, 1), (0, 2), (1, 0)])
    rank = np.full(3, 1 / 3)
    for _ in range(500):  # the definition, written out
        rank = np.array(
            [
                0.05 + 0.85 * (sum(rank[n] / graph.out_degree(n) for n in graph.predecessors(node)) + rank[2] / 3)
                for node in range(3)
            ]
        )
    assert MEASURE["pagerank"](made) == pytest.approx(rank)


@pytest.mark.parametrize(
    ("signs", "balanced"), [((1, 1, 1), 1), ((1, -1, -1), 1), ((1, 1, -1), 0), ((-1, -1, -1), 0), ((1, 1, 0), None)]
)
def test_the_four_triangles(signs: tuple[int, int, int], balanced: int | None) -> None:
    """Cartwright and Harary's: no or two enmities are balanced, one or three are not; without a sign there is no edge."""
    found = triads(np.array((0, 0, 1)), np.array((1, 2, 2)), np.array(signs))
    assert found == ((0, 0) if balanced is None else (1, balanced))


def test_every_triangle_is_counted_once() -> None:
    graph = nx.gnm_random_graph(40, 220, seed=3)
    a, b = np.array(sorted(graph.edges)).T
    assert triads(a, b, np.ones(len(a))) == (sum(nx.triangles(graph).values()) // 3,) * 2


# ---------------------------------------------------------------- paths


def made_roads(graph: "nx.Graph[int]") -> Roads:
    edges = sorted((min(edge), max(edge)) for edge in graph.edges)
    a, b = np.array(edges).T
    weights = np.array([graph.edges[edge]["weight"] for edge in edges])
    return roads(a, b, weights, np.arange(graph.number_of_nodes()))


@pytest.mark.parametrize("seed", range(25))
def test_routes_are_those_of_networkx(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    graph = nx.gnm_random_graph(chance.randrange(4, 25), chance.randrange(4, 60), seed=seed)
    for edge in graph.edges:
        graph.edges[edge]["weight"] = chance.choice((1, 0.5, 0.25, 0.1)) if seed % 2 else 1.0
    found = made_roads(graph)
    place = {node: at for at, node in enumerate(found.ids.tolist())}
    for a, b in islice(((a, b) for a in place for b in place if a != b), 40):
        mine = shortest(found, place[a], place[b], 8)
        theirs = list(islice(nx.shortest_simple_paths(graph, a, b, weight="weight"), 8)) if nx.has_path(graph, a, b) else []
        assert [route.cost for route in mine] == pytest.approx([nx.path_weight(graph, path, "weight") for path in theirs])
        for route in mine:
            path = [found.ids[node] for node in route.nodes]
            assert len(set(path)) == len(path) and (path[0], path[-1]) == (a, b)
            assert nx.path_weight(graph, path, "weight") == pytest.approx(route.cost)
        assert len({route.nodes for route in mine}) == len(mine)


def test_a_path_shows_its_claims(ledger: Ledger) -> None:
    fill(
        ledger,
        [
            "TUR AID QAT | 2020-01-01",
            "TUR AID QAT | 2020-03-01 | in d2",
            "QAT ACCUSE LBY | in d3",
            "TUR+SAU AGREE | in d4",
            "SAU AGREE LBY | planned | in d4",
            "SAU ASSAULT LBY | in d4",
        ],
    )
    found = paths(ledger, SMALL, "state:TUR", "state:LBY")
    through = [("state:TUR", "state:QAT", "state:LBY"), ("state:TUR", "state:SAU", "state:LBY")]
    assert [path.actors for path in found.paths] == through
    first, second = found.paths[0].hops
    assert (first.claims, first.score, [one.claim.id for one in first.newest]) == (2, 10.0, ["1"])
    assert (second.a, second.b, second.claims, second.score) == ("state:QAT", "state:LBY", 1, -2.0)
    assert len(paths(ledger, SMALL, "state:TUR", "state:LBY", most=1).paths) == 1
    assert [len(hop.newest) for hop in paths(ledger, SMALL, "state:TUR", "state:QAT", claims=5, most=1).paths[0].hops] == [2]
    cooperative = Filters(relation=("AID", "AGREE"), modality=(Modality.OCCURRED, Modality.PLANNED))
    assert [path.actors for path in paths(ledger, SMALL, "state:TUR", "state:LBY", cooperative).paths] == [found.paths[1].actors]
    assert paths(ledger, SMALL, "state:TUR", "state:LBY", Filters(since="2020-01-01")).paths == ()
    assert paths(ledger, SMALL, "state:TUR", "state:LBY", as_of=1).paths == ()
    with pytest.raises(InputError, match="to itself"):
        paths(ledger, SMALL, "state:TUR", "state:TUR")
    with pytest.raises(InputError, match="'miles' orders no paths; allowed are hops, strength"):
        paths(ledger, SMALL, "state:TUR", "state:QAT", by="miles")
    with pytest.raises(UnknownActor):
        paths(ledger, SMALL, "state:TUR", "state:XXX")


def test_strength_prefers_ways_with_many_claims(ledger: Ledger) -> None:
    ways = [f"{who} AGREE | in {who}{number}" for who in ("TUR+QAT", "LBY+QAT") for number in range(4)]
    fill(ledger, ["TUR AID LBY", *ways])
    hops, strength = (paths(ledger, SMALL, "state:TUR", "state:LBY", by=by).paths for by in ("hops", "strength"))
    assert [len(path.hops) for path in hops] == [1, 2]
    assert [(len(path.hops), path.cost) for path in strength] == [(2, 0.5), (1, 1.0)]


# ---------------------------------------------------------------- over time


def rows(table: object, *names: str) -> list[tuple[object, ...]]:
    return [tuple(record[name] for name in names) for record in table.records()]  # type: ignore[attr-defined]


RELATED = (
    "TUR AID QAT | 2020-01-15 | published 2020-01-16 | in d1",
    "TUR AID QAT | 2020-01-16 | published 2020-01-16 | in d2",
    "QAT ACCUSE TUR | 2020-05-02 | published 2020-05-02 | outlet outlet:a | in d3",
    "TUR AGREE QAT | 2019 | in d4",
    "TUR AID LBY | in d5",
    "TUR AID QAT | denied | 2020-01-15 | in d6",
    "akar@TUR CONSULT QAT | 2020-05-20 | in d7",
)


class TestTimeline:
    def test_months_of_a_dyad(self, ledger: Ledger) -> None:
        fill(ledger, RELATED)
        found = timeline(ledger, SMALL, ["state:TUR", "state:QAT"])
        assert rows(found, "period", "claims", "articles", "events", "score", "positive", "negative", "documents") == [
            ("2019", 1, 1, 1, 2.5, 1, 0, None),
            ("2020-01", 2, 2, 1, 10.0, 2, 0, 2),
            ("2020-05", 2, 2, 2, 0.25, 1, 1, 1),
        ]
        assert rows(timeline(ledger, SMALL, ["state:QAT", "person:akar"]), "period", "claims") == [("2020-05", 1)]

    def test_quarters_types_and_the_undated(self, ledger: Ledger) -> None:
        fill(ledger, RELATED)
        found = timeline(ledger, SMALL, ["state:TUR"], by="quarter", types=True)
        assert rows(found, "period", "relation", "claims") == [
            ("2019", "AGREE", 1),
            ("2020-Q1", "AID", 2),
            ("2020-Q2", "ACCUSE", 1),
            ("2020-Q2", "CONSULT", 1),
            (None, "AID", 1),
        ]
        assert rows(timeline(ledger, SMALL, by="year"), "period", "claims") == [("2019", 1), ("2020", 4), (None, 1)]

    def test_a_claim_counts_once_whatever_pairs_it_has(self, ledger: Ledger) -> None:
        fill(ledger, ["TUR+QAT+SAU AGREE | 2020-01-15"])
        assert rows(timeline(ledger, SMALL), "claims", "events") == [(1, 1)]

    def test_what_cannot_be_asked(self, ledger: Ledger) -> None:
        fill(ledger, RELATED)
        assert timeline(ledger, SMALL, ["state:QAT", "state:SAU"]).rows == ()
        with pytest.raises(InputError, match="allowed are two different actors"):
            timeline(ledger, SMALL, ["state:QAT", "state:QAT"])
        with pytest.raises(InputError, match="'week' is no period; allowed are month, quarter, year"):
            timeline(ledger, SMALL, by="week")

    def test_the_trend_is_the_median_slope(self, ledger: Ledger) -> None:
        """Four points on a line of slope 2, and one that is far off."""
        assert slope([(0, 1), (1, 3), (2, 5), (3, 7), (4, 100)]) == 2
        assert slope([(1, 5)]) is slope([]) is None
        fill(ledger, RELATED)
        assert trend(timeline(ledger, SMALL, ["state:TUR", "state:QAT"], Filters(since="2020-01-01"))) == pytest.approx(-9.75 / 4)
        assert trend(timeline(ledger, SMALL, ["state:TUR", "state:QAT"], Filters(since="2020-01-01"), "quarter")) == -9.75


def test_coverage(ledger: Ledger) -> None:
    fill(ledger, RELATED)
    assert rows(coverage(ledger), "outlet", "period", "documents", "claims") == [
        ("outlet:a", "2020-05", 1, 1),
        (None, "2020-01", 2, 2),
        (None, None, 4, 4),
    ]
    assert rows(coverage(ledger, Filters(outlet="outlet:a"), "year"), "period", "documents") == [("2020", 1)]
    assert rows(coverage(ledger, Filters(since="2020-02-01")), "outlet") == [("outlet:a",)]
    assert coverage(ledger, Filters(outlet="outlet:b")).rows == ()
    assert rows(coverage(ledger, as_of=1), "documents") == [(1,)]


# ---------------------------------------------------------------- two sides


def test_what_only_one_outlet_tells(ledger: Ledger) -> None:
    lines = ["TUR AID QAT | outlet outlet:a", "TUR ACCUSE QAT | outlet outlet:b", "TUR AID LBY | outlet outlet:a"]
    fill(ledger, [*lines, "QAT AID LBY | outlet outlet:b", "TUR+SAU AGREE | outlet outlet:a", "TUR+SAU AGREE | outlet outlet:b"])
    one, other = sides(ledger, SMALL, "outlet", ("outlet:a", "outlet:b"), Filters(modality=tuple(Modality)))
    assert rows(compare(ledger, SMALL, one, other), "a", "b", "told_by", "one_score", "other_score", "sign_differs") == [
        ("state:QAT", "state:TUR", "both", 10.0, -2.0, "yes"),
        ("state:SAU", "state:TUR", "both", 2.5, 2.5, "no"),
        ("state:LBY", "state:QAT", "other", None, 10.0, "no"),
        ("state:LBY", "state:TUR", "one", 10.0, None, "no"),
    ]


def test_periods_and_claimants_are_sides_too(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT | 2019-03-01 | says QAT", "TUR AID QAT | 2020-03-01 | in d2", "TUR AID LBY | 2021-01-01 | in d2"])
    one, other = sides(ledger, SMALL, "period", ("2019", "2020-02..2020-06"))
    assert (other.since, other.until) == ("2020-02-01", "2020-06-30")
    assert rows(compare(ledger, SMALL, one, other), "told_by", "one_claims", "other_claims") == [("both", 1, 1)]
    found = compare(ledger, SMALL, *sides(ledger, SMALL, "claimant", ("Qatar", "document")))
    assert rows(found, "b", "told_by") == [("state:TUR", "both"), ("state:TUR", "other")]
    for what, values, message in (
        ("colour", ("a", "b"), "'colour' cannot be compared; allowed are outlet, claimant, period"),
        ("period", ("2019", "2019-01..2019-12"), "both sides are '2019'"),
        ("period", ("2019", "soon"), "'soon' is no value of 'from'"),
    ):
        with pytest.raises(InputError, match=message):
            sides(ledger, SMALL, what, values)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="compare at one level"):
        compare(ledger, SMALL, Filters(), Filters(level=Level.ACTOR))


# ---------------------------------------------------------------- tables


def test_dyad_months(ledger: Ledger) -> None:
    lines = [f"TUR AID QAT | quad material cooperation | 2020-01-{day} | in d{day}" for day in (15, 16)]
    fill(ledger, [*lines, "TUR+QAT AGREE | quad verbal cooperation | 2020-01-20", "QAT ACCUSE TUR | quad verbal conflict"])
    names = ("source", "target", "month", "claims")
    names += ("material_cooperation", "verbal_cooperation", "verbal_conflict", "score", "events")
    assert rows(dyad_months(ledger, SMALL), *names) == [
        ("state:QAT", "state:TUR", "2020-01", 1, 0, 1, 0, 2.5, 1),
        ("state:QAT", "state:TUR", None, 1, 0, 0, 1, -2.0, 1),
        ("state:TUR", "state:QAT", "2020-01", 3, 2, 1, 0, 7.5, 2),
    ]


def test_actor_months_count_a_claim_once_a_side(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT+LBY | 2020-01-15"])
    assert rows(actor_months(ledger, SMALL), "actor", "month", "side", "claims", "articles") == [
        ("state:LBY", "2020-01", "target", 1, 1),
        ("state:QAT", "2020-01", "target", 1, 1),
        ("state:TUR", "2020-01", "source", 1, 1),
    ]


def test_tables_have_the_codes_of_states(ledger: Ledger, codebook: object) -> None:
    fill(ledger, ["TUR AID sarraj@gov:LBY-GNA"])
    [row] = dyad_months(ledger, codebook).records()  # type: ignore[arg-type]
    assert [row[f"source_{code}"] for code in ("iso3", "cow", "gw")] == ["TUR", "640", "640"]
    assert [row[f"target_{code}"] for code in ("iso3", "cow", "gw")] == [None, None, None]


def test_parquet_holds_the_same_rows(ledger: Ledger, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    fill(ledger, RELATED)
    found = dyad_months(ledger, SMALL)
    write_parquet(found, str(tmp_path / "dyads.parquet"))
    assert parquet.read_table(tmp_path / "dyads.parquet").to_pylist() == found.records()
    write_parquet(dyad_months(ledger, SMALL, as_of=0), str(tmp_path / "none.parquet"))
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0


# ---------------------------------------------------------------- measures of a ledger


def test_measures_of_the_network(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT", "TUR AID QAT | in d2", "QAT+LBY AGREE", "SAU AID TUR | planned"])
    found = measures(ledger)
    assert rows(found, "actor", "degree", "strength", "reciprocity", "core") == [
        ("state:QAT", 2, 3, 1.0, 1),
        ("state:TUR", 1, 2, 0.0, 1),
        ("state:LBY", 1, 1, 1.0, 1),
    ]
    assert rows(measures(ledger, names=("pagerank",)), "actor")[0] == ("state:QAT",)
    assert measures(ledger, as_of=0).rows == ()
    with pytest.raises(InputError, match="'fame' is no measure; allowed are degree, strength"):
        measures(ledger, names=("fame",))


def test_balance_over_time(ledger: Ledger) -> None:
    pairs = ("TUR AGREE QAT", "QAT AGREE LBY", "TUR AGREE LBY")
    friends = [f"{pair} | 2019-02-01 | in d{number}" for number, pair in enumerate(pairs)]
    fight = ["TUR ASSAULT LBY | 2020-02-01 | in e1", "QAT AID LBY | 2020-02-01 | in e2", "TUR AID QAT | 2020-02-01 | in e3"]
    fill(ledger, [*friends, *fight, "TUR ASSAULT QAT | in undated"])
    found = balance(ledger, polarities(SMALL))
    assert rows(found, "period", "triangles", "balanced", "share") == [("2019", 1, 1, 1.0), ("2020", 1, 0, 0.0)]


class TestTelling:
    """Names and framings of the hand-made documents; amounts."""

    @pytest.fixture
    def sampled(self, ledger: Ledger) -> Ledger:
        for sample in samples.all_samples():
            ledger.add(sample)
        return ledger

    def test_names_and_colours_stand_by_outlet(self, sampled: Ledger, codebook: Codebook) -> None:
        found = framing(sampled, codebook, "gov:LBY-GNA").records()
        assert {row["use"] for row in found} == {"name", "illegitimacy"}
        coloured = next(row for row in found if row["use"] == "illegitimacy")
        with sampled.at() as view:
            text = view.document(coloured["document"]).document.text
        assert text[coloured["start"] : coloured["end"]] == coloured["text"]
        assert coloured["polarity"] == -1 and coloured["times"] >= 1

    def test_framing_is_narrowed_to_an_outlet(self, sampled: Ledger, codebook: Codebook) -> None:
        everywhere = framing(sampled, codebook, "state:QAT").records()
        outlets = {row["outlet"] for row in everywhere}
        assert len(outlets) > 1
        for outlet in outlets - {None}:
            found = framing(sampled, codebook, "state:QAT", Filters(outlet=outlet)).records()
            assert found == [row for row in everywhere if row["outlet"] == outlet]

    def test_amounts_are_a_series_with_claimants(self, ledger: Ledger, codebook: Codebook) -> None:
        fill(
            ledger,
            [
                "TUR+EGY TRADE | in d1 | 2021 | amount 9e9 USD | says TUR",
                "TUR+EGY TRADE | in d2 | 2020 | amount 7.2e9 USD approx",
                "TUR+EGY TRADE | in d3 | 2022",
                "TUR+EGY AGREE | in d4 | 2020 | amount 50 treaty",
                "TUR+QAT TRADE | in d5 | 2020-03-01 | amount 1e9 USD",
            ],
        )
        found = indicators(ledger, codebook, ["state:TUR", "state:EGY"]).records()
        assert [(row["period"], row["value"], row["comparison"], row["claimant"]) for row in found] == [
            ("2020", 7.2e9, "approx", None),
            ("2021", 9e9, "eq", "state:TUR"),
        ]
        assert [row["period"] for row in indicators(ledger, codebook).records()] == ["2020", "2021", "2020-03-01"]
        in_march = Filters(since="2020-03-01", until="2020-03-31")
        assert [row["b"] for row in indicators(ledger, codebook, filters=in_march).records()] == ["state:TUR"]
