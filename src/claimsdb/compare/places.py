"""Where a run of alignment steps stands in the two prints.

Every unit of the passage has its step, so counting steps gives the place in both texts even
where one side has nothing; judges say what a run is, this says where.
"""

from __future__ import annotations

from typing import NamedTuple

from claimsdb.compare.align import Alignment
from claimsdb.compare.findings import Difference, FindingType
from claimsdb.compare.words import Unit, Wording


class Run(NamedTuple):
    """Steps `a` to `b` (exclusive) of an alignment."""

    a: int
    b: int


class Sides:
    """An alignment with a running count of the units that each side has used."""

    __slots__ = ("alignment", "d", "draft_at", "s", "source_at", "steps")

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.d: Wording = alignment.draft
        self.s: Wording = alignment.source
        self.steps = alignment.steps
        self.draft_at = [0]
        self.source_at = [alignment.first]
        for i, j in alignment.steps:
            self.draft_at.append(self.draft_at[-1] + (i >= 0))
            self.source_at.append(self.source_at[-1] + (j >= 0))

    def draft(self, run: Run) -> tuple[Unit, ...]:
        """Return the draft's units in a run."""
        return self.d.units[self.draft_at[run.a] : self.draft_at[run.b]]

    def source(self, run: Run) -> tuple[Unit, ...]:
        """Return the source's units in a run."""
        return self.s.units[self.source_at[run.a] : self.source_at[run.b]]

    def next_draft(self, run: Run, count: int = 1) -> tuple[Unit, ...]:
        """Return the draft's next units behind a run."""
        return self.d.units[self.draft_at[run.b] : self.draft_at[run.b] + count]

    def next_source(self, run: Run, count: int = 1) -> tuple[Unit, ...]:
        """Return the source's next units behind a run, beyond the passage too."""
        return self.s.units[self.source_at[run.b] : self.source_at[run.b] + count]

    def last_source(self, run: Run) -> Unit | None:
        """Return the source's unit before a run."""
        at = self.source_at[run.a]
        return self.s.units[at - 1] if at else None

    def last_draft(self, run: Run) -> Unit | None:
        """Return the draft's unit before a run."""
        at = self.draft_at[run.a]
        return self.d.units[at - 1] if at else None

    def draft_span(self, run: Run) -> tuple[int, int]:
        """Return the draft's code points of a run, brackets included; empty where it is cut."""
        return _span(self.d, self.draft_at[run.a], self.draft_at[run.b])

    def source_span(self, run: Run) -> tuple[int, int]:
        """Return the source's code points of a run."""
        return _span(self.s, self.source_at[run.a], self.source_at[run.b])

    def difference(self, run: Run, kind: FindingType, message: str) -> Difference:
        """Return the difference that a run is, with the edit that would undo it."""
        d0, d1 = self.draft_span(run)
        s0, s1 = self.source_span(run)
        words = self.s.text[s0:s1]
        start, end, put = d0, d1, words
        if not words:
            # Take the white space that would be left over, too.
            following = self.next_draft(run)
            if following:
                end = max(d1, self._outside(following[0]))
            elif d0 > 0:
                start -= len(self.d.text[:d0]) - len(self.d.text[:d0].rstrip())
        elif d0 == d1:
            following, after = self.next_draft(run), self.next_source(run)
            if following and after:
                put = self.s.text[s0 : after[0].start]
                start = end = self._outside(following[0])
            else:
                before = self.last_source(run)
                put = self.s.text[before.end if before else s0 : s1]
        return Difference(
            type=kind,
            draft_start=start,
            draft_end=end,
            source_start=s0,
            source_end=s1,
            draft_words=self.d.text[d0:d1],
            source_words=words,
            message=message,
            replacement=put,
            paste=words,
        )

    def _outside(self, unit: Unit) -> int:
        """Return where a unit begins, its opening bracket included."""
        return _bracket_start(self.d, unit)


def _span(side: Wording, first: int, last: int) -> tuple[int, int]:
    if first < last:
        one, two = side.units[first], side.units[last - 1]
        start = _bracket_start(side, one)
        end = two.end
        if two.group >= 0 and (last == len(side) or side.units[last].group != two.group):
            end = side.text.find("]", two.end) + 1 or two.end
        return start, end
    at = side.units[first - 1].end if first else 0
    return at, at


def _bracket_start(side: Wording, unit: Unit) -> int:
    if unit.group < 0:
        return unit.start
    at = side.text.rfind("[", 0, unit.start)
    inside = side.text[at + 1 : unit.start] if at >= 0 else "x"
    return at if at >= 0 and not any(c.isalnum() for c in inside) else unit.start
