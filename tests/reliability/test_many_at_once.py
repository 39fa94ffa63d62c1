"""Many work on one base at once; nothing is lost, doubled or copied halfway."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from sqlalchemy import func, select

from claimsdb.services import copying, statements, verifying
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage.models import Statement

WRITERS = Path(__file__).resolve().parent / "writers.py"


def test_writers_at_once_from_the_first_opening_on_lose_nothing(url: str) -> None:
    result = subprocess.run(
        [sys.executable, str(WRITERS), url, "4", "10"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert "there: 40, different: 40, failures: 0" in result.stdout


def test_a_copy_made_while_others_write_is_one_moment_of_the_base(
    url: str, tmp_path: Path
) -> None:
    """On SQLite the online backup is that too; on a server this is the export."""
    source, target = read_settings(url, "tester"), tmp_path / "copy.db"
    done = threading.Event()

    def write(base: OpenBase) -> None:
        number = 0
        while not done.is_set():
            number += 1
            with base.writing("add quote") as session:
                words = f"It is said for the {number}th time, by 3 per cent."
                new = statements.NewQuote(words=words, speaker="The Quayside Trust")
                statements.add_quote(session, new, create=True)

    with open_base(source) as base:
        writer = threading.Thread(target=write, args=(base,))
        writer.start()
        try:
            copying.copy(
                source,
                read_settings(str(target), "tester"),
                notice=lambda _: None,
                progress=lambda _done, _total: None,
            )
        finally:
            done.set()
            writer.join()

    with open_base(read_settings(str(target), "tester")) as copy, copy.reading() as session:
        assert verifying.verify(session) == []
        count = session.scalar(select(func.count()).select_from(Statement)) or 0
        assert session.scalar(select(func.max(Statement.id))) in (count, None)


def test_a_backup_made_while_others_write_is_whole(seeded: OpenBase, tmp_path: Path) -> None:
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            with seeded.writing("add quote") as session:
                words = f"It is said for the {number}th time, by 3 per cent."
                statements.add_quote(session, statements.NewQuote(words=words, speaker="BMA"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            target = tmp_path / f"copy{number}.db"
            subprocess.run(
                [sys.executable, "-m", "claimsdb", "--db", seeded.settings.url, "db", "backup",
                 str(target)],
                check=True, capture_output=True, timeout=120,
            )  # fmt: skip
    finally:
        done.set()
        writer.join()

    for number in range(3):
        settings = read_settings(str(tmp_path / f"copy{number}.db"), "tester")
        with open_base(settings) as copy, copy.reading() as session:
            assert verifying.verify(session) == []
