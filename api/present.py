"""Model → JSON, and the only place that does it: pure functions of a value and its reader; pages show the same objects.

`Reader` says in whose language; what each object holds is said in `shapes`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Final
from urllib.parse import quote, urlsplit

from api import shapes
from graph.analysis.paths import Path, Paths
from graph.codebook import Codebook
from graph.codebook.wording import compose, participant_label
from graph.ledger import DocumentRow, Listed, NameUse
from graph.model import (
    Actor,
    Claim,
    Coded,
    Framing,
    Interval,
    Kind,
    Membership,
    Mention,
    Participant,
    Plover,
    Quantity,
    Review,
    Ruling,
    Term,
    Texts,
    Trigger,
)
from graph.model.dyad import Edge, Network, Node
from graph.model.record import UNREVIEWED
from graph.query import filters
from graph.query.contradictions import against_facts, reason
from graph.query.filters import OWN_VOICE, Filters
from graph.query.table import Column, Holds, Table
from graph.query.texts import Hit, Hits, Quotations
from graph.query.values import Contradiction, Contradictions, Dyad, Found, Month, Page, Partner, Profile, Teller, Verdict

LANGUAGES: Final = ("ar", "en", "tr")
SIDE_SHOWN: Final = 10
"""So many claims stand on each side of a contradiction; how many there are is told."""

KINDS: Final[Mapping[Kind, Texts]] = {
    Kind.STATE: Texts("دولة", "state", "devlet"),
    Kind.GOVERNMENT: Texts("حكومة", "government", "hükûmet"),
    Kind.PERSON: Texts("شخص", "person", "kişi"),
    Kind.ORGANISATION: Texts("منظمة", "organisation", "kuruluş"),
    Kind.GROUP: Texts("جماعة", "group", "grup"),
    Kind.OUTLET: Texts("وسيلة إعلام", "news outlet", "yayın organı"),
    Kind.PLACE: Texts("مكان", "place", "yer"),
    Kind.FACILITY: Texts("منشأة", "facility", "tesis"),
    Kind.GENERIC: Texts("دون اسم", "unnamed", "adsız"),
    Kind.UNNAMED_SOURCE: Texts("مصدر دون اسم", "unnamed source", "adı verilmeyen kaynak"),
}
"""What sort of thing an actor is, in the reader's words."""

REVIEWS: Final[Mapping[str, Texts]] = {
    UNREVIEWED: Texts("لم تُراجَع", "not reviewed", "incelenmemiş"),
    Ruling.ACCEPTED: Texts("مقبولة", "accepted", "kabul edilmiş"),
    Ruling.CORRECTED: Texts("مصحَّحة", "corrected", "düzeltilmiş"),
    Ruling.REJECTED: Texts("مرفوضة", "rejected", "reddedilmiş"),
    Ruling.RETRACTED: Texts("مسحوبة", "retracted", "geri çekilmiş"),
}
"""What was ruled on a claim, in the reader's words."""

QUADS: Final[Mapping[str, Texts]] = {
    "verbal cooperation": Texts("تعاون لفظي", "verbal cooperation", "sözlü iş birliği"),
    "material cooperation": Texts("تعاون مادي", "material cooperation", "fiilî iş birliği"),
    "verbal conflict": Texts("نزاع لفظي", "verbal conflict", "sözlü çatışma"),
    "material conflict": Texts("نزاع مادي", "material conflict", "fiilî çatışma"),
}
"""The four classes of acts, in the reader's words."""

DOCUMENT_VOICE: Final = Texts("الوثيقة نفسها", "the document itself", "belgenin kendisi")
NO_OUTLET: Final = Texts("ناشر غير معروف", "unknown outlet", "bilinmeyen yayın organı")
_ACTOR_FILTERS: Final = ("actor", "claimant", "outlet", "place")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads `language`, in the words of `codebook`; `actors` is the registry, with those that only texts name, by id."""

    codebook: Codebook
    language: str
    actors: Mapping[str, Actor]

    def actor(self, actor_id: str) -> Actor:
        """The registry's actor; an id that it does not know, as an outlet's may be, stands for itself."""
        return self.actors.get(actor_id) or Actor(id=actor_id, kind=Kind.GENERIC, names=(), provisional=True)

    def label(self, actor_id: str) -> str:
        return self.actor(actor_id).label(self.language)


# What was asked


def told(asked: Filters, reader: Reader) -> list[shapes.FilterWords]:
    """What the filters narrow the answer to, in English."""
    english = replace(reader, language="en")
    return [
        {"parameter": parameter, "value": value, "words": sentence.format(_filter_value(parameter, value, english))}
        for parameter, sentence, value in filters.sentences(asked)
    ]


def _filter_value(parameter: str, value: str, reader: Reader) -> str:
    """Actors are named, but the document's own voice is none; several values are parted by commas."""
    if parameter not in _ACTOR_FILTERS:
        return value.replace(",", ", ")
    return DOCUMENT_VOICE.in_(reader.language) if value == OWN_VOICE else reader.label(value)


