"""What can only be said of a file when all of it is in: what its keys mean, what is alike."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.services import sameness
from claimsdb.services.received import Received
from claimsdb.storage.models import Claim, ClaimLink, Statement
from claimsdb.storage.models.claim import LINKS, SYMMETRIC_LINKS

LOOKED_FOR_LIKENESS = 2_000
"""In a longer file every statement would be compared with hundreds; it says so instead."""


class Later:
    """Amendments and links by the file's keys, and new statements to be compared."""

    def __init__(
        self, session: Session, told: Received, meaning: Mapping[tuple[str, str], int]
    ) -> None:
        """`meaning` says which row a key of the file means; it is filled as the file is read."""
        self._session = session
        self._told = told
        self._meaning = meaning
        self.amends: list[tuple[Statement, str, str]] = []
        self.links: dict[tuple[int, str, str], None] = {}
        self.made: list[tuple[Statement, str]] = []

    def say(self) -> None:
        """Say it, now that all of the file is in."""
        session, meaning = self._session, self._meaning
        for row, amends, key in self.amends:
            row_id = meaning.get(("statement", key))
            other = session.get(Statement, row_id) if row_id else None
            other = other or sameness.by_key(session, Statement, key)
            if other is None or other.id == row.id:
                self._told.remark(f"{row.key} {amends} {key}, which is not here.")
            elif row.amends_id is None:
                row.amends, row.amends_id = amends, other.id
        session.flush()
        for claim_id, kind, key in self.links:
            other_id = meaning.get(("claim", key))
            if other_id is None and (found := sameness.by_key(session, Claim, key)) is not None:
                other_id = found.id
            self._link(claim_id, kind, other_id, key)
        session.flush()
        if len(self.made) > LOOKED_FOR_LIKENESS:
            self._told.remark(
                "Too many statements to compare each with all others; look later with "
                "claimsdb search."
            )
            return
        for row, words in self.made:
            for other, _ in sameness.alike_statements(session, row, words):
                self._told.suspect("statement", row.key, other.key)

    def _link(self, claim_id: int, kind: str, other_id: int | None, key: str) -> None:
        if other_id is None or kind not in LINKS or other_id == claim_id:
            self._told.remark(f"A claim is linked with {key}, which is not here.")
            return
        one, other = claim_id, other_id
        if kind in SYMMETRIC_LINKS and one > other:
            one, other = other, one
        held = self._session.scalar(
            select(ClaimLink.id).where(
                ClaimLink.claim_id == one, ClaimLink.other_id == other, ClaimLink.kind == kind,
                ClaimLink.deleted_at.is_(None),
            )
        )  # fmt: skip
        if held is None:
            self._session.add(ClaimLink(claim_id=one, other_id=other, kind=kind))
            self._session.flush()
