"""A base of any released schema opens as this one: rows, keys and answers as before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from claimsdb.resources import HEAD_REVISION
from claimsdb.services import searching, showing, verifying
from claimsdb.services.opening import open_base
from claimsdb.settings import read_settings
from claimsdb.storage import migrate

DUMPS = sorted((Path(__file__).parent / "data").glob("*.sql"))
KEPT = ("speaker", "source", "statement", "quote", "figure", "claim", "topic", "change", "key")


def counts(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    found = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEPT
    }
    connection.close()
    return found


def test_every_schema_has_a_base_with_records() -> None:
    assert [dump.stem for dump in DUMPS] == migrate.known_revisions()


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_base_of_a_released_schema_is_as_before(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text(encoding="utf-8"))
    keys = [
        key for (key,) in connection.execute("SELECT key FROM statement WHERE deleted_at IS NULL")
    ]
    connection.close()
    before = counts(path)
    assert before["statement"] > 5

    with open_base(read_settings(str(path), "tester")) as base, base.reading() as session:
        assert counts(path) == before
        assert verifying.verify(session) == []
        for key in keys:
            assert showing.show(session, key)
        hits = searching.search(session, "fair resonable pay").hits
        assert hits[0].key == "barclay-2023-fair-pay"

    assert migrate.condition(f"sqlite:///{path}") is migrate.Condition.CURRENT
    assert migrate.known_revisions()[-1] == HEAD_REVISION
