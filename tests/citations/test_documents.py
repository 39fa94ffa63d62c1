"""Markdown, HTML, Word and the plain style: what a reader gets to see."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest

from claimsdb.citations.options import Options
from claimsdb.citations.plain import plain
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.registry import FORMATS
from claimsdb.errors import InputError

Statement = Callable[[str], CitationRecord]
Pandoc = Callable[[bytes | str, str, str], Any]


class _Outline(HTMLParser):
    """Which tags are open and whether every one is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.quoted = ""
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        self.hrefs += [str(value) for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "blockquote" in self.open:
            self.quoted += data


def _page(records: list[CitationRecord]) -> _Outline:
    outline = _Outline()
    outline.feed("".join(FORMATS["html"].write(records)))
    assert outline.open == []
    return outline


def test_every_tag_of_the_page_is_closed(statements: list[CitationRecord]) -> None:
    page = _page(statements)

    assert "“The bridge will cost 12.5 million pounds, & not a penny more" in page.quoted


def test_indirect_speech_is_no_block_quote_anywhere(statement: Statement, pandoc: Pandoc) -> None:
    indirect = statement("union-2021-strike")

    page = _page([indirect])
    tree = pandoc("".join(FORMATS["markdown"].write([indirect])), "commonmark", "json")

    assert page.quoted == ""
    assert "BlockQuote" not in [block["t"] for block in tree["blocks"]]


def test_a_script_in_an_address_is_never_a_link(statement: Statement) -> None:
    from dataclasses import replace

    quote = statement("union-2020-report").preferred
    assert quote.source is not None
    evil = replace(quote.source, url="javascript:alert(1)", title='<script>"&')
    record = replace(statement("union-2020-report"), quotes=(replace(quote, source=evil),))

    text = "".join(FORMATS["html"].write([record]))

    assert not [one for one in _page([record]).hrefs if not one.startswith("http")]
    assert "<script>" not in text


def test_pandoc_reads_the_markdown_as_what_was_said(
    statements: list[CitationRecord], pandoc: Pandoc
) -> None:
    for record in statements:
        text = pandoc("".join(FORMATS["markdown"].write([record])), "commonmark", "plain")

        squeezed = " ".join(text.split())
        assert " ".join(record.words.split()) in squeezed
        assert squeezed.startswith(record.speaker.name)


def test_the_dossier_is_chronological_with_the_unverified_on_top(
    statements: list[CitationRecord], pandoc: Pandoc
) -> None:
    pytest.importorskip("docx")

    (file,) = FORMATS["docx"].write_bytes(statements, Options(title="Bridges & pay"))

    text = pandoc(file, "docx", "plain")
    assert text.startswith(f"{len(statements)} statements by 6 speakers from 17 sources.")
    assert "13 not verified: muster-197x-book" in text
    assert "2 reported indirectly, not quotations: union-2021-strike, ministry-nd-figures" in text
    assert (
        text.index("Every rule has a sample") < text.index("Small samples") < text.index("grim")
        if "grim" in text
        else True
    )
    assert text.index("Every rule has a sample") < text.index("received a fair and reasonable")
    assert text.index("received a fair and reasonable") < text.index("Thank you for your letter")


def test_each_source_of_the_dossier_is_a_real_footnote(
    statement: Statement, pandoc: Pandoc
) -> None:
    pytest.importorskip("docx")
    record = statement("placeholder-2021-bridge")

    (file,) = FORMATS["docx"].write_bytes([record])

    markdown = pandoc(file, "docx", "markdown")
    assert "[^1]: Rita Reporter, Jo Bloggs-Sample, Minister defends the NHS bridge" in markdown
    assert "paid for.\u201d[^1]" in markdown or 'paid for."[^1]' in markdown


def test_the_same_statements_make_the_same_file(statements: list[CitationRecord]) -> None:
    pytest.importorskip("docx")

    first, second = (b"".join(FORMATS["docx"].write_bytes(statements)) for _ in range(2))

    assert first == second


def test_word_opens_what_python_docx_opens(statements: list[CitationRecord]) -> None:
    docx = pytest.importorskip("docx")

    (file,) = FORMATS["docx"].write_bytes(statements)

    document = importlib.import_module(docx.__name__).Document(io.BytesIO(file))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles["“Nobody will lose a single example.”"] == "Quote"
    assert styles["members had not ruled out a strike before the summer"] == "Normal"


def test_a_word_file_is_never_text(statements: list[CitationRecord]) -> None:
    with pytest.raises(InputError, match="docx is no text"):
        FORMATS["docx"].write(statements)


BARCLAY = (
    "Steve Barclay, Health Secretary: medics have “received a fair and reasonable pay rise as "
    "recommended by the independent pay review bodies”. Untitled news article, outlet unknown, "
    "October 2023 (date uncertain). [said September 2023 (date uncertain); mixed; accepted, "
    "not verified; basis: report]"
)
UNION = (
    "Sample Workers’ Union (reported indirectly, not a quotation) – members had not ruled out a "
    "strike before the summer. Rita Reporter, “No deal”, says the SWU, Sample Weekly, 16 April "
    "2021. [said April 2021; indirect speech, no quotation; accepted, not verified; basis: "
    "report; correction printed by the source: An earlier version gave the wrong month.]"
)


@pytest.mark.parametrize(
    ("key", "text"), [("barclay-2023-fair-pay", BARCLAY), ("union-2021-strike", UNION)]
)
def test_the_plain_style_says_how_sure_it_is(key: str, text: str, statement: Statement) -> None:
    assert plain(statement(key)) == text


def test_the_plain_style_cites_another_printing(statement: Statement) -> None:
    record = statement("placeholder-2021-bridge")

    text = plain(record, quote=record.quotes[1])

    assert "“The bridge will cost £12.5m, and not a penny more”. Bridge of sighs" in text
    assert "basis: second-hand" in text


def test_the_plain_style_says_the_same_in_markdown_and_html(
    statements: list[CitationRecord], pandoc: Pandoc
) -> None:
    for record in statements:
        text = plain(record).replace("'", "’")
        for output, reader in (("markdown", "commonmark"), ("html", "html")):
            read = pandoc(plain(record, output=output), reader, "plain")  # type: ignore[arg-type]
            assert unquote(read).strip().replace("'", "’") == unquote(text)
