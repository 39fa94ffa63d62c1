"""Is it a verb here? "Claims", "reports" and "notes" are nouns as often.

Neighbours decide: a determiner makes a noun, a name before and a clause after make a verb, and
a quotation right before the subject makes one of nearly anything.
"""

from __future__ import annotations

from claimsdb.extract.cues import Verb
from claimsdb.extract.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_verb,
)
from claimsdb.extract.layout import VEIL_ASK, VEIL_COMMA, Token
from claimsdb.extract.lexicon import words
from claimsdb.extract.phrases import starts_phrase

__all__ = ["MANNER", "beside_marks", "can_be_verb", "is_plural"]

# Verbs that report words only when the words are right beside them.
MANNER = words(
    """
    go begin end finish open close smile laugh shrug nod grin sigh cry roar sign mouth sing read
    offer feel fear hope worry think believe reflect reason sum snap
    interrupt disagree agree
    """
)
_PLURALS = words(
    """
    two three four they we i you who that which people men women police media some many others
    both few most critics several all those these and families staff us public press team
    """
)


def can_be_verb(tokens: list[Token], k: int, j: int, verb: Verb) -> bool:
    """Tell "Mr Smith claims the" from "his claims" and "two reports"."""
    if j < 0:
        return False
    governor = tokens[j]
    if governor.low in DETERMINERS or governor.low in PREPOSITIONS or governor.low.endswith("'s"):
        return False
    if governor.low in PRONOUNS or governor.low == "who":
        return True
    if after_marks(tokens, j) and (verb.form != "base" or is_plural(tokens, j)):
        return True
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if after is None:
        return False
    if after.veil >= 0 or after.low in ("that", ":"):
        return True
    third = verb.form == "third"
    if third and governor.capital:
        return starts_phrase(tokens, k + 1) or after.low in ("how", "why", "whether")
    if governor.capital or (governor.low.endswith("s") and not third) or third:
        return (
            (after.low in DETERMINERS and after.low != "about")
            or after.low in PRONOUNS
            or (third and after.capital and not governor.low.endswith("s"))
        )
    return False


def after_marks(tokens: list[Token], j: int) -> bool:
    """Say whether a quotation stands right before the phrase that ends at `j`."""
    for i in range(j, max(-1, j - 8), -1):
        if tokens[i].veil >= 0:
            return tokens[i].text[-1] in (VEIL_COMMA, VEIL_ASK)
        if is_verb(tokens[i]):
            return False
    return False


def beside_marks(tokens: list[Token], k: int, j: int) -> bool:
    """Say whether marked words stand beside the verb: "he began: …", "…," she smiled."""
    after = tokens[k + 1 : k + 3]
    if after and (after[0].veil >= 0 or after[0].low == ":"):
        return True
    if len(after) > 1 and after[0].low in (",", "on", "off", "out", "with") and after[1].veil >= 0:
        return True
    return after_marks(tokens, j)


def is_plural(tokens: list[Token], j: int) -> bool:
    """Say whether the phrase that ends at `j` can have a verb without -s: "officials say"."""
    if j < 0:
        return False
    low = tokens[j].low
    if low in _PLURALS or (low.endswith("s") and not low.endswith(("'s", "ss"))) or low == ",":
        return True
    return tokens[j].veil >= 0 or any(
        t.low in ("and", "officials", "critics")
        or (
            t.low.endswith("s")
            and len(t.low) > 4
            and not t.capital
            and not t.low.endswith(("'s", "ss"))
            and not is_verb(t)
        )
        for t in tokens[max(0, j - 6) : j]
    )
