"""Few quotes out of millions that may be meant: those that hold the telling words together.

The quotes of rare words are all fetched. More frequent words are asked for together: a
source that is remembered well holds all of them, one that is remembered badly lacks one or
two, so it is all, then all but one, then all but two of the most telling; of each set the
rarest words, until few quotes are expected to hold them. An index list is read through at
some 7 ns a quote and a quote fetched in 270, so both are kept under a budget. The work is
the database's; what comes back is hundreds of ids, each with the words it is known to hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from claimsdb.search import terms
from claimsdb.search.backend import Backend
from claimsdb.search.beside import Beside, quotes
from claimsdb.search.terms import Group

EXPECTED = 250.0
TOGETHER = 2.0  # words of one language stand together more often than chance has it
LEAVABLE = 6
FETCHED = 1_500
SET_LIMIT = 1_000
COST_LIMIT = 600_000.0
FOUND_COST_LIMIT = 100_000.0
MARKED = 20
MANY = 250
FEWEST = 50
TOLD_SHARE = 0.5

Narrow = Callable[[Sequence[int]], list[int]]


class Finder:
    """Collects candidates for one search; a second look adds to what the first one found."""

    def __init__(
        self,
        backend: Backend,
        *,
        total: int,
        required: Sequence[Group] = (),
        without: Sequence[str] = (),
        narrow: Narrow | None = None,
    ) -> None:
        self._backend = backend
        self._total = max(total, 1)
        self._required = required
        self._without = without
        self._narrow = narrow
        self._masks: dict[int, int] = {}
        self._asked: set[frozenset[tuple[int, int]]] = set()

    def look(
        self, groups: Sequence[Group], *, leave: int, wanted: int, beside: Beside
    ) -> list[int]:
        """The ids of quotes that hold most of what `groups` tell, the most telling first.

        `groups` come rarest first and in the same order each time; up to `leave` of the
        rarest may be missing, and some may be answered `beside` the words.
        """
        if beside:
            self._ask_beside(groups, beside)
        live = [place for place, group in enumerate(groups) if group.df]
        fetched = 0
        for place in live:
            fetched += groups[place].df
            if fetched > FETCHED and len(live) > 1:
                break
            self._ask(groups, (place,), FETCHED)
        spent, allowed = 0.0, COST_LIMIT
        limit = SET_LIMIT if self._narrow is None else SET_LIMIT * 5
        for chosen, further in self._sets(groups, live, leave):
            together = list(chosen)
            cost = _cost(groups, together)
            if spent and spent + cost > allowed:
                continue
            spent += cost
            count = self._ask(groups, together, limit)
            if count and not allowed < COST_LIMIT:
                # Something holds all that was asked for: what is left is beside the point.
                allowed = spent + FOUND_COST_LIMIT
            # More than expected: go on by what the base says and not by chance.
            for place in further:
                together.append(place)
                cost = _cost(groups, together)
                if count <= MANY or spent + cost > COST_LIMIT:
                    break
                spent += cost
                count = self._ask(groups, together, limit)
        told = {
            mask: sum(group.weight for place, group in enumerate(groups) if mask >> place & 1)
            for mask in set(self._masks.values())
        }
        masks = self._masks
        ids = sorted(masks, key=lambda quote_id: (-told[masks[quote_id]], quote_id))
        if self._narrow is not None:
            ids = self._narrow(ids)
        if len(ids) > FEWEST:
            least = told[masks[ids[0]]] * TOLD_SHARE
            while wanted > FEWEST and told[masks[ids[min(wanted, len(ids)) - 1]]] < least:
                wanted -= 10
        return ids[:wanted]

    def _ask_beside(self, groups: Sequence[Group], beside: Beside) -> None:
        """Ask for the other words among what hangs on the names, sources and claims found."""
        by_places: dict[frozenset[int], list[int]] = {}
        for speaker, places in beside.speakers.items():
            by_places.setdefault(places, []).append(speaker)
        for speaker, roles in beside.roles.items():
            for places, _, _ in roles:
                by_places.setdefault(places, []).append(speaker)
        for places, speakers in by_places.items():
            marks = terms.speaker_group(self._backend, speakers[:MARKED])
            others = [
                place for place, group in enumerate(groups) if group.df and place not in places
            ]
            expected = float(marks.df)
            chosen: list[int] = []
            for place in others:
                if expected <= EXPECTED:
                    break
                chosen.append(place)
                expected *= min(1.0, TOGETHER * groups[place].df / self._total)
            mask = sum(1 << place for place in (*places, *chosen))
            self._take(
                self._backend.holders(
                    [group.terms for group in (*self._required, marks)]
                    + [groups[place].terms for place in chosen],
                    without=self._without,
                    limit=SET_LIMIT,
                ),
                mask,
            )
        for quote_id in quotes(self._backend, beside):
            self._masks.setdefault(quote_id, 0)

    def _take(self, ids: Sequence[int], mask: int) -> None:
        masks = self._masks
        for quote_id in ids:
            masks[quote_id] = masks.get(quote_id, 0) | mask

    def _ask(self, groups: Sequence[Group], chosen: Sequence[int], limit: int) -> int:
        """Ask for quotes that hold all of `chosen`; say how many there were."""
        asked = frozenset((place, groups[place].df) for place in chosen)
        if asked in self._asked:
            return 0
        self._asked.add(asked)
        found = self._backend.holders(
            [group.terms for group in self._required] + [groups[place].terms for place in chosen],
            without=self._without,
            limit=limit,
        )
        self._take(found, sum(1 << place for place in chosen))
        return len(found)

    def _sets(
        self, groups: Sequence[Group], live: Sequence[int], leave: int
    ) -> Iterator[tuple[tuple[int, ...], list[int]]]:
        """Sets of places in `groups` to be held together, none twice, and what is left over."""
        start = float(self._total)
        for group in self._required:
            start *= min(1.0, TOGETHER * group.df / self._total)
        if not live:
            if self._required:
                yield (), []
            return
        earlier: set[tuple[int, ...]] = set()
        for size in range(min(leave, len(live) - 1) + 1):
            for left in combinations(live[:LEAVABLE], size):
                kept = [place for place in live if place not in left]
                expected, count = start, 0
                for place in kept:
                    count += 1
                    expected *= min(1.0, TOGETHER * groups[place].df / self._total)
                    if expected <= EXPECTED:
                        break
                chosen = tuple(kept[:count])
                if chosen not in earlier:
                    earlier.add(chosen)
                    yield chosen, kept[count:]


def _cost(groups: Sequence[Group], together: Sequence[int]) -> float:
    """How many index entries are read through for quotes that hold all of `together`.

    The shortest list leads and the others are skipped through where it is short.
    """
    counts = sorted(groups[place].df for place in together) or [0]
    share = 0.5 if counts[0] < 50_000 else 1.0
    return counts[0] + sum(min(count * share, counts[0] * 1_000) for count in counts[1:])
