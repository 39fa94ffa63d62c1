"""Quotes of a statement: the preferred one, and all that print it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.services import keys
from claimsdb.storage.models import Quote, Statement


def of(session: Session, statement: Statement) -> list[Quote]:
    """The live quotes of `statement`, the preferred one first."""
    return list(
        session.scalars(
            select(Quote)
            .where(Quote.statement_id == statement.id, Quote.deleted_at.is_(None))
            .order_by(Quote.seq)
        )
    )


def preferred(session: Session, key: str) -> Quote:
    """The first quote of the statement `key`. Raises NotFoundError."""
    return of(session, keys.resolve_as(session, Statement, key))[0]
