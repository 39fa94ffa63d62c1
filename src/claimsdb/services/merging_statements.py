"""Put two statements together, and two prints of the same words in one source.

A wrong merge of statements is the worst one: it prints one thing as another's source. So
doubts stop it: a number or a "not" that only one has, days that do not meet, hardly a word
in common. Two speakers always stop it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from claimsdb.compare.findings import FindingType
from claimsdb.compare.judge import compare
from claimsdb.errors import ConflictError
from claimsdb.services import parts, quotes
from claimsdb.services.removing import hide
from claimsdb.storage.models import (
    Figure,
    Quote,
    QuoteSpan,
    Statement,
    StatementClaim,
    StatementTopic,
)
from claimsdb.text.dates import parse_date

GRAVE = {
    FindingType.NEGATION_CHANGED: "one of them denies it",
    FindingType.NUMBER_CHANGED: "their numbers differ",
}
COMMON = 0.5
"""The share of the shorter wording that the longer one must have, to be one statement."""

FILLED = ("cue", "attribution", "role", "language", "translated_by", "basis")


def merge_statements(
    session: Session, kept: Statement, gone: Statement, notes: list[str], *, force: bool
) -> dict[str, Any]:
    """Move quotes, claims and topics; return what `kept` is to be given of its own."""
    if kept.speaker_id != gone.speaker_id:
        raise ConflictError(
            f"{kept.key} was said by {kept.speaker.name}, {gone.key} by {gone.speaker.name}.",
            hint=f"Are the speakers one? claimsdb merge {kept.speaker.key} {gone.speaker.key}",
        )
    if kept.amends_id == gone.id or gone.amends_id == kept.id:
        one, other = (kept, gone) if kept.amends_id == gone.id else (gone, kept)
        raise ConflictError(
            f"{one.key} {one.amends} {other.key}, so they are two.",
            hint=f"If that is wrong: claimsdb correct {other.key} --clear",
        )
    if not force and (doubt := doubts(session, kept, gone)) is not None:
        raise ConflictError(
            f"{kept.key} and {gone.key} may be two statements: {doubt}.",
            hint="If they are one all the same: --force. "
            f"If not: claimsdb split {kept.key} {gone.key} --not-same",
        )
    _move_quotes(session, kept, gone)
    _move_links(session, kept, gone, notes)
    for other in parts.rows(session, Statement, "amends_id", gone.id):
        other.amends_id = kept.id
    filled: dict[str, Any] = {}
    for name in ("said_on", "occasion", "note"):
        one, other = getattr(kept, name), getattr(gone, name)
        if other is None or one == other:
            continue
        if one is None:
            filled[name] = other
        elif name == "note":
            filled[name] = f"{one}\n{other}"
        else:
            notes.append(f"{name} stays {one!r}; {gone.key} had {other!r}.")
    if kept.amends_id is None and gone.amends_id is not None:
        filled |= {"amends": gone.amends, "amends_id": gone.amends_id}
    return filled


def doubts(session: Session, one: Statement, other: Statement) -> str | None:
    """Why the two may not be one statement; None where nothing speaks against it."""
    if one.said_on and other.said_on:
        said, again = parse_date(one.said_on), parse_date(other.said_on)
        if not said.overlaps(again):
            return f"one was said {said}, the other {again}"
    first, second = quotes.of(session, one)[0], quotes.of(session, other)[0]
    if first.language and second.language and first.language != second.language:
        return None
    shorter, longer = sorted((first.words, second.words), key=len)
    found = compare(shorter, longer)
    if found.share < COMMON:
        return "they have few words in common"
    for difference in found.differences:
        if difference.type in GRAVE:
            return (
                f"{GRAVE[difference.type]} "
                f"({_short(difference.draft_words)} and {_short(difference.source_words)})"
            )
    return None


def absorb(session: Session, kept: Quote, gone: Quote) -> None:
    """Make `gone`, the same words in the same source, part of `kept`.

    What only `gone` knew of the print is filled in; its figures and its place in the held
    text are taken over where `kept` has none.
    """
    same_print = kept.words == gone.words
    if same_print and gone.state == "verified" and kept.state != "verified":
        for name in ("verified_by", "verified_on", "verified_against", "state"):
            setattr(kept, name, getattr(gone, name))
    if kept.locator is None and gone.locator is not None:
        kept.locator, kept.locator_kind = gone.locator, gone.locator_kind
    for name in FILLED:
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(gone, name))
    spans = parts.rows(session, QuoteSpan, "quote_id", gone.id)
    has_place = bool(parts.rows(session, QuoteSpan, "quote_id", kept.id))
    for span in spans:
        if same_print and not has_place:
            span.quote_id = kept.id
        else:
            hide(span)
    own = parts.rows(session, Figure, "quote_id", kept.id)
    for figure in parts.rows(session, Figure, "quote_id", gone.id):
        twin = next((row for row in own if _same_figure(row, figure)), None)
        if twin is None and same_print:
            figure.quote_id = kept.id
        elif twin is not None and (figure.claim_id in (None, twin.claim_id)):
            hide(figure)
        elif twin is not None and twin.claim_id is None:
            twin.claim_id = figure.claim_id
            hide(figure)
        elif figure.claim_id is not None:
            figure.quote_id = figure.start = figure.end = None
        else:
            hide(figure)
    hide(gone)
    session.flush()


def _move_quotes(session: Session, kept: Statement, gone: Statement) -> None:
    held = quotes.of(session, kept)
    for quote in quotes.of(session, gone):
        twin = next(
            (row for row in held
             if row.source_id == quote.source_id and row.digest == quote.digest),
            None,
        )  # fmt: skip
        seq = quotes.next_seq(session, kept)
        quote.statement_id, quote.seq = kept.id, seq
        session.flush()
        if twin is not None:
            absorb(session, twin, quote)


def _move_links(session: Session, kept: Statement, gone: Statement, notes: list[str]) -> None:
    stances = {
        row.claim_id: row.stance
        for row in parts.rows(session, StatementClaim, "statement_id", kept.id)
    }
    for link in parts.rows(session, StatementClaim, "statement_id", gone.id):
        stance = stances.get(link.claim_id)
        if stance is None:
            link.statement_id = kept.id
            continue
        hide(link)
        if stance != link.stance:
            notes.append(f"It {stance} {link.claim.key}; {gone.key} {link.stance} it.")
    tagged = {row.topic_id for row in parts.rows(session, StatementTopic, "statement_id", kept.id)}
    for tag in parts.rows(session, StatementTopic, "statement_id", gone.id):
        if tag.topic_id in tagged:
            hide(tag)
        else:
            tag.statement_id = kept.id


def _same_figure(one: Figure, other: Figure) -> bool:
    return (one.value, one.upper, one.unit, one.comparator, one.start) == (
        other.value, other.upper, other.unit, other.comparator, other.start
    )  # fmt: skip


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”" if words else "nothing"
