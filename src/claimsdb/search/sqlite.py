"""The index in an SQLite base: a contentless FTS5 table of the words, and plain tables.

FTS5 keeps rowids only (`detail=none, columnsize=0`): 30 MB at a million statements, where
positions would take 79. It sees the tokens of `text`, never the text: the ascii tokenizer
takes every byte above 127 as part of a word, so it parts at our spaces and nowhere else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimsdb.search.backend import CHECK_MODULUS

TABLES = ("search_meta", "search_words", "search_term", "search_delete", "search_entry")
_CREATE = """
CREATE TABLE search_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '.%@'"
);
CREATE TABLE search_term (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, df INTEGER NOT NULL);
CREATE TABLE search_delete (
    hash INTEGER NOT NULL, term_id INTEGER NOT NULL, PRIMARY KEY (hash, term_id)
) WITHOUT ROWID;
CREATE TABLE search_entry (
    term_id INTEGER NOT NULL, kind INTEGER NOT NULL, row_id INTEGER NOT NULL,
    PRIMARY KEY (term_id, kind, row_id)
) WITHOUT ROWID;
"""


class SqliteBackend:
    """The index tables of an SQLite base."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, parameters).fetchall()

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(sql, rows)

    def exists(self) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'search_meta'"
        )
        return found.fetchone() is not None

    def create(self) -> None:
        for table in TABLES:
            self._connection.execute(f"DROP TABLE IF EXISTS {table}")
        # One by one: executescript() would commit the caller's transaction first.
        for statement in _CREATE.split(";\n"):
            if statement.strip():
                self._connection.execute(statement)

    def insert_words(self, rows: Iterable[tuple[int, str]]) -> None:
        self._connection.executemany("INSERT INTO search_words (rowid, words) VALUES (?, ?)", rows)

    def delete_words(self, rows: Iterable[tuple[int, str]]) -> None:
        self._connection.executemany(
            "INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', ?, ?)", rows
        )

    def settle(self) -> None:
        self._connection.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")

    def postings(self) -> Iterator[tuple[str, int, int]]:
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary "
            "USING fts5vocab (main, search_words, 'instance')"
        )
        yield from self._connection.execute(
            f"SELECT term, count(*), sum(doc * doc % {CHECK_MODULUS}) "
            "FROM temp.search_vocabulary GROUP BY term"
        )

    def holders(
        self,
        groups: Sequence[Sequence[str]],
        *,
        without: Sequence[str] = (),
        scope: tuple[str, Sequence[Any]] | None = None,
        limit: int,
    ) -> list[int]:
        sql = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        parameters: list[Any] = [_match(groups, without)]
        if scope is not None:
            sql += f" AND rowid IN ({scope[0]})"
            parameters += scope[1]
        sql += " LIMIT ?"
        return [row[0] for row in self._connection.execute(sql, [*parameters, limit])]


def _match(groups: Sequence[Sequence[str]], without: Sequence[str]) -> str:
    """Write an FTS5 expression: a word of every group, none of `without`."""
    wanted = " AND ".join(_any(group) for group in groups)
    return f"({wanted}) NOT {_any(without)}" if without else wanted


def _any(terms: Sequence[str]) -> str:
    # Tokens hold letters, digits, `.` and `%`: no quotation mark can end the string early.
    quoted = ['"' + term.replace('"', "") + '"' for term in terms]
    return quoted[0] if len(quoted) == 1 else "(" + " OR ".join(quoted) + ")"
