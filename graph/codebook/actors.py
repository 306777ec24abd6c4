"""Who is in the registry: seeds/actors/*.toml and the derived tables of territories and cities → actors and their aliases."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from graph.codebook.entries import Alias, Forms, Office
from graph.codebook.fields import LANGUAGES, Fields, problem_line
from graph.codebook.folding import fold
from graph.model import Actor, Kind, Name, Term

KINDS: Final = {
    "state": Kind.STATE,
    "gov": Kind.GOVERNMENT,
    "person": Kind.PERSON,
    "org": Kind.ORGANISATION,
    "group": Kind.GROUP,
    "outlet": Kind.OUTLET,
    "place": Kind.PLACE,
    "facility": Kind.FACILITY,
}
"""What the prefix of an actor's id says about its kind."""

SECTORS: Final = "AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split()
"""The sectors of the PLOVER manual, draft version 2.0."""

SCHEMES: Final = ("cow", "geonames", "gw", "iso2", "iso3", "wikidata")

COLUMNS: Final = {
    "ar": ("names", "ar"),
    "en": ("names", "en"),
    "tr": ("names", "tr"),
    "ar_nisba": ("adjectives", "ar"),
    "en_adjective": ("adjectives", "en"),
    "tr_adjective": ("adjectives", "tr"),
}
"""Column of the table of territories → field and language of the actor's entry. Several words in a cell are parted by '|'."""

_ID: Final = re.compile(r"([a-z]+):[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_WORDS: Final = ("names", "weak", "adjectives", "metonyms")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor's table as a file has it."""

    file: str
    table: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.table.get("id", "an actor without id"))


@dataclass(frozen=True, slots=True)
class Registered:
    """An actor, its aliases, and the file that it comes from."""

    file: str
    actor: Actor
    aliases: tuple[Alias, ...]


def read_territories(file: str, text: str, problems: list[str]) -> list[Entry]:
    """A state's entry for each row."""
    return [Entry(file, _territory(file, row)) for row in _rows(file, text, ("iso3", *LANGUAGES), problems)]


def read_cities(file: str, text: str, problems: list[str]) -> list[Entry]:
    """A place's entry for each row. The names of tier 1 are strong, all others weak."""
    needed = ("id", "iso3", "tier", *LANGUAGES, "latitude", "longitude", "geonames")
    return [Entry(file, _city(file, row)) for row in _rows(file, text, needed, problems)]


def _rows(file: str, text: str, needed: tuple[str, ...], problems: list[str]) -> list[dict[str, str]]:
    """The cells by column. Lines that begin with '#' are comments; the first other line names the columns."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    columns = lines[0].split("\t")
    missing = [column for column in needed if column not in columns]
    if missing:
        problems.append(problem_line(file, "columns", f"{', '.join(missing)} missing; found: {', '.join(columns)}"))
        return []
    return [dict(zip(columns, line.split("\t"), strict=False)) for line in lines[1:]]


def _city(file: str, row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": f"place:{row['id']}", "kind": "place", "state": row["iso3"], "parent": f"state:{row['iso3']}", "source": file,
        "names" if row["tier"] == "1" else "weak": {language: row[language].split("|") for language in LANGUAGES},
        "coordinates": [float(row["latitude"]), float(row["longitude"])], "identifiers": {"geonames": row["geonames"]},
    }  # fmt: skip


def _territory(file: str, row: Mapping[str, str]) -> dict[str, Any]:
    iso3 = row["iso3"]
    entry: dict[str, Any] = {
        "id": f"state:{iso3}", "kind": "state", "state": iso3, "sector": "GOV", "source": file,
        "identifiers": {scheme: row[scheme] for scheme in SCHEMES if row.get(scheme)},
    }  # fmt: skip
    for column, (field, language) in COLUMNS.items():
        words = list(dict.fromkeys(word.strip() for word in row.get(column, "").split("|") if word.strip()))
        if words:
            entry.setdefault(field, {})[language] = words
    return entry


def extend(territory: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """A hand-written entry over its row of a derived table: its fields and its languages of one win, the rest is the row's."""
    merged = {**territory, **entry}
    if entry.get("unverified"):
        merged.pop("source", None)
    for field in (*_WORDS, "identifiers"):
        row, own = territory.get(field), entry.get(field)
        if isinstance(row, dict) and isinstance(own, dict):
            merged[field] = {**row, **own}
    return merged


def merged_entries(territories: Iterable[Entry], entries: Iterable[Entry], problems: list[str]) -> Iterator[Entry]:
    """Each actor's entry once, territories extended by hand; a second entry of one id is a problem."""
    rows = {entry.id: entry for entry in territories}
    seen: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in seen:
            problems.append(problem_line(entry.file, entry.id, f"is already in {seen[entry.id].file}; allowed: each id once"))
            continue
        seen[entry.id] = entry
        row = rows.pop(entry.id, None)
        yield Entry(entry.file, extend(row.table, entry.table)) if row else entry
    yield from rows.values()


def yielding(rows: Iterable[Entry], entries: Iterable[Entry]) -> Iterator[Entry]:
    """The rows of cities without the words that entries of others have: a strong one goes, a weak one or a metonym weakens."""
    taken: dict[tuple[str, str], tuple[str, bool]] = {}
    for entry in entries:
        for field in _WORDS:
            for language, words in entry.table.get(field, {}).items():
                taken |= {(language, fold(word)): (entry.id, field in ("names", "adjectives")) for word in words}
    for row in rows:
        names: dict[str, dict[str, list[str]]] = {"names": {}, "weak": {}}
        for field in names:
            for language, words in row.table.get(field, {}).items():
                for word in words:
                    owner, whole = taken.get((language, fold(word)), (row.id, False))
                    if owner == row.id or not whole:
                        names[field if owner == row.id else "weak"].setdefault(language, []).append(word)
        if all(any(language in words for words in names.values()) for language in LANGUAGES):
            yield Entry(row.file, {**row.table, **names})


