"""`claimsdb cite`: the citation of statements, ready to paste."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.picking import picked
from claimsdb.errors import InputError

if TYPE_CHECKING:
    from claimsdb.citations.record import CitationRecord, LocatorKind

Output = Literal["text", "markdown", "html"]


@click.command("cite")
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@click.option("--search", "query", default="", metavar="QUERY",
              help="Cite what this search finds, as in `claimsdb search`.")  # fmt: skip
@click.option(
    "--style", default="plain", show_default=True, metavar="STYLE|FILE.csl",
    help="plain needs nothing; apa, modern-language-association … need pandoc.",
)  # fmt: skip
@click.option("--format", "format", type=click.Choice(["text", "markdown", "html"]),
              default="text", show_default=True)  # fmt: skip
@click.option("--at", metavar="PLACE", help='The place in the source: "p 12", "14:32", "col 3".')
@click.option("--insert", "insert", is_flag=True,
              help="KEY is a Markdown draft: put [@key] behind what it quotes.")  # fmt: skip
@click.option("--copy", "to_clipboard", is_flag=True, help="Copy to the clipboard, too.")
@pass_invocation
def cite(
    invocation: Invocation,
    *,
    keys: tuple[str, ...],
    query: str,
    style: str,
    format: Output,
    at: str | None,
    insert: bool,
    to_clipboard: bool,
) -> None:
    """Print the citation of each statement KEY; of a speaker or source, of all its statements.

    For a bibliography file use `claimsdb export --format biblatex`, csl-json or ris.

    \b
    claimsdb cite barclay-2023-grim-milestone --style apa
    claimsdb cite --search 'speaker:barclay topic:pay' --copy
    claimsdb cite --insert draft.md
    """
    if insert:
        from claimsdb.cli.insert import insert_citations

        insert_citations(invocation, keys)
        return
    if not keys and not query:
        raise InputError(
            "Nothing to cite is named.", hint="Give a KEY, or: claimsdb cite --search QUERY"
        )
    from claimsdb.services import exporting

    with invocation.open() as base, base.reading() as session:
        ids = picked(session, invocation, keys, query)
        records = list(exporting.export(session, ids))
    if at is not None:
        records = _located(records, at)
    text = _citations(invocation, records, style, format)
    if text:
        click.echo(text)
    if text and to_clipboard:
        from claimsdb.cli.clipboard import copy

        invocation.say(f"Copied with {copy(text)}.")


def _located(records: list[CitationRecord], at: str) -> list[CitationRecord]:
    """The one record that is cited, at another place in its source."""
    from claimsdb.services.locators import read_locator

    place, kind = read_locator(at)
    if len(records) != 1:
        raise InputError("--at is a place in one source.", hint="Cite one KEY with it.")
    (record,) = records
    first = replace(record.preferred, locator=place, locator_kind=cast("LocatorKind", kind))
    return [replace(record, quotes=(first, *record.quotes[1:]))]


def _citations(
    invocation: Invocation, records: list[CitationRecord], style: str, format: Output
) -> str:
    if style == "plain":
        from claimsdb.citations.plain import plain

        return "\n".join(plain(record, output=format) for record in records)
    from claimsdb.citations.styled import render

    styled = render(records, style, output=format)
    for key in styled.unprinted:
        invocation.say(f"{style} prints nothing for {key}; --style plain does.")
    return styled.text.rstrip("\n") if styled.citations else ""
