"""Words that together are one participant: office-holders, forces, facilities, unnamed sources, sets.

Each phrase of the lexicon says with a pattern what belongs together and what it makes; one function a make.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from graph.codebook import Codebook
from graph.codebook.matching import match_form
from graph.codebook.rules import Phrase
from graph.coding.discourse import EACH_OTHER, NEIGHBOUR, OWN_STATE, TOGETHER
from graph.coding.items import COMMA, QUANTITY, WORD, Entity, Item, Sentence, Token
from graph.coding.keeping import Keepable
from graph.coding.linking import entity_of, on_behalf
from graph.coding.mentions import mention_of
from graph.coding.names import provisional_id
from graph.coding.needs import CalledUp
from graph.coding.patterns import Compiled, Matched
from graph.coding.persons import KnownPersons
from graph.coding.verb_final import VERBAL
from graph.coding.vocabulary import Vocabulary
from graph.model import Kind, Mention, Span, StateBasis

_HIGH: Final = ("i", "u", "ü")
_LI: Final = tuple(f"l{vowel}" for vowel in _HIGH)
_WHENCE: Final = frozenset({"من", "from"})
_WITHIN: Final = frozenset(
    {"في", "ب", "داخل", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب", "أقصى"}
)
"""Words between a place and the state in which it lies."""
_MISSIONS: Final = frozenset({"سفارة", "قنصلية", "قوات خاصة", "القوات الخاصة", "القوات المسلحة", "جيش"})
"""Authorities that may sit in another state than their own."""
_GOVERNING: Final = frozenset(
    {"على", "إلى", "من", "عن", "مع", "بين", "ل", "ك", "و", "أن", "إن", "بعد", "قبل", "ضد", "س", "قد", "لم", "لا"}
)
"""Words that no town's name holds."""
_PLURAL: Final = ("ين", "ون", "ان")
"""Endings of an adjective that describes people, or two things."""
_LEAVES: Final = 8
"""How many items before people the word may stand that tells of their leaving a state."""
_REGULAR: Final = ("asker", "birlik", "gemi", "güç", "kuvvet", "ordu", "polis", "savaş", "sinir", "uça")
"""How the words for a state's own forces begin, where verbs stand last."""
_NEAR: Final = 3
"""How many items before forces their owner may stand."""
_ASKED: Final = 4
"""How many items after forces the verb may stand of what somebody asks their owner to do with them."""
_QUOTED: Final = 3
"""How many items before a source without a name the word of saying may stand."""
_OFFICIALS: Final = frozenset({"مسؤول", "دبلوماسي", "خبير", "مراقب", "محلل"})
"""Sources without a name that are people."""
_ABOUT: Final = frozenset({"عن"})
"""The word between what was learnt and from whom."""
_APPOSITION: Final = 4
_NAME: Final = 4
"""How many words a name has at the most."""
"""How many items may stand between a name and its office."""
SET_SIZES: Final = (("two", 2), ("three", 3), ("four", 4))


@dataclass(frozen=True, slots=True)
class Presupposed:
    """A relation that a phrase's wording takes for granted: a port of a city, the militias of a government."""

    phrase: Phrase
    relation: str
    source: Entity
    target: Entity
    span: Span
    item: Item


class Parts:
    """What a phrase's pattern matched in a sentence."""

    __slots__ = ("matched", "phrase", "sentence", "span")

    def __init__(self, sentence: Sentence, phrase: Phrase, matched: Matched) -> None:
        self.sentence, self.phrase, self.matched = sentence, phrase, matched
        self.span = sentence.item_span(matched.start, matched.end)

    def items(self, element: str) -> list[Item]:
        return [self.sentence.items[number] for place in self.matched.places(element) for number in place]

    def entities(self, element: str) -> list[Entity]:
        return [entity for item in self.items(element) for entity in item.entities]

    @property
    def first(self) -> Item:
        return self.sentence.items[self.matched.start]

    @property
    def last(self) -> Item:
        return self.sentence.items[self.matched.end - 1]


class Made:
    """What a phrase makes: the entities of its item with their kind, what it presupposes, and the mentions that it adds."""

    __slots__ = ("entities", "kind", "mentions", "presupposed")

    def __init__(self, kind: str, entities: tuple[Entity, ...], mentions: list[Mention] | None = None) -> None:
        self.kind, self.entities, self.mentions = kind, entities, mentions or []
        self.presupposed: list[tuple[str, Entity, Entity, Span]] = []


