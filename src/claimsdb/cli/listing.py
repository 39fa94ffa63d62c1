"""`claimsdb list`: the records of one kind."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, columns, emit, format_option

HEADINGS = {
    "statements": ("key", "said_on", "speaker", "mode", "state", "words"),
    "speakers": ("key", "kind", "statements", "name"),
    "sources": ("key", "type", "issued", "statements", "container_title", "title"),
    "claims": ("key", "statements", "text"),
    "topics": ("key", "statements", "name"),
    "positions": ("person", "name", "title", "start", "end"),
}


@click.command("list")
@click.argument("kind", type=click.Choice(list(HEADINGS)), default="statements")
@click.option("-s", "--speaker", metavar="NAME", help="Only this speaker's.")
@click.option("--limit", type=click.IntRange(min=1), help="How many; 50 on the screen.")
@format_option
@pass_invocation
def list_records(
    invocation: Invocation, kind: str, speaker: str | None, limit: int | None, format: Format
) -> None:
    """List the records of one KIND: statements, unless you name another.

    On the screen the first 50 are shown; as data they are all printed.
    """
    from claimsdb.services.listing import list_records

    limit = limit or (50 if format == "table" else None)
    with invocation.open() as base, base.reading() as session:
        page = list_records(session, kind, limit=limit, speaker=speaker)
    emit(
        format,
        page.records,
        table=lambda rows: columns(
            rows,
            [(name, name.replace("_", " ")) for name in HEADINGS[kind]],
            empty=f"There are no {kind} yet.",
        ),
    )
    if len(page.records) < page.total:
        invocation.say(f"{len(page.records)} of {page.total} {kind}; --limit shows more.")
