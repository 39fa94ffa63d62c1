"""`claimsdb rm`: remove records, after asking where more than they would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation, interactive, pass_invocation
from claimsdb.cli.output import Format, emit, format_option

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimsdb.services.removing import Removal


@click.command("rm")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option("--with-statements", is_flag=True,
              help="Of a speaker or source: remove its statements, too.")  # fmt: skip
@click.option("--quote", type=click.IntRange(min=0), metavar="N",
              help="Only this printing of a statement, as `show` counts them.")  # fmt: skip
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@format_option
@pass_invocation
def rm(
    invocation: Invocation,
    *,
    keys: tuple[str, ...],
    with_statements: bool,
    quote: int | None,
    yes: bool,
    format: Format,
) -> None:
    """Remove the records KEY… with all that belongs to them; undo brings them back.

    A speaker or a source that statements need is refused, unless they go too. A claim or a
    topic is taken off the statements that have it. Keys are never used again.
    """
    from claimsdb.errors import ConflictError, InputError
    from claimsdb.services import removing

    if quote is not None and (len(keys) > 1 or with_statements):
        raise InputError("--quote N removes one printing of one statement.")

    def planned(session: Session) -> Removal:
        if quote is not None:
            return removing.plan_printing(session, keys[0], quote)
        return removing.plan(session, keys, with_statements=with_statements)

    with invocation.open() as base:
        with base.reading() as session:
            removal = planned(session)
        if removal.asks and not yes and interactive():
            _ask(removal)
        with base.writing("rm") as session:
            again = planned(session)
            if (again.keys, again.others) != (removal.keys, removal.others):
                raise ConflictError(
                    "Somebody else changed what hangs on it meanwhile; nothing was removed.",
                    hint="Repeat the command.",
                )
            removing.carry_out(session, again)
    for line in removal.others:
        invocation.say(f"{line}.")
    if format == "table":
        what = f"printing {quote} of {keys[0]}" if quote is not None else ", ".join(removal.keys)
        click.echo(f"Removed {what}.")
        invocation.say("Bring back with: claimsdb undo")
    else:
        emit(
            format,
            [{"key": key, "created": False, "removed": quote is None} for key in removal.keys],
            table=lambda _: None,
        )


def _ask(removal: Removal) -> None:
    more = removal.keys[removal.named :]
    if more:
        click.echo(f"{len(more)} more would be removed with it: {', '.join(more[:10])}"
                   f"{' …' if len(more) > 10 else ''}.", err=True)  # fmt: skip
    for line in removal.others:
        click.echo(f"{line}.", err=True)
    click.confirm(f"Remove {', '.join(removal.keys[: removal.named])}?", abort=True, err=True)
