"""Read the noun phrase behind a number: "appointments or operations", "pay increase".

No grammar is parsed. A phrase runs from the number to the first word that cannot be in one: a
preposition, a verb, a participle behind the plural. What is not found stays unknown, since an
editor fills in a blank sooner than they notice that a word is wrong.
"""

from __future__ import annotations

import re
from functools import cache

# Words that no counted noun phrase runs across.
STOP = frozenset(
    "a an the this that these those its their his her our my your which who whom whose what when "
    "where while why how of in on at by for from with without within to into onto over under "
    "after before since until till during through throughout across between among against about "
    "around along alongside amid as than then because despite per via due near off out up down "
    "away back is are was were be been being has have had do does did will would shall should can "
    "could may might must said says say told added if unless but nor so yet not only also still "
    "even just already ago later earlier each every all some any both either neither no more less "
    "fewer most i you he she it we they them us him me there here it's compared including "
    "following according whether respectively apiece altogether overall today yesterday tomorrow "
    "now once again like saw made makes took takes gave gives went goes got gets came comes get "
    "left won showed shows died voted paid became began rose fell grew held kept waited lived "
    "worked remained remain seem seems agree believe think want need last next previous coming "
    "tall long wide high deep thick old late early effective worth".split()
)
# Verbs that look like plurals; a phrase may begin with none of them, nor run across one.
_VERBS = frozenset(
    "costs begins starts ends continues means includes opens closes covers expects faces "
    "lies stands needs wants brings puts sits works lives remains becomes marks falls rises "
    "grows lasts leads wins loses carries holds helps keeps pays spends says goes".split()
)
_PLURALS = frozenset(
    "people men women children staff police personnel troops crew sheep fish cattle deer aircraft "
    "feet teeth mice media criteria species series offspring clergy folk youth".split()
)
_NOT_PLURAL = frozenset(
    "its his this us as is was has does news plus less across perhaps always towards afterwards "
    "sometimes besides versus thus".split()
)
# "Passed the one million mark": the mark is not what was counted.
_MARKS = frozenset("mark milestone barrier threshold level line figure record total".split())
_JOINERS = ("and", "or", "&")


def noun_phrase(text: str, start: int, stop: int, *, singular: bool) -> tuple[str, int] | None:
    """Return the noun phrase that begins at `start` and its end, or None.

    With `singular` a phrase without a plural will do ("pay increase").

    >>> noun_phrase("1,265 appointments or operations scheduled between", 5, 50, singular=False)
    ('appointments or operations', 32)
    """
    words: list[tuple[str, int]] = []
    plural_at = -1
    position = start
    pattern = _next_word()
    while len(words) < 8:
        match = pattern.match(text, position, stop)
        if match is None:
            break
        word, low = match[1], match[1].lower()
        if low in _JOINERS:
            joins = _joins(text, match.end(), stop, after_plural=plural_at >= 0)
            if not words or not joins or (singular and plural_at < 0):
                break
        elif low in STOP or low in _VERBS or _ends(words, match[0], plural_at, singular):
            # "A spending plan" goes on behind its -ing, "a farm covering 12 acres" does not.
            goes_on = low.endswith("ing") and plural_at < 0 and low not in STOP
            if not (goes_on and _noun_next(text, match.end(), stop)):
                break
        words.append((word, match.end()))
        position = match.end()
        if is_plural(low) or (word[:2].isupper() and word.endswith("s")):
            plural_at = len(words) - 1
    if plural_at < 0:
        plural_at = _singular_end(words) if singular else -1
    if plural_at < 0 or words[plural_at][0].lower() in _MARKS:
        return None
    end = words[plural_at][1]
    return text[start:end].lstrip(" -"), end


def determined(text: str, start: int) -> bool:
    """Say whether a determiner makes the noun behind a share its own: "a 10 per cent rise"."""
    return _determiner().search(text, max(0, start - 16), start) is not None


def noun_start(text: str, end: int) -> int:
    """Return where what is counted begins behind a number: past "of the", "more", "-strong"."""
    match = _between().match(text, end)
    return match.end() if match else end


def says_of(text: str, end: int) -> bool:
    """Say whether the number is one *of* what follows: "half of the patients"."""
    return text[end : end + 4] == " of "


def hyphen_noun(text: str, end: int) -> tuple[str, int] | None:
    """Return the noun that a hyphen ties to a number: "300-page report", "five-bedroom"."""
    match = _hyphened().match(text, end)
    return (match[1], match.end()) if match else None


def per_so_many(text: str, end: int) -> tuple[str, int] | None:
    """Return the "per 100,000 people" of a rate."""
    match = _per_many().match(text, end)
    return (match[1], match.end()) if match else None


def is_plural(word: str) -> bool:
    """Say whether a word in small letters looks like a plural noun."""
    if word in _PLURALS:
        return True
    return (
        len(word) > 2
        and word[-1] == "s"
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NOT_PLURAL
        and word not in _VERBS
    )


def _noun_next(text: str, position: int, stop: int) -> bool:
    match = _next_word().match(text, position, stop)
    return match is not None and match[1].lower() not in STOP and match[1].lower() not in _JOINERS


def _singular_end(words: list[tuple[str, int]]) -> int:
    """Return the index of the last word of a phrase without a plural, or -1."""
    last = len(words) - 1
    if last < 0 or last > 3 or words[0][0].lower().endswith("ly"):
        return -1
    return -1 if last == 0 and words[0][0].lower().endswith(("ed", "ing")) else last


def _ends(words: list[tuple[str, int]], printed: str, plural_at: int, singular: bool) -> bool:
    """Say whether a phrase is over before the next word, as `printed` with its gap."""
    if not words:
        return False
    if printed[0] == "-":
        return True
    last = words[-1][0]
    if plural_at >= 0 and last.lower() not in _JOINERS:
        # "Five Sanders supporters": a name is no plural in front of one.
        return not (last.istitle() and printed[1:].islower() and is_plural(printed[1:]))
    return singular and printed.lower().endswith(("ed", "ing", "ly"))


def _joins(text: str, position: int, stop: int, *, after_plural: bool) -> bool:
    """Say whether "and" goes on with the phrase: "appointments and operations"."""
    match = _next_word().match(text, position, stop)
    if match is None or match[1].lower() in STOP or match[1][0].isupper():
        return False
    return is_plural(match[1].lower()) or not after_plural


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"[\s-]([A-Za-z&][\w&'’]*(?:-[\w'’]+){0,3})")


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(
        r"(?ai:(?<![^\W_])(?:an?|the|this|that|its|their|his|her|our|your|my|another|further|[a-z]+['’]s|"
        r"proposed|annual|average|above|extra)\s$)"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        r"(?:-strong(?=\s)|[\s-]an?[\s-](?:year|month|week|day|night|share|head|time|hour)(?![\w-]))"
        r"|(?:\s(?:more|fewer|less|extra|additional|or more|or so)(?=\s))?"
        r"(?:\sof(?:\s(?:the|these|those|its|their|his|her|our|all|all the))?(?=\s))?"
    )


@cache
def _hyphened() -> re.Pattern[str]:
    return re.compile(r"-([a-z]{3,})(?=[\s-])")


@cache
def _per_many() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s[a-z]+){0,2}\s(per\s(?:[0-9][0-9,]{0,12}|(?:a\s)?(?:thousand|million|hundred))"
        r"(?:\s[a-z]+)?)"
    )
