"""Popolo and parlparse's people: speakers, every name they had, every office and its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_of, loose_date, plain_text
from claimsdb.citations.record import NameRecord, PositionRecord, SpeakerKind, SpeakerRecord
from claimsdb.errors import InputError

Node = Mapping[str, Any]
_NEVER = "9999"  # parlparse's end of what goes on


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield the organisations, then the persons with their offices.

    Raises InputError where the file holds neither.
    """
    tree = json_of(file.read())
    if isinstance(tree, list):
        tree = {"persons": tree}
    if not isinstance(tree, Mapping) or not tree.keys() & {"persons", "organizations"}:
        raise InputError("The file holds no Popolo persons or organizations.")
    bodies = {_id(one): one for one in _nodes(tree, "organizations")}
    posts = {_id(one): one for one in _nodes(tree, "posts")}
    held: dict[str, list[Node]] = {}
    for membership in _nodes(tree, "memberships"):
        held.setdefault(str(membership.get("person_id", "")), []).append(membership)
    for number, body in enumerate(_nodes(tree, "organizations"), 1):
        yield _read(body, "organisation", (), f"organization {number}")
    for number, person in enumerate(_nodes(tree, "persons"), 1):
        if "redirect" in person:
            continue
        inside = [*held.get(_id(person), ()), *(person.get("memberships") or ())]
        positions = tuple(
            made
            for one in inside
            if isinstance(one, Mapping) and (made := _position(one, posts, bodies)) is not None
        )
        yield _read(person, "person", positions, f"person {number}")


def _nodes(tree: Node, name: str) -> list[Node]:
    given = tree.get(name) or []
    return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []


def _id(node: Node) -> str:
    return str(node.get("id", ""))


def _read(
    node: Node, kind: SpeakerKind, positions: tuple[PositionRecord, ...], where: str
) -> Read | Broken:
    others = [(raw, made) for raw in _nodes(node, "other_names") if (made := _name(raw))]
    names = [made for _, made in others]
    name = plain_text(node.get("name"))
    if name is None:
        # parlparse keeps the name in force as the last one noted as "Main".
        main = [made for raw, made in others if raw.get("note") == "Main"]
        chosen = max(main or names, key=lambda one: one.start or "", default=None)
        if chosen is None:
            return Broken(where, "It has no name.")
        name = chosen.name
        node = {
            **node,
            "family_name": node.get("family_name") or chosen.family,
            "given_name": node.get("given_name") or chosen.given,
        }
    return Read(
        where,
        SpeakerRecord(
            kind=kind,
            name=name,
            sort_name=plain_text(node.get("sort_name")),
            family=plain_text(node.get("family_name")),
            given=plain_text(node.get("given_name")),
            honorific=plain_text(node.get("honorific_prefix")),
            wikidata_id=_wikidata(node),
            aliases=tuple(dict.fromkeys(one for one in names if one.name != name)),
            positions=positions,
        ),
        _id(node) or None,
    )


def _name(raw: Node) -> NameRecord | None:
    family = plain_text(raw.get("family_name") or raw.get("surname"))
    given = plain_text(raw.get("given_name"))
    lord = plain_text(raw.get("lordname"))
    name = plain_text(raw.get("name")) or " ".join(part for part in (given, family) if part)
    if not name and lord:
        title = plain_text(raw.get("honorific_prefix"))
        place = plain_text(raw.get("lordofname"))
        name = " ".join(part for part in (title, lord) if part) + (f" of {place}" if place else "")
    if not name:
        return None
    kind = str(raw.get("note") or "alias")
    kind = kind if kind in ("acronym", "former", "short form") else "alias"
    if kind == "alias" and _end(raw):
        kind = "former"
    return NameRecord(
        name=name,
        kind=kind,
        honorific=plain_text(raw.get("honorific_prefix")),
        given=given,
        family=family,
        start=loose_date(raw.get("start_date")),
        end=_end(raw),
    )


def _end(node: Node) -> str | None:
    text = str(node.get("end_date") or "")
    return None if text.startswith(_NEVER) else loose_date(text)


def _position(
    one: Node, posts: Mapping[str, Node], bodies: Mapping[str, Node]
) -> PositionRecord | None:
    post = posts.get(str(one.get("post_id", "")), {})
    body_id = str(one.get("organization_id") or post.get("organization_id") or "")
    body = bodies.get(body_id, {})
    organisation = plain_text(body.get("name"))
    title = next(
        (
            text
            for text in map(
                plain_text,
                (one.get("role"), one.get("label"), post.get("label"), post.get("role")),
            )
            if text
        ),
        None,
    )
    if title is None:
        title = f"Member of {organisation}" if organisation else None
    if title is None:
        return None
    variants = [plain_text(post.get(name)) for name in ("role", "label")]
    return PositionRecord(
        title=title,
        variants=tuple(dict.fromkeys(one for one in variants if one and one != title)),
        organisation=organisation,
        start=loose_date(one.get("start_date")),
        end=_end(one),
    )


def _wikidata(node: Node) -> str | None:
    for identifier in _nodes(node, "identifiers"):
        if str(identifier.get("scheme", "")).lower().startswith("wikidata"):
            return str(identifier.get("identifier")).rsplit("/", 1)[-1]
    return None
