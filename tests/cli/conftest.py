"""What the tests of commands share: running one as a user does, without or on a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimsdb.cli import invoke
from claimsdb.services.opening import OpenBase


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def path(seeded: OpenBase) -> Path:
    """The file of a base with the seed in it."""
    found = seeded.settings.path
    assert found is not None
    seeded.close()
    return found


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the seeded base: `run("show", "a-key")`."""

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        status = invoke(["--db", str(path), *arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return command


@pytest.fixture
def on_a_terminal(path: Path) -> Run:
    """Run a command in a process on a terminal, typing `typed` there."""

    def command(*arguments: str, typed: str = "", **environ: str) -> Ran:
        ours, theirs = pty.openpty()
        os.write(ours, typed.encode())
        try:
            done = subprocess.run(
                [sys.executable, "-m", "claimsdb", "--db", str(path), *arguments],
                stdin=theirs,
                stdout=subprocess.PIPE,
                stderr=theirs,
                env={**os.environ, "NO_COLOR": "1", "TERM": "dumb", **environ},
                timeout=60,
                check=False,
            )
            os.close(theirs)
            said = _all_of(ours)
        finally:
            os.close(ours)
        return Ran(done.returncode, done.stdout.decode(), said)

    return command


def _all_of(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode(errors="replace").replace("\r\n", "\n")
