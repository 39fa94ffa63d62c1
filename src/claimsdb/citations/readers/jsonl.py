"""JSON lines, ours of any version: a whole statement a line, or as little as who and what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from claimsdb.citations.readers.item import Broken, Item, Read
from claimsdb.citations.readers.texts import json_lines
from claimsdb.citations.tree import read_record
from claimsdb.errors import InputError

# What only whole records hold: a file of such lines is read here, a plain one in bulk.
_WHOLE = frozenset(
    ("aliases", "attribution", "beside", "corrects", "origin", "other_quotes", "printed_role",
     "retracts", "sha256", "spans", "translated_by", "verified_by", "verified_on")
)  # fmt: skip


def read(file: BinaryIO) -> Iterator[Item]:
    """Yield a statement a line."""
    for number, line in json_lines(file):
        where = f"line {number}"
        try:
            if isinstance(line, InputError):
                raise line
            record = read_record(line)
        except InputError as error:
            yield Broken(where, str(error))
        else:
            yield Read(where, record, record.key)


def is_whole(tree: object) -> bool:
    """Whether a parsed line holds more than who said what, when and where."""
    if not isinstance(tree, dict):
        return False
    speaker, source = tree.get("speaker"), tree.get("source")
    if isinstance(speaker, dict) and speaker.keys() - {"key", "name"}:
        return True
    if isinstance(source, dict) and (source.get("key") or source.get("versions")):
        return True
    lists = [tree.get(name) for name in ("claims", "topics", "figures")]
    objects = any(
        isinstance(one, dict) for held in lists if isinstance(held, list) for one in held
    )
    return objects or not _WHOLE.isdisjoint(tree)
