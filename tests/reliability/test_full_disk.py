"""No room, no right to write: one clear line, exit 2, and nothing half written.

The disk is made small by a limit on the size of files, which the kernel answers as it
answers a full disk; where a small file system can be mounted it is really full.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimsdb.services import verifying
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

LONG = " ".join(f"word{number}" for number in range(9_000))
ADD = ["add", "quote", LONG, "--speaker", "BMA"]


@pytest.fixture
def path(seeded: OpenBase) -> Path:
    """A seeded base at rest."""
    seeded.close()
    assert seeded.settings.path is not None
    return seeded.settings.path


def run(path: Path, *arguments: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    def small_files() -> None:
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "claimsdb", "--db", str(path), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=small_files,
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere", "CLAIMSDB_AUTHOR": "tester"},
        cwd="/",
        check=False,
    )


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """The one line that says why, where it was refused as it should be."""
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    lines = [line for line in result.stderr.splitlines() if not line.startswith("Hint: ")]
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("Error: ")
    return lines[0]


def content(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_words%'"
    ).fetchall()
    lines = [
        f"{table}: {row!r}"
        for (table,) in tables
        for row in connection.execute(f'SELECT * FROM "{table}"')
    ]
    connection.close()
    return sorted(lines)


def is_whole(path: Path) -> bool:
    with open_base(read_settings(str(path), "tester")) as base, base.reading() as session:
        return verifying.verify(session) == []


def test_an_add_on_a_full_disk_changes_nothing(path: Path) -> None:
    before = content(path)

    said = refused(run(path, *ADD, limit=64 * 1024))

    assert "full" in said
    assert content(path) == before
    assert is_whole(path)
    assert run(path, *ADD).returncode == 0


def test_a_new_base_on_a_full_disk_is_not_left_half_made(path: Path) -> None:
    new = path.with_name("new.db")

    refused(run(new, "init", "--seed", limit=64 * 1024))

    assert run(new, "init", "--seed").returncode == 0
    assert is_whole(new)


def test_a_backup_on_a_full_disk_leaves_no_file(path: Path) -> None:
    refused(run(path, "db", "backup", str(path.with_name("copy.db")), limit=64 * 1024))

    assert not list(path.parent.glob("copy.db*"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, int | None]]:
    """A file system of 2 MB; who may not mount one gets a folder and a limit on files."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        yield place, 64 * 1024
        return
    yield place, None
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_disk_that_is_really_full_changes_nothing(
    path: Path, small_disk: tuple[Path, int | None]
) -> None:
    folder, limit = small_disk
    small = folder / "claims.db"
    shutil.copyfile(path, small)
    before = content(small)
    if limit is None:
        fill(folder / "filling")

    assert "full" in refused(run(small, *ADD, limit=limit))
    (folder / "filling").unlink(missing_ok=True)

    assert content(small) == before
    assert is_whole(small)
    assert run(small, *ADD).returncode == 0


def fill(path: Path) -> None:
    """Write until nothing more goes in."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(file, b"x" * 4096)
    except OSError:
        os.close(file)
