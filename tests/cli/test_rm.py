"""`claimsdb rm`: asks where more would go than was named, and undo brings all back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PAY, FAIR = "barclay-2023-10-3-pay", "barclay-2023-fair-pay"
Run = Callable[..., Any]


def test_a_statement_is_removed_and_brought_back(run: Run) -> None:
    done = run("rm", PAY)

    assert (done.status, done.out) == (0, f"Removed {PAY}.\n")
    assert done.err == "Bring back with: claimsdb undo\n"
    assert run("show", PAY).status == 2
    assert run("search", '"average junior doctor"', "--format", "json").json == []
    run("undo")
    assert run("show", PAY).status == 0


def test_a_program_gets_every_key_that_went(run: Run) -> None:
    done = run("rm", "steve-barclay", "--with-statements", "--format", "json")

    assert [record["key"] for record in done.json] == [
        "steve-barclay", "barclay-2023-grim-milestone", FAIR, PAY,
    ]  # fmt: skip


def test_a_speaker_that_is_needed_is_refused(run: Run) -> None:
    done = run("rm", "steve-barclay")

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Error: steve-barclay said 3 statements: ")
    assert "--with-statements" in done.err


def test_what_changes_elsewhere_is_told(run: Run) -> None:
    done = run("rm", "doctors-pay")

    assert done.status == 0
    assert "lose the topic doctors-pay." in done.err


def test_on_a_terminal_it_asks_first(run: Run, on_a_terminal: Run) -> None:
    arguments = ("rm", "steve-barclay", "--with-statements")

    refused = on_a_terminal(*arguments, typed="n\n")

    assert (refused.status, refused.out) == (130, "")
    assert "3 more would be removed with it: barclay-2023-grim-milestone" in refused.err
    assert "Remove steve-barclay? [y/N]" in refused.err
    assert run("show", "steve-barclay").status == 0

    assert on_a_terminal(*arguments, typed="y\n").status == 0
    assert run("show", "steve-barclay").status == 2


def test_on_a_terminal_one_statement_or_yes_is_not_asked_about(on_a_terminal: Run) -> None:
    assert on_a_terminal("rm", PAY).status == 0
    assert on_a_terminal("rm", "doctors-pay", "--yes").status == 0


def test_one_printing_goes_and_the_statement_stays(run: Run) -> None:
    run("add", "quote", "this pay award is final", "--to", PAY, "-u", "https://b.example/a")

    done = run("rm", PAY, "--quote", "0")

    assert done.out == f"Removed printing 0 of {PAY}.\n"
    assert run("show", PAY, "--format", "json").json[0]["words"] == "this pay award is final"
    assert run("rm", PAY, "--quote", "0").status == 2
    assert run("rm", PAY, FAIR, "--quote", "0").status == 2
