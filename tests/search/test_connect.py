"""The short way in opens what is ready for it, cannot write, and leaves the rest alone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimsdb.resources import HEAD_REVISION
from claimsdb.search.connect import open_sqlite
from claimsdb.search.find import search
from claimsdb.services.opening import OpenBase
from claimsdb.services.statements import NewQuote, add_quote


def path_of(base: OpenBase) -> Path:
    assert base.settings.path is not None
    return base.settings.path


def test_it_answers_as_the_usual_way_does(base: OpenBase) -> None:
    with base.writing("add quote") as session:
        add_quote(session, NewQuote(words="A fair pay rise", speaker="Plato"), create=True)

    connection = open_sqlite(path_of(base), head=HEAD_REVISION)

    assert connection is not None
    assert [hit.words for hit in search(connection, "fare pay").hits] == ["A fair pay rise"]
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM quote")
    connection.close()


@pytest.mark.parametrize("content", [None, b"", b"no base at all, only text" * 100])
def test_what_is_no_base_is_left_to_the_usual_way(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "claims.db"
    if content is not None:
        path.write_bytes(content)

    assert open_sqlite(path, head=HEAD_REVISION) is None
    assert path.exists() is (content is not None)


def test_another_schema_is_left_to_the_usual_way(base: OpenBase) -> None:
    assert open_sqlite(path_of(base), head="9999") is None


def test_a_stale_index_is_left_to_the_usual_way(base: OpenBase) -> None:
    with sqlite3.connect(path_of(base)) as connection:
        connection.execute("DELETE FROM search_meta")
    connection.close()

    assert open_sqlite(path_of(base), head=HEAD_REVISION) is None


def test_a_folder_is_left_to_the_usual_way(tmp_path: Path) -> None:
    assert open_sqlite(tmp_path, head=HEAD_REVISION) is None


def test_the_short_way_imports_no_database_library_and_no_command_line() -> None:
    program = (
        "import sys\n"
        "import claimsdb.search.connect, claimsdb.search.find\n"
        "heavy = {'sqlalchemy', 'alembic', 'click', 'rich', 'rapidfuzz', 'anyascii'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
