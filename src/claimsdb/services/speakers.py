"""Speakers and the names and roles they go by: found exactly, or made, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import AmbiguousError, ExistsError, InputError, NotFoundError
from claimsdb.services import keys
from claimsdb.storage.models import Position, Speaker, SpeakerName
from claimsdb.storage.models.speaker import KINDS, NAME_KINDS
from claimsdb.text.folding import clean, fold
from claimsdb.text.keys import speaker_key
from claimsdb.text.names import fold_name, split_name

NEAR_SCORE = 75.0


def find_speaker(session: Session, named: str) -> Speaker | None:
    """The speaker that a key, a name or an alias names; None where none does.

    Names are compared folded: case, accents and honorifics do not matter, a letter does.
    Raises AmbiguousError where several speakers share the name.
    """
    by_key = keys.find(session, named)
    if isinstance(by_key, Speaker) and (row := keys.successor(session, by_key)) is not None:
        assert isinstance(row, Speaker)
        return row
    found = called(session, named)
    if len(found) > 1:
        raise AmbiguousError("speaker", named, [speaker.key for speaker in found])
    return found[0] if found else None


def called(session: Session, name: str) -> Sequence[Speaker]:
    """The speakers that go by `name`, compared folded, in the order of their keys."""
    folded = fold_name(name)
    if not folded:
        return []
    return session.scalars(
        select(Speaker)
        .join(SpeakerName, SpeakerName.speaker_id == Speaker.id)
        .where(SpeakerName.folded == folded)
        .where(SpeakerName.deleted_at.is_(None), Speaker.deleted_at.is_(None))
        .distinct()
        .order_by(Speaker.key)
    ).all()


def get_speaker(session: Session, named: str) -> Speaker:
    """Like `find_speaker`, but raises NotFoundError, naming near ones.

    A close match is never taken silently: attributing words to the wrong person is worse
    than stopping.
    """
    speaker = find_speaker(session, named)
    if speaker is None:
        near = near_names(session, named)
        raise NotFoundError(
            "speaker", named, near, hint="Make one with --create, or: claimsdb add speaker NAME"
        )
    return speaker


def near_names(session: Session, named: str, *, limit: int = 3) -> Sequence[str]:
    """The names of speakers whose name looks like `named`, the nearest first."""
    rows = session.execute(
        select(SpeakerName.folded, Speaker.name)
        .join(Speaker, Speaker.id == SpeakerName.speaker_id)
        .where(SpeakerName.deleted_at.is_(None), Speaker.deleted_at.is_(None))
        .order_by(SpeakerName.id)
        .limit(100_000)
    ).all()
    found = process.extract(
        fold_name(named),
        [folded for folded, _ in rows],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=NEAR_SCORE,
        limit=limit * 3,
    )
    return list(dict.fromkeys(rows[index][1] for _, _, index in found))[:limit]


def add_speaker(
    session: Session,
    name: str,
    *,
    kind: str | None = None,
    aliases: Sequence[str] = (),
    acronym: str | None = None,
    wikidata_id: str | None = None,
    note: str | None = None,
    key: str | None = None,
    same_name: bool = False,
) -> Speaker:
    """Make a speaker. `kind` is guessed from the name where it is not given.

    Raises ExistsError where a speaker already goes by that name, unless `same_name` says
    that this is another one.
    """
    name = checked_name(name)
    if not same_name and (known := next(iter(called(session, name)), None)):
        raise ExistsError(
            f"A speaker called {name!r} is in the base already: {known.key}.",
            known.key,
            hint="If this is somebody else of that name, say so with --same-name.",
        )
    if kind is not None and kind not in KINDS:
        raise InputError(f"A speaker is a {' or an '.join(KINDS)}, not {kind!r}.")
    if wikidata_id is not None:
        wikidata_id = checked_wikidata(session, wikidata_id)
    kind = kind or guess_kind(name)
    parts = split_name(name) if kind == "person" else None
    full = parts.full if parts else name
    speaker = Speaker(
        kind=kind,
        name=full,
        sort_name=parts.sort if parts else full,
        wikidata_id=wikidata_id,
        note=note,
    )
    keys.place(
        session,
        speaker,
        keys.chosen(key) if key else keys.numbered(speaker_key(full) or "speaker"),
    )
    add_name(session, speaker, name, kind="name")
    for alias in aliases:
        add_name(session, speaker, alias, kind="alias")
    if acronym:
        add_name(session, speaker, acronym, kind="acronym")
    return speaker


def find_or_make(session: Session, named: str, *, create: bool) -> tuple[Speaker, bool]:
    """The speaker called `named`, made where there is none and `create` allows it."""
    if not create:
        return get_speaker(session, named), False
    speaker = find_speaker(session, named)
    return (speaker, False) if speaker else (add_speaker(session, named), True)


def add_name(
    session: Session,
    speaker: Speaker,
    name: str,
    *,
    kind: str = "alias",
    start: str | None = None,
    end: str | None = None,
) -> SpeakerName:
    """Give `speaker` a further name; one that it has already is returned as it is."""
    name = checked_name(name)
    if kind not in NAME_KINDS:
        raise InputError(f"A name is one of {', '.join(NAME_KINDS)}, not {kind!r}.")
    for own in session.scalars(
        select(SpeakerName)
        .where(SpeakerName.speaker_id == speaker.id, SpeakerName.deleted_at.is_(None))
        .where(SpeakerName.folded == fold_name(name))
    ):
        if own.kind == kind or kind == "alias":
            return own
    parts = split_name(name) if speaker.kind == "person" else None
    row = SpeakerName(
        speaker_id=speaker.id,
        name=parts.full if parts and kind == "name" else name,
        kind=kind,
        honorific=(parts.honorific or None) if parts else None,
        given=(parts.given or None) if parts else None,
        family=(parts.family or None) if parts else None,
        start=start,
        end=end,
    )
    session.add(row)
    session.flush()
    return row


def add_position(
    session: Session,
    person: Speaker,
    title: str,
    *,
    organisation: Speaker | None = None,
    start: str | None = None,
    end: str | None = None,
    variants: Sequence[str] = (),
    note: str | None = None,
) -> Position:
    """Record that `person` held the role `title`, from `start` to `end` (EDTF, or unknown)."""
    title = clean(title)
    if not title:
        raise InputError("A position needs a title.", hint="For example: Health Secretary")
    if person.kind != "person":
        raise InputError(
            f"{person.key} is an organisation; only a person holds a position.",
            hint=f"Mend it with: claimsdb edit {person.key} kind=person",
        )
    row = Position(
        person_id=person.id,
        organisation_id=organisation.id if organisation else None,
        title=title,
        variants="\n".join(variants) or None,
        start=start,
        end=end,
        note=note,
    )
    if row.start_first is not None and row.end_last is not None and row.start_first > row.end_last:
        raise InputError(f"The position ends ({end}) before it starts ({start}).")
    session.add(row)
    session.flush()
    return row


def checked_name(name: str) -> str:
    """A name that may be kept. Raises InputError for one without a letter or a digit."""
    name = " ".join(clean(name).split())
    if not fold(name).strip(" .,;:!?'\"-"):
        raise InputError("A speaker needs a name.", hint="Give it with --speaker NAME.")
    if len(name) > 500:
        raise InputError(f"A name of {len(name)} characters is too long; 500 is the most.")
    return name


def checked_wikidata(session: Session, wikidata_id: str) -> str:
    """A Wikidata id such as Q22237. Raises where it is none, or another speaker has it."""
    wikidata_id = wikidata_id.strip().upper()
    if not (wikidata_id[:1] == "Q" and wikidata_id[1:].isascii() and wikidata_id[1:].isdigit()):
        raise InputError(f"{wikidata_id!r} is no Wikidata id.", hint="They look like Q22237.")
    other = session.scalar(
        select(Speaker).where(Speaker.wikidata_id == wikidata_id, Speaker.deleted_at.is_(None))
    )
    if other is not None:
        raise ExistsError(f"{wikidata_id} is {other.name} ({other.key}).", other.key)
    return wikidata_id


# Words that end or begin the names of bodies. A guess only: `kind` mends it, and a wrong one
# hurts nothing but the sorting.
_BODY_WORDS = frozenset(
    (
        "agency alliance association authority bank board bureau campaign centre center charity "
        "church coalition college commission committee company congress corporation council court "
        "department directorate federation force forum foundation fund government group hospital "
        "inc institute ltd limited ministry movement nhs office organisation organization "
        "parliament party plc police senate service society treasury tribunal trust union "
        "university "
    ).split()
)


def guess_kind(name: str) -> str:
    """`organisation` for a name that reads like a body's, else `person`.

    >>> guess_kind("British Medical Association"), guess_kind("BMA"), guess_kind("Steve Barclay")
    ('organisation', 'organisation', 'person')
    """
    words = fold(name).replace(".", "").split()
    if any(word in _BODY_WORDS for word in words) or words[:1] == ["the"]:
        return "organisation"
    return "organisation" if len(words) == 1 and name.isupper() and len(name) > 1 else "person"
