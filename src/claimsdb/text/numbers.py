"""Read a number however a newspaper prints it: digits, words, fractions and scale words.

The value is a Decimal all the way, because 10.3 must not become 10.300000000000001, and it is
printed back in plain notation, because "1E+6" is no number that a reader would check. What a
number *means* (a share, a price, a year) is not known here: figures decide that.

The reader takes the longest number that starts at a place and never looks back, so its time
grows with the length of the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

# Longer runs of digits are account numbers, not figures; the bound also keeps Decimal cheap.
_MOST_DIGITS = 40
_LARGEST_POWER = 60
_EXACT = Context(prec=120)
_SHORT = Context(prec=28)

_UNITS = {
    w: n
    for n, w in enumerate("zero one two three four five six seven eight nine".split())
} | {"nought": 0, "naught": 0}
_TEENS = {
    w: n
    for n, w in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        10,
    )
}
_TENS = {
    w: 10 * n
    for n, w in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        2,
    )
} | {"fourty": 40}
_SMALL = {**_UNITS, **_TEENS, **_TENS}
_POWERS = {
    "thousand": 3,
    "lakh": 5,
    "lac": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
_SHORT_POWERS = {
    "k": 3,
    "mn": 6,
    "mln": 6,
    "mil": 6,
    "mio": 6,
    "bn": 9,
    "bln": 9,
    "tn": 12,
    "trn": 12,
    "tln": 12,
}
_MONEY_POWERS = {"m": 6, "b": 9, "t": 12}
_PARTS = {
    "half": 2,
    "halve": 2,  # "three halves"
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "fifteenth": 15,
    "sixteenth": 16,
    "twentieth": 20,
    "thirtieth": 30,
    "fiftieth": 50,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅐": (1, 7),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


class Number(NamedTuple):
    """A number as it stands in a text: `start` to `end`, its value, and how it is written.

    `upper` is given for vague sizes ("tens of thousands"). `form` is "digits", "words",
    "fraction" or "vague"; `scaled` says that a word such as "million" or a "bn" is in it.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    form: str = "digits"
    scaled: bool = False


class _Part(NamedTuple):
    value: Decimal
    end: int
    scaled: bool = False
    least: Decimal | None = None


def parse_number(text: str) -> Decimal | None:
    """Return the value of `text`, or None when it is not one number and nothing else.

    >>> [str(parse_number(t)) for t in ("six", "twenty-two", "22,473", "10.30", "two and a half")]
    ['6', '22', '22473', '10.30', '2.5']
    >>> [str(parse_number(t)) for t in ("one million", "1.2bn", "1 000 000", "2½", "-4")]
    ['1000000', '1200000000', '1000000', '2.5', '-4']
    >>> parse_number("nonsense") is None
    True
    """
    body = text.strip()
    sign = _sign().match(body)
    start = sign.end() if sign else 0
    number = read_number(body, start, money=True)
    if number is None or number.end != len(body) or number.upper is not None:
        return None
    return number.value.copy_negate() if sign else number.value


def plain(value: Decimal) -> str:
    """Return `value` in plain notation, its trailing zeros as they were given.

    >>> plain(Decimal("1E+6")), plain(Decimal("10.30"))
    ('1000000', '10.30')
    """
    return format(value, "f")


def find_numbers(text: str, start: int = 0) -> Iterator[Number]:
    """Yield the numbers of `text` from left to right, none inside another.

    >>> [n.value for n in find_numbers("two of the 1,265 or 10.3 thousand")] == [
    ...     Decimal(2), Decimal(1265), Decimal(10300)]
    True
    """
    search = _trigger().search
    position = start
    while match := search(text, position):
        number = read_number(text, match.start())
        if number is None:
            position = match.end()
            continue
        yield number
        position = number.end