class PhraseFinder(Keepable):
    """Finds a lexicon's phrases, in the lexicon's order, each over the items that the ones before left."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary, language: str) -> None:
        self.codebook, self.vocabulary, self.language = codebook, vocabulary, language
        self.phrases: tuple[tuple[Phrase, Compiled], ...] = tuple(
            (phrase, Compiled(phrase.pattern, vocabulary)) for phrase in vocabulary.lexicon.phrases
        )
        self._called = CalledUp([compiled.needs for _, compiled in self.phrases])
        self._needs = [vocabulary.needs.bits(compiled.parts) for _, compiled in self.phrases]
        self.conjunction = vocabulary.class_symbols("and")[:1]
        self.persons = KnownPersons(codebook)
        classes = vocabulary.classes
        self.apart = classes["preposition"] | classes["goods"] | classes["attack"] | classes["treaty"] | classes["people"]
        self.leaving = vocabulary.classes["leave"]
        self.makes: Mapping[str, Callable[[Parts], Made | None]] = {
            "office": self._office, "government": _government, "group": self._group, "facility": self._facility,
            "source": self._source, "set": self._set, "counterpart": self._counterpart, "people": self._people,
            "own-state": self._own_state, "own-forces": _own_forces, "each-other": _each_other,
            "delegation": self._delegation, "titled": self._titled,
            "place": partial(_place, capitals=vocabulary.morphology.capitals),
        }  # fmt: skip

    def find(self, sentence: Sentence) -> list[Presupposed]:
        """Puts one item in the place of each phrase; returns what the phrases presuppose."""
        presupposed: list[Presupposed] = []
        row = sentence.row
        symbols = "".join(row)
        met, called = self.vocabulary.needs.met(row), self._called.bits(row)
        while called:
            number = (called & -called).bit_length() - 1
            called &= called - 1
            if self._needs[number] & ~met:
                continue
            phrase, compiled = self.phrases[number]
            found = compiled.matches(symbols)
            if found and self._apply(sentence, phrase, found, presupposed):
                row = sentence.row
                symbols = "".join(row)
                met = self.vocabulary.needs.met(row)
                called = self._called.bits(row) >> (number + 1) << (number + 1)
        if self.vocabulary.morphology.verb == "first":
            self._join_people(sentence)
            self._join_names(sentence)
            self._join_appositions(sentence)
        self._join_office_holders(sentence)
        return presupposed

    def _apply(self, sentence: Sentence, phrase: Phrase, found: list[Matched], presupposed: list[Presupposed]) -> bool:
        """Puts an item in the place of each match; adds to `presupposed`. Returns whether there was any."""
        items: list[Item] = []
        done = 0
        for matched in found:
            parts = Parts(sentence, phrase, matched)
            made = self.makes[phrase.make](parts)
            if made is None or matched.start < done:
                continue
            item = self._item(parts, made)
            items.extend((*sentence.items[done : matched.start], item))
            done = matched.end
            sentence.mentions.extend(made.mentions)
            presupposed.extend(Presupposed(phrase, *each, item) for each in made.presupposed)
        if items:
            sentence.items[:] = [*items, *sentence.items[done:]]
        return bool(items)

    def _item(self, parts: Parts, made: Made) -> Item:
        case = parts.last.case or ("ACC" if self._is_object(parts) else self._counted_case(parts))
        symbol = self.vocabulary.mention_symbol(made.kind, case)
        # the head's words still count: a militia is loaded, whatever phrase it heads
        first, last = parts.first, parts.last
        return Item(symbol, first.first, last.last, first.entry, made.kind, made.entities, case, skip=first.skip)

    def _counted_case(self, parts: Parts) -> str | None:
        """The case of what is counted, where verbs stand last: iki geminin. An accusative looks like many nouns."""
        if self.vocabulary.morphology.verb != "last" or parts.last.symbol != QUANTITY:
            return None
        readings = self.vocabulary.morphology.split(parts.sentence.tokens[parts.last.last - 1].text)
        return next((each.case for each in readings if each.case and each.case != "ACC"), None)

    def _is_object(self, parts: Parts) -> bool:
        """Whether a noun after an adjective in -li can but be an object, where verbs stand last: Eritreli bir çobanı."""
        owners, heads = parts.items("of"), parts.items("head")
        heads = heads or parts.items("office") if owners else heads
        if self.vocabulary.morphology.verb != "last" or not heads or (owners and owners[-1].kind != "ADJ"):
            return False
        words, head = parts.sentence.tokens, heads[-1]
        text = words[head.last - 1].text
        if head is not parts.last or (head.last > head.first + 1 and owners):
            return False
        if not owners:  # göstericileri: theirs they would only be after their owner
            following = parts.sentence.items[parts.matched.end : parts.matched.end + 1]
            if parts.phrase.make != "people" or (following and following[0].symbol == COMMA):
                return False
            own = head.lexemes & self.vocabulary.classes["people"]
            return text.endswith(("leri", "lari")) and _words_of(words, head) not in map(match_form, own)
        if parts.phrase.make != "people" and not words[owners[-1].last - 1].text.endswith(_LI):
            return False
        return text.endswith(("leri", "lari")) or (text.endswith(_HIGH) and text not in map(match_form, head.lexemes))

    def _join_names(self, sentence: Sentence) -> None:
        """Words that no lexicon knows, after an office whose state is named, are its holder's name: الليتواني روبرتاس كاوناس."""
        if not any(map(_is_nameless, sentence.items)):
            return
        items: list[Item] = []
        end = 0
        for number, item in enumerate(sentence.items):
            if number < end:
                continue
            end = number + 1
            while _is_nameless(item) and end < len(sentence.items) and end - number <= _NAME:
                following = sentence.items[end]
                if following.symbol != WORD or following.lexemes or not sentence.tokens[following.first].text.isalpha():
                    break
                end += 1
            last = sentence.items[end - 1].last
            items.append(item if last == item.last else replace(item, last=last))
        sentence.items[:] = items

    def _join_people(self, sentence: Sentence) -> None:
        """A plural adjective of a state makes people of the noun before it, which no lexicon knows: حرفيين سوريين."""
        items: list[Item] = []
        for item in sentence.items:
            head = items[-1] if items else None
            unknown = head is not None and head.symbol == WORD and sentence.tokens[head.first].text.isalpha()
            if head and unknown and _is_plural_adjective(sentence, item):
                span = sentence.between([head, item])
                words = sentence.words(span)
                acts_for, state, basis = on_behalf(item.entities[0])
                entity = Entity(
                    Kind.GENERIC, None, words, words, span, span, state, acts_for, basis, link="people of the state that the "
                    "adjective names",
                )  # fmt: skip
                symbol = self.vocabulary.mention_symbol("PEOPLE", None)
                sentence.mentions.append(mention_of(entity, "group"))
                items[-1] = Item(symbol, head.first, item.last, head.entry, "PEOPLE", (entity,), skip=head.skip)
            else:
                items.append(item)
        sentence.items[:] = items

    def _join_appositions(self, sentence: Sentence) -> None:
        """A person's name with the office that follows it is one: محمد بن عبد الرحمن، رئيس الوزراء وزير الخارجية القطري."""
        if not any(item.entities and item.entities[0].title and item.entities[0].id is None for item in sentence.items):
            return
        items: list[Item] = []
        for item in sentence.items:
            named = next(
                (place for place in range(len(items) - 1, max(-1, len(items) - 2 - _APPOSITION), -1) if items[place].entities),
                None,
            )
            if named is not None and _is_office_of(item, items[named]) and all(map(_is_filler, items[named + 1 :])):
                items[named:] = [replace(items[named], last=item.last)]
            else:
                items.append(item)
        sentence.items[:] = items

    def _join_office_holders(self, sentence: Sentence) -> None:
        """Office-holders one after the other are coordinated even where the writer forgot the conjunction."""
        if not self.conjunction or sum(_titled(item) for item in sentence.items if item.entities) < 2:
            return
        items: list[Item] = []
        for item in sentence.items:
            apart = item.lexemes & self.vocabulary.classes["counterpart"]
            if items and _titled(items[-1]) and _titled(item) and not apart:
                items.append(Item(self.conjunction, item.first, item.first))
            items.append(item)
        sentence.items[:] = items

    # -- one function a make -----------------------------------------------------------------------------------------

    def _office(self, parts: Parts) -> Made | None:
        """Office, whose, where accredited, and the holder's name, if it is there."""
        offices, owners, names = parts.items("office"), parts.entities("of"), parts.entities("name")
        if not offices or not owners or not offices[0].entry or self._leaves(parts):
            return None
        office_id = offices[0].entry.offices[0][0]
        plural = any(plural for _, plural in offices[0].entry.offices)
        host = next(iter(parts.entities("at")), None)
        envoy = self.codebook.offices[office_id].relation == "AMBASSADOR_OF"
        if (len(owners) > 1 and not plural) or (host and not envoy) or any(name.title for name in names):
            return None  # one minister of two states, a minister "in" a state, a second office: each is something else
        if any(name.acts_for and owners[0].state and name.state != owners[0].state for name in names):
            return None  # received Sisi the Turkish president: two people
        title = _title_span(parts)
        holders = tuple(self._holder(office_id, owner, host, names[0] if names else None, title, parts) for owner in owners)
        words = parts.sentence.words(title)
        office = Mention(title, words, "office", Kind.PERSON, state=owners[0].state, link=parts.phrase.id)
        unknown = [mention_of(holder, "name") for holder in holders if names and names[0].id is None]
        made = Made("PERSON", holders, mentions=[office, *unknown])
        relation = self.codebook.offices[office_id].relation
        if names and relation:
            other = host if relation == "AMBASSADOR_OF" else owners[0]
            if other:
                made.presupposed.append((relation, holders[0], other, parts.span))
        return made

    def _holder(self, office: str, owner: Entity, host: Entity | None, name: Entity | None, title: Span, parts: Parts) -> Entity:
        acts_for, state, basis = on_behalf(owner)
        words = parts.sentence.words(title)
        if name and name.id is None:
            name = self._person(name, office, state, parts.phrase.id, "by office and name")
        blank = Entity(Kind.PERSON, None, words, words, title, parts.span, link="an office-holder without a name")
        return replace(
            name or blank, whole=parts.span, state=state, acts_for=acts_for, basis=basis,
            code=owner.code if owner.kind is Kind.ORGANISATION else None,
            sector=self.codebook.offices[office].sector, title=(office, owner.id or owner.name), host=host,
        )  # fmt: skip

    def _person(self, name: Entity, office: str, state: str | None, phrase: str, known_by: str) -> Entity:
        """Whom a name means that no alias has: the registry's person of that state who is called so, else a provisional one."""
        actor, why = self.persons.same(name.name, state)
        if actor:
            return entity_of(actor, self.language, name.mention, name.span, f"{phrase}: {why}")
        link = f"{phrase}: provisional, {known_by}" + (f"; {why}" if why else "")
        return replace(name, id=provisional_id(office, state, name.name), link=link)

    def _titled(self, parts: Parts) -> Made | None:
        """President Erdogan, Canada's Trudeau: a person whose title or whose state alone stands beside the name."""
        name, owner = parts.entities("name")[0], next(iter(parts.entities("of")), None)
        offices = parts.items("office")
        if owner and not offices and self._is_where(parts):
            return None  # in Niger's Tillaberi region
        if name.title or (name.id and name.acts_for is None) or (owner and name.id and name.state != owner.state):
            return None
        unknown = name.id is None
        if owner and unknown:
            acts_for, state, basis = on_behalf(owner)
            name = self._person(name, "", state, parts.phrase.id, "by whose it is and name")
            name = replace(name, state=state, acts_for=acts_for, basis=basis, title=("", owner.id or owner.name))
        elif unknown and offices[0].entry:
            office = offices[0].entry.offices[0][0]
            name = self._person(name, office, None, parts.phrase.id, "by office and name")
            name = replace(name, sector=self.codebook.offices[office].sector, title=(office, ""))
        mentions = [mention_of(name, "name")] if unknown and name.id else []
        if offices:
            span = parts.sentence.item_span(parts.matched.places("office")[0].start, parts.matched.places("office")[0].stop)
            words = parts.sentence.words(span)
            mentions.append(Mention(span, words, "office", Kind.PERSON, state=name.state, link=parts.phrase.id))
        return Made("PERSON", (replace(name, whole=parts.span),), mentions=mentions)

    def _is_where(self, parts: Parts) -> bool:
        """Whether the words around say that the name is a place's."""
        items, classes = parts.sentence.items, self.vocabulary.classes
        before = items[parts.matched.start - 1].lexemes if parts.matched.start else frozenset()
        after = items[parts.matched.end].lexemes if parts.matched.end < len(items) else frozenset()
        return bool(before & classes["place_cue"] or after & classes["place_head"])

    def _counterpart(self, parts: Parts) -> Made | None:
        """His counterpart: the one who holds, for another state, the office of the last office-holder named before."""
        owner = next(iter(parts.entities("of")), None)
        before = parts.sentence.items[: parts.matched.start]
        titles = [entity.title for item in before for entity in item.entities if entity.title]
        titles += [(item.entry.offices[0][0], "") for item in before if item.entry and item.entry.offices and not item.entities]
        authority = before and before[-1].lexemes & _GOVERNING and any(item.kind == "GENERIC" for item in before)
        if owner and not titles and authority and self.vocabulary.morphology.verb == "first":
            entity = _bound(parts, owner)  # its counterpart: an authority of another state
            return Made("GENERIC", (entity,), mentions=[mention_of(entity, "group")])
        if owner is None or not titles:
            return None
        name = next(iter(parts.entities("name")), None)
        holder = self._holder(titles[-1][0], owner, None, name, _heads_span(parts), parts)
        if name is None:
            holder = replace(holder, link=f"{parts.phrase.id}: the office of the one named before")
        mentions = [mention_of(holder, "office" if name is None else "name")] if name is None or name.id is None else []
        return Made("PERSON", (holder,), mentions=mentions)

    def _group(self, parts: Parts) -> Made | None:
        """A force, a crowd or an institution with the one it belongs to."""
        if self._leaves(parts) or self._is_cut(parts) or (parts.phrase.id == "ar.organ.in-states" and _is_abroad(parts)):
            return None
        if self.vocabulary.morphology.verb == "last" and _is_asked_of(parts):
            return None
        owner = next(iter((*parts.entities("owner"), *parts.entities("of"))), None)
        if len(parts.entities("of")) > 1:  # Cambodian and Thai soldiers
            head = parts.sentence.words(parts.sentence.between(parts.items("head")))
            several = tuple(replace(_bound(parts, each), name=f"{each.mention} {head}") for each in parts.entities("of"))
            if self.vocabulary.morphology.verb != "middle":  # words of its own for each: what is done back is another claim
                several = tuple(
                    replace(one, mention=each.mention, span=each.span)
                    for one, each in zip(several, parts.entities("of"), strict=True)
                )
            return Made("GENERIC", several, mentions=[mention_of(several[0], "group")])
        entity = self._registered(parts) or (_bound(parts, owner) if owner else _located(parts))
        entity = replace(entity, host=next(iter(parts.entities("place")), entity.host))
        made = Made("GROUP" if entity.id else "GENERIC", (entity,), mentions=[mention_of(entity, "group")])
        named = next(iter(parts.entities("owner")), None)
        if named and parts.phrase.relation and named.key != entity.key:
            heads = parts.matched.places("head")
            start = parts.sentence.items[heads[0].stop - 1] if heads else parts.first
            made.presupposed.append(
                (parts.phrase.relation, entity, named, parts.sentence.between([start, parts.items("owner")[-1]]))
            )
        return made

    def _delegation(self, parts: Parts) -> Made | None:
        """People who talk for a state: they visit and meet as its office-holders do."""
        owners = parts.entities("of")
        if self._leaves(parts):
            return None
        words = parts.sentence.words(parts.span)
        several = tuple(replace(_bound(parts, each), name=f"{each.mention} {words}") for each in owners)
        entities = several if len(owners) > 1 else (_bound(parts, next(iter(owners), None)),)
        return Made("PERSON", entities, mentions=[mention_of(entities[0], "group")])

    def _people(self, parts: Parts) -> Made | None:
        """People who act for no state: the state is that of their place or their nationality."""
        place = next(iter((*parts.entities("of"), *parts.entities("place"))), None)
        if self._leaves(parts) or self._is_cut(parts) or (self.vocabulary.morphology.verb == "last" and _is_asked_of(parts)):
            return None
        entity = _located(parts, place)
        return Made("PEOPLE", (entity,), mentions=[mention_of(entity, "group")])

    def _is_cut(self, parts: Parts) -> bool:
        """Whether what stands right before whose they are is no noun: سجناء يهاجمون الروس."""
        owner = next((place.start for place in parts.matched.places("of")), parts.matched.start)
        items = parts.sentence.items
        if owner == parts.matched.start or items[owner].kind != "ADJ" or self.vocabulary.morphology.verb != "first":
            return False
        if any(owner - 1 in place for element in ("head", "modifier") for place in parts.matched.places(element)):
            return False
        item = items[owner - 1]
        return item.symbol == COMMA or item.is_verb or bool(item.lexemes & self.apart)

    def _leaves(self, parts: Parts) -> bool:
        """Whether "from" a state tells where people leave and not whose they are: سحبت جنودا من مالي."""
        start = parts.matched.start
        whence = {number for place in parts.matched.places("of") for number in place}
        if not any(parts.sentence.items[number - 1].lexemes & _WHENCE for number in whence if number > start):
            return False
        return any(item.lexemes & self.leaving for item in parts.sentence.items[max(0, start - _LEAVES) : start])

    def _facility(self, parts: Parts) -> Made | None:
        """A base, a port, a headquarters; with its place, or with the state whose it is."""
        place, owner = next(iter(parts.entities("place")), None), next(iter(parts.entities("of")), None)
        entity = self._registered(parts) or _bound(parts, owner, Kind.FACILITY)
        if place and owner and self.vocabulary.morphology.verb == "middle":
            entity = replace(entity, host=place)
        if place and owner is None and entity.id is None:
            entity = replace(entity, state=place.state, basis=StateBasis.LOCATED if place.state else None)
        own = _own_span(parts)
        entity = replace(
            entity,
            owner=owner,
            span=own,
            mention=parts.sentence.words(own),
            name=entity.name if entity.id else parts.sentence.words(own),
        )
        made = Made("FACILITY", (entity,), mentions=[mention_of(entity, "facility")])
        if place and parts.phrase.relation:
            made.presupposed.append((parts.phrase.relation, entity, place, parts.span))
        return made

    def _registered(self, parts: Parts) -> Entity | None:
        """The registry's actor of this composed name, with its heads or with the last of them alone."""
        heads = [number for place in parts.matched.places("head") for number in place] or [parts.matched.start]
        for start in heads:
            words = parts.sentence.words(parts.sentence.item_span(start, parts.matched.end))
            for text in _shorter(match_form(words)):
                actor = self.vocabulary.composed.get(text)
                if actor:
                    mention = parts.sentence.words(parts.span)
                    entity = entity_of(
                        self.codebook.actors[actor],
                        self.language,
                        mention,
                        parts.span,
                        f"{parts.phrase.id}: composed name '{text}'",
                    )
                    return entity
        return None

    def _source(self, parts: Parts) -> Made | None:
        """A source without a name: its words are its name; with a state, it speaks, and acts, for that state's people.

        In the accusative, or in the dative without "according to", it is somebody to whom something is done.
        """
        if parts.last.case in ("ACC", "DAT"):
            following = parts.sentence.items[parts.matched.end : parts.matched.end + 1]
            if not (following and following[0].lexemes & self.vocabulary.classes["according"]):
                return None
        owner = next(iter(parts.entities("of")), None)
        words = parts.sentence.words(parts.span)
        acts_for, state, basis = on_behalf(owner) if owner else (None, None, None)
        link = parts.phrase.id
        entity = Entity(Kind.UNNAMED_SOURCE, None, words, words, parts.span, parts.span, state, acts_for, basis, link=link)
        kind = "UNNAMED" if owner is None else "GENERIC"
        if owner and self.vocabulary.morphology.verb == "first":
            kind = "UNNAMED" if self._is_quoted(parts) else "PERSON"
        return Made(kind, (entity,), mentions=[mention_of(entity, "source")])

    def _is_quoted(self, parts: Parts) -> bool:
        """Whether it stands among words of saying, or is no person: others are people who act, and suffer what others do."""
        classes = self.vocabulary.classes
        if not any(item.lexemes & _OFFICIALS for item in parts.items("head")):
            return True
        items, start = parts.sentence.items, parts.matched.start
        near = items[max(0, start - _QUOTED) : start] + items[parts.matched.end : parts.matched.end + 1]
        said = classes["say"] | classes["claim"] | classes["deny"] | classes["admit"] | classes["according"] | _ABOUT
        return any(item.lexemes & said and not item.entities for item in near)

    def _own_state(self, parts: Parts) -> Made | None:
        """His country, its neighbour: whose, is known when the speaker is."""
        beside = any(item.lexemes & self.vocabulary.classes["neighbour"] for item in parts.items("head"))
        after = parts.sentence.items[parts.matched.end : parts.matched.end + 1]
        if beside and self.vocabulary.morphology.verb == "last" and parts.last.case is None and after and after[0].entities:
            return None  # komşusu Malavi: the name tells who it is
        return _pronominal(parts, NEIGHBOUR if beside else OWN_STATE)

    def _set(self, parts: Parts) -> Made | None:
        """The two countries, the three ministers: whom they mean is found when the text before is known."""
        words = parts.sentence.words(parts.span)
        lexemes = frozenset(lexeme for item in parts.items("head") for lexeme in item.lexemes)
        numerals = frozenset(lexeme for item in parts.items("modifier") for lexeme in item.lexemes)
        classes = self.vocabulary.classes
        sort = next(name for name in ("set_pair", "set_states", "set_persons") if lexemes & classes[name])
        if parts.first.lexemes & classes["possessive"]:
            sort = TOGETHER
        size = next((size for name, size in SET_SIZES if numerals & classes[name]), 2)
        entity = Entity(Kind.GENERIC, None, words, words, parts.span, parts.span, link=parts.phrase.id, stands_for=(sort, size))
        return Made("SET", (entity,))


