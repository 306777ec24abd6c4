"""What the application serves, for the views to find."""

from dataclasses import dataclass

from flask import current_app

from graph.codebook import Codebook
from graph.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Served:
    """The application answers from this ledger in the words of this codebook."""

    ledger: Ledger
    codebook: Codebook


def served() -> Served:
    """What the application that handles this request serves."""
    found = current_app.extensions["alaqat"]
    assert isinstance(found, Served)
    return found
