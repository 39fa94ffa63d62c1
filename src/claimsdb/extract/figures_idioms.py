"""Know the number words that are no numbers: "no one", "first half", "a third man".

"One" is mostly a pronoun, "half" and "quarter" mostly parts of a match or of a year, and a
"third" mostly a rank. Each counts as a figure only where its neighbours make it one.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.extract.figures_amounts import Amount
from claimsdb.extract.figures_names import labelled, opens_sentence
from claimsdb.extract.units import named_unit


def fraction_is_none(text: str, amount: Amount) -> bool:
    """Say whether a fraction in words is half of a match, a rank or the end of a duration."""
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
        if _and_before().search(before) and named_unit(before.split()[-2]):
            return True  # "an hour and a half"
        if printed == "a half":
            return _not_half_after().match(text, amount.end) is not None
        # "a third man" is an ordinal, "a third of men" a share.
        return not (
            _share_of().match(text, amount.end)
            or _bound_before().search(before)
            or _text_end().match(text, amount.end)
        )
    return False


def words_are_none(text: str, amount: Amount) -> bool:
    """Say whether a number in words is a pronoun, a year, an hour, part of a name or an idiom."""
    start, end = amount.number_start, amount.number_end
    printed = text[start:end]
    low = printed.lower()
    before = text[max(0, start - 24) : start]
    if _ordinal_tail().match(text, end) or _year_words().match(text, start):
        return True
    century = _century_words().search(before)
    if century and _year_words().match(text, start - len(century[0])):
        return True
    if _clock_words().match(text, end):
        return True
    if amount.kind != "count" and low not in ("one", "a"):
        return False
    if amount.kind == "count" and not amount.scaled:
        if labelled(text, amount):
            return True
        if (
            printed[0].isupper()
            and not opens_sentence(text, start)
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
        return _one_bound().search(before) is None
    if _one_bound().search(before) or _one_person().match(text, amount.end):
        return False
    return not _number_near().search(before) and not _number_follows().match(text, amount.end)


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
def _and_before() -> re.Pattern[str]:
    return re.compile(r"[a-z]\sand\s$")


@cache
def _share_of() -> re.Pattern[str]:
    return re.compile(r"\s(?:(?:of|more|less|fewer|lower|higher|as)\b|in\s[A-Z])")


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
def _century_words() -> re.Pattern[str]:
    return re.compile(r"(?ai:\b(?:(?:six|seven|eight|nine)teen|twenty)[\s-]$)")


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
        r"(?ai:\b(?:no|any|some|every|each|this|that|which|the|the\sonly|another|number|as|square|day|"
        r"good|bad|new|big|last|for|loved|little|other)[\s-]$|['’]s\s$)"
    )


@cache
def _one_bound() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:than|least|most|nearly|almost|about|around|only|just|exactly|under|up\sto)\s)$"
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


@cache
def _capital_next() -> re.Pattern[str]:
    return re.compile(r"\s[A-Z][a-z]")


@cache
def _text_end() -> re.Pattern[str]:
    return re.compile(r"[.!?\s]{0,4}$")
