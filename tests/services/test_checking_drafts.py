"""Drafts as people write them, each with what an editor would say of it and nothing more."""

from __future__ import annotations

import pytest

from claimsdb.extract.draft import Kind, read_draft
from claimsdb.services import checking
from claimsdb.services.opening import OpenBase

DOOR = "My door is always open to discuss how we can work together with NHS staff"

# Without not-found ones: (name, kind, draft, [(type, line)]).
DRAFTS: list[tuple[str, Kind, str, list[tuple[str, int]]]] = [
    (
        "American marks, wrapped lines",
        "markdown",
        ("“My door is always open to discuss how we can work together\nwith NHS staff” said Steve "
        "Barclay on Tuesday.\n"),
        [("exact", 1)],
    ),
    (
        "British single marks, exact",
        "markdown",
        f"‘{DOOR}’, said Mr Steve Barclay.\n",
        [("exact", 1)],
    ),
    (
        "a comma inside the marks, as Americans print it",
        "markdown",
        "“Our door has been open for over a year,” Phil Banfield said.\n",
        [("exact", 1)],
    ),
    (
        "interrupted by he said",
        "markdown",
        ("“The longer the Government buries its head in the sand,” Prof Banfield said, “the more "
        "both strikes and waiting lists cost the public purse.”\n"),
        [("exact", 1)],
    ),
    (
        "a block quote with its speaker under it",
        "markdown",
        ("He was plain about it:\n\n> It’s a no-brainer to invest in the future of the NHS "
        "workforce, rather than\n> waste further money refusing to pitch a credible pay offer.\n>"
        "\n> — Phil Banfield\n"),
        [("exact", 3)],
    ),
    (
        "a changed number in a block quote",
        "markdown",
        ("Steve Barclay said:\n\n> Those who started their hospital training this year are "
        "receiving a 13.0 per cent pay increase\n"),
        [("number-changed", 3)],
    ),
    (
        "emphasis and links inside the marks",
        "markdown",
        ("Steve Barclay said: “My door is *always* open to [discuss](https://example.org/a) how "
        "we can work together with NHS staff”.\n"),
        [("exact", 1)],
    ),
    (
        "code and comments are nobody's words",
        "markdown",
        (f"```\nBarclay said: “{DOOR[:30]} never”\n```\n<!-- Barclay said: “My door is shut to "
        "discuss how we work together with staff” -->\nNothing else.\n"),
        [],
    ),
    (
        "a scare quote and a title",
        "markdown",
        ("The so-called “experts” gathered. The film “The Price of Everything” was shown, and "
        "“Imagine” was sung.\n"),
        [],
    ),
    (
        "a dialogue of people whom the base does not know",
        "markdown",
        "“Do you agree?” asked Mary Smith.\n\n“Not at all,” replied John Brown. “I never have.”\n",
        [],
    ),
    (
        "somebody unknown says something short that is in the base",
        "markdown",
        "“This is final,” said the plumber Joe Dunn, and the “long-term” plan was dropped.\n",
        [],
    ),
    (
        "another's words under a plain name",
        "markdown",
        ("“Our door has been open for over a year and we hope for the sake of our patients that "
        "the Government eventually listens,” said Steve Barclay.\n"),
        [("wrong-speaker", 1)],
    ),
    (
        "the body for its chairman",
        "markdown",
        ("The BMA said: “Our door has been open for over a year and we hope for the sake of our "
        "patients that the Government eventually listens.”\n"),
        [("exact", 1)],
    ),
    (
        "two are named and he may be either",
        "markdown",
        ("Steve Barclay met Phil Banfield. He said: “It’s a no-brainer to invest in the future of "
        "the NHS workforce”.\n"),
        [("exact", 1)],
    ),
    (
        "it stops before the but",
        "markdown",
        f"Steve Barclay said: “{DOOR} to improve their working lives”.\n",
        [("stops-before-but", 1)],
    ),
    (
        "the draft says the but itself",
        "markdown",
        (f"Steve Barclay said “{DOOR} to improve their working lives” but that the award was "
        "final.\n"),
        [("exact", 1)],
    ),
    (
        "what was reported is put in marks",
        "markdown",
        "The BMA said: “it did not want to cause further disruption to patients’ care”.\n",
        [("paraphrase-in-marks", 1)],
    ),
    (
        "another minister's office",
        "markdown",
        ("Education Secretary Steve Barclay said “this pay award is final so I urge unions to end "
        "this damaging disruption”.\n"),
        [("wrong-role", 1)],
    ),
    (
        "two quotations with a sentence's end between them",
        "markdown",
        "“My door is always open,” Mr Barclay said. “This pay award is final.”\n",
        [("exact", 1), ("typography", 1)],
    ),
    (
        "a number of many that is off",
        "markdown",
        "Barclay said that over two million appointments had been cancelled.\n",
        [("figure-differs", 1)],
    ),
    (
        "a figure that is off",
        "markdown",
        "Barclay said the average junior doctor was getting 8.3 per cent.\n",
        [("figure-differs", 1)],
    ),
    (
        "a web page",
        "html",
        ("<p>Steve Barclay said: &ldquo;this pay award is <em>not</em> final so I urge unions to "
        "end this damaging disruption&rdquo;.</p>\n<script>var a = “this award”;</script>\n"),
        [("negation-changed", 1)],
    ),
    (
        "plain text with typewriter marks",
        "text",
        ("Steve Barclay said: \"Today marks the grim milestone of over 1m appointments cancelled "
        "as a result of strikes\".\n"),
        [("house-style", 1)],
    ),
    (
        "a footnote",
        "markdown",
        ("It was final.[^1]\n\n[^1]: Steve Barclay said: “this pay award is final so I urge "
        "doctors to end this damaging disruption”.\n"),
        [("word-changed", 3)],
    ),
    (
        "silenced on its line",
        "markdown",
        ("Barclay said: “this pay award is never final so I urge unions to end this”. "
        "<!-- claimsdb: ignore -->\n"),
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "draft", "expected"),
    [case[1:] for case in DRAFTS],
    ids=[case[0] for case in DRAFTS],
)
def test_a_draft_gets_the_findings_that_an_editor_would_make(
    seeded: OpenBase, kind: Kind, draft: str, expected: list[tuple[str, int]]
) -> None:
    with seeded.reading() as session:
        found = checking.check(read_draft(draft, kind=kind), session=session)

    told = [(one.type.value, one.line) for one in found if one.type.value != "not-found"]
    assert told == expected


@pytest.mark.parametrize(
    ("kind", "draft", "expected"),
    [case[1:] for case in DRAFTS],
    ids=[case[0] for case in DRAFTS],
)
def test_the_line_ends_of_windows_change_nothing(
    seeded: OpenBase, kind: Kind, draft: str, expected: list[tuple[str, int]]
) -> None:
    windows = draft.replace("\n", "\r\n")
    with seeded.reading() as session:
        found = checking.check(read_draft(windows, kind=kind), session=session)

    told = [(one.type.value, one.line) for one in found if one.type.value != "not-found"]
    assert told == expected
    assert all(windows[one.start : one.end] == one.draft_words for one in found)