# Addresses of pages


def actor_page(actor_id: str, language: str) -> str:
    return f"/{language}/actor/{_segment(actor_id)}"


def dyad_page(a: str, b: str, language: str) -> str:
    return f"/{language}/dyad/{_segment(a)}/{_segment(b)}"


def document_page(document: str, language: str, claim_id: str | None = None) -> str:
    fragment = f"#claim-{claim_id}" if claim_id else ""
    return f"/{language}/document/{_segment(document)}{fragment}"


def _segment(identifier: str) -> str:
    return quote(identifier, safe=":")


def link(url: str | None) -> str | None:
    """The address where a browser may follow it: a `javascript:` one is text and no link."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:  # "http://[" is no address at all
        return None


# Actors


def brief(actor: Actor, reader: Reader) -> shapes.ActorBrief:
    return {
        "id": actor.id,
        "label": actor.label(reader.language),
        "kind": actor.kind,
        "kind_label": KINDS[actor.kind].in_(reader.language),
        "state": actor.state,
        "provisional": actor.provisional,
        "page": actor_page(actor.id, reader.language),
    }


def actor(one: Actor, reader: Reader) -> shapes.Actor:
    return {
        **brief(one, reader),
        "labels": {language: one.label(language) for language in LANGUAGES},
        "code": one.code,
        "sector": one.sector,
        "names": [{"text": name.text, "language": name.language, "strong": name.strong} for name in one.names],
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in one.identifiers],
        "terms": [term(held, reader) for held in one.terms],
        "memberships": [membership(belonged, reader) for belonged in one.memberships],
        "coordinates": list(one.coordinates) if one.coordinates else None,
    }


def term(held: Term, reader: Reader) -> shapes.Term:
    office = reader.codebook.offices.get(held.office)
    return {
        "office": {"id": held.office, "label": office.label.in_(reader.language) if office else held.office},
        "of": brief(reader.actor(held.of), reader),
        "at": brief(reader.actor(held.at), reader) if held.at else None,
        "during": date(held.during),
        "source": held.source,
    }


def membership(belonged: Membership, reader: Reader) -> shapes.Membership:
    return {
        "organisation": brief(reader.actor(belonged.organisation), reader),
        "during": date(belonged.during),
        "source": belonged.source,
    }


def found(hit: Found, reader: Reader) -> shapes.Found:
    return {**brief(hit.actor, reader), "matched": hit.matched, "claims": hit.claims}


def search(hits: Sequence[Found], query: str, version: int, reader: Reader) -> shapes.Search:
    return {"version": version, "filters": [], "query": query, "results": [found(hit, reader) for hit in hits]}


def texts(hits: Hits, asked: Filters, reader: Reader) -> shapes.Texts:
    return {
        "version": hits.version,
        "filters": told(asked, reader),
        "query": hits.asked,
        "documents": [_text_hit(hit, reader) for hit in hits.hits],
        "more": hits.more,
    }


def _text_hit(hit: Hit, reader: Reader) -> shapes.TextHit:
    span, places = hit.snippet.span, hit.snippet.matches
    return {
        "document": document_brief(hit.document, reader),
        "text": hit.words,
        "start": span.start,
        "end": span.end,
        "matches": [{"text": hit.within(place), "start": place.start, "end": place.end} for place in places],
    }


def quotations(found: Quotations, asked: Filters, reader: Reader) -> shapes.Quotations:
    return {
        "version": found.version,
        "filters": told(asked, reader),
        "query": found.asked,
        "claims": [claim(one, reader) for one in found.claims],
        "more": found.more,
    }


def outlet(outlet_id: str | None, reader: Reader) -> shapes.Labelled | None:
    """A document's outlet; one that the registry does not know stands for itself."""
    return {"id": outlet_id, "label": reader.label(outlet_id)} if outlet_id else None


