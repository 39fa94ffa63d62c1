"""The search index as its owners see it: told of every change, rebuilt, and proved true.

It is derived from the tables and versioned by what it is made with: another way of folding
words, or of laying out the index, makes it stale. The words themselves are not in it, so a
quote is forgotten only when its old words are given exactly; the session's hook does so.
A quote stands in it as long as the quote itself is not deleted; whether its statement is
live is asked at the time of searching. Beside its words it is indexed under its speaker, the
filter that is used most, so that "these words by this speaker" is one look into the index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimsdb.search import spelling
from claimsdb.search.backend import Backend, backend_of, checksum
from claimsdb.text.folding import FOLD_VERSION
from claimsdb.text.tokens import tokens

LAYOUT = 1
KINDS = {"claim": 1, "speaker": 2, "position": 3, "source": 4, "topic": 5}
SMALL = {
    "claim": ("claim", ("text",)),
    "speaker": ("speaker_name", ("name",)),
    "position": ("position", ("title", "variants")),
    "source": ("source", ("title", "container_title", "publisher")),
    "topic": ("topic", ("name",)),
}
"""The table and the columns of each small kind; a speaker is found by each of its names."""
CHUNK = 20_000
MARK = "@"  # no token of `text` holds it

Progress = Callable[[int, int], None]


def speaker_mark(speaker_id: int) -> str:
    """The word under which a speaker's quotes stand in the index."""
    return f"{MARK}{speaker_id}"


