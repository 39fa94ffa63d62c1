"""Files that may not be read or written: one clear line, exit 2, and nothing is changed.

Root may write everywhere, so these tests give up its rights. They do so in a fork, for the
files of this Python itself may be closed to any other user.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from claimsdb.cli import invoke
from claimsdb.services.opening import OpenBase

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs Unix permissions")
NOBODY = 65534
SEARCH = ["search", "fair reasonable pay", "--format", "json"]
ADD = ["add", "quote", "We won.", "--speaker", "BMA"]


class Done(NamedTuple):
    """What a command did in the fork."""

    status: int
    stdout: str
    stderr: str


@pytest.fixture
def place(seeded: OpenBase) -> Iterator[Path]:
    """A folder with a seeded base at rest, of which only its owner may write anything."""
    seeded.close()
    assert seeded.settings.path is not None
    # Whatever a command imports is imported now, with the rights to read it.
    for command in (SEARCH, ADD):
        assert invoke(["--db", str(seeded.settings.path), "-q", *command]) == 0
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        shutil.copyfile(seeded.settings.path, folder / "claims.db")
        (folder / "claims.db").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def run(place: Path, *arguments: str, base: str = "claims.db") -> Done:
    """Run a command as a user who owns nothing here."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            status = 99
            try:
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
                os.environ |= {"HOME": str(place), "XDG_CONFIG_HOME": str(place)}
                if os.geteuid() == 0:
                    os.setgroups([])
                    os.setgid(NOBODY)
                    os.setuid(NOBODY)
                status = invoke(["--db", str(place / base), *arguments])
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(status)
        _, waited = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Done(os.waitstatus_to_exitcode(waited), out.read().decode(), err.read().decode())


def refused(done: Done) -> str:
    """The one line that says why, where it was refused as it should be."""
    assert done.status == 2, done.stderr
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if not line.startswith("Hint: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_base_that_cannot_be_written_is_searched(place: Path) -> None:
    done = run(place, *SEARCH)

    assert (done.status, done.stderr) == (0, "")
    assert "barclay-2023-fair-pay" in done.stdout


def test_a_base_that_cannot_be_written_takes_nothing_in(place: Path) -> None:
    assert "cannot be written" in refused(run(place, *ADD))


def test_no_base_is_made_in_a_folder_that_cannot_be_written(place: Path) -> None:
    assert "cannot be" in refused(run(place, "init", base="new.db"))


def test_a_base_that_may_not_be_read_is_refused(place: Path) -> None:
    (place / "claims.db").chmod(0)

    assert str(place) in refused(run(place, *SEARCH))


def test_a_folder_that_may_not_be_looked_into_is_refused(place: Path) -> None:
    place.chmod(0)

    assert str(place) in refused(run(place, *SEARCH))
