"""Which actor a name means here, and on whose behalf it acts. Every decision carries its reason; an open one stays open."""

from typing import Final

from graph.codebook import Alias
from graph.coding.items import Entity
from graph.model import Actor, Kind, Span, StateBasis

OWN_BASIS: Final = {
    Kind.STATE: StateBasis.IS,
    Kind.GOVERNMENT: StateBasis.IS,
    Kind.PLACE: StateBasis.LOCATED,
    Kind.FACILITY: StateBasis.LOCATED,
}
"""Why an actor of these kinds carries its own state; a person or a force acts for it, another group is only reduced to it."""
_STATELESS: Final = (Kind.ORGANISATION, Kind.OUTLET)
NO_STATE: Final = "no state is named"


def choose(aliases: tuple[Alias, ...], met: frozenset[str]) -> tuple[Alias | None, str]:
    """The alias that is meant and why; None with the reason where several actors remain.

    `met` are the actors whom the document names without doubt. A strong alias goes before a weak one, one that was met
    before one that was not; capitals go before the cities of the same name.
    """
    wanted = aliases
    for better in (
        lambda a: a.strong or a.form == "metonym",
        lambda a: a.actor in met,
        lambda a: a.form != "name" or a.strong,
    ):
        narrowed = tuple(alias for alias in wanted if better(alias))
        wanted = narrowed or wanted
    if len({alias.actor for alias in wanted}) == 1:
        alias = wanted[0]
        return alias, f"{'strong' if alias.strong else 'weak'} {alias.form} '{alias.text}'"
    return None, f"'{wanted[0].text}' may be {' or '.join(sorted({alias.actor for alias in wanted}))}"


def entity_of(actor: Actor, language: str, mention: str, span: Span, link: str) -> Entity:
    """The actor as these words name it."""
    acts_for, basis, state = standing(actor)
    return Entity(
        actor.kind, actor.id, actor.label(language), mention, span, span,
        state=state, acts_for=acts_for, basis=basis, sector=actor.sector, code=actor.code, link=link,
    )  # fmt: skip


def standing(actor: Actor) -> tuple[str | None, StateBasis | None, str | None]:
    """On whose behalf an actor acts by itself, why it carries a state, and which."""
    if actor.kind in _STATELESS and not actor.acts_for:
        return None, None, None
    if actor.kind in (Kind.STATE, Kind.GOVERNMENT):
        return actor.id, StateBasis.IS, actor.state
    if actor.kind in OWN_BASIS:
        return None, OWN_BASIS[actor.kind] if actor.state else None, actor.state
    acts_for = actor.acts_for or (f"state:{actor.state}" if actor.kind is Kind.PERSON and actor.state else None)
    if acts_for:
        return acts_for, StateBasis.ACTS_FOR, actor.state
    return None, StateBasis.GROUP_OF if actor.state else None, actor.state


def on_behalf(owner: Entity) -> tuple[str | None, str | None, StateBasis | None]:
    """(acts for, state, basis) of officials, forces and institutions of `owner`, a state, a government or a group of theirs."""
    if owner.kind in (Kind.STATE, Kind.GOVERNMENT):
        return owner.id, owner.state, StateBasis.ACTS_FOR
    if owner.acts_for:
        return owner.acts_for, owner.state, StateBasis.ACTS_FOR
    return None, owner.state, owner.basis
