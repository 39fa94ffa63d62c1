"""Whatever is typed or handed in: one clear line, exit 2, and the base as before."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimsdb.services.opening import OpenBase


def run(
    *arguments: str | bytes, cwd: Path, base: Path | str, stdin: bytes = b"", **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "claimsdb", "--db", str(base), *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1", "PYTHONWARNINGS": "error", **environ},
        timeout=120,
        check=False,
    )


@pytest.fixture
def path(seeded: OpenBase) -> Path:
    found = seeded.settings.path
    assert found is not None
    seeded.close()
    return found


def content(path: Path) -> str:
    """A digest of every row that the base holds, its index included."""
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'search_words' "
        "ORDER BY name"
    ).fetchall()
    rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}")))
            for (name,) in tables}  # fmt: skip
    connection.close()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


REFUSED: list[tuple[str, list[str | bytes], bytes, str]] = [
    ("broken UTF-8", ["add", "quote", b"bad \xff bytes", "-s", "BMA"], b"", "half a character"),
    ("no words", ["add", "quote", "", "-s", "BMA"], b"", "needs words"),
    ("only marks", ["add", "quote", "“…”", "-s", "BMA"], b"", "needs words"),
    ("no speaker", ["add", "quote", "We won."], b"", "Who said it is missing"),
    ("unknown speaker", ["add", "quote", "We won.", "-s", "Nobody Known"], b"", "No speaker"),
    ("near speaker", ["add", "quote", "We won.", "-s", "Steve Barkley"], b"", "Steve Barclay?"),
    ("unknown source", ["add", "quote", "We won.", "-s", "BMA", "-u", "nowhere"], b"",
     "No source"),
    ("no address", ["add", "quote", "We won.", "-s", "BMA", "-u", "http://"], b"",
     "not a web address"),
    ("no month", ["add", "quote", "We won.", "-s", "BMA", "--said", "2023-13"], b"", "month 13"),
    ("no day", ["add", "quote", "We won.", "-s", "BMA", "--said", "2023-02-30"], b"",
     "is not a date"),
    ("two readings", ["add", "quote", "We won.", "-s", "BMA", "--said", "09/10/2023"], b"",
     "is not a date"),
    ("no place", ["add", "quote", "We won.", "-s", "BMA", "--at", "somewhere"], b"",
     "not a place"),
    ("no figure", ["add", "quote", "We won.", "-s", "BMA", "--figure", "12"], b"",
     "does not stand in the words"),
    ("lead-in of direct speech", ["add", "quote", "We won.", "-s", "BMA", "--lead-in", "they"],
     b"", "lead-in"),
    ("the same words", ["add", "quote", "COST and value of medical care!", "-s", "Phil Banfield"],
     b"", "in the base already: banfield"),
    ("a key taken", ["add", "topic", "New", "--key", "nhs-strikes"], b"", "taken"),
    ("no key", ["add", "topic", "New", "--key", "Ünfit key"], b"", "key"),
    ("1 MB of words", ["add", "quote", "--from-json", "-"],
     json.dumps({"words": "word " * 200_000, "speaker": "BMA"}).encode(), "too long"),
    ("NUL in the words", ["add", "quote", "--from-json", "-"],
     json.dumps({"words": "a\0b", "speaker": "BMA"}).encode(), "U+0000"),
    ("no JSON", ["add", "quote", "--from-json", "-"], b"{words: no}", "no JSON"),
    ("broken JSON text", ["add", "quote", "--from-json", "-"], b'{"words": "\xff"}', "UTF-8"),
    ("empty JSON", ["add", "quote", "--from-json", "-"], b"[]", "no records"),
    ("a strange field", ["add", "quote", "--from-json", "-"],
     b'{"words": "We won.", "speaker": "BMA", "colour": "red"}', "'colour'"),
    ("a number for words", ["add", "quote", "--from-json", "-"],
     b'{"words": 5, "speaker": "BMA"}', "words"),
    ("a kind of speaker", ["add", "speaker", "A", "--kind", "ghost"], b"", "ghost"),
    ("a CSL type", ["add", "source", "T", "--type", "newspaper"], b"", "article-newspaper"),
    ("no such key", ["show", "barclay-2023-fair-pya"], b"", "barclay-2023-fair-pay"),
    ("a name for a key", ["cite", "BMA"], b"", "british-medical-association"),
    ("a strange filter", ["search", "spaeker:barclay"], b"", "speaker:?"),
    ("an open mark", ["search", '"fair and'], b"", "never closed"),
    ("a date in a search", ["search", "x", "--since", "2023-13"], b"", "month 13"),
    ("a figure in a search", ["search", "x", "--figure", ">lots"], b"", "lots"),
    ("a strange format", ["export", "--format", "word"], b"", "no format 'word'"),
    ("a strange command", ["serach", "x"], b"", "Did you mean search"),
    ("a strange option", ["search", "x", "--speeker", "y"], b"", "--speaker"),
    ("no batch", ["undo", "99"], b"", "no batch 99"),
    ("no schema", ["db", "downgrade", "0042", "--yes"], b"", "no schema"),
    ("no backup", ["db", "restore", "nowhere.db"], b"", "no file"),
    ("no article", ["ingest", "nowhere.html"], b"", "cannot be read"),
    ("an empty article", ["ingest", "-", "--dry-run"], b"", "empty"),
    ("nobody to ask", ["ingest", "-"], b'The minister said: "We will pay all of it."\n',
     "nobody to ask"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [case[1:] for case in REFUSED],
    ids=[case[0] for case in REFUSED],
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(
    path: Path, arguments: list[str | bytes], stdin: bytes, said: str
) -> None:
    before = content(path)

    done = run(*arguments, cwd=path.parent, base=path, stdin=stdin)

    error = done.stderr.decode()
    assert done.returncode == 2, error
    assert done.stdout == b""
    assert said in error
    assert "Traceback" not in error
    assert content(path) == before


@pytest.mark.parametrize(
    "words", ["😀 🎉 yes", "مرحبا بالعالم", "שלום עולם", "日本語の引用", "Łódź"]
)
def test_words_of_every_script_are_kept_and_found(path: Path, words: str) -> None:
    added = run("add", "quote", words, "-s", "BMA", "--format", "json", cwd=path.parent, base=path)
    found = run("search", words, "--format", "json", cwd=path.parent, base=path)

    key = json.loads(added.stdout)[0]["key"]
    assert [hit["words"] for hit in json.loads(found.stdout) if hit["key"] == key] == [words]


def test_a_narrow_console_never_raises(path: Path) -> None:
    shown = run(
        "show", "barclay-2023-10-3-pay", cwd=path.parent, base=path, PYTHONIOENCODING="cp1252"
    )

    assert shown.returncode == 0, shown.stderr.decode()


def test_a_closed_pipe_is_no_error(path: Path) -> None:
    program = shlex.join([sys.executable, "-m", "claimsdb", "--db", str(path), "export"])
    command = f"{program} | head -c 10 >/dev/null; echo ${{PIPESTATUS[0]}}"

    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)

    assert done.stdout == b"0\n"
    assert done.stderr == b""


def test_the_end_of_input_at_a_question_is_2(path: Path) -> None:
    done = run("db", "downgrade", "base", cwd=path.parent, base=path)

    assert done.returncode == 2
    assert done.stdout == b""


def test_nothing_found_is_an_empty_list_and_no_error(path: Path) -> None:
    done = run("search", "xylophone", "--format", "json", cwd=path.parent, base=path)

    assert (done.returncode, json.loads(done.stdout)) == (0, [])
