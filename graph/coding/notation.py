"""Claims of a coded text in the notation of rule examples and cases: `TUR+QAT AID LBY | planned | says RUS`.

A participant is its state, else its code, else the end of its id, else `-` for one without either. What is symmetric is
compared as a set. Without a bar the act occurred; a speaker is compared only where `says` names one; `says ?` is an unnamed
source. A measure may add `| amount 8.8e9 USD 2025`.
"""

from dataclasses import dataclass

from graph.model import Claim, Modality, Participant


@dataclass(frozen=True)
class Expected:
    """One line of an example."""

    relation: str
    sources: frozenset[str]
    targets: frozenset[str]
    modality: Modality
    speaker: str | None
    amount: tuple[float, str, str] | None = None

    def fits(self, claim: Claim) -> bool:
        sources, targets = names(claim.sources), names(claim.targets)
        same = (sources, targets) == (self.sources, self.targets)
        if claim.symmetric:
            same = sources | targets == self.sources | self.targets
        speaker = {None: True, "-": claim.claimant is None}.get(self.speaker, name(claim.claimant) == self.speaker)
        return same and (claim.relation, claim.modality) == (self.relation, self.modality) and speaker


def expected(line: str) -> Expected:
    act, *rest = (part.strip() for part in line.split("|"))
    source, relation, *target = act.split()
    speaker = next((part.removeprefix("says ") for part in rest if part.startswith("says ")), None)
    modality = next((Modality(part) for part in rest if not part.startswith(("says ", "amount "))), Modality.OCCURRED)
    amount = next((_amount(part) for part in rest if part.startswith("amount ")), None)
    return Expected(relation, _several(source), _several(target[0] if target else "-"), modality, speaker, amount)


def _amount(part: str) -> tuple[float, str, str]:
    _, value, unit, *year = part.split()
    return float(value), unit, year[0] if year else ""


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split("+")) - {"-"}


def names(participants: tuple[Participant, ...]) -> frozenset[str]:
    return frozenset(name(participant) for participant in participants) - {"-"}


def name(participant: Participant | None) -> str:
    if participant is None:
        return "-"
    return participant.state or participant.code or (participant.id or "-").partition(":")[2] or "-"


def line(claim: Claim) -> str:
    """The claim as an example would write it, for the message of a failing test."""
    sources, targets = ("+".join(sorted(names(group))) or "-" for group in (claim.sources, claim.targets))
    speaker = f" | says {name(claim.claimant)}" if claim.claimant else ""
    return f"{sources} {claim.relation} {targets} | {claim.modality}{speaker} ({claim.rule})"
