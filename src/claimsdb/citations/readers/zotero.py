"""Zotero's own JSON: items of its API and of Better BibTeX's export, in Zotero's names.

Citation keys that Zotero or its plug-in keep are taken along; notes and attachments of items
are not: what a reader wrote beside a source is no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.csl_source import NAME_ROLES
from claimsdb.citations.readers.csl_json import bare_doi, tidy, web_address
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_of, loose_date, plain_text, title_text
from claimsdb.citations.record import CreatorRecord, SourceRecord
from claimsdb.errors import InputError

TYPES = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog",
    "book": "book", "bookSection": "chapter", "case": "legal_case", "computerProgram": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary", "document": "document",
    "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture", "forumPost": "post", "hearing": "hearing",
    "instantMessage": "personal_communication", "interview": "interview",
    "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "broadcast",
    "preprint": "article", "presentation": "speech", "radioBroadcast": "broadcast",
    "report": "report", "standard": "standard", "statute": "legislation", "thesis": "thesis",
    "tvBroadcast": "broadcast", "videoRecording": "motion_picture", "webpage": "webpage",
}  # fmt: skip
_ROLES = {
    "presenter": "author", "podcaster": "author", "artist": "author", "programmer": "author",
    "cartographer": "author", "inventor": "author", "sponsor": "author", "interviewee": "author",
    "bookAuthor": "container-author", "seriesEditor": "collection-editor",
    "interviewer": "interviewer", "castMember": "performer", "scriptwriter": "script-writer",
    "reviewedAuthor": "reviewed-author",
}  # fmt: skip
_OUTLETS = (
    "publicationTitle", "blogTitle", "websiteTitle", "forumTitle", "bookTitle",
    "proceedingsTitle", "dictionaryTitle", "encyclopediaTitle", "programTitle", "seriesTitle",
    "conferenceName", "meetingName", "network",
)  # fmt: skip
_PUBLISHERS = ("publisher", "institution", "university", "company", "studio", "label",
               "distributor", "network", "repository", "organization")  # fmt: skip
_TITLES = ("title", "subject", "caseName", "nameOfAct")
_DATES = ("date", "dateDecided", "dateEnacted", "issueDate")
_EXTRA = re.compile(r"^([A-Za-z][A-Za-z -]*?): *(.+)$", re.MULTILINE)
_NOT_ITEMS = ("note", "attachment", "annotation")


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a source an item. Raises InputError where the file holds no items."""
    tree = json_of(file.read())
    items = tree.get("items") if isinstance(tree, Mapping) else tree
    if not isinstance(items, list):
        raise InputError("The file holds no list of Zotero items.")
    for number, item in enumerate(items, 1):
        where = f"item {number}"
        held = item.get("data", item) if isinstance(item, Mapping) else None
        if not isinstance(held, Mapping) or "itemType" not in held:
            yield Broken(where, "It is no Zotero item.")
            continue
        if held["itemType"] in _NOT_ITEMS:
            continue
        try:
            yield _read(held, where)
        except (InputError, TypeError, AttributeError) as error:
            yield Broken(where, str(error))


def _read(item: Mapping[str, Any], where: str) -> Read:
    extra = item.get("extra") or ""
    text = "\n".join(map(str, extra)) if isinstance(extra, list) else str(extra)
    named = {name.lower(): value.strip() for name, value in _EXTRA.findall(text)}
    key = item.get("citationKey") or item.get("citekey") or named.get("citation key")
    kind = TYPES.get(str(item["itemType"]), "document")
    outlet, publisher = _first(item, _OUTLETS), _first(item, _PUBLISHERS)
    event = _first(item, ("conferenceName", "meetingName"))
    spoken = kind in ("speech", "hearing")
    return Read(
        where,
        SourceRecord(
            type=kind,
            title=title_text(_first(item, _TITLES)),
            container_title=None if spoken else outlet,
            publisher=publisher if publisher != outlet else None,
            issued=next((d for n in _DATES if (d := loose_date(item.get(n)))), None),
            url=web_address(item.get("url")),
            accessed=loose_date(item.get("accessDate")),
            doi=bare_doi(item.get("DOI") or named.get("doi")),
            language=plain_text(item.get("language")),
            event_title=event if spoken else None,
            event_place=plain_text(item.get("place")) if spoken else None,
            creators=tuple(_creators(item.get("creators") or ())),
        ),
        str(key) if key else None,
    )


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := plain_text(item.get(name)))), None)


def _creators(given: Any) -> Iterator[CreatorRecord]:
    for one in given:
        kind = str(one.get("creatorType") or "author")
        role = _ROLES.get(kind, kind)
        role = role if role in NAME_ROLES else "contributor"
        family, first = one.get("lastName"), one.get("firstName")
        made = CreatorRecord(role=role, literal=one.get("name"), family=family, given=first)
        # A name in quotation marks is Zotero's way to keep it in one piece.
        if family and str(family).startswith('"') and str(family).endswith('"'):
            made = CreatorRecord(role=role, family=str(family).strip('"'), given=first)
        if (creator := tidy(made)) is not None:
            yield creator
