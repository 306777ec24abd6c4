"""What is claimed between two actors, and who claims it."""

from collections.abc import Sequence

from graph.codebook import Codebook
from graph.errors import InputError
from graph.ledger import Ledger, Listed, Way
from graph.model import Modality
from graph.query import tally
from graph.query.filters import NO_FILTERS, Filters, listed_conditions
from graph.query.lookup import find
from graph.query.values import Dyad


def dyad(
    ledger: Ledger,
    codebook: Codebook,
    a: str,
    b: str,
    filters: Filters = NO_FILTERS,
    as_of: int | None = None,
    limit: int | None = None,
) -> Dyad:
    """The relations of two actors, given by id in any order. Lists show all modalities unless the filters say otherwise.

    At state level an actor who acts for a state may be asked for by its own id. `limit` bounds the lists together, newest
    first; the figures count everything. Raises UnknownActor; InputError for an actor with itself.
    """
    if a == b:
        raise InputError(f"the relations of '{a}' with itself are asked for; give two different actors")
    with ledger.at(as_of) as view:
        asked = view.identities.meant(a), view.identities.meant(b)
        if asked[0] == asked[1]:
            raise InputError(f"'{a}' and '{b}' were merged into one actor, {asked[0]}; give two different actors")
        a, b = sorted(asked)
        first, second = find(view, codebook, a), find(view, codebook, b)
        listed = view.between(a, b, filters.level, *listed_conditions(filters), limit=limit)
        links = view.links_between(a, b, filters.level, *listed_conditions(filters))
    drawn = [link for link in links if link.modality in filters.drawn]
    return Dyad(
        a=first,
        b=second,
        level=filters.level,
        version=view.version,
        forward=_those(listed, Way.FORWARD),
        backward=_those(listed, Way.BACKWARD),
        mutual=_those(listed, Way.MUTUAL),
        denied=tuple(one for _way, one in listed if _is_denied(one)),
        edge=next(iter(tally.edges(drawn, codebook)), None),
        months=tally.months(drawn, codebook),
        relations=tally.by_frequency(link.relation for link in links if link.modality is not Modality.DENIED),
    )


def _those(listed: Sequence[tuple[Way, Listed]], wanted: Way) -> tuple[Listed, ...]:
    return tuple(one for way, one in listed if way is wanted and not _is_denied(one))


def _is_denied(listed: Listed) -> bool:
    return listed.claim.modality is Modality.DENIED
