"""The actors that documents name, as the registry knows them: names, identifiers, offices, memberships. Not read back, but for
the names of those that the codebook has not: the others are at home there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.codebook import Codebook
from graph.faces.rdf import names, terms
from graph.faces.rdf.fields import write_fields
from graph.faces.rdf.names import Names
from graph.faces.rdf.tables import INTERVAL
from graph.faces.rdf.terms import TYPE, Triple, iri
from graph.ledger import PROVISIONAL, Met
from graph.model import Actor, Interval

_SAME: Final = {"wikidata": "http://www.wikidata.org/entity/{}", "geonames": "https://sws.geonames.org/{}/"}
"""Identifiers that are other people's IRIs: scheme and form."""
_NAME: Final = iri("name")
_ACTOR: Final = re.compile(r"<[^>]*[/:]actor/([^/>]+)>")


def registry(met: Mapping[str, Met], codebook: Codebook, names_: Names, named: Iterable[str] = ()) -> list[Triple]:
    """The actors that claims (`met`) and mentions (`named`) have, and those that these belong to, act for or serve."""
    found: list[Triple] = []
    wanted = {*met, *(actor for actor in named if actor in codebook.actors)}
    for actor in _with_referred(wanted, codebook):
        known = codebook.actors.get(actor)
        found += _actor(known, names_) if known else _met(met[actor], names_)
    return found


def name_of(triple: Triple) -> tuple[str, str] | None:
    """Id and name, where a triple names an actor that the codebook has not."""
    subject, predicate, value = triple
    if predicate != _NAME or (found := _ACTOR.fullmatch(subject)) is None:
        return None
    return names.decoded(found[1]), terms.value_of(value)


def _with_referred(met: Iterable[str], codebook: Codebook) -> list[str]:
    waiting, found = list(met), set(met)
    while waiting:
        actor = codebook.actors.get(waiting.pop())
        new = {one for one in _referred(actor) if one in codebook.actors and one not in found} if actor else set()
        found |= new
        waiting += new
    return sorted(found)


def _referred(actor: Actor) -> Iterator[str]:
    states = (f"state:{actor.state}",) if actor.state else ()
    yield from (one for one in (actor.parent, actor.acts_for, *states) if one)
    for term in actor.terms:
        yield from (one for one in (term.of, term.at) if one)
    yield from (one.organisation for one in actor.memberships)


def _met(one: Met, names_: Names) -> Iterator[Triple]:
    about = names_.local("actor", one.id)
    yield about, TYPE, iri("Actor")
    yield about, iri("dcterms:identifier"), terms.text(one.id)
    yield about, _NAME, terms.text(one.name)
    yield about, iri("skos:prefLabel"), terms.text(one.name, one.language and terms.tag(one.language))
    yield about, iri("kind"), names.concept("kind", one.kind)
    yield about, iri("provisional"), terms.boolean(one.id.startswith(PROVISIONAL))
    if one.state:
        yield about, iri("state"), names_.local("actor", f"state:{one.state}")


def _actor(actor: Actor, names_: Names) -> Iterator[Triple]:
    about = names_.local("actor", actor.id)
    yield about, TYPE, iri("Actor")
    yield about, iri("dcterms:identifier"), terms.text(actor.id)
    yield about, iri("kind"), names.concept("kind", actor.kind)
    yield about, iri("provisional"), terms.boolean(actor.provisional)
    yield from _labels(about, actor)
    links = (("state", actor.state and f"state:{actor.state}"), ("parent", actor.parent), ("actsFor", actor.acts_for))
    for property_, other in links:
        if other:
            yield about, iri(property_), names_.local("actor", other)
    if actor.sector:
        yield about, iri("sector"), names.concept("sector", actor.sector)
    if actor.code:
        yield about, iri("code"), terms.text(actor.code)
    yield from _identifiers(about, actor)
    yield from _coordinates(about, actor)
    yield from _terms_of_office(about, actor, names_)
    yield from _memberships(about, actor, names_)


def _labels(about: str, actor: Actor) -> Iterator[Triple]:
    """A language's first name is the preferred one; weak names, which need context, are hidden labels."""
    preferred: set[str] = set()
    for name in actor.names:
        kind = "skos:altLabel" if name.strong else "skos:hiddenLabel"
        if name.language not in preferred:
            preferred.add(name.language)
            kind = "skos:prefLabel"
        yield about, iri(kind), terms.text(name.text, name.language)


def _identifiers(about: str, actor: Actor) -> Iterator[Triple]:
    for scheme, value in actor.identifiers:
        yield about, iri("skos:notation"), terms.typed(value, iri(scheme))
        if scheme in _SAME:
            yield about, iri("owl:sameAs"), f"<{_SAME[scheme].format(names.encoded(value))}>"


def _coordinates(about: str, actor: Actor) -> Iterator[Triple]:
    if actor.coordinates:
        latitude, longitude = actor.coordinates
        yield about, iri("wgs:lat"), terms.number(latitude)
        yield about, iri("wgs:long"), terms.number(longitude)


def _terms_of_office(about: str, actor: Actor, names_: Names) -> Iterator[Triple]:
    for position, term in enumerate(actor.terms):
        held = names.below(about, "term", position)
        yield about, iri("term"), held
        yield held, TYPE, iri("Term")
        yield held, iri("office"), names.concept("office", term.office)
        yield held, iri("of"), names_.local("actor", term.of)
        if term.at:
            yield held, iri("at"), names_.local("actor", term.at)
        yield from _during(held, term.during, names_)
        if term.source:
            yield held, iri("dcterms:source"), terms.text(term.source)


def _memberships(about: str, actor: Actor, names_: Names) -> Iterator[Triple]:
    for position, membership in enumerate(actor.memberships):
        belonged = names.below(about, "membership", position)
        yield about, iri("membership"), belonged
        yield belonged, TYPE, iri("Membership")
        yield belonged, iri("organisation"), names_.local("actor", membership.organisation)
        yield from _during(belonged, membership.during, names_)
        if membership.source:
            yield belonged, iri("dcterms:source"), terms.text(membership.source)


def _during(about: str, during: Interval | None, names_: Names) -> list[Triple]:
    """As a claim's date, by the same rows."""
    if during is None:
        return []
    dates = _Dates(names_)
    write_fields(dates, about, INTERVAL, during)
    return dates.triples


class _Dates:
    """A writing of dates alone: it has no text."""

    def __init__(self, names_: Names) -> None:
        self.names, self.document, self.text = names_, "", ""
        self.triples: list[Triple] = []

    def span(self, span: object) -> str:
        raise AssertionError(f"{span}: dates have no spans")

    def shared(self, kind: str, value: object) -> str:
        raise AssertionError(f"{kind} {value}: dates have no nodes")

    def node(self, subject: str, kind: str, value: object) -> None:
        raise AssertionError(f"{subject} {kind} {value}: dates have no nodes")
