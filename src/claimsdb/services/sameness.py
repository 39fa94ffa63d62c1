"""Is what comes in from a file stored already? Only what is certain is taken for the same.

The order is: the base it came from and its key there, its key here, what identifies it in the
world (Wikidata id, address, DOI), and last its description or words, folded. Two records that
one file tells apart by their keys stay two, however alike. What merely looks alike is stored
and told: a person decides, and the decision is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any, TypeVar, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.citations.record import SourceRecord, SpeakerRecord
from claimsdb.compare.sameness import same_statement
from claimsdb.services import judging, keys, speakers
from claimsdb.services.sources import canonical_url
from claimsdb.storage.models import Origin, Quote, Source, Speaker, SpeakerName, Statement
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import digest, fold
from claimsdb.text.names import fold_name

ALIKE = 0.8
"""From this likeness on two statements of one speaker are shown to a person."""
LOOKED_AT = 400
FEW_WORDS = 4
"""Shorter words are said again on another day, so they make no two statements one."""

RowT = TypeVar("RowT", bound=keys.Named)


def by_origin(
    session: Session, kind: type[RowT], base: str | None, key: str | None
) -> RowT | None:
    """The live record that came from `base`, where it had `key`."""
    if base is None or key is None:
        return None
    row_id = session.scalar(
        select(Origin.row_id).where(
            Origin.base_uuid == base, Origin.kind == kind.__name__.lower(), Origin.key == key
        )
    )
    row = session.get(kind, row_id) if row_id is not None else None
    return None if row is None else cast("RowT | None", keys.successor(session, row))


def by_key(session: Session, kind: type[RowT], key: str | None) -> RowT | None:
    """The live record of a kind that `key` names here, merges followed."""
    found = keys.find(session, key) if key else None
    if not isinstance(found, kind):
        return None
    return cast("RowT | None", keys.successor(session, found))


def same_speaker(
    session: Session, record: SpeakerRecord, apart: Set[int] = frozenset()
) -> Speaker | None:
    """The speaker that a record means; `apart` are ids that its file tells apart from it.

    Raises AmbiguousError where several share the name and nothing tells which is meant.
    """
    if record.wikidata_id:
        known = session.scalar(
            select(Speaker).where(
                Speaker.wikidata_id == record.wikidata_id, Speaker.deleted_at.is_(None)
            )
        )
        if known is not None:
            return known
    if (keyed := by_key(session, Speaker, record.key)) is not None and _fits(
        session, keyed, record
    ):
        return keyed
    named = [
        one
        for one in speakers.called(session, record.name)
        if one.id not in apart
        and not (record.wikidata_id and one.wikidata_id)
        and record.kind in (None, one.kind)
    ]
    if len(named) > 1:
        if record.key:
            return None
        from claimsdb.errors import AmbiguousError

        raise AmbiguousError("speaker", record.name, [one.key for one in named])
    return named[0] if named else None


def _fits(session: Session, row: Speaker, record: SpeakerRecord) -> bool:
    """Whether the one who has a key here may be the one who has it in a file."""
    if record.wikidata_id and row.wikidata_id and record.wikidata_id != row.wikidata_id:
        return False
    if record.name == record.key:
        return True
    theirs = {fold_name(record.name), *(fold_name(name.name) for name in record.aliases)}
    ours = session.scalars(
        select(SpeakerName.folded).where(
            SpeakerName.speaker_id == row.id, SpeakerName.deleted_at.is_(None)
        )
    )
    return bool(theirs & set(ours))


def same_source(
    session: Session, record: SourceRecord, apart: Set[int] = frozenset()
) -> Source | None:
    """The source that a record means, by key, address, DOI, or title, outlet and date."""
    live = select(Source).where(Source.deleted_at.is_(None))
    address = record.url or record.canonical_url
    if address:
        known = session.scalar(live.where(Source.canonical_url == canonical_url(address)))
        if known is not None:
            return known
    keyed = by_key(session, Source, record.key)
    if keyed is not None and not _contradicts(keyed, record):
        return keyed
    if record.doi:
        for known in session.scalars(live.where(func.lower(Source.doi) == record.doi.lower())):
            if known.id not in apart:
                return known
    for known in _described(session, record):
        if known.id not in apart and not _contradicts(known, record):
            return known
    return None


def _contradicts(row: Source, record: SourceRecord) -> bool:
    """Whether what both say cannot be of one publication."""
    if record.url and row.canonical_url and canonical_url(record.url) != row.canonical_url:
        return True
    if record.doi and row.doi and record.doi.lower() != row.doi.lower():
        return True
    if record.title and row.title and fold(record.title) != fold(row.title):
        return True
    if record.issued and row.issued:
        return not parse_date(record.issued).overlaps(parse_date(row.issued))
    return False


def _described(session: Session, record: SourceRecord) -> Iterable[Source]:
    """Sources of the same title, outlet and date; untitled ones of the same everything."""
    live = select(Source).where(Source.deleted_at.is_(None)).order_by(Source.id).limit(50)
    days = parse_date(record.issued).edtf if record.issued else None
    if not record.title:
        if not (record.container_title or record.event_title or record.note):
            return ()
        return session.scalars(
            live.where(
                Source.title.is_(None),
                _equal(Source.type, record.type),
                _equal(Source.container_title, record.container_title),
                _equal(Source.event_title, record.event_title),
                _equal(Source.note, record.note),
                _equal(Source.issued, days),
            )
        )
    if not days or not (record.container_title or record.event_title):
        return ()
    outlet, title = fold(record.container_title or record.event_title or ""), fold(record.title)
    length = len(record.title)
    # Folding changes a length a little: most titles need not be read to be told apart.
    rows = session.execute(
        select(Source.id, Source.title, Source.container_title, Source.event_title)
        .where(Source.deleted_at.is_(None), _equal(Source.issued, days))
        .where(
            func.length(Source.title).between(length - length // 4 - 1, length + length // 4 + 1)
        )
        .order_by(Source.id)
    )
    return [
        session.get_one(Source, row.id)
        for row in rows
        if fold(row.title) == title
        and fold(row.container_title or row.event_title or "") == outlet
    ]


def _equal(column: Any, value: str | None) -> Any:
    return column.is_(None) if value is None else column == value


def alike_sources(session: Session, row: Source) -> list[Source]:
    """Older sources of the same folded title: perhaps the same, and not judged apart."""
    if not row.title:
        return []
    found = session.scalars(
        select(Source)
        .where(func.lower(Source.title) == row.title.lower(), Source.id < row.id)
        .where(Source.deleted_at.is_(None))
        .limit(3)
    )
    return [one for one in found if judging.told_apart(session, one, row) is None]


def same_words(
    session: Session,
    words: Sequence[str],
    speaker: Speaker,
    source_ids: Set[int | None],
    said_on: str | None,
    apart: Set[int] = frozenset(),
) -> Statement | None:
    """The statement of `speaker` with these words: in these sources, or wherever it stands.

    Words said on two days are two statements, and so are a few words in two sources.
    """
    digests = [digest(one) for one in words]
    rows = session.scalars(
        select(Quote)
        .join(Statement, Statement.id == Quote.statement_id)
        .where(Quote.digest.in_(digests), Quote.deleted_at.is_(None))
        .where(Statement.speaker_id == speaker.id)
        .order_by(Quote.id)
        .limit(100)
    ).all()
    near: Statement | None = None
    for quote in rows:
        statement = quote.statement
        if statement.id in apart or not _may_be_one_day(statement.said_on, said_on):
            continue
        if quote.source_id in source_ids:
            return statement
        long_ = len(quote.words.split()) >= FEW_WORDS
        if near is None and (long_ or quote.source_id is None or source_ids == {None}):
            near = statement
    return near


def _may_be_one_day(one: str | None, other: str | None) -> bool:
    return not (one and other) or parse_date(one).overlaps(parse_date(other))


def alike_statements(
    session: Session, row: Statement, words: str
) -> list[tuple[Statement, float]]:
    """Other statements of the same speaker that may be the same; never across a figure or a not.

    Those that somebody judged not to be the same are left out.
    """
    found: list[tuple[Statement, float]] = []
    rows = session.execute(
        select(Statement, Quote.words)
        .join(Quote, Quote.statement_id == Statement.id)
        .where(Statement.speaker_id == row.speaker_id, Statement.id < row.id, Quote.seq == 0)
        .where(Statement.deleted_at.is_(None), Quote.deleted_at.is_(None))
        .order_by(Statement.id.desc())
        .limit(LOOKED_AT)
    )
    ours = set(fold(words).split())
    for other, printed in rows:
        theirs = set(fold(printed).split())
        if len(ours & theirs) < ALIKE / 2 * min(len(ours), len(theirs)):
            continue
        if not _may_be_one_day(row.said_on, other.said_on):
            continue
        likeness = same_statement(words, printed)
        if likeness.score < ALIKE or likeness.vetoed:
            continue
        if judging.told_apart(session, other, row) is None:
            found.append((other, likeness.score))
    return sorted(found, key=lambda pair: -pair[1])[:3]
