"""What one speaker said once: the unit that people add, find and cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model, one_of, set_days
from claimsdb.storage.models.speaker import Speaker

if TYPE_CHECKING:
    from claimsdb.storage.models.claim import StatementClaim
    from claimsdb.storage.models.quote import Quote
    from claimsdb.storage.models.topic import StatementTopic

AMENDS = ("corrects", "retracts")


class Statement(Editable, Model):
    """One passage by one speaker; its first quote (seq 0) gives it its wording.

    `said_on` is null when unknown: it is never taken from the day of entry. `amends_id`
    is the earlier statement that this one corrects or retracts, as `amends` says.
    """

    __tablename__ = "statement"
    __table_args__ = (
        one_of("amends", *AMENDS),
        CheckConstraint("(amends IS NULL) = (amends_id IS NULL)", name="amends_something"),
        CheckConstraint("amends_id <> id", name="amends_another"),
        Index(
            "ix_statement_said_on_first",
            "said_on_first",
            sqlite_where=text("said_on_first IS NOT NULL"),
            postgresql_where=text("said_on_first IS NOT NULL"),
        ),
        Index(
            "ix_statement_occasion",
            "occasion",
            sqlite_where=text("occasion IS NOT NULL"),
            postgresql_where=text("occasion IS NOT NULL"),
        ),
        Index(
            "ix_statement_amends_id",
            "amends_id",
            sqlite_where=text("amends_id IS NOT NULL"),
            postgresql_where=text("amends_id IS NOT NULL"),
        ),
        AUTO,
    )

    key: Mapped[str] = mapped_column(Text, unique=True)
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT"), index=True
    )
    said_on: Mapped[str | None] = mapped_column(Text)
    said_on_first: Mapped[int | None] = mapped_column(Integer)
    said_on_last: Mapped[int | None] = mapped_column(Integer)
    occasion: Mapped[str | None] = mapped_column(Text)
    amends: Mapped[str | None] = mapped_column(Text)
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("statement.id", ondelete="RESTRICT"))
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("statement.id", ondelete="RESTRICT")
    )
    note: Mapped[str | None] = mapped_column(Text)

    speaker: Mapped[Speaker] = relationship()
    amended: Mapped[Statement | None] = relationship(
        foreign_keys=[amends_id], remote_side="Statement.id"
    )
    quotes: Mapped[list[Quote]] = relationship(
        back_populates="statement", order_by="Quote.seq", passive_deletes="all"
    )
    claims: Mapped[list[StatementClaim]] = relationship(
        back_populates="statement", order_by="StatementClaim.id", passive_deletes="all"
    )
    topics: Mapped[list[StatementTopic]] = relationship(
        back_populates="statement", order_by="StatementTopic.id", passive_deletes="all"
    )

    @validates("said_on")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)
