"""Link two records by their keys: a statement with a claim, or two claims."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from claimsdb.errors import ExistsError, InputError
from claimsdb.services import claims, keys
from claimsdb.storage.models import Claim, Statement
from claimsdb.storage.models.claim import LINKS


@dataclass(frozen=True, slots=True)
class Linked:
    """The two keys, how the first stands to the second, and what was done for it."""

    key: str
    claim: str
    kind: str
    created: bool
    changed: bool


def link(
    session: Session,
    key: str,
    claim: str,
    *,
    stance: str | None = None,
    kind: str | None = None,
    create: bool = False,
    remove: bool = False,
) -> Linked:
    """Link a statement (by `stance`) or a claim (by `kind`) with a claim, or unlink them.

    With `create` the claim may be given in words. Raises InputError where a word of the
    wrong sort is given: statements take stances, claims are linked by kinds.
    """
    one = keys.resolve(session, key)
    if not isinstance(one, Statement | Claim):
        raise InputError(
            f"{one.key} is a {keys.kind_of(one)}; statements and claims are linked.",
        )
    other, made = _claim(session, claim, create and not remove)
    if isinstance(one, Statement) and kind is not None:
        raise InputError("A statement takes a stance on a claim.", hint="Use --stance, not --as.")
    if isinstance(one, Claim) and stance is not None:
        raise InputError(
            "Two claims are linked by what they are to each other.",
            hint=f"Use --as with {', '.join(LINKS)}.",
        )
    if remove:
        gone = claims.unlink(session, one, other, stance or kind)
        return Linked(one.key, other.key, gone, created=False, changed=True)
    if isinstance(one, Statement):
        before = claims.stance_of(session, one, other)
        was = before.stance if before is not None else None
        now = claims.take_stance(session, one, other, stance or was or "asserts").stance
        return Linked(one.key, other.key, now, created=made, changed=was != now)
    if kind is None:
        raise InputError("How the two claims stand to each other is missing.",
                         hint=f"--as {'|'.join(LINKS)}")  # fmt: skip
    try:
        claims.link_claims(session, one, kind, other)
    except ExistsError:
        return Linked(one.key, other.key, kind, created=made, changed=False)
    return Linked(one.key, other.key, kind, created=made, changed=True)


def _claim(session: Session, named: str, create: bool) -> tuple[Claim, bool]:
    if create:
        return claims.find_or_make(session, named)
    row = keys.resolve(session, named)
    if isinstance(row, Statement):
        raise InputError(
            f"{row.key} is a statement; the claim stands second.",
            hint="claimsdb link STATEMENT CLAIM",
        )
    return keys.resolve_as(session, Claim, named), False
