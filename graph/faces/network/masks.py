"""Conditions over columns: which of some claims fulfil them, as a mask.

At state level an id also stands for all who act for it in the claim; at actor level for itself alone. An id stands for all that
were merged with it: the columns name who is meant.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.faces.network.columns import Columns, Numbers
from graph.ledger import View
from graph.ledger.numbers import KINDS, MODALITIES, NOTHING, ROLES
from graph.model import Kind, Modality, Role
from graph.model.dyad import Level
from graph.model.record import UNREVIEWED

_PARTIES = (Role.SOURCE, Role.TARGET)


@dataclass(frozen=True)
class Among:
    """The claims that are looked at: these rows of the columns, None for all; as of the view's version."""

    columns: Columns
    view: View
    level: Level
    rows: Numbers | None = None

    def __len__(self) -> int:
        return len(self.columns.claims.key if self.rows is None else self.rows)

    def of(self, column: Numbers) -> Numbers:
        """What a column that has one value a claim has for them."""
        return column if self.rows is None else column[self.rows]

    def having(self, parts: Numbers, claim: Numbers) -> Numbers:
        """Which have one of these parts; `claim` says of which claim each part is."""
        mask = np.zeros(len(self.columns.claims.key), bool)
        mask[claim[parts]] = True
        return self.of(mask)

    def coded(self, mask: Numbers) -> Numbers:
        """Which are of one of these codings."""
        return np.asarray(mask[self.of(self.columns.claims.coding)])

    def meant(self, actor: str) -> int:
        return self.columns.words.number(self.view.identities.meant(actor))


Mask = Callable[[Any, Among], Numbers]


def with_modality(modalities: Iterable[Modality], among: Among) -> Numbers:
    return _one_of(among.of(among.columns.claims.modality), (MODALITIES.index(one) for one in modalities))


def of(column: str) -> Mask:
    """The claim's own word is one of those wanted."""
    return lambda wanted, among: _one_of(among.of(getattr(among.columns.claims, column)), _words(wanted, among))


def takes_part(actor: str, among: Among) -> Numbers:
    """It is a source or a target."""
    return _has(_PARTIES, actor, among, among.level)


def said_by(actor: str, among: Among) -> Numbers:
    """It vouches for the claim."""
    return _has((Role.CLAIMANT,), actor, among, among.level)


def said_by_document(among: Among) -> Numbers:
    """Nobody but the document's own voice vouches for the claim."""
    return ~_having((Role.CLAIMANT,), None, among)


def at_place(actor: str, among: Among) -> Numbers:
    return _has((Role.PLACE,), actor, among, among.level)


def with_kind(kinds: Iterable[Kind], among: Among) -> Numbers:
    """A source or a target is of one of these kinds."""
    return _having(_PARTIES, _one_of(among.columns.parts.kind, (KINDS.index(one) for one in kinds)), among)


def with_state(states: Iterable[str], among: Among) -> Numbers:
    """A source or a target acts for, stands for or lies in one of these states (ISO 3166 alpha-3)."""
    return _having(_PARTIES, _one_of(among.columns.parts.state, _words(states, among)), among)


def resolved(_yes: bool, among: Among) -> Numbers:
    """It is known who every source and target is."""
    parts = among.columns.parts
    return ~_having(_PARTIES, (parts.node if among.level is Level.STATE else parts.actor) == NOTHING, among)


def in_context(wanted: Iterable[str], among: Among) -> Numbers:
    """It has one of these contexts."""
    contexts = among.columns.contexts
    return among.having(_one_of(contexts.context, _words(wanted, among)), contexts.claim)


def published_by(outlet: str, among: Among) -> Numbers:
    """The outlet published the document, or relayed the claim."""
    names = _words(among.view.identities.all_of(outlet), among)
    published = among.coded(_one_of(among.columns.codings.outlet, names))
    return np.asarray(published | _has((Role.VIA,), outlet, among, Level.ACTOR))


def in_language(language: str, among: Among) -> Numbers:
    return among.coded(_one_of(among.columns.codings.language, _words((language,), among)))


def in_collection(collection: str, among: Among) -> Numbers:
    """The document belongs to the collection: it came with it and was not taken out, or it was put in."""
    return among.coded(np.isin(among.columns.codings.key, among.view.codings_in(collection)))


def since(day: str, among: Among) -> Numbers:
    """The claim's day is `day` or later; the undated, which have day 0, are not."""
    return np.asarray(among.of(among.columns.claims.day) >= date.fromisoformat(day).toordinal())


def until(day: str, among: Among) -> Numbers:
    days = among.of(among.columns.claims.day)
    return np.asarray((days <= date.fromisoformat(day).toordinal()) & (days > 0))


def reviewed(statuses: Iterable[str], among: Among) -> Numbers | None:
    """What nobody ruled on as it is, the rest as the ledger says; None where that is all."""
    asked = tuple(statuses)
    ruled = among.view.ruled()
    if not ruled:
        return None if UNREVIEWED in asked else np.zeros(len(among), bool)
    mask = np.full(len(among.columns.claims.key), UNREVIEWED in asked)
    mask[among.columns.rows_of(ruled)] = False
    mask[among.columns.rows_of(among.view.ruled(asked))] = True
    return among.of(mask)


def current(among: Among) -> Numbers | None:
    """Those of each document's coding at the view's version; None where all are."""
    live = among.columns.live(among.view.version)
    return None if live is None else among.coded(live)


def _has(roles: tuple[Role, ...], actor: str, among: Among, level: Level) -> Numbers:
    """The actor has one of the roles."""
    parts, number = among.columns.parts, among.meant(actor)
    if number == NOTHING:
        return np.zeros(len(among), bool)
    who = parts.actor == number
    return _having(roles, who | (parts.node == number) if level is Level.STATE else who, among)


def _having(roles: tuple[Role, ...], which: Numbers | None, among: Among) -> Numbers:
    """One of these participants has one of the roles."""
    parts = among.columns.parts
    playing = _one_of(parts.role, map(ROLES.index, roles))
    return among.having(np.flatnonzero(playing if which is None else playing & which), parts.claim)


def _words(wanted: Iterable[str], among: Among) -> list[int]:
    return [among.columns.words.number(one) for one in wanted]


def _one_of(column: Numbers, numbers: Iterable[int]) -> Numbers:
    """A word that no claim has fits none: its number is that of nothing, which is never asked for."""
    mask = np.zeros(len(column), bool)
    for number in numbers:
        if number >= 0:
            mask |= column == number
    return mask
