"""Where a reported clause starts after its verb, and where it ends.

Between verb and clause may stand a hearer ("told reporters"), a time or a place, and "that" or
nothing. A clause ends where the next speaker or the next act of speech begins.
"""

from __future__ import annotations

from claimsdb.extract.cues import ADVERBS
from claimsdb.extract.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    is_name_token,
    is_verb,
)
from claimsdb.extract.layout import Token
from claimsdb.extract.lexicon import words
from claimsdb.extract.phrases import starts_phrase
from claimsdb.extract.speech import Act

__all__ = ["clause_after", "clause_end", "split_conjunct"]

_OBJECTS = words("me him her them us you it")
_WITH_OBJECT = words(
    """
    announce propose promise pledge vow deny urge confirm disclose reveal predict ask
    order offer threaten demand suggest allege
    """
)
# What follows these without a preposition is a clause, whatever its verb.
_CLAUSE_ONLY = words("say insist argue contend maintain warn concede admit")
_WH = words("if whether how why what where who when")
_STOPS = words(". ; ? ! : —")


def clause_after(tokens: list[Token], act: Act, acts: list[Act]) -> tuple[int, int] | None:
    """Return the clause that follows the act."""
    size = len(tokens)
    j = act.last if act.subject.how != "inverted" else act.subject.last
    if act.subject.how == "agent":
        j = act.last
    verb = act.verb
    if j >= size:
        return None
    limit = min(size, j + 22)
    that = next(
        (
            i
            for i in range(j, limit)
            if tokens[i].low == "that"
            and not (i > j and (is_verb(tokens[i - 1]) and tokens[i - 1].low != verb.base))
        ),
        -1,
    )
    if that >= 0 and _only_adverbials(
        tokens,
        j,
        that,
        verb.takes_person or verb.base in ("warn", "promise", "write", "say", "add"),
    ):
        first = that + 1
    else:
        start = _bare_clause(tokens, j, act)
        if start is None:
            return None
        first = start
    end = clause_end(tokens, first, acts, act)
    return (first, end) if end > first else None


def _only_adverbials(tokens: list[Token], j: int, that: int, person: bool) -> bool:
    """Say whether only a hearer, a time or a place stands between a verb and its "that"."""
    if that == j:
        return True
    words = tokens[j:that]
    if any(t.low in (":", ";", "—", ".", "?") for t in words) or any(
        tokens[i].veil >= 0 and tokens[i - 1].low not in PREPOSITIONS for i in range(j, that)
    ):
        return False
    if any(is_verb(t) and not t.capital for t in words):
        return False
    if words[0].low in PREPOSITIONS or words[0].low in TIMES or words[0].low in ADVERBS:
        return True
    if words[0].low == ",":
        return len(words) > 2 and words[-1].low == ","
    return person


def _bare_clause(tokens: list[Token], j: int, act: Act) -> int | None:
    """Return where a clause without "that" starts after the verb."""
    size = len(tokens)
    verb = act.verb
    if (verb.takes_person and verb.base != "ask") or verb.base == "ask":
        skipped = _skip_hearer(tokens, j)
        if skipped is not None and (
            verb.base in ("tell", "inform", "remind") or not is_verb(tokens[skipped])
        ):
            j = skipped
        elif verb.base == "tell":
            return None
    # A time or a place between: "said on Monday he would".
    steps = 0
    while j < size and steps < 8 and (tokens[j].low in TIMES or tokens[j].low in ADVERBS):
        if (
            tokens[j].low == "this"
            and j + 1 < size
            and tokens[j + 1].low
            not in (
                "week",
                "month",
                "year",
                "morning",
                "afternoon",
                "evening",
                "weekend",
                "summer",
            )
        ):
            break
        j += 1
        steps += 1
        if j < size and tokens[j].low in (
            "morning",
            "night",
            "afternoon",
            "evening",
            "week",
            "month",
            "year",
        ):
            j += 1
    if j < size and tokens[j].low in ("on", "in", "at", "during", "after", "through", "via"):
        j = _skip_adverbial(tokens, j)
    if j >= size:
        return None
    token = tokens[j]
    low = token.low
    if token.veil >= 0:
        return j
    if low in _WH:
        return j
    if low in (":",) and j + 1 < size:
        return j + 1
    if low == ",":
        return j + 1 if j + 1 < size and tokens[j + 1].veil >= 0 else None
    if low == "to" and verb.base in (
        "promise",
        "pledge",
        "vow",
        "threaten",
        "offer",
        "ask",
        "urge",
        "tell",
        "order",
        "decline",
    ):
        return j
    if low == "for" and verb.base == "call":
        return j + 1
    if low == "there" or (
        low in ("if", "as", "although", "while", "when", "because") and verb.base in ("say", "add")
    ):
        return j
    if low.endswith("ing") and verb.base in _CLAUSE_ONLY:
        end = end_of(tokens, j)
        return j if any(is_verb(t) for t in tokens[j + 1 : end]) else None
    if low in ("in", "of", "about", "with", "by", "from", "to", "at", "for", "on"):
        return None
    if starts_phrase(tokens, j) or low in ("not", "no", "neither"):
        if verb.strength < 3 and verb.base not in _WITH_OBJECT:
            # "called the plan "dead"": marked words make an object a report.
            marked = any(t.veil >= 0 for t in tokens[j : end_of(tokens, j)])
            return j if marked else None
        if verb.base in _WITH_OBJECT or verb.base == "show":
            return j
        if verb.base in _CLAUSE_ONLY and end_of(tokens, j) - j >= 3:
            return j
        # A bare object ("told a story") is no report; a clause has a verb of its own.
        end = end_of(tokens, j)
        if any(
            is_verb(t)
            or t.veil >= 0
            or t.low.endswith(("'s", "'re", "'ll", "'ve", "'d", "'m", "n't"))
            for t in tokens[j:end]
        ):
            return j
    return None


