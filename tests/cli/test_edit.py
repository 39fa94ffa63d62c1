"""`claimsdb edit`: by name, from a text, and in an editor without losing what was typed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.cli.edited_text import read_fields, write_fields
from claimsdb.errors import InputError

PAY, FAIR = "barclay-2023-10-3-pay", "barclay-2023-fair-pay"
Run = Callable[..., Any]


def editor(tmp_path: Path, code: str) -> str:
    """An editor that does `code` to `text`, as the value of $EDITOR."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, subprocess, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"{code}\n"
        "path.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {script}"


def test_changes_are_told_before_and_after(run: Run) -> None:
    done = run("edit", PAY, "said=2023-09-20", "note=", "at=col 3")

    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == f"Changed {PAY}."
    assert "  said_on: 2023-09? → 2023-09-20" in lines
    assert "  at: (nothing) → column 3" in lines
    assert done.err == "Read against 2023-09? still: this year.\n"


def test_a_program_gets_the_key_and_the_names_of_what_changed(run: Run) -> None:
    assert run("edit", PAY, "cue=said", "--format", "json").json == [
        {"key": PAY, "created": False, "changed": ["cue"]}
    ]
    assert run("edit", PAY, "cue=said", "--format", "json").json[0]["changed"] == []
    assert run("edit", PAY, "cue=said").out == "Nothing changed.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([PAY, "nope=3"], "A statement has no field 'nope'."),
        ([PAY, "cue"], "'cue' is not FIELD=VALUE."),
        ([PAY, "=3"], "'=3' is not FIELD=VALUE."),
        ([PAY, "cue=a", "cue=b"], "The field 'cue' is given twice."),
        (["steve-barcley", "name=x"], "Nothing has the key 'steve-barcley'."),
        ([PAY, "state=verified"], "A verified quote needs verified_against."),
    ],
)
def test_a_refusal_is_one_line_and_a_hint(run: Run, arguments: list[str], said: str) -> None:
    done = run("edit", *arguments)

    assert (done.status, done.out) == (2, "")
    error, *hint = done.err.splitlines()
    assert error == f"Error: {said}"
    assert [line[:6] for line in hint] in ([], ["Hint: "])


def test_without_fields_and_without_an_editor_the_fields_are_listed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)

    done = run("edit", PAY)

    assert done.status == 2
    assert "fields: words, speaker, said_on" in done.err


def test_the_editor_shows_the_fields_and_takes_changes(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(
        "EDITOR",
        editor(tmp_path, "text = text.replace('cue: added', 'cue: said').replace('role: ', '')"),
    )

    done = run("edit", PAY)

    assert done.status == 2  # the line of the role has lost its name
    assert "is no field: 'Health Secretary'" in done.err

    monkeypatch.setenv(
        "EDITOR", editor(tmp_path, "text = text.replace('cue: added', 'cue: said')")
    )
    assert run("edit", PAY).out == f"Changed {PAY}.\n  cue: added → said\n"


def test_an_unchanged_text_changes_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "text = text + '\\n# a remark\\n'"))

    assert run("edit", PAY).out == "Nothing changed.\n"
    monkeypatch.setenv("EDITOR", "true")
    assert run("edit", PAY).out == "Nothing changed.\n"


def test_a_text_that_is_refused_is_kept_and_can_be_mended(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv(
        "EDITOR",
        editor(tmp_path, "text = text.replace('said_on: 2023-09?', 'said_on: 2023-13')"),
    )

    refused = run("edit", PAY)

    assert refused.status == 2
    found = re.search(rf"Your text is kept: claimsdb edit {PAY} --from (\S+)", refused.err)
    assert found is not None
    kept = Path(found[1])
    text = kept.read_text(encoding="utf-8")
    assert "said_on: 2023-13" in text
    kept.write_text(text.replace("2023-13", "2023-12"), encoding="utf-8")
    assert "said_on: 2023-09? → 2023-12" in run("edit", PAY, "--from", str(kept)).out


def test_what_somebody_else_changed_while_one_typed_is_a_conflict(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    theirs = [sys.executable, "-m", "claimsdb", "--db", str(path), "edit", PAY, "cue=shouted"]
    monkeypatch.setenv(
        "EDITOR",
        editor(
            tmp_path,
            f"subprocess.run({theirs!r}, check=True, stdout=subprocess.DEVNULL)\n"
            "text = text.replace('cue: added', 'cue: said')",
        ),
    )

    done = run("edit", PAY)

    assert done.status == 2
    assert "it was 'added', it is 'shouted' now, and you wrote 'said'" in done.err
    assert "Your text is kept" in done.err


def test_another_printing_is_edited_and_preferred(run: Run) -> None:
    run("add", "quote", "this pay award is final", "--to", PAY, "-u", "https://b.example/a")

    assert run("edit", PAY, "--quote", "1", "cue=says").status == 0
    assert run("edit", PAY, "--quote", "1", "--prefer").status == 0
    assert run("show", PAY, "--format", "json").json[0]["words"] == "this pay award is final"
    assert run("edit", PAY, "--quote", "7", "cue=says").status == 2


VALUES = st.dictionaries(
    st.from_regex("[a-z_]+", fullmatch=True),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n"))
    .map(lambda text: "\n".join(line.strip() for line in text.strip().split("\n"))),
)  # fmt: skip


@given(VALUES)
def test_what_is_written_for_the_editor_is_read_again(fields: dict[str, str]) -> None:
    assert read_fields(write_fields("a-key", fields)) == fields


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("said_on 2023", "Line 1 is no field"),
        ("# remark\n  more", "Line 2 goes on where no field has begun"),
        ("cue: a\ncue: b", "Line 2 gives the field 'cue' a second time"),
        ("two words: a", "Line 1 is no field"),
        (": a", "Line 1 is no field"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_fields(text)
