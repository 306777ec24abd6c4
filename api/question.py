"""What a request asks: its parameters, read and checked. Endpoints share this; what they ask the ledger is their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Final, NotRequired, TypedDict

from flask import g, request
from msgspec import Meta

from api.present import LANGUAGES, Reader
from api.served import served
from graph.codebook import Codebook
from graph.codebook.relations import QUADS
from graph.errors import InputError
from graph.ledger import Ledger
from graph.model import Kind, Modality
from graph.model.dyad import Level
from graph.model.record import STATUSES
from graph.query import filters
from graph.query.actors import registry
from graph.query.filters import FILTERS, Filters
from graph.query.texts import Order

DEFAULT_LANGUAGE: Final = "en"
MAX_VALUE: Final = 500
"""How many characters a parameter may have: no name or list of relations is longer."""
MAX_LIMIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that is no filter. `schema` is what the OpenAPI document says of it beside the description."""

    name: str
    description: str
    schema: Mapping[str, Any]
    required: bool = False


LANG = Parameter(
    "lang",
    "The language of labels and composed sentences",
    {"type": "string", "enum": list(LANGUAGES), "default": DEFAULT_LANGUAGE},
)
AS_OF = Parameter(
    "as_of", "Answer as of this version of the stored claims; without it as of the newest", {"type": "integer", "minimum": 0}
)
QUERY = Parameter(
    "q",
    "A name, or its beginning, in any of the languages",
    {"type": "string", "minLength": 1, "maxLength": MAX_VALUE, "examples": ["قطر", "Katar"]},
    required=True,
)
WORDS = Parameter(
    "q",
    'Words, "words that follow each other", beginnings (gas*), words that are not to be there (-gas), in any of the languages',
    {"type": "string", "minLength": 1, "maxLength": MAX_VALUE, "examples": ["وقف إطلاق النار", 'gas* -"gas field"']},
    required=True,
)
PLACE = Parameter(
    "in", "Where the words are looked for", {"type": "string", "enum": ["texts", "titles"], "default": "texts"}
)
ORDER = Parameter(
    "order",
    "What comes first: the newest, or what the words fit best",
    {"type": "string", "enum": list(Order), "default": Order.NEWEST.value},
)
LIMIT = Parameter(
    "limit", "At most so many claims in a list", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 100}
)
CURSOR = Parameter(
    "cursor",
    "Go on after a page: its `next`, with the same filters; the list stays as of that page's version",
    {"type": "string", "maxLength": MAX_VALUE},
)
FOUND_LIMIT = Parameter("limit", "At most so many actors", {"type": "integer", "minimum": 1, "maximum": 100, "default": 10})

COMMON: Final = (LANG, AS_OF)

_ACTOR = {"type": "string", "maxLength": MAX_VALUE}
_DAY = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "examples": ["2020-08-17", "2020-08", "2020"]}


def _several(*values: str) -> dict[str, Any]:
    """A list, the parameter repeated or its values parted by commas."""
    return {"type": "array", "items": {"type": "string", **({"enum": list(values)} if values else {})}}


FILTER_PARAMETERS: Final = (
    Parameter("actor", "Only claims in which this actor, by id or name, is a source or target", _ACTOR),
    Parameter("kind", "Only claims with a source or target of these kinds", _several(*Kind)),
    Parameter(
        "state",
        "Only claims with a source or target that acts for, stands for or lies in these states, by name or code",
        {**_several(), "examples": [["QAT", "TUR"]]},
    ),
    Parameter("relation", "Only claims of these types", {**_several(), "examples": [["AGREE", "AID"]]}),
    Parameter("mode", "Only claims of these finer types, such as `visit`", _several()),
    Parameter("quad", "Only verbal or material cooperation or conflict", _several(*QUADS)),
    Parameter("context", "Only claims in these contexts, such as `military`", _several()),
    Parameter(
        "modality",
        "Only claims that give the act this status. Without it, edges and figures count `occurred` ones; lists show all",
        _several(*Modality, filters.ALL),
    ),
    Parameter("claimant", "Only what this actor says; `document` is what the document says in its own voice", _ACTOR),
    Parameter("outlet", "Only what this outlet published or relayed", _ACTOR),
    Parameter("place", "Only what took place there", _ACTOR),
    Parameter("language", "Only documents in this language", {"type": "string", "enum": list(filters.LANGUAGES)}),
    Parameter("collection", "Only documents of this collection", _ACTOR),
    Parameter("from", "Only claims of this day, month or year, or later", _DAY),
    Parameter("to", "Only claims of this day, month or year, or earlier", _DAY),
    Parameter(
        "resolved",
        "`yes`: only claims of which it is known who every source and target is",
        {"type": "string", "enum": [filters.YES, filters.NO]},
    ),
    Parameter(
        "review",
        "Only claims of these review statuses. Without it, rejected and retracted ones are left out",
        _several(*STATUSES, filters.ALL),
    ),
    Parameter(
        "level",
        "Who is an actor: `state` gathers those who act for a state into it, `actor` keeps everyone apart",
        {"type": "string", "enum": list(Level), "default": Level.STATE.value},
    ),
)
"""How the OpenAPI document tells of `graph.query.filters.FILTERS`, which reads them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as of `version`, which never changes while the answer is made."""

    ledger: Ledger
    codebook: Codebook
    language: str
    version: int
    filters: Filters

    @property
    def reader(self) -> Reader:
        return Reader(self.codebook, self.language, registry(self.ledger, self.codebook, self.version))


