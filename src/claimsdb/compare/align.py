"""Align a draft's wording with its source's, word by word, the way an editor would read it.

The alignment is the cheapest one under prices that an editor would agree with: one long cut
costs less than two short ones, a changed word less than a lost and a new one, and what an
ellipsis or a bracket owns up to costs almost nothing. The draft may be a fragment, so what the
source says before and after it is free. Prices are worked out cell by cell only in small
rectangles; longer texts are first cut at the passages that they share.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from claimsdb.compare.prices import Step, priced
from claimsdb.compare.region import Rectangle, around, find_landmarks, find_pieces
from claimsdb.compare.words import NUMBER, Wording, letters

# Cells that are priced one by one: some 60 ms.
_MOST_CELLS = 40_000
# Drafts of more units than this are first cut at passages that occur once in both.
_LONG = 600
# Places looked at where a short fragment stands everywhere.
_MOST_PLACES = 20
# So many words in a row that both share are no accident.
_CERTAIN = 7


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two wordings and the steps that lead from one to the other, over units `first`..`last`
    of the source."""

    draft: Wording
    source: Wording
    steps: tuple[Step, ...]
    first: int
    last: int


def align(draft: str | Wording, source: str | Wording) -> Alignment:
    """Align `draft` with the passage of `source` that it comes from.

    Every unit of the draft is in exactly one step, and so is every unit of the passage, both
    in order. Nothing shared at all gives an empty passage.

    >>> found = align("are not receiving", "this year are receiving a 10.3 per cent")
    >>> found.steps, found.source.words(found.first, found.last)
    (((0, 2), (1, -1), (2, 3)), 'are receiving')
    """
    d = draft if isinstance(draft, Wording) else Wording(draft)
    s = source if isinstance(source, Wording) else Wording(source)
    if not d.units or not s.units:
        return Alignment(d, s, tuple((i, -1) for i in range(len(d))), 0, 0)
    place = s.find(d)
    if place >= 0:
        steps = [(i, place + i) for i in range(len(d))]
        return Alignment(d, s, tuple(steps), place, place + len(d))
    steps = _steps(d, s)
    steps = _pulled_in(d, s, steps)
    used = [j for _, j in steps if j >= 0]
    first, last = (used[0], used[-1] + 1) if used else (0, 0)
    return Alignment(d, s, tuple(steps), first, last)


def printed_places(draft: Wording, source: Wording) -> list[int]:
    """Return the places where the source prints the draft, character for character.

    A place that cuts a word or a number in two is none: "8 per cent" is not in "8.8 per cent".
    """
    text, held = draft.text, source.text
    places: list[int] = []
    place = held.find(text) if text.strip() else -1
    while place >= 0 and len(places) < _MOST_PLACES:
        end = place + len(text)
        if not (_splits(source, place) or _splits(source, end)):
            places.append(place)
        place = held.find(text, place + 1)
    return places


def exactly(draft: Wording, source: Wording, place: int) -> Alignment:
    """Align a draft with the place where the source prints it as it is."""
    first = bisect_left(source.units, place, key=lambda unit: unit.start)
    end = place + len(draft.text)
    last = bisect_left(source.units, end, key=lambda unit: unit.start)
    if last - first != len(draft):
        return Alignment(draft, source, (), first, first)
    return Alignment(draft, source, tuple((i, first + i) for i in range(len(draft))), first, last)


def _splits(source: Wording, place: int) -> bool:
    """Say whether a place in the source lies inside a word, or in a number worth more than
    what stands behind it: "a fifth" may be quoted as "fifth"."""
    text = source.text
    if not 0 < place < len(text):
        return False
    if text[place - 1].isalnum() and text[place].isalnum():
        return True
    at = bisect_left(source.units, place, key=lambda unit: unit.end)
    if at == len(source) or source.units[at].start >= place or source.units[at].end == place:
        return False
    unit = source.units[at]
    if unit.kind != NUMBER:
        return unit.key in ("noone", "not")
    return letters(text[unit.start : place]) not in ("a", "an", "one")


