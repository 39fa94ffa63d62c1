"""`claimsdb correct`: record a correction or a retraction."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option
from claimsdb.errors import InputError


@click.command("correct")
@click.argument("key")
@click.option("--by", metavar="OTHER", help="The statement that corrects it.")
@click.option("--retracts", is_flag=True, help="OTHER takes it back altogether.")
@click.option("--notice", metavar="TEXT", help="The correction notice that a source printed.")
@click.option("--clear", is_flag=True, help="Take the correction, or the notice, away.")
@format_option
@pass_invocation
def correct(
    invocation: Invocation,
    *,
    key: str,
    by: str | None,
    retracts: bool,
    notice: str | None,
    clear: bool,
    format: Format,
) -> None:
    """Record that the statement or source KEY was corrected.

    What was corrected stays findable, and says so wherever it is shown.

    \b
    claimsdb correct STATEMENT --by OTHER
    claimsdb correct STATEMENT --by OTHER --retracts
    claimsdb correct SOURCE --notice "An earlier version gave the figure as 8%."
    """
    from claimsdb.services import correcting

    if clear and (retracts or notice is not None):
        raise InputError("--clear takes a correction away; leave --retracts and --notice out.")
    if not clear and (by is None) == (notice is None):
        raise InputError(
            "Say what corrects it: --by OTHER for a statement, --notice TEXT for a source."
        )
    if retracts and by is None:
        raise InputError("--retracts needs --by OTHER.")
    with invocation.open() as base, base.writing("correct") as session:
        if clear:
            done = correcting.clear(session, key, by=by)
        elif by is not None:
            done = correcting.correct(session, key, by=by, retracts=retracts)
        else:
            done = correcting.set_notice(session, key, notice or "")
    for line in done.notes:
        invocation.say(line)
    if format == "table":
        click.echo(done.sentence if done.changed else f"{done.sentence[:-1]}, as before.")
    else:
        record = {"key": done.key, "created": False, "changed": done.changed}
        emit(format, [record], table=lambda _: None)
