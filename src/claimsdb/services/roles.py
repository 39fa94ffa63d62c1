"""Which role a speaker had on a day: what the source prints, else the dated position."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.storage.models import Position, Quote, Statement
from claimsdb.text.dates import PartialDate, parse_date


class _Dated(Protocol):
    @property
    def start_first(self) -> int | None: ...
    @property
    def end_last(self) -> int | None: ...


PositionT = TypeVar("PositionT", bound=_Dated)


def role_of(session: Session, statement: Statement, quote: Quote) -> str | None:
    """The role to show with `quote`: frozen as its source prints it, else by the date.

    The date is the day said, else the day printed. None where nothing says a role, or
    where two dated roles fit.
    """
    if quote.role is not None:
        return quote.role
    known = statement.said_on or (quote.source.issued if quote.source else None)
    held = positions_at(session, statement.speaker_id, parse_date(known)) if known else []
    return held[0].title if len(held) == 1 else None


def positions_at(session: Session, speaker_id: int, date: PartialDate) -> list[Position]:
    """The dated positions that the speaker certainly or possibly held at some time in `date`.

    A position without any date belongs to no date.
    """
    if date.first is None or date.last is None:
        return []
    rows = session.scalars(
        select(Position)
        .where(Position.person_id == speaker_id, Position.deleted_at.is_(None))
        .order_by(Position.start_first, Position.id)
    )
    return held_within(rows, date.first, date.last)


def held_within(positions: Iterable[PositionT], first: int, last: int) -> list[PositionT]:
    """Those of `positions` that may have been held at some time from day `first` to `last`."""
    return [
        position
        for position in positions
        if (position.start_first is not None or position.end_last is not None)
        and (position.start_first is None or position.start_first <= last)
        and (position.end_last is None or position.end_last >= first)
    ]
