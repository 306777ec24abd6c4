"""Which states belong to which organisations: the known totals at a date, joining, leaving and coming back."""

import pytest

from graph.codebook import Codebook

AT = "2025-12-31"
TOTALS = {
    "african-union": 55, "apec": 21, "arab-league": 22, "arab-maghreb-union": 5, "asean": 11, "brics": 10, "cis": 9,
    "commonwealth": 56, "council-of-europe": 46, "csto": 6, "d8": 9, "eac": 8, "eaeu": 5, "eco": 10, "ecowas": 12, "eu": 27,
    "g20": 19, "g7": 7, "gcc": 6, "nato": 32, "oecd": 38, "oic": 57, "opec": 12, "organisation-of-turkic-states": 5,
    "osce": 57, "saarc": 8, "sadc": 16, "sco": 10, "un": 193,
}  # fmt: skip
"""How many members these organisations count; those of the G20 without the two unions that belong to it."""


def members(codebook: Codebook, organisation: str, at: str) -> list[str]:
    """The codes of the states that belonged to the organisation on that day."""
    return [
        actor.id.removeprefix("state:")
        for actor in codebook.actors.values()
        for one in actor.memberships
        if one.organisation == f"org:{organisation}"
        and one.during is not None
        and (one.during.start or "") <= at <= (one.during.end or "9999")
    ]


@pytest.mark.parametrize(("organisation", "total"), TOTALS.items())
def test_as_many_members_as_are_known(codebook: Codebook, organisation: str, total: int) -> None:
    found = members(codebook, organisation, AT)
    assert len(found) == len(set(found)) == total


@pytest.mark.parametrize(
    ("state", "organisation", "inside", "outside"),
    [
        ("TUR", "nato", "1952-02-18", "1952-02-17"),
        ("GBR", "eu", "2020-01-31", "2020-02-01"),
        ("MAR", "african-union", "1984-11-12", "1990-01-01"),
        ("MAR", "african-union", "2017-01-30", "2017-01-29"),
        ("QAT", "opec", "2018-12-31", "2019-01-01"),
        ("MLI", "ecowas", "2025-01-29", "2025-01-30"),
        ("RUS", "council-of-europe", "2022-03-15", "2022-03-17"),
    ],
)
def test_joining_and_leaving(codebook: Codebook, state: str, organisation: str, inside: str, outside: str) -> None:
    assert state in members(codebook, organisation, inside)
    assert state not in members(codebook, organisation, outside)


def test_every_sovereign_state_is_a_member_or_is_known_not_to_be(codebook: Codebook) -> None:
    sovereign = {a.id.removeprefix("state:") for a in codebook.actors.values() if "cow" in dict(a.identifiers)}
    assert sovereign - set(members(codebook, "un", AT)) == {"TWN", "VAT", "XKX"}
