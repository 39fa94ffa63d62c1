"""`claimsdb copy`: a whole base to another place, or from one engine to the other."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, columns, emit, format_option


@click.command("copy")
@click.argument("from_url")
@click.argument("to_url")
@format_option
@pass_invocation
def copy(invocation: Invocation, from_url: str, to_url: str, format: Format) -> None:
    """Copy the base FROM_URL to TO_URL, a path or a URL each, with nothing changed.

    Keys, ids and history stay what they are. TO_URL must be empty or not there yet. The
    copy counts only when each table has the same rows and the same digest on both sides.
    """
    from dataclasses import asdict

    from claimsdb.cli.progress import counting
    from claimsdb.services import copying
    from claimsdb.settings import read_settings

    with counting(invocation, "Copying") as progress:
        tables = copying.copy(
            read_settings(from_url, invocation.author),
            read_settings(to_url, invocation.author),
            notice=invocation.say,
            progress=progress,
        )
    emit(
        format,
        [asdict(table) for table in tables],
        table=lambda rows: columns(
            [row for row in rows if row["rows"]],
            [("table", "table"), ("rows", "rows"), ("digest", "digest of both sides")],
            empty="",
        ),
    )
