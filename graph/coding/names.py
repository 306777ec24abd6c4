"""Names of people whom no registry knows: they count only beside an office, which says who they are."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from graph.codebook.alike import key
from graph.codebook.matching import match_form
from graph.coding.items import WORD, Entity, Item, Sentence
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind, Mention, StateBasis

LONGEST: Final = 4
"""Words of the longest name."""
_LINKS: Final = frozenset({"بن", "ابن", "ال", "ابو", "عبد", "bin", "ibn", "al", "el", "de", "van", "von", "der", "da"})
"""Words inside names that are no names themselves, in matching form."""


def provisional_id(office: str, state: str | None, name: str) -> str:
    """The id of a person first met in a text: the same office, state and name give the same id in every document.

    Spellings of one name, in one script or two, mostly give the same: their consonants count.
    """
    return "new:" + hashlib.sha256("\x1f".join((office, state or "", key(name))).encode()).hexdigest()[:12]


def mark_names(sentence: Sentence, vocabulary: Vocabulary) -> None:
    """Puts one item of kind NAME in the place of words that look like an unknown person's name."""
    row = sentence.items
    if vocabulary.morphology.capitals:
        beginnings = {number for number, item in enumerate(row) if item.symbol == WORD and _begins(sentence, item, vocabulary)}
    else:
        beginnings = {number for number, item in enumerate(row) if item.lexemes and _begins(sentence, item, vocabulary)}
    items: list[Item] = []
    position = 0
    while beginnings and position < len(row):
        length = _name_length(sentence, position, vocabulary) if position in beginnings else 0
        items.append(_name(sentence, row[position : position + length], vocabulary) if length else row[position])
        position += length or 1
    sentence.items = items or row


def _begins(sentence: Sentence, item: Item, vocabulary: Vocabulary) -> bool:
    """A capital; Arabic has none: there a name begins with a given name of the lexicon."""
    if vocabulary.morphology.capitals:
        return item.symbol == WORD and _capital(sentence, item)
    return bool(item.lexemes) and not item.entities and not item.lexemes.isdisjoint(vocabulary.classes["given_name"])


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
    """How many items the name takes; 0 where it would be a single word, unless what stands before says that it is a person."""
    length = 1
    while length < LONGEST and position + length < len(sentence.items) and _goes_on(sentence, position, length, vocabulary):
        length += 1
    while length > 1 and _text(sentence, sentence.items[position + length - 1]) in _LINKS:
        length -= 1
    return length if length > 1 or _introduced(sentence, position, vocabulary) else 0


def _introduced(sentence: Sentence, position: int, vocabulary: Vocabulary) -> bool:
    """Whether a title or whose person it is stands before the word: President Museveni, Canada's Trudeau.

    Only where names are written with capitals. Where the verb stands last, only after a title, and no place.
    """
    if not vocabulary.morphology.capitals or not position:
        return False
    before, text = sentence.items[position - 1], _text(sentence, sentence.items[position])
    after = sentence.items[position + 1] if position + 1 < len(sentence.items) else None
    if vocabulary.morphology.verb == "last" and after is not None and after.entities:
        return False  # Bakanımız | Sayın | Hakan Fidan
    if vocabulary.morphology.verb == "last":
        titled = before.entry is not None and bool(before.entry.offices)
        titled = titled or bool(before.lexemes & vocabulary.classes["counterpart"])
        office = titled and not before.entities and before.case is None
        return office and not text[0].isdigit() and _ending(sentence, sentence.items[position], vocabulary)[0] != "LOC"
    classes = vocabulary.classes
    where = position > 1 and bool(sentence.items[position - 2].lexemes & classes["place_cue"])
    if where or (after and after.lexemes & (classes["place_head"] | classes["site"])):
        return False  # in Niger's Tillaberi region
    titled = bool(before.entry and before.entry.offices and not before.entities)
    return (titled or (before.kind == "STATE" and before.case == "GEN")) and not text[0].isdigit()


def _ruler_length(sentence: Sentence, position: int) -> int:
    """The items of a ruler's name with its ordinal, after an office: Kralı | 3. Charles."""
    items = sentence.items
    office = items[position - 1].entry if position else None
    if position + 2 >= len(items) or not (office and office.offices):
        return 0
    number, stop, name = items[position : position + 3]
    ordinal = number.symbol == WORD and _text(sentence, number).isdigit() and _text(sentence, stop) == "."
    return 3 if ordinal and name.symbol == WORD and _capital(sentence, name) else 0


