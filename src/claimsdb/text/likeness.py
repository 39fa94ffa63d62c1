"""How surely two names are one person's.

A score over whole strings gives John Smith and Jane Smith 80, so names are held against each
other word by word. What both have and cannot be matched speaks against them: a missing
middle name does not, another first name does. Family names come first: nothing that is alike
in the rest makes up for them.
"""

from __future__ import annotations

from functools import lru_cache

from claimsdb.text.nicknames import known_as, known_given
from claimsdb.text.phonetic import heavy_skeleton, skeleton

# Words between names that come and go with the transcriber.
_LOOSE = frozenset(
    """al el ul ad as an ar at bin ibn ben bint von van der den de del della di da do dos das du
    la le los las y e af av zu""".split()
)
_SONS = frozenset(("bin", "ibn", "ben"))
_DIGITS = str.maketrans("0134579", "oieastg")

# A swapped pair may be an inverted name, or two people: James Thomas and Thomas James.
_INVERTED, _REORDERED = 0.93, 0.93
_CONTRADICTED = 0.35


def people(a: list[str], b: list[str]) -> float:
    """Return how surely two folded names, in words with the family last, are one person's."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if b < a:  # so that ties are broken alike both ways
        a, b = b, a
    one, other = _words(a), _words(b)
    if one == other:
        return 0.97
    if len(one) != len(other) or len(one) == 1:
        joined = _joined("".join(one), "".join(other))
        if joined:
            return joined
    if _father_and_son(a, b):
        return _CONTRADICTED
    one, other = _initials_apart(one, other), _initials_apart(other, one)
    one, other = _together(one, other), _together(other, one)
    score = _aligned(one, other)
    if score < 0.8 and len(one) != len(other):
        heavy = heavy_skeleton(" ".join(one))
        if len(heavy) > 4 and heavy == heavy_skeleton(" ".join(other)):
            return max(score, 0.8)
    return score


def _aligned(one: list[str], other: list[str]) -> float:
    """Match the words of two names, the best pairs first, and judge what is left."""
    if len(one) == 1 or len(other) == 1:
        return _single(one, other)
    pairs = sorted(
        (
            (alike, -abs(i - j), i, j)
            for i, x in enumerate(one)
            for j, y in enumerate(other)
            if (alike := _alike(x, y, family=i == len(one) - 1 or j == len(other) - 1))
        ),
        reverse=True,
    )
    left, right = set(range(len(one))), set(range(len(other)))
    matched: list[tuple[int, int, float]] = []
    for alike, _, i, j in pairs:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            matched.append((i, j, alike))
    if left and right:
        family = any(i == len(one) - 1 and j == len(other) - 1 for i, j, _ in matched)
        return (
            _CONTRADICTED if family else _CONTRADICTED * len(matched) / max(len(one), len(other))
        )
    if len(matched) < 2:
        return _CONTRADICTED
    score = min(alike for _, _, alike in matched) * _mean([alike for _, _, alike in matched])
    missing = len(left) + len(right)
    if missing:
        score *= (0.97, 0.86, 0.6)[min(missing, 3) - 1]
        # What is missing is the family name of one (Fazl Rabi, Fazl Rabi Hamid), or the first
        # name, so that the rest may be a family name in two words (Sen. Cortez Masto).
        if len(one) - 1 in left or len(other) - 1 in right:
            score *= 0.8
        if 0 in left or 0 in right:
            score *= 0.85
    order = [j for _, j, _ in sorted(matched)]
    if order != sorted(order):
        two_first_names = len(one) == len(other) == 2 and all(w in known_given() for w in one)
        score *= 0.6 if two_first_names else _REORDERED
    return score


def _single(one: list[str], other: list[str]) -> float:
    """Judge a name of one word: it may be anybody's of that family, and is never sure."""
    if len(one) == len(other) == 1:
        return 0.9 * _alike(one[0], other[0], family=True)
    (word,), name = (one, other) if len(one) == 1 else (other, one)
    family = _alike(word, name[-1], family=True)
    given = max(_alike(word, part, family=True) for part in name[:-1])
    return max(0.6 * family, 0.4 * given)


