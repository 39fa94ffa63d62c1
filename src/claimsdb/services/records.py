"""A stored statement with all that hangs on it, as the record that leaves the base.

A page of statements is read by a score of queries, not by some for each row, and what many
statements share (speakers, sources, claims) is read once and kept for a while: so a million
leave in constant memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.citations.record import (
    CitationRecord,
    ClaimRecord,
    OriginRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
    Stance,
    TopicRecord,
)
from claimsdb.services import record_rows
from claimsdb.services.record_shared import Shared, grouped, rows_of
from claimsdb.services.roles import held_within
from claimsdb.storage.models import (
    Claim,
    Figure,
    Origin,
    Quote,
    QuoteSpan,
    Source,
    SourceVersion,
    Speaker,
    Statement,
    StatementClaim,
    StatementTopic,
    Topic,
)

PAGE = 500
CONTEXT = 32
"""Code points of held text that a selector quotes before and after the words."""

T = TypeVar("T")


def read_records(
    session: Session,
    statement_ids: Iterable[int],
    *,
    with_text: bool = False,
    with_context: bool = False,
) -> Iterator[CitationRecord]:
    """Yield the records of the statements with these ids, in this order.

    Held text leaves only `with_text`; `with_context` gives the words before and after each
    quotation, for selectors.
    """
    shared = Shared(session, with_text=with_text)
    for page in paged(statement_ids, PAGE):
        loaded = _Page(session, shared, page, with_context)
        for statement_id in page:
            record = loaded.record(statement_id)
            if record is not None:
                yield record


def read_printings(
    session: Session, printings: Iterable[tuple[int, int]]
) -> Iterator[CitationRecord]:
    """Yield, for each pair of statement and quote, the record with that quote first."""
    shared = Shared(session)
    for page in paged(printings, PAGE):
        loaded = _Page(session, shared, list(dict.fromkeys(one for one, _ in page)), False)
        for statement_id, quote_id in page:
            record = loaded.record(statement_id, first=quote_id)
            if record is not None:
                yield record


def read_record(session: Session, statement: Statement) -> CitationRecord:
    """The record of one statement."""
    return next(read_records(session, [statement.id]))


def speaker_record(session: Session, speaker: Speaker) -> SpeakerRecord:
    """A speaker with its names and positions."""
    return Shared(session).speakers([speaker.id])[speaker.id]


def source_record(session: Session, source: Source, with_text: bool = False) -> SourceRecord:
    """A source with its creators and, by hash, the texts held of it."""
    return Shared(session, with_text=with_text).sources([source.id])[source.id]


def claim_record(
    session: Session, claim: Claim, stance: str, quotes: Sequence[Quote]
) -> ClaimRecord:
    """A claim as one statement stands to it; figures in other statements' quotes stay there."""
    held = rows_of(session, Figure, Figure.claim_id, [claim.id])
    own = {quote.id for quote in quotes}
    return with_figures(
        Shared(session).claims([claim.id])[claim.id],
        stance,
        [figure for figure in held if figure.quote_id is None or figure.quote_id in own],
    )


def with_figures(claim: ClaimRecord, stance: str, figures: Iterable[Any]) -> ClaimRecord:
    """The claim with a stance and its figures, in the order in which they were recorded."""
    ordered = sorted(figures, key=lambda figure: cast(int, figure.id))
    return replace(
        claim,
        stance=cast(Stance, stance),
        figures=tuple(map(record_rows.figure, ordered)),
    )


