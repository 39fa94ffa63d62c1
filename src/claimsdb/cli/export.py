"""`claimsdb export`: statements in the formats that other tools read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.citations.options import Options
from claimsdb.citations.registry import FORMATS, Format, format_named
from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.picking import picked

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimsdb.citations.record import CitationRecord


@click.command("export")
@click.argument("query", nargs=-1)
@click.option(
    "-f", "--format", "name", metavar="FORMAT", default=None,
    help=f"{', '.join(FORMATS)}. Else told by the name of --output, else jsonl.",
)  # fmt: skip
@click.option("-k", "--key", "keys", multiple=True, metavar="KEY",
              help="This statement, or all of this speaker or source.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--by", type=click.Choice(["statement", "source"]), default="statement",
              show_default=True, help="One entry a statement, or one a source.")  # fmt: skip
@click.option("--fields", metavar="A,B,…", help="Only these fields, in this order.")
@click.option("--related", is_flag=True, help="BibLaTeX: a quotation as its own entry.")
@click.option("--title", help="The title of a document.")
@click.option("--with-text", is_flag=True, help="Let the held text of sources leave, too.")
@pass_invocation
def export(
    invocation: Invocation,
    *,
    query: tuple[str, ...],
    name: str | None,
    keys: tuple[str, ...],
    output: Path | None,
    by: str,
    fields: str | None,
    related: bool,
    title: str | None,
    with_text: bool,
) -> None:
    """Write statements in a format that other tools read: all, or what QUERY finds.

    One entry a statement, never cut. QUERY is as in `claimsdb search`. What a format cannot
    carry is told; JSON lines (jsonl) carry everything, and `claimsdb import` reads them.

    \b
    claimsdb export --format biblatex -o quotes.bib
    claimsdb export 'speaker:barclay topic:pay' --format docx -o dossier.docx
    """
    chosen = format_named(name or _named_by(output))
    options = Options(
        fields=tuple(part.strip() for part in fields.split(",")) if fields else None,
        by="sorted source" if by == "source" else "statement",
        related=related,
        title=title,
    )
    chosen.check(options, to_file=output is not None)
    with invocation.open() as base, base.reading() as session:
        ids = picked(session, invocation, keys, " ".join(query)) if query or keys else None
        lost: dict[str, None] = {}
        records = _records(session, chosen, options, sorted(ids) if ids is not None else None,
                           with_text)  # fmt: skip
        if fields is None:
            records = _noting(records, chosen.name, lost)
        write(chosen, records, options, output)
    if lost:
        invocation.say(
            f"{chosen.title} does not carry: {', '.join(lost)}. JSON lines (jsonl) carry all."
        )
    if output is not None:
        invocation.say(f"Wrote {output}.")


def _records(
    session: Session, chosen: Format, options: Options, ids: list[int] | None, with_text: bool
) -> Iterator[CitationRecord]:
    from claimsdb.services import exporting

    if options.by == "sorted source":
        return exporting.export_by_source(session, ids)
    if ids is None and chosen.name == "jsonl" and options.fields is None:
        return exporting.export_whole(session, with_text=with_text)
    context = chosen.name == "web-annotation"
    return exporting.export(session, ids, with_text=with_text, with_context=context)


def _noting(
    records: Iterable[CitationRecord], name: str, lost: dict[str, None]
) -> Iterator[CitationRecord]:
    """Pass the records on, and note in `lost` what they hold and the format does not carry."""
    from claimsdb.citations.carried import left_out

    for record in records:
        lost.update(dict.fromkeys(left_out(name, record)))
        yield record


def write(
    chosen: Format, records: Iterable[CitationRecord], options: Options, output: Path | None
) -> None:
    """Write to a file, moved into place when whole, or to stdout as it comes."""
    if output is None:
        for text in chosen.write(records, options):
            click.echo(text, nl=False)
        sys.stdout.flush()
        return
    from claimsdb.errors import InputError

    part = output.with_name(output.name + ".part")
    try:
        with part.open("wb") as file:
            for chunk in chosen.write_bytes(records, options):
                file.write(chunk)
        part.replace(output)
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _named_by(output: Path | None) -> str:
    ending = output.suffix.lstrip(".").lower() if output else ""
    return next((one.name for one in FORMATS.values() if one.extension == ending), "jsonl")
