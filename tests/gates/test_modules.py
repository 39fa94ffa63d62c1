"""A module has one subject; one of more than 400 lines has a second that moved in."""

from __future__ import annotations

import ast
from pathlib import Path

LONGEST = 400
FOLDERS = ("src", "tools", "tests", "benchmarks")  # a migration is one step, however long
HOMELESS = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "handler"}


def _modules(repository: Path) -> list[Path]:
    return [path for folder in FOLDERS for path in (repository / folder).rglob("*.py")]


def test_no_module_is_over_400_lines(repository: Path) -> None:
    lengths = {
        path.relative_to(repository).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in _modules(repository)
    }

    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_named_for_what_found_no_home(repository: Path) -> None:
    assert [path for path in _modules(repository) if path.stem.strip("_") in HOMELESS] == []


def test_every_module_says_what_it_knows(repository: Path) -> None:
    silent = [
        path.relative_to(repository).as_posix()
        for path in (repository / "src").rglob("*.py")
        if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None
    ]

    assert silent == []
