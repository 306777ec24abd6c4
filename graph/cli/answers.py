"""What the ledger answers, as tables in the reader's language."""

from collections.abc import Sequence

from api.present import KINDS, SIDE_SHOWN, Reader
from graph.analysis.paths import Paths
from graph.cli.claims import HEADINGS as CLAIM_HEADINGS
from graph.cli.claims import show_claims
from graph.cli.output import counted, heading, note, show_table
from graph.ledger import Listed
from graph.model import Texts
from graph.model.dyad import Balance, Edge, Network
from graph.query.contradictions import reason
from graph.query.values import Contradictions, Dyad, Page, Profile, Side, Teller, Verdict

HEADINGS: dict[str, Texts] = {
    "a": Texts("طرف", "one", "bir taraf"),
    "b": Texts("طرف آخر", "other", "öbür taraf"),
    "partner": Texts("الطرف", "partner", "taraf"),
    "claims": Texts("إفادات", "claims", "beyan"),
    "articles": Texts("مقالات", "articles", "metin"),
    "events": Texts("أحداث", "events", "olay"),
    "score": Texts("الدرجة", "score", "puan"),
    "balance": Texts("الميل", "leaning", "eğilim"),
    "relations": Texts("العلاقات", "relations", "ilişkiler"),
    **{name: CLAIM_HEADINGS[name] for name in ("says", "relation", "status")},
}
BALANCES: dict[Balance, Texts] = {
    Balance.COOPERATION: Texts("تعاون", "cooperation", "iş birliği"),
    Balance.CONFLICT: Texts("نزاع", "conflict", "çatışma"),
    Balance.MIXED: Texts("مختلط", "mixed", "karışık"),
    Balance.NONE: Texts("بلا ميل", "none", "yok"),
}
_CALLED = Texts("يُسمّى", "called", "anılış")
_OFFICES = Texts("المناصب", "offices", "görevler")
_PARTNERS = Texts("من تربطه بهم علاقات", "partners", "ilişkide olduğu taraflar")
_ABOUT = Texts("إفادات عنه", "claims about it", "hakkındaki beyanlar")
_BY = Texts("إفادات قالها", "claims by it", "dile getirdiği beyanlar")
_TO = Texts("من {} إلى {}", "{} to {}", "{} → {}")
_MUTUAL = Texts("معًا", "both together", "birlikte")
_OWN_VOICE = Texts("النص نفسه", "the text itself", "metnin kendisi")
_TELLERS = Texts("من يقول ماذا", "Who says what", "Kim ne diyor")
_SPAN = Texts(
    "من {first} إلى {last}، وبلا تاريخ: {undated}",
    "from {first} to {last}; undated: {undated}",
    "{first} ile {last} arası; tarihsiz: {undated}",
)
_DENIED = Texts("منفي", "denied", "yalanlanan")
_FIGURES = frozenset({"claims", "articles", "events", "score"})


def show_network(network: Network, reader: Reader, limit: int | None) -> None:
    """The pairs with the most claims first."""
    edges = sorted(network.edges, key=lambda edge: (-edge.claims, edge.a, edge.b))
    shown = edges[:limit]
    columns = ("a", "b", *_EDGE_COLUMNS)
    rows = [(reader.label(edge.a), reader.label(edge.b), *_figures(edge, reader)) for edge in shown]
    _show(columns, rows, reader)
    left_out = f", {len(edges) - len(shown)} more with a higher --limit" if len(shown) < len(edges) else ""
    note(f"{counted(len(network.nodes), 'actor')}, {counted(len(edges), 'pair')}{left_out}; ledger version {network.version}")


def show_profile(profile: Profile, reader: Reader) -> None:
    actor, language = profile.actor, reader.language
    heading(f"{actor.label(language)} ({actor.id}), {KINDS[actor.kind].in_(language)}")
    if profile.names:
        called = ", ".join(f"{use.text} ×{use.times}" for use in profile.names)
        heading(f"{_CALLED.in_(language)}: {called}", level=2)
    if profile.offices:
        held = (f"{_office(term.office, reader)} ({reader.label(term.of)})" for term in profile.offices)
        heading(f"{_OFFICES.in_(language)}: {'; '.join(held)}", level=2)
    heading(f"{_PARTNERS.in_(language)}: {len(profile.partners)}")
    rows = [(reader.label(one.id), *_figures(one.edge, reader)) for one in profile.partners]
    if rows:
        _show(("partner", *_EDGE_COLUMNS), rows, reader)
    for title, page in ((_ABOUT, profile.about), (_BY, profile.by)):
        _show_page(title.in_(language), page, reader)


def show_list(page: Page, reader: Reader) -> None:
    """A page of claims, and where the next one begins."""
    show_claims([one.claim for one in page.claims], reader.codebook, reader.language)
    if not page.total:
        note(f"no claim fulfils these filters; ledger version {page.version}")
    else:
        following = f"; next page: --cursor {page.next}" if page.next else ""
        note(f"{len(page.claims)} of {counted(page.total, 'claim')}; ledger version {page.version}{following}")


