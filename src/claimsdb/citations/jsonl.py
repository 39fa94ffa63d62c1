"""JSON lines: one whole statement a line, the exact round trip.

What goes out here comes back the same, field by field, so this is the format to keep, to
diff and to move a base with. Lines end with a line feed and hold no other line break, not
even those that only some readers take for one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimsdb.citations.options import Options, chosen_fields
from claimsdb.citations.record import CitationRecord
from claimsdb.citations.tree import read_record, record_tree

FIELDS = (
    "key",
    "speaker",
    "role",
    "said_on",
    "words",
    "mode",
    "state",
    "source",
    "occasion",
    "claims",
    "topics",
    "corrects",
    "retracts",
    "aliases",
    "origin",
    "lead_in",
    "cue",
    "attribution",
    "printed_role",
    "language",
    "translated_by",
    "locator",
    "locator_kind",
    "basis",
    "verified_by",
    "verified_on",
    "verified_against",
    "spans",
    "sha256",
    "prefix",
    "suffix",
    "figures",
    "other_quotes",
    "note",
    "beside",
)
_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(records: Iterable[CitationRecord], options: Options) -> Iterator[str]:
    """Yield a line a statement; with fields chosen, these and no others, in that order."""
    chosen = chosen_fields(options, FIELDS)
    for record in records:
        tree = record_tree(record)
        yield json_line({name: tree.get(name) for name in chosen} if chosen else tree) + "\n"


def json_line(value: Any) -> str:
    """Return the value as JSON on one line, UTF-8, for readers of every kind."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    for character, escaped in _BREAKS.items():
        if character in text:
            text = text.replace(character, escaped)
    return text


def read_jsonl_record(tree: dict[str, Any]) -> CitationRecord:
    """Return the statement that a parsed line holds; see `tree.read_record`."""
    return read_record(tree)
