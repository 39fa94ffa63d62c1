"""Find the stretches of time that a passage names, so that figures know their period.

"Over the last year" is kept as printed, always. Which days that is depends on the day it was
said: the days are given only when a reference date is, or when the words alone settle them
("19 September 2023"). What stays open is left open: a bare "Tuesday", a date in figures that
two countries read differently, a "two years ago" that nobody means to the day.

The numbers in a period (the 19 and 23 of "September 19-23") are dates, not figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimsdb.extract.periods_days import resolve

if TYPE_CHECKING:
    from claimsdb.text.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed at `start` to `end`; `first` and `last` are its days as ISO dates.

    The days are None where the words alone, or the reference date, do not settle them; an
    open period ("since March", "by 2030") has only one of them.
    """

    printed: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None


def find_periods(text: str, *, reference: PartialDate | None = None) -> list[Period]:
    """Return the periods of `text` in reading order, none overlapping another.

    >>> [p.printed for p in find_periods("up 3% over the last year, and 2% in May 2022")]
    ['over the last year', 'in May 2022']
    """
    found = []
    position = 0
    while match := _period().search(text, position):
        position = match.end()
        kind = match.lastgroup or ""
        if kind == "year" and not _is_year(text, match):
            # Search again behind the first word, for "in" may stand before a real period.
            position = match.start("year") + 1
            continue
        if kind == "part" and not match["lead"]:
            continue
        if kind == "monthday" and match[kind].startswith(("may ", "march ")):
            continue  # "may 4 people"; nobody writes those two months small
        if kind in ("month", "weekday") and not _is_name_of_time(text, match, kind):
            continue
        first, last = resolve(kind, match, reference)
        found.append(Period(match[0], match.start(), match.end(), first, last))
    return found


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Tell the year 2019 from 2019 people: a year is named by what stands around it."""
    year, end = match["year"], match.end()
    if len(year) > 4:
        return True  # a range, a decade: "2013-14", "the 1990s"
    if _after_no_year().match(text, end):
        return False
    before = (match["lead"] or "").lower().split()
    word = before[-1] if before else _word_before(text, match.start("year"))
    if word in _NAMES_A_YEAR:
        return not _people().match(text, end)
    if not 1600 <= int(year) < 2100:
        return False
    # Counts of four digits carry a comma in print; a round one may do without.
    round_one = year.endswith("00") or not 1900 <= int(year) < 2040
    return not (_counted() if round_one else _people()).match(text, end)


_NAMES_A_YEAR = frozenset(
    "in since until till before after during by early late mid the its his her their our".split()
)


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - 14) : start].lower().split()
    return words[-1] if words else ""


def _is_name_of_time(text: str, match: re.Match[str], kind: str) -> bool:
    """Tell May the month from "may", "May" the surname and "March" that begins a sentence."""
    printed = match[kind]
    if kind == "weekday":
        return printed[0].isupper()
    if printed.lower() not in _ALSO_WORDS:
        return printed[0].isupper() and (len(printed) > 4 or printed in MONTHS_IN_FULL)
    return printed[0].isupper() and match["lead"] is not None


_ALSO_WORDS = frozenset(
    {"may", "march", "mar", "jan", "dec", "sun", "sept", "nov", "oct", "june", "april"}
)
MONTHS_IN_FULL = frozenset({"May", "June", "July"})

_GAP = r"[\s ]"
_MONTH = (
    r"(?ai:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![^\W_])"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|[%°])"
_YEAR = r"(?:1[0-9]|20)\d\d(?!\d|[.,]\d{1,3}\b|%)"
_TO = rf"(?:{_GAP}?[-–—/]{_GAP}?|{_GAP}(?:to|and|until|through){_GAP})"
_SPAN = (
    r"(?:second|minute|hour|day|night|week|fortnight|weekend|month|quarter|half|year|decade|"
    r"century|generation|season|term|financial year|fiscal year|academic year|school year|"
    r"tax year|calendar year|winter|summer|spring|autumn)s?"
)
_COUNT = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|fifteen|"
    r"twenty(?:-four)?|thirty|forty|fifty|hundred|few|several|couple of|half)"
)


@cache
def _period() -> re.Pattern[str]:
    """One pass for all kinds; `lastgroup` says which kind was found."""
    months_day = (
        rf"{_MONTH}{_GAP}?\.?{_GAP}(?:the{_GAP})?{_DAY}"
        rf"(?:{_TO}(?:{_MONTH}\.?{_GAP})?{_DAY}(?!{_GAP}(?:{_MONTH})))?(?:{_GAP}?,?{_GAP}{_YEAR})?"
    )
    day_month = (
        rf"(?:the{_GAP})?{_DAY}(?:{_TO}{_DAY})?{_GAP}(?:of{_GAP})?{_MONTH}"
        rf"(?:{_TO}{_DAY}{_GAP}{_MONTH})?\.?(?:,?{_GAP}{_YEAR})?"
    )
    lead = (
        r"(?:(?:at|by|since|until|before|from|in|towards?)\s)?(?:the\s)?(?:end|start|beginning|"
        r"middle|turn)\sof\s(?:the\s)?"
        r"|(?:(?:since|from|between|until|till|by|before|after|in|during|on|over|throughout|"
        r"within|up to|as of|across)\s)?(?:the\s)?(?:early|late|mid|earlier|later|so far)[\s-]"
        r"|(?:since|from|between|until|till|by|before|after|in|during|on|over|throughout|"
        r"within|across)\s(?:the\s(?=\d))?"
    )
    return re.compile(
        rf"(?<![\w£$€.,/-])(?:(?P<lead>(?i:{lead}))?(?:"
        rf"(?P<yearto>(?i:(?:the\s)?(?:year|(?:12|twelve|six|three|nine)\smonths|quarter)\s"
        rf"(?:to|ending|ended|to the end of)\s(?:{_DAY}\s)?{_MONTH}(?:\s{_YEAR})?))"
        rf"|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\w)"
        rf"|(?P<monthday>{months_day})"
        rf"|(?P<daymonth>{day_month})(?!\w)"
        rf"|(?P<slashes>\d{{1,2}}([/.])\d{{1,2}}\7(?:19|20)?\d\d)(?![\w/]|\.\d)"
        rf"|(?P<months>{_MONTH}{_TO}{_MONTH}(?:,?\s{_YEAR})?)"
        rf"|(?P<monthyear>{_MONTH},?\s(?:of\s)?{_YEAR})(?!\w)"
        rf"|(?P<quarter>(?i:(?:the\s)?(?:first|second|third|fourth|final|last)\s(?:quarter|half)"
        rf"(?:\sof\s(?:{_YEAR}|(?:the|this|last|next)\s(?:financial\s|fiscal\s)?year))?)"
        rf"|Q[1-4](?:\s(?:of\s)?{_YEAR})?)(?!\w|-)"
        rf"|(?P<rolling>(?i:(?:the|these|those)\s(?:last|past|previous|next|coming|following|"
        rf"first|final|preceding|opening)\s(?:{_COUNT}[\s-]?)?{_SPAN})"
        rf"|(?i:(?<=for\s)|(?<=in\s)|(?<=over\s)|(?<=during\s)|(?<=within\s))the\s"
        rf"(?i:{_COUNT}[\s-]{_SPAN}))(?!\w|-)"
        rf"|(?P<near>(?i:(?:this|last|next|(?:the\s)?(?:previous|current))\s)"
        rf"(?:(?i:{_SPAN})|{_MONTH}|{_WEEKDAY}))(?!\w|-|\s(?i:resort|minute)\b)"
        rf"|(?P<part>(?:(?<=of\s)|(?<=of\sthe\s))(?i:{_SPAN}))(?!\w|-)"
        rf"|(?P<ago>(?i:(?:{_COUNT}|an?)\s(?:and a half\s)?{_SPAN}\s(?:ago|earlier|previously)))(?!\w)"
        rf"|(?P<day>(?i:today|yesterday|tomorrow|tonight|overnight))(?!\w|['’]s)"
        rf"|(?P<weekday>{_WEEKDAY})(?!\w)"
        rf"|(?P<season>(?i:spring|summer|autumn|winter|fall)\s(?:of\s)?{_YEAR})(?!\w)"
        rf"|(?P<year>{_YEAR}(?:s(?!\w)|{_TO}(?:{_YEAR}|\d\d(?!\d|[.,]\d|%)))?)(?![\w])"
        rf"|(?P<month>{_MONTH})(?!\w|-)"
        r"))"
    )


@cache
def _after_no_year() -> re.Pattern[str]:
    return re.compile(
        r"\s?(?:%|[-\s]?(?i:per\s?cent|percent|million|billion|thousand|people|pounds|dollars|"
        r"euros|miles|km|kilomet|met(?:er|re)|feet|tonnes|tons|years|hours|days|kg|square)\b)"
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(r"\s(?:[a-z]{3,}\s)?(?:people|men|women|children|staff)\b")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:[a-z]{3,}\s)?(?:people|men|women|children|staff|[a-z]{2,}(?<![sui])s)\b"
        r"|\s?[a-zA-Z]{1,2}(?=[\s.,;)]|$)(?<!\s(?:to|in|on|at|by|as|of|or|he|it|is|we|an|if|so|no))"
        r"(?<!\s[aI])"
    )
