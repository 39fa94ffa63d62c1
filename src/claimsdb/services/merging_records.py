"""Move what hangs on one speaker or source to another, without making anything twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import parts
from claimsdb.services.merging_statements import absorb
from claimsdb.services.removing import hide
from claimsdb.services.sources import FIELDS as SOURCE_FIELDS
from claimsdb.storage.models import (
    Position,
    Quote,
    QuoteSpan,
    Source,
    SourceCreator,
    SourceVersion,
    Speaker,
    SpeakerName,
    Statement,
)
from claimsdb.text.folding import fold

SOME = 10
"""How many pairs of the same words are named after a merge."""


def merge_speakers(
    session: Session, kept: Speaker, gone: Speaker, notes: list[str]
) -> dict[str, Any]:
    """Move names, roles and statements; return what `kept` is to be given of its own."""
    if kept.kind != gone.kind:
        raise InputError(
            f"{kept.key} is a {kept.kind} and {gone.key} an {gone.kind}."
            if kept.kind == "person"
            else f"{kept.key} is an {kept.kind} and {gone.key} a {gone.kind}.",
            hint=f"Mend one first: claimsdb edit {gone.key} kind={kept.kind}",
        )
    _refuse_two(kept, gone, ("wikidata_id",))
    known = {name.folded for name in parts.rows(session, SpeakerName, "speaker_id", kept.id)}
    for name in parts.rows(session, SpeakerName, "speaker_id", gone.id):
        if name.folded in known:
            hide(name)
            continue
        known.add(name.folded)
        name.speaker_id = kept.id
        if name.kind == "name":
            name.kind = "alias"
    _move_positions(session, kept, gone)
    moved = parts.rows(session, Statement, "speaker_id", gone.id)
    for statement in moved:
        statement.speaker_id = kept.id
    session.flush()
    notes += said_twice(session, Statement.speaker_id == kept.id)
    return _filled(kept, gone, ("wikidata_id", "note"), notes)


def merge_sources(
    session: Session, kept: Source, gone: Source, notes: list[str]
) -> dict[str, Any]:
    """Move creators, held texts and quotes; return what `kept` is to be given of its own."""
    _refuse_two(kept, gone, ("canonical_url", "doi"))
    known = {_named(row) for row in parts.rows(session, SourceCreator, "source_id", kept.id)}
    seq = _free_seq(session, SourceCreator, kept)
    for creator in parts.rows(session, SourceCreator, "source_id", gone.id):
        if _named(creator) in known:
            hide(creator)
            continue
        creator.source_id, creator.seq = kept.id, seq
        seq += 1
    _move_versions(session, kept, gone)
    for quote in parts.rows(session, Quote, "source_id", gone.id):
        quote.source_id = kept.id
        session.flush()
        twin = session.scalar(
            select(Quote)
            .where(Quote.statement_id == quote.statement_id, Quote.id != quote.id)
            .where(Quote.source_id == kept.id, Quote.digest == quote.digest)
            .where(Quote.deleted_at.is_(None))
            .limit(1)
        )
        if twin is not None:
            first, second = sorted((twin, quote), key=lambda one: one.seq)
            absorb(session, first, second)
    notes += said_twice(session, Quote.source_id == kept.id)
    columns = [name for name in SOURCE_FIELDS if name != "type"]
    return _filled(kept, gone, [*columns, "canonical_url"], notes)


def said_twice(session: Session, condition: Any) -> list[str]:
    """Name pairs of statements with the same words that a merge has brought together.

    Grouped here: a database joined ten thousand statements with each other for a minute.
    """
    first: dict[tuple[int, int | None, int], tuple[int, str]] = {}
    notes: list[str] = []
    for words, source, speaker, statement_id, key in session.execute(
        select(Quote.digest, Quote.source_id, Statement.speaker_id, Statement.id, Statement.key)
        .join(Statement, Statement.id == Quote.statement_id)
        .where(condition, Quote.deleted_at.is_(None))
        .order_by(Statement.id)
    ):
        known_id, known = first.setdefault((words, source, speaker), (statement_id, key))
        if known_id != statement_id and len(notes) < SOME:
            notes.append(
                f"The same words twice now: {known} and {key}. "
                f"If they are one: claimsdb merge {known} {key}"
            )
    return notes


def _move_positions(session: Session, kept: Speaker, gone: Speaker) -> None:
    for column in ("person_id", "organisation_id"):
        held = [_role(row, kept) for row in parts.rows(session, Position, column, kept.id)]
        for position in parts.rows(session, Position, column, gone.id):
            setattr(position, column, kept.id)
            if _role(position, kept) in held:
                setattr(position, column, gone.id)
                hide(position)


def _role(row: Position, kept: Speaker) -> tuple[Any, ...]:
    return (row.person_id, row.organisation_id, fold(row.title), row.start, row.end)


def _move_versions(session: Session, kept: Source, gone: Source) -> None:
    """Held texts of both, the oldest first; one text that both held is kept once."""
    own = {row.sha256: row for row in parts.rows(
        session, SourceVersion, "source_id", kept.id, deleted=True)}  # fmt: skip
    moved: list[SourceVersion] = []
    for version in parts.rows(session, SourceVersion, "source_id", gone.id):
        twin = own.get(version.sha256)
        if twin is None:
            version.source_id = kept.id
            moved.append(version)
            continue
        twin.deleted_at = None
        for span in parts.rows(session, QuoteSpan, "source_version_id", version.id):
            span.source_version_id = twin.id
        hide(version)
    if moved:
        live = [row for row in own.values() if row.deleted_at is None]
        for seq, version in enumerate(sorted([*live, *moved], key=lambda row: row.retrieved_at)):
            version.seq = seq
    session.flush()


def _named(row: SourceCreator) -> tuple[str, str]:
    return row.role, fold(row.literal or f"{row.given or ''} {row.family or ''}")


def _free_seq(session: Session, model: type[SourceCreator], source: Source) -> int:
    held = parts.rows(session, model, "source_id", source.id)
    return max((row.seq for row in held), default=-1) + 1


def _refuse_two(kept: Any, gone: Any, columns: Sequence[str]) -> None:
    for name in columns:
        one, other = getattr(kept, name), getattr(gone, name)
        if one and other and one != other:
            raise ConflictError(
                f"{kept.key} has {name} {one} and {gone.key} has {other}: they are two, "
                "or one of these is wrong.",
                hint=f"Mend it first: claimsdb edit {gone.key} "
                f"{'url' if name == 'canonical_url' else name}=",
            )


def _filled(kept: Any, gone: Any, columns: Sequence[str], notes: list[str]) -> dict[str, Any]:
    """What `kept` lacks and `gone` knows; what both know differently is told and stays."""
    filled: dict[str, Any] = {}
    for name in columns:
        one, other = getattr(kept, name), getattr(gone, name)
        if other is None or one == other:
            continue
        if one is None:
            filled[name] = other
        elif name == "note":
            filled[name] = f"{one}\n{other}"
        else:
            notes.append(f"{name} stays {one!r}; {gone.key} had {other!r}.")
    if "canonical_url" in filled and "url" not in filled:
        del filled["canonical_url"]
    return filled
