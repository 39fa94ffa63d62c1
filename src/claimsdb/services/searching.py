"""Search for those who have a session: joins the search room to the base's connection."""

from __future__ import annotations

from sqlalchemy.orm import Session

from claimsdb.search.find import search as find
from claimsdb.search.query import Filters, parse
from claimsdb.search.records import Results

EVERYTHING = 1_000_000_000


def search(
    session: Session,
    text: str,
    filters: Filters | None = None,
    *,
    limit: int = 20,
    explain: bool = False,
) -> Results:
    """Find statements like `text`, which may hold filters, under further `filters`.

    Sees what the session has flushed. Raises QuerySyntaxError, AmbiguousError and
    NotFoundError for what cannot be read or found.
    """
    query = parse(text)
    if filters is not None:
        query = query.narrowed(filters)
    session.flush()
    connection = session.connection().connection.driver_connection
    return find(connection, query, limit=limit, explain=explain)
