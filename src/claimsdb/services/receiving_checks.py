"""A record from a file, checked before anything of it is written.

A database refuses a bad row with the whole batch; here the one record is refused, in words.
A record that a base of ours wrote whole is kept letter for letter; from any other the outer
quotation marks go, figures are looked for and dates are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, get_args

from claimsdb.citations.record import (
    Basis,
    CitationRecord,
    FigureRecord,
    PeriodRecord,
    QuoteRecord,
    State,
    VersionRecord,
)
from claimsdb.errors import InputError
from claimsdb.extract import figures as extraction
from claimsdb.services import figures, locators
from claimsdb.services.receiving_named import refuse_bad_source
from claimsdb.services.speakers import checked_name
from claimsdb.services.statements import checked_words
from claimsdb.storage.models import Figure, Quote
from claimsdb.storage.models.quote import MAX_WORDS
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import clean


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that can be kept; `whole` when a base of ours wrote it with all it knew."""

    record: CitationRecord
    whole: bool

    def figures(self, quote: QuoteRecord) -> Sequence[FigureRecord]:
        """The figures of a quote: those that the file has, else those in the words."""
        if quote.figures or self.whole:
            return quote.figures
        known = self.record.said_on or (quote.source.issued if quote.source else None)
        reference = parse_date(known) if known else None
        found = extraction.find_figures(quote.words, reference=reference)
        rows = (figures.from_extraction(one, reference) for one in found if fits(one.value))
        return [_record(row) for row in rows]


def check(record: CitationRecord) -> Checked:
    """Return the record as it may be kept. Raises InputError, saying what cannot be."""
    whole = record.speaker.key is not None and record.speaker.sort_name is not None
    refuse_unstorable(record)
    checked_name(record.speaker.name)
    quotes = tuple(_quote(quote, whole) for quote in record.quotes)
    for quote in quotes:
        refuse_bad_source(quote.source)
        for figure in quote.figures:
            _figure(figure, quote.words)
    for position in record.speaker.positions:
        for date in (position.start, position.end):
            if date:
                parse_date(date)
    for claim in record.claims:
        for figure in claim.figures:
            figures.check(figure_row(figure))
        for verdict in claim.verdicts:
            if verdict.date:
                parse_date(verdict.date)
    said_on = parse_date(record.said_on).edtf if record.said_on else None
    return Checked(replace(record, quotes=quotes, said_on=said_on), whole)


def refuse_unstorable(value: Any) -> None:
    """Raise InputError for characters that cannot be kept; held texts are kept as they are."""
    if isinstance(value, str):
        clean(value)
    elif isinstance(value, tuple):
        for one in value:
            refuse_unstorable(one)
    elif is_dataclass(value) and not isinstance(value, VersionRecord):
        for field in fields(value):
            held = getattr(value, field.name)
            if held is not None:
                refuse_unstorable(held)


def _quote(quote: QuoteRecord, whole: bool) -> QuoteRecord:
    words = quote.words if whole else checked_words(quote.words)
    if not words.strip() or len(words) > MAX_WORDS:
        raise InputError("It has no words." if not words.strip() else "Its words are too long.")
    if quote.state not in get_args(State) or quote.basis not in (None, *get_args(Basis)):
        raise InputError(f"{quote.state!r}, {quote.basis!r} are no state and basis.")
    if quote.lead_in and quote.mode != "mixed":
        raise InputError(f"Only a mixed quotation has a lead-in; this one is {quote.mode}.")
    if quote.state == "verified" and not quote.verified_by:
        raise InputError("It is verified, but it does not say by whom.")
    if quote.verified_on:
        parse_date(quote.verified_on)
    locator, kind = quote.locator, quote.locator_kind
    if locator and kind is None:
        read = locators.read_locator(locator)
        return replace(quote, words=words, locator=read[0], locator_kind=_kind(read[1]))
    return replace(quote, words=words, locator_kind=kind if locator else None)


def _kind(word: str) -> Any:
    return word


def _figure(figure: FigureRecord, words: str) -> None:
    figures.check(figure_row(figure))
    if figure.start is None and figure.end is None:
        return
    if figure.start is None or figure.end is None or not (
        0 <= figure.start < figure.end <= len(words)
    ):  # fmt: skip
        raise InputError(f"The figure {figure.printed!r} stands outside the words.")


def figure_row(figure: FigureRecord, *, quote: Quote | None = None) -> Figure:
    """The row of a figure. Raises FigureError for a number that cannot be kept."""
    if not fits(figure.value) or (figure.upper is not None and not fits(figure.upper)):
        raise InputError(f"The figure {figure.printed!r} is too large to be kept.")
    period = figure.period
    made = Figure(
        start=figure.start,
        end=figure.end,
        printed=figure.printed or format(figure.value, "f"),
        value=figure.value,
        upper=figure.upper,
        comparator=figure.comparator,
        unit=figure.unit,
        measure=figure.measure,
        population=figure.population,
        area=figure.area,
        period_printed=period.printed if period else None,
        period=_period(period),
        period_against=period.against if period else None,
        statistic=figure.statistic,
    )
    if quote is not None:
        made.quote = quote
    return made


def fits(value: Decimal) -> bool:
    """Whether a number can also filter: a double holds some 308 digits."""
    return value.is_finite() and value.adjusted() < figures.MAX_DIGITS


def _period(period: PeriodRecord | None) -> str | None:
    if period is None or period.start is None:
        return None
    if period.end is None or period.end == period.start:
        return period.start
    return f"{period.start}/{period.end}"


def _record(row: Figure) -> FigureRecord:
    from claimsdb.services.record_rows import figure

    return figure(row)
