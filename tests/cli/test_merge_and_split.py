"""`claimsdb merge` and `split`: there, back, and never by chance again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def twice(run: Run) -> Run:
    """Phil Banfield is there twice, the second time with a statement."""
    run("add", "speaker", "Philip Banfield", "--wikidata", "Q1")
    run("add", "quote", "We will strike again", "-s", "philip-banfield", "--key", "again")
    return run


def test_a_speaker_goes_into_another_and_out_again(twice: Run) -> None:
    done = twice("merge", "phil-banfield", "philip-banfield")
    assert (done.status, done.out) == (0, "philip-banfield is phil-banfield now.\n")
    assert done.err == "wikidata_id is now 'Q1'.\n"
    found = twice("search", "strike speaker:philip-banfield", "--format", "json").json
    assert "again" in [hit["key"] for hit in found]
    assert twice("show", "philip-banfield", "--format", "json").json[0]["key"] == "phil-banfield"

    done = twice("split", "philip-banfield")
    assert done.out == "philip-banfield is by itself again, apart from phil-banfield.\n"
    record = twice("show", "again", "--format", "json").json[0]
    assert record["speaker"]["key"] == "philip-banfield"

    done = twice("merge", "phil-banfield", "philip-banfield")
    assert done.status == 2
    assert "are not the same" in done.err
    assert twice("merge", "phil-banfield", "philip-banfield", "--force").status == 0
    assert twice("db", "verify").status == 0


def test_two_that_look_alike_are_kept_apart(twice: Run) -> None:
    done = twice("split", "phil-banfield", "philip-banfield", "--not-same")

    assert done.out == "Remembered: phil-banfield and philip-banfield are not the same.\n"


def test_statements_move_to_another_speaker(twice: Run) -> None:
    done = twice(
        "split", "philip-banfield", "--statements", "again", "--to", "Jo Roe", "--create",
        "--format", "json",
    )  # fmt: skip

    assert done.json == [
        {"key": "jo-roe", "created": False, "from": "philip-banfield", "moved": 1}
    ]
    assert done.err == "Made person jo-roe.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["merge", "phil-banfield", "british-medical-association"],
        ["merge", "phil-banfield", "phil-banfield"],
        ["merge", "phil-banfield", "again"],
        ["merge", "nhs-strikes", "nhs-workforce"],
        ["merge", "phil-banfield", "nobody"],
        ["merge", "again", "barclay-2023-fair-pay"],
        ["split", "phil-banfield"],
        ["split", "phil-banfield", "philip-banfield"],
        ["split", "phil-banfield", "--not-same"],
        ["split", "phil-banfield", "--to", "Jo Roe"],
        ["split", "phil-banfield", "--statements", "again"],
        ["split", "phil-banfield", "--statements", "again", "--to", "philip-banfield"],
    ],
)
def test_what_makes_no_sense_is_one_line_with_a_next_step(
    twice: Run, arguments: list[str]
) -> None:
    done = twice(*arguments)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert len(done.err.splitlines()) <= 2


def test_a_merge_is_told_to_a_program(twice: Run) -> None:
    done = twice("merge", "phil-banfield", "philip-banfield", "--format", "jsonl")

    assert done.json == {"key": "phil-banfield", "created": False, "merged": "philip-banfield"}
