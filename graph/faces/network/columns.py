"""The ledger's claims, their participants and pairs as columns of numbers: what questions are answered from, in memory.

One row a claim, one a participant of it, one a pair. Words are numbers of `Words`, days are ordinals (0: undated). Nothing here
is changed: catching up with the ledger makes new columns, so that whoever reads the old ones may go on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from graph.ledger import Way
from graph.ledger.raw import Columns as Block
from graph.ledger.raw import RawRows
from graph.ledger.scope import Identities
from graph.model import Kind, Modality, Precision, Role

Numbers = NDArray[Any]

NOTHING: Final = -1
"""The number of a word that is not there."""
WAYS: Final = (None, Way.FORWARD, Way.BACKWARD, Way.MUTUAL)
MODALITIES: Final = tuple(Modality)
ROLES: Final = tuple(Role)
KINDS: Final = tuple(Kind)
_SIDES: Final[tuple[Literal["left"], Literal["right"]]] = ("left", "right")
_EXACT: Final = (Precision.DAY, Precision.RANGE)


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their numbers, in the order in which they came."""

    texts: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Words":
        found = tuple(texts)
        return cls(found, {text: number for number, text in enumerate(found)})

    def number(self, text: str) -> int:
        return self.numbers.get(text, NOTHING)


class _Numbering:
    """Gives numbers to words, new ones to those that have none."""

    def __init__(self, known: Words) -> None:
        self._numbers: dict[str | None, int] = {text: number for number, text in enumerate(known.texts)}

    def of(self, found: Sequence[str | None], kind: str = "i4") -> Numbers:
        numbers = self._numbers
        for text in dict.fromkeys(found):
            if text is not None and text not in numbers:
                numbers[text] = len(numbers)
        return _numbers({None: NOTHING, **numbers}, found, kind)

    def words(self) -> Words:
        return Words.of(text for text in self._numbers if text is not None)


def _numbers(table: Mapping[Any, int], found: Sequence[Any], kind: str) -> Numbers:
    return np.fromiter(map(table.__getitem__, found), kind, len(found))


@dataclass(frozen=True, slots=True)
class Codings:
    """One row a coding: `ended` is the version from which on another is current, 0 while none is. `published` is a day."""

    key: Numbers
    document: Numbers
    version: Numbers
    ended: Numbers
    outlet: Numbers
    language: Numbers
    collection: Numbers
    published: Numbers


@dataclass(frozen=True, slots=True)
class Claims:
    """One row a claim, by key; `coding` is a row of Codings. `start` and `end` are the act's own days where it is known exactly.

    `act` is the same for claims with the same relation and participants: with the days it tells events apart.
    `year` is the act's year where the text dates it no closer than that, else 0.
    """

    key: Numbers
    coding: Numbers
    relation: Numbers
    mode: Numbers
    quad: Numbers
    modality: Numbers
    score: Numbers
    day: Numbers
    start: Numbers
    end: Numbers
    act: Numbers
    year: Numbers


@dataclass(frozen=True, slots=True)
class Links:
    """One row a pair of a claim, sorted by pair, act and start. `pair` is a << 32 | b, `claim` a row of Claims, `way` of WAYS."""

    pair: Numbers
    claim: Numbers
    way: Numbers


@dataclass(frozen=True, slots=True)
class Parts:
    """One row a participant of a claim, by claim: who it is, and who it is at state level; NOTHING where nobody knows.

    `role` is one of ROLES, `kind` of KINDS.
    """

    claim: Numbers
    role: Numbers
    actor: Numbers
    node: Numbers
    kind: Numbers
    state: Numbers


@dataclass(frozen=True, slots=True)
class Contexts:
    """One row a context of a claim, by claim."""

    claim: Numbers
    context: Numbers


