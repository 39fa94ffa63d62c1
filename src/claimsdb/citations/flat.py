"""CSV: a flat row a statement, for spreadsheets, pandas and the desk next door.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and quotations
come from anywhere. Such a cell gets an apostrophe in front, which spreadsheets hide; so does
one that already has apostrophes before such a sign, so that `read_cell` is the exact inverse.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from claimsdb.citations.csl import topic_names
from claimsdb.citations.options import Options, chosen_fields
from claimsdb.citations.record import CitationRecord, FigureRecord, SourceRecord
from claimsdb.citations.tree import plain
from claimsdb.citations.wording import authors, role_at_the_time

# A full-width sign is a formula too in spreadsheets set to Chinese or Japanese.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

_Column = Callable[[CitationRecord, SourceRecord], str | None]


def safe_cell(text: str) -> str:
    """Return the text so that no spreadsheet runs it.

    >>> safe_cell("=1+1"), safe_cell("'=1"), safe_cell("10.3%")
    ("'=1+1", "''=1", '10.3%')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def read_cell(cell: str) -> str:
    """Return the text that `safe_cell` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def figure_text(figure: FigureRecord) -> str:
    """Return a figure in one cell: sign, number, unit, and what is measured.

    >>> from decimal import Decimal
    >>> figure_text(FigureRecord(value=Decimal("10.30"), unit="%", measure="pay award"))
    '10.30 % (pay award)'
    """
    number = plain(figure.value)
    if figure.upper is not None:
        number = f"{number} to {plain(figure.upper)}"
    sign = "" if figure.comparator in {"=", "between"} else f"{figure.comparator} "
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{sign}{number}{unit}{f' ({figure.measure})' if figure.measure else ''}"


_COLUMNS: dict[str, _Column] = {
    "key": lambda r, s: r.key,
    "speaker": lambda r, s: r.speaker.name,
    "speaker_key": lambda r, s: r.speaker.key,
    "speaker_kind": lambda r, s: r.speaker.kind,
    "wikidata_id": lambda r, s: r.speaker.wikidata_id,
    "role": lambda r, s: role_at_the_time(r),
    "said_on": lambda r, s: r.said_on,
    "occasion": lambda r, s: r.occasion,
    "mode": lambda r, s: r.mode,
    "lead_in": lambda r, s: r.preferred.lead_in,
    "words": lambda r, s: r.words,
    "attribution": lambda r, s: r.preferred.attribution,
    "language": lambda r, s: r.preferred.language,
    "translated_by": lambda r, s: r.preferred.translated_by,
    "figures": lambda r, s: _several(map(figure_text, r.preferred.figures)),
    "claims": lambda r, s: _several(claim.text for claim in r.claims),
    "stances": lambda r, s: _several(claim.stance for claim in r.claims),
    "verdicts": lambda r, s: _several(v.rating for c in r.claims for v in c.verdicts),
    "topics": lambda r, s: _several(topic_names(r)),
    "state": lambda r, s: r.preferred.state,
    "basis": lambda r, s: r.preferred.basis,
    "verified_by": lambda r, s: r.preferred.verified_by,
    "verified_on": lambda r, s: r.preferred.verified_on,
    "verified_against": lambda r, s: r.preferred.verified_against,
    "locator": lambda r, s: r.preferred.locator,
    "locator_kind": lambda r, s: r.preferred.locator_kind,
    "corrects": lambda r, s: r.corrects,
    "retracts": lambda r, s: r.retracts,
    "source_key": lambda r, s: s.key,
    "source_type": lambda r, s: s.type,
    "title": lambda r, s: s.title,
    "container_title": lambda r, s: s.container_title,
    "publisher": lambda r, s: s.publisher,
    "authors": lambda r, s: _several(creator.name for creator in authors(s)),
    "issued": lambda r, s: s.issued,
    "url": lambda r, s: s.url,
    "accessed": lambda r, s: s.accessed,
    "archive_url": lambda r, s: s.archive_url,
    "doi": lambda r, s: s.doi,
    "event_title": lambda r, s: s.event_title,
    "event_place": lambda r, s: s.event_place,
    "correction_notice": lambda r, s: s.correction_notice,
    "printings": lambda r, s: str(len(r.quotes)),
}
FIELDS = tuple(_COLUMNS)


def _several(texts: Iterable[str]) -> str:
    return " | ".join(texts)


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield the header and a row a statement; an unknown value is an empty cell."""
    fields = chosen_fields(options, FIELDS) or FIELDS
    columns = [_COLUMNS[field] for field in fields]
    line = io.StringIO()
    # Only what stands in the line's own end is quoted: with "\n" alone, a "\r" ends a row.
    writer = csv.writer(line, lineterminator="\r\n")

    def row(cells: Iterable[str]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow(cells)
        return line.getvalue()[:-2] + "\n"

    yield row(fields)
    nowhere = SourceRecord()
    for record in records:
        source = record.source or nowhere
        # NUL is text to a base and the end of the file to many readers of CSV.
        cells = ((column(record, source) or "").replace("\0", "\ufffd") for column in columns)
        yield row(map(safe_cell, cells))
