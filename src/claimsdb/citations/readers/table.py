"""CSV and TSV: whatever the columns are called, as long as it can be told or is told.

A column is known by our own name for it or by one that desks use; what the program guessed is
said, and `--map COLUMN=FIELD` says it better. A row without words is a source.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, cast, get_args

from claimsdb.citations.csl import TYPES
from claimsdb.citations.flat import FIELDS, read_cell
from claimsdb.citations.readers.csl_json import bare_doi, web_address
from claimsdb.citations.readers.item import Broken, Item, Read, Remark
from claimsdb.citations.readers.texts import decoded, loose_date
from claimsdb.citations.record import (
    Basis,
    CitationRecord,
    ClaimRecord,
    CreatorRecord,
    LocatorKind,
    Mode,
    QuoteRecord,
    SourceRecord,
    SpeakerKind,
    SpeakerRecord,
    Stance,
    State,
    TopicRecord,
)
from claimsdb.errors import InputError

# What desks call their columns, separated by commas.
_OTHER_NAMES = {
    "words": "quote, quotation, quote text, text, statement, said, what, what was said, "
    "verbatim, citat, zitat, cita",
    "speaker": "who, name, person, speaker name, said by, by, politician, claimant, "
    "quoted person, sprecher",
    "role": "title of speaker, position, job, job title, office, function, speaker role",
    "said_on": "date, when, date said, said, statement date, day, spoken on",
    "url": "link, address, web address, source url, href",
    "title": "headline, article, article title, source title",
    "container_title": "outlet, publication, newspaper, paper, site, medium, media, journal",
    "issued": "published, publication date, date published, pub date, published on",
    "authors": "author, byline, reporter, journalist, writer",
    "topics": "topic, tags, tag, subject, category, keywords, theme",
    "claims": "claim, assertion",
    "key": "id, citation key",
    "locator": "page, timecode, place",
    "accessed": "retrieved, access date, accessed on",
    "occasion": "event",
    "wikidata_id": "qid, wikidata",
}
_LISTS = re.compile(r"\s*[|;]\s*")
_CHOICES = {"mode": Mode, "state": State, "basis": Basis, "speaker_kind": SpeakerKind}


def read(file: BinaryIO, mapping: Mapping[str, str] | None = None) -> Iterator[Item]:
    """Yield a record a row, a remark on the columns first.

    Raises InputError where no column holds what was said or a source.
    """
    csv.field_size_limit(10_000_000)
    text = decoded(file.read())
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = next(rows, None)
    if not header:
        raise InputError("The file has no header line.")
    columns = columns_of([cell.strip() for cell in header], mapping or {})
    yield Remark(_told(header, columns))
    end = rows.line_num
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Broken(f"line {end + 1}", f"It is not CSV: {error}.")
            continue
        if row is None:
            return
        where, end = f"line {end + 1}", rows.line_num
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            yield Broken(where, f"It has {len(row)} cells; the header has {len(header)}.")
            continue
        cells = {
            field: text
            for field, place in columns.items()
            if place < len(row) and (text := read_cell(row[place]).strip())
        }
        try:
            yield _read(cells, where)
        except InputError as error:
            yield Broken(where, str(error))


def columns_of(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Which column holds which field. Raises InputError for columns and fields there are not."""
    places = {name.strip().lower(): place for place, name in reversed(list(enumerate(header)))}
    fields = {**dict.fromkeys(FIELDS), "quote": None, "said": None}
    found: dict[str, int] = {}
    for column, field in mapping.items():
        if column.lower() not in places:
            raise InputError(
                f"The file has no column {column!r}.", hint=f"It has: {', '.join(header)}."
            )
        field = {"quote": "words", "outlet": "container_title"}.get(field, field)
        if field not in fields:
            raise InputError(
                f"There is no field {field!r}.", hint=f"There are: {', '.join(FIELDS)}."
            )
        found[field] = places[column.lower()]
    taken = set(found.values())
    for field in FIELDS:
        for name in (field, field.replace("_", " "), *_OTHER_NAMES.get(field, "").split(", ")):
            place = places.get(name)
            if place is not None and place not in taken and field not in found:
                found[field] = place
                taken.add(place)
    if not found.keys() & {"words", "title", "url", "doi"}:
        raise InputError(
            f"No column of {', '.join(header)} holds what was said, or a source.",
            hint="Say which: --map COLUMN=quote --map COLUMN=speaker",
        )
    return found


def _told(header: Sequence[str], columns: Mapping[str, int]) -> str:
    guessed = [
        f"{header[place].strip()} as {field}"
        for field, place in columns.items()
        if header[place].strip() != field
    ]
    left = [name.strip() for place, name in enumerate(header) if place not in columns.values()]
    told = f"Read {', '.join(guessed)}." if guessed else "Every column read by its own name."
    return told + (f" Not read: {', '.join(left)}." if left else "")


