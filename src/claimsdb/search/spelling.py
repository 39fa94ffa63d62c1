"""Which known words a misspelt one may be.

Every known word is kept under the hashes of itself with one letter left out (and whole). A
word asked for is looked up under its own: two spellings that differ by one letter more,
less, changed or swapped share at least one hash, so a look-up replaces a comparison with
the whole vocabulary.
"""

from __future__ import annotations

from zlib import crc32

from claimsdb.search.backend import Backend

SHORTEST = 3
LONGEST = 32
_SHIFT = 1 << 31  # a signed hash takes a byte less in the table


def keys(word: str) -> set[int]:
    """The hashes under which a word is kept and looked up; none for what is no word.

    >>> bool(keys("barclay") & keys("barcley")), keys("2023")
    (True, set())
    """
    if not SHORTEST <= len(word) <= LONGEST or word[0].isdigit() or "." in word:
        return set()
    found = {crc32(word.encode()) - _SHIFT}
    if word.isascii():
        coded = word.encode()
        found.update(crc32(coded[:i] + coded[i + 1 :]) - _SHIFT for i in range(len(coded)))
    else:
        found.update(crc32((word[:i] + word[i + 1 :]).encode()) - _SHIFT for i in range(len(word)))
    return found


def allowed(word: str) -> int:
    """How many letters of a word may be wrong.

    >>> [allowed(word) for word in ("pay", "strike", "consultants")]
    [1, 2, 2]
    """
    return 1 if len(word) < 6 else 2


def near(backend: Backend, word: str, *, limit: int = 10) -> list[tuple[str, int, int]]:
    """Known words that `word` may be a misspelling of: (term, df, distance), nearest first.

    Of two that are as near, one that begins alike comes first (first letters are rarely
    mistyped), then the more frequent one.
    """
    from rapidfuzz.distance import OSA

    hashes = keys(word)
    if not hashes:
        return []
    marks = ",".join(map(str, hashes))
    rows = backend.query(
        "SELECT term, df FROM search_term WHERE id IN "
        f"(SELECT term_id FROM search_delete WHERE hash IN ({marks}))"
    )
    most = allowed(word)
    found = []
    for term, df in rows:
        distance = OSA.distance(word, term, score_cutoff=most)
        if 0 < distance <= most:
            found.append((distance, term[0] != word[0], -df, term))
    found.sort()
    return [(term, -df, distance) for distance, _, df, term in found[:limit]]
