"""A number as printed beside its exact value: readers check the print, programs the value."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, Double, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from claimsdb.storage.models.base import AUTO, Editable, ExactDecimal, Model, one_of, set_days
from claimsdb.storage.models.claim import Claim
from claimsdb.storage.models.quote import Quote

COMPARATORS = ("=", "~", "<", "<=", ">", ">=", "between")
STATISTICS = ("level", "change", "share", "cumulative")


class Figure(Editable, Model):
    """A number in a quote, in a claim, or both.

    `start` and `end` are code points of quote.words. `value_real` and `upper_real` are
    derived: they filter by index, and the Decimal decides. `period` is the EDTF date that
    `period_printed` means, resolved against the day `period_against`.
    """

    __tablename__ = "figure"
    __table_args__ = (
        one_of("comparator", *COMPARATORS),
        one_of("statistic", *STATISTICS),
        CheckConstraint("quote_id IS NOT NULL OR claim_id IS NOT NULL", name="stands_somewhere"),
        CheckConstraint(
            '(start IS NULL AND "end" IS NULL) OR (start >= 0 AND start < "end")',
            name="start_before_end",
        ),
        CheckConstraint("start IS NULL OR quote_id IS NOT NULL", name="offsets_need_words"),
        CheckConstraint(
            "upper_real IS NULL OR value_real <= upper_real", name="value_below_upper"
        ),
        CheckConstraint(
            "comparator <> 'between' OR upper IS NOT NULL", name="between_has_an_upper"
        ),
        Index("ix_figure_unit_value_real", "unit", "value_real"),
        Index(
            "ix_figure_quote_id",
            "quote_id",
            sqlite_where=text("quote_id IS NOT NULL"),
            postgresql_where=text("quote_id IS NOT NULL"),
        ),
        Index(
            "ix_figure_claim_id",
            "claim_id",
            sqlite_where=text("claim_id IS NOT NULL"),
            postgresql_where=text("claim_id IS NOT NULL"),
        ),
        AUTO,
    )

    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quote.id", ondelete="RESTRICT"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id", ondelete="RESTRICT"))
    start: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[int | None] = mapped_column(Integer)
    printed: Mapped[str] = mapped_column(Text)
    value: Mapped[Decimal] = mapped_column(ExactDecimal)
    value_real: Mapped[float] = mapped_column(Double)
    upper: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    upper_real: Mapped[float | None] = mapped_column(Double)
    comparator: Mapped[str] = mapped_column(Text, default="=")
    unit: Mapped[str | None] = mapped_column(Text)
    measure: Mapped[str | None] = mapped_column(Text)
    population: Mapped[str | None] = mapped_column(Text)
    area: Mapped[str | None] = mapped_column(Text)
    period_printed: Mapped[str | None] = mapped_column(Text)
    period: Mapped[str | None] = mapped_column(Text)
    period_first: Mapped[int | None] = mapped_column(Integer)
    period_last: Mapped[int | None] = mapped_column(Integer)
    period_against: Mapped[str | None] = mapped_column(Text)
    statistic: Mapped[str | None] = mapped_column(Text)

    quote: Mapped[Quote | None] = relationship(back_populates="figures")
    claim: Mapped[Claim | None] = relationship(back_populates="figures")

    @validates("value", "upper")
    def _real(self, column: str, value: Decimal | None) -> Decimal | None:
        setattr(self, f"{column}_real", None if value is None else float(value))
        return value

    @validates("period")
    def _days(self, column: str, edtf: str | None) -> str | None:
        return set_days(self, column, edtf)
