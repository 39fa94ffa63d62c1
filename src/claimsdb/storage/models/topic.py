"""What statements and claims are about."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model
from claimsdb.storage.models.claim import Claim
from claimsdb.storage.models.statement import Statement
from claimsdb.text.folding import fold


class Topic(Editable, Model):
    """A subject, once a folded name."""

    __tablename__ = "topic"
    __table_args__ = (
        Index(
            "uq_topic_folded",
            "folded",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)

    @validates("name")
    def _fold(self, _: str, name: str) -> str:
        self.folded = fold(name)
        return name


class StatementTopic(Editable, Model):
    """A statement is about a topic."""

    __tablename__ = "statement_topic"
    __table_args__ = (
        Index(
            "uq_statement_topic_statement_id_topic_id",
            "statement_id",
            "topic_id",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="RESTRICT"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id", ondelete="RESTRICT"), index=True)

    statement: Mapped[Statement] = relationship(back_populates="topics")
    topic: Mapped[Topic] = relationship()


class ClaimTopic(Editable, Model):
    """A claim is about a topic."""

    __tablename__ = "claim_topic"
    __table_args__ = (
        Index(
            "uq_claim_topic_claim_id_topic_id",
            "claim_id",
            "topic_id",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="RESTRICT"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id", ondelete="RESTRICT"), index=True)

    claim: Mapped[Claim] = relationship(back_populates="topics")
    topic: Mapped[Topic] = relationship()
