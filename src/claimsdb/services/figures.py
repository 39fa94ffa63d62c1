"""Figures: those found in a quote's words, and those that a person adds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy.orm import Session

from claimsdb.errors import FigureError, InputError
from claimsdb.extract import figures as extraction
from claimsdb.extract.periods import Period
from claimsdb.storage.models import Claim, Figure, Quote
from claimsdb.storage.models.figure import COMPARATORS, STATISTICS
from claimsdb.text.dates import PartialDate
from claimsdb.text.numbers import parse_number

MAX_DIGITS = 300
"""A double holds about 308 digits before the point; a figure must also filter."""


def add_from_words(
    session: Session,
    quote: Quote,
    *,
    find: bool = True,
    further: Sequence[str] = (),
    reference: PartialDate | None = None,
) -> list[Figure]:
    """Keep the figures found in the words of `quote`, unless `find` is False.

    `further` are prints to keep beside them, each read by itself. Raises FigureError for a
    print that is not in the words, or is no number.
    """
    seen = extraction.find_figures(quote.words, reference=reference)
    found = list(seen) if find else []
    for printed in further:
        figure = _wanted(quote.words, printed, seen, reference)
        if all((figure.start, figure.end) != (other.start, other.end) for other in found):
            found.append(figure)
    rows = [from_extraction(figure, reference) for figure in found if _fits(figure.value)]
    for row in rows:
        row.quote_id = quote.id
        session.add(row)
    session.flush()
    return rows


def add_figure(
    session: Session,
    printed: str,
    *,
    quote: Quote | None = None,
    claim: Claim | None = None,
    value: str | None = None,
    upper: str | None = None,
    comparator: str | None = None,
    unit: str | None = None,
    measure: str | None = None,
    population: str | None = None,
    area: str | None = None,
    period: str | None = None,
    period_printed: str | None = None,
    period_against: str | None = None,
    statistic: str | None = None,
    nth: int = 1,
) -> Figure:
    """Add one figure to a quote, a claim, or both.

    What is not given is read from `printed`. In a quote it must stand in the words, where
    its `nth` occurrence is meant. Raises FigureError and InputError.
    """
    if quote is None and claim is None:
        raise InputError("A figure stands in a quote or in a claim.", hint="Name one by its key.")
    read = next(iter(extraction.find_figures(printed)), None)
    row = from_extraction(read, None) if read is not None else Figure(comparator="=")
    row.printed, row.start, row.end = printed, None, None
    if value is not None:
        row.value = exact(value)
    elif read is None:
        number = parse_number(printed)
        if number is None:
            raise FigureError(f"{printed!r} is not a number.", hint="Give its value with --value.")
        row.value = number
    if upper is not None:
        row.upper = exact(upper)
    for name, given in (
        ("comparator", comparator), ("unit", unit), ("measure", measure),
        ("population", population), ("area", area), ("period", period),
        ("period_printed", period_printed), ("period_against", period_against),
        ("statistic", statistic),
    ):  # fmt: skip
        if given is not None:
            setattr(row, name, given)
    check(row)
    if quote is not None:
        row.quote_id = quote.id
        row.start, row.end = _occurrence(quote.words, printed, nth)
    row.claim_id = claim.id if claim is not None else None
    session.add(row)
    session.flush()
    return row


def from_extraction(figure: extraction.Figure, reference: PartialDate | None) -> Figure:
    """A row of what extraction found; offsets are those in its text."""
    period = figure.period
    return Figure(
        start=figure.start,
        end=figure.end,
        printed=figure.printed,
        value=figure.value,
        upper=figure.upper,
        comparator=figure.comparator,
        unit=figure.unit,
        measure=figure.measure,
        population=figure.population,
        area=figure.area,
        period_printed=period.printed if period else None,
        period=period_edtf(period) if period else None,
        period_against=reference.edtf if period and reference and period_edtf(period) else None,
        statistic=figure.statistic,
    )


def period_edtf(period: Period) -> str | None:
    """The EDTF date of a period: one day or an interval; None where it is not resolved."""
    if period.first is None or period.last is None:
        return None
    return period.first if period.first == period.last else f"{period.first}/{period.last}"


def exact(text: str) -> Decimal:
    """A Decimal from a typed number. Raises FigureError.

    >>> exact("10.30"), exact("22,473")
    (Decimal('10.30'), Decimal('22473'))
    """
    number = parse_number(text)
    if number is None or not _fits(number):
        raise FigureError(
            f"{text!r} is not a number that can be kept.", hint="Write 10.3 or 22473."
        )
    return number


def check(row: Figure) -> None:
    """Refuse what the table would: unknown words, an upper below the value."""
    if row.comparator not in COMPARATORS:
        raise FigureError(
            f"A comparator is one of {' '.join(COMPARATORS)}, not {row.comparator!r}."
        )
    if row.statistic is not None and row.statistic not in STATISTICS:
        raise FigureError(f"A statistic is one of {', '.join(STATISTICS)}, not {row.statistic!r}.")
    if row.comparator == "between" and row.upper is None:
        raise FigureError("A figure between two values needs the upper one.", hint="--upper N")
    if row.upper is not None and row.upper < row.value:
        raise FigureError(f"The upper value {row.upper} is below the value {row.value}.")


def stands_at(words: str, start: int, end: int) -> bool:
    """Whether a print stands at a place by itself, and not inside a longer word or number.

    >>> stands_at("13 of 3.5 and 3.", 1, 2), stands_at("13 of 3.5 and 3.", 14, 15)
    (False, True)
    """
    before, after = words[max(0, start - 2) : start], words[end : end + 2]
    first, last = words[start], words[end - 1]
    return not (
        (before[-1:].isalnum() and first.isalnum())
        or (after[:1].isalnum() and last.isalnum())
        or (first.isdigit() and before[-1:] in (".", ",") and before[:1].isdigit())
        or (last.isdigit() and after[:1] in (".", ",") and after[1:].isdigit())
    )


def _fits(value: Decimal) -> bool:
    return value.is_finite() and value.adjusted() < MAX_DIGITS


def _wanted(
    words: str,
    printed: str,
    found: Sequence[extraction.Figure],
    reference: PartialDate | None,
) -> extraction.Figure:
    for figure in found:
        if figure.printed == printed:
            return figure
    start, end = _occurrence(words, printed, 1)
    inside = [figure for figure in found if start <= figure.start and figure.end <= end]
    alone = extraction.find_figures(printed, reference=reference) or inside
    if not alone:
        raise FigureError(f"{printed!r} is not a number.")
    import dataclasses

    return dataclasses.replace(alone[0], start=start, end=end, printed=printed)


def _occurrence(words: str, printed: str, nth: int) -> tuple[int, int]:
    place = -1
    for _ in range(nth):
        place = words.find(printed, place + 1)
        while place >= 0 and not stands_at(words, place, place + len(printed)):
            place = words.find(printed, place + 1)
        if place < 0 or not printed:
            raise FigureError(
                f"{printed!r} does not stand in the words{f' {nth} times' if nth > 1 else ''}.",
                hint="Write it as it is printed there.",
            )
    return place, place + len(printed)