def _government(parts: Parts) -> Made | None:
    """A government's name with the adjectives that belong to it."""
    name = parts.entities("name")[0]
    mentions = parts.sentence.mentions
    mentions[:] = [mention for mention in mentions if mention.span != name.span]
    link = f"{parts.phrase.id}: {name.link}"
    entity = replace(name, mention=parts.sentence.words(parts.span), span=parts.span, whole=parts.span, link=link)
    parts.sentence.named.append(entity)
    return Made("GOVERNMENT", (entity,), mentions=[mention_of(entity, "name")])


def _words_of(tokens: tuple[Token, ...], item: Item) -> str:
    """The item's words in matching form."""
    return " ".join(token.text for token in tokens[item.first : item.last])


def _may_name(parts: Parts, item: Item, *, capitals: bool) -> bool:
    """Whether the word may be in a town's name: it has a capital; where none has one, no lexicon knows it or it tells where."""
    if not capitals:
        return item.symbol == WORD or bool(item.lexemes & _WITHIN) or not (item.is_verb or item.lexemes & _GOVERNING)
    start = parts.sentence.normal.origin(parts.sentence.tokens[item.first].start)
    return parts.sentence.document_text[start].isupper()


def _acts_there(parts: Parts) -> bool:
    """Whether the genitive is rather who does something to the place: İsrail'in Nablus kentine düzenlediği saldırı."""
    items, end = parts.sentence.items, parts.matched.end
    if parts.first.case != "GEN" or parts.last.case not in ("DAT", "ACC"):
        return False
    done = any("nominal" in item.marks and "bare" not in item.marks for item in items[end : end + 4])
    return done and not any(item.entities and item.case == "GEN" for item in items[: parts.matched.start])


