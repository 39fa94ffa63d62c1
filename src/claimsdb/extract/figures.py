"""Find the figures in a passage: amounts, shares and counts, with their unit.

A figure is kept exactly as printed next to its parsed value, because readers check the print
and programs compare the value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from claimsdb.extract.periods import Period
from claimsdb.text.numbers import find_numbers, plain

if TYPE_CHECKING:
    from claimsdb.text.dates import PartialDate

Comparator = Literal["=", "~", "<", "<=", ">", ">=", "between"]
Statistic = Literal["level", "change", "share", "cumulative"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: what it is worth, in which unit, of what, where and when.

    `start` and `end` are code points of the text that was read, `printed` the slice between
    them. `unit` is a UCUM code, an ISO 4217 code for money, or "[pp]" for percentage points,
    which UCUM does not know; None for plain counts.
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

    >>> [(f.printed, f.unit) for f in find_figures("a 10.3 per cent rise for six people")]
    [('10.3 per cent', '%'), ('six', None)]
    """
    found = []
    for number in find_numbers(text):
        end, unit = number.end, None
        percent = _percent().match(text, end)
        if percent:
            end, unit = percent.end(), "[pp]" if percent[1] else "%"
        over = _over().search(text, max(0, number.start - 12), number.start)
        comparator: Comparator = ">" if over else "~" if number.upper is not None else "="
        found.append(
            Figure(
                number.start,
                end,
                text[number.start : end],
                number.value,
                number.upper,
                comparator,
                unit,
            )
        )
    return found


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


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(r"\s?%|[\s-](?:per\s?cent|percent)\b|[\s-]percentage(\spoints?)?\b", re.I)


@cache
def _over() -> re.Pattern[str]:
    return re.compile(r"\b(?:over|more than)\s$", re.I)
