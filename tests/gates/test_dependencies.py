"""What the code imports is what the package asks for, and the other way round."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

UNIMPORTED = {"psycopg"}
"""SQLAlchemy imports it by the name in a base's address."""


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    text = (repository / "pyproject.toml").read_text("utf-8")
    found: dict[str, Any] = tomllib.loads(text)["project"]
    return found


def _name(requirement: str) -> str:
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def _imports(folder: Path) -> set[str]:
    """Top-level names of other packages, lazy imports and `find_spec("…")` included."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("find_spec", "import_module", "import_optional")
            ):
                names |= {
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                }
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"claimsdb"}


def test_what_is_imported_is_asked_for(repository: Path, project: dict[str, Any]) -> None:
    asked = project["dependencies"] + [
        each for extra in project["optional-dependencies"].values() for each in extra
    ]
    names = {_name(requirement) for requirement in asked}
    distributions = metadata.packages_distributions()

    unasked = {
        imported
        for imported in _imports(repository / "src")
        if not {_name(found) for found in distributions.get(imported, [imported])} & names
    }

    assert unasked == set()


def test_what_is_asked_for_is_imported(repository: Path, project: dict[str, Any]) -> None:
    imported = _imports(repository / "src") | _imports(repository / "alembic")
    provides: dict[str, set[str]] = {}
    for package, distributions in metadata.packages_distributions().items():
        for distribution in distributions:
            provides.setdefault(_name(distribution), set()).add(package)

    idle = {
        name
        for name in map(_name, project["dependencies"])
        if not provides.get(name, {name}) & imported and name not in UNIMPORTED
    }

    assert idle == set()


def test_every_extra_that_a_hint_names_exists(repository: Path, project: dict[str, Any]) -> None:
    named = {
        extra
        for path in (repository / "src").rglob("*.py")
        for extra in re.findall(r"claimsdb\[(\w+)\]", path.read_text("utf-8"))
    }

    assert named <= set(project["optional-dependencies"])
