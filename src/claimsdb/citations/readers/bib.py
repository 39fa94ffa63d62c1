"""BibLaTeX and BibTeX, as reference managers write them, TeX's spellings resolved.

A broken entry is reported with its line and the rest is read. An entry of ours brings its
statement back; any other is a source, and its notes stay notes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.readers import noted
from claimsdb.citations.readers.bib_names import creators, names
from claimsdb.citations.readers.csl_json import bare_doi, web_address
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import decoded, loose_date, plain_text, title_text
from claimsdb.citations.record import SourceRecord, SpeakerRecord, TopicRecord

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "reference": "book",
    "inbook": "chapter", "incollection": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "inreference": "entry-encyclopedia", "conference": "paper-conference",
    "inproceedings": "paper-conference", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "report": "report", "techreport": "report", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "unpublished": "manuscript",
    "manual": "book", "patent": "patent", "periodical": "periodical", "dataset": "dataset",
    "software": "software", "legislation": "legislation", "jurisdiction": "legal_case",
    "audio": "song", "music": "song", "video": "motion_picture", "movie": "motion_picture",
    "image": "graphic", "artwork": "graphic", "letter": "personal_communication",
    "standard": "standard", "performance": "performance", "review": "review",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
# What our own exports write in `type` for a source that has no entry type of its own.
_DESCRIBED = {
    "broadcast": "broadcast", "interview": "interview", "video": "motion_picture",
    "legislation": "legislation", "bill": "bill", "data set": "dataset", "hearing": "hearing",
    "personal communication": "personal_communication", "magazine article": "article-magazine",
    "news article": "article-newspaper",
}  # fmt: skip
_LANGIDS = {
    "welsh": "cy", "german": "de", "ngerman": "de", "english": "en", "british": "en-GB",
    "american": "en-US", "spanish": "es", "french": "fr", "italian": "it", "dutch": "nl",
    "polish": "pl", "portuguese": "pt",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_VERBATIM = ("url", "doi", "file", "eprint", "pdf")
_NAMES = ("author", "editor", "editora", "editorb", "editorc", "translator", "namea", "nameb",
          "namec", "bookauthor", "holder")  # fmt: skip
_ANNOTATIONS = ("annotation", "annote", "note")


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a record an entry, in the order of the file."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import RemoveEnclosingMiddleware
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)
    library = parse_string(decoded(file.read()))
    for block in library.blocks:
        where = f"line {(block.start_line or 0) + 1}"
        entry: Any = block
        if isinstance(block, DuplicateBlockKeyBlock):
            inner: Any = block.ignore_error_block
            entry = RemoveEnclosingMiddleware().transform_entry(inner, library)
        if isinstance(entry, Entry):
            yield from _records(entry, where)
        elif block in library.failed_blocks:
            yield Broken(where, _reason(block))


def _reason(block: Any) -> str:
    said = " ".join(str(getattr(block, "error", "") or "").split())
    raw = str(block.raw or "").strip().partition("\n")[0][:60]
    return said or f"the entry that begins {raw!r} is not closed, or not BibTeX."


def _records(entry: Any, where: str) -> Iterator[Item]:
    raw = {field.key.lower(): str(field.value) for field in entry.fields}
    if entry.entry_type.lower() in ("set", "xdata"):
        return
    fields = {
        name: value.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#")
        if name in _VERBATIM
        else value
        for name, value in raw.items()
    }
    fields = _decoded(fields)
    source = _source(entry.entry_type.lower(), fields, raw)
    key = str(entry.key)
    notes = [fields[name] for name in ("annotation", "annote") if name in fields]
    speaker = _speaker(raw)
    found = noted.statements(
        notes,
        source,
        key=key,
        speaker=speaker,
        said_on=loose_date(fields.get("userf")),
        topics=tuple(
            TopicRecord(name=name.strip())
            for name in fields.get("keywords", "").split(",")
            if name.strip()
        ),
    )
    for statement in found:
        yield Read(where, statement, key if len(found) == 1 else None)
    if not found:
        yield Read(where, source, key)


def _speaker(raw: Mapping[str, str]) -> SpeakerRecord | None:
    if raw.get("nameatype") != "speaker" or "namea" not in raw:
        return None
    said = names(raw["namea"])
    if len(said) != 1:
        return None
    name = said[0]
    if name.literal:
        return SpeakerRecord(name=name.literal)
    return SpeakerRecord(name=name.name, family=name.family, given=name.given, kind="person")


def _decoded(fields: Mapping[str, str]) -> dict[str, str]:
    from claimsdb.citations.readers.bib_names import decode

    return {
        name: value if name in _VERBATIM or name in _NAMES else decode(value)
        for name, value in fields.items()
    }


def _source(kind: str, fields: Mapping[str, str], raw: Mapping[str, str]) -> SourceRecord:
    outlet = _first(fields, "journaltitle", "journal", "booktitle", "maintitle")
    publisher = _first(fields, "publisher", "institution", "school", "organization")
    how = fields.get("howpublished", "")
    address = web_address(fields.get("url")) or web_address(how)
    if not outlet and kind in ("misc", "online", "unpublished"):
        outlet, publisher = _first(fields, "organization", "publisher"), None
        if how and not web_address(how):
            outlet, publisher = (outlet, plain_text(how)) if outlet else (plain_text(how), None)
    note = plain_text(fields.get("note"))
    return SourceRecord(
        type=_type(kind, fields, address),
        title=_title(fields),
        container_title=outlet,
        publisher=publisher,
        issued=_issued(fields),
        url=address,
        accessed=loose_date(fields.get("urldate")),
        doi=bare_doi(fields.get("doi")),
        language=_LANGIDS.get(fields.get("langid", "").lower()) or _language(fields),
        event_title=_first(fields, "eventtitle"),
        event_place=_first(fields, "venue", "location", "address")
        if fields.get("eventtitle")
        else None,
        note=None if note is None or noted.read_note(note) else note,
        creators=creators(raw),
    )


def _type(kind: str, fields: Mapping[str, str], address: str | None) -> str:
    subtype = _SUBTYPES.get(fields.get("entrysubtype", "").lower())
    if subtype and kind in ("article", "misc"):
        return subtype
    if kind == "unpublished" and fields.get("eventtitle"):
        return "speech"
    if kind == "misc":
        described = _DESCRIBED.get(fields.get("type", "").lower())
        return described or ("webpage" if address and "doi" not in fields else "document")
    return _TYPES.get(kind, "document")


def _title(fields: Mapping[str, str]) -> str | None:
    title, more = title_text(fields.get("title")), plain_text(fields.get("subtitle"))
    return f"{title}: {more}" if title and more else title


def _first(fields: Mapping[str, str], *names_: str) -> str | None:
    return next((text for name in names_ if (text := plain_text(fields.get(name)))), None)


def _language(fields: Mapping[str, str]) -> str | None:
    language = plain_text(fields.get("language"))
    return _LANGIDS.get(language.lower(), language) if language else None


def _issued(fields: Mapping[str, str]) -> str | None:
    if fields.get("date"):
        return loose_date(fields["date"])
    year = re.sub(r"\D.*$", "", fields.get("year", "").strip("{}[]() ca."))
    if len(year) != 4:
        return loose_date(fields.get("year"))
    month = fields.get("month", "").strip().lower()[:3]
    number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
    if not number and fields.get("month", "").strip().isdigit():
        number = int(fields["month"])
    day = fields.get("day", "").strip()
    parts = [year, f"{number:02d}"] if number else [year]
    return loose_date("-".join([*parts, day.zfill(2)] if number and day.isdigit() else parts))
