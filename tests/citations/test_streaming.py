"""Exports of a million records: nothing is held, and nothing is imported before its time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord, QuoteRecord, SourceRecord, SpeakerRecord
from claimsdb.citations.registry import FORMATS

STREAMED = [name for name in FORMATS if name not in {"docx", "popolo"}]


@pytest.mark.parametrize("name", STREAMED)
def test_a_record_is_written_before_the_next_but_one_is_asked_for(name: str) -> None:
    asked = 0

    def coming() -> Iterator[CitationRecord]:
        nonlocal asked
        for number in range(1000):
            asked = number
            quote = QuoteRecord(words=f"words number {number}", source=SourceRecord(key="s"))
            yield CitationRecord(
                key=f"key-{number}", speaker=SpeakerRecord(name="A. Body"), quotes=(quote,)
            )

    for text in FORMATS[name].write(coming()):
        if "words number 500" in text:
            break

    assert asked <= 501


def test_by_sorted_source_streams_too() -> None:
    asked = 0

    def coming() -> Iterator[CitationRecord]:
        nonlocal asked
        for number in range(1000):
            asked = number
            source = SourceRecord(key=f"source-{number // 2}", type="report")
            quote = QuoteRecord(words="w", source=source)
            yield CitationRecord(
                key=f"key-{number}", speaker=SpeakerRecord(name="A. Body"), quotes=(quote,)
            )

    next(iter(FORMATS["ris"].write(coming(), Options(by="sorted source"))))

    assert asked <= 2


def test_importing_the_room_imports_none_of_its_writers() -> None:
    probe = (
        "import sys; before = set(sys.modules); import claimsdb.citations.registry\n"
        "print(' '.join(sorted(set(sys.modules) - before)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )

    loaded = set(done.stdout.split())
    ours = {name.rpartition(".")[2] for name in loaded if name.startswith("claimsdb.citations.")}
    assert ours == {"registry", "options", "record"}
    assert not loaded & {"docx", "lxml", "json", "csv", "subprocess", "xml"}
