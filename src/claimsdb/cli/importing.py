"""`claimsdb import`: many statements at once, from JSON lines."""

from __future__ import annotations

from pathlib import Path

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import dumps
from claimsdb.cli.progress import counting

SHOWN = 10


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--format", "format", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="How the outcome is printed.")  # fmt: skip
@pass_invocation
def import_lines(invocation: Invocation, *, file: Path, format: str) -> int:
    """Bring in statements from FILE.jsonl, one JSON object a line.

    The least a line holds is {"speaker": "…", "words": "…"}; it may also have said_on, role,
    mode, topics, claims, figures and source (a key, an address, or an object with CSL's
    names). Speakers and sources are found or made. Words that the base has from the same
    source are left out; a line that cannot be read is named, and the rest is in. The whole
    import is one batch: run it again when it was interrupted, or take it back with
    `claimsdb undo`. Exit status 1 says that lines were left out as broken.
    """
    from claimsdb.services.importing import import_file

    with (
        invocation.open() as base,
        counting(invocation, f"Reading {file.name}") as progress,
    ):
        done = import_file(base, file, progress=progress)
    if done.resumed:
        invocation.say("An earlier run of this file was interrupted; this one went on from there.")
    for line in done.broken[:SHOWN]:
        invocation.say(f"Line {line.number} was left out: {line.reason}")
    if done.broken_count > SHOWN:
        invocation.say(f"… and {done.broken_count - SHOWN:,} lines more.")
    for name, count in sorted(done.ignored.items()):
        invocation.say(
            f"Statements have no field {name!r}: it was passed over in {count:,} lines."
        )
    if format == "json":
        click.echo(
            dumps(
                {
                    "batch": done.batch_id,
                    "added": done.added,
                    "duplicates": done.duplicates,
                    "broken": [
                        {"line": line.number, "reason": line.reason} for line in done.broken
                    ],
                    "broken_count": done.broken_count,
                    "resumed": done.resumed,
                }
            )
        )
    else:
        batch = f" as batch {done.batch_id}" if done.batch_id is not None else ""
        click.echo(
            f"Added {done.added:,} statements{batch}; {done.duplicates:,} were there already, "
            f"{done.broken_count:,} lines were left out."
        )
    return 1 if done.broken_count else 0
