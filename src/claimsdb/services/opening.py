"""Open a base so that all parts of it stay together: tables, history and search index.

This is the only place that makes sessions for the rest: a write through `OpenBase.writing`
is one batch, recorded and indexed in the same transaction, or it did not happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from claimsdb.services import indexing
from claimsdb.settings import Settings, read_settings
from claimsdb.storage import backup, engine, history, migrate

Notice = Callable[[str], None]


def _silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class OpenBase:
    """A base that is at this program's schema; sessions come from here."""

    settings: Settings
    engine: Engine = field(repr=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the base and cannot change it."""
        with engine.reading(self.engine) as session:
            yield session

    @contextmanager
    def writing(self, command: str, *, note: str | None = None) -> Iterator[Session]:
        """A session that is one batch; it commits at the end of the block, whole.

        A block that changes nothing leaves no batch.
        """
        with engine.writing(self.engine) as session:
            batch = history.begin_batch(
                session, author=self.settings.author, command=command, note=note
            )
            indexing.follow(session)
            yield session
            session.flush()
            history.end_batch(session, batch)

    def close(self) -> None:
        """Give back the connections."""
        self.engine.dispose()

    def __enter__(self) -> OpenBase:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_base(settings: Settings | None = None, *, notice: Notice = _silent) -> OpenBase:
    """Open the base that `settings` names, making or migrating it first where needed.

    An older base is backed up before it is migrated. What is done on the way is told to
    `notice`, a sentence at a time. Raises BaseError, NewerBaseError, DamagedBaseError.
    """
    settings = settings or read_settings()
    condition = migrate.condition(settings.url)
    if condition is migrate.Condition.ABSENT:
        migrate.upgrade(settings.url)
        notice(f"Made a new base at {settings.place} ({settings.origin}).")
    elif condition is migrate.Condition.OLDER:

        def back_up() -> None:
            if settings.path is not None:
                copy = backup.beside(settings.path, "before-migration")
                notice(f"The base is of an older schema; a copy of it is {copy}.")

        migrate.upgrade(settings.url, before=back_up)
        notice("The base was brought to this version's schema.")
    base = OpenBase(settings=settings, engine=engine.make_engine(settings.url))
    if indexing.is_stale(base.engine):
        with engine.writing(base.engine) as session:
            rebuilt = indexing.ensure(session)
        if rebuilt and condition is not migrate.Condition.ABSENT:
            notice("The search index was built anew.")
    return base
