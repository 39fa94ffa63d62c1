"""Find statements: by their words when there are any, else by date within the filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claimsdb.search import hits, scope, spelling, terms
from claimsdb.search.backend import Backend, backend_of
from claimsdb.search.looking import Look, Looked, figures_hold
from claimsdb.search.query import Query, parse
from claimsdb.search.rank import Ranked
from claimsdb.search.records import Results
from claimsdb.search.scope import Scope
from claimsdb.search.terms import Group
from claimsdb.text.tokens import tokens

LIMIT = 20
COUNTED = 100


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
    if tokens(query.words) or query.prefixes:
        looked = Look(backend, query, within).find(keep=limit)
        return _ranked(backend, query, within, looked, limit=limit, explain=explain)
    if query.filters or query.excluded or not query.words:
        return _by_date(backend, query, within, limit=limit)
    return Results((), 0)  # marks only, such as "?!"


def _ranked(
    backend: Backend, query: Query, within: Scope, looked: Looked, *, limit: int, explain: bool
) -> Results:
    stems = tuple(stem for prefix in query.prefixes for stem in tokens(prefix)[-1:])
    found = [
        hits.Found(
            entry.candidate.statement_id,
            entry.score,
            frozenset(filter(None, entry.matched.values())),
            stems,
            tuple(_reasons(entry, looked.groups)) if explain else (),
        )
        for entry in looked.ranked[:limit]
    ]
    return Results(
        hits=tuple(hits.read(backend, found, dated=_dated(query))),
        total=len(looked.ranked),
        estimated=len(looked.ranked) >= COUNTED,
        notices=within.notices,
        suggestions=() if found else tuple(_suggestions(backend, query)),
    )


def _by_date(backend: Backend, query: Query, within: Scope, *, limit: int) -> Results:
    """Everything that the filters leave, the newest first, the undated last."""
    day = "coalesce(s.said_on_last, s.said_on_first, max(c.issued_last))"
    rows = backend.query(
        f"SELECT s.id, min(q.id), {day} AS day FROM {scope.TABLES} WHERE {within.where()} "
        "GROUP BY s.id ORDER BY day IS NULL, day DESC, s.id DESC",
        within.parameters,
    )
    kept = [
        row[0]
        for row in rows
        if not within.figures or figures_hold(backend, within, row[1], row[0])
    ]
    found = [hits.Found(statement_id, 0.0) for statement_id in kept[:limit]]
    return Results(
        hits=tuple(hits.read(backend, found, dated=_dated(query))),
        total=len(kept),
        notices=within.notices,
    )


def _dated(query: Query) -> bool:
    return query.filters.since is not None or query.filters.until is not None


def _suggestions(backend: Backend, query: Query) -> Iterator[str]:
    """Known spellings near to the words that nothing holds."""
    for word in dict.fromkeys(tokens(query.words)):
        if not terms.known(backend, [word]):
            for term, _, _ in spelling.near(backend, word, limit=2):
                yield term


def _reasons(entry: Ranked, groups: Sequence[Group]) -> Iterator[str]:
    """Why a result ranks where it does, in the parts of its score."""
    for place, answer in sorted(entry.matched.items()):
        group = groups[place]
        worth = f" ({group.weight:.1f})"
        if not answer:
            yield f"{group.word}, beside the words{worth}"
        else:
            yield (answer if answer == group.word else f"{group.word} → {answer}") + worth
    lacking = [group.word for place, group in enumerate(groups) if place not in entry.matched]
    if lacking:
        yield f"without {', '.join(lacking)}"
    yield f"coverage {entry.coverage:.2f}, likeness {entry.likeness:.0f}"
