"""`claimsdb check`, cite --insert and variants from end to end, as a user runs them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from click.testing import CliRunner, Result

from claimsdb.cli import main
from claimsdb.errors import InputError
from claimsdb.services import statements
from claimsdb.services.opening import OpenBase
from claimsdb.services.statements import NewQuote

SIX = """# Strikes

Steve Barclay said: "Those who started their hospital training this year are receiving a 13.0 per cent pay increase."

Mr Barclay said: "Regrettably, the BMA is not threatening to escalate strike action again next month".

Steve Barclay said: "The longer the Government buries its head in the sand, the more both strikes and waiting lists cost the public purse."

Mr Barclay added: "My door is always open to improve their working lives, but this pay award is final".

Barclay said "consultants are receiving a 6% pay rise alongside generous reforms to their pensions".

"Today marks the grim milestone of … cancelled as a result of strikes", Barclay said.

Prof Banfield said: "It's nice to be here in the sunshine of July".
"""  # noqa: E501
EXACT = (
    "Mr Barclay said: “this pay award is final so I urge unions to end this damaging "
    "disruption”.\n"
)

Run = Callable[..., Result]


@pytest.fixture
def run(seeded: OpenBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the seeded base, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    path = str(seeded.settings.path)

    def invoke(*arguments: str, typed: bytes | None = None, status: int | None = None) -> Result:
        result = CliRunner().invoke(
            main, ["--db", path, *arguments], input=typed, standalone_mode=False
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        if status is not None:
            assert result.return_value == status, result.output
        return result

    return invoke


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft that misquotes in six ways."""
    path = tmp_path / "draft.md"
    path.write_text(SIX, encoding="utf-8")
    return path


def test_six_misquotations_get_six_types_with_line_and_column(run: Run, draft: Path) -> None:
    result = run("check", "draft.md", "--format", "json", status=1)

    [checked] = json.loads(result.stdout)["drafts"]
    assert checked["file"] == "draft.md"
    assert [(it["type"], it["line"], it["column"]) for it in checked["findings"]] == [
        ("number-changed", 3, 22),
        ("negation-changed", 5, 19),
        ("wrong-speaker", 7, 22),
        ("unmarked-cut", 9, 20),
        ("house-style", 11, 15),
        ("marked-edit", 13, 2),
        ("not-found", 15, 22),
    ]
    for it in checked["findings"]:
        assert SIX[it["start"] : it["end"]] == it["draft_words"]


def test_the_report_shows_both_wordings_and_what_to_paste(run: Run, draft: Path) -> None:
    text = run("check", "draft.md", status=1).stdout

    assert "draft.md:3:22  ERROR   number changed" in text
    assert "[13.0] per cent" in text
    assert "[10.3] per cent" in text
    assert "  paste   10.3 per cent\n" in text
    assert text.endswith("draft.md: 4 errors · 2 info · 1 not in the base (--all lists them)\n")
    assert max(map(len, text.splitlines())) <= 80


def test_what_is_exact_is_clean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(EXACT, encoding="utf-8")

    assert run("check", "a.md", status=0).stdout == "a.md: 1 exact (--all lists them)\n"
    assert "exactly as news-2023-nhs-strikes prints it" in run("check", "a.md", "--all").stdout


def test_severities_strictness_and_the_limit_decide_the_status(run: Run, tmp_path: Path) -> None:
    words = EXACT.replace("“this", "“nobody ever said that this")
    (tmp_path / "a.md").write_text(
        "Joe Dunn said: “Nobody has ever been to the moon by train before”.\n", encoding="utf-8"
    )
    (tmp_path / "b.md").write_text(words, encoding="utf-8")

    run("check", "a.md", status=0)
    run("check", "a.md", "--strict", status=1)
    run("check", "a.md", "--fail-on", "info", status=1)
    run("check", "b.md", status=1)
    run("check", "b.md", "--severity", "word-changed=off", "--severity",
        "negation-changed=off", status=0)  # fmt: skip
    with pytest.raises(InputError, match="no finding of type"):
        run("check", "a.md", "--severity", "style=error")
    with pytest.raises(InputError, match="A severity is"):
        run("check", "a.md", "--severity", "exact=loud")


def test_stdin_and_folders_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.md").write_text(EXACT, encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.txt").write_text(EXACT, encoding="utf-8")
    (tmp_path / "in" / "c.png").write_bytes(b"\x89PNG")

    assert run("check", "-", typed=EXACT.encode(), status=0).stdout.startswith("-: 1 exact")
    assert run("check", "in", status=0).stdout.splitlines() == [
        "in/a.md: 1 exact (--all lists them)",
        "in/deep/b.txt: 1 exact (--all lists them)",
    ]


