"""Find the marked passages of a text: what stands between quotation marks, and what does not.

Marks cannot be paired by counting. A quotation of several paragraphs opens each of them and
closes only the last, an apostrophe looks like a mark that closes, and typists forget marks.
So every mark is judged by its neighbours, and no fault reaches beyond its own paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimsdb.extract.transcripts import starts_turn

__all__ = ["Marked", "find_marked", "paragraphs_of"]

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
_JOINER = "\u2060\u200b\ufeff\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"
_SPACE = frozenset(" \t\r\n\f\v\u00a0\u2009\u202f\u2002\u2003" + _JOINER)
_BEFORE_OPENING = frozenset("([{—–-/‒―…*_>+|")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…*_<|'’\"”")
_DOUBLE = re.compile(r"``|''|[\"“”„‟«»]")
_SINGLE = re.compile(r"['‘’‚‹›`]")
_OPENING = re.compile(r"[\s*_>\-–—•\u2060\ufeff\u200e\u202a]*(``|''|[\"“”„‟«»'‘‚‹])")


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked passage within one paragraph.

    `start` and `end` take the marks in, `inner_start` and `inner_end` leave them out.
    `continues` says that the paragraph never closes it and that the next one opens again.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    closed: bool = True
    continues: bool = False

    @property
    def length(self) -> int:
        return self.inner_end - self.inner_start


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs stand, without the blanks around them.

    A line is a paragraph, except in a text that was wrapped at a fixed width, where only a
    blank line parts two of them.

    >>> paragraphs_of("One.\\nTwo.")
    [(0, 4), (5, 9)]
    """
    if _is_wrapped(text):
        breaks = [(m.start(), m.end()) for m in _BLANK_LINE.finditer(text)]
    else:
        breaks = [(m.start(), m.end()) for m in re.finditer(r"[\n\u2028\u2029\x0b\x0c]+", text)]
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in [*breaks, (len(text), len(text))]:
        first, last = at, start
        while first < last and (text[first] in _SPACE or text[first].isspace()):
            first += 1
        while last > first and (text[last - 1].isspace()):
            last -= 1
        if last > first:
            found.append((first, last))
        at = end
    return found


def _is_wrapped(text: str) -> bool:
    if "\n" not in text:
        return False
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    if len(full) < 4 or len(full) == len(lines) or max(map(len, full)) > 110:
        return False
    inside = [a for a, b in pairwise(lines) if a.strip() and b.strip()]
    if not inside or len(inside) * 2 < len(full):
        return False
    if sum(starts_turn(line) for line in full) >= 3:
        return False
    broken = sum(a.rstrip()[-1] not in ".!?:\"”’'" and len(a) >= 40 for a in inside)
    return broken * 2 > len(inside)


def find_marked(
    text: str, paragraphs: list[tuple[int, int]], aside: frozenset[int] = frozenset()
) -> list[Marked]:
    """Return the marked passages in reading order; a mark within a passage belongs to it.

    Paragraphs numbered in `aside` are left out.
    """
    found: list[Marked] = []
    carried = False
    for number, (start, end) in enumerate(paragraphs):
        if number in aside:
            carried = False
            continue
        here, carried = _read_paragraph(text, paragraphs, number, start, end, carried)
        found.extend(here)
    return found


def _read_paragraph(
    text: str,
    paragraphs: list[tuple[int, int]],
    number: int,
    start: int,
    end: int,
    carried: bool,
) -> tuple[list[Marked], bool]:
    spans = list(_doubles(text, start, end, carried))
    follows = number + 1 < len(paragraphs) and _SINGLE_OPENING.match(
        text, paragraphs[number + 1][0], paragraphs[number + 1][1]
    )
    spans = _with_singles(text, start, end, spans, bool(follows))
    goes_on = False
    found: list[Marked] = []
    for opens, width, closes, stop in spans:
        if closes >= 0:
            found.append(Marked(opens, stop, opens + width, closes, number))
            continue
        following = number + 1 < len(paragraphs) and _OPENING.match(
            text, paragraphs[number + 1][0], paragraphs[number + 1][1]
        )
        goes_on = (
            bool(following) and _same_kind(text[opens], following.group(1)) if following else False
        )
        if not goes_on and not _may_lack_its_end(text, start, opens):
            continue
        found.append(Marked(opens, end, opens + width, end, number, False, goes_on))
    found = [m for m in found if text[m.inner_start : m.inner_end].strip(" \t\r\n" + _JOINER)]
    return [_trimmed(text, m) for m in found], bool(spans) and spans[-1][2] < 0


