"""What a statement consists of, so that a format can say which of it arrives.

Every format is asked about every facet. The answers make the table in `docs/formats.md` and
the warning that an export prints when a record holds what its format cannot carry; a test
puts a mark into each facet and looks for it in the output, so the answers cannot lag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord


class Carry(Enum):
    """How a facet arrives: in a field of its own, in a text for readers, or not at all."""

    FIELD = "field"
    TEXT = "text"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a statement may hold; `held` tells whether a record does."""

    name: str
    held: Callable[[CitationRecord], bool]


def _source(pick: Callable[[SourceRecord], object]) -> Callable[[CitationRecord], bool]:
    return lambda record: record.source is not None and bool(pick(record.source))


def _quote(pick: Callable[[QuoteRecord], object]) -> Callable[[CitationRecord], bool]:
    return lambda record: bool(pick(record.preferred))


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("key", lambda r: bool(r.key)),
        Facet("speaker", lambda r: True),
        Facet("speaker's other names", lambda r: bool(r.speaker.aliases)),
        Facet("Wikidata id", lambda r: bool(r.speaker.wikidata_id)),
        Facet("positions held", lambda r: bool(r.speaker.positions)),
        Facet("role at the time", lambda r: bool(r.role)),
        Facet("said on", lambda r: bool(r.said_on)),
        Facet("occasion", lambda r: bool(r.occasion)),
        Facet("words", lambda r: True),
        Facet("paragraphs", _quote(lambda q: "\n" in q.words)),
        Facet("mode", lambda r: True),
        Facet("lead-in", _quote(lambda q: q.lead_in)),
        Facet("attribution as printed", _quote(lambda q: q.attribution)),
        Facet("language of the words", _quote(lambda q: q.language)),
        Facet("translator", _quote(lambda q: q.translated_by)),
        Facet("locator", _quote(lambda q: q.locator)),
        Facet("basis", _quote(lambda q: q.basis)),
        Facet("state", lambda r: True),
        Facet("verified by, on, against", _quote(lambda q: q.verified_by)),
        Facet("places in the held text", _quote(lambda q: q.spans)),
        Facet("figures", _quote(lambda q: q.figures)),
        Facet("claims", lambda r: bool(r.claims)),
        Facet("links between claims", lambda r: any(c.links for c in r.claims)),
        Facet("verdicts", lambda r: any(c.verdicts for c in r.claims)),
        Facet("topics", lambda r: bool(r.topics)),
        Facet("corrects or retracts", lambda r: bool(r.corrects or r.retracts)),
        Facet("further printings", lambda r: len(r.quotes) > 1),
        Facet("title", _source(lambda s: s.title)),
        Facet("outlet", _source(lambda s: s.container_title)),
        Facet("publisher", _source(lambda s: s.publisher)),
        Facet("author of the source", _source(lambda s: s.creators)),
        Facet("date of the source", _source(lambda s: s.issued)),
        Facet("url", _source(lambda s: s.url)),
        Facet("accessed", _source(lambda s: s.accessed)),
        Facet("archived copy", _source(lambda s: s.archive_url)),
        Facet("event and place", _source(lambda s: s.event_title or s.event_place)),
        Facet("DOI", _source(lambda s: s.doi)),
        Facet("correction notice", _source(lambda s: s.correction_notice)),
        Facet("source's note", _source(lambda s: s.note)),
        Facet("old keys", lambda r: bool(r.aliases)),
        Facet("origin", lambda r: r.origin is not None),
        Facet("note on the statement", lambda r: bool(r.note)),
    )
}


def carries(*, field: Iterable[str] = (), text: Iterable[str] = ()) -> dict[str, Carry]:
    """Return an answer for every facet; those not named are not carried."""
    answers = dict.fromkeys(FACETS, Carry.NOT)
    answers |= dict.fromkeys(field, Carry.FIELD) | dict.fromkeys(text, Carry.TEXT)
    unknown = answers.keys() - FACETS.keys()
    if unknown:
        raise KeyError(f"no facets: {', '.join(sorted(unknown))}")
    return answers
