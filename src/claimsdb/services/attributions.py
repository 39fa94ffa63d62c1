"""Whether a draft names the right speaker, the right role and the right number.

Only what is certain is called wrong: a speaker whom the draft names plainly, a role that
the base dates, a number of the same thing in the same unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.compare.findings import FindingType
from claimsdb.extract.figures import Figure as Extracted
from claimsdb.services.printings import Printing
from claimsdb.services.proposing import Proposal
from claimsdb.storage.models import Figure, Position, Speaker
from claimsdb.text.dates import parse_date
from claimsdb.text.folding import fold
from claimsdb.text.names import similarity, similarity_organisation, split_name

SAME_NAME = 0.8
SAME_MEASURE = 70.0


def is_same(session: Session | None, proposal: Proposal, printing: Printing) -> bool:
    """Whether the draft's speaker is the one of the printing."""
    if proposal.speaker is None or printing.speaker is None:
        return False
    if proposal.speaker_key and printing.speaker_key:
        return proposal.speaker_key == printing.speaker_key
    if "organisation" in (printing.speaker_kind, proposal.speaker_kind):
        return similarity_organisation(proposal.speaker, printing.speaker) >= SAME_NAME
    if similarity(proposal.speaker, printing.speaker) >= SAME_NAME:
        return True
    name = split_name(proposal.speaker)
    # A surname alone is all that many drafts repeat.
    return not name.given and fold(name.family) == fold(split_name(printing.speaker).family)


def is_other(session: Session | None, proposal: Proposal, printing: Printing) -> bool:
    """Whether the draft plainly names somebody else than the printing.

    A body and one of its people may stand for each other, as "the BMA said" does.
    """
    if not proposal.certain or proposal.speaker is None or printing.speaker is None:
        return False
    if is_same(session, proposal, printing):
        return False
    kinds = {proposal.speaker_kind, printing.speaker_kind}
    if kinds == {"person", "organisation"}:
        return not _speaks_for(session, proposal, printing)
    return kinds <= {"person", "organisation"}


def _speaks_for(session: Session | None, proposal: Proposal, printing: Printing) -> bool:
    body = printing.speaker if printing.speaker_kind == "organisation" else proposal.speaker
    role = proposal.role if printing.speaker_kind == "organisation" else printing.role
    if body and role and _names_body(role, body):
        return True
    if session is None or not (proposal.speaker_key and printing.speaker_key):
        return False
    pair = (proposal.speaker_key, printing.speaker_key)
    person = select(Speaker.id).where(Speaker.key.in_(pair), Speaker.kind == "person")
    employer = select(Speaker.id).where(Speaker.key.in_(pair), Speaker.kind == "organisation")
    held = select(Position.id).where(
        Position.person_id.in_(person),
        Position.organisation_id.in_(employer),
        Position.deleted_at.is_(None),
    )
    return session.scalar(held.limit(1)) is not None


def _names_body(role: str, body: str) -> bool:
    initials = "".join(word[0] for word in body.split() if word[0].isupper())
    said = fold(role)
    return fold(body) in said or (len(initials) > 1 and fold(initials) in said.split())


def role_conflict(session: Session | None, proposal: Proposal, printing: Printing) -> str | None:
    """What is wrong with the role that the draft gives, as a sentence; None when nothing is.

    A role is judged at the date of the statement: wrong is one that the speaker held at
    another time, or another office of the same rank ("Education" for "Health Secretary").
    """
    if not proposal.role or not is_same(session, proposal, printing):
        return None
    if proposal.role.lower().startswith(("then ", "former ", "ex-")):
        return None
    if printing.role is not None and _rival(proposal.role, printing.role):
        return f"{printing.speaker} was {printing.role} then, not {proposal.role}"
    if session is None or printing.speaker_key is None or printing.said_on is None:
        return None
    said = parse_date(printing.said_on)
    if said.first is None or said.last is None:
        return None
    positions = session.scalars(
        select(Position)
        .join(Speaker, Speaker.id == Position.person_id)
        .where(Speaker.key == printing.speaker_key, Position.deleted_at.is_(None))
    ).all()
    named = [
        position
        for position in positions
        if any(
            fold(title) == fold(proposal.role)
            for title in (position.title, *(position.variants or "").splitlines())
        )
    ]
    if named and all(
        (position.start_first is not None and position.start_first > said.last)
        or (position.end_last is not None and position.end_last < said.first)
        for position in named
    ):
        return f"{printing.speaker} was not {proposal.role} on {printing.said_on}"
    return None


_OFFICES = frozenset(
    "secretary minister chancellor president chairman chairwoman chair director spokesman "
    "spokeswoman spokesperson commissioner leader governor mayor".split()
)


def _rival(ours: str, theirs: str) -> bool:
    """Two offices of one rank that are not the same: "Health" and "Education Secretary"."""
    left, right = fold(ours).split(), fold(theirs).split()
    if not left or not right or left[-1] != right[-1] or left[-1] not in _OFFICES:
        return False
    own = [word for word in left[:-1] if word not in ("the", "shadow", "uk", "us", "state", "of")]
    other = [word for word in right[:-1] if word not in ("the", "uk", "us", "state", "of")]
    return bool(own and other) and not set(own) & set(other)


def judge_figure(
    figure: Extracted, stored: Sequence[tuple[Printing, Figure]]
) -> tuple[FindingType | None, tuple[Printing, Figure] | None]:
    """Whether the base has this figure: (None, …) yes, else the type and the one it differs from.

    It differs only from a figure of the same unit that measures the same; others are no
    contradiction.
    """
    same_unit = [pair for pair in stored if pair[1].unit == figure.unit]
    for pair in same_unit:
        if pair[1].value == figure.value and (pair[1].upper or None) == (figure.upper or None):
            return None, pair
    best: tuple[float, tuple[Printing, Figure]] | None = None
    for pair in same_unit:
        score = _alike(figure, pair[1])
        if score >= SAME_MEASURE and (best is None or score > best[0]):
            best = (score, pair)
    if best is not None:
        return FindingType.FIGURE_DIFFERS, best[1]
    return FindingType.FIGURE_NOT_IN_BASE, None


def _alike(ours: Extracted, theirs: Figure) -> float:
    left = " ".join(filter(None, (ours.measure, ours.population)))
    right = " ".join(filter(None, (theirs.measure, theirs.population)))
    if not left or not right:
        return 0.0
    return fuzz.token_set_ratio(fold(left), fold(right))