def _name(sentence: Sentence, items: list[Item], vocabulary: Vocabulary) -> Item:
    first, last = items[0], items[-1]
    case, ending = _ending(sentence, last, vocabulary)
    span = sentence.normal.span(sentence.tokens[first.first].start + first.skip, sentence.tokens[last.last - 1].end - ending)
    words = sentence.words(span)
    entity = Entity(Kind.PERSON, None, words, words, span, span, link="a name that no registry knows")
    symbol = vocabulary.mention_symbol("NAME", case)
    return Item(symbol, first.first, last.last, None, "NAME", (entity,), case, skip=first.skip)


def _ending(sentence: Sentence, last: Item, vocabulary: Vocabulary) -> tuple[str | None, int]:
    """The case that the name's last word has after an apostrophe (Store'yi), and how many characters that takes."""
    if last.case or vocabulary.morphology.verb != "last":
        return last.case, 0
    name, apostrophe, ending = sentence.tokens[last.last - 1].text.rpartition("'")
    reading = next((each for each in vocabulary.morphology.split(f"{name}'{ending}") if each.case), None) if apostrophe else None
    return (reading.case, len(ending) + 1) if reading else (None, 0)


def settle_states(sentences: Iterable[Sentence], vocabulary: Vocabulary) -> None:
    """Gives a title without a state (Foreign Minister Jane Doe) the one with which its sentence begins, else the document.

    An agency's text begins with its dateline, and at home a minister needs no adjective.
    """
    home: Entity | None = None
    prepositions = vocabulary.classes["preposition"]
    for sentence in sentences:
        spoken: Entity | None = None
        for number, item in enumerate(sentence.items):
            if not item.entities:
                continue
            person = item.entities[0] if len(item.entities) == 1 else None
            owner = spoken or home
            if person and owner and person.title and not person.title[1] and person.state is None:
                link = f"{person.link}; of '{owner.mention}', spoken of first"
                acts_for = owner.acts_for or f"state:{owner.state}"
                person = replace(person, state=owner.state, acts_for=acts_for, basis=StateBasis.ACTS_FOR, link=link)
                sentence.items[number] = replace(item, entities=(person,))
            governed = number > 0 and bool(sentence.items[number - 1].lexemes & prepositions)
            if spoken is None and person and person.state and not governed and item.kind not in ("PLACE", "FACILITY"):
                spoken = person
                home = home or person


class Bearers:
    """The people whom a document's titles make known: later their full name, or the surname alone, means them again."""

    def __init__(self, sentences: Iterable[Sentence], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.names: dict[str, Entity | None] = {}
        for sentence in sentences if vocabulary.morphology.capitals else ():
            for entity in (entity for item in sentence.items for entity in item.entities):
                if entity.kind is Kind.PERSON and entity.id and entity.title and entity.state:
                    self._learn(entity)

    def _learn(self, entity: Entity) -> None:
        words = match_form(entity.mention).split(" ")
        for name in {" ".join(words), words[-1]}:
            known = self.names.setdefault(name, entity)
            if known and known.state != entity.state:
                self.names[name] = None  # two of that name: nobody can say which

    def mark(self, sentence: Sentence) -> None:
        """Puts the person in the place of each such name."""
        if self.names:
            sentence.items = [
                self._known(sentence, item) if item.entities or item.symbol == WORD else item for item in sentence.items
            ]

    def _known(self, sentence: Sentence, item: Item) -> Item:
        person = item.entities[0] if len(item.entities) == 1 else None
        unnamed = item.kind == "NAME" if person else item.symbol == WORD
        if person and person.kind is Kind.PERSON and person.state is None:
            unnamed = True
        if not unnamed or not _capital(sentence, item):
            return item
        first, last = sentence.tokens[item.first], sentence.tokens[item.last - 1]
        for reading in self.vocabulary.morphology.split(last.text):
            tail = len(last.text) - len(reading.base or "")
            span = sentence.normal.span(first.start, last.end - tail)
            words = person.mention if person else sentence.words(span)
            bearer = self.names.get(match_form(words))
            if bearer and reading.base and not reading.before:
                link = f"the name of '{bearer.mention}' again"
                entity = replace(bearer, mention=words, span=span, whole=span, link=link)
                sentence.mentions.append(Mention(span, words, "name", Kind.PERSON, (bearer.id or "",), bearer.state, link))
                symbol = self.vocabulary.mention_symbol("PERSON", reading.case)
                return replace(item, symbol=symbol, kind="PERSON", entities=(entity,), case=reading.case)
        return item


def _text(sentence: Sentence, item: Item) -> str:
    return sentence.tokens[item.first].text


def _capital(sentence: Sentence, item: Item) -> bool:
    """Whether the word has a capital; after a small article its own counts (el-Mismari)."""
    token = sentence.tokens[item.first]
    begin = token.start + token.text.find("-", 0, 4) + 1
    return sentence.document_text[sentence.normal.origin(begin)].isupper()
