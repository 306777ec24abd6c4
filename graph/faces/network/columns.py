"""The ledger's claims, their participants and pairs as columns of numbers: what questions are answered from, in memory.

One row a claim, one a participant of it, one a pair. Words are numbers of `Words`, days are ordinals (0: undated). Nothing here
is changed: catching up with the ledger makes new columns, so that whoever reads the old ones may go on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from graph.ledger.numbers import LAYOUT, NAMINGS, NOTHING, ROLES, act_of
from graph.ledger.raw import RawRows
from graph.ledger.scope import Identities
from graph.model import Role

Numbers = NDArray[Any]

_SIDES: Final[tuple[Literal["left"], Literal["right"]]] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their numbers, which are their keys in the ledger; '' stands where one was erased."""

    texts: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Words":
        found = tuple(texts)
        return cls(found, {text: number for number, text in enumerate(found) if text})

    def number(self, text: str) -> int:
        return self.numbers.get(text, NOTHING)


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
    """One row a claim, by key; `coding` is a row of Codings, `modality` one of MODALITIES (graph.ledger.numbers).

    `start` and `end` are the act's own days where it is known exactly. `act` is the same for claims with the same relation and
    participants: with the days it tells events apart. `year` is the act's year where the text dates it no closer, else 0.
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
    def reached(self) -> tuple[int, int, int]:
        """The greatest keys of codings, claims and words; -1 where there are none."""
        return _last(self.codings.key), _last(self.claims.key), len(self.words.texts) - 1

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


def united(columns: Columns, identities: Identities) -> Columns:
    """The columns with who is meant, and the acts of claims by whom they mean."""
    numbers = dict(columns.words.numbers)
    for actor in identities.groups:
        numbers.setdefault(actor, len(columns.words.texts) + len(numbers) - len(columns.words.numbers))
    texts = (*columns.words.texts, *list(numbers)[len(columns.words.numbers) :])
    meant = np.arange(len(columns.words.texts))
    for actor in identities.groups:
        for name in identities.all_of(actor):
            if name in columns.words.numbers:
                meant[numbers[name]] = numbers[actor]
    changed = np.append(meant != np.arange(len(meant)), False)  # who is NOTHING stays so
    named = np.append(meant, NOTHING).astype("i4")
    parts = replace(columns.parts, actor=named[columns.parts.actor], node=named[columns.parts.node])
    act = columns.claims.act.copy()
    for row in np.unique(parts.claim[changed[columns.parts.node]]).tolist():
        if columns.claims.start[row]:
            act[row] = act_of(texts[columns.claims.relation[row]], _parties(parts, row, texts))
    claims = replace(columns.claims, act=act)
    ends = np.unique(np.concatenate([getattr(columns, name).pair for name in LINKS]))
    actors = np.unique(np.concatenate((meant[ends >> 32], meant[ends & _B])))
    rank = np.zeros(len(texts), "i8")
    rank[sorted(actors.tolist(), key=texts.__getitem__)] = np.arange(len(actors))
    found: dict[str, list[Links]] = {name: [] for name in LINKS}
    for name in LINKS:
        links: Links = getattr(columns, name)
        a, b = meant[links.pair >> 32], meant[links.pair & _B]
        turned = rank[a] > rank[b]
        pair = np.where(turned, b << 32 | a, a << 32 | b)
        made = Links(pair, links.claim, np.where(turned, _TURNED[links.way], links.way).astype("i1"))
        other = {"apart_a": "apart_b", "apart_b": "apart_a"}.get(name, name)
        for place, kept in ((name, ~turned & (a != b)), (other, turned)):
            found[place].append(Links(made.pair[kept], made.claim[kept], made.way[kept]))
    order = _Order(claims)
    merged = {name: once(order.sorted(_joined(_none(Links), *some))) for name, some in found.items()}
    return Columns(columns.version, Words(texts, numbers), columns.codings, claims, parts, columns.contexts, **merged)


def _parties(parts: Parts, row: int, texts: Sequence[str]) -> str:
    """The nodes of a claim, as graph.ledger.naming has them."""
    some = slice(*np.searchsorted(parts.claim, np.array((row, row + 1), "i4")))
    sides = (parts.node[some][parts.role[some] == ROLES.index(role)] for role in (Role.SOURCE, Role.TARGET))
    return " > ".join(" ".join(sorted({texts[one] for one in side.tolist() if one != NOTHING})) for side in sides)


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
    return Columns(0, Words(), _none(Codings), _none(Claims), _none(Parts), _none(Contexts), **links)


def caught_up(columns: Columns, rows: RawRows, version: int) -> Columns:
    """The columns with what the ledger has had since."""
    words = _words(columns.words, rows)
    codings = _codings(columns.codings, rows, words)
    first, coding, *bodies = rows.numbers
    tables = dict(zip(LAYOUT, map(_unpacked, LAYOUT, bodies), strict=True))
    count = tables["claims"][1]
    local = _locals(count)
    begin = len(columns.claims.key) + np.cumsum(count) - count  # the row of each body's first claim
    whose = np.searchsorted(codings.key, np.array(coding, "i8")).astype("i4")
    own = {"key": np.repeat(np.array(first, "i8"), count) + local, "coding": np.repeat(whose, count)}
    claims = _joined(columns.claims, _filled(Claims, *tables["claims"], begin, own))
    parts = _joined(columns.parts, _filled(Parts, *tables["parts"], begin))
    contexts = _joined(columns.contexts, _filled(Contexts, *tables["contexts"], begin))
    found = _links(*tables["pairs"], begin)
    order = _Order(claims)
    links = {name: _merged(getattr(columns, name), found[name], order) for name in LINKS}
    return Columns(version, words, codings, claims, parts, contexts, **links)


def _words(known: Words, rows: RawRows) -> Words:
    keys, new = rows.words
    if not keys:
        return known
    texts = [*known.texts, *[""] * (keys[-1] + 1 - len(known.texts))]
    for key, text in zip(keys, new, strict=True):
        texts[key] = text
    return Words(tuple(texts), {**known.numbers, **dict(zip(new, keys, strict=True))})


def _codings(known: Codings, rows: RawRows, words: Words) -> Codings:
    key, document, version, superseded, *described, published = rows.codings
    ended = np.array([one or 0 for one in superseded], "i8")
    keys, documents, versions = (np.array(column, "i8") for column in (key, document, version))
    number = {None: NOTHING, "": NOTHING} | {one: words.number(one) for column in described for one in {*column} if one}
    named = (np.fromiter(map(number.__getitem__, column), "i4", len(column)) for column in described)
    table = {None: 0} | {day: date.fromisoformat(day[:10]).toordinal() for day in {*published} if day is not None}
    outlet, language, collection = named
    days = np.fromiter(map(table.__getitem__, published), "i4", len(published))
    new = Codings(keys, documents, versions, ended, outlet, language, collection, days)
    if rows.ended[0]:
        changed = known.ended.copy()
        changed[np.searchsorted(known.key, np.array(rows.ended[0]))] = rows.ended[1]
        known = replace(known, ended=changed)
    joined: Codings = _joined(known, new)
    return joined


def _unpacked(table: str, bodies: Sequence[bytes]) -> tuple[Numbers, Numbers]:
    """All rows of these packed tables, and how many each has."""
    kind = np.dtype([(name, f"<{code}") for name, code in LAYOUT[table]])
    lengths = np.fromiter(map(len, bodies), "i8", len(bodies))
    return np.frombuffer(b"".join(bodies), kind), lengths // kind.itemsize


def _locals(count: Numbers) -> Numbers:
    """0, 1, 2 … for each."""
    return np.asarray(np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count))


def _filled(kind: type[Any], rows: Numbers, count: Numbers, begin: Numbers, own: Mapping[str, Numbers] | None = None) -> Any:
    """Columns of rows; `claim` becomes a row of Claims."""
    made = {name: np.ascontiguousarray(rows[name], TYPES[kind][name]) for name in rows.dtype.names or ()}
    if "claim" in made:
        made["claim"] = (made["claim"] + np.repeat(begin, count)).astype("i4")
    return kind(**made, **(own or {}))


def _links(rows: Numbers, count: Numbers, begin: Numbers) -> dict[str, Links]:
    pair = rows["a"].astype("i8") << 32 | rows["b"]
    claim = (rows["claim"] + np.repeat(begin, count)).astype("i4")
    named = {name: ((rows["ways"] >> 2 * at) & 3).astype("i1") for at, name in enumerate(NAMINGS)}
    state = named["state"]
    for apart in ("a_apart", "b_apart"):
        named[apart] = np.where(state == 0, named[apart], 0)  # where both are named at state level, that is how they are related
    made = {}
    for name, naming in zip(LINKS, NAMINGS, strict=True):
        kept = np.flatnonzero(named[naming])
        made[name] = Links(pair[kept], claim[kept], named[naming][kept])
    return made


def _merged(known: Links, new: Links, order: "_Order") -> Links:
    """All links in their order: a few new ones are put into their places, many are sorted with the rest."""
    if len(new.pair) > max(1000, len(known.pair) // 100):
        return order.sorted(_joined(known, new))
    new = order.sorted(new)
    places = [_place(known, int(pair), row, order.claims) for pair, row in zip(new.pair, new.claim, strict=True)]
    return Links(*(np.insert(getattr(known, name), places, getattr(new, name)) for name in TYPES[Links]))


class _Order:
    """How links are sorted: by pair, act and start."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims

    @cached_property
    def ranks(self) -> Numbers:
        """The place of each claim by act and start."""
        order = np.lexsort((self.claims.start, self.claims.act))
        ranks = np.empty(len(order), "i8")
        ranks[order] = np.arange(len(order))
        return ranks

    def sorted(self, links: Links) -> Links:
        order = self._of(links)
        return Links(links.pair[order], links.claim[order], links.way[order])

    def _of(self, links: Links) -> Numbers:
        """Many are sorted by one number each, which is ten times faster where it has room for everything."""
        a, b = links.pair >> 32, links.pair & _B
        words, claims = (int(max(a.max(), b.max())) + 1 if len(a) else 0), len(self.claims.key)
        if len(a) > _MANY and words * words * claims < 1 << 63:
            return np.asarray(np.argsort((a * words + b) * claims + self.ranks[links.claim]))
        return np.lexsort((self.claims.start[links.claim], self.claims.act[links.claim], links.pair))


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
    return type(known)(*(_appended(*(getattr(part, name) for part in (known, *new))) for name in names))


def _appended(known: Numbers, *new: Numbers) -> Numbers:
    """One after another. Where many are known, room is left behind them for the next ones, which then are not copied again.

    Columns of before see as many rows as they had; only the newest ones are ever appended to.
    """
    length, more = len(known), sum(map(len, new))
    if length < _MANY or more > length // _SPARE:
        return np.concatenate((known, *new))
    room = known.base
    if not (isinstance(room, np.ndarray) and _has_room(room, known, length + more)):
        room = np.empty(length + length // _SPARE + more, known.dtype)
        room[:length] = known
    room[length : length + more] = np.concatenate(new) if len(new) > 1 else new[0]
    return room[: length + more]


def _has_room(room: Numbers, known: Numbers, length: int) -> bool:
    alike = room.dtype == known.dtype and room.ctypes.data == known.ctypes.data
    return bool(alike and room.flags.writeable and len(room) >= length)


_MANY: Final = 100_000
_SPARE: Final = 20  # a twentieth
