"""Words in PostgreSQL: a tsvector of the folded words, which its parser only parts and its dictionary `simple` leaves alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import BigInteger, Connection, String, bindparam, column, func, table, text

from graph.codebook.searching import words_of
from graph.ledger.wanted import Entry, Matching, Phrase, Wanted

_MAKE: Final = (
    "CREATE TABLE text_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX text_words_by_word ON text_words USING gin (words)",
)
_PUT: Final = """INSERT INTO text_words (number, words)
VALUES (:number, setweight(to_tsvector('simple', :title), 'A') || to_tsvector('simple', :text))"""
_TAKE: Final = "DELETE FROM text_words WHERE number = :number"
_MOST: Final = 60_000
"""A tsvector holds at most a megabyte: of a longer document only so many words are found."""
_WORDS = table("text_words", column("number", BigInteger), column("words"))


class PostgreSQLWords:
    def make(self, connection: Connection) -> None:
        for statement in _MAKE:
            connection.execute(text(statement))

    def drop(self, connection: Connection) -> None:
        connection.execute(text("DROP TABLE IF EXISTS text_words"))

    def put(self, connection: Connection, added: Sequence[Entry]) -> None:
        connection.execute(text(_PUT), [_values(entry) for entry in added])

    def take(self, connection: Connection, removed: Sequence[Entry]) -> None:
        connection.execute(text(_TAKE), [{"number": entry.number} for entry in removed])

    def wipe(self, connection: Connection) -> None:
        """The server does that when it cleans up its tables."""

    def asked(self, wanted: Wanted) -> str:
        weight = "A" if wanted.in_title else ""
        every = " & ".join(_either(phrase, weight) for phrase in wanted.every)
        return every + "".join(f" & !{_either(phrase, weight)}" for phrase in wanted.none)

    def matching(self) -> Matching:
        query = func.to_tsquery("simple", bindparam("asked", type_=String))
        condition = _WORDS.c.words.op("@@", is_comparison=True)(query)
        return Matching(_WORDS, condition, _WORDS.c.number, -func.ts_rank(_WORDS.c.words, query))


def _values(entry: Entry) -> dict[str, object]:
    """Its words alone: the parser would read more into what stands between them."""
    return {
        "number": entry.number,
        "title": " ".join(words_of(entry.title)),
        "text": " ".join(words_of(entry.text)[:_MOST]),
    }


def _either(phrase: Phrase, weight: str) -> str:
    return f"({' | '.join(_written(phrase, weight))})"


def _written(phrase: Phrase, weight: str) -> Iterator[str]:
    """Each word in quotes, with its signs: of which weight it has to be, whether it is a beginning."""
    for joined in phrase.joined:
        words = [f"'{word}'" for word in (joined + phrase.words[0], *phrase.words[1:])]
        signs = [weight] * (len(words) - 1) + [("*" if phrase.prefix else "") + weight]
        yield "(" + " <-> ".join(f"{word}:{sign}" if sign else word for word, sign in zip(words, signs, strict=True)) + ")"