def read_number(text: str, start: int, *, money: bool = False) -> Number | None:
    """Return the longest number that starts exactly at `start`.

    With `money`, "m", "b" and "t" after digits are scale words too: "£3m" is three million,
    while "3m" may be three metres.
    """
    vague = _vague().match(text, start)
    if vague:
        return _vague_number(vague)
    part = _fraction(text, start)
    if part is not None:
        return Number(start, part.end, part.value, None, "fraction", part.scaled)
    part = _amount(text, start, None, money=money)
    if part is None:
        return None
    share = None if part.scaled and text[start].isdigit() else _plural_part().match(text, part.end)
    if share:
        value = _SHORT.divide(part.value, Decimal(_PARTS[share[1].lower()]))
        return Number(start, share.end(), value, None, "fraction")
    form = "digits" if text[start].isdigit() or text[start] == "." else "words"
    if text[start] in _VULGAR:
        form = "fraction"
    return Number(start, part.end, part.value, None, form, part.scaled)


def _amount(text: str, start: int, limit: Decimal | None, *, money: bool = False) -> _Part | None:
    """Read "[group] [scale]* [and] rest": each rest is smaller than the scale before it."""
    group = _group(text, start)
    if group is None:
        return None
    value, end, scaled, least = group
    digits = text[start].isdigit() or text[start] == "."
    while scale := _scale(text, end, digits=digits, money=money):
        value, least = _times(value, scale.value), scale.value
        end, scaled, digits = scale.end, True, False
    if limit is not None and value >= limit:
        return None
    if least is None:
        return _Part(value, end, scaled) if scaled or end > start else None
    rest_from = _and().match(text, end)
    if rest_from is None:
        return _Part(value, end, scaled, least)
    following = rest_from.end()
    part = _fraction(text, following)
    if part is not None and "and" in rest_from[0].lower():
        extra = part.value if part.scaled or least < 1000 else _times(part.value, least)
        if extra < least:
            return _Part(_EXACT.add(value, extra), part.end, scaled)
    if text[following : following + 1].isdigit():
        # "4 thousand 3 hundred" is one number, "3 hundred and 2" are two.
        rest = _amount(text, following, least)
        if rest is None or not rest.scaled or "and" in rest_from[0].lower():
            rest = None
    else:
        rest = _amount(text, following, least)
    if rest is None or rest.value == 0:
        return _Part(value, end, scaled, least)
    return _Part(_EXACT.add(value, rest.value), rest.end, scaled, rest.least)


def _group(text: str, start: int) -> _Part | None:
    """Read what stands before a scale word: "22", "two hundred and six", "six point five", "a"."""
    digits = _digits().match(text, start)
    if digits:
        return _from_digits(text, digits)
    if text[start : start + 1] in _VULGAR:
        return _Part(_vulgar(text[start]), start + 1)
    word = _word().match(text, start)
    if word is None:
        return None
    first = word[0].lower()
    if first in ("a", "an", "hundred") or first in _POWERS or first in ("dozen", "dozens"):
        at = word.end() if first in ("a", "an") else start - 1
        if first in ("a", "an"):
            scale = _scale_word().match(text, at)
            if scale is None:
                return None
            if scale[1].lower() != "hundred":
                return _Part(Decimal(1), word.end())
            value, end = Decimal(100), scale.end()
        elif first == "hundred":
            value, end = Decimal(100), word.end()
        else:
            value = Decimal(12) if first.startswith("dozen") else Decimal(10) ** _POWERS[first]
            return _Part(value, word.end(), True, value)
    elif first in _SMALL:
        value, end = _below_hundred(text, word)
        hundred = _hundred().match(text, end)
        if hundred is None or value == 0:
            return _decimals(text, value, end) or _with_half(text, value, end)
        value, end = value * 100, hundred.end()
    else:
        return None
    return _after_hundred(text, value, end)


