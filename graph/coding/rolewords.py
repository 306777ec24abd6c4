"""What the finders of roles share: which items can fill a role, and the words of the lexicon that they go by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.coding.items import Item
from graph.coding.vocabulary import Vocabulary

Roles = dict[str, list[int]]
"""The item numbers of each role: subject, object, owner, a preposition, a case."""

_NO_ACTORS: Final = frozenset({"ADJ", "NAME"})


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Words of the lexicon that tell roles apart."""

    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    adjectives: frozenset[str]
    light: frozenset[str]
    articles: frozenset[str]
    ending: frozenset[str]
    relating: frozenset[str]
    harmed: frozenset[str]
    nouns: frozenset[str]
    possessive: frozenset[str]
    opening: frozenset[str]


def role_words(vocabulary: Vocabulary) -> RoleWords:
    classes: Mapping[str, frozenset[str]] = vocabulary.classes
    triggers = (text for rule in vocabulary.lexicon.rules for text in rule.triggers)
    forms = vocabulary.verb_forms
    return RoleWords(
        frozenset(vocabulary.lexicon.verbs) | {text for text in triggers if _main_word(text, vocabulary) in forms},
        classes["aux"], classes["passive"], classes["preposition"] | classes["postposition"],
        classes["and"], classes["adjective"], classes["light"],
        vocabulary.morphology.silent | classes["determiner"], classes["ending"], classes["relating"],
        classes["harmed"], frozenset(vocabulary.lexicon.nouns), classes["possessive"],
        classes["boundary"] | classes["that"],
    )  # fmt: skip


def _main_word(trigger: str, vocabulary: Vocabulary) -> str:
    """The word of a trigger that inflects: called on, gözaltına al."""
    words = trigger.split(" ")
    return words[-1] if vocabulary.morphology.verb == "last" else words[0]


def governs(item: Item, words: RoleWords) -> bool:
    """Whether the item is a preposition."""
    return bool(item.lexemes & words.prepositions) and not item.entities


def is_actor(item: Item) -> bool:
    """Whether the item names somebody who can have a role of his own."""
    return bool(item.entities) and item.kind not in _NO_ACTORS and item.case != "GEN"


def is_owner(item: Item) -> bool:
    """Whether the item tells whose the next noun is: Russian, Kenya's."""
    return bool(item.entities) and (item.kind == "ADJ" or item.case == "GEN")
