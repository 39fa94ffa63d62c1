"""What is asserted, in the editor's words; claims are never required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model, one_of, set_days
from claimsdb.storage.models.statement import Statement

if TYPE_CHECKING:
    from claimsdb.storage.models.figure import Figure
    from claimsdb.storage.models.topic import ClaimTopic

STANCES = ("asserts", "denies", "questions", "repeats")
LINKS = ("same_as", "narrower", "contradicts", "updates")
SYMMETRIC_LINKS = ("same_as", "contradicts")


class Claim(Editable, Model):
    """One checkable assertion."""

    __tablename__ = "claim"
    __table_args__ = (AUTO,)

    key: Mapped[str] = mapped_column(Text, unique=True)
    text: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)

    statements: Mapped[list[StatementClaim]] = relationship(
        back_populates="claim", order_by="StatementClaim.id", passive_deletes="all"
    )
    figures: Mapped[list[Figure]] = relationship(
        back_populates="claim", order_by="Figure.id", passive_deletes="all"
    )
    verdicts: Mapped[list[Verdict]] = relationship(
        back_populates="claim", order_by="Verdict.id", passive_deletes="all"
    )
    topics: Mapped[list[ClaimTopic]] = relationship(
        back_populates="claim", order_by="ClaimTopic.id", passive_deletes="all"
    )


class StatementClaim(Editable, Model):
    """A statement takes a stance on a claim."""

    __tablename__ = "statement_claim"
    __table_args__ = (
        one_of("stance", *STANCES),
        Index(
            "uq_statement_claim_statement_id_claim_id",
            "statement_id",
            "claim_id",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="RESTRICT"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="RESTRICT"), index=True)
    stance: Mapped[str] = mapped_column(Text, default="asserts")

    statement: Mapped[Statement] = relationship(back_populates="claims")
    claim: Mapped[Claim] = relationship(back_populates="statements")


class ClaimLink(Editable, Model):
    """How one claim stands to another; a symmetric pair is stored once, lower id first."""

    __tablename__ = "claim_link"
    __table_args__ = (
        one_of("kind", *LINKS),
        CheckConstraint("claim_id <> other_id", name="links_two_claims"),
        CheckConstraint(
            "kind NOT IN ('same_as', 'contradicts') OR claim_id < other_id",
            name="symmetric_pair_once",
        ),
        Index(
            "uq_claim_link_claim_id_other_id_kind",
            "claim_id",
            "other_id",
            "kind",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="RESTRICT"))
    other_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str] = mapped_column(Text)

    claim: Mapped[Claim] = relationship(foreign_keys=[claim_id])
    other: Mapped[Claim] = relationship(foreign_keys=[other_id])


class Verdict(Editable, Model):
    """What a reviewer found of a claim: a rating on a scale, where and when."""

    __tablename__ = "verdict"
    __table_args__ = (AUTO,)

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="RESTRICT"), index=True)
    rating: Mapped[str] = mapped_column(Text)
    scale: Mapped[str | None] = mapped_column(Text)
    reviewer: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    issued: Mapped[str | None] = mapped_column(Text)
    issued_first: Mapped[int | None] = mapped_column(Integer)
    issued_last: Mapped[int | None] = mapped_column(Integer)

    claim: Mapped[Claim] = relationship(back_populates="verdicts")

    @validates("issued")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)
