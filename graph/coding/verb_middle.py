"""Clauses and speech in a language whose verbs stand between subject and object: speech needs no word that opens it, and
may stand before its verb; a second verb shares its subject."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from graph.coding.discourse import can_speak
from graph.coding.items import ADJECTIVE, ADVERB, BOUNDARY, COMMA, DATE, RELATIVE, WORD, Entity, Item, Sentence
from graph.coding.vocabulary import Hit
from graph.model import Kind

Classes = Mapping[str, frozenset[str]]
Finder = Callable[[tuple[str, ...]], list[Hit]]
"""Finds the lexicon's words in a row of words."""

_REACH: Final = 12
"""How many items may lie between a verb of saying and the word that opens the speech."""
_NO_SUBJECTS: Final = frozenset({"ADJ", "PRONOUN", "NAME", "PLACE", "OUTLET"})
"""Kinds of mentions with which a clause may begin that has another subject."""
_APART: Final = 24
"""How many items may lie between the beginning of a clause and its verb."""
DISMISSALS: Final = frozenset({"dismiss", "reject", "dispute", "refute", "contest"})
"""Verbs that deny what they have for their object, where that is an accusation or a report."""
_CONTRASTS: Final = frozenset({"but"})
"""Words beside conjunctions after which a verb goes on with the subject."""
_INNER: Final = frozenset(
    {"after", "before", "because", "as", "since", "when", "hours after", "days after", "a day after", "although", "though"}
)
"""Words that open a clause inside another one."""
_PHASES: Final = frozenset({"begin", "start", "stop", "continue", "resume", "finish", "keep"})
"""Verbs after which an -ing form has the same subject: began | sending."""
_BEFORE_ING: Final = frozenset({"after", "before", "by", "while", "since", "when", "despite", "hours after", "days after"})
"""Words before an -ing form that opens a sentence: after expelling the envoy, …"""
_ARTICLES: Final = frozenset({"the", "a", "an"})
_ADVERBIAL: Final = frozenset({"since", "around", "about", "over"})
"""Words that may stand for an adverb: has since left, around 300 people."""
_PERFECT: Final = frozenset({"have", "has", "had"})
_MODALS: Final = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should"})
"""Words after which a noun that is a verb as well is a verb: will ship."""
_PARTICLES: Final = frozenset({"to", "for"})
"""Words that belong to the verb before, though a date stands between."""
_PARTED: Final = 7
"""How many items may stand between a verb and its particle."""
_DAYS: Final = frozenset({"on"})
"""The preposition of a day."""
_TALKS: Final = frozenset({"after", "during", "talks", "meeting", "summit", "conference"})
"""Words for where somebody agrees, threatens or promises something: at talks in Geneva."""
_NEAR: Final = 3
"""How many items may lie between a verb of saying and the speaker after it."""


# -- speech ----------------------------------------------------------------------------------------------------------


def speech(
    sentence: Sentence, number: int, cast: bool, speaker: Entity | None, classes: Classes
) -> tuple[int, int, tuple[Entity, ...]]:
    """Where the speech of the verb at `number` begins and ends, and its speakers; no speakers where it is no speech.

    "He said on Monday (that) …", "…, he said", "…, said the minister", "denied attacking …". `cast` tells that the verb
    casts doubt or denies, so that anything may follow it; `speaker` is who spoke last, whom a pronoun takes up.
    """
    items = sentence.items
    start = _after_adverbs(items, number + 1, classes)
    opening = _that(items, start, classes)
    passive = number > 0 and bool(items[number - 1].lexemes & classes["passive"])
    subject = None if passive else _subject(items, number, classes)
    if subject is None and (passive or (_inverted(items, number) and not _has_verb(items, start, classes))):
        limit = min(start + _NEAR, len(items) if opening is None else opening)
        subject = next((place for place in range(start, limit) if can_speak(items[place])), None)
    speakers = items[subject].entities if subject is not None else ()
    if not speakers and not passive and speaker and _takes_up(sentence, number):
        speakers = (speaker,)
    if not speakers and number and items[number - 1].lexemes & classes["group_head"]:
        speakers = next((item.entities for item in items[:number] if item.kind == "GROUP"), ())  # the movement said
    speakers = tuple(unnamed(each) for each in speakers)
    end = next((place for place in range(start, len(items)) if items[place].lexemes & classes["contrast"]), len(items))
    if opening is not None:
        return opening, end, speakers
    told = cast and start < len(items) and items[start].symbol not in (COMMA, BOUNDARY)
    if not told and _closes(items, number, start, subject, classes):
        if subject is not None and subject < number and not any(item.is_verb for item in items[:subject]):
            return 0, len(items), speakers  # Norway, Haaretz reported, may send troops
        return 0, number if subject is None or subject > number else subject, speakers
    return start, end, speakers if cast or _has_verb(items, start, classes) else ()


