"""Say what a figure measures, of whom, where, when, and what it states about that.

Everything is read from the figure's own sentence. What an amount does not say of itself it
takes from the one that it is coordinated with ("rose from £1.2m to £1.5m last year"), and
from nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimsdb.extract.figures_amounts import Amount
from claimsdb.extract.figures_bounds import Comparator, comparator_after, comparator_before
from claimsdb.extract.figures_meaning import (
    Statistic,
    institution_before,
    place,
    receiver,
    statistic,
    subject_measure,
)
from claimsdb.extract.figures_phrases import (
    determined,
    hyphen_noun,
    noun_phrase,
    noun_start,
    per_so_many,
    says_of,
)
from claimsdb.extract.periods import Period

# A sentence is read this far to each side of a figure and no farther.
_REACH = 400


class Setting(NamedTuple):
    """What stands around one amount."""

    comparator: Comparator
    measure: str | None
    population: str | None
    area: str | None
    period: Period | None
    statistic: Statistic | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One text with its periods and amounts, from which each amount gets its setting."""

    text: str
    periods: list[Period]
    amounts: list[Amount]

    def settings(self) -> list[Setting]:
        """Return a setting for each amount, in order."""
        found: list[Setting] = []
        spans: list[tuple[int, int]] = []
        first_period = 0
        for index, amount in enumerate(self.amounts):
            low, high = self._sentence(amount, spans)
            spans.append((low, high))
            while first_period < len(self.periods) and self.periods[first_period].start < low:
                first_period += 1
            found.append(self._setting(index, low, high, first_period, found))
        return self._coordinated(found, spans)

    def _setting(
        self, index: int, low: int, high: int, first_period: int, earlier: list[Setting]
    ) -> Setting:
        text, amount = self.text, self.amounts[index]
        following = self.amounts[index + 1].start if index + 1 < len(self.amounts) else high
        stop = min(max(following, amount.end), high)
        since = max(self.amounts[index - 1].end, low) if index else low
        comparator, bound_start = self._comparator(index)
        behind = comparator_after(text, amount.end)
        noun, noun_end = self._noun(amount, bound_start, behind[1] if behind else amount.end, stop)
        if behind is None:
            behind = comparator_after(text, noun_end)
        if behind and comparator == "=":
            comparator = behind[0]
        measure, population = self._of_whom(amount, noun, low, since, bound_start)
        stated = statistic(
            text[max(low, bound_start - 110) : bound_start],
            text[bound_start : amount.start],
            text[amount.end : max(noun_end, min(stop, amount.end + 30))],
            is_share=amount.kind == "ratio" or (amount.form == "fraction" and not amount.unit),
            is_percent=amount.unit == "%",
        )
        if amount.unit in ("[pp]", "[bp]"):
            stated = "change"
        return Setting(
            comparator,
            measure,
            population,
            place(text, noun_end, stop)
            or place(text, low, amount.start, last=True)
            or institution_before(text, low, amount.start),
            self._period(amount, low, high, stop, since, first_period),
            None if amount.kind == "age" else stated,
        )

    def _sentence(self, amount: Amount, spans: list[tuple[int, int]]) -> tuple[int, int]:
        """Return where the sentence of `amount` begins and ends, within reach."""
        if spans and amount.end <= spans[-1][1]:
            return spans[-1][0], spans[-1][1]
        text = self.text
        low = max(0, amount.start - _REACH, spans[-1][1] if spans else 0)
        for match in _sentence_end().finditer(text, low, amount.start):
            low = match.end()
        end = _sentence_end().search(text, amount.end, amount.end + _REACH)
        return low, end.start() + 1 if end else min(len(text), amount.end + _REACH)

    def _comparator(self, index: int) -> tuple[Comparator, int]:
        """Return the bound of an amount, and where the amount with its bound begins."""
        amount = self.amounts[index]
        start = amount.number_start if amount.form == "article" else amount.start
        found = comparator_before(self.text, start)
        if amount.upper is not None:
            own: Comparator = "~" if amount.form == "vague" else "between"
            return own, found[1] if found else start
        if found is None:
            return "=", start
        printed = self.text[found[1] : start].strip().lower()
        if printed == "passed" and amount.value < 1000:
            return "=", start  # an exam, a bill
        # "£3bn over five years": over means during, when a figure stands right before it.
        during = printed in ("over", "within") and amount.kind == "time" and index
        if during and self.text[self.amounts[index - 1].end : found[1]].isspace():
            return "=", start
        return found

    def _noun(
        self, amount: Amount, bound_start: int, start: int, stop: int
    ) -> tuple[str | None, int]:
        """Return what is named behind the amount, and where that ends."""
        text = self.text
        if amount.kind in ("age", "temperature"):
            return None, start
        if amount.kind == "count":
            found = per_so_many(text, start) or hyphen_noun(text, start)
            if found and not text.startswith("-strong", start):
                return found
        singular = amount.kind != "count" or amount.value == 1 or amount.form == "fraction"
        singular = singular or text.startswith("-strong", start)
        at = noun_start(text, start)
        if amount.kind == "money" and at == start and _in_kind().match(text, start):
            at = start + 3  # "$1.2 trillion in assets"
        if at == start and (amount.unit == "%" or amount.form == "fraction"):
            singular = text[start : start + 1] == "-" or determined(text, bound_start)
        found = noun_phrase(text, at, stop, singular=singular)
        return found if found else (None, start)

    def _of_whom(
        self, amount: Amount, noun: str | None, low: int, since: int, start: int
    ) -> tuple[str | None, str | None]:
        """Return the measure and the population."""
        text = self.text
        if amount.kind == "age":
            return "age", None
        is_part = amount.unit == "%" or amount.kind == "ratio" or amount.form == "fraction"
        if is_part and noun and (amount.kind == "ratio" or says_of(text, amount.end)):
            # "Debt stands at 98.5% of GDP": of the GDP, but it is the debt that is measured.
            return subject_measure(text, low, start) or noun, noun
        measure = noun or subject_measure(text, low, start)
        if measure is None and start < amount.start:
            measure = subject_measure(text, low, amount.start)
        return measure, receiver(text, since, start) if is_part else None

    def _period(
        self, amount: Amount, low: int, high: int, stop: int, since: int, first: int
    ) -> Period | None:
        """Return the period behind the figure and before the next one; else one in front;
        else the frame that opens the sentence ("In 2022, …")."""
        before: Period | None = None
        frame: Period | None = None
        for period in self.periods[first : first + 20]:
            if period.end > high + 1:
                break
            if amount.end <= period.start:
                if period.end <= max(stop, amount.end):
                    return period
                break
            if since <= period.start and period.end <= amount.start:
                before = period
            if period.start - low <= 1 and self.text[period.end : period.end + 1] == ",":
                frame = period
        return before or frame

    def _coordinated(self, found: list[Setting], spans: list[tuple[int, int]]) -> list[Setting]:
        """Let amounts that "and", "to" or "of the" ties together share what one of them has."""
        for index in range(1, len(found)):
            if spans[index] != spans[index - 1]:
                continue
            first, second = self.amounts[index - 1], self.amounts[index]
            one, two = found[index - 1], found[index]
            gap = self.text[first.end : second.start]
            if len(gap) <= 24 and _tied().fullmatch(gap):
                if two.measure is None:
                    two = two._replace(measure=one.measure, area=two.area or one.area)
                if one.period is None and first.kind == second.kind:
                    found[index - 1] = one._replace(period=two.period)
            elif first.unit == second.unit == "%" and two.measure is None:
                same = one.statistic if two.statistic == "level" else two.statistic
                two = two._replace(measure=one.measure, statistic=same)
            if (
                one.statistic == "change"
                and two.statistic == "level"
                and _restated().fullmatch(gap)
            ):
                two = two._replace(statistic="change")  # "$1.25, or 1.4 percent"
            if one.measure is None and _part_of().fullmatch(gap):
                found[index - 1] = one._replace(measure=two.measure)
            found[index] = two
        return found


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(
        r"(?<!Mr)(?<!Mrs)(?<!Dr)(?<!Ms)(?<!No)(?<!St)(?<!Prof)(?<![A-Z])[.!?][\"'”’)]?\s+"
        r"(?=[\"'“‘(]?[A-Z0-9£$€])|\n"
    )


@cache
def _tied() -> re.Pattern[str]:
    return re.compile(r",?\s(?:and|to|or|from|then)\s(?:[a-z]+\s){0,2}(?:\([A-Z]{0,3})?")


@cache
def _in_kind() -> re.Pattern[str]:
    return re.compile(r"\sin\s(?=[a-z])")


@cache
def _part_of() -> re.Pattern[str]:
    return re.compile(r"\sof\s(?:the|its|their|those|[A-Z][\w\s]{0,30}['’]s?)\s")


@cache
def _restated() -> re.Pattern[str]:
    return re.compile(r"(?:\s[a-z]+)?,?\sor\s(?:about\s|nearly\s)?")
