"""Change fields of a record, by the names that `show` and `add` use for them.

Values come and go as text: what `fields` answers, `edit` reads. An empty one clears. What a
person saw before typing may be handed in as a Snapshot; a value that somebody else changed
meanwhile is then a conflict that names both, never a silent overwrite.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import keys, quotes
from claimsdb.services.editing_records import edit_claim, edit_source, edit_speaker, edit_topic
from claimsdb.services.editing_statements import edit_statement, statement_fields
from claimsdb.services.sources import FIELDS as SOURCE_FIELDS
from claimsdb.services.sources import authors_text
from claimsdb.storage.models import Claim, Editable, Quote, Source, Speaker, Statement

ALIASES = {
    "said": "said_on",
    "locator": "at",
    "wikidata": "wikidata_id",
    "outlet": "container_title",
    "event": "event_title",
    "place": "event_place",
    "author": "by",
    "authors": "by",
    "quote": "words",
}
"""Other names for fields, most of them those of the options of `add`."""

ELSEWHERE = {
    "key": "A key is never changed: others cite by it.",
    "topic": "Topics are put on with: claimsdb tag KEY TOPIC",
    "claim": "Claims are linked with: claimsdb link KEY CLAIM",
    "figure": "Figures are added with: claimsdb add figure KEY PRINT",
    "alias": "Further names are added with: claimsdb add name KEY NAME",
    "position": "Roles are added with: claimsdb add position KEY TITLE",
    "verdict": "Verdicts are added with: claimsdb add verdict KEY RATING",
    "corrects": "Corrections are recorded with: claimsdb correct KEY --by OTHER",
    "retracts": "Retractions are recorded with: claimsdb correct KEY --by OTHER --retracts",
}
"""What people may look for among the fields, and where it is instead."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A record as a person saw it: its fields as text, and which revisions these were."""

    key: str
    quote: int
    fields: Mapping[str, str]
    revisions: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What an edit may do beyond its fields; see `rewording` and `editing_records`."""

    refigure: bool = False
    unanchored: bool = False
    same_name: bool = False
    prefer: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit did: (field, before, after) for each change, and what the user should know."""

    key: str
    changed: tuple[tuple[str, str, str], ...] = ()
    notes: list[str] = field(default_factory=list)


NO_OPTIONS = Options()


def snapshot(session: Session, key: str, *, quote: int = 0) -> Snapshot:
    """The fields of a record as a person may change them. Raises NotFoundError."""
    row = keys.resolve(session, key)
    rows: list[Editable] = [row]
    if isinstance(row, Statement):
        rows.append(quotes.numbered(session, row, quote))
    return Snapshot(
        key=row.key,
        quote=quote,
        fields=fields(session, row, quote=quote),
        revisions=tuple((type(one).__name__, one.id, one.revision) for one in rows),
    )


def fields(session: Session, row: keys.Named, *, quote: int = 0) -> dict[str, str]:
    """The values of a record's fields as text, in the order in which a person reads them."""
    if isinstance(row, Statement):
        return statement_fields(row, quotes.numbered(session, row, quote))
    if isinstance(row, Source):
        return {**_texts(row, *SOURCE_FIELDS), "by": authors_text(session, row)}
    if isinstance(row, Speaker):
        return _texts(row, "name", "sort_name", "kind", "wikidata_id", "note")
    if isinstance(row, Claim):
        return _texts(row, "text", "note")
    return _texts(row, "name")


def edit(
    session: Session,
    key: str,
    changes: Mapping[str, str],
    *,
    quote: int = 0,
    seen: Snapshot | None = None,
    options: Options = NO_OPTIONS,
) -> Edited:
    """Change the named fields of the record `key`; an empty value clears one.

    `quote` is which printing of a statement is meant. Raises InputError for a field that
    there is not (listing those that there are) and for values that cannot be kept,
    ExistsError where another record has taken the place, ConflictError where a field was
    changed since `seen`. Then nothing is changed.
    """
    row = keys.resolve(session, key)
    before = fields(session, row, quote=quote)
    values = named(row, before, changes)
    if seen is not None:
        _refuse_if_changed_meanwhile(session, row, before, values, seen)
    values = {name: value for name, value in values.items() if value != before[name]}
    notes: list[str] = []
    if isinstance(row, Statement):
        printing = quotes.numbered(session, row, quote)
        notes = edit_statement(
            session,
            row,
            printing,
            values,
            refigure=options.refigure,
            unanchored=options.unanchored,
        )
        if options.prefer:
            notes += _prefer(session, printing)
            quote = 0
    elif isinstance(row, Source):
        notes = edit_source(session, row, values)
    elif isinstance(row, Speaker):
        notes = edit_speaker(session, row, values, same_name=options.same_name)
    elif isinstance(row, Claim):
        edit_claim(session, row, values)
    else:
        edit_topic(session, row, values)
    session.flush()
    after = fields(session, row, quote=quote)
    changed = tuple(
        (name, before[name], after[name]) for name in after if before[name] != after[name]
    )
    return Edited(row.key, changed, notes)


def named(row: keys.Named, known: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """The changes under the fields' own names. Raises InputError for one that there is not."""
    values: dict[str, str] = {}
    for typed, value in changes.items():
        name = typed.strip().lower().replace("-", "_")
        if name not in known:
            name = ALIASES.get(name, name)
        if name not in known:
            raise InputError(
                f"A {keys.kind_of(row)} has no field {typed!r}.", hint=_hint(name, list(known))
            )
        if name in values:
            raise InputError(f"The field {name!r} is given twice.")
        values[name] = value
    return values


def _hint(name: str, known: list[str]) -> str:
    if (elsewhere := ELSEWHERE.get(name.removesuffix("s"), ELSEWHERE.get(name))) is not None:
        return elsewhere
    near = process.extractOne(name, known, score_cutoff=75)
    listed = f"It has: {', '.join(known)}."
    return f"Did you mean {near[0]}? {listed}" if near else listed


def _refuse_if_changed_meanwhile(
    session: Session,
    row: keys.Named,
    before: Mapping[str, str],
    values: Mapping[str, str],
    seen: Snapshot,
) -> None:
    if snapshot(session, row.key, quote=seen.quote).revisions == seen.revisions:
        return
    for name, value in values.items():
        was, now = seen.fields[name], before[name]
        if was != now and value not in (was, now):
            raise ConflictError(
                f"Somebody else changed {name} of {row.key} while you were typing: "
                f"it was {was!r}, it is {now!r} now, and you wrote {value!r}.",
                hint=f"Look at it again: claimsdb show {row.key}",
            )


def _prefer(session: Session, printing: Quote) -> list[str]:
    if printing.seq == 0:
        return []
    quotes.prefer(session, printing)
    return ["This printing now gives the statement its wording."]


def _texts(row: object, *names: str) -> dict[str, str]:
    return {name: str(getattr(row, name) or "") for name in names}
