"""Claims and topics that come in from a file: found by their words, or made."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.citations.record import ClaimRecord, TopicRecord
from claimsdb.services import claims, keys, parts, sameness, topics
from claimsdb.services.received import Received
from claimsdb.services.receiving_keys import KeyKeeper
from claimsdb.storage.models import Claim, Topic, Verdict
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import fold
from claimsdb.text.keys import slug

KEPT = 5_000


class ClaimReceiver:
    """What is asserted in a file, and what it is about."""

    def __init__(self, session: Session, told: Received, keeper: KeyKeeper) -> None:
        self._session = session
        self._told = told
        self._keys = keeper
        self._claims: dict[str, tuple[ClaimRecord, Claim]] = {}
        self._topics: dict[str, Topic] = {}
        self._by_text: dict[str, int] | None = None

    def topic(self, record: TopicRecord) -> Topic:
        """The topic of that name, made where it is new."""
        name = topics.checked_topic(record.name)
        form = fold(name)
        if form not in self._topics:
            found = topics.called(self._session, name)
            if found is None:
                found = Topic(name=name)
                mint = self._keys.mint("topic", record.key, slug(name) or "topic")
                keys.place(self._session, found, mint)
                self._told.made("topic", found.key)
            self._topics[form] = found
        return self._topics[form]

    def claim(self, record: ClaimRecord) -> Claim:
        """The claim of those words, made or completed; its figures and links are not touched."""
        named = record.key or fold(record.text)
        known = self._claims.get(named)
        same = known[0] if known else None
        if same is not None and (same.text, same.verdicts, same.topics, same.note) == (
            record.text, record.verdicts, record.topics, record.note
        ):  # fmt: skip
            assert known is not None
            return known[1]
        text = claims.checked_text(record.text)
        row = sameness.by_origin(self._session, Claim, self._keys.base, record.key)
        row = row or self._same_claim(record.key, text)
        if row is None:
            row = Claim(text=text, note=record.note)
            stem = slug(text, words=6) or "claim"
            keys.place(self._session, row, self._keys.mint("claim", record.key, stem))
            self._told.made("claim", row.key)
            if self._by_text is not None:
                self._by_text[fold(text)] = row.id
        else:
            self._told.fill(row, {"note": record.note}, name=row.key)
            if known is None:
                self._told.known("claim", row.key)
        for topic in record.topics:
            topics.tag(self._session, row, self.topic(topic))
        self._verdicts(row, record)
        self._keys.remember("claim", record.key, row)
        self._keys.keep_old("claim", row, record.aliases)
        if len(self._claims) > KEPT:
            self._claims.clear()
        self._claims[named] = (record, row)
        return row

    def _same_claim(self, key: str | None, text: str) -> Claim | None:
        keyed = sameness.by_key(self._session, Claim, key)
        if keyed is not None and fold(keyed.text) == fold(text):
            return keyed
        if self._by_text is None:
            rows = self._session.execute(
                select(Claim.id, Claim.text)
                .where(Claim.deleted_at.is_(None))
                .order_by(Claim.id.desc())
            )
            self._by_text = {fold(held): claim_id for claim_id, held in rows}
        found = self._by_text.get(fold(text))
        return self._session.get(Claim, found) if found is not None else None

    def _verdicts(self, row: Claim, record: ClaimRecord) -> None:
        held = {
            (one.rating, one.reviewer, one.url, one.issued)
            for one in parts.rows(self._session, Verdict, "claim_id", row.id)
        }
        for verdict in record.verdicts:
            if not verdict.reviewer:
                self._told.remark(f"A verdict on {row.key} names no reviewer and was left out.")
                continue
            issued = parse_date(verdict.date).edtf if verdict.date else None
            if (verdict.rating, verdict.reviewer, verdict.url, issued) not in held:
                claims.add_verdict(
                    self._session, row, rating=verdict.rating, reviewer=verdict.reviewer,
                    scale=verdict.scale, url=verdict.url, issued=issued,
                )  # fmt: skip