def _alike(x: str, y: str, *, family: bool) -> float:
    """Return how surely two words are one name, 0 when they are not."""
    if x == y:
        return 1.0
    if len(x) == 1 or len(y) == 1:
        return 0.88 if x[0] == y[0] and not family else 0.0
    if not (x.isascii() and y.isascii()):
        return 0.0
    if y in known_as(x):
        return 0.97
    if x in known_given() and y in known_given() and not family:
        return 0.0
    return _variant(x, y) if x <= y else _variant(y, x)


@lru_cache(maxsize=50_000)
def _variant(x: str, y: str) -> float:
    """Return how surely one word is a transcription or a misspelling of the other."""
    from rapidfuzz.distance import OSA

    longest = max(len(x), len(y))
    apart = OSA.distance(x, y)
    bones = skeleton(x)
    if bones == skeleton(y) and (len(bones) > 2 or apart < 2) and apart <= longest / 2:
        return 0.94 if apart < 3 else 0.88
    if apart == 1:
        return 0.86 if longest > 5 else 0.8 if longest > 4 else 0.72 if longest > 3 else 0.0
    if apart == 2:
        return 0.8 if longest > 9 else 0.72 if longest > 7 else 0.0
    return 0.0


def _words(name: list[str]) -> list[str]:
    """Return the words that count, with servants of God and sons of religion in one word."""
    words: list[str] = []
    rest = list(name)
    while rest:
        word = rest.pop(0)
        if any(c.isdigit() for c in word) and any(c.isalpha() for c in word):
            word = word.translate(_DIGITS)
        if word in ("abd", "abdal", "abdel", "abdul", "abdu") and rest:
            if rest[0] in ("al", "el", "ul", "ur", "ar", "as", "us") and len(rest) > 1:
                rest.pop(0)
            word = "abdul" + rest.pop(0)
        elif word in ("ud", "ad", "al", "ed", "ul", "el", "eddine") and rest[:1] in (
            ["din"],
            ["deen"],
        ):
            rest.pop(0)
            word = (words.pop() if words else "") + "uddin"
        words.append(word)
    # A first word is a given name: Ben, Al, Van.
    return [word for place, word in enumerate(words) if not place or word not in _LOOSE]


def _joined(one: str, other: str) -> float:
    """Judge names that may be the same but for a space."""
    if one == other:
        return 0.95
    if min(len(one), len(other)) < 8:
        return 0.0
    from rapidfuzz.distance import OSA

    return 0.85 if OSA.distance(one, other, score_cutoff=1) == 1 else 0.0


def _initials_apart(name: list[str], other: list[str]) -> list[str]:
    """Part `jc` into initials where the other name begins with such words."""
    first = name[0]
    if (
        1 < len(first) < 4
        and len(name) > 1
        and first == "".join(w[0] for w in other[: len(first)])
    ):
        return [*first, *name[1:]]
    return name


def _together(name: list[str], other: list[str]) -> list[str]:
    """Join neighbours which are one word in the other name: Jong Un, Jongun."""
    words = list(name)
    for place in range(len(words) - 1, 0, -1):
        if words[place - 1] + words[place] in other:
            words[place - 1 : place + 1] = [words[place - 1] + words[place]]
    return words


def _father_and_son(a: list[str], b: list[str]) -> bool:
    """Say whether one name is the other with father and son swapped: A bin B, B bin A."""
    if not all(any(word in _SONS for word in name[1:-1]) for name in (a, b)):
        return False
    return _lineage(a) == _lineage(b)[::-1] != _lineage(b)


def _lineage(name: list[str]) -> list[str]:
    place = next(i for i, word in enumerate(name[1:-1], 1) if word in _SONS)
    return [skeleton(name[place - 1]), skeleton(name[place + 1])]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
