"""The two prints side by side, cut where they differ, for display.

The draft sides of all segments are the draft, and the source sides are the source, code point
for code point: what a person is shown is what is there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from claimsdb.compare.findings import Difference, FindingType, Segment, most_harmful
from claimsdb.compare.places import Run, Sides

_Box = tuple[int, int, int, int]
_Kind = Literal["equal", "replace", "insert", "delete", "outside"]


def segments(sides: Sides, differences: Sequence[Difference]) -> tuple[Segment, ...]:
    """Return the segments of an alignment, each change with the type of its difference."""
    d, s = sides.d.text, sides.s.text
    found: list[Segment] = []
    waiting = deque(sorted(differences, key=lambda it: (it.draft_start, it.draft_end)))
    for kind, box in _boxes(sides):
        d0, d1, s0, s1 = box
        ours, theirs = d[d0:d1], s[s0:s1]
        if not ours and not theirs:
            continue
        if kind == "outside":
            found.append(Segment("outside", ours, theirs, d0, s0))
            continue
        type_ = None if ours == theirs else _type_of(box, waiting)
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind != "outside"
            and last.type is type_
            and (last.kind == "equal") == (ours == theirs)
        ):
            found.pop()
            ours, theirs = last.draft + ours, last.source + theirs
            d0, s0 = last.draft_start, last.source_start
        found.append(Segment(_kind_of(ours, theirs), ours, theirs, d0, s0, type_))
    return tuple(found)


def _kind_of(ours: str, theirs: str) -> _Kind:
    if ours == theirs:
        return "equal"
    return "replace" if ours and theirs else "insert" if ours else "delete"


def whole_segments(draft: str, source: str, place: int) -> tuple[Segment, ...]:
    """Return the segments of a draft that stands in the source as it is, at `place`; or of two
    texts with nothing in common (-1)."""
    if place < 0:
        parts = [
            Segment("insert", draft, "", 0, 0, FindingType.NOT_FOUND),
            Segment("outside", "", source, len(draft), 0),
        ]
    else:
        end = place + len(draft)
        parts = [
            Segment("outside", "", source[:place], 0, 0),
            Segment("equal", draft, source[place:end], 0, place),
            Segment("outside", "", source[end:], len(draft), end),
        ]
    return tuple(part for part in parts if part.draft or part.source)


def _boxes(sides: Sides) -> Iterator[tuple[_Kind, _Box]]:
    """Yield the stretches of both prints in order, without a gap or an overlap."""
    d, s = sides.d.text, sides.s.text
    d_at, s_at = 0, 0
    total = len(sides.steps)
    at = 0
    while at < total:
        end = at + 1
        paired = _alike(sides, at)
        while not paired and end < total and not _alike(sides, end):
            end += 1
        d0, d1, s0, s1 = _box(sides, Run(at, end), d_at, s_at)
        if at == 0:
            yield from _lead(d[:d0], s[:s0])
        elif paired:
            yield from _trimmed(d, s, (d_at, d0, s_at, s0))
        if at and not paired:
            # A change and the spaces around it are one stretch, less what both have there.
            d0, s0 = d_at, s_at
        if not paired and end < total:
            d1, _, s1, _ = _box(sides, Run(end, end + 1), d1, s1)
        if paired:
            yield "equal", (d0, d1, s0, s1)
        else:
            yield from _trimmed(d, s, (d0, d1, s0, s1))
        d_at, s_at = d1, s1
        at = end
    yield from _trail(d, s, d_at, s_at)


def _box(sides: Sides, run: Run, d_at: int, s_at: int) -> _Box:
    """Return where a run stands in both prints, not before the two places given."""
    d0, d1 = sides.draft_span(run)
    s0, s1 = sides.source_span(run)
    d0, s0 = max(d0, d_at), max(s0, s_at)
    return d0, max(d1, d0), s0, max(s1, s0)


def _alike(sides: Sides, at: int) -> bool:
    i, j = sides.steps[at]
    return i >= 0 and j >= 0 and sides.d.units[i].key == sides.s.units[j].key


def _lead(ours: str, theirs: str) -> Iterator[tuple[_Kind, _Box]]:
    shared = 0
    while shared < min(len(ours), len(theirs)) and ours[-1 - shared] == theirs[-1 - shared]:
        shared += 1
    a, b = len(ours) - shared, len(theirs) - shared
    yield "outside", (0, 0, 0, b)
    yield "equal", (0, a, b, b)
    yield "equal", (a, len(ours), b, len(theirs))


def _trimmed(d: str, s: str, box: _Box) -> Iterator[tuple[_Kind, _Box]]:
    """Yield the marks and spaces that both have at the two ends of a stretch apart from it."""
    d0, d1, s0, s1 = box
    while d0 < d1 and s0 < s1 and d[d0] == s[s0] and not d[d0].isalnum():
        d0, s0 = d0 + 1, s0 + 1
    yield "equal", (box[0], d0, box[2], s0)
    while d0 < d1 and s0 < s1 and d[d1 - 1] == s[s1 - 1] and not d[d1 - 1].isalnum():
        d1, s1 = d1 - 1, s1 - 1
    yield "equal", (d0, d1, s0, s1)
    yield "equal", (d1, box[1], s1, box[3])


def _trail(d: str, s: str, d_at: int, s_at: int) -> Iterator[tuple[_Kind, _Box]]:
    shared = 0
    while (
        d_at + shared < len(d) and s_at + shared < len(s) and d[d_at + shared] == s[s_at + shared]
    ):
        shared += 1
    yield "equal", (d_at, d_at + shared, s_at, s_at + shared)
    yield "equal", (d_at + shared, len(d), s_at + shared, s_at + shared)
    yield "outside", (len(d), len(d), s_at + shared, len(s))


def _type_of(box: _Box, waiting: deque[Difference]) -> FindingType | None:
    """Return the most harmful type of the differences that lie in a stretch.

    Boxes come in order, so differences that end before one are done with.
    """
    d0, d1, s0, s1 = box
    while waiting and waiting[0].draft_end < d0:
        waiting.popleft()
    kinds = [
        difference.type
        for difference in takewhile(lambda it: it.draft_start <= d1, waiting)
        if difference.type is not FindingType.PARAPHRASE_IN_MARKS
        and (
            (difference.draft_start < d1 and d0 < difference.draft_end)
            or (difference.source_start < s1 and s0 < difference.source_end)
        )
    ]
    return most_harmful(kinds) if kinds else None
