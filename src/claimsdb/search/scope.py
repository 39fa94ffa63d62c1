"""Filters as the base understands them: which records a value names, and the SQL for it.

A value may be misspelt. One clear match is used and named in a notice; several are refused
with their keys; none is refused with what is near.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimsdb.errors import AmbiguousError, NotFoundError
from claimsdb.search import spelling
from claimsdb.search.backend import Backend
from claimsdb.search.figures import FigureRange
from claimsdb.search.index import KINDS
from claimsdb.search.query import Filters
from claimsdb.text.folding import fold
from claimsdb.text.names import fold_name
from claimsdb.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters, resolved: conditions on `q` (quote), `s` (statement) and `c` (its source)."""

    conditions: tuple[str, ...] = ()
    parameters: tuple[Any, ...] = ()
    notices: tuple[str, ...] = ()
    figures: tuple[FigureRange, ...] = field(default=())
    speakers: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conditions)

    @property
    def narrows(self) -> bool:
        """Whether it says more than who speaks, which the index knows by itself."""
        return len(self.conditions) > bool(self.speakers)

    def where(self) -> str:
        """The conditions as SQL, live rows only."""
        return " AND ".join(("q.deleted_at IS NULL", "s.deleted_at IS NULL", *self.conditions))

    def select(self, columns: str) -> str:
        """A SELECT to check quotes with: add `AND q.id IN (…)`.

        CROSS JOIN keeps SQLite from starting at a speaker's 100,000 statements. Sources are
        read only where a condition needs them.
        """
        tables = "quote q CROSS JOIN statement s ON s.id = q.statement_id"
        if any("c." in part for part in self.conditions):
            tables += " LEFT JOIN source c ON c.id = q.source_id"
        return f"SELECT {columns} FROM {tables} WHERE {self.where()}"


TABLES = (
    "quote q JOIN statement s ON s.id = q.statement_id LEFT JOIN source c ON c.id = q.source_id"
)


def resolve(backend: Backend, filters: Filters) -> Scope:
    """Find what the filters name. Raises AmbiguousError and NotFoundError."""
    conditions: list[str] = []
    parameters: list[Any] = []
    notices: list[str] = []
    speakers: list[int] = []

    def add(condition: str, values: Sequence[Any] = ()) -> None:
        conditions.append(condition)
        parameters.extend(values)

    if filters.speaker:
        speakers = [_speaker(backend, value, notices) for value in filters.speaker]
        add(f"s.speaker_id IN ({_marks(speakers)})", speakers)
    if filters.source:
        ids = [_source(backend, value, notices) for value in filters.source]
        add(f"q.source_id IN ({_marks(ids)})", ids)
    if filters.outlet:
        names = [_outlet(backend, value, notices) for value in filters.outlet]
        add(
            f"(c.container_title IN ({_marks(names)}) OR c.container_title IS NULL "
            f"AND c.publisher IN ({_marks(names)}))",
            names * 2,
        )
    if filters.topic:
        ids = [_topic(backend, value, notices) for value in filters.topic]
        add(
            "s.id IN (SELECT st.statement_id FROM statement_topic st "
            f"WHERE st.deleted_at IS NULL AND st.topic_id IN ({_marks(ids)}) "
            "UNION SELECT sc.statement_id FROM statement_claim sc "
            "JOIN claim_topic ct ON ct.claim_id = sc.claim_id "
            "WHERE sc.deleted_at IS NULL AND ct.deleted_at IS NULL "
            f"AND ct.topic_id IN ({_marks(ids)}))",
            ids * 2,
        )
    if filters.role:
        parts: list[str] = []
        for value in filters.role:
            _role(backend, value, parts, parameters, notices)
        conditions.append(f"({' OR '.join(parts)})")
    if filters.mode:
        add(f"q.mode IN ({_marks(filters.mode)})", filters.mode)
    if filters.state:
        add(f"q.state IN ({_marks(filters.state)})", filters.state)
    if filters.since is not None or filters.until is not None:
        _days(filters, add)
    for wanted in filters.figure:
        _figure(wanted, add)
    if filters.unit:
        add(_FIGURES + f" AND f.unit IN ({_marks(filters.unit)}))", filters.unit)
    return Scope(
        tuple(conditions), tuple(parameters), tuple(notices), filters.figure, tuple(speakers)
    )


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def _days(filters: Filters, add: Callable[[str, Sequence[Any]], None]) -> None:
    said, printed = [], []
    values: list[int] = []
    if filters.since is not None:
        said.append("(s.said_on_last IS NULL OR s.said_on_last >= ?)")
        printed.append("(c.issued_last IS NULL OR c.issued_last >= ?)")
        values.append(filters.since)
    if filters.until is not None:
        said.append("(s.said_on_first IS NULL OR s.said_on_first <= ?)")
        printed.append("(c.issued_first IS NULL OR c.issued_first <= ?)")
        values.append(filters.until)
    add(
        f"(s.said_on IS NOT NULL AND {' AND '.join(said)} "
        f"OR s.said_on IS NULL AND c.issued IS NOT NULL AND {' AND '.join(printed)})",
        values * 2,
    )


