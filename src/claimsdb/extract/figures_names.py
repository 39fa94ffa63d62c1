"""Know the numbers that belong to a name or are a label: Channel 4, Section 21, Windows 11.

A label numbers the thing in front of it. A capital letter in front of a bare number makes a
name of both, unless the number counts something behind it ("in England 300 people").
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.extract.figures_amounts import Amount
from claimsdb.extract.figures_phrases import noun_phrase, noun_start

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


def labelled(text: str, amount: Amount, *, strong_only: bool = False) -> bool:
    if _group_of().search(text, max(0, amount.start - 9), amount.start):
        return True
    match = _label().search(text[max(0, amount.start - 16) : amount.start])
    if match is None:
        return False
    word = match[1].lower()
    if word not in _LABELS:
        return False
    if word in _WEAK:
        return not strong_only and not counts_something(text, amount)
    return not (strong_only and word in ("world", "war"))


def is_name(text: str, amount: Amount) -> bool:
    """A bare number right behind a name belongs to it: Channel 4, Apollo 11, Voyager 2."""
    low = max(0, amount.start - 40)
    name = _capital_before().search(text[low : amount.start])
    if name is None or name[1] in _NOT_NAMES or amount.value >= 10_000:
        return False
    if name[1].endswith("ly") and opens_sentence(text, low + name.start(1)):
        return False  # "Roughly 40 were hurt"
    return not counts_something(text, amount) and not _verb_next().match(text, amount.end)


def is_model(text: str, amount: Amount) -> bool:
    """ "Boeing 777F" is a model, "Sunday 30C" the weather."""
    glued = text[amount.number_end : amount.end]
    if len(glued) != 1 or not glued.isalpha():
        return False
    name = _capital_before().search(text[max(0, amount.start - 24) : amount.start])
    return name is not None and name[1] not in _NOT_NAMES


_NOT_NAMES = frozenset(
    "The A An In At On Of By For From With And But Or If To Over Under About Around Nearly Almost "
    "Some Only Just Up Down More Some All Some These Those There That This It We They He She I "
    "Another Every Each When While After Before Since Until Between Among Of Its His Her Their "
    "Our My Your Last Next First Aged As So Not No Nor Yet Is Are Was Were Has Have Had Get Got "
    "Now Then Today Yesterday Monday Tuesday Wednesday Thursday Friday Saturday Sunday Killed "
    "Police Take Took Pay Paid Add Cut Spend Spent".split()
)


def opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \t\"'“”‘’(")
    return not before or before[-1] in ".!?:\n;" or at == 0


def counts_something(text: str, amount: Amount) -> bool:
    """Say whether a plural noun stands behind a number."""
    stop = min(len(text), amount.end + 60)
    noun = noun_phrase(text, noun_start(text, amount.end), stop, singular=False)
    return noun is not None and noun[0] != "runs"


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Za-z]+\.?|§)\s?$")


@cache
def _capital_before() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([A-Za-z]?[A-Z][\w'’]*)\s$")


@cache
def _verb_next() -> re.Pattern[str]:
    return re.compile(r"\s(?:were|are|have|had|of)\b")


@cache
def _group_of() -> re.Pattern[str]:
    return re.compile(r"Group of $")
