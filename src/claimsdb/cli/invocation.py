"""What one run of the program was told before its command: which base, who, how loud."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from claimsdb.settings import Settings, read_settings

if TYPE_CHECKING:
    from claimsdb.services.opening import OpenBase


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


pass_invocation = click.make_pass_decorator(Invocation)
