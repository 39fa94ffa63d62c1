"""Where the reported words stand: the clause before or after a verb of speech.

News prose reports in a clause after the verb (with "that" or without), or before it ("…, the
union announced"), or on both sides ("Overall, she said, …"). A clause ends where the next
speaker or the next act of speech begins.
"""

from __future__ import annotations

from claimsdb.extract.clauses import clause_after, clause_end
from claimsdb.extract.cues import ADVERBS
from claimsdb.extract.grammar import (
    PREPOSITIONS,
    TIMES,
    is_verb,
)
from claimsdb.extract.layout import Token
from claimsdb.extract.lexicon import words
from claimsdb.extract.speech import Act

__all__ = ["clauses_of"]

_STOPS = words(". ; ? ! : —")


def clauses_of(tokens: list[Token], act: Act, acts: list[Act]) -> list[tuple[int, int]]:
    """Return the token ranges of what `act` reports in its sentence; none where it stands alone.

    Two ranges are one clause that the act interrupts.
    """
    if act.cited:
        return _cited(tokens, act, acts)
    if act.subject.how == "inverted":
        before = clause_before(tokens, act, acts)
        if before is None:
            return []
        after = _continued(tokens, act.subject.last, acts, act)
        return [before, after] if after else [before]
    first = act.subject.first
    if act.subject.how == "plain" and first > 0:
        if tokens[first - 1].low == "as":
            return _as_noted(tokens, act, acts)
        if tokens[first - 1].low in (",", "—") or tokens[first - 1].veil >= 0:
            around = _around(tokens, act, acts)
            if around:
                return around
    found = clause_after(tokens, act, acts)
    return [found] if found else []


def _around(tokens: list[Token], act: Act, acts: list[Act]) -> list[tuple[int, int]]:
    """Read "…, the union said." and "The strike, the union said, …"."""
    size = len(tokens)
    end = act.last
    if end < size and tokens[end].low in (",", "—"):
        before = clause_before(tokens, act, acts)
        tail = _continued(tokens, end, acts, act)
        if before is not None:
            return [before, tail] if tail else [before]
        first = _left_bound(tokens, act.subject.first, acts, act)
        last = act.subject.first - 1
        if tail is not None and first < last:
            return [(first, last), tail]
        return []
    if end < size and tokens[end].low not in _STOPS:
        if clause_after(tokens, act, acts) is not None:
            return []
        adverbial = tokens[end].low in TIMES or tokens[end].low in PREPOSITIONS
        if not adverbial and act.verb.base != "tell":
            return []
    before = clause_before(tokens, act, acts)
    if before is None:
        return []
    comma = next((i for i in range(end, min(size, end + 8)) if tokens[i].low == ","), -1)
    tail = _continued(tokens, comma, acts, act) if comma > 0 else None
    return [before, tail] if tail else [before]


def _as_noted(tokens: list[Token], act: Act, acts: list[Act]) -> list[tuple[int, int]]:
    """Read "As the paper noted, …" and "…, as the paper noted"."""
    size = len(tokens)
    at = act.subject.first - 1
    comma = next((i for i in range(act.last, min(size, act.last + 8)) if tokens[i].low == ","), -1)
    if any(t.veil >= 0 for t in tokens[act.last : max(comma, act.last)]):
        return []
    if at == 0 or tokens[at - 1].low in ("and", "but", "that"):
        end = clause_end(tokens, comma + 1, acts, act)
        return [(comma + 1, end)] if 0 < comma < end - 1 else []
    if (
        tokens[at - 1].low == ","
        and act.last < size
        and (tokens[act.last].low in _STOPS or tokens[act.last].low in PREPOSITIONS)
    ):
        first = _left_bound(tokens, at, acts, act)
        return [(first, at - 1)] if at - 1 > first else []
    return []


def _cited(tokens: list[Token], act: Act, acts: list[Act]) -> list[tuple[int, int]]:
    """Read "according to X, …", "…, according to X" and "…, according to X, …"."""
    end = act.subject.last
    led = act.k > 0 and not (act.k == 1 and tokens[0].low in ("and", "but"))
    comma = end
    while comma < len(tokens) and tokens[comma].low != "," and comma - end < 14:
        if tokens[comma].low in _STOPS or tokens[comma].veil >= 0:
            break
        comma += 1
    if not led:
        if comma < len(tokens) and tokens[comma].low == ",":
            last = clause_end(tokens, comma + 1, acts, act)
            return [(comma + 1, last)] if last > comma + 2 else []
        return []
    first, last = _left_bound(tokens, act.k, acts, act), act.k
    while last > first and tokens[last - 1].low in (",", "—"):
        last -= 1
    if last - first < 2:
        return []
    return [(first, last)]


def _continued(tokens: list[Token], at: int, acts: list[Act], act: Act) -> tuple[int, int] | None:
    """Return the rest of a clause that the act interrupted, after its comma."""
    if at >= len(tokens) or tokens[at].low != ",":
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.veil >= 0:
        return None
    if following.low.endswith("ing") or following.low in (
        "who",
        "which",
        "and",
        "but",
        "while",
        "when",
        "as",
        "after",
    ):
        return None
    end = clause_end(tokens, at + 1, acts, act)
    return (at + 1, end) if end - at > 3 else None


def clause_before(tokens: list[Token], act: Act, acts: list[Act]) -> tuple[int, int] | None:
    """Return the clause that stands before the act and its subject."""
    last = min(act.k, act.subject.first)
    while last > 0 and (tokens[last - 1].low in (",", "—") or tokens[last - 1].low in ADVERBS):
        last -= 1
    if last == 0:
        return None
    first = _left_bound(tokens, last, acts, act)
    if last - first < 1:
        return None
    words = tokens[first:last]
    if any(t.veil >= 0 for t in words):
        return first, last
    low = words[0].low
    if not any(is_verb(t) or t.low.endswith(("'s", "n't")) for t in words):
        return (
            None
            if low in PREPOSITIONS or len(words) < 3 or low not in ("overall",)
            else (first, last)
        )
    if low in (
        "as",
        "when",
        "while",
        "asked",
        "if",
        "after",
        "before",
        "although",
        "though",
        "since",
    ) and (not any(t.low == "," for t in words)):
        return None
    if low.endswith("ing") and not any(t.low == "," for t in words):
        return None
    return first, last


def _left_bound(tokens: list[Token], last: int, acts: list[Act], act: Act) -> int:
    for i in range(last - 1, -1, -1):
        if tokens[i].low in (":", ";"):
            return i + 1
        if (
            tokens[i].low in ("and", "but")
            and i
            and tokens[i - 1].low == ","
            and any(a.k < i for a in acts if a is not act)
        ):
            return i + 1
    if tokens[0].low in ("but", "and") and last > 1:
        return 1
    return 0
