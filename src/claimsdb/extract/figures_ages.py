"""Tell the ages of people from other bare numbers: "Jo Bloggs, 52, said", "aged 16 to 24".

An age is printed without its unit, so only its place in the sentence gives it away. It is
kept in years ("a").
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.extract.figures_amounts import Amount
from claimsdb.extract.figures_phrases import noun_phrase, noun_start

_OLDEST = 125


def with_age(text: str, amount: Amount) -> Amount:
    """Return `amount`, in years where it is somebody's age."""
    if amount.kind != "count" or amount.scaled or not 0 < amount.value <= _OLDEST:
        return amount
    if amount.form not in ("digits", "words"):
        return amount
    if _is_age(text, amount):
        return amount._replace(unit="a", kind="age")
    return amount


def _is_age(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - 32) : amount.start]
    if _aged().search(before):
        return True
    if _group().search(before):
        stop = min(len(text), amount.end + 40)
        return noun_phrase(text, noun_start(text, amount.end), stop, singular=False) is None
    if _or_older().match(text, amount.end):
        return True
    printed = text[amount.start : amount.end]
    if not printed.isdigit() or not _behind().match(text, amount.end):
        return False
    return _person().search(before) is not None


@cache
def _aged() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:\b(?:aged?|ages|among those)\s\(?(?:(?:of|over|under|about|around|just|from|"
        r"at least|up to|below|above|only)\s)*)$"
    )


@cache
def _group() -> re.Pattern[str]:
    """ "Children under 18", "anyone over 65"."""
    return re.compile(
        r"(?ai:\b(?:children|people|adults|men|women|those|girls|boys|pupils|patients|anyone|"
        r"everyone|persons|pensioners|workers|voters|drivers)\s(?:over|under|below|above)\s)$"
    )


@cache
def _person() -> re.Pattern[str]:
    """A name or a relation, and a comma or a bracket: "Bloggs, ", "his wife, ", "Bloggs ("."""
    relations = (
        "wife|husband|son|daughter|mother|father|brother|sister|partner|girlfriend|boyfriend|"
        "fiancée?|man|woman|boy|girl|grandmother|grandfather|twins?|teacher|driver|nurse"
    )
    return re.compile(rf"(?:(?<![^\W_])(?:[A-Z][\w'’-]+|{relations})(?:,\s|\s\()|\b[A-Z]\.,\s)$")


@cache
def _or_older() -> re.Pattern[str]:
    return re.compile(r"\s(?:or|and)\s(?:older|younger|over|under)\b")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"[,;)](?!\d)|\.(?=\s|$|[\"”’])|\s(?:and|who)\s(?:[a-z]+\s){0,2}[A-Za-z]+,")
