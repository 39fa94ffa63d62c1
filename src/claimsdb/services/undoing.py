"""Take a batch back, exactly, or say which later batch stands in the way.

What a batch made is hidden, what it changed gets its old columns again. Both go through the
session like any other change, so the undo is itself a batch, recorded and indexed, and a
redo is the undo of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import import_undo
from claimsdb.services.removing import hide
from claimsdb.storage.history import (
    MODELS,
    current_batch,
    from_json,
    recorded_columns,
    table_of,
)
from claimsdb.storage.models import Batch, Change, Editable, ImportRun


@dataclass(frozen=True, slots=True)
class Undone:
    """The batch that was taken back (or done again), and how many rows that touched."""

    batch: Batch
    rows: int


def undo(session: Session, *, author: str, number: int | None = None) -> Undone:
    """Take back the last batch of `author`, or batch `number` of anybody.

    Raises InputError where there is nothing to undo, ConflictError naming the later batch
    that depends on it; then nothing is changed.
    """
    batch = _batch(session, number) if number is not None else _last(session, author, undos=False)
    if batch is None:
        raise InputError(
            f"There is nothing of {author} to undo.", hint="See every batch with: claimsdb log"
        )
    if batch.undone_by_id is not None:
        raise InputError(
            f"Batch {batch.id} is undone already, by batch {batch.undone_by_id}.",
            hint=f"Bring it back with: claimsdb redo {batch.id}",
        )
    if batch.undoes_id is not None:
        raise InputError(
            f"Batch {batch.id} is itself an undo.",
            hint=f"Use: claimsdb redo {batch.undoes_id}",
        )
    rows = _take_back(session, batch)
    return Undone(batch, rows)


def redo(session: Session, *, author: str, number: int | None = None) -> Undone:
    """Do again what the last undo of `author` took back, or batch `number`."""
    if number is not None:
        undone = _batch(session, number)
        if undone.undone_by_id is None:
            raise InputError(f"Batch {number} is not undone.", hint="See: claimsdb log")
        taking_back = session.get_one(Batch, undone.undone_by_id)
    else:
        last = _last(session, author, undos=True)
        if last is None:
            raise InputError(f"There is no undo of {author} to do again.")
        taking_back = last
        undone = session.get_one(Batch, taking_back.undoes_id)
    if session.scalar(select(ImportRun.id).where(ImportRun.batch_id == undone.id)):
        raise InputError(
            "An import that was undone is gone for good.", hint="Import the file again."
        )
    rows = _take_back(session, taking_back)
    undone.undone_by_id = None
    session.flush()
    return Undone(undone, rows)


def _take_back(session: Session, batch: Batch) -> int:
    own = current_batch(session)
    assert own is not None
    if session.scalar(select(ImportRun.id).where(ImportRun.batch_id == batch.id)):
        rows = import_undo.undo_import(session, batch)
    else:
        rows = _invert(session, batch)
    own.undoes_id = batch.id
    batch.undone_by_id = own.id
    session.flush()
    return rows


def _invert(session: Session, batch: Batch) -> int:
    changes = session.scalars(
        select(Change).where(Change.batch_id == batch.id).order_by(Change.id.desc())
    ).all()
    made = {(change.table_name, change.row_id) for change in changes if change.before is None}
    for change in changes:
        model = MODELS[change.table_name]
        row = session.get_one(model, change.row_id)
        _refuse_if_moved_on(session, batch, change, row)
        try:
            with session.begin_nested():
                if change.before is None:
                    _refuse_if_needed(session, batch, model, row, made)
                    hide(row)
                else:
                    for column, value in from_json(model, change.before).items():
                        setattr(row, column, value)
                    _refuse_if_dangling(session, batch, row)
                session.flush()
        except IntegrityError as error:
            raise ConflictError(
                f"Batch {batch.id} cannot be taken back: something else has taken the place "
                f"of {change.table_name} {change.row_id} since.",
                hint="See what came later with: claimsdb log",
            ) from error
    return len({(change.table_name, change.row_id) for change in changes})


def _refuse_if_moved_on(session: Session, batch: Batch, change: Change, row: Editable) -> None:
    """The row must still be as the batch left it (later changes in the batch are gone by now)."""
    after = from_json(type(row), change.after)
    if change.before is None:
        # A new row is written down without the columns that it left empty.
        after = {**dict.fromkeys(recorded_columns(type(row))), **after}
    for column, value in after.items():
        if getattr(row, column) != value:
            raise _stands_in_the_way(session, batch, change.table_name, row.id)


def _refuse_if_needed(
    session: Session,
    batch: Batch,
    model: type[Editable],
    row: Editable,
    made: set[tuple[str, int]],
) -> None:
    """What was made may go only when no live row, other than the batch's own, points at it."""
    for other in MODELS.values():
        table = table_of(other)
        for key in table.foreign_keys:
            if key.column.table.name != table_of(model).name:
                continue
            users = select(table.c.id).where(key.parent == row.id)
            if key.parent.name != "merged_into_id":
                # What was merged into the row is deleted, and its key leads here all the same.
                users = users.where(table.c.deleted_at.is_(None))
            for user in session.execute(users).scalars():
                if (table.name, user) not in made:
                    raise _stands_in_the_way(session, batch, table.name, user)


