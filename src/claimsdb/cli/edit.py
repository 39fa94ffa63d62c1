"""`claimsdb edit`: change fields of a record, by name or in the user's editor."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

import click

from claimsdb.cli.edited_text import keep, read_fields, write_fields
from claimsdb.cli.invocation import Invocation, interactive, pass_invocation
from claimsdb.cli.output import Format, emit, format_option
from claimsdb.errors import ClaimsdbError, InputError

if TYPE_CHECKING:
    from claimsdb.services.editing import Edited, Options, Snapshot


@click.command("edit")
@click.argument("key")
@click.argument("assignments", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--quote", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
              help="Which printing of a statement, as `show` counts them.")  # fmt: skip
@click.option("--prefer", is_flag=True, help="Let this printing give the statement its wording.")
@click.option("--refigure", is_flag=True, help="Read the figures of new words anew.")
@click.option("--unanchored", is_flag=True,
              help="Keep new words although the held text does not print them.")  # fmt: skip
@click.option("--same-name", is_flag=True, help="Another speaker of that name is somebody else.")
@click.option("--from", "file", type=click.File("r", encoding="utf-8"), metavar="FILE|-",
              help="Read the fields from a text as the editor shows it.")  # fmt: skip
@format_option
@pass_invocation
def edit(
    invocation: Invocation,
    *,
    key: str,
    assignments: tuple[str, ...],
    quote: int,
    prefer: bool,
    refigure: bool,
    unanchored: bool,
    same_name: bool,
    file: TextIO | None,
    format: Format,
) -> None:
    """Change fields of the record KEY; an empty value clears one.

    Without fields your editor opens with all of them ($EDITOR). A field that a record does
    not have is refused, and those that it has are listed.

    \b
    claimsdb edit barclay-2023-fair-pay said_on=2023-09-20 note=
    claimsdb edit barclay-2023-fair-pay state=verified verified_against="the recording"
    """
    from claimsdb.services.editing import Options

    options = Options(refigure=refigure, unanchored=unanchored, same_name=same_name, prefer=prefer)
    if assignments or file is not None or prefer:
        changes = _assigned(assignments)
        if file is not None:
            changes = {**read_fields(_text(file)), **changes}
        edited = _save(invocation, key, changes, quote, options, None)
    else:
        edited = _in_editor(invocation, key, quote, options)
    for line in edited.notes:
        invocation.say(line)
    if format == "table":
        _told(edited)
    else:
        record = {
            "key": edited.key,
            "created": False,
            "changed": [name for name, _, _ in edited.changed],
        }
        emit(format, [record], table=lambda _: None)


def _save(
    invocation: Invocation,
    key: str,
    changes: Mapping[str, str],
    quote: int,
    options: Options,
    seen: Snapshot | None,
) -> Edited:
    from claimsdb.services import editing

    with invocation.open() as base, base.writing("edit") as session:
        return editing.edit(session, key, changes, quote=quote, seen=seen, options=options)


def _in_editor(invocation: Invocation, key: str, quote: int, options: Options) -> Edited:
    """Nothing is open while the person types; what they typed is kept when it is refused."""
    from claimsdb.services import editing

    with invocation.open() as base, base.reading() as session:
        seen = editing.snapshot(session, key, quote=quote)
    if not interactive() and not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise InputError(
            "No field is named, and there is no terminal for an editor.",
            hint=f"claimsdb edit {key} FIELD=VALUE; fields: {', '.join(seen.fields)}",
        )
    before = write_fields(seen.key, seen.fields)
    after = click.edit(before, extension=".txt")
    if after is None or after == before:
        return editing.Edited(seen.key)
    try:
        typed = read_fields(after)
        changes = {name: value for name, value in typed.items() if seen.fields.get(name) != value}
        return _save(invocation, seen.key, changes, quote, options, seen)
    except ClaimsdbError as error:
        path = keep(seen.key, after)
        said = f"{error.hint} " if error.hint else ""
        error.hint = f"{said}Your text is kept: claimsdb edit {seen.key} --from {path}"
        raise


def _assigned(assignments: tuple[str, ...]) -> dict[str, str]:
    changes: dict[str, str] = {}
    for assignment in assignments:
        name, sign, value = assignment.partition("=")
        if not sign or not name.strip():
            raise InputError(
                f"{assignment!r} is not FIELD=VALUE.",
                hint='For example: said_on=2023-09-20 note=""',
            )
        if name in changes:
            raise InputError(f"The field {name!r} is given twice.")
        changes[name] = value
    return changes


def _text(file: TextIO) -> str:
    try:
        return file.read()
    except UnicodeDecodeError as error:
        raise InputError(f"The text is not UTF-8: {error.reason} at byte {error.start}.") from None


def _told(edited: Edited) -> None:
    if not edited.changed:
        click.echo("Nothing changed.")
        return
    click.echo(f"Changed {edited.key}.")
    for name, before, after in edited.changed:
        click.echo(f"  {name}: {_short(before)} → {_short(after)}")


def _short(value: str) -> str:
    if not value:
        return "(nothing)"
    value = " ".join(value.split())
    return value if len(value) <= 60 else f"{value[:59]}…"
