"""Put a citation behind each quotation that is certainly one of the base's statements.

Certain is a quotation whose words and speaker are right, with nothing taken back since. The
keys are Pandoc's, `[@key]`, so that the draft stays text; a quotation that has its key is left
alone, and so running it again changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimsdb.citations.record import CitationRecord
from claimsdb.citations.registry import format_named
from claimsdb.services.findings import Finding

_CLOSING = re.compile(r"[*_]{0,3}[.,!?]?[\"”’'»]*[*_]{0,3}")
_CITED_NEAR = 160


@dataclass(frozen=True, slots=True)
class Inserted:
    """The draft with its citations, the keys put in, and all keys that it cites for sure."""

    text: str
    added: tuple[str, ...]
    cited: tuple[str, ...]


def insert(raw: str, findings: Iterable[Finding]) -> Inserted:
    """Put `[@key]` behind the quotations of a Markdown draft that are certain."""
    sure = sorted(
        (one for one in findings if one.sure and one.key and one.places),
        key=lambda one: one.end,
        reverse=True,
    )
    text, added, cited = raw, list[str](), list[str]()
    for one in sure:
        assert one.key is not None
        cited.append(one.key)
        place = _behind(raw, one.end)
        if _is_cited(raw, one.end, one.key):
            continue
        text = f"{text[:place]} [@{one.key}]{text[place:]}"
        added.append(one.key)
    return Inserted(text, tuple(reversed(added)), tuple(dict.fromkeys(reversed(cited))))


def _behind(raw: str, end: int) -> int:
    """Where a citation goes: behind the closing marks of the words that end at `end`."""
    found = _CLOSING.match(raw, end)
    return found.end() if found else end


def _is_cited(raw: str, end: int, key: str) -> bool:
    """Whether the sentence or the lines right behind cite the key already."""
    tail = raw[end : end + _CITED_NEAR]
    stop = re.search(r"\n\s*\n|[“\"«]\w", tail[1:])
    tail = tail[: stop.start() + 1] if stop else tail
    return re.search(rf"@{re.escape(key)}(?![\w-])", tail) is not None


def bibliography(held: str, records: Iterable[CitationRecord]) -> str:
    """What a `.bib` file lacks of these records; what it has is its author's and stays.

    `held` is the file as it is, empty for a new one, which gets the format's heading too.
    """
    written = "".join(format_named("biblatex").write(records))
    heading, *entries = re.split(r"(?m)^(?=@\w+\{)", written)
    lacking = [entry for entry in entries if not _has(held, entry)]
    if not lacking:
        return ""
    gap = "\n" if held.strip() and not held.endswith("\n\n") else ""
    return (gap if held.strip() else heading) + "".join(lacking)


def _has(held: str, entry: str) -> bool:
    found = re.match(r"@\w+\{\s*([^,\s]+)\s*,", entry)
    if found is None:
        return False
    return re.search(rf"(?m)^\s*@\w+\{{\s*{re.escape(found[1])}\s*,", held) is not None
