"""What belongs to a record and goes where it goes, as against what only points at it.

A name belongs to its speaker, a figure to its quote; a statement points at its speaker and
lives on its own. Removing, merging and the log all need to know which is which.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.storage.models import (
    Claim,
    ClaimLink,
    ClaimTopic,
    Editable,
    Figure,
    Position,
    Quote,
    QuoteSpan,
    Source,
    SourceCreator,
    SourceVersion,
    Speaker,
    SpeakerName,
    Statement,
    StatementClaim,
    StatementTopic,
    Topic,
    Verdict,
)

PARTS: dict[type[Editable], tuple[tuple[type[Editable], str], ...]] = {
    Statement: (
        (Quote, "statement_id"),
        (StatementClaim, "statement_id"),
        (StatementTopic, "statement_id"),
    ),
    Quote: ((QuoteSpan, "quote_id"), (Figure, "quote_id")),
    Speaker: ((SpeakerName, "speaker_id"), (Position, "person_id")),
    Source: ((SourceCreator, "source_id"), (SourceVersion, "source_id")),
    Claim: (
        (Figure, "claim_id"),
        (Verdict, "claim_id"),
        (ClaimLink, "claim_id"),
        (ClaimLink, "other_id"),
        (StatementClaim, "claim_id"),
        (ClaimTopic, "claim_id"),
    ),
    Topic: ((StatementTopic, "topic_id"), (ClaimTopic, "topic_id")),
}
"""The tables whose rows belong to a row, and the column that says to which."""


def of(session: Session, row: Editable, *, deleted: bool = False) -> list[Editable]:
    """All that belongs to `row`, parts of parts included; deleted ones only if asked for."""
    found: list[Editable] = []
    for model, column in PARTS.get(type(row), ()):
        for part in rows(session, model, column, row.id, deleted=deleted):
            found += [part, *of(session, part, deleted=deleted)]
    return list(dict.fromkeys(found))


def rows(
    session: Session, model: Any, column: str, row_id: int, *, deleted: bool = False
) -> list[Any]:
    """The rows of `model` whose `column` is `row_id`, the oldest first; live ones, or all."""
    query = select(model).where(getattr(model, column) == row_id).order_by(model.id)
    if not deleted:
        query = query.where(model.deleted_at.is_(None))
    return list(session.scalars(query))
