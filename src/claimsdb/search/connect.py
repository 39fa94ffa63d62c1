"""The short way in: open a base for one search, on sqlite3 alone.

The usual way makes and migrates bases and takes half a second to import. A base that is at
this program's schema, with an index of this program's making, needs none of that; for
every other one this says None, and the usual way is taken.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from claimsdb.search import index

BUSY_SECONDS = 60.0
MAPPED = 1 << 30


def open_sqlite(path: str | Path, *, head: str) -> sqlite3.Connection | None:
    """Open the base at `path` for reading, or say None where it is not ready for that.

    It is ready when its schema is `head` and its index is whole. The connection cannot
    write.
    """
    path = Path(path)
    try:
        if not path.is_file():
            return None
    except OSError:  # a folder that may not be looked into; the usual way says so
        return None
    # Without write access to the folder the side files of a WAL base cannot be made; a base
    # that has none is at rest and can be read as it stands.
    mode = "ro"
    if not Path(f"{path}-wal").exists() and not os.access(path.parent, os.W_OK):
        mode = "ro&immutable=1"
    connection = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        connection.execute("PRAGMA query_only = ON")
        tune(connection)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if row is not None and row[0] == head and not index.Index(connection).is_stale():
            return connection
    except (sqlite3.Error, OSError):
        # Damage and the like are said better by the usual way.
        pass
    if connection is not None:
        connection.close()
    return None


def tune(connection: sqlite3.Connection) -> None:
    """Give a connection that only searches room to do it in."""
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")
