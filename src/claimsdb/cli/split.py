"""`claimsdb split`: take a merge apart, or tell two records apart that look alike."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option
from claimsdb.errors import InputError


@click.command("split")
@click.argument("key")
@click.argument("other", required=False)
@click.option("--not-same", is_flag=True, help="Only remember that KEY and OTHER are not one.")
@click.option("--statements", multiple=True, metavar="KEY,KEY",
              help="Move these statements of the speaker KEY …")  # fmt: skip
@click.option("--to", metavar="NAME", help="… to this speaker.")
@click.option("--create", is_flag=True, help="Make that speaker; it may have the same name.")
@format_option
@pass_invocation
def split(
    invocation: Invocation,
    *,
    key: str,
    other: str | None,
    not_same: bool,
    statements: tuple[str, ...],
    to: str | None,
    create: bool,
    format: Format,
) -> None:
    """Take the record KEY out of the one that it was merged into.

    What is still where the merge left it goes back; what was changed since stays, and is
    named. That the two are not the same is remembered from then on.

    \b
    claimsdb split banfield-2
    claimsdb split john-smith --statements smith-2024-a,smith-2024-b --to "John Smith" --create
    claimsdb split john-smith john-smith-2 --not-same
    """
    from claimsdb.services import splitting

    named = [one.strip() for part in statements for one in part.split(",") if one.strip()]
    if bool(named) != (to is not None):
        raise InputError("Moving statements needs --statements KEY,KEY and --to NAME.")
    if not_same and (other is None or named):
        raise InputError("Which two are not the same?", hint="claimsdb split KEY OTHER --not-same")
    if other is not None and not not_same:
        raise InputError(
            "Two records that are not merged can only be kept apart.",
            hint=f"claimsdb split {key} {other} --not-same; or, merged: claimsdb split {other}",
        )
    with invocation.open() as base, base.writing("split") as session:
        if not_same:
            assert other is not None
            done = splitting.keep_apart(session, key, other)
        elif to is not None:
            done = splitting.move_statements(session, key, named, to, create=create)
        else:
            done = splitting.split(session, key)
    for line in done.notes:
        invocation.say(line)
    if format != "table":
        record = {"key": done.apart, "created": False, "from": done.kept, "moved": done.moved}
        emit(format, [record], table=lambda _: None)
    elif not_same:
        click.echo(f"Remembered: {done.kept} and {done.apart} are not the same.")
    elif to is not None:
        count = f"{done.moved} statement{'' if done.moved == 1 else 's'}"
        click.echo(f"Moved {count} from {done.kept} to {done.apart}.")
    else:
        click.echo(f"{done.apart} is by itself again, apart from {done.kept}.")
