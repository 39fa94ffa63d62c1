"""Subjects after their verb: "…," said the minister; "…, the union announced" has none.

After a comma the same order can be an apposition ("Smith, the mayor, said officials …"), so
there the words before the comma must be a clause.
"""

from __future__ import annotations

from claimsdb.extract.cues import AUXILIARIES
from claimsdb.extract.grammar import (
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_verb,
)
from claimsdb.extract.layout import VEIL_OPEN, Token
from claimsdb.extract.phrases import Phrase
from claimsdb.extract.subjects import clause_start, is_apposition, pieces_of

__all__ = ["may_be_inverted"]


def may_be_inverted(tokens: list[Token], k: int, subject: Phrase, before: Token | None) -> bool:
    end = subject.head
    if before is None:
        # "Continued the mayor: …"
        return end < len(tokens) and tokens[end].low in (":", ",")
    first = tokens[subject.first]
    if before.veil >= 0 and before.text[-1] == VEIL_OPEN and first.low in ("it", "i", "you", "we"):
        return False
    if first.low in ("it", "i", "we", "you", "this", "that", "these", "those", "there") and (
        before.veil < 0
    ):
        return False
    if end < len(tokens) and tokens[end].veil < 0:
        following = tokens[end]
        if is_verb(following) or following.low in AUXILIARIES:
            return False
    if before.veil < 0:
        # "Smith, the mayor, said officials": only a phrase that ends the clause is a subject.
        if (
            end < len(tokens)
            and tokens[end].low not in (",", ".", ";", ":", "—", "?", "!")
            and tokens[end].low not in PREPOSITIONS
            and tokens[end].low not in TIMES
            and (tokens[end].low not in SUBORDINATORS)
        ):
            return False
        if any(
            t.low in ("to", "of") and i == 1 for i, t in enumerate(tokens[subject.first : end])
        ):
            return False
        if end < len(tokens) and tokens[end].low == ":":
            return True
        if end + 1 < len(tokens) and tokens[end].low == "," and tokens[end + 1].veil >= 0:
            return True
        pieces = pieces_of(tokens, clause_start(tokens, k), k)
        if len(pieces) > 1 and is_apposition(tokens, *pieces[-1]):
            return _has_own_verb(tokens, k - 1)
        return len(pieces) > 1 or _has_own_verb(tokens, k - 1)
    return True


def _has_own_verb(tokens: list[Token], comma: int) -> bool:
    """Say whether the words up to `comma` are a clause, and not a subject with its apposition."""
    within = False
    for i in range(comma - 1, -1, -1):
        token = tokens[i]
        if token.veil >= 0:
            return True
        if token.low in (":", ";"):
            break
        within = is_verb(token) or token.low.endswith(("n't", "'ll", "'re", "'ve"))
        if within:
            start = i
            while start > 0 and tokens[start - 1].low != "," and tokens[start - 1].veil < 0:
                start -= 1
            if not any(t.low in ("who", "which", "whose", "that") for t in tokens[start:i]) and (
                tokens[start].low
                not in ("when", "after", "while", "as", "asked", "if", "speaking")
            ):
                return True
    return False
