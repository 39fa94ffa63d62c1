"""Bring a backup back: into a place where there is no base yet, whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from claimsdb.errors import BaseError, DamagedBaseError, InputError
from claimsdb.settings import Settings
from claimsdb.storage import backup, migrate
from claimsdb.storage.engine import open_sqlite_file


def back_up(settings: Settings, target: Path | None) -> Path:
    """Copy the SQLite base while others may write; return where the copy is.

    Without `target` the copy stands beside the base, named by the moment.
    """
    path = _file(settings)
    if migrate.condition(settings.url) is migrate.Condition.ABSENT:
        raise InputError(f"There is no base at {path} to back up.")
    return backup.back_up(path, target) if target else backup.beside(path, "backup")


def restore(settings: Settings, copy: Path) -> None:
    """Make the base from the backup `copy`. A base that holds anything is not overwritten.

    Raises DamagedBaseError where the copy is no whole base, InputError where a base with
    records stands in the way.
    """
    path = _file(settings)
    if not copy.is_file():
        raise InputError(f"There is no file {copy}.")
    if migrate.condition(f"sqlite:///{copy.absolute()}") is migrate.Condition.ABSENT:
        raise DamagedBaseError(f"{copy} is no backup of a claimsdb base.")
    _check_whole(copy)
    if migrate.condition(settings.url) is not migrate.Condition.ABSENT and not _is_empty(path):
        raise InputError(
            f"The base {path} holds records; a backup is only restored into an empty place.",
            hint=f"Name another place: claimsdb --db OTHER.db db restore {copy}",
        )
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, part)
        for tail in ("-wal", "-shm"):
            Path(f"{path}{tail}").unlink(missing_ok=True)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BaseError(
            f"The backup could not be restored to {path}: {error.strerror}.",
            hint="Check that the folder may be written and has room.",
        ) from error
    migrate.set_wal(settings.url)


def _file(settings: Settings) -> Path:
    if settings.path is None:
        raise InputError(
            "A base on a server is backed up by the server's own tools.",
            hint="Use pg_dump, or copy it to a file: claimsdb copy URL backup.db",
        )
    return settings.path


def _check_whole(copy: Path) -> None:
    connection = open_sqlite_file(copy)
    try:
        (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        said = str(error)
    finally:
        connection.close()
    if said != "ok":
        raise DamagedBaseError(f"The backup {copy} is damaged: {said}.", hint="Try an older one.")


def _is_empty(path: Path) -> bool:
    connection = open_sqlite_file(path)
    try:
        (batches,) = connection.execute("SELECT count(*) FROM batch").fetchone()
        return bool(batches == 0)
    finally:
        connection.close()
