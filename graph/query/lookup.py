"""Which actor is meant: by id, or by a name in any of the languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from graph.codebook import Codebook
from graph.codebook.alike import NameIndex
from graph.codebook.folding import fold
from graph.errors import InputError, UnknownActor
from graph.faces.network.keeping import columns_for
from graph.faces.network.taking_part import claims_of
from graph.ledger import PROVISIONAL, Ledger, Met, View
from graph.model import Actor, Kind, Name
from graph.query.values import Found

_NEAREST = 5  # so many are offered for an unknown name
_ALIKE = 0.8  # Jaro-Winkler similarity from which a name is offered
_ARTICLE = "ال"  # names are looked for with and without it
_SAME_SOUNDS = 4  # the quality of a person's name in another script or spelling: after every name that has the words asked for


@dataclass(frozen=True, slots=True)
class _Entry:
    """`actor` is called `text`; `rank` 0 is a name of its own, 1 a weak name, 2 another word for it (an adjective, a capital)."""

    folded: str
    words: tuple[str, ...]  # of the folded name, with and without the article
    text: str
    language: str
    actor: str
    rank: int


def registry(ledger: Ledger, codebook: Codebook, as_of: int | None = None) -> dict[str, Actor]:
    """The codebook's actors, and those that only texts name, by id."""
    with ledger.at(as_of) as view:
        return _registry(view, codebook)


def find(view: View, codebook: Codebook, actor_id: str) -> Actor:
    """The actor with this id, or the one it was merged into. Raises UnknownActor with the nearest ones."""
    actor_id = view.identities.meant(actor_id)
    if actor_id in codebook.actors:
        return codebook.actors[actor_id]
    met = view.met(actor_id)
    if met:
        return _actor(met[actor_id])
    actors = _registry(view, codebook)
    if actor_id in actors:
        return actors[actor_id]
    raise UnknownActor(actor_id, _nearest(actor_id, actors, codebook))


def resolve(ledger: Ledger, codebook: Codebook, name_or_id: str, *, place: bool = False) -> Actor:
    """The one actor that has this id, name or code, in any language and spelling; case doesn't matter.

    A person is also found by a name that only sounds the same (خلوصى اكار, Khulusi Akar), where nobody has the name itself. A
    capital's name means the state whose seat it is, unless a `place` is asked for. Who was merged into another is that one.
    Raises UnknownActor with the nearest ones, and InputError where the name means several: it is never guessed.
    """
    with ledger.at() as view:
        actors, identities = _registry(view, codebook), view.identities
    asked = name_or_id.strip()
    if asked in actors:
        return actors[identities.meant(asked)]
    folded = fold(asked)
    hits = {entry.actor: entry.rank for entry in reversed(_entries(actors, codebook)) if folded and entry.folded == folded}
    hits |= {actor_id: 0 for actor_id in actors if actor_id.lower() == asked.lower()}
    if not hits:
        hits = dict.fromkeys((actor_id for _, _, actor_id in _same_sounds(asked, actors, codebook)), 0)
    if not hits:
        raise UnknownActor(asked, _nearest(asked, actors, codebook))
    hits = {identities.meant(actor): rank for actor, rank in sorted(hits.items(), key=lambda hit: -hit[1])}
    ranks = {actor: (place != (actors[actor].kind is Kind.PLACE), rank) for actor, rank in hits.items()}
    meant = sorted(actor for actor, rank in ranks.items() if rank == min(ranks.values()))
    if len(meant) > 1:
        raise InputError(f"'{asked}' means several actors; give the id of one: {', '.join(meant)}")
    return actors[meant[0]]


def search(
    ledger: Ledger, codebook: Codebook, text: str, language: str = "en", limit: int = 10, as_of: int | None = None
) -> list[Found]:
    """The actors whose names match: whole names first, then beginnings, then beginnings of words, then persons whose name
    sounds the same in another script or spelling; where there is none of these, like spellings.

    Among equals those with the most claims come first. `matched` is the best name, in `language` where several are as good.
    """
    folded = fold(text)
    if not folded:
        return []
    with ledger.at(as_of) as view:
        actors, identities = _registry(view, codebook), view.identities
    best: dict[str, tuple[tuple[int, int, bool], str]] = {}
    for entry in _entries(actors, codebook):
        quality = _quality(folded, entry)
        if quality is not None:
            key = (quality, entry.rank, entry.language != language)
            meant = identities.meant(entry.actor)
            best[meant] = min(best.get(meant, (key, entry.text)), (key, entry.text))
    if all(quality[0] for quality, _ in best.values()):  # nobody has the whole name
        for place, name, actor_id in _same_sounds(text, actors, codebook):
            best.setdefault(identities.meant(actor_id), ((_SAME_SOUNDS, place, False), name))
    if not best:
        near = _nearest(text, actors, codebook)
        best = {actor: ((len(near), place, False), actors[actor].label(language)) for place, actor in enumerate(near)}
    with ledger.at(as_of) as view:
        claims = claims_of(columns_for(ledger, view), view, best)
    order = sorted(best, key=lambda actor: (best[actor][0][0], -claims.get(actor, 0), best[actor][0][1], actor))
    return [Found(actors[actor], best[actor][1], claims.get(actor, 0)) for actor in order[:limit]]


