"""Copies of a base that are whole, even while others write.

SQLite's online backup reads through a connection of its own: on a connection that has a
write open it would wait for itself.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from pathlib import Path

from claimsdb.errors import BaseError, ExistsError
from claimsdb.storage.engine import open_sqlite_file

PAGES_A_STEP = 4096


def back_up(path: Path, target: Path) -> Path:
    """Copy the SQLite base at `path` to `target`, which must not exist.

    The copy is written beside the target and moved into place when it is whole.
    """
    if target.exists():
        raise ExistsError(
            f"{target} exists already; a backup never overwrites.",
            str(target),
            hint="Name another file.",
        )
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source = open_sqlite_file(path)
        try:
            copy = sqlite3.connect(part)
            try:
                source.backup(copy, pages=PAGES_A_STEP)
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        finally:
            source.close()
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise BaseError(
            f"The backup {target} could not be written: {error}.",
            hint="Name a place that may be written and has room.",
        ) from error
    return target


def beside(path: Path, reason: str) -> Path:
    """Copy the base beside itself, named by the reason and the moment; return the copy."""
    stem = f"{path.stem}-{reason}-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}"
    target = path.with_name(stem + path.suffix)
    count = 1
    while target.exists():
        count += 1
        target = path.with_name(f"{stem}-{count}{path.suffix}")
    return back_up(path, target)