def _refuse_if_dangling(session: Session, batch: Batch, row: Editable) -> None:
    """What comes back to life needs what it points at to be alive."""
    if row.deleted_at is not None:
        return
    for key in table_of(type(row)).foreign_keys:
        target: Any = MODELS.get(key.column.table.name)
        pointed = getattr(row, key.parent.key)
        if target is None or pointed is None or key.parent.key == "merged_into_id":
            continue
        found = session.get_one(target, pointed)
        if found.deleted_at is not None and not _pending(session, batch, target, pointed):
            raise _stands_in_the_way(session, batch, key.column.table.name, pointed)


def _pending(session: Session, batch: Batch, target: Any, row_id: int) -> bool:
    """Whether this batch hid that row too, so that it comes back in the same sweep."""
    return (
        session.scalar(
            select(Change.id)
            .where(Change.batch_id == batch.id, Change.table_name == target.__tablename__)
            .where(Change.row_id == row_id)
            .limit(1)
        )
        is not None
    )


def _stands_in_the_way(
    session: Session, batch: Batch, table_name: str, row_id: int
) -> ConflictError:
    later = session.scalar(
        select(Batch)
        .join(Change, Change.batch_id == Batch.id)
        .where(Change.table_name == table_name, Change.row_id == row_id)
        .where(Batch.id > batch.id)
        .order_by(Batch.id.desc())
        .limit(1)
    )
    if later is None:
        return ConflictError(
            f"Batch {batch.id} cannot be taken back: {table_name} {row_id} depends on it."
        )
    return ConflictError(
        f"Batch {batch.id} cannot be taken back: batch {later.id} ({later.command}, "
        f"{later.author}, {later.at:%Y-%m-%d %H:%M}) came later and depends on it.",
        hint=f"Undo that one first: claimsdb undo {later.id}",
    )


def _batch(session: Session, number: int) -> Batch:
    batch = session.get(Batch, number)
    if batch is None:
        raise InputError(f"There is no batch {number}.", hint="See them with: claimsdb log")
    return batch


def _last(session: Session, author: str, *, undos: bool) -> Batch | None:
    own = current_batch(session)
    query = (
        select(Batch)
        .where(Batch.author == author, Batch.undone_by_id.is_(None))
        .order_by(Batch.id.desc())
        .limit(1)
    )
    if own is not None:
        query = query.where(Batch.id != own.id)
    if not undos:
        return session.scalar(query.where(Batch.undoes_id.is_(None)))
    # A redo undoes an undo; only an undo of a plain batch can be done again.
    undone = select(Batch.id).where(Batch.undoes_id.is_(None))
    return session.scalar(query.where(Batch.undoes_id.in_(undone)))
