"""Claims: what is asserted, in the editor's words, how claims stand to each other, verdicts."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.errors import ExistsError, InputError
from claimsdb.services import keys
from claimsdb.services.removing import hide
from claimsdb.services.sources import canonical_url
from claimsdb.storage.models import Claim, ClaimLink, Statement, StatementClaim, Verdict
from claimsdb.storage.models.claim import LINKS, STANCES, SYMMETRIC_LINKS
from claimsdb.text.folding import clean, fold
from claimsdb.text.keys import slug

MAX_TEXT = 10_000


def add_claim(
    session: Session, text: str, *, key: str | None = None, note: str | None = None
) -> Claim:
    """Make a claim. Raises ExistsError where one of the same words is there."""
    text = checked_text(text)
    if (known := same_text(session, text)) is not None:
        raise ExistsError(f"That claim is in the base already: {known.key}.", known.key)
    stem = slug(text, words=6) or "claim"
    claim = Claim(text=text, note=note)
    return keys.place(session, claim, keys.chosen(key) if key else keys.numbered(stem))


def checked_text(text: str) -> str:
    """The words of a claim as they are kept. Raises InputError for none and for too many."""
    text = clean(text)
    if not text or len(text) > MAX_TEXT:
        raise InputError(f"A claim has 1 to {MAX_TEXT} characters.")
    return text


def same_text(session: Session, text: str) -> Claim | None:
    """The live claim of the same folded words.

    Folding may change the length a little, never from one line to a page: lengths that
    are far apart need not be folded.
    """
    folded = fold(text)
    near = func.length(Claim.text).between(len(text) // 2, 2 * len(text))
    query = select(Claim.id, Claim.text).where(Claim.deleted_at.is_(None), near)
    for claim_id, known in session.execute(query.order_by(Claim.id)):
        if fold(known) == folded:
            return session.get_one(Claim, claim_id)
    return None


def find_or_make(session: Session, named: str) -> tuple[Claim, bool]:
    """The claim of a key, or a new one with `named` as its words."""
    row = keys.find(session, named)
    if isinstance(row, Claim):
        return keys.resolve_as(session, Claim, named), False
    try:
        return add_claim(session, named), True
    except ExistsError as known:
        return keys.resolve_as(session, Claim, known.key), False


def take_stance(
    session: Session, statement: Statement, claim: Claim, stance: str = "asserts"
) -> StatementClaim:
    """Say how `statement` stands to `claim`; a second stance replaces the first."""
    if stance not in STANCES:
        raise InputError(f"A stance is one of {', '.join(STANCES)}, not {stance!r}.")
    link = stance_of(session, statement, claim)
    if link is None:
        link = StatementClaim(statement_id=statement.id, claim_id=claim.id, stance=stance)
        session.add(link)
    link.stance = stance
    session.flush()
    return link


def stance_of(session: Session, statement: Statement, claim: Claim) -> StatementClaim | None:
    """The live row that says how `statement` stands to `claim`."""
    return session.scalar(
        select(StatementClaim).where(
            StatementClaim.statement_id == statement.id,
            StatementClaim.claim_id == claim.id,
            StatementClaim.deleted_at.is_(None),
        )
    )


def link_claims(session: Session, claim: Claim, kind: str, other: Claim) -> ClaimLink:
    """Say how `claim` stands to `other`; a symmetric pair is stored once."""
    if kind not in LINKS:
        raise InputError(f"Two claims are linked by {', '.join(LINKS)}, not {kind!r}.")
    if claim.id == other.id:
        raise InputError("A claim cannot be linked with itself.")
    if kind in SYMMETRIC_LINKS and claim.id > other.id:
        claim, other = other, claim
    link = session.scalar(
        select(ClaimLink).where(
            ClaimLink.claim_id == claim.id,
            ClaimLink.other_id == other.id,
            ClaimLink.kind == kind,
            ClaimLink.deleted_at.is_(None),
        )
    )
    if link is not None:
        raise ExistsError(f"{claim.key} and {other.key} are linked so already.", claim.key)
    link = ClaimLink(claim_id=claim.id, other_id=other.id, kind=kind)
    session.add(link)
    session.flush()
    return link


def unlink(session: Session, one: Statement | Claim, claim: Claim, kind: str | None) -> str:
    """Take the link between the two away, of that kind where given; return what it said.

    Raises InputError where there is none, and where two claims have several.
    """
    found: list[StatementClaim | ClaimLink] = []
    if isinstance(one, Statement):
        stance = stance_of(session, one, claim)
        if stance is not None and kind in (None, stance.stance):
            found = [stance]
    else:
        pair = (one.id, claim.id)
        query = select(ClaimLink).where(
            ClaimLink.claim_id.in_(pair),
            ClaimLink.other_id.in_(pair),
            ClaimLink.deleted_at.is_(None),
        )
        found = [row for row in session.scalars(query) if kind in (None, row.kind)]
    if not found:
        raise InputError(
            f"{one.key} and {claim.key} are not linked{f' by {kind}' if kind else ''}.",
            hint=f"See its links with: claimsdb show {claim.key}",
        )
    if len(found) > 1:
        said = sorted(row.kind for row in found if isinstance(row, ClaimLink))
        raise InputError(
            f"{one.key} and {claim.key} are linked by {' and '.join(said)}.",
            hint=f"Say which: --as {said[0]}",
        )
    hide(found[0])
    session.flush()
    return found[0].stance if isinstance(found[0], StatementClaim) else found[0].kind


def add_verdict(
    session: Session,
    claim: Claim,
    *,
    rating: str,
    reviewer: str,
    scale: str | None = None,
    url: str | None = None,
    issued: str | None = None,
) -> Verdict:
    """Record what a reviewer found of `claim`."""
    rating, reviewer = clean(rating), clean(reviewer)
    if not rating or not reviewer:
        raise InputError("A verdict needs a rating and a reviewer.")
    if url is not None:
        canonical_url(url)
    verdict = Verdict(
        claim_id=claim.id, rating=rating, scale=scale, reviewer=reviewer, url=url, issued=issued
    )
    session.add(verdict)
    session.flush()
    return verdict
