"""`claimsdb help` and `completion`: one screen each, and scripts that shells can read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from claimsdb.cli import COMMANDS
from claimsdb.cli.help_texts import TOPICS

Run = Callable[..., Any]


@pytest.mark.parametrize("topic", TOPICS)
def test_each_text_fits_on_a_screen_of_80_by_24(run: Run, topic: str) -> None:
    lines = run("help", topic).out.splitlines()

    assert len(lines) <= 23  # the prompt takes the last line
    assert max(map(len, lines)) <= 80


def test_the_words_are_explained_on_barclays_pay_quotation(run: Run) -> None:
    text = run("help", "words").out

    for word in ("quote", "source", "speaker", "claim", "figure"):
        assert any(line.startswith(word) for line in text.splitlines())
    assert "10.3 per cent pay increase" in text
    assert "Claims and figures are never required" in text
    shown = run("show", "barclay-2023-10-3-pay", "--format", "json").json[0]
    assert shown["words"].startswith("Those who started their hospital training this year are")


def test_topics_are_listed_and_commands_explained(run: Run) -> None:
    listed = run("help").out
    assert all(f"claimsdb help {topic}" in listed for topic in TOPICS)
    assert run("help", "add", "quote").out.startswith("Usage: claimsdb add quote")
    done = run("help", "serach")
    assert (done.status, done.out) == (2, "")
    assert "Did you mean search?" in done.err
    assert run("help", "edit", "nothing").status == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_the_list_has_help(run: Run, command: str) -> None:
    done = run(command, "--help")

    assert done.status == 0
    assert done.out.startswith(f"Usage: claimsdb {command}")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_on_stdout_and_the_hint_beside_it(run: Run, shell: str) -> None:
    done = run("completion", shell)

    assert done.status == 0
    assert "_CLAIMSDB_COMPLETE" in done.out
    assert f"claimsdb completion {shell}" in done.err
    program = shutil.which(shell)
    if program is not None:
        checked = subprocess.run(
            [program, "-n"], input=done.out, text=True, capture_output=True, check=False
        )
        assert (checked.returncode, checked.stderr) == (0, "")


def test_a_shell_that_asks_gets_commands(on_a_terminal: Run) -> None:
    done = on_a_terminal(
        _CLAIMSDB_COMPLETE="bash_complete", COMP_WORDS="claimsdb com", COMP_CWORD="1"
    )

    assert (done.status, done.out) == (0, "plain,completion\n")
