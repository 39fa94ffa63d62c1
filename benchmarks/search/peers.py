"""The other ways to search a million quotations, each with its index, asked the same.

Each engine answers the numbers of at most ten statements. They are given what suits them:
the scan its best scorer, FTS5 the rarest trigrams of the search, tantivy fuzzy terms.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generated import Row, Search

from claimsdb.search.connect import tune
from claimsdb.search.find import search
from claimsdb.search.query import Filters, Query
from claimsdb.text.folding import fold

TOP = 10


class Engine(ABC):
    """One way to search: built once, then asked."""

    name: str

    @abstractmethod
    def build(self, rows: Sequence[Row]) -> None:
        """Index the rows."""

    @abstractmethod
    def ask(self, query: Search) -> list[int]:
        """The numbers of the best statements, best first."""

    def size(self) -> int:
        """Bytes that the index takes beside the text."""
        return 0


class Claimsdb(Engine):
    """This program, on a base that was imported with its own importer."""

    name = "claimsdb"

    def __init__(self, base: Path) -> None:
        self._connection = sqlite3.connect(f"{base.as_uri()}?mode=ro", uri=True)
        tune(self._connection)
        self._numbers = {
            statement: int(note)
            for statement, note in self._connection.execute("SELECT id, note FROM statement")
        }

    def build(self, rows: Sequence[Row]) -> None:
        """The base holds its index already."""

    def ask(self, query: Search) -> list[int]:
        filters = Filters(speaker=(query.speaker,)) if query.speaker else Filters()
        results = search(self._connection, Query(words=query.text, filters=filters), limit=TOP)
        return [self._numbers[hit.statement_id] for hit in results.hits]

    def size(self) -> int:
        ((size,),) = self._connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search%' "
            "OR name LIKE 'sqlite_autoindex_search%'"
        )
        return int(size)


class Scan(Engine):
    """Every statement scored with rapidfuzz: nothing is missed, and nothing is fast."""

    name = "rapidfuzz scan"

    def build(self, rows: Sequence[Row]) -> None:
        self._numbers = [row.number for row in rows]
        self._speakers = [row.speaker for row in rows]
        self._texts = [fold(row.words) for row in rows]

    def ask(self, query: Search) -> list[int]:
        from rapidfuzz import fuzz, process

        texts: Any = self._texts
        if query.speaker:
            texts = {
                place: text
                for place, text in enumerate(self._texts)
                if self._speakers[place] == query.speaker
            }
        best: dict[int, float] = {}
        for scorer in (fuzz.partial_ratio, fuzz.token_set_ratio):
            for _, score, place in process.extract(
                fold(query.text), texts, scorer=scorer, limit=TOP
            ):
                best[place] = max(score, best.get(place, 0.0))
        order = sorted(best, key=lambda place: (-best[place], place))
        return [self._numbers[place] for place in order[:TOP]]


class Trigram(Engine):
    """SQLite's FTS5 with trigrams: the rarest trigrams of the search, reranked."""

    name = "FTS5 trigram"
    RAREST = 12
    READ = 300

    def build(self, rows: Sequence[Row]) -> None:
        self._folder = Path(tempfile.mkdtemp())
        self._connection = sqlite3.connect(self._folder / "trigram.db")
        run = self._connection.execute
        run("CREATE TABLE said (number INTEGER PRIMARY KEY, speaker TEXT, words TEXT)")
        run(
            "CREATE VIRTUAL TABLE tri USING fts5(words, content='', columnsize=0, "
            "detail=none, tokenize='trigram')"
        )
        folded = [(row.number, row.speaker, fold(row.words)) for row in rows]
        self._connection.executemany("INSERT INTO said VALUES (?, ?, ?)", folded)
        self._connection.executemany(
            "INSERT INTO tri (rowid, words) VALUES (?, ?)", [(n, w) for n, _, w in folded]
        )
        run("INSERT INTO tri (tri) VALUES ('optimize')")
        run("CREATE VIRTUAL TABLE vocabulary USING fts5vocab (tri, 'row')")
        run("CREATE TABLE frequency AS SELECT term, doc FROM vocabulary")
        run("CREATE UNIQUE INDEX by_term ON frequency (term)")
        self._connection.commit()
        tune(self._connection)

    def ask(self, query: Search) -> list[int]:
        from rapidfuzz import fuzz

        text = fold(query.text)
        grams = {text[i : i + 3] for i in range(len(text) - 2)}
        marks = ",".join("?" * len(grams))
        known = self._connection.execute(
            f"SELECT term, doc FROM frequency WHERE term IN ({marks}) ORDER BY doc LIMIT ?",
            (*grams, self.RAREST),
        ).fetchall()
        held: dict[int, int] = {}
        for term, _ in known:
            quoted = '"' + term.replace('"', '""') + '"'
            for (number,) in self._connection.execute(
                "SELECT rowid FROM tri WHERE tri MATCH ? LIMIT 20000", (quoted,)
            ):
                held[number] = held.get(number, 0) + 1
        order = sorted(held, key=lambda number: -held[number])[: self.READ * 10]
        scored = []
        numbers = ",".join(map(str, order))
        for number, speaker, words in self._connection.execute(
            f"SELECT number, speaker, words FROM said WHERE number IN ({numbers})"
        ):
            if query.speaker in (None, speaker):
                scored.append((-held[number], number, words))
        scored.sort()
        ranked = sorted(
            (-max(fuzz.partial_ratio(text, w), fuzz.token_set_ratio(text, w)), n)
            for _, n, w in scored[: self.READ]
        )
        return [number for _, number in ranked[:TOP]]

    def size(self) -> int:
        ((size,),) = self._connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name <> 'said' AND name NOT LIKE 'sqlite%'"
        )
        return int(size)


