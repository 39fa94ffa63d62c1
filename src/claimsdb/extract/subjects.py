"""The subject of a verb when it stands before it, with or without an apposition between.

The phrase is walked leftwards from the verb to the word that bounds it. A verb without a
subject of its own ("and added", ", saying") takes the subject of its clause.
"""

from __future__ import annotations

from claimsdb.extract.cues import ADVERBS, AUXILIARIES
from claimsdb.extract.grammar import (
    AGES,
    COMMON_VERBS,
    DETERMINERS,
    LEADING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_name_token,
    is_verb,
)
from claimsdb.extract.layout import Token
from claimsdb.extract.lexicon import words
from claimsdb.extract.phrases import Phrase

__all__ = ["clause_start", "is_apposition", "main_subject", "pieces_of", "subject_before"]


def pieces_of(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Cut tokens `first` to `last` at commas."""
    found: list[tuple[int, int]] = []
    at = first
    for i in range(first, last):
        if tokens[i].low in (",", "—"):
            found.append((at, i))
            at = i + 1
    found.append((at, last))
    return [(a, b) for a, b in found if b > a]


def clause_start(tokens: list[Token], k: int) -> int:
    """Return the first token after the last hard bound left of `k`."""
    for i in range(k - 1, -1, -1):
        token = tokens[i]
        if token.veil >= 0:
            # Marks within a phrase (the "so-called" plan) are no bound; a quotation is.
            if (
                token.text[-1] == "\ue004"
                and token.end - token.start < 40
                and i
                and (tokens[i - 1].low not in (",", ":"))
            ):
                continue
            return i + 1
        if token.low in (":", ";", "?", "!", "…", "•") or (token.low == "." and i < k - 1):
            return i + 1
    return 0


def subject_before(tokens: list[Token], k: int) -> Phrase | None:
    """Return the subject that stands before the verb at `k`."""
    j = k - 1
    while j >= 0 and (
        tokens[j].low in ADVERBS
        or tokens[j].low in AUXILIARIES
        or (tokens[j].low.endswith("ly") and not tokens[j].capital)
    ):
        j -= 1
    if j < 0 or tokens[j].veil >= 0:
        return None
    low = tokens[j].low
    if low in PRONOUNS or low in ("who", "which", "that"):
        if low in ("who", "which", "that"):
            return _antecedent(tokens, j)
        return Phrase(j, j + 1, j + 1)
    if low in ("and", "but", "then", "or"):
        return None
    bound = clause_start(tokens, j + 1)
    if low in (",", "—"):
        return _before_apposition(tokens, bound, j)
    if not (low[0].isalnum() or low[0] in "$£€@#"):
        return None
    first = _phrase_start(tokens, bound, j)
    return None if first is None else Phrase(first, j + 1, j + 1)


def _before_apposition(tokens: list[Token], bound: int, comma: int) -> Phrase | None:
    """Return the subject whose apposition or relative clause ends at `comma`."""
    pieces = pieces_of(tokens, bound, comma)
    if len(pieces) < 2:
        return None
    at = len(pieces) - 2
    while at > 0 and is_apposition(tokens, *pieces[at]):
        at -= 1
    first, last = pieces[at]
    if tokens[first].low == "as" and last - first > 1:
        first += 1
    elif tokens[first].low in LEADING and at + 1 < len(pieces) - 1:
        at += 1
        first, last = pieces[at]
    start = _phrase_start(tokens, first, last - 1)
    if start is None or (is_verb(tokens[last - 1]) and not tokens[last - 1].capital):
        return None
    return Phrase(start, last, comma)


def is_apposition(tokens: list[Token], first: int, last: int) -> bool:
    token = tokens[first]
    low = token.low
    if low in PRONOUNS:
        return False
    if (
        low.isdigit()
        or low in AGES
        or low in ("who", "which", "whose", "formerly", "now", "then", "jr.", "sr.")
    ):
        return True
    if low in ("of", "from", "in", "at") and not token.capital:
        return True
    if low in SUBORDINATORS or low in PREPOSITIONS:
        return False
    if any(is_verb(t) for t in tokens[first:last]):
        return False
    return not token.capital and (low in DETERMINERS or low not in LEADING)


def _phrase_start(tokens: list[Token], bound: int, j: int) -> int | None:
    """Return where the noun phrase ending with token `j` starts, not before `bound`."""
    i = j
    stop = bound - 1
    while i >= bound:
        low = tokens[i].low
        if low in (",", "—", "(", ")", "]", "["):
            stop = i
            break
        if low in SUBORDINATORS and not (
            low in ("who", "that", "which", "whose", "whom", "as", "since", "than")
            and i > bound
            and i < j - 1
            and low in ("who", "that", "whose", "whom")
            and tokens[i - 1].low not in (",", "—")
            and not is_verb(tokens[i - 1])
        ):
            stop = i
            break
        if low in ("and", "or", "&") and not _joins_names(tokens, bound, i, j):
            stop = i
            break
        i -= 1
    first = stop + 1
    if first > j:
        return None
    relative = any(t.low in ("who", "whose", "whom", "that") for t in tokens[first:j])
    if not relative:
        for i in range(j, first - 1, -1):
            if i > first and tokens[i].low.endswith("ed") and tokens[i - 1].low in DETERMINERS:
                continue
            if is_verb(tokens[i]) and not (i == first and tokens[i].capital):
                if i == j:
                    return (
                        None if tokens[i].low in COMMON_VERBS else _strip_leading(tokens, first, j)
                    )
                return _last_start(tokens, i + 1, j)
    return _strip_leading(tokens, first, j)


def _strip_leading(tokens: list[Token], first: int, j: int) -> int | None:
    """Leave out what leads into the clause: "On Monday", "In a statement", "But"."""
    while (
        first <= j
        and (
            tokens[first].low in ADVERBS
            or tokens[first].low in ("and", "or", "but", "yet", "still", "perhaps")
        )
        and tokens[first].low not in ("all", "both")
    ):
        first += 1
    if first > j:
        return None
    if (
        tokens[first].low == "with"
        and first < j
        and not any(t.low in PREPOSITIONS for t in tokens[first + 1 : j] if t.low != "of")
    ):
        return first + 1
    if tokens[first].low in PREPOSITIONS or tokens[first].low in TIMES:
        return _last_start(tokens, first, j)
    return first


def _last_start(tokens: list[Token], first: int, j: int) -> int | None:
    """Return where the last phrase of `first` to `j` starts that no preposition governs."""
    best: int | None = None
    for i in range(first, j + 1):
        token = tokens[i]
        before = tokens[i - 1].low if i > first else ""
        if i > first and (before in PREPOSITIONS or before in ("and", "'s")):
            continue
        if token.low in DETERMINERS or token.low in PRONOUNS:
            if before in DETERMINERS:
                continue
            best = i
        elif (
            is_name_token(token)
            and not (
                i > first
                and (
                    is_name_token(tokens[i - 1])
                    or before in DETERMINERS
                    or before in ("of", "former")
                )
            )
            and (
                best is None
                or (
                    before not in ("", "former")
                    and not (tokens[best].low in DETERMINERS and i - best <= 4)
                )
                or before == ""
            )
        ):
            best = i
    if best is None and first <= j and tokens[first].low not in PREPOSITIONS:
        return first
    return best


def _joins_names(tokens: list[Token], bound: int, i: int, j: int) -> bool:
    if i <= bound or i >= j + 1:
        return False
    if i + 1 <= j and is_name_token(tokens[i + 1]) and is_name_token(tokens[i - 1]):
        k = i - 1
        while k >= bound and is_name_token(tokens[k]):
            k -= 1
        return k < bound or not is_verb(tokens[k])
    for n in range(i - 1, bound - 1, -1):
        if tokens[n].low == ",":
            break
        if is_verb(tokens[n]) or tokens[n].low in PRONOUNS:
            return False
    return tokens[i - 1].low != ","


def _antecedent(tokens: list[Token], j: int) -> Phrase | None:
    """Return the phrase that the relative pronoun at `j` stands for."""
    k = j - 1
    if k >= 0 and tokens[k].low in (",", "—"):
        k -= 1
    if tokens[j].low == "that" and tokens[j - 1].low == ",":
        return None
    if k < 0 or tokens[k].veil >= 0 or not tokens[k].low[0].isalnum():
        return None
    i = k
    while i > 0 and not (
        tokens[i].low in DETERMINERS
        or (is_name_token(tokens[i]) and not is_name_token(tokens[i - 1]))
        or tokens[i].low in PRONOUNS
    ):
        if tokens[i - 1].veil >= 0 or not tokens[i - 1].low[0].isalnum():
            break
        if is_verb(tokens[i - 1]) or tokens[i - 1].low in ("and", "to", "than"):
            break
        i -= 1
    if tokens[i].low in ("that", "this") or is_verb(tokens[k]):
        return None
    return Phrase(i, k + 1, k + 1, "relative", j)


_OPENERS = words("asked speaking writing given based compared including according written")
_SPANS = words(
    "second seconds minute minutes hour hours moment moments day days week weeks month months "
    "year years night nights morning afternoon evening time decade decades point"
)


def main_subject(tokens: list[Token], upto: int) -> Phrase | None:
    """Return the subject of the clause that leads up to token `upto`, for a verb without one."""
    bound = clause_start(tokens, upto)
    found = _subject_within(tokens, bound, upto)
    if found is None and bound and any(t.veil >= 0 for t in tokens[:bound]):
        # Marked words may stand between the verb and its subject.
        found = _subject_within(tokens, 0, upto)
    return found


def _subject_within(tokens: list[Token], bound: int, upto: int) -> Phrase | None:
    for first, last in pieces_of(tokens, bound, upto):
        low = tokens[first].low
        if low in ("and", "but") and first + 1 < last:
            first += 1
            low = tokens[first].low
        while low in ADVERBS and first + 1 < last:
            first += 1
            low = tokens[first].low
        end = first
        while end < last and not is_verb(tokens[end]):
            if (
                end > first
                and (tokens[end].low in ADVERBS or tokens[end].low.endswith("ly"))
                and not tokens[end].capital
            ):
                break
            end += 1
        if end == first:
            continue
        if low in LEADING and low not in DETERMINERS:
            if end == last:
                continue
            start = _last_start(tokens, first, end - 1)
            if start is None or low in SUBORDINATORS or low in _OPENERS:
                continue
            first = start
        if tokens[first].low in PRONOUNS:
            return Phrase(first, first + 1, first + 1, "shared")
        if not tokens[first].text[0].isalnum() and tokens[first].text[0] not in "@#$":
            continue
        timed = tokens[end - 1].low in _SPANS or (
            end - first > 1
            and tokens[end - 1].low in ("later", "ago", "earlier")
            and tokens[end - 2].low in _SPANS
        )
        if timed:
            continue
        if tokens[first].low.endswith("ing") or (
            tokens[first].low.endswith("ed") and is_verb(tokens[first])
        ):
            continue
        if end - first == 1 and tokens[first].low in ("the", "a", "an", "this", "that"):
            continue
        for n in range(first + 1, end):
            if tokens[n].low in ("who", "which", "that", "whose") or tokens[n].veil >= 0:
                end = n
                break
        return Phrase(first, end, _beside(tokens, end, last, upto), "shared")
    return None


def _beside(tokens: list[Token], end: int, last: int, upto: int) -> int:
    """Return where an apposition ends that stands between a subject and its verb."""
    if end != last or last >= upto or tokens[last].low != ",":
        return end
    comma = next((i for i in range(last + 1, upto) if tokens[i].low == ","), -1)
    if comma < 0 or comma + 1 >= upto or any(is_verb(t) for t in tokens[last + 1 : comma]):
        return end
    return comma
