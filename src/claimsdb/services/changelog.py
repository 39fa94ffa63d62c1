"""Who did what, when: the batches, and what each of them changed, in words of the user.

A change is kept as columns of a row. Here rows are named by the record they belong to,
rows they point at by their keys, and what is derived is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError, NotFoundError
from claimsdb.services import judging, keys, parts
from claimsdb.storage.history import MODELS, from_json, table_of
from claimsdb.storage.models import (
    Batch,
    BatchRange,
    Change,
    Editable,
    Figure,
    Judgement,
    Quote,
    Source,
    Speaker,
    Statement,
)

SOME = 3
"""How many records an entry names; the count of rows beside them is always whole."""

WORDS = {
    "speaker_name": "name",
    "source_creator": "creator",
    "source_version": "held text",
    "statement_claim": "claim link",
    "statement_topic": "topic link",
    "claim_topic": "topic link",
    "claim_link": "claim link",
    "quote_span": "place in the text",
}
"""What a table is called where its name is no word of the user."""

DERIVED = ("folded", "digest", "value_real", "upper_real", "canonical_url")


@dataclass(frozen=True, slots=True)
class Log:
    """Some batches, the newest first, and how many there are in all."""

    entries: Sequence[dict[str, Any]]
    total: int


def log(
    session: Session,
    *,
    key: str | None = None,
    author: str | None = None,
    batch: int | None = None,
    limit: int | None = None,
    changes: bool = False,
) -> Log:
    """List batches, the newest first: all, one author's, or those that touched a record.

    A record of a `key` counts with all that belongs or belonged to it. With `changes` each
    entry holds its changes, before and after; of a `key`, only its own. Raises
    NotFoundError for an unknown key and InputError for an unknown batch.
    """
    query = select(Batch).order_by(Batch.id.desc())
    if batch is not None:
        query = query.where(Batch.id == batch)
    if author is not None:
        query = query.where(Batch.author == author)
    touched: ColumnElement[bool] | None = None
    if key is not None:
        rows = _rows_of(session, key)
        touched = _changed(rows)
        query = query.where(
            or_(
                Batch.id.in_(select(Change.batch_id).where(touched)),
                Batch.id.in_(select(BatchRange.batch_id).where(_imported(rows))),
            )
        )
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    if batch is not None and not total:
        raise InputError(f"There is no batch {batch}.", hint="See them with: claimsdb log")
    entries = [_entry(session, found) for found in session.scalars(query.limit(limit)).all()]
    if changes:
        for entry in entries:
            entry["changes"] = list(changes_of(session, entry["batch"], touched))
    return Log(entries, total)


def changes_of(
    session: Session, batch_id: int, touched: ColumnElement[bool] | None = None
) -> Iterator[dict[str, Any]]:
    """What a batch did to each row, in its order: record, part, what, and fields changed.

    `touched` leaves only some rows.
    """
    query = select(Change).where(Change.batch_id == batch_id).order_by(Change.id)
    if touched is not None:
        query = query.where(touched)
    for change in session.scalars(query):
        model = MODELS[change.table_name]
        row = session.get(model, change.row_id)
        before = from_json(model, change.before) if change.before is not None else {}
        after = from_json(model, change.after)
        fields = {
            _field(name): [_value(session, model, name, before.get(name)),
                           _value(session, model, name, after[name])]
            for name in after
            if _shown(name)
        }  # fmt: skip
        yield {
            "record": _owner(session, row) if row is not None else None,
            "part": WORDS.get(change.table_name, change.table_name.replace("_", " ")),
            "what": _what(change, before, after),
            "fields": {name: pair for name, pair in fields.items() if pair[0] != pair[1]},
        }
    for owned in session.scalars(select(BatchRange).where(BatchRange.batch_id == batch_id)):
        count = owned.last_id - owned.first_id + 1
        yield {
            "record": None,
            "part": WORDS.get(owned.table_name, owned.table_name.replace("_", " ")),
            "what": f"{count} imported",
            "fields": {},
        }


def _rows_of(session: Session, key: str) -> list[tuple[type[Editable], Select[Any]]]:
    """The ids of a record, of what was merged into it, and of all parts, table by table.

    They stay queries: a topic may have more links than a query may have parameters.
    """
    row = keys.find(session, key)
    if row is None:
        raise NotFoundError("record", key, keys.near_keys(session, key))
    own = {row.id}
    found: list[tuple[type[Editable], Select[Any]]] = []
    if isinstance(row, Speaker | Source | Statement):
        own = judging.family(session, row)
        judged = select(Judgement.id).where(
            Judgement.kind == keys.kind_of(row),
            or_(Judgement.left_id.in_(own), Judgement.right_id.in_(own)),
        )
        found.append((Judgement, judged))
    model: type[Editable] = type(row)
    return [*found, *_with_parts(model, select(model.id).where(model.id.in_(own)))]


def _with_parts(model: Any, ids: Select[Any]) -> Iterator[tuple[type[Editable], Select[Any]]]:
    yield model, ids
    for part, column in parts.PARTS.get(model, ()):
        owned: Any = getattr(part, column)
        yield from _with_parts(part, select(part.id).where(owned.in_(ids)))


def _changed(rows: Sequence[tuple[type[Editable], Select[Any]]]) -> ColumnElement[bool]:
    """The changes of these rows."""
    return or_(
        *(
            and_(Change.table_name == table_of(model).name, Change.row_id.in_(ids))
            for model, ids in rows
        )
    )


def _imported(rows: Sequence[tuple[type[Editable], Select[Any]]]) -> ColumnElement[bool]:
    """The ranges that one of these rows came in with."""
    return or_(
        *(
            and_(
                BatchRange.table_name == table_of(model).name,
                ids.where(model.id.between(BatchRange.first_id, BatchRange.last_id)).exists(),
            )
            for model, ids in rows
        )
    )


def _entry(session: Session, batch: Batch) -> dict[str, Any]:
    rows = session.scalar(
        select(func.count()).select_from(
            select(Change.table_name, Change.row_id)
            .where(Change.batch_id == batch.id)
            .distinct()
            .subquery()
        )
    )
    imported = session.scalar(
        select(func.sum(BatchRange.last_id - BatchRange.first_id + 1)).where(
            BatchRange.batch_id == batch.id
        )
    )
    return {
        "batch": batch.id,
        "at": batch.at.isoformat(),
        "author": batch.author,
        "command": batch.command,
        "note": batch.note,
        "undoes": batch.undoes_id,
        "undone_by": batch.undone_by_id,
        "rows": (rows or 0) + int(imported or 0),
        "records": _records(session, batch.id),
    }


def _records(session: Session, batch_id: int) -> list[str]:
    """The keys of the first few records that a batch touched; what it made comes first."""
    found: dict[str, None] = {}
    query = (
        select(Change.table_name, Change.row_id)
        .where(Change.batch_id == batch_id)
        .order_by(Change.table_name.not_in(("statement", "quote")), Change.id)
        .limit(200)
    )
    for table_name, row_id in session.execute(query):
        row = session.get(MODELS[table_name], row_id)
        if row is not None and (key := _owner(session, row)):
            found[key] = None
        if len(found) == SOME:
            break
    return list(found)


def _owner(session: Session, row: Editable) -> str | None:
    """The key of the record that a row is, or belongs to."""
    key = getattr(row, "key", None)
    if key is not None:
        return str(key)
    if isinstance(row, Judgement):
        kind: Any = keys.KINDS[row.kind]
        pair = (session.get(kind, side) for side in (row.left_id, row.right_id))
        return " and ".join(one.key for one in pair if one is not None)
    if isinstance(row, Figure) and row.quote_id is None:
        return _key(session, row, "claim_id")
    for name in (
        "statement_id", "quote_id", "speaker_id", "person_id", "source_id", "claim_id",
    ):  # fmt: skip
        if hasattr(row, name):
            if name == "quote_id":
                quote = session.get(Quote, getattr(row, name))
                return _owner(session, quote) if quote is not None else None
            return _key(session, row, name)
    return None


def _key(session: Session, row: Editable, column: str) -> str | None:
    key = _value(session, type(row), column, getattr(row, column))
    return None if key is None else str(key)


def _value(session: Session, model: type[Editable], name: str, value: Any) -> Any:
    """A column's value as a person reads it: rows by their keys, the rest as it is."""
    if value is None:
        return None
    column = table_of(model).c[name]
    for foreign in column.foreign_keys:
        target = MODELS.get(foreign.column.table.name)
        row = session.get(target, value) if target is not None else None
        if row is not None:
            return _owner(session, row)
    if name == "same":
        return "the same" if value else "not the same"
    return value if isinstance(value, int) else str(value)


def _what(change: Change, before: dict[str, Any], after: dict[str, Any]) -> str:
    if change.before is None:
        return "added"
    if before.get("deleted_at") is None and after.get("deleted_at") is not None:
        return "merged away" if after.get("merged_into_id") else "removed"
    if before.get("deleted_at") is not None and after.get("deleted_at") is None:
        return "brought back"
    return "changed"


def _field(name: str) -> str:
    return name.removesuffix("_id") if name != "wikidata_id" else name


def _shown(name: str) -> bool:
    return not (name == "deleted_at" or name in DERIVED or name.endswith(("_first", "_last")))
