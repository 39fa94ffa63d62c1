"""One base on each engine: what is promised holds on both, or the test says where not."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimsdb.services import seeding
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def programs() -> Path | None:
    """The folder with PostgreSQL's own programs; Debian keeps them off the PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = places[-1] if places else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


Run = Callable[..., None]


@pytest.fixture(scope="session")
def run_postgres() -> Run:
    """Runs one of PostgreSQL's programs as a user who may: initdb refuses root."""
    pytest.importorskip("psycopg", reason="needs the Python package psycopg")
    found = programs()
    if found is None:
        pytest.skip("needs PostgreSQL's programs (Debian: postgresql)")
    as_user = NOBODY if _is_root() else []

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, str(found / program), *arguments],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
        )

    return run


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A folder for servers; a socket's path may have 107 bytes at most, so it is a short one."""
    folder = Path(tempfile.mkdtemp(prefix="cdb-", dir="/tmp"))
    if _is_root():
        shutil.chown(folder, 65534, 65534)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server(run_postgres: Run, server_folder: Path) -> Iterator[str]:
    """A throw-away PostgreSQL server on a socket of its own; a URL without a database."""
    data = str(server_folder / "data")
    run_postgres("initdb", "-D", data, "-U", "claims", "-A", "trust",
                 "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
    run_postgres("pg_ctl", "-D", data, "-w", "-l", str(server_folder / "log"), "-o",
                 f"-k {server_folder} -c listen_addresses='' -c fsync=off", "start")  # fmt: skip
    yield f"postgresql+psycopg://claims@/{{}}?host={server_folder}"
    run_postgres("pg_ctl", "-D", data, "-m", "immediate", "stop")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a base that is not there yet, on one engine after the other."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'claims.db'}"
    import psycopg

    server: str = request.getfixturevalue("server")
    name = f"t{uuid.uuid4().hex}"
    plain = server.format("postgres").replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return server.format(name)


@pytest.fixture
def base(url: str) -> Iterator[OpenBase]:
    """A new base on each engine."""
    with open_base(read_settings(url, "tester")) as opened:
        yield opened


@pytest.fixture
def seeded(base: OpenBase) -> OpenBase:
    """A base with the seed in it, on each engine."""
    with base.writing("init --seed") as session:
        seeding.load(session)
    return base
