"""The plain style: a citation of ours that needs no other program.

Speaker, role at the time, the words, the source, and in brackets what a reader must know
before trusting them. It can be text, Markdown or HTML; what it says is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as html_escape
from typing import Literal, TypeAlias

from claimsdb.citations.csl import csl_type, description
from claimsdb.citations.dates import shown
from claimsdb.citations.markup import markdown_inline, markdown_link
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord
from claimsdb.citations.wording import (
    INDIRECT,
    authors,
    one_line,
    remarks,
    role_at_the_time,
    shown_words,
)

Output: TypeAlias = Literal["text", "markdown", "html"]
# What a run of text is decides how each output sets it.
_Run: TypeAlias = tuple[Literal["text", "strong", "title", "url"], str]

# Where an outlet is to be expected, its absence is told.
_OUTLETS_EXPECTED = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "broadcast", "post")
)


def plain(
    record: CitationRecord, *, quote: QuoteRecord | None = None, output: Output = "text"
) -> str:
    """Return the citation of a statement, as `quote` (else the preferred one) prints it.

    >>> from claimsdb.citations.record import SpeakerRecord
    >>> said = QuoteRecord(words="Talks first.", state="accepted")
    >>> plain(CitationRecord(speaker=SpeakerRecord(name="A. Body"), role="chair", quotes=(said,)))
    'A. Body, chair: “Talks first.” Source unknown. [date said unknown; direct;
    accepted, not verified; basis: unknown]'
    """
    quote = quote or record.preferred
    role = role_at_the_time(record, quote)
    runs: list[_Run] = [("strong", record.speaker.name), ("text", f", {role}" if role else "")]
    runs.append(("text", f" ({INDIRECT}) – " if quote.mode == "indirect" else ": "))
    words = shown_words(quote)
    end = "" if words.rstrip("”’\"'")[-1:] in {".", "!", "?", "…"} else "."
    runs += [("text", f"{words}{end} "), *source_runs(quote.source, capital=True)]
    runs.append(("text", f" [{'; '.join(remarks(record, quote))}]"))
    return set_runs(runs, output)


def source_line(source: SourceRecord | None, output: Output = "text") -> str:
    """Return the source alone, as the plain style prints it."""
    return set_runs(source_runs(source, capital=True), output)


def source_runs(source: SourceRecord | None, *, capital: bool = False) -> list[_Run]:
    if source is None:
        return [("text", "Source unknown." if capital else "source unknown.")]
    names = [creator.name for creator in authors(source)] or [
        f"{creator.name} ({creator.role})" for creator in source.creators if creator.name
    ]
    runs: list[_Run] = [("text", f"{', '.join(names)}, ")] if names else []
    if source.title:
        runs += [("title", source.title)]
    else:
        untitled = f"untitled {description(source)[1:-1].lower()}"
        runs += [("text", untitled.capitalize() if capital and not names else untitled)]
    outlets = [one for one in (source.container_title, source.publisher) if one]
    if not outlets and csl_type(source) in _OUTLETS_EXPECTED:
        outlets = ["outlet unknown"]
    event = [one for one in (source.event_title, source.event_place) if one]
    runs.append(
        ("text", ", ".join(["", *dict.fromkeys([*outlets, *event]), shown(source.issued)]) + ".")
    )
    address = source.url or source.canonical_url
    if source.doi:
        runs += [("text", " doi:"), ("text", source.doi)]
    if address:
        runs += [("text", " "), ("url", address)]
    visits = [f"accessed {shown(source.accessed)}"] if source.accessed else []
    if visits:
        runs.append(("text", f" ({', '.join(visits)})"))
    if source.archive_url:
        runs += [("text", " Archived: "), ("url", source.archive_url)]
    return runs


def set_runs(runs: Iterable[_Run], output: Output) -> str:
    """Return the runs as text, Markdown or HTML, on one line."""
    return "".join(_set(kind, text, output) for kind, text in runs if text).strip()


def _set(kind: str, raw: str, output: Output) -> str:
    text = _spaced(raw)
    if output == "text":
        return text
    if output == "markdown":
        if kind == "url":
            return markdown_link(text)
        body = markdown_inline(text)
        return {"strong": f"**{body}**", "title": f"*{body}*"}.get(kind, body)
    body = html_escape(text)
    if kind == "url" and text.startswith(("http://", "https://")):
        return f'<a href="{body}">{body}</a>'
    return {"strong": f"<b>{body}</b>", "title": f"<cite>{body}</cite>"}.get(kind, body)


def _spaced(raw: str) -> str:
    """One line, but with the spaces at its ends, which part one run from the next."""
    before = " " if raw[:1].isspace() else ""
    after = " " if raw[-1:].isspace() and raw.strip() else ""
    return f"{before}{one_line(raw)}{after}"


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield a citation a line, as text."""
    for record in records:
        yield plain(record) + "\n"
