"""Copy a whole base to another place, from one engine to the other and back, nothing changed.

Rows travel table by table as plain columns, so ids, keys, revisions and history stay what
they are, and so does the next id that will be given: one that an undone record had is never
given again. Each side's rows are counted and summed up while they pass, and the copy commits
only when both sides agree. The search index is derived, and made anew at the other end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import FromClause, Table, delete, func, insert, select, text
from sqlalchemy.orm import Session

from claimsdb.errors import DamagedBaseError, InputError
from claimsdb.services import indexing
from claimsdb.services.opening import Notice, open_base
from claimsdb.settings import Settings
from claimsdb.storage import engine as storage_engine
from claimsdb.storage import migrate
from claimsdb.storage.models import Base, Model, Quote
from claimsdb.storage.models.base import Moment

CHUNK = 2_000

Progress = Callable[[int, int], None]
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """How many rows of one table there are, and what they sum up to, on both sides alike."""

    table: str
    rows: int
    digest: str


def copy(
    source: Settings,
    target: Settings,
    *,
    notice: Notice,
    progress: Progress,
) -> list[CopiedTable]:
    """Copy `source` into `target`, which is made, or is empty; return what was copied.

    Both are at one schema when rows begin to move; `progress` is told rows moved and quotes
    indexed, and how many there are of both. Raises InputError where there is nothing
    to copy or something in the way, DamagedBaseError where the sums differ; then nothing
    was copied.
    """
    if source.url == target.url:
        raise InputError("A base cannot be copied onto itself.")
    if migrate.condition(source.url) is migrate.Condition.ABSENT:
        raise InputError(f"There is no base at {_place(source)} to copy.")
    with (
        open_base(source, notice=notice) as theirs,
        open_base(target, notice=notice) as ours,
        theirs.reading() as reading,
        storage_engine.writing(ours.engine) as writing,
    ):
        tables = Model.metadata.sorted_tables
        for table in tables:
            if table is not Base.__table__ and _count(writing, table):
                raise InputError(
                    f"The base at {_place(target)} holds records; a copy needs an empty one."
                )
        _let_rows_point_forward(writing)
        writing.execute(delete(Base))
        to_index = _count(reading, Quote.__table__)
        total = sum(_count(reading, table) for table in tables) + to_index
        done = 0
        results = []
        for table in tables:
            sent = _Sum(table)

            def passed(rows: Rows, sent: _Sum = sent) -> None:
                nonlocal done
                sent.add(rows)
                done += len(rows)
                progress(done, total)

            _write(writing, table, _passing(_read(reading, table), passed))
            arrived = _Sum(table)
            for rows in _read(writing, table):
                arrived.add(rows)
            if (sent.rows, sent.digest) != (arrived.rows, arrived.digest):
                raise DamagedBaseError(
                    f"The copy of {table.name} is not what was sent ({arrived.rows} rows of "
                    f"{sent.rows}); nothing was copied."
                )
            _set_next_id(writing, table, _last_id(reading, table))
            results.append(CopiedTable(table.name, sent.rows, sent.digest))
        indexing.index_of(writing).rebuild(lambda more, _: progress(done + more, total))
        if writing.get_bind().dialect.name == "postgresql":
            writing.execute(text("ANALYZE"))
    return results


class _Sum:
    """Rows counted, and digested each: the sum is the same in whatever order they come."""

    def __init__(self, table: Table) -> None:
        self.rows = 0
        self._sum = 0
        self._moments = [
            place for place, column in enumerate(table.columns) if isinstance(column.type, Moment)
        ]

    def add(self, rows: Rows) -> None:
        for row in rows:
            self._sum += int.from_bytes(blake2b(self._plain(row), digest_size=16).digest())
        self.rows += len(rows)

    @property
    def digest(self) -> str:
        return f"{self._sum % (1 << 128):032x}"

    def _plain(self, row: tuple[Any, ...]) -> bytes:
        """The row as bytes that are the same on every engine: moments in UTC."""
        values = list(row)
        for place in self._moments:
            if values[place] is not None:
                values[place] = values[place].astimezone(dt.UTC).isoformat()
        return repr(values).encode("utf-8", "surrogatepass")


def _read(session: Session, table: Table) -> Iterator[Rows]:
    """All rows, a chunk at a time, in the order of their ids."""
    query = select(table).order_by(*table.primary_key)
    result = session.execute(query, execution_options={"yield_per": CHUNK})
    for rows in result.partitions():
        yield [tuple(row) for row in rows]


def _passing(chunks: Iterator[Rows], passed: Callable[[Rows], None]) -> Iterator[Rows]:
    for rows in chunks:
        passed(rows)
        yield rows


def _write(session: Session, table: Table, chunks: Iterator[Rows]) -> None:
    """Put rows in as they are; a whole table is one COPY on PostgreSQL.

    PostgreSQL looks at references when a statement ends, so rows that point at later rows
    of their own table must come in one.
    """
    if session.get_bind().dialect.name == "sqlite":
        names = [column.name for column in table.columns]
        for rows in chunks:
            session.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    driver = session.connection().connection.driver_connection
    assert driver is not None
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    with (
        driver.cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as stream,
    ):
        for rows in chunks:
            for row in rows:
                stream.write_row(row)


def _let_rows_point_forward(session: Session) -> None:
    """On SQLite references are looked at when the transaction ends."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA defer_foreign_keys = ON"))


def _last_id(session: Session, table: Table) -> int:
    """The highest id that `table` ever gave, 0 where it gave none."""
    if not _gives_ids(table):
        return 0
    if session.get_bind().dialect.name == "sqlite":
        found = session.scalar(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        )
    else:
        found = session.scalar(
            text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)"),
            {"name": f'"{table.name}"'},
        )
    return max(int(found or 0), session.scalar(select(func.max(table.c.id))) or 0)


def _set_next_id(session: Session, table: Table, last: int) -> None:
    """Let the next id of `table` come after `last`."""
    if not last:
        return
    if session.get_bind().dialect.name == "sqlite":
        parameters = {"name": table.name, "last": last}
        session.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), parameters)
        session.execute(text("INSERT INTO sqlite_sequence VALUES (:name, :last)"), parameters)
    else:
        session.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'id')::regclass, :last)"),
            {"name": f'"{table.name}"', "last": last},
        )


def _gives_ids(table: Table) -> bool:
    return bool(table.dialect_options["sqlite"]["autoincrement"])


def _count(session: Session, table: FromClause) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _place(settings: Settings) -> str:
    from sqlalchemy.engine import make_url

    return str(settings.path or make_url(settings.url).render_as_string())
