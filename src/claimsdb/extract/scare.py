"""Marks that quote nobody: titles, nicknames and words held at arm's length.

Reporters mark the name of a programme and a word that they would not use themselves with the
same marks as speech. What stands beside the marks tells them apart more often than the words.
"""

from __future__ import annotations

from claimsdb.extract.grammar import DETERMINERS, PREPOSITIONS, SUBORDINATORS
from claimsdb.extract.layout import Token
from claimsdb.extract.lexicon import words

__all__ = ["is_title", "names_a_work", "quotes_somebody"]

_SMALL = words("a an the of and in on for to at by from with or is that about into than as it its")
_NAMING = words("as called phrase words word slogan chanting chanted said says saying told wrote")
_MODIFIED = words("and or , $") | DETERMINERS - {"a", "an"}


def is_title(printed: str) -> bool:
    """Say whether the words are capitalised as those of a title are.

    >>> is_title("Meet the Press"), is_title("We will pay.")
    (True, False)
    """
    if printed.isupper() and printed.count(" ") >= 2:
        return False
    big = [w for w in printed.replace("\u2060", "").split() if w.lower() not in _SMALL]
    return bool(big) and all(w[0].isupper() or not w[0].isalpha() for w in big)


def names_a_work(tokens: list[Token], v: int, printed: str) -> bool:
    """Say whether the passage at token `v` is printed as a title is, amid a sentence."""
    if not v or not 2 <= len(printed.split()) <= 14 or not is_title(printed):
        return False
    return tokens[v - 1].low not in (",", ":", "—", "as", "called") and tokens[v - 1].veil < 0


def quotes_somebody(tokens: list[Token], v: int, printed: str) -> bool:
    """Guess whether the few marked words at token `v`, with no verb of speech for them, are
    somebody's: the “contested convention” scenario is not, he was “not at all sorry” is."""
    before = tokens[v - 1] if v else None
    after = tokens[v + 1] if v + 1 < len(tokens) else None
    low = before.low if before is not None else "$"
    if low in _NAMING or low == ":":
        return True
    if is_title(printed):
        return False
    noun_follows = (
        after is not None
        and after.veil < 0
        and after.low[0].isalpha()
        and not after.text[0].isupper()
        and after.low not in PREPOSITIONS
        and after.low not in SUBORDINATORS
        and after.low not in DETERMINERS - {"one"}
        and after.low not in ("and", "or", "is", "was", "are", "were", "in", "has", "had")
    )
    if noun_follows and (low in _MODIFIED or low.endswith("'s") or low[0].isalpha()):
        return low in PREPOSITIONS or low in ("a", "an", "is", "was", "are", "were", "be")
    if len(printed.split()) == 1:
        return low in ("a", "an", "is", "was", "are", "were", "be", "too", "so", "to")
    return low not in ("$", "and", "or") and not low.endswith("'s")
