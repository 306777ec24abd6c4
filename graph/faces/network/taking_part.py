"""How many claims actors have a part in."""

from collections.abc import Iterable
from typing import Final

import numpy as np

from graph.faces.network import masks
from graph.faces.network.columns import Columns
from graph.faces.network.edges import distinct
from graph.faces.network.masks import Among
from graph.ledger import View
from graph.ledger.numbers import NOTHING, ROLES
from graph.model import Role
from graph.model.dyad import Level
from graph.model.record import SHOWN

_COUNTED: Final = (Role.SOURCE, Role.TARGET, Role.CLAIMANT)


def claims_of(columns: Columns, view: View, wanted: Iterable[str]) -> dict[str, int]:
    """By who is meant: in how many claims each is a source, a target or the claimant, itself or through who acts for it."""
    names = {number: name for name in wanted if (number := columns.words.number(view.identities.meant(name))) != NOTHING}
    asked = np.zeros(len(columns.words.texts) + 1, bool)  # the last stands for NOTHING
    asked[list(names)] = True
    shown = [mask for make in (masks.current, _shown) if (mask := make(Among(columns, view, Level.STATE))) is not None]
    parts = columns.parts
    counted = np.isin(parts.role, [ROLES.index(role) for role in _COUNTED])
    for mask in shown:
        counted &= mask[parts.claim]
    columns_of_who = (parts.actor, parts.node)
    rows = [np.flatnonzero(asked[who] & counted) for who in columns_of_who]
    owner = np.concatenate([who[some] for who, some in zip(columns_of_who, rows, strict=True)])
    claim = parts.claim[np.concatenate(rows)]
    counts = distinct(owner, claim, len(asked)).tolist()
    return {view.identities.meant(name): counts[number] for number, name in names.items() if counts[number]}


def _shown(among: Among) -> np.typing.NDArray[np.bool_] | None:
    return masks.reviewed(SHOWN, among)