def test_a_draft_that_cannot_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text(" \n", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing")

    for name in ("absent.md", "empty.md", "broken.docx"):
        with pytest.raises(InputError):
            run("check", name)


def test_against_a_file_no_base_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMSDB_URL", str(tmp_path / "none" / "claims.db"))
    (tmp_path / "speech.txt").write_text(
        "ANN LEE: We came here to build many houses for the poor.\n\nBOB FOX: And when?\n",
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text(
        "Ann Lee said: “We came here to build few houses for the poor”.\n", encoding="utf-8"
    )
    result = CliRunner().invoke(
        main,
        ["check", str(tmp_path / "a.md"), "--against", str(tmp_path / "speech.txt")],
        standalone_mode=False,
    )

    assert result.return_value == 1
    assert "word changed" in result.stdout
    assert not (tmp_path / "none").exists()


def test_fix_changes_marks_and_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(EXACT.replace("award is", "award  is"), encoding="utf-8", newline="")
    path.chmod(0o640)
    result = run("check", "a.md", "--fix", status=0)

    assert path.read_text(encoding="utf-8") == EXACT
    assert path.stat().st_mode & 0o777 == 0o640
    assert "a.md:1:33: '  ' is now ' '" in result.stderr
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(".a")) == []


def test_fix_leaves_misquotations_to_a_person(run: Run, draft: Path) -> None:
    run("check", "draft.md", "--fix", status=1)

    assert draft.read_text(encoding="utf-8") == SIX
    with pytest.raises(InputError, match="needs a file"):
        run("check", "-", "--fix", typed=SIX.encode())


# --- other programs --------------------------------------------------------------------------


def test_github_annotations_name_file_line_and_column(run: Run, draft: Path) -> None:
    lines = run("check", "draft.md", "--format", "github").stdout.splitlines()

    assert lines[0].startswith(
        "::error file=draft.md,line=3,col=22,endLine=3,endColumn=117,title=number changed::"
    )
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 4 + ["::notice"] * 2


def test_junit_counts_what_fails(run: Run, draft: Path) -> None:
    root = ElementTree.fromstring(run("check", "draft.md", "--format", "junit").stdout)

    assert (root.get("tests"), root.get("failures")) == ("6", "4")
    assert [case.find("failure") is not None for case in root.iter("testcase")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


def test_the_web_page_needs_nothing_from_anywhere(run: Run, draft: Path, tmp_path: Path) -> None:
    draft.write_text(SIX + "\n<script>alert(1)</script>\n", encoding="utf-8")
    page = run("check", "draft.md", "--format", "html").stdout

    assert "<script" not in page
    assert not any(mark in page for mark in ("http://", "https://", "url(", "@import", "src="))
    assert "<del>13.0</del>" in page
    assert "<ins>10.3</ins>" in page
    assert "prefers-color-scheme:dark" in page


def test_a_word_draft_comes_back_with_comments_at_the_words(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("A title")
    paragraph = document.add_paragraph("Mr Barclay said: “this pay ")
    paragraph.add_run("award is never final").bold = True
    paragraph.add_run(" so I urge unions to end this damaging disruption”. That was all.")
    document.save(str(tmp_path / "a.docx"))
    result = run("check", "a.docx", "--comments", "out.docx", status=1)

    assert "a.docx:2:19" in result.stdout
    written = docx.Document(io.BytesIO((tmp_path / "out.docx").read_bytes()))
    assert [p.text for p in written.paragraphs] == [p.text for p in document.paragraphs]
    [comment] = written.comments
    assert comment.text.startswith("ERROR · negation changed\n")
    body = written.element.xml
    inside = body.partition("commentRangeStart")[2].partition("commentRangeEnd")[0]
    assert "this pay " in inside
    assert "award is never final" in inside
    assert "That was all" not in inside
    assert "Mr Barclay" not in inside


def test_a_markdown_draft_becomes_a_document_with_comments(run: Run, draft: Path) -> None:
    run("check", "draft.md", "--comments", "out.docx", status=1)

    written = docx.Document(str(draft.with_name("out.docx")))
    assert len(list(written.comments)) == 6


# --- cite and variants -----------------------------------------------------------------------


def test_keys_are_put_in_with_their_bibliography_and_only_once(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(EXACT, encoding="utf-8")
    run("cite", "--insert", "a.md")
    once = path.read_bytes(), (tmp_path / "a.bib").read_bytes()
    run("cite", "--insert", "a.md")

    assert once[0].decode() == EXACT.replace("”.", "” [@barclay-2023-10-3-pay].")
    assert b"{barclay-2023-10-3-pay," in once[1]
    assert (path.read_bytes(), (tmp_path / "a.bib").read_bytes()) == once
    run("check", "a.md", status=0)


def test_who_cut_what_is_shown(run: Run, seeded: OpenBase) -> None:
    key = "barclay-2023-fair-pay"
    words = "received a fair pay rise as recommended by the independent pay review bodies"
    with seeded.writing("test") as session:
        statements.add_quote(
            session,
            NewQuote(words=words, statement=key, source="https://x.example/b", mode="direct"),
        )
    shown = json.loads(run("variants", key, "--format", "json").stdout)
    table = run("variants", key).stdout

    assert [one["cut"] for one in shown["prints"]] == [[], ["and reasonable"]]
    assert [one["fullest"] for one in shown["prints"]] == [True, False]
    assert "2  unmarked cut" in table
    assert "cut: and reasonable" in table
    for number, one in enumerate(shown["prints"]):
        assert "".join(column[number] or "" for column in shown["columns"]) == one["words"]
