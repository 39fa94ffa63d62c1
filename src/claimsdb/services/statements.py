"""Add what somebody said: the statement, its first quote, and all that it names.

The least is words and a speaker. What is named is found exactly or, where that is allowed,
made; the same words in the same source are refused with the key that they have already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.errors import ExistsError, InputError
from claimsdb.services import anchoring, claims, figures, keys, locators, sources, speakers, topics
from claimsdb.storage.models import Quote, Source, Speaker, Statement
from claimsdb.storage.models.quote import BASES, MAX_WORDS, MODES, STATES
from claimsdb.text.dates import PartialDate, parse_date
from claimsdb.text.folding import clean, digest
from claimsdb.text.keys import statement_key
from claimsdb.text.names import split_name

IfExists = Literal["error", "skip", "update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewQuote:
    """What is to be added. Names are as typed; dates EDTF or as `text.dates` reads them.

    `statement` is the key of a stored statement that this is another printing of.
    Figures in the words are found unless `find_figures` is False; `figures` are the prints
    of further ones.
    """

    words: str
    speaker: str | None = None
    source: str | None = None
    statement: str | None = None
    said_on: str | None = None
    occasion: str | None = None
    mode: str = "direct"
    lead_in: str | None = None
    cue: str | None = None
    attribution: str | None = None
    role: str | None = None
    language: str | None = None
    translated_by: str | None = None
    at: str | None = None
    basis: str | None = None
    state: str = "accepted"
    topics: Sequence[str] = ()
    claims: Sequence[str] = ()
    find_figures: bool = True
    figures: Sequence[str] = ()
    key: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, and what had to be made for it: lines for the user."""

    statement: Statement
    quote: Quote
    created: bool
    made: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def add_quote(
    session: Session,
    new: NewQuote,
    *,
    create: bool = False,
    if_exists: IfExists = "error",
    anchor: anchoring.Anchor | None = None,
) -> Added:
    """Add a quote, with its statement unless it is another printing of a stored one.

    `create` lets a speaker or a titled source be made where none has that name. Raises
    ExistsError for the same folded words in the same source (or, without a source, by the
    same speaker), NotFoundError, AmbiguousError and InputError; then nothing is changed.
    With an `anchor` the words are the slices of a held text, and kept as they are.
    """
    words = checked_words(new.words) if anchor is None else new.words
    said = parse_date(new.said_on) if new.said_on else None
    check_choices(new)
    made: list[str] = []
    notes: list[str] = []

    statement = (
        keys.resolve_as(session, Statement, new.statement) if new.statement is not None else None
    )
    speaker = _speaker(session, new, statement, create, made)
    source: Source | None = None
    if new.source:
        source, is_new = sources.find_or_make(session, new.source, create=create)
        if is_new:
            made.append(f"source {source.key}")

    known = same_words(session, words, speaker, source)
    if known is not None:
        if if_exists == "error":
            raise ExistsError(
                f"These words are in the base already: {known.statement.key}.",
                known.statement.key,
            )
        if if_exists == "update":
            _update(session, known, new, said, notes)
        return Added(known.statement, known, created=False, made=made, notes=notes)

    if statement is None:
        statement = Statement(
            speaker_id=speaker.id,
            said_on=said.edtf if said else None,
            occasion=clean(new.occasion) if new.occasion else None,
            note=new.note,
        )
        keys.place(session, statement, _mint(new, speaker, source, said, words))
    elif said is not None and statement.said_on is None:
        statement.said_on = said.edtf
    quote = make_quote(session, statement, new, words, source)
    reference = said or (parse_date(source.issued) if source and source.issued else None)
    if new.find_figures or new.figures:
        figures.add_from_words(
            session, quote, find=new.find_figures, further=new.figures, reference=reference
        )
    if anchor is not None:
        anchoring.keep_spans(session, quote, anchor)
    elif source is not None:
        notes.extend(anchoring.anchor(session, quote, source))
    _hang_on(session, statement, new, made)
    session.flush()
    return Added(statement, quote, created=True, made=made, notes=notes)


def make_quote(
    session: Session, statement: Statement, new: NewQuote, words: str, source: Source | None
) -> Quote:
    """Add the next quote of `statement`, its first one as seq 0."""
    last = session.scalar(
        select(func.max(Quote.seq)).where(
            Quote.statement_id == statement.id, Quote.deleted_at.is_(None)
        )
    )
    locator, locator_kind = locators.read_locator(new.at) if new.at else (None, None)
    quote = Quote(
        statement_id=statement.id,
        seq=0 if last is None else last + 1,
        source_id=source.id if source else None,
        words=words,
        mode=new.mode,
        state=new.state,
        basis=new.basis,
        lead_in=_optional(new.lead_in),
        cue=_optional(new.cue),
        attribution=_optional(new.attribution),
        role=_optional(new.role),
        language=_optional(new.language),
        translated_by=_optional(new.translated_by),
        locator=locator,
        locator_kind=locator_kind,
    )
    session.add(quote)
    session.flush()
    return quote


