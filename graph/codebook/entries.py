"""What the codebook holds besides actors and relations: names, offices, facts, articles."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Interval, Texts

Forms = Mapping[str, tuple[str, ...]]
"""Words by language; a language's preferred one first."""


@dataclass(frozen=True, slots=True)
class Alias:
    """`text` may mean the actor with the id `actor` in texts of `language`.

    `form` is name, adjective (nisba, demonym) or metonym (a capital or a seat of power standing for its state when it acts).
    A strong alias stands alone, a weak one needs context: a surname, or an adjective that two states share.
    """

    text: str
    language: str
    actor: str
    form: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Office:
    """An office that persons hold. `relation` is what holding it claims (MINISTER_OF ...), None where it claims nothing."""

    id: str
    relation: str | None
    sector: str | None
    label: Texts
    singular: Forms
    plural: Forms


@dataclass(frozen=True, slots=True)
class Fact:
    """`actor` held `office` of the state or government `of` (an ambassador: at `at`) during `during`.

    `source` says where that was read; None marks it unverified: it raises a question, never a contradiction.
    """

    id: str
    actor: str
    office: str
    of: str
    at: str | None
    during: Interval | None
    source: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A text that ships with the codebook: `file` lies beside its metadata. None where the publication does not say."""

    id: str
    file: str
    title: str | None
    outlet: str | None
    language: str
    url: str | None
    published: str | None
