"""A draft as a reader sees it, with the way back to what its author typed.

Markup stands between quotation marks too: emphasis, links, citations, block quotes. It is
taken out before anything is looked for, and every code point that stays knows where it
stands in the draft, so that a finding points at the author's own line and column.
"""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from claimsdb.errors import PartialDateError
from claimsdb.extract.draft_html import read_html
from claimsdb.extract.draft_markdown import read_markdown
from claimsdb.text.dates import parse_date

Kind = Literal["markdown", "html", "text", "word"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A Pandoc citation `[@key]`: the key, and where in the text it stands."""

    key: str
    at: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """A comment that silences findings of `types` (all when empty) on the line `line`."""

    line: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """`raw` is the draft as typed, `text` what is read of it.

    Quotation marks are put round a block quote that has none, for its indentation says the
    same. `cited` and `ignored` are what the author told other programs and this one; `day` is
    the draft's own date, where its metadata has one, as days since 1970-01-01.
    """

    raw: str
    text: str
    cited: tuple[Cited, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    day: int | None = None
    _places: array[int] = field(default_factory=lambda: array("q"), repr=False)
    _lines: array[int] = field(default_factory=lambda: array("q"), repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `raw` that a span of `text` was read from; code points, end exclusive."""
        if start >= len(self._places):
            return len(self.raw), len(self.raw)
        first = self._places[start]
        last = self._places[max(start, end - 1)] + (1 if end > start else 0)
        return first, min(max(first, last), len(self.raw))

    def line_and_column(self, place: int) -> tuple[int, int]:
        """Line and column of a place in `raw`, both from 1."""
        line = bisect.bisect_right(self._lines, place) - 1
        return line + 1, place - self._lines[line] + 1

    def is_ignored(self, line: int, type_: str) -> bool:
        """Whether the author silenced findings of this type on this line."""
        return any(
            ignored.line == line and (not ignored.types or type_ in ignored.types)
            for ignored in self.ignored
        )


def read_draft(raw: str, *, kind: Kind = "markdown") -> Draft:
    """Read a draft. Plain text has no markup; only comments to this program are seen in it.

    >>> draft = read_draft('He *said*: "We will [pay](https://x.example)." [@a-2023-pay]')
    >>> draft.text
    'He said: "We will pay."'
    >>> draft.span(10, 21), [cited.key for cited in draft.cited]
    ((12, 24), ['a-2023-pay'])
    """
    removed = bytearray(character == "\0" for character in raw)
    replaced: dict[int, str] = {}
    cited: list[tuple[int, str]] = []
    ignored = list(_ignored(raw))
    if kind == "markdown":
        read_markdown(raw, removed, replaced, cited)
    elif kind == "html":
        read_html(raw, removed, replaced)
    elif kind == "word":
        replaced.update((match.start(), "\n") for match in re.finditer("\n", raw))
    parts: list[str] = []
    places = array("q")
    starts = dict(cited)
    found: list[Cited] = []
    for place, character in enumerate(raw):
        if place in starts:
            found.append(Cited(starts[place], len(places)))
        for put in replaced.get(place, ""):
            parts.append(put)
            places.append(place)
        if not removed[place]:
            parts.append(character)
            places.append(place)
    for put in replaced.get(len(raw), ""):
        parts.append(put)
        places.append(len(raw))
    lines = array("q", [0, *(match.end() for match in re.finditer("\n", raw))])
    text = "".join(parts)
    return Draft(raw, text, tuple(found), tuple(ignored), _day(raw), places, lines)


_DATE = re.compile(r"\A---\r?\n(?:.*\n)*?date:[ \t]*[\"']?(\d{4}-\d\d-\d\d)\b")


def _day(raw: str) -> int | None:
    found = _DATE.match(raw[:4000])
    if found is None:
        return None
    try:
        return parse_date(found[1]).first
    except PartialDateError:
        return None


_IGNORE = re.compile(r"<!--\s*claimsdb:\s*ignore\s*(?P<types>[\w ,-]*?)\s*-->")


def _ignored(raw: str) -> Iterator[Ignored]:
    for match in _IGNORE.finditer(raw):
        line = raw.count("\n", 0, match.start()) + 1
        types = frozenset(re.findall(r"[a-z][a-z-]+", match["types"]))
        start = raw.rfind("\n", 0, match.start()) + 1
        end = raw.find("\n", match.end())
        after = raw[match.end() : end if end >= 0 else None]
        alone = not (raw[start : match.start()] + after).strip()
        # On a line of its own it speaks of the next one.
        yield Ignored(line + 1 if alone else line, types)
