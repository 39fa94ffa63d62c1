"""Who did what, when: each command that writes is one batch, and can be undone.

A change row holds the columns that a row had before and has after, as JSON. A bulk import
keeps no copy of its rows: it owns them by range.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimsdb.storage.models.base import AUTO, Model, Moment, Row, one_of


class Batch(Row, Model):
    """One command's writing. `undoes_id`: it takes that one back; `undone_by_id`: it was."""

    __tablename__ = "batch"
    __table_args__ = (AUTO,)

    at: Mapped[dt.datetime] = mapped_column(Moment)
    author: Mapped[str] = mapped_column(Text, index=True)
    command: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id", ondelete="RESTRICT"))
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id", ondelete="RESTRICT"))


class Change(Row, Model):
    """One row's change; `before` is null where the batch made the row."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_table_name_row_id", "table_name", "row_id"), AUTO)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="RESTRICT"), index=True)
    table_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int] = mapped_column(Integer)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)


class BatchRange(Row, Model):
    """The rows of one table that a bulk import made: ids first to last, both included."""

    __tablename__ = "batch_range"
    __table_args__ = (CheckConstraint("first_id <= last_id", name="first_before_last"), AUTO)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="RESTRICT"), index=True)
    table_name: Mapped[str] = mapped_column(Text)
    first_id: Mapped[int] = mapped_column(Integer)
    last_id: Mapped[int] = mapped_column(Integer)


class ImportRun(Row, Model):
    """How far a bulk import has come, so that a killed one goes on or is taken back."""

    __tablename__ = "import_run"
    __table_args__ = (one_of("state", "running", "done", "undone"), AUTO)

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id", ondelete="RESTRICT"), unique=True)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    lines_done: Mapped[int] = mapped_column(Integer)
    bytes_done: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text)