def _delimiter(text: str) -> str:
    """The sign that parts the header into most cells; a comma in doubt."""
    head = re.sub(r'"[^"]*"', "", text[:20_000]).lstrip("\n").partition("\n")[0]
    return max(",;\t", key=head.count)


def _read(cells: Mapping[str, str], where: str) -> Read:
    source = _source(cells)
    words = cells.get("words")
    if not words:
        if source is None:
            raise InputError("It holds neither words nor a source.")
        return Read(where, source, cells.get("source_key"))
    if not cells.get("speaker"):
        raise InputError("Nobody is named who said it.")
    for field, choices in _CHOICES.items():
        if field in cells and cells[field].lower() not in get_args(choices):
            raise InputError(
                f"The {field} {cells[field]!r} is none of {', '.join(get_args(choices))}."
            )
    chosen = {name: cells[name].lower() for name in _CHOICES if name in cells}
    lead_in = cells.get("lead_in")
    mode = chosen.get("mode", "mixed" if lead_in else "direct")
    quote = QuoteRecord(
        words=words,
        mode=cast(Mode, mode),
        lead_in=lead_in if mode == "mixed" else None,
        state=cast(State, chosen.get("state", "accepted")),
        basis=cast(Basis | None, chosen.get("basis")),
        attribution=cells.get("attribution"),
        language=cells.get("language"),
        translated_by=cells.get("translated_by"),
        locator=cells.get("locator"),
        locator_kind=_locator_kind(cells),
        verified_by=cells.get("verified_by"),
        verified_on=_date(cells, "verified_on"),
        verified_against=cells.get("verified_against"),
        source=source,
    )
    return Read(
        where,
        CitationRecord(
            key=cells.get("key"),
            speaker=SpeakerRecord(
                key=cells.get("speaker_key"),
                name=cells["speaker"],
                kind=cast(SpeakerKind | None, chosen.get("speaker_kind")),
                wikidata_id=cells.get("wikidata_id"),
            ),
            role=cells.get("role"),
            said_on=_date(cells, "said_on"),
            occasion=cells.get("occasion"),
            quotes=(quote,),
            claims=tuple(_claims(cells)),
            topics=tuple(TopicRecord(name=name) for name in _several(cells, "topics")),
            corrects=cells.get("corrects"),
            retracts=cells.get("retracts"),
        ),
        cells.get("key"),
    )


def _several(cells: Mapping[str, str], field: str) -> list[str]:
    return [part for part in _LISTS.split(cells.get(field, "")) if part]


def _claims(cells: Mapping[str, str]) -> Iterator[ClaimRecord]:
    """Claims are sentences: only a bar parts them."""
    stances = [part.strip() for part in cells.get("stances", "").split("|")]
    texts = [part.strip() for part in cells.get("claims", "").split(" | ") if part.strip()]
    for number, text in enumerate(texts):
        stance = stances[number] if number < len(stances) else ""
        yield ClaimRecord(
            text=text, stance=cast(Stance, stance if stance in get_args(Stance) else "asserts")
        )


def _locator_kind(cells: Mapping[str, str]) -> LocatorKind | None:
    kind = cells.get("locator_kind", "").lower()
    if kind in get_args(LocatorKind):
        return cast(LocatorKind, kind)
    if "locator" not in cells:
        return None
    return "timecode" if re.match(r"\d+:\d\d", cells["locator"]) else "page"


def _date(cells: Mapping[str, str], field: str) -> str | None:
    """A date of a row; one that cannot be read breaks the row, for it was meant to count."""
    if field not in cells:
        return None
    date = loose_date(cells[field])
    if date is None:
        raise InputError(f"{cells[field]!r} is no date for {field}; write 2023-10-04.")
    return date


def _source(cells: Mapping[str, str]) -> SourceRecord | None:
    fields: dict[str, Any] = {
        name: cells.get(name)
        for name in ("title", "container_title", "publisher", "event_title", "event_place",
                     "correction_notice")
    }  # fmt: skip
    fields["url"] = web_address(cells.get("url"))
    fields["doi"] = bare_doi(cells.get("doi"))
    fields["issued"] = _date(cells, "issued")
    key = cells.get("source_key")
    if not key and not any(fields.values()):
        return None
    kind = cells.get("source_type", "").lower()
    return SourceRecord(
        key=key,
        type=kind if kind in TYPES else None,
        accessed=_date(cells, "accessed"),
        archive_url=web_address(cells.get("archive_url")),
        creators=tuple(CreatorRecord(literal=name) for name in _several(cells, "authors")),
        **fields,
    )
