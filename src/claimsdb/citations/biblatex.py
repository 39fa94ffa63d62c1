"""BibLaTeX: entries that biber's data model takes without a warning.

A quotation in a news story is an `@article` of subtype newspaper with the reporter as author
and the speaker as `namea`; the words stand in `annotation`. Which fields an entry type allows,
and which it demands, is the data model's say: an entry that lacks what its type demands goes
out as `@misc`, which demands the least. It does demand a date: an undated source stays
undated here, and biber's validation then says so, rightly.

The fields that styles leave to users carry what BibLaTeX has no name for: usera the role at
the time, userb the mode, userc the state, userd the basis, usere the locator, userf the day
it was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimsdb.citations import tex
from claimsdb.citations.csl import csl_type, description, printed_page, speaker_name, topic_names
from claimsdb.citations.dates import biblatex_date
from claimsdb.citations.entry import Cited, Entry, by_statement, entries
from claimsdb.citations.listing import further_notes
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, SourceRecord
from claimsdb.citations.wording import authors, note, role_at_the_time, shown_locator

# CSL type → entry type; all others are @misc, with what they are in `type`.
_KINDS = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "speech": "unpublished",
    "hearing": "unpublished",
    "manuscript": "unpublished",
    "post": "online",
    "post-weblog": "online",
    "webpage": "online",
    "report": "report",
    "book": "book",
    "thesis": "thesis",
}
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_DEMANDED = {
    "article": ("author", "title", "journaltitle", "date"),
    "book": ("author", "title", "date"),
    "online": ("title", "date", "url"),
    "report": ("author", "title", "institution", "date"),
    "thesis": ("author", "title", "institution", "date"),
    "unpublished": ("author", "title", "date"),
}
# Where outlet and publisher go: a type with room for one takes the outlet.
_OUTLETS = {
    "article": ("journaltitle",),
    "book": ("publisher",),
    "misc": ("organization", "howpublished"),
    "online": ("organization",),
    "report": ("institution",),
    "thesis": ("institution",),
    "unpublished": ("howpublished",),
}
_EDITED = ("article", "book", "misc", "online")
# babel's names of the languages that news is most often printed in
_LANGIDS = {
    "cy": "welsh",
    "de": "german",
    "en": "english",
    "en-GB": "british",
    "en-US": "american",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
}

Fields = dict[str, str]


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the entries, a blank line between them."""
    yield "% Encoding: UTF-8\n"
    made = _related(records) if options.related else map(_entry, entries(records, options.by))
    for text in made:
        yield "\n" + text


def _entry(entry: Entry) -> str:
    kind, fields = _source_entry(entry)
    return tex.entry(kind, entry.key, (fields | _statement_fields(entry)).items())


def _related(records: Iterable[CitationRecord]) -> Iterator[str]:
    """An entry for each statement, which names the entry of its source; each source once."""
    told: set[str] = set()
    for entry in by_statement(records):
        if entry.source is None:
            yield _entry(entry)
            continue
        source_key = entry.source.key or f"{entry.key}-source"
        kind, fields = _source_entry(entry)
        if source_key not in told:
            told.add(source_key)
            yield tex.entry(kind, source_key, fields.items())
        yield _quotation(entry, source_key, fields)


def _source_entry(entry: Entry) -> tuple[str, Fields]:
    """The entry type and the fields of the source itself."""
    source = entry.source or SourceRecord()
    speaking = entry.spoken_by
    writers = authors(source) or ([speaker_name(speaking.speaker)] if speaking else [])
    found = {
        "author": tex.names(writers),
        "title": tex.title(source.title or ""),
        "date": biblatex_date(source.issued or ""),
        "url": tex.url(source.url or source.canonical_url or ""),
    }
    kind = _KINDS.get(csl_type(entry.source), "misc")
    outlets = _outlets(kind, source)
    if any(not (found | outlets).get(field) for field in _DEMANDED.get(kind, ())):
        kind, outlets = "misc", _outlets("misc", source)
    found["title"] = found["title"] or tex.escape(description(entry.source))
    rest = {
        "doi": tex.url(source.doi or ""),
        "urldate": biblatex_date(source.accessed or "") if found["url"] else "",
        "langid": _LANGIDS.get(source.language or "", ""),
        "language": "" if source.language in _LANGIDS else tex.escape(source.language or ""),
        "note": _note(source),
    }
    known = found | outlets | _kind_fields(kind, entry, source) | rest
    return kind, known | {"addendum": _addendum(source, known)}


