"""Load the seed: the records that the project began with, from files a person can edit.

They go through the same services as what a person types, so a seed that breaks a rule is
refused like any other input. Loading twice adds nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb import resources
from claimsdb.errors import InputError
from claimsdb.services import claims, figures, keys, sources, speakers, statements, topics
from claimsdb.storage.models import Claim, Quote, Source, Speaker, Statement, Topic

FILES = ("topics", "speakers", "sources", "claims", "statements")


def load(session: Session, folder: Path | None = None) -> dict[str, int]:
    """Add what the seed holds and the base does not; return how many of each kind came in."""
    folder = folder or resources.seed()
    records = {name: _read(folder / f"{name}.toml") for name in FILES}
    _refuse_if_undone(session, records)
    before = _counts(session)
    for entry in records["topics"].get("topic", []):
        if keys.find(session, entry["key"]) is None:
            topics.find_or_make(session, entry["name"], key=entry["key"])
    for entry in records["speakers"].get("speaker", []):
        _speaker(session, entry)
    for entry in records["speakers"].get("speaker", []):
        _positions(session, entry)
    for entry in records["sources"].get("source", []):
        _source(session, entry)
    for entry in records["claims"].get("claim", []):
        _claim(session, entry)
    for entry in records["statements"].get("statement", []):
        _statement(session, entry)
    after = _counts(session)
    return {kind: after[kind] - before[kind] for kind in after}


def _refuse_if_undone(session: Session, records: Mapping[str, Any]) -> None:
    """Keys are never given twice, so a seed that was taken back has to be brought back."""
    for entry in records["speakers"].get("speaker", []):
        row = keys.find(session, entry["key"])
        if isinstance(row, Speaker) and row.deleted_at and not row.merged_into_id:
            raise InputError(
                "The seed was in this base and was taken back.",
                hint="Bring it back with `claimsdb redo`, or seed a new base with --db.",
            )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The seed file {path.name} cannot be read: {error}.") from error


def _counts(session: Session) -> dict[str, int]:
    return {
        kind.__tablename__: session.scalar(
            select(func.count()).select_from(kind).where(kind.deleted_at.is_(None))
        )
        or 0
        for kind in (Speaker, Source, Topic, Claim, Statement, Quote)
    }


def _speaker(session: Session, entry: Mapping[str, Any]) -> None:
    if keys.find(session, entry["key"]) is not None:
        return
    speaker = speakers.add_speaker(
        session,
        entry["name"],
        kind=entry["kind"],
        wikidata_id=entry.get("wikidata_id"),
        note=entry.get("note"),
        key=entry["key"],
        same_name=True,
    )
    if "sort_name" in entry:
        speaker.sort_name = entry["sort_name"]
    for name in entry.get("names", ()):
        speakers.add_name(session, speaker, name["name"], kind=name["kind"])


def _positions(session: Session, entry: Mapping[str, Any]) -> None:
    person = keys.resolve_as(session, Speaker, entry["key"])
    from claimsdb.storage.models import Position

    for position in entry.get("position", []):
        held = session.scalar(
            select(Position.id).where(
                Position.person_id == person.id, Position.title == position["title"]
            )
        )
        if held is None:
            organisation = position.get("organisation")
            speakers.add_position(
                session,
                person,
                position["title"],
                organisation=keys.resolve_as(session, Speaker, organisation)
                if organisation
                else None,
                start=position.get("start"),
                end=position.get("end"),
                variants=position.get("variants", ()),
                note=position.get("note"),
            )


def _source(session: Session, entry: Mapping[str, Any]) -> None:
    if keys.find(session, entry["key"]) is None:
        fields = {name: value for name, value in entry.items() if name not in ("key", "creator")}
        sources.add_source(session, fields, creators=entry.get("creator", ()), key=entry["key"])


def _claim(session: Session, entry: Mapping[str, Any]) -> None:
    if keys.find(session, entry["key"]) is not None:
        return
    claim = claims.add_claim(session, entry["text"], key=entry["key"], note=entry.get("note"))
    for named in entry.get("topics", ()):
        topics.tag(session, claim, topics.find_or_make(session, named)[0])
    for figure in entry.get("figure", ()):
        values = {name: value for name, value in figure.items() if name != "note"}
        figures.add_figure(session, values.pop("printed"), claim=claim, **values)


def _statement(session: Session, entry: Mapping[str, Any]) -> None:
    if keys.find(session, entry["key"]) is not None:
        return
    statement: Statement | None = None
    for quote in entry["quote"]:
        plain = {name: value for name, value in quote.items() if name != "figure"}
        new = statements.NewQuote(
            speaker=entry["speaker"],
            said_on=entry.get("said_on"),
            occasion=entry.get("occasion"),
            note=entry.get("note"),
            key=entry["key"],
            topics=entry.get("topics", ()),
            find_figures=False,
            statement=statement.key if statement else None,
            **plain,
        )
        added = statements.add_quote(session, new)
        statement = added.statement
        for figure in quote.get("figure", ()):
            values = {name: value for name, value in figure.items() if name != "note"}
            named = values.pop("claim", None)
            figures.add_figure(
                session,
                values.pop("printed"),
                quote=added.quote,
                claim=keys.resolve_as(session, Claim, named) if named else None,
                **values,
            )
    assert statement is not None
    for stance in entry.get("claim", ()):
        claims.take_stance(
            session, statement, keys.resolve_as(session, Claim, stance["key"]), stance["stance"]
        )
