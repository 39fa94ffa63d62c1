"""CSL-JSON, the hub: sources by their CSL names, the statement whole in `custom`.

The item describes the source, for that is what citation styles print. CSL 1.0.2 has no place
for a quotation, so `custom` holds the statement in the shape of our JSON lines and loses
nothing; `annote` holds the words for annotated bibliographies, and `keyword` the topics.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimsdb.citations.csl_source import NAME_ROLES
from claimsdb.citations.dates import csl_date
from claimsdb.citations.entry import Cited, Entry, entries
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, CreatorRecord, SourceRecord, SpeakerRecord
from claimsdb.citations.tree import record_tree
from claimsdb.citations.wording import note

# CSL 1.0.2's types, and what a source without a type, or with a strange one, is called.
# fmt: off
TYPES = frozenset(
    {
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
        "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
        "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
        "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication", "post", "post-weblog", "regulation", "report", "review",
        "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
    }
)
# fmt: on
UNTYPED = "document"

# What a source without a title is, for formats and styles that must print something.
_DESCRIPTIONS = {
    "article-newspaper": "News article",
    "article-magazine": "Magazine article",
    "article-journal": "Journal article",
    "broadcast": "Broadcast",
    "speech": "Speech",
    "interview": "Interview",
    "post": "Post",
    "post-weblog": "Blog post",
    "webpage": "Web page",
    "report": "Report",
    "hearing": "Hearing",
    "legislation": "Legislation",
    "bill": "Bill",
    "book": "Book",
    "motion_picture": "Video",
    "personal_communication": "Personal communication",
    "dataset": "Data set",
}


def csl_type(source: SourceRecord | None) -> str:
    """Return the CSL type, `document` where none is known."""
    return source.type if source and source.type in TYPES else UNTYPED


def description(source: SourceRecord | None) -> str:
    """Return what stands for a missing title, in brackets so that nobody takes it for one.

    >>> description(SourceRecord(type="article-newspaper"))
    '[News article]'
    """
    if source is None:
        return "[Source unknown]"
    return f"[{_DESCRIPTIONS.get(csl_type(source), 'Source')}]"


def csl_item(entry: Entry, *, described: bool = False, bare: bool = False) -> dict[str, Any]:
    """Return one CSL item. What is unknown is absent.

    `described` puts a bracketed description where no title is known; `bare` leaves out all
    that is ours (custom, annote, keyword): both for printing in a style.
    """
    source = entry.source or SourceRecord()
    item: dict[str, Any] = {"id": entry.key, "type": csl_type(entry.source)}
    title = source.title or (description(entry.source) if described else None)
    plain = {
        "title": title,
        "container-title": source.container_title,
        "publisher": source.publisher,
        "event-title": source.event_title,
        "event-place": source.event_place,
        "URL": source.url or source.canonical_url,
        "DOI": source.doi,
        "language": source.language,
    }
    if not bare:  # styles print an address here as if it were a library
        plain["archive_location"] = source.archive_url
    item |= {name: text for name, text in plain.items() if text}
    item |= _names(entry, source)
    for name, date in (("issued", source.issued), ("accessed", source.accessed)):
        if date:
            item[name] = csl_date(date)
    said_on = _event_date(entry)
    if said_on:
        item["event-date"] = csl_date(said_on)
    page = printed_page(entry)
    if page:
        item["page"] = page
    return item if bare else item | _ours(entry, source)


def _names(entry: Entry, source: SourceRecord) -> dict[str, list[dict[str, str]]]:
    names: dict[str, list[dict[str, str]]] = {}
    for creator in source.creators:
        if creator.name:
            role = creator.role if creator.role in NAME_ROLES else "contributor"
            names.setdefault(role, []).append(csl_name(creator))
    speaking = entry.spoken_by
    if speaking:
        names["author"] = [csl_name(speaker_name(speaking.speaker))]
    return names


def speaker_name(speaker: SpeakerRecord) -> CreatorRecord:
    """Return the speaker as a name of a bibliography; unsplit where its parts are unknown."""
    if speaker.kind == "organisation" or not speaker.family:
        return CreatorRecord(role="speaker", literal=speaker.name)
    return CreatorRecord(role="speaker", family=speaker.family, given=speaker.given)


def printed_page(entry: Entry) -> str | None:
    """The page of a news story. Elsewhere pages are those of the whole work, not of a passage."""
    quote = entry.cited[0].quote
    if csl_type(entry.source) not in {"article-newspaper", "article-magazine"}:
        return None
    return quote.locator if len(entry.cited) == 1 and quote.locator_kind == "page" else None


def csl_name(name: CreatorRecord) -> dict[str, str]:
    """Return a name as CSL has it."""
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given}
    return {part: text for part, text in parts.items() if text}


def _event_date(entry: Entry) -> str | None:
    """The day of a speech: what was said there was said on that day."""
    if csl_type(entry.source) not in {"speech", "hearing", "interview", "broadcast"}:
        return None
    days = {one.record.said_on for one in entry.cited}
    return days.pop() if len(days) == 1 else None


def _ours(entry: Entry, source: SourceRecord) -> dict[str, Any]:
    ours: dict[str, Any] = {}
    topics = list(dict.fromkeys(topic for one in entry.cited for topic in topic_names(one.record)))
    if topics:
        ours["keyword"] = ", ".join(topics)
    notes = [source.note] if source.note else []
    if source.correction_notice:
        notes.append(f"Correction: {source.correction_notice}")
    if notes:
        ours["note"] = " ".join(notes)
    ours["annote"] = "\n".join(note(one.record, one.quote) for one in entry.cited)
    held = [_statement(one) for one in entry.cited]
    ours["custom"] = held[0] if len(held) == 1 else {"statements": held}
    return ours


def _statement(cited: Cited) -> dict[str, Any]:
    return record_tree(cited.record)


def topic_names(record: CitationRecord) -> list[str]:
    """Return the names of the topics of a statement and of its claims, each once."""
    topics = [*record.topics, *(topic for claim in record.claims for topic in claim.topics)]
    return list(dict.fromkeys(topic.name for topic in topics))


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield a JSON array, an item a line."""
    opening = "["
    for entry in entries(records, options.by):
        yield f"{opening}\n{json.dumps(csl_item(entry), ensure_ascii=False)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