def _is_asked_of(parts: Parts) -> bool:
    """Whether the genitive is rather who is to do something with its own people: Tonga'nın askerlerini çekmesini istedi."""
    if parts.first.case != "GEN" or parts.last.case not in ("DAT", "ACC"):
        return False
    items = parts.sentence.items
    if any(item.entities and item.case == "GEN" for item in items[max(0, parts.matched.start - _NEAR) : parts.matched.start]):
        return False
    verb = next((item for item in items[parts.matched.end : parts.matched.end + _ASKED] if set(item.marks) & VERBAL), None)
    return verb is not None and "action" in verb.marks and "bare" not in verb.marks and "participle" not in verb.marks


def _place(parts: Parts, *, capitals: bool) -> Made | None:
    """A place with an adjective of its state: the Yemeni city of Hodeida, or one whose name is not said."""
    owner, name = parts.entities("of")[0], next(iter(parts.entities("name")), None)
    inner = parts.sentence.items[parts.matched.start + 1 : parts.matched.end - 1]
    unnamed = (item.entities or item.symbol == COMMA or not _may_name(parts, item, capitals=capitals) for item in inner)
    if name is None and any(unnamed):
        return None
    if _acts_there(parts):
        return None
    if name is None:
        entity = replace(_located(parts, owner), kind=Kind.PLACE)
    elif name.state == owner.state:
        entity = replace(name, whole=parts.span, link=f"{parts.phrase.id}: {name.link}")
        mentions = parts.sentence.mentions
        mentions[:] = [mention for mention in mentions if mention.span != name.span]
    else:
        return None
    return Made("PLACE", (entity,), mentions=[mention_of(entity, "name")])