_FIGURES = (
    "EXISTS (SELECT 1 FROM figure f WHERE f.deleted_at IS NULL AND (f.quote_id = q.id "
    "OR f.claim_id IN (SELECT sc.claim_id FROM statement_claim sc "
    "WHERE sc.statement_id = s.id AND sc.deleted_at IS NULL))"
)


def _figure(wanted: FigureRange, add: Callable[[str, Sequence[Any]], None]) -> None:
    """The REAL columns let too much through, by a hair; Decimal decides later."""
    sql, values = _FIGURES, []
    if wanted.unit is not None:
        sql += " AND f.unit = ?"
        values.append(wanted.unit)
    if wanted.low is not None:
        low = float(wanted.low)
        sql += " AND (coalesce(f.upper_real, f.value_real) >= ? OR f.comparator IN ('>', '>='))"
        values.append(low - abs(low) * 1e-12)  # type: ignore[arg-type]
    if wanted.high is not None:
        high = float(wanted.high)
        sql += " AND (f.value_real <= ? OR f.comparator IN ('<', '<='))"
        values.append(high + abs(high) * 1e-12)  # type: ignore[arg-type]
    add(sql + ")", values)


def _entries(backend: Backend, kind: str, value: str, *, misspelt: bool) -> dict[int, float]:
    """Rows of a small kind that hold every word of `value`, with how well (1 is exactly)."""
    found: dict[int, float] | None = None
    for word in dict.fromkeys(tokens(value)):
        spellings = {word: 1.0}
        if misspelt:
            for term, _, distance in spelling.near(backend, word, limit=20):
                spellings[term] = 1.0 - 0.2 * distance
        terms = list(spellings)
        here: dict[int, float] = {}
        for term, row_id in backend.query(
            "SELECT t.term, e.row_id FROM search_term t JOIN search_entry e ON e.term_id = t.id "
            f"WHERE t.term IN ({_marks(terms)}) AND e.kind = ?",
            [*terms, KINDS[kind]],
        ):
            here[row_id] = max(here.get(row_id, 0.0), spellings[term])
        if found is None:
            found = here
        else:
            found = {row: min(worth, here[row]) for row, worth in found.items() if row in here}
        if not found:
            return {}
    return found or {}


def _pick(
    kind: str,
    value: str,
    rows: list[tuple[float, int, str, str]],
    notices: list[str],
    *,
    word: str | None = None,
) -> int | None:
    """Choose the one row that fits best: (worth, id, key, name); None where there is none.

    Raises AmbiguousError where several fit as well.
    """
    if not rows:
        return None
    best = max(worth for worth, *_ in rows)
    fitting = {row_id: (key, name) for worth, row_id, key, name in rows if worth == best}
    if len(fitting) > 1:
        raise AmbiguousError(kind, value, sorted(key for key, _ in fitting.values())[:10])
    ((row_id, (_, name)),) = fitting.items()
    shown = word or kind.capitalize()
    notices.append(f"{shown}: {name}" if best >= 1.0 else f"Nearest {kind}: {name}")
    return row_id


def _by_key(backend: Backend, kind: str, table: str, value: str) -> int | None:
    """The row that a key names, following merges."""
    rows = backend.query("SELECT row_id FROM key WHERE key = ? AND kind = ?", (value, kind))
    merges = "NULL" if table in ("topic", "claim") else "merged_into_id"
    row_id = rows[0][0] if rows else None
    for _ in range(100):
        if row_id is None:
            return None
        found = backend.query(f"SELECT {merges}, deleted_at FROM {table} WHERE id = ?", (row_id,))
        if not found:
            return None
        if found[0][0] is None:
            return row_id if found[0][1] is None else None
        row_id = found[0][0]
    return None


def _speaker(backend: Backend, value: str, notices: list[str]) -> int:
    by_key = _by_key(backend, "speaker", "speaker", value)
    if by_key is not None:
        return by_key
    select = (
        "SELECT DISTINCT p.id, p.key, p.name FROM speaker_name n "
        "JOIN speaker p ON p.id = n.speaker_id "
        "WHERE n.deleted_at IS NULL AND p.deleted_at IS NULL AND p.merged_into_id IS NULL AND "
    )
    exact = backend.query(select + "n.folded = ?", (fold_name(value),))
    printed = [row for row in exact if row[2] == value] or exact
    if len(printed) == 1:
        return int(printed[0][0])
    rows = [(1.0, *row) for row in exact]
    for misspelt in (False, True):
        if rows:
            break
        names = _entries(backend, "speaker", value, misspelt=misspelt)
        rows = [
            (worth, *row)
            for name_id, worth in names.items()
            for row in backend.query(select + "n.id = ?", (name_id,))
        ]
    found = _pick("speaker", value, rows, notices)
    if found is None:
        raise NotFoundError("speaker", value, _near(backend, "speaker", value))
    return found