@dataclass(frozen=True)
class Columns:
    """All that the ledger held at `version`.

    `apart` are the links, beside those of state level, of actors that act for another and are asked for by their own
    id: `apart_a` those whose a is meant, `apart_b` those whose b is.
    """

    version: int
    actors: Words
    words: Words
    codings: Codings
    claims: Claims
    parts: Parts
    contexts: Contexts
    state: Links
    actor: Links
    apart_a: Links
    apart_b: Links

    @property
    def reached(self) -> tuple[int, int]:
        """The greatest keys of codings and claims; -1 where there are none."""
        return _last(self.codings.key), _last(self.claims.key)

    @cached_property
    def superseded(self) -> bool:
        return bool(self.codings.ended.any())

    def rows_of(self, keys: Sequence[int]) -> Numbers:
        """The rows of the claims of these keys, which are all here."""
        return np.searchsorted(self.claims.key, np.asarray(keys, "i8"))

    def live(self, version: int) -> Numbers | None:
        """The codings that are current as of the version, as a mask; None where all are."""
        if version >= self.version and not self.superseded:
            return None
        codings = self.codings
        return np.asarray((codings.version <= version) & ((codings.ended == 0) | (codings.ended > version)))


def united(columns: Columns, identities: Identities, parties: Iterable[tuple[int, str, str]]) -> Columns:
    """The columns with who is meant, and the acts of the claims with these keys, relations and parties by whom they mean."""
    numbering = _Numbering(columns.actors)
    meant = numbering.of([identities.meant(actor) for actor in columns.actors.texts])
    actors = numbering.words()
    rank = np.argsort(np.argsort(np.array(actors.texts, object))) if actors.texts else np.empty(0, "i8")
    act = columns.claims.act.copy()
    for key, relation, who in parties:
        row = np.searchsorted(columns.claims.key, key)
        act[row] = _acts([relation], [identities.parties(who)], columns.claims.start[row : row + 1])[0]
    claims = replace(columns.claims, act=act)
    named = np.append(meant, NOTHING).astype("i4")  # who is NOTHING stays so
    parts = replace(columns.parts, actor=named[columns.parts.actor], node=named[columns.parts.node])
    found: dict[str, list[Links]] = {name: [] for name in LINKS}
    for name in LINKS:
        links: Links = getattr(columns, name)
        a, b = meant[links.pair >> 32].astype("i8"), meant[links.pair & _B].astype("i8")
        turned = rank[a] > rank[b]
        pair = np.where(turned, b << 32 | a, a << 32 | b)
        made = Links(pair, links.claim, np.where(turned, _TURNED[links.way], links.way).astype("i1"))
        other = {"apart_a": "apart_b", "apart_b": "apart_a"}.get(name, name)
        for place, kept in ((name, ~turned & (a != b)), (other, turned)):
            found[place].append(Links(made.pair[kept], made.claim[kept], made.way[kept]))
    merged = {name: once(_sorted(_joined(_none(Links), *some), claims)) for name, some in found.items()}
    return Columns(columns.version, actors, columns.words, columns.codings, claims, parts, columns.contexts, **merged)


def once(links: Links) -> Links:
    """Sorted links with each claim once a pair: named both ways round, it is mutual."""
    order = np.lexsort((links.claim, links.pair))
    pair, claim, way = links.pair[order], links.claim[order], links.way[order]
    same = np.flatnonzero((pair[1:] == pair[:-1]) & (claim[1:] == claim[:-1]))
    if not len(same):
        return links
    first = np.ones(len(pair), bool)
    first[same + 1] = False
    groups = np.cumsum(first) - 1
    ways = np.zeros(int(groups[-1]) + 1, "i1")
    np.bitwise_or.at(ways, groups, way)  # forward is 1, backward 2, and both together are 3: mutual
    kept = order[first]
    places = np.argsort(kept, kind="stable")
    return Links(links.pair[kept[places]], links.claim[kept[places]], ways[places])


_B: Final = (1 << 32) - 1
_TURNED: Final = np.array((0, 2, 1, 3), "i1")
LINKS: Final = ("state", "actor", "apart_a", "apart_b")


