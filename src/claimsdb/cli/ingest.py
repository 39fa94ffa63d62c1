"""`claimsdb ingest`: an article in, reviewed statements out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation, interactive, pass_invocation
from claimsdb.cli.output import dumps
from claimsdb.errors import ClaimsdbError, InputError

if TYPE_CHECKING:
    from claimsdb.extract.article import Article
    from claimsdb.services.ingesting import Stored
    from claimsdb.services.opening import OpenBase
    from claimsdb.services.proposing import Proposal, Reading

STDIN = "-"
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx", ".vtt", ".srt", ".md")
"""What a folder is searched for."""


@click.command("ingest")
@click.argument("files", metavar="FILE|FOLDER|-...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Print the candidates and store nothing.")
@click.option("--format", "format", type=click.Choice(["table", "jsonl"]), default="table",
              show_default=True, help="How --dry-run prints.")  # fmt: skip
@click.option("--accept-all", is_flag=True,
              help="Store what is sure, as proposed, without asking.")  # fmt: skip
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.8, show_default=True,
              help="How sure --accept-all wants to be.")  # fmt: skip
@click.option("--review-file", type=click.Path(path_type=Path), metavar="FILE",
              help="Write the candidates to a file to edit, for --apply.")  # fmt: skip
@click.option("--apply", "apply_file", type=click.Path(path_type=Path, exists=True),
              metavar="FILE", help="Store what an edited review file says.")  # fmt: skip
@click.option("--title", help="What the text lacks: its title,")
@click.option("--outlet", help="… the paper, station or site,")
@click.option("--issued", metavar="DATE", help="… when it was published,")
@click.option("--by", "author", metavar="NAME", help="… who wrote it,")
@click.option("--type", "type", metavar="CSL", help="… and what it is.")
@click.option("--url", help="Where a saved page came from.")
@click.option("--source", metavar="KEY", help="It is this source, which is in the base.")
@pass_invocation
def ingest(
    invocation: Invocation,
    *,
    files: tuple[str, ...],
    dry_run: bool,
    format: str,
    accept_all: bool,
    min_confidence: float,
    review_file: Path | None,
    apply_file: Path | None,
    source: str | None,
    **fields: str | None,
) -> int:
    """Read articles and store the statements in them, once you have looked them through.

    FILE is a text, a web page, a PDF, a Word document, subtitles or `-`. Each quotation is
    proposed with its speaker, role and figures; on a terminal you tick, correct or skip.
    One article is one batch, which `claimsdb undo` takes back whole.
    """
    from claimsdb.cli import review

    if apply_file is not None:
        return review.apply(invocation, apply_file)
    if not files:
        raise InputError(
            "What to ingest is missing.", hint="claimsdb ingest ARTICLE, or - for stdin."
        )
    named: dict[str, str | None] = {"container_title": fields.pop("outlet"), **fields}
    failed: list[tuple[str, ClaimsdbError]] = []
    paths = list(_paths(files))
    with invocation.open() as base:
        for path in paths:
            try:
                article = read(path)
                for remark in article.remarks:
                    invocation.say(f"{path}: {remark}")
                article = told(article, named)
                reading = _propose(base, article)
                if dry_run:
                    _print(reading, path, format)
                elif review_file is not None:
                    review.write(reading, path, named, source, review_file)
                    invocation.say(
                        f"Wrote {review_file}; edit it, then: ingest --apply {review_file}"
                    )
                else:
                    _take(
                        invocation, base, reading, path, named, source, accept_all, min_confidence
                    )
            except ClaimsdbError as error:
                if len(paths) == 1:
                    raise
                failed.append((path, error))
    for path, refusal in failed:
        click.echo(f"Failed: {path}: {refusal}", err=True)
    return 2 if failed else 0


def read(path: str) -> Article:
    """Read one file, or stdin for `-`. Raises InputError where it cannot be."""
    from claimsdb.extract.reading import read_article

    if path == STDIN:
        data = sys.stdin.buffer.read()
    else:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}.") from None
    return read_article(data, name=path)


def told(article: Article, fields: dict[str, str | None]) -> Article:
    """The article with what the user says of it in place of what it says itself."""
    import dataclasses

    from claimsdb.text.dates import parse_date

    issued = fields.get("issued")
    if not issued:
        return article
    fields["issued"] = parse_date(issued).edtf
    return dataclasses.replace(article, issued=fields["issued"])


def _propose(base: OpenBase, article: Article) -> Reading:
    from claimsdb.services import proposing

    with base.reading() as session:
        return proposing.read(article, session)


def _paths(files: tuple[str, ...]) -> Iterator[str]:
    for file in files:
        path = Path(file)
        if file != STDIN and path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            if not found:
                raise InputError(f"There is nothing to read in the folder {file}.")
            yield from map(str, found)
        else:
            yield file


def _print(reading: Reading, path: str, format: str) -> None:
    from claimsdb.services import proposing

    if format == "jsonl":
        for line in proposing.candidate_json(reading, path):
            click.echo(dumps(line))
        return
    from claimsdb.cli import review

    review.overview(reading, path)


def _take(
    invocation: Invocation,
    base: OpenBase,
    reading: Reading,
    path: str,
    fields: dict[str, str | None],
    source: str | None,
    accept_all: bool,
    min_confidence: float,
) -> None:
    from claimsdb.cli import review

    if accept_all:
        accepted = [
            proposal
            for proposal in reading.proposals
            if proposal.is_sure and proposal.confidence >= min_confidence
        ]
        state = "proposed"
    elif interactive():
        chosen = review.review(invocation, base, reading, path)
        if chosen is None:
            invocation.say("Nothing was stored.")
            return
        accepted, state = chosen, "accepted"
    else:
        raise InputError(
            "There is nobody to ask.",
            hint="Use --dry-run, --accept-all or --review-file, or run it in a terminal.",
        )
    stored = save(base, reading, accepted, state, fields, source)
    report(invocation, stored, path, len(reading.proposals) - len(accepted))


def save(
    base: OpenBase,
    reading: Reading,
    accepted: list[Proposal],
    state: str,
    fields: dict[str, str | None],
    source: str | None,
) -> Stored:
    """Store what was accepted, as one batch."""
    from claimsdb.services import ingesting

    with base.writing("ingest") as session:
        return ingesting.store(
            session, reading, accepted, state=state, fields=fields, source=source
        )


def report(invocation: Invocation, stored: Stored, path: str, left: int) -> None:
    """Say what an ingest did: the keys on stdout, the rest on stderr."""
    for key in (*stored.added, *stored.printings):
        click.echo(key)
    for note in stored.notes:
        invocation.say(note)
    parts = [f"{len(stored.added)} statements"]
    if stored.printings:
        parts.append(f"{len(stored.printings)} further printings")
    if stored.known:
        parts.append(f"{len(stored.known)} known already")
    if left:
        parts.append(f"{left} left out")
    invocation.say(f"{path}: {', '.join(parts)}; source {stored.source}.")