def _each_other(parts: Parts) -> Made | None:
    """Each other: two sides do it to one another."""
    return _pronominal(parts, EACH_OTHER)


def _own_forces(parts: Parts) -> Made | None:
    """Its forces are the one whom the pronoun means; in the genitive without an owner before, the speaker's."""
    owners = parts.entities("owner")
    if owners:
        return _pronominal(parts, owners[0].pronoun)
    before = parts.sentence.items[max(0, parts.matched.start - _NEAR) : parts.matched.start]
    owned = any(item.kind == "ADJ" or (item.entities and item.case is not None) for item in before)
    regular = parts.sentence.tokens[parts.first.first].text.startswith(_REGULAR)
    return None if parts.last.case != "GEN" or owned or not regular else _pronominal(parts, OWN_STATE)


def _pronominal(parts: Parts, pronoun: str | None) -> Made:
    words = parts.sentence.words(parts.span)
    entity = Entity(Kind.GENERIC, None, words, words, parts.span, parts.span, pronoun=pronoun, link=parts.phrase.id)
    return Made("PRONOUN", (entity,), mentions=[mention_of(entity, "set")])


def _located(parts: Parts, place: Entity | None = None) -> Entity:
    """A participant without an id, and without a state but that of its place."""
    place = place or next(iter(parts.entities("place")), None)
    state = place.state if place else None
    entity = _bound(parts, None)
    return replace(entity, state=state, basis=StateBasis.LOCATED) if state else entity