# Claims


def claim(listed: Listed, reader: Reader) -> shapes.Claim:
    """A claim that nobody reviewed has no `review`."""
    found = _claim(listed, reader)
    if listed.review:
        found["review"] = review(listed.review, reader)
    return found


def review(ruled: Review, reader: Reader) -> shapes.Review:
    by = ruled.by
    label = REVIEWS[ruled.ruling].in_(reader.language) if ruled.ruling else ""
    return {"ruling": ruled.ruling, "label": label, "version": by.version, "at": by.at, "who": by.who, "why": by.why}


def _claim(listed: Listed, reader: Reader) -> shapes.Claim:
    one, document, speaking = listed.claim, listed.document, against_facts((listed,), reader.codebook)
    return {
        "id": one.id,
        "url": document_page(one.document, reader.language, one.id),
        "sentence": compose(one, reader.codebook, reader.language),
        "document": one.document,
        "document_title": document.title,
        "outlet": outlet(document.outlet, reader),
        "published": document.published,
        **_act(one, reader),
        **_participants(one, reader),
        "date": date(one.date),
        "day": listed.day,
        "date_basis": listed.date_basis,
        "quantity": quantity(one.quantity) if one.quantity else None,
        "casualties": [quantity(number) for number in one.casualties],
        "framings": [framing(loaded, reader) for loaded in one.framings],
        **_evidence(one, listed.sentence),  # type: ignore[typeddict-item]  # `review` is set where there is one
        "contradictions": [remark(said, reader) for said in speaking if said.kind is Verdict.CONTRADICTED],
        "questions": [remark(said, reader) for said in speaking if said.kind is Verdict.QUESTION],
    }


def _act(one: Claim, reader: Reader) -> shapes.Act:
    codebook, language = reader.codebook, reader.language
    relation = codebook.relations.get(one.relation)
    mode = relation.mode(one.mode) if relation else None
    return {
        "relation": one.relation,
        "relation_label": relation.label.in_(language) if relation else one.relation,
        "mode": one.mode,
        "mode_label": mode.label.in_(language) if mode else one.mode,
        "contexts": list(one.contexts),
        "context_labels": [_text(codebook.contexts.get(context), language, context) for context in one.contexts],
        "modality": one.modality,
        "modality_label": codebook.modalities[one.modality].in_(language),
        "quad": one.quad,
        "score": one.score,
        "plover": plover(one.plover),
    }


def _participants(one: Claim, reader: Reader) -> shapes.Parts:
    return {
        "sources": [participant(part, reader) for part in one.sources],
        "targets": [participant(part, reader) for part in one.targets],
        "symmetric": one.symmetric,
        "claimant": _participant(one.claimant, reader),
        "via": [participant(part, reader) for part in one.via],
        "place": _participant(one.place, reader),
        "about": [participant(part, reader) for part in one.about],
    }


def _evidence(one: Claim, sentence: str | None) -> shapes.Evidence:
    return {
        "quote": one.quote,
        "around": _around(one, sentence),
        "start": one.span.start,
        "end": one.span.end,
        "trigger": words(one.trigger),
        "cue": words(one.cue),
        "rule": one.rule,
        "coder": one.coder,
    }


def _around(one: Claim, sentence: str | None) -> shapes.Surroundings | None:
    if sentence is None or one.sentence is None:
        return None
    start = one.span.start - one.sentence.start
    return {"before": sentence[:start], "after": sentence[start + len(one.quote) :]}


def participant(part: Participant, reader: Reader) -> shapes.Participant:
    return {
        "id": part.id,
        "name": part.name,
        "label": participant_label(part, reader.codebook, reader.language),
        "kind": part.kind,
        "state": part.state,
        "code": part.code,
        "sector": part.sector,
        "state_basis": part.state_basis,
        "acts_for": part.acts_for,
        "mention": part.mention,
        "start": part.span.start,
        "end": part.span.end,
        "link": part.link,
        "page": actor_page(part.id, reader.language) if part.id else None,
    }


def framing(loaded: Framing, reader: Reader) -> shapes.Framing:
    return {
        "text": loaded.text,
        "start": loaded.span.start,
        "end": loaded.span.end,
        "kind": loaded.kind,
        "polarity": loaded.polarity,
        "target": _participant(loaded.target, reader),
        "voice": _participant(loaded.voice, reader),
    }


