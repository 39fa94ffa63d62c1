"""Read one amount: a number with its sign and with the unit or currency printed around it."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

from claimsdb.extract.figures_money import (
    money_after,
    money_before,
    pounds_after,
    pounds_are_weight,
)
from claimsdb.extract.units import Unit, unit_after
from claimsdb.text.numbers import Number, read_number, times

_SHORT = Context(prec=28)


class Amount(NamedTuple):
    """What was read at `start` to `end`; `kind` is "count", "money", "age" or a unit's kind."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str | None
    kind: str
    form: str
    scaled: bool
    number_start: int
    number_end: int


def read_amount(text: str, number: Number) -> Amount:
    """Return the amount around `number`, as far as its unit reaches."""
    money = money_before(text, number.start)
    if money is not None:
        return _money_amount(text, number, *money)
    start, number = _signed(text, number)
    end, unit, kind = number.end, None, "count"
    value, upper = number.value, number.upper
    at = number.end
    if number.form == "vague" and text.startswith(" of ", at):
        at += 3  # "thousands of pounds"
    behind = money_after(text, at)
    pounds = pounds_after(text, at)
    if behind is not None:
        value, end = _with_minor(text, value, behind.end, behind.code)
        if behind.millions:
            value = times(value, 1_000_000)
        unit, kind = behind.code, "money"
        value, end = _late_scale(text, value, end)
    elif pounds is not None:
        end = pounds[0]
        if _weighs(text, number, pounds):
            unit, kind = "[lb_av]", "mass"
            value, end = _compound(text, value, end, unit)
        else:
            value, end = _with_minor(text, value, end, "GBP")
            unit, kind = "GBP", "money"
    else:
        found = _unit(text, number) if at == number.end else unit_after(text, at)
        inches = _feet_and_inches().match(text, number.end) if found is None else None
        if inches is not None:
            end, unit, kind = inches.end(), "[ft_i]", "length"
            value = value + _SHORT.divide(Decimal(inches[1]), Decimal(12))
        elif found is not None:
            end, unit, kind = found.end, found.code, found.kind
            if unit == "deg" and _warm().search(text, max(0, start - 70), end + 30):
                unit, kind = None, "temperature"
            value, end = _compound(text, value, end, unit)
            value, end = _and_a_half(text, value, end, kind)
    if kind == "time":
        old = _old().match(text, end)
        if old:
            end, kind = old.end(), "age"
    return Amount(
        start,
        end,
        value,
        upper,
        unit,
        kind,
        number.form,
        number.scaled,
        number.start,
        number.end,
    )


def _money_amount(text: str, number: Number, start: int, code: str, millions: bool) -> Amount:
    number = read_number(text, number.start, money=True) or number
    value, end = number.value, number.end
    if millions:
        value = times(value, 1_000_000)
    sign = text[start - 1 : start]
    if sign and sign in "-−" and not text[start - 2 : start - 1].strip(" ("):
        start, value = start - 1, value.copy_negate()
    elif text[number.start - 1] in "-−" and start < number.start - 1:
        value = value.copy_negate()  # "$-5m"
    again = money_after(text, end)
    if again and (again.code == code or code == "USD"):
        end, code = again.end, again.code
    return Amount(
        start,
        end,
        value,
        number.upper,
        code,
        "money",
        number.form,
        number.scaled,
        number.start,
        number.end,
    )


def _signed(text: str, number: Number) -> tuple[int, Number]:
    """Take in a minus sign that touches the digits, or the word "minus"."""
    start = number.start
    sign = _minus().search(text[max(0, start - 10) : start])
    if sign is None:
        return start, number
    if sign["spaced"] and not _degrees().match(text, number.end):
        alone = start <= 10 and not text[:start].strip(" -−") and not text[number.end :].strip()
        if not alone:
            return start, number  # " - 20 people" is a dash
    start -= len(sign[0].lstrip(" (")) if not sign["word"] else len(sign["word"])
    return start, number._replace(value=number.value.copy_negate())


def _unit(text: str, number: Number) -> Unit | None:
    found = unit_after(text, number.end)
    if found is None and number.form == "fraction":
        of = _of_a().match(text, number.end)
        found = unit_after(text, of.end()) if of else None
        if found is None or found.kind == "angle" or found.code == "%":
            return None
        return found
    if found is None:
        return None
    printed = text[number.end : found.end].strip(" -()[]{}<>")
    if number.form == "words" and (
        (len(printed) == 1 and printed not in "%°") or printed in _SHORT_WORDS
    ):
        return None
    if found.kind == "share" and number.form == "fraction" and "%" not in printed:
        found = found if printed.lower().startswith(("per", "pp")) else None
    return found


_SHORT_WORDS = frozenset(("in", "st", "pp", "ms", "ha", "bar", "cup"))


def _weighs(text: str, number: Number, pounds: tuple[int, bool]) -> bool:
    if number.scaled or number.value >= 10_000:
        return False
    return pounds_are_weight(text, number.start, pounds[0], hyphen=pounds[1])


