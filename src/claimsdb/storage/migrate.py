"""Bring a base to the schema that this program knows, or say why that cannot be.

Migrations run on a connection of their own with foreign keys off (a batch rebuild with
them on deletes the children with the table), in one transaction, and the keys are checked
before it commits. One file lock serialises first opens: of 320 at once 35 met a locked
base while WAL was being set.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from claimsdb.errors import BaseError, DamagedBaseError, NewerBaseError
from claimsdb.resources import HEAD_REVISION, migrations
from claimsdb.settings import shown_url, sqlite_path
from claimsdb.storage.engine import make_engine, open_sqlite_file, translated

PG_LOCK = 0x636C61696D73  # "claims"


class Condition(Enum):
    """What a base needs before it can be used."""

    ABSENT = "absent"
    OLDER = "older"
    CURRENT = "current"


def condition(url: str) -> Condition:
    """Return what `url` needs. Raises BaseError where it can never be used.

    A file is looked at with sqlite3 alone: this runs before each command.
    """
    path = sqlite_path(url)
    revision = _server_revision(url) if path is None else _file_revision(path)
    if revision is None:
        return Condition.ABSENT
    if revision == HEAD_REVISION:
        return Condition.CURRENT
    if revision in known_revisions():
        return Condition.OLDER
    raise NewerBaseError(
        f"{path or shown_url(url)} was made by a later claimsdb (schema {revision}).",
        hint="Install that version: pip install --upgrade claimsdb",
    )


def known_revisions() -> list[str]:
    """The revisions that this program has migrations for, oldest first."""
    return sorted(file.name.split("_")[0] for file in (migrations() / "versions").glob("*.py"))


def upgrade(url: str, *, before: Callable[[], None] | None = None) -> None:
    """Migrate to the newest schema, making the base where there is none.

    `before` runs under the lock, first, when the base is still older (to back it up).
    Another process may have migrated it in the meantime; then nothing is done.
    """
    with _lock(url):
        state = condition(url)
        if state is Condition.CURRENT:
            return
        if state is Condition.OLDER and before is not None:
            before()
        _make_folder(url)
        _migrate(url, "upgrade", "head")
        set_wal(url)


def downgrade(url: str, revision: str) -> None:
    """Migrate back to `revision`, or to nothing with "base"."""
    check_revision(revision)
    with _lock(url):
        condition(url)
        _migrate(url, "downgrade", revision)


def check_revision(revision: str) -> None:
    """Raise BaseError where there is no schema of that name."""
    if revision != "base" and revision not in known_revisions():
        raise BaseError(
            f"There is no schema {revision!r}.",
            hint=f"Known: base, {', '.join(known_revisions())}.",
        )


@contextmanager
def migration_connection(url: str) -> Iterator[Connection]:
    """A connection in one write transaction, with foreign keys unenforced until its end."""
    engine = _migration_engine(url)
    try:
        with translated(engine), engine.connect() as connection, connection.begin():
            yield connection
            if connection.dialect.name == "sqlite":
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
                if broken:
                    raise DamagedBaseError(
                        f"The migration would leave row {broken[1]} of {broken[0]} without "
                        f"its {broken[2]}; it was not done."
                    )
    finally:
        engine.dispose()


def _migration_engine(url: str) -> Engine:
    path = sqlite_path(url)
    if path is None:
        return make_engine(url)

    def connect() -> sqlite3.Connection:
        connection = open_sqlite_file(path)
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = create_engine(url, creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _migrate(url: str, direction: str, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    with migration_connection(url) as connection:
        config.attributes["connection"] = connection
        if direction == "upgrade":
            command.upgrade(config, revision)
        else:
            command.downgrade(config, revision)


def _make_folder(url: str) -> None:
    path = sqlite_path(url)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BaseError(
            f"The folder {path.parent} cannot be made: {error.strerror}.",
            hint="Choose another place with --db PATH.",
        ) from error


def set_wal(url: str) -> None:
    """Put an SQLite base into WAL mode, in which readers and a writer do not wait."""
    path = sqlite_path(url)
    if path is not None:
        connection = open_sqlite_file(path)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()


@contextmanager
def _lock(url: str) -> Iterator[None]:
    path = sqlite_path(url)
    if path is None:
        with _server_lock(url):
            yield
        return
    _make_folder(url)
    from filelock import FileLock

    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire()
    except OSError as error:
        raise BaseError(
            f"The base {path} cannot be made or migrated: its folder cannot be written.",
            hint="Check the permissions of the folder, or choose another place with --db PATH.",
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _server_lock(url: str) -> Iterator[None]:
    """Hold the advisory lock on a connection of its own, outside any transaction.

    Taken inside the migration's own transaction it comes too late: the base was looked at
    before it, and seven of eight first opens at once found the tables already there.
    """
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    try:
        with translated(engine), engine.connect() as connection:
            connection.execute(text(f"SELECT pg_advisory_lock({PG_LOCK})"))
            yield  # the lock goes with the connection
    finally:
        engine.dispose()


def _file_revision(path: Path) -> str | None:
    if path.is_dir():
        raise BaseError(
            f"{path} is a folder, not a base.", hint=f"Name a file in it: --db {path}/claims.db"
        )
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise BaseError(
                f"{path} is no file that can hold a base.", hint="Name another with --db PATH."
            )
        if path.stat().st_size == 0:
            return None
    except OSError as error:
        raise BaseError(
            f"The base {path} cannot be looked at: {error.strerror}.",
            hint="Check the permissions of its folder, or the length of its name.",
        ) from error
    engine = make_engine(f"sqlite:///{path}")
    with translated(engine):
        connection = open_sqlite_file(path)
        try:
            tables = {
                name
                for (name,) in connection.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                )
                if not name.startswith(("search_", "sqlite_"))
            }
            if tables <= {"alembic_version"}:
                return None
            if not {"alembic_version", "statement", "quote"} <= tables:
                raise DamagedBaseError(
                    f"{path} is an SQLite file of another program.",
                    hint="Choose another file with --db PATH.",
                )
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
        finally:
            connection.close()


def _server_revision(url: str) -> str | None:
    engine = make_engine(url)
    try:
        with translated(engine), engine.connect() as connection:
            found = connection.execute(text("SELECT to_regclass('alembic_version')")).scalar()
            if found is None:
                return None
            row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
            return str(row[0]) if row else None
    finally:
        engine.dispose()
