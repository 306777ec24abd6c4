"""What people say of actors, claims and documents: merges, reviews, collections, each taken back by a later record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import counting
import pytest
import samples
from test_ledger import TEXT, claim, coded, participant
from test_query import SMALL

from api.app import create_app
from graph.codebook import Codebook
from graph.errors import InputError, UnknownClaim, UnknownDocument
from graph.faces.network.keeping import columns_for
from graph.faces.network.taking_part import claims_of
from graph.ledger import Change, ChangeKind, Ledger, Way, conditions, open_ledger
from graph.model import Claim, Merge, Modality, Placement, Review, Ruling, Signature
from graph.model.dyad import Level
from graph.model.record import STATUSES
from graph.query.actors import profile, resolve, search
from graph.query.claims import claims
from graph.query.dyads import dyad
from graph.query.filters import Filters, parse
from graph.query.neighbourhood import ego
from graph.query.network import network

AT = "2021-01-02T03:04:05+00:00"
EVERYTHING = Filters(modality=tuple(Modality))


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty one, on each database."""
    with open_ledger(where, now=lambda: datetime(2021, 1, 2, 3, 4, 5, tzinfo=UTC)) as found:
        yield found


def person(name: str, at: int = 1, **changes: object) -> object:
    """Somebody who acts for nobody else."""
    changes = {"state": None, "state_basis": None, "acts_for": None, "code": None, **changes}
    return participant(at, id=f"person:{name}", name=name, **changes)


def said(document: str, claim_id: str, source: str, target: str, **changes: object) -> Claim:
    nobody = {"claimant": None, "via": (), "about": (), "place": None}
    parts = {"sources": (person(source, 1),), "targets": (person(target, 3),), **nobody}
    return claim(document, claim_id, **{**parts, **changes})


def add(ledger: Ledger, document: str, *claims: Claim, **metadata: object) -> None:
    ledger.add(replace(coded(document, **metadata), claims=claims))


def ways_of(ledger: Ledger, a: str, b: str, level: Level, limit: int | None = None) -> list[Way]:
    """Of the claims between them, those from a to b first."""
    found = dyad(ledger, SMALL, a, b, Filters(level=level), limit=limit)
    return [way for way in Way for _one in getattr(found, way)]


