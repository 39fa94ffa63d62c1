"""Transcripts name the speaker in a label and set no marks."""

from __future__ import annotations

import pytest

from claimsdb.extract.statements import find_statements


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(f.speaker.name if f.speaker else None, f.words) for f in find_statements(text)]


def test_labels_in_capitals_are_speakers() -> None:
    text = "ANNA MUSTER, HOST: Good evening.\n\nPETER SAMPLE: Hello.\n\nMUSTER: Welcome."

    assert turns(text) == [
        ("Anna Muster", "Good evening."),
        ("Peter Sample", "Hello."),
        ("Anna Muster", "Welcome."),
    ]
    first = find_statements(text)[0]
    assert (first.role, first.spans) == ("host", ((19, 32),))


def test_bold_labels_are_speakers() -> None:
    text = "**Anna Muster:** We start now.\n\n**Peter Sample:** We end now."

    assert turns(text) == [("Anna Muster", "We start now."), ("Peter Sample", "We end now.")]


def test_question_and_answer_name_nobody() -> None:
    text = "Q: Why now?\nA: Because we can.\nQ: Really?\nA: Yes."

    assert turns(text) == [
        (None, "Why now?"),
        (None, "Because we can."),
        (None, "Really?"),
        (None, "Yes."),
    ]


def test_stage_directions_are_not_spoken() -> None:
    text = "SAMPLE: Thank you. (APPLAUSE)\n\nMUSTER: (laughing) No. [Crosstalk]\n\nSAMPLE: Yes."

    assert [words for _, words in turns(text)] == ["Thank you.", "No.", "Yes."]


def test_paragraphs_without_a_label_go_on_with_the_turn() -> None:
    text = "SAMPLE: One.\n\nTwo.\n\nMUSTER: Three.\n\nSAMPLE: Four."

    assert turns(text)[0] == ("Sample", "One.\n\nTwo.")


def test_marks_within_a_turn_are_the_speakers_words() -> None:
    text = 'SAMPLE: He said "no" to me.\n\nMUSTER: Did he?\n\nSAMPLE: He did.'

    assert turns(text)[0] == ("Sample", 'He said "no" to me.')


@pytest.mark.parametrize(
    "text",
    [
        "Note: this text has been corrected.\n\nPhoto: The river at dawn.\n\nTime: 10 am.",
        "Three things are needed: money, time and luck.\n\nOne thing is not: haste.",
        "Clinton: 547.\n\nSample: 46.\n\nClinton: 2,316.",
    ],
)
def test_captions_lists_and_tallies_are_no_transcript(text: str) -> None:
    assert turns(text) == []
