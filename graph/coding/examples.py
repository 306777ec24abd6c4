"""What the examples of rules and phrases say, held against what the coder makes of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.codebook.rules import Example, Phrase, Rule
from graph.coding.notation import expected, line
from graph.coding.pipeline import Coder
from graph.model import Claim, Document, Modality


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that does not come out as its rule says; `found` are the text's claims in the notation of examples."""

    rule: str
    text: str
    wanted: str
    found: str


def faults(coder: Coder, language: str, entry: Rule | Phrase) -> Iterator[Fault]:
    """The examples of `entry` that fail: a positive one must give just its claims, a negative one none that is not denied."""
    for example in entry.positive:
        yield from positive_faults(coder, language, entry, example)
    for example in entry.negative:
        yield from negative_faults(coder, language, entry, example)


def positive_faults(coder: Coder, language: str, entry: Rule | Phrase, example: Example) -> Iterator[Fault]:
    coded = coder.code(Document("example", example.text, language=language))
    by_roles = isinstance(entry, Rule) and bool(entry.roles)  # what a rule's pattern finds first is right, too
    own = [claim for claim in coded.claims if claim.rule == entry.id or by_roles]
    told = _told(coded.claims)
    for wanted in example.claims:
        if not any(expected(wanted).fits(claim) for claim in own):
            yield Fault(entry.id, example.text, wanted, told)
    if len(own) > len(example.claims) and not by_roles:
        yield Fault(entry.id, example.text, f"{len(example.claims)} of this rule", told)
    if not example.claims and not any(entry.id in mention.link for mention in coded.mentions):
        mentions = "; ".join(f"{mention.text} ({mention.link})" for mention in coded.mentions)
        yield Fault(entry.id, example.text, "a mention made by the phrase", mentions or "no mention")


def negative_faults(coder: Coder, language: str, entry: Rule | Phrase, example: Example) -> Iterator[Fault]:
    coded = coder.code(Document("example", example.text, language=language))
    fired = tuple(claim for claim in coded.claims if claim.rule == entry.id and claim.modality is not Modality.DENIED)
    if fired:
        yield Fault(entry.id, example.text, f"nothing: {example.why}", _told(fired))


def _told(claims: tuple[Claim, ...]) -> str:
    return "; ".join(line(claim) for claim in claims) or "no claim"
