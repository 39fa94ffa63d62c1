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
from typing import NamedTuple

from claimsdb.text import number_forms as forms
from claimsdb.text.number_forms import (
    MONEY_POWERS,
    PARTS,
    POWERS,
    RAISED,
    SHORT_POWERS,
    SMALL,
    TENS,
    UNITS,
    VULGAR,
)

# Longer runs of digits are account numbers, not figures; the bound also keeps Decimal cheap.
_MOST_DIGITS = 60
_LARGEST_POWER = 60
_LARGEST = Decimal(10) ** 40
_DIGITS = frozenset("0123456789.")
_EXACT = Context(prec=120)
_SHORT = Context(prec=28)


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
    sign = forms.sign().match(body)
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
    search = forms.trigger().search
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
    digits = text[start : start + 1] in _DIGITS
    if not digits:
        vague = forms.vague().match(text, start)
        if vague:
            return _vague_number(vague)
        part = _fraction(text, start)
        if part is not None:
            return Number(start, part.end, part.value, None, "fraction", part.scaled)
    part = _amount(text, start, None, money=money)
    if part is None:
        return None
    share = None if digits and part.scaled else forms.plural_part().match(text, part.end)
    if share:
        below = PARTS[share[2].lower()] + (TENS[share[1].lower()] if share[1] else 0)
        value = _SHORT.divide(part.value, Decimal(below))
        return Number(start, share.end(), value, None, "fraction")
    form = "digits" if digits else "fraction" if text[start] in VULGAR else "words"
    return Number(start, part.end, part.value, None, form, part.scaled)


def times(value: Decimal, size: Decimal | int) -> Decimal:
    """Multiply exactly and without growing zeros: 1.2 × a billion is 1200000000.

    >>> times(Decimal("1.2"), 10**9), times(Decimal("2.3456"), 1000)
    (Decimal('1200000000'), Decimal('2345.6'))
    """
    product = _EXACT.multiply(value, Decimal(size))
    if product == product.to_integral_value() and product.adjusted() < 100:
        return product.quantize(Decimal(1), context=_EXACT)
    return product.normalize(_EXACT)


def _amount(text: str, start: int, limit: Decimal | None, *, money: bool = False) -> _Part | None:
    """Read "[group] [scale]* [and] rest": each rest is smaller than the scale before it."""
    group = _group(text, start)
    if group is None:
        return None
    value, end, scaled, least = group
    digits = text[start] in _DIGITS
    while value < _LARGEST and (scale := _scale(text, end, digits=digits, money=money)):
        value, least = times(value, scale.value), scale.value
        end, scaled, digits = scale.end, True, False
    if limit is not None and value >= limit:
        return None
    if least is None:
        return _Part(value, end, scaled)
    return _with_rest(text, _Part(value, end, scaled, least), least)


def _with_rest(text: str, part: _Part, least: Decimal) -> _Part:
    """Add what follows a scale word: "and six", "three hundred", "and a half"."""
    gap = forms.and_rest().match(text, part.end)
    if gap is None:
        return part
    following = gap.end()
    if gap["and"]:
        extra = _fraction(text, following)
        if extra is not None:
            # "3 million and a half" means half a million more, "a hundred and a half" 100.5.
            whole = extra.scaled or least < 1000
            more = extra.value if whole else times(extra.value, least)
            return part._replace(value=_EXACT.add(part.value, more), end=extra.end)
    rest = _amount(text, following, least)
    if rest is None or rest.value == 0:
        return part
    if not gap["and"] and forms.plural_part().match(text, rest.end):
        return part  # "a hundred thirty-fifths" are a hundred of them
    if text[following] in _DIGITS and (gap["and"] or not rest.scaled):
        return part  # "4 thousand 3 hundred" is one number, "3 hundred and 2" are two
    if text[part.end] == "," and (rest.value < 100 or least < 1000):
        return part
    return _Part(_EXACT.add(part.value, rest.value), rest.end, part.scaled, rest.least)


def _group(text: str, start: int) -> _Part | None:
    """Read what stands before a scale word: "22", "two hundred and six", "six point five", "a"."""
    digits = forms.digits().match(text, start)
    if digits:
        return _from_digits(text, digits)
    if text[start : start + 1] in VULGAR:
        return _Part(_vulgar(text[start]), start + 1)
    word = forms.word().match(text, start)
    if word is None:
        return None
    first, end = word[0].lower(), word.end()
    if first in ("a", "an"):
        scale = forms.scale_word().match(text, end)
        if scale is None:
            return None
        if scale[1].lower() != "hundred":
            return _Part(Decimal(1), end)
        return _after_hundred(text, Decimal(100), scale.end())
    if first == "hundred":
        return _after_hundred(text, Decimal(100), end)
    if first in POWERS or first == "dozen":
        size = _size(first)
        return _Part(size, end, True, size)
    if first not in SMALL:
        return None
    value, end = _below_hundred(text, word)
    hundred = forms.hundred().match(text, end)
    if hundred is None or value == 0:
        return _decimals(text, value, end) or _with_half(text, value, end)
    return _after_hundred(text, value * 100, hundred.end())


def _after_hundred(text: str, value: Decimal, end: int) -> _Part:
    rest = forms.and_word().match(text, end)
    if rest and rest[1].lower() in SMALL:
        small, after = _below_hundred(text, rest, group=1)
        goes_on = forms.hundred().match(text, after) or forms.plural_part().match(text, after)
        if small and not goes_on:
            total = _EXACT.add(value, small)
            return _decimals(text, total, after) or _with_half(text, total, after)
    return _decimals(text, value, end) or _Part(value, end, False, Decimal(100))


