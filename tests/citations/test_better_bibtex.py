"""How far our BibLaTeX agrees with Better BibTeX's on the fields that a base has.

Its test cases (MIT) are not kept here: they are looked for in the folder of published cases.
The reasons for the rest, read one by one: Zotero's rich text in titles of journals, accents
written as TeX commands where a case asks for ASCII, journals abbreviated by an option,
biblatex's extended names (`family=Oord, prefix=van den`), and scripts that change the type.
"""

from __future__ import annotations

import importlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimsdb.citations.record import (
    CitationRecord,
    CreatorRecord,
    QuoteRecord,
    SourceRecord,
    SpeakerRecord,
)
from claimsdb.citations.registry import FORMATS

_SHARED = Path(os.environ.get("CLAIMSDB_CASES") or Path(__file__).parents[3] / "shared")
CASES = _SHARED / "data" / "citations_bbt_export.jsonl"

_TYPES = {
    "journalArticle": "article-journal",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "webpage": "webpage",
    "blogPost": "post-weblog",
    "report": "report",
    "thesis": "thesis",
    "book": "book",
}
_FIELDS = (
    "@",
    "author",
    "date",
    "journaltitle",
    "institution",
    "publisher",
    "doi",
    "url",
    "urldate",
)


def _record(item: dict[str, Any], number: int) -> CitationRecord | None:
    """A Zotero item as a statement's source; None for what claimsdb has no entry type for."""
    kind = _TYPES.get(str(item.get("itemType")))
    date = re.fullmatch(r"(\d{4}(?:-\d\d){0,2})", str(item.get("date", "")))
    if kind is None or not item.get("title"):
        return None
    creators = tuple(
        CreatorRecord(
            role=one.get("creatorType", "author"),
            family=one.get("lastName") or None,
            given=one.get("firstName") or None,
            literal=one.get("name"),
        )
        for one in item.get("creators", [])
    )
    source = SourceRecord(
        type=kind,
        title=re.sub(r"<[^>]+>", "", item["title"]),
        container_title=item.get("publicationTitle"),
        publisher=item.get("publisher") or item.get("institution") or item.get("university"),
        issued=date[1] if date else None,
        url=item.get("url"),
        accessed=str(item.get("accessDate", ""))[:10] or None,
        doi=item.get("DOI"),
        creators=creators,
    )
    speaker = SpeakerRecord(name="A. Body")
    quotes = (QuoteRecord(words="w", source=source),)
    return CitationRecord(key=f"item-{number}", speaker=speaker, quotes=quotes)


def _entries(text: str) -> list[dict[str, str]]:
    library = importlib.import_module("bibtexparser").parse_string(text)
    return [
        {"@": entry.entry_type, **{field.key: str(field.value) for field in entry.fields}}
        for entry in library.entries
    ]


def _folded(value: str) -> str:
    """Braces, cases, TeX's spellings of a character: not what is compared here."""
    return re.sub(r"[\W_]+", "", re.sub(r"\\\w+", "", value)).casefold()


def _pairs() -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Our entry and Better BibTeX's for each item that only one of its entries can mean."""
    # Not splitlines(): the cases hold line separators that JSON does not escape.
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        case: dict[str, Any] = json.loads(line) if line else {}
        if case.get("expected_format") != "biblatex":
            continue
        expected = _entries(case["expected"])
        made = [_record(item, number) for number, item in enumerate(case["input"])]
        ours = _entries("".join(FORMATS["biblatex"].write(one for one in made if one)))
        for entry in ours:
            meant = [e for e in expected if _folded(e.get("title", "")) == _folded(entry["title"])]
            if len(meant) == 1:
                if entry["@"] == "misc":
                    del entry["@"]  # it lacks what biber demands; theirs would get a warning
                yield entry, meant[0]


@pytest.mark.skipif(not CASES.exists(), reason="no published cases here (CLAIMSDB_CASES)")
def test_our_fields_agree_with_better_bibtex() -> None:
    same: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for ours, theirs in _pairs():
        for field in _FIELDS:
            if field in ours and field in theirs:
                both[field] += 1
                same[field] += _folded(ours[field]) == _folded(theirs[field])

    # 641 of 677 when this was written.
    assert sum(both.values()) > 600
    assert sum(same.values()) / sum(both.values()) > 0.94
