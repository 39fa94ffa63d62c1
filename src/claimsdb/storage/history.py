"""Who changed what: every flush of an editable row is written down beside it.

A session that writes on behalf of a person is given a batch; from then on each inserted or
changed Editable row leaves a change row with the columns before and after. Nothing has to
remember to call this, so nothing can forget. Bulk updates would pass it by and are not used.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import Table, event, insert, inspect
from sqlalchemy.orm import Session, UOWTransaction

from claimsdb.storage.models import Batch, Change, Editable, Model
from claimsdb.storage.models.base import ExactDecimal, Moment
from claimsdb.text.numbers import plain

BOOKKEEPING = ("id", "revision")
DERIVED = ("digest", "folded", "value_real", "upper_real")
"""Columns that the models make from others; so are those that end in _first and _last."""

HELD = {"source_version": ("text",)}
"""Columns that are never changed once made, and too long for a second copy."""


def recorded_columns(model: type[Editable]) -> tuple[str, ...]:
    """The columns that changes tell of: what was typed, and nothing that follows from it."""
    return tuple(
        attribute.key
        for attribute in inspect(model).column_attrs
        if attribute.key not in BOOKKEEPING
        and attribute.key not in DERIVED
        and not attribute.key.endswith(("_first", "_last"))
        and attribute.key not in HELD.get(table_of(model).name, ())
    )


def table_of(model: type[Editable]) -> Table:
    """The table of an editable row."""
    return cast(Table, inspect(model).local_table)


MODELS: dict[str, type[Editable]] = {
    cast(Table, mapper.local_table).name: mapper.class_
    for mapper in Model.registry.mappers
    if issubclass(mapper.class_, Editable)
}
"""Every editable model by its table's name, as change rows name it."""


def begin_batch(session: Session, *, author: str, command: str, note: str | None = None) -> Batch:
    """Open the batch that everything flushed from now on belongs to."""
    batch = Batch(at=dt.datetime.now(dt.UTC), author=author, command=command, note=note)
    session.add(batch)
    session.flush()
    session.info["batch"] = batch
    event.listen(session, "after_flush", _record)
    return batch


def end_batch(session: Session, batch: Batch) -> None:
    """Close a batch; one that changed nothing is not kept."""
    event.remove(session, "after_flush", _record)
    if not session.info.pop("changes", 0) and batch.undoes_id is None:
        session.delete(batch)
    session.info.pop("batch", None)


def current_batch(session: Session) -> Batch | None:
    """The batch that this session writes to, if it writes to one."""
    batch = session.info.get("batch")
    return batch if isinstance(batch, Batch) else None


def changed_columns(row: Editable) -> dict[str, tuple[Any, Any]]:
    """The columns of a persistent row that differ from what the base holds: (old, new)."""
    state = inspect(row)
    changes = {}
    for name in recorded_columns(type(row)):
        history = state.attrs[name].history
        if not history.has_changes():
            continue
        # `deleted` is empty where the old value was never loaded; then it was None or
        # expired, and expired rows are refreshed before they are set.
        old = history.deleted[0] if history.deleted else None
        changes[name] = (old, getattr(row, name))
    return changes


def _record(session: Session, _: UOWTransaction) -> None:
    batch = session.info["batch"]
    rows: list[dict[str, Any]] = []
    for row in session.new:
        if isinstance(row, Editable):
            after = {
                name: getattr(row, name)
                for name in recorded_columns(type(row))
                if getattr(row, name) is not None
            }
            rows.append(_change(batch, row, None, after))
    for row in session.dirty:
        if isinstance(row, Editable) and (columns := changed_columns(row)):
            before = {name: old for name, (old, _) in columns.items()}
            after = {name: new for name, (_, new) in columns.items()}
            rows.append(_change(batch, row, before, after))
    if rows:
        session.execute(insert(Change), rows)
        session.info["changes"] = session.info.get("changes", 0) + len(rows)


def _change(
    batch: Batch, row: Editable, before: dict[str, Any] | None, after: dict[str, Any]
) -> dict[str, Any]:
    return {
        "batch_id": batch.id,
        "table_name": table_of(type(row)).name,
        "row_id": row.id,
        "before": None if before is None else to_json(before),
        "after": to_json(after),
    }


def to_json(columns: dict[str, Any]) -> str:
    """Columns as JSON: Decimals as plain text, moments in ISO 8601."""
    return json.dumps(columns, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).replace(microsecond=0).isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a change")


def from_json(model: type[Editable], text: str) -> dict[str, Any]:
    """Columns from JSON, with Decimals and moments made again as `model` types them."""
    columns: dict[str, Any] = json.loads(text)
    mapper = inspect(model)
    for name, value in columns.items():
        kind = mapper.columns[name].type
        if value is not None and isinstance(kind, ExactDecimal):
            columns[name] = Decimal(value)
        elif value is not None and isinstance(kind, Moment):
            columns[name] = dt.datetime.fromisoformat(value)
    return columns
