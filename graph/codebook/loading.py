"""Reading all of seeds/ at once: either a whole Codebook, or every problem in one CodebookError."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, TypeVar

from graph.codebook.actors import (
    Entry,
    check_holding,
    check_names,
    check_references,
    merged_entries,
    read_actor,
    read_cities,
    read_territories,
    weaken_shared,
    yielding,
)
from graph.codebook.checks import check_lexicons
from graph.codebook.compiled import Kept
from graph.codebook.entries import Alias, Article, Fact, Office
from graph.codebook.fields import LANGUAGES, Fields, problem_line, unsorted, whole_date
from graph.codebook.later import LaterMap, LaterRow
from graph.codebook.lexicon import Lexicon, read_lexicon
from graph.codebook.memberships import MEMBERSHIPS, read_memberships
from graph.codebook.numbers import Numbers, read_numbers
from graph.codebook.offices import read_fact, read_office
from graph.codebook.phrases import Phrases, read_phrases
from graph.codebook.relations import check_relations, read_relation
from graph.codebook.spellings import with_spellings
from graph.errors import CodebookError
from graph.model import Actor, Modality, Relation, Texts

TERRITORIES: Final = "gazetteer/territories.tsv"
CITIES: Final = "gazetteer/cities.tsv"
_NO_SEED: Final = ("__init__.py", "__pycache__")
Identified = TypeVar("Identified", Relation, Office, Fact, Article)


@dataclass(frozen=True)
class Codebook:
    """All that an expert may edit, checked as a whole.

    `hash` is 12 hexadecimal digits over names and bytes of all files. `actors` are sorted by id, `relations` and
    `contexts` stand as in their file. `aliases` hold every actor's strong and weak names in all
    their spellings, adjectives and metonyms. `modalities` are the plain words for readers. `lexicons` and `phrases` are by
    language.
    """

    hash: str
    actors: Mapping[str, Actor]
    aliases: Sequence[Alias]
    offices: Mapping[str, Office]
    relations: Mapping[str, Relation]
    contexts: Mapping[str, Texts]
    modalities: Mapping[Modality, Texts]
    facts: tuple[Fact, ...]
    lexicons: Mapping[str, Lexicon]
    numbers: Mapping[str, Numbers]
    phrases: Mapping[str, Phrases]
    articles: tuple[Article, ...]


def load_codebook(root: Traversable | Path | None = None) -> Codebook:
    """The codebook under `root`, None for the packaged one (read once). Raises CodebookError with all its problems."""
    return _packaged() if root is None else _load(root)


def kept_with(codebook: Codebook) -> Kept | None:
    """Where what is made of the packaged codebook is kept; None for any other codebook."""
    packaged, kept = _packaged_and_kept()
    return kept if codebook is packaged else None


def _packaged() -> Codebook:
    return _packaged_and_kept()[0]


@cache
def _packaged_and_kept() -> tuple[Codebook, Kept | None]:
    root = files("seeds")
    seeds = _seeds(root)
    if not isinstance(root, Path):
        return _checked(seeds), None
    kept, whole = Kept(root, seeds.hash()), cache(lambda: _checked(seeds))
    codebook = kept.part("codebook", lambda: replace(whole(), aliases=(), lexicons={}, numbers={}))
    return replace(
        codebook,
        aliases=LaterRow(lambda: kept.part("aliases", lambda: tuple(whole().aliases))),
        lexicons=LaterMap(LANGUAGES, lambda: kept.part("lexicons", lambda: dict(whole().lexicons))),
        numbers=LaterMap(LANGUAGES, lambda: kept.part("numbers", lambda: dict(whole().numbers))),
    ), kept


def _load(root: Traversable | Path) -> Codebook:
    return _checked(_seeds(root))


def _seeds(root: Traversable | Path) -> "Seeds":
    return Seeds(dict(sorted(_walk(root, ""))), [])


def _checked(seeds: "Seeds") -> Codebook:
    codebook = _assemble(seeds)
    if seeds.problems:
        raise CodebookError(seeds.problems)
    return codebook


def _walk(folder: Traversable | Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.name in _NO_SEED or item.name.startswith("."):
            continue
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        else:
            yield prefix + item.name, item.read_bytes()


@dataclass(frozen=True)
class Seeds:
    """The files by name, sorted, and the problems found in them so far."""

    content: Mapping[str, bytes]
    problems: list[str]

    def hash(self) -> str:
        digest = hashlib.sha256()
        for name, data in self.content.items():
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
        return digest.hexdigest()[:12]

    def text(self, name: str) -> str:
        try:
            return self.content[name].decode("utf-8")
        except UnicodeDecodeError as error:
            self.problems.append(problem_line(name, f"byte {error.start}", "is not UTF-8"))
            return ""

    def toml(self, name: str, tables: Iterable[str] = ()) -> dict[str, Any]:
        """A TOML file whose top level has `tables` alone (any, if none are given); {} if it is wrong or not there."""
        if name not in self.content:
            self.problems.append(problem_line(name, "file", "is missing"))
            return {}
        try:
            parsed = tomllib.loads(self.text(name))
        except tomllib.TOMLDecodeError as error:
            self.problems.append(problem_line(name, "file", f"is not TOML: {error}"))
            return {}
        allowed = list(tables) or list(parsed)
        for table in parsed.keys() - set(allowed):
            self.problems.append(problem_line(name, table, "unknown table", table, allowed))
        return parsed

    def entries(self, name: str, parsed: Mapping[str, Any], table: str) -> list[Mapping[str, Any]]:
        """The entries of `[[table]]`; a problem where it is something else."""
        found = parsed.get(table, [])
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            self.problems.append(problem_line(name, table, f"is no list of entries; allowed: [[{table}]]"))
            return []
        return found

    def under(self, folder: str) -> list[str]:
        """The TOML files directly in `folder`, sorted."""
        return [n for n in self.content if n.startswith(f"{folder}/") and n.count("/") == 1 and n.endswith(".toml")]


def _assemble(seeds: Seeds) -> Codebook:
    parsed = seeds.toml("relations.toml", ("relation", "context", "modality"))
    relations = _relations(seeds, parsed)
    offices = _offices(seeds, relations)
    actors, aliases = _actors(seeds, offices)
    lexicons, contexts = _lexicons(seeds), _words(seeds, "context", parsed)
    seeds.problems.extend(check_lexicons(lexicons, relations, contexts))
    return Codebook(
        hash=seeds.hash(),
        actors=actors,
        aliases=aliases,
        offices=offices,
        relations=relations,
        contexts=contexts,
        modalities=_modalities(seeds, parsed),
        facts=_facts(seeds, actors, offices),
        lexicons=lexicons,
        numbers=_numbers(seeds, lexicons),
        phrases=read_phrases("wording.toml", seeds.toml("wording.toml"), seeds.problems),
        articles=_articles(seeds),
    )


def _by_id(
    seeds: Seeds, file: str, entries: list[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Identified], ordered: bool
) -> dict[str, Identified]:
    values: dict[str, Identified] = {}
    for entry in entries:
        value = read(entry)
        if value.id in values:
            seeds.problems.append(problem_line(file, value.id, "stands twice; allowed: each id once"))
        values.setdefault(value.id, value)
    if ordered:
        seeds.problems.extend(unsorted(file, values))
    return values


def _relations(seeds: Seeds, parsed: Mapping[str, Any]) -> dict[str, Relation]:
    file = "relations.toml"
    entries = seeds.entries(file, parsed, "relation")
    relations = _by_id(seeds, file, entries, lambda entry: read_relation(file, entry, seeds.problems), ordered=False)
    seeds.problems.extend(check_relations(file, relations))
    return relations


def _words(seeds: Seeds, table: str, parsed: Mapping[str, Any]) -> dict[str, Texts]:
    """A table of ids with a text in each language."""
    words = parsed.get(table, {})
    fields = Fields("relations.toml", table, words if isinstance(words, dict) else {}, seeds.problems)
    texts = {word: fields.texts(word) for word in words}
    return {word: text for word, text in texts.items() if text is not None}


def _modalities(seeds: Seeds, parsed: Mapping[str, Any]) -> dict[Modality, Texts]:
    words = _words(seeds, "modality", parsed)
    known = [modality.value for modality in Modality]
    for word in words.keys() ^ set(known):
        wrong = "is missing" if word in known else "is unknown"
        seeds.problems.append(problem_line("relations.toml", "modality", f"'{word}' {wrong}", word, known))
    return {modality: words[modality] for modality in Modality if modality in words}


def _offices(seeds: Seeds, relations: Mapping[str, Relation]) -> dict[str, Office]:
    file = "offices.toml"
    entries = seeds.entries(file, seeds.toml(file, ("office",)), "office")
    return _by_id(seeds, file, entries, lambda entry: read_office(file, entry, list(relations), seeds.problems), ordered=True)


def _facts(seeds: Seeds, actors: Mapping[str, Actor], offices: Mapping[str, Office]) -> tuple[Fact, ...]:
    file = "facts.toml"
    entries = seeds.entries(file, seeds.toml(file, ("fact",)), "fact")
    facts = _by_id(seeds, file, entries, lambda entry: read_fact(file, entry, seeds.problems), ordered=True)
    for fact in facts.values():
        seeds.problems.extend(check_holding(file, fact.id, fact.office, (fact.actor, fact.of, fact.at), actors, offices))
    return tuple(facts.values())


def _actors(seeds: Seeds, offices: Mapping[str, Office]) -> tuple[dict[str, Actor], tuple[Alias, ...]]:
    entries = []
    for file in seeds.under("actors"):
        tables = seeds.entries(file, seeds.toml(file, ("actor",)), "actor")
        entries += [Entry(file, table) for table in tables]
        seeds.problems.extend(unsorted(file, (Entry(file, table).id for table in tables)))
    territories = read_territories(TERRITORIES, seeds.text(TERRITORIES), seeds.problems) if TERRITORIES in seeds.content else []
    cities = read_cities(CITIES, seeds.text(CITIES), seeds.problems) if CITIES in seeds.content else []
    rows = [*territories, *yielding(cities, [*territories, *entries])]
    registered = [read_actor(entry, seeds.problems) for entry in merged_entries(rows, entries, seeds.problems)]
    registered.sort(key=lambda entry: entry.actor.id)
    actors = _with_memberships(seeds, {entry.actor.id: entry.actor for entry in registered})
    seeds.problems.extend(check_references(registered, actors, offices))
    seeds.problems.extend(check_names(registered))
    return actors, with_spellings(weaken_shared(alias for entry in registered for alias in entry.aliases))


def _with_memberships(seeds: Seeds, actors: dict[str, Actor]) -> dict[str, Actor]:
    if MEMBERSHIPS not in seeds.content:
        return actors
    entries = seeds.entries(MEMBERSHIPS, seeds.toml(MEMBERSHIPS, ("membership",)), "membership")
    of = read_memberships(entries, actors, seeds.problems)
    return {actor.id: replace(actor, memberships=of[actor.id]) if actor.id in of else actor for actor in actors.values()}


def _lexicons(seeds: Seeds) -> dict[str, Lexicon]:
    lexicons = {}
    for file in seeds.under("lexicons"):
        language = file.removeprefix("lexicons/").removesuffix(".toml")
        if language not in LANGUAGES:
            seeds.problems.append(problem_line(file, "file", f"no such language as '{language}'", language, LANGUAGES))
            continue
        table, by_role = seeds.toml(file), f"lexicons/roles/{language}.toml"
        if by_role in seeds.content and table:  # they take triggers from the rules of the other file
            table = _joined(table, seeds.toml(by_role))
        lexicons[language] = read_lexicon(language, table, seeds.problems)
    return lexicons


def _joined(table: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Two files of one language as one: the tables of words together, the rules one after the other."""
    joined = dict(table)
    for name, value in other.items():
        joined[name] = [*joined.get(name, ()), *value] if isinstance(value, list) else {**joined.get(name, {}), **value}
    return joined