def unnamed(speaker: Entity) -> Entity:
    """Residents, villagers, a shopkeeper: people who speak for nobody are sources without a name."""
    nobody = speaker.kind is Kind.GENERIC and speaker.id is None and speaker.acts_for is None
    return replace(speaker, kind=Kind.UNNAMED_SOURCE) if nobody else speaker


def _inverted(items: list[Item], number: int) -> bool:
    """…, said the minister: nobody stands before the verb."""
    return not number or items[number - 1].symbol in (COMMA, BOUNDARY)


def _takes_up(sentence: Sentence, number: int) -> bool:
    """Whether the speaker is the one who spoke before: he said, the minister said, …, adding that."""
    before = sentence.items[number - 1] if number else None
    if sentence.tokens[sentence.items[number].first].text.endswith("ing"):
        return True
    return bool(before and (before.kind == "PRONOUN" or (before.entry and before.entry.offices and not before.entities)))


def _after_adverbs(items: list[Item], place: int, classes: Classes) -> int:
    while place < len(items) and (items[place].symbol == DATE or items[place].lexemes & classes["aux"] - classes["accused_of"]):
        place += 1
    return place


def _that(items: list[Item], start: int, classes: Classes) -> int | None:
    """The word that opens the speech, in the same clause as the verb."""
    if start < len(items) and items[start].symbol == COMMA:
        return None  # residents said, in an attack that …
    for place in range(start, min(start + _REACH, len(items))):
        if items[place].lexemes & classes["that"]:
            return place
        follows = place + 1 < len(items) and items[place + 1].lexemes & classes["that"]
        if items[place].symbol == RELATIVE or (items[place].symbol == BOUNDARY and not follows):
            return None
    return None


def _subject(items: list[Item], number: int, classes: Classes) -> int | None:
    """The speaker before the verb: right before it, but for auxiliaries, dates, titles and words between.

    A name in commas may end there: its minister, Xavier Bettel, | said.
    """
    if number > 3 and items[number - 1].symbol == COMMA and items[number - 2].symbol == BOUNDARY:
        named = items[number - 3].kind == "PERSON" and can_speak(items[number - 3]) and items[number - 4].symbol == COMMA
        return number - 3 if named else None
    for place in range(number - 1, max(-1, number - 7), -1):
        item = items[place]
        if item.symbol == BOUNDARY or item.lexemes & classes["and"] or item.lexemes & classes["that"]:
            return None
        if item.kind in ("PLACE", "STATE") and place > 1 and items[place - 1].lexemes & classes["place_cue"]:
            continue  # officials in Chisinau | said
        if can_speak(item):
            governed = place > 0 and items[place - 1].lexemes & classes["preposition"]
            states = place > 1 and items[place - 2].lexemes & classes["statement"]  # a statement from, a spokesman for
            return None if governed and not states else place
    return None


def _closes(items: list[Item], number: int, start: int, subject: int | None, classes: Classes) -> bool:
    """Whether the verb stands after what is said: its subject, or itself, follows a comma, and its clause says no more."""
    first = subject if subject is not None and subject < number else number
    while first > 0 and number - first < _APART // 4 and items[first - 1].symbol not in (COMMA, BOUNDARY):
        last = items[first - 1]
        apposed = first == subject and (last.kind in ("GENERIC", "UNNAMED", "PEOPLE", "ADJ") or last.case == "GEN")
        spokes = first > 1 and bool(items[first - 2].lexemes & classes["statement"])  # a spokesman | for the army
        if (last.entities and not apposed) or last.is_verb or (last.lexemes & classes["preposition"] and not spokes):
            break
        first -= 1  # its | spokesman, the state | governor
    before = items[first - 1].symbol if first else WORD
    return first > 1 and before in (COMMA, BOUNDARY) and not _has_verb(items, start, classes)


