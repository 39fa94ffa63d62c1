"""Quotes of a statement: the preferred one, and all that print it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
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


def numbered(session: Session, statement: Statement, number: int) -> Quote:
    """The quote that `show` numbers so, 0 being the preferred one. Raises InputError."""
    found = of(session, statement)
    if not 0 <= number < len(found):
        raise InputError(
            f"{statement.key} has no printing {number}.",
            hint=f"It has {len(found)}, counted from 0: claimsdb show {statement.key}",
        )
    return found[number]


def next_seq(session: Session, statement: Statement) -> int:
    """A number that no live quote of `statement` has, behind all of them."""
    last = session.scalar(
        select(func.max(Quote.seq)).where(
            Quote.statement_id == statement.id, Quote.deleted_at.is_(None)
        )
    )
    return 0 if last is None else last + 1


def prefer(session: Session, quote: Quote) -> None:
    """Make `quote` the one that gives its statement the wording; it and the first change places.

    A number must be free before it is given again, for the database compares at each row;
    so the way leads over a number that nobody has.
    """
    statement = session.get_one(Statement, quote.statement_id)
    if quote.seq == 0:
        return
    first = next((other for other in of(session, statement) if other.seq == 0), None)
    if first is not None:
        left = quote.seq
        quote.seq = next_seq(session, statement)
        session.flush()
        first.seq = left
        session.flush()
    quote.seq = 0
    session.flush()


def first_is_0(session: Session, statement: Statement) -> None:
    """Give the first live quote the number 0 where the one that had it has gone."""
    if found := of(session, statement):
        prefer(session, found[0])
