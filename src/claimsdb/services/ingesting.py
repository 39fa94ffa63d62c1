"""An article in: what it says is proposed, and what is accepted is stored in one batch.

Proposing reads and writes nothing; a person may take as long as they like over it. Storing
is one transaction: the source, its text, the speakers that are new, every accepted statement
with its spans and figures, or none of it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.extract.article import Article
from claimsdb.extract.figures import Figure, figure_json, find_figures
from claimsdb.extract.periods import find_periods
from claimsdb.extract.statements import Candidate, find_statements
from claimsdb.services import figures as figure_service
from claimsdb.services import keys, sources, speakers, statements
from claimsdb.services.anchoring import Anchor
from claimsdb.services.matching import Matcher
from claimsdb.storage.models import Quote, Source, SourceVersion, Speaker, Statement
from claimsdb.text.dates import PartialDate, parse_date
from claimsdb.text.folding import FOLD_VERSION, digest

SURE = 0.8
"""Confidence from which a proposal with one clear speaker needs no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One statement that an article seems to print, as it may be corrected and accepted.

    `spans` are code points of the article's text without the outer marks; `figures` have
    offsets in that text, too. `mention` is the fullest name that the article has for the
    speaker, `speaker` who that is: for "NHS figures" the NHS. `speaker_key` is the stored
    speaker that is meant, None for one to be made; `possible` are keys to choose from.
    `same_as` is the key of a stored statement that has the same words.
    """

    mode: str
    spans: tuple[tuple[int, int], ...]
    words: str
    lead_in: str | None = None
    cue: str | None = None
    mention: str | None = None
    speaker: str | None = None
    speaker_kind: str | None = None
    speaker_span: tuple[int, int] | None = None
    speaker_key: str | None = None
    possible: tuple[str, ...] = ()
    certain: bool = False
    attribution: str | None = None
    role: str | None = None
    said_on: str | None = None
    said_when: str | None = None
    confidence: float = 0.0
    figures: tuple[Figure, ...] = ()
    same_as: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken without a question."""
        return (
            self.certain
            and self.confidence >= SURE
            and self.speaker is not None
            and (self.speaker_key is not None or not self.possible)
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: proposals in reading order, and figures that nobody is quoted on."""

    article: Article
    proposals: tuple[Proposal, ...]
    loose_figures: tuple[Figure, ...]


@dataclass(slots=True)
class Stored:
    """What an ingest did: the source, the keys added, and lines for the user."""

    source: str
    added: list[str] = field(default_factory=list)
    printings: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(article: Article, session: Session | None = None) -> Reading:
    """Find the statements and figures of `article`; with a session, match them to its base."""
    reference = parse_date(article.issued) if article.issued else None
    candidates = find_statements(article.text)
    found = find_figures(article.text, reference=reference)
    matcher = Matcher(session) if session is not None else None
    roles = _roles(candidates)
    publisher = _first_publisher(candidates)
    used: set[int] = set()
    proposals = []
    for candidate in candidates:
        inside = tuple(
            figure
            for figure in found
            if any(start <= figure.start and figure.end <= end for start, end in candidate.spans)
        )
        used.update(id(figure) for figure in inside)
        proposal = _proposal(candidate, inside, roles, publisher, reference)
        if matcher is not None and session is not None:
            proposal = _matched(session, matcher, proposal)
        proposals.append(proposal)
    loose = tuple(figure for figure in found if id(figure) not in used)
    return Reading(article, tuple(proposals), loose)


def candidate_json(reading: Reading, file: str) -> list[dict[str, Any]]:
    """The lines of `ingest --dry-run --format jsonl`, in reading order."""
    lines: list[tuple[int, dict[str, Any]]] = []
    base = {"file": file, "sha256": reading.article.sha256}
    for proposal in reading.proposals:
        speaker = None
        if proposal.mention is not None:
            speaker = {
                "name": proposal.mention or proposal.speaker,
                "span": list(proposal.speaker_span) if proposal.speaker_span else None,
                "key": proposal.speaker_key,
                "certain": proposal.certain,
                "kind": proposal.speaker_kind,
                "possible": list(proposal.possible),
            }
        lines.append(
            (
                proposal.spans[0][0],
                {
                    **base,
                    "mode": proposal.mode,
                    "spans": [list(span) for span in proposal.spans],
                    "words": proposal.words,
                    "speaker": speaker,
                    "role": proposal.role,
                    "cue": proposal.cue,
                    "said_on": proposal.said_on,
                    "confidence": proposal.confidence,
                    "figures": [figure_json(figure) for figure in proposal.figures],
                    "lead_in": proposal.lead_in,
                    "attribution": proposal.attribution,
                    "said_when": proposal.said_when,
                    "same_as": proposal.same_as,
                },
            )
        )
    for figure in reading.loose_figures:
        lines.append((figure.start, {**base, "mode": None, "figures": [figure_json(figure)]}))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


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
    reference = parse_date(source.issued) if source.issued else None
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


def _proposal(
    candidate: Candidate,
    figures: tuple[Figure, ...],
    roles: Mapping[str, str],
    publisher: str | None,
    reference: PartialDate | None,
) -> Proposal:
    mention = candidate.speaker
    name = mention.name if mention else None
    speaker, kind, certain = name, mention.kind if mention else None, bool(mention)
    if mention is not None and mention.kind == "document":
        own = publisher_of(mention.name or "")
        speaker, kind, certain = own or publisher, "organisation", own is not None
    return Proposal(
        mode=candidate.mode,
        spans=candidate.spans,
        words=candidate.words,
        lead_in=candidate.lead_in,
        cue=candidate.cue,
        mention=name,
        speaker=speaker,
        speaker_kind=kind,
        speaker_span=(mention.start, mention.end) if mention else None,
        certain=bool(mention and mention.certain and certain),
        attribution=mention.text if mention else None,
        role=candidate.role or (roles.get(name) if name else None),
        said_when=candidate.said_when,
        said_on=_said_on(candidate.said_when, reference),
        confidence=candidate.confidence,
        figures=figures,
    )


def publisher_of(document: str) -> str | None:
    """Whose document is meant: the name that stands before the kind of document.

    >>> publisher_of("NHS figures"), publisher_of("new figures")
    ('NHS', None)
    """
    words = document.split()
    named = list(itertools.takewhile(lambda word: word[:1].isupper(), words))
    return " ".join(named).removesuffix("’s").removesuffix("'s") or None


def _first_publisher(candidates: Sequence[Candidate]) -> str | None:
    """Who publishes the documents that an article names; "new figures" are likely theirs."""
    for candidate in candidates:
        mention = candidate.speaker
        if mention is not None and mention.kind == "document" and mention.name:
            found = publisher_of(mention.name)
            if found:
                return found
    return None


def _roles(candidates: Sequence[Candidate]) -> dict[str, str]:
    """The role that the article prints of each speaker, wherever it first does."""
    roles: dict[str, str] = {}
    for candidate in candidates:
        if candidate.role and candidate.speaker and candidate.speaker.name:
            roles.setdefault(candidate.speaker.name, candidate.role)
    return roles


def _said_on(said_when: str | None, reference: PartialDate | None) -> str | None:
    """The day that a phrase such as "on Tuesday" means; uncertain, for it was inferred."""
    if said_when is None or reference is None:
        return None
    period = next(iter(find_periods(said_when, reference=reference)), None)
    if period is None or period.first is None or period.last is None:
        return None
    if period.first == period.last:
        return f"{period.first}?"
    return parse_date(f"{period.first}?/{period.last}?").edtf


def _matched(session: Session, matcher: Matcher, proposal: Proposal) -> Proposal:
    if proposal.speaker is None:
        return proposal
    match = matcher.match(proposal.speaker, proposal.speaker_kind)
    same_as = None
    if match.key is not None:
        same_as = session.scalar(
            select(Statement.key)
            .join(Quote, Quote.statement_id == Statement.id)
            .join(Speaker, Speaker.id == Statement.speaker_id)
            .where(Quote.digest == digest(proposal.words), Speaker.key == match.key)
            .where(Quote.deleted_at.is_(None), Statement.deleted_at.is_(None))
            .order_by(Statement.id)
            .limit(1)
        )
    return dataclasses.replace(
        proposal, speaker_key=match.key, possible=match.possible, same_as=same_as
    )