def _has_verb(items: list[Item], start: int, classes: Classes) -> bool:
    """Whether the clause that begins at `start` has a verb of its own; after "it" stands one, known or not."""
    if start < len(items) and items[start].kind == "PRONOUN":
        return True
    if start < len(items) and items[start].lexemes & classes["preposition"]:
        return False  # said during a stop in Dili
    auxiliaries = classes["aux"] - classes["preposition"] - classes["accused_of"]
    subject = False
    for item in items[start:]:
        if item.symbol in (COMMA, BOUNDARY, RELATIVE):
            return False
        if item.lexemes & classes["passive"] or item.is_verb or item.lexemes & classes["plan"] & classes["aux"]:
            return True
        if subject and item.lexemes & auxiliaries:
            return True  # says its troops have | crossed into
        subject = bool(item.entities)
    return False


def denials(items: list[Item], classes: Classes) -> Iterator[tuple[int, Item, bool]]:
    """The verbs that deny something told before, each with its subject, and whether it is denied as a whole.

    Kyiv denied the report, denies it; but denied that its police had beaten anyone: in other words.
    """
    for number, item in enumerate(items):
        verb = item.lexemes & (classes["deny"] | DISMISSALS)
        if not verb or item.entities:
            continue
        after = items[number + 1 : number + 5]
        stop = next((place for place, each in enumerate(after) if each.entities and each.kind != "PRONOUN"), len(after))
        whole = any(each.lexemes & classes["accusation"] for each in after[:stop])
        pronoun = bool(item.lexemes & classes["deny"] and after and after[0].kind == "PRONOUN" and "p" not in _pronouns(after[0]))
        ends = len(after) < 2 or after[1].symbol in (COMMA, BOUNDARY)
        subject = _subject(items, number, classes)
        if subject is None:
            continue
        whole = whole or _is_about(items, subject, classes)
        if whole or (pronoun and ends):
            yield number, items[subject], True
        elif item.lexemes & classes["deny"]:
            yield number, items[subject], False


def _is_about(items: list[Item], subject: int, classes: Classes) -> bool:
    """Whether the clause describes an accusation: …, a charge (that) | Kampala rejects."""
    place = subject - 1
    while place > 0 and (items[place].symbol in (BOUNDARY, RELATIVE) or items[place].lexemes & classes["that"]):
        place -= 1
    return place > 0 and items[place - 1].symbol == COMMA and bool(items[place].lexemes & classes["accusation"])


def _pronouns(item: Item) -> set[str | None]:
    return {entity.pronoun for entity in item.entities}


# -- forms of the verb ------------------------------------------------------------------------------------------------


def progressive(sentence: Sentence, classes: Classes) -> list[Item]:
    """The items, in which "is" makes no passive where an -ing form follows it: Sweden is | giving Moldova …"""
    items = list(sentence.items)
    for number, item in enumerate(items):
        if item.entities or not item.lexemes:
            continue
        progresses = bool(item.lexemes & classes["passive"]) and _is_progressive(sentence, number + 1)
        if progresses or (item.lexemes & _ADVERBIAL and _is_adverb(sentence, number)):
            items[number] = item.marked(ADVERB)
    return items


def _is_adverb(sentence: Sentence, number: int) -> bool:
    """Whether "since" parts an auxiliary from its verb (has since | sent), or "around" rounds a subject's number (around 300)."""
    item = sentence.items[number]
    before = sentence.items[number - 1] if number else None
    if "since" in item.lexemes:
        return bool(before and before.lexemes & _PERFECT)
    if before and before.symbol not in (COMMA, BOUNDARY):
        return False
    return item.last < len(sentence.tokens) and sentence.tokens[item.last].text[:1].isdigit()


def _is_progressive(sentence: Sentence, number: int) -> bool:
    items = sentence.items
    while number < len(items) and items[number].symbol == ADVERB:
        number += 1
    after = items[number] if number < len(items) else None
    if after is None or after.entities or not after.lexemes or "being" in after.lexemes:
        return False
    return (after.is_verb or after.last > after.first + 1) and sentence.tokens[after.first].text.endswith("ing")


