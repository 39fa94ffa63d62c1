"""`claimsdb undo` and `redo`: take the last batch back, or do it again."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation


@click.command("undo")
@click.argument("batch", type=click.IntRange(min=1), required=False)
@pass_invocation
def undo(invocation: Invocation, batch: int | None) -> None:
    """Take back your last batch, or batch number BATCH (see `claimsdb log`).

    What it added is hidden, what it changed is as before. Refused where something newer
    depends on it. An undo can be undone with `claimsdb redo`.
    """
    from claimsdb.services import undoing

    with invocation.open() as base:
        author = base.settings.author
        with base.writing("undo") as session:
            undone = undoing.undo(session, author=author, number=batch)
            said = f"batch {undone.batch.id} ({undone.batch.command}): {_rows(undone.rows)}"
    click.echo(f"Undid {said}.")


@click.command("redo")
@click.argument("batch", type=click.IntRange(min=1), required=False)
@pass_invocation
def redo(invocation: Invocation, batch: int | None) -> None:
    """Do again what your last undo took back, or batch number BATCH."""
    from claimsdb.services import undoing

    with invocation.open() as base:
        author = base.settings.author
        with base.writing("redo") as session:
            undone = undoing.redo(session, author=author, number=batch)
            said = f"batch {undone.batch.id} ({undone.batch.command}): {_rows(undone.rows)}"
    click.echo(f"Did {said} again.")


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"
