"""Where the reported words stand: the clause before or after a verb of speech.

News prose reports in a clause after the verb (with "that" or without), or before it ("…, the
union announced"), or on both sides ("Overall, she said, …"). A clause ends where the next
speaker or the next act of speech begins.
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

__all__ = ["clause_after", "clause_before", "clauses_of", "split_conjunct"]

_OBJECTS = words("me him her them us you it")
_WITH_OBJECT = words(
    """
    announce propose promise pledge vow deny call urge confirm disclose reveal predict claim ask
    order offer threaten demand suggest allege
    """
)
_WH = words("if whether how why what where who when")
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
    after = clause_after(tokens, act, acts)
    if act.subject.how in ("plain", "inverted"):
        i = act.subject.first
        led = i > 0 and (tokens[i - 1].low in (",", "—") or tokens[i - 1].veil >= 0)
        ends = act.last >= len(tokens) or tokens[act.last].low in (",", ".", "—", ";", "?", "!")
        if led and ends:
            before = clause_before(tokens, act, acts)
            if before is not None:
                tail = (
                    _continued(tokens, act.last, acts, act)
                    if act.last < len(tokens) and tokens[act.last].low == ","
                    else None
                )
                return [before, tail] if tail else [before]
        if led and after is None and not act.verb.takes_person | (act.verb.base == "tell"):
            before = clause_before(tokens, act, acts)
            if before is not None and (
                act.last < len(tokens)
                and (tokens[act.last].low in TIMES or tokens[act.last].low in PREPOSITIONS)
            ):
                return [before]
        if led and after is None and act.verb.base == "tell":
            before = clause_before(tokens, act, acts)
            if before is not None:
                return [before]
    return [after] if after else []


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
            last = _clause_end(tokens, comma + 1, acts, act)
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
    end = _clause_end(tokens, at + 1, acts, act)
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
    end = _clause_end(tokens, first, acts, act)
    return (first, end) if end > first else None


def _only_adverbials(tokens: list[Token], j: int, that: int, person: bool) -> bool:
    """Say whether only a hearer, a time or a place stands between a verb and its "that"."""
    if that == j:
        return True
    words = tokens[j:that]
    if any(t.low in (":", ";", "—", ".", "?") or t.veil >= 0 for t in words):
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
        if skipped is not None:
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
    if low in ("in", "of", "about", "with", "by", "from", "to", "at", "for", "on"):
        return None
    if starts_phrase(tokens, j) or low in ("not", "no", "neither"):
        if verb.strength < 3 and verb.base not in _WITH_OBJECT:
            return None
        if verb.base in _WITH_OBJECT or verb.base == "show":
            return j
        # A bare object ("told a story") is no report; a clause has a verb of its own.
        end = next((i for i in range(j, size) if tokens[i].low in _STOPS), size)
        if any(
            is_verb(t)
            or t.veil >= 0
            or t.low.endswith(("'s", "'re", "'ll", "'ve", "'d", "'m", "n't"))
            for t in tokens[j:end]
        ):
            return j
    return None


def _skip_adverbial(tokens: list[Token], j: int) -> int:
    """Return the token after "in a statement", "on Monday", "at a rally in Ohio"."""
    size = len(tokens)
    i = j + 1
    while i < size and i - j < 9:
        low = tokens[i].low
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


def _clause_end(tokens: list[Token], first: int, acts: list[Act], act: Act) -> int:
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
        if other.subject.how == "shared" and other.verb.form == "ing" and joined == ",":
            end = lead - 1
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
            if (
                own_verb
                and between
                and (
                    any(is_verb(t) for t in between)
                    or tokens[veils[0]].end - tokens[veils[0]].start > 25
                )
            ):
                return i
    return None