def paged(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the things in lists of at most `size`."""
    rest = iter(things)
    while page := list(islice(rest, size)):
        yield page


@dataclass(slots=True)
class _Page:
    """All rows of some statements, each table read once."""

    session: Session
    shared: Shared
    ids: Sequence[int]
    with_context: bool
    statements: dict[int, Any] = field(init=False)
    quotes: dict[int, list[Any]] = field(init=False)
    figures: dict[int, list[Any]] = field(init=False)
    spans: dict[int, list[Any]] = field(init=False)
    stances: dict[int, list[Any]] = field(init=False)
    topics: dict[int, list[TopicRecord]] = field(init=False)
    amended: dict[int, str] = field(init=False)
    origins: dict[int, OriginRecord] = field(init=False)
    versions: dict[int, Any] = field(init=False)
    contexts: dict[int, tuple[str, str]] = field(init=False)
    old_keys: dict[int, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        session, ids = self.session, self.ids
        rows = session.execute(select(Statement.__table__).where(Statement.id.in_(ids))).all()
        self.statements = {row.id: row for row in rows}
        quotes = rows_of(session, Quote, Quote.statement_id, ids)
        self.quotes = grouped(sorted(quotes, key=lambda row: row.seq), "statement_id")
        quote_ids = [row.id for row in quotes]
        figures = rows_of(session, Figure, Figure.quote_id, quote_ids)
        self.figures = grouped(figures, "quote_id")
        spans = rows_of(session, QuoteSpan, QuoteSpan.quote_id, quote_ids)
        self.spans = grouped(sorted(spans, key=lambda row: row.seq), "quote_id")
        stances = rows_of(session, StatementClaim, StatementClaim.statement_id, ids)
        self.stances = grouped(stances, "statement_id")
        self.topics = self._topics()
        amended = [row.amends_id for row in rows if row.amends_id]
        keys = select(Statement.id, Statement.key).where(Statement.id.in_(amended))
        self.amended = {row.id: row.key for row in session.execute(keys)} if amended else {}
        origins = select(Origin.row_id, Origin.base_uuid, Origin.key).where(
            Origin.kind == "statement", Origin.row_id.in_(ids)
        )
        self.origins = {
            row.row_id: OriginRecord(base=row.base_uuid, key=row.key)
            for row in session.execute(origins)
        }
        self.old_keys = self.shared.old_keys("statement", {row.id: row.key for row in rows})
        self._held_texts(spans)

    def _topics(self) -> dict[int, list[TopicRecord]]:
        found: dict[int, list[TopicRecord]] = {}
        for row in self.session.execute(
            select(StatementTopic.statement_id, Topic.key, Topic.name)
            .join(Topic, Topic.id == StatementTopic.topic_id)
            .where(StatementTopic.statement_id.in_(self.ids))
            .where(StatementTopic.deleted_at.is_(None))
            .order_by(StatementTopic.id)
        ):
            topic = TopicRecord(key=row.key, name=row.name)
            found.setdefault(row.statement_id, []).append(topic)
        return found

    def _held_texts(self, spans: Sequence[Any]) -> None:
        """The hashes of the texts that spans count in, and the words around each quote."""
        wanted = sorted({span.source_version_id for span in spans})
        versions = select(SourceVersion.id, SourceVersion.sha256)
        self.versions = {}
        self.contexts = {}
        for some in paged(wanted, PAGE):
            for row in self.session.execute(versions.where(SourceVersion.id.in_(some))):
                self.versions[row.id] = row
        if not self.with_context:
            return
        by_version = grouped(spans, "source_version_id")
        for version_id in wanted:
            text = self.session.scalar(
                select(SourceVersion.text).where(SourceVersion.id == version_id)
            )
            assert text is not None
            for quote_id, parts in grouped(by_version[version_id], "quote_id").items():
                first, last = parts[0].start, parts[-1].end
                before = text[max(0, first - CONTEXT) : first]
                self.contexts[quote_id] = (before, text[last : last + CONTEXT])

    def record(self, statement_id: int, first: int | None = None) -> CitationRecord | None:
        """The record, with the quote `first` before the others; None without live quotes."""
        row, quotes = self.statements.get(statement_id), self.quotes.get(statement_id, [])
        if row is None or not quotes:
            return None
        if first is not None:
            quotes = sorted(quotes, key=lambda quote: quote.id != first)
        amended = self.amended.get(row.amends_id)
        return CitationRecord(
            key=row.key,
            speaker=self.shared.speaker(row.speaker_id, self._all("speaker_id")),
            role=self._role(row, quotes[0]),
            said_on=row.said_on,
            occasion=row.occasion,
            quotes=tuple(self._quote(quote) for quote in quotes),
            claims=tuple(self._claims(row, quotes)),
            topics=tuple(self.topics.get(row.id, ())),
            corrects=amended if row.amends == "corrects" else None,
            retracts=amended if row.amends == "retracts" else None,
            aliases=self.old_keys.get(row.id, ()),
            origin=self.origins.get(row.id),
            note=row.note,
        )

    def _all(self, column: str) -> Iterator[int]:
        """Every id that the statements of this page name in `column`."""
        return (getattr(row, column) for row in self.statements.values())

    def _source_ids(self) -> Iterator[int]:
        return (row.source_id for some in self.quotes.values() for row in some if row.source_id)

    def _role(self, row: Any, quote: Any) -> str | None:
        """As `roles.role_of`, from rows that are here already."""
        if quote.role is not None:
            return str(quote.role)
        first, last = row.said_on_first, row.said_on_last
        if row.said_on is None and quote.source_id:
            first, last = self.shared.issued(quote.source_id, self._source_ids())
        if first is None or last is None:
            return None
        positions = self.shared.positions(row.speaker_id, self._all("speaker_id"))
        held = held_within(positions, first, last)
        return str(held[0].title) if len(held) == 1 else None

    def _quote(self, row: Any) -> QuoteRecord:
        spans = self.spans.get(row.id, ())
        figures = sorted(self.figures.get(row.id, ()), key=_place)
        return record_rows.quote(
            row,
            self.shared.source(row.source_id, self._source_ids()) if row.source_id else None,
            spans,
            self.versions[spans[0].source_version_id] if spans else None,
            self.contexts.get(row.id),
            [record_rows.figure(figure) for figure in figures],
        )

    def _claims(self, row: Any, quotes: Sequence[Any]) -> Iterator[ClaimRecord]:
        for link in self.stances.get(row.id, ()):
            wanted = (one.claim_id for some in self.stances.values() for one in some)
            claim, alone = self.shared.claim(link.claim_id, wanted)
            here = [
                figure
                for quote in quotes
                for figure in self.figures.get(quote.id, ())
                if figure.claim_id == link.claim_id
            ]
            yield with_figures(claim, link.stance, [*alone, *here])


def _place(figure: Any) -> tuple[int, int]:
    """By place in the words; those without one first, as the database sorts them."""
    return (-1 if figure.start is None else figure.start, figure.id)
