"""The command line: reads arguments, calls one service, prints.

Start-up is lazy: this module knows each command's name and one line of help, and imports a
command only when it is run. `claimsdb --help` imports no database library.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from claimsdb import __version__
from claimsdb.cli.invocation import Invocation
from claimsdb.errors import ClaimsdbError

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init:init", "Make a new base."),
    "demo": ("demo:demo", "Walk through the main job on a base of its own."),
    "add": ("add:add", "Add a quote, a speaker, a source or another record."),
    "ingest": ("ingest:ingest", "Read an article and store the statements in it."),
    "search": ("search:search", "Find quotes, however badly you remember them."),
    "check": ("check:check", "Hold a draft's quotations and figures against the base."),
    "list": ("listing:list_records", "List the records of one kind."),
    "show": ("show:show", "Show one record with everything that hangs on it."),
    "cite": ("cite:cite", "Print the citation of statements."),
    "variants": ("variants:variants", "Lay all prints of a statement side by side."),
    "export": ("export:export", "Write statements in a format that other tools read."),
    "import": ("importing:import_files", "Bring in statements from files of other tools."),
    "edit": ("edit:edit", "Change fields of a record."),
    "rm": ("rm:rm", "Remove a record; undo brings it back."),
    "tag": ("tag:tag", "Put a statement or claim under topics."),
    "link": ("link:link", "Link a statement with a claim, or two claims."),
    "merge": ("merge:merge", "Say that two records are one."),
    "split": ("split:split", "Take a merge apart, or two records that look alike."),
    "correct": ("correct:correct", "Record a correction or a retraction."),
    "log": ("log:log", "Show who did what, when."),
    "undo": ("undo:undo", "Take back your last batch."),
    "redo": ("undo:redo", "Do again what the last undo took back."),
    "db": ("db:db", "Look after the base: backup, restore, verify, migrate."),
    "copy": ("copy:copy", "Copy a whole base, to a server or back."),
    "help": ("help:help_topic", "Explain the words that claimsdb uses."),
    "completion": ("completion:completion", "Print the shell's completion script."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        import importlib

        module, attribute = COMMANDS[name][0].split(":")
        command: click.Command = getattr(
            importlib.import_module(f"claimsdb.cli.{module}"), attribute
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=2)
            if near and not args[0].startswith("-"):
                raise click.UsageError(
                    f"No such command {args[0]!r}. Did you mean {' or '.join(near)}?", ctx
                ) from None
            raise


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--db", metavar="PATH_OR_URL", help="The base to use (else CLAIMSDB_URL).")
@click.option("--author", metavar="NAME", help="Who is writing, for the log.")
@click.option("-q", "--quiet", is_flag=True, help="Print results only, no remarks.")
@click.option("-v", "--verbose", is_flag=True, help="Print more, tracebacks included.")
@click.version_option(__version__, "-V", "--version", prog_name="claimsdb")
@click.pass_context
def main(
    ctx: click.Context, db: str | None, author: str | None, quiet: bool, verbose: bool
) -> None:
    """Keep the record of who said what, with the receipts.

    Add what somebody said, find it again however badly you remember it, cite it, and take
    back what went wrong. Begin with `claimsdb demo`, or with `claimsdb init --seed`.
    """
    ctx.obj = Invocation(db=db, author=author, quiet=quiet, verbose=verbose)


def run() -> None:
    """Run the program and exit: 0 done, 1 done with findings, 2 could not, 130 Ctrl-C."""
    _speak_utf8()
    sys.exit(invoke(sys.argv[1:]))


def invoke(arguments: list[str]) -> int:
    """Run one command and return its exit status; every refusal is printed here."""
    try:
        result: Any = main.main(args=arguments, prog_name="claimsdb", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except ClaimsdbError as error:
        report(error)
        if "-v" in arguments or "--verbose" in arguments:
            raise
        return 2
    except (click.Abort, KeyboardInterrupt) as error:
        # Click turns the end of input at a prompt into the same Abort as Ctrl-C.
        ended = isinstance(error.__context__, EOFError)
        click.echo("Ended: no more input." if ended else "Stopped.", err=True)
        return 2 if ended else 130
    except (BrokenPipeError, SystemExit):
        # The reader has what it wanted; Click meets that with SystemExit(1), and with it
        # alone. Python would complain again while it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except EOFError:
        click.echo("Ended: no more input.", err=True)
        return 2
    except Exception as error:
        if "-v" in arguments or "--verbose" in arguments:
            raise
        click.echo(
            f"Error: claimsdb failed unexpectedly: {type(error).__name__}: {error}\n"
            "Hint: Run the command again with `claimsdb -v …` and report what it prints.",
            err=True,
        )
        return 2


def report(error: ClaimsdbError) -> None:
    """Print a refusal: one clear sentence, and what to do next."""
    click.echo(f"Error: {error}", err=True)
    if error.hint:
        click.echo(f"Hint: {error.hint}", err=True)


def _speak_utf8() -> None:
    """Print what a narrow console cannot as `?` instead of failing; pipes get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    run()
