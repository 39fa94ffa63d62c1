"""Differences that leave the words alone: marks, spaces, case, spelling, ways to write a number.

Most are harmless, but not all: a question mark makes a statement a question, "No, strikes are
legal" is the opposite of "No strikes are legal", and "us" is not "US".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from claimsdb.compare.findings import FindingType
from claimsdb.compare.lexicon import CAPITAL_WORDS, CAPITALISED_WORDS
from claimsdb.compare.words import DOTS, INNER, NUMBER, Unit, Wording

Verdict = tuple[FindingType, str]

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛ʼ`´′", "'") | dict.fromkeys("“”„‟″«»", '"'))
_HYPHENS = "-‐‑"
_SHORT_WORDS = frozenset(
    "mr mrs ms doctor professor saint sr jr gen col sgt rev hon no versus etc january february "
    "april august september october november december vol art sen rep gov inc ltd co".split()
)


def judge_surface(d: Wording, i: int, s: Wording, j: int) -> Verdict | None:
    """Say how two prints of one word differ; None where they do not."""
    one, two = d.units[i], s.units[j]
    a, b = d.text[one.start : one.end], s.text[two.start : two.end]
    if a == b:
        return None
    if one.kind == DOTS:
        return FindingType.TYPOGRAPHY, "another way to write the same ellipsis"
    if one.kind == INNER or two.kind == INNER:
        return FindingType.MARKED_EDIT, "letters changed in brackets"
    a, b = typed(a), typed(b)
    if a == b:
        return FindingType.TYPOGRAPHY, "other marks or characters"
    if one.key in CAPITAL_WORDS and _is_loud(a) != _is_loud(b) and not _all_loud(d, s):
        return FindingType.WORD_CHANGED, f"“{a}” and “{b}” are two words"
    if a.casefold() == b.casefold():
        return _judge_case(d, i, s, j, a, b)
    if NUMBER in (one.kind, two.kind):
        return FindingType.HOUSE_STYLE, "the same number in another form"
    return FindingType.HOUSE_STYLE, "the same word in another spelling"


def _judge_case(d: Wording, i: int, s: Wording, j: int, a: str, b: str) -> Verdict:
    one = d.units[i]
    begins = _begins(d, i) or _begins(s, j) or i == 0
    if one.key in CAPITALISED_WORDS and not begins and not _all_loud(d, s):
        return FindingType.WORD_CHANGED, f"“{a}” and “{b}” are two words"
    if begins and a[:1] != b[:1] and a[1:] == b[1:]:
        return FindingType.TYPOGRAPHY, "a capital at the start"
    return FindingType.HOUSE_STYLE, "another use of capitals"


def _is_loud(text: str) -> bool:
    return text.replace(".", "").isupper()


def _all_loud(d: Wording, s: Wording) -> bool:
    """Say whether one side is printed in capitals throughout, where they tell nothing."""
    return d.text.isupper() or s.text.isupper()


def _begins(side: Wording, index: int) -> bool:
    """Say whether a unit begins a sentence or a quotation."""
    return index == 0 or any(c in side.between(index) for c in '.!?:;\n“"‘—–')


def judge_gap(one: str, two: str, before: Unit) -> Verdict | None:
    """Say how the marks between the same two words differ, `before` being the first of them."""
    if one == two:
        return None
    if "[" in one or "]" in one:
        one = one.replace("[", "").replace("]", "")
        two = two.replace("[", "").replace("]", "")
    if one.isspace() and two.isspace() and "\n" in one + two:
        # A line wrapped at another place prints the same; a paragraph more or less does not.
        if one.count("\n") < 2 and two.count("\n") < 2:
            return None
        return FindingType.TYPOGRAPHY, "another paragraph break"
    one, two = _unwrapped(one), _unwrapped(two)
    if one == two:
        return None
    if any(c.isalnum() or unicodedata.category(c)[0] == "M" for c in one + two):
        return FindingType.WORD_CHANGED, "other letters"
    if ("?" in one) != ("?" in two):
        return FindingType.WORD_CHANGED, "a question became a statement, or the other way round"
    if before.key in ("no", "not") and bool(_pause().search(one)) != bool(_pause().search(two)):
        return (
            FindingType.NEGATION_CHANGED,
            f"the pause after “{before.key}” changes what it denies",
        )
    if before.kind == NUMBER and typed(one + two) == "'":
        return FindingType.HOUSE_STYLE, "an apostrophe behind a number"
    if before.key in _SHORT_WORDS and one.replace(".", "") == two.replace(".", ""):
        return FindingType.HOUSE_STYLE, "a full stop after a short form"
    plain = [part.strip(" \u00a0\u202f") for part in (one, two)]
    if "" in plain and all(part in ("", *_HYPHENS) for part in plain) and plain[0] != plain[1]:
        return FindingType.HOUSE_STYLE, "a hyphen"
    return FindingType.TYPOGRAPHY, "other marks or spaces"


def judge_lead(lead: str, before: str) -> Verdict | None:
    """Judge the marks with which the draft begins, the source having `before` there."""
    marks = lead.strip().strip("[")
    if not marks or _squeezed(before).endswith(_squeezed(marks)):
        return None
    return FindingType.TYPOGRAPHY, "other marks at the start"


def judge_trail(trail: str, after: str) -> Verdict | None:
    """Judge the marks with which the draft ends, the source having `after` there.

    No mark at the end is no difference: a fragment ends where the writer stops quoting.
    """
    marks = trail.strip().lstrip("]").strip()
    if not marks:
        return None
    tail = after.lstrip("]")
    if tail.lstrip().startswith(marks):
        return None
    theirs = _ending().match(tail)
    asks = bool(theirs and "?" in theirs[0])
    if ("?" in marks) != asks and (asks is False or any(c in ".!" for c in marks)):
        return FindingType.WORD_CHANGED, "a question became a statement, or the other way round"
    return FindingType.TYPOGRAPHY, "the final mark differs or was moved inside"


def typed(text: str) -> str:
    """Return a print with one form for marks and characters that look or mean alike."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    return "".join([c for c in text if unicodedata.category(c) != "Cf"])


def _unwrapped(gap: str) -> str:
    return _wrap().sub(" ", gap)


def _squeezed(text: str) -> str:
    return "".join(typed(text).split())


@cache
def _wrap() -> re.Pattern[str]:
    return re.compile(r"[ \t]*\r?\n[ \t]*(?!\s)")


@cache
def _pause() -> re.Pattern[str]:
    return re.compile(r"[,.;:!?—–]|--| - ")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"[^\w\s]*")
