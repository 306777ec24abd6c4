"""Claims against each other: cases in cases/contradictions.toml; and the sentences that say why."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from notation import fill

from graph.analysis.contradictions import contradictions
from graph.analysis.contradictions.amounts import compatible
from graph.codebook import Codebook
from graph.ledger import Ledger, open_ledger
from graph.model import Comparison, Quantity, Ruling, Span
from graph.query.contradictions import REASONS, reason
from graph.query.filters import Filters
from graph.query.values import Contradiction

CASES = tomllib.loads((Path(__file__).parent / "cases" / "contradictions.toml").read_text("utf-8"))["case"]
DENIED = ["TUR ASSAULT SYR | in d1 | 2020-03-01", "TUR ASSAULT SYR | in d2 | 2020-03-02 | denied"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as found:
        yield found


def told(one: Contradiction) -> str:
    sides = (" ".join(sorted((told.claim.id for told in side.claims), key=int)) for side in one.sides)
    return f"{one.kind} {one.reason}: {' / '.join(sides)}"


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_contradictions_are_found(case: dict[str, Any], ledger: Ledger, codebook: Codebook) -> None:
    fill(ledger, case["claims"])
    found = contradictions(ledger, codebook, case.get("actors", ()), limit=case.get("limit"))
    assert [told(one) for one in found.found] == case["found"]
    assert found.more == ("limit" in case)


def test_filters_narrow_them(ledger: Ledger, codebook: Codebook) -> None:
    fill(ledger, DENIED)
    assert contradictions(ledger, codebook, filters=Filters(relation=("ASSAULT",))).found
    assert not contradictions(ledger, codebook, filters=Filters(relation=("AGREE",))).found
    assert not contradictions(ledger, codebook, filters=Filters(since="2020-03-02")).found


def test_what_was_rejected_contradicts_nothing(ledger: Ledger, codebook: Codebook) -> None:
    fill(ledger, DENIED)
    ledger.review("1", Ruling.REJECTED, who="A. Reader", why="the quotation says otherwise")
    assert not contradictions(ledger, codebook).found
    assert contradictions(ledger, codebook, as_of=2).found


@pytest.mark.parametrize("language", ["ar", "en", "tr"])
@pytest.mark.parametrize("case", [case for case in CASES if case["found"]], ids=lambda case: case["why"])
def test_each_says_why_in_the_readers_language(case: dict[str, Any], language: str, ledger: Ledger, codebook: Codebook) -> None:
    fill(ledger, case["claims"])
    for one in contradictions(ledger, codebook).found:
        sentence = reason(one, codebook, language, lambda actor: f"<{actor}>")
        assert "{" not in sentence and "<>" not in sentence, sentence
        assert sentence != REASONS[one.reason].in_(language)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((8.8e9, "eq"), (8.84e9, "eq"), True),
        ((8.8e9, "eq"), (8.9e9, "eq"), True),  # 8.85 may be written as either
        ((8.8e9, "eq"), (9.0e9, "eq"), True),  # one digit: 8.5 to 9.5
        ((8.8e9, "eq"), (9.1e9, "eq"), False),
        ((99, "eq"), (98, "eq"), False),
        ((120, "eq"), (124, "eq"), True),
        ((50, "approx"), (46, "eq"), True),
        ((50, "approx"), (40, "eq"), False),
        ((50, "gt"), (400, "eq"), True),
        ((50, "lt"), (400, "gt"), False),
    ],
)
def test_amounts_agree_within_their_rounding(one: tuple[float, str], other: tuple[float, str], same: bool) -> None:
    first, second = (Quantity(value, "USD", Comparison(how), "-", Span(0, 0)) for value, how in (one, other))
    assert compatible(first, second) is compatible(second, first) is same
