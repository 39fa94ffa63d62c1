"""Files of many kinds become one canonical text, and what they state of themselves is kept."""

from __future__ import annotations

import io

import docx
import pytest

from claimsdb.errors import InputError
from claimsdb.extract.article import decode
from claimsdb.extract.reading import read_article

PARAGRAPHS = (
    (
        "The council met on Tuesday evening to talk about the library in the old town, which has "
        "been closed since the flood of last winter."
    ),
    (
        "The mayor said: “We will open the library again before the year is out, and not a day "
        "later.”"
    ),
    "She added that the roof had cost more than the council had set aside for it.",
)
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Library | The Gazette</title>
<link rel="canonical" href="https://gazette.example/library">
<meta property="og:title" content="Library to open again">
<meta property="og:site_name" content="The Gazette">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "The Gazette"}},
 {{"@type": "NewsArticle", "headline": "Library to open", "datePublished":
  "2024-03-05T09:00:00+00:00", "author": [{{"@type": "Person", "name": "A. Reporter"}}]}}]}}
</script></head><body><nav><a href="/">Home</a></nav><article><h1>Library to open again</h1>
{body}</article><footer>All rights reserved.</footer></body></html>"""


def page(paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return PAGE.format(body=body).encode()


def pdf(*pages: list[str]) -> bytes:
    """A PDF of plain lines, a page each list, written by hand; an empty line ends a block."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = []
        for row, line in enumerate(lines):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            shown.append(f"BT /F1 11 Tf 72 {720 - 13 * row} Td ({escaped}) Tj ET")
        stream = "\n".join(shown)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} "
            "0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for offset in offsets:
        out.write(f"{offset:010} 00000 n \n".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def test_plain_text_is_kept_code_point_for_code_point() -> None:
    text = "First.\r\n\r\n  “Zweitens”, said the mayor.\n"

    assert read_article(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8-sig"),
        ("café".encode("utf-16"), "café", "utf-16"),
        (b"caf\xc3\xa9", "café", "utf-8"),
        (b"caf\xe9 \x93quoted\x94", "café “quoted”", "cp1252"),
    ],
)
def test_an_encoding_is_told_by_mark_then_utf_8_then_cp1252(
    data: bytes, text: str, encoding: str
) -> None:
    assert decode(data) == (text, encoding)


def test_an_encoding_other_than_utf_8_is_said() -> None:
    assert read_article(b"caf\xe9 au lait").remarks == ("Read as cp1252.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"a\0b", "NUL bytes"),
        (b"\x81\x8d", "neither UTF-8 nor cp1252"),
        (b"%PDF-1.4\nrubbish", "PDF"),
        (b"PK\x03\x04rubbish", "no Word document"),
        (b"<html><body><p>Log in to read on.</p></body></html>", "paywall"),
        (b"WEBVTT\n\nNOTE nothing here\n", "no cue"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_article(data)

    assert "\n" not in str(refused.value)


def test_a_page_states_its_title_outlet_author_date_and_address() -> None:
    article = read_article(page())

    assert article.title == "Library to open"
    assert article.container_title == "The Gazette"
    assert article.authors == ("A. Reporter",)
    assert article.issued == "2024-03-05"
    assert article.canonical_url == "https://gazette.example/library"
    assert article.language == "en-GB"
    assert article.type == "article-newspaper"


def test_the_text_of_a_page_is_its_article_a_paragraph_each() -> None:
    text = read_article(page()).text

    for paragraph in PARAGRAPHS:
        assert paragraph in text.split("\n\n")
    assert "All rights reserved" not in text


def test_what_a_page_does_not_state_stays_unknown() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)

    article = read_article(f"<html><body><article>{body}</article></body></html>".encode())

    assert (article.title, article.authors, article.issued) == (None, (), None)
    assert (article.container_title, article.url) == (None, None)


def test_broken_linked_data_is_passed_over() -> None:
    broken = page().replace(b'"@graph"', b'"@graph')

    assert read_article(broken).title == "Library to open again"


def test_a_pdf_is_put_together_again_from_lines_and_pages() -> None:
    article = read_article(pdf(
        ["The mayor said the library would be re-", "opened before the year was out, and the co-",
         "ordinated work on the roof"],
        ["would go on. It is co-ordinated by the council.", "", "", "A second paragraph of it."],
    ))  # fmt: skip

    assert "would be reopened before" in article.text
    assert "the co-ordinated work on the roof would go on." in article.text
    assert [(kind, place) for _, kind, place in article.places] == [("page", "1"), ("page", "2")]
    offset = article.places[1][0]
    assert article.text[offset:].startswith("would go on.")


def test_a_word_document_gives_paragraphs_and_properties() -> None:
    document = docx.Document()
    document.core_properties.title = "Briefing"
    document.core_properties.author = "A. Reporter"
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Roof", "£3m"
    data = io.BytesIO()
    document.save(data)

    article = read_article(data.getvalue())

    assert article.text == "\n\n".join([*PARAGRAPHS, "Roof | £3m"])
    assert (article.title, article.authors) == ("Briefing", ("A. Reporter",))


VTT = """WEBVTT

00:00:01.000 --> 00:00:03.000
<v Mayor>We will open the library

00:00:03.200 --> 00:00:05.000
<v Mayor>before the year is out.

00:00:05.500 --> 00:00:07.000
<v Reporter>And if not?
"""


def test_subtitles_become_a_transcript_that_knows_its_times() -> None:
    article = read_article(VTT.encode())

    assert article.text == (
        "Mayor: We will open the library before the year is out.\n\nReporter: And if not?"
    )
    assert [(kind, place) for _, kind, place in article.places] == [
        ("timecode", "00:00:01"), ("timecode", "00:00:03"), ("timecode", "00:00:05"),
    ]  # fmt: skip
    assert article.text[article.places[1][0] :].startswith("before the year")


def test_subrip_subtitles_are_told_by_their_content() -> None:
    data = (
        b"1\n00:00:01,000 --> 00:00:02,500\nHello there.\n\n"
        b"2\n00:00:09,000 --> 00:00:10,000\nBye.\n"
    )

    assert read_article(data, name="-").text == "Hello there.\n\nBye."
