"""Few quotes out of millions that may be meant: those that hold the telling words together.

All words together first, then rare ones alone, then pairs and triples that are expected to
leave few. The work is the database's; what comes back is hundreds of ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from claimsdb.search.backend import Backend
from claimsdb.search.terms import Group

WANTED = 200
SINGLE_LIMIT = 400
PAIR_LIMIT = 1_000


def find(
    backend: Backend,
    groups: Sequence[Group],
    *,
    total: int,
    required: Sequence[Sequence[str]] = (),
    without: Sequence[str] = (),
    scope: tuple[str, Sequence[Any]] | None = None,
) -> list[int]:
    """The ids of the quotes that hold most of what `groups` tell, the most telling first.

    `groups` come rarest first. Each quote holds a word of every `required` group and none
    of `without`, and is one that `scope` selects.
    """
    live = [group for group in groups if group.df]
    worth: dict[int, float] = {}

    def take(chosen: Sequence[Group], limit: int) -> int:
        found = backend.holders(
            [*required, *(group.terms for group in chosen)],
            without=without,
            scope=scope,
            limit=limit,
        )
        told = sum(group.weight for group in chosen)
        for quote_id in found:
            if worth.get(quote_id, 0.0) < told:
                worth[quote_id] = told
        return len(found)

    if not live:
        return (
            backend.holders(required, without=without, scope=scope, limit=WANTED * 5)
            if required
            else []
        )
    telling = [group for group in live if group.df <= total * 0.1] or live[:2]
    take(telling, WANTED)
    rarest = telling[:6]
    for group in rarest:
        if group.df <= SINGLE_LIMIT or scope is not None or len(live) == 1:
            take([group], WANTED * 5)
    for size in (2, 3):
        if len(worth) >= WANTED * 2:
            break
        for chosen in combinations(rarest, size):
            expected = 3.0 * total
            for group in chosen:
                expected *= group.df / max(total, 1)
            if expected <= PAIR_LIMIT:
                take(chosen, WANTED)
    if not worth:
        for group in live[:3]:
            take([group], WANTED)
    return sorted(worth, key=lambda quote_id: (-worth[quote_id], quote_id))[: WANTED * 2]
