"""What many statements share, read once for a page and kept for some pages.

A base has far fewer speakers, sources and claims than statements, but it may have a million:
so what is kept is counted, and forgotten when it grows too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.citations.record import (
    ClaimLinkRecord,
    ClaimRecord,
    PositionRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)
from claimsdb.services import record_rows
from claimsdb.storage.models import (
    Claim,
    ClaimLink,
    ClaimTopic,
    Figure,
    Key,
    Position,
    Source,
    SourceCreator,
    SourceVersion,
    Speaker,
    SpeakerName,
    Statement,
    Topic,
    Verdict,
)
from claimsdb.storage.models.claim import SYMMETRIC_LINKS

KEPT = 5_000
KEPT_WITH_TEXT = 50
AT_ONCE = 500
"""Ids in one query: SQLite allows 32,766 variables, PostgreSQL 65,535."""

T = TypeVar("T")
_MERGED: dict[str, Any] = {"speaker": Speaker, "source": Source, "statement": Statement}


class Shared:
    """Speakers, sources and claims as records, read in one snapshot of the base."""

    def __init__(self, session: Session, *, with_text: bool = False) -> None:
        self._session = session
        self._with_text = with_text
        self._speakers: dict[int, tuple[SpeakerRecord, list[Any]]] = {}
        self._sources: dict[int, tuple[SourceRecord, Any]] = {}
        self._claims: dict[int, tuple[ClaimRecord, list[Any]]] = {}
        self._merged: dict[str, dict[int, list[tuple[int, str]]]] = {}

    def speakers(self, ids: Iterable[int]) -> dict[int, SpeakerRecord]:
        """The speakers of these ids."""
        wanted = list(ids)
        return {one: self.speaker(one, wanted) for one in wanted}

    def sources(self, ids: Iterable[int]) -> dict[int, SourceRecord]:
        """The sources of these ids."""
        wanted = list(ids)
        return {one: self.source(one, wanted) for one in wanted}

    def claims(self, ids: Iterable[int]) -> dict[int, ClaimRecord]:
        """The claims of these ids, without stance and figures."""
        wanted = list(ids)
        return {one: self.claim(one, wanted)[0] for one in wanted}

    def speaker(self, row_id: int, beside: Iterable[int]) -> SpeakerRecord:
        """One speaker; if it has to be read, those `beside` it are read at once."""
        if row_id not in self._speakers:
            self._read(self._speakers, [row_id, *beside], self._read_speakers)
        return self._speakers[row_id][0]

    def positions(self, row_id: int, beside: Iterable[int]) -> list[Any]:
        """The rows of a speaker's positions, the earliest first."""
        self.speaker(row_id, beside)
        return self._speakers[row_id][1]

    def source(self, row_id: int, beside: Iterable[int]) -> SourceRecord:
        """One source; those `beside` it are read at once."""
        if row_id not in self._sources:
            self._read(self._sources, [row_id, *beside], self._read_sources)
        return self._sources[row_id][0]

    def issued(self, row_id: int, beside: Iterable[int]) -> tuple[int | None, int | None]:
        """The first and last day on which a source may have appeared."""
        self.source(row_id, beside)
        row = self._sources[row_id][1]
        return row.issued_first, row.issued_last

    def claim(self, row_id: int, beside: Iterable[int]) -> tuple[ClaimRecord, list[Any]]:
        """One claim without its figures, and the rows of those that stand in it alone."""
        if row_id not in self._claims:
            self._read(self._claims, [row_id, *beside], self._read_claims)
        return self._claims[row_id]

    def _read(self, kept: dict[int, Any], wanted: Iterable[int], read: Any) -> None:
        if len(kept) > (KEPT_WITH_TEXT if self._with_text else KEPT):
            kept.clear()
        missing = [one for one in dict.fromkeys(wanted) if one not in kept]
        # The one that is needed now comes first and stays, however many there are.
        some = missing[: KEPT_WITH_TEXT if self._with_text else KEPT]
        for start in range(0, len(some), AT_ONCE):
            kept.update(read(some[start : start + AT_ONCE]))

    def _read_speakers(self, ids: Sequence[int]) -> Iterator[tuple[int, Any]]:
        session = self._session
        rows = session.execute(select(Speaker.__table__).where(Speaker.id.in_(ids))).all()
        names = grouped(rows_of(session, SpeakerName, SpeakerName.speaker_id, ids), "speaker_id")
        held = rows_of(session, Position, Position.person_id, ids)
        bodies = self._bodies({row.organisation_id for row in held if row.organisation_id})
        positions = grouped(held, "person_id")
        old = self.old_keys("speaker", {row.id: row.key for row in rows})
        for row in rows:
            own = positions.get(row.id, [])
            made: list[PositionRecord] = [
                record_rows.position(one, bodies.get(one.organisation_id)) for one in own
            ]
            record = record_rows.speaker(row, names.get(row.id, ()), made, old.get(row.id, ()))
            yield row.id, (record, sorted(own, key=_start))

    def _bodies(self, ids: set[int]) -> dict[int, Any]:
        found: dict[int, Any] = {}
        ordered = sorted(ids)
        for start in range(0, len(ordered), AT_ONCE):
            some = ordered[start : start + AT_ONCE]
            query = select(Speaker.id, Speaker.key, Speaker.name).where(Speaker.id.in_(some))
            found |= {row.id: row for row in self._session.execute(query)}
        return found

    def _read_sources(self, ids: Sequence[int]) -> Iterator[tuple[int, Any]]:
        session = self._session
        rows = session.execute(select(Source.__table__).where(Source.id.in_(ids))).all()
        creators = rows_of(session, SourceCreator, SourceCreator.source_id, ids)
        by_source = grouped(sorted(creators, key=lambda row: row.seq), "source_id")
        columns = [column for column in SourceVersion.__table__.c if column.name != "text"]
        held = session.execute(
            select(*columns)
            .where(SourceVersion.source_id.in_(ids), SourceVersion.deleted_at.is_(None))
            .order_by(SourceVersion.seq)
        ).all()
        versions = grouped(held, "source_id")
        texts: dict[int, str] = {}
        if self._with_text:
            query = select(SourceVersion.id, SourceVersion.text).where(
                SourceVersion.id.in_([row.id for row in held])
            )
            texts = {row.id: row.text for row in session.execute(query)}
        old = self.old_keys("source", {row.id: row.key for row in rows})
        for row in rows:
            record = record_rows.source(
                row,
                by_source.get(row.id, ()),
                versions.get(row.id, ()),
                old.get(row.id, ()),
                texts,
            )
            yield row.id, (record, row)

    def _read_claims(self, ids: Sequence[int]) -> Iterator[tuple[int, Any]]:
        session = self._session
        rows = session.execute(select(Claim.__table__).where(Claim.id.in_(ids))).all()
        verdicts = grouped(rows_of(session, Verdict, Verdict.claim_id, ids), "claim_id")
        alone = grouped(
            rows_of(session, Figure, Figure.claim_id, ids, Figure.quote_id.is_(None)), "claim_id"
        )
        topics = grouped(
            session.execute(
                select(ClaimTopic.claim_id, Topic.key, Topic.name)
                .join(Topic, Topic.id == ClaimTopic.topic_id)
                .where(ClaimTopic.claim_id.in_(ids), ClaimTopic.deleted_at.is_(None))
                .order_by(ClaimTopic.id)
            ),
            "claim_id",
        )
        links = self._links(ids)
        old = self.old_keys("claim", {row.id: row.key for row in rows})
        for row in rows:
            named = topics.get(row.id, ())
            record = ClaimRecord(
                key=row.key,
                text=row.text,
                topics=tuple(TopicRecord(key=topic.key, name=topic.name) for topic in named),
                verdicts=tuple(map(record_rows.verdict, verdicts.get(row.id, ()))),
                links=tuple(links.get(row.id, ())),
                aliases=old.get(row.id, ()),
                note=row.note,
            )
            yield row.id, (record, alone.get(row.id, []))

    def _links(self, ids: Sequence[int]) -> dict[int, list[ClaimLinkRecord]]:
        """The links of claims; a symmetric one is told from both of its ends."""
        rows = self._session.execute(
            select(ClaimLink.claim_id, ClaimLink.other_id, ClaimLink.kind)
            .where(ClaimLink.claim_id.in_(ids) | ClaimLink.other_id.in_(ids))
            .where(ClaimLink.deleted_at.is_(None))
            .order_by(ClaimLink.id)
        ).all()
        ends = {end for row in rows for end in (row.claim_id, row.other_id)}
        keys = select(Claim.id, Claim.key).where(Claim.id.in_(ends))
        named = {row.id: row.key for row in self._session.execute(keys)} if ends else {}
        found: dict[int, list[ClaimLinkRecord]] = {}
        for row in rows:
            pairs = [(row.claim_id, row.other_id)]
            if row.kind in SYMMETRIC_LINKS:
                pairs.append((row.other_id, row.claim_id))
            for one, other in pairs:
                link = ClaimLinkRecord(kind=row.kind, key=named[other])
                found.setdefault(one, []).append(link)
        return found

    def old_keys(self, kind: str, keys: dict[int, str]) -> dict[int, tuple[str, ...]]:
        """Other keys that lead to the rows: aliases, and those of what was merged into them."""
        merged = self._merged_into(kind)
        owner = {row_id: row_id for row_id in keys}
        found: dict[int, set[str]] = {}
        for row_id in keys:
            for gone_id, gone_key in merged.get(row_id, ()):
                owner[gone_id] = row_id
                found.setdefault(row_id, set()).add(gone_key)
        wanted = list(owner)
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            query = select(Key.key, Key.row_id).where(Key.kind == kind, Key.row_id.in_(some))
            for row in self._session.execute(query):
                found.setdefault(owner[row.row_id], set()).add(row.key)
        return {row_id: tuple(sorted(old - {keys[row_id]})) for row_id, old in found.items()}

    def _merged_into(self, kind: str) -> dict[int, list[tuple[int, str]]]:
        """All that was ever merged into a row, however many steps ago."""
        if kind not in _MERGED:
            return {}
        if kind not in self._merged:
            model = _MERGED[kind]
            rows = self._session.execute(
                select(model.id, model.key, model.merged_into_id).where(
                    model.merged_into_id.is_not(None)
                )
            ).all()
            into = {row.id: row.merged_into_id for row in rows}
            found: dict[int, list[tuple[int, str]]] = {}
            for row in rows:
                last = row.id
                while last in into:
                    last = into[last]
                found.setdefault(last, []).append((row.id, row.key))
            self._merged[kind] = found
        return self._merged[kind]


def rows_of(
    session: Session, model: Any, column: Any, ids: Sequence[int], *conditions: Any
) -> list[Any]:
    """The live rows of a table whose `column` is one of `ids`, the oldest first."""
    found: list[Any] = []
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        query = select(model.__table__).where(column.in_(some), model.deleted_at.is_(None))
        found += session.execute(query.where(*conditions).order_by(model.id))
    return found


def grouped(rows: Iterable[T], column: str) -> dict[int, list[T]]:
    """The rows by the number in `column`, their order kept."""
    found: dict[int, list[T]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found


def _start(row: Any) -> tuple[int, int]:
    """As the database orders them: without a start first."""
    return (-(10**9) if row.start_first is None else row.start_first, row.id)
