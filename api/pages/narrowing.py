"""The filters as pages show them: what is chosen, what may be chosen, and one link to take each away."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypedDict
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from api import shapes
from api.pages.wording import day, gettext
from api.present import KINDS, QUADS, REVIEWS, Reader
from graph.model import Kind, Modality
from graph.model.dyad import Level
from graph.query.filters import OWN_VOICE, Filters, to_parameters

Address = MultiDict[str, str]


class Chip(NamedTuple):
    """The filter `name` lets through `label`; `without` is the address of the same page without it."""

    parameter: str
    name: str
    label: str
    without: str


class Option(TypedDict):
    """A value that a filter may have; `claims` have it, None where that is not counted."""

    value: str
    label: str
    claims: int | None
    chosen: bool


def _actor(value: str, reader: Reader) -> str:
    return gettext("the document itself") if value == OWN_VOICE else reader.label(value)


def _relation(value: str, reader: Reader) -> str:
    return reader.codebook.relations[value].label.in_(reader.language)


def _mode(value: str, reader: Reader) -> str:
    known = (relation.mode(value) for relation in reader.codebook.relations.values())
    return next((mode.label.in_(reader.language) for mode in known if mode), value)


def _modality(value: str, reader: Reader) -> str:
    return reader.codebook.modalities[Modality(value)].in_(reader.language)


def _level(value: str, _reader: Reader) -> str:
    return gettext("gathered into states") if value == Level.STATE else gettext("everyone apart")


# Parameter, its name on pages, its value in words. The names are read by pybabel as messages: see _names().
_SHOWN: Final[Mapping[str, Callable[[str, Reader], str]]] = {
    "actor": _actor,
    "kind": lambda value, reader: KINDS[Kind(value)].in_(reader.language),
    "state": lambda value, reader: reader.label(f"state:{value}"),
    "relation": _relation,
    "mode": _mode,
    "quad": lambda value, reader: QUADS[value].in_(reader.language),
    "context": lambda value, reader: reader.codebook.contexts[value].in_(reader.language),
    "modality": _modality,
    "claimant": _actor,
    "outlet": _actor,
    "place": _actor,
    "language": lambda value, _reader: value,
    "collection": lambda value, _reader: value,
    "from": lambda value, _reader: day(value),
    "to": lambda value, _reader: day(value),
    "resolved": lambda _value, _reader: gettext("all named"),
    "review": lambda value, reader: REVIEWS[value].in_(reader.language),
    "level": _level,
}


def _names() -> dict[str, str]:
    return {
        "actor": gettext("Actor"),
        "kind": gettext("Kind of actor"),
        "state": gettext("State"),
        "relation": gettext("Type"),
        "mode": gettext("Finer type"),
        "quad": gettext("Cooperation or conflict"),
        "context": gettext("Context"),
        "modality": gettext("Status of the act"),
        "claimant": gettext("Who says so"),
        "outlet": gettext("Outlet"),
        "place": gettext("Place"),
        "language": gettext("Language"),
        "collection": gettext("Collection"),
        "from": gettext("from"),
        "to": gettext("to"),
        "resolved": gettext("Sources and targets"),
        "review": gettext("Review"),
        "level": gettext("Who stands for whom"),
    }


def chips(filters: Filters, reader: Reader, path: str, address: Address, hidden: Sequence[str] = ()) -> list[Chip]:
    """One for each filter that is set, but for the parameters `hidden`."""
    names = _names()
    return [
        Chip(
            parameter,
            names[parameter],
            gettext(", ").join(_SHOWN[parameter](each, reader) for each in value.split(",")),
            _link(path, ((name, each) for name, each in address.items(multi=True) if name != parameter)),
        )
        for parameter, value in to_parameters(filters).items()
        if parameter not in hidden
    ]


def tidy(address: Address, defaults: Mapping[str, str]) -> Address:
    """The address as it should be cited: without what a form leaves empty and what holds anyway."""
    filled = {name: list(dict.fromkeys(value for value in values if value)) for name, values in address.lists()}
    return MultiDict((name, value) for name, values in filled.items() if values != [defaults.get(name)] for value in values)


def link(path: str, address: Address, **changes: str | None) -> str:
    """The same view with some parameters set, or with None taken away."""
    kept = ((name, value) for name, value in address.items(multi=True) if name not in changes)
    return _link(path, (*kept, *((name, value) for name, value in changes.items() if value is not None)))


def _link(path: str, parameters: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(parameters), safe=":~,")
    return f"{path}?{query}" if query else path


def modalities(filters: Filters, reader: Reader, allowed: Sequence[Modality], otherwise: Sequence[Modality]) -> list[Option]:
    """The statuses that may be chosen; `otherwise` hold where none is."""
    chosen = filters.modality or otherwise
    return [{"value": each.value, "label": _modality(each, reader), "claims": None, "chosen": each in chosen} for each in allowed]


def levels(level: Level) -> list[Option]:
    labels = {Level.STATE: gettext("gathered into states"), Level.ACTOR: gettext("everyone apart")}
    return [{"value": each.value, "label": labels[each], "claims": None, "chosen": each is level} for each in Level]


def relations(counts: Mapping[str, int], filters: Filters, reader: Reader) -> list[Option]:
    """The types that `counts` has, and those that are chosen, the most frequent first."""
    wanted = dict.fromkeys((*sorted(counts, key=lambda each: (-counts[each], each)), *filters.relation))
    return [
        {"value": each, "label": _relation(each, reader), "claims": counts.get(each, 0), "chosen": each in filters.relation}
        for each in wanted
        if each in reader.codebook.relations
    ]


def outlets(known: Sequence[str], filters: Filters, reader: Reader) -> list[Option]:
    wanted = dict.fromkeys((*known, *([filters.outlet] if filters.outlet else [])))
    return [{"value": each, "label": reader.label(each), "claims": None, "chosen": each == filters.outlet} for each in wanted]


def facet(found: Sequence[shapes.Facet], chosen: str | Sequence[str] | None) -> list[Option]:
    """A facet's values that can be asked for: not the unnamed claimants and unknown outlets."""
    picked = (chosen,) if isinstance(chosen, str) else chosen or ()
    return [
        {"value": one["value"], "label": one["label"], "claims": one["claims"], "chosen": one["value"] in picked}
        for one in found
        if one["value"] is not None
    ]
