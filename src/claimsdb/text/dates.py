"""Dates as far as they are known: a day, a month, a year, a span, sure or not.

Written in EDTF level 0 with `?` (uncertain), `~` (approximate), `%` (both), `X` for digits
that nobody stated and `..` for an open end. First and last day are counted from 1970-01-01,
so that a filter is a comparison of integers. What a person types is read only when it can
mean one date: 9/10/2023 is a different day in London and in Washington.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from claimsdb.errors import PartialDateError

Precision = Literal["day", "month", "year", "decade", "century", "interval"]

_EPOCH = date(1970, 1, 1).toordinal()
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or span; `first` and `last` are its days, both inclusive, None when open."""

    edtf: str
    first: int | None
    last: int | None

    def __str__(self) -> str:
        return self.edtf

    @property
    def approximate(self) -> bool:
        """Whether any of it is marked as about then (`~`, `%`)."""
        return "~" in self.edtf or "%" in self.edtf

    @property
    def uncertain(self) -> bool:
        """Whether any of it is marked as perhaps wrong (`?`, `%`)."""
        return "?" in self.edtf or "%" in self.edtf

    @property
    def precision(self) -> Precision:
        """How much of it is stated."""
        if "/" in self.edtf:
            return "interval"
        known = self.edtf.rstrip("?~%").replace("-XX", "")
        if known.endswith("XX"):
            return "century"
        if known.endswith("X"):
            return "decade"
        return ("year", "month", "day")[known.count("-")]

    @property
    def year(self) -> int | None:
        """The one year that it lies in, or None."""
        if self.start is None or self.end is None or self.start.year != self.end.year:
            return None
        return self.start.year

    @property
    def start(self) -> date | None:
        """Its first day, or None for an open beginning."""
        return None if self.first is None else date.fromordinal(self.first + _EPOCH)

    @property
    def end(self) -> date | None:
        """Its last day, or None for an open end."""
        return None if self.last is None else date.fromordinal(self.last + _EPOCH)

    def overlaps(self, other: PartialDate) -> bool:
        """Say whether some day may belong to both.

        >>> parse_date("2023-09").overlaps(parse_date("2023-09-30/.."))
        True
        """
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )


def day_number(day: date) -> int:
    """Return the days from 1970-01-01 to `day`.

    >>> day_number(date(1970, 1, 2)), day_number(date(1969, 12, 31))
    (1, -1)
    """
    return day.toordinal() - _EPOCH


def day_text(number: int) -> str:
    """Return the ISO date of a day number.

    >>> day_text(19614)
    '2023-09-14'
    """
    return date.fromordinal(number + _EPOCH).isoformat()


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """Read a partial date; raises PartialDateError, which says what is wrong with it.

    >>> [str(parse_date(t)) for t in ("2023-10?", "14 September 2023", "2023-XX-XX", "c. 1850")]
    ['2023-10?', '2023-09-14', '2023-XX-XX', '1850~']
    """
    typed = " ".join(text.split())
    if not typed:
        raise PartialDateError(text, "nothing is written")
    if typed.count("/") == 1:
        return _interval(text, typed)
    return _simple(text, typed)


def human(when: PartialDate) -> str:
    """Return the date as a plain citation prints it.

    >>> [human(parse_date(t)) for t in ("2023-09-14", "2023-09?", "2023~", "202X")]
    ['14 September 2023', 'September 2023?', 'c. 2023', '2020s']
    >>> [human(parse_date(t)) for t in ("2023-09-19/2023-09-23", "2023-10/..")]
    ['19–23 September 2023', 'since October 2023']
    """
    first, slash, last = when.edtf.partition("/")
    if not slash:
        return _human(first)
    if first == "..":
        return f"until {_human(last)}"
    if last == "..":
        return f"since {_human(first)}"
    if not re.search("[?~%X]", when.edtf):
        common = _common(first.split("-"), last.split("-"))
        if common is not None:
            return common
    return f"{_human(first)} – {_human(last)}"


