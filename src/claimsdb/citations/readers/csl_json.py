"""CSL-JSON: sources by their CSL names; ours carry whole statements in `custom`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.csl import TYPES, UNTYPED
from claimsdb.citations.csl_source import NAME_ROLES, edtf_of, source_fields
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_of, loose_date, plain_text, title_text
from claimsdb.citations.record import CreatorRecord, SourceRecord
from claimsdb.citations.tree import read_record
from claimsdb.errors import InputError

# CSL 1.0.1 and the wild.
_OLD_TYPES = {"post_weblog": "post-weblog", "article_newspaper": "article-newspaper"}
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_PLAIN = ("publisher", "language", "event_title", "event_place")


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a record an item. Raises InputError where the whole file is no such list."""
    tree = json_of(file.read())
    items = tree.get("items", [tree]) if isinstance(tree, Mapping) else tree
    if not isinstance(items, list):
        raise InputError("The file holds no list of CSL items.")
    for number, item in enumerate(items, 1):
        where = f"item {number}"
        try:
            yield from _records(item, where)
        except InputError as error:
            yield Broken(where, str(error))


def _records(item: Any, where: str) -> Iterator[Read]:
    if not isinstance(item, Mapping):
        raise InputError("It is not an object.")
    custom = item.get("custom")
    if isinstance(custom, Mapping) and "statements" in custom:
        held = custom["statements"]
        held = held if isinstance(held, list) else [held]
    else:
        held = [custom] if isinstance(custom, Mapping) and "words" in custom else []
    for one in held:
        yield Read(where, read_record(one))
    if not held:
        identity = item.get("id")
        yield Read(where, source_of(item), None if identity is None else str(identity))


def source_of(item: Mapping[str, Any]) -> SourceRecord:
    """The source that a CSL item describes; numbers and markup become plain text."""
    dates = {name: item[name] for name in ("issued", "accessed") if name in item}
    names = {role: item[role] for role in NAME_ROLES if isinstance(item.get(role), list)}
    fields = source_fields({**names, **{n: item[n] for n in item if n not in dates}})
    kind = str(item.get("type", ""))
    kind = _OLD_TYPES.get(kind, kind)
    made: dict[str, Any] = {name: plain_text(fields.get(name)) for name in _PLAIN}
    creators = [CreatorRecord(**one) for one in fields.get("creators", ())]
    return SourceRecord(
        type=kind if kind in TYPES else UNTYPED,
        title=title_text(fields.get("title")),
        container_title=plain_text(fields.get("container_title")),
        url=web_address(fields.get("url")),
        archive_url=web_address(item.get("archive_location")),
        doi=bare_doi(fields.get("doi")),
        note=plain_text(fields.get("note")),
        issued=_date(dates.get("issued")),
        accessed=_date(dates.get("accessed")),
        creators=tuple(one for one in map(tidy, creators) if one is not None),
        **made,
    )


def _date(value: Any) -> str | None:
    if not isinstance(value, Mapping):
        return loose_date(value)
    return loose_date(edtf_of(value))


def tidy(creator: CreatorRecord) -> CreatorRecord | None:
    """A creator as it can be kept: one with a family name, else a literal; None for none."""
    family, given = plain_text(creator.family), plain_text(creator.given)
    literal = plain_text(creator.literal)
    if family:
        return CreatorRecord(role=creator.role, family=family, given=given)
    literal = literal or given
    return CreatorRecord(role=creator.role, literal=literal) if literal else None


def bare_doi(value: object) -> str | None:
    """A DOI without resolver: `10.1000/182`."""
    text = plain_text(value)
    return _DOI.sub("", text).strip() if text else None


def web_address(value: object) -> str | None:
    """A web address; what is none is left out, for the base would refuse the whole source."""
    text = plain_text(value)
    if text is None:
        return None
    found = re.search(r"https?://[^\s<>]+", text, re.IGNORECASE)
    if found is None:
        return f"https://{text}" if re.match(r"www\.\w", text) and " " not in text else None
    return found[0]