class TestMerges:
    def test_two_ids_become_one_actor_in_every_answer(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "ali", "omar"), said("d1", "c2", "omar", "ali2"), said("d1", "c3", "ali", "ali2"))
        made = ledger.merge("person:ali2", "person:ali", "Mona", "the same man")
        assert made == Merge("person:ali2", "person:ali", Signature(2, AT, "Mona", "the same man"))
        ali, omar = "person:ali", "person:omar"
        with ledger.at() as view:
            assert view.merges() == [made]
            columns = columns_for(ledger, view)
            assert claims_of(columns, view, ["person:ali2", omar]) == {ali: 3, omar: 2}
            for asked in (ali, "person:ali2"):
                (edge,) = ego(ledger, SMALL, view, asked, EVERYTHING)
                assert (edge.a, edge.b, edge.forward, edge.backward) == (ali, omar, 1, 1)
                assert claims(ledger, Filters(actor=asked)).total == 3
        for level in Level:
            assert ways_of(ledger, ali, omar, level) == [Way.FORWARD, Way.BACKWARD]
        listed = ledger.listed("d1.c2").claim.targets[0]
        assert (listed.id, listed.link) == (ali, "alias 3; person:ali2 was merged into person:ali")
        assert ledger.document("d1").claims[1].targets[0].id == "person:ali2"  # as it was coded

    def test_a_claim_that_names_both_ids_relates_the_pair_once(self, ledger: Ledger) -> None:
        both = (person("ali", 1), person("ali2", 5))
        add(ledger, "d1", said("d1", "c1", "ali", "omar", sources=both), said("d1", "c2", "omar", "zed", sources=both[1:]))
        crossed = said("d1", "c3", "x", "y", sources=(both[0], person("omar", 7)), targets=(person("omar", 7), both[1]))
        add(ledger, "d2", replace(crossed, id="d2.c3", document="d2"))
        ledger.merge("person:ali2", "person:ali", "Mona")
        assert ways_of(ledger, "person:ali", "person:omar", Level.ACTOR) == [Way.FORWARD, Way.MUTUAL]
        assert len(ways_of(ledger, "person:ali", "person:omar", Level.ACTOR, limit=1)) == 1

    def test_merges_chain_and_are_taken_apart_again(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "a", "x"), said("d1", "c2", "b", "x"), said("d1", "c3", "c", "x"))
        ledger.merge("person:c", "person:b", "Mona")  # 2
        ledger.merge("person:b", "person:a", "Mona")  # 3
        ledger.split("person:c", "Omar", "another one after all")  # 4
        assert ledger.undo(4, "Mona") == 5
        assert ledger.undo(3, "Mona") == 6
        counts = []
        for version in range(1, 7):
            with ledger.at(version) as view:
                counts.append(claims_of(columns_for(ledger, view), view, ["person:a", "person:b", "person:c"]))
        a, b, c = "person:a", "person:b", "person:c"
        assert counts == [{a: 1, b: 1, c: 1}, {a: 1, b: 2}, {a: 3}, {a: 2, c: 1}, {a: 3}, {a: 1, b: 2}]
        assert [(one.kind, one.actors, one.who, one.why) for one in ledger.changes(since=1)] == [
            (ChangeKind.MERGE, (c, b), "Mona", None),
            (ChangeKind.MERGE, (b, a), "Mona", None),
            (ChangeKind.SPLIT, (c,), "Omar", "another one after all"),
            (ChangeKind.MERGE, (c, b), "Mona", None),
            (ChangeKind.SPLIT, (b,), "Mona", None),
        ]

    def test_at_state_level_those_who_act_for_a_state_go_with_it(self, ledger: Ledger) -> None:
        minister = participant(1, id="person:m", state="LBY", acts_for="gov:LBY-GNA")
        add(ledger, "d1", said("d1", "c1", "x", "omar", sources=(minister,)))
        ledger.merge("gov:LBY-GNA", "state:LBY", "Mona")
        (edge,) = network(ledger, SMALL, EVERYTHING).edges
        assert (edge.a, edge.b, edge.backward) == ("person:omar", "state:LBY", 1)
        assert claims(ledger, Filters(actor="state:LBY")).total == 1
        with ledger.at() as view:
            assert view.newest()[0].claim.sources[0].acts_for == "state:LBY"

    def test_outlets_and_names_used_are_those_of_all(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "a", "x"), outlet="outlet:one")
        add(ledger, "d2", said("d2", "c1", "a", "x"), outlet="outlet:two")
        ledger.merge("outlet:two", "outlet:one", "Mona")
        with ledger.at() as view:
            assert claims(ledger, Filters(outlet="outlet:one")).total == 2
            assert len(view.names_used("person:p1")) == len(view.names_used("person:p2")) == 2  # a set of both is mentioned
        ledger.merge("person:p1", "person:p2", "Mona")
        with ledger.at() as view:
            assert view.names_used("person:p1") == view.names_used("person:p2")

    @pytest.mark.parametrize(
        ("actor", "into", "message"),
        [
            ("person:a", "person:a", "person:a cannot be merged into itself"),
            ("person:a", "person:b", "person:a cannot be merged into person:b, which was merged into it"),
            ("person:a", "person:c", "person:a cannot be merged into person:c, which was merged into it"),
            ("person:b", "person:a", "person:b was merged into person:a before"),
            ("person:\ud800", "person:a", r"an actor holds U\+D800"),
        ],
    )
    def test_merges_that_make_no_sense(self, ledger: Ledger, actor: str, into: str, message: str) -> None:
        ledger.merge("person:b", "person:a", "Mona")
        ledger.merge("person:c", "person:b", "Mona")
        with pytest.raises(InputError, match=message):
            ledger.merge(actor, into, "Mona")
        assert ledger.version == 2

    def test_what_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(InputError, match="person:a is not merged into another actor as of version 0"):
            ledger.split("person:a", "Mona")
        with pytest.raises(InputError, match="'who' is empty"):
            ledger.merge("person:a", "person:b", " ")


