"""What can be asked for: one table, FILTERS. A row gives the URL's parameter, how it is read, the mask, the sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

import numpy as np

from graph.codebook import Codebook
from graph.codebook.relations import QUADS
from graph.errors import InputError
from graph.faces.network import masks
from graph.faces.network.columns import Columns, Numbers
from graph.faces.network.edges import Wanted
from graph.faces.network.masks import Among, Mask
from graph.ledger import Ledger, View, conditions
from graph.ledger.conditions import Condition
from graph.model import Kind, Modality
from graph.model.dyad import Level
from graph.model.record import SHOWN, STATUSES
from graph.query.lookup import resolve

LANGUAGES = ("ar", "en", "tr")
OWN_VOICE = "document"  # as a claimant: the document's own voice
ALL = "all"  # as a modality: every one
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Filters:
    """Claims that fulfil all of these; None or () lets everything through.

    Actors, claimants, outlets and places are ids, states ISO 3166 alpha-3 codes. `resolved` leaves out claims with a source or
    target that nobody could name. `review` are review statuses; without one, what is rejected or retracted is left out.
    `since` and `until` are ISO days, both inclusive. Without a `modality` a network draws what is stated as fact, and a list
    shows everything.
    """

    actor: str | None = None
    kind: tuple[Kind, ...] = ()
    state: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    modality: tuple[Modality, ...] = ()
    claimant: str | None = None
    outlet: str | None = None
    place: str | None = None
    language: str | None = None
    collection: str | None = None
    since: str | None = None
    until: str | None = None
    resolved: bool = False
    review: tuple[str, ...] = ()
    level: Level = Level.STATE

    @property
    def drawn(self) -> tuple[Modality, ...]:
        """What becomes an edge: denied claims never do."""
        return tuple(one for one in self.modality or (Modality.OCCURRED,) if one is not Modality.DENIED)

    @property
    def listed(self) -> tuple[Modality, ...]:
        return self.modality or tuple(Modality)


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Asked:
    """The text `value` of a parameter, with what is needed to understand it."""

    parameter: str
    value: str
    ledger: Ledger
    codebook: Codebook

    def one_of(self, allowed: Sequence[str], spelling: str) -> str:
        """`spelling` if it is allowed. Raises InputError, which names the allowed values and the nearest."""
        if spelling in allowed:
            return spelling
        near = get_close_matches(spelling, allowed, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        raise InputError(f"'{self.value}' is no value of '{self.parameter}'; allowed are {', '.join(allowed)}{hint}")


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that can be asked for: URL `parameter` ↔ field of Filters → `mask` over claims, told by `sentence`.

    `read` understands one value; `many` allows several. Without a mask the field steers the others (level), or is applied apart
    from them (modality, review).
    """

    parameter: str
    field: str
    read: Callable[[Asked], Any]
    mask: Mask | None
    sentence: str
    many: bool = False

    def shown(self, value: Any) -> str:
        """The value as the URL has it."""
        return ",".join(value) if self.many else YES if value is True else str(value)


def _read_actor(asked: Asked) -> str:
    return resolve(asked.ledger, asked.codebook, asked.value).id


def _read_place(asked: Asked) -> str:
    return resolve(asked.ledger, asked.codebook, asked.value, place=True).id


def _read_claimant(asked: Asked) -> str:
    return OWN_VOICE if asked.value == OWN_VOICE else _read_actor(asked)


def _read_outlet(asked: Asked) -> str:
    """As documents name it, or as the codebook does."""
    with asked.ledger.at() as view:
        return asked.value if asked.value in view.outlets() else _read_actor(asked)


def _read_relation(asked: Asked) -> str:
    return asked.one_of(tuple(asked.codebook.relations), asked.value.upper())


def _read_kind(asked: Asked) -> Kind:
    return Kind(asked.one_of(tuple(Kind), asked.value.lower()))


def _read_state(asked: Asked) -> str:
    """A code as participants have it, or the name of a state or of what belongs to one."""
    found = resolve(asked.ledger, asked.codebook, asked.value)
    if found.state is None:
        raise InputError(f"'{asked.value}' is no value of '{asked.parameter}': {found.id} belongs to no state")
    return found.state


