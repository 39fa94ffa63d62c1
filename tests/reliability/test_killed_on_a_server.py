"""A command that is killed while it writes to a server is wholly there or wholly not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from claimsdb.services import seeding, undoing, verifying
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage.models import Statement

KILLS = int(os.environ.get("CLAIMSDB_KILLS", "2"))
ARTICLE = "\n\n".join(
    f'Steve Barclay said: "Point {number} of the plan is that {number} per cent more is paid."'
    for number in range(2, 60)
)


def rows(base: OpenBase) -> int:
    """Live statements, once the server has let go of whoever died."""
    with base.writing("look"), base.reading() as session:
        live = select(func.count()).select_from(Statement).where(Statement.deleted_at.is_(None))
        return session.scalar(live) or 0


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_killed_ingest_is_wholly_there_or_wholly_not(url: str, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE)
    command = [sys.executable, "-m", "claimsdb", "--db", url, "ingest", str(article)]
    command.append("--accept-all")
    with open_base(read_settings(url, "tester")) as base:
        with base.writing("init --seed") as session:
            seeding.load(session)
        before = rows(base)
        began = time.monotonic()
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        lasted = time.monotonic() - began
        after = rows(base)
        assert after > before
        random.seed(KILLS)

        for _ in range(KILLS):
            if rows(base) == after:
                with base.writing("undo") as session:
                    undoing.undo(session, author="tester")
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(lasted * random.uniform(0.5, 1.05))
            process.send_signal(signal.SIGKILL)
            process.wait(60)

            assert rows(base) in (before, after)
            with base.reading() as session:
                assert verifying.verify(session) == []
