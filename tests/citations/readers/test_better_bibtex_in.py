"""Zotero's items and Better BibTeX's entries for them, both read: do they say the same?

The two readers share nothing but their names for fields, so where both agree on an item the
chance is good that both are right. The reasons for the rest, read one by one: entry types
that BibTeX does not have, days for which it has no field, days and months written in an order
that has two readings, and names with suffixes and particles.
"""

from __future__ import annotations

import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimsdb.citations.readers import bib, zotero
from claimsdb.citations.readers.item import Broken, Read
from claimsdb.citations.record import SourceRecord

_SHARED = Path(os.environ.get("CLAIMSDB_CASES") or Path(__file__).parents[4] / "shared")
CASES = _SHARED / "data" / "citations_bbt_export.jsonl"
_FIELDS = ("type", "title", "container_title", "issued", "doi", "url", "authors")

pytestmark = pytest.mark.skipif(
    not CASES.exists(), reason="no published cases here (CLAIMSDB_CASES)"
)


def _folded(value: str | None) -> str:
    return re.sub(r"[\W_]+", "", value or "").casefold()


def _told(source: SourceRecord) -> dict[str, str]:
    names = "".join(sorted(_folded(c.name) for c in source.creators if c.role == "author"))
    plain = {name: _folded(getattr(source, name)) for name in _FIELDS if name != "authors"}
    return {**plain, "authors": "".join(sorted(names))}


def _cases() -> Iterator[tuple[list[Read | Broken], list[Read | Broken]]]:
    # Not splitlines(): the cases hold line separators that JSON does not escape.
    for line in CASES.read_text(encoding="utf-8").split("\n"):
        case = json.loads(line) if line else {}
        if case.get("expected_format") not in ("biblatex", "bibtex"):
            continue
        items = zotero.read(io.BytesIO(json.dumps(case["input"]).encode()))
        entries = bib.read(io.BytesIO(case["expected"].encode()))
        yield (
            [one for one in items if isinstance(one, Read | Broken)],
            [one for one in entries if isinstance(one, Read | Broken)],
        )


def _sources(found: list[Read | Broken]) -> dict[str, list[SourceRecord]]:
    by_title: dict[str, list[SourceRecord]] = {}
    for one in found:
        if isinstance(one, Read) and isinstance(one.value, SourceRecord) and one.value.title:
            by_title.setdefault(_folded(one.value.title), []).append(one.value)
    return by_title


def test_what_zotero_holds_and_what_better_bibtex_writes_of_it_read_the_same() -> None:
    same: Counter[str] = Counter()
    both: Counter[str] = Counter()
    broken = read = 0
    for items, entries in _cases():
        broken += sum(isinstance(one, Broken) for one in (*items, *entries))
        read += len(items) + len(entries)
        theirs = _sources(entries)
        for title, ours in _sources(items).items():
            if len(ours) == 1 and len(theirs.get(title, ())) == 1:
                one, other = _told(ours[0]), _told(theirs[title][0])
                for field in _FIELDS:
                    if one[field] and other[field]:
                        both[field] += 1
                        same[field] += one[field] == other[field]

    # 1,931 of 2,017 fields when this was written, and none of 1,264 records broken.
    assert broken / read < 0.01
    assert sum(both.values()) > 1_900
    assert sum(same.values()) / sum(both.values()) > 0.94
