"""Correct one proposal of a review: a key names the field, then its new value is typed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import click

from claimsdb.errors import ClaimsdbError

if TYPE_CHECKING:
    from claimsdb.services.opening import OpenBase
    from claimsdb.services.proposing import Proposal, Reading

FIELDS = {
    "w": "words",
    "p": "speaker",
    "m": "mode",
    "r": "role",
    "d": "said_on",
    "l": "lead_in",
    "f": "figures",
}
ASKED = "w words · p speaker · m mode · r role · d day said · l lead-in · f figures"


def correct(base: OpenBase, reading: Reading, proposal: Proposal) -> Proposal:
    """Ask for one field; return the proposal with it, or as it was where that cannot be."""
    click.echo(f"  Correct: {ASKED}", err=True)
    field = FIELDS.get(click.getchar())
    if field is None:
        return proposal
    try:
        if field == "figures":
            return _figures(reading, proposal)
        return _field(base, reading, proposal, field)
    except ClaimsdbError as error:
        click.echo(f"  {error} {error.hint or ''}".rstrip(), err=True)
        return proposal


def _field(base: OpenBase, reading: Reading, proposal: Proposal, field: str) -> Proposal:
    from claimsdb.services.matching import Matcher
    from claimsdb.services.reviewing import corrected

    old = getattr(proposal, field) or ""
    if field == "words":
        click.echo("  Type the words, or: first words … last words", err=True)
        old = ""
    new = click.prompt(
        f"  {field.replace('_', ' ')}", default=old, show_default=bool(old), err=True
    )
    if not new.strip() or new == old:
        return proposal
    changes: dict[str, Any] = {field: None if new.strip() == "-" else new.strip()}
    fixed = corrected(reading, proposal, changes)
    if field != "speaker":
        return fixed
    with base.reading() as session:
        match = Matcher(session).match(new.strip())
    return dataclasses.replace(
        fixed,
        speaker_key=match.key,
        possible=match.possible,
        certain=True,
        role=None if proposal.speaker != fixed.speaker else fixed.role,
        same_as=None,
        like=None,
    )


def _figures(reading: Reading, proposal: Proposal) -> Proposal:
    from claimsdb.services.recasting import figure_line, refigured

    lines = [figure_line(figure) for figure in proposal.figures]
    for number, line in enumerate(lines, 1):
        click.echo(f"    {number}  {line}", err=True)
    typed = click.prompt(
        "  -1 drops the first; 1 = 10.3 % corrects it; other words of it add one",
        default="",
        show_default=False,
        err=True,
    ).strip()
    if not typed:
        return proposal
    chosen, has_value, value = (part.strip() for part in typed.partition("="))
    if chosen.removeprefix("-").isdigit() and 1 <= abs(int(chosen)) <= len(lines):
        index = abs(int(chosen)) - 1
        if int(chosen) < 0:
            del lines[index]
            return refigured(reading, proposal, lines)
        if has_value:
            lines[index] = f"{proposal.figures[index].printed} = {value}"
            return refigured(reading, proposal, lines)
    return refigured(reading, proposal, [*lines, typed])
