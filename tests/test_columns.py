"""The network from columns: the same as the one that is counted claim by claim, whatever came when."""

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import counting
import numpy as np
import pytest
from notation import fill
from test_query import SMALL

from graph.faces.network import columns as columns_module
from graph.faces.network import edges, keeping
from graph.faces.network.columns import Columns
from graph.ledger import Ledger, open_ledger
from graph.model import Claim, Coded, Document, Modality, Ruling
from graph.model.dyad import Level
from graph.query import claims, dyads, filters, neighbourhood, network
from graph.query.filters import Filters
from graph.query.values import Teller

WHO = ("TUR", "QAT", "LBY", "akar@TUR", "?@QAT", "goksu@QAT", "sarraj@gov:LBY-GNA", "houthis~YEM", "port=LBY", "?", "TUR+QAT")
WHO += ("SAU+akar@TUR",)
WHAT = ("AGREE", "AID", "ACCUSE", "ASSAULT", "TRADE", "MINISTER_OF")
WHEN = ("2020-08-17", "2020-08-18", "2020-08-19", "2020-08-20", "2020-09-01", "2019", "published 2020-08-18", "")
ASKED = (
    {},
    {"modality": "all"},
    {"from": "2020-08-18", "to": "2020-08"},
    {"relation": "AID,TRADE"},
    {"actor": "state:TUR"},
    {"claimant": "document", "language": "tr"},
    {"outlet": "outlet:a"},
    {"resolved": "yes", "modality": "planned,alleged"},
    {"quad": "verbal-conflict"},
    {"state": "LBY"},
    {"kind": "person,facility", "mode": "visit"},
    {"context": "military,political", "modality": "all"},
    {"claimant": "state:QAT", "place": "state:LBY"},
    {"place": "facility:port", "collection": "gulf"},
    {"outlet": "outlet:a", "modality": "all", "language": "tr"},
)


def lines(chance: random.Random, number: int) -> list[str]:
    """Claims at random, in the notation of the cases."""
    found = []
    for _ in range(number):
        parts = [f"{chance.choice(WHO)} {chance.choice(WHAT)} {chance.choice(WHO)}", chance.choice(WHEN)]
        parts += [chance.choice(("", "planned", "denied", "alleged"))]
        parts += [chance.choice(("", "says QAT", "says goksu@QAT", "says ?"))]
        parts += [chance.choice(("", found)) for found in ("via outlet:a", "mode visit", "quad verbal conflict")]
        parts += [chance.choice(("", "context military", "context political"))]
        parts += [chance.choice(("", "at port=LBY", "at akar@LBY"))]
        parts += [chance.choice(("", "language tr", "outlet outlet:a", "collection gulf")), f"in d{chance.randrange(99)}"]
        found.append(" | ".join(part for part in parts if part))
    return found


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as found:
        yield found


def assert_same(ledger: Ledger, asked: dict[str, str], level: Level, as_of: int | None) -> None:
    parsed = filters.parse({**asked, "level": level.value}, ledger, SMALL)
    found = network.network(ledger, SMALL, parsed, as_of)
    with ledger.at(as_of) as view:
        listed = counting.listed(view, parsed, parsed.listed)
        drawn = [one for one in listed if one.claim.modality in parsed.drawn]
        links = list(counting.links(drawn, level))
        assert list(found.edges) == list(counting.edges(links, SMALL))
        for actor in ("state:TUR", "person:akar", "facility:port", "gov:LBY-GNA"):
            mine = counting.edges(counting.links_of(drawn, view.identities.meant(actor), level), SMALL)
            assert list(neighbourhood.ego(ledger, SMALL, view, actor, parsed)) == list(mine)
        assert claims.page(ledger, view, parsed, None).claims == tuple(listed)
    told = {end: {link.claim for link in links if end in (link.a, link.b)} for edge in found.edges for end in (edge.a, edge.b)}
    assert {node.id: node.claims for node in found.nodes} == {end: len(rows) for end, rows in told.items()}
    for a, b in (("state:TUR", "state:QAT"), ("person:akar", "state:QAT"), ("gov:LBY-GNA", "person:akar")):
        assert_same_dyad(ledger, (a, b), parsed, as_of)


