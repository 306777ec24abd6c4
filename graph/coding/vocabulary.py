"""All words that one language's coder knows, in all their forms, with a symbol for each set of meanings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.codebook import Alias, Codebook
from graph.codebook.lexicon import CLASSES, Lexicon, Loaded
from graph.codebook.matching import match_form
from graph.codebook.rules import ACTOR_KINDS, CASES, KINDS, words
from graph.coding.keeping import Keepable
from graph.coding.languages.morphology import Morphology, Reading
from graph.coding.needs import Needs

_FIRST_SYMBOL: Final = 0xF0000  # private use: no text contains it by agreement, and rows of items never hold text
_FIRST_MENTION: Final = 0xFF000
_MENTIONS: Final = (*ACTOR_KINDS, *sorted(KINDS - set(ACTOR_KINDS)))
_FIRST_CLASSES: Final = ("aside", "preposition", "and", "aux")
"""The classes that most patterns name."""
_PARTICLE: Final = 2
"""Letters of a particle whose pronoun ends the row: إنها لم is no إن لم."""
_LEAF: Final = " "  # no word is a space
VERBAL: Final = "س"
"""The only proclitic that verbs alone take."""
FINITE: Final = "finite:"
"""A meaning of forms that only a verb has, beside its lexemes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or row of words can mean: actors by an alias, lexemes, offices (id, plural), loaded expressions.

    `finite` holds for verb forms that no noun shares: they may open a clause. `unfinished` holds for forms of an act not done
    yet (Arabic imperfect).
    """

    aliases: tuple[Alias, ...] = ()
    lexemes: frozenset[str] = frozenset()
    offices: tuple[tuple[str, bool], ...] = ()
    loaded: tuple[Loaded, ...] = ()
    finite: bool = False
    symbol: str = ""
    unfinished: bool = False


@dataclass(slots=True)
class _Draft:
    aliases: dict[Alias, None] = field(default_factory=dict)
    lexemes: set[str] = field(default_factory=set)
    offices: dict[tuple[str, bool], None] = field(default_factory=dict)
    loaded: dict[Loaded, None] = field(default_factory=dict)
    verbal: bool = False
    nominal: bool = False
    unfinished: bool = False

    @property
    def finite(self) -> bool:
        return self.verbal and not self.nominal and not self.aliases

    @property
    def meanings(self) -> frozenset[str]:
        """What the form means to a pattern."""
        finite = (FINITE,) if self.finite else ()
        return frozenset((*self.lexemes, *(f"office:{office}" for office, _ in self.offices), *finite))


@dataclass(slots=True, init=False)
class Hit:
    """The tokens from `first` up to `last` read as `entry`; `reading` took the first of them apart."""

    first: int
    last: int
    entry: Entry
    reading: Reading

    def __init__(self, first: int, last: int, entry: Entry, reading: Reading) -> None:  # compiled, it is twice as fast
        self.first, self.last, self.entry, self.reading = first, last, entry, reading


Trie = dict[str, Any]
"""A node maps a word's form to the next node, or, where no row of words goes on, to its entry; _LEAF holds a node's own entry."""


class Word:
    """All that is known of a written word, wherever it stands: a text's words come again, so that each is looked up once.

    `alone` is what it means by itself, as `reading` takes it apart; `rows` are its readings that may begin a row of words, and
    `goes_on` remembers of words met behind it whether one of the rows may go on with them: most never do. `loaded` is what the
    trie of loaded expressions knows of it. `plain` is the symbol of a word that no lexicon has, '' until it is asked for.
    """

    __slots__ = ("alone", "goes_on", "loaded", "plain", "reading", "rows", "text")

    def __init__(self, text: str, alone: Entry | None, reading: Reading | None, rows: tuple[tuple[Reading, Trie], ...]) -> None:
        self.text, self.alone, self.reading, self.rows = text, alone, reading, rows
        self.goes_on: dict[str, bool] = {} if rows else _NOTHING
        self.loaded: Word | None = None
        self.plain = ""

    @property
    def is_known(self) -> bool:
        return self.alone is not None or len(self.rows) > 0


_NOTHING: Final[dict[str, bool]] = {}
_FOLLOWING: Final = 1_000
"""So many words are remembered behind one."""
_REMEMBERED: Final = 100_000
"""So many words are remembered: a corpus has few frequent ones; a hostile text may have any number."""


class Vocabulary(Keepable):
    """The words of one language: built once from codebook and lexicon, then only read."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon, morphology: Morphology) -> None:
        self.lexicon, self.morphology = lexicon, morphology
        self._forms = _FormTable(lexicon, morphology)
        self._symbols: dict[frozenset[str], str] = {}
        places = ((kind, case) for kind in _MENTIONS for case in (None, *sorted(CASES)))
        self._mention_symbols = {place: chr(_FIRST_MENTION + number) for number, place in enumerate(places)}
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self._shapes: dict[str, tuple[str, ...]] = {}
        # every class is there: empty where the language has no words for it
        self.classes: Mapping[str, frozenset[str]] = {name: frozenset(lexicon.classes.get(name, ())) for name in CLASSES}
        self.composed: dict[str, str] = {}
        self.needs = Needs()
        """What the patterns of this vocabulary cannot do without."""
        self._entries: dict[Entry, Entry] = {}
        self._trie = self._words_trie(codebook)
        self._loaded = self._loaded_trie()
        self._entries.clear()
        self._words: dict[str, Word] = {}
        self._symbols_of: dict[str, list[str]] = {}
        for meanings, symbol in self._symbols.items():
            for meaning in meanings:
                self._symbols_of.setdefault(meaning, []).append(symbol)
        self.office_symbols = self.lexeme_symbols(meaning for meaning in self._symbols_of if meaning.startswith("office:"))

    # -- building --------------------------------------------------------------------------------------------------

    def _words_trie(self, codebook: Codebook) -> Trie:
        root: Trie = {}
        for lexeme in dict.fromkeys(_lexemes(self.lexicon)):
            for draft, form, verbal, nominal in self._places(root, lexeme):
                draft.lexemes.add(lexeme)
                draft.verbal |= verbal
                draft.nominal |= nominal
                draft.unfinished |= verbal and self.morphology.unfinished(lexeme, form)
        for office in codebook.offices.values():
            for plural, names in ((False, office.singular), (True, office.plural)):
                for name in names.get(self.lexicon.language, ()):
                    for draft, *_ in self._places(root, name):
                        draft.offices[office.id, plural] = None
        self._add_aliases(root, [alias for alias in codebook.aliases if alias.language == self.lexicon.language])
        self._assign_symbols(root)
        return self._frozen(root)

    def _add_aliases(self, root: Trie, aliases: list[Alias]) -> None:
        heads = {
            form
            for name in ("force", "site", "base", "institution")
            for lexeme in self.classes.get(name, ())
            for form in self._forms.of(lexeme)
        }
        texts = {match_form(alias.text) for alias in aliases}
        for alias in aliases:
            text = match_form(alias.text)
            head, _, rest = text.partition(" ")
            if rest in texts and any(reading.base in heads for reading in self.morphology.split(head)):
                self.composed[text] = alias.actor  # a phrase finds it: ميناء مصراتة, with the city inside
            for form in self._alias_forms(alias, text) if text not in self.composed else ():
                node = root
                for word in form:
                    node = node.setdefault(word, {})
                node.setdefault(_LEAF, _Draft()).aliases[alias] = None

    def _alias_forms(self, alias: Alias, text: str) -> Iterator[tuple[str, ...]]:
        forms = self.morphology.adjective_forms(text, ()) if alias.form == "adjective" else (text,)
        yield from (tuple(self.morphology.token.findall(form)) for form in forms)

    def _loaded_trie(self) -> Trie:
        root: Trie = {}
        for loaded in self.lexicon.loaded:
            for text in loaded.words:
                for draft, *_ in self._places(root, text):
                    draft.loaded[loaded] = None
        return self._frozen(root)

    def _places(self, root: Trie, text: str) -> Iterator[tuple[_Draft, str, bool, bool]]:
        """The leaves of all forms of a word or row of words, each with its last word; whether a lone word is a verb, a noun."""
        rows = [(root, "")]
        parts = text.split(" ")
        for number, part in enumerate(parts):
            forms = self._forms.of_noun(part, parts[0]) if number else self._forms.of(part)
            rows = [(node.setdefault(form, {}), form) for node, _ in rows for form in forms]
        for node, form in rows:
            single = len(parts) == 1
            yield (
                node.setdefault(_LEAF, _Draft()),
                form,
                single and form in self._forms.verbal.get(text, ()),
                single and form in self._forms.nominal.get(text, ()),
            )

    def _frozen(self, node: Trie) -> Trie:
        """The node with entries in the place of drafts, equal ones once."""
        for key, value in node.items():
            if key == _LEAF:
                node[key] = self._entry(value)
            else:
                inner = self._frozen(value)
                node[key] = inner[_LEAF] if len(inner) == 1 and _LEAF in inner else inner
        return node

    def _assign_symbols(self, root: Trie) -> None:
        """Gives symbols that follow each other to what patterns name together, so that their sets are a few short ranges."""
        groups: dict[str, list[int]] = {}
        triggers = dict.fromkeys(rule.triggers for rule in self.lexicon.rules)
        for number, words_ in enumerate((*(self.classes[name] for name in _FIRST_CLASSES), *self.classes.values(), *triggers)):
            for word in words_:
                groups.setdefault(word, []).append(number)
        found = {draft.meanings for draft in _drafts(root)} - {frozenset[str]()}
        for meanings in sorted(found, key=lambda each: (sorted(n for word in each for n in groups.get(word, ())), sorted(each))):
            self._symbols[meanings] = chr(_FIRST_SYMBOL + len(self._symbols))

    def _entry(self, draft: _Draft) -> Entry:
        finite, symbol = draft.finite, self._symbols.get(draft.meanings, "")
        entry = Entry(
            tuple(draft.aliases),
            frozenset(draft.lexemes),
            tuple(draft.offices),
            tuple(draft.loaded),
            finite,
            symbol,
            draft.unfinished,
        )
        return self._entries.setdefault(entry, entry)

    # -- symbols -----------------------------------------------------------------------------------------------------

    def mention_symbol(self, kind: str, case: str | None) -> str:
        """The symbol of a mention of this kind (STATE, ADJ ...) in this case."""
        known = self._mention_symbols
        return known.setdefault((kind, case), chr(_FIRST_MENTION + len(known)))

    def mention_symbols(self) -> list[str]:
        """The symbols of all mentions."""
        return list(self._mention_symbols.values())

    def lexeme_symbols(self, lexemes: Iterable[str]) -> str:
        """All symbols that can stand for one of these lexemes."""
        return "".join(sorted({symbol for lexeme in lexemes for symbol in self._symbols_of.get(lexeme, ())}))

    def finite_symbols(self, lexemes: Iterable[str]) -> str:
        """The symbols of these lexemes' forms that only a verb has."""
        return "".join(sorted(set(self.lexeme_symbols(lexemes)).intersection(self._symbols_of.get(FINITE, ()))))

    def class_symbols(self, name: str) -> str:
        return self.lexeme_symbols(self.classes.get(name, ()))

    @property
    def verb_forms(self) -> frozenset[str]:
        """All forms of the lexicon's verbs."""
        return frozenset(self.lexicon.verbs).union(*self._forms.verbal.values())

    def forms_of(self, lexeme: str) -> frozenset[str]:
        """All forms of one word of the lexicon."""
        return self._forms.of(lexeme)

    def word(self, form: str) -> Entry:
        """What a single form means; an empty entry for a form that the lexicon has not."""
        return _own_entry(self._trie.get(form, {})) or Entry()

    # -- reading -----------------------------------------------------------------------------------------------------

    def words(self, tokens: Iterable[str]) -> list[Word]:
        """What is known of each of these words and marks."""
        known = self._words
        return [known.get(token) or self._remembered(token) for token in tokens]

    def hits(self, tokens: Iterable[str]) -> list[Hit]:
        """The longest known rows of words, left to right, without overlaps."""
        return self.hits_of(self.words(tokens))

    def hits_of(self, words: list[Word]) -> list[Hit]:
        """The same for words that are looked up already."""
        return self._search(words)

    def loaded_hits(self, words: list[Word]) -> list[Hit]:
        """The same for loaded expressions."""
        for word in words:
            if word.loaded:  # few sentences have one
                own = [word.loaded or Word(word.text, None, None, ()) for word in words]
                return [hit for hit in self._search(own) if hit.entry.loaded]
        return []

    def _remembered(self, text: str) -> Word:
        readings = dict.fromkeys(self.morphology.split(text))
        word, loaded = self._word(self._trie, text, readings), self._word(self._loaded, text, readings)
        word.loaded = loaded if loaded.is_known else None
        if len(self._words) < _REMEMBERED:
            self._words[text] = word
        return word

    def _search(self, words: list[Word]) -> list[Hit]:
        hits, free, silent = list[Hit](), 0, self.morphology.silent
        for position, word in enumerate(words):
            alone, reading = word.alone, word.reading
            if position < free or (alone is None and not word.rows):
                continue
            hit = self._longest(word, words, position) if word.rows else None
            if hit is None:
                if alone is None or reading is None:
                    continue
                hit = Hit(position, position + 1, alone, reading)
            elif word.text in silent and self._reaches(words, hit):
                continue
            hits.append(hit)
            free = hit.last
        return hits

    def _reaches(self, words: list[Word], hit: Hit) -> bool:
        """Whether a row of words from the one after the article goes further: the Gulf of Finland is not the Gulf."""
        inner = self._longest(words[hit.first + 1], words, hit.first + 1)
        return inner is not None and inner.last > hit.last

    def _word(self, trie: Trie, text: str, readings: Iterable[Reading]) -> Word:
        """What the trie knows of one word."""
        alone: Entry | None = None
        own: Reading | None = None
        rows: list[tuple[Reading, Trie]] = []
        for reading in readings:
            if reading.base is None:  # "for her": a pronoun on a preposition is known without an entry
                if alone is None:
                    alone, own = Entry(), reading
                continue
            node = trie.get(reading.base)
            if node is None:
                continue
            entry = _own_entry(node)
            if entry and alone is None and _fits(entry, reading):
                alone, own = entry, reading
            ended = reading.case or (reading.pronoun and len(reading.base) <= _PARTICLE)
            if node is not entry and not ended and len(node) > (entry is not None):
                rows.append((reading, node))
        return Word(text, alone, own, tuple(rows))

    def _longest(self, word: Word, words: list[Word], first: int) -> Hit | None:
        """The longest row of at least two words that begins with `word`, at `first`; of several the first reading's."""
        best: Hit | None = None
        if first + 1 == len(words) or not self._goes_on(word, words[first + 1].text):
            return best
        for reading, node in word.rows:
            for last, entry, end in self._walk(node, words, first + 1, reading):
                if last > (best.last if best else first + 1) and _fits(entry, end):
                    best = Hit(first, last, entry, end)
        return best

    def _goes_on(self, word: Word, following: str) -> bool:
        """Whether a row of words that begins with `word` may go on with the word that follows."""
        known = word.goes_on.get(following)
        if known is None:
            bases = [inner.base for inner in self._split(following)]
            known = not all(node.keys().isdisjoint(bases) for _, node in word.rows)
            if len(word.goes_on) < _FOLLOWING:
                word.goes_on[following] = known
        return known

    def _walk(
        self, node: Trie | Entry, words: list[Word], position: int, reading: Reading
    ) -> Iterator[tuple[int, Entry, Reading]]:
        """Every leaf below `node` along the words: only the first word takes proclitics, only the last one endings."""
        entry = _own_entry(node)
        if entry:
            yield position, entry, reading
        if position == len(words) or reading.case or isinstance(node, Entry):
            return
        for inner in self._split(words[position].text):
            if not inner.before and inner.base in node:
                ended = Reading(reading.before, reading.base, inner.pronoun, inner.case, inner.marks or reading.marks)
                yield from self._walk(node[inner.base], words, position + 1, ended)

    def shape(self, word: str) -> tuple[str, ...]:
        """The marks that the end of a word shows which no lexicon has; remembered."""
        marks = self._shapes.get(word)
        if marks is None:
            marks = self.morphology.shape(word)
            if len(self._shapes) < _REMEMBERED:
                self._shapes[word] = marks
        return marks

    def _split(self, word: str) -> tuple[Reading, ...]:
        readings = self._readings.get(word)
        if readings is None:
            readings = tuple(dict.fromkeys(self.morphology.split(word)))
            if len(self._readings) < _REMEMBERED:
                self._readings[word] = readings
        return readings


