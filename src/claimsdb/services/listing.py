"""Lists of one kind of record, a page at a time, with the count of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.services.speakers import get_speaker
from claimsdb.storage.models import (
    Claim,
    Position,
    Quote,
    Source,
    Speaker,
    Statement,
    StatementClaim,
    StatementTopic,
    Topic,
)

KINDS = ("statements", "speakers", "sources", "claims", "topics", "positions")


@dataclass(frozen=True, slots=True)
class Page:
    """Some records of a kind, and how many there are in all."""

    records: Sequence[dict[str, Any]]
    total: int


def list_records(
    session: Session, kind: str, *, limit: int | None = None, speaker: str | None = None
) -> Page:
    """List the live records of `kind`, of one speaker if wanted; newest statements first.

    Raises InputError for a kind that there is not, NotFoundError for a speaker.
    """
    if kind not in KINDS:
        raise InputError(f"There is no list of {kind!r}.", hint=f"There are: {', '.join(KINDS)}.")
    said_by = get_speaker(session, speaker).id if speaker else None
    query = _queries(said_by)[kind]
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    rows = session.execute(query.limit(limit)).mappings()
    return Page([dict(row) for row in rows], total)


def _queries(said_by: int | None) -> dict[str, Select[Any]]:
    statements = (
        select(
            Statement.key,
            Statement.said_on,
            Speaker.name.label("speaker"),
            Quote.mode,
            Quote.state,
            Quote.words,
        )
        .join(Speaker, Speaker.id == Statement.speaker_id)
        .join(Quote, Quote.statement_id == Statement.id)
        .where(Quote.seq == 0, Quote.deleted_at.is_(None), Statement.deleted_at.is_(None))
        .order_by(Statement.id.desc())
    )
    positions = (
        select(
            Speaker.key.label("person"),
            Speaker.name,
            Position.title,
            Position.start,
            Position.end,
        )
        .join(Speaker, Speaker.id == Position.person_id)
        .where(Position.deleted_at.is_(None))
        .order_by(Speaker.sort_name, Position.id)
    )
    if said_by is not None:
        statements = statements.where(Statement.speaker_id == said_by)
        positions = positions.where(Position.person_id == said_by)
    return {
        "statements": statements,
        "positions": positions,
        "speakers": select(
            Speaker.key,
            Speaker.kind,
            _count(Statement.id, Statement.speaker_id == Speaker.id, Statement),
            Speaker.name,
        )
        .where(Speaker.deleted_at.is_(None))
        .order_by(Speaker.sort_name, Speaker.id),
        "sources": select(
            Source.key,
            Source.type,
            Source.issued,
            _count(Quote.id, Quote.source_id == Source.id, Quote),
            Source.container_title,
            Source.title,
        )
        .where(Source.deleted_at.is_(None))
        .order_by(Source.id.desc()),
        "claims": select(
            Claim.key,
            _count(StatementClaim.id, StatementClaim.claim_id == Claim.id, StatementClaim),
            Claim.text,
        )
        .where(Claim.deleted_at.is_(None))
        .order_by(Claim.id.desc()),
        "topics": select(
            Topic.key,
            _count(StatementTopic.id, StatementTopic.topic_id == Topic.id, StatementTopic),
            Topic.name,
        )
        .where(Topic.deleted_at.is_(None))
        .order_by(Topic.name),
    }


def _count(column: Any, condition: Any, model: Any) -> Any:
    return (
        select(func.count(column))
        .where(condition, model.deleted_at.is_(None))
        .scalar_subquery()
        .label("statements")
    )
