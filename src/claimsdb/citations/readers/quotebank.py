"""Quotebank's JSON lines: quotations that a program took out of news articles.

The day is that of the article, not of the words, so it dates the source. Whom the program
holds for the speaker is its guess: the quote is proposed, and a name without one Wikidata id
stays a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from claimsdb.citations.readers.csl_json import web_address
from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_lines, loose_date, plain_text
from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord, SpeakerRecord
from claimsdb.errors import InputError


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a statement a line, printed by each of its addresses."""
    for number, line in json_lines(file):
        where = f"line {number}"
        try:
            yield Read(where, _statement(line))
        except InputError as error:
            yield Broken(where, str(error))


def _statement(line: Any) -> CitationRecord:
    if isinstance(line, InputError):
        raise line
    if not isinstance(line, Mapping):
        raise InputError("It is not an object.")
    words = plain_text(line.get("quotation"))
    speaker = plain_text(line.get("speaker"))
    if not words:
        raise InputError("It has no quotation.")
    if not speaker or speaker == "None":
        raise InputError("It names nobody who said it.")
    qids = line.get("qids") or []
    issued = loose_date(str(line.get("date") or "")[:10])
    urls = line.get("urls") or [line.get("url")]
    addresses = dict.fromkeys(url for url in map(web_address, urls) if url)
    sources: list[SourceRecord | None] = [None]
    if addresses:
        sources = [SourceRecord(type="webpage", url=url, issued=issued) for url in addresses]
    return CitationRecord(
        speaker=SpeakerRecord(
            name=speaker, kind="person", wikidata_id=str(qids[0]) if len(qids) == 1 else None
        ),
        quotes=tuple(
            QuoteRecord(words=words, state="proposed", basis="report", source=source)
            for source in sources
        ),
    )