def _last(keys: Numbers) -> int:
    return int(keys[-1]) if len(keys) else -1


def _none(kind: type[Any]) -> Any:
    return kind(**{column.name: np.empty(0, TYPES[kind][column.name]) for column in fields(kind)})


TYPES: Final[Mapping[type[Any], Mapping[str, str]]] = {
    Codings: dict.fromkeys(("key", "document", "version", "ended"), "i8")
    | dict.fromkeys(("outlet", "language", "collection", "published"), "i4"),
    Claims: dict.fromkeys(("coding", "relation", "mode", "quad", "day", "start", "end"), "i4")
    | {"key": "i8", "modality": "i1", "score": "f8", "act": "i8", "year": "i2"},
    Parts: dict.fromkeys(("claim", "actor", "node", "state"), "i4") | dict.fromkeys(("role", "kind"), "i1"),
    Contexts: dict.fromkeys(("claim", "context"), "i4"),
    Links: {"pair": "i8", "claim": "i4", "way": "i1"},
}
"""The type of each column."""


def empty() -> Columns:
    links = {name: _none(Links) for name in LINKS}
    return Columns(0, Words(), Words(), _none(Codings), _none(Claims), _none(Parts), _none(Contexts), **links)


def caught_up(columns: Columns, rows: RawRows, version: int) -> Columns:
    """The columns with what the ledger has had since."""
    words, actors = _Numbering(columns.words), _Numbering(columns.actors)
    codings = _codings(columns.codings, rows, words)
    claims = _joined(columns.claims, *(_claims(block, words, codings) for block in rows.claims))
    parts = _joined(columns.parts, *(_parts(block, actors, words, claims.key) for block in rows.participants))
    contexts = _joined(columns.contexts, *(_contexts(block, words, claims.key) for block in rows.contexts))
    found = [_links(block, actors, claims.key) for block in rows.pairs]
    links = {name: _merged(getattr(columns, name), [block[name] for block in found], claims) for name in LINKS}
    return Columns(version, actors.words(), words.words(), codings, claims, parts, contexts, **links)


def _codings(known: Codings, rows: RawRows, words: _Numbering) -> Codings:
    key, document, version, superseded, *described = rows.codings
    *described, published = described
    outlet, language, collection = (words.of(values) for values in described)
    ended = np.array([one or 0 for one in superseded], "i8")
    keys, documents, versions = (np.array(column, "i8") for column in (key, document, version))
    days = _ordinals([day and day[:10] for day in published])
    new = Codings(keys, documents, versions, ended, outlet, language, collection, days)
    if rows.ended[0]:
        changed = known.ended.copy()
        changed[np.searchsorted(known.key, np.array(rows.ended[0]))] = rows.ended[1]
        known = replace(known, ended=changed)
    joined: Codings = _joined(known, new)
    return joined


def _claims(block: Block, words: _Numbering, codings: Codings) -> Claims:
    key, coding, relation, mode, quad, modality, score, day, start, end, precision, parties = block
    month_of = {None: 0} | {text: _month(text) for text in {*start, *end} - {None}}
    months = np.array([_numbers(month_of, side, "i4") for side in (start, end)])
    exact = _numbers({one: one in _EXACT for one in {*precision}}, precision, "?") & (months.min(0) > 0)
    first, last = (np.where(exact, _ordinals(side), 0).astype("i4") for side in (start, end))
    modalities = {name.value: number for number, name in enumerate(MODALITIES)}
    return Claims(
        key=np.array(key, "i8"),
        coding=np.searchsorted(codings.key, np.array(coding, "i8")).astype("i4"),
        relation=words.of(relation),
        mode=words.of(mode),
        quad=words.of(quad),
        modality=_numbers(modalities, modality, "i1"),
        score=np.array(score, "f8"),  # None is NaN
        day=_ordinals(day),
        start=first,
        end=last,
        act=_acts(relation, parties, first),
        year=np.where((months[0] != months[1]) & (months.min(0) > 0), months[0] // 12, 0).astype("i2"),
    )


def _ordinals(days: Sequence[str | None]) -> Numbers:
    """ISO days as numbers; 0 is none."""
    table = {None: 0} | {text: date.fromisoformat(text).toordinal() for text in {*days} if text is not None}
    return _numbers(table, days, "i4")


def _month(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7]) - 1


