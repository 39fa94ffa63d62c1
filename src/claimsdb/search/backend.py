"""What a database must be able to do for the index: keep words, and say which rows hold them.

A backend answers "which quotes might this be" and nothing else; what is the same on every
database (folding, spelling variants, scores) stands above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Backend(Protocol):
    """The index tables of one database, on one DB-API connection."""

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a SELECT with `?` for each parameter and return all its rows."""

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement with `?` for each parameter, once for each row."""

    def exists(self) -> bool:
        """Whether the index tables are there."""

    def create(self) -> None:
        """Make the index tables, empty; those that are there are dropped first."""

    def insert_words(self, rows: Iterable[tuple[int, str]]) -> None:
        """Index quotes: their id, and their tokens parted by spaces."""

    def delete_words(self, rows: Iterable[tuple[int, str]]) -> None:
        """Forget quotes, given exactly the tokens that were indexed."""

    def settle(self) -> None:
        """Tidy up after a bulk load, so that searches are fast."""

    def postings(self) -> Iterator[tuple[str, int, int]]:
        """Each word with the number of quotes that hold it and a checksum of their ids."""

    def holders(
        self,
        groups: Sequence[Sequence[str]],
        *,
        without: Sequence[str] = (),
        scope: tuple[str, Sequence[Any]] | None = None,
        limit: int,
    ) -> list[int]:
        """The ids of at most `limit` quotes that hold a word of every group.

        They hold none of `without`, and are among those that `scope` selects: the SQL of a
        SELECT of quote ids, and its parameters.
        """


CHECK_MODULUS = 1_000_003


def checksum(quote_id: int) -> int:
    """What one quote adds to a word's checksum."""
    return quote_id * quote_id % CHECK_MODULUS


def backend_of(connection: Any) -> Backend:
    """The backend that speaks to `connection`."""
    if type(connection).__module__.partition(".")[0] == "psycopg":
        from claimsdb.search.postgres import PostgresBackend

        return PostgresBackend(connection)
    from claimsdb.search.sqlite import SqliteBackend

    return SqliteBackend(connection)