def _trimmed(text: str, marked: Marked) -> Marked:
    """Leave out blanks inside the marks, as French print sets them."""
    first, last = marked.inner_start, marked.inner_end
    while first < last and text[first] in _SPACE:
        first += 1
    while last > first and text[last - 1] in _SPACE:
        last -= 1
    if (first, last) == (marked.inner_start, marked.inner_end):
        return marked
    return Marked(
        marked.start, marked.end, first, last, marked.paragraph, marked.closed, marked.continues
    )


def _same_kind(first: str, second: str) -> bool:
    if second in ("''", "``"):
        return first in "'`\"“"
    doubles, singles = '"“”„‟«»', "'‘‚‹’"
    return (first in doubles and second in doubles) or (first in singles and second in singles)


def _may_lack_its_end(text: str, start: int, opens: int) -> bool:
    """A passage that nothing closes is believed only where a whole quotation would begin."""
    before = text[max(start, opens - 24) : opens].rstrip()
    if text[opens] in "'‘‚`’‹" and text[opens : opens + 2] != "''":
        return False
    return not before or before[-1] in ":,.!?"


def _opens(text: str, start: int, end: int, at: int, width: int) -> bool:
    """Say whether a mark at `at` may open: blank or bracket before it, a word after it."""
    after = at + width
    if after >= end or text[after] in " \t\r\n":
        return False
    return at == start or text[at - 1] in _SPACE or text[at - 1] in _BEFORE_OPENING


def _closes(text: str, start: int, end: int, at: int, width: int) -> bool:
    after = at + width
    if after >= end or text[after] in _SPACE or text[after] in _AFTER_CLOSING:
        return True
    return at > start and text[at - 1] in ".,!?…"


def _doubles(
    text: str, start: int, end: int, carried: bool
) -> Iterator[tuple[int, int, int, int]]:
    """Yield (opening, its width, closing or -1, end) of passages between double marks."""
    marks = list(_DOUBLE.finditer(text, start, end))
    if not marks:
        return
    kinds = [_kind(text, start, end, m) for m in marks]
    at: int | None = None
    depth = 0
    for i, mark in enumerate(marks):
        kind = kinds[i]
        if at is None:
            if kind in "([x":
                at, depth = i, 0
            elif kind == ")" and carried and i < 4 and not any(k in "([x" for k in kinds[:i]):
                carried = False
                yield start, 0, mark.start(), mark.end()
            continue
        low = text[marks[at].start()] in "„»"
        if (
            kind == "("
            and low
            and mark.group() in "“«"
            and _closes(text, start, end, mark.start(), len(mark.group()))
        ):
            kind = ")"
        if kind == "(":
            ahead = kinds[i + 1 : i + 40]
            until = next((n for n, k in enumerate(ahead) if k == "("), len(ahead))
            if sum(k in ")]x" for k in ahead[:until]) >= 2 or (
                until < len(ahead) and _balanced(ahead)
            ):
                depth += 1
            else:
                at, depth = i, 0
        elif kind in ")]x":
            if depth:
                depth -= 1
            else:
                opening = marks[at]
                yield opening.start(), len(opening.group()), mark.start(), mark.end()
                at = None
    if at is not None:
        yield marks[at].start(), len(marks[at].group()), -1, end


def _balanced(kinds: list[str]) -> bool:
    return sum(k in ")]" for k in kinds) - sum(k == "(" for k in kinds) >= 2


