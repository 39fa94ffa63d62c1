"""A wording as the words that comparison aligns, each with its place in the print.

What counts as one word here is what an editor would count: "isn't" is two, "one million" is one
and the same as "1m", "per cent" is "%", and a hyphen separates. Each word keeps a key, by which
it is the same word in any house's style; the marks between words belong to nobody and are
compared as gaps. Ellipses and square brackets are words of their own kind, because they say
that somebody edited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from claimsdb.compare.lexicon import splits_into_another_word
from claimsdb.compare.shorthand import (
    CURRENCIES,
    CURRENCY_SIGNS,
    DENIALS,
    MEASURES,
    MONTHS,
    ORDINALS,
    PAIRS,
    PREFIXES,
    SYMBOLS,
    TAILS,
    WHOLE,
)
from claimsdb.compare.spelling import spelling
from claimsdb.text.folding import fold_characters
from claimsdb.text.numbers import find_numbers, read_number

ELLIPSIS: Final = "…"
_HYPHENS = ("-", "‐", "‑")
WORD, NUMBER, SYMBOL, DOTS, INNER = "word", "number", "symbol", "dots", "inner"


class Unit(NamedTuple):
    """One word of a wording: its key, its place, its kind, and its bracket (-1: in none)."""

    key: str
    start: int
    end: int
    kind: str = WORD
    group: int = -1


class Wording:
    """A text cut into units; made once for a text that many drafts are held against."""

    __slots__ = ("_signs", "_spots", "_text_ids", "text", "units")

    def __init__(self, text: str) -> None:
        self.text = text
        self.units = _cut(text)
        self._signs: dict[str, str] | None = None
        self._text_ids: str | None = None
        self._spots: dict[tuple[str, str], list[int]] | None = None

    def __repr__(self) -> str:
        return f"Wording({self.text!r})"

    def __len__(self) -> int:
        return len(self.units)

    def words(self, first: int, last: int) -> str:
        """Return the print from unit `first` up to, not including, unit `last`."""
        if first >= last:
            return ""
        return self.text[self.units[first].start : self.units[last - 1].end]

    def between(self, index: int) -> str:
        """Return what stands before unit `index`: the marks since the unit before it."""
        start = self.units[index - 1].end if index > 0 else 0
        end = self.units[index].start if index < len(self.units) else len(self.text)
        return self.text[start:end]

    def find(self, other: Wording) -> int:
        """Return the unit where the keys of `other` stand here in one piece, or -1.

        Each key is one character of a long string, so that the search runs at the speed of
        `str.find` and not at ours.
        """
        if self._signs is None or self._text_ids is None:
            self._signs = {}
            for unit in self.units:
                self._signs.setdefault(unit.key, chr(0xE000 + len(self._signs)))
            self._text_ids = "".join([self._signs[unit.key] for unit in self.units])
        signs = self._signs
        return self._text_ids.find("".join([signs.get(unit.key, "\0") for unit in other.units]))

    def spots(self) -> dict[tuple[str, str], list[int]]:
        """Return where each pair of neighbouring keys stands."""
        if self._spots is None:
            self._spots = {}
            keys = [unit.key for unit in self.units]
            for index, pair in enumerate(pairwise(keys)):
                self._spots.setdefault(pair, []).append(index)
        return self._spots


def keys(text: str) -> list[str]:
    """Return the keys of a text's units, the form in which wordings are the same.

    >>> keys("It’s 10.3 percent")
    ['it', "'s", '#10.3', '%']
    >>> keys("over one million") == keys("over 1m")
    True
    """
    return [unit.key for unit in Wording(text).units]


def letters(printed: str) -> str:
    """Return the folded letters and digits of a print, without marks and spaces.

    >>> letters("Co-ordinated, isn’t it")
    'coordinatedisntit'
    """
    return "".join([c for c in fold_characters(printed) if c.isalnum()])


def value_key(value: Decimal) -> str:
    """Return the key of a number: equal values have equal keys, 10.30 and 10.3 too."""
    text = format(value, "f")
    return "#" + (text.rstrip("0").rstrip(".") if "." in text else text)


def _cut(text: str) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for unit in _in_brackets(text, _merged(text, _raw(text))):
        units.append(unit)
    return tuple(units)


def _raw(text: str) -> Iterator[Unit]:
    """Yield the units of `text` from left to right, before words are joined."""
    numbers = find_numbers(text)
    number = next(numbers, None)
    place = 0
    scan = _scanner().match
    while place < len(text):
        while number is not None and number.start < place:
            number = next(numbers, None)
        found = scan(text, place)
        assert found is not None
        kind = found.lastgroup
        if kind == "time":
            yield Unit(_time_key(found), place, found.end(), NUMBER)
            place = found.end()
        elif number is not None and number.start == place and kind not in ("inner", "initials"):
            end, key = number.end, value_key(number.value)
            if number.upper is not None:
                key = "#~" + fold_characters(text[place:end])
            elif number.form == "digits" and not number.scaled:
                money = read_number(text, place, money=True)
                # "1m appointments" is a million of them; "5 m" and "5t" are a length and a weight.
                if money is not None and money.end == end + 1 and text[end] in "mMbB":
                    end, key = money.end, value_key(money.value)
            start = place
            if place and text[place - 1] in "-−" and (place == 1 or text[place - 2] in " \n\t(“‘"):
                start, key = place - 1, "#-" + key[1:]
            ordinal = _ordinal_end().match(text, end) if key.isascii() else None
            if ordinal:
                end, key = ordinal.end(), key + "th"
            yield Unit(key, start, end, NUMBER)
            place = end
        else:
            place = found.end()
            if kind == "cjk":
                yield Unit(found[0], found.start(), place)
            elif kind == "word":
                yield from _word_units(found[0], found.start())
            elif kind == "dots":
                yield Unit(ELLIPSIS, found.start(), place, DOTS)
            elif kind == "inner":
                key = spelling(fold_characters(found[0].replace("[", "").replace("]", "")))
                yield Unit(key, found.start(), place, INNER)
            elif kind == "initials":
                key = spelling(fold_characters(found[0].replace(".", "")))
                yield Unit(key, found.start(), place)
            elif kind == "other" and _is_symbol(found[0]):
                yield Unit(SYMBOLS.get(found[0], found[0]), found.start(), place, SYMBOL)


def _word_units(word: str, start: int) -> Iterator[Unit]:
    """Yield one unit for a word, or the two or more that a contraction stands for."""
    folded = fold_characters(word)
    end = start + len(word)
    if folded in WHOLE:
        first, second, cut = WHOLE[folded]
        yield Unit(first, start, start + cut)
        yield Unit(second, start + cut, end)
        return
    apostrophe = folded.rfind("'")
    if apostrophe < 1 or len(folded) != len(word):
        ordinal = ORDINALS.get(folded)
        yield (
            Unit(f"#{ordinal}th", start, end, NUMBER)
            if ordinal
            else Unit(spelling(folded), start, end)
        )
        return
    tail = folded[apostrophe:]
    if folded.endswith("n't") and len(folded) > 3:
        cut = start + len(word) - 3
        yield Unit(spelling(folded[:-3]), start, cut)
        yield Unit("not", cut, end)
    elif tail in TAILS:
        yield from _word_units(word[:apostrophe], start)
        yield Unit(TAILS[tail], start + apostrophe, end)
    else:
        yield Unit(spelling(folded), start, end)


def _merged(text: str, units: Iterator[Unit]) -> Iterator[Unit]:
    """Join what is one word to an editor: "per cent", "no one", "£ 6 million", "-0.4"."""
    held: list[Unit] = []
    for unit in units:
        held.append(unit)
        if len(held) > 1:
            held[-2:] = _joined(text, held[-2], held[-1])
        if len(held) > 3:
            yield held.pop(0)
    yield from held


def _joined(text: str, one: Unit, two: Unit) -> list[Unit]:
    gap = text[one.end : two.start]
    if len(gap) > 4 or "\n\n" in gap:
        return [one, two]
    if NUMBER in (one.kind, two.kind) and (one.key in MONTHS or two.key in MONTHS):
        return _dated(text, one, two, gap)
    if two.kind == NUMBER and one.key in CURRENCY_SIGNS and not gap.strip():
        return [Unit(two.key + CURRENCY_SIGNS[one.key], one.start, two.end, NUMBER)]
    if one.kind == NUMBER:
        return _after_number(text, one, two, gap)
    if gap in _HYPHENS and two.kind == WORD and two.start == one.end + 1:
        if one.key in PREFIXES:
            whole = one.key + two.key
            key = f"{one.key}-{two.key}" if splits_into_another_word(whole) else spelling(whole)
            return [Unit(key, one.start, two.end)]
        if one.key in DENIALS:
            return [Unit(one.key + two.key, one.start, two.end)]
    pair = PAIRS.get((one.key, two.key))
    if pair is not None and gap.strip() in ("", "-"):
        return [Unit(pair, one.start, two.end)]
    if one.key == "us" and two.key == "$" and not gap:
        return [Unit("$", one.start, two.end, SYMBOL)]
    if one.key == "degree" and two.key == "c":
        return [one, two._replace(key="celsius")]
    return [one, two]


def _dated(text: str, one: Unit, two: Unit, gap: str) -> list[Unit]:
    """Join "19 September", "September 19th" and "the 19th of September" to one day."""
    number, month = (one, two) if one.kind == NUMBER else (two, one)
    day = number.key.removeprefix("#").removesuffix("th")
    between = gap.strip(" .\u00a0\u202f")
    name = text[month.start]
    if not day.isdigit() or not 0 < int(day) < 32 or between or not name.isupper():
        return [one, two]
    return [Unit(f"@{MONTHS[month.key]}-{day}", one.start, two.end, NUMBER)]


def _after_number(text: str, one: Unit, two: Unit, gap: str) -> list[Unit]:
    if two.kind == NUMBER:
        if gap == "-" and two.key.endswith("th") and len(two.key) == 4 and one.key.endswith("0"):
            # "twenty-first"
            return [Unit(one.key[:-1] + two.key[1:], one.start, two.end, NUMBER)]
        return [one, two]
    if gap.strip(" \u00a0\u202f-"):
        return [one, two]
    if two.key in CURRENCIES and one.key[-1:].isdigit():
        return [Unit(one.key + CURRENCIES[two.key], one.start, two.end, NUMBER)]
    if two.key in MEASURES:
        return [one, two._replace(key=MEASURES[two.key])]
    return [one, two]


def _in_brackets(text: str, units: Iterator[Unit]) -> Iterator[Unit]:
    """Give the units inside square brackets the number of their bracket."""
    groups = iter(_group().finditer(text)) if "[" in text else iter(())
    group = next(groups, None)
    count = 0
    for unit in units:
        while group is not None and unit.start >= group.end():
            group, count = next(groups, None), count + 1
        inside = group is not None and group.start() < unit.start and unit.end <= group.end()
        yield unit._replace(group=count) if inside and unit.kind != INNER else unit


def _time_key(found: re.Match[str]) -> str:
    if found["hour24"]:
        return f"@{int(found['hour24'])}:{found['minute24']}"
    noon = 12 if found["half"][0] in "pP" else 0
    return f"@{int(found['hour']) % 12 + noon}:{found['minute'] or '00'}"


def _is_symbol(character: str) -> bool:
    return (
        character in SYMBOLS
        or character in "%‰@#+"
        or (unicodedata.category(character) in ("Sc", "Sm", "So", "Co", "Cs", "Cn"))
    )


# Vowel signs and other marks that Python's \w leaves out, in the scripts that need them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd"
    "\u0f18-\u0fbc\u102b-\u109d\u135d-\u135f\u1712-\u1773\u17b4-\u17d3\u18a9\u1920-\u1a7f"
    "\u1ab0-\u1bff\u1cd0-\u1cf9\u1dc0-\u1dff\u20d0-\u20f0\ua802-\uabed\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u00ad\u200b-\u200d\u2060\ufeff"
)
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_APOSTROPHES = "'’ʼ‘`´"


@cache
def _scanner() -> re.Pattern[str]:
    dots = r"(?:…|\.(?:[ \u00a0\u202f]?\.){2,})"
    return re.compile(
        rf"(?P<space>\s+)"
        rf"|(?P<dots>\[\s*{dots}\s*\]|\(\s*{dots}\s*\)|{dots})"
        rf"|(?P<inner>{_LETTER}*\[{_LETTER}+\]{_LETTER}+|{_LETTER}+\[{_LETTER}+\]{_LETTER}*)"
        r"|(?P<time>(?<![\d.:])(?P<hour>[01]?\d|2[0-3])"
        r"(?:[:.](?P<minute>[0-5]\d)(?![\d:]))?[ \u00a0\u202f]?(?P<half>[ap]\.m\b\.?|[ap]m\b)"
        r"|(?<![\d.:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]))"
        rf"|(?P<initials>(?:[^\W\d_]\.){{2,}}(?!{_LETTER})|(?:[^\W\d_]\.)+[^\W\d_](?!{_LETTER}))"
        r"|(?P<cjk>[\u3040-\u30ff\u3400-\u9fff])"
        rf"|(?P<word>{_LETTER}(?:{_LETTER}|[{_APOSTROPHES}](?=[^\W\d_]))*)"
        r"|(?P<other>.)",
        re.DOTALL,
    )


@cache
def _ordinal_end() -> re.Pattern[str]:
    return re.compile(r"(?:st|nd|rd|th)(?![^\W_])", re.I)


@cache
def _group() -> re.Pattern[str]:
    return re.compile(r"\[(?!\s*(?:…|\.\s?\.))[^\[\]]{1,400}\]")
