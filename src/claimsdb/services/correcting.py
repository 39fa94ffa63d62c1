"""Record that something was taken back: a statement by a later one, a source by its publisher.

What was corrected stays findable, and says so wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.services import keys, parts
from claimsdb.storage.models import Source, Statement
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import clean


@dataclass(frozen=True, slots=True)
class Corrected:
    """The record that was corrected (or cleared), and what there is to say about it."""

    key: str
    sentence: str
    changed: bool
    notes: list[str] = field(default_factory=list)


def correct(session: Session, key: str, *, by: str, retracts: bool = False) -> Corrected:
    """Say that the statement `by` corrects, or retracts, the statement `key`.

    Raises InputError where it amends another statement already, or is itself amended by
    this one.
    """
    statement, other = _statement(session, key), keys.resolve_as(session, Statement, by)
    amends = "retracts" if retracts else "corrects"
    if statement is other:
        raise InputError("A statement cannot correct itself.")
    earlier: Statement | None = statement
    while earlier is not None and earlier.amends_id is not None:
        earlier = session.get(Statement, earlier.amends_id)
        if earlier is other:
            raise InputError(f"{statement.key} itself came to correct {other.key}.")
    if other.amends_id not in (None, statement.id):
        amended = session.get_one(Statement, other.amends_id)
        raise InputError(
            f"{other.key} {other.amends} {amended.key}; it can amend only one.",
            hint=f"Take that back first: claimsdb correct {amended.key} --by {other.key} --clear",
        )
    changed = (other.amends_id, other.amends) != (statement.id, amends)
    other.amends_id, other.amends = statement.id, amends
    session.flush()
    notes = []
    if other.speaker_id != statement.speaker_id:
        notes.append(f"The two have different speakers: {statement.speaker.name} "
                     f"and {other.speaker.name}.")  # fmt: skip
    if statement.said_on and other.said_on:
        first, later = parse_date(statement.said_on).first, parse_date(other.said_on).last
        if first is not None and later is not None and later < first:
            notes.append(f"It was said earlier ({other.said_on}) than what it {amends}.")
    return Corrected(statement.key, f"{other.key} {amends} {statement.key}.", changed, notes)


def set_notice(session: Session, key: str, notice: str) -> Corrected:
    """Keep the correction notice that the source `key` printed, in its words."""
    source = _source(session, key)
    text = clean(notice)
    if not text:
        raise InputError("The notice has no words.", hint="To take it away: --clear")
    changed = source.correction_notice != text
    source.correction_notice = text
    session.flush()
    return Corrected(source.key, f"{source.key} carries a correction notice.", changed)


def clear(session: Session, key: str, *, by: str | None = None) -> Corrected:
    """Take back that a statement was corrected (by one, or by all), or a source's notice."""
    row = keys.resolve(session, key)
    if isinstance(row, Source):
        if by is not None:
            raise InputError(f"{row.key} is a source; it has a notice.", hint="Leave --by out.")
        changed = row.correction_notice is not None
        row.correction_notice = None
        session.flush()
        return Corrected(row.key, f"{row.key} carries no correction notice.", changed)
    statement = _statement(session, key)
    amending: Sequence[Statement] = parts.rows(session, Statement, "amends_id", statement.id)
    if by is not None:
        other = keys.resolve_as(session, Statement, by)
        if other not in amending:
            raise InputError(f"{other.key} does not correct {statement.key}.")
        amending = [other]
    for one in amending:
        one.amends = one.amends_id = None
    session.flush()
    return Corrected(
        statement.key, f"Nothing corrects {statement.key} any more."
        if by is None else f"{by} does not correct {statement.key} any more.",
        bool(amending),
    )  # fmt: skip


def _statement(session: Session, key: str) -> Statement:
    row = keys.resolve(session, key)
    if isinstance(row, Source):
        raise InputError(
            f"{row.key} is a source; its publisher corrects it by a notice.",
            hint=f'claimsdb correct {row.key} --notice "…"',
        )
    return keys.resolve_as(session, Statement, key)


def _source(session: Session, key: str) -> Source:
    row = keys.resolve(session, key)
    if isinstance(row, Statement):
        raise InputError(
            f"{row.key} is a statement; another statement corrects it.",
            hint=f"claimsdb correct {row.key} --by OTHER",
        )
    return keys.resolve_as(session, Source, key)
