"""The search language: words as remembered, and a little more for who wants it.

    speaker:barclay figure:>8% since:2023-09 "fair and reasonable" -strike consult*

Whatever is pasted from an article should be searchable, so only a known field before a
colon is a filter, a lone dash is no operator, and `10:30` or a web address are words. What
cannot be read is pointed at and never dropped: a search that quietly ignores a filter
answers another question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from claimsdb.errors import ClaimsdbError, FigureError, PartialDateError, QuerySyntaxError
from claimsdb.search.figures import FigureRange, parse_range, unit_code
from claimsdb.text.dates import parse_date

FIELDS = (
    "speaker", "role", "source", "outlet", "since", "until", "topic", "mode", "unit", "figure",
    "state",
)  # fmt: skip
MODES = ("direct", "mixed", "indirect")
STATES = ("proposed", "accepted", "verified")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a result must be, beside its words.

    Several values of one field are alternatives, except figures: each must be there. `since`
    and `until` are days since 1970-01-01, both included.
    """

    speaker: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    figure: tuple[FigureRange, ...] = ()
    since: int | None = None
    until: int | None = None

    @classmethod
    def of(cls, **options: str | Sequence[str] | None) -> Filters:
        """Read options as a command line gives them: `of(speaker="barclay", figure=[">8%"])`.

        Raises InputError, or one of its kind, for a value that cannot be read.
        """
        found = cls()
        for name, given in options.items():
            values = [given] if isinstance(given, str) else (given or ())
            for value in values:
                found = found.merged(_filter(name, value))
        return found

    def merged(self, other: Filters) -> Filters:
        """Both together: alternatives are joined, and of two dates the narrower stays."""
        joined = {
            f.name: getattr(self, f.name) + getattr(other, f.name)
            for f in fields(Filters)
            if f.name not in ("since", "until")
        }
        since = [day for day in (self.since, other.since) if day is not None]
        until = [day for day in (self.until, other.until) if day is not None]
        return Filters(
            **joined,
            since=max(since, default=None),
            until=min(until, default=None),
        )

    def __bool__(self) -> bool:
        return self != _NO_FILTERS


_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A search as it was understood.

    `words` are everything that a result should be like, in the order typed, phrases
    included; `phrases` must stand in a result, `excluded` words and phrases must not.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    filters: Filters = field(default=_NO_FILTERS)

    def narrowed(self, filters: Filters) -> Query:
        """The same search under further filters."""
        return Query(
            self.words,
            self.phrases,
            self.excluded,
            self.prefixes,
            self.filters.merged(filters),
        )


def parse(text: str) -> Query:
    """Read a search. Raises QuerySyntaxError, which points at the place.

    >>> query = parse('speaker:barclay "fair and reasonable" rise -strike consult*')
    >>> query.words, query.phrases, query.excluded, query.prefixes
    ('fair and reasonable rise', ('fair and reasonable',), ('strike',), ('consult',))
    >>> query.filters.speaker
    ('barclay',)
    """
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    prefixes: list[str] = []
    filters = _NO_FILTERS
    place = _SPACE.match(text, 0).end()  # type: ignore[union-attr]
    while place < len(text):
        start = place
        minus = text[place] in "-−" and place + 1 < len(text) and not text[place + 1].isspace()
        if minus:
            place += 1
        if text[place] in _OPENING:
            value, place = _quoted(text, place)
            if not value:
                pass
            elif minus:
                excluded.append(value)
            else:
                words.append(value)
                phrases.append(value)
        elif (named := _FIELD.match(text, place)) is not None and _is_field(text, named):
            value, end = _value(text, named.end())
            if minus:
                raise QuerySyntaxError(
                    text,
                    start,
                    "A filter cannot be excluded.",
                    hint='Only words can: -strike, or -"pay rise".',
                )
            filters = filters.merged(_read_filter(text, named, value))
            place = end
        else:
            word = _WORD.match(text, place)
            assert word is not None
            place = word.end()
            _take(word[0], minus, words, excluded, prefixes)
        place = _SPACE.match(text, place).end()  # type: ignore[union-attr]
    return Query(" ".join(words), tuple(phrases), tuple(excluded), tuple(prefixes), filters)