def end_of(tokens: list[Token], j: int) -> int:
    """Return where the words from token `j` on meet a hard stop."""
    return next((i for i in range(j, len(tokens)) if tokens[i].low in _STOPS), len(tokens))


def _skip_adverbial(tokens: list[Token], j: int) -> int:
    """Return the token after "in a statement", "on Monday", "at a rally in Ohio"."""
    size = len(tokens)
    i = j + 1
    while i < size and i - j < 9:
        low = tokens[i].low
        before = tokens[i - 1].low
        if tokens[i].veil >= 0 and (before in PREPOSITIONS or before.endswith("'s")):
            i += 1  # on "Meet the Press": the name of a programme, not what was said
            continue
        if tokens[i].veil >= 0 or low in (",", ":", ".", "that", "—", ";"):
            return i
        if low in PRONOUNS or (
            low in DETERMINERS and i > j + 1 and tokens[i - 1].low not in PREPOSITIONS
        ):
            return i
        if (
            tokens[i - 1].low in TIMES
            and low not in TIMES
            and not low[0].isdigit()
            and low not in ("morning", "night", "afternoon", "evening", "week", "month", "year")
            and low not in PREPOSITIONS
        ):
            return i
        i += 1
    return j


def _skip_hearer(tokens: list[Token], j: int) -> int | None:
    """Return the token after whom the words were said to, or None where nobody is named."""
    size = len(tokens)
    if j >= size or tokens[j].veil >= 0:
        return None
    low = tokens[j].low
    if low in _OBJECTS:
        return j + 1
    if low in PRONOUNS or low in ("that", ",", ":") or low in _WH:
        return None
    i = j
    if low in DETERMINERS:
        i += 1
        while (
            i < size
            and i - j < 5
            and tokens[i].low[0].isalpha()
            and not (
                tokens[i].low in PRONOUNS
                or tokens[i].low in DETERMINERS
                or tokens[i].low in _WH
                or tokens[i].low in PREPOSITIONS
                or tokens[i].low == "that"
                or is_verb(tokens[i])
            )
        ):
            i += 1
        return i if i < size else None
    if is_name_token(tokens[j]):
        while i < size and (
            (tokens[i].capital and is_name_token(tokens[i])) or tokens[i].text == "&"
        ):
            i += 1
        return i if i < size else None
    while i < size and i - j < 3 and tokens[i].low[0].isalpha() and tokens[i].low.endswith("s"):
        i += 1
    return i if i > j and i < size else None


def clause_end(tokens: list[Token], first: int, acts: list[Act], act: Act) -> int:
    """Return where the clause ends: at the next act of speech that is not within it."""
    size = len(tokens)
    end = size
    while end > first and tokens[end - 1].low in (".", "!", "?", "…", ";", ","):
        end -= 1
    for i in range(first, end):
        if tokens[i].low == ";":
            end = i
            break
    for other in acts:
        if other is act or other.k < first or other.k >= end:
            continue
        at = min(other.k, other.subject.first) if other.subject.first >= first else other.k
        if other.cited:
            at = other.k
        if other.subject.how == "inverted":
            continue
        lead = at
        while lead > first and (
            tokens[lead - 1].low in ADVERBS or tokens[lead - 1].low in ("has", "have", "had")
        ):
            lead -= 1
        if lead <= first:
            continue
        joined = tokens[lead - 1].low
        comma = lead >= 2 and tokens[lead - 2].low == ","
        if (
            other.subject.how == "shared"
            and other.verb.form == "ing"
            and (joined == "," or tokens[lead - 1].veil >= 0)
        ):
            end = lead - (joined == ",")
            break
        if (
            other.subject.how == "shared"
            and joined in ("and", "but")
            and (other.subject.first < first)
        ):
            end = lead - 2 if comma else lead - 1
            break
        if joined in ("and", "but", "while", "though", "although") and comma:
            end = lead - 2
            break
        if joined in ("and", "but") and lead >= 2 and tokens[lead - 2].veil >= 0:
            end = lead - 1
            break
        if other.cited and joined == ",":
            end = lead - 1
            break
    while end > first and tokens[end - 1].low in (",", ".", "—", ";"):
        end -= 1
    return end


def split_conjunct(tokens: list[Token], first: int, last: int) -> int | None:
    """Return the comma at which a clause falls into one without marks and one with them.

    "it did not want disruption, but the strikes "are about …"": two statements, since only
    the second has words of the speaker's own.
    """
    veils = [i for i in range(first, last) if tokens[i].veil >= 0]
    if not veils:
        return None
    for i in range(veils[0] - 1, first + 2, -1):
        if (
            tokens[i].low == ","
            and tokens[i + 1].low in ("but", "and")
            and (starts_phrase(tokens, i + 2))
        ):
            own_verb = any(is_verb(t) for t in tokens[first:i])
            between = tokens[i + 2 : veils[0]]
            predicate = (
                any(is_verb(t) for t in between)
                or tokens[veils[0]].end - tokens[veils[0]].start > 25
                or (tokens[i + 1].low == "but" and veils[0] == last - 1)
            )
            if own_verb and between and predicate:
                return i
    return None
