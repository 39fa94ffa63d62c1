"""What holds for every text: no crash, spans inside it, words that are its slices."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.extract.statements import find_statements

_PIECES = [
    '"', "“", "”", "‘", "’", "'", "''", "``", "«", "»", "„", "said", "He said", "she added",
    "according to", "Mr Smith", "Anna Example", "the BMA", "who", "that", "calling it", "and",
    "but", ",", ".", ":", ";", "—", "?", "!", "(", ")", "\n", "\n\n", "SMITH: ", "**Q:** ", "Q:",
    "figures show", "told", "reporters", "5\"", "10.3", "On Monday", "As", "the plan", "was",
    "\ue000", "\ue001", "\u2060", "…", "- Ada Lovelace",
]  # fmt: skip


def check(text: str) -> None:
    before = (0, 0)
    for found in find_statements(text):
        assert found.spans
        for start, end in (*found.spans, *found.content):
            assert 0 <= start < end <= len(text)
        assert all(a[1] <= b[0] for a, b in zip(found.spans, found.spans[1:], strict=False))
        rest = found.words
        for start, end in found.spans:
            piece = text[start:end]
            assert rest.startswith(piece)
            rest = rest[len(piece) :].removeprefix(
                "\n\n" if rest[len(piece) :][:1] == "\n" else " "
            )
        assert rest == ""
        assert 0.0 <= found.confidence <= 1.0
        if found.speaker is not None:
            assert text[found.speaker.start : found.speaker.end] == found.speaker.text
        if found.cue_span is not None:
            assert text[slice(*found.cue_span)] == found.cue
        assert before <= found.spans[0]
        before = found.spans[0]


@given(st.lists(st.sampled_from(_PIECES), max_size=40), st.sampled_from(["", " "]))
@settings(max_examples=200, deadline=None)
def test_any_mixture_of_marks_names_and_verbs_keeps_the_promises(
    pieces: list[str], joint: str
) -> None:
    check(joint.join(pieces))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_keeps_the_promises(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "unit",
    ['"', '"a ', "'a ", "“a", ". ", "a.", "A and ", "(", "\ue000", 'He said: "Yes," she "was". '],
)
def test_a_long_text_of_anything_is_read_in_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))

    began = time.perf_counter()
    find_statements(text)

    # Half a second on an idle machine; a quadratic pattern would take minutes.
    assert time.perf_counter() - began < 20
