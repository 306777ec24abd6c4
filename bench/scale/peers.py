"""The peers, holding the same claims: pyoxigraph, with eighteen triples a claim, and plain networkx, with an edge a claim."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from bench.coding.costs import memory
from bench.scale.corpus import YEAR, Corpus
from bench.scale.figures import Clocked, Figures, processor, timed
from bench.scale.ours import Loaded, size, subjects
from graph.codebook import load_codebook
from graph.ledger.codec import day_of
from graph.ledger.naming import node
from graph.model import Claim, Coded, Modality, Participant

_NS: Final = "https://alaqat.example/ns/"
_PREFIX: Final = f"PREFIX : <{_NS}>\n"
_DATE: Final = "^^<http://www.w3.org/2001/XMLSchema#date>"


# The claims as lines, written once for both.


def write(folder: Path, claims: int, seed: int) -> int:
    """`claims.nt` with triples and `edges.jsonl` with edges; how many triples there are."""
    triples = 0
    labels: dict[str, str] = {}
    with (folder / "claims.nt").open("w") as graph, (folder / "edges.jsonl").open("w") as edges:
        for coded in Corpus(load_codebook(), claims, seed):
            for claim in coded.claims:
                lines = list(_triples(coded, claim))
                triples += len(lines)
                graph.writelines(lines)
                edges.writelines(json.dumps(edge, ensure_ascii=False) + "\n" for edge in _edges(coded, claim))
                labels |= {found: one.name for one in _everybody(claim) if (found := node(one)) and found == one.id}
        graph.writelines(f"{_actor(one)} <{_NS}label> {_text(label)} .\n" for one, label in labels.items())
    return triples + len(labels)


def _everybody(claim: Claim) -> Iterator[Participant]:
    yield from (*claim.sources, *claim.targets, *((claim.claimant,) if claim.claimant else ()))


def _triples(coded: Coded, claim: Claim) -> Iterator[str]:
    """Who acts and to whom are nodes at state level, as the questions want them."""
    day, basis = day_of(claim, coded.document.published)
    about = f"<{_NS}claim/{claim.id}>"
    parts = [
        ("a", f"<{_NS}Claim>"),
        ("document", f"<{_NS}document/{claim.document}>"),
        ("outlet", _text(coded.document.outlet or "")),
        ("relation", f"<{_NS}{claim.relation}>"),
        ("modality", f"<{_NS}{claim.modality}>"),
        ("day", f'"{day}"{_DATE}'),
        ("dayBasis", _text(basis)),
        ("quote", _text(claim.quote)),
        ("start", str(claim.span.start)),
        ("end", str(claim.span.end)),
        ("rule", _text(claim.rule)),
        ("coder", _text(claim.coder)),
        ("trigger", _text(claim.trigger.text if claim.trigger else "")),
        ("claimant", _actor((claim.claimant and node(claim.claimant)) or "document")),
        *([("score", f"{claim.score:.1f}")] if claim.score is not None else []),
        *([("quad", _text(claim.quad))] if claim.quad else []),
        *(("source", _actor(found)) for one in claim.sources if (found := node(one))),
        *(("target", _actor(found)) for one in claim.targets if (found := node(one))),
    ]
    for name, value in parts:
        predicate = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" if name == "a" else f"<{_NS}{name}>"
        yield f"{about} {predicate} {_typed(value)} .\n"


def _typed(value: str) -> str:
    """Numbers with their type."""
    if value[0] in '<"':
        return value
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#{"decimal" if "." in value else "integer"}>'


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _actor(identity: str) -> str:
    return f"<{_NS}actor/{identity}>"


def _edges(coded: Coded, claim: Claim) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    day, _ = day_of(claim, coded.document.published)
    told = {
        "relation": claim.relation,
        "modality": claim.modality,
        "day": day,
        "score": claim.score,
        "quote": claim.quote,
        "document": claim.document,
    }
    seen = set()
    for first, one in enumerate(claim.sources):
        for other in claim.targets or claim.sources[first + 1 :]:
            a, b = node(one), node(other)
            if a and b and a != b and (a, b) not in seen:
                seen.add((a, b))
                yield a, b, claim.id, told


# pyoxigraph

_BETWEEN: Final = """{
  { ?c :source %(a)s ; :target %(b)s } UNION { ?c :source %(b)s ; :target %(a)s } UNION { ?c :source %(a)s, %(b)s }
}"""
_DYAD: Final = """SELECT ?c ?day ?relation ?modality ?quote ?from ?to ?who WHERE {
  %(between)s
  ?c :day ?day ; :relation ?relation ; :modality ?modality ; :quote ?quote ; :claimant ?claimant .
  OPTIONAL { ?c :source ?s . ?s :label ?from } OPTIONAL { ?c :target ?t . ?t :label ?to } OPTIONAL { ?claimant :label ?who }
} ORDER BY DESC(?day) LIMIT 100"""
_PROFILE: Final = """SELECT ?year ?relation (COUNT(DISTINCT ?c) AS ?n) (AVG(?score) AS ?mean) WHERE {
  %(between)s ?c :day ?day ; :relation ?relation ; :modality :occurred . OPTIONAL { ?c :score ?score }
  BIND(YEAR(?day) AS ?year)
} GROUP BY ?year ?relation"""
_EGO: Final = """SELECT ?other (COUNT(DISTINCT ?c) AS ?n) WHERE {
  { ?c :source %(a)s ; :target ?other } UNION { ?c :target %(a)s ; :source ?other } UNION { ?c :source %(a)s, ?other }
  ?c :modality :occurred ; :day ?day . FILTER(?other != %(a)s && ?day >= "%(since)s"%(date)s && ?day <= "%(until)s"%(date)s)
} GROUP BY ?other ORDER BY DESC(?n) LIMIT 50"""
_YEAR: Final = """SELECT ?a ?b (COUNT(DISTINCT ?c) AS ?n) WHERE {
  ?c :day ?day ; :modality :occurred . FILTER(?day >= "%(since)s"%(date)s && ?day <= "%(until)s"%(date)s)
  { ?c :source ?a ; :target ?b } UNION { ?c :source ?a, ?b FILTER(STR(?a) < STR(?b)) }
} GROUP BY ?a ?b"""
_TEXT: Final = """SELECT ?c ?day ?quote WHERE {
  ?c :quote ?quote ; :day ?day . FILTER(CONTAINS(?quote, "%(word)s"))
} ORDER BY DESC(?day) LIMIT 50"""


def oxigraph_load(folder: Path, claims: int) -> Loaded:
    """Its bulk loader."""
    import pyoxigraph

    began = processor()
    store = pyoxigraph.Store(str(folder / "oxigraph"))
    store.bulk_load(path=str(folder / "claims.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.flush()
    seconds = processor() - began
    del store
    return Loaded(claims, seconds, size(folder / "oxigraph"), memory())


def oxigraph_ask(folder: Path, claims: int, seed: int) -> Figures:
    import pyoxigraph

    store = pyoxigraph.Store.read_only(str(folder / "oxigraph"))
    about = subjects(Corpus(load_codebook(), claims, seed))

    def query(text: str, **values: str) -> int:
        values |= {"since": YEAR[0], "until": YEAR[1], "date": _DATE}
        values["between"] = _BETWEEN % values if "b" in values else ""
        return sum(1 for _ in store.query(_PREFIX + text % values))

    def pair(text: str, a: str, b: str) -> int:
        return query(text, a=_actor(a), b=_actor(b))

    return {
        "dyad": str(timed(lambda one: pair(_DYAD, *one), about.dyads)),
        "dyad.hot": str(timed(lambda one: pair(_DYAD, *one), [about.hottest])),
        "profile": str(timed(lambda one: pair(_PROFILE, *one), about.dyads)),
        "profile.hot": str(timed(lambda one: pair(_PROFILE, *one), [about.hottest])),
        "ego": str(timed(lambda one: query(_EGO, a=_actor(one)), about.actors)),
        "year.disk": str(timed(lambda _: query(_YEAR), range(1))),
        "paths": "SPARQL has no such question",
        "text": f"{timed(lambda one: query(_TEXT, word=one), about.words[:3])} (scans)",
    }


# networkx


def networkx_all(folder: Path, claims: int, seed: int) -> Figures:
    """Loaded from the edges, and asked with its own means."""
    import networkx as nx

    graph: Any = nx.MultiGraph()
    with (folder / "edges.jsonl").open() as lines:
        made = Clocked(json.loads(line) for line in lines)
        began = processor()
        graph.add_edges_from(made)
        seconds = processor() - began - made.seconds
    about = subjects(Corpus(load_codebook(), claims, seed))

    def between(a: str, b: str) -> list[dict[str, Any]]:
        return list(graph[a][b].values()) if graph.has_edge(a, b) else []

    def dyad(pair: tuple[str, str]) -> list[dict[str, Any]]:
        return sorted(between(*pair), key=lambda edge: edge["day"], reverse=True)[:100]

    def profile(pair: tuple[str, str]) -> Counter[tuple[str, str]]:
        return Counter((edge["day"][:4], edge["relation"]) for edge in between(*pair) if edge["modality"] == Modality.OCCURRED)

    def ego(actor: str) -> list[tuple[str, int]]:
        counted = {other: sum(map(_drawn, edges.values())) for other, edges in graph[actor].items()}
        return Counter(counted).most_common(50)

    def year(_: int = 0) -> Any:
        found = nx.Graph()
        found.add_edges_from((a, b) for a, b, edge in graph.edges(data=True) if _drawn(edge))
        return found

    network = year()

    def paths(pair: tuple[str, str]) -> list[Any]:
        if not all(end in network for end in pair) or not nx.has_path(network, *pair):
            return []
        return list(islice(nx.shortest_simple_paths(network, *pair), 10))

    return {
        "load.rate": f"{claims / seconds:,.0f}/s",
        "load.memory": f"{memory():,.0f} MB",
        "dyad": str(timed(dyad, about.dyads)),
        "dyad.hot": str(timed(dyad, [about.hottest])),
        "profile": str(timed(profile, about.dyads)),
        "profile.hot": str(timed(profile, [about.hottest])),
        "ego": str(timed(ego, about.actors)),
        "year": str(timed(year, range(1))),
        "paths": str(timed(paths, about.dyads[:10])),
    }


def _drawn(edge: dict[str, Any]) -> bool:
    return edge["modality"] == Modality.OCCURRED and YEAR[0] <= edge["day"] <= YEAR[1]