def _with_minor(text: str, value: Decimal, end: int, code: str) -> tuple[Decimal, int]:
    """Take in "and forty-five cents", and the "50" of "15 dollars 50"."""
    if code in ("GBX", "USX"):
        return value, end
    gap = _minor_gap().match(text, end)
    number = read_number(text, gap.end()) if gap else None
    if number is None or number.upper is not None or not 0 < number.value < 100:
        return value, end
    minor = money_after(text, number.end)
    if minor and minor.code in ("GBX", "USX"):
        return value + number.value / 100, minor.end
    bare = _bare_cents().match(text, number.start)
    if bare is None or minor or bare.end() != number.end or unit_after(text, number.end):
        return value, end
    if gap and gap[0] != " " and not _clause_end().match(text, number.end):
        return value, end
    return value + number.value / 100, number.end


def _late_scale(text: str, value: Decimal, end: int) -> tuple[Decimal, int]:
    """Take in the scale word of "75 USD million"."""
    late = _late().match(text, end)
    if late is None:
        return value, end
    size = read_number(text, late.start(1))
    return (times(value, size.value), late.end()) if size else (value, end)


_COMPOUNDS = {
    ("[ft_i]", "[in_i]"): 12,
    ("[stone_av]", "[lb_av]"): 14,
    ("[lb_av]", "[oz_av]"): 16,
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("a", "mo"): 12,
}


def _compound(text: str, value: Decimal, end: int, unit: str | None) -> tuple[Decimal, int]:
    """Read "5 ft 2 in", "three hours and 20 minutes" as one amount in the first unit."""
    if unit not in ("[ft_i]", "[stone_av]", "[lb_av]", "h", "min", "a"):
        return value, end
    gap = _compound_gap().match(text, end)
    number = read_number(text, gap.end()) if gap else None
    if number is None or number.upper is not None:
        return value, end
    below = unit_after(text, number.end)
    code, until = (below.code, below.end) if below else (None, number.end)
    if code is None:
        inches = _bare_inches().match(text, number.end)
        pounds = pounds_after(text, number.end)
        code = "[lb_av]" if pounds else "[in_i]" if inches and unit == "[ft_i]" else None
        until = pounds[0] if pounds else inches.end() if inches else until
    parts = _COMPOUNDS.get((unit, code or ""))
    if parts is None or not 0 <= number.value < parts:
        return value, end
    return value + _SHORT.divide(number.value, Decimal(parts)), until


def _and_a_half(text: str, value: Decimal, end: int, kind: str) -> tuple[Decimal, int]:
    """Read "two years and a half"."""
    half = _half().match(text, end) if kind in ("time", "length", "mass") else None
    return (value + Decimal("0.5"), half.end()) if half else (value, end)


@cache
def _minus() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s(\[/])[-−–]$|(?P<spaced>(?:^|\s)[-−]\s)$|(?<![^\W_])(?<!or\s)(?P<word>(?ai:minus|negative)\s)$"
    )


@cache
def _degrees() -> re.Pattern[str]:
    return re.compile(r"\s?(?:°|º|(?ai:degrees?|celsius|fahrenheit)\b)")


@cache
def _of_a() -> re.Pattern[str]:
    return re.compile(r"(?ai:[\s-](?:of[\s-])?an?(?=[\s-])|\sof\s(?:a|an|one)(?=\s))")


@cache
def _minor_gap() -> re.Pattern[str]:
    return re.compile(r",?\s(?:and\s)?(?=\w)")


@cache
def _bare_cents() -> re.Pattern[str]:
    return re.compile(r"\d\d(?=$|[.,;]?(?:\s+[a-z]|$))(?!\s?[%-])")


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r"[.,;!?]?\s*(?:$|\n)|[.;]\s")


@cache
def _late() -> re.Pattern[str]:
    return re.compile(r"\s(thousand|million|billion|trillion)(?![^\W_])")


@cache
def _compound_gap() -> re.Pattern[str]:
    return re.compile(r",?\s?(?:and\s)?(?=\w)")


@cache
def _bare_inches() -> re.Pattern[str]:
    return re.compile(r"(?:\s?in\b(?!\s(?:the|a|an|\d{4})\b)|\"|″)")


@cache
def _feet_and_inches() -> re.Pattern[str]:
    return re.compile(r"['’′]\s?([0-9]|1[01])(?:[\"”″]|''|’’)")


@cache
def _half() -> re.Pattern[str]:
    return re.compile(r"\sand a half(?![^\W_])")


@cache
def _old() -> re.Pattern[str]:
    return re.compile(r"[-\s]olds?(?![^\W_])|\sof age(?![^\W_])")


@cache
def _warm() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:temperature\w*|heat\w*|hot|cold|cool\w*|warm\w*|weather|thermostat|fever|"
        r"mercury|freezing|oven|celsius|fahrenheit)\b)"
    )
