"""How the word lists of reading are written down: as running text, which diffs well."""

from __future__ import annotations

__all__ = ["words"]


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by blanks.

    >>> sorted(words("to be or not to be"))
    ['be', 'not', 'or', 'to']
    """
    return frozenset(text.split())
