"""A draft's text leads back to its author's own characters, whatever they typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.extract.draft import Kind, read_draft

KINDS: tuple[Kind, ...] = ("markdown", "html", "text", "word")
MARKUP = st.lists(
    st.sampled_from(
        ["> ", "\n", "\n\n", "*", "**", "_", "`", "```\n", "[a](b)", "[@key]", "@key", "“", "”",
         '"', "<p>", "</p>", "<q>", "</q>", "<blockquote>", "&amp;", "&#8220;", "<!--", "-->",
         "---\n", "# ", "- ", "1. ", "\\", "[^1]", "é", "\U0001f600", "\u2028", "\0", "a word ",
         "We will pay. ", "said Ann Lee", "<!-- claimsdb: ignore -->", "\r\n", "\t", "|"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(raw=MARKUP | st.text(max_size=60), kind=st.sampled_from(KINDS))
def test_no_text_is_too_strange_and_every_span_lies_inside_it(raw: str, kind: Kind) -> None:
    draft = read_draft(raw, kind=kind)

    places = [draft.span(at, at + 1) for at in range(len(draft.text))]
    assert all(0 <= start <= end <= len(raw) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)
    for cited in draft.cited:
        assert 0 <= cited.at <= len(draft.text)
    line, column = draft.line_and_column(len(raw))
    assert line >= 1
    assert column >= 1


@given(raw=MARKUP | st.text(max_size=60), kind=st.sampled_from(KINDS))
def test_a_letter_of_the_text_is_the_letter_at_its_place(raw: str, kind: Kind) -> None:
    draft = read_draft(raw, kind=kind)

    for at, character in enumerate(draft.text):
        start, end = draft.span(at, at + 1)
        if character.isalnum() and "&" not in raw[start:end]:
            assert raw[start:end] == character


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("We *will* [pay](https://x.example/a_(b)).", "We will pay."),
        ("**Bold**, _soft_ and snake_case_name", "Bold, soft and snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("said `x = “no”` once", "said  once"),
        ("> We came\n> and went", "“We came and went”"),
        ("> We came.\n>\n> We went.", "“We came.\n\n“We went.”"),
        ("> “We came.”\n> — Ann Lee", "“We came.”\n— Ann Lee"),
        ("A wrapped\nline", "A wrapped line"),
        ("# A title\nA line", "A title\nA line"),
        ("One.\nTwo.", "One.\nTwo."),
        ("- one\n- two", "one\ntwo"),
        ("word[^1].\n\n[^1]: a note", "word.\n\n a note"),
        ("“We will” [see @key, p. 3].", "“We will”."),
    ],
)
def test_markdown_is_read_as_its_reader_sees_it(raw: str, text: str) -> None:
    assert read_draft(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Fish &amp; chips</p>", "\n\nFish & chips\n\n"),
        ("<blockquote>We came</blockquote>", "\n\n“We came”\n\n"),
        ("He said <q>yes</q>.", "He said “yes”."),
        ("a<script>var b = 1;</script>c", "ac"),
        ("a\n   b", "a b"),
    ],
)
def test_html_is_read_as_its_reader_sees_it(raw: str, text: str) -> None:
    assert read_draft(raw, kind="html").text == text


def test_a_citation_names_its_key_where_it_stood() -> None:
    draft = read_draft("“We will” [@ann-2023-pay, p. 4; @other]. And @bob-2020-no said so.")

    assert [(one.key, draft.text[one.at :][:1]) for one in draft.cited] == [
        ("ann-2023-pay", "."),
        ("bob-2020-no", "@"),
    ]


def test_a_comment_alone_on_its_line_speaks_of_the_next_line() -> None:
    draft = read_draft("one\n<!-- claimsdb: ignore house-style, typography -->\ntwo\n")

    assert draft.is_ignored(3, "house-style")
    assert not draft.is_ignored(3, "word-changed")
    assert not draft.is_ignored(1, "house-style")


def test_the_metadata_of_a_draft_give_its_day() -> None:
    assert read_draft("---\ntitle: A\ndate: 1970-01-11\n---\n\nText").day == 10
    assert read_draft("Text without metadata").day is None
