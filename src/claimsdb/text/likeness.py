"""How alike two names are, for people and for organisations.

A score over whole strings gives John Smith and Jane Smith 80: so the family names are held
against each other first, and only then the given names.
"""

from __future__ import annotations

from claimsdb.text.nicknames import known_as


def people(a: list[str], b: list[str]) -> float:
    """Return how surely two folded names in words are one person's."""
    from rapidfuzz.distance import JaroWinkler

    if not a or not b:
        return 0.0
    if a == b or sorted(a) == sorted(b):
        return 1.0 if a == b else 0.95
    if len(a) == 1 or len(b) == 1:
        return 0.6 if a[-1] == b[-1] else 0.0
    family = JaroWinkler.normalized_similarity(a[-1], b[-1])
    if family < 0.88:
        return 0.0
    first, second = a[0], b[0]
    if first == second or second in known_as(first):
        given = 0.97
    elif first[0] == second[0] and 1 in (len(first), len(second)):
        given = 0.85
    else:
        given = 0.4
    return family * given


def organisations(a: list[str], b: list[str]) -> float:
    """Return how surely two folded names in words are one organisation's."""
    from rapidfuzz import fuzz

    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    for one, other in ((a, b), (b, a)):
        if len(one) == 1 and len(other) > 1 and one[0] == "".join(w[0] for w in other):
            return 0.9
    return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) / 100
