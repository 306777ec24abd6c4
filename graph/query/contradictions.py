"""Why claims contradict each other, or dated reference facts: who holds which office. Nothing is resolved."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from graph.codebook import Codebook, Fact
from graph.ledger import Listed
from graph.model import Claim, Interval, Kind, Modality, Participant, Texts
from graph.query.values import Contradiction, Side, Verdict

REASONS: Final[Mapping[str, Texts]] = {
    "office": Texts(
        ar="تذكر الوقائع المرجعية {actor} بصفة «{fact_office}» ({fact_of})، لا بصفة «{office}».",
        en="Reference facts have {actor} as {fact_office} ({fact_of}), not as {office}.",
        tr="Başvuru bilgilerinde {actor}, {office} değil, {fact_office} ({fact_of}) olarak geçiyor.",
    ),
    "of": Texts(
        ar="تذكر الوقائع المرجعية {actor} بصفة «{fact_office}» من جانب {fact_of}، لا من جانب {of}.",
        en="Reference facts have {actor} as {fact_office} on the side of {fact_of}, not of {of}.",
        tr="Başvuru bilgilerinde {actor}, {of} adına değil, {fact_of} adına {fact_office} olarak geçiyor.",
    ),
    "at": Texts(
        ar="تذكر الوقائع المرجعية {actor} بصفة «{fact_office}» لدى {fact_at}، لا لدى {at}.",
        en="Reference facts have {actor} as {fact_office} in {fact_at}, not in {at}.",
        tr="Başvuru bilgilerinde {actor} için {fact_office} görevinin yeri {at} değil, {fact_at}.",
    ),
    "denied": Texts(
        ar="تذكر إفادات «{relation}» بين {a} و{b} كحقيقة، وتنفيها أخرى.",
        en="Some claims state as fact what others deny: {relation} between {a} and {b}.",
        tr="Bazı beyanların gerçek olarak aktardığını başkaları yalanlıyor: {a} ile {b} arasında {relation}.",
    ),
    "alleged": Texts(
        ar="تزعم إفادات «{relation}» بين {a} و{b}، وتنفيها أخرى.",
        en="Some claims allege what others deny: {relation} between {a} and {b}.",
        tr="Bazı beyanların iddia ettiğini başkaları yalanlıyor: {a} ile {b} arasında {relation}.",
    ),
    "quad": Texts(
        ar="في {day} تروي إفادات تعاونًا بين {a} و{b}، وتروي أخرى نزاعًا.",
        en="Of {day}, some claims tell of cooperation between {a} and {b}, others of conflict.",
        tr="{day} için bazı beyanlar {a} ile {b} arasında iş birliğinden, başkaları çatışmadan söz ediyor.",
    ),
    "amount": Texts(
        ar="تذكر الإفادات مقادير مختلفة («{relation}» بين {a} و{b}): {amounts}.",
        en="The claims give different amounts ({relation} of {a} and {b}): {amounts}.",
        tr="Beyanlar farklı miktarlar veriyor ({a} ile {b} arasında {relation}): {amounts}.",
    ),
    "several_offices": Texts(
        ar="تذكر الإفادات {actor} بمناصب مختلفة: {offices}.",
        en="The claims give {actor} different offices: {offices}.",
        tr="Beyanlar {actor} için farklı görevler veriyor: {offices}.",
    ),
    "several_holders": Texts(
        ar="تذكر الإفادات أكثر من شخص بصفة «{office}» ({of}): {actors}.",
        en="The claims name several persons as {office} ({of}): {actors}.",
        tr="Beyanlar {office} ({of}) olarak birden çok kişiyi anıyor: {actors}.",
    ),
}
_CHECKED: Final = ("MINISTER_OF", "AMBASSADOR_OF")
_STATED: Final = (Modality.OCCURRED, Modality.ALLEGED)


def against_facts(listed: Iterable[Listed], codebook: Codebook) -> tuple[Contradiction, ...]:
    """What the claims say of offices otherwise than the codebook's facts about the same person at that time.

    The time is the claim's, else the publication's; a claim without either is held against facts of any time. A claim that
    agrees with one fact contradicts none. An unverified fact raises a question only.
    """
    return tuple(found for one in listed for found in _found(one, codebook))


def reason(contradiction: Contradiction, codebook: Codebook, language: str, label: Callable[[str], str]) -> str:
    """The reason as a sentence in the reader's language; `label` names actors."""

    def word(name: str, value: str) -> str:
        match name:
            case "relation":
                return codebook.relations[value].label.in_(language)
            case "office" | "fact_office":
                return _office(value, codebook, language)
            case "offices":
                office, _, of = value.partition(" ")
                return f"{_office(office, codebook, language)} ({label(of)})"
            case "day" | "amounts":
                return value
        return label(value)

    comma = "، " if language == "ar" else ", "
    words = {name: comma.join(word(name, value) for value in _several(said)) for name, said in contradiction.values.items()}
    return REASONS[contradiction.reason].in_(language).format_map(words)


