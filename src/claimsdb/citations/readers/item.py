"""What a reader yields: a record with its place in the file, or what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from claimsdb.citations.record import CitationRecord, ClaimRecord, SourceRecord, SpeakerRecord

Value: TypeAlias = CitationRecord | SourceRecord | SpeakerRecord | ClaimRecord


@dataclass(frozen=True, slots=True)
class Read:
    """One record: a statement, or a source, speaker or claim on its own.

    `where` is its place as a person would look for it: `line 3`, `item 12`. `wanted_key` is
    the key that the file gives it, in the file's spelling.
    """

    where: str
    value: Value
    wanted_key: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A place in the file that cannot be read, and why."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the user should know of the file as a whole."""

    text: str


Item: TypeAlias = Read | Broken | Remark
