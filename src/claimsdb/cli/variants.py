"""`claimsdb variants KEY`: one statement as every source prints it, and who cut what."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import dumps, width

if TYPE_CHECKING:
    from claimsdb.services.variants import Variants


@click.command("variants")
@click.argument("key")
@click.option("--format", "format", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="How to print the view.")  # fmt: skip
@pass_invocation
def variants(invocation: Invocation, *, key: str, format: str) -> None:
    """Lay all prints of the statement KEY side by side, and say who cut what.

    Each print is held against the fullest one: brackets mark what it has otherwise, … what it
    leaves out.
    """
    from claimsdb.services import variants as service

    with invocation.open() as base, base.reading() as session:
        found = service.variants(session, key)
    if format == "json":
        click.echo(dumps(found.json(), indent=2))
    else:
        _table(found)


def _table(found: Variants) -> None:
    said = found.said_on or "on an unknown day"
    click.echo(f"{click.style(found.key, fg='cyan')}  {found.speaker}, said {said}")
    for number, one in enumerate(found.prints):
        what = "the fullest print" if one.fullest else one.type.replace("-", " ")
        about = " · ".join(filter(None, (one.title, one.issued, one.mode, one.state)))
        click.echo(f"\n{number + 1}  {click.style(what, bold=True)} · {about}")
        # Reported speech is never put inside quotation marks.
        marks = ("", "") if one.mode == "indirect" else ("“", "”")
        _fill(marks[0] + _aligned(found, number) + marks[1])
        if one.cut:
            _fill("cut: " + " / ".join(one.cut))
    if len(found.prints) == 1:
        click.echo("\nOnly one source prints it.")


def _aligned(found: Variants, number: int) -> str:
    """The print with what differs from the fullest in brackets and its gaps marked."""
    fullest = next((n for n, one in enumerate(found.prints) if one.fullest), 0)
    parts: list[str] = []
    for readings in found.columns:
        own, full = readings[number], readings[fullest]
        if own is None:
            parts.append("" if full is None or not full.strip() else " … ")
        elif number == fullest or own == full:
            parts.append(own)
        else:
            inner = own.strip()
            parts.append(own.replace(inner, f"[{inner}]") if inner else own)
    return " ".join("".join(parts).split())


def _fill(text: str) -> None:
    click.echo(
        textwrap.fill(text, width(), initial_indent="   ", subsequent_indent="   ",
                      break_on_hyphens=False)
    )  # fmt: skip
