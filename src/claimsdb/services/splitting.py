"""Take a merge apart, or give some statements of a speaker to another one.

A merge is one batch, so its changes say where everything was. Whatever is still where the
merge left it goes back; what somebody moved on since stays, and is named. Whoever splits
has judged that the two are not the same, and that is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError, NotFoundError
from claimsdb.services import judging, keys, quotes, speakers
from claimsdb.storage.history import MODELS, from_json, table_of
from claimsdb.storage.models import (
    Batch,
    Change,
    Editable,
    Judgement,
    Quote,
    QuoteSpan,
    Source,
    SourceVersion,
    Speaker,
    Statement,
)

PLACES = ("speaker_id", "source_id", "statement_id", "person_id", "organisation_id", "amends_id")
"""Columns that a merge moves. A later merge may have moved them on: that is followed."""


@dataclass(frozen=True, slots=True)
class Split:
    """The record that was kept, the one that is by itself now, what moved and what stays."""

    kept: str
    apart: str
    moved: int
    notes: list[str] = field(default_factory=list)


def split(session: Session, key: str) -> Split:
    """Take the record that was merged under the key `key` out again.

    Raises NotFoundError for an unknown key, InputError where it was never merged, and
    ConflictError where one of the two would be left without words.
    """
    apart = keys.find(session, key)
    if apart is None:
        raise NotFoundError("record", key, keys.near_keys(session, key))
    if not isinstance(apart, Speaker | Source | Statement) or apart.merged_into_id is None:
        merged = _merged_into(session, apart)
        raise InputError(
            f"{key} was not merged into another record.",
            hint=f"Merged into it were: {', '.join(merged)}. Split one of these."
            if merged
            else "To move statements to another speaker: "
            f"claimsdb split {key} --statements KEY,… --to NAME",
        )
    kept = keys.followed(session, apart)
    if kept.deleted_at is not None:
        raise ConflictError(
            f"{kept.key}, which {apart.key} was merged into, has been removed since.",
            hint=f"See what happened with: claimsdb log {kept.key}",
        )
    assert isinstance(kept, type(apart))
    batch_id = _merging_batch(session, apart)
    model: Any = type(apart)
    into = session.get_one(model, apart.merged_into_id)
    notes: list[str] = []
    moved = 0
    for change in session.scalars(
        select(Change).where(Change.batch_id == batch_id).order_by(Change.id.desc())
    ).all():
        row = session.get_one(MODELS[change.table_name], change.row_id)
        if isinstance(row, Judgement) or change.before is None:
            continue
        if row is into:
            back = _put_back_fields(session, row, change, notes)
        else:
            if row is apart:
                _free_place(session, apart, kept)
            back = _put_back(session, row, change, notes)
        moved += back
        session.flush()
    if isinstance(kept, Statement) and isinstance(apart, Statement):
        for statement in (kept, apart):
            if not quotes.of(session, statement):
                raise ConflictError(
                    f"{statement.key} would be left without words: its printings were moved "
                    "or removed since the merge.",
                    hint=f"See what happened with: claimsdb log {kept.key}",
                )
            quotes.first_is_0(session, statement)
    if isinstance(kept, Source):
        _keep_held_text(session, kept, apart)
    judging.judge(session, kept, apart, same=False)
    return Split(kept.key, apart.key, moved, list(dict.fromkeys(notes)))


def keep_apart(session: Session, one: str, other: str) -> Split:
    """Remember that two records which look alike are not the same."""
    first, second = judging.pair(session, one, other)
    judging.judge(session, first, second, same=False)
    return Split(first.key, second.key, 0)


def move_statements(
    session: Session, key: str, statement_keys: Sequence[str], to: str, *, create: bool = False
) -> Split:
    """Give these statements of the speaker `key` to the speaker called `to`.

    With `create`, `to` is made where there is none; when it is the speaker's own name, a
    second one of that name is. Raises InputError for a statement by somebody else.
    """
    speaker = keys.resolve_as(session, Speaker, key)
    moving = [keys.resolve_as(session, Statement, one) for one in statement_keys]
    if not moving:
        raise InputError("No statement is named.", hint="--statements KEY,KEY")
    for statement in moving:
        if statement.speaker_id != speaker.id:
            raise InputError(
                f"{statement.key} was said by {statement.speaker.key}, not by {speaker.key}."
            )
    notes: list[str] = []
    target = speakers.find_speaker(session, to)
    if target is speaker and to == speaker.key:
        raise InputError(f"{to} is the speaker who has them already.")
    if target is None and not create:
        target = speakers.get_speaker(session, to)
    if target is None or target is speaker:
        if not create:
            raise InputError(
                f"{to!r} is {speaker.key} itself.",
                hint="To make another speaker of that name: --create",
            )
        target = speakers.add_speaker(session, to, kind=speaker.kind, same_name=True)
        notes.append(f"Made {target.kind} {target.key}.")
    for statement in dict.fromkeys(moving):
        statement.speaker_id = target.id
    session.flush()
    judging.judge(session, speaker, target, same=False)
    return Split(speaker.key, target.key, len(set(moving)), notes)


def _merged_into(session: Session, row: keys.Named) -> list[str]:
    if not isinstance(row, Speaker | Source | Statement):
        return []
    model = type(row)
    return list(session.scalars(select(model.key).where(model.merged_into_id == row.id)))


def _merging_batch(session: Session, apart: Editable) -> int:
    """The batch that gave `apart` its successor: not one that brought an older merge back."""
    for change in session.scalars(
        select(Change)
        .join(Batch, Batch.id == Change.batch_id)
        .where(Change.table_name == table_of(type(apart)).name, Change.row_id == apart.id)
        .where(Batch.undoes_id.is_(None), Batch.undone_by_id.is_(None))
        .order_by(Change.id.desc())
    ):
        if from_json(type(apart), change.after).get("merged_into_id") is not None:
            return change.batch_id
    raise InputError("That merge came from another base, so how it was before is not known.")


def _free_place(session: Session, apart: judging.Mergeable, kept: judging.Mergeable) -> None:
    """A Wikidata id or an address that went on with later merges comes back to `apart`."""
    for name, others in (("wikidata_id", ()), ("canonical_url", ("url",))):
        value = getattr(apart, name, None)
        if value is None:
            continue
        model: Any = type(apart)
        holder = session.scalar(
            select(model).where(getattr(model, name) == value, model.deleted_at.is_(None))
        )
        if holder is None:
            continue
        if holder is not kept:
            raise ConflictError(
                f"{holder.key} has {value} by now, which was {apart.key}'s.",
                hint=f"Take it away first: claimsdb edit {holder.key} {(*others, name)[0]}=",
            )
        for column in (name, *others):
            setattr(kept, column, None)
        session.flush()


def _put_back(session: Session, row: Editable, change: Change, notes: list[str]) -> bool:
    """Undo one change of the merge where the row is still as it left it; else say what stays."""
    assert change.before is not None
    before = from_json(type(row), change.before)
    after = from_json(type(row), change.after)
    place = next((name for name in PLACES if name in before), None)
    for name, value in after.items():
        now = getattr(row, name)
        if name == "seq" or now == value:
            continue
        if name == place and _same_in_the_end(session, row, name, now, value):
            continue
        notes.append(f"{_called(session, row)} stays as it is: it was changed since the merge.")
        return False
    if before.get("deleted_at", row.deleted_at) is None and _dangles(session, row, before):
        notes.append(f"{_called(session, row)} stays away: what it belongs to was removed since.")
        return False
    if isinstance(row, Quote) and "statement_id" in before:
        statement = session.get_one(Statement, before["statement_id"])
        taken = {quote.seq for quote in quotes.of(session, statement)}
        if before.get("seq", row.seq) in taken:
            before["seq"] = quotes.next_seq(session, statement)
    for name, value in before.items():
        setattr(row, name, value)
    return True


def _put_back_fields(session: Session, row: Editable, change: Change, notes: list[str]) -> bool:
    """A record's own fields go back one by one, each with the days derived from it."""
    assert change.before is not None
    before = from_json(type(row), change.before)
    after = from_json(type(row), change.after)
    done = False
    for name in before:
        if name.endswith(("_first", "_last")):
            continue
        now = getattr(row, name)
        if now == after[name] or _same_in_the_end(session, row, name, now, after[name]):
            setattr(row, name, before[name])
            done = True
        else:
            notes.append(f"{name} stays {now!r}: it was changed since the merge.")
    return done


