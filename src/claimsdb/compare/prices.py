"""What each difference costs, and the cheapest way from one wording to the other.

Costs are an editor's: a gap costs to open and little to widen (one long cut is likelier than
three short ones), like words are likelier changed into each other than unlike ones, and what
stands at an ellipsis or in a bracket was edited on purpose and costs next to nothing. The whole
table is filled, so callers hand in small rectangles only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimsdb.compare.lexicon import CONTRACTED, POINTERS, negates
from claimsdb.compare.words import DOTS, INNER, NUMBER, Unit, Wording

# One pair of aligned units; -1 where the other side has nothing.
Step = tuple[int, int]

_FAR = 1e9
_CUT, _CUT_MORE = 0.9, 0.1
_PUT_IN, _PUT_IN_MORE = 1.7, 1.25
_AT_DOTS, _AT_DOTS_MORE = 0.06, 0.01
_IN_BRACKET, _IN_BRACKET_MORE = 0.4, 0.1
# Words that cost less than this to change are like each other.
_LIKE = 1.6
_DIAGONAL, _DELETE, _INSERT = 0, 1, 2


def priced(
    draft: Wording,
    source: Wording,
    these: Sequence[int],
    those: Sequence[int],
    open_ends: tuple[bool, bool],
) -> list[Step]:
    """Return the cheapest steps between two runs of units.

    With an open start or end, source units there that nothing was aligned with are left out of
    the steps. Ties are settled for a match, then for a word changed, then for a cut.
    """
    n, m = len(these), len(those)
    if not n:
        return [] if any(open_ends) else [(-1, j) for j in those]
    if not m:
        return [(i, -1) for i in these]
    one = [draft.units[i] for i in these]
    two = [source.units[j] for j in those]
    table = _fill(one, two, *open_ends)
    return _walk(table, these, those, *open_ends)


_Table = tuple[list[bytearray], list[bytearray], list[bytearray], int, int]


def _fill(one: list[Unit], two: list[Unit], open_start: bool, open_end: bool) -> _Table:
    """Fill the three tables (pair, cut, put in) and note the way back in each cell."""
    n, m = len(one), len(two)
    keys = [unit.key for unit in two]
    pair, put = [_FAR] * (m + 1), [_FAR] * (m + 1)
    cut = [_FAR] * (m + 1)
    back_pair = [bytearray(m + 1) for _ in range(n + 1)]
    back_cut = [bytearray(m + 1) for _ in range(n + 1)]
    back_put = [bytearray(m + 1) for _ in range(n + 1)]
    pair[0] = 0.0
    for j in range(1, m + 1):
        if open_start:
            pair[j] = 0.0
        else:
            cut[j] = _CUT + _CUT_MORE * j
            back_cut[0][j] = _DELETE if j > 1 else _DIAGONAL
    ends = (_FAR, 0, 0)
    for i in range(1, n + 1):
        unit = one[i - 1]
        opening, widening = _cut_price(unit, one[i] if i < n else None)
        put_opening, put_widening = _put_price(unit)
        if i == n and open_end:
            opening, widening = _CUT, _CUT_MORE
        old_pair, old_cut, old_put = pair, cut, put
        pair, cut, put = [_FAR] * (m + 1), [_FAR] * (m + 1), [_FAR] * (m + 1)
        row_pair, row_cut, row_put = back_pair[i], back_cut[i], back_put[i]
        put[0] = min(old_pair[0] + put_opening, old_put[0]) + put_widening
        row_put[0] = _DIAGONAL if old_pair[0] + put_opening <= old_put[0] else _INSERT
        key, plain = unit.key, unit.group < 0 and unit.kind != DOTS
        for j in range(1, m + 1):
            # a pair
            before, came = old_pair[j - 1], _DIAGONAL
            if old_cut[j - 1] < before:
                before, came = old_cut[j - 1], _DELETE
            if old_put[j - 1] < before:
                before, came = old_put[j - 1], _INSERT
            if plain and key == keys[j - 1]:
                pair[j] = before
            else:
                pair[j] = before + _change_price(unit, two[j - 1])
            row_pair[j] = came
            # a source word cut
            start, came = pair[j - 1] + opening, _DIAGONAL
            if put[j - 1] + opening < start:
                start, came = put[j - 1] + opening, _INSERT
            if cut[j - 1] < start:
                start, came = cut[j - 1], _DELETE
            cut[j] = start + widening
            row_cut[j] = came
            # a draft word put in
            start, came = old_pair[j] + put_opening, _DIAGONAL
            if old_cut[j] + put_opening < start:
                start, came = old_cut[j] + put_opening, _DELETE
            if old_put[j] < start:
                start, came = old_put[j], _INSERT
            put[j] = start + put_widening
            row_put[j] = came
    if open_end:
        for j in range(m + 1):
            for kind, row in ((_DIAGONAL, pair), (_INSERT, put)):
                if row[j] < ends[0] - 1e-9:
                    ends = (row[j], j, kind)
    else:
        for kind, row in ((_DIAGONAL, pair), (_DELETE, cut), (_INSERT, put)):
            if row[m] < ends[0] - 1e-9:
                ends = (row[m], m, kind)
    return back_pair, back_cut, back_put, ends[1], ends[2]


def _walk(
    table: _Table, these: Sequence[int], those: Sequence[int], open_start: bool, open_end: bool
) -> list[Step]:
    back_pair, back_cut, back_put, j, kind = table
    i = len(these)
    steps: list[Step] = []
    while i > 0 or (j > 0 and not open_start):
        if kind == _DELETE:
            kind = back_cut[i][j]
            j -= 1
            steps.append((-1, those[j]))
        elif kind == _INSERT:
            kind = back_put[i][j]
            i -= 1
            steps.append((these[i], -1))
        else:
            kind = back_pair[i][j]
            i, j = i - 1, j - 1
            steps.append((these[i], those[j]))
    return steps[::-1]


def _cut_price(unit: Unit, following: Unit | None) -> tuple[float, float]:
    """Return what it costs to cut source words right behind `unit`."""
    if unit.kind == DOTS:
        return _AT_DOTS, _AT_DOTS_MORE
    if unit.group >= 0:
        return _IN_BRACKET, _IN_BRACKET_MORE
    if following is not None and following.group >= 0:
        return _IN_BRACKET + 0.1, _IN_BRACKET_MORE
    return _CUT, _CUT_MORE


def _put_price(unit: Unit) -> tuple[float, float]:
    if unit.kind == DOTS:
        return 0.05, 0.0
    if unit.group >= 0:
        return _IN_BRACKET, _IN_BRACKET_MORE
    return _PUT_IN, _PUT_IN_MORE


def _change_price(unit: Unit, other: Unit) -> float:
    if unit.key == other.key:
        return 0.0 if (unit.group >= 0) == (other.group >= 0) else 0.1
    if unit.kind == DOTS or other.kind == DOTS:
        return _FAR
    price = word_price(unit.key, other.key)
    if unit.group >= 0 or unit.kind == INNER:
        return 0.3 if price < _LIKE else 0.4
    if unit.kind == NUMBER and other.kind == NUMBER:
        return 1.2
    return price


@lru_cache(maxsize=100_000)
def word_price(one: str, other: str) -> float:
    """Return what it costs to change one word into another: the more alike, the less."""
    if other in CONTRACTED.get(one, ()) or one in CONTRACTED.get(other, ()):
        return 0.2
    if negates(one, other):
        return 0.9
    least = min(len(one), len(other))
    if least > 3:
        shared = _shared(one, other)
        ended = _shared(one[::-1], other[::-1])
        if max(shared, ended) > 3 or shared * 3 >= 2 * max(len(one), len(other)):
            return _LIKE - 0.2
    if (one in POINTERS) != (other in POINTERS):
        return 2.2
    return 2.0


def _shared(one: str, other: str) -> int:
    """Return how many letters two words have in common from the start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
