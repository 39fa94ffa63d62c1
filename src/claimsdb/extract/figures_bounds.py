"""Know the words that make a number a bound: over, nearly, at least, up to, or more.

Only words that touch the number count, for "over" three words away is about something else.
"Nearly" and "almost" are approximations here, not upper bounds: whoever writes "nearly 4,000"
means 3,990 and would not defend 12.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Comparator = Literal["=", "~", "<", "<=", ">", ">=", "between"]

_BEFORE: dict[Comparator, str] = {
    ">": "over,above,beyond,exceeding,exceeds,exceed,exceeded,topping,topped,tops,surpassing,"
    "surpassed,surpasses,passed,more than,greater than,higher than,larger than,bigger than,"
    "older than,longer than,in excess of,upwards of,upward of,north of,better than,heavier than,"
    "taller than,faster than,broke through,broken through,breaks through,>",
    ">=": "at least,no less than,no fewer than,not less than,not fewer than,minimum of,"
    "a minimum of,minimum,as few as,as little as,as low as,no lower than,≥,>=",
    "<": "under,below,less than,fewer than,lower than,smaller than,younger than,shorter than,"
    "short of,beneath,cheaper than,<",
    "<=": "up to,at most,no more than,not more than,no greater than,no higher than,maximum of,"
    "a maximum of,maximum,as many as,as much as,as high as,within,no longer than,no older than,"
    "≤,<=",
    "~": "about,around,roughly,approximately,approx,approx.,some,circa,c.,ca.,nearly,almost,"
    "approaching,nearing,virtually,close to,near to,region of,order of,estimated,"
    "estimated at,an estimated,towards,toward,closer to,nearer to,near,~,≈,±,somewhere around",
}
# "Handed over $25 million", "care about two things": the word belongs to the verb.
_OTHERWISE = {
    "over": frozenset(
        "hand handed hands handing take took taken takes turn turned sign signed rolled passed "
        "control power victory win wins lead row dispute fight mourned argued".split()
    ),
    "about": frozenset(
        "care cares cared talk talks talked talking worry worries worried think know knew known "
        "learn heard hear asked ask told speak spoke wrote write concerned concerns questions "
        "complain complained information news said joked warned excited".split()
    ),
    "around": frozenset("turn turned travelled traveled".split()),
    "under": frozenset("come came".split()),
}
_DURING = frozenset("over above under below beyond within".split())


def comparator_before(text: str, start: int) -> tuple[Comparator, int] | None:
    """Return the bound in the words that end right before `start`, and where they begin.

    >>> comparator_before("no more than 40", 13), comparator_before("passed the 40 mark", 11)
    (('<=', 0), ('>', 0))
    """
    low = max(0, start - 40)
    matches = list(_words().finditer(text, low, start))[-4:]
    if not matches:
        return _sign_comparator(text, start)
    if not text[matches[-1].end() : start].isspace():
        return _sign_comparator(text, start)
    words = [m[0].lower() for m in matches]
    table = _table()
    if words[-1] == "the" and len(words) > 1 and _mark().search(text, start, start + 60):
        found = _MARKED.get(words[-2])
        return (found, matches[-2].start()) if found else None
    if words[-1] in ("a", "an") and len(words) > 1:
        if words[-2] in _DURING:
            return None  # "over a 40-year career"
        words, matches = words[:-1], matches[:-1]
    if len(words) > 1 and words[-2] in _OTHERWISE.get(words[-1], ()):
        return None
    for count in range(min(3, len(words)), 0, -1):
        found = table.get(" ".join(words[-count:]))
        if found:
            return found, matches[-count].start()
    return None


_MARKED: dict[str, Comparator] = {
    **dict.fromkeys(
        "passed pass passes passing past topped tops topping crossed crosses broke breaks "
        "exceeded exceeds surpassed surpasses over above beyond through breached breaches".split(),
        ">",
    ),
    **dict.fromkeys(("below", "under"), "<"),
    **dict.fromkeys(("near", "nearing", "approaching"), "~"),
}


def comparator_after(text: str, end: int) -> tuple[Comparator, int] | None:
    """Return the bound behind a figure ("or more", "+", "-odd"), and where it ends."""
    match = _after().match(text, end)
    if match is None:
        return None
    kind = match.lastgroup
    return (">=" if kind == "more" else "<=" if kind == "less" else "~"), match.end()


def _sign_comparator(text: str, start: int) -> tuple[Comparator, int] | None:
    sign = text[start - 1 : start]
    found = _table().get(sign) if sign else None
    return (found, start - 1) if found and sign in "<>≤≥~≈±" else None


@cache
def _table() -> dict[str, Comparator]:
    return {word: sign for sign, words in _BEFORE.items() for word in words.split(",")}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+\.?|[<>≤≥~≈±]=?")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"\s(?:mark|milestone|threshold|barrier|level|figure|line)\b")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        r"(?P<more>\s(?:or|and)\s(?:more|over|above|older|higher|greater|longer|upwards?|better)\b"
        r"|\+(?!\d)|[-\s]plus\b(?!\s\d)|\sat least\b(?!\s\d))"
        r"|(?P<less>\s(?:or|and)\s(?:less|fewer|under|below|younger|lower|shorter)\b|\sat most\b)"
        r"|(?P<about>\sor so\b|[-\s]odd\b|[-\s]ish\b|\sor thereabouts\b)"
    )
