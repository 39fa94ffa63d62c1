"""What a person was, where, and when: roles belong to a date."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model, set_days
from claimsdb.storage.models.speaker import Speaker


class Position(Editable, Model):
    """One role of one person; `variants` are other wordings of its title, a line each."""

    __tablename__ = "position"
    __table_args__ = (
        CheckConstraint(
            "start_first IS NULL OR end_last IS NULL OR start_first <= end_last",
            name="starts_before_end",
        ),
        CheckConstraint(
            "organisation_id IS NULL OR organisation_id <> person_id", name="not_of_itself"
        ),
        AUTO,
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT"), index=True
    )
    title: Mapped[str] = mapped_column(Text)
    variants: Mapped[str | None] = mapped_column(Text)
    start: Mapped[str | None] = mapped_column(Text)
    start_first: Mapped[int | None] = mapped_column(Integer)
    start_last: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[str | None] = mapped_column(Text)
    end_first: Mapped[int | None] = mapped_column(Integer)
    end_last: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = mapped_column(Text)

    person: Mapped[Speaker] = relationship(foreign_keys=[person_id])
    organisation: Mapped[Speaker | None] = relationship(foreign_keys=[organisation_id])

    @validates("start", "end")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)