def _same_sounds(asked: str, actors: Mapping[str, Actor], codebook: Codebook) -> list[tuple[int, str, str]]:
    """(place, name, actor's id) of the persons whose name sounds so, the most alike first; of each its best name.

    A single word is no full name: the beginnings of words answer it.
    """
    if " " not in asked.strip():
        return []
    met = NameIndex(
        (name.text, actor.id)
        for actor in actors.values()
        if actor.kind is Kind.PERSON and actor.id not in codebook.actors
        for name in actor.names
    )
    found = (*_codebook_persons(_Names(codebook.hash, codebook)).find(asked), *met.find(asked))
    best: dict[str, str] = {}
    for _, name, actor_id in sorted(found, key=lambda hit: -hit[0]):
        best.setdefault(actor_id, name)
    return [(place, name, actor_id) for place, (actor_id, name) in enumerate(best.items())]


def _registry(view: View, codebook: Codebook) -> dict[str, Actor]:
    found = {actor_id: _actor(met) for actor_id, met in view.met().items()} | dict(codebook.actors)
    for meant, names in view.identities.groups.items():
        known = next((found[name] for name in names if name in found), None)
        if meant not in found and known:  # an id of the user's own
            found[meant] = replace(known, id=meant)
    return found


def _actor(met: Met) -> Actor:
    """An actor that only texts name."""
    names = (Name(met.name, met.language or "und"),)
    return Actor(met.id, Kind(met.kind), names, met.state, provisional=met.id.startswith(PROVISIONAL))


def _entries(actors: Mapping[str, Actor], codebook: Codebook) -> list[_Entry]:
    """All names, a codebook's own first."""
    met = (actor for actor in actors.values() if actor.id not in codebook.actors)
    return [*_codebook_entries(_Names(codebook.hash, codebook)), *(entry for actor in met for entry in _own_entries(actor))]


@dataclass(frozen=True, slots=True)
class _Names:
    """A codebook, told apart by its hash."""

    hash: str
    codebook: Codebook = field(compare=False)


@lru_cache(maxsize=4)
def _codebook_entries(names: _Names) -> tuple[_Entry, ...]:
    aliases = (
        _entry(alias.text, alias.language, alias.actor, 2 if alias.form != "name" else 0 if alias.strong else 1)
        for alias in names.codebook.aliases
    )
    states = (actor for actor in names.codebook.actors.values() if actor.kind is Kind.STATE and actor.state)
    return (*aliases, *(_entry(state.state or "", "en", state.id, 0) for state in states))


@lru_cache(maxsize=4)
def _codebook_persons(names: _Names) -> NameIndex[str]:
    people = (actor for actor in names.codebook.actors.values() if actor.kind is Kind.PERSON)
    return NameIndex((name.text, actor.id) for actor in people for name in actor.names if name.strong)


def _own_entries(actor: Actor) -> Iterator[_Entry]:
    return (_entry(name.text, name.language, actor.id, 0) for name in actor.names)


def _entry(text: str, language: str, actor: str, rank: int) -> _Entry:
    folded = fold(text)
    words = {form for word in folded.split() for form in (word, word.removeprefix(_ARTICLE))}
    return _Entry(folded, tuple(words), text, language, actor, rank)


def _quality(asked: str, entry: _Entry) -> int | None:
    """0 the whole name, 1 its beginning, 2 the beginning of a word, 3 the beginnings of several words; None is no match."""
    if asked in (entry.folded, entry.folded.removeprefix(_ARTICLE)):
        return 0
    if entry.folded.startswith(asked):
        return 1
    wanted = asked.split()
    if all(any(word.startswith(part) for word in entry.words) for part in wanted):
        return 2 if len(wanted) == 1 else 3
    return None


def _nearest(asked: str, actors: dict[str, Actor], codebook: Codebook) -> list[str]:
    """The ids of actors with the most similar names or ids, best first."""
    shortest = len(asked) / 2  # a short code is like any word that begins with it
    names = [(entry.folded, entry.actor) for entry in _entries(actors, codebook) if len(entry.folded) > shortest]
    names += [(fold(actor_id), actor_id) for actor_id in actors]
    similar = process.extract(
        fold(asked), [name for name, _actor in names], scorer=JaroWinkler.similarity, limit=4 * _NEAREST, score_cutoff=_ALIKE
    )
    return list(dict.fromkeys(names[place][1] for _name, _score, place in similar))[:_NEAREST]
