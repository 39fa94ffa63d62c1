"""Know the numbers that are no figures: clock times, phone numbers, parts of longer tokens.

Nobody checks the 19 of Covid-19 or the "one" of "no one". Dates are not here: the numbers
inside a period are left out before anything else is asked.
"""

from __future__ import annotations

import re
from functools import cache

from claimsdb.extract.figures_amounts import Amount
from claimsdb.extract.figures_idioms import fraction_is_none, words_are_none
from claimsdb.extract.figures_names import (
    counts_something,
    is_model,
    is_name,
    labelled,
    opens_sentence,
)


def is_no_figure(text: str, amount: Amount) -> bool:
    """Say whether the number read at `amount` is anything but a figure."""
    if _broken_off(text, amount) or _in_an_address(text, amount):
        return True
    if amount.form == "digits":
        return _digits_are_none(text, amount)
    if amount.form == "fraction":
        return fraction_is_none(text, amount)
    return words_are_none(text, amount)


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
    if _dialled().search(text[max(0, start - 24) : start]):
        return True
    if printed in ("9/11", "24/7", "7/7", "50/50", "20/20"):
        return True
    if amount.kind != "count" and not is_model(text, amount):
        return False
    if _list_number().search(text[max(0, start - 4) : start]) and _list_tail().match(text, end):
        return True
    if _bracketed(text, start, end):
        return True
    if amount.scaled or not printed.isdigit():
        return labelled(text, amount, strong_only=True)
    if opens_sentence(text, start) and _titled().match(text, end):
        return not counts_something(text, amount)  # a ranking: "2 Ted Cruz"
    return labelled(text, amount) or is_name(text, amount)


def _bracketed(text: str, start: int, end: int) -> bool:
    """A note mark: [12]."""
    return text[start - 1 : start] == "[" and text[end : end + 1] == "]"


@cache
def _token_before() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9][-‐‑–−+]$|[0-9][./:,·'’]$|[#@_\\]$|\w$|[^\W\d]/$|=\"$")


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
def _dialled() -> re.Pattern[str]:
    """The groups of a phone number in front: "020 7946 ", "+44 20 "."""
    return re.compile(
        r"(?<![\w.,])(?:\+[0-9]{1,3}|\(?0[0-9]{2,5}\)?)[\s-](?:[0-9]{2,5}[\s-]){0,3}$"
    )


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(r"\s[A-Z][a-z]")


@cache
def _list_number() -> re.Pattern[str]:
    return re.compile(r"(?:^|\n)\s{0,3}\(?$")


@cache
def _list_tail() -> re.Pattern[str]:
    return re.compile(r"(?:\.|\))\s+\S")
