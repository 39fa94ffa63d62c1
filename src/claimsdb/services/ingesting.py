"""Store what was accepted of an article, in one transaction.

The source, its text, the speakers that are new, every accepted statement with its spans and
figures: all of it, or none.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.extract.article import Article
from claimsdb.extract.figures import Figure
from claimsdb.services import figures as figure_service
from claimsdb.services import keys, sources, speakers, statements
from claimsdb.services.anchoring import Anchor
from claimsdb.services.proposing import Proposal, Reading
from claimsdb.storage.models import Quote, Source, SourceVersion, Speaker, Statement
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import FOLD_VERSION


@dataclass(slots=True)
class Stored:
    """What an ingest did: the source, the keys added, and lines for the user."""

    source: str
    added: list[str] = field(default_factory=list)
    printings: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def store(
    session: Session,
    reading: Reading,
    accepted: Sequence[Proposal],
    *,
    state: str,
    fields: Mapping[str, str | None] | None = None,
    source: str | None = None,
) -> Stored:
    """Store an article's source, text and the `accepted` proposals, as one batch.

    `fields` are what the user says of the source, above what the article says of itself;
    `source` is the key or address of a stored one. Words that the same source prints already
    are left alone; words that a proposal names as `same_as` become another printing.
    """
    article = reading.article
    row, version = hold(session, article, fields or {}, source)
    stored = Stored(row.key)
    stored.notes += _moved(session, row, version)
    for proposal in accepted:
        _store_one(session, stored, reading.article, row, version, proposal, state)
    session.flush()
    return stored


def hold(
    session: Session, article: Article, fields: Mapping[str, str | None], source: str | None
) -> tuple[Source, SourceVersion]:
    """The source of `article` and the version that holds its text, made where they are new.

    The same text is recognised by its digest; a changed one becomes the next version.
    """
    version = session.scalar(
        select(SourceVersion)
        .join(Source, Source.id == SourceVersion.source_id)
        .where(SourceVersion.sha256 == article.sha256)
        .where(SourceVersion.deleted_at.is_(None), Source.deleted_at.is_(None))
        .order_by(SourceVersion.id)
    )
    row = sources.get_source(session, source) if source else None
    if version is not None and (row is None or version.source_id == row.id):
        return version.source, version
    if row is None:
        row = _source(session, article, fields)
    last = session.scalar(
        select(func.max(SourceVersion.seq)).where(SourceVersion.source_id == row.id)
    )
    version = SourceVersion(
        source_id=row.id,
        seq=0 if last is None else last + 1,
        retrieved_at=dt.datetime.now(dt.UTC),
        sha256=article.sha256,
        text=article.text,
        extractor=article.extractor,
        normaliser=f"fold {FOLD_VERSION}",
    )
    session.add(version)
    session.flush()
    return row, version


def _source(session: Session, article: Article, given: Mapping[str, str | None]) -> Source:
    said: dict[str, str | None] = {
        "type": article.type,
        "title": article.title,
        "container_title": article.container_title,
        "publisher": article.publisher,
        "issued": article.issued,
        "url": article.canonical_url or article.url,
        "language": article.language,
    }
    authors = list(article.authors)
    merged = {**said, **{name: value for name, value in given.items() if value is not None}}
    if author := merged.pop("author", None):
        authors = [part.strip() for part in author.split(";") if part.strip()]
    url = merged.get("url")
    if url and (known := sources.find_source(session, url)):
        return known
    if not any(merged.get(name) for name in ("title", "url", "container_title")):
        merged["note"] = f"A text without a title, {len(article.text)} characters long."
        merged["type"] = merged.get("type") or "article"
    return sources.add_source(session, merged, creators=[sources.author(name) for name in authors])


def _store_one(
    session: Session,
    stored: Stored,
    article: Article,
    source: Source,
    version: SourceVersion,
    proposal: Proposal,
    state: str,
) -> None:
    speaker = _speaker(session, proposal, article, stored)
    known = statements.same_words(session, proposal.words, speaker, source)
    if known is not None:
        stored.known.append(known.statement.key)
        return
    place = _place(proposal, article)
    new = statements.NewQuote(
        words=proposal.words,
        speaker=None if proposal.same_as else speaker.key,
        source=source.key,
        statement=proposal.same_as,
        said_on=proposal.said_on,
        mode=proposal.mode,
        lead_in=proposal.lead_in,
        cue=proposal.cue,
        attribution=proposal.attribution,
        role=proposal.role,
        at=f"{place[0]} {place[1]}" if place else None,
        basis="transcript" if place and place[0] == "timecode" else "report",
        state=state,
        find_figures=False,
    )
    anchor = Anchor(version.id, proposal.spans)
    added = statements.add_quote(session, new, anchor=anchor)
    against = proposal.said_on or source.issued
    reference = parse_date(against) if against else None
    for figure in proposal.figures:
        row = figure_service.from_extraction(_in_words(figure, proposal, version.text), reference)
        row.quote_id = added.quote.id
        session.add(row)
    session.flush()
    (stored.printings if proposal.same_as else stored.added).append(added.statement.key)


def _speaker(session: Session, proposal: Proposal, article: Article, stored: Stored) -> Speaker:
    if proposal.speaker_key:
        return keys.resolve_as(session, Speaker, proposal.speaker_key)
    if not proposal.speaker:
        raise InputError(
            f"Nobody is named who said {proposal.words[:60]!r}.",
            hint="Correct the speaker, or skip the statement.",
        )
    found = speakers.find_speaker(session, proposal.speaker)
    if found is None:
        kind = proposal.speaker_kind
        found = speakers.add_speaker(
            session,
            proposal.speaker,
            kind=kind if kind in ("person", "organisation") else None,
        )
        if found.kind == "organisation" and (short := _acronym(found.name, article.text)):
            speakers.add_name(session, found, short, kind="acronym")
            session.refresh(found)
        stored.notes.append(f"New {found.kind}: {found.name} ({found.key}).")
    return found


def _acronym(name: str, text: str) -> str | None:
    """The initials of a body's name, where the article uses them."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    found = len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", text)
    return initials if found and initials != name else None


def _in_words(figure: Figure, proposal: Proposal, text: str) -> Figure:
    """The same figure with offsets in the statement's words instead of the article's text."""
    offset = 0
    last_end = None
    for start, end in proposal.spans:
        if last_end is not None:
            offset += 2 if "\n" in text[last_end:start] else 1
        if start <= figure.start and figure.end <= end:
            shift = offset - start
            return dataclasses.replace(figure, start=figure.start + shift, end=figure.end + shift)
        offset += end - start
        last_end = end
    raise InputError(f"The figure {figure.printed!r} is not in the statement's words.")


def _place(proposal: Proposal, article: Article) -> tuple[str, str] | None:
    """The kind and the place at which the words begin, in an article that has pages or times."""
    places = [
        (kind, place) for offset, kind, place in article.places if offset <= proposal.spans[0][0]
    ]
    return places[-1] if places else None


def _moved(session: Session, source: Source, version: SourceVersion) -> list[str]:
    """Which stored quotations of `source` are no longer as they were in the new version."""
    if version.seq == 0:
        return []
    notes = []
    rows = session.execute(
        select(Quote, Statement.key)
        .join(Statement, Statement.id == Quote.statement_id)
        .where(Quote.source_id == source.id, Quote.deleted_at.is_(None))
        .order_by(Quote.id)
    )
    for quote, key in rows:
        parts = quote.words.split("\n\n")
        if not all(part in version.text for part in parts):
            notes.append(f"{key}: its words are not in the new version of {source.key}.")
    return notes
