"""A page that a program writes: put it down, or say how it differs from what is there."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable
from pathlib import Path


def write_or_check(page: Callable[[], str]) -> int:
    """Write `page()` to the file that is named; with --check, return 1 where it differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true", help="change nothing, tell differences")
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    path: Path = asked.file
    wanted = page()
    held = path.read_text(encoding="utf-8") if path.is_file() else ""
    if not asked.check:
        if held != wanted:
            path.write_text(wanted, encoding="utf-8")
        return 0
    sys.stderr.writelines(
        difflib.unified_diff(
            held.splitlines(True), wanted.splitlines(True), str(path), "what it should be"
        )
    )
    return 1 if held != wanted else 0