def read_actor(entry: Entry, problems: list[str]) -> Registered:
    fields = Fields(entry.file, entry.id, entry.table, problems)
    actor_id, kind = fields.text("id"), fields.choice("kind", [kind.value for kind in KINDS.values()])
    _check_id(fields, actor_id, kind)
    strong, weak = fields.forms("names"), fields.forms("weak")
    for language in LANGUAGES:
        if not strong.get(language) and not weak.get(language):
            fields.problem(f"names.{language} is missing: a text for each of ar, en, tr is needed")
    adjectives, metonyms = fields.forms("adjectives"), fields.forms("metonyms")
    actor = Actor(
        id=actor_id,
        kind=Kind(kind) if kind else Kind.ORGANISATION,
        names=(*_names(strong, True), *_names(weak, False)),
        state=fields.optional("state"),
        code=fields.optional("code"),
        sector=fields.choice("sector", SECTORS, required=False),
        identifiers=fields.pairs("identifiers", SCHEMES),
        terms=tuple(_term(entry, table, problems) for table in fields.tables("term")),
        coordinates=fields.coordinates("coordinates"),
        parent=fields.optional("parent"),
        acts_for=fields.optional("acts_for"),
    )
    fields.source()
    fields.done()
    return Registered(entry.file, actor, tuple(_aliases(actor, adjectives, metonyms)))


def _check_id(fields: Fields, actor_id: str, kind: str | None) -> None:
    match = _ID.fullmatch(actor_id)
    if match is None:
        fields.problem(f"id '{actor_id}' is not a kind, a colon, and words of letters and digits joined by '-'")
    elif match[1] not in KINDS:
        fields.problem(f"the id's prefix '{match[1]}' is unknown", match[1], list(KINDS))
    elif kind and KINDS[match[1]] != kind:
        fields.problem(f"is of kind '{kind}', its id says '{KINDS[match[1]]}'")


def _names(forms: Forms, strong: bool) -> Iterator[Name]:
    for language in LANGUAGES:
        for text in forms.get(language, ()):
            yield Name(text, language, strong)


def _term(entry: Entry, table: Mapping[str, Any], problems: list[str]) -> Term:
    fields = Fields(entry.file, f"{entry.id}, term", table, problems)
    term = Term(fields.text("office"), fields.text("of"), fields.optional("at"), fields.during(), fields.source())
    fields.done()
    return term


def _aliases(actor: Actor, adjectives: Forms, metonyms: Forms) -> Iterator[Alias]:
    for name in actor.names:
        yield Alias(name.text, name.language, actor.id, "name", name.strong)
    for form, words in (("adjective", adjectives), ("metonym", metonyms)):
        for language, texts in words.items():
            for text in texts:
                yield Alias(text, language, actor.id, form, True)


def weaken_shared(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    """Adjectives and metonyms that mean several actors (the two Congos' "Congolese") become weak: context decides."""
    every = tuple(aliases)
    keys = [(a.form, a.language, fold(a.text)) if a.form != "name" else None for a in every]
    owners: dict[tuple[str, str, str], set[str]] = {}
    for alias, key in zip(every, keys, strict=True):
        if key is not None:
            owners.setdefault(key, set()).add(alias.actor)
    return tuple(
        replace(alias, strong=False) if key is not None and len(owners[key]) > 1 else alias
        for alias, key in zip(every, keys, strict=True)
    )


def check_names(registered: Iterable[Registered]) -> Iterator[str]:
    """A problem for each name that stands strong for two actors: a text that has it would be linked by chance."""
    owners: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in registered:
        for name in entry.actor.names:
            if not name.strong:
                continue
            file, owner = owners.setdefault((name.language, fold(name.text)), (entry.file, entry.actor.id))
            if owner != entry.actor.id:
                wrong = f"'{name.text}' ({name.language}) is a strong name of '{owner}' in {file} too; allowed: weak for both"
                yield problem_line(entry.file, entry.actor.id, wrong)


def check_references(registered: Iterable[Registered], ids: Collection[str], offices: Mapping[str, Office]) -> Iterator[str]:
    """A problem for each actor, office or state that an entry names and nobody has."""
    states = sorted(actor_id.removeprefix("state:") for actor_id in ids if actor_id.startswith("state:"))
    for file, actor in ((entry.file, entry.actor) for entry in registered):
        if actor.state is not None and f"state:{actor.state}" not in ids:
            yield problem_line(file, actor.id, f"state '{actor.state}' is no state of the registry", actor.state, states)
        for field, value in (("parent", actor.parent), ("acts_for", actor.acts_for)):
            if value is not None and value not in ids:
                yield problem_line(file, actor.id, f"{field} '{value}' is no actor", value, sorted(ids))
        for term in actor.terms:
            yield from check_holding(file, actor.id, term.office, (term.of, term.at), ids, offices)


def check_holding(
    file: str, entry: str, office: str, actors: tuple[str | None, ...], ids: Collection[str], offices: Mapping[str, Office]
) -> Iterator[str]:
    """Problems of an office held: the office, and the actors that are named with it."""
    if office not in offices:
        yield problem_line(file, entry, f"office '{office}' is not in offices.toml", office, list(offices))
    for actor in actors:
        if actor is not None and actor not in ids:
            yield problem_line(file, entry, f"'{actor}' is no actor", actor, sorted(ids))
