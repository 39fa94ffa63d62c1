"""The fields of a statement and of one of its printings, as a person changes them.

A state is never surer than what stands behind it: verified needs who, when and against
what, and a quote that gets other words or another source is verified no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ExistsError, InputError
from claimsdb.services import locators, parts, rewording, sources, speakers
from claimsdb.services.judging import author_of
from claimsdb.services.statements import checked_words
from claimsdb.storage.models import Figure, Quote, Statement
from claimsdb.storage.models.quote import BASES, MODES, STATES
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import clean, digest

PLAIN = ("lead_in", "cue", "attribution", "role", "language", "translated_by")
VERIFIED = ("verified_by", "verified_on", "verified_against")
CHOICES = {"mode": MODES, "basis": BASES, "state": STATES}


def statement_fields(statement: Statement, quote: Quote) -> dict[str, str]:
    """What a person may change of a statement and of one printing, as text."""
    values = {
        "words": quote.words,
        "speaker": statement.speaker.key,
        "said_on": statement.said_on,
        "occasion": statement.occasion,
        "source": quote.source.key if quote.source else None,
        "at": _place(quote),
        "mode": quote.mode,
        **{name: getattr(quote, name) for name in PLAIN},
        "basis": quote.basis,
        "state": quote.state,
        **{name: getattr(quote, name) for name in VERIFIED},
        "note": statement.note,
    }
    return {name: value or "" for name, value in values.items()}


def edit_statement(
    session: Session,
    statement: Statement,
    quote: Quote,
    values: Mapping[str, str],
    *,
    refigure: bool,
    unanchored: bool,
) -> list[str]:
    """Change the fields of `values`; return what the user should know."""
    notes: list[str] = []
    if "speaker" in values:
        speaker = speakers.get_speaker(session, _needed(values, "speaker"))
        statement.speaker_id, statement.speaker = speaker.id, speaker
    if "said_on" in values:
        typed = clean(values["said_on"])
        statement.said_on = parse_date(typed).edtf if typed else None
        notes += _stale_periods(session, statement, refigure)
    for name in ("occasion", "note"):
        if name in values:
            setattr(statement, name, clean(values[name]) or None)
    for name in PLAIN:
        if name in values:
            setattr(quote, name, clean(values[name]) or None)
    for name in CHOICES:
        if name in values and name != "state":
            setattr(quote, name, _chosen(values, name))
    if "at" in values:
        typed = clean(values["at"])
        quote.locator, quote.locator_kind = locators.read_locator(typed) if typed else (None, None)
    if quote.lead_in and quote.mode != "mixed":
        raise InputError(
            f"Only a mixed quotation has a lead-in; this one is {quote.mode}.",
            hint="Clear it with lead_in= or make it mode=mixed.",
        )
    _set_state(session, quote, values, notes)
    session.flush()
    if "source" in values:
        named = clean(values["source"])
        source = sources.get_source(session, named) if named else None
        quote.source_id, quote.source = source.id if source else None, source
        session.flush()
    if "words" in values:
        words = checked_words(_needed(values, "words"))
        notes += rewording.reword(session, quote, words, refigure=refigure, unanchored=unanchored)
    elif "source" in values:
        notes += rewording.find_place(session, quote, unanchored=unanchored)
    if {"words", "speaker", "source"} & set(values):
        _refuse_the_same_again(session, statement, quote)
    return notes


def _set_state(
    session: Session, quote: Quote, values: Mapping[str, str], notes: list[str]
) -> None:
    was = quote.state
    state = _chosen(values, "state") if "state" in values else was
    assert state is not None
    if was == "verified" and "state" not in values and {"words", "source"} & set(values):
        state = "accepted"
        notes.append("It is verified no more: what was verified has changed.")
    given = {name: clean(values[name]) for name in VERIFIED if name in values}
    if state != "verified":
        if any(given.values()):
            raise InputError(
                f"{sorted(name for name, value in given.items() if value)[0]} belongs to a "
                f"verified quote; this one is {state}.",
                hint="Add state=verified.",
            )
        for name in VERIFIED:
            setattr(quote, name, None)
        quote.state = state
        return
    if was != "verified":
        today = dt.datetime.now(dt.UTC).astimezone().date().isoformat()
        given.setdefault("verified_by", author_of(session))
        given.setdefault("verified_on", today)
    for name, value in given.items():
        setattr(quote, name, value or None)
    if missing := [name for name in VERIFIED if not getattr(quote, name)]:
        raise InputError(
            f"A verified quote needs {missing[0]}.",
            hint='Add verified_against="what you held it against".'
            if missing[0] == "verified_against"
            else "Verified is: by whom, when, and against what.",
        )
    quote.state = "verified"


def _stale_periods(session: Session, statement: Statement, refigure: bool) -> list[str]:
    """Periods such as "last year" were read against a date that is another one now."""
    stale = [
        figure
        for quote in parts.rows(session, Quote, "statement_id", statement.id)
        for figure in parts.rows(session, Figure, "quote_id", quote.id)
        if figure.period_against and figure.period_against != statement.said_on
    ]
    if not stale or refigure:
        return []
    printed = ", ".join(sorted({figure.period_printed or figure.printed for figure in stale}))
    return [f"Read against {stale[0].period_against} still: {printed}."]


def _refuse_the_same_again(session: Session, statement: Statement, quote: Quote) -> None:
    """Two records of the same words in the same source help nobody."""
    query = (
        select(Statement.key)
        .join(Quote, Quote.statement_id == Statement.id)
        .where(Quote.digest == digest(quote.words), Quote.id != quote.id)
        .where(Quote.deleted_at.is_(None), Statement.speaker_id == statement.speaker_id)
        .order_by(Quote.id)
        .limit(1)
    )
    if quote.source_id is not None:
        query = query.where(Quote.source_id == quote.source_id)
    other = session.scalar(query)
    if other == statement.key:
        if quote.source_id is not None:
            raise ExistsError(f"{other} has that printing already.", other)
    elif other is not None:
        raise ExistsError(
            f"These words are in the base already: {other}.",
            other,
            hint=f"Are they one? claimsdb merge {other} {statement.key}",
        )


def _place(quote: Quote) -> str | None:
    if quote.locator is None or quote.locator_kind == "timecode":
        return quote.locator
    return f"{quote.locator_kind} {quote.locator}"


def _chosen(values: Mapping[str, str], name: str) -> str | None:
    value = clean(values[name]).lower()
    if not value and name == "basis":
        return None
    if value not in CHOICES[name]:
        raise InputError(f"A {name} is one of {', '.join(CHOICES[name])}, not {value!r}.")
    return value


def _needed(values: Mapping[str, str], name: str) -> str:
    value = clean(values[name])
    if not value:
        raise InputError(f"{name} cannot be empty.", hint="Leave it out to keep it as it is.")
    return value
