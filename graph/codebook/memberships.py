"""Which states belong to which organisations: seeds/memberships.toml → the memberships of each actor."""

from collections.abc import Mapping
from typing import Any, Final

from graph.codebook.fields import Fields, problem_line
from graph.model import Actor, Kind, Membership

MEMBERSHIPS: Final = "memberships.toml"


def read_memberships(
    entries: list[Mapping[str, Any]], actors: Mapping[str, Actor], problems: list[str]
) -> dict[str, tuple[Membership, ...]]:
    """State's id → its memberships, by organisation as the file lists them.

    An entry names an organisation and, by period ("since" or "since/until"), the codes of its members.
    """
    found: dict[str, tuple[Membership, ...]] = {}
    for entry in entries:
        organisation = str(entry.get("organisation", "a membership without organisation"))
        fields = Fields(MEMBERSHIPS, organisation, entry, problems)
        _check_organisation(fields, fields.text("organisation"), actors)
        members, source = fields.table("members"), fields.source()
        fields.done()
        for period, codes in members.items():
            membership = _membership(organisation, period, source, problems)
            for state in _states(organisation, period, codes, actors, problems):
                found[state] = (*found.get(state, ()), membership)
    return found


def _check_organisation(fields: Fields, organisation: str, actors: Mapping[str, Actor]) -> None:
    if organisation not in actors or actors[organisation].kind is not Kind.ORGANISATION:
        known = sorted(actor.id for actor in actors.values() if actor.kind is Kind.ORGANISATION)
        fields.problem(f"organisation '{organisation}' is no organisation of the registry", organisation, known)


def _states(organisation: str, period: str, codes: Any, actors: Mapping[str, Actor], problems: list[str]) -> list[str]:
    """The ids of the states of one period; a problem for each code that is no state's."""
    listed = Fields(MEMBERSHIPS, f"{organisation}, {period}", {"members": codes}, problems).strings("members")
    known = [code for code in listed if f"state:{code}" in actors]
    for code in sorted({*listed} - {*known}):
        states = sorted(actor_id.removeprefix("state:") for actor_id in actors if actor_id.startswith("state:"))
        wrong = f"state '{code}' is no state of the registry"
        problems.append(problem_line(MEMBERSHIPS, f"{organisation}, {period}", wrong, code, states))
    return [f"state:{code}" for code in known]


def _membership(organisation: str, period: str, source: str | None, problems: list[str]) -> Membership:
    since, slash, until = period.partition("/")
    dates = {"from": since} | ({"to": until} if slash else {})
    return Membership(organisation, Fields(MEMBERSHIPS, organisation, dates, problems).during(), source)
