"""One statement as all its sources print it, side by side: the variorum view.

Every print is held against the fullest one. What one of them left out, put in or changed then
stands in a column of its own, so that a reader sees at a glance who cut what, and whether two
sources share a cut, which tells that one copied the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimsdb.compare.findings import Comparison
from claimsdb.compare.judge import compare
from claimsdb.compare.words import Wording


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of the fullest print and what each print has there.

    `start` and `end` are code points of the fullest print; they are equal where others put
    something in. A reading of None says that the print has nothing there.
    """

    start: int
    end: int
    readings: tuple[str | None, ...]

    @property
    def agreed(self) -> bool:
        """Whether all prints read the same here."""
        return len(set(self.readings)) == 1


@dataclass(frozen=True, slots=True)
class Variorum:
    """Several prints aligned: which is the fullest, the columns, and each held against it."""

    fullest: int
    columns: tuple[Column, ...]
    comparisons: tuple[Comparison, ...]

    def cut(self, index: int) -> tuple[str, ...]:
        """Return what the print at `index` leaves out of the fullest, in order."""
        return tuple(
            segment.source
            for segment in self.comparisons[index].segments
            if segment.kind in ("delete", "outside") and any(c.isalnum() for c in segment.source)
        )


def variorum(wordings: Sequence[str]) -> Variorum:
    """Align prints of one statement against the fullest, the first of equally full ones.

    The readings of a print, joined over all columns, are that print exactly.

    >>> found = variorum(["We will never leave", "We will leave"])
    >>> [column.readings for column in found.columns]
    [('We will ', 'We will '), ('never ', None), ('leave', 'leave')]
    """
    prints = [Wording(wording) for wording in wordings]
    if not prints:
        return Variorum(-1, (), ())
    fullest = max(range(len(prints)), key=lambda index: (len(prints[index]), -index))
    base = prints[fullest]
    comparisons = tuple(compare(wording, base) for wording in prints)
    cuts = _cuts(len(base.text), comparisons)
    columns: list[Column] = []
    for start, end in cuts:
        readings = tuple(_reading(comparison, start, end) for comparison in comparisons)
        if any(reading is not None for reading in readings):
            columns.append(Column(start, end, readings))
    return Variorum(fullest, tuple(columns), comparisons)


def _cuts(length: int, comparisons: Sequence[Comparison]) -> list[tuple[int, int]]:
    """Return the stretches of the fullest print, empty ones where something was put in.

    A stretch is never cut inside what some print replaced, for a replacement has no inside.
    """
    edges = {0, length}
    solid: list[tuple[int, int]] = []
    put_in: set[int] = set()
    for comparison in comparisons:
        for segment in comparison.segments:
            start, end = segment.source_start, segment.source_start + len(segment.source)
            edges |= {start, end}
            if segment.kind == "replace":
                solid.append((start, end))
            elif not segment.source:
                put_in.add(start)
    for start, end in sorted(solid):
        edges -= {edge for edge in edges if start < edge < end}
        put_in = {start if start < place < end else place for place in put_in}
    cuts: list[tuple[int, int]] = []
    ordered = sorted(edges | put_in)
    for index, edge in enumerate(ordered):
        if edge in put_in:
            cuts.append((edge, edge))
        if index + 1 < len(ordered):
            cuts.append((edge, ordered[index + 1]))
    return cuts


def _reading(comparison: Comparison, start: int, end: int) -> str | None:
    """Return what a print has for a stretch of the fullest one, None where it has nothing."""
    parts: list[str] = []
    for segment in comparison.segments:
        first, last = segment.source_start, segment.source_start + len(segment.source)
        if not segment.draft:
            continue
        if segment.kind == "equal":
            a, b = max(start, first), min(end, last)
            if a < b:
                parts.append(segment.source[a - first : b - first])
        elif segment.source:
            if start <= first and last <= end and start < end:
                parts.append(segment.draft)
        elif start == end == first or start < first < end:
            parts.append(segment.draft)
    return "".join(parts) or None
