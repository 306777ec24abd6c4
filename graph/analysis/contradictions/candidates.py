"""Rows of claims that may speak against each other: found in columns, before any claim is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from graph.analysis.contradictions.judges import (
    SAID,
    WINDOW,
    Judge,
    against_facts,
    amount,
    denial,
    opposite,
    several_holders,
    several_offices,
)
from graph.analysis.timeline import related
from graph.codebook import Codebook
from graph.faces.network import edges
from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.edges import Selected, changes
from graph.ledger import View
from graph.ledger.numbers import MODALITIES
from graph.model import Modality
from graph.query.filters import Filters, listed_wanted

_OFFICES: Final = ("MINISTER_OF", "AMBASSADOR_OF")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Claims, by row, of the pair a and b where they are of one; `day` is the newest, and `judge` says what they dispute."""

    day: int
    judge: Judge
    rows: tuple[int, ...]
    pair: tuple[str, str] = ("", "")


def candidates(
    columns: Columns, view: View, codebook: Codebook, actors: Sequence[str], filters: Filters
) -> list[Candidate]:
    """The newest first, the undated last."""
    found = related(columns, view, codebook, actors, filters, listed_wanted(filters, columns, view))
    asked = (filters, *(replace(filters, actor=actor) for actor in actors))
    holding = edges.all_of(*(listed_wanted(one, columns, view) for one in asked))
    some = [
        *_denials(found),
        *_opposites(found),
        *_amounts(found, codebook),
        *_holdings(edges.select(columns, columns.actor, holding)),
    ]
    return sorted(some, key=lambda one: (-one.day, one.rows))


def _denials(found: Selected) -> Iterator[Candidate]:
    claims = found.columns.claims
    modality = claims.modality[found.claim]
    denied = modality == MODALITIES.index(Modality.DENIED)
    said = np.isin(modality, [MODALITIES.index(one) for one in SAID])
    by = (found.pair, found.way, claims.relation[found.claim])
    yield from _clusters(found, denied | said, by, claims.day[found.claim], WINDOW, (denied, said), denial)


def _opposites(found: Selected) -> Iterator[Candidate]:
    claims, words = found.columns.claims, found.columns.words
    quad, start = claims.quad[found.claim], claims.start[found.claim]
    occurred = (claims.modality[found.claim] == MODALITIES.index(Modality.OCCURRED)) & (start > 0)
    for how in ("verbal", "material"):
        both = tuple(occurred & (quad == words.number(f"{how} {what}")) for what in ("cooperation", "conflict"))
        yield from _clusters(found, both[0] | both[1], (found.pair, found.way), start, 1, both, opposite)


def _amounts(found: Selected, codebook: Codebook) -> Iterator[Candidate]:
    claims, words = found.columns.claims, found.columns.words
    said = np.isin(claims.modality[found.claim], [MODALITIES.index(one) for one in SAID])
    start, year, relation = (column[found.claim] for column in (claims.start, claims.year, claims.relation))
    same_act = (found.pair, claims.act[found.claim])
    yield from _clusters(found, said & (start > 0), same_act, start, 1, (), amount)
    measures = [words.number(one.id) for one in codebook.relations.values() if one.kind == "measure"]
    measured = said & np.isin(relation, measures) & (year > 0)
    yield from _clusters(found, measured, (found.pair, relation), year, 0, (), amount)


def _holdings(found: Selected) -> Iterator[Candidate]:
    """Claims that somebody holds an office: by person, and by where the office is."""
    claims, words = found.columns.claims, found.columns.words
    relation = claims.relation[found.claim]
    forward = found.way == 1
    a, b = found.pair >> 32, found.pair & 0xFFFFFFFF
    person, place = np.where(forward, a, b), np.where(forward, b, a)
    said = np.isin(claims.modality[found.claim], [MODALITIES.index(one) for one in SAID])
    said &= np.isin(relation, [words.number(one) for one in _OFFICES]) & (found.way != 3)
    day = claims.day[found.claim]
    yield from _clusters(found, said, (person, relation), day, WINDOW, (), several_offices)
    yield from _clusters(found, said, (place, relation), day, WINDOW, (), several_holders)
    yield from _clusters(found, said, (person, relation), day, date.max.toordinal(), (), against_facts, least=1)


def _clusters(
    found: Selected,
    among: Numbers,
    by: Sequence[Numbers],
    when: Numbers,
    gap: int,
    needed: Sequence[Numbers],
    judge: Judge,
    least: int = 2,
) -> Iterator[Candidate]:
    """Links that are alike in `by` and follow one another within `gap`, at least so many, with one of each of `needed`."""
    rows = np.flatnonzero(among)
    rows = rows[np.lexsort((when[rows], *(column[rows] for column in by)))]
    if not len(rows):
        return
    breaks = changes(*(column[rows] for column in by))
    breaks[1:] |= np.diff(when[rows]) > gap
    group = np.cumsum(breaks) - 1
    first = np.append(np.flatnonzero(breaks), len(rows))
    fits = np.diff(first) >= least
    for one in needed:
        fits &= np.bincount(group, one[rows]) > 0
    names = found.columns.words.texts
    for number in np.flatnonzero(fits).tolist():
        these = rows[first[number] : first[number + 1]]
        pair = int(found.pair[these[0]])
        claims = sorted(set(found.claim[these].tolist()))
        if len(claims) >= least:
            day = int(found.columns.claims.day[claims].max())
            yield Candidate(day, judge, tuple(claims), (names[pair >> 32], names[pair & 0xFFFFFFFF]))
