"""What every test may ask for: the checkout, the published cases, and a clean home.

A test that lacks a program or package of this machine skips and says so. Where
`CLAIMSDB_REQUIRE_ALL=1` is set, as in continuous integration, such a skip is a failure, so
that a test cannot be lost unseen. The published cases stand beside the project, not in it,
and may always be absent.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from claimsdb.services import seeding
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

# A busy machine is no defect: no example is failed for the time that it took.
settings.register_profile("claimsdb", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("claimsdb")

REPOSITORY = Path(__file__).resolve().parent.parent
CASES = "CLAIMSDB_CASES"
REQUIRE_ALL = "CLAIMSDB_REQUIRE_ALL"
MAY_BE_ABSENT = re.compile(rf"published|beside the project|{CASES}")


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


@pytest.fixture(autouse=True)
def _no_base_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep tests away from the base, config and name of whoever runs them."""
    for name in ("CLAIMSDB_URL", "CLAIMSDB_CONFIG", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMSDB_AUTHOR", "tester")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg-config"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that skipped for want of something, where everything is required."""
    report = yield
    if not hasattr(report, "wasxfail"):
        _require(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skipped as a whole."""
    report = yield
    _require(report)
    return report


def _require(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or os.environ.get(REQUIRE_ALL) != "1":
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not MAY_BE_ABSENT.search(reason):
        report.outcome = "failed"
        report.longrepr = f"{REQUIRE_ALL} is set, and this was skipped: {reason}"


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
