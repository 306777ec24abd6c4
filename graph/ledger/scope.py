"""What a question is answered as of: a version, and who is meant by whom at that version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Table, and_, or_

from graph.model import Claim, Merge, Participant


def holds(table: Table, version: int) -> ColumnElement[bool]:
    """The row holds as of the version: it had come, and nothing had superseded it."""
    return and_(table.c.version <= version, or_(table.c.superseded.is_(None), table.c.superseded > version))


class Identities:
    """Who is meant by an id, through the merges in force. Empty where nobody was merged."""

    def __init__(self, merges: Iterable[Merge] = ()) -> None:
        into = {merge.actor: merge.into for merge in merges if merge.into}
        self._meant = {actor: _last(actor, into) for actor in into}
        groups: dict[str, list[str]] = defaultdict(list)
        for actor, meant in self._meant.items():
            groups[meant].append(actor)
        self._groups = {meant: (meant, *sorted(actors)) for meant, actors in groups.items()}

    def __bool__(self) -> bool:
        return bool(self._meant)

    def meant(self, actor: str) -> str:
        return self._meant.get(actor, actor)

    def all_of(self, actor: str) -> tuple[str, ...]:
        """All ids that mean the same as `actor`; the one that it is known by comes first."""
        meant = self.meant(actor)
        return self._groups.get(meant, (meant,))

    @property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The ids that several were merged into, each with all that mean it, itself first."""
        return self._groups

    def parties(self, parties: str) -> str:
        """The parties of a claim (see graph.ledger.naming), with who is meant."""
        return " > ".join(" ".join(sorted({self.meant(one) for one in side.split()})) for side in parties.split(" > "))

    def claim(self, claim: Claim) -> Claim:
        """The claim with who is meant; a participant's link says where that is another than the text was read to name."""
        return replace(
            claim,
            sources=self._participants(claim.sources),
            targets=self._participants(claim.targets),
            claimant=claim.claimant and self._participant(claim.claimant),
            via=self._participants(claim.via),
            place=claim.place and self._participant(claim.place),
            about=self._participants(claim.about),
        )

    def _participants(self, group: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(self._participant(one) for one in group)

    def _participant(self, one: Participant) -> Participant:
        actor, acts_for = one.id and self.meant(one.id), one.acts_for and self.meant(one.acts_for)
        if (actor, acts_for) == (one.id, one.acts_for):
            return one
        link = one.link if actor == one.id else f"{one.link}; {one.id} was merged into {actor}".removeprefix("; ")
        return replace(one, id=actor, acts_for=acts_for, link=link)


def _last(actor: str, into: Mapping[str, str]) -> str:
    """Where the chain of merges ends; a circle is refused when a merge is recorded."""
    while actor in into:
        actor = into[actor]
    return actor


@dataclass(frozen=True, slots=True)
class Scope:
    """Questions are answered as of `version`. `reviewed`: somebody has ruled on a claim of this ledger, at any version."""

    version: int
    identities: Identities
    reviewed: bool
