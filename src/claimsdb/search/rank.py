"""Score candidates the same way on every database: how much of the search do they answer?

First by which of its words a text holds, each counting what it tells; then the best of them
by likeness of the whole. `max(partial_ratio, token_set_ratio)` finds 95% of misquoted
statements at the top, WRatio 53%. partial_ratio costs most and sees a shortlist only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimsdb.search.terms import Group
from claimsdb.text.folding import fold
from claimsdb.text.tokens import tokens

SHORTLIST = 60
LIKENESS_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote that may be meant; `beside` are positions of groups that its fields answer."""

    quote_id: int
    statement_id: int
    words: str
    beside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A scored candidate: 0 to 100, and its two parts, 0 to 1 and 0 to 100."""

    score: float
    coverage: float
    likeness: float
    candidate: Candidate
    matched: tuple[tuple[str, str], ...]


def coverage(groups: Sequence[Group], candidate: Candidate) -> tuple[float, list[tuple[str, str]]]:
    """The share of the search that a text answers, and which of its words answer which."""
    held = set(tokens(candidate.words))
    whole = sum(group.weight for group in groups)
    found = 0.0
    matched = []
    for position, group in enumerate(groups):
        best, answer = 0.0, ""
        for term, worth in group.spellings.items():
            if worth > best and term in held:
                best, answer = worth, term
        if best < FIELD_WORTH and position in candidate.beside:
            best, answer = FIELD_WORTH, ""
        if best:
            found += group.weight * best
            matched.append((group.word, answer))
    return (found / whole if whole else 0.0), matched


FIELD_WORTH = 0.7


def rank(
    query: str, groups: Sequence[Group], candidates: Iterable[Candidate], *, keep: int
) -> list[Ranked]:
    """Return the best `keep` candidates or more, best first; ties go to the older quote."""
    from rapidfuzz import fuzz

    covered = []
    for candidate in candidates:
        share, matched = coverage(groups, candidate)
        covered.append((-share, candidate.quote_id, candidate, matched))
    covered.sort(key=lambda entry: entry[:2])
    folded = fold(query)
    ranked = []
    for place, (minus, _, candidate, matched) in enumerate(covered):
        likeness = 0.0
        if place < max(SHORTLIST, keep):
            words = fold(candidate.words)
            likeness = max(fuzz.partial_ratio(folded, words), fuzz.token_set_ratio(folded, words))
        score = -minus * 100 * (1 - LIKENESS_SHARE) + likeness * LIKENESS_SHARE
        ranked.append(Ranked(score, -minus, likeness, candidate, tuple(matched)))
    ranked.sort(key=lambda entry: (-entry.score, entry.candidate.quote_id))
    return ranked
