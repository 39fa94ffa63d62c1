"""Propose that two prints are of one statement.

One source prints a sentence, another a fragment of it, a third leaves out half in the middle:
what counts is how much of the shorter print stands in the longer one. A figure or a negation
that differs vetoes the proposal however alike the rest is, for then somebody misprinted, or the
speaker said two things, and a person has to look.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimsdb.compare.findings import FindingType
from claimsdb.compare.judge import compare
from claimsdb.compare.lexicon import POINTERS
from claimsdb.compare.words import DOTS, Wording, keys

# Fewer words than this may stand in any two statements.
_TELLING_WORDS = 6
_VETOES = (FindingType.NEGATION_CHANGED, FindingType.NUMBER_CHANGED)
# Small words tell little about who said what.
_SMALL_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Similarity:
    """How much two prints look like one statement, 0 to 1, and what speaks against it."""

    score: float
    vetoes: tuple[FindingType, ...] = ()

    @property
    def vetoed(self) -> bool:
        """Whether a figure or a negation differs, so that no score is high enough."""
        return bool(self.vetoes)


def same_statement(one: str | Wording, other: str | Wording) -> Similarity:
    """Say how much two prints look like one statement; the order of the two is no matter.

    >>> same_statement("we’ve closed 240 beds since April", "We have closed 240 beds since April.")
    Similarity(score=1.0, vetoes=())
    >>> same_statement("We have closed 240 beds", "We have closed 420 beds").vetoes
    (<FindingType.NUMBER_CHANGED: 'number-changed'>,)
    """
    a = one if isinstance(one, Wording) else Wording(one)
    b = other if isinstance(other, Wording) else Wording(other)
    if a.text == b.text:
        return Similarity(1.0)
    # Of two equally long ones the order is fixed, so that the answer is.
    short, long_ = sorted((a, b), key=lambda side: (len(side), side.text))
    found = compare(short, long_)
    changed: set[int] = set()
    for it in found.differences:
        if it.harmful and it.type is not FindingType.PARAPHRASE_IN_MARKS:
            changed.update(range(it.draft_start, it.draft_end))
    kept = total = telling = 0.0
    near = set(keys(long_.text[found.source_start : found.source_end]))
    for unit in short.units:
        if unit.kind == DOTS or unit.group >= 0:
            continue
        weight = _SMALL_WEIGHT if unit.key in POINTERS else 1.0
        total += weight
        telling += 1
        kept += weight if unit.start not in changed and unit.key in near else 0.0
        if unit.start not in changed and unit.key not in near and found.share == 1.0:
            kept += weight
    if not total:
        return Similarity(0.0)
    score = kept / total * min(1.0, telling / _TELLING_WORDS)
    types = {it.type for it in found.differences}
    return Similarity(round(score, 4), tuple(kind for kind in _VETOES if kind in types))
