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
from claimsdb.text.number_forms import any_of

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
    found: list[Period] = []
    position = 0
    search, match_core = _trigger().search, _core().match
    while trigger := search(text, position):
        position = trigger.end()
        core = match_core(text, trigger.start())
        if core is None:
            continue
        kind = core.lastgroup or ""
        start = core.start()
        before = text[max(found[-1].end if found else 0, start - 44) : start]
        lead = _lead().search(before)
        words = lead[0].lower().split() if lead else []
        kind = _kind(text, core, kind, words)
        if not kind:
            continue
        if words and (kind not in _WITH_ARTICLE or words[-1] in ("to", "mid-")):
            # "in the 2019 election" is about the election: the year stands alone there.
            words = [] if words[-1] == "the" and "of" not in words else words
        if words and lead:
            start -= len(lead[0])
        position = core.end()
        first, last = resolve(kind, core[0].lower(), words, reference)
        found.append(Period(text[start:position], start, position, first, last))
    return found


_WITH_ARTICLE = frozenset(("rolling", "near", "yearto", "quarter", "part", "decade", "daymonth"))


def _kind(text: str, core: re.Match[str], kind: str, lead: list[str]) -> str:
    """Return the kind of period, or "" when these words are none here."""
    printed = core[0]
    article = bool(lead) and lead[-1] in ("the", "these", "those")
    match kind:
        case "year":
            return kind if _is_year(text, core, lead) else ""
        case "decade" | "iso" | "slashes" | "daymonth" | "ago" | "season" | "quarter":
            return kind
        case "day":
            return "" if printed.isupper() else kind  # USA TODAY
        case "relative":
            return _relative(printed.lower().split(), article)
        case "span":
            # "for the nine months": with its article a stretch of time frames, it is not counted.
            return "rolling" if article and len(lead) > 1 else ""
        case "part":
            return kind if "of" in lead else ""
        case "monthday":
            # Nobody writes these two months small: "may 4 people", "march 12 miles".
            return "" if printed.startswith(("may ", "march ")) else kind
        case "weekday":
            # "Super Tuesday" is not any Tuesday.
            named = _capital_before().search(text, max(0, core.start() - 16), core.start())
            return kind if printed[0].isupper() and not named else ""
        case "month":
            return kind if _is_month(printed, bool(lead)) else ""
    return kind


def _relative(words: list[str], article: bool) -> str:
    """Tell "last year" (the calendar's) from "the last year" (back from today)."""
    if words[0] in ("this", "current"):
        return "near"
    if words[0] in ("last", "next", "previous", "past", "coming"):
        rolls = article or len(words) > 2 or words[0] in ("past", "coming")
        return "rolling" if rolls else "near"
    return "rolling" if article else ""


def _is_year(text: str, core: re.Match[str], lead: list[str]) -> bool:
    """Tell the year 2019 from 2019 people: a year is named by what stands around it."""
    year, end = core[0], core.end()
    if len(year) > 4:
        return True  # a range: "2013-14"
    if _no_year().match(text, end):
        return False
    word = lead[-1] if lead else _word_before(text, core.start())
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


def _is_month(printed: str, lead: bool) -> bool:
    """Tell May the month from "may", from a surname, and from a march."""
    if not printed[0].isupper() or (len(printed) < 5 and printed not in ("May", "June", "July")):
        return False
    return lead or printed not in ("May", "March", "April", "June", "August")


_MONTH = (
    r"(?ai:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![^\W_])"
)
_WEEKDAY = r"(?ai:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9]|[.,:][0-9]|[%°])"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|[.,][0-9]{1,3}\b|%)"
_TO = r"(?:\s?[-–—/]\s?|\s(?:to|and|until|through)\s)"
_SPANS = (
    "second minute hour day night week fortnight weekend month quarter year decade century "
    "generation season term winter summer spring autumn"
).split()
_SPAN = (
    rf"(?ai:(?:{'|'.join(_SPANS)}|(?:financial|fiscal|academic|school|tax|calendar)\syear)s?)"
    r"(?![^\W_]|-)"
)
_COUNT = (
    r"(?:[0-9]{1,3}|(?ai:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"eighteen|twenty(?:-four)?|thirty|forty|fifty|hundred|few|several|couple\sof))"
)
_RELATIVE = (
    "last past previous next coming following first final preceding opening this current"
).split()
_DAYS = ("today", "yesterday", "tomorrow", "tonight", "overnight")
_SEASONS = ("spring", "summer", "autumn", "winter", "fall")


@cache
def _trigger() -> re.Pattern[str]:
    """Where the core of a period may begin, behind its preposition and article."""
    words = [
        *"jan feb mar apr may jun jul aug sep oct nov dec".split(),
        *"mon tue wed thu fri sat sun".split(),
        *_RELATIVE,
        *_DAYS,
        *_SEASONS,
        *_SPANS,
        *"second third fourth an a two three four five six seven eight nine ten twelve".split(),
        *"q1 q2 q3 q4 eighteen twenty few several couple".split(),
    ]
    return re.compile(rf"(?<![\w£$€.,/-])(?:[0-9]{{1,4}}|{any_of(words)})")


