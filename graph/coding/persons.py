"""Whether the registry has a person whom a text names in a spelling, or a script, that no alias has."""

from graph.codebook import Codebook
from graph.codebook.alike import NameIndex
from graph.coding.keeping import Keepable
from graph.model import Actor, Kind

_REMEMBERED = 10_000


class KnownPersons(Keepable):
    """The registry's persons by the state for which they act or acted; a state's names are read when first asked for."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._by_state: dict[str, list[Actor]] = {}
        self._names: dict[str, NameIndex[str]] = {}
        self._found: dict[tuple[str, str], dict[str, str]] = {}

    def same(self, name: str, state: str | None) -> tuple[Actor | None, str]:
        """The one person of that state whose name has the same sounds, and why; None where there is none, or several.

        The reason is empty where there is none.
        """
        if state is None:
            return None, ""
        found = self._found.get((name, state))
        if found is None:
            found = {}
            for _, known, person in self._index(state).find(name):
                found.setdefault(person, known)
            if len(self._found) < _REMEMBERED:
                self._found[name, state] = found
        if len(found) == 1:
            person, known = next(iter(found.items()))
            return self.codebook.actors[person], f"same sounds as '{known}', same state"
        return None, f"sounds like {' and '.join(sorted(found))}" if found else ""

    def _index(self, state: str) -> NameIndex[str]:
        if not self._by_state:
            self._by_state = self._people()
        if state not in self._names:
            people = self._by_state.get(state, ())
            self._names[state] = NameIndex((name.text, actor.id) for actor in people for name in actor.names if name.strong)
        return self._names[state]

    def _people(self) -> dict[str, list[Actor]]:
        """The registry's people by the states that they are of, or held an office in."""
        people: dict[str, list[Actor]] = {}
        actors = self.codebook.actors
        for actor in actors.values():
            if actor.kind is Kind.PERSON:
                for state in {actor.state, *(actors[term.of].state for term in actor.terms)}:
                    if state:
                        people.setdefault(state, []).append(actor)
        return people