def same_words(
    session: Session, words: str, speaker: Speaker, source: Source | None
) -> Quote | None:
    """The live quote of these folded words in that source; without one, by that speaker."""
    found = (
        select(Quote)
        .join(Statement, Statement.id == Quote.statement_id)
        .where(Quote.digest == digest(words), Quote.deleted_at.is_(None))
        .where(Statement.speaker_id == speaker.id)
        .order_by(Quote.id)
        .limit(1)
    )
    if source is not None:
        found = found.where(Quote.source_id == source.id)
    return session.scalar(found)


_MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'"}


def checked_words(words: str) -> str:
    """Words as they are kept: NFC, without the outer quotation marks.

    Raises InputError for empty or endless words and for characters that cannot be kept.

    >>> checked_words(' "It’s a no-brainer." ')
    'It’s a no-brainer.'
    """
    words = clean(words)
    if len(words) > MAX_WORDS:
        raise InputError(
            f"A quotation of {len(words):,} characters is too long; {MAX_WORDS:,} is the most.",
            hint="Add it in passages.",
        )
    if len(words) > 2 and words[-1] in _MARKS.get(words[0], ""):
        inner = words[1:-1]
        if words[0] not in inner and words[-1] not in inner:
            words = inner.strip()
    if not any(character.isalnum() for character in words):
        raise InputError(
            "A quotation needs words.", hint='For example: claimsdb add quote "We won." -s NAME'
        )
    return words


def check_choices(new: NewQuote) -> None:
    """Refuse a mode, basis or state that there is not, and a lead-in where none belongs."""
    for name, value, choices in (
        ("mode", new.mode, MODES),
        ("basis", new.basis, BASES),
        ("state", new.state, STATES),
    ):
        if value is not None and value not in choices:
            raise InputError(f"A {name} is one of {', '.join(choices)}, not {value!r}.")
    if new.lead_in and new.mode != "mixed":
        raise InputError(
            f"Only a mixed quotation has a lead-in; this one is {new.mode}.",
            hint="Give --mode mixed, or leave the lead-in out.",
        )


def _speaker(
    session: Session,
    new: NewQuote,
    statement: Statement | None,
    create: bool,
    made: list[str],
) -> Speaker:
    if statement is not None:
        if new.speaker is not None:
            speaker = speakers.get_speaker(session, new.speaker)
            if speaker.id != statement.speaker_id:
                raise InputError(
                    f"{statement.key} was said by {statement.speaker.name}, not {speaker.name}."
                )
        return statement.speaker
    if not new.speaker:
        raise InputError("Who said it is missing.", hint="Give it with --speaker NAME.")
    speaker, is_new = speakers.find_or_make(session, new.speaker, create=create)
    if is_new:
        made.append(f"{speaker.kind} {speaker.key}")
    return speaker


def _mint(
    new: NewQuote,
    speaker: Speaker,
    source: Source | None,
    said: PartialDate | None,
    words: str,
) -> Callable[[Callable[[str], bool]], str]:
    if new.key:
        return keys.chosen(new.key)
    family = speaker_stem(speaker)
    year = said.year if said else None
    if year is None and source is not None and source.issued:
        year = parse_date(source.issued).year
    return lambda taken: statement_key(family, year, words, taken=taken)


def speaker_stem(speaker: Speaker) -> str:
    """What a statement's key begins with: a family name, or a body's acronym or name."""
    if speaker.kind == "person":
        return split_name(speaker.name).family or speaker.name
    short = [name.name for name in speaker.names if name.kind == "acronym" and not name.deleted_at]
    return short[0] if short else speaker.name


def _update(
    session: Session, quote: Quote, new: NewQuote, said: PartialDate | None, notes: list[str]
) -> None:
    """Fill in what was unknown; what a person typed before is never overwritten."""
    statement = quote.statement
    if said is not None and statement.said_on is None:
        statement.said_on = said.edtf
        notes.append(f"said_on is now {said.edtf}")
    for name in ("cue", "attribution", "role", "language", "translated_by", "basis"):
        value = getattr(new, name)
        if value and getattr(quote, name) is None:
            setattr(quote, name, clean(value))
            notes.append(f"{name} is now {value}")
    if new.at and quote.locator is None:
        quote.locator, quote.locator_kind = locators.read_locator(new.at)
        notes.append(f"locator is now {quote.locator}")
    _hang_on(session, statement, new, notes)
    session.flush()


def _hang_on(session: Session, statement: Statement, new: NewQuote, made: list[str]) -> None:
    for named in new.topics:
        topic, is_new = topics.find_or_make(session, named)
        topics.tag(session, statement, topic)
        if is_new:
            made.append(f"topic {topic.key}")
    for named in new.claims:
        claim, is_new = claims.find_or_make(session, named)
        claims.take_stance(session, statement, claim)
        if is_new:
            made.append(f"claim {claim.key}")


def _optional(text: str | None) -> str | None:
    return (clean(text) or None) if text else None
