"""W3C Web Annotation: each printing of a statement as a mark in the text that holds it.

A target names the words (TextQuoteSelector) and where they stood in the text as held
(TextPositionSelector, code points as here), so that an annotation tool finds them again even
after the page has moved a little. A quotation that is broken in print has several targets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimsdb.citations.csl import topic_names
from claimsdb.citations.dates import iso_date
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord
from claimsdb.citations.wording import note, speaker_line

Node = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield one AnnotationPage, an annotation a line."""
    yield f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['
    comma = ""
    for number, record in enumerate(records, 1):
        for place in range(len(record.quotes)):
            made = annotation(record, place, fallback=f"statement-{number}")
            yield f"{comma}\n{json.dumps(made, ensure_ascii=False)}"
            comma = ","
    yield "\n]}\n"


def annotation(record: CitationRecord, place: int, *, fallback: str = "statement") -> Node:
    """Return the annotation for the quote at `place`."""
    quote = record.quotes[place]
    statement = f"urn:claimsdb:statement:{record.key or fallback}"
    bodies: list[Node] = [_text(speaker_line(record, quote), "identifying")]
    bodies.append(_text(note(record, quote), "describing"))
    bodies += [_text(topic, "tagging") for topic in topic_names(record)]
    bodies += [_text(claim.text, "classifying") for claim in record.claims]
    targets = [_target(quote, statement, part, span) for part, span in _parts(quote)]
    return {
        "id": f"{statement}:quote:{place}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _text(value: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(quote: QuoteRecord, statement: str, part: str, span: tuple[int, int] | None) -> Node:
    source = quote.source or SourceRecord()
    exact: Node = {"type": "TextQuoteSelector", "exact": part}
    if quote.prefix is not None and (span is None or span == quote.spans[0]):
        exact["prefix"] = quote.prefix
    if quote.suffix is not None and (span is None or span == quote.spans[-1]):
        exact["suffix"] = quote.suffix
    selectors = [exact]
    if span:
        selectors.append({"type": "TextPositionSelector", "start": span[0], "end": span[1]})
    address = source.url or source.canonical_url
    target: Node = {
        "source": address or (f"urn:claimsdb:source:{source.key}" if source.key else statement),
        "selector": selectors[0] if len(selectors) == 1 else selectors,
    }
    state = _state(quote, source)
    return target | ({"state": state} if state else {})


def _state(quote: QuoteRecord, source: SourceRecord) -> Node | None:
    """Which version of the page is meant: when it was read, and where a copy is kept."""
    held = next((one for one in source.versions if one.sha256 == quote.sha256), None)
    when = (held.retrieved_at if held else None) or iso_date(source.accessed)
    state = {"sourceDate": when, "cached": source.archive_url}
    known = {name: value for name, value in state.items() if value}
    return {"type": "TimeState", **known} if known else None


def _parts(quote: QuoteRecord) -> list[tuple[str, tuple[int, int] | None]]:
    """The words of each span. They are joined by a space, or a blank line at a paragraph."""
    if not quote.spans:
        return [(quote.words, None)]
    parts: list[tuple[str, tuple[int, int] | None]] = []
    rest = quote.words
    for start, end in quote.spans:
        parts.append((rest[: end - start], (start, end)))
        rest = rest[end - start :]
        rest = rest[2:] if rest.startswith("\n\n") else rest[1:]
    whole = sum(end - start for start, end in quote.spans) <= len(quote.words)
    if rest or not whole:
        return [(quote.words, None)]  # edited by hand since: the places no longer fit the words
    return parts
