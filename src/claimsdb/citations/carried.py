"""Which facet of a statement each format carries, and how: the truth about losses.

A facet that is not named is not carried. A test puts a mark into every facet and compares
these answers with what really arrives.
"""

from __future__ import annotations

from claimsdb.citations.facets import FACETS, Carry, carries
from claimsdb.citations.record import CitationRecord

_ALL = frozenset(FACETS)
# What a bibliography's entry says of the source itself.
_SOURCE = frozenset(
    {"title", "outlet", "author of the source", "date of the source", "url", "accessed", "DOI"}
)
# What the note on an entry says for readers.
_NOTED = frozenset(
    {
        "words",
        "mode",
        "lead-in",
        "state",
        "basis",
        "locator",
        "said on",
        "role at the time",
        "speaker",
        "translator",
        "verified by, on, against",
        "corrects or retracts",
        "correction notice",
    }
)
_LISTED = frozenset(
    {
        "occasion",
        "attribution as printed",
        "figures",
        "claims",
        "verdicts",
        "topics",
        "further printings",
    }
)
# The table of a document, every part of it for readers.
_DOCUMENT = (
    _NOTED | _LISTED | _SOURCE | {"key", "publisher", "archived copy", "event and place"}
) | {"paragraphs"}
_BIB_NOTED = {"paragraphs", "archived copy", "publisher", "event and place"}
_BIB_FIELDS = (_SOURCE | {"key", "speaker", "role at the time", "said on", "mode", "state"}) | {
    "basis",
    "locator",
    "topics",
    "source's note",
}

CARRIED: dict[str, dict[str, Carry]] = {
    "jsonl": carries(field=_ALL),
    "csl-json": carries(field=_ALL),
    "csv": carries(
        field=_ALL
        - {
            "speaker's other names",
            "positions held",
            "places in the held text",
            "links between claims",
            "further printings",
            "source's note",
            "old keys",
            "origin",
            "note on the statement",
        }
    ),
    "biblatex": carries(
        field=_BIB_FIELDS,
        text=(_NOTED | _LISTED | _BIB_NOTED) - _BIB_FIELDS,
    ),
    "bibtex": carries(
        field=_BIB_FIELDS,
        text=(_NOTED | _LISTED | _BIB_NOTED) - _BIB_FIELDS,
    ),
    "ris": carries(
        field=_SOURCE
        | {"key", "publisher", "archived copy", "locator", "topics", "words", "lead-in", "speaker"}
        | {"event and place"},
        text=(_NOTED | _LISTED | {"source's note"})
        - {"locator", "topics", "words", "lead-in", "speaker"},
    ),
    "markdown": carries(text=_DOCUMENT),
    "html": carries(text=_DOCUMENT | {"language of the words"}),
    "docx": carries(text=_DOCUMENT),
    "plain": carries(text=(_DOCUMENT - _LISTED) - {"key", "paragraphs"}),
    "schema-org": carries(
        field=_ALL
        - {
            "positions held",
            "places in the held text",
            "links between claims",
            "further printings",
            "publisher",
            "source's note",
            "old keys",
            "origin",
            "note on the statement",
        }
    ),
    "web-annotation": carries(
        field={"key", "words", "paragraphs", "speaker", "role at the time", "topics", "claims"}
        | {"places in the held text", "further printings", "url", "accessed", "archived copy"},
        text=_NOTED - {"words", "speaker", "role at the time"},
    ),
    "popolo": carries(
        field={"speaker", "speaker's other names", "Wikidata id", "positions held"}
        | {"role at the time"}
    ),
}


def left_out(format_name: str, record: CitationRecord) -> tuple[str, ...]:
    """Return the facets that the record holds and the format does not carry."""
    answers = CARRIED[format_name]
    return tuple(
        name for name, facet in FACETS.items() if answers[name] is Carry.NOT and facet.held(record)
    )


def formats_table() -> str:
    """Return the table of `docs/formats.md`: a row a facet, a column a format."""
    signs = {Carry.FIELD: "●", Carry.TEXT: "○", Carry.NOT: ""}
    rows = [["", *CARRIED], ["---", *(":-:" for _ in CARRIED)]]
    rows += [[name, *(signs[answers[name]] for answers in CARRIED.values())] for name in FACETS]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
