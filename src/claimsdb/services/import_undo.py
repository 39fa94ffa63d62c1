"""Take a bulk import back: its rows are deleted for good, its keys stay taken.

An import owns its rows by range, so there is nothing to restore them from; redo is to
import the file again. What a later batch changed or hung on one of them stands in the way.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError
from claimsdb.search.index import SMALL, Index
from claimsdb.services import import_tuning
from claimsdb.storage.models import Batch, BatchRange, Change, ImportRun

CHUNK = 20_000

# Children before parents.
ORDER = (
    "figure",
    "statement_topic",
    "statement_claim",
    "quote",
    "statement",
    "claim",
    "topic",
    "source_creator",
    "source",
    "speaker_name",
    "speaker",
)


def undo_import(session: Session, batch: Batch) -> int:
    """Delete what the import `batch` brought in; return how many rows that were.

    Raises ConflictError, naming the batch, when something newer depends on it; the caller's
    transaction must then be given up.
    """
    ranges: dict[str, list[tuple[int, int]]] = {}
    for row in session.scalars(select(BatchRange).where(BatchRange.batch_id == batch.id)):
        ranges.setdefault(row.table_name, []).append((row.first_id, row.last_id))
        _refuse_if_changed(session, batch, row)
    import_tuning.complete_indexes(session)
    connection: Any = session.connection().connection.driver_connection
    index = Index(connection)
    _forget(connection, index, ranges)
    added = _index_references(connection, set(ranges))
    count = 0
    try:
        for table in ORDER:
            for first, last in ranges.get(table, ()):
                count += _delete(connection, table, first, last)
    except (IntegrityError, _driver_integrity_error()) as error:
        raise ConflictError(
            f"Batch {batch.id} cannot be taken back: something that came later hangs on "
            "what it brought in.",
            hint="See what came later with: claimsdb log",
        ) from error
    finally:
        for name in added:
            connection.execute(f"DROP INDEX IF EXISTS {name}")
    session.scalars(select(ImportRun).where(ImportRun.batch_id == batch.id)).one().state = "undone"
    session.flush()
    return count


def _driver_integrity_error() -> type[Exception]:
    import sqlite3

    return sqlite3.IntegrityError


def _refuse_if_changed(session: Session, batch: Batch, row: BatchRange) -> None:
    later = session.scalar(
        select(Change.batch_id)
        .where(
            Change.table_name == row.table_name,
            Change.row_id.between(row.first_id, row.last_id),
            Change.batch_id > batch.id,
        )
        .order_by(Change.batch_id.desc())
        .limit(1)
    )
    if later is not None and session.get_one(Batch, later).undone_by_id is None:
        raise ConflictError(
            f"Batch {batch.id} cannot be taken back: batch {later} changed what it brought in.",
            hint=f"Take that back first: claimsdb undo {later}",
        )


def _forget(connection: Any, index: Index, ranges: dict[str, list[tuple[int, int]]]) -> None:
    """Take the rows out of the search index while their words are still there."""
    for first, last in ranges.get("quote", ()):
        while first <= last:
            rows = connection.execute(
                "SELECT q.id, q.words, s.speaker_id FROM quote q "
                "JOIN statement s ON s.id = q.statement_id "
                "WHERE q.id BETWEEN ? AND ? AND q.deleted_at IS NULL ORDER BY q.id LIMIT ?",
                (first, last, CHUNK),
            ).fetchall()
            if not rows:
                break
            index.remove_quotes(rows)
            first = rows[-1][0] + 1
    for kind, (table, columns) in SMALL.items():
        for first, last in ranges.get(table, ()):
            for row in connection.execute(
                f"SELECT id, {', '.join(columns)} FROM {table} "
                "WHERE id BETWEEN ? AND ? AND deleted_at IS NULL",
                (first, last),
            ).fetchall():
                index.put(kind, row[0], "\n".join(filter(None, row[1:])), None)


def _index_references(connection: Any, tables: set[str]) -> list[str]:
    """Index, for the time of the deleting, each column that points at `tables`.

    For each deleted row SQLite looks for rows that point at it; without an index of the
    whole column it reads the child table once for every one of a million rows. Partial
    indexes, which most of ours are, do not serve.
    """
    added = []
    children = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    for child in children:
        whole = set()
        for _, index, _, _, partial in connection.execute(
            f"PRAGMA index_list({child})"
        ).fetchall():
            columns = connection.execute(f"PRAGMA index_info({index})").fetchall()
            if not partial and columns:
                whole.add(columns[0][2])
        for key in connection.execute(f"PRAGMA foreign_key_list({child})").fetchall():
            parent, column = key[2], key[3]
            if parent in tables and column not in whole:
                name = f"undo_{child}_{column}"
                connection.execute(f"CREATE INDEX {name} ON {child} ({column})")
                added.append(name)
                whole.add(column)
    return added


def _delete(connection: Any, table: str, first: int, last: int) -> int:
    if table == "statement":
        connection.execute(
            "INSERT INTO key (key, kind, row_id) SELECT key, 'statement', id FROM statement "
            "WHERE id BETWEEN ? AND ?",
            (first, last),
        )
    return int(
        connection.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, last)).rowcount
    )
