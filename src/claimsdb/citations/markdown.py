"""Markdown: statements to read, to paste into a draft or to turn into anything with pandoc.

Only a quotation stands in a block quote. The reporter's wording of indirect speech is a
plain paragraph that says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimsdb.citations.listing import facts
from claimsdb.citations.markup import markdown_link, markdown_text
from claimsdb.citations.options import Options
from claimsdb.citations.plain import source_line
from claimsdb.citations.record import CitationRecord, QuoteRecord
from claimsdb.citations.wording import (
    INDIRECT,
    one_line,
    paragraphs,
    role_at_the_time,
    shown_words,
)


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the title, if one is asked for, and a section a statement."""
    if options.title:
        yield f"# {markdown_text(one_line(options.title))}\n\n"
    for record in records:
        yield section(record)


def section(record: CitationRecord) -> str:
    """Return one statement as a section of a document."""
    role = role_at_the_time(record)
    who = f"**{markdown_text(one_line(record.speaker.name))}**"
    head = f"{who}, {markdown_text(one_line(role))}" if role else who
    items = [f"Source: {source_line(record.source, 'markdown')}"]
    for fact in facts(record):
        text = markdown_text(one_line(fact.text))
        items.append(f"{fact.name}: {text}" + (f" {markdown_link(fact.url)}" if fact.url else ""))
    listed = "\n".join(f"- {item}" for item in items)
    return "\n\n".join([head, *_words(record.preferred), listed]) + "\n\n"


def _words(quote: QuoteRecord) -> list[str]:
    shown = [markdown_text(paragraph) for paragraph in paragraphs(shown_words(quote))]
    if quote.mode == "indirect":
        return [f"*{INDIRECT.capitalize()}:*", *shown]
    return ["\n>\n".join(f"> {paragraph}" for paragraph in shown)]
