"""Classic BibTeX, for journals' templates that never moved on to biblatex.

Its types are from 1988: no speeches, no posts, no dates but year and month. What BibTeX's
styles do not know they pass over, so the statement travels in fields of our own beside
`annote`, and `date` keeps the date that year and month cannot say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimsdb.citations import tex
from claimsdb.citations.csl import csl_type, description, speaker_name, topic_names
from claimsdb.citations.dates import shown, start_parts
from claimsdb.citations.entry import Entry, entries
from claimsdb.citations.listing import further_notes
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, SourceRecord
from claimsdb.citations.wording import authors, note, role_at_the_time, shown_locator

_KINDS = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "speech": "unpublished",
    "manuscript": "unpublished",
    "report": "techreport",
    "book": "book",
}
_DEMANDED = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author", "title", "publisher", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
}
_OUTLET = {"article": "journal", "book": "publisher", "techreport": "institution"}
# BibTeX's own month names, which styles translate.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the entries, a blank line between them."""
    yield "% Encoding: UTF-8\n"
    for entry in entries(records, options.by):
        yield "\n" + bibtex_entry(entry)


def bibtex_entry(entry: Entry) -> str:
    source = entry.source or SourceRecord()
    speaking = entry.spoken_by
    writers = authors(source) or ([speaker_name(speaking.speaker)] if speaking else [])
    parts = start_parts(source.issued)
    year = str(parts[0]) if parts else ""
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 and 1 <= parts[1] <= 12 else ""
    outlet = tex.escape(source.container_title or source.publisher or "")
    kind = _KINDS.get(csl_type(entry.source), "misc")
    event = [source.event_title, source.event_place, source.container_title, source.publisher]
    how = tex.escape(", ".join(dict.fromkeys(name for name in event if name)))
    found = {
        "author": tex.names(writers),
        "title": tex.title(source.title or "") or tex.escape(description(entry.source)),
        "year": year,
        "note": how if kind == "unpublished" else _note(source, outlet, how),
    }
    if kind in _OUTLET:
        found[_OUTLET[kind]] = outlet
    if not source.title or any(not found.get(field) for field in _DEMANDED.get(kind, ())):
        found.pop(_OUTLET.get(kind, ""), None)
        kind = "misc"
        found |= {"howpublished": how, "note": _note(source, how, how)}
    fields = found | {
        "month": month,
        "date": tex.escape(source.issued or ""),
        "url": tex.url(source.url or source.canonical_url or ""),
        "urldate": tex.escape(source.accessed or ""),
        "doi": tex.url(source.doi or ""),
        "language": tex.escape(source.language or ""),
    }
    return tex.entry(kind, entry.key, (fields | _statement_fields(entry)).items())


def _note(source: SourceRecord, told: str, all_names: str) -> str:
    """What else there is to say; the publisher or event too, where no field told of them."""
    notes = [source.note] if source.note else []
    if told != all_names:
        notes += [f"Publisher: {source.publisher}"] if source.publisher else []
        event = [one for one in (source.event_title, source.event_place) if one]
        notes += [f"Event: {', '.join(event)}"] if event else []
    if source.correction_notice:
        notes.append(f"Correction: {source.correction_notice}")
    if source.archive_url:
        notes.append(f"Archived at {source.archive_url}")
    if source.issued and not start_parts(source.issued):
        notes.append(f"Published {shown(source.issued)}")
    return tex.escape(". ".join(notes))


def _statement_fields(entry: Entry) -> dict[str, str]:
    topics = dict.fromkeys(name for one in entry.cited for name in topic_names(one.record))
    annotation = r" \\ ".join(
        tex.passage(text)
        for one in entry.cited
        for text in (note(one.record, one.quote), *further_notes(one.record))
    )
    fields = {"keywords": tex.keywords(topics), "annote": annotation}
    if len(entry.cited) > 1:
        return fields
    record, quote = entry.cited[0].record, entry.cited[0].quote
    return fields | {
        "speaker": tex.name(speaker_name(record.speaker)),
        "role": tex.escape(role_at_the_time(record, quote) or ""),
        "saidon": tex.escape(record.said_on or ""),
        "mode": quote.mode,
        "state": quote.state,
        "basis": quote.basis or "",
        "locator": tex.escape(shown_locator(quote) or ""),
    }