def _after_hundred(text: str, value: Decimal, end: int) -> _Part:
    rest = _and_word().match(text, end)
    if rest and rest[1].lower() in _SMALL:
        small, after = _below_hundred(text, rest, group=1)
        if small and not _hundred().match(text, after) and not _plural_part().match(text, after):
            total = _EXACT.add(value, small)
            return _decimals(text, total, after) or _with_half(text, total, after)
    return _decimals(text, value, end) or _Part(value, end, False, Decimal(100))


def _below_hundred(text: str, word: re.Match[str], group: int = 0) -> tuple[Decimal, int]:
    first = word[group].lower()
    value, end = _SMALL[first], word.end(group)
    if first in _TENS:
        unit = _and_unit().match(text, end)
        if unit and _UNITS.get(unit[1].lower(), 0):
            return Decimal(value + _UNITS[unit[1].lower()]), unit.end()
    return Decimal(value), end


def _decimals(text: str, value: Decimal, end: int) -> _Part | None:
    """Read "point two five" after a whole number; None when it does not follow."""
    point = _point().match(text, end)
    if point is None:
        return None
    places, end = "", point.end()
    word = _word().match(text, end)
    while word and word[0].lower() in _SMALL and len(places) < _MOST_DIGITS:
        small, end = _below_hundred(text, word)
        places += str(small)
        following = _joined_word().match(text, end)
        word = _word().match(text, following.start(1)) if following else None
    return _Part(Decimal(f"{value}.{places}"), end) if places else None


def _with_half(text: str, value: Decimal, end: int) -> _Part:
    joiner = _and_only().match(text, end)
    if joiner:
        part = _fraction(text, joiner.end(), scales=False)
        if part:
            return _Part(_EXACT.add(value, part.value), part.end)
    return _Part(value, end)


def _from_digits(text: str, digits: re.Match[str]) -> _Part | None:
    printed = digits["whole"]
    if len(printed) > 2 * _MOST_DIGITS:
        return None
    value = Decimal(_clean(printed))
    end = digits.end()
    if digits["over"]:
        below = int(digits["over"])
        value = _SHORT.divide(value, Decimal(below)) if below else value
        end = digits.end() if below else digits.end("whole")
    elif digits["mixed"]:
        above, _, below_text = digits["mixed"].partition("/")
        if int(below_text):
            value = _EXACT.add(value, _SHORT.divide(Decimal(above), Decimal(below_text)))
        else:
            end = digits.end("whole")
    elif digits["vulgar"]:
        value = _EXACT.add(value, _vulgar(digits["vulgar"].strip()))
    elif digits["base"] or digits["e"] or digits["power"]:
        return _powered(value, digits)
    else:
        return _with_half(text, value, end)
    return _Part(value, end)


def _powered(value: Decimal, digits: re.Match[str]) -> _Part:
    """Read 2.48×10⁻⁵, 1.3x10^6, 8x2^10, 1e10 and 2.5^-1; absurd powers are left alone."""
    power_text = digits["e"] or digits["exponent"] or digits["power"] or "0"
    power = int(power_text.translate(_RAISED).replace("−", "-").replace("–", "-").strip("^ "))
    if abs(power) > _LARGEST_POWER:
        return _Part(value, digits.end("whole"))
    if digits["e"]:
        return _Part(_plainly(_EXACT.scaleb(value, power)), digits.end())
    if digits["base"]:
        base = Decimal(digits["base"])
        value = _EXACT.multiply(value, _SHORT.power(base, power))
    elif value:
        value = _SHORT.power(value, power)
    return _Part(_plainly(value), digits.end())


