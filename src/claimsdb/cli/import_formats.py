"""What `claimsdb import` does with files of other tools: read, tell, and say how to undo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation
from claimsdb.cli.progress import counting

if TYPE_CHECKING:
    from claimsdb.services.received import Received

SHOWN = 20


def import_other(
    invocation: Invocation,
    path: Path,
    format: str | None,
    dry_run: bool,
    strict: bool,
    mapping: Mapping[str, str],
) -> int:
    """Read a file of another tool, or a colleague's base, into the base; return the status.

    A broken record is a finding: the status is 1 then, and the rest is in.
    """
    from claimsdb.services import import_files

    chosen = format or import_files.format_of(path)
    with invocation.open() as base, counting(invocation, f"Reading {path.name}") as progress:
        told = import_files.bring_in(
            base,
            path,
            chosen,
            dry_run=dry_run,
            strict=strict,
            mapping=mapping,
            progress=progress,
        )
    _tell(invocation, told, path, dry_run, listed=dry_run or chosen == "claimsdb")
    return 1 if told.broken_count else 0


def pairs(mapping: tuple[str, ...]) -> dict[str, str]:
    """`--map said=quote,who=speaker` as column and field. Raises InputError."""
    from claimsdb.errors import InputError

    found: dict[str, str] = {}
    for text in mapping:
        for pair in text.split(","):
            column, sign, field = pair.partition("=")
            if not sign or not column.strip() or not field.strip():
                raise InputError(f"{pair!r} is no COLUMN=FIELD.", hint="--map said=quote")
            found[column.strip()] = field.strip()
    return found


def _tell(
    invocation: Invocation, told: Received, path: Path, dry_run: bool, *, listed: bool
) -> None:
    for remark in told.remarks:
        invocation.say(remark)
    for where, reason in told.broken[:SHOWN]:
        click.echo(f"{path.name}, {where}: {reason}", err=True)
    if told.broken_count > SHOWN:
        click.echo(f"… and {told.broken_count - SHOWN} more that cannot be read.", err=True)
    if listed:
        for label, lines in (("new", told.new_keys), ("same", told.same_keys)):
            for line in lines:
                click.echo(f"{label}: {line}")
    for label, lines in (
        ("filled", told.filled),
        ("differs", told.differing),
        ("clash", told.clashing),
        ("alike", told.alike),
    ):
        for line in lines if listed else lines[:SHOWN]:
            click.echo(f"{label}: {line}")
        if not listed and len(lines) > SHOWN:
            click.echo(f"… and {len(lines) - SHOWN} more ({label}).")
    click.echo(_sum(told, path, dry_run))
    if told.batch_id is not None:
        invocation.say(f"Take it back with: claimsdb undo {told.batch_id}")


def _sum(told: Received, path: Path, dry_run: bool) -> str:
    new = ", ".join(
        f"{count:,} {kind}{'s' if count != 1 else ''}" for kind, count in told.new.items()
    )
    same = sum(told.same.values())
    broken = f"; {told.broken_count:,} could not be read" if told.broken_count else ""
    verb = "would bring" if dry_run else "brought"
    return f"{path.name} {verb} {new or 'nothing new'}; {same:,} known already{broken}."