def _drafts(node: Trie) -> Iterator[_Draft]:
    for key, value in node.items():
        if key == _LEAF:
            yield value
        else:
            yield from _drafts(value)


def _own_entry(node: Trie | Entry) -> Entry | None:
    return node if isinstance(node, Entry) else node.get(_LEAF)


def _fits(entry: Entry, reading: Reading) -> bool:
    """Names take no suffixed pronoun (قطره is a drop, not Qatar) and no particle of the future (ستالين is not Tallinn)."""
    verbal = reading.pronoun or VERBAL in reading.before
    return not (verbal and entry.aliases and not entry.lexemes and not entry.offices)


class _FormTable(Keepable):
    """The forms of every word that the lexicon lists."""

    def __init__(self, lexicon: Lexicon, morphology: Morphology) -> None:
        self.by_order = morphology.verb == "middle"
        self.verbal = {lemma: morphology.verb_forms(lemma, given) for lemma, given in lexicon.verbs.items()}
        nouns = {lemma: morphology.noun_forms(lemma, given) for lemma, given in lexicon.nouns.items()}
        adjectives = {lemma: morphology.adjective_forms(lemma, given) for lemma, given in lexicon.adjectives.items()}
        self.nominal = {
            lemma: nouns.get(lemma, frozenset()) | adjectives.get(lemma, frozenset()) for lemma in (*nouns, *adjectives)
        }

    def of_noun(self, word: str, first: str) -> frozenset[str]:
        """The forms after another noun, where nothing but their order tells verbs: drone attacks, never "drones attacked"."""
        compound = self.by_order and first in self.nominal and first not in self.verbal and word in self.nominal
        return self.nominal[word] if compound else self.of(word)

    def of(self, word: str) -> frozenset[str]:
        forms = self.verbal.get(word, frozenset()) | self.nominal.get(word, frozenset())
        return forms or frozenset({match_form(word)})


def _lexemes(lexicon: Lexicon) -> Iterator[str]:
    yield from lexicon.verbs
    yield from lexicon.nouns
    yield from lexicon.adjectives
    for entries in (*lexicon.classes.values(), *lexicon.contexts.values()):
        yield from entries
    for rule in lexicon.rules:
        yield from rule.triggers
        yield from (word for word in words(rule.pattern) if word != ",")  # the comma has a symbol of its own
    for phrase in lexicon.phrases:
        yield from (word for word in words(phrase.pattern) if word != ",")