def assert_same_dyad(ledger: Ledger, pair: tuple[str, str], asked: Filters, as_of: int | None) -> None:
    with ledger.at(as_of) as view:
        pair = tuple(sorted(map(view.identities.meant, pair)))  # type: ignore[assignment]
        listed = {counting.key(one): one for one in counting.listed(view, asked, asked.listed)}
        links = list(counting.links_between(listed.values(), *pair, asked.level))
    found = dyads.dyad(ledger, SMALL, *pair, asked, as_of)
    drawn = [link for link in links if link.modality in asked.drawn]
    assert found.edge == next(iter(counting.edges(drawn, SMALL)), None)
    assert found.months == counting.months(drawn, SMALL)
    ways = {name: list(map(counting.key, getattr(found, name))) for name in ("forward", "backward", "mutual", "denied")}
    told = {way: [link.claim for link in links if link.way == way and link.modality is not Modality.DENIED] for way in ways}
    assert ways == told | {"denied": [link.claim for link in links if link.modality is Modality.DENIED]}
    days = sorted(link.day for link in drawn if link.day)
    assert (found.figures.first, found.figures.last) == ((days[0], days[-1]) if days else (None, None))
    assert found.figures.undated == len(drawn) - len(days)
    assert found.relations == counting.by_frequency(one.relation for one in links if one.modality is not Modality.DENIED)
    assert Counter({replace(one, claims=0): one.claims for one in found.figures.tellers}) == Counter(
        _teller(listed[link.claim].claim) for link in links
    )


def _teller(claim: Claim) -> Teller:
    who = claim.claimant
    return Teller(who.id if who else None, who.kind if who else None, claim.relation, claim.modality, 0)