def _below_hundred(text: str, word: re.Match[str], group: int = 0) -> tuple[Decimal, int]:
    first = word[group].lower()
    value, end = SMALL[first], word.end(group)
    if first in TENS:
        unit = forms.and_unit().match(text, end)
        if unit and UNITS.get(unit[1].lower(), 0):
            return Decimal(value + UNITS[unit[1].lower()]), unit.end()
    return Decimal(value), end


def _decimals(text: str, value: Decimal, end: int) -> _Part | None:
    """Read "point two five" after a whole number; None when it does not follow."""
    point = forms.point().match(text, end)
    if point is None:
        return None
    places, end = "", point.end()
    word = forms.word().match(text, end)
    while word and word[0].lower() in SMALL and len(places) < _MOST_DIGITS:
        small, end = _below_hundred(text, word)
        places += str(small)
        following = forms.joined_word().match(text, end)
        word = forms.word().match(text, following.start(1)) if following else None
    return _Part(Decimal(f"{value}.{places}"), end) if places else None


def _with_half(text: str, value: Decimal, end: int) -> _Part:
    joiner = forms.and_only().match(text, end)
    if joiner:
        part = _fraction(text, joiner.end(), scales=False)
        if part:
            return _Part(_EXACT.add(value, part.value), part.end)
    return _Part(value, end)


def _from_digits(text: str, digits: re.Match[str]) -> _Part | None:
    printed = digits["whole"]
    if len(printed) > _MOST_DIGITS:
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
    elif digits["apart"]:
        value = Decimal(f"{_clean(printed)}.{digits['apart']}") if value % 1 == 0 else value
    else:
        return _with_half(text, value, end)
    return _Part(value, end)


def _powered(value: Decimal, digits: re.Match[str]) -> _Part:
    """Read 2.48×10⁻⁵, 1.3x10^6, 8x2^10, 1e10 and 2.5^-1; absurd powers are left alone."""
    power_text = digits["e"] or digits["exponent"] or digits["power"] or "0"
    power = int("".join(power_text.translate(RAISED).split()).lstrip("^"))
    whole = _Part(value, digits.end("whole"))
    if abs(power) > _LARGEST_POWER:
        return whole
    if digits["e"]:
        raised = _EXACT.scaleb(value, power)
    elif digits["base"]:
        raised = times(value, _SHORT.power(Decimal(digits["base"]), power))
    elif value:
        raised = _SHORT.power(value, power)
    else:
        return whole
    if abs(raised.adjusted()) > 2 * _LARGEST_POWER:
        return whole
    return _Part(Decimal(plain(raised)), digits.end())


def _scale(text: str, end: int, *, digits: bool, money: bool) -> _Part | None:
    word = forms.scale_word().match(text, end)
    if word:
        return _Part(_size(word[1].lower()), word.end(), True)
    if not digits:
        return None
    short = forms.scale_letters().match(text, end)
    if short is None:
        return None
    letters, glued = short[1], short.start(1) == end
    if letters.lower() in SHORT_POWERS and not (letters == "K" and not glued):
        return _Part(Decimal(10) ** SHORT_POWERS[letters.lower()], short.end(), True)
    if letters.lower() in MONEY_POWERS and (money or letters == "M" or (glued and letters == "B")):
        return _Part(Decimal(10) ** MONEY_POWERS[letters.lower()], short.end(), True)
    return None


def _fraction(text: str, start: int, *, scales: bool = True) -> _Part | None:
    """Read "half", "a quarter", "two-thirds", and what they are taken of: "half a million"."""
    match = forms.fraction_words().match(text, start)
    if match is None:
        return None
    count = (match["count"] or "one").lower().replace("-", " ").split()
    above = Decimal(sum(SMALL[word] for word in count))
    below = (match["one"] or match["many"] or match["bare"]).lower()
    value = _SHORT.divide(above, Decimal(PARTS[below]))
    if scales:
        whole = forms.of_scale().match(text, match.end())
        if whole:
            return _Part(times(value, _size(whole[1].lower())), whole.end(), True)
    return _Part(value, match.end())


def _vague_number(match: re.Match[str]) -> Number:
    """ "Tens of thousands" is from twice the size to just below the next power of ten."""
    size, below = Decimal(1), Decimal(10)
    for word in match.groups():
        if word:
            name = word.lower().removesuffix("s")
            size = times(size, 10 if name == "ten" else _size(name))
            below = Decimal(100) / 12 if name == "dozen" else below
    upper = (size * below).to_integral_value() - 1
    return Number(match.start(), match.end(), size * 2, upper, "vague", True)


def _size(name: str) -> Decimal:
    """Return what a scale word multiplies by."""
    if name.startswith("doz"):
        return Decimal(12)
    return Decimal(10) ** POWERS.get(name, 2)


def _vulgar(sign: str) -> Decimal:
    above, below = VULGAR[sign]
    return _SHORT.divide(Decimal(above), Decimal(below))


def _clean(printed: str) -> str:
    """Take the group marks out of printed digits: "1,234.5" and "1 234,50" alike."""
    printed = printed.replace("·", ".")
    tail = forms.decimal_comma().search(printed)
    if tail and "." not in printed:
        printed = printed[: tail.start()] + "." + printed[tail.start() + 1 :]
    cleaned = "".join(c for c in printed if c in _DIGITS)
    return "0" + cleaned if cleaned.startswith(".") else cleaned