def date(interval: Interval | None) -> shapes.Date | None:
    if interval is None:
        return None
    return {"start": interval.start, "end": interval.end, "precision": interval.precision, "basis": interval.basis}


def remark(said: Contradiction, reader: Reader) -> shapes.Remark:
    return {
        "verdict": said.kind,
        "sentence": reason(said, reader.codebook, reader.language, reader.label),
        "fact": said.fact,
        "source": said.source,
    }


def contradictions(found: Contradictions, asked: Filters, reader: Reader) -> shapes.Contradictions:
    return {
        "version": found.version,
        "filters": told(asked, reader),
        "contradictions": [contradiction(one, reader) for one in found.found],
        "more": found.more,
    }


def contradiction(one: Contradiction, reader: Reader) -> shapes.Contradiction:
    """At most so many claims a side, the newest: a person's office is told in each article."""
    sides: list[shapes.Side] = [
        {"says": side.says, "total": len(side.claims), "claims": [claim(told, reader) for told in side.claims[:SIDE_SHOWN]]}
        for side in one.sides
    ]
    return {**remark(one, reader), "reason": one.reason, "sides": sides}


def quantity(amount: Quantity) -> shapes.Quantity:
    return {
        "value": amount.value,
        "unit": amount.unit,
        "comparison": amount.comparison,
        "text": amount.text,
        "start": amount.span.start,
        "end": amount.span.end,
    }


def words(trigger: Trigger | None) -> shapes.Words | None:
    return {"text": trigger.text, "start": trigger.span.start, "end": trigger.span.end} if trigger else None


def plover(coded: Plover | None) -> shapes.Plover | None:
    return {"type": coded.type, "mode": coded.mode, "quad": coded.quad, "score": coded.score} if coded else None


def page(listed: Page, reader: Reader) -> shapes.ClaimPage:
    return {
        "total": listed.total,
        "next": listed.next,
        "claims": [claim(one, reader) for one in listed.claims],
    }


def claims(listed: Page, asked: Filters, reader: Reader) -> shapes.ClaimList:
    return {"version": listed.version, "filters": told(asked, reader), **page(listed, reader)}


def one_claim(listed: Listed, version: int, reader: Reader) -> shapes.OneClaim:
    return {"version": version, "filters": [], "claim": claim(listed, reader)}


# Networks and dyads


def node(one: Node, reader: Reader) -> shapes.Node:
    return {**brief(reader.actor(one.id), reader), "claims": one.claims, "partners": one.partners}


def edge(one: Edge, reader: Reader) -> shapes.Edge:
    return {
        "a": one.a,
        "b": one.b,
        "claims": one.claims,
        "articles": one.articles,
        "events": one.events,
        "score": one.score,
        "balance": one.balance,
        "modality": one.modality,
        "positive": one.positive,
        "negative": one.negative,
        "forward": one.forward,
        "backward": one.backward,
        "mutual": one.mutual,
        "relations": dict(one.relations),
        "modalities": {modality.value: claims for modality, claims in one.modalities.items()},
        "url": dyad_page(one.a, one.b, reader.language),
    }


def network(one: Network, asked: Filters, reader: Reader) -> shapes.Network:
    return {
        "version": one.version,
        "filters": told(asked, reader),
        "level": one.level,
        "drawn": list(asked.drawn),
        "nodes": [node(each, reader) for each in one.nodes],
        "edges": [edge(each, reader) for each in one.edges],
    }


def dyad(one: Dyad, asked: Filters, reader: Reader) -> shapes.Dyad:
    forward, backward, mutual, denied = (
        [claim(each, reader) for each in listed] for listed in (one.forward, one.backward, one.mutual, one.denied)
    )
    return {
        "version": one.version,
        "filters": told(asked, reader),
        "level": one.level,
        "drawn": list(asked.drawn),
        "a": brief(one.a, reader),
        "b": brief(one.b, reader),
        "url": dyad_page(one.a.id, one.b.id, reader.language),
        "claims": one.edge.claims if one.edge else 0,
        "articles": one.edge.articles if one.edge else 0,
        "events": one.edge.events if one.edge else 0,
        "edge": edge(one.edge, reader) if one.edge else None,
        "relations": dict(one.relations),
        "forward": forward,
        "backward": backward,
        "mutual": mutual,
        "denied": denied,
        "months": [month(each) for each in one.months],
        "first": one.figures.first,
        "last": one.figures.last,
        "undated": one.figures.undated,
        "tellers": [teller(each, reader) for each in one.figures.tellers],
        "facets": facets(chain(forward, backward, mutual, denied), reader.language),
    }