def _common(first: list[str], last: list[str]) -> str | None:
    """Return a span with the shared month and year said once."""
    if len(first) != len(last):
        return None
    if len(first) == 1:
        return f"{first[0]}–{last[0]}"
    if first[0] != last[0]:
        return None
    month, other = _MONTHS[int(first[1]) - 1], _MONTHS[int(last[1]) - 1]
    if len(first) == 2:
        return f"{month}–{other} {first[0]}"
    if month == other:
        return f"{int(first[2])}–{int(last[2])} {month} {first[0]}"
    return f"{int(first[2])} {month} – {int(last[2])} {other} {first[0]}"


def _human(edtf: str) -> str:
    stated = edtf.rstrip("?~%")
    mark = edtf[len(stated) :]
    parts = stated.replace("-XX", "").split("-")
    year = parts[0]
    if year.endswith("XX"):
        said = f"{year[:2]}00–{year[:2]}99"
    elif year.endswith("X"):
        said = f"{year[:3]}0s"
    else:
        said = str(int(year))
    if len(parts) > 1:
        said = f"{_MONTHS[int(parts[1]) - 1]} {said}"
    if len(parts) > 2:
        said = f"{int(parts[2])} {said}"
    return f"{'c. ' if mark in ('~', '%') else ''}{said}{'?' if mark in ('?', '%') else ''}"


# Compiled by `re` when first used: the program starts more often than it reads a date.
_EDTF = r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)"
_LOOSE_ISO = r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})([?~%]?)"
_TIME = (
    r"(?i)([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r" ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?"
)
_SLASHED = r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}[?~%]?"
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_DAY = (
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?:(?: ?[-–—] ?| to )(?P<until>[0-9]{1,2})(?:st|nd|rd|th)?)?"
)
_MONTH = r"(?P<month>[a-z]{3,9})\.?"


@cache
def _typed_forms() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?P<circa>c\. ?|ca\.? |circa )?{form}(?P<mark> ?[?~%])?", re.IGNORECASE)
        for form in (
            rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH},? (?P<year>[0-9]{{4}})",
            rf"{_WEEKDAY}{_MONTH} {_DAY},? (?P<year>[0-9]{{4}})",
            rf"{_MONTH},? (?P<year>[0-9]{{4}})",
            r"(?P<year>[0-9]{4})",
        )
    )


def _interval(text: str, typed: str) -> PartialDate:
    left, _, right = (side.strip() for side in typed.partition("/"))
    if not left or not right:
        raise PartialDateError(text, "one side of the span is empty; write .. for an open end")
    if left == ".." and right == "..":
        raise PartialDateError(text, "a span that is open on both sides says nothing")
    if re.fullmatch("[0-9]{1,2}", left) or re.fullmatch("[0-9]{1,2}", right):
        raise PartialDateError(text, "a month and a year are written with a hyphen")
    first = None if left == ".." else _simple(text, left)
    last = None if right == ".." else _simple(text, right)
    return _span(text, first, last)


def _span(text: str, first: PartialDate | None, last: PartialDate | None) -> PartialDate:
    for side in (first, last):
        if side is not None and "/" in side.edtf:
            raise PartialDateError(text, "a span cannot begin or end with a span")
    begins = first.first if first else None
    ends = last.last if last else None
    if begins is not None and ends is not None and begins > ends:
        raise PartialDateError(text, "it ends before it begins")
    edtf = f"{first.edtf if first else '..'}/{last.edtf if last else '..'}"
    return PartialDate(edtf, begins, ends)


