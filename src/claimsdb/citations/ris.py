"""RIS, which every reference manager reads, Zotero with notes (N1) and tags (KW).

A record is lines of `TAG  - text`. Readers take a line that looks like a tag for one wherever
it stands, and a line that does not for the rest of the line before. So no text keeps its line
breaks here: "ER  - " in the middle of a quotation would end the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimsdb.citations.csl import csl_type, printed_page, speaker_name, topic_names
from claimsdb.citations.dates import start_parts
from claimsdb.citations.entry import Entry, entries
from claimsdb.citations.listing import further_notes
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, CreatorRecord, SourceRecord
from claimsdb.citations.wording import note, one_line, shown_locator, shown_words

TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "review": "JOUR",
    "review-book": "JOUR",
    "broadcast": "VIDEO",
    "motion_picture": "VIDEO",
    "song": "SOUND",
    "speech": "UNPB",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "webpage": "ELEC",
    "report": "RPRT",
    "legislation": "STAT",
    "regulation": "LEGAL",
    "bill": "BILL",
    "legal_case": "CASE",
    "treaty": "LEGAL",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "paper-conference": "CPAPER",
    "dataset": "DATA",
    "software": "COMP",
    "manuscript": "MANSCPT",
    "pamphlet": "PAMP",
    "map": "MAP",
    "patent": "PAT",
    "standard": "STAND",
    "graphic": "ART",
    "figure": "FIGURE",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
}
_Lines = list[tuple[str, str | None]]
_CREATORS = {"author": "AU", "editor": "A2", "translator": "A4"}


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the records, a blank line after each."""
    for entry in entries(records, options.by):
        yield ris_record(entry)


def ris_record(entry: Entry) -> str:
    """Return one record, `TY` first and `ER` last."""
    lines: _Lines = [("TY", TYPES.get(csl_type(entry.source), "GEN")), ("ID", entry.key)]
    lines += _source_lines(entry, entry.source or SourceRecord())
    lines += _statement_lines(entry)
    body = "".join(f"{tag}  - {one_line(text)}\n" for tag, text in lines if text)
    return f"{body}ER  - \n\n"


def _source_lines(entry: Entry, source: SourceRecord) -> _Lines:
    speaking = entry.spoken_by
    lines: _Lines = []
    if speaking:
        lines.append(("AU", _name(speaker_name(speaking.speaker))))
    for creator in source.creators:
        lines.append((_CREATORS.get(creator.role, "A3"), _name(creator)))
    parts = start_parts(source.issued)
    event = source.event_title if source.container_title else None
    notices = [
        event and f"Event: {event}",
        source.correction_notice and f"Correction: {source.correction_notice}",
        source.note,
    ]
    return [
        *lines,
        ("TI", source.title),
        ("T2", source.container_title or source.event_title),
        ("PB", source.publisher),
        ("CY", source.event_place),
        ("PY", f"{parts[0]:04d}" if parts else None),
        ("DA", _date(source.issued)),
        ("Y2", _date(source.accessed)),
        ("UR", source.url or source.canonical_url),
        ("L2", source.archive_url),
        ("DO", source.doi),
        ("LA", source.language),
        *(("N1", notice or None) for notice in notices),
    ]


def _name(creator: CreatorRecord) -> str | None:
    """`Family, Given`; a comma after a whole name would make it a family name, so none."""
    if creator.literal or not creator.family:
        return creator.name.replace(",", " ") or None
    return f"{creator.family}, {creator.given}" if creator.given else creator.family


def _date(edtf: str | None) -> str | None:
    """`YYYY/MM/DD/what else is to be said`: the slashes stay where a part is unknown."""
    if not edtf:
        return None
    parts = start_parts(edtf)
    numbers = [f"{part:0{width}d}" for part, width in zip(parts, (4, 2, 2), strict=False)]
    numbers += [""] * (3 - len(numbers))
    exact = "-".join(number for number in numbers if number) == edtf
    return "/".join([*numbers, "" if exact else edtf.replace("/", " to ")])


def _statement_lines(entry: Entry) -> _Lines:
    lines: _Lines = []
    if len(entry.cited) == 1:
        only = entry.cited[0]
        page = printed_page(entry)
        lines.append(("SP", page))
        lines.append(("SE", None if page else shown_locator(only.quote)))
        lines.append(("AB", shown_words(only.quote)))
    for one in entry.cited:
        lines.append(("N1", note(one.record, one.quote)))
        lines += [("N1", further) for further in further_notes(one.record)]
    topics = dict.fromkeys(name for one in entry.cited for name in topic_names(one.record))
    lines += [("KW", name) for name in topics]
    speakers = dict.fromkeys(one.record.speaker.name for one in entry.cited)
    return lines + [("KW", f"speaker: {name}") for name in speakers]
