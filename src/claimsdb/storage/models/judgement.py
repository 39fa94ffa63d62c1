"""Are these two the same? Decided once, by someone; a no is remembered as a yes is."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from claimsdb.storage.models.base import AUTO, Editable, Model, Moment, one_of


class Judgement(Editable, Model):
    """Two records of one kind, the lower id first, and whether they are one."""

    __tablename__ = "judgement"
    __table_args__ = (
        one_of("kind", "speaker", "source", "statement"),
        CheckConstraint("left_id < right_id", name="lower_id_first"),
        CheckConstraint("same IN (0, 1)", name="same_is_yes_or_no"),
        Index(
            "uq_judgement_kind_left_id_right_id",
            "kind",
            "left_id",
            "right_id",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    kind: Mapped[str] = mapped_column(Text)
    left_id: Mapped[int] = mapped_column(Integer)
    right_id: Mapped[int] = mapped_column(Integer)
    same: Mapped[int] = mapped_column(Integer)
    judged_by: Mapped[str] = mapped_column(Text)
    judged_at: Mapped[dt.datetime] = mapped_column(Moment)
