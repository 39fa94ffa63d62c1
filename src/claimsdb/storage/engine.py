"""How a base is reached: one engine set up per dialect, and two kinds of session.

`writing` takes the write lock at its start, `reading` cannot write. A session that read
first and wrote later would fail at once on a stale snapshot, whatever the timeout; with
the lock taken first eight writers lost no update, with the library's defaults most.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from claimsdb.errors import BaseError, ConflictError, DamagedBaseError
from claimsdb.settings import sqlite_path
from claimsdb.storage import replicas
from claimsdb.storage.server_errors import server_error

BUSY_MILLISECONDS = 60_000
LITTLE_ROOM = 1 << 16
WRITERS = 0x71756F7465
"""The advisory lock that writers of a PostgreSQL base take turns by ("quote").

One writer at a time is what SQLite gives; taken here too, no row of the index's word counts
is ever fought over, and nothing has to be tried again.
"""


def make_engine(url: str) -> Engine:
    """Return an engine for `url`; nothing is opened yet."""
    if sqlite_path(url) is not None:
        return _sqlite_engine(url)
    return replicas.server_engine(make_url(url))


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_MILLISECONDS / 1000})

    path = sqlite_path(url)
    assert path is not None

    @event.listens_for(engine, "do_connect")
    def _open(_dialect: Any, _record: Any, _args: Any, kwargs: dict[str, Any]) -> Any:
        return open_sqlite_file(path, check_same_thread=kwargs.get("check_same_thread", True))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("claimsdb_write", False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if write else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def open_sqlite_file(path: Path, *, check_same_thread: bool = True) -> sqlite3.Connection:
    """Open an SQLite file as every connection of ours is: keys on, durable, patient.

    The driver opens no transactions of its own (`isolation_level=None`): foreign_keys is
    silently ignored inside one.
    """
    mode = "rwc"
    if path.exists() and not _writable(path):
        # A folder without WAL's side files that cannot be written holds a file at rest.
        mode = "ro" if Path(f"{path}-wal").exists() else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=check_same_thread,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that sees one moment of the base and cannot change it."""
    with translated(engine), replicas.fresh_standby(engine) as standby:
        bind: Engine | Connection = standby or engine
        if standby is None and engine.dialect.name == "postgresql":
            bind = engine.execution_options(postgresql_readonly=True)
        with Session(bind, autoflush=False) as session:
            yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session that holds the write lock; it commits at the end, or nothing is done."""
    with translated(engine):
        bind = engine.execution_options(claimsdb_write=True)
        if engine.dialect.name == "postgresql":
            bind = bind.execution_options(isolation_level="READ COMMITTED")
        with Session(bind, expire_on_commit=False) as session:
            with session.begin():
                if engine.dialect.name == "postgresql":
                    session.execute(select(func.pg_advisory_xact_lock(WRITERS)))
                yield session
            if replicas.has_standby(engine):
                replicas.remember_write(engine, session.connection())


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turn what a database says into our refusals; everything else passes."""
    try:
        yield
    except StaleDataError as error:
        raise ConflictError(
            "Somebody else changed this record while you were editing it.",
            hint="Look at it again with `claimsdb show`, then repeat your change.",
        ) from error
    except DBAPIError as error:
        raise base_error(error.orig or error, engine.url.render_as_string()) from error
    except SQLAlchemyError as error:
        raise BaseError(f"The base could not be used: {error}.") from error
    except (sqlite3.Error, UnicodeEncodeError) as error:
        raise base_error(error, engine.url.render_as_string()) from error


def base_error(error: BaseException, url: str) -> BaseError:
    """Say in our words what a driver's error means for the user."""
    if sqlite_path(url) is None and not isinstance(error, (sqlite3.Error, UnicodeError)):
        return server_error(error, url)
    said = str(error).strip()
    low = said.lower()
    place = str(sqlite_path(url) or url)
    if "not a database" in low:
        return DamagedBaseError(
            f"{place} is not a claimsdb base.", hint="Choose another file with --db PATH."
        )
    # Without room for WAL's shared memory SQLite says "disk I/O error", as of a broken disk.
    full = "full" in low or "too big" in low or ("disk i/o" in low and _no_room(place))
    if not full and ("malformed" in low or "disk i/o" in low):
        return DamagedBaseError(
            f"The base {place} is damaged ({said}).",
            hint="Bring back a copy with: claimsdb db restore BACKUP",
        )
    if "readonly" in low or "read-only" in low or "query_only" in low:
        return BaseError(
            f"The base {place} cannot be written.",
            hint="Check the permissions of the file and of its folder.",
        )
    if full:
        return BaseError(
            f"The disk that holds {place} is full; nothing was changed.",
            hint="Free some room and repeat the command.",
        )
    if "locked" in low or "busy" in low:
        return BaseError(
            f"The base {place} is busy: another program has held it for a minute.",
            hint="Wait for that program, then repeat the command.",
        )
    if "unable to open" in low:
        return BaseError(
            f"The base {place} cannot be opened.",
            hint="Check that its folder exists and may be written.",
        )
    return BaseError(f"The base {place} refused: {said}.")


def _no_room(place: str) -> bool:
    try:
        return shutil.disk_usage(Path(place).parent).free < LITTLE_ROOM
    except OSError:
        return False
