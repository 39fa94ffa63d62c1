"""Statements on their way out: which ones, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from claimsdb.citations.record import BesideRecord, CitationRecord, ClaimRecord, TopicRecord
from claimsdb.services import keys, records
from claimsdb.services.record_shared import Shared, grouped, rows_of
from claimsdb.storage.models import (
    Claim,
    ClaimTopic,
    Figure,
    Quote,
    Source,
    Speaker,
    Statement,
    StatementClaim,
    StatementTopic,
    Topic,
)

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


def export_whole(session: Session, *, with_text: bool = False) -> Iterator[CitationRecord]:
    """Yield every statement; the last one brings along the records that no statement names."""
    last: CitationRecord | None = None
    for record in export(session, with_text=with_text):
        if last is not None:
            yield last
        last = record
    if last is not None:
        yield replace(last, beside=beside(session, with_text=with_text))


def export_by_source(
    session: Session, statement_ids: Sequence[int] | None = None
) -> Iterator[CitationRecord]:
    """Yield records sorted by source, once for each printing, with that printing first.

    What has no source comes last. This is the order that `citations.entry.group_sorted`
    needs to make one entry a source in constant memory.
    """
    query = (
        select(Quote.statement_id, Quote.id)
        .join(Statement, Statement.id == Quote.statement_id)
        .where(Quote.deleted_at.is_(None), Statement.deleted_at.is_(None))
        .order_by(Quote.source_id.is_(None), Quote.source_id, Quote.statement_id, Quote.seq)
    )
    if statement_ids is None:
        streamed = session.execute(query.execution_options(yield_per=CHUNK))
        return records.read_printings(session, ((row[0], row[1]) for row in streamed))
    found: list[Any] = []
    columns = query.add_columns(Quote.source_id)
    for some in records.paged(statement_ids, records.PAGE):
        found += session.execute(columns.where(Quote.statement_id.in_(some)))
    found.sort(key=lambda row: (row.source_id is None, row.source_id or 0))
    return records.read_printings(session, ((row[0], row[1]) for row in found))


def beside(session: Session, *, with_text: bool = False) -> BesideRecord | None:
    """The live speakers, sources, claims and topics that no live statement names."""
    shared = Shared(session, with_text=with_text)
    said = exists().where(Statement.speaker_id == Speaker.id, Statement.deleted_at.is_(None))
    printed = exists().where(Quote.source_id == Source.id, Quote.deleted_at.is_(None))
    taken = exists().where(
        StatementClaim.claim_id == Claim.id, StatementClaim.deleted_at.is_(None)
    )
    tagged = exists().where(
        StatementTopic.topic_id == Topic.id, StatementTopic.deleted_at.is_(None)
    )
    of_claim = exists().where(ClaimTopic.topic_id == Topic.id, ClaimTopic.deleted_at.is_(None))
    found = BesideRecord(
        speakers=tuple(shared.speakers(_unnamed(session, Speaker, ~said)).values()),
        sources=tuple(shared.sources(_unnamed(session, Source, ~printed)).values()),
        claims=tuple(_claims(session, shared, _unnamed(session, Claim, ~taken))),
        topics=tuple(
            TopicRecord(key=row.key, name=row.name)
            for row in rows_of(
                session, Topic, Topic.id, _unnamed(session, Topic, ~tagged, ~of_claim)
            )
        ),
    )
    return None if found == BesideRecord() else found


def _unnamed(session: Session, model: Any, *conditions: Any) -> list[int]:
    query = select(model.id).where(model.deleted_at.is_(None), *conditions).order_by(model.id)
    return list(session.scalars(query))


def _claims(session: Session, shared: Shared, ids: Iterable[int]) -> Iterator[ClaimRecord]:
    wanted = list(ids)
    held = grouped(
        rows_of(session, Figure, Figure.claim_id, wanted, Figure.quote_id.is_(None)), "claim_id"
    )
    for claim_id, claim in shared.claims(wanted).items():
        yield records.with_figures(claim, "asserts", held.get(claim_id, ()))
