"""What no file can check alone: rules that name relations, modes and contexts of relations.toml, and ids over all languages."""

from collections.abc import Iterator, Mapping

from graph.codebook.fields import problem_line
from graph.codebook.lexicon import Lexicon
from graph.codebook.rules import Rule
from graph.model import Relation, Texts


def check_lexicons(
    lexicons: Mapping[str, Lexicon], relations: Mapping[str, Relation], contexts: Mapping[str, Texts]
) -> Iterator[str]:
    """Problems between the lexicons and the rest of the codebook."""
    owners: dict[str, str] = {}
    for language, lexicon in lexicons.items():
        file = f"lexicons/{language}.toml"
        for context in lexicon.contexts.keys() - contexts.keys():
            yield problem_line(file, "contexts", f"'{context}' is no context", context, list(contexts))
        for phrase in lexicon.phrases:
            if phrase.relation is not None and phrase.relation not in relations:
                yield problem_line(file, phrase.id, f"relation '{phrase.relation}' is unknown", phrase.relation, list(relations))
        for rule in lexicon.rules:
            yield from _check_rule(file, rule, relations, contexts)
        for entry in (*(rule.id for rule in lexicon.rules), *(phrase.id for phrase in lexicon.phrases)):
            if owners.setdefault(entry, file) != file:
                yield problem_line(file, entry, f"is an id of {owners[entry]} too; allowed: each id once")


def _check_rule(file: str, rule: Rule, relations: Mapping[str, Relation], contexts: Mapping[str, Texts]) -> Iterator[str]:
    relation = relations.get(rule.relation)
    if relation is None:
        yield problem_line(file, rule.id, f"relation '{rule.relation}' is unknown", rule.relation, list(relations))
    elif rule.mode is not None and relation.mode(rule.mode) is None:
        modes = [mode.id for mode in relation.modes]
        yield problem_line(file, rule.id, f"'{rule.mode}' is no mode of {relation.id}", rule.mode, modes or ["none"])
    for context in rule.contexts:
        if context not in contexts:
            yield problem_line(file, rule.id, f"'{context}' is no context", context, list(contexts))
