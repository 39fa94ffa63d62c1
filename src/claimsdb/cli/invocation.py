"""What one run of the program was told before its command: which base, who, how loud."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

import click

from claimsdb.settings import Settings, read_settings

if TYPE_CHECKING:
    from claimsdb.services.opening import OpenBase


P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Invocation:
    """The global options; results go to stdout, everything said here to stderr."""

    db: str | None = None
    author: str | None = None
    quiet: bool = False
    verbose: bool = False

    def settings(self) -> Settings:
        """The settings in force for this run."""
        return read_settings(self.db, self.author)

    def open(self) -> OpenBase:
        """Open the base, made or migrated where needed, which is said on stderr."""
        from claimsdb.services.opening import open_base

        return open_base(self.settings(), notice=self.say)

    def say(self, text: str) -> None:
        """Tell the user something that is no result, unless --quiet."""
        if not self.quiet:
            click.echo(text, err=True)


def interactive() -> bool:
    """Whether a person can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def pass_invocation(command: Callable[P, R]) -> Callable[..., R]:
    """Hand the invocation to a command as its first argument."""
    return click.make_pass_decorator(Invocation)(cast(Any, command))
