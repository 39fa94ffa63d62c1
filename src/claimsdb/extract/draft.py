"""A draft as a reader sees it, with the way back to what its author typed.

Markup stands between quotation marks too: emphasis, links, citations, block quotes. It is
taken out before anything is looked for, and every code point that stays knows where it
stands in the draft, so that a finding points at the author's own line and column.
"""

from __future__ import annotations

import bisect
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Literal

from claimsdb.errors import InputError

Kind = Literal["markdown", "html", "text"]


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
    same. `cited` and `ignored` are what the author told other programs and this one.
    """

    raw: str
    text: str
    cited: tuple[Cited, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    _places: array[int] = field(default_factory=lambda: array("q"), repr=False)
    _lines: array[int] = field(default_factory=lambda: array("q"), repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `raw` that a span of `text` was read from; code points, end exclusive."""
        if start >= len(self._places):
            return len(self.raw), len(self.raw)
        first = self._places[start]
        last = self._places[max(start, end - 1)] + (1 if end > start else 0)
        return first, max(first, last)

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
    if "\0" in raw:
        raise InputError("The draft is no text: it has NUL bytes in it.")
    removed = bytearray(len(raw))
    replaced: dict[int, str] = {}
    cited: list[tuple[int, str]] = []
    ignored = list(_ignored(raw))
    if kind == "markdown":
        _markdown(raw, removed, replaced, cited)
    elif kind == "html":
        _html(raw, removed, replaced)
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
    lines = array("q", [0, *(match.end() for match in re.finditer("\n", raw))])
    return Draft(raw, "".join(parts), tuple(found), tuple(ignored), places, lines)


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


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.MULTILINE | re.DOTALL)
        for pattern in (
            r"\A---\n.*?^(?:---|\.\.\.)[ \t]*$",  # metadata
            r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)",  # code block
            r"<!--.*?-->",
            r"(?<!`)(?P<ticks>`+)(?!`).{1,400}?(?<!`)(?P=ticks)(?!`)",  # code
        )
    )


_CITATION = re.compile(r"[ \t]?\[[^\[\]\n]{0,80}?-?@\w[^\[\]\n]*\]")
_KEYS = re.compile(r"@([A-Za-z0-9_][\w:.#$%&+?<>~/-]*)")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])"
    r"|(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)"
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+|^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
_QUOTED = re.compile(r"^(?:[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[ ]{0,3}>[ \t]?", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>")


def _markdown(
    raw: str, removed: bytearray, replaced: dict[int, str], cited: list[tuple[int, str]]
) -> None:
    def remove(start: int, end: int) -> None:
        removed[start:end] = b"\x01" * (end - start)

    def free(match: re.Match[str]) -> bool:
        return not removed[match.start()]

    for pattern in _patterns():
        for match in pattern.finditer(raw):
            remove(*match.span())
    for match in _CITATION.finditer(raw):
        if free(match):
            cited += [(match.start(), key.rstrip(".,;")) for key in _KEYS.findall(match[0])[:1]]
            remove(*match.span())
    for match in _LINK.finditer(raw):
        if free(match):
            remove(match.start(), match.start("text"))
            remove(match.end("text"), match.end())
    for block in _QUOTED.finditer(raw):
        if free(block):
            _block_quote(raw, block, remove, replaced)
    for pattern in (_FOOTNOTE, _EMPHASIS, _HEADING, _ITEM, _ESCAPE, _TAG):
        for match in pattern.finditer(raw):
            if free(match):
                remove(*match.span())


_MARKS = "\"“„«‘'”"


def _block_quote(
    raw: str,
    block: re.Match[str],
    remove: Callable[[int, int], None],
    replaced: dict[int, str],
) -> None:
    """Take the `>` away; where the words have no marks of their own, put some round them."""
    body_start: int | None = None
    body_end = block.start()
    for mark in _QUOTE_MARK.finditer(raw, block.start(), block.end()):
        remove(*mark.span())
        end = raw.find("\n", mark.end(), block.end())
        end = block.end() if end < 0 else end
        line = raw[mark.end() : end].strip()
        if not line or line.startswith(("—", "–", "--", "- ")):
            continue  # an attribution line is no part of the words
        if body_start is None:
            body_start = end - len(raw[mark.end() : end].lstrip())
        body_end = mark.end() + len(raw[mark.end() : end].rstrip())
    if body_start is None or raw[body_start] in _MARKS:
        return
    replaced[body_start] = "“"
    replaced[body_end] = "”" + replaced.get(body_end, "")


_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = re.compile(r"<(script|style|head|code|pre)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|blockquote|section|article|tr|table|br|figure|header|footer)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_CITE_START = re.compile(r"<(blockquote|q)\b[^<>]*>", re.IGNORECASE)
_CITE_END = re.compile(r"</(blockquote|q)\s*>", re.IGNORECASE)


def _html(raw: str, removed: bytearray, replaced: dict[int, str]) -> None:
    def remove(start: int, end: int) -> None:
        removed[start:end] = b"\x01" * (end - start)

    for pattern in (_HIDDEN, _COMMENT):
        for match in pattern.finditer(raw):
            remove(*match.span())
    for match in _ANY_TAG.finditer(raw):
        if removed[match.start()]:
            continue
        put = "\n\n" if _BLOCK.fullmatch(match[0]) else ""
        if _CITE_START.fullmatch(match[0]) and not _opens_with_mark(raw, match.end()):
            put += "“"
        elif _CITE_END.fullmatch(match[0]) and raw[: match.start()].rstrip()[-1:] not in _MARKS:
            put = "”" + put
        if put:
            replaced[match.start()] = put
        remove(*match.span())
    for match in _ENTITY.finditer(raw):
        if not removed[match.start()]:
            character = unescape(match[0])
            if character != match[0]:
                replaced[match.start()] = character
                remove(*match.span())


def _opens_with_mark(raw: str, place: int) -> bool:
    after = _ANY_TAG.sub("", raw[place : place + 400]).lstrip()
    return unescape(after[:8])[:1] in _MARKS
