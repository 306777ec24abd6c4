"""The words of a sentence as items: known names, words of the lexicon, amounts, dates, and all else as plain words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from graph.codebook import Alias, Codebook
from graph.coding.dates import dates_of
from graph.coding.items import ADJECTIVE, ADVERB, COMMA, DATE, MARK, QUANTITY, WORD, Entity, Item, Sentence, Token, is_money
from graph.coding.keeping import Keepable
from graph.coding.linking import choose, entity_of
from graph.coding.numerals import Scan, Scanner, bits_of, tells_amount, tells_time
from graph.coding.quantities import quantities_of
from graph.coding.text import Normal
from graph.coding.vocabulary import Entry, Hit, Vocabulary, Word
from graph.model import Actor, Kind, Mention, Span, StateBasis

KIND_NAMES: Final[Mapping[Kind, str]] = {
    Kind.STATE: "STATE", Kind.GOVERNMENT: "GOVERNMENT", Kind.PERSON: "PERSON", Kind.ORGANISATION: "ORGANISATION",
    Kind.GROUP: "GROUP", Kind.OUTLET: "OUTLET", Kind.PLACE: "PLACE", Kind.FACILITY: "FACILITY", Kind.GENERIC: "GENERIC",
    Kind.UNNAMED_SOURCE: "UNNAMED",
}  # fmt: skip
"""What the rule language calls a mention of each kind."""

_CUES_OF_WEAK: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.OUTLET: ("name_cue", "according"),
    Kind.PLACE: ("place_cue", "site", "base"),
    Kind.FACILITY: ("place_cue", "site", "base"),
    Kind.GOVERNMENT: ("force", "institution"),
    Kind.STATE: ("place_cue", "and", "preposition"),
    Kind.GROUP: ("force",),
    Kind.PERSON: ("say", "admit", "claim", "deny"),
}
"""The classes of words after which a weak name of this kind stands for its actor."""

_ACRONYM: Final = 4
_ARTICLE: Final = "ال"
_NEXT: Final = 5
"""As many words as may tell what a name before them is."""
_HEADS: Final = ("force", "weapon", "people", "unnamed", "set_states", "set_persons")
"""The classes of words for people: they are counted, and yet participants."""
_ON: Final = "on"
"""The preposition of a day, which is the end of many a verb as well."""
_COMMAS: Final = frozenset("،,")
_QUOTES: Final = frozenset("\"'")
_SILENT: Final = "-"
"""What stands for a word or mark that is no item."""
_BY_ENDING: Final = frozenset((ADJECTIVE, ADVERB))


Hits = tuple[Hit, ...]
"""The known words of a sentence, before any name is decided."""


def read_words(sentence: Sentence, vocabulary: Vocabulary) -> Hits:
    """Gives the sentence its words and marks; returns those that the vocabulary knows."""
    sentence.known = vocabulary.words(vocabulary.morphology.token.findall(sentence.normal.text))
    sentence.texts = tuple([word.text for word in sentence.known])  # one string for all places where a word stands
    hits = list[Hit]()
    for found in vocabulary.hits_of(sentence.known):
        hit = _spelt(sentence, found) if found.entry.aliases else found
        if hit and not (hit.reading.pronoun == "ms" and _ends_feminine(sentence, hit)):
            hits.append(hit)
    return tuple(hits)


def _ends_feminine(sentence: Sentence, hit: Hit) -> bool:
    """Whether what looks like "his" is the ending ة of an unknown noun: مقاومة is no مقاوم of his."""
    return sentence.document_text[sentence.normal.origin(sentence.tokens[hit.last - 1].end - 1)] == "ة"


def _spelt(sentence: Sentence, hit: Hit) -> Hit | None:
    """The hit with the names that are written with the capitals they need: "us" is no state, "turkey" a bird."""
    if not hit.entry.aliases[0].text[:1].isascii():
        return hit
    tokens = sentence.tokens
    start = sentence.normal.origin(tokens[hit.first].start)
    written = sentence.document_text[start : sentence.normal.origin(tokens[hit.last - 1].end - 1) + 1]
    kept = tuple(alias for alias in hit.entry.aliases if _has_capitals(written, alias.text))
    if len(kept) == len(hit.entry.aliases):
        return hit
    entry = replace(hit.entry, aliases=kept)
    return replace(hit, entry=entry) if kept or entry.lexemes or entry.offices else None


def _has_capitals(written: str, alias: str) -> bool:
    """A name with a capital needs one; a short one in capitals alone (US, UK) needs them all."""
    if alias.isupper() and len(alias) <= _ACRONYM:
        return written[: len(alias)].isupper()
    return not alias[:1].isupper() or written[:1].isupper()


def strong_actors(sentences: Iterable[Hits]) -> frozenset[str]:
    """The actors whom a document names by a strong name: their weak names count too, from there on and before."""
    return frozenset(
        alias.actor for hits in sentences for hit in hits for alias in hit.entry.aliases if alias.strong and alias.form == "name"
    )


class MentionFinder(Keepable):
    """Turns words into items, and names into entities."""

    def __init__(self, codebook: Codebook, vocabulary: Vocabulary, language: str) -> None:
        self.actors: Mapping[str, Actor] = codebook.actors
        self.vocabulary, self.language = vocabulary, language
        self.numbers = codebook.numbers[language]
        self.scanner = Scanner(self.numbers)
        self.middle, self.last = (vocabulary.morphology.verb == order for order in ("middle", "last"))
        classes = vocabulary.classes
        self.heads = frozenset[str]().union(
            *(classes[name] for name in _HEADS), *(rule.triggers for rule in vocabulary.lexicon.rules)
        )
        self.numerals = frozenset[str]().union(*(classes[name] for name in ("two", "three", "four", "set_pair")))
        self.people = classes["force"] | classes["people"]
        self.verbs = frozenset(vocabulary.lexicon.verbs)
        self.honorifics = frozenset(vocabulary.lexeme_symbols(classes["honorific"]))
        self.duals = vocabulary.morphology.verb == "first"
        self.describes, self.adverbs = vocabulary.morphology.describes, vocabulary.morphology.adverbs
        self.silent = _QUOTES | vocabulary.morphology.silent

    def items(self, sentence: Sentence, hits: Hits, met: frozenset[str], published: str | None) -> list[Item]:
        """The sentence's items, left to right; names that are decided become mentions of the sentence too."""
        by_first = {hit.first: hit for hit in hits}
        figures = {item.first: self._cut(item, by_first) for item in self._figures(sentence, hits, published)}
        if self.middle and figures:
            self._part_from_dates(sentence, by_first, figures)
        items: list[Item] = []
        free = 0
        for position, word in enumerate(sentence.known):
            if position < free:
                continue
            text = word.text
            hit = by_first.get(position)
            figure = figures.get(position) if figures else None
            if figure and not (hit and (hit.entry.aliases or self._counts(hit)) and hit.last >= figure.last):
                items.append(figure)
                free = figure.last
            elif hit:
                free = self._add_hit(sentence, hit, items, met)
            elif symbol := word.plain or self._plain_symbol(word):
                if symbol in _BY_ENDING:
                    symbol = self._by_ending(sentence, text, symbol, items, position)
                if symbol == COMMA and _is_in_number(sentence.texts, position):
                    symbol = WORD
                if symbol != _SILENT:
                    items.append(Item(symbol, position, position + 1))
        return items

    def _part_from_dates(self, sentence: Sentence, hits: dict[int, Hit], figures: Mapping[int, Item]) -> None:
        """Makes a date's preposition a word of its own: agreed | on Tuesday to, not agreed on | Tuesday."""
        for hit in list(hits.values()):
            on = hit.last - 1
            figure = figures.get(hit.last) if on > hit.first and sentence.texts[on] == _ON else None
            if not (figure and figure.symbol == DATE) or hit.entry.aliases:
                continue
            before = self.vocabulary.hits(sentence.texts[hit.first : on])
            own = self.vocabulary.hits(sentence.texts[on : hit.last])
            if len(before) == len(own) == 1 and before[0].last == on - hit.first:
                hits[hit.first] = replace(before[0], first=hit.first, last=on)
                hits[on] = replace(own[0], first=on, last=hit.last)

    def _plain_symbol(self, word: Word) -> str:
        """The symbol of a word that no lexicon has, or of a mark; remembered. An ending alone says what a word may be."""
        text = word.text
        if self._is_silent(text):
            symbol = _SILENT
        elif text in _COMMAS:
            symbol = COMMA
        elif not text[0].isalnum():
            symbol = MARK
        elif self.adverbs and text.endswith(self.adverbs) and text.isalpha():
            symbol = ADVERB
        else:
            symbol = ADJECTIVE if self.describes and text.endswith(self.describes) else WORD
        word.plain = symbol
        return symbol

    def _by_ending(self, sentence: Sentence, text: str, symbol: str, before: list[Item], position: int) -> str:
        """What the word with the ending of `symbol` is here: no name, and after a bare name a participle is rather its verb."""
        if symbol == ADJECTIVE and text.endswith("ed") and _is_bare_name(before):
            return WORD
        small = sentence.document_text[sentence.normal.origin(sentence.tokens[position].start)].islower()
        return symbol if small else WORD

    def _figures(self, sentence: Sentence, hits: Hits, published: str | None) -> list[Item]:
        """Amounts and dates."""
        figures = list[Item]()
        pieces = self.scanner.pieces(sentence.normal.text)
        bits = bits_of(pieces)
        timed, counted = tells_time(bits), tells_amount(bits)
        if not (timed or counted):
            return figures
        scanned = Scan(Normal(sentence.normal.text, (0,), (0,)), pieces, self.numbers)
        for date in dates_of(scanned, self.numbers, published) if timed else ():
            first, last = _token_range(sentence.tokens, date.span.start, date.span.end)
            figures.append(Item(DATE, first, last, self._future(hits, first, last), date=date))
        for amount in quantities_of(scanned, self.numbers) if counted else ():
            first, last = _token_range(sentence.tokens, amount.span.start, amount.span.end)
            figures.append(Item(QUANTITY, first, last, quantity=amount))
        return figures

    def _future(self, hits: Hits, first: int, last: int) -> Entry | None:
        """What of a date's words still counts: that it lies ahead."""
        future = self.vocabulary.classes["future"]
        inside = (hit.entry.lexemes for hit in hits if first <= hit.first < last) if future else ()
        found = future & frozenset[str]().union(*inside)
        return Entry(lexemes=found) if found else None

    def _is_silent(self, text: str) -> bool:
        """Quotation marks; where verbs do not stand last, also bare numbers, no amount of anything known: 12 Kenyans."""
        return text in self.silent or (text.isdigit() and not self.last)

    def _cut(self, figure: Item, hits: Mapping[int, Hit]) -> Item:
        """An amount up to the people or acts that it counts, which are items of their own: two | Greek soldiers, 40 | rockets.

        Whose a currency is belongs to it: 40 million US dollars.
        """
        if is_money(figure):
            return figure
        for position in range(figure.first + 1, figure.last if figure.symbol == QUANTITY else 0):
            entry = hits[position].entry if position in hits else None
            if entry and (entry.aliases or entry.offices or entry.lexemes & self.heads):
                return replace(figure, last=position)
        return figure

    def _counts(self, hit: Hit) -> bool:
        """Whether the word is, or begins with, a numeral of the phrases for sets, or is a dual of people: جنديين."""
        return bool(hit.entry.lexemes & self.numerals) or (self.duals and bool(hit.entry.lexemes & self.people))

    def _add_hit(self, sentence: Sentence, hit: Hit, items: list[Item], met: frozenset[str]) -> int:
        """Adds proclitics as items of their own, the word, a suffixed pronoun. Returns the first token that is free after it."""
        entry, reading = hit.entry, hit.reading
        if not entry.aliases:
            if entry.symbol in self.honorifics:
                return hit.last
            if not (reading.before or reading.pronoun):  # most words
                items.append(Item(entry.symbol or WORD, hit.first, hit.last, entry, None, (), reading.case, reading.marks))
                return hit.last
        for proclitic in reading.before:
            own = self.vocabulary.word(proclitic)
            items.append(Item(own.symbol or WORD, hit.first, hit.first, own))
        alias, link = None, ""
        if entry.aliases:
            sure = met.union(self._alone(sentence, hit, items), self._proper(sentence, hit))
            named = self._without_article(sentence, hit)
            alias, link = self._decide(named, items, reading.before, sure) if named.aliases else (None, "")
        if reading.base is not None:
            items.append(self._named(sentence, hit, alias, link, items) if alias else _known(sentence, hit))
        if reading.pronoun:
            items.append(self._pronoun(sentence, hit))
        return items[-1].last if items else 0

    def _alone(self, sentence: Sentence, hit: Hit, before: list[Item]) -> frozenset[str]:
        """The only person whom a surname alone can mean here: Lavrov arrived; استقبل السيسي; a headline's "السيسي: …"."""
        bearer = _bearer(hit, self.actors)
        if not bearer:
            return bearer
        if self.last:
            return frozenset() if self._in_longer_name(sentence, hit, before) else bearer
        if self.middle:
            return frozenset() if _beside_capital(sentence, hit, before) else bearer
        following = sentence.tokens[hit.last].text if hit.last < len(sentence.tokens) else ""
        opens = not before and sentence.number == 0 and (following == ":" or self.vocabulary.word(following).finite)
        after_verb = bool(before and before[-1].entry and before[-1].entry.finite)
        return bearer if after_verb or opens else frozenset()

    def _in_longer_name(self, sentence: Sentence, hit: Hit, before: list[Item]) -> bool:
        """Whether a surname may be another word, or part of a name that nobody knows: Güler misin, Ahmet Fidan, Fidan Holding."""
        if hit.entry.lexemes and hit.first == 0:
            return True
        ended = hit.reading.case is not None  # an ending closes a name: Erdoğan'ı Maduro
        unknown = ended or hit.last == len(sentence.tokens) or self.vocabulary.hits((sentence.tokens[hit.last].text,))
        return _beside_capital(sentence, replace(hit, last=len(sentence.tokens)) if unknown else hit, before)

    def _proper(self, sentence: Sentence, hit: Hit) -> frozenset[str]:
        """The state or place that a weak name means, as its ending or what follows shows: Mali'ye, Mali ordusu, Mali ve Nijer."""
        if not self.last or all(alias.strong for alias in hit.entry.aliases):
            return frozenset()
        if "'" not in sentence.tokens[hit.last - 1].text and (hit.reading.case or not self._followed(sentence, hit)):
            return frozenset()
        kinds = (Kind.STATE, Kind.GOVERNMENT, Kind.PLACE)
        found = frozenset(alias.actor for alias in hit.entry.aliases if self.actors[alias.actor].kind in kinds)
        return found if len(found) == 1 else frozenset()

    def _followed(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether an office, a force or a word of place comes next, which states and places have, or a state after "and".

        "With" or, at the beginning, a comma does as well: Mali ile, Mali, … karşı çıktı.
        """
        following = tuple(token.text for token in sentence.tokens[hit.last : hit.last + _NEXT])
        if following[:1] == ("ile",) or (following[:1] == (",",) and hit.first == 0):
            return True
        listed = following[:1] and self.vocabulary.word(following[0]).lexemes & self.vocabulary.classes["and"]
        hits = self.vocabulary.hits(following[1:] if listed or following[:1] == (",",) else following)
        if not hits or hits[0].first:
            return False
        entry = hits[0].entry
        if listed or following[0] == ",":
            return any(alias.strong and self.actors[alias.actor].kind is Kind.STATE for alias in entry.aliases)
        return bool(entry.offices or entry.lexemes & (self.vocabulary.classes["force"] | self.vocabulary.classes["place_cue"]))

    def _without_article(self, sentence: Sentence, hit: Hit) -> Entry:
        """The entry less the states and places that take no article: ألباريس is a surname, not Paris."""
        base, text = hit.reading.base or "", sentence.tokens[hit.first].text
        if not self.duals or base.startswith(_ARTICLE) or not text.endswith(_ARTICLE + base):
            return hit.entry
        bare = (Kind.STATE, Kind.PLACE)
        kept = tuple(a for a in hit.entry.aliases if a.form == "adjective" or self.actors[a.actor].kind not in bare)
        return replace(hit.entry, aliases=kept)

    def _is_verb(self, item: Item) -> bool:
        return not item.entities and not self.verbs.isdisjoint(item.lexemes)

    def _decide(
        self, entry: Entry, before: list[Item], proclitics: tuple[str, ...], met: frozenset[str]
    ) -> tuple[Alias | None, str]:
        usable = tuple(alias for alias in entry.aliases if self._usable(alias, before, proclitics, met))
        if self.duals and len(usable) > 1:
            known = tuple(alias for alias in usable if alias.actor in met)
            usable = known or self._near(usable, before, met) or usable
        return choose(usable, met) if usable else (None, "a weak name without its context")

    def _near(self, aliases: tuple[Alias, ...], before: list[Item], met: frozenset[str]) -> tuple[Alias, ...]:
        """Those of several actors whose state the document names otherwise: عمان is Amman beside Jordan, كونغولي beside Goma."""
        states = {self.actors[actor].state for actor in met} | {each.state for item in before for each in item.entities}
        named = tuple(alias for alias in aliases if alias.form == "name" and self.actors[alias.actor].kind is Kind.STATE)
        if len(named) == 1 and before and before[-1].entry and before[-1].entry.offices:
            return named  # an office is a state's: سلطان عمان
        near = tuple(alias for alias in aliases if self.actors[alias.actor].state in states - {None})
        if len({self.actors[alias.actor].state for alias in near}) == 1:
            return near
        return named if len(named) == 1 else ()

    def _usable(self, alias: Alias, before: list[Item], proclitics: tuple[str, ...], met: frozenset[str]) -> bool:
        if alias.strong or alias.form in ("adjective", "metonym") or alias.actor in met:
            return True
        kind = self.actors[alias.actor].kind
        if kind is Kind.PERSON and before and before[-1].entry and before[-1].entry.offices:
            return True  # Dışişleri Bakanı Lavrov
        if kind is Kind.STATE and self.duals and (not before or self._is_verb(before[-1])):
            return True  # مالي تعلق …: where verbs come first, an adjective neither opens a sentence nor follows its verb
        if kind is Kind.STATE and self.duals and before[-1].entry and before[-1].entry.offices:
            return True  # سلطان عمان
        cues = _CUES_OF_WEAK.get(kind, ())
        nearest = frozenset(proclitics) or (before[-1].lexemes if before else frozenset())
        return any(nearest & self.vocabulary.classes[cue] for cue in cues)

    def _named(self, sentence: Sentence, hit: Hit, alias: Alias, link: str, before: list[Item]) -> Item:
        span = name_span(sentence, hit)
        mention = sentence.words(span)
        entity = entity_of(self.actors[alias.actor], self.language, mention, span, link)
        kind, form = KIND_NAMES[entity.kind], alias.form
        if form == "adjective":
            kind = "ADJ"
        elif form == "metonym" and self._is_place(before, hit):
            kind, form = "PLACE", "name"
            link = "a capital after a word of place"
            entity = replace(entity, kind=Kind.PLACE, id=None, name=mention, acts_for=None, basis=StateBasis.LOCATED, link=link)
        sentence.mentions.append(mention_of(entity, form))
        sentence.named.append(entity)
        if form != "adjective":
            sentence.mentions.extend(self._inside(sentence, hit))
        symbol = self.vocabulary.mention_symbol(kind, hit.reading.case)
        return Item(symbol, hit.first, hit.last, hit.entry, kind, (entity,), hit.reading.case, skip=_skip(sentence, hit))

    def _inside(self, sentence: Sentence, hit: Hit) -> Iterator[Mention]:
        """The states that adjectives inside a longer name name: the Libyan of حكومة الوفاق الليبية.

        A state's name inside a longer name says nothing: روسيا اليوم is not Russia.
        """
        if hit.last < hit.first + 2:
            return
        for inner in self.vocabulary.hits(sentence.texts[hit.first + 1 : hit.last]):
            alias = next((alias for alias in inner.entry.aliases if alias.form == "adjective" and alias.strong), None)
            if alias:
                token = sentence.tokens[hit.first + 1 + inner.first]
                span = sentence.normal.span(token.start, token.end)
                actor = self.actors[alias.actor]
                link = f"adjective '{alias.text}' inside a longer name"
                yield mention_of(entity_of(actor, self.language, sentence.words(span), span, link), "adjective")

    def _is_place(self, before: list[Item], hit: Hit) -> bool:
        """A capital after "in" or "city of", or in the locative, is a place; elsewhere it is its government."""
        nearest = frozenset(hit.reading.before) or (before[-1].lexemes if before else frozenset())
        return hit.reading.case in ("LOC", "ABL") or bool(nearest & self.vocabulary.classes["place_cue"])

    def _pronoun(self, sentence: Sentence, hit: Hit) -> Item:
        pronoun = hit.reading.pronoun or ""
        token = sentence.tokens[hit.last - 1]
        length = {"d": 3, "fs": 2, "p": 2}.get(pronoun, 1) if hit.reading.before or hit.reading.base else len(token.text)
        span = sentence.normal.span(token.end - length, token.end)
        words = sentence.words(span)
        entity = Entity(Kind.GENERIC, None, words, words, span, span, pronoun=pronoun, link="a pronoun")
        return Item(self.vocabulary.mention_symbol("PRONOUN", None), hit.last - 1, hit.last, None, "PRONOUN", (entity,))


def _bearer(hit: Hit, actors: Mapping[str, Actor]) -> frozenset[str]:
    """The office-holder whom alone a surname can mean; nobody where it has several bearers."""
    bearers = frozenset(alias.actor for alias in hit.entry.aliases)
    actor = actors[min(bearers)]
    return bearers if len(bearers) == 1 and actor.kind is Kind.PERSON and actor.terms else frozenset()


def _beside_capital(sentence: Sentence, hit: Hit, before: list[Item]) -> bool:
    """Whether an unknown word before it, or the word after it, has a capital: it may be part of a longer name."""
    beside = [before[-1].first] if before and before[-1].symbol == WORD else []
    beside += [hit.last] if hit.last < len(sentence.tokens) else []
    starts = (sentence.normal.origin(sentence.tokens[number].start) for number in beside)
    return any(sentence.document_text[start].isupper() for start in starts)


def mention_of(entity: Entity, form: str) -> Mention:
    """The mention that names this entity."""
    ids = (entity.id,) if entity.id else ()
    return Mention(entity.span, entity.mention, form, entity.kind, ids, entity.state, entity.link)


def _is_in_number(texts: Sequence[str], comma: int) -> bool:
    """Whether the comma parts the thousands of a number: 20,000 shells."""
    if not 0 < comma < len(texts) - 1:
        return False
    before, after = texts[comma - 1], texts[comma + 1]
    return before.isdecimal() and after.isdecimal() and len(after) == 3


def _is_bare_name(before: list[Item]) -> bool:
    item = before[-1] if before else None
    return item is not None and bool(item.entities) and item.kind != "ADJ" and item.case is None


def _known(sentence: Sentence, hit: Hit) -> Item:
    """A word of the lexicon."""
    entry, reading = hit.entry, hit.reading
    skip = _skip(sentence, hit) if reading.before else 0
    return Item(entry.symbol or WORD, hit.first, hit.last, entry, None, (), reading.case, reading.marks, skip=skip)


def _skip(sentence: Sentence, hit: Hit) -> int:
    """How many characters of proclitics stand before the word."""
    first, base = sentence.tokens[hit.first], hit.reading.base or ""
    if not hit.reading.before:
        return 0
    taken = sum(len(proclitic) for proclitic in hit.reading.before)
    if first.text[taken:].startswith("ل") and not base.startswith("ل") and not first.text[taken:].startswith(base):
        taken += 1  # ل before the article swallows its alif: what is left of للبلدين is بلدين
    return taken


def name_span(sentence: Sentence, hit: Hit) -> Span:
    """The name alone, without proclitics and case ending."""
    last, base = sentence.tokens[hit.last - 1], hit.reading.base or ""
    start, end = sentence.tokens[hit.first].start + _skip(sentence, hit), last.end
    if hit.reading.case:
        name = last.text.partition("'")[0] if "'" in last.text or hit.last > hit.first + 1 else base
        end = last.start + len(name)
    return sentence.normal.span(start, end)


def _token_range(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """The numbers of the tokens that lie in the half-open stretch of characters."""
    first, last = bisect_right(tokens, start, key=_end), bisect_left(tokens, end, key=_start)
    return (first, last) if first < last else (0, 0)


_start, _end = attrgetter("start"), attrgetter("end")