_SPACE = re.compile(r"\s*")
_OPENING = {'"': '"”', "“": '”"', "„": '“”"', "«": "»"}
_FIELD = re.compile(r"([^\W\d_]{2,20}):(?=[^\s:/])")
_WORD = re.compile(r'[^\s"“„«]+|.', re.DOTALL)


def _take(
    word: str, minus: bool, words: list[str], excluded: list[str], prefixes: list[str]
) -> None:
    """Put a bare word where it belongs; a mark without a letter belongs nowhere."""
    stem = word.rstrip("*")
    if not any(character.isalnum() or character == "%" for character in stem):
        return
    if minus:
        excluded.append(word)
    elif len(stem) < len(word):
        prefixes.append(stem)
    else:
        words.append(word)


def _quoted(text: str, place: int) -> tuple[str, int]:
    """Read what stands between marks from `place` on; return it and where reading goes on."""
    closing = _OPENING[text[place]]
    for end in range(place + 1, len(text)):
        if text[end] in closing:
            return " ".join(text[place + 1 : end].split()), end + 1
    raise QuerySyntaxError(
        text,
        place,
        "This quotation mark is never closed.",
        hint="Close it, or leave it out.",
    )


def _value(text: str, place: int) -> tuple[str, int]:
    if text[place] in _OPENING:
        return _quoted(text, place)
    end = place
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[place:end], end


def _is_field(text: str, named: re.Match[str]) -> bool:
    """Say whether `word:` is a filter; refuse what looks like one and is none."""
    name = named[1].casefold()
    if name in FIELDS:
        return True
    near = _nearest(name, FIELDS)
    raise QuerySyntaxError(
        text,
        named.start(),
        f"There is no filter {named[1]!r}.",
        hint=(f"Did you mean {near}:? " if near else f"The filters are {', '.join(FIELDS)}. ")
        + f'To search for it as words, write "{named[1]}: …".',
    )


def _read_filter(text: str, named: re.Match[str], value: str) -> Filters:
    try:
        return _filter(named[1].casefold(), value)
    except ClaimsdbError as error:
        reason = str(error)
        raise QuerySyntaxError(text, named.end(), reason, hint=error.hint) from None


def _filter(name: str, value: str) -> Filters:
    value = " ".join(value.split())
    if not value:
        raise FigureError(
            f"The filter {name}: is empty.", hint=f"For example: {name}:{_EXAMPLE[name]}"
        )
    if name in ("since", "until"):
        date = parse_date(value)
        day = date.first if name == "since" else date.last
        if day is None:
            raise PartialDateError(value, "it has no day to count from")
        return Filters(since=day) if name == "since" else Filters(until=day)
    if name == "figure":
        return Filters(figure=(parse_range(value),))
    if name == "unit":
        unit = unit_code(value)
        if unit is None:
            raise FigureError(f"{value!r} is not a unit.", hint="For example: unit:% or unit:GBP")
        return Filters(unit=(unit,))
    if name in ("mode", "state"):
        allowed = MODES if name == "mode" else STATES
        if value.casefold() not in allowed:
            near = _nearest(value.casefold(), allowed)
            raise FigureError(
                f"A {name} is {', '.join(allowed[:-1])} or {allowed[-1]}, not {value!r}.",
                hint=f"Did you mean {name}:{near}?" if near else None,
            )
        value = value.casefold()
    return Filters(**{name: (value,)})  # type: ignore[arg-type]


_EXAMPLE = {
    "speaker": "barclay", "role": '"health secretary"', "source": '"annual report"',
    "outlet": "bbc", "since": "2023-09", "until": "2023-10-04", "topic": "pay",
    "mode": "direct", "unit": "%", "figure": ">8%", "state": "verified",
}  # fmt: skip


def _nearest(word: str, known: Sequence[str]) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=3)
    return found[0] if found and found[1] < len(word) - 1 else None
