"""Read the amounts of a text one after the other, and settle what two of them share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimsdb.extract.figures_ages import with_age
from claimsdb.extract.figures_amounts import Amount, read_amount
from claimsdb.extract.figures_bounds import comparator_before
from claimsdb.extract.figures_exclusions import is_no_figure
from claimsdb.extract.figures_meaning import counts_many
from claimsdb.extract.figures_phrases import noun_phrase, noun_start
from claimsdb.extract.figures_ranges import with_partner
from claimsdb.extract.periods import Period
from claimsdb.extract.units import named_unit
from claimsdb.text.numbers import find_numbers, times


def read_amounts(text: str, periods: list[Period]) -> list[Amount]:
    """Return the amounts of `text` outside its periods, in order, none overlapping another."""
    amounts = _sharing_units(text, list(_amounts(text, periods)))
    return _with_articles(text, periods, amounts)


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
        if joined is not None and joined.start >= done and not is_no_figure(text, joined):
            amount = joined
        elif is_no_figure(text, amount) or _belongs_to_a_rate(text, amount):
            continue
        amount = with_age(text, _metres_or_millions(text, amount))
        done = amount.end
        yield amount


def _belongs_to_a_rate(text: str, amount: Amount) -> bool:
    """The 100,000 of "12 per 100,000 people", the dozen of "64 cents a dozen"."""
    if amount.kind != "count":
        return False
    if text[max(0, amount.start - 4) : amount.start].lower() == "per ":
        return True
    if text[amount.start] not in "aA":
        return False
    return _price().search(text[max(0, amount.start - 20) : amount.start]) is not None


def _metres_or_millions(text: str, amount: Amount) -> Amount:
    """Read "3.1m people" as millions and "1.8m tall" as metres."""
    if amount.unit != "m" or amount.form != "digits" or text[amount.end - 1] != "m":
        return amount
    if not text[amount.end - 2].isdigit():
        return amount
    noun = noun_phrase(text, noun_start(text, amount.end), len(text), singular=False)
    if noun is None:
        low = max(text.rfind(mark, 0, amount.start) for mark in ".\n") + 1
        if not _ends_phrase().match(text, amount.end) or not counts_many(text, low, amount.start):
            return amount
    elif noun[0].split()[-1] in _RACES:
        return amount
    upper = times(amount.upper, 1_000_000) if amount.upper is not None else None
    value = times(amount.value, 1_000_000)
    return amount._replace(value=value, upper=upper, unit=None, kind="count", scaled=True)


_RACES = frozenset("hurdles sprints waves finals heats races relays".split())


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
    """Add the figures that have an article for a number: "over a year", "an hour and a half"."""
    found = []
    for match in _article().finditer(text):
        unit = named_unit(match["unit"])
        if unit is None or unit[1] in ("share", "angle"):
            continue
        half = match["half"]
        bound = comparator_before(text, match.start("article"))
        if bound is None and not half:
            much = unit[1] in ("volume", "mass") and match["of"]
            if not much or match["unit"] in _IDIOMS:
                continue
        start = bound[1] if bound else match.start("article")
        end = match.end("half") if half else match.end("unit")
        if _taken(periods, start, end) or _taken(amounts, start, end):
            continue
        value = Decimal(1) if not half else Decimal("1.25" if "quarter" in half else "1.5")
        found.append(
            Amount(
                start=start,
                end=end,
                value=value,
                upper=None,
                unit=unit[0],
                kind=unit[1],
                form="article",
                scaled=False,
                number_start=match.start("article"),
                number_end=end,
            )
        )
    return sorted(amounts + found) if found else amounts


_IDIOMS = frozenset("ton cup barrel stone".split())


def _taken(spans: list[Period] | list[Amount], start: int, end: int) -> bool:
    """Say whether one of `spans`, which are in order, overlaps `start` to `end`."""
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    return any(s.start < end and start < s.end for s in spans[max(0, at) : at + 3])


@cache
def _ends_phrase() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[.,;:)\"”’]|$|\s(?:in|by|from|last|this|and|at|on|since)\b)")


@cache
def _price() -> re.Pattern[str]:
    return re.compile(
        r"(?:[£$€]\s?[0-9.,]{1,12}|(?<!\w)(?:[0-9]{1,4}[pc]|cents|pence|pounds?|dollars?|euros?))\s$"
    )


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|to)\s")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<article>[Aa]n?)\s(?P<unit>[a-z]{2,12})\b"
        r"(?P<half>\sand\sa\s(?:half|quarter)\b)?(?P<of>\sof\b)?"
    )