def _source(backend: Backend, value: str, notices: list[str]) -> int:
    found = _by_key(backend, "source", "source", value)
    if found is not None:
        return found
    live = "deleted_at IS NULL AND merged_into_id IS NULL"
    exact = backend.query(
        f"SELECT id FROM source WHERE {live} AND (canonical_url = ? OR url = ?)", (value, value)
    )
    if len(exact) == 1:
        return int(exact[0][0])
    for misspelt in (False, True):
        rows = [
            (worth, *row)
            for row_id, worth in _entries(backend, "source", value, misspelt=misspelt).items()
            for row in backend.query(
                f"SELECT id, key, coalesce(title, key) FROM source WHERE {live} AND id = ?",
                (row_id,),
            )
        ]
        whole = [row for row in rows if fold(row[3]) == fold(value)]
        found = _pick("source", value, whole or rows, notices)
        if found is not None:
            return found
    raise NotFoundError("source", value, _near(backend, "source", value))


def _outlet(backend: Backend, value: str, notices: list[str]) -> str:
    for misspelt in (False, True):
        worths: dict[str, float] = {}
        entries = _entries(backend, "source", value, misspelt=misspelt)
        wanted = set(tokens(value))
        for row_id, worth in entries.items():
            for (outlet,) in backend.query(
                "SELECT coalesce(container_title, publisher) FROM source "
                "WHERE id = ? AND deleted_at IS NULL",
                (row_id,),
            ):
                if outlet and (misspelt or wanted <= set(tokens(outlet))):
                    worths[outlet] = max(worth, worths.get(outlet, 0.0))
        whole = [outlet for outlet in worths if fold(outlet) == fold(value)]
        if whole:
            return whole[0]
        rows = [(worth, i, name, name) for i, (name, worth) in enumerate(worths.items())]
        found = _pick("outlet", value, rows, notices)
        if found is not None:
            return list(worths)[found]
    raise NotFoundError("outlet", value)


def _topic(backend: Backend, value: str, notices: list[str]) -> int:
    found = _by_key(backend, "topic", "topic", value)
    if found is not None:
        return found
    exact = backend.query(
        "SELECT id FROM topic WHERE deleted_at IS NULL AND folded = ?", (fold(value),)
    )
    if exact:
        return int(exact[0][0])
    for misspelt in (False, True):
        rows = [
            (worth, *row)
            for row_id, worth in _entries(backend, "topic", value, misspelt=misspelt).items()
            for row in backend.query(
                "SELECT id, key, name FROM topic WHERE deleted_at IS NULL AND id = ?", (row_id,)
            )
        ]
        found = _pick("topic", value, rows, notices)
        if found is not None:
            return found
    raise NotFoundError("topic", value, _near(backend, "topic", value))


def _role(
    backend: Backend, value: str, parts: list[str], parameters: list[Any], notices: list[str]
) -> None:
    """A role is held at a date, or printed with the words; the same role has many holders."""
    entries = _entries(backend, "position", value, misspelt=False)
    if not entries:
        entries = _entries(backend, "position", value, misspelt=True)
        titles = {
            title
            for row_id in entries
            for (title,) in backend.query("SELECT title FROM position WHERE id = ?", (row_id,))
        }
        if len({fold(title) for title in titles}) > 1:
            raise AmbiguousError("role", value, sorted(titles)[:10])
        notices.extend(f"Nearest role: {title}" for title in sorted(titles)[:1])
    if entries:
        ids = list(entries)
        parts.append(
            "EXISTS (SELECT 1 FROM position p WHERE p.person_id = s.speaker_id "
            f"AND p.id IN ({_marks(ids)}) AND p.deleted_at IS NULL "
            "AND (p.start_first IS NULL "
            "OR p.start_first <= coalesce(s.said_on_last, c.issued_last)) "
            "AND (p.end_last IS NULL "
            "OR p.end_last >= coalesce(s.said_on_first, c.issued_first)))"
        )
        parameters.extend(ids)
    printed = [f"%{word}%" for word in fold(value).replace("%", "").split()]
    parts.append(" AND ".join(["q.role IS NOT NULL", *["q.role LIKE ?"] * len(printed)]))
    parameters.extend(printed)


def _near(backend: Backend, kind: str, value: str) -> list[str]:
    """Names of records that hold one of the words, or nearly."""
    table, column, join = {
        "speaker": ("speaker_name", "p.name", "JOIN speaker p ON p.id = r.speaker_id"),
        "source": ("source", "coalesce(r.title, r.key)", ""),
        "topic": ("topic", "r.name", ""),
    }[kind]
    worths: dict[str, float] = {}
    for word in tokens(value):
        for row_id, worth in list(_entries(backend, kind, word, misspelt=True).items())[:50]:
            for (name,) in backend.query(
                f"SELECT {column} FROM {table} r {join} WHERE r.id = ? AND r.deleted_at IS NULL",
                (row_id,),
            ):
                worths[name] = worths.get(name, 0.0) + worth
    return sorted(worths, key=lambda name: (-worths[name], name))[:3]