def _numbers(seeds: Seeds, languages: Iterable[str]) -> dict[str, Numbers]:
    files = {language: f"lexicons/numbers/{language}.toml" for language in languages}
    return {language: read_numbers(language, seeds.toml(file), seeds.problems) for language, file in files.items()}


def _articles(seeds: Seeds) -> tuple[Article, ...]:
    articles = [_article(seeds, file) for file in seeds.under("articles")]
    return tuple(articles)


def _article(seeds: Seeds, file: str) -> Article:
    table = seeds.toml(file)
    fields = Fields(file, str(table.get("id", "article")), table, seeds.problems)
    article = Article(
        id=fields.text("id"),
        file=fields.text("file"),
        title=fields.optional("title"),
        outlet=fields.optional("outlet"),
        language=fields.choice("language", LANGUAGES) or "",
        url=fields.optional("url"),
        published=fields.optional("published"),
    )
    fields.done()
    texts = [name.removeprefix("articles/") for name in seeds.content if name.startswith("articles/") and name.endswith(".txt")]
    if article.file not in texts:
        fields.problem(f"file '{article.file}' is not beside it", article.file, texts)
    if article.published is not None:
        try:
            whole_date(article.published, first=True)
        except ValueError:
            fields.problem(f"published = '{article.published}' is no date; allowed: YYYY-MM-DD")
    return article
