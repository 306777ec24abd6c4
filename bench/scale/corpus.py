"""A seeded corpus of coded documents, as many claims as wanted: made of our own Arabic sentences, so that every span reads back.

Actors come as in the news: the n-th most frequent one 1/n as often as the first. The corpus of fewer claims is the beginning of
that of more.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from graph.codebook import Codebook
from graph.model import (
    Actor,
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
    Relation,
    Span,
    StateBasis,
    Trigger,
)
from graph.model.claim import claim_id
from graph.model.document import document_id

ACTORS: Final = 10_000
OUTLETS: Final = 30
CLAIMS_A_DOCUMENT: Final = 20
FIRST, LAST = date(2018, 1, 1), date(2023, 12, 31)
YEAR: Final = ("2021-01-01", "2021-12-31")
CODER: Final = "bench.scale"
SHARES: Final = {
    Modality.OCCURRED: 70, Modality.PLANNED: 12, Modality.POSSIBLE: 4, Modality.ALLEGED: 9, Modality.DENIED: 5,
}  # fmt: skip
_STANDING: Final = 0.08
"""The share of standing relations."""
_CONTEXTS: Final = ("military", "economic", "diplomatic", "legal")
_LINK: Final = "strong name '{}'"


@cache
def words() -> dict[str, Any]:
    """The sentences' parts."""
    table = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))
    return table | {"things": table["things"].replace("\n", "").split("|"), "syllables": table["syllables"].split()}


@dataclass(frozen=True, slots=True)
class Somebody:
    """An actor with what a participant tells of it."""

    id: str
    name: str
    kind: Kind
    state: str | None = None
    code: str | None = None
    sector: str | None = None
    basis: StateBasis | None = None
    acts_for: str | None = None

    def at(self, span: Span) -> Participant:
        return Participant(
            self.id, self.name, self.kind, self.name, span, self.state, self.code, self.sector, self.basis, self.acts_for,
            _LINK.format(self.name),
        )  # fmt: skip

    def mention(self, span: Span) -> Mention:
        return Mention(span, self.name, "name", self.kind, (self.id,), self.state, _LINK.format(self.name))


class Cast:
    """All who act, the most frequent first: the codebook's states, its other actors, then invented ones."""

    def __init__(self, codebook: Codebook, seed: int) -> None:
        chance = random.Random(f"cast {seed}")  # noqa: S311 - a bench, no secret
        known = sorted(codebook.actors.values(), key=lambda actor: actor.id)
        states = [_somebody(actor) for actor in known if actor.kind is Kind.STATE]
        kinds = (Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.GOVERNMENT)
        others = [_somebody(actor) for actor in known if actor.kind in kinds]
        chance.shuffle(states)
        chance.shuffle(others)
        self.states = states
        invented = [self._invented(chance, number) for number in range(ACTORS - len(states) - len(others))]
        self.actors = [*states, *others, *invented]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.actors) + 1)))
        self.outlets = [actor.id for actor in known if actor.kind is Kind.OUTLET][:OUTLETS]
        self.outlet_weights = list(accumulate(1 / rank for rank in range(1, OUTLETS + 1)))
        self.places = [_somebody(actor) for actor in known if actor.kind is Kind.PLACE]

    def _invented(self, chance: random.Random, number: int) -> Somebody:
        """Four of ten are persons who act for a state."""
        name = f"{invented_word(chance)} {invented_word(chance)}"
        identity = "new:" + blake2b(f"{number} {name}".encode(), digest_size=6).hexdigest()
        if number % 10 < 4:
            state = chance.choice(self.states)
            return Somebody(identity, name, Kind.PERSON, state.state, None, "GOV", StateBasis.ACTS_FOR, state.id)
        return Somebody(identity, name, Kind.GROUP if number % 2 else Kind.ORGANISATION)

    def some(self, chance: random.Random, count: int) -> list[Somebody]:
        """Different ones."""
        found: dict[str, Somebody] = {}
        while len(found) < count:
            one = chance.choices(self.actors, cum_weights=self.weights)[0]
            found[one.id] = one
        return list(found.values())