def teller(one: Teller, reader: Reader) -> shapes.Teller:
    relation = reader.codebook.relations.get(one.relation)
    return {
        "actor": brief(reader.actor(one.claimant), reader) if one.claimant else None,
        "kind": one.kind,
        "relation": one.relation,
        "relation_label": relation.label.in_(reader.language) if relation else one.relation,
        "modality": one.modality,
        "claims": one.claims,
    }


def month(one: Month) -> shapes.Month:
    return {
        "month": one.month,
        "claims": one.claims,
        "articles": one.articles,
        "positive": one.positive,
        "negative": one.negative,
        "score": one.score,
    }


# A facet's name is the parameter that narrows by it: what a claim's value is called there (None: it cannot be asked for), and
# its label.
FACETS: Final[tuple[tuple[str, Callable[[shapes.Claim, str], tuple[str | None, str]]], ...]] = (
    ("relation", lambda shown, _language: (shown["relation"], shown["relation_label"])),
    ("modality", lambda shown, _language: (shown["modality"].value, shown["modality_label"])),
    ("claimant", lambda shown, language: _claimant(shown["claimant"], language)),
    ("outlet", lambda shown, language: _outlet(shown["outlet"], language)),
)


def facets(claims: Iterable[shapes.Claim], language: str) -> dict[str, list[shapes.Facet]]:
    """How many of the claims have each value, the most frequent first, then by label."""
    listed = tuple(claims)
    return {name: _facet(value(shown, language) for shown in listed) for name, value in FACETS}


def _facet(values: Iterable[tuple[str | None, str]]) -> list[shapes.Facet]:
    ordered = sorted(Counter(values).items(), key=lambda row: (-row[1], row[0][1], row[0][0] or ""))
    return [{"value": value, "label": label, "claims": claims} for (value, label), claims in ordered]


def _claimant(who: shapes.Participant | None, language: str) -> tuple[str | None, str]:
    return (who["id"], who["label"]) if who else (OWN_VOICE, DOCUMENT_VOICE.in_(language))


def _outlet(named: shapes.Labelled | None, language: str) -> tuple[str | None, str]:
    return (named["id"], named["label"]) if named else (None, NO_OUTLET.in_(language))


# Profiles


def profile(one: Profile, asked: Filters, reader: Reader) -> shapes.Profile:
    return {
        "version": one.version,
        "filters": told(asked, reader),
        "level": one.level,
        "drawn": list(asked.drawn),
        "actor": {**actor(one.actor, reader), "terms": [term(held, reader) for held in one.offices]},
        "called": [name_use(use, reader) for use in one.names],
        "partners": [partner(each, reader) for each in one.partners],
        "about": page(one.about, reader),
        "by": page(one.by, reader),
    }


def name_use(use: NameUse, reader: Reader) -> shapes.NameUse:
    return {
        "text": use.text,
        "language": use.language,
        "outlet": outlet(use.outlet, reader),
        "times": use.times,
        "document": use.document,
        "start": use.span.start,
        "end": use.span.end,
        "page": document_page(use.document, reader.language),
    }


def partner(one: Partner, reader: Reader) -> shapes.Partner:
    return {"actor": brief(reader.actor(one.id), reader), "edge": edge(one.edge, reader)}


# Documents


def document_brief(row: DocumentRow, reader: Reader) -> shapes.DocumentBrief:
    return {
        "id": row.id,
        "title": row.title,
        "url": row.url,
        "link": link(row.url),
        "outlet": outlet(row.outlet, reader),
        "author": row.author,
        "language": row.language,
        "published": row.published,
        "retrieved": row.retrieved,
        "collection": row.collection,
        "claims": row.claims,
        "page": document_page(row.id, reader.language),
    }


