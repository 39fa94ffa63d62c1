"""Score candidates the same way on every database: how much of the search do they answer?

First by which of its words a text holds, each counting what it tells; then the best of them
by likeness of the whole. `max(partial_ratio, token_set_ratio)` finds 95% of misquoted
statements at the top, WRatio 53%. partial_ratio costs most and sees a shortlist only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimsdb.search.terms import Group

SHORTLIST = 50
TIED = 150
PAIRS_WORTH = 0.2
LIKENESS_SHARE = 0.5
FIELD_WORTH = 0.7


class Candidate(NamedTuple):
    """A quote that may be meant; `beside` are positions of groups that its fields answer."""

    quote_id: int
    statement_id: int
    words: str
    tokens: list[str]
    beside: frozenset[int] = frozenset()


class Ranked(NamedTuple):
    """A scored candidate: 0 to 100, and its two parts, 0 to 1 and 0 to 100."""

    score: float
    coverage: float
    likeness: float
    candidate: Candidate
    matched: dict[int, str]
    """Position of each group that is answered: by which word; '' for beside the words."""


class Covered(NamedTuple):
    """A candidate with the share of the search that its words answer, 0 to 1."""

    coverage: float
    told: float
    promise: float
    candidate: Candidate
    matched: dict[int, str]


def cover(
    groups: Sequence[Group], candidates: Iterable[Candidate], order: Sequence[str] = ()
) -> list[Covered]:
    """Sort candidates by the share of the search that their words answer, and say which.

    Of those that answer as much, one that has words next to each other as they were asked
    for, in `order`, comes first.
    """
    meant = {group.word: next(iter(group.spellings), group.word) for group in groups}
    asked = [meant.get(word, word) for word in order]
    pairs = {f" {one} {other} " for one, other in pairwise(asked)}
    answers: dict[str, list[tuple[int, float]]] = {}
    for position, group in enumerate(groups):
        for term, worth in group.spellings.items():
            answers.setdefault(term, []).append((position, worth))
    whole = sum(group.weight for group in groups) or 1.0
    wanted = set(answers)
    covered = []
    for candidate in candidates:
        best: dict[int, float] = {}
        matched: dict[int, str] = {}
        for term in wanted.intersection(candidate.tokens):
            for position, worth in answers[term]:
                if worth > best.get(position, 0.0):
                    best[position] = worth
                    matched[position] = term
        for position in candidate.beside:
            worth = groups[position].weight * FIELD_WORTH
            if worth > best.get(position, 0.0):
                best[position] = worth
                matched[position] = ""
        told = sum(best.values())
        share = told / whole
        line = f" {' '.join(candidate.tokens)} "
        beside = sum(pair in line for pair in pairs) / (len(pairs) or 1)
        covered.append(Covered(share, told, share + PAIRS_WORTH * beside, candidate, matched))
    covered.sort(key=lambda entry: (-entry.promise, entry.candidate.quote_id))
    return covered


def rank(query: Sequence[str], covered: Sequence[Covered], *, keep: int) -> list[Ranked]:
    """Return the candidates, best first; ties go to the older quote.

    At least `keep` of them are compared as a whole; those behind keep their coverage.
    """
    size = max(SHORTLIST, keep)
    if len(covered) > size:
        least = covered[size - 1].promise - 1e-9
        while size < min(len(covered), TIED) and covered[size].promise >= least:
            size += 1
    shortlist = covered[:size]
    likenesses = _likenesses(query, [entry.candidate.tokens for entry in shortlist])
    ranked = []
    for place, (share, _, _, candidate, matched) in enumerate(covered):
        likeness = likenesses[place] if place < len(likenesses) else 0.0
        score = share * 100 * (1 - LIKENESS_SHARE) + likeness * LIKENESS_SHARE
        ranked.append(Ranked(score, share, likeness, candidate, matched))
    ranked.sort(key=lambda entry: (-entry.score, entry.candidate.quote_id))
    return ranked


def _likenesses(query: Sequence[str], texts: Sequence[Sequence[str]]) -> list[float]:
    """How like the search each text is as a whole, 0 to 100; both in tokens."""
    from rapidfuzz import fuzz, process

    lines = [" ".join(text) for text in texts]
    asked = " ".join(query)
    found = [0.0] * len(lines)
    for scorer in (fuzz.partial_ratio, fuzz.token_set_ratio):
        for _, score, place in process.extract(asked, lines, scorer=scorer, limit=None):
            found[place] = max(found[place], score)
    return found
