"""Findings as comments in a Word document, at the words that they are about.

A line number means nothing to who writes in Word. A Word draft is given back as it is, with
comments; of any other draft a plain document is made, a paragraph a line.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimsdb.extract.draft_word import line_of, open_word, paragraphs
from claimsdb.services.findings import Finding
from claimsdb.services.reporting.checked import Checked, standing

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

AUTHOR = "claimsdb"


def to_word(draft: Checked, original: bytes | None, *, everything: bool = False) -> bytes:
    """The document with a comment a finding; `original` is the Word draft, if it is one."""
    document = open_word(original) if original is not None else _plain(draft.raw)
    lines = _Lines(document)
    for one in draft.findings:
        if one.severity.value == "ok" or (one.quiet and not everything):
            continue
        runs = lines.runs(one.start, one.end)
        if runs:
            text = comment(one)
            document.add_comment(runs=runs, text=text, author=AUTHOR, initials="cdb")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def comment(one: Finding) -> str:
    """What a comment says: the type, why, the source's words and what to paste."""
    parts = [f"{one.severity.value.upper()} · {one.type.value.replace('-', ' ')}"]
    if one.message:
        parts.append(one.message[:1].upper() + one.message[1:])
    if one.source_words and one.source_words != one.draft_words:
        parts.append(f"Source: {' '.join(one.source_words.split())}")
    if one.speaker:
        parts.append(f"{one.speaker}, said {one.said_on or 'on an unknown day'}")
    if one.source:
        parts.append(standing(one))
    if one.paste and one.severity.value in ("error", "warning"):
        parts.append(f"Paste: {' '.join(one.paste.split())}")
    if one.key:
        parts.append(one.key)
    return "\n".join(parts)


def _plain(raw: str) -> Document:
    import docx

    document: Document = docx.Document()
    for line in raw.split("\n"):
        document.add_paragraph("".join(c for c in line if c >= " " or c == "\t"))
    return document


class _Lines:
    """The paragraphs of a document by the places that their text has in the draft."""

    def __init__(self, document: Document) -> None:
        self._paragraphs: list[tuple[int, Paragraph]] = []
        at = 0
        for paragraph in paragraphs(document):
            self._paragraphs.append((at, paragraph))
            at += len(line_of(paragraph)) + 1

    def runs(self, start: int, end: int) -> list[Run]:
        """The first and last run of a stretch, cut from their neighbours where that can be."""
        found: list[Run] = []
        for at, paragraph in self._paragraphs:
            length = len(line_of(paragraph))
            if at < end and start < at + max(length, 1):
                found += _cut(paragraph, max(0, start - at), min(length, end - at))
        return [found[0], found[-1]] if len(found) > 1 else found


def _cut(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    """The runs of a paragraph from `start` to `end`, split at both where they are plain text."""
    for edge in (start, end):
        at = 0
        for run in list(_all_runs(paragraph)):
            length = len(run.text)
            if at < edge < at + length and _is_plain(run):
                _split(run, edge - at)
                break
            at += length
    found = []
    at = 0
    for run in _all_runs(paragraph):
        length = len(run.text)
        if length and at < end and start < at + length:
            found.append(run)
        at += length
    return found


def _all_runs(paragraph: Paragraph) -> Iterator[Run]:
    for part in paragraph.iter_inner_content():
        runs: Sequence[Any] = part.runs if hasattr(part, "runs") else [part]
        yield from runs


def _is_plain(run: Run) -> bool:
    return all(child.tag.endswith(("}t", "}rPr")) for child in run._r)


def _split(run: Run, at: int) -> None:
    text = run.text
    rest = copy.deepcopy(run._r)
    run._r.addnext(rest)
    run.text = text[:at]
    type(run)(rest, run._parent).text = text[at:]
