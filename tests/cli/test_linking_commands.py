"""`claimsdb tag`, `link`, `correct`: what is said on either side of the pipe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAY, FAIR = "barclay-2023-10-3-pay", "barclay-2023-fair-pay"
SIX, EIGHT = "pay-rise-6-per-cent-consultants", "pay-rise-8-8-per-cent-average-junior-doctor"
SOURCE = "news-2023-nhs-strikes"
Run = Callable[..., Any]


def test_records_are_put_under_topics_and_taken_from_them(run: Run) -> None:
    assert run("tag", FAIR, "nhs-strikes").out == f"{FAIR} is under NHS strikes.\n"
    assert run("tag", FAIR, "NHS strikes").out == f"{FAIR} was under NHS strikes already.\n"
    assert run("search", "topic:nhs-strikes", "rise", "--format", "json").json[0]["key"] == FAIR
    done = run("tag", FAIR, PAY, "Pensions", "--create", "--format", "json")
    assert done.json == [
        {"key": FAIR, "created": False, "changed": ["Pensions"]},
        {"key": PAY, "created": False, "changed": ["Pensions"]},
    ]
    done = run("tag", "--remove", FAIR, "Pensions")
    assert done.out == f"{FAIR} is no longer under Pensions.\n"
    assert run("tag", "--remove", FAIR, "Pensions").status == 2


def test_a_new_topic_needs_create(run: Run) -> None:
    done = run("tag", FAIR, "NHS Strike")

    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[1].startswith("Hint: Did you mean 'NHS strikes'")


def test_links_are_made_changed_and_taken_away(run: Run) -> None:
    assert run("link", FAIR, SIX).out == f"{FAIR} asserts {SIX}.\n"
    assert run("link", FAIR, SIX).out == f"Linked so already: {FAIR} asserts {SIX}.\n"
    assert run("link", FAIR, SIX, "--stance", "denies").out == f"{FAIR} denies {SIX}.\n"
    assert run("link", FAIR, SIX, "--remove").out == f"Unlinked: {FAIR} denies {SIX}.\n"
    done = run("link", SIX, EIGHT, "--as", "same_as")
    assert done.out == f"{SIX} says the same as {EIGHT}.\n"
    done = run("link", FAIR, "It was fair.", "--create", "--format", "json")
    assert done.json == [
        {"key": FAIR, "claim": "it-was-fair", "link": "asserts", "created": True, "changed": True}
    ]


def test_corrections_show_on_both_sides(run: Run) -> None:
    assert run("correct", PAY, "--by", FAIR).out == f"{FAIR} corrects {PAY}.\n"
    assert run("correct", PAY, "--by", FAIR).out == f"{FAIR} corrects {PAY}, as before.\n"
    assert "corrected     by" in run("show", PAY).out
    done = run("correct", PAY, "--by", FAIR, "--retracts", "--format", "json")
    assert done.json == [{"key": PAY, "created": False, "changed": True}]
    assert run("correct", PAY, "--clear").out == f"Nothing corrects {PAY} any more.\n"
    assert run("correct", SOURCE, "--notice", "It was 8%.").status == 0
    assert "It was 8%." in run("show", PAY).out
    assert run("correct", SOURCE, "--clear").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["correct", PAY],
        ["correct", PAY, "--retracts"],
        ["correct", PAY, "--by", FAIR, "--notice", "x"],
        ["correct", PAY, "--clear", "--retracts"],
        ["correct", SOURCE, "--by", PAY],
        ["link", SIX, EIGHT],
        ["link", FAIR, SIX, "--as", "updates"],
        ["link", FAIR, "nowhere"],
        ["tag", FAIR],
        ["tag", "nhs-strikes", "nhs-workforce"],
    ],
)
def test_what_makes_no_sense_is_one_line_with_a_next_step(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert len(done.err.splitlines()) <= 2
