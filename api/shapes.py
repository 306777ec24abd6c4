"""The JSON of the HTTP interface, one class an object: `present.py` fills them, the OpenAPI document is generated from them.

Offsets (`start`, `end`) are half-open and count the code points of the document's text. A `label` is in the language asked
for with `lang`; a `page` or the `url` of a claim or edge is the address of a page of this server in that language.
"""

from typing import Annotated, NotRequired, TypedDict

from msgspec import Meta

from graph.ledger.rows import DateBasis
from graph.model import Comparison, Kind, Modality, Precision, Ruling, StateBasis
from graph.model.dyad import Balance, Level
from graph.query.values import Verdict

Version = Annotated[int, Meta(ge=0, description="The version of the stored claims that this was computed from: ask with as_of")]
Drawn = Annotated[list[Modality], Meta(description="The statuses of the claims that edges and figures are made of")]
IsoDay = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Counts = Annotated[dict[str, int], Meta(description="Claims by value, the most frequent first")]
Quad = Annotated[
    str, Meta(extra_json_schema={"enum": ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]})
]
Voice = Annotated["Participant | None", Meta(description="Who says so; null is the document's own voice")]


class Problem(TypedDict):
    """What went wrong (RFC 9457). `request_id` is also in the server's log; `nearest` is given with an unknown actor."""

    type: str
    title: str
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: str
    instance: Annotated[str, Meta(description="The path that was asked for")]
    request_id: str
    nearest: NotRequired["list[ActorBrief]"]


class FilterWords(TypedDict):
    """What the answer was narrowed to, in words."""

    parameter: str
    value: str
    words: str


class Labelled(TypedDict):
    """A thing of the codebook with its label."""

    id: str
    label: str


class ActorBrief(TypedDict):
    """An actor as lists name it. A provisional one was met in a text and not yet approved."""

    id: str
    label: str
    kind: Kind
    kind_label: str
    state: str | None
    provisional: bool
    page: str


class ActorName(TypedDict):
    """A name of the codebook. A strong one stands alone; a weak one needs context."""

    text: str
    language: str
    strong: bool


class Identifier(TypedDict):
    """What another register calls the actor (scheme iso3, cow, wikidata …)."""

    scheme: str
    value: str


class Term(TypedDict):
    """The actor held `office` of the state or government `of` (an ambassador: at `at`). Without a `source` it is unverified."""

    office: Labelled
    of: ActorBrief
    at: ActorBrief | None
    during: "Date | None"
    source: str | None


class Membership(TypedDict):
    """A state belonged to `organisation`. Without a `source` it is unverified."""

    organisation: ActorBrief
    during: "Date | None"
    source: str | None


class Actor(ActorBrief):
    """An actor of the registry with everything the codebook holds on it."""

    labels: Annotated[dict[str, str], Meta(description="The label in Arabic, English and Turkish")]
    code: str | None
    sector: str | None
    names: list[ActorName]
    identifiers: list[Identifier]
    terms: list[Term]
    memberships: Annotated[list[Membership], Meta(description="The organisations that a state belongs or belonged to")]
    coordinates: Annotated[list[float] | None, Meta(description="Latitude and longitude in degrees")]


class Participant(TypedDict):
    """Somebody or something in a claim. `mention` is what the text says; `link` says why it is this actor, or why it is none."""

    id: str | None
    name: str
    label: str
    kind: Kind
    state: Annotated[str | None, Meta(description="ISO 3166 alpha-3 of the state that it acts for here")]
    code: str | None
    sector: str | None
    state_basis: StateBasis | None
    acts_for: str | None
    mention: str
    start: int
    end: int
    link: str
    page: str | None


class Date(TypedDict):
    """When the act took place: both ends inclusive, null is open or unknown."""

    start: IsoDay | None
    end: IsoDay | None
    precision: Precision
    basis: str


class Quantity(TypedDict):
    """An amount that the text states: `value` counts `unit`."""

    value: float
    unit: str
    comparison: Comparison
    text: str
    start: int
    end: int


class Words(TypedDict):
    """Words of the document and where they stand."""

    text: str
    start: int
    end: int


class Framing(Words):
    """A loaded expression: what it says of `target` is the wording of `voice`, never a property of the actor."""

    kind: str
    polarity: Annotated[int, Meta(ge=-1, le=1)]
    target: Participant | None
    voice: Voice


class Plover(TypedDict):
    """The same claim as PLOVER's manual would code it."""

    type: str
    mode: str | None
    quad: Quad
    score: float


class Remark(TypedDict):
    """Why a reference fact speaks against a claim. Without a `source` the fact is unverified, and the remark a question."""

    verdict: Verdict
    sentence: str
    fact: str | None
    source: str | None


