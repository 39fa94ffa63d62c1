"""`claimsdb tag`: put statements and claims under topics, or take them away."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option


@click.command("tag")
@click.argument("arguments", metavar="KEY... TOPIC...", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the records from under the topics.")
@click.option("--create", is_flag=True, help="Make the topics that are not there yet.")
@format_option
@pass_invocation
def tag(
    invocation: Invocation, arguments: tuple[str, ...], remove: bool, create: bool, format: Format
) -> None:
    """Put the statements and claims KEY… under each TOPIC.

    Keys come first; what follows them are topics, by key or name. A new topic needs
    --create, for it may be a key misspelt.

    \b
    claimsdb tag barclay-2023-fair-pay nhs-strikes
    claimsdb tag barclay-2023-fair-pay "junior doctors" --create
    """
    from claimsdb.services import topics

    report = []
    with invocation.open() as base, base.writing("tag --remove" if remove else "tag") as session:
        records, named = topics.records_and_topics(session, arguments, create=create)
        for row in records:
            changed = [
                topic.name
                for topic in named
                if (topics.untag(session, row, topic.key) if remove
                    else topics.tag(session, row, topic))
            ]  # fmt: skip
            report.append({"key": row.key, "created": False, "changed": changed})
        names = ", ".join(topic.name for topic in named)
    if format != "table":
        emit(format, report, table=lambda _: None)
        return
    for entry in report:
        if remove:
            click.echo(f"{entry['key']} is no longer under {names}.")
        elif entry["changed"]:
            click.echo(f"{entry['key']} is under {names}.")
        else:
            click.echo(f"{entry['key']} was under {names} already.")
