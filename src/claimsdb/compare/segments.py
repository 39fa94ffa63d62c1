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
    for kind, (d0, d1, s0, s1) in _boxes(sides):
        ours, theirs = d[d0:d1], s[s0:s1]
        if not ours and not theirs:
            continue
        if kind == "outside":
            found.append(Segment("outside", ours, theirs, d0, s0))
            continue
        if ours == theirs:
            last = found[-1] if found else None
            if last is not None and last.kind == "equal":
                found[-1] = Segment(
                    "equal", last.draft + ours, last.source + theirs,
                    last.draft_start, last.source_start,
                )  # fmt: skip
            else:
                found.append(Segment("equal", ours, theirs, d0, s0))
            continue
        change: _Kind = "replace" if ours and theirs else "insert" if ours else "delete"
        found.append(Segment(change, ours, theirs, d0, s0, _type_of((d0, d1, s0, s1), waiting)))
    return tuple(found)


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
    d, s = sides.d, sides.s
    d_at, s_at = 0, 0
    steps = sides.steps
    at = 0
    begun = False
    while at < len(steps):
        end = at + 1
        paired = min(steps[at]) >= 0 and _alike(sides, at)
        if not paired:
            while end < len(steps) and not (min(steps[end]) >= 0 and _alike(sides, end)):
                end += 1
        d0, d1 = sides.draft_span(Run(at, end))
        s0, s1 = sides.source_span(Run(at, end))
        d0, s0 = max(d0, d_at), max(s0, s_at)
        d1, s1 = max(d1, d0), max(s1, s0)
        if not begun:
            yield from _lead(d.text[:d0], s.text[:s0])
            begun = True
        else:
            yield from _gap(d.text, s.text, (d_at, d0, s_at, s0))
        yield "equal", (d0, d1, s0, s1)
        d_at, s_at = d1, s1
        at = end
    yield from _trail(d.text, s.text, d_at, s_at)


def _alike(sides: Sides, at: int) -> bool:
    i, j = sides.steps[at]
    return sides.d.units[i].key == sides.s.units[j].key


def _lead(ours: str, theirs: str) -> Iterator[tuple[_Kind, _Box]]:
    shared = 0
    while shared < min(len(ours), len(theirs)) and ours[-1 - shared] == theirs[-1 - shared]:
        shared += 1
    a, b = len(ours) - shared, len(theirs) - shared
    yield "outside", (0, 0, 0, b)
    yield "equal", (0, a, b, b)
    yield "equal", (a, len(ours), b, len(theirs))


def _gap(d: str, s: str, box: _Box) -> Iterator[tuple[_Kind, _Box]]:
    """Yield what both share at the two ends of a gap apart from what they do not."""
    d0, d1, s0, s1 = box
    most = min(d1 - d0, s1 - s0)
    head = 0
    while head < most and d[d0 + head] == s[s0 + head]:
        head += 1
    tail = 0
    while tail < most - head and d[d1 - 1 - tail] == s[s1 - 1 - tail]:
        tail += 1
    yield "equal", (d0, d0 + head, s0, s0 + head)
    yield "equal", (d0 + head, d1 - tail, s0 + head, s1 - tail)
    yield "equal", (d1 - tail, d1, s1 - tail, s1)


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
        and difference.draft_start <= d1
        and difference.draft_end >= d0
        and difference.source_start <= s1
        and difference.source_end >= s0
    ]
    return most_harmful(kinds) if kinds else None
