"""A file of another tool into the base: the reader that fits, one batch, all or what is whole.

What a file is shows in its name and its first lines; `--format` says it better. A dry run
does everything and then takes it back, so what it tells is what would happen.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from claimsdb.citations.readers.item import Item
from claimsdb.errors import InputError
from claimsdb.services.opening import OpenBase
from claimsdb.services.received import Received
from claimsdb.services.receiving import Receiver
from claimsdb.storage.history import current_batch

Progress = Callable[[int, int], None]

READERS = {
    "jsonl": "jsonl", "csl-json": "csl_json", "biblatex": "bib", "bibtex": "bib", "ris": "ris",
    "zotero": "zotero", "csv": "table", "tsv": "table", "claim-review": "schema_org",
    "schema-org": "schema_org", "quotebank": "quotebank", "popolo": "popolo",
    "web-annotation": "annotation",
}  # fmt: skip
FORMATS = (*READERS, "claimsdb")
_ENDINGS = {
    ".bib": "biblatex", ".ris": "ris", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".db": "claimsdb", ".sqlite": "claimsdb",
}  # fmt: skip
_HEAD = 200_000


def format_of(path: Path) -> str:
    """The format of a file, by what it begins with, else by its name. Raises InputError."""
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"SQLite format 3\0"):
        return "claimsdb"
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    by_name = _ENDINGS.get(path.suffix.lower())
    if text[:1] in "{[" and text:
        return _json_format(text, by_name)
    if by_name not in (None, "jsonl", "claimsdb"):
        return str(by_name)
    if text.startswith(("TY  -", "TY -")):
        return "ris"
    if text.startswith(("@", "%")):
        return "biblatex"
    if by_name == "jsonl":
        return "jsonl"
    raise InputError(
        f"What {path.name} is cannot be told.", hint=f"Say it with --format {'|'.join(FORMATS)}"
    )


def _json_format(text: str, by_name: str | None) -> str:
    first = text.partition("\n")[0]
    try:
        line = json.loads(first)
    except ValueError:
        line = None
    if isinstance(line, dict) and (by_name == "jsonl" or "words" in line or "quotation" in line):
        return "quotebank" if "quotation" in line and "words" not in line else "jsonl"
    if by_name == "jsonl":
        return "jsonl"
    signs = (
        ("zotero", '"itemType"'),
        ("popolo", '"persons"'),
        ("popolo", '"memberships"'),
        ("web-annotation", "TextQuoteSelector"),
        ("web-annotation", "ns/anno.jsonld"),
        ("claim-review", "ClaimReview"),
        ("claim-review", '"claimReview"'),
        ("schema-org", "schema.org"),
        ("csl-json", '"type"'),
    )
    for name, sign in signs:
        if sign in text:
            return name
    raise InputError(
        "What this JSON is cannot be told.", hint=f"Say it with --format {'|'.join(FORMATS)}"
    )


def is_whole(path: Path) -> bool:
    """Whether JSON lines hold whole records, which only `bring_in` reads with all they say."""
    from claimsdb.citations.readers import jsonl, texts

    with path.open("rb") as file:
        lines = itertools.islice(texts.json_lines(file), 200)
        return any(jsonl.is_whole(tree) for _, tree in lines)


def bring_in(
    base: OpenBase,
    path: Path,
    name: str,
    *,
    dry_run: bool = False,
    strict: bool = False,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Received:
    """Read a file into the base as one batch.

    Raises InputError where the file as a whole cannot be read, and with `strict` for the
    first broken record; then nothing is stored.
    """
    if mapping and READERS.get(name) != "table":
        raise InputError("--map is for CSV and TSV.")
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    if name == "claimsdb":
        from claimsdb.services.import_base import items_of

        with items_of(base, path) as (uuid, items):
            return _store(base, path, items, uuid, dry_run, strict)
    with path.open("rb") as file:
        items = _watched(_read(name, file, mapping), file, path, progress)
        return _store(base, path, items, None, dry_run, strict)


def _read(name: str, file: BinaryIO, mapping: Mapping[str, str] | None) -> Iterator[Item]:
    reader: Any = import_module(f"claimsdb.citations.readers.{READERS[name]}")
    found: Iterator[Item] = (
        reader.read(file, mapping) if READERS[name] == "table" else reader.read(file)
    )
    return found


def _watched(
    items: Iterable[Item], file: BinaryIO, path: Path, progress: Progress | None
) -> Iterator[Item]:
    total = path.stat().st_size
    for item in items:
        if progress is not None:
            progress(min(file.tell(), total), total)
        yield item


class _TakenBackError(Exception):
    """Ends a dry run: the batch is rolled back, the result is carried out."""


def _store(
    base: OpenBase, path: Path, items: Iterable[Item], uuid: str | None, dry: bool, strict: bool
) -> Received:
    told: Received | None = None
    try:
        with base.writing(f"import {path.name}") as session:
            receiver = Receiver(session, base_uuid=uuid)
            told = receiver.receive(items)
            if strict and told.broken:
                where, reason = told.broken[0]
                raise InputError(
                    f"{path.name}, {where}: {reason}",
                    hint="Nothing was stored. Without --strict the others would be in.",
                )
            if dry:
                raise _TakenBackError
            batch = current_batch(session)
            changed = session.info.get("changes", 0) or session.new or session.dirty
            told.batch_id = batch.id if batch is not None and changed else None
    except _TakenBackError:
        assert told is not None
    return told


__all__ = ["FORMATS", "bring_in", "format_of", "is_whole"]
