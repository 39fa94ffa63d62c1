"""Read from a standby where one is fresh enough; write, and read back, on the primary.

A URL that names several hosts finds the one that takes writes by itself, after a standby was
promoted too. With `max_staleness=SECONDS` in it, reading sessions prefer a standby that is
no further behind. Whether it is that is asked in the very snapshot that is then read; one
that has not yet replayed what this process wrote last is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError

from claimsdb.errors import InputError

MAX_STALENESS = "max_staleness"
TARGET = "target_session_attrs"
CONNECT_SECONDS = "5"

# Behind by nothing where all that arrived is replayed and more can arrive; else by the age of
# the last transaction replayed, which grows on an idle primary too.
_FRESH = text(
    "SELECT NOT pg_is_in_recovery() OR ("
    "coalesce(pg_last_wal_replay_lsn() >= CAST(:written AS pg_lsn), false) AND ("
    "pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() "
    "AND EXISTS (SELECT pid FROM pg_stat_wal_receiver) "
    "OR coalesce(now() - pg_last_xact_replay_timestamp() "
    "<= make_interval(secs => :seconds), false)))"
)


@dataclass(slots=True)
class _Standby:
    """Where an engine's reads may go, and up to where its own writes went."""

    engine: Engine
    seconds: float
    written: str = "0/0"


_standbys: WeakKeyDictionary[Engine, _Standby] = WeakKeyDictionary()


def server_engine(url: URL) -> Engine:
    """The engine that writes to the server, or to the one of several that takes writes."""
    seconds = _seconds(url)
    url = url.difference_update_query([MAX_STALENESS])
    several = _several_hosts(url)
    writes = url
    if several:
        ours = {"connect_timeout": CONNECT_SECONDS, TARGET: "read-write"}
        writes = url.set(query={**ours, **url.query})
    # A connection that died with its server is found out before it is used.
    engine = create_engine(writes, isolation_level="REPEATABLE READ", pool_pre_ping=True)
    if several and seconds:
        reads = writes.set(query={**writes.query, TARGET: "prefer-standby"})
        standby = _Standby(
            create_engine(reads, isolation_level="REPEATABLE READ", pool_pre_ping=True), seconds
        )
        _standbys[engine] = standby

        @event.listens_for(engine, "engine_disposed")
        def _dispose(_: Engine) -> None:
            standby.engine.dispose()

    return engine


@contextmanager
def fresh_standby(engine: Engine) -> Iterator[Connection | None]:
    """A connection to a standby that is fresh enough, or None where there is none."""
    standby = _standbys.get(engine)
    if standby is None:
        yield None
        return
    try:
        connection = standby.engine.connect()
    except OperationalError:
        yield None
        return
    with connection:
        readonly = connection.execution_options(postgresql_readonly=True)
        asked = {"written": standby.written, "seconds": standby.seconds}
        yield readonly if readonly.scalar(_FRESH, asked) else None


def has_standby(engine: Engine) -> bool:
    """Whether reads of `engine` may go elsewhere."""
    return engine in _standbys


def remember_write(engine: Engine, connection: Connection) -> None:
    """Note how far the primary's log is, after a commit; later reads see at least that."""
    position = connection.scalar(text("SELECT CAST(pg_current_wal_lsn() AS text)"))
    _standbys[engine].written = str(position)


def _several_hosts(url: URL) -> bool:
    hosts = url.query.get("host", ())
    return len(hosts) > 1 if isinstance(hosts, tuple) else "," in hosts


def _seconds(url: URL) -> float:
    given = url.query.get(MAX_STALENESS, "0")
    try:
        return float(given if isinstance(given, str) else given[-1])
    except ValueError:
        raise InputError(
            f"{MAX_STALENESS} is a number of seconds, not {given!r}.",
            hint=f"Write {MAX_STALENESS}=5 in the base's URL.",
        ) from None
