"""Find the figures in a passage: amounts, shares and counts, with their unit.

A figure is kept exactly as printed next to its parsed value, because readers check the print
and programs compare the value. Dates, clock times, ordinals and names with numbers in them
are not figures; a period ("over the last year") belongs to the figure beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimsdb.extract.figures_bounds import Comparator
from claimsdb.extract.figures_meaning import Statistic
from claimsdb.extract.figures_reading import read_amounts
from claimsdb.extract.figures_setting import Surroundings
from claimsdb.extract.periods import Period, find_periods
from claimsdb.text.numbers import plain

if TYPE_CHECKING:
    from claimsdb.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: what it is worth, in which unit, of what, where and when.

    `start` and `end` are code points of the text that was read, `printed` the slice between
    them: the number with its unit, without the words that bound it or name what is counted.
    (In "over a year" and "between 2 and 3" the number alone would be none, so there the words
    are in it.) `upper` is the upper end of a range or of a vague size. `unit` is a UCUM code,
    an ISO 4217 code for money ("GBX" and "USX" for pence and cents), "[pp]" for percentage
    points, "[bp]" for basis points, and None for plain counts.
    """

    start: int
    end: int
    printed: str
    value: Decimal
    upper: Decimal | None = None
    comparator: Comparator = "="
    unit: str | None = None
    measure: str | None = None
    population: str | None = None
    area: str | None = None
    period: Period | None = None
    statistic: Statistic | None = None


def find_figures(text: str, *, reference: PartialDate | None = None) -> list[Figure]:
    """Return the figures of `text` in reading order, none overlapping another.

    Periods are resolved against `reference`, the date on which the text was printed.

    >>> [(f.printed, f.unit) for f in find_figures("a 10.3 per cent rise for six people")]
    [('10.3 per cent', '%'), ('six', None)]
    """
    periods = find_periods(text, reference=reference)
    amounts = read_amounts(text, periods)
    if not amounts:
        return []
    settings = Surroundings(text, periods, amounts).settings()
    return [
        Figure(
            start=amount.start,
            end=amount.end,
            printed=text[amount.start : amount.end],
            value=amount.value,
            upper=amount.upper,
            comparator=setting.comparator,
            unit=amount.unit,
            measure=setting.measure,
            population=setting.population,
            area=setting.area,
            period=setting.period,
            statistic=setting.statistic,
        )
        for amount, setting in zip(amounts, settings, strict=True)
    ]


def figure_json(figure: Figure) -> dict[str, Any]:
    """Return the figure in the shape that scripts rely on: numbers as plain strings."""
    period = figure.period
    return {
        "start": figure.start,
        "end": figure.end,
        "printed": figure.printed,
        "value": plain(figure.value),
        "upper": None if figure.upper is None else plain(figure.upper),
        "comparator": figure.comparator,
        "unit": figure.unit,
        "measure": figure.measure,
        "population": figure.population,
        "area": figure.area,
        "period": period
        and {
            "printed": period.printed,
            "start": period.start,
            "end": period.end,
            "first": period.first,
            "last": period.last,
        },
        "statistic": figure.statistic,
    }