def _steps(d: Wording, s: Wording) -> list[Step]:
    n, m = len(d), len(s)
    pieces = find_landmarks(d, s, (0, n, 0, m)) if n > _LONG else find_pieces(d, s)
    first, last = around(pieces, n, m) if m > n + 12 else (0, m)
    if last == 0:
        last = m if n * m <= _MOST_CELLS else max(1, min(m, _MOST_CELLS // n))
    steps: list[Step] = []
    i, j = 0, first
    for piece in pieces:
        if piece.length < _CERTAIN:
            continue
        # The ends of a piece may belong to either neighbour ("the the"): prices decide.
        start, end = piece.draft + 1, piece.draft + piece.length - 1
        shift = piece.source - piece.draft
        steps += _between(d, s, (i, start, j, start + shift), open_start=i == 0)
        steps += [(k, k + shift) for k in range(start, end)]
        i, j = end, end + shift
    steps += _between(d, s, (i, n, j, last), open_start=i == 0, open_end=True)
    return _filled(steps, n)


def _between(
    d: Wording,
    s: Wording,
    rectangle: Rectangle,
    *,
    open_start: bool = False,
    open_end: bool = False,
) -> list[Step]:
    """Align the units of one rectangle; an open end lets go of source words for nothing."""
    d0, d1, s0, s1 = rectangle
    n, m = d1 - d0, s1 - s0
    if n * m <= _MOST_CELLS:
        return priced(d, s, range(d0, d1), range(s0, s1), (open_start, open_end))
    landmarks = find_landmarks(d, s, rectangle)
    if landmarks:
        steps: list[Step] = []
        i, j = d0, s0
        for piece in landmarks:
            corner = (i, piece.draft, j, piece.source)
            steps += _between(d, s, corner, open_start=open_start and i == d0)
            steps += [(piece.draft + k, piece.source + k) for k in range(piece.length)]
            i, j = piece.draft + piece.length, piece.source + piece.length
        return steps + _between(d, s, (i, d1, j, s1), open_end=open_end)
    if n * 8 < m:
        near = min(m // 2, max(1, _MOST_CELLS // (2 * n)))
        spots = [*range(s0, s0 + near), *range(s1 - near, s1)]
        return priced(d, s, range(d0, d1), spots, (open_start, open_end))
    if m * 8 < n:
        near = min(n // 2, max(1, _MOST_CELLS // (2 * m)))
        spots = [*range(d0, d0 + near), *range(d1 - near, d1)]
        return priced(d, s, spots, range(s0, s1), (False, False))
    return _unpriced(d, s, rectangle)


def _unpriced(d: Wording, s: Wording, rectangle: Rectangle) -> list[Step]:
    """Align two long stretches with next to nothing in common, quickly rather than well."""
    from rapidfuzz.distance import Levenshtein

    d0, d1, s0, s1 = rectangle
    numbers: dict[str, int] = {}
    one = [numbers.setdefault(unit.key, len(numbers)) for unit in d.units[d0:d1]]
    two = [numbers.setdefault(unit.key, len(numbers)) for unit in s.units[s0:s1]]
    steps: list[Step] = []
    for code in Levenshtein.opcodes(one, two):
        a, b = range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)
        steps += [(d0 + i, s0 + j) for i, j in zip(a, b, strict=False)]
        steps += [(d0 + i, -1) for i in a[len(b) :]]
        steps += [(-1, s0 + j) for j in b[len(a) :]]
    return steps


def _filled(steps: list[Step], n: int) -> list[Step]:
    """Put in the units that were skipped, so that every one of both sides has its step."""
    filled: list[Step] = []
    used = [j for _, j in steps if j >= 0]
    next_i, next_j = 0, used[0] if used else 0
    for i, j in steps:
        if i >= 0:
            filled += [(k, -1) for k in range(next_i, i)]
            next_i = i + 1
        if j >= 0:
            filled += [(-1, k) for k in range(next_j, j)]
            next_j = j + 1
        filled.append((i, j))
    filled += [(k, -1) for k in range(next_i, n)]
    return filled


def _pulled_in(d: Wording, s: Wording, steps: list[Step]) -> list[Step]:
    """Take in the source words beside the passage that the draft writes in one:
    "coordinated" at the start is "co-ordinated", not its second half."""
    used = [j for _, j in steps if j >= 0]
    if not used:
        return steps
    head = next((k for k, step in enumerate(steps) if same_keys(d, s, step)), len(steps))
    tail = next((k for k, step in enumerate(steps[::-1]) if same_keys(d, s, step)), len(steps))
    before = after = 0
    if head:
        ours = squashed(d, steps[:head], 0)
        first = used[0]
        for more in range(1, min(3, first) + 1):
            if ours == squashed(s, steps[:head], 1, first - more, first):
                before = more
                break
    if tail:
        end = steps[len(steps) - tail :]
        ours, last = squashed(d, end, 0), used[-1] + 1
        for more in range(1, min(3, len(s) - last) + 1):
            if ours == squashed(s, end, 1, last, last + more):
                after = more
                break
    return (
        [(-1, j) for j in range(used[0] - before, used[0])]
        + steps
        + [(-1, j) for j in range(used[-1] + 1, used[-1] + 1 + after)]
    )


def same_keys(d: Wording, s: Wording, step: Step) -> bool:
    """Say whether a step pairs two units that are one word."""
    return step[0] >= 0 and step[1] >= 0 and d.units[step[0]].key == s.units[step[1]].key


def squashed(side: Wording, steps: list[Step], which: int, first: int = 0, last: int = 0) -> str:
    """Return the letters of one side's units in `steps` and in `first`..`last`, run together."""
    indexes = sorted({step[which] for step in steps if step[which] >= 0} | set(range(first, last)))
    printed = "".join(side.text[side.units[k].start : side.units[k].end] for k in indexes)
    return letters(printed)
