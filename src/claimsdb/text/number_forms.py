"""Know the words and the marks that numbers are printed with.

Tables of the words, and the patterns that find them. Patterns are compiled on first use,
because most commands read no number at all, and every repetition in them is bounded or over
one kind of character, because texts come from strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

UNITS = {
    **{w: n for n, w in enumerate("zero one two three four five six seven eight nine".split())},
    "nought": 0,
    "naught": 0,
}
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = {
    **{
        w: 10 * n
        for n, w in enumerate(
            "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
        )
    },
    "fourty": 40,
}
SMALL = {**UNITS, **{w: n for n, w in enumerate(TEENS, start=10)}, **TENS}
POWERS = {
    "thousand": 3,
    "lakh": 5,
    "lac": 5,
    "million": 6,
    "crore": 7,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
SHORT_POWERS = {
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
# Scale letters behind money only: "3m" may be metres, "£3m" is three million.
MONEY_POWERS = {"m": 6, "b": 9, "t": 12}
PARTS = {
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
VULGAR = {
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
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")

# One break between the words of a number: spaces, a line's end, or a hyphen.
_JOIN = r"(?:[^\S\n]?[-‐‑–][^\S\n]?|[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
_END = r"(?![^\W_])"
_GLUED = "USD EUR GBP AUD CAD CHF JPY HKD INR".split()
_PARTS = "|".join(sorted(PARTS, key=len, reverse=True))
_SCALES = "|".join(POWERS)
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SIZES = "hundred|" + _SCALES


def _words(alternatives: str) -> str:
    """Any case, ASCII only: or "ſix" with a long s would match and be in no table."""
    return f"(?ai:{alternatives})"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, in any case, quick to fail.

    Grouped by their first letter the words cost an eighth of a plain alternation, which is
    tried in full at the start of every word of a text.
    """
    letters: dict[str, list[str]] = {}
    for name in sorted(set(words), key=len, reverse=True):
        letters.setdefault(name[0], []).append(name[1:])
    groups = (f"[{a}{a.upper()}]{_words('|'.join(rest))}" for a, rest in letters.items())
    return f"(?:{'|'.join(groups)})"


@cache
def trigger() -> re.Pattern[str]:
    """Where a number may begin."""
    sizes = _SIZES.split("|")
    plain = [*SMALL, *sizes, "dozen", "half", "quarter"]
    some = ["a", "an", "several", "few", "many"]
    vague = ["tens", "dozens", *(f"{s}s" for s in sizes)]
    counted = any_of([*plain, *PARTS, "few"])
    return re.compile(
        rf"(?<![^\W_])(?:[0-9]|{any_of([*plain, *vague])}{_END}"
        rf"|{any_of(some)}(?=\s{counted}{_END})|(?<![.])\.[0-9]|[{''.join(VULGAR)}])"
        rf"|[0-9](?<=[A-Z]{{3}}.)(?<=(?:{'|'.join(_GLUED)}).)"
    )


@cache
def digits() -> re.Pattern[str]:
    """Digits with their group marks; what is glued on after decides what they are."""
    space = "[ \u00a0\u2009\u202f]"
    return re.compile(
        r"(?P<whole>[0-9]{1,3}(?:,[0-9]{2,3}){0,10},[0-9]{3}(?![0-9])(?:[.·][0-9]+(?![.]?[0-9]))?"
        rf"|[0-9]{{1,3}}(?:(?:{space}[0-9]{{3}}){{1,10}}|(?:['’][0-9]{{3}}){{1,10}})(?![0-9])"
        r"(?:[.,][0-9]+)?"
        r"|[0-9]+,[0-9]{1,2}(?![0-9,])|[0-9]+(?:[.·][0-9]+)?|\.[0-9]+)"
        rf"(?:(?P<vulgar>\s?[{''.join(VULGAR)}])"
        r"|\s(?P<mixed>[1-9][0-9]?/[1-9][0-9]?)(?![0-9/])"
        r"|/(?P<over>[1-9][0-9]{0,3})(?![0-9/])"
        r"|[eE](?P<e>[-+−]?[0-9]{1,3})(?![\w.])"
        r"|\s?[x×]\s?(?P<base>10|2)(?P<exponent>\s?\^?\s?[-+−–]?[0-9]{1,3}"
        r"|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![0-9.])"
        r"|\^(?P<power>[-+−]?[0-9]{1,2})(?![0-9.])"
        # Wire copy and corpora set every mark apart: "4 . 8 %".
        r"|\s\.\s(?P<apart>[0-9]{1,3})(?=\s%))?"
    )


