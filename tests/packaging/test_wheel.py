"""What a user gets from `pip install`: every file, and a program that does its main job.

The sdist is built from the checkout, the wheel from the sdist, and the wheel is installed
into an empty venv and used from another folder, so that nothing of the checkout can help.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NO_NETWORK = ("NewConnectionError", "Temporary failure in name resolution", "ProxyError")
SHIPPED = {"src/claimsdb": "claimsdb", "alembic": "claimsdb/_alembic", "seed": "claimsdb/_seed"}
WORDS = "Four score and seven years ago our fathers brought forth a new nation"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def _clean_environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "CLAIMSDB", "VIRTUAL_ENV", "COVERAGE"))
    }
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}


@pytest.fixture(scope="module")
def dist(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with an sdist and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, repository],
        check=True,
        capture_output=True,
        text=True,
    )
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a program of an empty venv with only the wheel, in an empty folder."""
    home = tmp_path_factory.mktemp("elsewhere")
    place = home / "venv"
    venv.create(place, with_pip=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    done = subprocess.run(
        [programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "-q", wheel],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": ""},
    )
    if done.returncode and any(sign in done.stderr for sign in NO_NETWORK):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [programs / program, *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=home,
            env=_clean_environment(home),
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return run


def test_the_wheel_holds_the_program_the_migrations_and_the_seed_and_nothing_else(
    wheel: Path, repository: Path
) -> None:
    expected = {
        f"{inside}/{path.relative_to(repository / outside).as_posix()}"
        for outside, inside in SHIPPED.items()
        for path in (repository / outside).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    }

    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    package = {name for name in names if name.startswith("claimsdb/")}
    rest = {name.partition(".dist-info/")[2] for name in names - package}

    assert package == expected
    assert rest == {
        *("METADATA", "RECORD", "WHEEL", "entry_points.txt"),
        *("licenses/LICENSE", "licenses/NOTICE"),
    }
    assert {"claimsdb/py.typed", "claimsdb/_alembic/env.py", "claimsdb/_seed/speakers.toml"} <= (
        package
    )
    assert "claimsdb/_alembic/__init__.py" not in package  # it would shadow the library
    assert any(name.startswith("claimsdb/_alembic/versions/") for name in package)


def test_the_sdist_can_be_worked_with(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")

    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        *("Makefile", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md"),
        *("tools/environment.sh", "tests/conftest.py", "seed/README.md", "alembic/env.py"),
    } <= names
    assert not [name for name in names if ".venv" in name or "__pycache__" in name]


def test_the_installed_program_finds_adds_cites_and_takes_back(installed: Run) -> None:
    def claimsdb(*arguments: str) -> Any:
        done = installed("claimsdb", "--db", "records.db", *arguments, "--format", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    made = installed("claimsdb", "--db", "records.db", "init", "--seed")
    assert made.returncode == 0, made.stderr
    assert "11 statements" in made.stdout

    (first, *_) = claimsdb("search", "fair resonable pay", "--speaker", "barcley")
    assert first["key"] == "barclay-2023-fair-pay"

    added = claimsdb("add", "quote", WORDS, "-s", "Abraham Lincoln", "--create", "--said", "1863")
    key = (added if isinstance(added, dict) else added[0])["key"]
    assert claimsdb("search", "fore score and seven yeers")[0]["key"] == key

    cited = installed("claimsdb", "--db", "records.db", "cite", key)
    assert cited.returncode == 0, cited.stderr
    assert WORDS in cited.stdout
    assert "Lincoln" in cited.stdout

    undone = installed("claimsdb", "--db", "records.db", "undo")
    assert undone.returncode == 0, undone.stderr
    shown = installed("claimsdb", "--db", "records.db", "show", key)
    assert (shown.returncode, shown.stdout) == (2, "")
    found = claimsdb("search", "fore score and seven yeers")
    assert key not in [result["key"] for result in found]


def test_the_first_use_makes_a_base_in_the_users_data_folder(installed: Run) -> None:
    done = installed("claimsdb", "search", "anything", "--format", "json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    assert "Made a new base at" in done.stderr
    assert "claims.db" in done.stderr


def test_it_runs_as_a_module_and_knows_its_version(installed: Run) -> None:
    as_script = installed("claimsdb", "--version")
    as_module = installed("python", "-m", "claimsdb", "--version")
    metadata = installed(
        "python", "-c", "from importlib import metadata; print(metadata.version('claimsdb'))"
    )

    assert as_script.stdout == as_module.stdout
    assert metadata.stdout.strip() in as_script.stdout