def _acts(relations: Sequence[str], parties: Sequence[str], start: Numbers) -> Numbers:
    """Only acts whose days are known are ever held against others: the rest are 0."""
    acts = np.zeros(len(relations), "i8")
    rows = np.flatnonzero(start).tolist()
    named = [f"{relations[row]} {parties[row]}" for row in rows]
    table = {name: int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True) for name in {*named}}
    acts[rows] = _numbers(table, named, "i8")
    return acts


def _parts(block: Block, actors: _Numbering, words: _Numbering, keys: Numbers) -> Parts:
    claim, role, actor, kind, state, node = block
    roles, kinds = ({one.value: number for number, one in enumerate(members)} for members in (ROLES, KINDS))
    row = np.searchsorted(keys, np.array(claim, "i8")).astype("i4")
    who, whose = actors.of(actor), actors.of(node)
    return Parts(row, _numbers(roles, role, "i1"), who, whose, _numbers(kinds, kind, "i1"), words.of(state))


def _contexts(block: Block, words: _Numbering, keys: Numbers) -> Contexts:
    claim, context = block
    return Contexts(np.searchsorted(keys, np.array(claim, "i8")).astype("i4"), words.of(context))


def _links(block: Block, actors: _Numbering, keys: Numbers) -> dict[str, Links]:
    a, b, claim, *ways = block
    pair = (actors.of(a, "i8") << 32) | actors.of(b, "i8")
    row = np.searchsorted(keys, np.array(claim, "i8")).astype("i4")
    numbers = {way and way.value: number for number, way in enumerate(WAYS)}
    state, actor, a_apart, b_apart = (np.fromiter((numbers[way] for way in named), "i1", len(named)) for named in ways)
    named = {"state": state, "actor": actor, "apart_a": a_apart, "apart_b": b_apart}
    for apart in ("apart_a", "apart_b"):
        named[apart] = np.where(state == 0, named[apart], 0)  # where both are named at state level, that is how they are related
    return {name: Links(pair[kept], row[kept], way[kept]) for name, way in named.items() for kept in (np.flatnonzero(way),)}


def _merged(known: Links, blocks: Sequence[Links], claims: Claims) -> Links:
    """All links in their order: a few new ones are put into their places, many are sorted with the rest."""
    new = _joined(_none(Links), *blocks)
    if len(new.pair) > max(1000, len(known.pair) // 100):
        return _sorted(_joined(known, new), claims)
    new = _sorted(new, claims)
    places = [_place(known, int(pair), row, claims) for pair, row in zip(new.pair, new.claim, strict=True)]
    return Links(*(np.insert(getattr(known, name), places, getattr(new, name)) for name in TYPES[Links]))


def _sorted(links: Links, claims: Claims) -> Links:
    order = np.lexsort((claims.start[links.claim], claims.act[links.claim], links.pair))
    return Links(links.pair[order], links.claim[order], links.way[order])


def _place(links: Links, pair: int, row: int, claims: Claims) -> int:
    """Before which link the one of this pair and claim belongs."""
    low, high = (int(np.searchsorted(links.pair, pair, side)) for side in _SIDES)
    for column in (claims.act, claims.start):
        values = column[links.claim[low:high]]
        first, last = (int(np.searchsorted(values, column[row], side)) for side in _SIDES)
        low, high = low + first, low + last
    return high


def _joined(known: Any, *new: Any) -> Any:
    names = [column.name for column in fields(known)]
    return type(known)(*(np.concatenate([getattr(part, name) for part in (known, *new)]) for name in names))
