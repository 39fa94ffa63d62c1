"""Where in the draft a finding stands, and the small edits that put its marks right there.

Findings are made on the text without markup. Each place is led back to the author's own
characters, and an edit is made only where those are exactly the characters compared.
"""

from __future__ import annotations

import re
from typing import TypedDict

from claimsdb.compare.findings import Comparison
from claimsdb.extract.draft import Draft
from claimsdb.services.passages import Passage, Span

_MARKS = '"“”„«»‘‚‹›'
_APOSTROPHE = "'’ʼ"
_SENTENCE = re.compile(r"[.!?][\"”’']?\s+[\"“‘]?[A-Z]|\n\s*\n")
CITED_WITHIN = 160


class Place(TypedDict):
    """The fields of a finding that say where it is."""

    line: int
    column: int
    start: int
    end: int
    end_line: int
    end_column: int
    draft_words: str
    places: tuple[Span, ...]


class Places:
    """Leads from the text that was checked back to the draft as typed."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def of(self, spans: tuple[Span, ...]) -> Place:
        """Where spans of the text stand in the draft."""
        places = tuple(self._draft.span(start, end) for start, end in spans)
        start, end = places[0][0], max(places[0][0], places[-1][1])
        line, column = self._draft.line_and_column(start)
        end_line, end_column = self._draft.line_and_column(end)
        return Place(
            line=line,
            column=column,
            start=start,
            end=end,
            end_line=end_line,
            end_column=end_column,
            draft_words=self._draft.raw[start:end],
            places=places,
        )

    def cited(self, end: int, limit: int) -> str | None:
        """The key that the draft cites for a quotation: the first behind it in its sentence."""
        for one in self._draft.cited:
            if end <= one.at <= min(limit, end + CITED_WITHIN):
                between = self._draft.text[end : one.at]
                at_once = len(between.strip(" \n\"”’'».,;:!?")) == 0
                return one.key if at_once or not _SENTENCE.search(between) else None
        return None

    def edits(self, passage: Passage, comparison: Comparison) -> tuple[tuple[int, int, str], ...]:
        """The (start, end, text) of the draft that change marks and spaces as the source has.

        The outer edges are left alone: the mark at the end of a quotation is the draft's own
        sentence's. So are inner quotation marks, which alternate with the outer ones.
        """
        if comparison.safe_fix is None:
            return ()
        words = passage.words
        starts = _word_places(passage)
        found = []
        for one in comparison.differences:
            start, end, put = one.draft_start, one.draft_end, one.replacement
            if not one.safe or put is None or start == 0 or end >= len(words):
                continue
            old = words[start:end]
            if _letters(old) != _letters(put) or any(mark in old + put for mark in _MARKS):
                continue
            if any(mark in old + put for mark in _APOSTROPHE) and not (
                words[start - 1].isalnum() and words[end].isalnum()
            ):
                continue
            if start not in starts or (end > start and end - 1 not in starts):
                continue
            first = starts[start]
            last = starts[end - 1] + 1 if end > start else first
            raw_start, raw_end = self._draft.span(first, last)
            if end == start:
                raw_end = raw_start
            if self._draft.raw[raw_start:raw_end] == old and "\n" not in old:
                found.append((raw_start, raw_end, put))
        return tuple(found)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _word_places(passage: Passage) -> dict[int, int]:
    """Where each code point of the passage's words stands in the text."""
    places: dict[int, int] = {}
    offset = 0
    for start, end in passage.spans:
        if offset:
            # What joins two spans is a space or a blank line, and stands nowhere.
            offset += 1 if passage.words[offset : offset + 1] == " " else 2
        places.update((offset + at, start + at) for at in range(end - start))
        offset += end - start
    return places
