"""Find the unit that follows a number.

Spelled-out names are safe to find. Symbols are not ("2 in", "3 A levels", "a 5 C note"), so a
symbol of one letter counts only where it is glued to the digits or nothing follows it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimsdb.extract.units_names import unit_names, unit_symbols


class Unit(NamedTuple):
    """A unit that ends at `end`: its code, and the kind of quantity ("time", "mass", …)."""

    end: int
    code: str
    kind: str


_POWERED = {"square": "2", "sq": "2", "sq.": "2", "cubic": "3", "cu": "3"}
_WORD = (
    r"(?:[°º]\s?(?:[CF]|Celsius|Fahrenheit)\b|%|‰|°|º"
    r"|[A-Za-zµμ]{1,24}(?:-(?:feet|foot|hours?|years?))?\.?)"
)


def unit_after(text: str, position: int, *, hyphens: bool = True) -> Unit | None:
    """Return the unit that follows the number ending at `position`, the longest that fits.

    >>> unit_after("19 square miles", 2)
    Unit(end=15, code='[mi_i]2', kind='area')
    >>> unit_after("4.1 percentage points", 3).code, unit_after("two in my car", 3)
    ('[pp]', None)
    """
    gap = _gap().match(text, position)
    if gap is None or (gap["hyphen"] and not hyphens):
        return None
    unit = _one_unit(text, gap.end(), glued=gap.end() == position)
    if unit is None or unit.kind == "share":
        return unit
    return _with_divisor(text, unit)


def duration_word(word: str) -> str | None:
    """Return the code of a spelled-out unit of time ("year", "Months"), or None."""
    found = unit_names().get(word.lower())
    return found[0] if found and found[1] == "time" else None


def named_unit(word: str) -> tuple[str, str] | None:
    """Return the code and kind of a spelled-out unit, or None."""
    return unit_names().get(word.lower())


def _one_unit(text: str, start: int, *, glued: bool) -> Unit | None:
    words = list(_words(text, start))
    if not words:
        return None
    first, first_end = words[0]
    power = _POWERED.get(first.lower())
    if power and len(words) > 1:
        base = _simple_unit(text, words[1:], glued=False)
        if base and base.kind == "length":
            return Unit(base.end, base.code + power, "area" if power == "2" else "volume")
    return _simple_unit(text, [(first, first_end), *words[1:]], glued=glued)


def _simple_unit(text: str, words: list[tuple[str, int]], *, glued: bool) -> Unit | None:
    names = unit_names()
    for count in range(min(4, len(words)), 0, -1):
        key = " ".join(word for word, _ in words[:count]).lower()
        end = words[count - 1][1]
        if key.endswith("."):
            key = key[:-1]
            # The dot is the abbreviation's own only where the sentence goes on.
            end -= 0 if count == 1 and _goes_on().match(text, end) else 1
        found = names.get(key)
        if found:
            if end < len(text) and text[end].isalnum() and key[-1].isalpha():
                return None
            return _raised(text, Unit(end, *found))
    symbol, end = words[0]
    if symbol.endswith("."):
        symbol, end = symbol[:-1], end - 1
    known = unit_symbols().get(symbol.replace(" ", ""))
    if known is None or not _symbol_stands(text, symbol, end, glued=glued):
        return None
    return _raised(text, Unit(end, *known))


def _symbol_stands(text: str, symbol: str, end: int, *, glued: bool) -> bool:
    """Say whether a symbol here is a unit and not a word, an initial or part of a name."""
    tail = _symbol_tail().match(text, end)
    if tail is None:
        return False
    if symbol == "in":
        return _inch_tail().match(text, end) is not None
    if symbol == "st":
        return not glued or _stone_tail().match(text, end) is not None
    if len(symbol) > 1 or glued:
        return symbol != "s" or text[end - 2 : end - 1] == "/"
    following = _following_word().match(text, end)
    return following is None or symbol in "mgL" or following[1] in _AFTER_SYMBOL


_AFTER_SYMBOL = frozenset("of in at and or to for outside x by per from on with today".split())


def _raised(text: str, unit: Unit) -> Unit:
    """Read a power behind a length: m², km^3, "km cubed"."""
    if unit.kind != "length":
        return unit
    power = _power().match(text, unit.end)
    if power is None:
        return unit
    square = (power[1] or power[2]) in ("²", "2", "squared")
    return Unit(power.end(), unit.code + ("2" if square else "3"), "area" if square else "volume")


def _with_divisor(text: str, unit: Unit) -> Unit:
    per = _per().match(text, unit.end)
    if per is None:
        return unit
    below = _one_unit(text, per.end(), glued=True)
    if below is None or below.kind == "share" or below.code in ("deg", "bar"):
        return unit
    kind = "speed" if (unit.kind, below.kind) == ("length", "time") else "rate"
    power = _power().match(text, below.end) if below.kind == "time" else None
    code = f"{unit.code}/{below.code}"
    if power:
        return Unit(power.end(), code + "2", "rate")
    return Unit(below.end, code, kind)


def _words(text: str, start: int) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    match = _first_word().match(text, start)
    while match and len(found) < 4:
        found.append((match[1], match.end()))
        match = _next_word().match(text, match.end())
    return found


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"(?:\s?(?P<hyphen>[-‐‑])|\s{0,2}[(\[{<]?|\s?)(?=[A-Za-zµμ%‰°º])")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"({_WORD})")


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(rf"[\s-]({_WORD})")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"\s[a-z0-9]")


@cache
def _following_word() -> re.Pattern[str]:
    return re.compile(r"\s(\w+)")


@cache
def _symbol_tail() -> re.Pattern[str]:
    return re.compile(r"(?![\w&']|-\d)|(?=[²³23]?\b)(?=[²³]|[23](?!\d))")


@cache
def _inch_tail() -> re.Pattern[str]:
    return re.compile(r"\s?(?:$|[.,;:)\]×]|x\s?\d|by\s\d|long\b|wide\b|tall\b|high\b|thick\b)")


@cache
def _stone_tail() -> re.Pattern[str]:
    return re.compile(r"\s?\d{1,2}\s?lb|\s(?:in weight|lighter|heavier)")


@cache
def _power() -> re.Pattern[str]:
    return re.compile(r"\^?([²³23])(?!\d|[,.]\d)|\s(squared|cubed)\b")


@cache
def _per() -> re.Pattern[str]:
    return re.compile(r"\s?/\s?(?=[A-Za-z])|\sper\s|[\s-]an?[\s-](?=(?:second|minute|hour)\b)")
