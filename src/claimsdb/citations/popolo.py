"""Popolo: the speakers and the offices they held, as parliament-watchers exchange them.

Statements have no place in it. A role that only a statement knows becomes a membership
without dates: the base knows that it was held on one day, not from when to when. Popolo's
dates have no room for doubt, so a doubtful one is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimsdb.citations.dates import iso_date
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, PositionRecord, SpeakerRecord
from claimsdb.citations.wording import role_at_the_time

Node = dict[str, Any]


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the document. It holds each speaker once: memory grows with the speakers."""
    speakers: dict[str, SpeakerRecord] = {}
    roles: dict[str, dict[str, None]] = {}
    for record in records:
        identity = record.speaker.key or record.speaker.name
        speakers.setdefault(identity, record.speaker)
        role = role_at_the_time(record)
        if role:
            roles.setdefault(identity, {})[role] = None
    organisations = {i: s for i, s in speakers.items() if s.kind == "organisation"}
    persons = {i: s for i, s in speakers.items() if s.kind != "organisation"}
    employers = _employers(speakers, organisations)
    document = {
        "persons": [_person(identity, person) for identity, person in persons.items()],
        "organizations": [_organisation(i, one) for i, one in organisations.items()] + employers,
        "memberships": [
            membership
            for identity, person in persons.items()
            for membership in _memberships(identity, person, roles.get(identity, {}))
        ],
    }
    yield json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _employers(speakers: dict[str, SpeakerRecord], known: dict[str, SpeakerRecord]) -> list[Node]:
    """The organisations that positions name and that do not speak themselves."""
    found: dict[str, Node] = {}
    for speaker in speakers.values():
        for position in speaker.positions:
            identity = position.organisation_key or position.organisation
            if identity and identity not in known:
                name = position.organisation or identity
                found.setdefault(identity, {"id": identity, "name": name})
    return list(found.values())


def _person(identity: str, person: SpeakerRecord) -> Node:
    return _known(
        id=identity,
        name=person.name,
        sort_name=person.sort_name,
        family_name=person.family,
        given_name=person.given,
        honorific_prefix=person.honorific,
        other_names=_other_names(person),
        identifiers=_identifiers(person),
    )


def _organisation(identity: str, organisation: SpeakerRecord) -> Node:
    return _known(
        id=identity,
        name=organisation.name,
        other_names=_other_names(organisation),
        identifiers=_identifiers(organisation),
    )


def _other_names(speaker: SpeakerRecord) -> list[Node]:
    return [
        _known(
            name=alias.name,
            family_name=alias.family,
            given_name=alias.given,
            honorific_prefix=alias.honorific,
            start_date=iso_date(alias.start),
            end_date=iso_date(alias.end),
            note=alias.kind,
        )
        for alias in speaker.aliases
    ]


def _identifiers(speaker: SpeakerRecord) -> list[Node]:
    if not speaker.wikidata_id:
        return []
    return [{"scheme": "wikidata", "identifier": speaker.wikidata_id}]


def _memberships(identity: str, person: SpeakerRecord, roles: Iterable[str]) -> list[Node]:
    found = [_position(identity, position) for position in person.positions]
    titles = {title for one in person.positions for title in (one.title, *one.variants)}
    found += [{"person_id": identity, "role": role} for role in roles if role not in titles]
    return found


def _position(identity: str, position: PositionRecord) -> Node:
    return _known(
        person_id=identity,
        organization_id=position.organisation_key or position.organisation,
        role=position.title,
        start_date=iso_date(position.start),
        end_date=iso_date(position.end),
    )


def _known(**fields: Any) -> Node:
    return {name: value for name, value in fields.items() if value}