class DocumentBrief(TypedDict):
    """A document without its text. `url` is the publisher's address as given; `link` repeats it where it is safe to follow."""

    id: str
    title: str | None
    url: str | None
    link: str | None
    outlet: Labelled | None
    author: str | None
    language: str | None
    published: str | None
    retrieved: str | None
    collection: str | None
    claims: int
    page: str


class Act(TypedDict):
    """What was done, and the status that the claim gives it."""

    relation: str
    relation_label: str
    mode: str | None
    mode_label: str | None
    contexts: list[str]
    context_labels: list[str]
    modality: Modality
    modality_label: Annotated[str, Meta(description="The status of the act in plain words: stated as fact, planned …")]
    quad: Quad | None
    score: Annotated[float | None, Meta(description="Below zero is conflict, above cooperation; null for what is no act")]
    plover: Plover | None


class Parts(TypedDict):
    """Who did it to whom, and who says so."""

    sources: list[Participant]
    targets: list[Participant]
    symmetric: Annotated[bool, Meta(description="All participants are in `sources`, and every pair of them counts")]
    claimant: Voice
    via: Annotated[list[Participant], Meta(description="Who relays it")]
    place: Participant | None
    about: list[Participant]


class Surroundings(TypedDict):
    """The rest of the sentence around a quotation."""

    before: str
    after: str


class Evidence(TypedDict):
    """The words that say it, and the rule that read them."""

    quote: str
    around: Annotated[Surroundings | None, Meta(description="The sentence's words before and after the quotation, where told")]
    start: int
    end: int
    trigger: Words | None
    cue: Annotated[Words | None, Meta(description="The words that attribute it to the claimant")]
    rule: str
    coder: str


class Review(TypedDict):
    """`who` ruled on the claim, as `version` of the ledger, for the reason `why`. A corrected claim is its correction."""

    ruling: Ruling | None
    label: str
    version: int
    at: str
    who: str
    why: str | None


class Claim(Act, Parts, Evidence):
    """In this document, `claimant` says that `sources` did `relation` to `targets`.

    `sentence` says so in the language asked for; it is composed from labels, no translation of the quotation.
    """

    id: str
    url: Annotated[str, Meta(description="The page of the sentence that says it")]
    sentence: str
    document: str
    document_title: str | None
    outlet: Labelled | None
    published: str | None
    date: Date | None
    day: Annotated[IsoDay | None, Meta(description="What the claim is sorted by: the act's day, else the publication's")]
    date_basis: DateBasis
    quantity: Quantity | None
    casualties: Annotated[list[Quantity], Meta(description="Each number of people killed or wounded; the unit says which")]
    framings: list[Framing]
    contradictions: list[Remark]
    questions: list[Remark]
    review: NotRequired[Review]


class ClaimPage(TypedDict):
    """`claims` of `total`, newest first; `next` is the `cursor` of the page after them, null after the last."""

    total: int
    next: str | None
    claims: list[Claim]


class Side(TypedDict):
    """Claims that agree with each other: the newest of `total`. `says` is what they say where that is a word or an amount."""

    says: str | None
    total: int
    claims: list[Claim]


class Contradiction(Remark):
    """What the sides say cannot all hold (contradicted) or can hardly (question). A `fact` is what the one side contradicts."""

    reason: str
    sides: list[Side]


class Contradictions(TypedDict):
    """The newest contradictions; `more`: there are others, for a higher limit."""

    version: Version
    filters: list[FilterWords]
    contradictions: list[Contradiction]
    more: bool


class Node(ActorBrief):
    """An actor of the network with how many of its claims and partners are drawn."""

    claims: int
    partners: int


class Edge(TypedDict):
    """`claims` claims of `articles` documents on `events` distinct acts relate `a` and `b` (a before b).

    `forward` claims run from a to b, `backward` from b to a, `mutual` are symmetric.
    """

    a: str
    b: str
    claims: int
    articles: int
    events: int
    score: float | None
    balance: Balance
    modality: Annotated[Modality, Meta(description="The strongest one among the claims")]
    positive: int
    negative: int
    forward: int
    backward: int
    mutual: int
    relations: Counts
    modalities: Counts
    url: Annotated[str, Meta(description="The page of the relations of a and b")]


class Network(TypedDict):
    """Who is related to whom."""

    version: Version
    filters: list[FilterWords]
    level: Level
    drawn: Drawn
    nodes: list[Node]
    edges: list[Edge]


