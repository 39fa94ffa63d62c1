"""Speakers and sources that come in from a file: found, or made.

What is found is completed: an empty field is filled, one that says something else stays and
is told. A record that the file describes the same way again is looked up no second time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from claimsdb.citations.record import (
    CreatorRecord,
    NameRecord,
    PositionRecord,
    SourceRecord,
    SpeakerRecord,
    VersionRecord,
)
from claimsdb.errors import InputError
from claimsdb.services import keys, parts, sameness, sources, speakers
from claimsdb.services.received import Received
from claimsdb.services.receiving_keys import KeyKeeper
from claimsdb.storage.models import (
    Position,
    Source,
    SourceCreator,
    SourceVersion,
    Speaker,
    SpeakerName,
)
from claimsdb.storage.models.source import CREATOR_ROLES
from claimsdb.storage.models.speaker import NAME_KINDS
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import fold
from claimsdb.text.keys import slug, source_key
from claimsdb.text.names import fold_name

KEPT = 5_000


class NamedReceiver:
    """Who speaks in a file, and where it was printed."""

    def __init__(self, session: Session, told: Received, keeper: KeyKeeper) -> None:
        self._session = session
        self._told = told
        self._keys = keeper
        self._speakers: dict[str, tuple[SpeakerRecord, Speaker]] = {}
        self._sources: dict[object, tuple[SourceRecord, Source]] = {}

    def speaker(self, record: SpeakerRecord) -> Speaker:
        """The speaker, made or completed."""
        named = record.key or record.wikidata_id or record.name
        known = self._speakers.get(named)
        if known is not None and known[0] == record:
            return known[1]
        session = self._session
        row = sameness.by_origin(session, Speaker, self._keys.base, record.key)
        apart = self._keys.given["speaker"] if record.key else frozenset()
        row = row or sameness.same_speaker(session, record, apart)
        if row is None:
            row = self._make_speaker(record)
            self._told.made("speaker", row.key)
        else:
            self._complete_speaker(row, record)
            if known is None:
                self._told.known("speaker", row.key)
        self._keys.remember("speaker", record.key, row)
        self._keys.keep_old("speaker", row, record.old_keys)
        if len(self._speakers) > KEPT:
            self._speakers.clear()
        self._speakers[named] = (record, row)
        for position in record.positions:
            self._position(row, position)
        return row

    def _make_speaker(self, record: SpeakerRecord) -> Speaker:
        session = self._session
        if record.sort_name is None or record.kind is None:
            row = speakers.add_speaker(
                session,
                record.name,
                kind=record.kind,
                wikidata_id=record.wikidata_id,
                note=record.note,
                key=self._keys.free("speaker", record.key),
                same_name=True,
            )
            own = NameRecord(
                name=row.name, kind="name", honorific=record.honorific,
                given=record.given, family=record.family,
            )  # fmt: skip
            self._names(row, [own])
        else:
            row = Speaker(
                kind=record.kind,
                name=record.name,
                sort_name=record.sort_name,
                wikidata_id=record.wikidata_id,
                note=record.note,
            )
            keys.place(session, row, self._keys.mint("speaker", record.key, slug(record.name)))
            own = NameRecord(
                name=record.name, kind="name", honorific=record.honorific,
                given=record.given, family=record.family,
            )  # fmt: skip
            self._names(row, [own])
        self._names(row, record.aliases)
        session.flush()
        return row

    def _complete_speaker(self, row: Speaker, record: SpeakerRecord) -> None:
        values = {"wikidata_id": record.wikidata_id, "note": record.note}
        self._told.fill(row, values, name=row.key)
        if record.kind and record.kind != row.kind:
            self._told.remark(f"{row.key} stays a {row.kind}; the file has {record.kind}.")
        own = [NameRecord(name=record.name, kind="alias")]
        self._names(row, [*own, *record.aliases])
        self._session.flush()

    def _names(self, row: Speaker, names: Any) -> None:
        held = parts.rows(self._session, SpeakerName, "speaker_id", row.id)
        known = {(one.folded, one.kind): one for one in held}
        folded = {one.folded for one in held}
        for name in names:
            kind = name.kind if name.kind in NAME_KINDS else "alias"
            form = fold_name(name.name)
            twin = known.get((form, kind))
            if twin is not None:
                for column in ("honorific", "given", "family", "start", "end"):
                    if getattr(twin, column) is None and getattr(name, column) is not None:
                        setattr(twin, column, getattr(name, column))
                continue
            if not form or (kind == "alias" and form in folded):
                continue
            made = SpeakerName(
                speaker_id=row.id, name=name.name, kind=kind, honorific=name.honorific,
                given=name.given, family=name.family, start=name.start, end=name.end,
            )  # fmt: skip
            self._session.add(made)
            known[(form, kind)] = made
            folded.add(form)

    def _position(self, row: Speaker, record: PositionRecord) -> None:
        if row.kind != "person":
            return
        body = None
        if record.organisation or record.organisation_key:
            name = record.organisation or record.organisation_key or ""
            body = self._body(name, record.organisation_key)
        if body is row:
            body = None
        title = fold(record.title)
        for held in parts.rows(self._session, Position, "person_id", row.id):
            theirs = (fold(held.title), held.organisation_id, held.start, held.end)
            ours = (title, body.id if body else None, _edtf(record.start), _edtf(record.end))
            undated = held.start is None and held.end is None
            if theirs == ours or (theirs[:2] == ours[:2] and undated):
                self._told.fill(
                    held,
                    {"start": ours[2], "end": ours[3], "note": record.note},
                    name=f"{row.key}, {held.title}",
                )
                return
        speakers.add_position(
            self._session,
            row,
            record.title,
            organisation=body,
            start=record.start,
            end=record.end,
            variants=record.variants,
            note=record.note,
        )

    def _body(self, name: str, key: str | None) -> Speaker:
        """An organisation that is only named; whatever else is known of it comes elsewhere."""
        named = key or name
        if named in self._speakers:
            return self._speakers[named][1]
        mention = SpeakerRecord(key=key, name=name, kind="organisation", sort_name=name)
        return self.speaker(mention)

    def source(self, record: SourceRecord, wanted_key: str | None = None) -> Source | None:
        """The source, made or completed; None where the record says nothing of any."""
        record = self._meant(record)
        identity: object = record.key or record
        known = self._sources.get(identity)
        if known is not None and known[0] == record:
            return known[1]
        session = self._session
        values = _source_values(record)
        row = sameness.by_origin(session, Source, self._keys.base, record.key)
        apart = self._keys.given["source"] if record.key else frozenset()
        row = row or sameness.same_source(session, record, apart)
        if row is None:
            if not any(values.get(n) for n in values if n not in ("type", "accessed", "language")):
                return None
            row = self._make_source(record, values, wanted_key)
            self._told.made("source", row.key)
            for other in sameness.alike_sources(session, row):
                self._told.suspect("source", row.key, other.key)
        else:
            values.pop("canonical_url", None)
            kind = values.pop("type", None)
            if record.type and kind and kind != row.type and record.type != "document":
                self._told.remark(f"{row.key} stays {row.type}; the file has {kind}.")
            self._told.fill(row, values, name=row.key)
            if row.url and row.canonical_url is None:
                row.canonical_url = sources.canonical_url(row.url)
            if known is None:
                self._told.known("source", row.key)
        self._creators(row, record.creators)
        self._versions(row, record.versions)
        self._keys.remember("source", record.key, row)
        self._keys.keep_old("source", row, record.aliases)
        session.flush()
        if len(self._sources) > KEPT:
            self._sources.clear()
        self._sources[identity] = (record, row)
        return row

    def _meant(self, record: SourceRecord) -> SourceRecord:
        """A lone key may be an address or a title that somebody wrote by hand."""
        if record.key is None or record != SourceRecord(key=record.key):
            return record
        if sources.is_url(record.key):
            return SourceRecord(url=record.key)
        if isinstance(keys.find(self._session, record.key), Source):
            return record
        return SourceRecord(title=record.key)

    def _make_source(
        self, record: SourceRecord, values: dict[str, Any], wanted_key: str | None
    ) -> Source:
        values.setdefault("type", "webpage" if values.get("url") else "document")
        row = Source(**values)
        first = record.creators[0] if record.creators else None
        named = (first.family or first.literal) if first else None
        named = named or record.container_title or record.publisher
        year = parse_date(record.issued).year if record.issued else None
        host = (urlsplit(record.url).hostname or "").removeprefix("www.") if record.url else None
        stem = source_key(named or host, year, record.title)
        wanted = record.key or wanted_key
        return keys.place(self._session, row, self._keys.mint("source", wanted, stem))

    def _creators(self, row: Source, creators: tuple[CreatorRecord, ...]) -> None:
        if not creators:
            return
        held = parts.rows(self._session, SourceCreator, "source_id", row.id)
        if held:
            ours = [(one.role, one.family, one.given, one.literal) for one in held]
            if ours != [(c.role, c.family, c.given, c.literal) for c in creators]:
                names = "; ".join(creator.name for creator in creators)
                self._told.remark(f"{row.key} keeps its creators; the file has {names}.")
            return
        for seq, creator in enumerate(creators):
            role = creator.role if creator.role in CREATOR_ROLES else "contributor"
            family, literal = creator.family, creator.literal
            if family is None and literal is None:
                literal = creator.given
            if family or literal:
                self._session.add(
                    SourceCreator(
                        source_id=row.id, seq=seq, role=role, family=family,
                        given=creator.given if literal is not creator.given else None,
                        literal=literal,
                    )
                )  # fmt: skip

    def _versions(self, row: Source, versions: tuple[VersionRecord, ...]) -> None:
        held = parts.rows(self._session, SourceVersion, "source_id", row.id)
        known = {one.sha256 for one in held}
        seq = max((one.seq for one in held), default=-1)
        for version in versions:
            if version.sha256 in known:
                continue
            if version.text is None:
                self._told.remark("Held texts are not in the file, so places in them stay behind.")
                continue
            if hashlib.sha256(version.text.encode()).hexdigest() != version.sha256:
                self._told.remark(f"A held text of {row.key} is damaged and was left out.")
                continue
            seq += 1
            when = version.retrieved_at
            self._session.add(
                SourceVersion(
                    source_id=row.id, seq=seq, sha256=version.sha256, text=version.text,
                    retrieved_at=dt.datetime.fromisoformat(when) if when
                    else dt.datetime.now(dt.UTC),
                    extractor=version.extractor, normaliser=version.normaliser,
                )
            )  # fmt: skip


def _edtf(date: str | None) -> str | None:
    return parse_date(date).edtf if date else None


def _source_values(record: SourceRecord) -> dict[str, Any]:
    fields = {name: getattr(record, name) for name in sources.FIELDS}
    values: dict[str, Any] = sources.checked_fields(fields)
    address = record.canonical_url or record.url
    if address:
        values["canonical_url"] = sources.canonical_url(address)
    if record.url is None and record.canonical_url:
        values.setdefault("url", record.canonical_url)
    return values


def refuse_bad_source(record: SourceRecord | None) -> None:
    """Raise InputError, before anything is written, for a source that cannot be kept."""
    if record is not None:
        _source_values(record)
        for version in record.versions:
            if version.retrieved_at:
                try:
                    dt.datetime.fromisoformat(version.retrieved_at)
                except ValueError as error:
                    raise InputError(f"{version.retrieved_at!r} is no moment.") from error