@cache
def word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+")


@cache
def joined_word() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}([A-Za-z]+)")


@cache
def and_word() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}(?:{_words('and')}{_JOIN})?([A-Za-z]+)")


@cache
def and_unit() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}({_words(_ONES)}){_END}")


@cache
def and_rest() -> re.Pattern[str]:
    """Between a scale word and what it leaves: a space, a comma, "and"."""
    return re.compile(rf",?{_JOIN}(?P<and>{_words('and')}{_JOIN})?(?=[\w½¼¾⅓⅔])")


@cache
def and_only() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}{_words('and')}{_JOIN}")


@cache
def hundred() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}{_words('hundred')}{_END}")


@cache
def point() -> re.Pattern[str]:
    return re.compile(rf"\s{_words('point')}\s")


@cache
def plural_part() -> re.Pattern[str]:
    """The "fifths" of "two fifths", the "thirty-fifths" of "two thirty-fifths"."""
    tens = "|".join(TENS)
    return re.compile(rf"{_JOIN}(?:({_words(tens)}){_JOIN})?({_words(_PARTS)})[sS]{_END}")


@cache
def scale_word() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}?({_words(_SIZES + '|dozens?|dozs?')}){_END}")


@cache
def scale_letters() -> re.Pattern[str]:
    letters = "|".join(sorted(SHORT_POWERS, key=len, reverse=True))
    return re.compile(rf"\s{{0,2}}({_words(letters)}|[mbtMBT](?![&.]\w)){_END}")


@cache
def of_scale() -> re.Pattern[str]:
    return re.compile(
        rf"{_JOIN}(?:{_words('of')}{_JOIN})?(?:{_words('an?')}{_JOIN})?"
        rf"({_words(_SIZES + '|dozen')}){_END}"
    )


@cache
def fraction_words() -> re.Pattern[str]:
    """ "Half", "a third", "one fifth", "three quarters", "fifty-four hundredths"."""
    count = f"(?:{'|'.join(TENS)})(?:[\\s-](?:{_ONES}))?|{'|'.join([*UNITS, *TEENS])}"
    whole = rf"(?=\s(?:of\s)?(?:an?\s)?(?:million|billion|trillion){_END})"
    return re.compile(
        rf"(?:{_words('an?|one')}{_JOIN}(?P<one>{_words(_PARTS)})"
        rf"|(?P<count>{_words(count)}){_JOIN}(?P<many>{_words(_PARTS)})[sS]"
        rf"|(?P<bare>{_words('half|quarter' + whole)})){_END}"
    )


@cache
def vague() -> re.Pattern[str]:
    """ "Tens of thousands", "hundreds"; "several hundred", "a few thousand"."""
    sizes = "|".join(f"{s}s" for s in _SIZES.split("|"))
    return re.compile(
        rf"(?:({_words('tens|dozens|' + sizes)})(?:\s{_words('of')}\s({_words(sizes)}))?"
        rf"|{_words('several|(?:an? )?few|many')}\s({_words(_SIZES + '|dozen')})){_END}"
    )


@cache
def sign() -> re.Pattern[str]:
    return re.compile(rf"[-−–]\s?|{_words('minus|negative')}\s")


@cache
def decimal_comma() -> re.Pattern[str]:
    """The comma of "5,00" and of "1 234 567,89"."""
    return re.compile(r",(?=[0-9]{1,2}$)|(?<=[ \u00a0\u2009\u202f'’][0-9]{3}),(?=[0-9]+$)")