def _bound(parts: Parts, owner: Entity | None, kind: Kind = Kind.GENERIC) -> Entity:
    """A participant that has no id of its own, on behalf of its owner."""
    words = parts.sentence.words(parts.span)
    acts_for, state, basis = on_behalf(owner) if owner else (None, None, None)
    code = owner.code if owner and owner.kind is Kind.ORGANISATION else None
    return Entity(
        kind, None, words, words, parts.span, parts.span, state, acts_for, basis, code=code, link=parts.phrase.id, owner=owner
    )


def _own_span(parts: Parts) -> Span:
    """A facility's own words: its place belongs to them only where no preposition stands between (ميناء مصراتة)."""
    numbers = [number for element in ("head", "modifier", "of") for place in parts.matched.places(element) for number in place]
    last = max(numbers)
    place = next((each.start for each in parts.matched.places("place")), None)
    return parts.sentence.item_span(min(numbers), (place if place == last + 1 else last) + 1)


def _title_span(parts: Parts) -> Span:
    """From the office or its owner, whichever comes first, to the last of office, owner and host."""
    ranges = [place for element in ("office", "of", "at") for place in parts.matched.places(element)]
    return parts.sentence.item_span(min(place.start for place in ranges), max(place.stop for place in ranges))


def _heads_span(parts: Parts) -> Span:
    """From the head to whose it is."""
    ranges = [place for element in ("head", "of") for place in parts.matched.places(element)]
    return parts.sentence.item_span(min(place.start for place in ranges), max(place.stop for place in ranges))


