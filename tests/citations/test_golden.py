"""Every format against a file that a person has read.

After a change that is meant, write them anew with CLAIMSDB_WRITE_GOLDEN=1 and read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimsdb.citations.options import Options
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.registry import FORMATS

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    **{f"{name}.{one.extension}": (name, Options()) for name, one in FORMATS.items()},
    "biblatex-related.bib": ("biblatex", Options(related=True)),
    "biblatex-by-source.bib": ("biblatex", Options(by="source")),
    "ris-by-source.ris": ("ris", Options(by="source")),
    "csl-json-by-source.json": ("csl-json", Options(by="source")),
}
TEXTS = sorted(file for file, (name, _) in CASES.items() if not FORMATS[name].binary)


@pytest.mark.parametrize("file", TEXTS)
def test_the_output_is_what_a_person_has_read(file: str, statements: list[CitationRecord]) -> None:
    name, options = CASES[file]

    written = "".join(FORMATS[name].write(statements, options))

    path = GOLDEN / file
    if os.environ.get("CLAIMSDB_WRITE_GOLDEN"):
        path.write_text(written, encoding="utf-8", newline="")
    assert written == path.read_bytes().decode()


def test_twelve_and_more_kinds_of_source_are_covered(statements: list[CitationRecord]) -> None:
    kinds = {record.source.type for record in statements if record.source}

    assert len(kinds) >= 12
