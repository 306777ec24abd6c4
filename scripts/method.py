"""Writes the table of docs/method.md: which rules cover each relation in each construction of each language.

    python scripts/method.py          writes the table between its marks
    python scripts/method.py --check  exits with 1 where the table is not what the lexicons say
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.codebook import Codebook, load_codebook  # noqa: E402  the checkout's own package
from graph.codebook.lexicon import Lexicon  # noqa: E402
from graph.codebook.rules import Rule, elements, words  # noqa: E402
from graph.model import RelationKind  # noqa: E402

PAGE: Final = ROOT / "docs" / "method.md"
BEGIN: Final = "<!-- table: written by scripts/method.py -->"
END: Final = "<!-- end of table -->"
LANGUAGES: Final = {"ar": "Arabic", "en": "English", "tr": "Turkish"}
CONSTRUCTIONS: Final = {
    "verb": "a verb with its subject before or after it, also in headlines, relative clauses, participles and infinitives",
    "passive": "a passive verb, with or without who did it",
    "noun": "a verbal noun, with whose it is",
    "together": "all sides named as one: A and B, between A and B, the two countries",
    "nameless": "one side is not named, or told by the place alone",
    "title": "a title, a possessive or a place in a noun phrase, which takes the relation for granted",
}
_OFFICES: Final = ("AMBASSADOR_OF", "MINISTER_OF")
_AGENTS: Final = frozenset({"by", "من قبل", "على يد", "على أيدي", "tarafından"})


def constructions(rule: Rule, lexicon: Lexicon) -> Iterator[str]:
    """The columns in which a rule belongs."""
    if rule.roles:
        yield from _of_roles(rule)
        return
    parts = {element.name for element in elements(rule.pattern)}
    nominal = _is_nominal(rule, lexicon)
    if not {"source", "target"} & parts or rule.implied:
        yield "nameless"
    if "target" not in parts and "source" in parts and rule.symmetric is not False:
        yield "together"
    if _AGENTS & set(words(rule.pattern)):
        yield "passive"
    elif {"source", "target"} & parts:
        yield "noun" if nominal else "verb"
    if "source" not in parts and "target" in parts:
        yield "nameless"


def _of_roles(rule: Rule) -> Iterator[str]:
    names = {role.name for filler in rule.roles for role in filler.roles}
    parts = {filler.part for filler in rule.roles if not filler.optional}
    if "subject" in names:
        yield "verb"
        if {"object", "ACC", "by", "tarafından"} & names:
            yield "passive"
    if {"owner", "GEN"} & names:
        yield "noun"
    if {"between", "بين", "arasında", "arasındaki"} & names or rule.symmetric:
        yield "together"
    if parts != {"source", "target"} or rule.implied:
        yield "nameless"


def _is_nominal(rule: Rule, lexicon: Lexicon) -> bool:
    """Whether most of its triggers are nouns."""
    verbs = sum(any(word in lexicon.verbs for word in text.split(" ")) for text in rule.triggers)
    return verbs * 2 < len(rule.triggers)


def cells(codebook: Codebook) -> dict[tuple[str, str, str], list[str]]:
    """The ids of the rules of each language, relation and construction, without the language."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for language in LANGUAGES:
        lexicon = codebook.lexicons[language]
        for rule in lexicon.rules:
            for construction in dict.fromkeys(constructions(rule, lexicon)) or ("nameless",):
                found.setdefault((language, rule.relation, construction), []).append(rule.id.partition(".")[2])
        for phrase in lexicon.phrases:
            held = _OFFICES if phrase.make in ("office", "counterpart") else ()
            for relation in (phrase.relation,) if phrase.relation else held:
                found.setdefault((language, relation, "title"), []).append(phrase.id.partition(".")[2])
    return found


def table(codebook: Codebook) -> str:
    """One table a language: a row a relation, a column a construction."""
    covered = cells(codebook)
    lines: list[str] = []
    for language, name in LANGUAGES.items():
        lines += [f"### {name}", "", f"| relation | {' | '.join(CONSTRUCTIONS)} |", f"|{'---|' * (len(CONSTRUCTIONS) + 1)}"]
        for relation in codebook.relations.values():
            rules = [", ".join(covered.get((language, relation.id, one), ())) or "–" for one in CONSTRUCTIONS]
            kind = "" if relation.kind is RelationKind.EVENT else f" ({relation.kind.value})"
            lines.append(f"| {relation.id}{kind} | {' | '.join(rules)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def main() -> int:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = f"{before}{BEGIN}\n{table(load_codebook(ROOT / 'seeds'))}\n{END}{after}"
    if "--check" in sys.argv[1:]:
        if fresh != page:
            sys.stderr.write("docs/method.md does not say what the lexicons do; python scripts/method.py writes it\n")
        return int(fresh != page)
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
