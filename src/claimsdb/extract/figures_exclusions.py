"""Know the numbers that are no figures: names, labels, clock times, ordinals and idioms.

Nobody checks the 19 of Covid-19 or the "one" of "no one". Dates are not here: the numbers
inside a period are left out before anything else is asked.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.extract.figures_amounts import Amount
from claimsdb.extract.figures_meaning import after_of, noun_phrase

_LABELS = frozenset(
    # What is numbered, not counted.
    "section sections article articles chapter page pages paragraph clause schedule regulation "
    "rule amendment channel route flight phase tier grade type room platform gate junction line "
    "stage step part volume issue episode lane ward district precinct resolution number numbers "
    "no no. nos nos. nr nr. exercise item figure fig fig. table appendix version versions verse "
    "psalm day week round group heat game unit building floor apartment flat apt suite box "
    "formula category interstate highway motorway exit bay berth pier runway terminal bus train "
    "class model mark mk series season division question q proposition prop lot act scene point "
    "world war pp pp. p p. vol vol. ch ch. para sec sec. § chapter title code bill hr".split()
)
# Labels that are also common words: they number only what follows in bare digits.
_WEAK = frozenset(
    "day week round group game point type line box act bill class mark issue number numbers "
    "no figure table unit part train bus code title question model".split()
)


def is_no_figure(text: str, amount: Amount) -> bool:
    """Say whether the number read at `amount` is anything but a figure."""
    if _broken_off(text, amount) or _in_an_address(text, amount):
        return True
    if amount.form == "digits":
        return _digits_are_none(text, amount)
    if amount.form == "fraction":
        return _fraction_is_none(text, amount)
    return _words_are_none(text, amount)


def _broken_off(text: str, amount: Amount) -> bool:
    """Part of a longer token: Covid-19, 10:30, 192.168.1.2, 52-48, 1990s, 21st."""
    before, after = text[max(0, amount.start - 3) : amount.start], amount.end
    if _token_before().search(before):
        return True
    if after < len(text) and (text[after].isalnum() or text[after] in "_@"):
        return True
    if not text[after - 1].isdigit():
        return False
    return _token_after().match(text, after) is not None


def _in_an_address(text: str, amount: Amount) -> bool:
    """Inside a URL or an e-mail address, or the number of a house in a street."""
    low = max(0, amount.start - 80)
    left = max(text.rfind(c, low, amount.start) for c in " \n\t") + 1
    token = text[left : amount.start]
    if "://" in token or "www." in token or "@" in token:
        return True
    return amount.kind == "count" and _street().match(text, amount.end) is not None


def _digits_are_none(text: str, amount: Amount) -> bool:
    start, end = amount.number_start, amount.number_end
    printed = text[start:end]
    if _clock().match(text, start) or _clock_range().match(text, start):
        return True
    if printed[0] == "0" and len(printed) > 1 and printed.isdigit():
        return True  # a phone number, an account
    if printed in ("9/11", "24/7", "7/7", "50/50", "20/20"):
        return True
    if amount.kind != "count" and not _is_model(text, amount):
        return False
    if _list_number().search(text[max(0, start - 4) : start]) and _list_tail().match(text, end):
        return True
    if _bracketed(text, start, end):
        return True
    if amount.scaled or not printed.isdigit():
        return _labelled(text, amount, strong_only=True)
    return _labelled(text, amount) or _is_name(text, amount)


def _is_model(text: str, amount: Amount) -> bool:
    """ "Boeing 777F" is a model, "Sunday 30C" the weather."""
    glued = text[amount.number_end : amount.end]
    if len(glued) != 1 or not glued.isalpha():
        return False
    name = _capital_before().search(text[max(0, amount.start - 24) : amount.start])
    return name is not None and name[1] not in _NOT_NAMES


def _labelled(text: str, amount: Amount, *, strong_only: bool = False) -> bool:
    match = _label().search(text[max(0, amount.start - 16) : amount.start])
    if match is None:
        return False
    word = match[1].lower()
    if word not in _LABELS:
        return False
    if word in _WEAK:
        return not strong_only and not _counts_something(text, amount)
    return not (strong_only and word in ("world", "war"))


def _counts_something(text: str, amount: Amount) -> bool:
    stop = min(len(text), amount.end + 60)
    return noun_phrase(text, after_of(text, amount.end), stop, singular=False) is not None


def _is_name(text: str, amount: Amount) -> bool:
    """A bare number right behind a name belongs to it: Channel 4, Apollo 11, Voyager 2."""
    low = max(0, amount.start - 40)
    name = _capital_before().search(text[low : amount.start])
    if name is None or name[1] in _NOT_NAMES or amount.value >= 10_000:
        return False
    at = low + name.start(1)
    if _opens_sentence(text, at) and not _name_then().match(text, amount.end):
        return False
    return not _counts_something(text, amount) and not _verb_next().match(text, amount.end)


_NOT_NAMES = frozenset(
    "The A An In At On Of By For From With And But Or If To Over Under About Around Nearly Almost "
    "Some Only Just Up Down More Some All Some These Those There That This It We They He She I "
    "Another Every Each When While After Before Since Until Between Among Of Its His Her Their "
    "Our My Your Last Next First Aged As So Not No Nor Yet Is Are Was Were Has Have Had Get Got "
    "Now Then Today Yesterday Monday Tuesday Wednesday Thursday Friday Saturday Sunday Killed "
    "Police Take Took Pay Paid Add Cut Spend Spent".split()
)


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \t\"'“”‘’(")
    return not before or before[-1] in ".!?:\n;" or at == 0


def _bracketed(text: str, start: int, end: int) -> bool:
    """A note mark: [12]."""
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]"


def _fraction_is_none(text: str, amount: Amount) -> bool:
    printed = text[amount.number_start : amount.number_end].lower()
    if not printed[0].isalpha():
        return False
    before = text[max(0, amount.start - 24) : amount.start]
    if printed == "half":
        if amount.unit is not None or amount.scaled:
            return False
        if _not_half_before().search(before) or _not_half_after().match(text, amount.end):
            return True
        return not (_half_of().match(text, amount.end) or _bound_before().search(before))
    if printed.startswith(("a ", "an ")) and not amount.scaled and amount.unit is None:
        if printed == "a half":
            return False
        # "a third man" is an ordinal, "a third of men" a share.
        return not (
            _share_of().match(text, amount.end)
            or _bound_before().search(before)
            or amount.end >= len(text.rstrip(" .!?"))
        )
    return False


def _words_are_none(text: str, amount: Amount) -> bool:
    start, end = amount.number_start, amount.number_end
    printed = text[start:end]
    low = printed.lower()
    before = text[max(0, start - 24) : start]
    if _ordinal_tail().match(text, end) or _year_words().match(text, start):
        return True
    if _clock_words().match(text, end):
        return True
    if amount.kind != "count" and low not in ("one", "a"):
        return False
    if amount.kind == "count" and not amount.scaled:
        if _labelled(text, amount):
            return True
        if (
            printed[0].isupper()
            and not _opens_sentence(text, start)
            and _capital_next().match(text, end)
        ):
            return True  # the Six Nations
    if low == "one" and amount.value == 1:
        return _one_is_none(text, amount, before)
    if low == "zero":
        return bool(_net_zero().search(before) or _zero_words().match(text, end))
    if low in ("million", "billion", "trillion", "thousand", "hundred", "dozen"):
        return _bare_scale().search(before) is not None
    if low == "two" and _the_two().search(before):
        return True
    return _idiom().match(text, end) is not None or _idiom_before().search(before) is not None


def _one_is_none(text: str, amount: Amount, before: str) -> bool:
    """ "One" is a pronoun or a particle unless it is bounded, counted or measured."""
    if amount.kind != "count":
        return bool(
            _one_day().match(text, amount.number_start) and not _bound_before().search(before)
        )
    if _pronoun_one().search(before):
        return True
    if _one_of().match(text, amount.end):
        return _bound_before().search(before) is None
    if _bound_before().search(before) or _one_person().match(text, amount.end):
        return False
    return not _number_near().search(before) and not _number_follows().match(text, amount.end)


@cache
def _token_before() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9][-‐‑–−+]$|[0-9][./:,·'’]$|[#@_\\]$|\w$|[^\W\d]/$")


@cache
def _token_after() -> re.Pattern[str]:
    return re.compile(r"[-–—−]\d|[:/]\d|\.\d|[-‐‑](?:\w+-)?\d|,\d")


@cache
def _street() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:[A-Z][\w'’]+\s){1,3}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Square|Place|Row|"
        r"Crescent|Terrace|Close|Way|St|Rd|Ave|Blvd)\b"
    )


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\b|noon\b|o['’]clock|GMT|BST|EST|EDT|PST|CET)"
        r"|\d{1,2}:\d{2}|[0-2]\d{3}\s?(?:hrs|hours)\b",
    )


@cache
def _clock_range() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}(?:[:.]\d{2})?\s?[-–]\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b")


@cache
def _list_number() -> re.Pattern[str]:
    return re.compile(r"(?:^|\n)\s{0,3}\(?$")


@cache
def _list_tail() -> re.Pattern[str]:
    return re.compile(r"(?:\.|\))\s+\S")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Za-z]+\.?|§)\s?$")


@cache
def _capital_before() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Z][\w'’]*)\s$")


@cache
def _capital_next() -> re.Pattern[str]:
    return re.compile(r"\s[A-Z][a-z]")


@cache
def _name_then() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[.,;:)]|$)")


@cache
def _plural_next() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:[\w-]+\s){0,2}?(?:people|men|women|children|staff|police|[A-Za-z]{2,}(?<![sui])s)\b"
        r"(?<!\sis)(?<!\swas)(?<!\shas)(?<!\sthis)(?<!\sas)"
    )


@cache
def _verb_next() -> re.Pattern[str]:
    return re.compile(r"\s(?:were|are|have|had|of)\b")


@cache
def _not_half_before() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:first|second|opening|other|better|latter|each|either|this|that|final|both|"
        r"last|next|upper|lower|top|bottom|northern|southern|eastern|western|every|year['’]s)[\s-]$)"
    )


@cache
def _not_half_after() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:[-\s](?:time|term|past|marathon|brother|sister|way|hearted|life|back|price|year\b|"
        r"century|baked|mast|empty|full|asleep|open|naked|measure|expect|decent|wonder))"
    )


@cache
def _half_of() -> re.Pattern[str]:
    return re.compile(r"\s(?:of|the|its|their|his|her|our|my|all|that|what|as)\b")


@cache
def _share_of() -> re.Pattern[str]:
    return re.compile(r"\s(?:of|more|less|fewer|lower|higher|as)\b")


@cache
def _bound_before() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:over|than|least|most|nearly|almost|about|around|roughly|approximately|only|"
        r"just|by|to|up|down|under|below|above|exactly|some|some|another|in)\s)$"
    )


@cache
def _ordinal_tail() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|century)\b"
        r"|\s(?:hundredth|thousandth|millionth|billionth)\b)"
    )


@cache
def _year_words() -> re.Pattern[str]:
    """ "Nineteen eighty-four" is a year, "twenty twenty" too."""
    return re.compile(
        r"(?ai:(?:(?:six|seven|eight|nine)teen|twenty)[\s-](?:(?:twen|thir|for|fif|six|seven|eigh|"
        r"nine)t(?:y|een)|ten|eleven|twelve|oh)\b)"
    )


@cache
def _clock_words() -> re.Pattern[str]:
    return re.compile(r"(?ai:\s?(?:o['’]clock|[ap]\.?m\b))")


@cache
def _net_zero() -> re.Pattern[str]:
    return re.compile(r"(?ai:\b(?:net|ground|sub|absolute|day|year|patient)[\s-]$)")


@cache
def _zero_words() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:-|\s(?:tolerance|carbon|emission|hours?|sum|waste|interest|sense|in))"
    )


@cache
def _bare_scale() -> re.Pattern[str]:
    return re.compile(r"(?ai:\bmulti[-\s]?|\bper\s|\bone in a\s|\bthe\s|\bparts per\s)$")


@cache
def _the_two() -> re.Pattern[str]:
    return re.compile(r"(?ai:\b(?:the|these|those|other|between the|of the)\s)$")


@cache
def _idiom() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:-(?:fold)?(?:faced|way|tone|edged|timer|thirds?|dimensional|party|state|tier|fold)\b"
        r"|\sof\sa\skind\b)"
    )


@cache
def _idiom_before() -> re.Pattern[str]:
    return re.compile(r"(?ai:\b(?:nine to|cloud|catch|plan|high|strictly|behind the|top)\s)$")


@cache
def _one_day() -> re.Pattern[str]:
    return re.compile(r"(?ai:one[\s-](?:day|night|minute|second|time|morning)\b)")


@cache
def _pronoun_one() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:no|any|some|every|each|this|that|which|the|another|number|as|square|day|"
        r"good|bad|new|big|last|for|loved|little|other)[\s-]$|['’]s\s$)"
    )


@cache
def _one_of() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\s(?:of|by|or|another|to|day|thing|side|way|hand|last|point)\b|['’]|-)"
    )


@cache
def _one_person() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:[a-z]+\s)?(?:person|man|woman|child|boy|girl|patient|death|case|victim|officer|"
        r"soldier|worker|adult|passenger|driver|pupil|student|civilian|vote|seat|goal|injury|"
        r"arrest|fatality|casualty|baby|resident)\b"
    )


@cache
def _number_near() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten))\b[^.;]{2,16}\s(?:and|or)\s$"
    )


@cache
def _number_follows() -> re.Pattern[str]:
    return re.compile(
        r"\s[a-z]+(?:\s[a-z]+)?(?:,|\sand|\sor)\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
    )
