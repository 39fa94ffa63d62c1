"""Keep the examples in our documents true: run what they show, and hold the print against it.

A block marked `console` is a walk: each line that begins with `$ ` is run by the shell, and
the lines under it are what it prints, stdout and stderr as on a terminal. All blocks of one
document run in order, in one new and empty home, so that a later one builds on an earlier.
Lines that begin with `claimsdb` in a block marked `sh` are run too, for their success.

    python tools/console_blocks.py README.md            write the output anew
    python tools/console_blocks.py --check README.md    fail where it differs
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```(console|sh)\n(.*?)^```$", re.M | re.S)
SECONDS = 60
MOMENT = re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)? UTC")
"""A time of writing: documents show one moment for all of them."""


@dataclass(frozen=True, slots=True)
class Home:
    """An empty home that commands run in; its path is printed as `~`."""

    path: Path

    def run(self, command: str) -> tuple[int, str]:
        """Run one line of shell; return its exit status and all that it printed."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CLAIMSDB", "XDG_", "PYTHON", "FORCE_COLOR"))
        }
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            check=False,
            cwd=self.path,
            env={
                **kept,
                "HOME": str(self.path),
                "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                "COLUMNS": "80",
                "LC_ALL": "C.UTF-8",
                "NO_COLOR": "1",
                "CLAIMSDB_AUTHOR": "you",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
        )
        printed = done.stdout.decode("utf-8").replace(str(self.path), "~")
        return done.returncode, MOMENT.sub("2026-01-05 09:30 UTC", printed)


def rewritten(document: str, home: Home) -> tuple[str, list[str]]:
    """Return the document with true output, and a sentence for each command that failed."""
    failed: list[str] = []

    def block(match: re.Match[str]) -> str:
        kind, body = match[1], match[2]
        if kind == "console":
            return f"```console\n{_walk(body, home, failed)}```"
        for line in body.splitlines():
            if line.startswith("claimsdb"):
                _run(line, home, failed)
        return match[0]

    return BLOCK.sub(block, document), failed


def _walk(body: str, home: Home, failed: list[str]) -> str:
    parts = []
    for command in _commands(body):
        printed = _run(command, home, failed).rstrip("\n")
        parts.append(f"$ {command}\n" + (f"{printed}\n" if printed else ""))
    return "\n".join(parts)


def _commands(body: str) -> list[str]:
    r"""The commands of a block; one may go on after a backslash at the end of a line.

    >>> _commands("$ a \\\n    b\nprinted\n\n$ c\n")
    ['a \\\n    b', 'c']
    """
    return re.findall(r"^\$ ((?:.*\\\n)*.*)$", body, re.M)


def _run(command: str, home: Home, failed: list[str]) -> str:
    status, printed = home.run(command)
    if status:
        failed.append(f"exit {status} from: {command}\n{printed}")
    return "\n".join(line.rstrip() for line in printed.splitlines())


def main() -> int:
    """Write or check the documents that are named; 1 where one is not true."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, tell differences")
    parser.add_argument("documents", nargs="+", type=Path)
    asked = parser.parse_args()
    untrue = False
    for path in asked.documents:
        with tempfile.TemporaryDirectory() as folder:
            held = path.read_text(encoding="utf-8")
            true, failed = rewritten(held, Home(Path(folder).resolve()))
        for sentence in failed:
            sys.stderr.write(f"{path}: {sentence}\n")
        if asked.check and true != held:
            sys.stderr.writelines(
                difflib.unified_diff(
                    held.splitlines(True), true.splitlines(True), str(path), "what is printed"
                )
            )
        elif true != held:
            path.write_text(true, encoding="utf-8")
        untrue = untrue or bool(failed) or (asked.check and true != held)
    return 1 if untrue else 0


if __name__ == "__main__":
    sys.exit(main())
