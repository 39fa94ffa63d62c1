"""A stored statement with all that hangs on it, as the record that leaves the base.

A page of statements is loaded by a handful of queries, not by some for each row, and a
million leave in constant memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from claimsdb.citations.record import (
    Basis,
    CitationRecord,
    ClaimLinkRecord,
    ClaimRecord,
    CreatorRecord,
    FigureRecord,
    LocatorKind,
    Mode,
    NameRecord,
    OriginRecord,
    PeriodRecord,
    PositionRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerKind,
    SpeakerRecord,
    Stance,
    State,
    TopicRecord,
    VerdictRecord,
    VersionRecord,
)
from claimsdb.services.roles import role_of
from claimsdb.storage.models import (
    Claim,
    ClaimLink,
    ClaimTopic,
    Editable,
    Figure,
    Key,
    Origin,
    Position,
    Quote,
    QuoteSpan,
    Source,
    Speaker,
    Statement,
    StatementClaim,
    StatementTopic,
)

PAGE = 500
CONTEXT = 32
"""Code points of held text that a selector quotes before and after the words."""

RowT = TypeVar("RowT", bound=Editable)


def read_records(
    session: Session,
    statement_ids: Iterable[int],
    *,
    with_text: bool = False,
    with_context: bool = False,
) -> Iterator[CitationRecord]:
    """Yield the records of the statements with these ids, in this order.

    Held text leaves only `with_text`; `with_context` gives the words before and after each
    quotation, for selectors. Rows are forgotten page by page.
    """
    ids = iter(statement_ids)
    while page := list(islice(ids, PAGE)):
        loaded = _page(session, page)
        for statement_id in page:
            if (statement := loaded.get(statement_id)) is not None:
                yield _statement(session, statement, with_text, with_context)
        session.expunge_all()


def read_record(session: Session, statement: Statement) -> CitationRecord:
    """The record of one statement."""
    return _statement(session, statement, False, False)


def _page(session: Session, ids: Sequence[int]) -> dict[int, Statement]:
    quotes = selectinload(Statement.quotes)
    claims = selectinload(Statement.claims).selectinload(StatementClaim.claim)
    source = quotes.selectinload(Quote.source)
    rows = session.scalars(
        select(Statement)
        .where(Statement.id.in_(ids))
        .options(
            selectinload(Statement.speaker).selectinload(Speaker.names),
            selectinload(Statement.amended),
            source.selectinload(Source.creators),
            source.selectinload(Source.versions),
            quotes.selectinload(Quote.spans).selectinload(QuoteSpan.source_version),
            quotes.selectinload(Quote.figures),
            selectinload(Statement.topics).selectinload(StatementTopic.topic),
            claims.selectinload(Claim.figures),
            claims.selectinload(Claim.verdicts),
            claims.selectinload(Claim.topics).selectinload(ClaimTopic.topic),
        )
    )
    return {row.id: row for row in rows}


def _live(rows: Iterable[RowT]) -> list[RowT]:
    return [row for row in rows if row.deleted_at is None]


def _statement(
    session: Session, statement: Statement, with_text: bool, with_context: bool
) -> CitationRecord:
    quotes = _live(statement.quotes)
    amended = statement.amended.key if statement.amended else None
    origin = session.scalar(
        select(Origin).where(Origin.kind == "statement", Origin.row_id == statement.id)
    )
    return CitationRecord(
        key=statement.key,
        speaker=speaker_record(session, statement.speaker),
        role=role_of(session, statement, quotes[0]) if quotes else None,
        said_on=statement.said_on,
        occasion=statement.occasion,
        quotes=tuple(_quote(session, quote, with_text, with_context) for quote in quotes),
        claims=tuple(
            claim_record(session, link.claim, link.stance, quotes)
            for link in _live(statement.claims)
        ),
        topics=tuple(
            TopicRecord(key=link.topic.key, name=link.topic.name)
            for link in _live(statement.topics)
        ),
        corrects=amended if statement.amends == "corrects" else None,
        retracts=amended if statement.amends == "retracts" else None,
        aliases=_old_keys(session, "statement", statement),
        origin=OriginRecord(base=origin.base_uuid, key=origin.key) if origin else None,
    )


def speaker_record(session: Session, speaker: Speaker) -> SpeakerRecord:
    """A speaker with its names and positions."""
    names = _live(speaker.names)
    own = next((name for name in names if name.kind == "name"), None)
    positions = session.scalars(
        select(Position)
        .where(Position.person_id == speaker.id, Position.deleted_at.is_(None))
        .order_by(Position.id)
    )
    return SpeakerRecord(
        key=speaker.key,
        kind=cast(SpeakerKind, speaker.kind),
        name=speaker.name,
        sort_name=speaker.sort_name,
        family=own.family if own else None,
        given=own.given if own else None,
        honorific=own.honorific if own else None,
        wikidata_id=speaker.wikidata_id,
        aliases=tuple(
            NameRecord(
                name=name.name,
                kind=name.kind,
                honorific=name.honorific,
                given=name.given,
                family=name.family,
                start=name.start,
                end=name.end,
            )
            for name in names
            if name is not own
        ),
        positions=tuple(_position(position) for position in positions),
        old_keys=_old_keys(session, "speaker", speaker),
    )


def _position(position: Position) -> PositionRecord:
    body = position.organisation
    return PositionRecord(
        title=position.title,
        variants=tuple(position.variants.splitlines()) if position.variants else (),
        organisation=body.name if body else None,
        organisation_key=body.key if body else None,
        start=position.start,
        end=position.end,
    )


def _quote(session: Session, quote: Quote, with_text: bool, with_context: bool) -> QuoteRecord:
    spans = _live(quote.spans)
    version = spans[0].source_version if spans else None
    prefix = suffix = None
    if with_context and version is not None:
        first, last = spans[0].start, spans[-1].end
        prefix = version.text[max(0, first - CONTEXT) : first]
        suffix = version.text[last : last + CONTEXT]
    return QuoteRecord(
        words=quote.words,
        mode=cast(Mode, quote.mode),
        lead_in=quote.lead_in,
        cue=quote.cue,
        attribution=quote.attribution,
        role=quote.role,
        language=quote.language,
        translated_by=quote.translated_by,
        locator=quote.locator,
        locator_kind=cast(LocatorKind | None, quote.locator_kind),
        basis=cast(Basis | None, quote.basis),
        state=cast(State, quote.state),
        verified_by=quote.verified_by,
        verified_on=quote.verified_on,
        verified_against=quote.verified_against,
        source=source_record(session, quote.source, with_text) if quote.source else None,
        spans=tuple((span.start, span.end) for span in spans),
        sha256=version.sha256 if version else None,
        prefix=prefix,
        suffix=suffix,
        figures=tuple(figure_record(figure) for figure in _live(quote.figures)),
    )


def source_record(session: Session, source: Source, with_text: bool = False) -> SourceRecord:
    """A source with its creators and, by hash, the texts held of it."""
    plain: dict[str, Any] = {
        name: getattr(source, name)
        for name in (
            "key", "type", "title", "container_title", "publisher", "issued", "url",
            "canonical_url", "accessed", "archive_url", "language", "correction_notice",
            "event_title", "event_place", "doi", "note",
        )
    }  # fmt: skip
    return SourceRecord(
        **plain,
        creators=tuple(
            CreatorRecord(
                role=creator.role,
                family=creator.family,
                given=creator.given,
                literal=creator.literal,
            )
            for creator in _live(source.creators)
        ),
        versions=tuple(
            VersionRecord(
                sha256=version.sha256,
                retrieved_at=version.retrieved_at.isoformat(),
                extractor=version.extractor,
                normaliser=version.normaliser,
                text=version.text if with_text else None,
            )
            for version in _live(source.versions)
        ),
        aliases=_old_keys(session, "source", source),
    )


def figure_record(figure: Figure) -> FigureRecord:
    """A figure as printed and as read."""
    period = None
    if figure.period_printed or figure.period:
        start, _, end = (figure.period or "").partition("/")
        period = PeriodRecord(
            printed=figure.period_printed,
            start=start or None,
            end=(end or start) or None,
            against=figure.period_against,
        )
    return FigureRecord(
        printed=figure.printed,
        value=figure.value,
        upper=figure.upper,
        comparator=figure.comparator,
        unit=figure.unit,
        measure=figure.measure,
        population=figure.population,
        area=figure.area,
        period=period,
        statistic=figure.statistic,
        start=figure.start,
        end=figure.end,
    )


def claim_record(
    session: Session, claim: Claim, stance: str, quotes: Sequence[Quote]
) -> ClaimRecord:
    """A claim as one statement stands to it; figures in other statements' quotes stay there."""
    own = {quote.id for quote in quotes}
    links = session.scalars(
        select(ClaimLink)
        .where((ClaimLink.claim_id == claim.id) | (ClaimLink.other_id == claim.id))
        .where(ClaimLink.deleted_at.is_(None))
        .order_by(ClaimLink.id)
    )
    return ClaimRecord(
        key=claim.key,
        text=claim.text,
        stance=cast(Stance, stance),
        figures=tuple(
            figure_record(figure)
            for figure in _live(claim.figures)
            if figure.quote_id is None or figure.quote_id in own
        ),
        topics=tuple(
            TopicRecord(key=link.topic.key, name=link.topic.name) for link in _live(claim.topics)
        ),
        verdicts=tuple(
            VerdictRecord(
                rating=verdict.rating,
                scale=verdict.scale,
                reviewer=verdict.reviewer,
                url=verdict.url,
                date=verdict.issued,
            )
            for verdict in _live(claim.verdicts)
        ),
        links=tuple(
            ClaimLinkRecord(
                kind=link.kind,
                key=link.other.key if link.claim_id == claim.id else link.claim.key,
            )
            for link in links
            if link.claim_id == claim.id or link.kind in ("same_as", "contradicts")
        ),
        aliases=_old_keys(session, "claim", claim),
    )


def _old_keys(session: Session, kind: str, row: Any) -> tuple[str, ...]:
    """Other keys that lead to `row`: aliases, and those of what was merged into it."""
    found = list(
        session.scalars(
            select(Key.key).where(Key.kind == kind, Key.row_id == row.id, Key.key != row.key)
        )
    )
    model = type(row)
    if hasattr(model, "merged_into_id"):
        found += session.scalars(select(model.key).where(model.merged_into_id == row.id))
    return tuple(sorted(found))
