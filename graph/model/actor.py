"""Who acts, and where: the registry's values."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model.interval import Interval


class Kind(StrEnum):
    """What sort of thing an actor or a participant is."""

    STATE = "state"
    GOVERNMENT = "government"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    OUTLET = "outlet"
    PLACE = "place"
    FACILITY = "facility"
    GENERIC = "generic"  # "gunmen", "advisers": a participant without an identity of its own
    UNNAMED_SOURCE = "unnamed-source"  # "sources", "media sources": a claimant without a name


@dataclass(frozen=True, slots=True)
class Name:
    """What an actor is called in one language. A strong name stands alone; a weak one needs context."""

    text: str
    language: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """A person held `office` of the state or government `of` (an ambassador: at the actor `at`) during `during`.

    `source` says where that was read; None marks it unverified.
    """

    office: str
    of: str
    at: str | None
    during: Interval | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A state belonged to `organisation` during `during`; `source` says where that was read, None marks it unverified."""

    organisation: str
    during: Interval | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, government, person, organisation, group, outlet, place or facility that has an id of its own.

    `names` lists a language's preferred name first. `state` is the ISO 3166 alpha-3 code of the state that the actor
    is, acts for or lies in; `code` is the event-data code of an organisation (IGOUNO ...). `identifiers` are pairs
    (scheme, value). `parent` is the actor that it belongs to or lies in (a force's government, a facility's place);
    `acts_for` the actor on whose behalf it acts where that is not its state (a rival government's minister). A
    provisional actor was met in a text and not yet approved.
    """

    id: str
    kind: Kind
    names: tuple[Name, ...]
    state: str | None = None
    code: str | None = None
    sector: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    terms: tuple[Term, ...] = ()
    coordinates: tuple[float, float] | None = None  # latitude, longitude in degrees
    provisional: bool = False
    parent: str | None = None
    acts_for: str | None = None
    memberships: tuple[Membership, ...] = ()

    def label(self, language: str) -> str:
        """The preferred name in `language`, else in English, else the first one, else the id."""
        for wanted in (language, "en"):
            for name in self.names:
                if name.language == wanted:
                    return name.text
        return self.names[0].text if self.names else self.id
