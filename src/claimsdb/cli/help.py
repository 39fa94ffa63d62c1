"""`claimsdb help`: the words that claimsdb uses, and how searches, dates and keys are written."""

from __future__ import annotations

import difflib

import click

from claimsdb.cli.help_texts import TOPICS
from claimsdb.errors import InputError


@click.command("help")
@click.argument("topic", nargs=-1)
@click.pass_context
def help_topic(ctx: click.Context, topic: tuple[str, ...]) -> None:
    """Explain a TOPIC: words, search, dates, keys or figures; or a command.

    Each explanation fits on one screen.
    """
    if not topic:
        click.echo("Explanations, one screen each:\n")
        for name, (line, _) in TOPICS.items():
            click.echo(f"  claimsdb help {name:<8} {line}")
        click.echo("\nEvery command explains itself: claimsdb COMMAND --help")
        return
    if topic[0].lower() in TOPICS:
        click.echo(TOPICS[topic[0].lower()][1])
        return
    click.echo(_command_help(ctx, topic))


def _command_help(ctx: click.Context, topic: tuple[str, ...]) -> str:
    parent = ctx.parent
    assert parent is not None
    command: click.Command = parent.command
    context = parent
    for name in topic:
        found = command.get_command(context, name) if isinstance(command, click.Group) else None
        if found is None:
            assert isinstance(parent.command, click.Group)
            known = dict.fromkeys([*TOPICS, *parent.command.list_commands(parent)])
            near = difflib.get_close_matches(name, known, n=2)
            raise InputError(
                f"There is no help on {' '.join(topic)!r}.",
                hint=f"Did you mean {' or '.join(near)}?" if near
                else f"There is help on {', '.join(TOPICS)}.",
            )  # fmt: skip
        context = click.Context(found, info_name=name, parent=context, **found.context_settings)
        command = found
    return command.get_help(context)
