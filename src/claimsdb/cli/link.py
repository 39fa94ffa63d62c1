"""`claimsdb link`: say how a statement stands to a claim, or one claim to another."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option

SAID = {
    "same_as": "says the same as",
    "narrower": "is narrower than",
    "contradicts": "contradicts",
    "updates": "updates",
}


@click.command("link")
@click.argument("key")
@click.argument("claim")
@click.option(
    "--stance",
    type=click.Choice(["asserts", "denies", "questions", "repeats"]),
    help="How the statement stands to the claim; asserts, if you do not say.",
)
@click.option(
    "--as", "kind",
    type=click.Choice(["same_as", "narrower", "contradicts", "updates"]),
    help="How the claim KEY stands to the other one.",
)  # fmt: skip
@click.option("--create", is_flag=True, help="CLAIM is the words of a claim; make it if new.")
@click.option("--remove", is_flag=True, help="Take the link away.")
@format_option
@pass_invocation
def link(
    invocation: Invocation,
    *,
    key: str,
    claim: str,
    stance: str | None,
    kind: str | None,
    create: bool,
    remove: bool,
    format: Format,
) -> None:
    """Link the statement KEY with CLAIM, or two claims.

    \b
    claimsdb link barclay-2023-fair-pay KEY-OF-CLAIM --stance denies
    claimsdb link KEY-OF-CLAIM OTHER-CLAIM --as contradicts
    """
    from claimsdb.services import linking

    command = "link --remove" if remove else "link"
    with invocation.open() as base, base.writing(command) as session:
        linked = linking.link(
            session, key, claim, stance=stance, kind=kind, create=create, remove=remove
        )
    said = SAID.get(linked.kind, linked.kind)
    if format != "table":
        record = {"key": linked.key, "claim": linked.claim, "link": linked.kind,
                  "created": linked.created, "changed": linked.changed}  # fmt: skip
        emit(format, [record], table=lambda _: None)
    elif remove:
        click.echo(f"Unlinked: {linked.key} {said} {linked.claim}.")
    elif linked.changed:
        click.echo(f"{linked.key} {said} {linked.claim}.")
    else:
        click.echo(f"Linked so already: {linked.key} {said} {linked.claim}.")