def _kind(text: str, start: int, end: int, mark: re.Match[str]) -> str:
    """Say what a mark may be: "(" opens, ")" closes, "[" only opens where none is open, "]" only
    closes where one is, "x" does what is wanted, "." is no mark of speech."""
    shape, at = mark.group(), mark.start()
    width = len(shape)
    opens = _opens(text, start, end, at, width)
    closes = _closes(text, start, end, at, width)
    after = at + width
    word_follows = after < end and (text[after].isalnum() or text[after] in "[$£€")
    if shape in ("“", "„", "‟", "``"):
        # A typist's slip: “… for her,“ he said.
        slip = shape == "“" and closes and not opens and at > start and text[at - 1] not in _SPACE
        return ")" if slip else "("
    if shape == "”":
        return "(" if (opens and not closes) or at == start else ")"
    if shape == "«":
        return ")" if closes and not opens and at > start and text[at - 1] not in _SPACE else "("
    if shape == "»":
        return "(" if word_follows and (at == start or text[at - 1] in _SPACE) else ")"
    if at > start and text[at - 1].isdigit() and after_is_measure(text, after, end):
        return "]" if width == 1 else "."
    if opens and not closes:
        return "("
    if word_follows and not opens and at > start and text[at - 1] != "=":
        return "x"
    if closes and not opens:
        return ")"
    if opens:
        return "(" if at == start or text[at - 1] in _SPACE else "["
    return "]"


def after_is_measure(text: str, at: int, end: int) -> bool:
    """Say whether a mark after a digit is that of inches: 6" tall, 5'10"."""
    return at < end and text[at] in " x×-" and at + 1 < end and text[at + 1].isalpha()


_SINGLE_OPENING = re.compile(r"[\s*_>\-–—•\u2060]*['‘‚](?=[^\W_])")
_SHORTENED = re.compile(
    r"['’](?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|cos\b|bout\b|round\b)", re.I
)


def _with_singles(
    text: str,
    start: int,
    end: int,
    doubles: list[tuple[int, int, int, int]],
    follows: bool,
) -> list[tuple[int, int, int, int]]:
    """Add the passages between single marks that stand outside double ones, or around them."""
    marks = list(_SINGLE.finditer(text, start, end))
    if not marks:
        return doubles
    inside = [(a, stop) for a, _, _, stop in doubles]
    singles: list[tuple[int, int, int, int]] = []
    busy_until = start
    for i, mark in enumerate(marks):
        at = mark.start()
        if at < busy_until or mark.group() in "’›" or _within(at, inside):
            continue
        if text[at : at + 2] == "''" or (at and text[at - 1 : at + 1] == "''"):
            continue
        if not _opens(text, start, end, at, 1) or _SHORTENED.match(text, at):
            continue
        if not (text[at + 1].isalnum() or text[at + 1] in '"“…[£$€‘'):
            continue
        closing = _single_closing(text, start, end, marks[i + 1 : i + 60], mark.group(), inside)
        if closing is not None and follows and text[closing - 1] in "sS":
            closing = None  # the next paragraph opens again, so this was a possessive
        if closing is None:
            if (at == start or follows) and mark.group() in "‘'":
                singles.append((at, 1, -1, end))
                break
            continue
        singles.append((at, 1, closing, closing + 1))
        busy_until = closing + 1
    if not singles:
        return doubles
    outer = [(a, stop) for a, _, _, stop in singles]
    kept = [span for span in doubles if not _within(span[0], outer)]
    taken = [(a, stop) for a, _, _, stop in kept]
    singles = [s for s in singles if not _within(s[3] - 1, taken)]
    return sorted(kept + singles)


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Say whether `at` lies in one of the spans, which are in order and apart."""
    i = bisect_right(spans, (at, _FAR)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


_FAR = 1 << 60


def _single_closing(
    text: str,
    start: int,
    end: int,
    marks: list[re.Match[str]],
    opening: str,
    inside: list[tuple[int, int]],
) -> int | None:
    """Return where a single mark is closed; a possessive (workers') only closes for want of
    a better one."""
    wanted = (
        "›" if opening == "‹" else "‘’" if opening == "‚" else "’'" if opening != "'" else "'’"
    )
    fallback: int | None = None
    for mark in marks:
        at = mark.start()
        if mark.group() == "‘" and opening == "‘" and _opens(text, start, end, at, 1):
            break
        if mark.group() not in wanted or _within(at, inside):
            continue
        after = text[at + 1] if at + 1 < end else " "
        if after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] in ".,!?…":
            return at
        if text[at - 1] in "sS" and after in _SPACE:
            fallback = at if fallback is None else fallback
            continue
        return at
    return fallback
