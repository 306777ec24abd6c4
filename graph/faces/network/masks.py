"""Conditions over columns: which claims fulfil them, as a mask."""

from collections.abc import Callable, Iterable
from datetime import date

import numpy as np

from graph.faces.network.columns import MODALITIES, Columns, Numbers
from graph.model import Modality


def with_modality(modalities: Iterable[Modality], columns: Columns) -> Numbers:
    return _one_of(columns.claims.modality, [MODALITIES.index(one) for one in modalities])


def _of(column: str) -> Callable[[Iterable[str], Columns], Numbers]:
    """The claim's own word is one of these."""
    return lambda wanted, columns: _one_of(getattr(columns.claims, column), [columns.words.number(one) for one in wanted])


def _in(column: str) -> Callable[[str, Columns], Numbers]:
    """The word of the claim's coding is this one."""

    def mask(wanted: str, columns: Columns) -> Numbers:
        fits = _one_of(getattr(columns.codings, column), [columns.words.number(wanted)])
        return np.asarray(fits[columns.claims.coding])

    return mask


of_relation, of_mode, of_quad = _of("relation"), _of("mode"), _of("quad")
in_language = _in("language")


def since(day: str, columns: Columns) -> Numbers:
    return np.asarray(columns.claims.day >= date.fromisoformat(day).toordinal())


def until(day: str, columns: Columns) -> Numbers:
    """The undated, which have day 0, are not."""
    days = columns.claims.day
    return np.asarray((days <= date.fromisoformat(day).toordinal()) & (days > 0))


def _one_of(column: Numbers, numbers: Iterable[int]) -> Numbers:
    """A word that no claim has fits none: its number is that of nothing, which is never asked for."""
    mask = np.zeros(len(column), bool)
    for number in numbers:
        if number >= 0:
            mask |= column == number
    return mask
