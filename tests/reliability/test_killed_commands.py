"""A command that is killed leaves the base as before it or as after it.

CLAIMSDB_KILLS says how many times each command is killed; docs/reliability.md has the figures
of a long run.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimsdb.services import verifying
from claimsdb.services.import_lines import CHUNK
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

KILLS = int(os.environ.get("CLAIMSDB_KILLS", "2"))
IMPORTED = CHUNK + 500
ARTICLE = "\n\n".join(
    f'Steve Barclay said: "Point {number} of the plan is that {number} per cent more is paid."'
    for number in range(2, 60)
)
COMMANDS = {
    "add": ["add", "quote", "We are ready to talk, all 12 of us.", "-s", "BMA"],
    "ingest": ["ingest", "article.txt", "--accept-all"],
    "undo": ["undo"],
    "reindex": ["db", "reindex"],
    "backup": ["db", "backup", "copy.db"],
    "restore": ["--db", "restored.db", "db", "restore", "pristine.db"],
    "new base": ["--db", "new.db", "init", "--seed"],
}


def rows(path: Path) -> int:
    """How many live statements there are."""
    connection = sqlite3.connect(path)
    (count,) = connection.execute(
        "SELECT count(*) FROM statement WHERE deleted_at IS NULL"
    ).fetchone()
    connection.close()
    return int(count)


def start(path: Path, arguments: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "claimsdb", "--db", str(path), *arguments],
        cwd=path.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_is_wholly_there_or_wholly_not(seeded: OpenBase, name: str) -> None:
    seeded.close()
    path = seeded.settings.path
    assert path is not None
    (path.parent / "article.txt").write_text(ARTICLE)
    pristine = path.parent / "pristine.db"
    shutil.copyfile(path, pristine)
    before = rows(path)
    began = time.monotonic()
    assert start(path, COMMANDS[name]).wait(120) == 0
    lasted = time.monotonic() - began
    after = rows(path)
    made = {"new.db", "copy.db", "restored.db"}
    random.seed(f"{name} {KILLS}")

    for _ in range(KILLS):
        for left in path.parent.glob("*.db*"):
            if left != pristine:
                left.unlink()
        shutil.copyfile(pristine, path)
        process = start(path, COMMANDS[name])
        # Starting takes most of it; what matters happens in the last part.
        time.sleep(lasted * random.uniform(0.3, 1.05))
        process.send_signal(signal.SIGKILL)
        process.wait(60)

        for base in [path, *(path.parent / other for other in made)]:
            if not base.exists():
                continue
            settings = read_settings(str(base), "tester")
            with open_base(settings) as opened, opened.reading() as session:
                assert verifying.verify(session) == []
            assert rows(base) in (0, before, after)
        assert rows(path) in (before, after)


def test_a_killed_import_has_whole_chunks_and_goes_on_where_it_stopped(seeded: OpenBase) -> None:
    seeded.close()
    path = seeded.settings.path
    assert path is not None
    lines = path.parent / "lines.jsonl"
    with lines.open("w") as file:
        for number in range(IMPORTED):
            words = f"Point {number} is that {number} more things are paid for by lot {number}."
            file.write(json.dumps({"speaker": f"Speaker {number % 50}", "words": words}) + "\n")
    pristine = path.parent / "pristine.db"
    shutil.copyfile(path, pristine)
    before = rows(path)
    began = time.monotonic()
    assert start(path, ["import", "lines.jsonl"]).wait(300) == 0
    lasted = time.monotonic() - began
    random.seed(f"import {KILLS}")

    for _ in range(max(KILLS // 3, 2)):
        for left in path.parent.glob("*.db*"):
            if left != pristine:
                left.unlink()
        shutil.copyfile(pristine, path)
        process = start(path, ["import", "lines.jsonl"])
        time.sleep(lasted * random.uniform(0.2, 1.0))
        process.send_signal(signal.SIGKILL)
        process.wait(60)

        settings = read_settings(str(path), "tester")
        with open_base(settings) as opened, opened.reading() as session:
            assert verifying.verify(session) == []
        assert rows(path) - before in (0, CHUNK, IMPORTED)
        assert start(path, ["import", "lines.jsonl"]).wait(300) == 0
        assert rows(path) == before + IMPORTED
        assert start(path, ["undo"]).wait(300) == 0
        assert rows(path) == before
        with open_base(settings) as opened, opened.reading() as session:
            assert verifying.verify(session) == []