def with_infinitives(sentence: Sentence, hits: Finder, classes: Classes) -> list[Item]:
    """The items, in which neither date nor place parts a verb from the word that belongs to it.

    Vowed on Monday to send: vowed to | send. Agreed in Geneva to meet: the "to" has the meaning of both.
    """
    done: list[Item] = []
    for item in sentence.items:
        if item.kind == "GENERIC" and item.last == item.first + 1 and done and done[-1].lexemes & _MODALS:
            found = hits((sentence.texts[item.first],))
            item = Item(found[0].entry.symbol or WORD, item.first, item.last, found[0].entry) if found else item
        verb = _parted(done, classes) if item.lexemes & _PARTICLES and item.last == item.first + 1 else -1
        joined = _with_particle(sentence, done[verb], sentence.texts[item.first], hits) if verb >= 0 else None
        placed = verb >= 0 and any(each.entities or each.symbol == WORD for each in done[verb + 1 :])
        helps = joined is not None and bool(joined.lexemes & classes["aux"])
        if joined is None or not (helps or not (placed or "to" in item.lexemes)):
            done.append(item)
        elif placed:
            done[verb] = Item(WORD, joined.first, joined.last)
            done.append(Item(joined.symbol, item.first, item.last, joined.entry))
        else:
            done[verb] = joined
    return done


def _parted(done: list[Item], classes: Classes) -> int:
    """The verb before dates and places at the end; -1 where none of them stands there."""
    place = len(done) - 1
    while place > 0 and len(done) - place <= _PARTED and _parts(done, place, classes):
        place -= 1
    return place if place < len(done) - 1 else -1


def _parts(done: list[Item], place: int, classes: Classes) -> bool:
    """Whether the item at `place` is a date, a place, or a word that goes with them."""
    item = done[place]
    if item.symbol in (DATE, ADVERB) or item.kind == "PLACE" or (item.kind == "STATE" and not item.case):
        return item.kind is None or bool(done[place - 1].lexemes & classes["place_cue"])
    return not item.entities and bool(item.lexemes & (_DAYS | _TALKS | classes["place_cue"]))


def _with_particle(sentence: Sentence, verb: Item, particle: str, hits: Finder) -> Item | None:
    """The verb as one word with its particle, if the lexicon has the two."""
    if verb.entities or verb.last <= verb.first or not verb.lexemes:
        return None
    found = hits((*sentence.texts[verb.first : verb.last], particle))
    if len(found) != 1 or found[0].first or found[0].last != verb.last - verb.first + 1:
        return None
    entry = found[0].entry
    return Item(entry.symbol or WORD, verb.first, verb.last, entry)


# -- headlines ---------------------------------------------------------------------------------------------------------


def spelt_out(sentence: Sentence, verbs: frozenset[str], conjunction: Item, future: Item, classes: Classes) -> list[Item]:
    """The items with what a headline leaves out: Seoul, Tokyo to meet stands for Seoul and Tokyo will meet.

    Only where the row of actors opens the sentence and its verb follows: "In Syria, Turkey attacked" has another subject.
    """
    items = progressive(sentence, classes)
    stop = 0
    commas = []
    while stop < len(items) and items[stop].entities and items[stop].kind not in _NO_SUBJECTS and items[stop].case is None:
        stop += 1
        if stop + 1 < len(items) and items[stop + 1].entities and items[stop].symbol == COMMA:
            commas.append(stop)
            stop += 1
        elif stop + 1 < len(items) and items[stop + 1].entities and items[stop].lexemes & classes["and"]:
            commas = []  # the last conjunction is there
            stop += 1
    following = items[stop] if stop < len(items) else None
    if not stop or following is None or following.entities:
        return items
    if "to" in following.lexemes and stop + 1 < len(items) and _is_base(sentence, items[stop + 1], verbs):
        items[stop] = replace(future, first=following.first, last=following.last)
        following = items[stop]
    if any(following.lexemes & words for words in (verbs, classes["aux"], classes["say"])):
        for comma in commas:
            items[comma] = replace(conjunction, first=items[comma].first, last=items[comma].last)
    return items


def _is_base(sentence: Sentence, item: Item, verbs: frozenset[str]) -> bool:
    """Whether the word is a verb in its bare form."""
    text = sentence.tokens[item.first].text
    return bool(item.lexemes & verbs) and any(lexeme.partition(" ")[0] == text for lexeme in item.lexemes & verbs)


# -- shared subjects ---------------------------------------------------------------------------------------------------


