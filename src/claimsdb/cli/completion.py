"""`claimsdb completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click

from claimsdb.cli.invocation import Invocation, pass_invocation

HINTS = {
    "bash": 'Put this into ~/.bashrc:  eval "$(claimsdb completion bash)"',
    "zsh": 'Put this into ~/.zshrc:  eval "$(claimsdb completion zsh)"',
    "fish": "Put this into ~/.config/fish/completions/claimsdb.fish:  "
    "claimsdb completion fish | source",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(HINTS)))
@pass_invocation
def completion(invocation: Invocation, shell: str) -> None:
    """Print the completion script for SHELL; how to install it is said beside it."""
    from click.shell_completion import get_completion_class

    from claimsdb.cli import main

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(main, {}, "claimsdb", "_CLAIMSDB_COMPLETE").source())
    invocation.say(HINTS[shell])
