"""One record with everything that hangs on it, as plain values for a page or a program."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.citations.tree import record_tree
from claimsdb.services import keys, records
from claimsdb.storage.models import (
    Batch,
    Change,
    Claim,
    ClaimTopic,
    Quote,
    Source,
    Speaker,
    Statement,
    StatementClaim,
    StatementTopic,
    Topic,
)

SOME = 20
"""How many dependents a record lists; the count beside them is always whole."""


def show(session: Session, key: str) -> dict[str, Any]:
    """The record of `key` (merges are followed) with its dependents and its last change.

    Raises NotFoundError, naming near keys.
    """
    row = keys.resolve(session, key)
    tree: dict[str, Any]
    if isinstance(row, Statement):
        tree = _statement(session, row)
    elif isinstance(row, Speaker):
        tree = _speaker(session, row)
    elif isinstance(row, Source):
        tree = _source(session, row)
    elif isinstance(row, Claim):
        tree = _claim(session, row)
    else:
        tree = _topic(session, row)
    return {"kind": keys.kind_of(row), **tree, "last_change": last_change(session, row)}


def last_change(session: Session, row: keys.Named) -> dict[str, Any] | None:
    """Who changed the record last, when, by which command; None for bulk imports."""
    found = session.execute(
        select(Batch)
        .join(Change, Change.batch_id == Batch.id)
        .where(Change.table_name == row.__tablename__, Change.row_id == row.id)
        .order_by(Batch.id.desc())
        .limit(1)
    ).scalar()
    if found is None:
        return None
    return {
        "batch": found.id,
        "at": found.at.isoformat(),
        "author": found.author,
        "command": found.command,
    }


def _statement(session: Session, row: Statement) -> dict[str, Any]:
    tree = record_tree(records.read_record(session, row))
    amending = session.execute(
        select(Statement.key, Statement.amends)
        .where(Statement.amends_id == row.id, Statement.deleted_at.is_(None))
        .order_by(Statement.id)
    ).all()
    tree["amended_by"] = [{"key": key, "amends": amends} for key, amends in amending]
    tree["note"] = row.note
    return tree


def _speaker(session: Session, row: Speaker) -> dict[str, Any]:
    record = records.speaker_record(session, row)
    said = select(Statement).where(Statement.speaker_id == row.id, Statement.deleted_at.is_(None))
    return {
        "key": row.key,
        "speaker_kind": row.kind,
        "name": row.name,
        "sort_name": row.sort_name,
        "wikidata_id": row.wikidata_id,
        "names": [{"name": alias.name, "kind": alias.kind} for alias in record.aliases],
        "positions": [
            {
                "title": position.title,
                "organisation": position.organisation,
                "start": position.start,
                "end": position.end,
            }
            for position in record.positions
        ],
        "old_keys": list(record.old_keys),
        "note": row.note,
        **_statements(session, said),
    }


def _source(session: Session, row: Source) -> dict[str, Any]:
    record = records.source_record(session, row)
    said = (
        select(Statement)
        .join(Quote, Quote.statement_id == Statement.id)
        .where(Quote.source_id == row.id, Quote.deleted_at.is_(None))
        .where(Statement.deleted_at.is_(None))
        .distinct()
    )
    return {
        **{
            name: getattr(record, name)
            for name in (
                "key", "type", "title", "container_title", "publisher", "issued", "url",
                "accessed", "archive_url", "doi", "language", "event_title", "event_place",
                "correction_notice", "note",
            )
        },
        "creators": [
            {"role": creator.role, "name": creator.name} for creator in record.creators
        ],
        "held_texts": [
            {"sha256": version.sha256, "retrieved_at": version.retrieved_at}
            for version in record.versions
        ],
        "old_keys": list(record.aliases),
        **_statements(session, said),
    }  # fmt: skip


def _claim(session: Session, row: Claim) -> dict[str, Any]:
    said = (
        select(Statement)
        .join(StatementClaim, StatementClaim.statement_id == Statement.id)
        .where(StatementClaim.claim_id == row.id, StatementClaim.deleted_at.is_(None))
        .where(Statement.deleted_at.is_(None))
    )
    stances = {
        link.statement_id: link.stance for link in row.statements if link.deleted_at is None
    }
    record = records.claim_record(session, row, "asserts", [])
    figures = [figure for figure in row.figures if figure.deleted_at is None]
    return {
        "key": row.key,
        "text": row.text,
        "note": row.note,
        "figures": [
            {
                "printed": figure.printed,
                "comparator": figure.comparator,
                "value": figure.value,
                "upper": figure.upper,
                "unit": figure.unit,
                "measure": figure.measure,
                "area": figure.area,
                "period": figure.period or figure.period_printed,
            }
            for figure in figures
        ],
        "topics": [{"key": topic.key, "name": topic.name} for topic in record.topics],
        "verdicts": [
            {"rating": verdict.rating, "reviewer": verdict.reviewer, "url": verdict.url}
            for verdict in record.verdicts
        ],
        "links": [{"kind": link.kind, "key": link.key} for link in record.links],
        "stances": [
            {"key": session.get_one(Statement, identity).key, "stance": stance}
            for identity, stance in stances.items()
        ],
        **_statements(session, said),
    }


def _topic(session: Session, row: Topic) -> dict[str, Any]:
    said = (
        select(Statement)
        .join(StatementTopic, StatementTopic.statement_id == Statement.id)
        .where(StatementTopic.topic_id == row.id, StatementTopic.deleted_at.is_(None))
        .where(Statement.deleted_at.is_(None))
    )
    claims = session.scalars(
        select(Claim.key)
        .join(ClaimTopic, ClaimTopic.claim_id == Claim.id)
        .where(ClaimTopic.topic_id == row.id, ClaimTopic.deleted_at.is_(None))
        .where(Claim.deleted_at.is_(None))
        .order_by(Claim.id)
    ).all()
    return {"key": row.key, "name": row.name, "claims": list(claims), **_statements(session, said)}


def _statements(session: Session, said: Any) -> dict[str, Any]:
    """The newest few statements of a query, and how many there are."""
    ids = said.with_only_columns(Statement.id).order_by(None).subquery()
    total = session.scalar(select(func.count()).select_from(ids)) or 0
    rows = session.scalars(
        select(Statement)
        .where(Statement.id.in_(select(ids.c.id)))
        .order_by(Statement.said_on_first.desc(), Statement.id)
        .limit(SOME)
    )
    return {
        "statement_count": total,
        "statements": [
            {
                "key": row.key,
                "said_on": row.said_on,
                "mode": quote.mode,
                "words": quote.words,
            }
            for row in rows
            for quote in [next(quote for quote in row.quotes if quote.deleted_at is None)]
        ],
    }
