"""Remember whether two records are one: a no keeps them apart as a yes puts them together.

A judgement is about two rows, whichever of them was merged since: what was once told apart
from a record stays told apart from whatever that record became.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.services import keys
from claimsdb.storage.history import current_batch
from claimsdb.storage.models import Judgement, Source, Speaker, Statement

Mergeable = Speaker | Source | Statement


def author_of(session: Session) -> str:
    """Who writes in this session."""
    batch = current_batch(session)
    return batch.author if batch is not None else "unknown"


def pair(session: Session, one: str, other: str) -> tuple[Mergeable, Mergeable]:
    """The two records of one kind that keys name today.

    Raises InputError where they are of two kinds, one and the same, or can never be one.
    """
    first, second = keys.resolve(session, one), keys.resolve(session, other)
    if type(first) is not type(second):
        raise InputError(
            f"{first.key} is a {keys.kind_of(first)} and {second.key} a {keys.kind_of(second)}; "
            "only two of a kind can be one."
        )
    if first is second:
        raise InputError(
            f"{one} and {other} are one already: {first.key}.",
            hint=f"See it with: claimsdb show {first.key}",
        )
    if not isinstance(first, Speaker | Source | Statement):
        kind = keys.kind_of(first)
        raise InputError(
            f"A {kind} is not merged.",
            hint=f"Link them: claimsdb link {first.key} {second.key} --as same_as"
            if kind == "claim"
            else f"Put its records under the other one: claimsdb tag KEY {first.key}",
        )
    assert isinstance(second, Speaker | Source | Statement)
    return first, second


def judge(session: Session, one: Mergeable, other: Mergeable, *, same: bool) -> Judgement:
    """Keep the judgement of this session's author; it replaces an earlier one of the two."""
    left, right = sorted((one.id, other.id))
    found = session.scalar(
        select(Judgement).where(
            Judgement.kind == keys.kind_of(one),
            Judgement.left_id == left,
            Judgement.right_id == right,
            Judgement.deleted_at.is_(None),
        )
    )
    if found is not None and bool(found.same) == same:
        return found
    if found is None:
        found = Judgement(kind=keys.kind_of(one), left_id=left, right_id=right)
        session.add(found)
    found.same = int(same)
    found.judged_by = author_of(session)
    found.judged_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    session.flush()
    return found


def told_apart(session: Session, one: Mergeable, other: Mergeable) -> Judgement | None:
    """The judgement that keeps the two apart, themselves or what was merged into them."""
    ours, theirs = family(session, one), family(session, other)
    for judgement in session.scalars(
        select(Judgement)
        .where(Judgement.kind == keys.kind_of(one), Judgement.same == 0)
        .where(Judgement.deleted_at.is_(None))
        .where(Judgement.left_id.in_(ours | theirs), Judgement.right_id.in_(ours | theirs))
        .order_by(Judgement.id)
    ):
        sides = {judgement.left_id, judgement.right_id}
        if sides & ours and sides & theirs:
            return judgement
    return None


def family(session: Session, row: Mergeable) -> set[int]:
    """The id of `row` and of everything that was merged into it, however long ago."""
    model = type(row)
    found = {row.id}
    fresh = found
    while fresh:
        fresh = set(session.scalars(select(model.id).where(model.merged_into_id.in_(fresh))))
        fresh -= found
        found |= fresh
    return found
