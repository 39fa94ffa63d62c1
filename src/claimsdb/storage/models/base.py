"""What every table shares: names for constraints, exact numbers, partial dates, revisions.

Constraint names come from one convention, so that a migration can name what it drops on
either engine. Rows that a person can change carry `revision` (an edit made on an old
reading is refused) and `deleted_at` (a delete hides, it never destroys).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Numeric,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

from claimsdb.text.dates import parse_date
from claimsdb.text.numbers import plain

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

LIVE = text("deleted_at IS NULL")
"""The condition of a partial unique index: a deleted row keeps no place."""


class Model(DeclarativeBase):
    """The parent of all tables."""

    metadata = MetaData(naming_convention=CONVENTION)


class ExactDecimal(TypeDecorator[Decimal]):
    """A Decimal kept digit for digit: TEXT on SQLite, NUMERIC on PostgreSQL.

    SQLite's NUMERIC affinity would make '10.30' the float 10.3; PostgreSQL's NUMERIC
    without a scale keeps the digits as they were given. TEXT sorts '10.30' below '8',
    so what filters by size has a REAL column beside it.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(Numeric(asdecimal=True))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return plain(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[dt.datetime]):
    """An aware datetime, stored in UTC to the second."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name != "sqlite"))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        value = value.astimezone(dt.UTC).replace(microsecond=0)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        moment: dt.datetime = value
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment


def one_of(column: str, *words: str) -> CheckConstraint:
    """A CHECK that `column` holds one of `words` (or is null, where it may be)."""
    listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


class Row:
    """An integer key that is never given twice, even after a delete."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-10)


class Editable(Row):
    """A row that people change: versioned, hidden instead of deleted, kept in history."""

    revision: Mapped[int] = mapped_column(Integer, nullable=False, sort_order=90)
    deleted_at: Mapped[dt.datetime | None] = mapped_column(Moment, sort_order=91)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 (SQLAlchemy hands the class)
        return {"version_id_col": cls.revision}


def set_days(row: object, column: str, edtf: str | None) -> str | None:
    """Keep `<column>_first` and `<column>_last` true to an EDTF date; return it canonical.

    Days count from 1970-01-01, both ends included; an open end and an unknown date are
    null. Raises PartialDateError.
    """
    date = parse_date(edtf) if edtf else None
    setattr(row, f"{column}_first", date.first if date else None)
    setattr(row, f"{column}_last", date.last if date else None)
    return date.edtf if date else None


AUTO = {"sqlite_autoincrement": True}
