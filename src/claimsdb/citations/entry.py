"""What one entry of a bibliography stands for: a statement, or a source with its quotations.

Reference managers know sources, not statements. An export is either one entry a statement
(its preferred source, under the statement's key) or, by source, one entry a source with
every quotation that it prints in the note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord

# Whose own words the source is: without a named author, its author is the speaker.
_SPOKEN = frozenset({"speech", "interview", "personal_communication"})


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement in the wording of one of its quotes."""

    record: CitationRecord
    quote: QuoteRecord


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its key, its source (None when no source is known) and what it cites."""

    key: str
    source: SourceRecord | None
    cited: tuple[Cited, ...]

    @property
    def spoken_by(self) -> CitationRecord | None:
        """The one speaker who is the source's author, where the source names none.

        A speech without a named author is the speaker's, unless the words reached it second
        hand or several people speak in it: then nobody is guessed.
        """
        source = self.source
        if source is None or source.type not in _SPOKEN:
            return None
        if any(creator.role == "author" for creator in source.creators):
            return None
        if any(one.quote.basis == "second-hand" for one in self.cited):
            return None
        speakers = {one.record.speaker.key or one.record.speaker.name for one in self.cited}
        return self.cited[0].record if len(speakers) == 1 else None


def by_statement(records: Iterable[CitationRecord]) -> Iterator[Entry]:
    """Yield one entry a statement, with its preferred source; constant memory."""
    for number, record in enumerate(records, 1):
        key = record.key or f"statement-{number}"
        yield Entry(key, record.source, (Cited(record, record.preferred),))


def group_by_source(records: Iterable[CitationRecord]) -> Iterator[Entry]:
    """Yield one entry a source with every quotation it prints, sources in first-seen order.

    A statement stands under each source that prints it, in that source's wording. One without
    a source keeps an entry of its own. Holds all records: see `group_sorted` for millions.
    """
    groups: dict[object, list[Cited]] = {}
    alone = 0
    for record in records:
        for quote in record.quotes:
            if quote.source is None:
                alone += 1
            groups.setdefault(_identity(quote.source) or alone, []).append(Cited(record, quote))
    yield from _numbered(groups.values())


def group_sorted(records: Iterable[CitationRecord]) -> Iterator[Entry]:
    """Yield one entry a source; constant memory, for records that come sorted by source.

    The caller hands a statement once for each source that prints it, with that printing
    first in `quotes`; only the first counts here.
    """
    cited = (Cited(record, record.preferred) for record in records)
    yield from _numbered(_runs(cited))


def entries(
    records: Iterable[CitationRecord], by: Literal["statement", "source", "sorted source"]
) -> Iterator[Entry]:
    """Yield the entries of an export, `by` statement or source."""
    if by == "statement":
        return by_statement(records)
    return group_by_source(records) if by == "source" else group_sorted(records)


def _identity(source: SourceRecord | None) -> object:
    if source is None:
        return None
    return source.key or replace(source, versions=())


def _runs(cited: Iterable[Cited]) -> Iterator[list[Cited]]:
    for identity, run in groupby(cited, key=lambda one: _identity(one.quote.source)):
        if identity is None:
            yield from ([one] for one in run)
        else:
            yield list(run)


def _numbered(groups: Iterable[list[Cited]]) -> Iterator[Entry]:
    for number, group in enumerate(groups, 1):
        source = group[0].quote.source
        key = source.key if source else group[0].record.key
        yield Entry(key or f"source-{number}", source, tuple(group))