def share_subjects(sentence: Sentence, verbs: frozenset[str], classes: Classes) -> list[Item]:
    """The items with the subject set again before a verb that has it from a verb before: it visited Oman and | it met.

    What makes the first verb planned, possible or denied is set again before a bare second one: will visit and (will) meet.
    An -ing form after a comma has the subject of its clause, unless that is passive. The verb after a relative clause has
    the head of that clause; the first verb of a clause has the actors with which the clause begins, though words stand
    between: Syria's army, backed by Russia, | attacked; protesters in Beirut | burned. `verbs` are the lexicon's verbs, those
    that are nouns as well among them.
    """
    return _Sharing(sentence, verbs, classes).items()


@dataclass(slots=True)
class _Sharing:
    """One pass over a sentence: the last subject, with its verb's status and voice, and the head of a relative clause."""

    sentence: Sentence
    verbs: frozenset[str]
    classes: Classes
    done: list[Item] = field(default_factory=list)
    subject: list[Item] = field(default_factory=list)
    status: list[Item] = field(default_factory=list)
    head: list[Item] = field(default_factory=list)
    passive: bool = False

    def items(self) -> list[Item]:
        row = self.sentence.items
        main = -1
        for number, item in enumerate(row):
            if item.symbol == RELATIVE:
                self._open_relative()
            elif item.lexemes & self.verbs and not item.entities and not self._is_auxiliary(item) and not self._is_noun(item):
                ahead = self._ahead(number) if main < 0 else range(0)
                if ahead:
                    main = ahead.start
                    self._set_again(item, self._before_auxiliaries(), row[ahead.start : ahead.stop])
                else:
                    agent = number + 1 < len(row) and "by" in row[number + 1].lexemes
                    self._verb(item, agent)
            elif number == main:
                self.done.append(Item(BOUNDARY, item.first, item.first))
            self.done.append(item)
        return self.done

    def _ahead(self, number: int) -> range:
        """Where the subject stands of a participle that opens the sentence: accusing Y of a raid, | X recalled its envoy."""
        row, place = self.sentence.items, self._before_auxiliaries()
        first = row[place] if place < number else row[number]
        opened = place == 0 or (place == 1 and bool(self.done[0].lexemes & _BEFORE_ING)) or self._opens_text(place)
        ing = self._text(first).endswith("ing") or (place < number and self._text(row[number]).endswith("ing"))
        if not opened or not ing or any(item.entities for item in self.done):
            return range(0)
        comma = next((n for n in range(number, min(number + _APART, len(row))) if row[n].symbol == COMMA), len(row))
        stop = comma + 1
        while stop < len(row) and row[stop].entities and row[stop].kind not in _NO_SUBJECTS and row[stop].case is None:
            stop += 2 if stop + 2 < len(row) and row[stop + 1].lexemes & self.classes["and"] and row[stop + 2].entities else 1
        follows = stop < len(row) and bool(row[stop].lexemes & (self.verbs | self.classes["aux"] | self.classes["say"]))
        dated = stop + 2 < len(row) and (row[stop].symbol in (DATE, ADVERB) or row[stop + 1].symbol == DATE)
        return range(comma + 1, stop) if stop > comma + 1 and (follows or dated) else range(0)

    def _opens_text(self, place: int) -> bool:
        """Whether only words that open a clause stand before."""
        return 0 < place <= _NEAR and all(
            item.symbol in (BOUNDARY, DATE) or item.lexemes & (_BEFORE_ING | self.classes["and"]) for item in self.done[:place]
        )

    def _is_auxiliary(self, item: Item) -> bool:
        """Whether the word only helps a verb; after a conjunction "agreed to" begins anew."""
        joined = bool(self.done and self.done[-1].lexemes & self.classes["and"])
        return bool(item.lexemes & self.classes["aux"]) and not (joined and "agree to" in item.lexemes)

    def _is_noun(self, item: Item) -> bool:
        """Whether an -ing form follows an article: blamed Eritrea for the | bombing."""
        before = self.sentence.tokens[item.first - 1].text if item.first else ""
        return before in _ARTICLES and self._text(item).endswith("ing")

    def _open_relative(self) -> None:
        """Turkey, which …: the comma goes, so that the head is its verb's subject."""
        if len(self.done) > 1 and self.done[-1].symbol == COMMA and self.done[-2].entities:
            self.done.pop()
            self.head = self._row(len(self.done))

    def _verb(self, item: Item, agent: bool) -> None:
        place = self._before_auxiliaries()
        last = self.done[place - 1] if place else None
        apart = self._apart(item, place) if place < len(self.done) or not agent else []
        if apart:
            self._take_up(apart, self.done[place:])
            self._set_again(item, place, apart)
            self.head = []
        elif last and last.entities and last.kind != "ADJ" and last.case != "GEN":
            if not any("of" in each.lexemes for each in self.done[place:]):
                self._take_up(self._row(place), self.done[place:])
            # accused Y of arming …: the accuser stays the subject of what follows
        elif last:
            self._after(item, place, last)

    def _take_up(self, subject: list[Item], auxiliaries: list[Item]) -> None:
        """A new subject, with the voice and the status that its auxiliaries give the verb."""
        self.subject = subject
        self.passive = any(each.lexemes & self.classes["passive"] for each in auxiliaries)
        self.status = [each for each in auxiliaries if each.lexemes & self._status_words()]

    def _set_again(self, item: Item, place: int, row: Iterable[Item]) -> None:
        self.done[place:place] = (Item(BOUNDARY, item.first, item.first), *row)

    def _after(self, item: Item, place: int, last: Item) -> None:
        """A verb that stands after no actor of its own."""
        participle = self._text(item).endswith("ing")
        if "for" in last.lexemes and participle and self._charged(place):
            self._set_again(item, place, self._row(place - 1))
        elif last.symbol == COMMA and not self.subject and item.is_verb and participle:
            self.head = self._before_comma(place - 1)  # the official, speaking …, said
        elif participle and last.lexemes & _PHASES and self.subject:
            self._set_again(item, place, (*self.subject, *self.status))
        elif self._goes_on(item, place):
            self._set_again(item, place, self.subject)
        elif self.head and last.symbol == COMMA:
            self._set_again(item, place, self.head)
            self.subject, self.status, self.passive, self.head = self.head, [], False, []
        elif self._coordinated(item, last):
            self._coordinate(item, place)

    def _coordinate(self, item: Item, place: int) -> None:
        """The subject of the verb before, else the actors with which the clause begins; nobody, where there are none."""
        self.subject = self._main_subject() or self.subject or self._leading(place)
        bare = place == len(self.done) and self._text(item) in item.lexemes
        if self.subject:
            self._set_again(item, place, (*self.subject, *(self.status if bare else ())))

    def _main_subject(self) -> list[Item]:
        """The main clause's subject, where a comma before "and" ends a clause inside: Mali left after Y fired, and | accused."""
        if len(self.done) < 3 or self.done[-2].symbol != COMMA or not self.done[-1].lexemes & self.classes["and"]:
            return []
        start = self._clause_start(len(self.done) - 2)
        opened = 0 < start < len(self.done) and bool(self.done[start].lexemes & _INNER)
        return self._leading(0) if opened else []

    def _goes_on(self, item: Item, place: int) -> bool:
        """A headline's second verb: Poland expels two diplomats, | vows response."""
        comma = self.done[place - 1].symbol == COMMA or (
            place > 1 and self.done[place - 1].symbol == BOUNDARY and self.done[place - 2].symbol == COMMA
        )
        present = self._text(item).endswith("s") and self._text(item) not in item.lexemes
        return comma and present and self.sentence.number == 0 and bool(self.subject) and place == len(self.done)

    def _apart(self, item: Item, place: int) -> list[Item]:
        """The actors with which the clause begins, for its first verb, where a preposition or commas part the two."""
        if self._text(item).endswith("ing") or not (self._is_finite(item) or place < len(self.done)):
            return []
        last = self.done[place - 1] if place else None
        if last and last.entities and not self._governed(place):
            return []
        row = self._leading(place)
        stop = self._clause_start(place) + self._skipped(place) + len(row)
        while row and stop < place and self.done[stop].symbol in (WORD, ADJECTIVE):
            stop += 1  # opposition | groups in Zimbabwe
        if not row or stop >= place or (row == self.subject and last and last.symbol != COMMA):
            return []
        after = self.done[stop + 1] if self.done[stop].symbol == BOUNDARY and stop + 1 < place else self.done[stop]
        if after.symbol == COMMA:
            parted = bool(last and last.symbol == COMMA and stop + 1 < place - 1)
        else:
            end = place - 2 if last and last.symbol == COMMA and self.done[place - 2].symbol == BOUNDARY else place
            parted = bool(after.lexemes & self.classes["preposition"]) and not any(
                each.is_verb or each.symbol in (RELATIVE, BOUNDARY) for each in self.done[stop:end]
            )
        return row if parted else []

    def _skipped(self, place: int) -> int:
        """How many items stand before what a clause begins with: conjunctions, dates, commas."""
        start = number = self._clause_start(place)
        while number < place and (self.done[number].symbol in (COMMA, DATE) or self._is_opener(self.done[number])):
            number += 1
        return number - start

    def _leading(self, place: int) -> list[Item]:
        """The coordinated actors with which the clause begins that is open at `place`."""
        start = stop = self._clause_start(place) + self._skipped(place)
        while stop < place and self.done[stop].entities and self.done[stop].kind not in _NO_SUBJECTS:
            stop += 1
            if stop + 1 < place and self.done[stop].lexemes & self.classes["and"] and self.done[stop + 1].entities:
                stop += 1
        return self.done[start:stop] if stop > start and self.done[stop - 1].case != "GEN" else []

    def _charged(self, place: int) -> bool:
        """Thanked Qatar for | sending …: whom the verb before is about did it."""
        row = self._row(place - 1) if place > 1 and self.done[place - 2].entities else []
        before = place - 2 - len(row)
        return bool(row) and row[-1].kind not in _NO_SUBJECTS and before >= 0 and bool(self.done[before].lexemes & self.verbs)

    def _clause_start(self, place: int) -> int:
        """Where the clause begins that is open here; a boundary beside a comma only opens words between commas."""
        for number in range(place - 1, max(-1, place - _APART), -1):
            if self.done[number].symbol == BOUNDARY:
                beside = (self.done[each].symbol for each in (number - 1, number + 1) if 0 <= each < place)
                if self.done[number].last > self.done[number].first or COMMA not in beside:
                    return number + 1
        return 0 if place < _APART else place

    def _governed(self, place: int) -> bool:
        """Whether the actors that end before `place` belong to a preposition: in Beirut."""
        row = self._row(place)
        before = place - len(row) - 1
        while before > 0 and self._describes(self.done[before]):
            before -= 1  # in south | Serbia
        return before >= 0 and bool(self.done[before].lexemes & self.classes["preposition"])

    def _describes(self, item: Item) -> bool:
        return item.symbol in (WORD, ADJECTIVE) or bool(item.lexemes & self.classes["adjective"])

    def _is_opener(self, item: Item) -> bool:
        return any(item.lexemes & self.classes[name] for name in ("and", "aux", "boundary", "that"))

    def _before_comma(self, comma: int) -> list[Item]:
        """The actors before a comma, and before the boundary that a verb after it sets."""
        stop = comma - 1 if comma and self.done[comma - 1].symbol == BOUNDARY else comma
        return self._row(stop) if stop and self.done[stop - 1].entities else []

    def _coordinated(self, item: Item, last: Item) -> bool:
        if self._text(item).endswith("ing") and not self.done[-1].lexemes & self.classes["passive"]:
            return self._is_finite(item) and last.symbol == COMMA and not self.passive and not item.lexemes & self.classes["say"]
        if not last.lexemes & (self.classes["and"] | _CONTRASTS):
            return False
        return self._is_finite(item) or bool(self.status and self._text(item) in item.lexemes)

    def _is_finite(self, item: Item) -> bool:
        """A verb's form that no noun shares; a verb of several words (called on) is none's noun."""
        return item.is_verb or item.last > item.first + 1

    def _text(self, item: Item) -> str:
        return self.sentence.tokens[item.first].text

    def _status_words(self) -> frozenset[str]:
        return (self.classes["plan"] | self.classes["possible"] | self.classes["negation"]) & self.classes["aux"]

    def _before_auxiliaries(self) -> int:
        """How many items stand before the auxiliaries, adverbs and dates at the end."""
        place = len(self.done)
        while place and (self.done[place - 1].symbol in (DATE, ADVERB) or self.done[place - 1].lexemes & self.classes["aux"]):
            place -= 1
        return place

    def _row(self, stop: int) -> list[Item]:
        """The coordinated actors that end before `stop`."""
        start, joined = stop - 1, False
        while start > 1 and self.done[start - 2].entities:
            conjunction = bool(self.done[start - 1].lexemes & self.classes["and"])
            if not conjunction and not (joined and self.done[start - 1].symbol == COMMA):
                break
            joined, start = True, start - 2
        return self.done[start:stop]
