"""`claimsdb merge`: say that two records are one."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option


@click.command("merge")
@click.argument("kept", metavar="KEY")
@click.argument("gone", metavar="OTHER")
@click.option("--force", is_flag=True,
              help="Although they were judged not to be the same, or differ.")  # fmt: skip
@format_option
@pass_invocation
def merge(invocation: Invocation, kept: str, gone: str, force: bool, format: Format) -> None:
    """Make OTHER part of KEY: two speakers, two sources or two statements that are one.

    What hung on OTHER hangs on KEY, and its key leads there for ever. Two statements that
    differ by a number or a "not" are refused without --force. `claimsdb split OTHER` takes
    it apart again.
    """
    from claimsdb.services import merging

    with invocation.open() as base, base.writing("merge") as session:
        merged = merging.merge(session, kept, gone, force=force)
    for line in merged.notes:
        invocation.say(line)
    if format == "table":
        click.echo(f"{merged.gone} is {merged.kept} now.")
    else:
        record = {"key": merged.kept, "created": False, "merged": merged.gone}
        emit(format, [record], table=lambda _: None)
