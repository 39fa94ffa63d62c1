"""How much a base holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.settings import Settings
from claimsdb.storage.models import (
    Base,
    Batch,
    Claim,
    Editable,
    Figure,
    Quote,
    Source,
    Speaker,
    Statement,
    Topic,
)

COUNTED: tuple[type[Editable], ...] = (Statement, Quote, Speaker, Source, Claim, Figure, Topic)


def stats(session: Session, settings: Settings) -> dict[str, Any]:
    """Counts of live records, of quotes by state and mode, and the base's own facts."""
    counts: dict[str, Any] = {"base": settings.place}
    counts["uuid"] = session.scalar(select(Base.uuid))
    for model in COUNTED:
        name = f"{model.__name__.lower()}s"
        counts[name] = session.scalar(
            select(func.count()).select_from(model).where(model.deleted_at.is_(None))
        )
    for column in (Quote.state, Quote.mode):
        rows = session.execute(
            select(column, func.count()).where(Quote.deleted_at.is_(None)).group_by(column)
        )
        counts |= {f"quotes_{value}": number for value, number in rows}
    counts["undated_statements"] = session.scalar(
        select(func.count())
        .select_from(Statement)
        .where(Statement.deleted_at.is_(None), Statement.said_on.is_(None))
    )
    counts["batches"] = session.scalar(select(func.count()).select_from(Batch))
    if settings.path is not None:
        counts["bytes"] = settings.path.stat().st_size
    return counts
