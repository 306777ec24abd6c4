"""Words in SQLite: FTS5, which keeps no text of its own here. It folds nothing, for the words come folded."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Integer, String, bindparam, column, literal_column, table, text

from graph.ledger.wanted import Entry, Matching, Phrase, Wanted

_MAKE = (
    "CREATE VIRTUAL TABLE text_words USING fts5(title, text, content='', tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO text_words(text_words, rank) VALUES ('rank', 'bm25(4.0, 1.0)')",  # a title tells what a text is about
)
_PUT = "INSERT INTO text_words(rowid, title, text) VALUES (:number, :title, :text)"
_TAKE = "INSERT INTO text_words(text_words, rowid, title, text) VALUES ('delete', :number, :title, :text)"
_WIPE = "INSERT INTO text_words(text_words) VALUES ('optimize')"  # merged anew, without what was taken
_WORDS = table("text_words", column("rowid", Integer), column("rank"))


class SQLiteWords:
    def make(self, connection: Connection) -> None:
        for statement in _MAKE:
            connection.exec_driver_sql(statement)

    def drop(self, connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE IF EXISTS text_words")

    def put(self, connection: Connection, added: Sequence[Entry]) -> None:
        connection.execute(text(_PUT), [_values(entry) for entry in added])

    def take(self, connection: Connection, removed: Sequence[Entry]) -> None:
        connection.execute(text(_TAKE), [_values(entry) for entry in removed])

    def wipe(self, connection: Connection) -> None:
        connection.exec_driver_sql(_WIPE)

    def asked(self, wanted: Wanted) -> str:
        every = " AND ".join(_either(phrase) for phrase in wanted.every)
        asked = f"({every})" + "".join(f" NOT {_either(phrase)}" for phrase in wanted.none)
        return f"{{title}} : ({asked})" if wanted.in_title else asked

    def matching(self) -> Matching:
        condition = literal_column("text_words").op("MATCH", is_comparison=True)(bindparam("asked", type_=String))
        return Matching(_WORDS, condition, _WORDS.c.rowid, _WORDS.c.rank)


def _values(entry: Entry) -> dict[str, object]:
    return {"number": entry.number, "title": entry.title, "text": entry.text}


def _either(phrase: Phrase) -> str:
    return f"({' OR '.join(_written(phrase))})"


def _written(phrase: Phrase) -> Iterator[str]:
    """Words are letters and digits alone, so that quotes around them are enough."""
    for joined in phrase.joined:
        yield f'"{" ".join((joined + phrase.words[0], *phrase.words[1:]))}"{"*" if phrase.prefix else ""}'
