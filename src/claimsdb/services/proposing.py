"""What an article seems to say: statements and figures, proposed for a person to look through.

Nothing is written here. With a session the speakers are matched to those of its base, and
words that it has already are named.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.extract.article import Article
from claimsdb.extract.figures import Figure, figure_json, find_figures
from claimsdb.extract.periods import find_periods
from claimsdb.extract.statements import Candidate, find_statements
from claimsdb.services import likeness
from claimsdb.services.likeness import Like
from claimsdb.services.matching import Matcher
from claimsdb.storage.models import Quote, Speaker, Statement
from claimsdb.text.dates import PartialDate, parse_date
from claimsdb.text.folding import digest

CLOSING = "\"'”’»“"
"""Marks that a quotation ends with; German ones end with “."""

SURE = 0.7
"""Confidence from which a proposal with one clear speaker needs no question."""

UNLIKELY = 0.3
"""Confidence below which a proposal is likelier no statement at all: scare quotes, titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One statement that an article seems to print, as it may be corrected and accepted.

    `spans` are code points of the article's text without the outer marks; `figures` have
    offsets in that text, too. `mention` is the fullest name that the article has for the
    speaker, `speaker` who that is: for "NHS figures" the NHS. `speaker_key` is the stored
    speaker that is meant, None for one to be made; `possible` are keys to choose from.
    `same_as` is the key of a stored statement that has the same words, `like` one that has
    nearly the same: whether to merge the two is asked.
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
    like: Like | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken without a question."""
        return (
            self.certain
            and self.like is None
            and self.confidence >= SURE
            and self.speaker is not None
            and (self.speaker_key is not None or not self.possible)
        )

    @property
    def is_unlikely(self) -> bool:
        """Whether it is folded away, to be looked at only when asked for."""
        return self.confidence < UNLIKELY


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says: proposals in reading order, and figures that nobody is quoted on."""

    article: Article
    proposals: tuple[Proposal, ...]
    loose_figures: tuple[Figure, ...]


def read(article: Article, session: Session | None = None) -> Reading:
    """Find the statements and figures of `article`; with a session, match them to its base."""
    reference = parse_date(article.issued) if article.issued else None
    candidates = [_without_last_comma(article.text, it) for it in find_statements(article.text)]
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
        said_on = _said_on(candidate.said_when, reference)
        if said_on is not None:
            inside = _seen_from(article.text, candidate.spans, inside, parse_date(said_on))
        proposal = _proposal(candidate, inside, roles, publisher, said_on)
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
                    "like": proposal.like
                    and {
                        "key": proposal.like.key,
                        "score": proposal.like.score,
                        "differs": list(proposal.like.differs),
                    },
                },
            )
        )
    for figure in reading.loose_figures:
        lines.append((figure.start, {**base, "mode": None, "figures": [figure_json(figure)]}))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def _proposal(
    candidate: Candidate,
    figures: tuple[Figure, ...],
    roles: Mapping[str, str],
    publisher: str | None,
    said_on: str | None,
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
        said_on=said_on,
        confidence=candidate.confidence,
        figures=figures,
    )


def _without_last_comma(text: str, candidate: Candidate) -> Candidate:
    """Leave out a comma before the last closing mark: “We will pay,” he said.

    It is the reporter's, put there for the attribution, and so no word of the speaker's.
    """
    start, end = candidate.spans[-1]
    if candidate.mode == "indirect" or end - start < 2 or text[end - 1] != ",":
        return candidate
    if text[end : end + 1] not in CLOSING or not text[end : end + 1]:
        return candidate
    return dataclasses.replace(
        candidate, spans=(*candidate.spans[:-1], (start, end - 1)), words=candidate.words[:-1]
    )


def _seen_from(
    text: str,
    spans: Sequence[tuple[int, int]],
    figures: tuple[Figure, ...],
    said_on: PartialDate,
) -> tuple[Figure, ...]:
    """The figures with their periods as seen from the day of saying: "last year" is said then."""
    if not any(figure.period for figure in figures):
        return figures
    again = {}
    for start, end in spans:
        for period in find_periods(text[start:end], reference=said_on):
            again[start + period.start] = period
    return tuple(
        dataclasses.replace(
            figure,
            period=dataclasses.replace(
                figure.period,
                first=again[figure.period.start].first,
                last=again[figure.period.start].last,
            ),
        )
        if figure.period is not None
        and figure.period.start in again
        and again[figure.period.start].printed == figure.period.printed
        else figure
        for figure in figures
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
    like = None
    if match.key is not None and same_as is None:
        like = likeness.nearest(session, proposal.words, match.key)
    return dataclasses.replace(
        proposal, speaker_key=match.key, possible=match.possible, same_as=same_as, like=like
    )