def _read_mode(asked: Asked) -> str:
    return asked.one_of(_modes(asked.codebook), asked.value.lower())


def _modes(codebook: Codebook) -> tuple[str, ...]:
    return tuple(sorted({mode.id for relation in codebook.relations.values() for mode in relation.modes}))


def _read_quad(asked: Asked) -> str:
    """With a hyphen or an underscore where an address has no spaces."""
    return asked.one_of(QUADS, " ".join(asked.value.lower().replace("-", " ").replace("_", " ").split()))


def _read_context(asked: Asked) -> str:
    return asked.one_of(tuple(asked.codebook.contexts), asked.value.lower())


def _read_review(asked: Asked) -> tuple[str, ...]:
    found = asked.one_of((*STATUSES, ALL), asked.value.lower())
    return STATUSES if found == ALL else (found,)


def _read_yes(asked: Asked) -> bool:
    return asked.one_of((YES, NO), asked.value.lower()) == YES


def _read_collection(asked: Asked) -> str:
    with asked.ledger.at() as view:
        known = view.collections()
    if asked.value in known:
        return asked.value
    near = get_close_matches(asked.value, known, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    raise InputError(f"no document is of the collection '{asked.value}'; there are: {', '.join(known) or 'none'}{hint}")


def _read_modality(asked: Asked) -> tuple[Modality, ...]:
    found = asked.one_of((*Modality, ALL), asked.value.lower())
    return tuple(Modality) if found == ALL else (Modality(found),)


def _read_language(asked: Asked) -> str:
    return asked.one_of(LANGUAGES, asked.value.lower())


def _read_level(asked: Asked) -> Level:
    return Level(asked.one_of(tuple(Level), asked.value.lower()))


def _read_first_day(asked: Asked) -> str:
    return _days(asked)[0].isoformat()


def _read_last_day(asked: Asked) -> str:
    return _days(asked)[1].isoformat()


def _days(asked: Asked) -> tuple[date, date]:
    """First and last day of a year, month or day."""
    parts = asked.value.split("-")
    try:
        if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
            raise ValueError(asked.value)
        first = date(*(int(part) for part in (*parts, "01", "01")[:3]))
        following = {1: date(first.year + 1, 1, 1), 2: (first.replace(day=28) + timedelta(days=4)).replace(day=1)}
        return first, following.get(len(parts), first + timedelta(days=1)) - timedelta(days=1)
    except (ValueError, OverflowError):
        raise InputError(
            f"'{asked.value}' is no value of '{asked.parameter}'; allowed are a day, month or year: 2020-08-17, 2020-08, 2020"
        ) from None


def _said_by(claimant: str, among: Among) -> Numbers:
    return masks.said_by_document(among) if claimant == OWN_VOICE else masks.said_by(claimant, among)


FILTERS = (
    Filter("actor", "actor", _read_actor, masks.takes_part, "with {}"),
    Filter("kind", "kind", _read_kind, masks.with_kind, "with an actor of the kind {}", many=True),
    Filter("state", "state", _read_state, masks.with_state, "with an actor of the state {}", many=True),
    Filter("relation", "relation", _read_relation, masks.of("relation"), "of type {}", many=True),
    Filter("mode", "mode", _read_mode, masks.of("mode"), "in the mode {}", many=True),
    Filter("quad", "quad", _read_quad, masks.of("quad"), "of {}", many=True),
    Filter("context", "context", _read_context, masks.in_context, "in the context {}", many=True),
    Filter("modality", "modality", _read_modality, None, "stated as {}", many=True),
    Filter("claimant", "claimant", _read_claimant, _said_by, "said by {}"),
    Filter("outlet", "outlet", _read_outlet, masks.published_by, "published or relayed by {}"),
    Filter("place", "place", _read_place, masks.at_place, "in {}"),
    Filter("language", "language", _read_language, masks.in_language, "in the language {}"),
    Filter("collection", "collection", _read_collection, masks.in_collection, "in the collection {}"),
    Filter("from", "since", _read_first_day, masks.since, "from {}"),
    Filter("to", "until", _read_last_day, masks.until, "to {}"),
    Filter("resolved", "resolved", _read_yes, masks.resolved, "with known sources and targets only: {}"),
    Filter("review", "review", _read_review, None, "that are {}", many=True),
    Filter("level", "level", _read_level, None, "at the level of the {}"),
)
OF_DOCUMENTS: Mapping[str, Callable[[Any], Condition]] = {
    "since": conditions.issued_since,
    "until": conditions.issued_until,
    "outlet": conditions.issued_by,
    "language": conditions.in_language,
    "collection": conditions.in_collection,
}
"""The filters that are about a document."""
_OTHER_SPELLINGS = {"from": "since", "to": "until"}  # Python and the command line cannot say `from`


def parse(values: Mapping[str, str | Sequence[str]], ledger: Ledger, codebook: Codebook) -> Filters:
    """The filters that parameters ask for: texts, several values in a list or with commas. Other parameters are not looked at.

    Raises InputError, which names the allowed values, and UnknownActor.
    """
    found = {}
    for row in FILTERS:
        texts = list(_texts(values, row))
        if texts:
            found[row.field] = _read(row, texts, ledger, codebook)
    filters = Filters(**found)
    if filters.since and filters.until and filters.since > filters.until:
        raise InputError(f"'from' is {filters.since} and 'to' is {filters.until}; 'from' has to be the earlier one")
    return filters


def to_parameters(filters: Filters) -> dict[str, str]:
    """The way back from `parse`: what differs from no filter at all."""
    values = ((row, getattr(filters, row.field)) for row in FILTERS)
    return {row.parameter: row.shown(value) for row, value in values if value != getattr(NO_FILTERS, row.field)}


def sentences(filters: Filters) -> tuple[tuple[str, str, str], ...]:
    """Parameter, sentence with a gap, and value of each filter that is set."""
    told = {row.parameter: row.sentence for row in FILTERS}
    return tuple((parameter, told[parameter], value) for parameter, value in to_parameters(filters).items())


def drawn_wanted(filters: Filters, columns: Columns, view: View) -> Wanted:
    """The claims that edges and figures are made of, as of the view's version."""
    return _wanted(filters, filters.drawn, columns, view)


def document_conditions(filters: Filters) -> list[Condition]:
    """For documents, which may have no claim at all."""
    return [make(value) for name, make in OF_DOCUMENTS.items() if (value := getattr(filters, name))]


def listed_wanted(filters: Filters, columns: Columns, view: View) -> Wanted:
    """The claims that lists show, denied ones too."""
    return _wanted(filters, filters.listed, columns, view)


def _wanted(filters: Filters, modalities: Sequence[Modality], columns: Columns, view: View) -> Wanted:
    def wanted(rows: Numbers | None = None) -> Numbers | None:
        among = Among(columns, view, filters.level, rows)
        found = [masks.current(among), masks.reviewed(filters.review or SHOWN, among)]
        if len(set(modalities)) < len(Modality):
            found.append(masks.with_modality(modalities, among))
        found += [row.mask(value, among) for row in FILTERS if row.mask and (value := getattr(filters, row.field))]
        asked = [mask for mask in found if mask is not None]
        return np.logical_and.reduce(asked) if len(asked) > 1 else next(iter(asked), None)

    return wanted


def without(filters: Filters, *names: str) -> Filters:
    """The same filters with these fields unset."""
    return replace(filters, **{name: getattr(NO_FILTERS, name) for name in names})


def _texts(values: Mapping[str, str | Sequence[str]], row: Filter) -> Iterator[str]:
    """The parameter's values, without empty ones: a form sends these for what is left open."""
    given = values.get(row.parameter) or values.get(_OTHER_SPELLINGS.get(row.parameter, ""), ())
    for text in (given,) if isinstance(given, str) else given:
        for part in text.split(",") if row.many else (text,):
            if part.strip():
                yield part.strip()


def _read(row: Filter, texts: Sequence[str], ledger: Ledger, codebook: Codebook) -> Any:
    read = [row.read(Asked(row.parameter, text, ledger, codebook)) for text in texts]
    if not row.many:
        if len(read) > 1:
            raise InputError(f"'{row.parameter}' is given {len(read)} times; allowed is one value")
        return read[0]
    return tuple(dict.fromkeys(one for value in read for one in _several(value)))


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