class TestReviews:
    def test_what_is_rejected_or_retracted_is_left_out(self, ledger: Ledger) -> None:
        add(ledger, "d1", *(said("d1", f"c{number}", "a", "x") for number in range(4)))
        review = ledger.review("d1.c0", Ruling.ACCEPTED, "Mona", "yes")
        ledger.review("d1.c1", Ruling.REJECTED, "Mona")
        ledger.review("d1.c2", Ruling.RETRACTED, "Mona")
        assert review == Review("d1.c0", "d1", Ruling.ACCEPTED, Signature(2, AT, "Mona", "yes"))
        with ledger.at() as view:
            assert [one.claim.id for one in view.newest()] == ["d1.c0", "d1.c3"]
            assert [one.review for one in view.newest()] == [review, None]
            assert [one.id for one in view.claims()] == ["d1.c0", "d1.c3"]
            assert (view.count(), claims_of(columns_for(ledger, view), view, ["person:a"])) == (2, {"person:a": 2})
            shown = {status: [one.claim.id for one in view.newest(conditions.reviewed([status]))] for status in STATUSES}
            assert shown == {
                "unreviewed": ["d1.c3"],
                "accepted": ["d1.c0"],
                "corrected": [],
                "rejected": ["d1.c1"],
                "retracted": ["d1.c2"],
            }
            assert view.count(conditions.reviewed(STATUSES)) == 4
            assert view.listed("d1.c1").review is not None
        assert len(ledger.document("d1").claims) == 4
        assert [len(list(ledger.claims(version))) for version in range(1, 5)] == [4, 4, 3, 2]

    def test_without_a_review_nothing_changes(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "a", "x"))
        with ledger.at() as view:
            assert view.count(conditions.reviewed(["rejected"])) == view.count(conditions.reviewed(["corrected"])) == 0
            assert view.count(conditions.reviewed(["unreviewed"])) == view.count() == 1

    def test_a_corrected_claim_is_its_correction(self, ledger: Ledger) -> None:
        add(ledger, "d1", coded().claims[0], said("d1", "c2", "a", "x"))
        parties = {"sources": (person("z"),), "targets": (person("y", 3),)}
        corrected = replace(coded().claims[0], relation="AGREE", modality=Modality.PLANNED, date=None, **parties)  # type: ignore[arg-type]
        ledger.review("d1.c1", Ruling.CORRECTED, "Mona", "misread", corrected)
        assert ledger.claim("d1.c1") == corrected
        with ledger.at() as view:
            assert [(one.claim.id, one.day) for one in view.newest()] == [("d1.c1", "2020-08-20"), ("d1.c2", "2020-08-16")]
            links = counting.links(view.newest(), Level.ACTOR)
            assert sorted((link.a, link.b, link.relation) for link in links) == [
                ("person:a", "person:x", "CONSULT"),
                ("person:y", "person:z", "AGREE"),
            ]
            found = network(ledger, SMALL, replace(EVERYTHING, level=Level.ACTOR)).edges
            assert [(edge.a, edge.b, *edge.relations) for edge in found] == [
                ("person:a", "person:x", "CONSULT"),
                ("person:y", "person:z", "AGREE"),
            ]
            assert view.document_row("d1").claims == 2
            assert view.count(conditions.reviewed(["corrected"])) == 1
        assert ledger.claim("d1.c1", as_of=1) == ledger.document("d1").claims[0] == coded().claims[0]
        again = replace(corrected, relation="AID")
        ledger.review("d1.c1", Ruling.CORRECTED, "Omar", None, again)
        assert ledger.claim("d1.c1") == again
        assert (ledger.undo(3, "Mona"), ledger.claim("d1.c1")) == (4, corrected)
        assert (ledger.review("d1.c1", None, "Mona").ruling, ledger.claim("d1.c1")) == (None, coded().claims[0])
        relations = [ledger.claim("d1.c1", version).relation for version in range(1, 6)]
        assert relations == ["CONSULT", "AGREE", "AID", "AGREE", "CONSULT"]

    def test_reviews_stay_when_a_text_is_coded_again(self, ledger: Ledger) -> None:
        first, second, third = (said("d1", f"c{number}", "a", "x") for number in range(3))
        add(ledger, "d1", first, second, third)
        corrected = replace(first, relation="AGREE")
        ledger.review("d1.c0", Ruling.CORRECTED, "Mona", None, corrected)
        ledger.review("d1.c1", Ruling.REJECTED, "Mona")
        ledger.review("d1.c2", Ruling.REJECTED, "Mona")
        add(ledger, "d1", *(replace(one, coder="another") for one in (first, second)), title="another")
        with ledger.at() as view:
            assert [one.claim for one in view.newest()] == [corrected]
            assert [one.claim.id for one in view.newest(conditions.reviewed(["rejected"]))] == ["d1.c1"]
            assert [one.claim for one in view.reviews()] == ["d1.c0", "d1.c1", "d1.c2"]  # those of lost claims too
        add(ledger, "d1", *(replace(one, coder="a third") for one in (first, second, third)))
        with ledger.at() as view:
            assert [one.claim for one in view.newest()] == [corrected]
        ledger.undo(2, "Mona")
        assert ledger.claim("d1.c0").coder == "a third"

    def test_what_is_refused(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "a", "x"))
        one = ledger.claim("d1.c1")
        with pytest.raises(UnknownClaim, match="no claim has the id 'c9' in version 1"):
            ledger.review("c9", Ruling.ACCEPTED, "Mona")
        for ruling, correction in ((Ruling.CORRECTED, None), (Ruling.ACCEPTED, one)):
            with pytest.raises(InputError, match="a corrected claim needs its correction"):
                ledger.review("d1.c1", ruling, "Mona", None, correction)
        for wrong, message in (
            (replace(one, id="other"), "a correction keeps the claim's id, 'd1.c1'"),
            (replace(one, quote="other"), "the quote of claim d1.c1 is not what stands at"),
            (one, "the correction of claim 'd1.c1' changes nothing"),
        ):
            with pytest.raises(InputError, match=message):
                ledger.review("d1.c1", Ruling.CORRECTED, "Mona", None, wrong)
        with pytest.raises(InputError, match=r"there is no review of claim 'd1\.c1' to take back"):
            ledger.review("d1.c1", None, "Mona")
        assert ledger.version == 1


