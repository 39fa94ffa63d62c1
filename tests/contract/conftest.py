"""One base on each engine: what is promised holds on both, or the test says where not."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimsdb.services import seeding
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def programs() -> Path | None:
    """The folder with PostgreSQL's own programs; Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return places[-1].parent if places else None


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A throw-away PostgreSQL server on a socket of its own; a URL without a database."""
    pytest.importorskip("psycopg", reason="needs the Python package psycopg")
    found = programs()
    if found is None:
        pytest.skip("needs PostgreSQL's programs (Debian: postgresql)")
    # initdb refuses root, and a socket's path may have 107 bytes at most.
    as_user = NOBODY if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="cdb-", dir="/tmp"))
    if as_user:
        shutil.chown(folder, 65534, 65534)
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, capture_output=True, cwd=folder)

    try:
        run(str(found / "initdb"), "-D", str(data), "-U", "claims", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        run(str(found / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o",
            f"-k {folder} -c listen_addresses='' -c fsync=off", "start")  # fmt: skip
        try:
            yield f"postgresql+psycopg://claims@/{{}}?host={folder}"
        finally:
            run(str(found / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
