"""A Word document: the dossier that an editor asks for.

Chronological; each quotation with the role at the time and its source in a footnote that
moves along when text is cut and pasted; what is unverified counted at the top, where nobody
overlooks it. The same statements give the same file, byte for byte.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimsdb.citations.dates import chronological, shown
from claimsdb.citations.footnotes import Footnotes
from claimsdb.citations.listing import facts
from claimsdb.citations.options import Options
from claimsdb.citations.plain import source_line
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.wording import (
    INDIRECT,
    one_line,
    paragraphs,
    role_at_the_time,
    shown_words,
)
from claimsdb.errors import ClaimsdbError

if TYPE_CHECKING:
    from docx.document import Document

# The oldest moment that a zip file can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def document(records: Iterable[CitationRecord], options: Options) -> bytes:
    """Return the file. It is made in memory: for a selection, not for a whole archive."""
    try:
        import docx
    except ImportError as error:
        raise ClaimsdbError(
            "A Word document needs the package python-docx.",
            hint="Install it with: pip install --upgrade python-docx",
        ) from error
    chosen = sorted(records, key=lambda record: chronological(record.said_on))
    made = docx.Document()
    made.core_properties.author = ""
    made.core_properties.comments = ""
    made.core_properties.title = one_line(options.title or "Statements")
    made.add_heading(one_line(options.title or "Statements"), level=0)
    _summary(made, chosen)
    notes = Footnotes(made)
    for record in chosen:
        _statement(made, record, notes)
    notes.close()
    return _without_clock(made)


def _summary(made: Document, records: list[CitationRecord]) -> None:
    """What there is, and what nobody has verified."""
    speakers = {record.speaker.key or record.speaker.name for record in records}
    sources = {
        quote.source.key or quote.source.title or quote.source.url
        for record in records
        for quote in record.quotes
        if quote.source
    }
    made.add_paragraph(
        f"{_count(len(records), 'statement')} by {_count(len(speakers), 'speaker')} "
        f"from {_count(len(sources), 'source')}."
    )
    counts = [
        ("not verified", [r for r in records if r.preferred.state != "verified"]),
        ("reported indirectly, not quotations", [r for r in records if r.mode == "indirect"]),
        ("of unknown date", [r for r in records if not r.said_on]),
        ("without a source", [r for r in records if r.source is None]),
    ]
    for name, found in counts:
        if found:
            keys = ", ".join(record.key or "without a key" for record in found)
            made.add_paragraph(f"{len(found)} {name}: {keys}", style="List Bullet")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _statement(made: Document, record: CitationRecord, notes: Footnotes) -> None:
    quote = record.preferred
    made.add_heading(shown(record.said_on), level=2)
    role = role_at_the_time(record)
    who = made.add_paragraph()
    who.add_run(one_line(record.speaker.name)).bold = True
    who.add_run(f", {one_line(role)}" if role else "")
    if quote.mode == "indirect":
        who.add_run(f" ({INDIRECT})").italic = True
    style = "Normal" if quote.mode == "indirect" else "Quote"
    shown_paragraphs = paragraphs(shown_words(quote)) or [""]
    for text in shown_paragraphs:
        words: Any = made.add_paragraph(text, style=style)
    notes.add(words, source_line(quote.source))
    for fact in facts(record):
        line = made.add_paragraph(style="List Bullet")
        line.add_run(f"{fact.name}: {one_line(fact.text)}{f' {fact.url}' if fact.url else ''}")


def _without_clock(made: Document) -> bytes:
    """Write the file with fixed times: a zip holds the time of writing, which nobody asked."""
    written = io.BytesIO()
    made.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return fixed.getvalue()