class TestCollections:
    def test_documents_are_put_in_and_taken_out(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "a", "x"), collection="libya")
        add(ledger, "d2", said("d2", "c1", "a", "x"), collection=None)
        placed = ledger.place("libya", ["d1", "d2", "d2"], "Mona", "also on Libya")
        assert placed == (Placement("libya", "d2", True, Signature(3, AT, "Mona", "also on Libya")),)
        ledger.place("libya", ["d1"], "Mona", inside=False)
        ledger.place("gulf", ["d1", "d2"], "Mona")
        assert ledger.place("gulf", ["d1"], "Mona") == ()
        assert ledger.undo(5, "Mona") == 6
        members = []
        for version in range(7):
            with ledger.at(version) as view:
                members.append({name: [row.id for row in view.members(name)] for name in view.collections()})
                inside = view.count(conditions.in_collection("libya"))
                assert inside == len(view.members("libya"))
        libya = {"libya": ["d2"]}
        assert members == [
            {},
            {"libya": ["d1"]},
            {"libya": ["d1"]},
            {"libya": ["d1", "d2"]},
            libya,
            libya | {"gulf": ["d1", "d2"]},
            libya,
        ]
        assert list(ledger.changes(since=5)) == [
            Change(6, AT, ChangeKind.COLLECTION, "Mona", None, documents=("d1", "d2"), about="gulf", taken=True)
        ]

    def test_what_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(UnknownDocument, match="no document has the id 'd9'"):
            ledger.place("libya", ["d9"], "Mona")
        with pytest.raises(InputError, match="a collection has a name"):
            ledger.place("", [], "Mona")