class Index:
    """The search index of one base, on one connection and in its transaction."""

    def __init__(self, connection: Any) -> None:
        self._backend: Backend = backend_of(connection)

    def is_stale(self) -> bool:
        """Whether the index is missing, unfinished, or made by another version."""
        return not self._backend.exists() or self._meta() != {
            "layout": str(LAYOUT),
            "fold": str(FOLD_VERSION),
        }

    def ensure(self) -> bool:
        """Make the index tables where they are stale; say whether `rebuild` is needed."""
        if not self.is_stale():
            return False
        self._backend.create()
        return True

    def add_quotes(self, rows: Iterable[tuple[int, str] | tuple[int, str, int]]) -> None:
        """Index quotes: id, words, and the speaker's id, which is looked up where not given."""
        lines = self._lines(rows)
        self._backend.insert_words((quote_id, " ".join(found)) for quote_id, found in lines)
        self.count(Counter(term for _, found in lines for term in found[:-1]))

    def add_tokens(self, rows: Iterable[tuple[int, str]]) -> None:
        """Index quotes whose tokens were made elsewhere: each once, the speaker's mark too.

        `count` must be told of the same tokens, without the marks.
        """
        self._backend.insert_words(rows)

    def remove_quotes(self, rows: Iterable[tuple[int, str] | tuple[int, str, int]]) -> None:
        """Forget quotes, given the words and the speaker that they were indexed with."""
        lines = self._lines(rows)
        self._backend.delete_words((quote_id, " ".join(found)) for quote_id, found in lines)
        gone = Counter(term for _, found in lines for term in found[:-1])
        self.count({term: -times for term, times in gone.items()})

    def _lines(
        self, rows: Iterable[tuple[int, str] | tuple[int, str, int]]
    ) -> list[tuple[int, list[str]]]:
        """Each quote's words, once each, and its speaker's mark behind them."""
        lines = []
        for row in rows:
            speaker = row[2] if len(row) == 3 else self._speaker_of(row[0])
            lines.append((row[0], [*set(tokens(row[1])), speaker_mark(speaker)]))
        return lines

    def _speaker_of(self, quote_id: int) -> int:
        found = self._backend.query(
            "SELECT s.speaker_id FROM quote q JOIN statement s ON s.id = q.statement_id "
            "WHERE q.id = ?",
            (quote_id,),
        )
        return int(found[0][0]) if found else 0

    def put(self, kind: str, row_id: int, old: str | None, new: str | None) -> None:
        """Index a small record under `new` instead of `old`; None is absence."""
        self.put_many(kind, [(row_id, old, new)])

    def put_many(self, kind: str, rows: Iterable[tuple[int, str | None, str | None]]) -> None:
        """Index small records of one kind: id, the words it had and the words it has."""
        code = KINDS[kind]
        come: list[tuple[int, int, str]] = []
        gone: list[tuple[int, int, str]] = []
        for row_id, old, new in rows:
            before = set(tokens(old)) if old else set()
            after = set(tokens(new)) if new else set()
            come += [(code, row_id, term) for term in sorted(after - before)]
            gone += [(code, row_id, term) for term in sorted(before - after)]
        if come:
            self.count(Counter(term for _, _, term in come))
            self._backend.run_many(
                "INSERT INTO search_entry (term_id, kind, row_id) "
                "SELECT id, ?, ? FROM search_term WHERE term = ? ON CONFLICT DO NOTHING",
                come,
            )
        if gone:
            self._backend.run_many(
                "DELETE FROM search_entry WHERE kind = ? AND row_id = ? "
                "AND term_id = (SELECT id FROM search_term WHERE term = ?)",
                gone,
            )
            self.count({term: -times for term, times in Counter(t for _, _, t in gone).items()})

    def count(self, changes: dict[str, int]) -> None:
        """Add to the number of rows that hold each word; new words get their spellings."""
        backend = self._backend
        more = [(term, times) for term, times in changes.items() if times > 0]
        less = [(times, term) for term, times in changes.items() if times < 0]
        if more:
            ((last,),) = backend.query("SELECT coalesce(max(id), 0) FROM search_term")
            backend.run_many(
                "INSERT INTO search_term (term, df) VALUES (?, ?) "
                "ON CONFLICT (term) DO UPDATE SET df = search_term.df + excluded.df",
                more,
            )
            backend.run_many(
                "INSERT INTO search_delete (hash, term_id) VALUES (?, ?)",
                _spellings(
                    backend.query("SELECT id, term FROM search_term WHERE id > ?", (last,))
                ),
            )
        if less:
            backend.run_many("UPDATE search_term SET df = df + ? WHERE term = ?", less)
            for _, term in less:
                dead = backend.query(
                    "SELECT id, term FROM search_term WHERE term = ? AND df <= 0", (term,)
                )
                backend.run_many(
                    "DELETE FROM search_delete WHERE hash = ? AND term_id = ?", _spellings(dead)
                )
                backend.run_many(
                    "DELETE FROM search_term WHERE id = ?", [(row[0],) for row in dead]
                )

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the tables; `progress` is told quotes done and in all."""
        backend = self._backend
        backend.create()
        ((total,),) = backend.query("SELECT count(*) FROM quote WHERE deleted_at IS NULL")
        done = 0
        for rows in self._live_quotes():
            self.add_quotes(rows)
            done += len(rows)
            if progress is not None:
                progress(done, total)
        entries: dict[str, list[tuple[int, str | None, str | None]]] = {}
        for kind, row_id, text in self._live_entries():
            entries.setdefault(kind, []).append((row_id, None, text))
        for kind, changes in entries.items():
            self.put_many(kind, changes)
        self.finish()

    def finish(self) -> None:
        """Tidy up after a bulk load, and mark the index as whole."""
        self._backend.settle()
        self._backend.run_many(
            "INSERT INTO search_meta (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [("layout", str(LAYOUT)), ("fold", str(FOLD_VERSION))],
        )

    def verify(self) -> list[str]:
        """Compare the index with the tables; return a sentence for each disagreement."""
        if self.is_stale():
            return ["The search index is missing or was made by another version."]
        in_tables: dict[str, list[int]] = {}
        for rows in self._live_quotes():
            for quote_id, words, speaker in rows:
                share = checksum(quote_id)
                for term in (*set(tokens(words)), speaker_mark(speaker)):
                    known = in_tables.setdefault(term, [0, 0])
                    known[0] += 1
                    known[1] += share
        problems = []
        df = {term: known[0] for term, known in in_tables.items() if term[0] != MARK}
        for term, count, check in self._backend.postings():
            known = in_tables.pop(term, [0, 0])
            if known[0] != count or known[1] != check:
                problems.append(
                    f"The index finds {count} quotes by {term!r}; the tables hold {known[0]}"
                    f"{', but others' if known[0] == count else ''}."
                )
        problems += [
            f"The index finds no quote by {term!r}; the tables hold {known[0]}."
            for term, known in in_tables.items()
        ]
        return problems + self._verify_small(df)

    def _verify_small(self, df: dict[str, int]) -> list[str]:
        problems = []
        entries: set[tuple[str, int, int]] = set()
        for kind, row_id, text in self._live_entries():
            for term in set(tokens(text)):
                entries.add((term, KINDS[kind], row_id))
                df[term] = df.get(term, 0) + 1
        names = {code: kind for kind, code in KINDS.items()}
        kept = set(
            self._backend.query(
                "SELECT t.term, e.kind, e.row_id FROM search_entry e "
                "LEFT JOIN search_term t ON t.id = e.term_id"
            )
        )
        for term, code, row_id in sorted(entries - kept):
            problems.append(f"The index does not find {names[code]} {row_id} by {term!r}.")
        for term, code, row_id in sorted(kept - entries, key=str):
            problems.append(f"The index wrongly finds {names[code]} {row_id} by {term!r}.")
        spellings = 0
        for term, counted in self._backend.query("SELECT term, df FROM search_term"):
            spellings += len(spelling.keys(term))
            if df.pop(term, 0) != counted:
                problems.append(f"The index counts {term!r} {counted} times, which is wrong.")
        problems += [f"The index does not know the word {term!r}." for term in df]
        ((kept_spellings,),) = self._backend.query("SELECT count(*) FROM search_delete")
        if kept_spellings != spellings:
            problems.append(
                f"The index keeps {kept_spellings} spellings; its words have {spellings}."
            )
        return problems

    def _meta(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self._backend.query("SELECT * FROM search_meta")}

    def _live_quotes(self) -> Iterator[list[tuple[int, str, int]]]:
        last = 0
        while rows := self._backend.query(
            "SELECT q.id, q.words, s.speaker_id FROM quote q JOIN statement s "
            "ON s.id = q.statement_id WHERE q.id > ? AND q.deleted_at IS NULL "
            f"ORDER BY q.id LIMIT {CHUNK}",
            (last,),
        ):
            yield [(row[0], row[1], row[2]) for row in rows]
            last = rows[-1][0]

    def _live_entries(self) -> Iterator[tuple[str, int, str]]:
        for kind, (table, columns) in SMALL.items():
            names = ", ".join(columns)
            for row in self._backend.query(
                f"SELECT id, {names} FROM {table} WHERE deleted_at IS NULL ORDER BY id"
            ):
                yield kind, row[0], "\n".join(part for part in row[1:] if part)


def _spellings(terms: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int]]:
    for term_id, term in terms:
        for key in spelling.keys(term):
            yield key, term_id