def ask(*own: Parameter, filtered: bool = False) -> Question:
    """The request's question. Raises InputError where a parameter or value is not allowed, UnknownActor for a filter's."""
    held = served()
    _check_names([parameter.name for parameter in (*own, *COMMON)] + ([row.parameter for row in FILTERS] if filtered else []))
    language = choice(LANG)
    g.language = language  # for the answer to an error from here on
    return Question(
        ledger=held.ledger,
        codebook=held.codebook,
        language=language,
        version=_version(held.ledger),
        filters=filters.parse(request.args.to_dict(flat=False), held.ledger, held.codebook) if filtered else Filters(),
    )


def language() -> str:
    """The language of the request as far as it has been understood."""
    return str(g.get("language", DEFAULT_LANGUAGE))


def text(parameter: Parameter) -> str:
    """The one value of the parameter, "" where it is not given. Raises InputError."""
    found = [value.strip() for value in request.args.getlist(parameter.name) if value.strip()]
    if len(found) > 1:
        raise InputError(f"'{parameter.name}' is given {len(found)} times; allowed is one value")
    if not found and parameter.required:
        raise InputError(f"'{parameter.name}' is missing: {parameter.description[0].lower()}{parameter.description[1:]}")
    return found[0] if found else ""


def choice(parameter: Parameter) -> str:
    """One of the parameter's enumerated values. Raises InputError."""
    allowed, found = parameter.schema["enum"], text(parameter) or parameter.schema["default"]
    if found not in allowed:
        raise InputError(f"'{found}' is no value of '{parameter.name}'; allowed are {', '.join(allowed)}")
    return str(found)


def number(parameter: Parameter) -> int | None:
    """The parameter's number, or its default. Raises InputError."""
    found, lowest, highest = text(parameter), parameter.schema["minimum"], parameter.schema.get("maximum")
    if not found:
        default: int | None = parameter.schema.get("default")
        return default
    # Digits of other scripts are numbers to int(), but no version has more than nine of them.
    value = int(found) if found.isascii() and found.isdecimal() and len(found) < 10 else -1
    if value < lowest or (highest is not None and value > highest):
        bounds = f"{lowest} to {highest}" if highest is not None else f"whole numbers from {lowest}"
        raise InputError(f"'{found}' is no value of '{parameter.name}'; allowed are {bounds}")
    return value


def query_model(name: str, own: Sequence[Parameter], filtered: bool) -> Any:
    """The parameters of an endpoint as a type, for the OpenAPI document: from the tables that requests are read by."""
    rows = (*own, *(FILTER_PARAMETERS if filtered else ()), *COMMON)
    described = {row.name: Annotated[Any, Meta(description=row.description, extra_json_schema=dict(row.schema))] for row in rows}
    required = {row.name for row in rows if row.required}
    return TypedDict(  # type: ignore[operator]  # made at run time: a name like `from` cannot be written otherwise
        name, {key: kind if key in required else NotRequired[kind] for key, kind in described.items()}
    )


def _check_names(allowed: Sequence[str]) -> None:
    for name, values in request.args.lists():
        if name not in allowed:
            near = get_close_matches(name, allowed, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise InputError(f"no parameter '{name[:MAX_VALUE]}' here; allowed are {', '.join(allowed)}{hint}")
        if sum(len(value) for value in values) > MAX_VALUE:
            raise InputError(f"'{name}' is too long; allowed are {MAX_VALUE} characters")


def _version(ledger: Ledger) -> int:
    newest = ledger.version
    asked = number(AS_OF)
    if asked is not None and asked > newest:
        raise InputError(f"'{asked}' is no value of '{AS_OF.name}'; allowed are 0 to {newest}")
    return newest if asked is None else asked