def _keep_held_text(session: Session, kept: Source, apart: Editable) -> None:
    """Quotes that were found since in a text which goes back get a copy of it to stand in."""
    for span in session.scalars(
        select(QuoteSpan)
        .join(Quote, Quote.id == QuoteSpan.quote_id)
        .join(SourceVersion, SourceVersion.id == QuoteSpan.source_version_id)
        .where(Quote.source_id == kept.id, SourceVersion.source_id == apart.id)
        .where(Quote.deleted_at.is_(None), QuoteSpan.deleted_at.is_(None))
    ).all():
        text = span.source_version
        copy = session.scalar(
            select(SourceVersion).where(
                SourceVersion.source_id == kept.id, SourceVersion.sha256 == text.sha256
            )
        )
        if copy is None:
            names = ("seq", "retrieved_at", "sha256", "text", "extractor", "normaliser")
            copy = SourceVersion(
                source_id=kept.id, **{name: getattr(text, name) for name in names}
            )
            session.add(copy)
            session.flush()
        span.source_version_id = copy.id
        session.flush()


def _same_in_the_end(session: Session, row: Editable, column: str, now: Any, left: Any) -> bool:
    """Whether a row points where the merge left it, or where that itself was merged to."""
    if column not in PLACES or now is None or left is None:
        return False
    target = next(iter(table_of(type(row)).c[column].foreign_keys)).column.table.name
    model: Any = MODELS[target]
    found = session.get(model, left)
    return found is not None and keys.followed(session, found).id == now


def _dangles(session: Session, row: Editable, before: dict[str, Any]) -> bool:
    for key in table_of(type(row)).foreign_keys:
        name = key.parent.key
        target = MODELS.get(key.column.table.name)
        value = before.get(name, getattr(row, name))
        if target is None or value is None or name == "merged_into_id":
            continue
        if session.get_one(target, value).deleted_at is not None:
            return True
    return False


def _called(session: Session, row: Editable) -> str:
    name = table_of(type(row)).name.replace("_", " ")
    if isinstance(row, Quote):
        return f"a printing of {row.statement.key}"
    told = getattr(row, "key", None) or getattr(row, "name", None)
    told = told or getattr(row, "title", None) or getattr(row, "printed", None)
    return f"{name} {told or row.id}"