class TestUndoing:
    def test_only_what_holds_can_be_undone(self, ledger: Ledger) -> None:
        add(ledger, "d1", said("d1", "c1", "a", "x"))
        ledger.review("d1.c1", Ruling.REJECTED, "Mona")
        ledger.review("d1.c1", Ruling.ACCEPTED, "Omar")
        for version, message in (
            (1, "version 1 is a coding; only merges, splits, reviews and collections can be undone"),
            (2, "version 2 was followed by version 3 about the same; undo that one first"),
            (9, "the ledger has no version 9; allowed are 1 to 3"),
        ):
            with pytest.raises(InputError, match=message):
                ledger.undo(version, "Mona")
        ledger.undo(3, "Mona")
        review = ledger.listed("d1.c1").review
        assert review is not None and review.ruling is Ruling.REJECTED
        ledger.undo(4, "Mona")  # what was undone is done again
        review = ledger.listed("d1.c1").review
        assert review is not None and review.ruling is Ruling.ACCEPTED


def test_the_text_of_the_samples_stands(ledger: Ledger) -> None:
    """The corrections of these tests quote it."""
    assert TEXT[3:20] == claim("d1").quote


class TestQuestions:
    """Records as the questions of researchers see them."""

    @pytest.fixture
    def asked(self, tmp_path: Path) -> Iterator[Ledger]:
        with open_ledger(tmp_path / "x.db") as found:
            for sample in samples.all_samples():
                found.add(sample)
            yield found

    def test_a_merged_actor_is_found_by_all_of_its_names_and_ids(self, asked: Ledger, codebook: Codebook) -> None:
        before = {actor: profile(asked, codebook, actor).about.total for actor in ("gov:LBY-GNA", "state:LBY")}
        asked.merge("gov:LBY-GNA", "state:LBY", "Mona")
        merged = profile(asked, codebook, "gov:LBY-GNA")
        assert (merged.actor.id, merged) == ("state:LBY", profile(asked, codebook, "state:LBY"))
        assert merged.about.total == sum(before.values())
        for name in ("حكومة الوفاق", "ليبيا", "gov:LBY-GNA"):
            assert resolve(asked, codebook, name).id == "state:LBY"
        assert [hit.actor.id for hit in search(asked, codebook, "Government of National Accord")][:1] == ["state:LBY"]
        assert "gov:LBY-GNA" not in {node.id for node in network(asked, codebook).nodes}
        pair = dyad(asked, codebook, "gov:LBY-GNA", "state:TUR")
        assert (pair.a.id, pair.b.id, pair) == ("state:LBY", "state:TUR", dyad(asked, codebook, "state:TUR", "state:LBY"))
        with pytest.raises(InputError, match="were merged into one actor, state:LBY; give two different actors"):
            dyad(asked, codebook, "gov:LBY-GNA", "state:LBY")
        assert profile(asked, codebook, "gov:LBY-GNA", as_of=asked.version - 1).actor.id == "gov:LBY-GNA"

    def test_the_filter_for_reviews(self, asked: Ledger, codebook: Codebook) -> None:
        everything = claims(asked).claims
        rejected = everything[0].claim.id
        asked.review(rejected, Ruling.REJECTED, "Mona")
        assert claims(asked).total == len(everything) - 1
        found = claims(asked, parse({"review": "rejected"}, asked, codebook))
        assert [one.claim.id for one in found.claims] == [rejected]
        assert claims(asked, parse({"review": "all"}, asked, codebook)).total == len(everything)
        assert claims(asked, parse({"review": "unreviewed,rejected"}, asked, codebook)).total == len(everything)
        with pytest.raises(InputError, match="'reject' is no value of 'review'; allowed are unreviewed, accepted, corrected"):
            parse({"review": "reject"}, asked, codebook)

    def test_the_api_shows_the_review(self, asked: Ledger, codebook: Codebook) -> None:
        client = create_app(asked, codebook).test_client()
        one = claims(asked).claims[0].claim.id
        assert "review" not in client.get(f"/api/v1/claims/{one}").json["claim"]
        asked.review(one, Ruling.REJECTED, "Mona", "the text says the opposite")
        told = client.get(f"/api/v1/claims/{one}?lang=ar").json["claim"]["review"]
        assert (told["ruling"], told["label"], told["who"], told["why"]) == (
            "rejected",
            "مرفوضة",
            "Mona",
            "the text says the opposite",
        )