def _somebody(actor: Actor) -> Somebody:
    basis = None if actor.state is None else StateBasis.IS if actor.kind in (Kind.STATE, Kind.GOVERNMENT) else StateBasis.ACTS_FOR
    principal = None
    if actor.kind in (Kind.STATE, Kind.GOVERNMENT):
        principal = actor.id
    elif actor.kind is Kind.PERSON and actor.state:
        principal = actor.acts_for or f"state:{actor.state}"
    elif basis:
        basis = StateBasis.GROUP_OF
    return Somebody(actor.id, actor.label("ar"), actor.kind, actor.state, actor.code, actor.sector, basis, principal)


def invented_word(chance: random.Random) -> str:
    return "".join(chance.choices(words()["syllables"], k=chance.randint(2, 4)))


class _Text:
    """Grows by parts, and tells where each one stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def put(self, part: str) -> Span:
        start = self.length
        self.parts.append(part)
        self.length += len(part)
        return Span(start, self.length)


class Corpus:
    """`claims` claims in documents of twenty; the same seed gives the same ones."""

    def __init__(self, codebook: Codebook, claims: int, seed: int = 4) -> None:
        self.codebook, self.claims, self.seed = codebook, claims, seed
        self.cast = Cast(codebook, seed)
        shapes = [(shape, codebook.relations[shape["relation"]]) for shape in words()["shape"]]
        self.events = [one for one in shapes if one[1].score is not None]
        self.standing = [one for one in shapes if one[1].score is None]

    def __len__(self) -> int:
        """How many documents it has."""
        return -(-self.claims // CLAIMS_A_DOCUMENT)

    def __iter__(self) -> Iterator[Coded]:
        left = self.claims
        for number in range(len(self)):
            yield self.document(number, min(CLAIMS_A_DOCUMENT, left))
            left -= CLAIMS_A_DOCUMENT

    def document(self, number: int, claims: int = CLAIMS_A_DOCUMENT) -> Coded:
        return _Document(self, number).coded(claims)


@dataclass(slots=True)
class _Said:
    """What one sentence says, before the document has its id."""

    relation: Relation
    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    modality: Modality
    claimant: Participant | None
    via: tuple[Participant, ...]
    day: Interval | None
    place: Participant | None
    quantity: Quantity | None
    contexts: tuple[str, ...]
    framings: tuple[Framing, ...]
    span: Span
    sentence: Span
    trigger: Trigger
    cue: Trigger | None
    office: str | None


class _Document:
    def __init__(self, corpus: Corpus, number: int) -> None:
        self.corpus, self.number = corpus, number
        self.chance = random.Random(f"{corpus.seed} {number}")  # noqa: S311 - a bench, no secret
        self.text = _Text()
        self.mentions: list[Mention] = []
        self.framings: list[Framing] = []
        self.published = FIRST + timedelta(self.chance.randint(0, (LAST - FIRST).days))

    def coded(self, claims: int) -> Coded:
        said = [self._sentence() for _ in range(claims)]
        text = "".join(self.text.parts)
        outlet = self.chance.choices(self.corpus.cast.outlets, cum_weights=self.corpus.cast.outlet_weights)[0]
        url = f"https://news.example/{self.number}"
        identity = document_id(outlet, url, text)
        document = Document(
            identity, text, self._title(), url, outlet, None, "ar", self.published.isoformat(), LAST.isoformat(), (), "bench"
        )
        made = [_claim(identity, text, one) for one in said]
        return Coded(document, tuple(self.mentions), tuple(made), tuple(self.framings))

    def _title(self) -> str:
        a, b = self.corpus.cast.some(self.chance, 2)
        return self._filled(self.chance.choice(words()["titles"]), a=a.name, b=b.name)

    def _filled(self, template: str, **more: str) -> str:
        return template.format(thing=self.chance.choice(words()["things"]), town=invented_word(self.chance), **more)

    def _sentence(self) -> _Said:
        chance, put, cast = self.chance, self.text.put, self.corpus.cast
        shape, relation = chance.choice(self.corpus.standing if chance.random() < _STANDING else self.corpus.events)
        first, second = 1 + (chance.random() < 0.1), 1 + (chance.random() < 0.08)
        speaks = chance.random() < 0.35
        some = cast.some(chance, first + second + speaks)
        start = self.text.length
        claimant, cue = self._attribution(some[-1]) if speaks else (None, None)
        begin = self.text.length
        trigger = Trigger(shape["trigger"], put(shape["trigger"]))
        put(" ")
        sources = self._coordinated(some[:first])
        framings = self._framing(sources[-1], claimant)
        put(f" {shape['between']} " if shape["between"] else " ")
        targets = self._coordinated(some[first : first + second])
        put(" ")
        put(self._filled(shape["after"]))
        place = self._place()
        quantity = self._quantity()
        day = self._day()
        span = Span(begin, self.text.length)
        put(" " + chance.choice(words()["ends"]))
        put(".")
        sentence = Span(start, self.text.length)
        put("\n" if chance.random() < 0.3 else " ")
        return _Said(
            relation,
            (*sources, *targets) if relation.symmetric else sources,
            () if relation.symmetric else targets,
            chance.choices(list(SHARES), list(SHARES.values()))[0] if relation.score is not None else Modality.OCCURRED,
            claimant, (), day, place, quantity, (chance.choice(_CONTEXTS),) if chance.random() < 0.4 else (),
            framings, span, sentence, trigger, cue, None,
        )  # fmt: skip

    def _name(self, one: Somebody) -> Participant:
        span = self.text.put(one.name)
        self.mentions.append(one.mention(span))
        return one.at(span)

    def _coordinated(self, some: list[Somebody]) -> tuple[Participant, ...]:
        named = []
        for place, one in enumerate(some):
            if place:
                self.text.put(" و")
            named.append(self._name(one))
        return tuple(named)

    def _attribution(self, who: Somebody) -> tuple[Participant, Trigger]:
        verb, end = self.chance.choice(words()["cues"]).split("{who}")
        span = self.text.put(verb.strip())
        self.text.put(" ")
        claimant = self._name(who)
        self.text.put(f"{end} ")
        return claimant, Trigger(verb.strip(), span)

    def _framing(self, target: Participant, voice: Participant | None) -> tuple[Framing, ...]:
        if self.chance.random() >= 0.03:
            return ()
        self.text.put(" ")
        word = self.chance.choice(words()["loaded"])
        framing = Framing(self.text.put(word), word, "loaded", -1, target, voice)
        self.framings.append(framing)
        return (framing,)

    def _place(self) -> Participant | None:
        if self.chance.random() >= 0.1:
            return None
        self.text.put(" قرب ")
        return self._name(self.chance.choice(self.corpus.cast.places))

    def _quantity(self) -> Quantity | None:
        if self.chance.random() >= 0.05:
            return None
        value = self.chance.randint(2, 900)
        self.text.put(" بقيمة ")
        text = f"{value} مليون دولار"
        return Quantity(value * 1e6, "USD", Comparison.EQ, text, self.text.put(text))

    def _day(self) -> Interval | None:
        """Half of the acts are dated, by a day shortly before the publication."""
        if self.chance.random() >= 0.5:
            return None
        day = self.published - timedelta(self.chance.randint(0, 20))
        self.text.put(f" في {day.day}/{day.month}/{day.year}")
        return Interval(day.isoformat(), day.isoformat(), Precision.DAY)


def _claim(document: str, text: str, said: _Said) -> Claim:
    relation = said.relation
    plover = None
    if relation.quad and relation.score is not None:
        plover = Plover(relation.id, None, relation.quad, relation.score)
    return Claim(
        id=claim_id(document, relation.id, said.sources, said.targets, said.claimant, said.modality, said.trigger.span),
        document=document, relation=relation.id, mode=None, contexts=said.contexts, sources=said.sources, targets=said.targets,
        symmetric=relation.symmetric, modality=said.modality, claimant=said.claimant, via=said.via, date=said.day,
        place=said.place, quantity=said.quantity, about=(), framings=said.framings, quote=said.span.of(text), span=said.span,
        trigger=said.trigger, cue=said.cue, quad=relation.quad, score=relation.score, plover=plover,
        rule=f"ar.{relation.id.lower()}.bench", coder=CODER, office=said.office, sentence=said.sentence,
    )  # fmt: skip
