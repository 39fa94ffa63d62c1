"""The fields of speakers, sources, claims and topics, as a person changes them.

A rename changes the name and nothing else: the old name is not kept by itself, for it may
have been a typing mistake; who wants to go on finding by it adds it as a former name.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from claimsdb.errors import ExistsError, InputError
from claimsdb.services import claims, parts, sources, speakers, topics
from claimsdb.services.removing import hide
from claimsdb.storage.models import (
    Claim,
    Position,
    Source,
    SourceCreator,
    Speaker,
    SpeakerName,
    Topic,
)
from claimsdb.storage.models.speaker import KINDS
from claimsdb.text.folding import clean
from claimsdb.text.names import fold_name, split_name


def edit_speaker(
    session: Session, speaker: Speaker, values: Mapping[str, str], *, same_name: bool
) -> list[str]:
    """Change the fields of `values`; return what the user should know.

    Raises ExistsError for a name that another speaker goes by, unless `same_name` says that
    these are two.
    """
    notes: list[str] = []
    if "kind" in values:
        _change_kind(session, speaker, clean(values["kind"]).lower())
    if "name" in values:
        notes += _rename(session, speaker, values["name"], same_name)
    if "sort_name" in values:
        speaker.sort_name = clean(values["sort_name"]) or _sorted_as(speaker)
    if "wikidata_id" in values:
        typed = clean(values["wikidata_id"])
        speaker.wikidata_id = speakers.checked_wikidata(session, typed) if typed else None
    if "note" in values:
        speaker.note = clean(values["note"]) or None
    return notes


def edit_source(session: Session, source: Source, values: Mapping[str, str]) -> list[str]:
    """Change the fields of `values`; return what the user should know."""
    named = {name: value for name, value in values.items() if name != "by"}
    given = sources.checked_fields(named)
    if "type" in values and "type" not in given:
        raise InputError("The type of a source cannot be empty.")
    if "url" in values:
        url = given.get("url")
        canonical = sources.canonical_url(url) if url else None
        known = sources.find_source(session, url) if url else None
        if known is not None and known is not source:
            raise ExistsError(
                f"{url} is in the base already: {known.key}.",
                known.key,
                hint=f"Are they one? claimsdb merge {known.key} {source.key}",
            )
        source.canonical_url = canonical
    for name in named:
        setattr(source, name, given.get(name))
    if not any(
        (source.title, source.url, source.container_title, source.event_title, source.note)
    ):
        raise InputError("A source needs a title, an address, an outlet or an event.")
    if "by" in values:
        _set_authors(session, source, values["by"])
    if "url" in values and source.archive_url and "archive_url" not in values:
        return [f"The archived copy is still {source.archive_url}."]
    return []


def edit_claim(session: Session, claim: Claim, values: Mapping[str, str]) -> None:
    """Change the fields of `values`."""
    if "text" in values:
        text = claims.checked_text(values["text"])
        known = claims.same_text(session, text)
        if known is not None and known is not claim:
            raise ExistsError(f"That claim is in the base already: {known.key}.", known.key)
        claim.text = text
    if "note" in values:
        claim.note = clean(values["note"]) or None


def edit_topic(session: Session, topic: Topic, values: Mapping[str, str]) -> None:
    """Change the fields of `values`."""
    if "name" in values:
        name = topics.checked_topic(values["name"])
        known = topics.called(session, name)
        if known is not None and known is not topic:
            raise ExistsError(f"That topic is in the base already: {known.key}.", known.key)
        topic.name = name


def _rename(session: Session, speaker: Speaker, typed: str, same_name: bool) -> list[str]:
    name = speakers.checked_name(typed)
    other = next((one for one in speakers.called(session, name) if one is not speaker), None)
    if other is not None and not same_name:
        raise ExistsError(
            f"A speaker called {name!r} is in the base already: {other.key}.",
            other.key,
            hint=f"Are they one? claimsdb merge {other.key} {speaker.key}. "
            "If they are two of that name, say so with --same-name.",
        )
    old, sorts_by_name = speaker.name, speaker.sort_name == _sorted_as(speaker)
    parted = split_name(name) if speaker.kind == "person" else None
    speaker.name = parted.full if parted else name
    if sorts_by_name:
        speaker.sort_name = _sorted_as(speaker)
    row = next(
        (own for own in parts.rows(session, SpeakerName, "speaker_id", speaker.id)
         if own.kind == "name"),
        None,
    )  # fmt: skip
    if row is None:
        speakers.add_name(session, speaker, name, kind="name")
        return []
    row.name = speaker.name
    _part(row, speaker.kind, name)
    session.flush()
    if fold_name(old) in {
        own.folded for own in parts.rows(session, SpeakerName, "speaker_id", speaker.id)
    }:
        return []
    keep = f"claimsdb add name {speaker.key} {old!r} --kind former"
    return [f"{old!r} does not find {speaker.key} any more; to keep it: {keep}"]


def _change_kind(session: Session, speaker: Speaker, kind: str) -> None:
    if kind not in KINDS:
        raise InputError(f"A speaker is a {' or an '.join(KINDS)}, not {kind!r}.")
    held = parts.rows(session, Position, "person_id", speaker.id)
    if kind != "person" and held:
        raise InputError(f"{speaker.key} held a role ({held[0].title}), so it is a person.")
    filled = parts.rows(session, Position, "organisation_id", speaker.id)
    if kind == "person" and filled:
        raise InputError(
            f"{filled[0].person.key} held a role at {speaker.key}, so it is an organisation."
        )
    sorts_by_name = speaker.sort_name == _sorted_as(speaker)
    speaker.kind = kind
    if sorts_by_name:
        speaker.sort_name = _sorted_as(speaker)
    for row in parts.rows(session, SpeakerName, "speaker_id", speaker.id):
        _part(row, kind, row.name)


def _part(row: SpeakerName, kind: str, printed: str) -> None:
    parted = split_name(printed) if kind == "person" else None
    row.honorific = (parted.honorific or None) if parted else None
    row.given = (parted.given or None) if parted else None
    row.family = (parted.family or None) if parted else None


def _sorted_as(speaker: Speaker) -> str:
    return split_name(speaker.name).sort if speaker.kind == "person" else speaker.name


def _set_authors(session: Session, source: Source, typed: str) -> None:
    """Make the names, one after a semicolon each, the authors; other creators stay."""
    held = parts.rows(session, SourceCreator, "source_id", source.id)
    for row in held:
        if row.role == "author":
            hide(row)
    session.flush()
    seq = max((row.seq for row in held), default=-1) + 1
    names = [name for part in typed.split(";") if (name := clean(part))]
    for number, name in enumerate(names):
        session.add(SourceCreator(source_id=source.id, seq=seq + number, **sources.author(name)))
    session.flush()
