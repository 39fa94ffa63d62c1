"""Work out which days a period means, and say nothing where that would be a guess.

A reference date that is itself a stretch (only the month is known) resolves a period only if
every day in it would give the same answer: then "last year" is known, "yesterday" is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimsdb.text.dates import PartialDate

Days = tuple[date | None, date | None]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EPOCH = date(1970, 1, 1).toordinal()
_UNKNOWN: Days = (None, None)
_COUNTS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        1,
    )
} | {"fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "forty": 40}


def resolve(
    kind: str, printed: str, lead: list[str], reference: PartialDate | None
) -> tuple[str | None, str | None]:
    """Return the first and the last day of a period as ISO dates, None where open.

    `printed` is the period in small letters without its `lead`, the words "by the end of".
    """
    rule = _RULES.get(kind)
    if rule is None:
        return None, None
    answers = {_days(rule, printed, lead, day) for day in _reference_days(reference)}
    if len(answers) != 1:
        return None, None
    first, last = answers.pop()
    return first.isoformat() if first else None, last.isoformat() if last else None


def _reference_days(reference: PartialDate | None) -> list[date | None]:
    if reference is None or reference.first is None or reference.last is None:
        return [None]
    try:
        return [date.fromordinal(_EPOCH + d) for d in {reference.first, reference.last}]
    except (ValueError, OverflowError):
        return [None]


def _days(
    rule: Callable[[str, date | None], Days], printed: str, lead: list[str], today: date | None
) -> Days:
    try:
        first, last = rule(printed, today)
    except (ValueError, OverflowError):
        return _UNKNOWN
    word = lead[0] if lead else ""
    if word == "since":
        return (first, today if first and today and first <= today else None)
    if word in ("by", "until", "till", "before"):
        return (None, last if word != "before" else first and first - timedelta(1))
    if word == "after":
        return (last and last + timedelta(1), None)
    if any(w in ("early", "late", "mid", "end", "start", "beginning", "middle") for w in lead):
        return _UNKNOWN  # a part of it, and nobody says which days
    return first, last


def _month_day(printed: str, today: date | None) -> Days:
    """ "september 19 and 23", "19-23 september 2023", "30 september to 2 october"."""
    months = [MONTHS.index(m[:3]) + 1 for m in _month_names().findall(printed)]
    days = [int(d) for d in _day_numbers().findall(printed)]
    if not months or not 1 <= len(days) <= 2:
        return _UNKNOWN
    years = [int(y) for y in _four_digits().findall(printed)]
    year = years[0] if years else _nearest_year(months[0], today)
    if year is None:
        return _UNKNOWN
    first = date(year, months[0], days[0])
    last = date(years[-1] if years else year, months[-1], days[-1])
    return (first, last if last >= first else last.replace(year=year + 1))


def _month_only(printed: str, today: date | None) -> Days:
    months = [MONTHS.index(m[:3]) + 1 for m in _month_names().findall(printed)]
    year = _year_in(printed) or _nearest_year(months[0], today)
    if year is None:
        return _UNKNOWN
    first = date(year, months[0], 1)
    last_year = year if months[-1] >= months[0] else year + 1
    return first, _month_end(date(last_year, months[-1], 1))


def _nearest_year(month: int, today: date | None) -> int | None:
    """Newspapers leave the year out of dates in this year, and around New Year of the last one."""
    if today is None or (today.month >= 10 and month <= 3):
        return None
    return today.year - 1 if today.month <= 3 and month >= 10 else today.year


def _year_only(printed: str, _: date | None) -> Days:
    numbers = [int(n) for n in _numbers().findall(printed)]
    if printed.endswith("0s"):
        return date(numbers[0], 1, 1), date(numbers[0] + 9, 12, 31)
    if len(numbers) == 2 and numbers[1] < 100:
        return _UNKNOWN  # "2022-23" is a financial, a school or a football year
    return date(numbers[0], 1, 1), date(numbers[-1], 12, 31)


def _iso(printed: str, _: date | None) -> Days:
    day = date.fromisoformat(printed)
    return day, day


def _slashes(printed: str, _: date | None) -> Days:
    """Only a day above twelve tells 23/09/2023 from the American order."""
    one, two, year = (int(n) for n in _numbers().findall(printed))
    if year < 100 or (one <= 12 and two <= 12 and one != two):
        return _UNKNOWN
    day = date(year, two, one) if two <= 12 else date(year, one, two)
    return day, day


def _year_to(printed: str, today: date | None) -> Days:
    month = _month_names().search(printed)
    if month is None:
        return _UNKNOWN
    at = MONTHS.index(month[0][:3]) + 1
    year = _year_in(printed) or _nearest_year(at, today)
    if year is None:
        return _UNKNOWN
    last = _month_end(date(year, at, 1))
    length = next(
        (
            n
            for word, n in (("six", 6), ("nine", 9), ("three", 3), ("quarter", 3))
            if word in printed
        ),
        12,
    )
    if _day_numbers().search(printed.split("to", 1)[-1].split(month[0])[0]):
        return _UNKNOWN
    return _months_on(date(year, at, 1), 1 - length), last


def _rolling(printed: str, today: date | None) -> Days:
    """ "the last 12 months": back from the reference day, both ends counted."""
    words = printed.replace("-", " ").split()
    if today is None or words[0] not in ("last", "past", "previous", "next", "coming"):
        return _UNKNOWN
    count_and_unit = _count_and_unit().search(printed)
    if count_and_unit is None:
        return _UNKNOWN
    count_text, unit = count_and_unit[1], count_and_unit[2]
    if count_text and not count_text.isdigit() and count_text not in _COUNTS:
        return _UNKNOWN
    count = (
        int(count_text) if (count_text or "").isdigit() else _COUNTS.get(count_text or "one", 1)
    )
    other = _moved(today, unit, count if words[0] in ("next", "coming") else -count)
    if other is None:
        return _UNKNOWN
    return (today, other) if other > today else (other, today)


def _moved(day: date, unit: str, count: int) -> date | None:
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    if unit == "hour":
        return day + timedelta(count // 24) if count % 24 == 0 else None
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return _months_on(day, count * months) if months else None


def _near(printed: str, today: date | None) -> Days:
    """ "this year", "last month", "next week": the calendar's, not back from today."""
    if today is None:
        return _UNKNOWN
    words = printed.split()
    step = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}.get(words[0])
    unit = words[-1]
    if step is None or len(words) != 2:
        return _UNKNOWN
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    if unit == "month":
        first = _months_on(today.replace(day=1), step)
        return first, _month_end(first)
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6)
    if unit == "quarter":
        first = _months_on(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), 3 * step)
        return first, _month_end(_months_on(first, 2))
    return _UNKNOWN


