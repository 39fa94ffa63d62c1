"""Corrections that a program may make by itself: marks and spaces, never a letter.

Even of those only the ones inside a quotation that is otherwise right are made; what misleads
is for a person to put right, with the source before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimsdb.errors import InputError
from claimsdb.services.findings import Finding


@dataclass(frozen=True, slots=True)
class Fixed:
    """A draft with its marks put right: the new text, and the findings that were fixed."""

    text: str
    findings: tuple[Finding, ...]


def fix(raw: str, findings: Iterable[Finding]) -> Fixed:
    """Apply the safe edits of `findings` to a draft as typed.

    Raises InputError, and changes nothing, should a letter or digit not stay what it was.
    """
    done: list[Finding] = []
    edits: dict[tuple[int, int], str] = {}
    for finding in findings:
        if finding.edits and not finding.harmful:
            done.append(finding)
            edits.update({(start, end): put for start, end, put in finding.edits})
    text, last = raw, len(raw) + 1
    for (start, end), put in sorted(edits.items(), reverse=True):
        if end > last:
            continue
        text, last = text[:start] + put + text[end:], start
    if _letters(text) != _letters(raw):
        raise InputError("A correction would have changed a word; the draft was left alone.")
    return Fixed(text, tuple(done) if text != raw else ())


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
