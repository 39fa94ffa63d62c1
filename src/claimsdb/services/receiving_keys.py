"""Which key a record from a file gets here, and which old ones lead to it.

A key is kept where it can be: it may stand in somebody's text. Where it is taken, the record
gets another one with a number behind it, and the base and key that it came from are kept.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.services import keys
from claimsdb.services.received import Received
from claimsdb.storage.models import Key, Origin
from claimsdb.text.keys import slug


class KeyKeeper:
    """The keys of one file; `base` is the uuid of the base that the file is, or None.

    `given` holds, by kind, the ids of rows that the file named by a key: two of those are
    never one. `meaning` says which row a key of the file means.
    """

    def __init__(self, session: Session, told: Received, base: str | None) -> None:
        self._session = session
        self._told = told
        self.base = base
        self.given: dict[str, set[int]] = {"speaker": set(), "source": set(), "statement": set()}
        self.meaning: dict[tuple[str, str], int] = {}

    def mint(self, kind: str, wanted: str | None, stem: str) -> Any:
        """A mint for the key that the file wants, else for `stem`."""
        if wanted is None:
            return keys.numbered(stem or kind)
        return keys.numbered(self.free(kind, wanted) or stem or kind)

    def free(self, kind: str, wanted: str | None) -> str | None:
        """The wanted key as it can be written here, with a number where it is taken."""
        if wanted is None or not (plain := slug(wanted)):
            return None
        got = keys.numbered(plain)(lambda key: keys.is_taken(self._session, key))
        if got != wanted and plain == wanted:
            self._told.clash(kind, wanted, got)
        return got

    def remember(self, kind: str, key: str | None, row: Any) -> None:
        """What the file's key means here, as an alias where it is free, and as an origin."""
        if key is None:
            return
        self.meaning[(kind, key)] = row.id
        if kind in self.given:
            self.given[kind].add(row.id)
        if self.base is not None:
            self.origin(kind, row.id, self.base, key)
        self.keep_old(kind, row, (key,))

    def origin(self, kind: str, row_id: int, base: str, key: str) -> None:
        """Keep where a record came from; the first place stays."""
        session = self._session
        named = session.scalar(
            select(Origin).where(Origin.base_uuid == base, Origin.kind == kind, Origin.key == key)
        )
        own = session.scalar(select(Origin).where(Origin.kind == kind, Origin.row_id == row_id))
        if named is not None and named is not own and own is None:
            named.row_id = row_id  # what it led to was undone
        elif named is None and own is None:
            session.add(Origin(kind=kind, row_id=row_id, base_uuid=base, key=key))
            session.flush()

    def keep_old(self, kind: str, row: Any, old: tuple[str, ...]) -> None:
        """Let further keys lead to `row`, where they are free."""
        for key in old:
            if key != row.key and slug(key) == key and not keys.is_taken(self._session, key):
                self._session.add(Key(key=key, kind=kind, row_id=row.id))
                self._session.flush()
