"""Keep the search index true: what a flush changes in the tables, it changes there too.

The index holds no copy of the words, so it forgets a row only when it is told exactly what
the row said. The session knows both wordings at the moment of a flush, and that is where
this listens; no service has to remember it, in undo and merge no more than in add.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session, UOWTransaction

from claimsdb.search.index import Index
from claimsdb.storage import engine as storage_engine
from claimsdb.storage.history import changed_columns
from claimsdb.storage.models import (
    Claim,
    Editable,
    Position,
    Quote,
    Source,
    SpeakerName,
    Statement,
    Topic,
)

SMALL: dict[type[Editable], tuple[str, tuple[str, ...]]] = {
    Claim: ("claim", ("text",)),
    SpeakerName: ("speaker", ("name",)),
    Position: ("position", ("title", "variants")),
    Source: ("source", ("title", "container_title", "publisher")),
    Topic: ("topic", ("name",)),
}
"""Which columns of a small table make its entry, and the entry's kind in the index."""

CHUNK = 500


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
    gone: list[tuple[int, str, int]] = []
    come: list[tuple[int, str, int]] = []
    speakers = _former_speakers(session)
    for row in (*session.new, *session.dirty):
        if not isinstance(row, Editable) or isinstance(row, Quote):
            continue
        if (entry := SMALL.get(type(row))) is not None:
            kind, columns = entry
            before, after = _texts(row, columns, row in session.new)
            if before != after:
                index.put(kind, row.id, before, after)
    for quote in _touched_quotes(session, speakers):
        before, after = _texts(quote, ("words",), quote in session.new)
        was, now = _speakers(session, quote, speakers)
        if (before, was) == (after, now):
            continue
        if before is not None:
            gone.append((quote.id, before, was))
        if after is not None:
            come.append((quote.id, after, now))
    if gone:
        index.remove_quotes(gone)
    if come:
        index.add_quotes(come)


def _former_speakers(session: Session) -> dict[int, int]:
    """The speaker that each statement had before this flush gave it another one."""
    return {
        row.id: changed["speaker_id"][0]
        for row in session.dirty
        if isinstance(row, Statement) and "speaker_id" in (changed := changed_columns(row))
    }


def _touched_quotes(session: Session, speakers: dict[int, int]) -> list[Quote]:
    """Quotes that this flush changes, and those whose statement changes its speaker."""
    touched = [row for row in (*session.new, *session.dirty) if isinstance(row, Quote)]
    ids = sorted(speakers)
    for first in range(0, len(ids), CHUNK):
        chunk = ids[first : first + CHUNK]
        touched += session.scalars(
            select(Quote).where(Quote.statement_id.in_(chunk), Quote.deleted_at.is_(None))
        )
    return list(dict.fromkeys(touched))


def _speakers(session: Session, quote: Quote, speakers: dict[int, int]) -> tuple[int, int]:
    """Whose quote it was before this flush, and whose it is after it."""
    before = after = quote.statement_id
    if quote not in session.new:
        before = changed_columns(quote).get("statement_id", (after, after))[0]
    now = session.get_one(Statement, after).speaker_id
    was = now if before == after else session.get_one(Statement, before).speaker_id
    return speakers.get(before, was), now


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
