"""A sentence as the rules see it: a row of items, one symbol each."""

from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from graph.coding.dates import FoundDate
from graph.coding.quantities import Found
from graph.coding.text import Normal
from graph.coding.vocabulary import Entry, Word
from graph.model import Kind, Mention, Participant, Quantity, Span, StateBasis

WORD: Final = "w"
ADJECTIVE: Final = "a"
"""A word that no lexicon has, and whose ending shows an adjective: it describes the noun after it."""
ADVERB: Final = "y"
"""The same for adverbs, which stand beside a verb."""
COMMA: Final = ","
MARK: Final = "."
BOUNDARY: Final = "|"
RELATIVE: Final = ">"
OPEN: Final = "["
CLOSE: Final = "]"
QUANTITY: Final = "q"
DATE: Final = "d"


class Token(NamedTuple):
    """A word or mark; `start` and `end` are offsets in the sentence's matching form."""

    text: str
    start: int
    end: int


@dataclass(slots=True, init=False)
class Entity:
    """Somebody or something that words of the sentence name, with all that linking knows of it.

    `span` is the name's; `whole` takes in title and modifiers. `title` is (office, whose office) of an office-holder;
    `host` where an envoy is accredited. `owner` is the actor that an adjective or genitive names (a Turkish base).
    `stands_for` tells of an anaphor which sort it takes up, and how many of them.
    """

    kind: Kind
    id: str | None
    name: str
    mention: str
    span: Span
    whole: Span
    state: str | None
    acts_for: str | None
    basis: StateBasis | None
    sector: str | None
    code: str | None
    link: str
    title: tuple[str, str] | None
    host: "Entity | None"
    owner: "Entity | None"
    pronoun: str | None
    stands_for: tuple[str, int] | None

    def __init__(  # compiled, it is several times as fast as one that `dataclass` makes
        self, kind: Kind, id: str | None, name: str, mention: str, span: Span, whole: Span,  # noqa: A002
        state: str | None = None, acts_for: str | None = None, basis: StateBasis | None = None, sector: str | None = None,
        code: str | None = None, link: str = "", title: tuple[str, str] | None = None, host: "Entity | None" = None,
        owner: "Entity | None" = None, pronoun: str | None = None, stands_for: tuple[str, int] | None = None,
    ) -> None:  # fmt: skip
        self.kind, self.id, self.name, self.mention, self.span, self.whole = kind, id, name, mention, span, whole
        self.state, self.acts_for, self.basis, self.sector, self.code = state, acts_for, basis, sector, code
        self.link, self.title, self.host, self.owner = link, title, host, owner
        self.pronoun, self.stands_for = pronoun, stands_for

    def as_said_by(self, anaphor: "Entity", link: str) -> "Entity":
        """The same actor, as another's words take it up: a pronoun, a set, "his country"."""
        return replace(self, mention=anaphor.mention, span=anaphor.span, whole=anaphor.span, link=link)

    def participant(self) -> Participant:
        return Participant(
            self.id,
            self.name,
            self.kind,
            self.mention,
            self.span,
            self.state,
            self.code,
            self.sector,
            self.basis,
            self.acts_for,
            self.link,
        )

    @property
    def key(self) -> str:
        """Equal for entities that are the same actor, as far as linking knows."""
        return self.id or f"{self.title or self.name}"


NO_LEXEMES: Final[frozenset[str]] = frozenset()


