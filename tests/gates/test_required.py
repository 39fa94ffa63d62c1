"""In continuous integration a test that skips for want of a program is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_a(): pytest.skip("no pandoc here")
def test_b(): pytest.importorskip("no_such_package")
@pytest.mark.skipif(True, reason="no published cases here (CLAIMSDB_CASES)")
def test_c(): raise AssertionError
@pytest.mark.xfail(strict=True)
def test_d(): raise AssertionError
"""


@pytest.mark.parametrize(
    ("required", "expected"),
    [("0", "3 skipped, 1 xfailed"), ("1", "2 failed, 1 skipped, 1 xfailed")],
)
def test_a_skip_fails_where_all_is_required(
    repository: Path, tmp_path: Path, required: str, expected: str
) -> None:
    shutil.copy(repository / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_some.py").write_text(TESTS, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", ".", "-q", "."],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "CLAIMSDB_REQUIRE_ALL": required},
    )

    assert expected in done.stdout


def test_a_module_that_skips_as_a_whole_fails_where_all_is_required(
    repository: Path, tmp_path: Path
) -> None:
    shutil.copy(repository / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_some.py").write_text(
        "import pytest\npytest.importorskip('no_such_package')\n", encoding="utf-8"
    )

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", ".", "-q", "."],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "CLAIMSDB_REQUIRE_ALL": "1"},
    )

    assert "1 error" in done.stdout
