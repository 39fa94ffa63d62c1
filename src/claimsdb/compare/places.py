"""Where a run of alignment steps stands in the two prints.

Every unit of the passage has its step, so counting steps gives the place in both texts even
where one side has nothing; judges say what a run is, this says where.
"""

from __future__ import annotations

from typing import NamedTuple

from claimsdb.compare.align import Alignment
from claimsdb.compare.findings import Difference, FindingType
from claimsdb.compare.lexicon import UNITS
from claimsdb.compare.words import Unit, Wording

# From here on are the scripts that print words without spaces between them.
_NO_SPACES = "\u3040"


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
        """Return the difference that a run is, with the edit that would undo it.

        Half a contraction is no word: "did" for "didn't" is shown and pasted whole.
        """
        run = self._whole_words(run)
        d0, d1 = self.draft_span(run)
        s0, s1 = self.source_span(run)
        words = self.s.text[s0:s1]
        start, end, put = d0, d1, words
        if kind is not FindingType.MARKED_EDIT and (not words or d0 == d1):
            start, end, put = self._edit_between(run, (d0, d1), words)
        paste = words
        if kind is FindingType.NUMBER_CHANGED and words:
            unit = self.next_source(run)
            if unit and unit[0].key in UNITS:
                paste = self.s.text[s0 : unit[0].end]
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
            paste=paste,
        )

    def _whole_words(self, run: Run) -> Run:
        a, b = run
        while a > 0 and self._glued(self.draft_at[a], self.source_at[a]):
            a -= 1
        while b < len(self.steps) and self._glued(self.draft_at[b], self.source_at[b]):
            b += 1
        return Run(a, b)

    def _glued(self, i: int, j: int) -> bool:
        """Say whether either side prints the units before and after a place as one word."""
        return any(
            0 < at < len(side) and not side.between(at) and side.units[at].key[0] < _NO_SPACES
            for side, at in ((self.d, i), (self.s, j))
        )

    def _edit_between(self, run: Run, span: tuple[int, int], words: str) -> tuple[int, int, str]:
        """Return the edit that restores what the source has between the neighbouring words,
        its commas included; the spaces that both have are left out of it."""
        d, s = self.d, self.s
        i0, i1 = self.draft_at[run.a], self.draft_at[run.b]
        j0, j1 = self.source_at[run.a], self.source_at[run.b]
        if not i0 or i1 >= len(d) or not j0 or j1 >= len(s):
            return self._edit_at_edge(run, span, words)
        start, end = d.units[i0 - 1].end, d.units[i1].start
        put = s.text[s.units[j0 - 1].end : s.units[j1].start]
        outside = d.text[start : span[0]] + d.text[span[1] : end]
        if "[" in outside or "]" in outside:
            return self._edit_at_edge(run, span, words)
        while start < end and put and d.text[start] == put[0]:
            start, put = start + 1, put[1:]
        while start < end and put and d.text[end - 1] == put[-1]:
            end, put = end - 1, put[:-1]
        return start, end, put

    def _edit_at_edge(self, run: Run, span: tuple[int, int], words: str) -> tuple[int, int, str]:
        start, end = span
        following = self.next_draft(run)
        if not words:
            # Take the white space that would be left over, too.
            if following:
                return start, max(end, _bracket_start(self.d, following[0])), ""
            return len(self.d.text[:start].rstrip()), end, ""
        if following:
            at = _bracket_start(self.d, following[0])
            return at, at, words + " "
        return end, end, " " + words


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
