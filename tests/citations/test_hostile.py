"""Texts that try to break out: whatever was said, a file stays a file and the words stay."""

from __future__ import annotations

import csv
import importlib
import io
import json
import xml.dom.minidom
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimsdb.citations.options import Options
from claimsdb.citations.record import (
    CitationRecord,
    CreatorRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)
from claimsdb.citations.registry import FORMATS
from claimsdb.citations.wording import one_line

HOSTILE = [
    "{braces} and {one more",
    "}{ turned round }",
    r"back\slash \input{secret} \end{document}",
    "100% & #1 $5 a_b ~ ^ <tag> |",
    "one\n\ntwo\r\nthree\u2028four",
    "ER  - \nTY  - JOUR\nID  - other",
    "מה שלומך مرحبا \u202eabc",
    "🙃👩‍👩‍👧‍👦",
    '","=cmd|\'/C calc\'!A0"',
    "*no* _emphasis_ `code` [no](link) <!-- no -->",
    "</script><script>alert(1)</script>",
    "]]> &amp; &#x41;",
    "@article{other, title={x}}",
    "a,b and c and others",
    "''quoted'' -- and --- ``so'' ?` !`",
    "nul \x00 and \x1b and \x7f and \x85",
    "",
    " ",
]
TEXTS = [name for name, one in FORMATS.items() if not one.binary]
texts = st.sampled_from(HOSTILE) | st.text(max_size=40)


def _records(first: str, second: str) -> list[CitationRecord]:
    """Two statements, so that one which breaks out of its entry spoils the other."""
    return [
        CitationRecord(
            key=key,
            speaker=SpeakerRecord(name=text, kind="person", family=text, given=text),
            role=text,
            quotes=(
                QuoteRecord(
                    words=text,
                    locator=text,
                    source=SourceRecord(
                        key=f"source-{key}",
                        type="article-newspaper",
                        title=text,
                        container_title=text,
                        issued="2021",
                        url=f"https://example.org/{text}",
                        archive_url=f"https://example.org/{text}",
                        note=text,
                        creators=(CreatorRecord(family=text, given=text),),
                    ),
                ),
            ),
            topics=(TopicRecord(name=text),),
        )
        for key, text in (("first", first), ("second", second))
    ]


def _write(name: str, records: list[CitationRecord], options: Options | None = None) -> str:
    return "".join(FORMATS[name].write(records, options))


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_no_text_breaks_out_of_json(first: str, second: str) -> None:
    records = _records(first, second)

    assert [json.loads(line)["words"] for line in _write("jsonl", records).splitlines()] == [
        first,
        second,
    ]
    assert [item["custom"]["words"] for item in json.loads(_write("csl-json", records))] == [
        first,
        second,
    ]
    graph = json.loads(_write("schema-org", records))["@graph"]
    assert [node.get("text", "") for node in graph] == [first, second]
    page = json.loads(_write("web-annotation", records))
    assert len(page["items"]) == 2
    assert json.loads(_write("popolo", records))["persons"]


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_no_text_breaks_out_of_ris(first: str, second: str) -> None:
    entries = importlib.import_module("rispy").loads(_write("ris", _records(first, second)))

    assert [entry["id"] for entry in entries] == ["first", "second"]
    for entry, text in zip(entries, (first, second), strict=True):
        assert entry["abstract"] == f"“{text}”" or entry["abstract"] == one_line(f"“{text}”")
        assert entry.get("title", "") == one_line(text)


@settings(max_examples=150, deadline=None)
@given(texts, texts)
def test_no_text_breaks_out_of_csv(first: str, second: str) -> None:
    from claimsdb.citations.flat import read_cell

    text = _write("csv", _records(first, second))

    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [read_cell(row["words"]) for row in rows] == [
        one.replace("\0", "\ufffd") for one in (first, second)
    ]


@pytest.mark.parametrize("name", ["biblatex", "bibtex"])
@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_no_text_breaks_out_of_a_bib_file(name: str, first: str, second: str) -> None:
    text = _write(name, _records(first, second))

    library = importlib.import_module("bibtexparser").parse_string(text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["first", "second"]
    for entry in library.entries:
        for field in entry.fields:
            depth = 0
            for character in str(field.value):
                depth += {"{": 1, "}": -1}.get(character, 0)
                assert depth >= 0
            assert depth == 0


# Pandoc drops a brace without partner and prints no character that is none.
@pytest.mark.parametrize("text", [one for one in HOSTILE if one.strip() and "\x00" not in one])
def test_pandoc_reads_hostile_words_out_of_biblatex(
    text: str, pandoc: Callable[[bytes | str, str, str], Any]
) -> None:
    first, second = pandoc(_write("biblatex", _records(text, "second")), "biblatex", "csljson")

    same = str.maketrans("’‘“”–—{}", "''\"\"--  ")
    read = "".join(first["annote"].translate(same).split())
    assert "".join(f"“{text}”".translate(same).split()) in read
    assert second["id"] == "second"


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_no_text_breaks_out_of_html(first: str, second: str) -> None:
    text = _write("html", _records(first, second))

    assert text.count("<article ") == text.count("</article>") == 2
    assert "<script" not in text
    assert text.count("<title>") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_word_file(text: str) -> None:
    pytest.importorskip("docx")

    (file,) = FORMATS["docx"].write_bytes(_records(text, "second"), Options(title=text))

    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in ("word/document.xml", "word/footnotes.xml"):
            xml.dom.minidom.parseString(parts.read(name))


@pytest.mark.parametrize("text", [one for one in HOSTILE if one.strip() and "\x00" not in one])
def test_markdown_shows_hostile_words_as_they_are(
    text: str, pandoc: Callable[[bytes | str, str, str], Any]
) -> None:
    read = pandoc(_write("markdown", _records(text, "second")), "commonmark", "plain")

    assert "".join(one_line(text).split()) in "".join(read.split())


@settings(max_examples=60, deadline=None)
@given(texts)
def test_indirect_speech_is_never_inside_quotation_marks(text: str) -> None:
    words = f"begin{text}end"
    record = CitationRecord(
        key="k",
        speaker=SpeakerRecord(name="A. Body"),
        quotes=(QuoteRecord(words=words, mode="indirect", source=SourceRecord(title="T")),),
    )

    for name in TEXTS:
        # JSON puts every text in straight marks; typographic ones would be ours.
        for opening in ("“begin", "‘begin", "&ldquo;begin", "``begin"):
            assert opening not in _write(name, [record])
        assert "<blockquote" not in _write(name, [record])
