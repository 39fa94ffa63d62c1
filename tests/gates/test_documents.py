"""What the documents show is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import claimsdb

LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


def _tool(repository: Path, name: str, *documents: str) -> None:
    done = subprocess.run(
        [sys.executable, f"tools/{name}.py", "--check", *documents],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=repository,
    )
    assert done.returncode == 0, f"`make docs` mends this, or the program is wrong:\n{done.stderr}"


def _documents(repository: Path) -> list[Path]:
    return [
        *repository.glob("*.md"),
        *repository.glob("docs/**/*.md"),
        repository / "seed/README.md",
    ]


def test_the_command_reference_is_what_the_program_prints(repository: Path) -> None:
    _tool(repository, "command_reference", "docs/commands.md")


def test_the_picture_of_the_tables_is_that_of_the_models(repository: Path) -> None:
    _tool(repository, "schema_picture", "docs/schema.md")


def test_the_page_on_formats_is_what_the_code_says(repository: Path) -> None:
    _tool(repository, "formats_page", "docs/formats.md")


def test_what_the_readme_shows_is_what_is_printed(repository: Path) -> None:
    _tool(repository, "console_blocks", "README.md")


def test_what_the_other_pages_show_is_what_is_printed(repository: Path) -> None:
    pages = [str(path) for path in sorted(repository.glob("docs/**/*.md"))]

    _tool(repository, "console_blocks", *pages)


def test_links_between_pages_lead_somewhere(repository: Path) -> None:
    broken = [
        f"{page.relative_to(repository)}: {target}"
        for page in _documents(repository)
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]

    assert broken == []


def test_make_targets_that_pages_name_are_there(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    pages = "\n".join(page.read_text("utf-8") for page in _documents(repository))
    named = {"".join(pair) for pair in re.findall(r"^make (\w+)|`make (\w+)`", pages, re.M)}

    assert {"demo", "test"} <= named <= targets


def test_the_citation_file_names_the_packages_version(repository: Path) -> None:
    text = (repository / "CITATION.cff").read_text("utf-8")

    assert re.findall(r"^version: (\S+)$", text, re.M) == [claimsdb.__version__]


def test_the_workflow_runs_every_python_that_the_package_names(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    workflow = (repository / ".github/workflows/ci.yml").read_text("utf-8")

    assert named == ["3.11", "3.12", "3.13", "3.14"]
    assert re.findall(r"^ +python: \[(.*)\]$", workflow, re.M) == [
        ", ".join(f'"{version}"' for version in named)
    ]
    assert ".ci/run" in workflow