def document(coded: Coded, row: DocumentRow, listed: Sequence[Listed], version: int, reader: Reader) -> shapes.Document:
    """`listed` are the document's claims, in any order."""
    text = coded.document.text
    ordered = sorted(listed, key=lambda one: (one.claim.span, one.claim.id))
    return {
        "version": version,
        "filters": [],
        "document": document_brief(row, reader),
        "text": text,
        "boilerplate": [{"text": span.of(text), "start": span.start, "end": span.end} for span in coded.document.boilerplate],
        "marks": marks(coded),
        "claims": [claim(one, reader) for one in ordered],
        "framings": [framing(loaded, reader) for loaded in coded.framings],
        "mentions": [mention(named) for named in coded.mentions],
    }


def mention(named: Mention) -> shapes.Mention:
    return {
        "text": named.text,
        "start": named.span.start,
        "end": named.span.end,
        "form": named.form,
        "kind": named.kind,
        "actors": list(named.actors),
        "state": named.state,
        "link": named.link,
    }


def marks(coded: Coded) -> list[shapes.Mark]:
    """What to highlight, cut where a quotation or a framing begins or ends, so that no two stretches overlap."""
    opened, closed = defaultdict[int, set[_Part]](set), defaultdict[int, set[_Part]](set)
    for kind, spans in (("claims", [one.span for one in coded.claims]), ("framings", [one.span for one in coded.framings])):
        for place, span in enumerate(spans):
            if len(span):
                opened[span.start].add((kind, place))
                closed[span.end].add((kind, place))
    found, within = [], set[_Part]()
    for start, end in pairwise(sorted({*opened, *closed})):
        within = within - closed[start] | opened[start]
        if within:
            found.append(_mark(start, end, sorted(within), coded))
    return found


_Part = tuple[str, int]
"""A claim or framing by its place in the document."""


def _mark(start: int, end: int, within: Sequence[_Part], coded: Coded) -> shapes.Mark:
    return {
        "start": start,
        "end": end,
        "claims": [coded.claims[place].id for kind, place in within if kind == "claims"],
        "framings": [place for kind, place in within if kind == "framings"],
    }


def _participant(part: Participant | None, reader: Reader) -> shapes.Participant | None:
    return participant(part, reader) if part else None


def _text(texts: Texts | None, language: str, otherwise: str) -> str:
    return texts.in_(language) if texts else otherwise


# Tables: rows under names; the label of an id stands beside it


def table(one: Table, asked: Filters, reader: Reader) -> dict[str, object]:
    keys = table_keys(one)
    return {
        "version": one.version,
        "filters": told(asked, reader),
        "rows": [dict(zip(keys, table_values(one, row, reader), strict=True)) for row in one.rows],
    }


def table_keys(one: Table) -> list[str]:
    """The columns' names; after that of an actor or a relation the one of its label."""
    return [key for column in one.columns for key in (column.name, f"{column.name}_label")[: 1 + _labelled(column)]]


def table_values(one: Table, row: Sequence[object], reader: Reader) -> list[object]:
    """The cells under `table_keys`."""
    cells = zip(one.columns, row, strict=True)
    return [value for column, cell in cells for value in (cell, cell_label(column, cell, reader))[: 1 + _labelled(column)]]


def cell_label(column: Column, cell: object, reader: Reader) -> str | None:
    """What an id is called; None for a cell that is no id."""
    if cell is None or not _labelled(column):
        return None
    if column.holds is Holds.ACTOR:
        return DOCUMENT_VOICE.in_(reader.language) if cell == OWN_VOICE else reader.label(str(cell))
    relation = reader.codebook.relations.get(str(cell))
    return relation.label.in_(reader.language) if relation else str(cell)


def _labelled(column: Column) -> bool:
    return column.holds in (Holds.ACTOR, Holds.RELATION)


def paths(found: Paths, asked: Filters, reader: Reader) -> dict[str, object]:
    return {
        "version": found.version,
        "filters": told(asked, reader),
        "a": brief(reader.actor(found.a), reader),
        "b": brief(reader.actor(found.b), reader),
        "paths": [path(one, reader) for one in found.paths],
    }


def path(one: Path, reader: Reader) -> dict[str, object]:
    return {
        "actors": [brief(reader.actor(actor_id), reader) for actor_id in one.actors],
        "hops": [
            {
                "a": hop.a,
                "b": hop.b,
                "claims": hop.claims,
                "score": hop.score,
                "url": dyad_page(hop.a, hop.b, reader.language),
                "newest": [claim(listed, reader) for listed in hop.newest],
            }
            for hop in one.hops
        ],
    }
