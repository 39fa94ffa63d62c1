"""How a base is made to take a million rows at once, and is afterwards as it was.

An empty base gets its B-tree indexes last: they are built dense and in a third of the time.
An import that is killed leaves such a base without them, slower and no less right; going on
with it, or undoing it, completes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Table, select, text
from sqlalchemy.orm import Session

from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Quote, Statement

_BULK = {
    "cache_size": -262_144,
    # Each line was checked, in words, before it came here.
    "ignore_check_constraints": 1,
    "wal_autocheckpoint": 16_384,
}


@contextmanager
def bulk(connection: Any) -> Iterator[None]:
    """Give a connection room for many rows; take it back at the end."""
    before = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _BULK}
    try:
        for name, value in _BULK.items():
            connection.execute(f"PRAGMA {name} = {value}")
        yield
    finally:
        for name, value in before.items():
            connection.execute(f"PRAGMA {name} = {value}")


def is_empty(base: OpenBase) -> bool:
    """Whether the base never held a statement."""
    with base.reading() as session:
        held = session.scalar(select(Statement.id).limit(1))
        given = session.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = 'statement'")
        ).first()
        return held is None and given is None


def leave_indexes(session: Session) -> None:
    """Drop the indexes of statements and quotes for the time of an import."""
    for table in _tables():
        for index in table.indexes:
            index.drop(session.connection(), checkfirst=True)


def complete_indexes(session: Session) -> None:
    """Make those indexes of statements and quotes that are not there."""
    for table in _tables():
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(session.connection(), checkfirst=True)


def _tables() -> list[Table]:
    return [cast(Table, Statement.__table__), cast(Table, Quote.__table__)]
