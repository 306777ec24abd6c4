"""Names of people whom no registry knows: they count only beside an office, which says who they are."""

import hashlib
from typing import Final

from graph.codebook.folding import fold
from graph.coding.items import WORD, Entity, Item, Sentence
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind

LONGEST: Final = 4
"""Words of the longest name."""
_LINKS: Final = frozenset({"بن", "ابن", "ال", "ابو", "عبد", "bin", "ibn", "al", "el", "de", "van", "von", "der", "da"})
"""Words inside names that are no names themselves, in matching form."""


def provisional_id(office: str, state: str | None, name: str) -> str:
    """The id of a person first met in a text: the same office, state and name give the same id in every document."""
    return "new:" + hashlib.sha256("\x1f".join((office, state or "", fold(name))).encode()).hexdigest()[:12]


def mark_names(sentence: Sentence, vocabulary: Vocabulary) -> None:
    """Puts one item of kind NAME in the place of words that look like an unknown person's name."""
    items: list[Item] = []
    position = 0
    while position < len(sentence.items):
        length = (
            _name_length(sentence, position, vocabulary) if _begins(sentence, sentence.items[position], vocabulary) else 0
        )
        items.append(
            _name(sentence, sentence.items[position : position + length], vocabulary) if length else sentence.items[position]
        )
        position += length or 1
    sentence.items = items


def _begins(sentence: Sentence, item: Item, vocabulary: Vocabulary) -> bool:
    """A capital; Arabic has none: there a name begins with a given name of the lexicon."""
    if vocabulary.morphology.capitals:
        return item.symbol == WORD and _capital(sentence, item)
    return not item.entities and bool(item.lexemes & vocabulary.classes["given_name"])


def _goes_on(sentence: Sentence, position: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether the word after `length` words belongs to the name that begins at `position`.

    Without capitals it is one word more, two where a link (بن) or an article (السيسي) shows that the name goes on.
    """
    item = sentence.items[position + length]
    text = _text(sentence, item)
    if vocabulary.morphology.capitals:
        start = sentence.tokens[item.first].start
        if item.symbol == WORD and sentence.normal.text[start - 1] == "-":  # Lee Jae-myung
            return True
        return (item.symbol == WORD and _capital(sentence, item)) or text in _LINKS
    if item.symbol != WORD and text not in _LINKS:
        return False
    after_link = _text(sentence, sentence.items[position + length - 1]) in _LINKS
    return length == 1 or after_link or text in _LINKS or text.startswith("ال")


def _name_length(sentence: Sentence, position: int, vocabulary: Vocabulary) -> int:
    """How many items the name takes; 0 where it would be a single word."""
    length = 1
    while length < LONGEST and position + length < len(sentence.items) and _goes_on(sentence, position, length, vocabulary):
        length += 1
    while length > 1 and _text(sentence, sentence.items[position + length - 1]) in _LINKS:
        length -= 1
    return length if length > 1 else 0


def _name(sentence: Sentence, items: list[Item], vocabulary: Vocabulary) -> Item:
    span = sentence.between(items)
    words = sentence.words(span)
    entity = Entity(Kind.PERSON, None, words, words, span, span, link="a name that no registry knows")
    first, last = items[0], items[-1]
    return Item(
        vocabulary.mention_symbol("NAME", last.case),
        first.first,
        last.last,
        None,
        "NAME",
        (entity,),
        last.case,
        skip=first.skip,
    )


def _text(sentence: Sentence, item: Item) -> str:
    return sentence.tokens[item.first].text


def _capital(sentence: Sentence, item: Item) -> bool:
    """Whether the word has a capital; after a small article its own counts (el-Mismari)."""
    token = sentence.tokens[item.first]
    begin = token.start + token.text.find("-", 0, 4) + 1
    return sentence.document_text[sentence.normal.origin(begin)].isupper()
