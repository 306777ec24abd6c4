"""The ledger as RDF and back: nothing is lost in any format, what is wrong is named, and every graph conforms to the shapes."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pyshacl
import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_of
from rdflib import Dataset, Graph, URIRef

import alaqat
from graph.coding import Coder
from graph.errors import InputError
from graph.faces.rdf import labels, names, terms
from graph.faces.rdf.codec import DERIVED, document_triples, read_document
from graph.faces.rdf.importing import of_dataset, source
from graph.faces.rdf.names import DEFAULT_BASE, Names
from graph.faces.rdf.shapes import shapes
from graph.faces.rdf.store import FORMATS, dataset, dataset_of, graph_of, serialise, write_nquads
from graph.faces.rdf.tables import TABLES
from graph.faces.rdf.vocabulary import vocabulary
from graph.ledger import Ledger, open_ledger
from graph.model import (
    Claim,
    Coded,
    Comparison,
    Document,
    Framing,
    Interval,
    Kind,
    Mention,
    Modality,
    Participant,
    Plover,
    Precision,
    Quantity,
    Span,
    StateBasis,
    Trigger,
)
from graph.reading import Failure

AQ = terms.PREFIXES["aq"]
BASE = "https://data.example.org/study/"


# ---------------------------------------------------------------- the same ledger


@contextmanager
def new_ledger() -> Iterator[Ledger]:
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as opened:
        yield opened


def everything(ledger: Ledger) -> dict[str, object]:
    """What a ledger tells. Its versions count its own commits, so they are left out."""
    rows = ledger.documents()
    return {
        "rows": [replace(row, version=0) for row in rows],
        "coded": [ledger.document(row.id) for row in rows],
        "claims": list(ledger.claims()),
        "names": ledger.names(),
    }


def written(ledger: Ledger, codebook, form: str, **chosen) -> bytes:
    stream = io.BytesIO()
    if form == "nquads":
        write_nquads(ledger, codebook, stream, **chosen)
    else:
        serialise(dataset(ledger, codebook, **chosen), form, stream)
    return stream.getvalue()


def read_into(ledger: Ledger, content: bytes, form: str) -> list[Failure]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        file.write_bytes(content)
        found = source(file, form)
        read = list(found)
    for one in read:
        if not isinstance(one, Failure):
            ledger.add(one.coded, found.names)
    return [one for one in read if isinstance(one, Failure)]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory, codebook) -> Iterator[Ledger]:
    """The samples, the coded seed article under its own id and metadata, and a provisional actor with a name of its own."""
    text = files("seeds").joinpath("articles", "article-ar.txt").read_text(encoding="utf-8")
    coded = Coder(codebook).code(
        Document("read by the coder", text, outlet="a paper, of paper", published="2020-08-20T10:00:00Z", collection="libya 2020")
    )
    met = replace(coded.claims[0].sources[0], id="new:0123456789abcdef")
    with open_ledger(tmp_path_factory.mktemp("rdf") / "ledger.db") as opened:
        for one in samples.all_samples():
            opened.add(one)
        opened.add(
            replace(coded, claims=(replace(coded.claims[0], sources=(met,)), *coded.claims[1:])),
            {"new:0123456789abcdef": "اسم معطى"},
        )
        yield opened


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("base", [DEFAULT_BASE, "urn:example:study:"])
def test_a_ledger_comes_back_from_rdf_as_it_was(ledger, codebook, form, base):
    before = everything(ledger)
    assert len(before["claims"]) > 40 and before["names"]
    with new_ledger() as copy:
        assert read_into(copy, written(ledger, codebook, form, base=base), form) == []
        assert everything(copy) == before


def test_a_dataset_comes_back_without_a_file(ledger, codebook):
    found = of_dataset(ledger.rdf(codebook) if hasattr(ledger, "rdf") else dataset(ledger, codebook))
    assert [one.coded for one in found] == [ledger.document(row.id) for row in ledger.documents()]


def test_the_public_face_gives_the_ledger_its_method(ledger, codebook):
    assert isinstance(ledger, alaqat.Ledger)
    found = ledger.rdf(codebook, documents=("read by the coder",))
    assert isinstance(found, Dataset)
    wanted = "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a aq:Claim }"
    [[number]] = found.query(wanted)
    assert int(number) == len(ledger.document("read by the coder").claims)


def test_an_older_version_is_written_as_it_was(ledger, codebook):
    content = written(ledger, codebook, "nquads", as_of=2)
    with new_ledger() as copy:
        read_into(copy, content, "nquads")
        assert [row.id for row in copy.documents()] == [row.id for row in ledger.documents(as_of=2)]


def test_a_collection_alone(ledger, codebook):
    content = written(ledger, codebook, "nquads", collection="libya 2020")
    with new_ledger() as copy:
        read_into(copy, content, "nquads")
        assert [row.id for row in copy.documents()] == ["read by the coder"]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"base": "no base"}, "is no base of IRIs"),
        ({"base": "https://a.example/#"}, "without # and ?"),
        ({"documents": ("nowhere",)}, "no document has the id 'nowhere'"),
        ({"collection": "none"}, "no document is of the collection 'none'"),
        ({"as_of": 99}, "the ledger has no version 99"),
    ],
)
def test_what_cannot_be_written_is_said(ledger, codebook, chosen, said):
    with pytest.raises(InputError, match=said):
        written(ledger, codebook, "nquads", **chosen)


# ---------------------------------------------------------------- any claim at all

# No lone surrogates, no NUL: a ledger has none.
TEXTS = any_of.text(any_of.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
WORDS = any_of.text("abc :/#%ü.\u0001\u0085\u2028\t\\\"'ة", min_size=1, max_size=6)
DAYS = any_of.dates().map(lambda day: day.isoformat())
NUMBERS = any_of.floats(allow_nan=False, allow_infinity=False)  # no score or amount is infinite; rdflib loses INF in JSON-LD
TEXT = 'Ankara said "no" \\ to\r\n\tالدوحة \u2028 and 🤝 more.'


def optional(strategy):
    return any_of.none() | strategy


def several(strategy):
    return any_of.lists(strategy, max_size=2).map(tuple)


SPANS = any_of.tuples(any_of.integers(0, 60), any_of.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
BASES = any_of.sampled_from(["text", "relative"])
INTERVALS = any_of.builds(Interval, optional(DAYS), optional(DAYS), any_of.sampled_from(Precision), BASES)
QUANTITIES = any_of.builds(Quantity, NUMBERS, TEXTS, any_of.sampled_from(Comparison), TEXTS, SPANS)
PEOPLE = any_of.builds(
    Participant,
    id=optional(WORDS),
    name=TEXTS,
    kind=any_of.sampled_from(Kind),
    mention=TEXTS,
    span=SPANS,
    state=optional(WORDS),
    code=optional(TEXTS),
    sector=optional(WORDS),
    state_basis=optional(any_of.sampled_from(StateBasis)),
    acts_for=optional(WORDS),
    link=TEXTS,
)
FRAMINGS = any_of.builds(Framing, SPANS, TEXTS, WORDS, any_of.sampled_from([-1, 1]), optional(PEOPLE), optional(PEOPLE))
TRIGGERS = any_of.builds(Trigger, TEXTS, SPANS)
PLOVERS = any_of.builds(Plover, WORDS, optional(WORDS), WORDS, NUMBERS)
MENTIONS = any_of.builds(Mention, SPANS, TEXTS, WORDS, any_of.sampled_from(Kind), several(WORDS), optional(WORDS), TEXTS)


@any_of.composite
def any_claim(draw, document: str) -> Claim:
    span = Span(2, 20)
    return Claim(
        id=draw(any_of.uuids()).hex,
        document=document,
        relation=draw(WORDS),
        mode=draw(optional(WORDS)),
        contexts=draw(several(WORDS)),
        sources=draw(several(PEOPLE)),
        targets=draw(several(PEOPLE)),
        symmetric=draw(any_of.booleans()),
        modality=draw(any_of.sampled_from(Modality)),
        claimant=draw(optional(PEOPLE)),
        via=draw(several(PEOPLE)),
        date=draw(optional(INTERVALS)),
        place=draw(optional(PEOPLE)),
        quantity=draw(optional(QUANTITIES)),
        about=draw(several(PEOPLE)),
        framings=draw(several(FRAMINGS)),
        quote=span.of(TEXT),
        span=span,
        trigger=draw(optional(TRIGGERS)),
        cue=draw(optional(TRIGGERS)),
        quad=draw(optional(WORDS)),
        score=draw(optional(NUMBERS)),
        plover=draw(optional(PLOVERS)),
        rule=draw(TEXTS),
        coder=draw(WORDS),
        office=draw(optional(WORDS)),
        sentence=draw(optional(any_of.just(Span(0, 30)))),
        casualties=draw(several(QUANTITIES)),
    )


@any_of.composite
def any_coded(draw) -> Coded:
    identity = draw(WORDS)
    document = Document(
        id=identity,
        text=TEXT,
        title=draw(optional(TEXTS)),
        url=draw(optional(TEXTS)),
        outlet=draw(optional(WORDS)),
        author=draw(optional(TEXTS)),
        language=draw(optional(WORDS)),
        published=draw(optional(DAYS)),
        retrieved=draw(optional(DAYS.map(lambda day: f"{day}T12:00"))),
        boilerplate=draw(several(SPANS)),
        collection=draw(optional(WORDS)),
    )
    claims = tuple(draw(any_of.lists(any_claim(identity), max_size=2, unique_by=lambda claim: claim.id)))
    return Coded(document, draw(several(MENTIONS)), claims, draw(several(FRAMINGS)))


@given(any_coded())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_any_coded_document_comes_back(coded):
    iris = Names()
    graph = iris.graph(coded.document.id)
    triples = document_triples(coded, 7, iris)
    found = read_document([terms.quad_of(line)[:3] for line in terms.lines(triples, graph).split("\n")[:-1]], graph)
    assert found.coded == coded and found.version == 7


@given(any_coded(), any_of.sampled_from(["trig", "jsonld"]))
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_any_coded_document_comes_back_through_rdflib(coded, form):
    iris = Names(BASE)
    stream = io.BytesIO()
    serialise(dataset_of([(iris.graph(coded.document.id), document_triples(coded, 7, iris))]), form, stream)
    parsed = Dataset()
    parsed.parse(data=stream.getvalue(), format=FORMATS[form])
    [found] = of_dataset(parsed)
    assert not isinstance(found, Failure), found
    assert found.coded == coded


def test_no_field_of_the_model_is_forgotten():
    made_by_the_codec = {"document", "boilerplate"}
    for table in TABLES.values():
        model = table.make or Document
        assert {field.name for field in fields(model)} - {row.name for row in table.rows} <= made_by_the_codec


# ---------------------------------------------------------------- what it looks like


def test_there_are_iris_alone_and_no_default_graph(ledger, codebook):
    lines = written(ledger, codebook, "nquads", base=BASE).decode().split("\n")[:-1]
    quads = [terms.quad_of(line) for line in lines]
    assert all(graph and graph.startswith(f"<{BASE}") for *_, graph in quads)
    assert len(set(quads)) == len(quads)
    documents = {graph for *_, graph in quads if graph.startswith(f"<{BASE}graph/")}
    assert len(documents) == len(ledger.documents())


def test_a_claim_reaches_back_to_its_words_and_its_outlet(ledger, codebook):
    found = dataset(ledger, codebook, documents=("read by the coder",))
    rows = found.query(
        """
        SELECT ?exact ?start ?label ?who WHERE {
          ?claim aq:relation relation:AGREE ; aq:modality modality:occurred ; aq:sourceState actor:state:QAT, ?state ;
                 aq:span/oa:hasSelector/oa:exact ?exact ; aq:span/oa:hasSelector/oa:start ?start ;
                 aq:document/prov:wasAttributedTo ?outlet ; prov:wasAttributedTo/rdfs:label ?who .
          ?state skos:prefLabel ?label FILTER (lang(?label) = "tr")
        }"""
    )
    text = ledger.document("read by the coder").document.text
    assert rows
    for exact, start, _label, who in rows:
        assert text[int(start) :].startswith(str(exact))
        assert str(who).startswith("alaqat-coder/")
    assert "Türkiye" in {str(row[2]) for row in rows}


def test_the_registry_has_names_identifiers_offices_and_memberships(ledger, codebook):
    found = dataset(ledger, codebook).graph(URIRef(f"{DEFAULT_BASE}registry"))
    turkey = f"<{DEFAULT_BASE}actor/state:TUR>"
    asked = f"""ASK {{
        {turkey} skos:prefLabel "تركيا"@ar ; skos:altLabel "Republic of Türkiye"@en ; skos:notation "640"^^aq:cow ;
            owl:sameAs <http://www.wikidata.org/entity/Q43> ; aq:membership ?membership .
        ?membership aq:organisation/skos:prefLabel "NATO"@en ; aq:dateStart "1952-02-18"^^xsd:date .
        ?minister aq:term ?term . ?term aq:office/skos:prefLabel ?office ; aq:of {turkey} }}"""
    merged = dataset(ledger, codebook)
    assert merged.query(asked).askAnswer
    assert (URIRef(f"{DEFAULT_BASE}actor/new:0123456789abcdef"), None, None) in found
    assert (URIRef(f"{DEFAULT_BASE}actor/state:FJI"), None, None) not in found


def test_relations_have_labels_scores_and_codes(codebook):
    found = graph_of(vocabulary(codebook))
    assert found.query(
        """ASK { relation:AGREE a skos:Concept ; skos:prefLabel "anlaşma"@tr ; skos:notation "AGREE"^^aq:plover, "030"^^aq:cameo ;
                 aq:score 2.5 ; aq:quad/skos:prefLabel "verbal cooperation"@en }"""
    ).askAnswer


def test_everything_used_is_labelled_in_three_languages(ledger, codebook):
    """Classes, properties and concepts: what a document of the coder has, the vocabulary explains."""
    known = graph_of(vocabulary(codebook))
    used: set[str] = set()
    for one in dataset(ledger, codebook, documents=("read by the coder",)).quads((None, None, None, None)):
        used |= {str(term) for term in one[1:3] if str(term).startswith((AQ, names.CONCEPTS)) and isinstance(term, URIRef)}
    labelled = [URIRef(f"{terms.PREFIXES['rdfs']}label"), URIRef(f"{terms.PREFIXES['skos']}prefLabel")]
    for one in used - {AQ}:
        languages = {label.language for predicate in labelled for label in known.objects(URIRef(one), predicate)}
        assert languages == {"ar", "en", "tr"}, one


def test_every_property_of_the_tables_is_declared():
    used = {field.property for table in TABLES.values() for field, _ in table.fields} | {one.property for one in DERIVED}
    assert {name for name in used if ":" not in name} <= labels.PROPERTIES.keys()


def test_derived_triples_are_ignored_when_a_document_is_read(ledger):
    coded = ledger.document("read by the coder")
    iris = Names()
    derived = {terms.iri(one.property) for one in DERIVED}
    triples = document_triples(coded, 1, iris)
    kept = [triple for triple in triples if triple[1] not in derived]
    assert len(kept) < len(triples)
    assert read_document(kept, "g").coded == coded


# ---------------------------------------------------------------- shapes


@pytest.fixture(scope="module")
def checked():
    """Whether a graph conforms, and what is said of it."""
    known = graph_of(shapes())

    def check(graph: Graph) -> tuple[bool, str]:
        conforms, _report, said = pyshacl.validate(graph, shacl_graph=known)
        return conforms, said

    return check


def document_graph(coded: Coded) -> Graph:
    return graph_of(document_triples(coded, 1, Names()))


@pytest.mark.parametrize("number", range(len(samples.all_samples())))
def test_every_sample_conforms_to_the_shapes(checked, number):
    conforms, said = checked(document_graph(samples.all_samples()[number]))
    assert conforms, said


def test_what_the_coder_finds_conforms_to_the_shapes(checked, ledger):
    conforms, said = checked(document_graph(ledger.document("read by the coder")))
    assert conforms, said


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("rule", None, "Less than 1 values"),
        ("modality", URIRef(f"{names.CONCEPTS}modality/certain"), "pattern"),
        ("symmetric", URIRef("https://a.example/true"), "datatype"),
        ("source", URIRef(f"{DEFAULT_BASE}actor/state:TUR"), "class"),
    ],
)
def test_a_broken_claim_does_not_conform(checked, name, change, said):
    graph = document_graph(samples.all_samples()[0])
    claim = next(graph.subjects(URIRef(f"{AQ}rule")))
    graph.remove((claim, URIRef(f"{AQ}{name}"), None))
    if change is not None:
        graph.add((claim, URIRef(f"{AQ}{name}"), change))
    conforms, report = checked(graph)
    assert not conforms and said in report


# ---------------------------------------------------------------- files with something wrong in them


@pytest.fixture
def content(ledger, codebook) -> str:
    return written(ledger, codebook, "nquads").decode()


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        ("ns/rule>", "ns/ruel>", "has no rule"),
        ("modality/occurred>", "modality/certain>", "allowed are occurred, planned, possible, alleged, denied"),
        ('> "alaqat samples" <', '> "alaqat samples <', "it is no line of N-Quads"),
        ("<https://alaqat.example/ns/document> <", "<https://alaqat.example/ns/document> _:", "blank nodes are not read"),
        ('"true"^^', '"perhaps"^^', "is neither true nor false"),
    ],
)
def test_a_bad_document_is_named_and_the_others_are_read(ledger, content, found, instead, said):
    before, after = content[: content.index("/graph/")], content[content.index("/graph/") :]
    assert found in after
    with new_ledger() as copy:
        failures = read_into(copy, (before + after.replace(found, instead, 1)).encode(), "nquads")
        assert [said in one.reason for one in failures] == [True], failures
        assert failures[0].where.startswith(f"{DEFAULT_BASE}graph/")
        assert len(copy.documents()) == len(ledger.documents()) - 1


def test_a_bad_line_is_named_by_its_number(content):
    lines = content.split("\n")
    line = next(number for number, line in enumerate(lines) if "ns/rule>" in line)
    lines[line] = lines[line].replace(" <", " ", 1)
    with new_ledger() as copy:
        [failure] = read_into(copy, "\n".join(lines).encode(), "nquads")
    assert f"line {line + 1}: " in failure.reason


@given(any_of.data())
@settings(deadline=None, max_examples=40)
def test_a_document_that_was_cut_short_is_never_taken_for_a_whole_one(data):
    iris, coded = Names(), samples.all_samples()[0]
    triples = document_triples(coded, 1, iris)
    rest = triples[: data.draw(any_of.integers(1, len(triples)))]
    try:
        found = read_document(rest, "g")
    except InputError:
        return
    assert found is None or found.coded == coded


def test_lines_in_any_order_are_read(ledger, content):
    lines = sorted(content.split("\n")[:-1], key=lambda line: hash(line) % 1000)
    with new_ledger() as copy:
        assert read_into(copy, ("\n".join(lines) + "\n").encode(), "nquads") == []
        assert everything(copy) == everything(ledger)


@pytest.mark.parametrize(("form", "bad"), [("trig", "@prefix nothing"), ("jsonld", "{"), ("turtle", "<a> <b>")])
def test_a_file_of_another_format_is_refused(tmp_path, form, bad):
    file = tmp_path / "file"
    file.write_text(bad)
    with pytest.raises(InputError, match=f"is not {form}"):
        source(file, form)


def test_a_file_that_does_not_tell_its_format_is_refused(tmp_path):
    with pytest.raises(InputError, match="does not tell its format; --format says it"):
        source(tmp_path / "file.rdf")


def test_json_ld_has_one_graph_a_document(ledger, codebook):
    found = json.loads(written(ledger, codebook, "jsonld"))
    graphs = {one["@id"] for one in (found if isinstance(found, list) else found["@graph"]) if "@graph" in one}
    assert len([one for one in graphs if "graph/" in one]) == len(ledger.documents())
