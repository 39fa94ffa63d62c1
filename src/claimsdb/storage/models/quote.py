"""One statement as one source prints it, and where its words stand in a held text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, Model, one_of, set_days
from claimsdb.storage.models.source import Source, SourceVersion
from claimsdb.storage.models.statement import Statement
from claimsdb.text.folding import digest

if TYPE_CHECKING:
    from claimsdb.storage.models.figure import Figure

MODES = ("direct", "mixed", "indirect")
BASES = ("recording", "official record", "transcript", "report", "second-hand")
STATES = ("proposed", "accepted", "verified")
LOCATOR_KINDS = ("page", "column", "paragraph", "timecode")
MAX_WORDS = 100_000


class Quote(Editable, Model):
    """The printed words without their outer marks; `digest` finds the same words again.

    `lead_in` is the reporter's frame of a mixed quotation ("medics have"); the words of an
    indirect one are the reporter's and no output puts them inside quotation marks.
    `attribution` and `role` are what this source prints of the speaker, frozen; null where
    it prints nothing, and then the speaker's dated role applies.
    """

    __tablename__ = "quote"
    __table_args__ = (
        one_of("mode", *MODES),
        one_of("basis", *BASES),
        one_of("state", *STATES),
        one_of("locator_kind", *LOCATOR_KINDS),
        CheckConstraint(
            f"length(words) BETWEEN 1 AND {MAX_WORDS}", name="words_neither_empty_nor_endless"
        ),
        CheckConstraint("seq >= 0", name="seq_counts_from_0"),
        CheckConstraint("(locator IS NULL) = (locator_kind IS NULL)", name="locator_has_a_kind"),
        CheckConstraint("lead_in IS NULL OR mode = 'mixed'", name="only_mixed_leads_in"),
        CheckConstraint("state <> 'verified' OR verified_by IS NOT NULL", name="verified_by_whom"),
        Index(
            "uq_quote_statement_id_seq",
            "statement_id",
            "seq",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index(
            "ix_quote_source_id",
            "source_id",
            sqlite_where=text("source_id IS NOT NULL"),
            postgresql_where=text("source_id IS NOT NULL"),
        ),
        AUTO,
    )

    statement_id: Mapped[int] = mapped_column(ForeignKey("statement.id", ondelete="RESTRICT"))
    seq: Mapped[int] = mapped_column(Integer)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id", ondelete="RESTRICT"))
    words: Mapped[str] = mapped_column(Text)
    digest: Mapped[int] = mapped_column(BigInteger, index=True)
    mode: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    basis: Mapped[str | None] = mapped_column(Text)
    lead_in: Mapped[str | None] = mapped_column(Text)
    cue: Mapped[str | None] = mapped_column(Text)
    attribution: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    translated_by: Mapped[str | None] = mapped_column(Text)
    locator: Mapped[str | None] = mapped_column(Text)
    locator_kind: Mapped[str | None] = mapped_column(Text)
    verified_by: Mapped[str | None] = mapped_column(Text)
    verified_on: Mapped[str | None] = mapped_column(Text)
    verified_on_first: Mapped[int | None] = mapped_column(Integer)
    verified_on_last: Mapped[int | None] = mapped_column(Integer)
    verified_against: Mapped[str | None] = mapped_column(Text)

    statement: Mapped[Statement] = relationship(back_populates="quotes")
    source: Mapped[Source | None] = relationship()
    spans: Mapped[list[QuoteSpan]] = relationship(
        back_populates="quote", order_by="QuoteSpan.seq", passive_deletes="all"
    )
    figures: Mapped[list[Figure]] = relationship(
        back_populates="quote", order_by="Figure.start, Figure.id", passive_deletes="all"
    )

    @validates("words")
    def _digest(self, _: str, words: str) -> str:
        self.digest = digest(words)
        return words

    @validates("verified_on")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)


class QuoteSpan(Editable, Model):
    """A stretch of a held text; in order, a quote's spans are its words.

    `start` and `end` are Unicode code points of source_version.text, end exclusive.
    """

    __tablename__ = "quote_span"
    __table_args__ = (
        CheckConstraint('start >= 0 AND start < "end"', name="start_before_end"),
        Index(
            "uq_quote_span_quote_id_seq",
            "quote_id",
            "seq",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        AUTO,
    )

    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id", ondelete="RESTRICT"))
    source_version_id: Mapped[int] = mapped_column(
        ForeignKey("source_version.id", ondelete="RESTRICT"), index=True
    )
    seq: Mapped[int] = mapped_column(Integer)
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)

    quote: Mapped[Quote] = relationship(back_populates="spans")
    source_version: Mapped[SourceVersion] = relationship()
