"""Find the passage of a long text that a draft's quotation was taken from.

A quotation of thirty words is held against a transcript of a hundred thousand, so the costly
alignment must see only the passage that matters. Pieces that both share word for word are
chained in reading order: a chain gains by every shared word and pays for every jump, so that a
far stray word is not worth its jump while a far spliced sentence is.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from math import log2
from typing import NamedTuple

from claimsdb.compare.words import DOTS, Wording

# More places than this and a pair of words ("of the") says nothing about where we are.
_MOST_SPOTS = 40
_MOST_PIECES = 600
# First and last (exclusive) unit of the draft, then of the source.
Rectangle = tuple[int, int, int, int]


class Piece(NamedTuple):
    """A run of units that stands word for word in both: where in each, and how long."""

    draft: int
    source: int
    length: int


def find_pieces(draft: Wording, source: Wording) -> list[Piece]:
    """Return the chain of shared pieces that best shows where `draft` comes from in `source`.

    The pieces are in reading order in both and never overlap; empty when not even two
    neighbouring words are shared.
    """
    return _best_chain(_shared_runs(draft, source), _dots_before(draft))


def find_region(draft: Wording, source: Wording) -> tuple[int, int]:
    """Return the first and last (exclusive) unit of `source` that the draft may come from.

    Generous by the words that the draft has beside the shared pieces; (0, 0) when nothing
    is shared.

    >>> source = Wording("He came late. We will never leave this house, she said. It rained.")
    >>> first, last = find_region(Wording("never ever leave this house"), source)
    >>> "will never leave this house" in source.words(first, last)
    True
    """
    return around(find_pieces(draft, source), len(draft), len(source))


def around(pieces: list[Piece], draft_length: int, source_length: int) -> tuple[int, int]:
    """Return the units of the source that a chain of pieces may stretch over."""
    if not pieces:
        return 0, 0
    head, tail = pieces[0], pieces[-1]
    before = head.draft * 2 + 3
    after = (draft_length - tail.draft - tail.length) * 2 + 3
    return (
        max(0, head.source - before),
        min(source_length, tail.source + tail.length + after),
    )


def find_landmarks(draft: Wording, source: Wording, rectangle: Rectangle) -> list[Piece]:
    """Return passages that stand once in each side of a rectangle, in order in both.

    Long texts are cut at them: the time grows with the length, not with its square.
    """
    d0, d1, s0, s1 = rectangle
    one = [unit.key for unit in draft.units[d0:d1]]
    two = [unit.key for unit in source.units[s0:s1]]
    for size in (8, 4, 2, 1):
        here, there = _once(one, size), _once(two, size)
        pairs = sorted((i, there[key]) for key, i in here.items() if key in there)
        if pairs:
            rising = _longest_rise(pairs)
            return _runs_of([(i + d0, j + s0) for i, j in rising], size)
    return []


def _once(keys: list[str], size: int) -> dict[tuple[str, ...], int]:
    """Return where each run of `size` keys stands that occurs exactly once."""
    found: dict[tuple[str, ...], int] = {}
    for index, run in enumerate(zip(*[keys[k:] for k in range(size)], strict=False)):
        found[run] = -1 if run in found else index
    return {run: index for run, index in found.items() if index >= 0}


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest sub-sequence of `pairs`, sorted by the first, that rises in both."""
    tops: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        back.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(j)
            ends.append(index)
        else:
            tops[at], ends[at] = j, index
    rise: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(pairs[at])
        at = back[at]
    return rise[::-1]


def _runs_of(pairs: list[tuple[int, int]], size: int) -> list[Piece]:
    """Melt overlapping runs of `size` units on one diagonal into pieces."""
    pieces: list[Piece] = []
    for i, j in pairs:
        if pieces:
            last = pieces[-1]
            over = max(last.draft + last.length - i, last.source + last.length - j)
            if over >= 0 and i - last.draft == j - last.source:
                pieces[-1] = Piece(last.draft, last.source, i + size - last.draft)
                continue
            if over > 0:
                if over < size:
                    pieces.append(Piece(i + over, j + over, size - over))
                continue
        pieces.append(Piece(i, j, size))
    return pieces


def _shared_runs(draft: Wording, source: Wording) -> list[Piece]:
    """Return the maximal shared runs of two or more units, the longest first when too many."""
    spots = source.spots()
    keys = [unit.key for unit in draft.units]
    runs: dict[int, tuple[int, int]] = {}
    found: list[Piece] = []
    for index, pair in enumerate(pairwise(keys)):
        places = spots.get(pair, ())
        if len(places) > _MOST_SPOTS:
            # A common pair still goes on with a run that a rarer one began.
            places = [p for p in places if p - index in runs]
        for place in places:
            diagonal = place - index
            start, end = runs.get(diagonal, (index, index))
            if end < index:
                found.append(Piece(start, start + diagonal, end - start + 1))
                start = index
            runs[diagonal] = (start, index + 1)
    found += [Piece(s, s + diagonal, e - s + 1) for diagonal, (s, e) in runs.items()]
    if len(found) > _MOST_PIECES:
        found = sorted(found, key=lambda piece: (-piece.length, piece))[:_MOST_PIECES]
    return sorted(found)


def _dots_before(draft: Wording) -> list[int]:
    """Return, for each unit and the end, how many ellipses stand before it."""
    counts = [0]
    for unit in draft.units:
        counts.append(counts[-1] + (unit.kind == DOTS))
    return counts


def _best_chain(pieces: list[Piece], dots: list[int]) -> list[Piece]:
    best: list[float] = []
    back: list[int] = []
    for index, piece in enumerate(pieces):
        score, came = float(piece.length), -1
        for earlier in range(index):
            other = pieces[earlier]
            over = max(
                0,
                other.draft + other.length - piece.draft,
                other.source + other.length - piece.source,
            )
            if over >= piece.length or other.source >= piece.source:
                continue
            jump = abs((piece.source - piece.draft) - (other.source - other.draft))
            marked = dots[piece.draft] > dots[other.draft + other.length - 1]
            price = 0.2 if marked else 0.35 * log2(1 + jump) + (0.3 if jump else 0.0)
            reached = best[earlier] + piece.length - over - price
            if reached > score:
                score, came = reached, earlier
        best.append(score)
        back.append(came)
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: (best[i], -i))
    chain: list[Piece] = []
    while at >= 0:
        chain.append(pieces[at])
        at = back[at]
    return _apart(chain[::-1])


def _apart(chain: list[Piece]) -> list[Piece]:
    """Trim each piece's start so that it does not overlap the one before it."""
    apart: list[Piece] = []
    for piece in chain:
        if apart:
            last = apart[-1]
            over = max(
                0,
                last.draft + last.length - piece.draft,
                last.source + last.length - piece.source,
            )
            piece = Piece(piece.draft + over, piece.source + over, piece.length - over)
        if piece.length > 0:
            apart.append(piece)
    return apart
