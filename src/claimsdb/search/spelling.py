"""Which known words a misspelt one may be.

Every known word is kept under the hashes of itself with one letter left out (and whole). A
word asked for is looked up under its own: two spellings that differ by one letter more,
less, changed or swapped share at least one hash, so a look-up replaces a comparison with
the whole vocabulary.
"""

from __future__ import annotations

from zlib import crc32

from claimsdb.search.backend import Backend
from claimsdb.text.tokens import tokens

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


def allowed(word: str, other: str) -> int:
    """How many letters may be wrong between two words.

    >>> allowed("pya", "pay"), allowed("peoll", "people"), allowed("consultents", "consultants")
    (1, 2, 2)
    """
    return 1 if max(len(word), len(other)) < 6 else 2


def near(
    backend: Backend, word: str, *, limit: int = 10, thorough: bool = False
) -> list[tuple[str, int, int]]:
    """Known words that `word` may be a misspelling of: (term, df, distance), nearest first.

    Of two that are as near, one that begins alike comes first (first letters are rarely
    mistyped), then the more frequent one. The index finds one mistake, and many of two; a
    `thorough` look reads all words of that first letter and length, and misses few of two.
    """
    hashes = keys(word)
    if not hashes:
        return []
    if thorough and len(word) > SHORTEST + 2:
        hashes |= set().union(*(keys(word[:i] + word[i + 1 :]) for i in range(len(word))))
    rows = backend.query(
        "SELECT term, df FROM search_term WHERE id IN "
        f"(SELECT term_id FROM search_delete WHERE hash IN ({','.join(map(str, hashes))}))"
    )
    number = _number(word)
    if number is not None:
        rows += backend.query("SELECT term, df FROM search_term WHERE term = ?", (number,))
    if thorough and len(word) >= SCANNED:
        rows += _scanned(backend, word)
    found = set()
    for term, df in rows:
        distance = 1 if term == number else _distance(word, term)
        if distance:
            found.add((distance, term[0] != word[0], -df, term))
    return [(term, -df, distance) for distance, _, df, term in sorted(found)[:limit]]


SCANNED = 5
_NUMBERS = (
    "three four five seven eight nine eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "percent"
).split()


def _distance(word: str, term: str) -> int:
    """How many letters are wrong, 0 where it is none or too many."""
    from rapidfuzz.distance import OSA

    most = allowed(word, term)
    distance = OSA.distance(word, term, score_cutoff=most)
    return distance if distance <= most else 0


def _number(word: str) -> str | None:
    """The token of the number word that `word` may be: numbers are kept in digits."""
    if len(word) < SCANNED:
        return None
    for number in _NUMBERS:
        if _distance(word, number) == 1:
            return tokens(number)[0]
    return None


def _scanned(backend: Backend, word: str) -> list[tuple[str, int]]:
    """All words of one first letter and about one length that may be meant."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    rows = backend.query(
        "SELECT term FROM search_term "
        "WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        (word[0], chr(ord(word[0]) + 1), len(word) - 2, len(word) + 2),
    )
    close = process.extract(
        word, [row[0] for row in rows], scorer=OSA.distance, score_cutoff=2, limit=50
    )
    marks = ",".join("?" * len(close))
    found = backend.query(
        f"SELECT term, df FROM search_term WHERE term IN ({marks})", [term for term, _, _ in close]
    )
    return [(row[0], row[1]) for row in found]
