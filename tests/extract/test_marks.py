"""Which marks open, which close, and which are none."""

from __future__ import annotations

import pytest

from claimsdb.extract.marks import find_marked, paragraphs_of


def passages(text: str) -> list[str]:
    found = find_marked(text, paragraphs_of(text))
    return [text[m.inner_start : m.inner_end] for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said: "We will pay."', ["We will pay."]),
        ("She said: “We will pay.”", ["We will pay."]),
        ("She said: 'We will pay.'", ["We will pay."]),
        ("She said: ‘We’ll pay.’", ["We’ll pay."]),
        ("She said: «We will pay».", ["We will pay"]),
        ("She said: « We will pay ».", ["We will pay"]),
        ("She said: »We will pay«.", ["We will pay"]),
        ("She said: „We will pay“.", ["We will pay"]),
        ("She said: „We will pay”.", ["We will pay"]),
        ("She said: ”We will pay” again.", ["We will pay"]),  # as Swedish prints it
        ("She said: ''We will pay.''", ["We will pay."]),
        ("She said: ``We will pay.''", ["We will pay."]),
        ("She said: “We will pay,“ and left.", ["We will pay,"]),  # a slip that closes
        ('The union said:"We will pay." It did.', ["We will pay."]),  # no blank before it
    ],
)
def test_each_style_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert passages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights and the nurses' pay weren't in the bosses' plan.",
        "It's the '90s, and rock 'n' roll isn't dead.",
        "Don’t take the doctors’ word for it.",
        'The screen is 6" wide and the shelf 5\'10" long.',
        'Look at <p class="intro" id="x">this</p>.',
    ],
)
def test_apostrophes_inches_and_attributes_are_no_marks(text: str) -> None:
    assert passages(text) == []


def test_an_apostrophe_does_not_close_a_single_quotation() -> None:
    text = "'The workers' rights matter and it's final,' the minister said."

    assert passages(text) == ["The workers' rights matter and it's final,"]


def test_a_mark_within_a_quotation_belongs_to_it() -> None:
    text = "“He told me ‘never’ and I said “why” to him,” she said."

    assert passages(text) == ["He told me ‘never’ and I said “why” to him,"]


def test_double_marks_within_single_ones_belong_to_them() -> None:
    text = "'He said \"no\" to me,' she said."

    assert passages(text) == ['He said "no" to me,']


def test_each_paragraph_opens_and_only_the_last_closes() -> None:
    text = 'She said: "One.\n\n"Two.\n\n"Three."\n\nThen she left "early".'

    found = find_marked(text, paragraphs_of(text))

    assert [text[m.inner_start : m.inner_end] for m in found] == [
        "One.",
        "Two.",
        "Three.",
        "early",
    ]
    assert [m.continues for m in found] == [True, True, False, False]


def test_a_forgotten_mark_does_not_turn_what_follows_inside_out() -> None:
    text = 'She said: "We never closed this.\n\nHe said: "We did."'

    assert passages(text) == ["We never closed this.", "We did."]


def test_a_mark_that_nothing_closes_within_a_sentence_is_ignored() -> None:
    assert passages('The so-called "plan was late.\n\nNobody spoke.') == []


def test_a_wrapped_text_has_paragraphs_at_blank_lines_only() -> None:
    text = (
        "The first line of a text that was wrapped at a fixed width goes\n"
        "on in the second line and ends in the third, which is a bit\n"
        "shorter than the others.\n"
        "\n"
        "The second paragraph of the same text goes on for longer than\n"
        "one line too."
    )

    assert len(paragraphs_of(text)) == 2


def test_a_line_is_a_paragraph_where_nothing_was_wrapped() -> None:
    assert paragraphs_of("One.\nTwo.\n\nThree.\n") == [(0, 4), (5, 9), (11, 17)]