def _day(printed: str, today: date | None) -> Days:
    step = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}.get(printed)
    if today is None or step is None:
        return _UNKNOWN
    return today + timedelta(step), today + timedelta(step)


def _ago(printed: str, today: date | None) -> Days:
    """Only days are meant exactly: "two years ago" is somewhere in a year."""
    words = printed.split()
    if today is None or words[1] not in ("day", "days") or words[-1] != "ago":
        return _UNKNOWN
    count = int(words[0]) if words[0].isdigit() else _COUNTS.get(words[0], 0)
    day = today - timedelta(1 if words[0] == "a" else count)
    return (day, day) if day < today else _UNKNOWN


def _quarter(printed: str, today: date | None) -> Days:
    year = _year_in(printed)
    if year is None:
        return _UNKNOWN
    names = ("first", "second", "third", "fourth")
    at = next((i for i, n in enumerate(names) if n in printed), None)
    if printed.startswith("q"):
        at = int(printed[1]) - 1
    length = 6 if "half" in printed else 3
    if at is None or at * length >= 12:
        return _UNKNOWN
    first = date(year, at * length + 1, 1)
    return first, _month_end(_months_on(first, length - 1))


def _months_on(day: date, count: int) -> date:
    index = day.year * 12 + day.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(day.day, _month_end(first).day))


def _month_end(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(1)


def _year_in(printed: str) -> int | None:
    years = _four_digits().findall(printed)
    return int(years[-1]) if years else None


_RULES: dict[str, Callable[[str, date | None], Days]] = {
    "monthday": _month_day,
    "daymonth": _month_day,
    "months": _month_only,
    "monthyear": _month_only,
    "month": _month_only,
    "year": _year_only,
    "years": _year_only,
    "decade": _year_only,
    "iso": _iso,
    "slashes": _slashes,
    "yearto": _year_to,
    "rolling": _rolling,
    "near": _near,
    "day": _day,
    "ago": _ago,
    "quarter": _quarter,
}


@cache
def _month_names() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(MONTHS)})[a-z]*")


@cache
def _day_numbers() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(r"\d+")


@cache
def _four_digits() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)\d{4}(?!\d)")


@cache
def _count_and_unit() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s(\d{1,3}|[a-z-]+?)[\s-]?)??\s?"
        r"(hour|day|week|fortnight|month|quarter|year|decade|century)s?$"
    )
