"""Find the figures in a passage: amounts, shares and counts, with their unit.

A figure is kept exactly as printed next to its parsed value, because readers check the print
and programs compare the value. Dates, clock times, ordinals and names with numbers in them
are not figures; a period ("over the last year") belongs to the figure beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from claimsdb.extract.figures_amounts import Amount, read_amount
from claimsdb.extract.figures_bounds import Comparator, comparator_after, comparator_before
from claimsdb.extract.figures_exclusions import is_no_figure
from claimsdb.extract.figures_meaning import (
    CHANGES,
    after_of,
    area_in,
    institution_before,
    noun_phrase,
    receiver,
    subject_measure,
)
from claimsdb.extract.figures_ranges import with_partner
from claimsdb.extract.periods import Period, find_periods
from claimsdb.extract.units import named_unit
from claimsdb.text.numbers import find_numbers, plain, times

if TYPE_CHECKING:
    from claimsdb.text.dates import PartialDate

Statistic = Literal["level", "change", "share", "cumulative"]


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
    amounts = _sharing_units(text, list(_amounts(text, periods)))
    amounts = _with_articles(text, periods, amounts)
    if not amounts:
        return []
    context = _Context(text, periods, [a.start for a in amounts], [a.end for a in amounts])
    figures: list[Figure] = []
    for index, amount in enumerate(amounts):
        figures.append(context.figure(index, amount, figures[-1] if figures else None))
    return figures


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


def _amounts(text: str, periods: list[Period]) -> Iterator[Amount]:
    starts = [p.start for p in periods]
    done = 0
    for number in find_numbers(text):
        if number.start < done:
            continue
        at = bisect_right(starts, number.start) - 1
        if at >= 0 and number.start < periods[at].end:
            continue
        amount = read_amount(text, number)
        if amount.start < done:
            amount = amount._replace(start=number.start)
        joined = with_partner(text, amount)
        if joined is not None and not is_no_figure(text, joined):
            amount = joined
        elif is_no_figure(text, amount) or _after_per(text, amount):
            continue
        amount = _metres_or_millions(text, amount)
        done = amount.end
        yield amount


def _after_per(text: str, amount: Amount) -> bool:
    """The 100,000 of "12 per 100,000 people" is no figure of its own."""
    return (
        amount.kind == "count" and text[max(0, amount.start - 4) : amount.start].lower() == "per "
    )


def _metres_or_millions(text: str, amount: Amount) -> Amount:
    """Read "3.1m people" as millions and "1.8m tall" as metres."""
    if amount.unit != "m" or text[amount.end - 1 : amount.end] != "m" or amount.form != "digits":
        return amount
    if text[amount.end - 2 : amount.end - 1].isspace():
        return amount
    noun = noun_phrase(text, after_of(text, amount.end), len(text), singular=False)
    if noun is None or noun[0].split()[-1] in ("hurdles", "sprints", "waves", "deep", "finals"):
        return amount
    upper = times(amount.upper, 1_000_000) if amount.upper is not None else None
    value = times(amount.value, 1_000_000)
    return amount._replace(value=value, upper=upper, unit=None, kind="count", scaled=True)


def _sharing_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give the 50 of "from 50 to 80%" and the 2 of "2 and 3 per cent" the unit they share."""
    for index in range(len(amounts) - 2, -1, -1):
        first, second = amounts[index], amounts[index + 1]
        if first.unit is not None or first.kind != "count" or second.unit is None:
            continue
        if second.kind == "age" or first.form not in ("digits", "words") or first.scaled:
            continue
        if text[second.start : second.number_start].strip() or second.number_end == second.end:
            continue  # the unit stands in front, so it is the second's own
        if _beside().fullmatch(text, first.end, second.start):
            amounts[index] = first._replace(unit=second.unit, kind=second.kind)
    return amounts


