"""Statements on their way out: which ones, in which order, in which format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.citations.record import CitationRecord
from claimsdb.services import keys, records
from claimsdb.storage.models import Source, Speaker, Statement
from claimsdb.storage.models.quote import Quote

CHUNK = 10_000


def all_ids(session: Session) -> Iterator[int]:
    """The ids of all live statements, oldest record first: the fixed order of exports."""
    last = 0
    while True:
        chunk = session.scalars(
            select(Statement.id)
            .where(Statement.id > last, Statement.deleted_at.is_(None))
            .order_by(Statement.id)
            .limit(CHUNK)
        ).all()
        if not chunk:
            return
        yield from chunk
        last = chunk[-1]


def ids_of(session: Session, wanted: Sequence[str]) -> list[int]:
    """The statements that keys name: a statement's own, or all of a speaker or source.

    Raises NotFoundError and InputError for the first key that names none.
    """
    found: dict[int, None] = {}
    for key in wanted:
        row = keys.resolve(session, key)
        if isinstance(row, Statement):
            found[row.id] = None
            continue
        query = select(Statement.id).where(Statement.deleted_at.is_(None)).order_by(Statement.id)
        if isinstance(row, Speaker):
            query = query.where(Statement.speaker_id == row.id)
        elif isinstance(row, Source):
            query = query.where(
                Statement.id.in_(
                    select(Quote.statement_id).where(
                        Quote.source_id == row.id, Quote.deleted_at.is_(None)
                    )
                )
            )
        else:
            keys.resolve_as(session, Statement, key)
        found.update(dict.fromkeys(session.scalars(query)))
    return list(found)


def export(
    session: Session,
    statement_ids: Sequence[int] | None = None,
    *,
    with_text: bool = False,
    with_context: bool = False,
) -> Iterator[CitationRecord]:
    """Yield records: of these statements in this order, or of all, oldest record first."""
    wanted = all_ids(session) if statement_ids is None else iter(statement_ids)
    return records.read_records(session, wanted, with_text=with_text, with_context=with_context)