def _scale(text: str, end: int, *, digits: bool, money: bool) -> _Part | None:
    word = _scale_word().match(text, end)
    if word:
        name = word[1].lower()
        if name == "hundred":
            return _Part(Decimal(100), word.end(), True)
        if name.startswith("doz"):
            return _Part(Decimal(12), word.end(), True)
        return _Part(Decimal(10) ** _POWERS[name], word.end(), True)
    if not digits:
        return None
    short = _scale_letters().match(text, end)
    if short is None:
        return None
    letters, glued = short[1], short.start(1) == end
    if letters.lower() in _SHORT_POWERS and not (letters == "K" and not glued):
        return _Part(Decimal(10) ** _SHORT_POWERS[letters.lower()], short.end(), True)
    if letters.lower() in _MONEY_POWERS and (money or (glued and letters in ("M", "B"))):
        return _Part(Decimal(10) ** _MONEY_POWERS[letters.lower()], short.end(), True)
    return None


def _fraction(text: str, start: int, *, scales: bool = True) -> _Part | None:
    """Read "half", "a quarter", "two-thirds", and what they are taken of: "half a million"."""
    match = _fraction_words().match(text, start)
    if match is None:
        return None
    count = match["count"]
    above = Decimal(_SMALL[count.lower()] if count else 1)
    below = (match["one"] or match["many"] or match["bare"]).lower()
    value = _SHORT.divide(above, Decimal(_PARTS[below]))
    if scales:
        whole = _of_scale().match(text, match.end())
        if whole:
            scale = whole[1].lower()
            size = Decimal(12) if scale.startswith("doz") else Decimal(10) ** _POWERS.get(scale, 2)
            return _Part(_times(value, size), whole.end(), True)
    return _Part(value, match.end())


def _vague_number(match: re.Match[str]) -> Number:
    """ "Tens of thousands" is from twice the size to just below the next power of ten."""
    first, second = match[1].lower(), (match[2] or "").lower()
    size = Decimal(1)
    for word in (first, second):
        if word:
            name = word.removesuffix("s")
            size *= {"ten": 10, "hundred": 100, "dozen": 12}.get(name) or 10 ** _POWERS[name]
    top = size * 10 if "dozen" not in first else _times(size, Decimal(100) / 12)
    upper = Decimal(int(top + Decimal("0.5"))) - 1
    return Number(match.start(), match.end(), size * 2, upper, "vague", True)


def _times(value: Decimal, size: Decimal) -> Decimal:
    """Multiply without growing zeros: 1.2 × a billion is 1200000000, not 1200000000.0."""
    product = _EXACT.multiply(value, size)
    if product == product.to_integral_value():
        return product.quantize(Decimal(1), context=_EXACT)
    return product


def _plainly(value: Decimal) -> Decimal:
    return Decimal(format(value, "f"))


def _vulgar(sign: str) -> Decimal:
    above, below = _VULGAR[sign]
    return _SHORT.divide(Decimal(above), Decimal(below))


def _clean(printed: str) -> str:
    """Take the group marks out of printed digits: "1,234.5" and "1 234,50" alike."""
    printed = printed.replace("·", ".")
    tail = _decimal_comma().search(printed)
    if tail and "." not in printed:
        printed = printed[: tail.start()] + "." + printed[tail.start() + 1 :]
    cleaned = "".join(c for c in printed if c.isdigit() or c == ".")
    return "0" + cleaned if cleaned.startswith(".") else cleaned


_WORDS_OF_NUMBERS = "|".join((*_SMALL, "hundred", *_POWERS, "dozens?"))
_GROUP_SPACE = "[   ]"
_JOIN = r"(?:\s{1,3}|\s?[-‐‑–]\s?)"
_PART_WORDS = "|".join(sorted(_PARTS, key=len, reverse=True))


@cache
def _trigger() -> re.Pattern[str]:
    vague = r"tens|hundreds|thousands|millions|billions|trillions"
    words = rf"{vague}|{_WORDS_OF_NUMBERS}|half|quarter|thirds?"
    return re.compile(
        rf"(?<![^\W_])(?:\d|\.\d|(?:{words})(?![^\W_])|an?(?=\s(?:{words}|{_PART_WORDS})\b))"
        rf"|(?<!\w)[{''.join(_VULGAR)}]",
        re.I,
    )


