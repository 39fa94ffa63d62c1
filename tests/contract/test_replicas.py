"""Reads go to a fresh standby, writes to the primary, and a promoted standby takes over."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from claimsdb.errors import BaseError, InputError
from claimsdb.search.query import Filters
from claimsdb.services import searching, statements, verifying
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage.engine import make_engine

Run = Callable[..., None]
PRIMARY, STANDBY = 54001, 54002


class Pair:
    """A primary and its streaming standby, on sockets in one folder."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.run = run
        self.name = uuid.uuid4().hex[:8]
        self.running: set[int] = set()

    def data(self, port: int) -> str:
        return str(self.folder / f"{self.name}-{port}")

    def start(self, port: int) -> None:
        self.run(
            "pg_ctl", "-D", self.data(port), "-w", "-l", str(self.folder / f"log-{port}"), "-o",
            f"-k {self.folder} -p {port} -c listen_addresses='' -c fsync=off", "start",
        )  # fmt: skip
        self.running.add(port)

    def stop(self, port: int) -> None:
        self.run("pg_ctl", "-D", self.data(port), "-m", "immediate", "stop")
        self.running.discard(port)

    def promote(self) -> None:
        self.run("pg_ctl", "-D", self.data(STANDBY), "-w", "promote")

    def ask(self, port: int, sql: str) -> str:
        where = f"host={self.folder} port={port} user=claims dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            row = connection.execute(sql.encode()).fetchone()
            return str(row[0]) if row else ""

    def until(self, port: int, sql: str) -> None:
        """Wait until the server answers the question with true."""
        for _ in range(200):
            if self.ask(port, sql) == "True":
                return
            time.sleep(0.05)
        raise AssertionError(f"never true: {sql}")

    def url(self, seconds: float) -> str:
        return (
            f"postgresql+psycopg://claims@/postgres?host={self.folder},{self.folder}"
            f"&port={PRIMARY},{STANDBY}&max_staleness={seconds}"
        )


@pytest.fixture
def pair(run_postgres: Run, server_folder: Path) -> Iterator[Pair]:
    pair = Pair(server_folder, run_postgres)
    run_postgres("initdb", "-D", pair.data(PRIMARY), "-U", "claims", "-A", "trust",
                 "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
    try:
        pair.start(PRIMARY)
        run_postgres("pg_basebackup", "-D", pair.data(STANDBY), "-R", "-X", "stream", "-c", "fast",
                     "--no-sync", "-h", str(server_folder), "-p", str(PRIMARY),
                     "-U", "claims")  # fmt: skip
        pair.start(STANDBY)
        yield pair
    finally:
        for port in list(pair.running):
            pair.stop(port)


def add(base: OpenBase, words: str) -> None:
    with base.writing("add quote") as session:
        new = statements.NewQuote(words=words, speaker="Ada Quill")
        statements.add_quote(session, new, create=True)


def found(base: OpenBase, query: str) -> tuple[int, int]:
    """How many a search finds, and on which port."""
    with base.reading() as session:
        port = session.scalar(text("SELECT CAST(current_setting('port') AS integer)"))
        assert isinstance(port, int)
        return len(searching.search(session, query, Filters.of()).hits), port


def test_reads_follow_a_standby_that_is_fresh_and_survive_the_primary(pair: Pair) -> None:
    with open_base(read_settings(pair.url(30), "tester")) as base:
        add(base, "The ferry leaves at noon.")
        pair.until(STANDBY, "SELECT pg_last_wal_replay_lsn() = pg_last_wal_receive_lsn()")

        time.sleep(0.3)
        assert found(base, "ferry") == (1, STANDBY)

        # What this process wrote is seen by it at once, wherever the standby is.
        pair.ask(STANDBY, "SELECT pg_wal_replay_pause()")
        add(base, "The heron stands in the harbour.")
        assert found(base, "heron") == (1, PRIMARY)

        pair.ask(STANDBY, "SELECT pg_wal_replay_resume()")
        pair.until(STANDBY, "SELECT pg_last_wal_replay_lsn() = pg_last_wal_receive_lsn()")
        time.sleep(0.3)
        assert found(base, "heron") == (1, STANDBY)

        pair.stop(PRIMARY)
        with pytest.raises(BaseError, match="cannot be reached"):
            add(base, "Nobody writes this.")
        pair.promote()

        add(base, "The lighthouse is lit again.")
        assert found(base, "lighthouse") == (1, STANDBY)
        assert found(base, "heron") == (1, STANDBY)
        with base.reading() as session:
            assert verifying.verify(session) == []


def test_a_standby_that_fell_behind_is_passed_over(pair: Pair) -> None:
    writer = open_base(read_settings(pair.url(0), "tester"))
    add(writer, "The ferry leaves at noon.")
    pair.until(STANDBY, "SELECT pg_last_wal_replay_lsn() = pg_last_wal_receive_lsn()")
    time.sleep(0.3)
    with open_base(read_settings(pair.url(0.5), "tester")) as reader:
        assert found(reader, "ferry") == (1, STANDBY)

        pair.ask(STANDBY, "SELECT pg_wal_replay_pause()")
        add(writer, "The heron stands in the harbour.")
        time.sleep(1.2)

        assert found(reader, "heron") == (1, PRIMARY)

    assert found(writer, "heron") == (1, PRIMARY)
    writer.close()


def test_staleness_is_a_number_of_seconds() -> None:
    with pytest.raises(InputError, match="max_staleness"):
        make_engine("postgresql+psycopg://claims@/claims?host=a,b&max_staleness=soon")
