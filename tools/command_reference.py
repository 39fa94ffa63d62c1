"""Write docs/commands.md: every command with its own help, exactly as the program prints it.

python tools/command_reference.py docs/commands.md
python tools/command_reference.py --check docs/commands.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from claimsdb.cli import main
from written_page import write_or_check

WIDTH = 80
HEAD = """\
# The commands

What `claimsdb COMMAND --help` prints, for every command. This page is generated: `make docs`
writes it anew, and the gates compare it with the program.

Exit status: 0 done, 1 done and there are findings, 2 could not be done. Results go to stdout,
everything else to stderr.
"""


def page() -> str:
    """The whole reference, in the order of `claimsdb --help`."""
    parts = [HEAD]
    for path, text in _helps(main, "claimsdb", None):
        mark = "#" * min(path.count(" ") + 2, 4)
        parts.append(f"{mark} {path}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def _helps(
    command: click.Command, name: str, parent: click.Context | None
) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **{key: value for key, value in command.context_settings.items() if "width" not in key},
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found is not None and not found.hidden:
                yield from _helps(found, each, context)


if __name__ == "__main__":
    sys.exit(write_or_check(page))
