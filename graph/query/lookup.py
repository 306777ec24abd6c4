"""Which actor is meant: by id, or by a name in any of the languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from graph.codebook import Codebook
from graph.codebook.folding import fold
from graph.errors import InputError, UnknownActor
from graph.ledger import PROVISIONAL, Ledger, Met, View
from graph.model import Actor, Kind, Name
from graph.query.values import Found

_NEAREST = 5  # so many are offered for an unknown name
_ALIKE = 0.8  # Jaro-Winkler similarity from which a name is offered
_ARTICLE = "ال"  # names are looked for with and without it
_folded = lru_cache(maxsize=1 << 16)(fold)  # the codebook's names are the same at every question


@dataclass(frozen=True, slots=True)
class _Entry:
    """`actor` is called `text`; `rank` 0 is a name of its own, 1 a weak name, 2 another word for it (an adjective, a capital)."""

    folded: str
    text: str
    language: str
    actor: str
    rank: int


def registry(ledger: Ledger, codebook: Codebook, as_of: int | None = None) -> dict[str, Actor]:
    """The codebook's actors, and those that only texts name, by id."""
    with ledger.at(as_of) as view:
        return _registry(view, codebook)


def find(view: View, codebook: Codebook, actor_id: str) -> Actor:
    """The actor with this id. Raises UnknownActor with the nearest ones."""
    if actor_id in codebook.actors:
        return codebook.actors[actor_id]
    actors = _registry(view, codebook)
    if actor_id in actors:
        return actors[actor_id]
    raise UnknownActor(actor_id, _nearest(actor_id, actors, codebook))


def resolve(ledger: Ledger, codebook: Codebook, name_or_id: str) -> Actor:
    """The one actor that has this id, name or code, in any language and spelling.

    Raises UnknownActor with the nearest ones, and InputError where the name means several: it is never guessed.
    """
    actors = registry(ledger, codebook)
    asked = name_or_id.strip()
    if asked in actors:
        return actors[asked]
    folded = fold(asked)
    hits = [entry for entry in _entries(actors, codebook) if folded and entry.folded == folded]
    if not hits:
        raise UnknownActor(asked, _nearest(asked, actors, codebook))
    best = min(entry.rank for entry in hits)
    meant = sorted({entry.actor for entry in hits if entry.rank == best})
    if len(meant) > 1:
        raise InputError(f"'{asked}' means several actors; give the id of one: {', '.join(meant)}")
    return actors[meant[0]]


def search(ledger: Ledger, codebook: Codebook, text: str, language: str = "en", limit: int = 10) -> list[Found]:
    """The actors whose names match: whole names first, then beginnings, then beginnings of words, then like spellings.

    Among equals those with the most claims come first. `matched` is the best name, in `language` where several are as good.
    """
    folded = fold(text)
    if not folded:
        return []
    actors = registry(ledger, codebook)
    entries = tuple(_entries(actors, codebook))
    best: dict[str, tuple[tuple[int, int, bool], str]] = {}
    for entry in entries:
        quality = _quality(folded, entry.folded)
        if quality is not None:
            key = (quality, entry.rank, entry.language != language)
            best[entry.actor] = min(best.get(entry.actor, (key, entry.text)), (key, entry.text))
    if not best:
        near = _nearest(text, actors, codebook)
        best = {actor: ((len(near), place, False), actors[actor].label(language)) for place, actor in enumerate(near)}
    with ledger.at() as view:
        claims = view.claims_of(best)
    order = sorted(best, key=lambda actor: (best[actor][0][:2], -claims.get(actor, 0), actor))
    return [Found(actors[actor], best[actor][1], claims.get(actor, 0)) for actor in order[:limit]]


def _registry(view: View, codebook: Codebook) -> dict[str, Actor]:
    return {actor_id: _actor(met) for actor_id, met in view.met().items()} | dict(codebook.actors)


def _actor(met: Met) -> Actor:
    """An actor that only texts name."""
    names = (Name(met.name, met.language or "und"),)
    return Actor(met.id, Kind(met.kind), names, met.state, provisional=met.id.startswith(PROVISIONAL))


def _entries(actors: dict[str, Actor], codebook: Codebook) -> Iterator[_Entry]:
    for alias in codebook.aliases:
        rank = 2 if alias.form != "name" else 0 if alias.strong else 1
        yield _Entry(_folded(alias.text), alias.text, alias.language, alias.actor, rank)
    for actor in actors.values():
        names = () if actor.id in codebook.actors else actor.names
        codes = (Name(code, "en") for code in (actor.code, actor.state if actor.kind is Kind.STATE else None) if code)
        for name in (*names, *codes):
            yield _Entry(_folded(name.text), name.text, name.language, actor.id, 0)


def _quality(asked: str, name: str) -> int | None:
    """0 the whole name, 1 its beginning, 2 the beginning of a word, 3 the beginnings of several words; None is no match."""
    if asked == name:
        return 0
    if name.startswith(asked):
        return 1
    words = {form for word in name.split() for form in (word, word.removeprefix(_ARTICLE))}
    wanted = asked.split()
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 2 if len(wanted) == 1 else 3
    return None


def _nearest(asked: str, actors: dict[str, Actor], codebook: Codebook) -> list[str]:
    """The ids of actors with the most similar names or ids, best first."""
    names = [(entry.folded, entry.actor) for entry in _entries(actors, codebook)]
    names += [(_folded(actor_id), actor_id) for actor_id in actors]
    similar = process.extract(
        fold(asked), [name for name, _actor in names], scorer=JaroWinkler.similarity, limit=4 * _NEAREST, score_cutoff=_ALIKE
    )
    return list(dict.fromkeys(names[place][1] for _name, _score, place in similar))[:_NEAREST]