@dataclass(slots=True, init=False)
class Item:
    """One thing in the row: `symbol` is what patterns match; `first` to `last` are its tokens, half-open.

    `skip` characters at its beginning are proclitics, which are items of their own.

    `entities` are whom a mention names, several where it is a coordinated title or a set. `kind` is the mention's kind in
    the words of the rule language (STATE, ADJ, SET ...). `lexemes` are its entry's; `is_verb` holds for a verb form that no
    noun shares, and no name. An item is never changed: it is not frozen because a text has thousands of them, and setting a
    frozen field takes four times as long.
    """

    symbol: str
    first: int
    last: int
    entry: Entry | None
    kind: str | None
    entities: tuple[Entity, ...]
    case: str | None
    marks: tuple[str, ...]
    quantity: Found | None
    date: FoundDate | None
    skip: int
    lexemes: frozenset[str] = field(init=False, compare=False)
    is_verb: bool = field(init=False, compare=False)

    def __init__(
        self, symbol: str, first: int, last: int, entry: Entry | None = None, kind: str | None = None,
        entities: tuple[Entity, ...] = (), case: str | None = None, marks: tuple[str, ...] = (), quantity: Found | None = None,
        date: FoundDate | None = None, skip: int = 0,
    ) -> None:  # fmt: skip
        self.symbol, self.first, self.last, self.entry = symbol, first, last, entry
        self.kind, self.entities, self.case, self.marks = kind, entities, case, marks
        self.quantity, self.date, self.skip = quantity, date, skip
        if entry is None:
            self.lexemes, self.is_verb = NO_LEXEMES, False
        else:
            self.lexemes, self.is_verb = entry.lexemes, entry.finite and not entities

    def with_marks(self, marks: tuple[str, ...]) -> "Item":
        """The same with other marks."""
        return Item(
            self.symbol, self.first, self.last, self.entry, self.kind, self.entities, self.case, marks, self.quantity,
            self.date, self.skip,
        )  # fmt: skip

    def marked(self, symbol: str) -> "Item":
        """The same with another symbol."""
        return Item(
            symbol, self.first, self.last, self.entry, self.kind, self.entities, self.case, self.marks, self.quantity,
            self.date, self.skip,
        )  # fmt: skip


@dataclass(slots=True, init=False)
class Sentence:
    """One sentence on its way through the steps: each step replaces `items` or adds to `mentions` and `named`.

    `known` is what is known of its words and marks, `texts` are these in matching form, `tokens` the same with their places.
    `named` are all entities that its words name, those inside titles too.
    """

    number: int
    document_text: str
    span: Span
    normal: Normal
    known: list[Word]
    texts: tuple[str, ...]
    items: list[Item]
    mentions: list[Mention]
    named: list[Entity]
    _tokens: tuple[Token, ...]

    def __init__(self, number: int, document_text: str, span: Span, normal: Normal) -> None:
        self.number, self.document_text, self.span, self.normal = number, document_text, span, normal
        self.known = []
        self.texts, self.items, self.mentions, self.named, self._tokens = (), [], [], [], ()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Made when they are first asked for: many a sentence names nobody."""
        if not self._tokens:
            self._tokens = tuple(_placed(self.texts, self.normal.text))
        return self._tokens

    def forget_tokens(self) -> None:
        """Frees them until they are asked for again."""
        self._tokens = ()

    def words(self, span: Span) -> str:
        return span.of(self.document_text)

    def stated(self, found: Found) -> Quantity:
        """An amount that was found in the matching form, in the document's words and places."""
        span = self.normal.span(found.span.start, found.span.end)
        return Quantity(found.value, found.unit, found.comparison, self.words(span), span)

    @property
    def row(self) -> list[str]:
        """The symbols of its items."""
        return [item.symbol for item in self.items]

    @property
    def symbols(self) -> str:
        return "".join(self.row)

    def item_span(self, first: int, last: int) -> Span:
        """The document's span of the items from `first` up to `last`; proclitics and boundaries at the ends do not count."""
        return self.between([item for item in self.items[first:last] if item.last > item.first])

    def between(self, items: list[Item]) -> Span:
        """The document's span from the first of some items to the last."""
        start = self.tokens[items[0].first].start + items[0].skip
        return self.normal.span(start, self.tokens[items[-1].last - 1].end)


def _placed(texts: tuple[str, ...], text: str) -> list[Token]:
    tokens, end = list[Token](), 0
    for word in texts:
        start = text.index(word, end)  # nothing but spaces stands between
        end = start + len(word)
        tokens.append(_new(Token, (word, start, end)))
    return tokens


_new = tuple.__new__
"""Makes a named tuple in half the time: a sentence has thirty."""


def is_money(item: Item) -> bool:
    """Whether it is an amount whose unit is a currency (ISO 4217)."""
    return bool(item.quantity and len(item.quantity.unit) == 3 and item.quantity.unit.isupper())