class Month(TypedDict):
    """What falls into one month, or into a year where the text tells no month; the undated claims have `month` null."""

    month: Annotated[str, Meta(pattern=r"^\d{4}(-\d{2})?$")] | None
    claims: int
    articles: int
    positive: int
    negative: int
    score: float | None


class Teller(TypedDict):
    """Who vouches for how many claims of which type and status: an actor, or somebody of a kind whom nobody could name.

    Both `actor` and `kind` are null for the document's own voice.
    """

    actor: ActorBrief | None
    kind: Kind | None
    relation: str
    relation_label: str
    modality: Modality
    claims: int


class Facet(TypedDict):
    """So many of the listed claims have this value; ask for them with the parameter that the facet is named after.

    `value` is null for what cannot be asked for: claimants without a name, documents without an outlet.
    """

    value: str | None
    label: str
    claims: int


class Dyad(TypedDict):
    """What is claimed between `a` and `b` (sorted by id), lists newest first.

    `forward` claims run from a to b, `backward` from b to a, `mutual` are symmetric. `denied` ones are listed and in no figure.
    `edge` has the figures as the network draws them; null where nothing is drawn.
    """

    version: Version
    filters: list[FilterWords]
    level: Level
    drawn: Drawn
    a: ActorBrief
    b: ActorBrief
    url: str
    claims: int
    articles: int
    events: int
    edge: Edge | None
    relations: Annotated[Counts, Meta(description="All claims but the denied ones, by relation")]
    forward: list[Claim]
    backward: list[Claim]
    mutual: list[Claim]
    denied: list[Claim]
    months: list[Month]
    first: Annotated[str | None, Meta(description="The first day of the drawn claims; null where none is dated")]
    last: str | None
    undated: Annotated[int, Meta(description="How many of the drawn claims have no day")]
    tellers: Annotated[list[Teller], Meta(description="Who claims what, denied claims too; the most claims first")]
    facets: Annotated[dict[str, list[Facet]], Meta(description="By relation, modality, claimant and outlet")]


class NameUse(TypedDict):
    """Documents of `outlet` call the actor `text`, `times` times; `page` leads to one place where they do."""

    text: str
    language: str | None
    outlet: Labelled | None
    times: int
    document: str
    start: int
    end: int
    page: str


class Partner(TypedDict):
    """An actor that the profile's actor is related to."""

    actor: ActorBrief
    edge: Edge


class Profile(TypedDict):
    """An actor, its partners, what is claimed about it and what it claims."""

    version: Version
    filters: list[FilterWords]
    level: Level
    drawn: Drawn
    actor: Actor
    called: Annotated[list[NameUse], Meta(description="How documents name it, the most frequent first")]
    partners: list[Partner]
    about: ClaimPage
    by: ClaimPage


class Found(ActorBrief):
    """The search met the actor under the name `matched`."""

    matched: str
    claims: int


class Search(TypedDict):
    """What the search found, exact matches first."""

    version: Version
    filters: list[FilterWords]
    query: str
    results: list[Found]


class TextHit(TypedDict):
    """A document that has the words. `text` are the words around the first place, `matches` lie within it; none for a title's."""

    document: DocumentBrief
    text: str
    start: int
    end: int
    matches: list[Words]


class Texts(TypedDict):
    """Documents that have all words asked for. `more`: there are others, for a higher limit."""

    version: Version
    filters: list[FilterWords]
    query: str
    documents: list[TextHit]
    more: bool


class Quotations(TypedDict):
    """Claims whose quotation has all words asked for, those of the newest document first."""

    version: Version
    filters: list[FilterWords]
    query: str
    claims: list[Claim]
    more: bool


class Mention(Words):
    """Words that name somebody; several `actors` for a set."""

    form: str
    kind: Kind
    actors: list[str]
    state: str | None
    link: str


class Mark(TypedDict):
    """A stretch of the text, free of overlaps, with the claims that quote it and the framings in it."""

    start: int
    end: int
    claims: list[str]
    framings: Annotated[list[int], Meta(description="Places in the document's list of framings")]


class Document(TypedDict):
    """A document with its text as received, what was claimed in it, and what to highlight."""

    version: Version
    filters: list[FilterWords]
    document: DocumentBrief
    text: str
    boilerplate: Annotated[list[Words], Meta(description="Parts of the text that were left out of coding")]
    marks: list[Mark]
    claims: Annotated[list[Claim], Meta(description="In the order of the text")]
    framings: list[Framing]
    mentions: list[Mention]


class ClaimList(ClaimPage):
    """A page of claims, with the filters that they fulfil."""

    version: Version
    filters: list[FilterWords]


class OneClaim(TypedDict):
    """A single claim."""

    version: Version
    filters: list[FilterWords]
    claim: Claim
