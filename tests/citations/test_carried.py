"""What the table of formats says, against what arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimsdb.citations.carried import CARRIED, formats_table, left_out
from claimsdb.citations.facets import FACETS, Carry
from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, QuoteRecord, SpeakerRecord
from claimsdb.citations.registry import FORMATS, format_named
from claimsdb.errors import InputError

# What each facet of `everything` looks like, in any of the formats.
MARKS = {
    "key": ["statementmark"],
    "speaker": ["Speakermark"],
    "speaker's other names": ["aliasmark"],
    "Wikidata id": ["Q7654321"],
    "positions held": ["positionmark"],
    "role at the time": ["rolemark"],
    "said on": ["2021-05", "May 2021"],
    "occasion": ["occasionmark"],
    "words": ["wordsmark"],
    "paragraphs": [
        r"wordsmark\n\nparagraphmark",  # JSON
        "wordsmark\n\nparagraphmark",
        r"wordsmark \\ paragraphmark",  # TeX
        "wordsmark\n>\n",
        "wordsmark</p>",
        "wordsmark\n\n  para",
        '"exact": "paragraphmark"',
    ],
    "mode": ["mixed"],
    "lead-in": ["leadinmark"],
    "attribution as printed": ["attributionmark"],
    "language of the words": ["cy-GB"],
    "translator": ["translatormark"],
    "locator": ["locatormark"],
    "basis": ["transcript"],
    "state": ["verified"],
    "verified by, on, against": ["checkermark"],
    "places in the held text": ["987654"],
    "figures": ["figuremark", "measuremark"],
    "claims": ["claimmark"],
    "links between claims": ["linkmark"],
    "verdicts": ["verdictmark"],
    "topics": ["topicmark"],
    "corrects or retracts": ["correctsmark"],
    "further printings": ["otherwordsmark"],
    "title": ["titlemark"],
    "outlet": ["outletmark"],
    "publisher": ["publishermark"],
    "author of the source": ["Reportermark"],
    "date of the source": ["2022-06", "June 2022", "2022/06", "[[2022, 6]]"],
    "url": ["https://url.example/mark"],
    "accessed": ["2022-07", "July 2022", "2022/07", "[[2022, 7]]"],
    "archived copy": ["https://archive.example/mark"],
    "event and place": ["eventmark"],
    "DOI": ["10.1000/mark"],
    "correction notice": ["noticemark"],
    "source's note": ["sourcenotemark"],
    "old keys": ["oldkeymark"],
    "origin": ["originmark"],
    "note on the statement": ["statementnotemark"],
}


def test_every_format_answers_for_every_facet() -> None:
    assert list(CARRIED) == list(FORMATS)
    assert list(MARKS) == list(FACETS)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_said_to_arrive_arrives_and_nothing_else(
    name: str, everything: CitationRecord, pandoc: Callable[[bytes | str, str, str], Any]
) -> None:
    if FORMATS[name].binary:
        pytest.importorskip("docx")
        text = pandoc(b"".join(FORMATS[name].write_bytes([everything])), "docx", "plain")
    else:
        text = "".join(FORMATS[name].write([everything]))

    arrived = [facet for facet, marks in MARKS.items() if any(mark in text for mark in marks)]

    said = [facet for facet, carry in CARRIED[name].items() if carry is not Carry.NOT]
    assert arrived == said


def test_an_export_can_warn_of_what_a_record_loses(everything: CitationRecord) -> None:
    bare = CitationRecord(
        key="k", speaker=SpeakerRecord(name="A. Body"), quotes=(QuoteRecord(words="w"),)
    )

    assert left_out("jsonl", everything) == ()
    assert left_out("csv", everything)[:2] == ("speaker's other names", "positions held")
    assert left_out("csv", bare) == ()


def test_the_table_has_a_row_a_facet_and_a_column_a_format() -> None:
    rows = formats_table().splitlines()

    assert len(rows) == len(FACETS) + 2
    assert {row.count("|") for row in rows} == {len(FORMATS) + 2}


def test_a_strange_format_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError) as refused:
        format_named("bibltex")

    assert refused.value.hint in {"Did you mean biblatex?", "Did you mean bibtex?"}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("ris", Options(fields=("key",))),
        ("csv", Options(by="source")),
        ("ris", Options(related=True)),
        ("csv", Options(title="T")),
    ],
)
def test_an_option_that_a_format_cannot_follow_is_refused(name: str, options: Options) -> None:
    with pytest.raises(InputError, match="cannot be written with") as refused:
        FORMATS[name].write([], options)

    assert "These can:" in str(refused.value.hint)