def _is_office_of(item: Item, named: Item) -> bool:
    """Whether the item is an office without a name, of the same state as the person named before it."""
    if len(item.entities) != 1 or len(named.entities) != 1 or named.kind != "PERSON":
        return False
    office, person = item.entities[0], named.entities[0]
    return bool(office.title and office.id is None and person.id and person.title is None and office.state == person.state)


def _is_abroad(parts: Parts) -> bool:
    """Whether it is an embassy, which acts for another state than the one where it is."""
    return any(item.lexemes & _MISSIONS for item in parts.items("head"))


def _is_nameless(item: Item) -> bool:
    """Whether the item is one office-holder of a state, whose name was not found."""
    entity = item.entities[0] if len(item.entities) == 1 else None
    return item.kind == "PERSON" and entity is not None and entity.id is None and entity.state is not None


def _is_plural_adjective(sentence: Sentence, item: Item) -> bool:
    return item.kind == "ADJ" and len(item.entities) == 1 and sentence.tokens[item.last - 1].text.endswith(_PLURAL)


def _is_filler(item: Item) -> bool:
    """A comma, or words of another office, between a name and an office."""
    return item.symbol in (COMMA, WORD) or bool(item.entry and item.entry.offices and not item.entities)


def _titled(item: Item) -> bool:
    return any(entity.title for entity in item.entities)


def _shorter(text: str) -> Iterator[str]:
    """The text without its article, and then without one word after the other at its end."""
    words = text.removeprefix("ال").split(" ")
    yield text
    for length in range(len(words), 1, -1):
        yield " ".join(words[:length])