def _with_articles(text: str, periods: list[Period], amounts: list[Amount]) -> list[Amount]:
    """Add "over a year", "half an hour's" kin: a unit with an article and a bound."""
    found = []
    for match in _article().finditer(text):
        unit = named_unit(match["unit"])
        if unit is None or unit[1] in ("share", "angle"):
            continue
        extra = Decimal("0.5") if match["half"] else Decimal(0)
        bound = comparator_before(text, match.start("article"))
        if bound is None and not extra:
            volume = unit[1] in ("volume", "mass") and match["of"]
            if not volume or match["unit"] in ("ton", "cup", "barrel", "stone", "g"):
                continue
        start = bound[1] if bound else match.start("article")
        end = match.end("half") if extra else match.end("unit")
        if any(p.start < end and start < p.end for p in periods) or any(
            a.start < end and start < a.end for a in amounts
        ):
            continue
        found.append(
            Amount(
                start,
                end,
                1 + extra,
                None,
                unit[0],
                unit[1],
                "article",
                False,
                match.start("article"),
                end,
            )
        )
    return sorted(amounts + found) if found else amounts


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around the amounts of one text: sentences, periods, the other amounts."""

    text: str
    periods: list[Period]
    starts: list[int]
    ends: list[int]

    def figure(self, index: int, amount: Amount, previous: Figure | None) -> Figure:
        text = self.text
        low, high = self._sentence(amount)
        bound = self._comparator(amount, index)
        after = self.starts[index + 1] if index + 1 < len(self.starts) else high
        after = min(max(after, amount.end), high)
        before = max(self.ends[index - 1], low) if index else low
        behind = comparator_after(text, amount.end)
        noun_from = behind[1] if behind else amount.end
        measure, noun_end = self._noun(amount, noun_from, after)
        population = None
        if amount.unit == "%" or amount.kind == "ratio" or amount.form == "fraction":
            if measure and after_of(text, amount.end) > amount.end:
                population = measure
            else:
                population = receiver(text, before, amount.start)
        if measure is None and amount.kind not in ("age",):
            measure = subject_measure(text, low, amount.start)
            if measure is None and previous and previous.unit == amount.unit == "%":
                measure = previous.measure if previous.end >= low else None
        if amount.kind == "age":
            measure = measure or "age"
        return Figure(
            amount.start,
            amount.end,
            text[amount.start : amount.end],
            amount.value,
            amount.upper,
            behind[0] if behind and bound == "=" else bound,
            amount.unit,
            measure,
            population,
            area_in(text, noun_end, after)
            or area_in(text, low, amount.start, last=True)
            or institution_before(text, low, amount.start),
            self._period(index, amount, low, high, after, before),
            self._statistic(amount, low, noun_end, after),
        )

    def _sentence(self, amount: Amount) -> tuple[int, int]:
        text = self.text
        window = max(0, amount.start - 400)
        low = window
        for match in _sentence_end().finditer(text, window, amount.start):
            low = match.end()
        end = _sentence_end().search(text, amount.end, amount.end + 400)
        return low, end.start() + 1 if end else min(len(text), amount.end + 400)

    def _comparator(self, amount: Amount, index: int) -> Comparator:
        if amount.upper is not None:
            return "~" if amount.form == "vague" else "between"
        start = amount.number_start if amount.form == "article" else amount.start
        found = comparator_before(self.text, start)
        if found is None:
            return "="
        # "£3bn over five years": over means during, when a figure stands right before it.
        printed = self.text[found[1] : start].strip().lower()
        during = printed in ("over", "within") and amount.kind == "time" and index
        if during and self.text[self.ends[index - 1] : found[1]].isspace():
            return "="
        return found[0]

    def _noun(self, amount: Amount, start: int, stop: int) -> tuple[str | None, int]:
        singular = amount.kind != "count" or amount.value == 1 or amount.form == "fraction"
        if amount.kind in ("age", "temperature"):
            return None, start
        found = noun_phrase(self.text, after_of(self.text, start), stop, singular=singular)
        return found if found else (None, start)

    def _period(
        self, index: int, amount: Amount, low: int, high: int, after: int, before: int
    ) -> Period | None:
        """The period behind the figure before the next one; else one in front; else the frame
        that opens the sentence ("In 2022, …")."""
        inside = [p for p in self.periods if low <= p.start and p.end <= high + 1]
        for period in inside:
            if amount.end <= period.start and period.end <= max(after, amount.end):
                return period
        for period in reversed(inside):
            if before <= period.start and period.end <= amount.start:
                return period
        first = inside[0] if inside else None
        opens = first is not None and first.start - low <= 1 and first.end <= amount.start
        return first if opens and self.text[first.end : first.end + 1] == "," else None

    def _statistic(self, amount: Amount, low: int, noun_end: int, after: int) -> Statistic | None:
        text = self.text
        before = text[max(low, amount.start - 60) : amount.start]
        behind = text[amount.end : max(noun_end, min(after, amount.end + 30))]
        if amount.unit in ("[pp]", "[bp]") or _changes_by().search(before):
            return "change"
        if amount.kind not in ("age",) and _change_noun().match(behind):
            return "change"
        if _cumulative().search(text[low : amount.start]):
            return "cumulative"
        if amount.kind == "ratio" or (amount.form == "fraction" and amount.unit is None):
            return "share"
        if amount.unit == "%":
            return "share" if _share().match(behind) else "level"
        return "level" if _level().search(before) else None


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<article>[Aa]n?)\s(?P<unit>[a-z]{2,12})\b(?P<half>\sand a half\b)?(?P<of>\sof\b)?"
    )


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|to)\s")


@cache
def _price() -> re.Pattern[str]:
    return re.compile(
        r"(?:[£$€]\s?[\d.,]+|(?<!\w)(?:\d+p|\d+c|cents|pence|pounds?|dollars?|euros?))\s$"
    )


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(
        r"(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Ms)(?<!No)(?<!St)(?<!Prof)(?<![A-Z])[.!?][\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9£$€])"
        r"|\n"
    )


@cache
def _changes_by() -> re.Pattern[str]:
    changes = "|".join(CHANGES.split())
    return re.compile(
        rf"(?ai:\b(?:{changes})(?:\s(?:by|of|another|a further|further|sharply))*"
        rf"(?:\s(?:a|an|about|around|over|under|nearly|almost|more than|less than|at least|up to|"
        rf"some|just|only|as much as))*\s?$)"
    )


@cache
def _change_noun() -> re.Pattern[str]:
    return re.compile(
        r"[\s-](?:[\w-]+\s){0,2}?(?ai:rise|increase|cut|fall|drop|decline|decrease|growth|jump|surge|"
        r"reduction|hike|uplift|pay rise|raise|gain|swing|higher|lower|more|less|fewer)\b"
    )


@cache
def _cumulative() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\btotal\b(?:(?!\bwhile\b).){0,80}\b(?:to|grew to|reached|passed|is|was|of|over)\b"
        r".{0,20}$|\b(?:passed|topped|exceeded)\s(?:the\s)?$|\bmilestone of\b.{0,12}$|\bso far\b.{0,12}$)"
    )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(r"\sof\b|\s(?:share|stake|majority|chance)\b")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:to|at|reached|stands at|stood at|hit|is|was|are|were)\s(?:[a-z]+\s)?$)"
    )