def _outlets(kind: str, source: SourceRecord) -> Fields:
    names = [name for name in (source.container_title, source.publisher) if name]
    shown = dict(zip(_OUTLETS[kind], names, strict=False))
    return {field: tex.escape(name) for field, name in shown.items()}


def _kind_fields(kind: str, entry: Entry, source: SourceRecord) -> Fields:
    """The fields that only some types have room for."""
    csl = csl_type(source)
    fields: Fields = {}
    if kind in {"article", "misc"}:
        fields["entrysubtype"] = _SUBTYPES.get(csl, "")
    if kind == "article":
        fields["pages"] = tex.escape(printed_page(entry) or "")
    if kind in {"report", "thesis"} or (kind == "misc" and csl not in _SUBTYPES):
        # Where the title says what it is, the type would say it again.
        told = csl == "document" or (kind == "misc" and not source.title)
        fields["type"] = "" if told else tex.escape(description(source)[1:-1])
    if kind in _EDITED:
        fields["editor"] = tex.names(authors(source, "editor"))
    others = [c for c in source.creators if c.role not in {"author", "editor"} and c.name]
    for field, role in zip("bc", dict.fromkeys(c.role for c in others), strict=False):
        fields[f"name{field}"] = tex.names(c for c in others if c.role == role)
        fields[f"name{field}type"] = tex.escape(role)
    if kind == "unpublished":
        fields["eventtitle"] = tex.escape(source.event_title or "")
        fields["venue"] = tex.escape(source.event_place or "")
        days = {one.record.said_on for one in entry.cited}
        fields["eventdate"] = biblatex_date(days.pop() or "") if len(days) == 1 else ""
    return fields


def _note(source: SourceRecord) -> str:
    notes = [source.note] if source.note else []
    if source.correction_notice:
        notes.append(f"Correction: {source.correction_notice}")
    return tex.escape(" ".join(notes))


def _addendum(source: SourceRecord, known: Fields) -> str:
    """What the type has no field for, and the archived copy.

    Inside `\\url` of an argument, `%` and `#` need their backslash.
    """
    named = {"Publisher": source.publisher, "Event": source.event_title}
    named |= {"Place": source.event_place}
    parts = [
        f"{name}: {tex.escape(text)}"
        for name, text in named.items()
        if text and tex.escape(text) not in known.values()
    ]
    if source.archive_url:
        address = tex.url(source.archive_url).replace("%", r"\%").replace("#", r"\#")
        parts.append(rf"Archived at \url{{{address}}}")
    return ". ".join(parts)


def _statement_fields(entry: Entry) -> Fields:
    """What was said: the words in `annotation`, and whose they are."""
    speakers = {one.record.speaker: None for one in entry.cited}
    topics = dict.fromkeys(name for one in entry.cited for name in topic_names(one.record))
    passages = [
        tex.passage(text)
        for one in entry.cited
        for text in (note(one.record, one.quote), *further_notes(one.record))
    ]
    fields = {
        "namea": tex.names(speaker_name(speaker) for speaker in speakers),
        "nameatype": "speaker",
        "keywords": tex.keywords(topics),
        "annotation": r" \\ ".join(passages),
    }
    return fields if len(entry.cited) > 1 else fields | _user_fields(entry.cited[0])


def _user_fields(cited: Cited) -> Fields:
    record, quote = cited.record, cited.quote
    return {
        "usera": tex.escape(role_at_the_time(record, quote) or ""),
        "userb": quote.mode,
        "userc": quote.state,
        "userd": quote.basis or "",
        "usere": tex.escape(shown_locator(quote) or ""),
        "userf": tex.escape(record.said_on or ""),
    }


def _quotation(entry: Entry, source_key: str, source: Fields) -> str:
    """An entry for the quotation alone, which biblatex prints as “quoted in” its source.

    It is the speaker's own, so here the speaker is the author. `@online` demands a date and
    an address; without them it is `@misc`.
    """
    (cited,) = entry.cited
    fields = {
        "author": tex.name(speaker_name(cited.record.speaker)),
        "title": tex.escape(_heading(cited)),
        "date": source["date"],
        "url": source["url"],
        "related": tex.key(source_key),
        "relatedstring": "reported in" if cited.quote.mode == "indirect" else "quoted in",
    }
    kind = "online" if source["url"] and source["date"] else "misc"
    return tex.entry(kind, entry.key, (fields | _statement_fields(entry)).items())


def _heading(cited: Cited) -> str:
    """The first words stand for a title; many styles put titles in quotation marks.

    So the wording of indirect speech cannot be one.
    """
    if cited.quote.mode == "indirect":
        return "[Statement, reported indirectly]"
    words = cited.quote.words.split()
    first = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return f"“{first.rstrip('.')}”"
