"""Sessions that cannot lose an update, and the traps of SQLite that they avoid."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text

from claimsdb.errors import BaseError, ConflictError, DamagedBaseError
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage.models import Topic


def test_foreign_keys_are_enforced_in_every_session(base: OpenBase) -> None:
    with base.reading() as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    with base.writing("test") as session:
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_new_base_is_in_wal_mode_and_durable(base: OpenBase) -> None:
    with base.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA synchronous")) == 2


def test_a_reading_session_cannot_write(base: OpenBase) -> None:
    with pytest.raises(BaseError, match="cannot be written"), base.reading() as session:
        session.execute(text("DELETE FROM topic"))


def test_a_failed_block_leaves_nothing_behind(base: OpenBase) -> None:
    with pytest.raises(ZeroDivisionError), base.writing("test") as session:
        session.add(Topic(key="pay", name="Pay"))
        session.flush()
        raise ZeroDivisionError

    with base.reading() as session:
        assert session.scalars(select(Topic)).all() == []


def test_a_block_that_changes_nothing_leaves_no_batch(base: OpenBase) -> None:
    with base.writing("test"):
        pass

    with base.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM batch")) == 0


def _add_topics(path: str, worker: int, count: int) -> None:
    with open_base(read_settings(path, f"worker {worker}")) as base:
        for number in range(count):
            with base.writing("test") as session:
                counted = session.scalar(text("SELECT count(*) FROM topic")) or 0
                session.add(Topic(key=f"t-{worker}-{number}", name=f"{worker} {number} {counted}"))


def test_eight_writers_lose_no_update(tmp_path: Path) -> None:
    path = str(tmp_path / "claims.db")
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add_topics, args=(path, n, 15)) for n in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)

    assert [worker.exitcode for worker in workers] == [0] * 8
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM topic")]
    connection.close()
    # Each saw the count that it added to: read and write were one.
    assert sorted(int(name.split()[2]) for name in names) == list(range(120))


def test_an_edit_made_on_an_old_reading_is_refused(base: OpenBase) -> None:
    with base.writing("test") as session:
        session.add(Topic(key="pay", name="Pay"))
    with base.reading() as session:
        stale = session.scalars(select(Topic)).one()
    with base.writing("test") as session:
        session.scalars(select(Topic)).one().name = "Wages"

    with pytest.raises(ConflictError, match="Somebody else"), base.writing("test") as session:
        session.add(stale)
        stale.name = "Salaries"


def test_a_folder_is_no_base(tmp_path: Path) -> None:
    with pytest.raises(BaseError, match="is a folder"):
        open_base(read_settings(str(tmp_path)))


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and no base.\n" * 100)

    with pytest.raises(DamagedBaseError, match="not a claimsdb base"):
        open_base(read_settings(str(path)))

    assert path.read_text().startswith("These are my notes")


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cookies (id)")
    connection.close()

    with pytest.raises(DamagedBaseError, match="another program"):
        open_base(read_settings(str(path)))