@cache
def _core() -> re.Pattern[str]:
    """What a trigger may open; `lastgroup` says which kind of period it is."""
    month_day = (
        rf"{_MONTH}\s?\.?\s(?:the\s)?{_DAY}(?:{_TO}(?:{_MONTH}\.?\s)?{_DAY}(?!\s{_MONTH}))?"
        rf"(?:\s?,?\s{_YEAR})?"
    )
    day_month = (
        rf"{_DAY}(?:{_TO}{_DAY})?\s(?:of\s)?{_MONTH}(?:(?:,?\s{_YEAR})?{_TO}{_DAY}\s{_MONTH})?"
        rf"(?:,?\s{_YEAR})?"
    )
    year_to = (
        r"(?ai:year|(?:12|twelve|six|6|three|3|nine|9)\smonths|quarter)\s"
        rf"(?:to|ending|ended|to the end of)\s(?:{_DAY}\s)?{_MONTH}(?:\s{_YEAR})?"
    )
    return re.compile(
        rf"(?P<yearto>{year_to})|(?P<monthday>{month_day})"
        rf"|(?P<months>{_MONTH}{_TO}{_MONTH}(?:,?\s{_YEAR})?)"
        rf"|(?P<monthyear>{_MONTH},?\s(?:of\s)?{_YEAR})(?!\w)"
        r"|(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?!\w)"
        rf"|(?P<daymonth>{day_month})(?!\w)"
        r"|(?P<slashes>[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)(?:19|20)?[0-9]{2})(?![\w/]|\.[0-9])"
        r"|(?P<quarter>(?ai:first|second|third|fourth|final|last)\s(?ai:quarter|half)"
        rf"(?:\sof\s(?:{_YEAR}|(?ai:the|this|last|next)\s(?:(?ai:financial|fiscal)\s)?(?ai:year)))?"
        rf"|[Qq][1-4](?:\s(?:of\s)?{_YEAR})?)(?!\w|-)"
        rf"|(?P<relative>(?ai:{'|'.join(_RELATIVE)})\s"
        rf"(?:(?:{_COUNT}[\s-]?)?{_SPAN}(?:\sof\s{_YEAR})?|{_MONTH}|{_WEEKDAY}))(?!\w)"
        rf"|(?P<ago>(?:{_COUNT}|(?ai:an?))\s(?:and\sa\shalf\s)?{_SPAN}\s(?ai:ago|earlier|previously))(?!\w)"
        rf"|(?P<span>{_COUNT}[\s-]{_SPAN})"
        rf"|(?P<season>(?ai:{'|'.join(_SEASONS)})\s(?:of\s)?{_YEAR})(?!\w)"
        rf"|(?P<part>{_SPAN})"
        rf"|(?P<day>(?ai:{'|'.join(_DAYS)}))(?!\w|['’]s)"
        rf"|(?P<weekday>{_WEEKDAY}s?)(?!\w)"
        r"|(?P<decade>(?:1[0-9]|20)[0-9]0s)(?!\w)"
        rf"|(?P<years>(?<=between\s){_YEAR}\sand\s{_YEAR})(?!\w)"
        rf"|(?P<year>{_YEAR}(?:(?:\s?[-–—/]\s?|\s(?:to|until|through)\s)(?:{_YEAR}|[0-9]{{2}}(?![0-9]|[.,][0-9]|%)))?)(?!\w)"
        rf"|(?P<month>{_MONTH})(?!\w|-)"
    )


@cache
def _lead() -> re.Pattern[str]:
    """The words in front that belong to a period: "over the", "by the end of", "late"."""
    return re.compile(
        r"(?<![^\W_])(?ai:"
        r"(?:(?:at|by|since|until|before|from|in|towards?)\s)?(?:the\s)?"
        r"(?:end|start|beginning|middle|turn)\sof\s(?:the\s)?"
        r"|(?:(?:since|from|between|until|till|by|before|after|in|during|on|over|throughout|"
        r"within|up to|as of|across)\s)?(?:the\s)?(?:early|late|mid|earlier|later|so far)[\s-]"
        r"|(?:since|from|between|until|till|by|before|after|in|during|on|over|throughout|"
        r"within|across)\s(?:(?:the|these|those)\s)?"
        r"|(?:for\s)?(?:the|these|those)\s)$"
    )


@cache
def _capital_before() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z,;]\s)(?!On|In|By)[A-Z][a-z]+\s$")


@cache
def _no_year() -> re.Pattern[str]:
    return re.compile(
        r"\s?(?:%|[-\s]?(?ai:per\s?cent|percent|million|billion|thousand|people|pounds|dollars|"
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
