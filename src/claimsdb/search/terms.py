"""What a search's words can be in the index: each word is a group of spellings.

A word that is frequent enough is taken as it is: looking for other spellings of words that
exist costs precision. One that is rare or unknown is also looked for under the words that
it may be a misspelling of. How rare a word is says how much it tells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log

from claimsdb.search import spelling
from claimsdb.search.backend import Backend
from claimsdb.search.index import speaker_mark

PREFIX_LIMIT = 100
RARE = 50 / 1_000_000
COUNTED = 5_000
DOUBTED = 0.02
DOUBTED_FEWEST = 20
RARER = 20
THOROUGH_GROUPS = 10
THOROUGH_WORDS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """One word asked for and the spellings it is found under, with what each of them tells."""

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


def groups(backend: Backend, words: Sequence[str], *, total: int) -> list[Group]:
    """Make a group of each different word, the rarest first.

    A word without any spelling in the index has a group of df 0.
    """
    words = list(dict.fromkeys(words))
    counts = known(backend, words)
    found = []
    for word in words:
        df = counts.get(word, 0)
        if df <= max(1.0, total * RARE):
            found.append(_respelt(backend, word, df, total, thorough=False))
        else:
            worth = weight(df, total)
            found.append(Group(word, {word: worth}, df, worth))
    found.sort(key=lambda group: group.df)
    return found


def doubt(
    backend: Backend, groups: Sequence[Group], words: Collection[str], *, total: int
) -> list[Group]:
    """The same groups, in the same order, the telling ones of `words` in other spellings too.

    A thorough look for spellings takes some ms a word; where there are many words, the
    others will do.
    """
    told = max(DOUBTED_FEWEST, total * DOUBTED)
    doubted = [group for group in groups if group.word in words and group.df <= told]
    thorough = len(groups) <= THOROUGH_GROUPS and len(doubted) <= THOROUGH_WORDS
    again = {
        group.word: _respelt(
            backend,
            group.word,
            group.df if group.word in group.spellings else 0,
            total,
            thorough=thorough,
        )
        for group in doubted
    }
    return [again.get(group.word, group) for group in groups]


def _respelt(backend: Backend, word: str, df: int, total: int, *, thorough: bool) -> Group:
    """The group of a word that holds what it may be a misspelling of.

    Another spelling is worth what it tells, less for each wrong letter, and never more than
    a word that was typed and exists. It is left out where it is far rarer than that one.
    """
    near = [
        entry
        for entry in spelling.near(backend, word, thorough=thorough)
        if entry[1] * RARER >= df
    ]
    whole = df + sum(times for _, times, _ in near)
    most = weight(df or whole, total)
    spellings = {word: most} if df else {}
    for term, times, distance in near:
        worth = min(weight(times, total), most) if df else most
        spellings[term] = worth * (0.9 if distance == 1 else 0.75)
    return Group(word, spellings, whole, most)


def prefix_group(backend: Backend, prefix: str, *, total: int) -> Group:
    """The group of the most frequent words that begin with `prefix`."""
    rows = backend.query(
        "SELECT term, df FROM search_term WHERE term >= ? AND term < ? "
        f"ORDER BY df DESC, term LIMIT {PREFIX_LIMIT}",
        (prefix, prefix + "\U0010ffff"),
    )
    df = sum(row[1] for row in rows)
    worth = weight(df, total)
    return Group(prefix + "*", {row[0]: worth for row in rows}, df, worth)


def speaker_group(backend: Backend, speakers: Sequence[int]) -> Group:
    """The group of the marks of some speakers; it counts no more than it needs to know."""
    marks = ",".join(str(int(speaker)) for speaker in speakers)
    ((df,),) = backend.query(
        "SELECT count(*) FROM (SELECT 1 FROM statement "
        f"WHERE speaker_id IN ({marks}) LIMIT {COUNTED}) AS counted"
    )
    return Group("", {speaker_mark(speaker): 1.0 for speaker in speakers}, df, 0.0)


def weight(df: int, total: int) -> float:
    """What a word tells: much when few rows hold it. Never nothing, for order's sake.

    >>> weight(1, 1_000_000) > weight(1_000, 1_000_000) > weight(600_000, 1_000_000) > 0
    True
    """
    return log(1 + (max(total, df) + 1) / (df + 0.5))
