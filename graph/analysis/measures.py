"""Measures of networks: each with its definition and where that comes from, in one table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.errors import InputError
from graph.faces.network import edges, groups
from graph.faces.network.columns import Numbers
from graph.faces.network.edges import Selected
from graph.ledger import Ledger
from graph.model import Texts
from graph.query.filters import NO_FILTERS, Filters
from graph.query.network import drawn
from graph.query.table import Column, Holds, Table, column, table

_DAMPING: Final = 0.85
_MANY: Final = 2000  # nodes from which on exact betweenness takes minutes without igraph
_PIVOTS: Final = 500


@dataclass(frozen=True)
class Web:
    """A network to be measured: nodes 0 to n - 1; undirected edges a, b with their claims; directed ones likewise.

    `seed` decides what is left to chance.
    """

    n: int
    a: Numbers
    b: Numbers
    claims: Numbers
    source: Numbers
    target: Numbers
    acts: Numbers
    seed: int = 0

    @cached_property
    def graph(self) -> "nx.Graph[int]":
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(self.n))
        graph.add_weighted_edges_from(zip(*(one.tolist() for one in (self.a, self.b, self.claims)), strict=True))
        return graph

    @cached_property
    def igraph(self) -> Any:
        """The same in igraph where that is installed, else None."""
        if find_spec("igraph") is None:
            return None
        pairs = list(zip(self.a.tolist(), self.b.tolist(), strict=True))
        return import_module("igraph").Graph(n=self.n, edges=pairs, edge_attrs={"weight": self.claims.tolist()})


@dataclass(frozen=True, slots=True)
class Measure:
    """A number for each actor. `definition` says what it is, `source` who defined it."""

    name: str
    heading: Texts
    definition: Texts
    source: str
    of: Callable[[Web], Sequence[float | int]]


def degree(web: Web) -> list[int]:
    found: list[int] = _bincount(web, np.concatenate((web.a, web.b))).tolist()
    return found


def strength(web: Web) -> list[int]:
    ends, claims = np.concatenate((web.a, web.b)), np.concatenate((web.claims, web.claims))
    found: list[int] = _bincount(web, ends, claims).astype("i8").tolist()
    return found


def betweenness(web: Web) -> list[float]:
    """Exact; without igraph, of a large network it is estimated from the shortest paths of some actors."""
    pairs = max((web.n - 1) * (web.n - 2) / 2, 1)
    if web.igraph is not None:
        return [value / pairs for value in web.igraph.betweenness()]
    pivots = None if web.n <= _MANY else _PIVOTS
    found: dict[int, float] = nx.betweenness_centrality(web.graph, k=pivots, seed=web.seed)
    return [found[node] for node in range(web.n)]


def pagerank(web: Web) -> list[float]:
    """By powers of the matrix, until nothing moves by more than 1e-12; who acts on nobody passes his rank on to all."""
    if not web.n:
        return []
    out = _bincount(web, web.source, web.acts)
    share = web.acts / out[web.source]
    rank = np.full(web.n, 1.0 / web.n)
    for _ in range(1000):
        passed = np.bincount(web.target, rank[web.source] * share, web.n)
        following = _DAMPING * (passed + rank[out == 0].sum() / web.n) + (1 - _DAMPING) / web.n
        if np.abs(following - rank).sum() < 1e-12:
            break
        rank = following
    return [float(one) for one in rank]


def reciprocity(web: Web) -> list[float]:
    returned = np.isin(web.source.astype("i8") * web.n + web.target, web.target.astype("i8") * web.n + web.source)
    out = _bincount(web, web.source)
    with np.errstate(invalid="ignore"):
        return [float(one) for one in np.nan_to_num(_bincount(web, web.source, returned) / out)]


def core(web: Web) -> list[int]:
    found: dict[int, int] = nx.core_number(web.graph)
    return [found[node] for node in range(web.n)]


def community(web: Web) -> list[int]:
    """Louvain, the best of one seeded run."""
    return _numbered(web.n, nx.community.louvain_communities(web.graph, seed=web.seed))


def leiden(web: Web) -> list[int]:
    """Raises InputError where igraph is not installed."""
    if web.igraph is None:
        raise InputError("leiden needs igraph, which is not installed: pip install 'alaqat[fast]'; `community` does without")
    igraph, chance = import_module("igraph"), import_module("random")
    igraph.set_random_number_generator(chance.Random(web.seed))
    try:
        return _numbered(web.n, list(web.igraph.community_leiden("modularity", weights="weight", n_iterations=-1)))
    finally:
        igraph.set_random_number_generator(chance)


def _numbered(n: int, communities: Sequence[Any]) -> list[int]:
    """The largest community is 1; of equal ones that of the first actor."""
    ordered = sorted((sorted(one) for one in communities), key=lambda one: (-len(one), one))
    found = [0] * n
    for number, members in enumerate(ordered, 1):
        for member in members:
            found[member] = number
    return found


def _bincount(web: Web, nodes: Numbers, weights: Numbers | None = None) -> Numbers:
    return np.bincount(nodes, weights, web.n)


MEASURES: Final = (
    Measure(
        "degree",
        Texts("الدرجة", "degree", "derece"),
        Texts("عدد الأطراف المرتبطة به", "how many partners it has", "kaç tarafla ilişkili olduğu"),
        "Freeman 1978, Social Networks 1",
        degree,
    ),
    Measure(
        "strength",
        Texts("القوة", "strength", "güç"),
        Texts("عدد إفاداته مع أطرافه كلها", "the claims with all its partners together", "bütün taraflarıyla beyan toplamı"),
        "Barrat et al. 2004, PNAS 101",
        strength,
    ),
    Measure(
        "betweenness",
        Texts("التوسط", "betweenness", "arasındalık"),
        Texts(
            "نصيبه من أقصر المسارات بين غيره",
            "its share of the shortest paths between others, by hops",
            "başkaları arasındaki en kısa yollardaki payı",
        ),
        "Freeman 1977, Sociometry 40; computed after Brandes 2001, estimated after Brandes and Pich 2007",
        betweenness,
    ),
    Measure(
        "pagerank",
        Texts("رتبة الصفحة", "PageRank", "PageRank"),
        Texts(
            "احتمال بلوغه بالسير مع الأفعال من فاعل إلى هدف، بتخميد 0.85",
            "how likely a walk from who acts to whom, by claims, is at it; damping 0.85",
            "yapandan yapılana yürüyüşün onda bulunma olasılığı; sönüm 0,85",
        ),
        "Brin and Page 1998, Computer Networks 30",
        pagerank,
    ),
    Measure(
        "reciprocity",
        Texts("التبادل", "reciprocity", "karşılıklılık"),
        Texts(
            "نسبة من يفعل تجاههم ويفعلون تجاهه",
            "the share of those it acts on that also act on it",
            "eylemde bulunduklarından ona da eylemde bulunanların payı",
        ),
        "Wasserman and Faust 1994, Social Network Analysis, chapter 13",
        reciprocity,
    ),
    Measure(
        "core",
        Texts("النواة", "core", "çekirdek"),
        Texts(
            "أكبر k يبقى فيه بعد حذف كل من له أقل من k أطراف",
            "the largest k for which it stays when all with fewer than k partners are taken away again and again",
            "k'den az tarafı olanlar çıkarıldıkça içinde kaldığı en büyük k",
        ),
        "Seidman 1983, Social Networks 5",
        core,
    ),
    Measure(
        "community",
        Texts("المجموعة", "community", "topluluk"),
        Texts(
            "رقم مجموعته بطريقة لوفان، بحسب عدد الإفادات",
            "the number of its community by the Louvain method, weighted by claims; 1 is the largest",
            "Louvain yöntemiyle, beyanlara göre topluluğunun numarası",
        ),
        "Blondel et al. 2008, Journal of Statistical Mechanics P10008",
        community,
    ),
    Measure(
        "leiden",
        Texts("مجموعة لايدن", "Leiden community", "Leiden topluluğu"),
        Texts(
            "رقم مجموعته بطريقة لايدن (تحتاج igraph)",
            "the number of its community by the Leiden method; needs igraph",
            "Leiden yöntemiyle topluluğunun numarası; igraph gerekir",
        ),
        "Traag, Waltman and van Eck 2019, Scientific Reports 9",
        leiden,
    ),
)
"""All measures. A new one is a function and a row."""

USUAL: Final = tuple(one.name for one in MEASURES if one.name != "leiden")


def measures(
    ledger: Ledger,
    filters: Filters = NO_FILTERS,
    names: Sequence[str] = USUAL,
    as_of: int | None = None,
    seed: int = 0,
) -> Table:
    """The measures of each actor of the drawn network, the strongest first. The same seed gives the same communities."""
    known = {one.name: one for one in MEASURES}
    for name in names:
        if name not in known:
            raise InputError(f"'{name}' is no measure; allowed are {', '.join(known)}")
    found, version = drawn(ledger, filters, as_of)
    web, actors = web_of(found, seed)
    values = [known[name].of(web) for name in names]
    power = strength(web)
    order = sorted(range(web.n), key=lambda node: (-power[node], actors[node]))
    columns = (column("actor"), *(Column(one, known[one].heading, Holds.NUMBER) for one in names))
    return Table(columns, tuple((actors[node], *(_short(value[node]) for value in values)) for node in order), version)


def _short(value: float) -> float:
    return round(value, 6)


def web_of(found: Selected, seed: int = 0) -> tuple[Web, list[str]]:
    """The network with its nodes numbered by id, and the ids."""
    texts = found.columns.words.texts
    directed = edges.directed(found)
    numbers = np.flatnonzero(np.bincount(np.concatenate((found.a, found.b)), minlength=len(texts)))
    actors = sorted(texts[number] for number in numbers.tolist())
    place = np.zeros(max(len(texts), 1), "i8")
    for node, actor in enumerate(actors):
        place[found.columns.words.number(actor)] = node
    ends = (place[one] for one in (found.a, found.b, directed.a, directed.b))
    a, b, source, target = ends
    order = np.lexsort((np.maximum(a, b), np.minimum(a, b)))  # communities hang on the order of edges
    return Web(len(actors), a[order], b[order], found.claims[order], source, target, directed.claims, seed), actors


def balance(
    ledger: Ledger,
    polarities: Mapping[str, int],
    filters: Filters = NO_FILTERS,
    by: str = "year",
    as_of: int | None = None,
) -> Table:
    """How many triangles of signed edges there are in each period, and how many of them are balanced.

    An edge is positive where most of its signed claims are, negative where most are not, and else none. A triangle is balanced
    where the product of its signs is positive: the friend of a friend is a friend, the enemy of an enemy too (Heider 1946,
    Cartwright and Harary 1956). Undated claims are left out.
    """
    found, version = drawn(ledger, filters, as_of)
    period, labels = groups.periods(found.columns.claims, found.claim, by)
    rows = []
    for number, label in enumerate(labels):
        if label is not None:
            kept = np.flatnonzero(period == number)
            part = groups.grouped(_part(found, kept), found.pair[kept])
            signs = np.sign(np.bincount(part.edge, part.signs(polarities), len(part.first)))
            triangles, balanced = triads(part.a, part.b, signs)
            rows.append((label, triangles, balanced, round(balanced / triangles, 4) if triangles else None))
    return table(("period", "triangles", "balanced", "share"), rows, version)


def _part(found: Selected, rows: Numbers) -> Selected:
    return Selected(found.columns, found.pair[rows], found.claim[rows], found.way[rows], np.empty(0, "i8"))


def triads(a: Numbers, b: Numbers, signs: Numbers) -> tuple[int, int]:
    """How many triangles the edges with a sign make, and how many of these are balanced."""
    near: dict[int, dict[int, int]] = {}
    signed = [edge for edge in zip(a.tolist(), b.tolist(), signs.astype("i8").tolist(), strict=True) if edge[2]]
    for one, other, sign in signed:
        near.setdefault(one, {})[other] = sign
        near.setdefault(other, {})[one] = sign
    rank = {node: place for place, node in enumerate(sorted(near, key=lambda node: (len(near[node]), node)))}
    ahead = {node: {other: sign for other, sign in others.items() if rank[other] > rank[node]} for node, others in near.items()}
    triangles = balanced = 0
    for others in ahead.values():
        for one, first in others.items():
            for third in ahead[one].keys() & others.keys():
                triangles += 1
                balanced += first * ahead[one][third] * others[third] > 0
    return triangles, balanced
