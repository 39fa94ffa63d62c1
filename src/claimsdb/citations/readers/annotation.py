"""W3C Web Annotations: the marked words, where they stood, and whose they are.

The standard has no place for a speaker. A body that identifies (ours do), or a tag
`speaker: NAME`, says who; a mark that nobody is named for is reported, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.readers import noted
from claimsdb.citations.readers.csl_json import web_address
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_of, plain_text
from claimsdb.citations.record import (
    CitationRecord,
    ClaimRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)
from claimsdb.errors import InputError

_OURS = re.compile(r"urn:claimsdb:statement:([a-z0-9-]+)")
_TAG = re.compile(r"speaker: *(.+)", re.IGNORECASE)


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a statement an annotation; the printings of one of ours are one statement.

    Raises InputError where the file holds no annotations.
    """
    tree = json_of(file.read())
    found = list(_annotations(tree))
    if not found:
        raise InputError("The file holds no annotations.")
    waiting: CitationRecord | None = None
    begun = ""
    for number, one in enumerate(found, 1):
        where = f"annotation {number}"
        try:
            record = _statement(one)
        except InputError as error:
            yield Broken(where, str(error))
            continue
        if waiting is not None and waiting.key is not None and waiting.key == record.key:
            from dataclasses import replace

            waiting = replace(waiting, quotes=(*waiting.quotes, *record.quotes))
            continue
        if waiting is not None:
            yield Read(begun, waiting, waiting.key)
        waiting, begun = record, where
    if waiting is not None:
        yield Read(begun, waiting, waiting.key)


def _annotations(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, list):
        for one in tree:
            yield from _annotations(one)
    elif isinstance(tree, Mapping):
        if "target" in tree:
            yield tree
        for name in ("items", "first", "rows", "@graph"):
            yield from _annotations(tree.get(name))


def _statement(one: Mapping[str, Any]) -> CitationRecord:
    targets = [t for t in _listed(one["target"]) if isinstance(t, Mapping)]
    selectors = [_selectors(target) for target in targets]
    parts = [plain_text_kept(s["quote"].get("exact")) for s in selectors if "quote" in s]
    words = " ".join(part for part in parts if part)
    if not words:
        raise InputError("It marks no words.")
    bodies = [b for b in _listed(one.get("body")) if isinstance(b, Mapping)]
    note = next(filter(None, map(noted.read_note, _values(bodies, "describing"))), None)
    who = next(iter(_values(bodies, "identifying")), None)
    tags = [*_values(bodies, "tagging"), *(str(t) for t in one.get("tags") or ())]
    by_tag = [m[1] for tag in tags if (m := _TAG.fullmatch(tag))]
    if who is None and len(by_tag) != 1:
        raise InputError("Nobody is named who said it.")
    name, role = noted.name_and_role(who, None) if who else (by_tag[0], None)
    if note is not None and note.quote.mode != "indirect" and len(parts) == 1:
        words = note.quote.words if note.quote.words.split() == words.split() else words
    address = web_address(targets[0].get("source") or one.get("uri")) if targets else None
    quote = note.quote if note else QuoteRecord(words=words, state="proposed")
    spans = tuple(s["span"] for s in selectors if "span" in s)
    key = _OURS.match(str(one.get("id", "")))
    from dataclasses import replace

    quote = replace(
        quote,
        words=words,
        source=SourceRecord(type="webpage", url=address) if address else None,
        spans=spans if len(spans) == len(targets) else (),
        prefix=selectors[0].get("quote", {}).get("prefix"),
        suffix=selectors[-1].get("quote", {}).get("suffix"),
    )
    return CitationRecord(
        key=key[1] if key else None,
        speaker=SpeakerRecord(name=name),
        role=role,
        quotes=(quote,),
        topics=tuple(TopicRecord(name=tag) for tag in tags if not _TAG.fullmatch(tag)),
        claims=tuple(ClaimRecord(text=text) for text in _values(bodies, "classifying")),
    )


def plain_text_kept(text: object) -> str:
    """Marked text with its paragraphs, without white space around it."""
    return text.strip() if isinstance(text, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _values(bodies: list[Mapping[str, Any]], purpose: str) -> list[str]:
    texts = (plain_text(b.get("value")) for b in bodies if b.get("purpose") == purpose)
    return [text for text in texts if text]


def _selectors(target: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for selector in _listed(target.get("selector")):
        if not isinstance(selector, Mapping):
            continue
        if selector.get("type") == "TextQuoteSelector":
            found["quote"] = selector
        elif selector.get("type") == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
            if isinstance(start, int) and isinstance(end, int) and start < end:
                found["span"] = (start, end)
    return found
