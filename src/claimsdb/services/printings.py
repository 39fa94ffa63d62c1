"""What a draft is held against: printed wordings, from the base or from files beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from claimsdb.compare.words import Wording
from claimsdb.extract.article import Article
from claimsdb.extract.statements import Candidate, find_statements
from claimsdb.search.find import search
from claimsdb.search.query import Query
from claimsdb.services import keys
from claimsdb.services.roles import role_of
from claimsdb.storage.models import Figure, Quote, Source, Statement

CANDIDATES = 8
"""Statements that a quotation is compared with; the engine finds the right one among these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One wording, with what a finding says of it. `key` is None for a text not in the base.

    `amended` is "corrects" or "retracts" where a later statement does that to this one;
    `is_whole` is False for a whole text, in which the passage has yet to be found.
    """

    wording: Wording
    mode: str
    key: str | None
    speaker_key: str | None
    speaker: str | None
    speaker_kind: str | None
    role: str | None
    said_on: str | None
    source: str
    state: str
    basis: str | None
    language: str | None = None
    translated_by: str | None = None
    amended: str | None = None
    correction_notice: str | None = None
    is_whole: bool = True


class Holder(Protocol):
    """Whatever answers which wordings a quotation may be."""

    def printings(self, words: str, cited: str | None = None) -> list[Printing]:
        """The wordings that `words` may quote, likeliest first; `cited` is a key that the
        draft names beside it."""

    def said_by(self, printing: Printing, start: int, end: int) -> Printing:
        """The printing with the speaker of the passage from `start` to `end` of its wording."""


class BaseHolder:
    """Wordings from the base, found by the search engine for each quotation."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[int, list[Printing]] = {}

    def printings(self, words: str, cited: str | None = None) -> list[Printing]:
        """All printings of the statements most like `words`, and of the cited one first."""
        ids: list[int] = []
        if cited is not None:
            row = keys.find(self._session, cited)
            if isinstance(row, Statement) and row.deleted_at is None:
                ids.append(row.id)
        connection = self._session.connection().connection.driver_connection
        for hit in search(connection, Query(words=words), limit=CANDIDATES).hits:
            if hit.statement_id not in ids:
                ids.append(hit.statement_id)
        missing = [identity for identity in ids if identity not in self._read]
        if missing:
            self._load(missing)
        return [printing for identity in ids for printing in self._read.get(identity, ())]

    def said_by(self, printing: Printing, start: int, end: int) -> Printing:
        """The same: a statement has one speaker."""
        return printing

    def figures(self, key: str) -> list[Figure]:
        """The live figures of a statement, those of its claims included."""
        statement = self._session.scalars(select(Statement).where(Statement.key == key)).one()
        own = [figure for quote in statement.quotes for figure in quote.figures]
        claimed = [
            figure
            for link in statement.claims
            if link.deleted_at is None
            for figure in link.claim.figures
        ]
        found = {figure.id: figure for figure in (*own, *claimed) if figure.deleted_at is None}
        return list(found.values())

    def _load(self, ids: Sequence[int]) -> None:
        rows = self._session.scalars(
            select(Statement)
            .where(Statement.id.in_(ids))
            .options(
                joinedload(Statement.speaker),
                selectinload(Statement.quotes).joinedload(Quote.source),
            )
        ).unique()
        amended: dict[int, str] = {}
        for amends_id, amends in self._session.execute(
            select(Statement.amends_id, Statement.amends)
            .where(Statement.amends_id.in_(ids), Statement.deleted_at.is_(None))
            .order_by(Statement.id)
        ):
            if amends_id is not None and amends is not None:
                amended[amends_id] = amends
        for statement in rows:
            self._read[statement.id] = [
                self._printing(statement, quote, amended.get(statement.id))
                for quote in statement.quotes
                if quote.deleted_at is None
            ]

    def _printing(self, statement: Statement, quote: Quote, amended: str | None) -> Printing:
        return Printing(
            wording=Wording(quote.words),
            mode=quote.mode,
            key=statement.key,
            speaker_key=statement.speaker.key,
            speaker=statement.speaker.name,
            speaker_kind=statement.speaker.kind,
            role=role_of(self._session, statement, quote),
            said_on=statement.said_on,
            source=source_name(quote.source),
            state=quote.state,
            basis=quote.basis,
            language=quote.language,
            translated_by=quote.translated_by,
            amended=amended,
            correction_notice=quote.source.correction_notice if quote.source else None,
        )


class TextHolder:
    """Wordings from articles and transcripts that are not in any base."""

    def __init__(self, articles: Sequence[tuple[str, Article]]) -> None:
        self._texts = [_Held(name, article) for name, article in articles]

    def printings(self, words: str, cited: str | None = None) -> list[Printing]:
        """Every text; the comparison finds the passage in it."""
        return [held.printing for held in self._texts]

    def said_by(self, printing: Printing, start: int, end: int) -> Printing:
        """The printing with the speaker whose statement the passage lies in, if one is seen."""
        held = next(held for held in self._texts if held.printing is printing)
        return held.said_by(start, end)


class _Held:
    def __init__(self, name: str, article: Article) -> None:
        self._statements: list[Candidate] | None = None
        self._text = article.text
        self.printing = Printing(
            wording=Wording(article.text),
            mode="direct",
            key=None,
            speaker_key=None,
            speaker=None,
            speaker_kind=None,
            role=None,
            said_on=None,
            source=article.title or name,
            state="not in the base",
            basis=None,
            is_whole=False,
        )

    def said_by(self, start: int, end: int) -> Printing:
        import dataclasses

        if self._statements is None:
            self._statements = find_statements(self._text)
        best: Candidate | None = None
        most = 0
        for candidate in self._statements:
            shared = sum(max(0, min(b, end) - max(a, start)) for a, b in candidate.spans)
            if shared > most:
                best, most = candidate, shared
        if best is None or best.speaker is None or most * 2 < end - start:
            return self.printing
        return dataclasses.replace(
            self.printing,
            mode=best.mode,
            speaker=best.speaker.name,
            speaker_kind=best.speaker.kind,
            role=best.role,
        )


def source_name(source: Source | None) -> str:
    """What a finding calls a source: its title, outlet or key."""
    if source is None:
        return "the base (no source on record)"
    return source.title or source.container_title or source.key
