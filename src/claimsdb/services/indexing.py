"""Keep the search index true: what a flush changes in the tables, it changes there too.

The index holds no copy of the words, so it forgets a row only when it is told exactly what
the row said. The session knows both wordings at the moment of a flush, and that is where
this listens; no service has to remember it, in undo and merge no more than in add.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, UOWTransaction

from claimsdb.search.index import Index
from claimsdb.storage import engine as storage_engine
from claimsdb.storage.history import changed_columns
from claimsdb.storage.models import Claim, Editable, Position, Quote, Source, SpeakerName, Topic

SMALL: dict[type[Editable], tuple[str, tuple[str, ...]]] = {
    Claim: ("claim", ("text",)),
    SpeakerName: ("speaker", ("name",)),
    Position: ("position", ("title", "variants")),
    Source: ("source", ("title", "container_title", "publisher")),
    Topic: ("topic", ("name",)),
}
"""Which columns of a small table make its entry, and the entry's kind in the index."""


def index_of(session: Session) -> Index:
    """The search index, on the connection and in the transaction of `session`."""
    return Index(session.connection().connection.driver_connection)


def is_stale(engine: Engine) -> bool:
    """Whether the index is missing, or was made by another folding of words."""
    with storage_engine.reading(engine) as session:
        return index_of(session).is_stale()


def ensure(session: Session) -> bool:
    """Make the index, or make it anew, where it is stale; say whether that was needed."""
    index = index_of(session)
    if not index.ensure():
        return False
    index.rebuild(None)
    return True


def verify(session: Session) -> list[str]:
    """Where the index disagrees with the tables, a sentence each.

    SQLite lists the words of an index through a temporary table, which a session that may
    not write has to be allowed for as long as that takes.
    """
    if session.get_bind().dialect.name != "sqlite":
        return index_of(session).verify()
    driver = session.connection().connection.driver_connection
    assert driver is not None
    (closed,) = driver.execute("PRAGMA query_only").fetchone()
    driver.execute("PRAGMA query_only = OFF")
    try:
        return index_of(session).verify()
    finally:
        driver.execute(f"PRAGMA query_only = {closed}")


def follow(session: Session) -> None:
    """Index from now on whatever `session` flushes."""
    event.listen(session, "after_flush", _index_flush)


def _index_flush(session: Session, _: UOWTransaction) -> None:
    index = index_of(session)
    gone: list[tuple[int, str]] = []
    come: list[tuple[int, str]] = []
    for row in (*session.new, *session.dirty):
        if not isinstance(row, Editable):
            continue
        new = row in session.new
        if isinstance(row, Quote):
            before, after = _texts(row, ("words",), new)
            if before != after:
                if before is not None:
                    gone.append((row.id, before))
                if after is not None:
                    come.append((row.id, after))
        elif (entry := SMALL.get(type(row))) is not None:
            kind, columns = entry
            before, after = _texts(row, columns, new)
            if before != after:
                index.put(kind, row.id, before, after)
    if gone:
        index.remove_quotes(gone)
    if come:
        index.add_quotes(come)


def _texts(row: Editable, columns: tuple[str, ...], new: bool) -> tuple[str | None, str | None]:
    """What the index held of `row` before this flush and what it holds after it."""
    after = _join(getattr(row, name) for name in columns) if row.deleted_at is None else None
    if new:
        return None, after
    changed = changed_columns(row)
    deleted_before = changed["deleted_at"][0] if "deleted_at" in changed else row.deleted_at
    if deleted_before is not None:
        return None, after
    return _join(
        changed[name][0] if name in changed else getattr(row, name) for name in columns
    ), after


def _join(parts: Any) -> str:
    return "\n".join(part for part in parts if part)
