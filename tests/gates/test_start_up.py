"""What a command imports decides how soon it answers: names are tested, seconds are not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

DATABASE = {"sqlalchemy", "alembic", "mako"}
HEAVY = DATABASE | {"psycopg", "trafilatura", "pdfminer", "bibtexparser", "starlette"}


def _imported(home: Path, *arguments: str) -> set[str]:
    """The top-level packages that a run of claimsdb imports, by `-X importtime`."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "claimsdb", "--db", "base.db", *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=home,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    names = re.findall(r"^import time:[\s\d|]*\|\s+(\S+)$", done.stderr, re.M)
    assert "claimsdb" in names
    return {name.partition(".")[0] for name in names}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a seeded base."""
    folder = tmp_path_factory.mktemp("home")
    subprocess.run(
        [sys.executable, "-m", "claimsdb", "--db", "base.db", "init", "--seed"],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    return folder


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("help", "words")])
def test_help_imports_no_database_library(home: Path, arguments: tuple[str, ...]) -> None:
    assert _imported(home, *arguments) & (HEAVY | {"rapidfuzz", "rich", "sqlite3"}) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "fair resonable pay", "--speaker", "barcley"),
        ("search", "speaker:barclay figure:8%..12%", "--format", "json"),
        ("search", "nothing of the kind"),
    ],
)
def test_search_imports_no_database_library(home: Path, arguments: tuple[str, ...]) -> None:
    assert _imported(home, *arguments) & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "barclay-2023-fair-pay"),
        ("cite", "barclay-2023-fair-pay"),
        ("list", "speakers"),
        ("export", "--format", "csl-json"),
    ],
)
def test_no_reading_command_imports_the_migration_library(
    home: Path, arguments: tuple[str, ...]
) -> None:
    assert _imported(home, *arguments) & (HEAVY - {"sqlalchemy"}) == set()
