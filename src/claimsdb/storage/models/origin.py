"""Which base this is, and which base a record came from."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from claimsdb.storage.models.base import AUTO, Model, Moment, Row, one_of
from claimsdb.storage.models.key import KEY_KINDS


class Base(Model):
    """The base itself: one row."""

    __tablename__ = "base"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    uuid: Mapped[str] = mapped_column(Text)
    made_at: Mapped[dt.datetime] = mapped_column(Moment)


class Origin(Row, Model):
    """A record that came from another base keeps that base and its key there."""

    __tablename__ = "origin"
    __table_args__ = (
        one_of("kind", *KEY_KINDS),
        Index("uq_origin_kind_row_id", "kind", "row_id", unique=True),
        Index("uq_origin_base_uuid_kind_key", "base_uuid", "kind", "key", unique=True),
        AUTO,
    )

    kind: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int] = mapped_column(Integer)
    base_uuid: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