def show_paths(found: Paths, reader: Reader) -> None:
    """Each path as a line of names, then its hops with the newest claim of each."""
    for number, path in enumerate(found.paths, 1):
        heading(f"{number}. {' – '.join(reader.label(actor) for actor in path.actors)}")
        columns = ("a", "b", "claims", "score")
        scores = ["" if hop.score is None else f"{hop.score:+.1f}" for hop in path.hops]
        rows = [
            (reader.label(hop.a), reader.label(hop.b), hop.claims, score, *(one.claim.quote for one in hop.newest[:1]))
            for hop, score in zip(path.hops, scores, strict=True)
        ]
        headings = [*(HEADINGS[name].in_(reader.language) for name in columns), CLAIM_HEADINGS["quote"].in_(reader.language)]
        show_table(headings, rows, frozenset({2, 3}))
    if not found.paths:
        note(f"no path leads from {reader.label(found.a)} to {reader.label(found.b)}; ledger version {found.version}")


def show_contradictions(found: Contradictions, reader: Reader) -> None:
    """The sentence that says why, then the claims of each side."""
    language = reader.language
    for number, one in enumerate(found.found, 1):
        sentence = reason(one, reader.codebook, language, reader.label)
        heading(f"{number}. {_VERDICTS[one.kind].in_(language)}: {sentence}")
        if one.fact:
            note(one.source or _UNVERIFIED.in_(language))
        for side in one.sides:
            left_out = len(side.claims) - SIDE_SHOWN
            heading(f"{side.says or _statuses(side, reader)}: {len(side.claims)}", level=2)
            show_claims([listed.claim for listed in side.claims[:SIDE_SHOWN]], reader.codebook, language)
            if left_out > 0:
                note(f"{left_out} more")
    more = ", more with a higher --limit" if found.more else ""
    note(f"{counted(len(found.found), 'contradiction')}{more}; ledger version {found.version}")


def _statuses(side: Side, reader: Reader) -> str:
    found = dict.fromkeys(one.claim.modality for one in side.claims)
    return ", ".join(reader.codebook.modalities[one].in_(reader.language) for one in found)


_VERDICTS: dict[Verdict, Texts] = {
    Verdict.CONTRADICTED: Texts("تناقض", "contradiction", "çelişki"),
    Verdict.QUESTION: Texts("سؤال", "question", "soru"),
}
_UNVERIFIED = Texts("واقعة مرجعية غير محققة", "an unverified reference fact", "doğrulanmamış başvuru bilgisi")


def show_dyad(dyad: Dyad, reader: Reader) -> None:
    language = reader.language
    a, b = dyad.a.label(language), dyad.b.label(language)
    heading(f"{a} · {b}")
    if dyad.edge:
        _show(_EDGE_COLUMNS, [_figures(dyad.edge, reader)], reader)
        found = dyad.figures
        span = _SPAN.in_(language).format(first=found.first or "-", last=found.last or "-", undated=found.undated)
        heading(span, level=2)
    if dyad.figures.tellers:
        heading(_TELLERS.in_(language))
        _show(_TELLER_COLUMNS, [_teller(one, reader) for one in dyad.figures.tellers[:_TELLERS_SHOWN]], reader)
    sections: tuple[tuple[str, Sequence[Listed]], ...] = (
        (_TO.in_(language).format(a, b), dyad.forward),
        (_TO.in_(language).format(b, a), dyad.backward),
        (_MUTUAL.in_(language), dyad.mutual),
        (_DENIED.in_(language), dyad.denied),
    )
    for title, listed in sections:
        if listed:
            heading(f"{title}: {len(listed)}")
            show_claims([one.claim for one in listed], reader.codebook, language)
    if not any(listed for _title, listed in sections):
        note(f"nothing is claimed between {a} and {b}")


def _teller(one: Teller, reader: Reader) -> tuple[object, ...]:
    """The cells under _TELLER_COLUMNS."""
    language = reader.language
    unnamed = KINDS[one.kind] if one.kind else _OWN_VOICE
    who = reader.label(one.claimant) if one.claimant else unnamed.in_(language)
    relation = reader.codebook.relations.get(one.relation)
    modality = reader.codebook.modalities[one.modality].in_(language)
    return who, relation.label.in_(language) if relation else one.relation, modality, one.claims


_TELLER_COLUMNS = ("says", "relation", "status", "claims")
_TELLERS_SHOWN = 10
_EDGE_COLUMNS = ("claims", "articles", "events", "score", "balance", "relations")


def _figures(edge: Edge, reader: Reader) -> tuple[object, ...]:
    """The cells under _EDGE_COLUMNS."""
    label = {relation: reader.codebook.relations[relation].label.in_(reader.language) for relation in edge.relations}
    relations = ", ".join(f"{label[relation]} ×{times}" for relation, times in edge.relations.items())
    score = "" if edge.score is None else f"{edge.score:+.1f}"
    balance = BALANCES[edge.balance].in_(reader.language)
    return edge.claims, edge.articles, edge.events, score, balance, relations


def _show(columns: Sequence[str], rows: Sequence[Sequence[object]], reader: Reader) -> None:
    numbers = frozenset(position for position, name in enumerate(columns) if name in _FIGURES)
    show_table([HEADINGS[name].in_(reader.language) for name in columns], rows, numbers)


def _show_page(title: str, page: Page, reader: Reader) -> None:
    shown = f" ({len(page.claims)} shown)" if len(page.claims) < page.total else ""
    heading(f"{title}: {page.total}{shown}")
    if page.claims:
        show_claims([one.claim for one in page.claims], reader.codebook, reader.language)


def _office(office: str, reader: Reader) -> str:
    known = reader.codebook.offices.get(office)
    return known.label.in_(reader.language) if known else office
