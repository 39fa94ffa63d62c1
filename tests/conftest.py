"""What every test may ask for: the checkout, programs of this machine, published cases.

A test that lacks a program is skipped with its name. Where `CLAIMSDB_REQUIRE_ALL=1` is set,
as in continuous integration, that is a failure instead, so that a test cannot be lost
unseen. The published cases are beside the project, not in it, and may always be absent.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimsdb.services import seeding
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

REPOSITORY = Path(__file__).resolve().parent.parent
REQUIRE_ALL = "CLAIMSDB_REQUIRE_ALL"
CASES = "CLAIMSDB_CASES"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of published cases; skips where there is none."""
    named = os.environ.get(CASES)
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no published cases at {folder} (set {CASES})")
    return folder


@pytest.fixture(scope="session")
def lacking() -> Callable[[str], None]:
    """Skip for the reason given, or fail where everything is required."""

    def skip_or_fail(reason: str) -> None:
        if os.environ.get(REQUIRE_ALL) == "1":
            pytest.fail(f"{reason}, and {REQUIRE_ALL} is set")
        pytest.skip(reason)

    return skip_or_fail


@pytest.fixture(scope="session")
def needs_program(lacking: Callable[[str], None]) -> Callable[..., Path]:
    """Ask for a program by one or several names: `needs_program("chromium", "google-chrome")`."""

    def find(*names: str) -> Path:
        for name in names:
            if found := shutil.which(name):
                return Path(found)
        lacking(f"needs {' or '.join(names)}")
        raise AssertionError("unreachable")

    return find


@pytest.fixture(scope="session")
def needs_module(lacking: Callable[[str], None]) -> Callable[[str], None]:
    """Ask for an optional Python package: `needs_module("psycopg")`."""

    def find(name: str) -> None:
        if importlib.util.find_spec(name) is None:
            lacking(f"needs the Python package {name}")

    return find


@pytest.fixture(autouse=True)
def _no_base_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep tests away from the base, config and name of whoever runs them."""
    for name in ("CLAIMSDB_URL", "CLAIMSDB_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMSDB_AUTHOR", "tester")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg-config"))
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[OpenBase]:
    """A new base, migrated as for a user."""
    with open_base(read_settings(str(tmp_path / "claims.db"), "tester")) as opened:
        yield opened


@pytest.fixture(scope="session")
def _seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeded") / "claims.db"
    with (
        open_base(read_settings(str(path), "tester")) as opened,
        opened.writing("init --seed") as session,
    ):
        seeding.load(session)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def seeded(tmp_path: Path, _seeded_file: Path) -> Iterator[OpenBase]:
    """A base with the seed in it; each test has its own copy."""
    path = tmp_path / "claims.db"
    shutil.copyfile(_seeded_file, path)
    with open_base(read_settings(str(path), "tester")) as opened:
        yield opened