def _several(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


def _office(office: str, codebook: Codebook, language: str) -> str:
    return codebook.offices[office].label.in_(language) if office in codebook.offices else office
def _found(listed: Listed, codebook: Codebook) -> Iterator[Contradiction]:
    claim = listed.claim
    if claim.relation not in _CHECKED or claim.modality not in _STATED or not claim.targets:
        return
    for person in claim.sources:
        facts = [fact for fact in _facts(person, claim, codebook) if _holds(fact.during, listed)]
        judged = [(fact, _differences(claim, person, fact, codebook)) for fact in facts]
        if judged and all(differences for _fact, differences in judged):
            # A sourced fact first; then the one that differs least.
            fact, differences = min(judged, key=lambda one: (one[0].source is None, len(one[1]), one[0].id))
            yield _contradiction(listed, fact, differences)


def _facts(person: Participant, claim: Claim, codebook: Codebook) -> Iterator[Fact]:
    """What is known of the offices of this kind that the person held: reference facts, and terms of its entry."""
    actor = codebook.actors.get(person.id or "")
    if actor is None:
        return
    terms = (
        Fact(f"{actor.id} {term.office}", actor.id, term.office, term.of, term.at, term.during, term.source, None)
        for term in actor.terms
    )
    for fact in (*codebook.facts, *terms):
        office = codebook.offices.get(fact.office)
        if fact.actor == actor.id and office and office.relation == claim.relation:
            yield fact


def _holds(during: Interval | None, listed: Listed) -> bool:
    """Whether the fact speaks of the claim's time. An open end is unknown, so it may."""
    if listed.day is None or during is None:
        return True
    return (during.start or "") <= listed.day and (not during.end or listed.day <= during.end)


def _differences(claim: Claim, person: Participant, fact: Fact, codebook: Codebook) -> dict[str, tuple[str, str]]:
    """By reason: what the claim says and what the fact says, where they differ."""
    ambassador = claim.relation == "AMBASSADOR_OF"
    target = claim.targets[0].id
    said = {
        "office": (claim.office, fact.office),
        "of": (person.acts_for if ambassador else target, fact.of),
        "at": (target if ambassador else None, fact.at),
    }
    return {
        name: (claimed, known)
        for name, (claimed, known) in said.items()
        if claimed is not None and known is not None and not agree(claimed, known, codebook)
    }


def agree(claimed: str, known: str, codebook: Codebook) -> bool:
    """The same, or a state and a government of that state: 'the Libyan minister' may be the one of the GNA."""
    actors = [codebook.actors.get(one) for one in (claimed, known)]
    kinds = {actor.kind for actor in actors if actor}
    states = {actor.state for actor in actors if actor}
    return claimed == known or (kinds == {Kind.STATE, Kind.GOVERNMENT} and len(states) == 1)


def _contradiction(listed: Listed, fact: Fact, differences: Mapping[str, tuple[str, str]]) -> Contradiction:
    first = next(name for name in REASONS if name in differences)
    values: dict[str, str | tuple[str, ...]] = {"actor": fact.actor, "fact_office": fact.office, "fact_of": fact.of}
    values |= {first: differences[first][0], f"fact_{first}": differences[first][1]}
    kind = Verdict.CONTRADICTED if fact.source else Verdict.QUESTION
    return Contradiction(kind, first, values, (Side(None, (listed,)),), fact.id, fact.source)
