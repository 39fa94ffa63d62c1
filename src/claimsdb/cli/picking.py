"""Which statements a command means: those of keys, those that a search finds, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimsdb.cli.invocation import Invocation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def picked(
    session: Session, invocation: Invocation, keys: tuple[str, ...], query: str
) -> list[int]:
    """The ids of the statements that `keys` name, then of those that `query` finds.

    Each once; the search's notices are told. Raises what the search and the keys raise.
    """
    from claimsdb.services import exporting, searching

    found = exporting.ids_of(session, keys) if keys else []
    if query:
        results = searching.search(session, query, limit=searching.EVERYTHING)
        for notice in results.notices:
            invocation.say(notice)
        if not results.hits:
            invocation.say("Nothing found.")
        found += [hit.statement_id for hit in results.hits]
    return list(dict.fromkeys(found))
