"""What a search's words can be in the index: each word is a group of spellings.

A word that is frequent enough is taken as it is: looking for other spellings of words that
exist costs precision. One that is rare or unknown is also looked for under the words that
it may be a misspelling of. How rare a word is says how much it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from claimsdb.search import spelling
from claimsdb.search.backend import Backend

PREFIX_LIMIT = 100
RARE = 50 / 1_000_000


@dataclass(frozen=True, slots=True)
class Group:
    """One word asked for and the spellings it is found under, with what each is worth."""

    word: str
    spellings: dict[str, float]
    df: int
    weight: float

    @property
    def terms(self) -> list[str]:
        """The spellings, as the index knows them."""
        return list(self.spellings)


def known(backend: Backend, words: Sequence[str]) -> dict[str, int]:
    """How many rows hold each of `words`; unknown ones are left out."""
    if not words:
        return {}
    marks = ",".join("?" * len(words))
    rows = backend.query(f"SELECT term, df FROM search_term WHERE term IN ({marks})", words)
    return {row[0]: row[1] for row in rows}


def groups(
    backend: Backend, words: Sequence[str], *, total: int, everything: bool = False
) -> list[Group]:
    """Make a group of each different word, the rarest first.

    With `everything`, words that exist are looked for under other spellings too. A word
    without any spelling in the index has a group of df 0.
    """
    words = list(dict.fromkeys(words))
    counts = known(backend, words)
    found = []
    for word in words:
        df = counts.get(word, 0)
        spellings = {word: 1.0} if df else {}
        if everything or df <= max(1.0, total * RARE):
            for term, times, distance in spelling.near(backend, word):
                spellings[term] = 0.9 if distance == 1 else 0.75
                df += times
        found.append(Group(word, spellings, df, weight(df, total)))
    found.sort(key=lambda group: group.df)
    return found


def prefix_group(backend: Backend, prefix: str, *, total: int) -> Group:
    """The group of the most frequent words that begin with `prefix`."""
    rows = backend.query(
        "SELECT term, df FROM search_term WHERE term >= ? AND term < ? "
        f"ORDER BY df DESC, term LIMIT {PREFIX_LIMIT}",
        (prefix, prefix + "\U0010ffff"),
    )
    df = sum(row[1] for row in rows)
    return Group(prefix + "*", {row[0]: 1.0 for row in rows}, df, weight(df, total))


def weight(df: int, total: int) -> float:
    """What a word tells: much when few rows hold it. Never nothing, for order's sake.

    >>> weight(1, 1_000_000) > weight(1_000, 1_000_000) > weight(600_000, 1_000_000) > 0
    True
    """
    return log(1 + (max(total, df) + 1) / (df + 0.5))
