"""What is claimed between two actors, and who claims it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

import numpy as np

from graph.codebook import Codebook
from graph.errors import InputError
from graph.faces.network import edges, groups
from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.edges import Selected
from graph.faces.network.keeping import columns_for
from graph.ledger import Ledger, Listed, Way
from graph.ledger.numbers import KINDS, MODALITIES, NOTHING, ROLES, WAYS
from graph.model import Modality, Role
from graph.query.claims import newest
from graph.query.filters import NO_FILTERS, Filters, listed_wanted
from graph.query.lookup import find
from graph.query.network import polarities
from graph.query.values import Dyad, DyadFigures, Month, Teller

_DENIED: Final = MODALITIES.index(Modality.DENIED)


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
        first, second = (find(view, codebook, one) for one in sorted(asked))
        columns = columns_for(ledger, view)
        wanted = listed_wanted(filters, columns, view)
        number = columns.words.number
        found = edges.select_between(columns, filters.level, number(first.id), number(second.id), wanted)
        ways = dict(zip(found.claim.tolist(), found.way.tolist(), strict=True))
        rows = newest(columns, found.claim, limit).tolist()
        listed = view.by_key(columns.claims.key[rows].tolist())
    shown = [(WAYS[ways[row]], one) for row, one in zip(rows, listed, strict=True)]
    return Dyad(
        a=first,
        b=second,
        level=filters.level,
        version=view.version,
        forward=_those(shown, Way.FORWARD),
        backward=_those(shown, Way.BACKWARD),
        mutual=_those(shown, Way.MUTUAL),
        denied=tuple(one for one in listed if _is_denied(one)),
        count=partial(_figures, found, filters.drawn, polarities(codebook)),
    )


def _figures(found: Selected, modalities: Sequence[Modality], polarities: Mapping[str, int]) -> DyadFigures:
    claims = found.columns.claims
    modality = claims.modality[found.claim]
    told = edges.only(found, modality != _DENIED)
    drawn = edges.only(found, np.isin(modality, [MODALITIES.index(one) for one in modalities]))
    days = claims.day[drawn.claim]
    dated = days[days > 0]
    return DyadFigures(
        edge=next(iter(edges.edges(drawn, polarities)), None),
        months=_months(drawn, polarities),
        relations=told.by_relation(),
        first=date.fromordinal(int(dated.min())).isoformat() if len(dated) else None,
        last=date.fromordinal(int(dated.max())).isoformat() if len(dated) else None,
        undated=len(days) - len(dated),
        tellers=tuple(_tellers(found)),
    )


def _those(shown: list[tuple[Way | None, Listed]], wanted: Way) -> tuple[Listed, ...]:
    return tuple(one for way, one in shown if way is wanted and not _is_denied(one))


def _is_denied(listed: Listed) -> bool:
    return listed.claim.modality is Modality.DENIED


def _months(drawn: Selected, polarities: Mapping[str, int]) -> tuple[Month, ...]:
    """Ascending, the undated ones last. What only a year dates, stands before the months of that year."""
    period, labels = groups.periods(drawn.columns.claims, drawn.claim, "month")
    found = groups.grouped(drawn, period)
    signs, edge, count = found.signs(polarities), found.edge, len(found.first)
    counts = (found.claims, found.articles(), *(np.bincount(edge[one], minlength=count) for one in (signs > 0, signs < 0)))
    scores = (None if score != score else score for score in found.mean_score().tolist())
    return tuple(Month(*row) for row in zip(labels, *(one.tolist() for one in counts), scores, strict=True))


def _tellers(found: Selected) -> list[Teller]:
    """Who claims what, those first who claim most; each claim has one claimant."""
    columns = found.columns
    rows = np.sort(found.claim)
    relation, modality = (one[rows].astype("i8") for one in (columns.claims.relation, columns.claims.modality))
    actor, kind = _claimants(columns, rows)
    words = columns.words.texts
    made = [
        Teller(
            None if who == NOTHING else words[who],
            None if what == NOTHING else KINDS[what],
            words[how],
            MODALITIES[status],
            claims,
        )
        for who, what, how, status, claims in edges.tallied(actor, kind, relation, modality)
    ]
    return sorted(made, key=lambda one: (-one.claims, one.claimant or "", one.kind or "", one.relation, one.modality))


def _claimants(columns: Columns, rows: Numbers) -> tuple[Numbers, Numbers]:
    """Actor and kind of who vouches for each of these claims, NOTHING for the document's own voice; rows ascend."""
    parts = columns.parts
    first, last = (np.searchsorted(parts.claim, rows, side) for side in ("left", "right"))
    actor, kind = np.full(len(rows), NOTHING, "i8"), np.full(len(rows), NOTHING, "i8")
    lengths = last - first
    part = np.repeat(first - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
    owner = np.repeat(np.arange(len(rows)), lengths)
    vouches = parts.role[part] == ROLES.index(Role.CLAIMANT)
    actor[owner[vouches]], kind[owner[vouches]] = parts.actor[part[vouches]], parts.kind[part[vouches]]
    return actor, kind