@pytest.mark.parametrize("seed", range(2))
def test_columns_count_what_the_ledger_counts(ledger: Ledger, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - cases, not secrets
    for _ in range(3):  # the columns are begun, and caught up with twice
        fill(ledger, lines(chance, 25))
        for asked in ASKED:
            for level in Level:
                assert_same(ledger, asked, level, None)
    for version in (0, 1, ledger.version // 2, ledger.version):
        assert_same(ledger, {"modality": "all"}, Level.STATE, version)


def test_another_coding_takes_the_place_of_the_first(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT | 2020-08-17", "TUR AID QAT | in d2"])
    assert network.network(ledger, SMALL).edges[0].claims == 2
    ledger.add(Coded(Document(id="d1", text="-", title="T"), (), (), ()))
    assert [edge.claims for edge in network.network(ledger, SMALL).edges] == [1]
    assert [edge.claims for edge in network.network(ledger, SMALL, as_of=2).edges] == [2]
    assert_same(ledger, {}, Level.STATE, 2)


def test_columns_are_caught_up_with_piece_by_piece_and_at_once_alike(ledger: Ledger, tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - cases, not secrets
    some = lines(chance, 60)
    fill(ledger, some[:40])
    grown = keeping.columns_of(ledger)
    for line in some[40:]:
        fill(ledger, [line + "x"])
        grown = keeping.columns_of(ledger)
    with open_ledger(ledger.path or tmp_path) as again:
        fresh = keeping.columns_of(again)
    assert grown.version == fresh.version == ledger.version
    for name in ("key", "day", "act", "start"):
        assert np.array_equal(getattr(grown.claims, name), getattr(fresh.claims, name))
    for level in Level:
        assert figures(grown, level) == figures(fresh, level)


def test_what_is_appended_to_many_rows_leaves_those_of_before_as_they_were(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns_module, "_MANY", 10)
    chance = random.Random(7)  # noqa: S311 - cases, not secrets
    fill(ledger, lines(chance, 60))
    steps = [keeping.columns_of(ledger)]
    for number in range(6):
        fill(ledger, [f"TUR AID QAT | 2020-08-17 | in more{number}"])
        steps.append(keeping.columns_of(ledger))
    assert np.shares_memory(steps[-1].claims.key, steps[-2].claims.key)
    for earlier, later in itertools.pairwise(steps):
        assert len(later.claims.key) == len(earlier.claims.key) + 1
        for column in ("key", "day", "relation", "score"):
            one, other = (getattr(some.claims, column) for some in (earlier, later))
            assert np.array_equal(one, other[: len(one)], equal_nan=True)
    assert_same(ledger, {"modality": "all"}, Level.STATE, None)


def figures(columns: Columns, level: Level) -> object:
    found = edges.select(columns, getattr(columns, level.value), edges.everything)
    return edges.edges(found, {})


class TestFile:
    @pytest.fixture(autouse=True)
    def _small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(keeping, "_WORTH", 0)

    def test_the_next_start_reads_it(self, ledger: Ledger) -> None:
        fill(ledger, ["TUR AID QAT | 2020-08-17", "TUR+QAT AGREE | 2019", "akar@TUR CONSULT QAT | in d2"])
        before = network.network(ledger, SMALL)
        assert ledger.path is not None
        with open_ledger(ledger.path) as again:
            assert keeping._begin(again)[0].version == ledger.version
            assert network.network(again, SMALL) == before
            fill(again, ["TUR AID LBY | in d3"])
            assert len(network.network(again, SMALL).edges) == len(before.edges) + 1

    @pytest.mark.parametrize("content", [b"", b"12345", b"\x02" + bytes(7) + b"[]", b"\xff" * 100])
    def test_what_is_no_such_file_is_written_again(self, ledger: Ledger, content: bytes) -> None:
        fill(ledger, ["TUR AID QAT"])
        path = keeping._file(ledger)
        assert path is not None
        path.write_bytes(content)
        assert len(network.network(ledger, SMALL).edges) == 1
        assert path.read_bytes() != content

    def test_another_ledger_in_its_place_is_not_taken_for_it(self, tmp_path: Path) -> None:
        for place, line in enumerate(("TUR AID QAT", "TUR AID LBY")):
            with open_ledger(tmp_path / "one.db") as ledger:
                fill(ledger, [line])
                assert [edge.a for edge in network.network(ledger, SMALL).edges] == [("state:QAT", "state:LBY")[place]]
            for left in tmp_path.glob("one.db*"):
                if not left.name.endswith(".columns"):
                    left.unlink()

    def test_a_folder_that_takes_no_file_does_no_harm(self, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
        fill(ledger, ["TUR AID QAT"])

        def refuse(*_arguments: object, **_named: object) -> None:
            raise PermissionError("no")

        monkeypatch.setattr(keeping.tempfile, "mkstemp", refuse)
        assert len(network.network(ledger, SMALL).edges) == 1


def test_the_strongest_partners(ledger: Ledger) -> None:
    fill(ledger, ["TUR AID QAT", "TUR AGREE QAT", "TUR AID LBY", "SAU AID TUR", "SAU AID TUR | alleged", "TUR AID EGY | denied"])
    with ledger.at() as view:
        partners = ["state:QAT", "state:LBY", "state:SAU"]  # the last two have one claim each
        for most in (0, 1, 2, 3, 9):
            found = neighbourhood.ego(ledger, SMALL, view, "state:TUR", Filters(), most)
            assert [edge.a for edge in found] == sorted(partners[:most])
        assert neighbourhood.ego(ledger, SMALL, view, "state:FRA", Filters()) == ()
        everything = Filters(modality=tuple(Modality))
        assert [edge.a for edge in neighbourhood.ego(ledger, SMALL, view, "state:TUR", everything, 1)] == ["state:QAT"]


class TestRecords:
    """Merges and rulings, against the ledger's own counting."""

    @pytest.mark.parametrize("seed", range(1))
    def test_who_was_merged_is_one(self, ledger: Ledger, seed: int) -> None:
        fill(ledger, lines(random.Random(seed), 40))  # noqa: S311 - cases, not secrets
        before = ledger.version
        ledger.merge("state:SAU", "state:QAT", "Mona")
        ledger.merge("person:akar", "person:zed", "Mona")
        ledger.merge("facility:port", "gov:LBY-GNA", "Mona")
        for asked in ASKED:
            for level in Level:
                assert_same(ledger, asked, level, None)
        assert_same(ledger, {}, Level.STATE, before)
        ledger.split("state:SAU", "Mona")
        assert_same(ledger, {"modality": "all"}, Level.STATE, None)

    def test_what_was_ruled_out_is_no_edge(self, ledger: Ledger) -> None:
        fill(ledger, ["TUR AID QAT", "TUR AID QAT | in d2", "TUR AID LBY | in d2", "TUR ACCUSE LBY | in d3"])
        assert len(network.network(ledger, SMALL).edges) == 2
        for claim, ruling in (("0", Ruling.REJECTED), ("1", Ruling.ACCEPTED), ("2", Ruling.RETRACTED)):
            ledger.review(claim, ruling, "Mona")
        corrected = replace(ledger.claim("3"), modality=Modality.PLANNED)
        ledger.review("3", Ruling.CORRECTED, "Mona", correction=corrected)
        for status in ("", "all", "unreviewed", "accepted", "rejected,retracted", "corrected"):
            for modality in ("all", "occurred"):
                assert_same(ledger, {"review": status, "modality": modality}, Level.STATE, None)
        assert [edge.claims for edge in network.network(ledger, SMALL).edges] == [1]
        for version in range(4, ledger.version + 1):
            assert_same(ledger, {"modality": "all"}, Level.STATE, version)

    def test_a_collection_is_what_was_put_into_it(self, ledger: Ledger) -> None:
        fill(ledger, ["TUR AID QAT", "TUR AID LBY | in d2", "TUR AID SAU | collection gulf | in d3"])
        ledger.place("gulf", ["d2"], "Mona")
        assert_same(ledger, {"collection": "gulf"}, Level.STATE, None)
        assert len(network.network(ledger, SMALL, Filters(collection="gulf")).edges) == 2
