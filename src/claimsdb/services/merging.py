"""Say that two records are one: all that hung on the second hangs on the first from then on.

The second keeps its key, which leads to the first for ever. Nothing is thrown away: what
both had alike is hidden once, what only the second knew is filled in, and what they
contradict each other in is told. Splitting, or undo, takes it apart again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError
from claimsdb.services import judging
from claimsdb.services.merging_records import merge_sources, merge_speakers
from claimsdb.services.merging_statements import merge_statements
from claimsdb.services.removing import hide
from claimsdb.services.sources import FIELDS as SOURCE_FIELDS
from claimsdb.storage.models import Source, Speaker, Statement

TOLD = {*SOURCE_FIELDS, "wikidata_id", "said_on", "occasion"} - {"note"}
"""What is told when only the second record knew it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The key that stays, the one that leads to it now, and what the user should know."""

    kept: str
    gone: str
    notes: list[str] = field(default_factory=list)


def merge(session: Session, kept: str, gone: str, *, force: bool = False) -> Merged:
    """Make the record `gone` part of the record `kept`; both may be named by old keys.

    Raises InputError where the two are of different kinds or one already, ConflictError
    where they contradict each other or were once judged not to be the same. `force` passes
    over the judgement, and over doubts whether two statements say the same; never over two
    Wikidata ids, addresses or speakers.
    """
    first, second = judging.pair(session, kept, gone)
    if not force and (no := judging.told_apart(session, first, second)) is not None:
        raise ConflictError(
            f"{no.judged_by} judged on {no.judged_at:%Y-%m-%d} that {first.key} and "
            f"{second.key} are not the same.",
            hint="If they are after all: --force",
        )
    notes: list[str] = []
    if isinstance(first, Speaker):
        assert isinstance(second, Speaker)
        filled = merge_speakers(session, first, second, notes)
    elif isinstance(first, Source):
        assert isinstance(second, Source)
        filled = merge_sources(session, first, second, notes)
    else:
        assert isinstance(first, Statement)
        assert isinstance(second, Statement)
        filled = merge_statements(session, first, second, notes, force=force)
    session.flush()
    second.merged_into_id = first.id
    hide(second)
    # A Wikidata id or an address must be free before the first record can have it.
    session.flush()
    for name, value in filled.items():
        setattr(first, name, value)
    session.flush()
    judging.judge(session, first, second, same=True)
    notes += [f"{name} is now {value!r}." for name, value in filled.items() if name in TOLD]
    return Merged(first.key, second.key, notes)
