"""`claimsdb import`: statements and sources from the files of other tools."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from claimsdb.cli.import_formats import SHOWN, import_other, pairs
from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.progress import counting


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True,
                type=click.Path(path_type=Path))  # fmt: skip
@click.option(
    "-f", "--format", "name", metavar="FORMAT",
    help="jsonl, csl-json, biblatex, bibtex, ris, zotero, csv, tsv, claim-review, schema-org, "
    "quotebank, popolo, web-annotation or claimsdb. Else told by the file.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would happen, and store nothing.")
@click.option("--strict", is_flag=True, help="Store nothing where one record is broken.")
@click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD,…",
              help="CSV: what a column holds: --map said=quote,who=speaker.")  # fmt: skip
@pass_invocation
def import_files(
    invocation: Invocation,
    *,
    files: tuple[Path, ...],
    name: str | None,
    dry_run: bool,
    strict: bool,
    mapping: tuple[str, ...],
) -> int:
    """Bring in statements and sources from FILE, or from another base; - reads what is piped.

    One batch a file, taken back as one by `claimsdb undo`. What the base has already is
    completed, never overwritten; what may be the same is told, for you to decide. A broken
    record is reported with its place, the others are in, and the exit status is 1.

    \b
    claimsdb import library.bib
    claimsdb import quotes.csv --map said=quote,who=speaker --dry-run
    claimsdb import colleague.db --dry-run
    """
    from claimsdb.services import import_files as reading

    if name is not None and name not in reading.FORMATS:
        raise click.BadParameter(
            f"{name!r} is none of {', '.join(reading.FORMATS)}.", param_hint="--format"
        )
    columns = pairs(mapping)
    status = 0
    for file in files:
        with _local(file) as path:
            chosen = name or reading.format_of(path)
            whole = dry_run or strict or reading.is_whole(path) if chosen == "jsonl" else True
            if whole:
                found = import_other(invocation, path, chosen, dry_run, strict, columns)
            else:
                found = _in_bulk(invocation, path)
        status = max(status, found)
    return status


@contextmanager
def _local(file: Path) -> Iterator[Path]:
    """The file itself; what is piped is kept in a file until it is read."""
    if str(file) != "-":
        yield file
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input"
        with path.open("wb") as kept:
            shutil.copyfileobj(sys.stdin.buffer, kept)
        yield path


def _in_bulk(invocation: Invocation, path: Path) -> int:
    """JSON lines that only say who said what: by the million, resumed when interrupted."""
    from claimsdb.services import importing

    with invocation.open() as base, counting(invocation, f"Reading {path.name}") as progress:
        done = importing.import_file(base, path, progress=progress)
    for line in done.broken[:SHOWN]:
        click.echo(f"{path.name}, line {line.number}: {line.reason}", err=True)
    if done.broken_count > SHOWN:
        click.echo(f"… and {done.broken_count - SHOWN} more that cannot be read.", err=True)
    if done.ignored:
        named = ", ".join(f"{field} ({times:,})" for field, times in done.ignored.items())
        invocation.say(f"Not read: {named}.")
    if done.resumed:
        invocation.say("An import of this file had been interrupted; it was taken up there.")
    broken = f"; {done.broken_count:,} could not be read" if done.broken_count else ""
    click.echo(
        f"{path.name} brought {done.added:,} statements; "
        f"{done.duplicates:,} known already{broken}."
    )
    if done.batch_id is not None:
        invocation.say(f"Take it back with: claimsdb undo {done.batch_id}")
    return 1 if done.broken_count else 0
