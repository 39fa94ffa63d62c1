"""A colleague's base, read as records: each keeps the base and the key that it came from.

The other base is only read, in one moment of its life; held texts come along, for it is a
base and no publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from claimsdb.citations.readers.item import Item, Read
from claimsdb.errors import BaseError, InputError
from claimsdb.services import exporting
from claimsdb.services.opening import OpenBase
from claimsdb.storage import engine, migrate
from claimsdb.storage.models import Base


@contextmanager
def items_of(base: OpenBase, path: Path) -> Iterator[tuple[str, Iterator[Item]]]:
    """The uuid of the base at `path` and its records. Raises BaseError and InputError."""
    if base.settings.path is not None and base.settings.path.resolve() == path.resolve():
        raise InputError(f"{path} is this base itself.")
    url = f"sqlite:///{path.absolute()}"
    condition = migrate.condition(url)
    if condition is migrate.Condition.ABSENT:
        raise BaseError(f"{path} holds no claimsdb base.")
    if condition is migrate.Condition.OLDER:
        raise BaseError(
            f"{path} is of an older schema.", hint=f"Migrate it: claimsdb --db {path} list"
        )
    other = engine.make_engine(url)
    try:
        with engine.reading(other) as session:
            uuid = session.scalar(select(Base.uuid))
            if uuid is None:
                raise BaseError(f"{path} has no identity.")
            with base.reading() as ours:
                if ours.scalar(select(Base.uuid)) == uuid:
                    raise InputError(
                        f"{path} is a copy of this base: the same records, not others.",
                        hint="Bring a copy back with: claimsdb db restore",
                    )
            yield uuid, _items(exporting.export_whole(session, with_text=True))
    finally:
        other.dispose()


def _items(records: Iterator[object]) -> Iterator[Item]:
    from claimsdb.citations.record import CitationRecord

    for record in records:
        assert isinstance(record, CitationRecord)
        yield Read(record.key or "", record, record.key)
