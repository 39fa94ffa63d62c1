"""Which stored speaker a name in an article may mean: one, several, or none.

An exact name or alias comes first. After that the surname must fit before any fuzzy score
counts: scored as a whole, "Stephanie Barclay" is nearer to "Stephen Barclay" than "Steve" is.
Two that fit are both shown, and neither is taken. Only the names that share a word with the
one asked for are read, through the search index, so a large base costs no more than a small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimsdb.search.backend import Backend, backend_of
from claimsdb.search.index import KINDS
from claimsdb.text.names import fold_name, similarity, similarity_organisation
from claimsdb.text.tokens import tokens

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SAME_PERSON = 0.85
SAME_BODY = 0.9
POSSIBLE = 0.6
NAMES_READ = 400
"""Names that are read for one word; a surname that more people share tells too little."""


@dataclass(frozen=True, slots=True)
class Match:
    """`key` when one stored speaker is meant, else None; `possible` are those to choose from."""

    key: str | None
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    kind: str
    name: str


class Matcher:
    """Matches names to the speakers of one base, each name once."""

    def __init__(self, session: Session) -> None:
        session.flush()
        self._backend = backend_of(session.connection().connection.driver_connection)
        self._matched: dict[tuple[str, str | None], Match] = {}

    @classmethod
    def on(cls, connection: Any) -> Matcher:
        """A matcher on a plain DB-API connection."""
        made = cls.__new__(cls)
        made._backend = backend_of(connection)
        made._matched = {}
        return made

    _backend: Backend
    _matched: dict[tuple[str, str | None], Match]

    def match(self, name: str, kind: str | None = None) -> Match:
        """The stored speaker that `name` means. `kind` narrows it where it is known."""
        asked = name, kind
        if asked not in self._matched:
            self._matched[asked] = self._match(name, kind)
        return self._matched[asked]

    def _match(self, name: str, kind: str | None) -> Match:
        exact = list(dict.fromkeys(known.key for known in self._exactly(fold_name(name))))
        if len(exact) == 1:
            return Match(exact[0])
        if exact:
            return Match(None, tuple(exact))
        scored: dict[str, float] = {}
        for known in self._sharing_a_word(name):
            if kind in ("person", "organisation") and known.kind != kind:
                continue
            person = known.kind == "person"
            score = (similarity if person else similarity_organisation)(name, known.name)
            score /= SAME_PERSON if person else SAME_BODY
            scored[known.key] = max(score, scored.get(known.key, 0.0))
        best = sorted(scored, key=lambda key: (-scored[key], key))
        sure = [key for key in best if scored[key] >= 1.0]
        possible = tuple(key for key in best if scored[key] >= POSSIBLE)[:5]
        if len(sure) == 1 and len(fold_name(name).split()) > 1:
            return Match(sure[0])
        return Match(None, possible)

    def _exactly(self, folded: str) -> list[_Known]:
        return self._read("n.folded = ?", (folded,))

    def _sharing_a_word(self, name: str) -> list[_Known]:
        words = list(dict.fromkeys((*tokens(name), *fold_name(name).split())))
        found: dict[int, None] = {}
        for word in words:
            rows = self._backend.query(
                "SELECT e.row_id FROM search_term t JOIN search_entry e ON e.term_id = t.id "
                f"WHERE t.term = ? AND e.kind = ? LIMIT {NAMES_READ}",
                (word, KINDS["speaker"]),
            )
            found.update((row[0], None) for row in rows)
        if not found:
            return []
        return self._read(f"n.id IN ({','.join(map(str, found))})", ())

    def _read(self, condition: str, parameters: tuple[str, ...]) -> list[_Known]:
        rows = self._backend.query(
            "SELECT p.key, p.kind, n.name FROM speaker_name n JOIN speaker p "
            f"ON p.id = n.speaker_id WHERE {condition} "
            "AND n.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY p.id, n.id",
            parameters,
        )
        return [_Known(*row) for row in rows]
