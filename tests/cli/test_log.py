"""`claimsdb log`: the newest first, cut lists say so, and undo's numbers are there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PAY = "barclay-2023-10-3-pay"
Run = Callable[..., Any]


def test_a_table_for_people_and_records_for_programs(run: Run) -> None:
    run("edit", PAY, "cue=said")
    run("undo")

    done = run("log")

    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0].split() == ["batch", "when", "who", "command", "what"]
    assert lines[1].startswith("3 ")
    assert lines[1].endswith(f"undo         {PAY} (1 row) (takes back 2)")
    assert lines[2].endswith("(undone by 3)")
    records = run("log", "--format", "jsonl", "--limit", "1").out.splitlines()
    assert len(records) == 1
    assert run("log", PAY, "--format", "json").json[0]["undoes"] == 2


def test_a_cut_list_says_how_many_there_are(run: Run) -> None:
    for number in range(21):
        run("edit", PAY, f"cue=said {number}")

    assert run("log").err == "20 of 22 batches; --limit shows more.\n"
    assert run("log", "--format", "csv").err == ""
    assert len(run("log", "--format", "csv").out.splitlines()) == 23
    assert run("log", "--limit", "3", "--format", "json").err.startswith("3 of 22")
    assert run("log", "--limit", "99").err == ""


def test_a_batch_in_full_tells_before_and_after(run: Run) -> None:
    run("edit", PAY, "cue=said")

    done = run("log", "--batch", "2")

    assert done.out.splitlines()[1:] == [f"  {PAY}, quote: changed", "    cue: added → said"]
    assert run("-v", "log", PAY).out.startswith(done.out)


def test_an_author_and_an_empty_log(run: Run) -> None:
    done = run("log", "--author", "nobody")

    assert (done.status, done.out) == (0, "")
    assert run("log", "--author", "nobody", "--format", "json").json == []
    assert run("log", "nowhere").status == 2
    assert run("log", "--batch", "77").status == 2