class Tantivy(Engine):
    """tantivy: each word as a fuzzy term of distance one, any of which may match."""

    name = "tantivy fuzzy"
    READ = 100

    def build(self, rows: Sequence[Row]) -> None:
        import tantivy

        self._folder = Path(tempfile.mkdtemp())
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True)
        builder.add_text_field("words", stored=True)
        builder.add_text_field("speaker", tokenizer_name="raw")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(self._folder))
        writer = self._index.writer(256_000_000, 1)
        for row in rows:
            writer.add_document(
                tantivy.Document(number=row.number, words=fold(row.words), speaker=row.speaker)
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, query: Search) -> list[int]:
        import tantivy
        from rapidfuzz import fuzz

        text = fold(query.text)
        words = ["".join(c for c in word if c.isalnum()) for word in text.split()]
        clauses = []
        for word in filter(None, words):
            wanted = (
                tantivy.Query.fuzzy_term_query(self._schema, "words", word, distance=1)
                if len(word) > 3
                else tantivy.Query.term_query(self._schema, "words", word)
            )
            clauses.append((tantivy.Occur.Should, wanted))
        if query.speaker:
            clauses = [
                (tantivy.Occur.Must, tantivy.Query.boolean_query(clauses)),
                (
                    tantivy.Occur.Must,
                    tantivy.Query.term_query(self._schema, "speaker", query.speaker),
                ),
            ]
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), self.READ).hits
        ranked = []
        for _, address in found:
            document = self._searcher.doc(address)
            held = document["words"][0]
            score = max(fuzz.partial_ratio(text, held), fuzz.token_set_ratio(text, held))
            ranked.append((-score, document["number"][0]))
        ranked.sort()
        return [number for _, number in ranked[:TOP]]

    def size(self) -> int:
        return sum(
            path.stat().st_size for path in self._folder.iterdir() if path.suffix != ".store"
        )

    def __del__(self) -> None:
        shutil.rmtree(getattr(self, "_folder", "nowhere"), ignore_errors=True)


class Trgm(Engine):
    """PostgreSQL's pg_trgm, where a server is named by CLAIMSDB_BENCHMARK_POSTGRES."""

    name = "pg_trgm"

    def __init__(self, url: str) -> None:
        import psycopg

        self._connection = psycopg.connect(url, autocommit=True)

    def build(self, rows: Sequence[Row]) -> None:
        run = self._connection.execute
        run("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        run("CREATE TEMP TABLE said (number INTEGER, speaker TEXT, words TEXT)")
        with self._connection.cursor().copy("COPY said FROM STDIN") as copy:
            for row in rows:
                copy.write_row((row.number, row.speaker, fold(row.words)))
        run("CREATE INDEX said_trgm ON said USING gin (words gin_trgm_ops)")
        run("SET pg_trgm.word_similarity_threshold = 0.4")

    def ask(self, query: Search) -> list[int]:
        text = fold(query.text)
        rows = self._connection.execute(
            "SELECT number FROM said WHERE %s <%% words AND (%s::text IS NULL OR speaker = %s) "
            "ORDER BY word_similarity(%s, words) DESC LIMIT %s",
            (text, query.speaker, query.speaker, text, TOP),
        )
        return [row[0] for row in rows.fetchall()]

    def size(self) -> int:
        row = self._connection.execute("SELECT pg_relation_size('said_trgm')").fetchone()
        return int(row[0]) if row else 0
