"""Noun phrases round a verb of speech: who is its subject, and where the phrase ends.

English news prose puts the speaker in few places, and each is bounded by words of closed
classes (articles, prepositions, conjunctions, pronouns). So the phrase is found by its
bounds and not by parsing, which keeps it quick and keeps a strange name from hiding it.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimsdb.extract.cues import ADVERBS, AUXILIARIES
from claimsdb.extract.grammar import (
    COMMON_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_verb,
)
from claimsdb.extract.layout import Token
from claimsdb.extract.lexicon import words

__all__ = ["Phrase", "starts_phrase", "subject_after"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` (exclusive) name the speaker; `head` (exclusive) ends the part
    before an apposition. `how`: plain, shared (the subject of an earlier verb), relative,
    inverted, agent (by …) or cited (according to …). `relative` is the token of the "who" that
    stands for the phrase, or -1."""

    first: int
    head: int
    last: int
    how: str = "plain"
    relative: int = -1


def starts_phrase(tokens: list[Token], j: int) -> bool:
    """Say whether a noun phrase may start with token `j`."""
    if j >= len(tokens):
        return False
    token = tokens[j]
    low = token.low
    if token.veil >= 0 or (low in TIMES and low != "this") or low in ("there", "not", "to"):
        return False
    if low in DETERMINERS or low in ("he", "she", "they", "we", "i", "it", "you"):
        return True
    if low in PREPOSITIONS or low in SUBORDINATORS or low in ADVERBS or low in AUXILIARIES:
        return False
    if low.endswith("ly") and not token.capital:
        return False
    if token.text[0].isupper() or low[0] in "@#$£€" or low[0].isdigit():
        return True
    return low[0].isalpha() and low not in ("and", "or") and not low.endswith("ing")


_ENDS_HEAD = words(
    """
    in on at during after before when while as because if who which whose whom that with about
    over since until by to through via regarding amid under and but
    """
)


def subject_after(tokens: list[Token], j: int, how: str = "inverted") -> Phrase | None:
    """Return the noun phrase that starts with token `j`, its apposition taken in."""
    if not starts_phrase(tokens, j):
        return None
    if tokens[j].low in PRONOUNS:
        return Phrase(j, j + 1, j + 1, how)
    end = j + 1
    size = len(tokens)
    while end < size:
        token = tokens[end]
        low = token.low
        if token.veil >= 0 or (not low[0].isalnum() and low[0] not in "@#&$£€'"):
            if token.veil >= 0 and token.end - token.start < 25 and _name_goes_on(tokens, end):
                end += 1
                continue
            break
        if low in _ENDS_HEAD:
            if low == "and" and end + 1 < size and _goes_on(tokens, end):
                end += 1
                continue
            if (
                low in ("in", "on", "at", "with", "by")
                and how == "cited"
                and not _is_time(tokens, end + 1)
            ):
                end += 1
                continue
            if (
                low in ("at", "with", "in")
                and end + 1 < size
                and (
                    (tokens[end - 1].low not in TIMES and not tokens[end - 1].capital)
                    and (tokens[end + 1].capital and not _is_time(tokens, end + 1))
                )
            ):
                end += 1
                continue
            break
        if low in TIMES and low not in ("may", "march", "this", "late", "early", "last"):
            break
        if (
            low in TIMES
            and end > j
            and not token.capital
            and low in ("last", "late", "early", "this")
        ):
            break
        adjective = low.endswith("ed") and tokens[end - 1].low in DETERMINERS
        if (
            how in ("inverted", "cited")
            and end > j
            and is_verb(token)
            and not token.capital
            and not adjective
        ):
            break
        end += 1
    return Phrase(j, end, _with_apposition(tokens, end), how)


def _is_time(tokens: list[Token], j: int) -> bool:
    return j < len(tokens) and (tokens[j].low in TIMES or tokens[j].low[0].isdigit())


def _name_goes_on(tokens: list[Token], veil: int) -> bool:
    """A nickname in marks: Dwayne "The Rock" Johnson."""
    return veil + 1 < len(tokens) and tokens[veil + 1].capital and tokens[veil - 1].capital


def _goes_on(tokens: list[Token], i: int) -> bool:
    left, right = tokens[i - 1], tokens[i + 1]
    if left.capital and right.capital:
        return not (i + 2 < len(tokens) and is_verb(tokens[i + 2]))
    return (
        not left.capital
        and not right.capital
        and not is_verb(right)
        and (
            right.low not in PRONOUNS and right.low not in DETERMINERS and right.low not in ADVERBS
        )
    )


def _with_apposition(tokens: list[Token], end: int) -> int:
    """Return where the apposition after the phrase ends, or `end` where there is none."""
    size = len(tokens)
    last = end
    while last + 1 < size and tokens[last].low == ",":
        low = tokens[last + 1].low
        token = tokens[last + 1]
        if token.veil >= 0 or not (low[0].isalnum()):
            break
        nominal = (
            low in DETERMINERS
            or low.isdigit()
            or (
                low not in PREPOSITIONS
                and low not in SUBORDINATORS
                and low not in ADVERBS
                and low not in AUXILIARIES
                and low not in PRONOUNS
                and low not in ("and", "or", "adding", "noting")
                and not low.endswith(("ing", "ly"))
                and low not in TIMES
            )
        )
        if not nominal:
            break
        k = last + 1
        while (
            k < size
            and tokens[k].veil < 0
            and (tokens[k].low[0].isalnum() or tokens[k].low[0] in "&'@#$£€")
        ):
            if tokens[k].low in ("who", "when", "while", "after", "as", "during", "because"):
                break
            if is_verb(tokens[k]) and not tokens[k].capital and tokens[k].low in COMMON_VERBS:
                return end
            k += 1
        if (
            k >= size
            or tokens[k].low in (",", ".", ";", ":", "—", "!", "?")
            or (
                tokens[k].veil >= 0
                or tokens[k].low in ("who", "when", "while", "after", "as", "during")
            )
        ):
            last = k
            if low.isdigit():
                continue
            break
        break
    return last
