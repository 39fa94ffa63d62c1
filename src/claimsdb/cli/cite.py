"""`claimsdb cite`: the citation of statements, ready to paste."""

from __future__ import annotations

from typing import Literal

import click

from claimsdb.cli.export import records_of
from claimsdb.cli.invocation import Invocation, pass_invocation


@click.command("cite")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option(
    "--style", default="plain", show_default=True, metavar="STYLE|FILE.csl",
    help="plain needs nothing; apa, modern-language-association … need pandoc.",
)  # fmt: skip
@click.option("--format", "format", type=click.Choice(["text", "markdown", "html"]),
              default="text", show_default=True)  # fmt: skip
@pass_invocation
def cite(
    invocation: Invocation,
    keys: tuple[str, ...],
    style: str,
    format: Literal["text", "markdown", "html"],
) -> None:
    """Print the citation of each statement KEY; of a speaker or source, of all its statements.

    For a bibliography file use `claimsdb export --format biblatex`, csl-json or ris.
    """
    with invocation.open() as base, base.reading() as session:
        records = records_of(session, keys)
    if style == "plain":
        from claimsdb.citations.plain import plain

        for record in records:
            click.echo(plain(record, output=format))
        return
    from claimsdb.citations.styled import render

    styled = render(records, style, output=format)
    click.echo(styled.text)
    for key in styled.unprinted:
        invocation.say(f"{style} prints nothing for {key}; --style plain does.")
