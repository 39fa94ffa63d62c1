"""`claimsdb db …`: look after the base itself."""

from __future__ import annotations

from pathlib import Path

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, columns, emit, format_option


@click.group("db")
def db() -> None:
    """Look after the base: backup, restore, verify, migrate."""


@db.command("upgrade")
@pass_invocation
def upgrade(invocation: Invocation) -> None:
    """Bring the base to this version's schema; a copy of it is kept first.

    Every other command does so by itself when it must.
    """
    with invocation.open() as base:
        click.echo(f"The base {base.settings.place} is up to date.")


@db.command("downgrade")
@click.argument("revision")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_invocation
def downgrade(invocation: Invocation, revision: str, yes: bool) -> None:
    """Take the base back to the schema REVISION, for an older claimsdb.

    Columns and tables that came later are lost; a copy of the base is kept first.
    """
    from claimsdb.services import restoring
    from claimsdb.storage import migrate

    settings = invocation.settings()
    migrate.check_revision(revision)
    if not yes:
        click.confirm(f"Take {settings.place} back to {revision}?", abort=True,
                      err=True)  # fmt: skip
    if settings.path is not None:
        invocation.say(f"A copy of the base is {restoring.back_up(settings, None)}.")
    migrate.downgrade(settings.url, revision)
    click.echo(f"The base is at schema {revision}.")


@db.command("verify")
@click.option("--repair", is_flag=True, help="Make anew what is derived; a backup comes first.")
@format_option
@pass_invocation
def verify(invocation: Invocation, repair: bool, format: Format) -> int:
    """Prove that the base is whole: file, parts, keys, spans, figures, history, index.

    Exit status 1 when something is found. --repair mends what can be derived again and
    never touches what was typed.
    """
    from dataclasses import asdict

    from claimsdb.services import restoring, verifying

    with invocation.open() as base:
        with base.reading() as session:
            found = verifying.verify(session)
        if repair and any(finding.repairable for finding in found):
            if base.settings.path is not None:
                invocation.say(f"A copy of the base is {restoring.back_up(base.settings, None)}.")
            with base.writing("db verify --repair") as session:
                mended = verifying.repair(session)
            for line in mended:
                invocation.say(f"Mended {line}.")
            with base.reading() as session:
                found = verifying.verify(session)
    emit(
        format,
        [asdict(finding) for finding in found],
        table=lambda rows: columns(
            rows,
            [("check", "check"), ("where", "where"), ("message", "what is wrong")],
            empty="The base is whole.",
        ),
    )
    if any(finding.repairable for finding in found) and not repair:
        invocation.say("Some of it can be mended with: claimsdb db verify --repair")
    return 1 if found else 0


@db.command("reindex")
@pass_invocation
def reindex(invocation: Invocation) -> None:
    """Make the search index anew from the tables."""
    from claimsdb.cli.progress import counting
    from claimsdb.services import indexing

    with invocation.open() as base, base.writing("db reindex") as session:
        index = indexing.index_of(session)
        with counting(invocation, "Indexing") as progress:
            index.rebuild(progress)
    click.echo("The search index was built anew.")


@db.command("backup")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@pass_invocation
def backup(invocation: Invocation, target: Path | None) -> None:
    """Copy the base to TARGET, whole even while others write; never over a file."""
    from claimsdb.services import restoring

    click.echo(str(restoring.back_up(invocation.settings(), target)))


@db.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@pass_invocation
def restore(invocation: Invocation, backup: Path) -> None:
    """Make the base from a BACKUP. A base that holds records is not overwritten."""
    from claimsdb.services import restoring

    settings = invocation.settings()
    restoring.restore(settings, backup)
    with invocation.open() as base:
        click.echo(f"Restored {backup} to {base.settings.path}.")


@db.command("stats")
@format_option
@pass_invocation
def stats(invocation: Invocation, format: Format) -> None:
    """Count what the base holds."""
    from claimsdb.services.counting import stats

    with invocation.open() as base, base.reading() as session:
        counts = stats(session, base.settings)
    emit(
        format,
        [counts],
        table=lambda rows: columns(
            [{"name": name.replace("_", " "), "count": value} for name, value in rows[0].items()],
            [("name", "what"), ("count", "how many")],
            empty="",
        ),
    )