def _simple(text: str, typed: str) -> PartialDate:
    time = re.fullmatch(_TIME, typed)
    if time:
        typed = time[1]
    edtf = re.fullmatch(_EDTF, typed.upper())
    if edtf:
        return _built(text, edtf[1], edtf[2], edtf[3], edtf[4])
    loose = re.fullmatch(_LOOSE_ISO, typed)
    if loose:
        return _built(text, loose[1], loose[3].zfill(2), loose[4].zfill(2), loose[5])
    if re.fullmatch(_SLASHED, typed):
        raise PartialDateError(text, "day and month could be either way round")
    for form in _typed_forms():
        found = form.fullmatch(typed)
        if found:
            return _typed(text, found)
    raise PartialDateError(text, _reason(typed))


def _typed(text: str, found: re.Match[str]) -> PartialDate:
    parts = found.groupdict()
    mark = (parts["mark"] or "").strip()
    if parts["circa"]:
        mark = {"": "~", "~": "~", "?": "%", "%": "%"}[mark]
    month = day = None
    if parts.get("month"):
        month = _month(text, parts["month"])
    if parts.get("day"):
        day = parts["day"].zfill(2)
    one = _built(text, parts["year"], month, day, mark)
    if parts.get("until"):
        return _span(text, one, _built(text, parts["year"], month, parts["until"].zfill(2), mark))
    if parts.get("weekday") and one.start:
        stated = _WEEKDAYS.index(parts["weekday"].lower())
        if stated != one.start.weekday():
            raise PartialDateError(text, f"that day was a {one.start:%A}")
    return one


def _month(text: str, name: str) -> str:
    folded = name.lower()
    for number, month in enumerate(_MONTHS, 1):
        if month.lower().startswith(folded) or (folded == "sept" and number == 9):
            return f"{number:02}"
    raise PartialDateError(text, f"{name!r} is no month")


def _built(text: str, year: str, month: str | None, day: str | None, mark: str) -> PartialDate:
    """Check the parts, as EDTF writes them, and put them together."""
    if day not in (None, "XX") and "X" in day:
        raise PartialDateError(text, "a day is known or it is XX")
    if month not in (None, "XX") and "X" in month:
        raise PartialDateError(text, "a month is known or it is XX")
    if month == "XX" and day not in (None, "XX"):
        raise PartialDateError(text, "a day without its month is no date")
    if "X" in year and (month or not re.fullmatch("[0-9]{3}X|[0-9]{2}XX", year)):
        raise PartialDateError(text, "only the last digits of a year may be X, without a month")
    lowest, highest = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if highest == 0:
        raise PartialDateError(text, "there is no year 0")
    lowest = max(lowest, 1)
    if month in (None, "XX"):
        first, last = date(lowest, 1, 1), date(highest, 12, 31)
    else:
        first, last = _days(text, lowest, int(month), day)
    edtf = "-".join(part for part in (year, month, day) if part)
    return PartialDate(edtf + mark, day_number(first), day_number(last))


def _days(text: str, year: int, month: int, day: str | None) -> tuple[date, date]:
    """Return the first and the last day of a known month, or its one day."""
    if 21 <= month <= 41:
        raise PartialDateError(text, "seasons and quarters are not kept; write a span of months")
    if not 1 <= month <= 12:
        raise PartialDateError(text, f"there is no month {month}")
    length = 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
    if day in (None, "XX"):
        return date(year, month, 1), date(year, month, length)
    if not 1 <= int(day) <= length:
        within = f" in {year}" if month == 2 else ""
        raise PartialDateError(text, f"{_MONTHS[month - 1]} has days 1 to {length}{within}")
    return (date(year, month, int(day)),) * 2


def _reason(typed: str) -> str:
    if typed.lower() in ("today", "yesterday", "tomorrow", "now"):
        return "a word like that means another day tomorrow"
    if re.fullmatch("-?[0-9]+", typed):
        return "a year has four digits, from 0001 to 9999"
    if re.fullmatch("[0-9]{4}-[0-9]", typed):
        return f"a month has two digits: {typed[:5]}0{typed[5:]}"
    if not re.search("[0-9X]{4}", typed):
        return "the year is missing"
    return "it is not written as we know dates"
