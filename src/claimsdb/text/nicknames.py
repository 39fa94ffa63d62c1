"""Which given names are one name: Steve and Stephen, Liz and Elizabeth.

Written from general knowledge. A line is a group; a name may be in several (Bert).
"""

from __future__ import annotations

from functools import cache


def known_as(given: str) -> frozenset[str]:
    """Return the other forms of a given name, folded; empty when none are known.

    >>> "stephen" in known_as("steve"), "steve" in known_as("stephen")
    (True, True)
    """
    return _table().get(given, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        group = line.split()
        for name in group:
            table.setdefault(name, set()).update(group)
    return {name: frozenset(group - {name}) for name, group in table.items()}


_GROUPS = """
stephen steven stephan steve stevie
philip phillip phil pip
bernard bernie
richard rick ricky dick rich richie
william bill billy will willie liam
elizabeth liz lizzie beth betty betsy eliza
"""
