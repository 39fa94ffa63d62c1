"""What several adding commands ask for: a key of the user's own, and what was left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from claimsdb.cli.invocation import interactive
from claimsdb.errors import InputError

Command = TypeVar("Command", bound=Callable[..., Any])


def key_option(command: Command) -> Command:
    """`--key`: the user's own key for the new record."""
    return click.option("--key", help="Its key, if you want to choose it.")(command)


def ask(what: str) -> str:
    """Ask for what is missing, on a terminal. Raises InputError where nobody can be asked."""
    if not interactive():
        raise InputError(f"{what} is missing.", hint="Give it as an argument.")
    return str(click.prompt(what, err=True))
