"""Keys: given once, never again, and each resolves for ever to what it named.

A statement's key stands in its own row; those of the small kinds, and every retired or
alias key, stand in the table `key`. To a user they are one space: `show KEY` needs no kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError, NotFoundError
from claimsdb.storage.models import Claim, Key, Source, Speaker, SpeakerName, Statement, Topic
from claimsdb.text.keys import check_key
from claimsdb.text.names import fold_name

Named = Speaker | Source | Claim | Topic | Statement
NamedT = TypeVar("NamedT", Speaker, Source, Claim, Topic, Statement)
KINDS: dict[str, type[Named]] = {
    "speaker": Speaker,
    "source": Source,
    "claim": Claim,
    "topic": Topic,
    "statement": Statement,
}
ATTEMPTS = 20
NEAR_LIMIT = 3
NEAR_SCORE = 70.0


def kind_of(row: Named) -> str:
    """The kind's word: speaker, source, claim, topic or statement."""
    return type(row).__name__.lower()


def is_taken(session: Session, key: str) -> bool:
    """Whether `key` was ever given, to anything, deleted or not."""
    return (
        session.get(Key, key) is not None
        or session.scalar(select(Statement.id).where(Statement.key == key)) is not None
    )


def place(session: Session, row: NamedT, mint: Callable[[Callable[[str], bool]], str]) -> NamedT:
    """Flush `row` under a key of its own and return it.

    `mint` is given a test for taken keys and answers a free one. Between the test and the
    flush another writer may take it (on PostgreSQL), so each try stands on a savepoint.
    """
    kind = kind_of(row)
    for _ in range(ATTEMPTS):
        key = mint(lambda candidate: is_taken(session, candidate))
        try:
            with session.begin_nested():
                row.key = key
                session.add(row)
                session.flush()
                if kind != "statement":
                    session.add(Key(key=key, kind=kind, row_id=row.id))
                    session.flush()
        except IntegrityError:
            if not is_taken(session, key):
                raise
            continue
        return row
    raise ConflictError(f"No free key was found for this {kind}.", hint="Give one with --key.")


def chosen(key: str) -> Callable[[Callable[[str], bool]], str]:
    """A mint for a key that the user chose. Raises InputError where it is taken or no key."""

    def mint(taken: Callable[[str], bool]) -> str:
        checked = check_key(key)
        if taken(checked):
            raise InputError(
                f"The key {checked!r} is taken, now or once; keys are never reused.",
                hint="Choose another, or leave --key out.",
            )
        return checked

    return mint


def numbered(stem: str) -> Callable[[Callable[[str], bool]], str]:
    """A mint that tries `stem`, then `stem-2`, `stem-3` and so on."""

    def mint(taken: Callable[[str], bool]) -> str:
        key, count = stem, 1
        while taken(key):
            count += 1
            tail = f"-{count}"
            key = stem[: 60 - len(tail)].rstrip("-") + tail
        return key

    return mint


def find(session: Session, key: str) -> Named | None:
    """What `key` names, deleted or not, before any merge is followed; None for nothing."""
    statement = session.scalar(select(Statement).where(Statement.key == key))
    if statement is not None:
        return statement
    entry = session.get(Key, key)
    return None if entry is None else cast(Named, session.get(KINDS[entry.kind], entry.row_id))


def resolve(session: Session, key: str, *, deleted: bool = False) -> Named:
    """What `key` names today; a merged record's key leads to its successor.

    Raises NotFoundError, naming near keys; a deleted record is found only if `deleted`.
    """
    found = find(session, key)
    row = None if found is None else followed(session, found)
    if row is None:
        raise NotFoundError("record", key, near_keys(session, key))
    if row.deleted_at is not None and not deleted:
        raise NotFoundError(
            "record",
            key,
            hint=f"It was removed on {row.deleted_at:%Y-%m-%d}. "
            f"See what happened with: claimsdb log {key}",
        )
    return row


def followed(session: Session, row: Named) -> Named:
    """What `row` was merged into, and that again, to the end; it may be deleted."""
    while not isinstance(row, (Claim, Topic)) and row.merged_into_id:
        row = cast(Named, session.get_one(type(row), row.merged_into_id))
    return row


def successor(session: Session, row: Named) -> Named | None:
    """Like `followed`, but None where that is deleted: a name may mean another one today."""
    last = followed(session, row)
    return None if last.deleted_at is not None else last


def resolve_as(session: Session, kind: type[NamedT], key: str) -> NamedT:
    """Like `resolve`, but refuses what is of another kind."""
    row = resolve(session, key)
    if not isinstance(row, kind):
        raise InputError(
            f"{key!r} is a {kind_of(row)}, not a {kind.__name__.lower()}.",
            hint=f"See it with: claimsdb show {key}",
        )
    return row


def near_keys(session: Session, key: str) -> Sequence[str]:
    """Up to three live keys that look like `key`, or that a name in its place belongs to."""
    small = select(Key.key).order_by(Key.key).limit(20_000)
    stem = key[:3]
    statements = (
        select(Statement.key)
        .where(Statement.key >= stem, Statement.key < stem + "\uffff")
        .where(Statement.deleted_at.is_(None))
        .order_by(Statement.key)
        .limit(5_000)
    )
    found = process.extract(
        key,
        [*session.scalars(small), *session.scalars(statements)],
        scorer=fuzz.ratio,
        score_cutoff=NEAR_SCORE,
        limit=NEAR_LIMIT * 2,
    )
    named = (
        select(Speaker.key)
        .join(SpeakerName, SpeakerName.speaker_id == Speaker.id)
        .where(SpeakerName.folded == fold_name(key), SpeakerName.deleted_at.is_(None))
        .limit(NEAR_LIMIT)
    )
    near = list(session.scalars(named))
    for candidate, _, _ in found:
        row = find(session, candidate)
        if row is not None and row.deleted_at is None and candidate not in near:
            near.append(candidate)
    return near[:NEAR_LIMIT]