@cache
def _digits() -> re.Pattern[str]:
    """Digits with their group marks; what is glued on after decides what they are."""
    return re.compile(
        rf"(?P<whole>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:[.·]\d+(?![.\d]))?"
        rf"|\d{{1,3}}(?:(?:{_GROUP_SPACE}\d{{3}})+|(?:'\d{{3}})+)(?!\d)(?:[.,]\d+)?"
        r"|\d+,\d{1,2}(?![\d,])|\d+(?:[.·]\d+)?|\.\d+)"
        r"(?:(?P<vulgar>\s?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])"
        r"|\s(?P<mixed>[1-9]\d?/[1-9]\d?)(?![\d/])"
        r"|/(?P<over>[1-9]\d{0,3})(?![\d/])"
        r"|[eE](?P<e>[-+−]?\d{1,3})(?![\w.])"
        r"|\s?[x×]\s?(?P<base>10|2)(?P<exponent>\s?\^?\s?[-+−–]?\d{1,3}|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![\d.])"
        r"|\^(?P<power>[-+−]?\d{1,2})(?![\d.]))?"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+")


@cache
def _joined_word() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}([A-Za-z]+)")


@cache
def _and_word() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}(?:and{_JOIN})?([A-Za-z]+)", re.I)


@cache
def _and_unit() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}(one|two|three|four|five|six|seven|eight|nine)(?![^\W_])", re.I)


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf",?{_JOIN}(?:and{_JOIN})?(?=[\w½¼¾⅓⅔])", re.I)


@cache
def _and_only() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}and{_JOIN}", re.I)


@cache
def _hundred() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}hundred(?![^\W_])", re.I)


@cache
def _point() -> re.Pattern[str]:
    return re.compile(r"\spoint\s", re.I)


@cache
def _plural_part() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}({_PART_WORDS})s(?![^\W_])", re.I)


@cache
def _scale_word() -> re.Pattern[str]:
    names = "|".join(_POWERS)
    return re.compile(rf"{_JOIN}?(hundred|{names}|dozens?|dozs?)(?![^\W_])", re.I)


@cache
def _scale_letters() -> re.Pattern[str]:
    letters = "|".join(sorted(_SHORT_POWERS, key=len, reverse=True))
    return re.compile(rf"\s{{0,2}}({letters}|[mbt])(?![^\W_])", re.I)


@cache
def _of_scale() -> re.Pattern[str]:
    return re.compile(
        rf"{_JOIN}(?:of{_JOIN})?(?:an?{_JOIN})?({'|'.join(_POWERS)}|hundred|dozen)(?![^\W_])", re.I
    )


@cache
def _fraction_words() -> re.Pattern[str]:
    """ "half", "quarter" alone; "a third", "one fifth"; "three quarters", "two-thirds"."""
    small = "|".join(_SMALL)
    return re.compile(
        rf"(?:(?:an?|one){_JOIN}(?P<one>{_PART_WORDS})"
        rf"|(?P<count>{small}){_JOIN}(?P<many>{_PART_WORDS})s"
        rf"|(?P<bare>half|quarter(?=\s(?:of\s)?(?:an?\s)?(?:million|billion))))(?![^\W_])",
        re.I,
    )


@cache
def _vague() -> re.Pattern[str]:
    size = "hundreds|thousands|millions|billions|trillions"
    return re.compile(
        rf"(tens|dozens|{size}|crores|lakhs)(?:\sof\s({size}|crores|lakhs))?(?![^\W_])", re.I
    )


@cache
def _sign() -> re.Pattern[str]:
    return re.compile(r"(?:[-−–]\s?|(?:minus|negative)\s)", re.I)


@cache
def _decimal_comma() -> re.Pattern[str]:
    return re.compile(r",(?=\d{1,2}$)|,(?=\d+$)(?<=[   ]\d{3},)")
