"""The numbers that a search asks for: `>8%`, `8%..12%`, `£3bn`, `=10.3`.

A shell takes `>` for itself, so every bound can also be written with dots. Bounds are exact
Decimals; a number without a unit matches figures of any unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimsdb.errors import FigureError


@dataclass(frozen=True, slots=True)
class FigureRange:
    """The figures between `low` and `high` (None: open), in `unit` (None: in any)."""

    low: Decimal | None
    high: Decimal | None
    low_included: bool = True
    high_included: bool = True
    unit: str | None = None

    def holds(self, value: Decimal, upper: Decimal | None, comparator: str) -> bool:
        """Say whether a figure can lie in this range.

        A figure is what it may be worth: "more than 8" reaches upwards without end, a
        range from 3 to 5 holds 4.
        """
        lowest: Decimal | None = value
        highest: Decimal | None = value if upper is None else upper
        if comparator in (">", ">="):
            highest = None
        elif comparator in ("<", "<="):
            lowest = None
        return not (
            _beyond(self.low, highest, self.low_included)
            or _beyond(lowest, self.high, self.high_included)
        )


def _beyond(low: Decimal | None, high: Decimal | None, included: bool) -> bool:
    """Say whether no number is at or above `low` and at or below `high`."""
    if low is None or high is None:
        return False
    return low > high or (low == high and not included)


def parse_range(text: str) -> FigureRange:
    """Read what stands after `figure:`. Raises FigureError.

    >>> parse_range(">8%")
    FigureRange(low=Decimal('8'), high=None, low_included=False, high_included=True, unit='%')
    >>> parse_range("8%..12%").high, parse_range("£3bn").low, parse_range("..1,000").high
    (Decimal('12'), Decimal('3000000000'), Decimal('1000'))
    """
    text = text.strip()
    low_text, dots, high_text = text.partition("..")
    if dots:
        low, low_unit = _amount(low_text) if low_text.strip() else (None, None)
        high, high_unit = _amount(high_text) if high_text.strip() else (None, None)
        if low is None and high is None:
            raise FigureError("A range of figures needs a number.", hint=_HINT)
        if low_unit and high_unit and low_unit != high_unit:
            raise FigureError(f"{text!r} starts in {low_unit} and ends in {high_unit}.")
        if low is not None and high is not None and low > high:
            raise FigureError(f"{text!r} starts above its end.")
        return FigureRange(low, high, unit=low_unit or high_unit)
    sign = next(
        (sign for sign in (">=", "<=", "≥", "≤", ">", "<", "=") if text.startswith(sign)), ""
    )
    value, unit = _amount(text[len(sign) :])
    if sign in (">", ">=", "≥"):
        return FigureRange(value, None, low_included=sign != ">", unit=unit)
    if sign in ("<", "<=", "≤"):
        return FigureRange(None, value, high_included=sign != "<", unit=unit)
    return FigureRange(value, value, unit=unit)


def unit_code(text: str) -> str | None:
    """Return the code under which figures keep a unit, or None for one that we do not know.

    >>> unit_code("per cent"), unit_code("£"), unit_code("EUR"), unit_code("pp"), unit_code("kg")
    ('%', 'GBP', 'EUR', '[pp]', 'kg')
    """
    text = " ".join(text.split())
    named = _UNITS.get(text.casefold())
    if named:
        return named
    if re.fullmatch(r"[A-Za-z]{3}", text) and text.upper() in _CURRENCIES:
        return text.upper()
    return (
        text if re.fullmatch(r"(?=.{1,20}$)[A-Za-z\[%][A-Za-z\[\]/.%*'_^-]*[23]?", text) else None
    )


_HINT = "Write figure:>8%, figure:8%.., figure:8%..12%, figure:£3bn or figure:=10.3."
_UNITS = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%",
    "pp": "[pp]", "[pp]": "[pp]", "percentage point": "[pp]", "percentage points": "[pp]",
    "£": "GBP", "pound": "GBP", "pounds": "GBP", "$": "USD", "us$": "USD", "dollar": "USD",
    "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "¥": "JPY", "yen": "JPY",
    "day": "d", "days": "d", "week": "wk", "weeks": "wk", "month": "mo", "months": "mo",
    "year": "a", "years": "a", "hour": "h", "hours": "h", "minute": "min", "minutes": "min",
}  # fmt: skip
_CURRENCIES = frozenset(
    "AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP "
    "PLN RON RUB SEK SGD THB TRY TWD UAH USD ZAR".split()
)
_SCALES = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9,
    "billion": 9, "tn": 12, "t": 12, "trillion": 12,
}  # fmt: skip
_AMOUNT = re.compile(
    r"\s*(?P<minus>[-−])?\s*(?P<money>us\$|[£$€¥]|[a-z]{3}(?=\s?\d))?\s*"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"\s*(?P<scale>thousand|million|billion|trillion|mn|bn|tn|[kmbt](?![a-z]))?"
    r"\s*(?P<unit>.*?)\s*",
    re.IGNORECASE,
)


def _amount(text: str) -> tuple[Decimal, str | None]:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise FigureError(f"{text.strip()!r} is not a figure.", hint=_HINT)
    value = Decimal(found["number"].replace(",", "")).scaleb(
        _SCALES[(found["scale"] or "").lower()]
    )
    if found["minus"]:
        value = -value
    unit = None
    for part in (found["money"], found["unit"]):
        if part:
            unit = unit_code(part)
            if unit is None or (part == found["money"] and unit not in _CURRENCIES):
                raise FigureError(f"{part!r} is not a unit that can be searched.", hint=_HINT)
    # Plain digits: Decimal('3E+9') prints badly and compares well.
    return Decimal(f"{value:f}"), unit
