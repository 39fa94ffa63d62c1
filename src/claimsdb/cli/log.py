"""`claimsdb log`: who did what, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, columns, emit, format_option, width

ON_SCREEN = 20


@click.command("log")
@click.argument("key", required=False)
@click.option("--author", metavar="NAME", help="Only what this person did.")
@click.option("--batch", type=click.IntRange(min=1), metavar="N", help="Only batch N, in full.")
@click.option("--changes", is_flag=True, help="Show each change, before and after.")
@click.option("--limit", type=click.IntRange(min=1), help="How many; 20 on the screen.")
@format_option
@pass_invocation
def log(
    invocation: Invocation,
    *,
    key: str | None,
    author: str | None,
    batch: int | None,
    changes: bool,
    limit: int | None,
    format: Format,
) -> None:
    """Show who did what, when, the newest first; of KEY, all that touched it.

    Each command that writes is one batch; its number is what `claimsdb undo` takes.
    """
    from claimsdb.services.changelog import log

    limit = limit or (ON_SCREEN if format == "table" else None)
    with invocation.open() as base, base.reading() as session:
        found = log(
            session,
            key=key,
            author=author,
            batch=batch,
            limit=limit,
            changes=changes or batch is not None or invocation.verbose,
        )
    emit(format, found.entries, table=_table)
    if len(found.entries) < found.total:
        invocation.say(f"{len(found.entries)} of {found.total} batches; --limit shows more.")


def _table(entries: Sequence[Mapping[str, Any]]) -> None:
    if entries and "changes" in entries[0]:
        for number, entry in enumerate(entries):
            if number:
                click.echo()
            _in_full(entry)
        return
    columns(
        [
            {
                "batch": entry["batch"],
                "when": _when(entry),
                "who": entry["author"],
                "command": entry["command"],
                "what": _what(entry),
            }
            for entry in entries
        ],
        [(name, name) for name in ("batch", "when", "who", "command", "what")],
        empty="Nothing was done yet.",
    )


def _in_full(entry: Mapping[str, Any]) -> None:
    head = f"batch {entry['batch']}  {_when(entry)} UTC  {entry['author']}: {entry['command']}"
    click.echo(click.style(head + _undone(entry), bold=True))
    if entry["note"]:
        click.echo(f"  {entry['note']}")
    for change in entry["changes"]:
        who = f"{change['record']}, " if change["record"] else ""
        click.echo(f"  {who}{change['part']}: {change['what']}")
        for name, (before, after) in change["fields"].items():
            if change["what"] == "added":
                click.echo(f"    {name}: {_short(after)}")
            else:
                click.echo(f"    {name}: {_short(before)} → {_short(after)}")


def _when(entry: Mapping[str, Any]) -> str:
    return str(entry["at"])[:16].replace("T", " ")


def _what(entry: Mapping[str, Any]) -> str:
    rows = f"{entry['rows']} row{'' if entry['rows'] == 1 else 's'}"
    records = ", ".join(entry["records"])
    return f"{records} ({rows})" + _undone(entry) if records else rows + _undone(entry)


def _undone(entry: Mapping[str, Any]) -> str:
    if entry["undone_by"]:
        return f" (undone by {entry['undone_by']})"
    return f" (takes back {entry['undoes']})" if entry["undoes"] else ""


def _short(value: Any) -> str:
    if value is None:
        return "(nothing)"
    text = " ".join(str(value).split())
    room = max(width() - 24, 40)
    return text if len(text) <= room else f"{text[: room - 1]}…"
