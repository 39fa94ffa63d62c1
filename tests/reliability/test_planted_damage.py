"""`db verify` finds what was damaged behind the program's back, and names it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimsdb.errors import DamagedBaseError
from claimsdb.extract.article import Article
from claimsdb.services import (
    importing,
    ingesting,
    proposing,
    restoring,
    searching,
    undoing,
    verifying,
)
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.services.verifying import Finding
from claimsdb.settings import read_settings

TEXT = 'Steve Barclay said: "This pay award is final so I urge unions to end this." He left.\n'


@pytest.fixture
def path(seeded: OpenBase) -> Path:
    """A seeded base with one anchored quotation beside the seed."""
    with seeded.reading() as session:
        reading = proposing.read(Article(text=TEXT, extractor="text", title="T"), session)
    with seeded.writing("ingest") as session:
        ingesting.store(session, reading, reading.proposals, state="accepted")
    seeded.close()
    assert seeded.settings.path is not None
    return seeded.settings.path


def damage(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def found(path: Path) -> list[Finding]:
    with open_base(read_settings(str(path), "tester")) as base, base.reading() as session:
        return verifying.verify(session)


def test_a_base_that_nobody_damaged_is_whole(path: Path) -> None:
    assert found(path) == []


@pytest.mark.parametrize(
    ("statement", "check", "named"),
    [
        ("UPDATE quote_span SET \"end\" = \"end\" - 4", "spans", "held text reads"),
        ("UPDATE source_version SET text = replace(text, 'final', 'finer')", "spans",
         "held text reads"),
        ("UPDATE figure SET start = start + 1, \"end\" = \"end\" + 1 WHERE start IS NOT NULL",
         "figures", "does not stand at"),
        ("DELETE FROM speaker WHERE key = 'nhs'", "storage", "not there"),
        ("UPDATE statement SET deleted_at = '2026-01-01' WHERE key = 'barclay-2023-fair-pay'",
         "parts", "is deleted"),
        ("UPDATE quote SET seq = 7 WHERE statement_id = 1", "parts", "no first quote"),
        ("DELETE FROM key WHERE key = 'steve-barclay'", "keys", "not registered"),
        ("INSERT INTO key VALUES ('barclay-2023-fair-pay', 'topic', 1)", "keys",
         "something else"),
        ("UPDATE statement SET key = 'Not A Key' WHERE id = 1", "keys", "Not A Key"),
        ("UPDATE quote SET digest = digest + 1 WHERE id = 1", "derived", "digest"),
        ("UPDATE figure SET value_real = 999 WHERE id = 1", "derived", "value_real"),
        ("UPDATE speaker_name SET folded = 'x' WHERE id = 1", "derived", "folded"),
        ("UPDATE speaker SET note = 'changed by hand' WHERE id = 1", "history", "past the log"),
        ("DELETE FROM change WHERE table_name = 'speaker' AND row_id = 1", "history", "log"),
        ("UPDATE change SET after = 'no json' WHERE id = 1", "history", "no readable"),
        ("UPDATE quote SET words = 'other words' WHERE id = 1", "index", "index"),
    ],
)  # fmt: skip
def test_damage_is_found_and_named(path: Path, statement: str, check: str, named: str) -> None:
    damage(path, statement)

    said = [finding for finding in found(path) if finding.check == check]

    assert said
    assert any(named in f"{finding.where} {finding.message}" for finding in said)


def _word_gone(path: Path) -> None:
    damage(path, "UPDATE search_term SET df = df + 3 WHERE term = 'milestone'")


def _entry_gone(path: Path) -> None:
    damage(path, "DELETE FROM search_entry WHERE kind = 2")


def _row_gone(path: Path) -> None:
    damage(path, "DELETE FROM search_delete")


@pytest.mark.parametrize("plant", [_word_gone, _entry_gone, _row_gone])
def test_a_damaged_index_is_found_and_built_anew(
    path: Path, plant: Callable[[Path], None]
) -> None:
    plant(path)
    assert any(finding.check == "index" for finding in found(path))

    with open_base(read_settings(str(path), "tester")) as base:
        with base.writing("db verify --repair") as session:
            verifying.repair(session)
        with base.reading() as session:
            assert verifying.verify(session) == []
            assert searching.search(session, "grim milstone").hits


def test_repair_touches_nothing_that_was_typed(path: Path) -> None:
    damage(path, "UPDATE quote SET digest = 5", "UPDATE figure SET value_real = 0")
    connection = sqlite3.connect(path)
    before = connection.execute("SELECT id, words FROM quote").fetchall()
    connection.close()

    with open_base(read_settings(str(path), "tester")) as base:
        with base.writing("db verify --repair") as session:
            verifying.repair(session)
        with base.reading() as session:
            assert verifying.verify(session) == []

    connection = sqlite3.connect(path)
    assert connection.execute("SELECT id, words FROM quote").fetchall() == before
    connection.close()


def test_flipped_bytes_are_found(path: Path) -> None:
    damage(path, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA journal_mode = DELETE")
    content = bytearray(path.read_bytes())
    for place in range(8192, len(content), 4096):
        content[place + 1 : place + 7] = b"\xff" * 6
    path.write_bytes(bytes(content))

    try:
        said = found(path)
    except DamagedBaseError:
        return
    assert any(finding.check == "storage" for finding in said)


def test_a_backup_is_restored_exactly_and_never_over_records(path: Path, tmp_path: Path) -> None:
    settings = read_settings(str(path), "tester")
    copy = restoring.back_up(settings, tmp_path / "copy.db")
    other = read_settings(str(tmp_path / "other" / "claims.db"), "tester")

    restoring.restore(other, copy)

    def dump(at: Path) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(at)
        rows = connection.execute("SELECT * FROM quote ORDER BY id").fetchall()
        connection.close()
        return rows

    assert other.path is not None
    assert dump(other.path) == dump(path)
    assert found(other.path) == []
    with pytest.raises(Exception, match="holds records"):
        restoring.restore(settings, copy)


def test_a_damaged_backup_is_not_restored(path: Path, tmp_path: Path) -> None:
    settings = read_settings(str(path), "tester")
    copy = restoring.back_up(settings, tmp_path / "copy.db")
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])
    other = read_settings(str(tmp_path / "other.db"), "tester")

    with pytest.raises(DamagedBaseError):
        restoring.restore(other, copy)

    assert other.path is not None
    assert not other.path.exists()


def test_the_rows_of_a_bulk_import_need_no_log(base: OpenBase, tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"speaker": "A Speaker", "words": "We like it very much indeed."}\n')
    importing.import_file(base, file)

    with base.reading() as session:
        assert verifying.verify(session) == []
    with base.writing("undo") as session:
        undoing.undo(session, author="tester")
    with base.reading() as session:
        assert verifying.verify(session) == []
