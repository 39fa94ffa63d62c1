"""Join two numbers that are one figure: "between 44 and 50 mg", "2-3 million", "one in five".

"From 2% to 3%" stays two figures, since most of those are a before and an after; a range is
what "between", a dash, or a bare "to" makes of two numbers of one unit, the smaller first.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import cache

from claimsdb.extract.figures_amounts import Amount, read_amount
from claimsdb.text.numbers import read_number

_SHORT = Context(prec=28)
_ONE = Decimal(1)


def with_partner(text: str, amount: Amount) -> Amount | None:
    """Return `amount` joined with the number that follows it, or None when they are two."""
    if amount.upper is not None:
        return None
    gap = _gap().match(text, amount.end)
    if gap is None:
        return None
    number = read_number(text, gap.end(), money=amount.kind == "money")
    if number is None or number.upper is not None:
        return None
    joiner = gap.lastgroup
    second = read_amount(text, number)
    if joiner == "dash":
        second = _unsigned(second, gap.end())
    if joiner == "ratio":
        return _ratio(text, amount, second)
    if joiner == "within":
        return _tolerance(amount, second)
    between = _between().search(text[max(0, amount.start - 16) : amount.start])
    if joiner == "and" and between is None:
        return None
    if between is None and joiner == "to" and _moves(text, amount, second):
        return None
    if joiner == "or" and not (second.value == amount.value + 1 and amount.kind == "count"):
        return None
    joined = _range(text, amount, second)
    if joined is None or (joiner == "dash" and not _dash_is_range(text, joined, amount)):
        return None
    if between:
        low = amount.start - len(between[0])
        joined = joined._replace(start=low)
    return joined


def _moves(text: str, first: Amount, second: Amount) -> bool:
    """ "From 5% to 4%", "fell $2.30 to $84.10": where something was, or how far it went, and
    where it is."""
    before = text[max(0, first.start - 24) : first.start]
    if _from().search(before):
        return True
    return first.unit is not None and second.unit is not None and bool(_moved().search(before))


def _unsigned(amount: Amount, start: int) -> Amount:
    """In "10-15" and "3 - 5" the dash joins, it is no minus."""
    if amount.start < start and amount.value < 0:
        return amount._replace(start=start, value=amount.value.copy_abs())
    return amount


def _range(text: str, first: Amount, second: Amount) -> Amount | None:
    low, high = first.value, second.value
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return None
    if first.unit is not None and second.unit is None and first.kind != "money":
        return None
    if second.scaled and not first.scaled and abs(low) < 1000 and high >= 1000:
        size = _size(text, second)
        low = low * size if low * size < high else low
    if first.kind == "money" and second.kind not in ("money", "count"):
        return None
    kind_from = first if first.unit is not None else second
    if low == high or (low > high and kind_from.kind != "temperature"):
        return None
    low, high = min(low, high), max(low, high)
    return first._replace(
        end=second.end,
        value=low,
        upper=high,
        unit=kind_from.unit,
        kind=kind_from.kind,
        number_end=second.number_end,
        scaled=first.scaled or second.scaled,
    )


def _size(text: str, amount: Amount) -> Decimal:
    """Return what a scale word multiplies: a million in "3 million" and in "3m"."""
    bare = _leading().match(text, amount.number_start)
    if bare is None:
        word = read_number(text, amount.number_start)
        printed = text[amount.number_start : amount.number_end]
        tail = printed.split()[-1] if word and " " in printed else ""
        size = read_number(tail, 0) if tail else None
        return size.value if size and size.value >= 1000 else _ONE
    number = Decimal(bare[0].replace(",", ""))
    return _SHORT.divide(amount.value, number) if number else _ONE


def _dash_is_range(text: str, joined: Amount, first: Amount) -> bool:
    """52-48 and 2-1 are results; a range has a unit, or something it counts."""
    if joined.kind != "count":
        return True
    if _result().match(text, joined.end):
        return False
    if joined.scaled:
        return True
    return _counted().match(text, joined.end) is not None


def _ratio(text: str, first: Amount, second: Amount) -> Amount | None:
    """ "One in five", "nine out of ten": a share."""
    if (
        first.kind != "count"
        or second.kind != "count"
        or not 0 < first.value < second.value
        or first.value != first.value.to_integral_value()
        or second.form == "fraction"
        or first.scaled
    ):
        return None
    if text[second.number_start : second.number_end].isdigit() and 1500 <= second.value < 2100:
        return None
    return first._replace(
        end=second.end,
        number_end=second.number_end,
        value=_SHORT.divide(first.value, second.value),
        kind="ratio",
    )


def _tolerance(first: Amount, second: Amount) -> Amount | None:
    """ "9.83 ± 0.01 m": how exact a figure is, is no second figure."""
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return None
    found = first if first.unit is not None else second
    return first._replace(end=second.end, unit=found.unit, kind=found.kind)


@cache
def _gap() -> re.Pattern[str]:
    sign = r"(?:[A-Z]{0,3}[£$€¥₹]\s?)?(?=[-−]?[\w.½¼¾⅓⅔])[-−]?"
    return re.compile(
        rf"(?:(?P<dash>\s?[-‐‑–—−]\s?)|(?P<to>\sto\s|\suntil\s)|(?P<and>\sand\s)|(?P<or>\sor\s)"
        rf"|(?P<within>\s?(?:±|\+/-)\s?)|(?P<ratio>\s(?:in|out of)\s(?:every\s)?(?=[\w]))){sign}"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])(?:[Bb]etween|[Aa]nywhere between)\s(?:an?\s)?$")


@cache
def _from() -> re.Pattern[str]:
    """ "From", unless something ranges from it."""
    return re.compile(
        r"(?<!ranging )(?<!range )(?<!ranged )(?<!ranges )(?<!anywhere )(?<![^\W_])"
        r"(?:[Ff]rom|[Bb]y)\s$"
    )


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:rose|rises?|risen|fell|falls?|fallen|up|down|climbed|dropped|grew|shrank|"
        r"slipped|jumped|gained|lost|tumbled|increased|decreased|declined|slid|edged|surged|"
        r"plunged|soared)\s(?:about |around |nearly |almost |over |just )?$)"
    )


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(r"\d+(?:,\d{3}){0,8}(?:\.\d+)?")


@cache
def _result() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:win|victory|defeat|loss|draw|lead|score|scoreline|vote|majority|triumph|thrashing|"
        r"decision|aggregate|ahead|down|up|at|against|over|in favour|to)\b"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        r"[\s-](?:[\w-]+\s){0,3}?(?:people|men|women|children|staff|[a-z]{2,}(?<![sui])s)\b|\s?%"
    )
