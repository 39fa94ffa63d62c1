"""Find statements: read the words, get candidates, score them, and say what was found.

The database narrows millions of quotes to hundreds by the words they hold; those are read
and scored here. A first look takes words as they are spelt where such words exist; when
what it finds answers poorly, a second look doubts every spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claimsdb.search import candidates, hits, rank, scope, spelling, terms
from claimsdb.search.backend import Backend, backend_of
from claimsdb.search.query import Query, parse
from claimsdb.search.records import Results
from claimsdb.search.scope import Scope
from claimsdb.text.tokens import tokens

LIMIT = 20
POOR = 75.0
BATCH = 500
MOST_READ = 20_000


def search(
    connection: Any, query: Query | str, *, limit: int = LIMIT, explain: bool = False
) -> Results:
    """Find what `query` asks for in the base behind a plain DB-API `connection`.

    Raises QuerySyntaxError for a search that cannot be read, AmbiguousError and
    NotFoundError for a filter value that names several records or none.
    """
    if isinstance(query, str):
        query = parse(query)
    backend = backend_of(connection)
    within = scope.resolve(backend, query.filters)
    search_for = _Search(backend, query, within)
    words = tokens(query.words)
    if not words and not query.prefixes:
        return search_for.by_date(limit)
    first = search_for.look(words, everything=False, keep=limit)
    if not first or first[0].score < POOR:
        second = search_for.look(words, everything=True, keep=limit)
        if second and (not first or second[0].score > first[0].score):
            first = second
    return search_for.results(first, limit=limit, explain=explain)


@dataclass(frozen=True, slots=True)
class _Search:
    """One search under way: where it looks and what must hold."""

    backend: Backend
    query: Query
    within: Scope

    def look(self, words: Sequence[str], *, everything: bool, keep: int) -> list[rank.Ranked]:
        """The statements that answer `words` best, each by its best quote."""
        backend, query = self.backend, self.query
        ((total,),) = backend.query("SELECT coalesce(max(id), 0) FROM quote")
        groups = terms.groups(backend, words, total=total, everything=everything)
        prefixed = [
            terms.prefix_group(backend, stem, total=total)
            for prefix in query.prefixes
            for stem in tokens(prefix)[-1:]
        ]
        if any(not group.spellings for group in prefixed):
            return []
        required = [[word] for phrase in query.phrases for word in tokens(phrase)]
        required += [group.terms for group in prefixed]
        ids = candidates.find(
            backend,
            groups,
            total=total,
            required=required,
            without=[
                token
                for word in query.excluded
                for token in tokens(word)[:1]
                if len(tokens(word)) == 1
            ],
            scope=(self.within.select("q.id"), self.within.parameters) if self.within else None,
        )
        read = self._read(ids)
        best: dict[int, rank.Ranked] = {}
        for entry in rank.rank(query.words, [*groups, *prefixed], read, keep=keep):
            best.setdefault(entry.candidate.statement_id, entry)
        return list(best.values())

    def _read(self, ids: Sequence[int]) -> Iterator[rank.Candidate]:
        """The quotes with those ids that pass every filter, phrase and exclusion."""
        for start in range(0, len(ids), BATCH):
            marks = ",".join(map(str, ids[start : start + BATCH]))
            for quote_id, statement_id, words in self.backend.query(
                self.within.select("q.id, q.statement_id, q.words") + f" AND q.id IN ({marks})",
                self.within.parameters,
            ):
                if self._said(words) and self._figures_hold(quote_id, statement_id):
                    yield rank.Candidate(quote_id, statement_id, words)

    def _said(self, words: str) -> bool:
        """Say whether every phrase stands in `words` and nothing excluded does."""
        excluded = [phrase for phrase in self.query.excluded if len(tokens(phrase)) > 1]
        if not self.query.phrases and not excluded:
            return True
        line = f" {' '.join(tokens(words))} "
        return all(f" {' '.join(tokens(phrase))} " in line for phrase in self.query.phrases) and (
            not any(f" {' '.join(tokens(phrase))} " in line for phrase in excluded)
        )

    def _figures_hold(self, quote_id: int, statement_id: int) -> bool:
        """Say whether a figure lies exactly in each range that was asked for."""
        if not self.within.figures:
            return True
        figures = [
            (Decimal(value), None if upper is None else Decimal(upper), comparator, unit)
            for value, upper, comparator, unit in self.backend.query(
                "SELECT value, upper, comparator, unit FROM figure WHERE deleted_at IS NULL "
                "AND (quote_id = ? OR claim_id IN (SELECT claim_id FROM statement_claim "
                "WHERE statement_id = ? AND deleted_at IS NULL))",
                (quote_id, statement_id),
            )
        ]
        return all(
            any(
                wanted.unit in (None, unit) and wanted.holds(value, upper, comparator)
                for value, upper, comparator, unit in figures
            )
            for wanted in self.within.figures
        )

    def by_date(self, limit: int) -> Results:
        """Everything that the filters leave, the newest first, the undated last."""
        rows = self.backend.query(
            "SELECT s.id, min(q.id) FROM "
            f"{scope.TABLES} WHERE {self.within.where()} GROUP BY s.id "
            "ORDER BY coalesce(s.said_on_last, max(c.issued_last)) IS NULL, "
            "coalesce(s.said_on_last, max(c.issued_last)) DESC, s.id DESC",
            self.within.parameters,
        )
        kept = [row[0] for row in rows if self._figures_hold(row[1], row[0])]
        found = [hits.Found(statement_id, 0.0) for statement_id in kept[:limit]]
        return Results(
            hits=tuple(hits.read(self.backend, found, dated=self._dated())),
            total=len(kept),
            notices=self.within.notices,
        )

    def results(self, ranked: Sequence[rank.Ranked], *, limit: int, explain: bool) -> Results:
        """What is printed of the ranking; an empty one offers nearby spellings."""
        found = [
            hits.Found(
                entry.candidate.statement_id,
                entry.score,
                {answer for _, answer in entry.matched if answer},
                tuple(stem for prefix in self.query.prefixes for stem in tokens(prefix)[-1:]),
                tuple(_reasons(entry)) if explain else (),
            )
            for entry in ranked[:limit]
        ]
        return Results(
            hits=tuple(hits.read(self.backend, found, dated=self._dated())),
            total=len(ranked),
            estimated=len(ranked) >= candidates.WANTED,
            notices=self.within.notices,
            suggestions=() if found else tuple(self._suggestions()),
        )

    def _dated(self) -> bool:
        filters = self.query.filters
        return filters.since is not None or filters.until is not None

    def _suggestions(self) -> Iterator[str]:
        """Known spellings near to the words that were asked for."""
        for word in dict.fromkeys(tokens(self.query.words)):
            if not terms.known(self.backend, [word]):
                for term, _, _ in spelling.near(self.backend, word, limit=2):
                    yield term


def _reasons(entry: rank.Ranked) -> Iterable[str]:
    """Why a result ranks where it does, in the parts of its score."""
    for word, answer in entry.matched:
        if answer and answer != word:
            yield f"{word} → {answer}"
        else:
            yield word if answer else f"{word} (beside the words)"
    yield f"coverage {entry.coverage:.2f}"
    yield f"likeness {entry.likeness:.0f}"
    yield f"score {entry.score:.1f}"
