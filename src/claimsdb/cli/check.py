"""`claimsdb check`: a spelling checker for quotations and figures."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.errors import InputError

if TYPE_CHECKING:
    from claimsdb.compare.findings import FindingType, Severity
    from claimsdb.extract.draft import Draft
    from claimsdb.services.printings import Holder
    from claimsdb.services.reporting.checked import Checked

STDIN = "-"
FORMATS = ("table", "json", "sarif", "github", "junit", "html")


@click.command("check")
@click.argument("drafts", metavar="DRAFT|FOLDER|-...", nargs=-1, required=True)
@click.option("--against", multiple=True, type=click.Path(path_type=Path, exists=True),
              metavar="FILE",
              help="Hold it against this article or transcript; no base is used.")  # fmt: skip
@click.option("--format", "format", type=click.Choice(FORMATS), default="table",
              show_default=True, help="How to print findings.")  # fmt: skip
@click.option("--all", "everything", is_flag=True,
              help="List what is exact or not in the base, too.")  # fmt: skip
@click.option("--strict", is_flag=True, help="What is not in the base is an error.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info"]), default="warning",
              show_default=True, help="The least severity for exit status 1.")  # fmt: skip
@click.option("--severity", multiple=True, metavar="TYPE=LEVEL",
              help="Change a type's severity: house-style=error, wrong-role=off.")  # fmt: skip
@click.option("--on", "day", metavar="DATE",
              help="The draft's day, by which a role is a former one; today else.")  # fmt: skip
@click.option("--fix", "fixes", is_flag=True,
              help="Put marks and spaces right in the draft; no letter changes.")  # fmt: skip
@click.option("--comments", type=click.Path(path_type=Path, dir_okay=False),
              metavar="OUT.docx",
              help="Write the draft with the findings as comments.")  # fmt: skip
@pass_invocation
def check(
    invocation: Invocation,
    *,
    drafts: tuple[str, ...],
    against: tuple[Path, ...],
    format: str,
    everything: bool,
    strict: bool,
    fail_on: str,
    severity: tuple[str, ...],
    day: str | None,
    fixes: bool,
    comments: Path | None,
) -> int:
    """Hold every quotation and attributed figure of a DRAFT against the base.

    What differs is shown word by word and typed: a changed number, a lost "not", words in
    the wrong mouth, a silent cut, house style. Exit 0 clean, 1 with findings, 2 could not.

    \b
    claimsdb check draft.md
    claimsdb check speech.docx --against transcript.txt
    claimsdb check draft.md --format html > report.html
    """
    from claimsdb.compare.findings import Severity
    from claimsdb.services import drafts as reading
    from claimsdb.services.checking import Options, check
    from claimsdb.services.reporting.checked import Checked

    options = Options(severity=_severities(severity), strict=strict, today=_day(day))
    paths = list(_paths(drafts))
    if comments is not None and len(paths) != 1:
        raise InputError("--comments takes one draft.", hint="Run it once a draft.")
    data = {path: _bytes(path) for path in paths}
    read: dict[str, Draft] = {path: reading.read(data[path], path) for path in paths}
    checked: list[Checked] = []
    with _holder(invocation, against) as holder:
        for path, draft in read.items():
            found = check(draft, holder=holder, options=options)
            if fixes:
                draft, changed = _fixed(invocation, path, data[path], draft, found)
                if changed:
                    found = check(draft, holder=holder, options=options)
            checked.append(Checked(path, draft.raw, tuple(found)))
    if comments is not None:
        from claimsdb.services.reporting.word import to_word

        [path] = paths
        original = data[path] if data[path].startswith(reading.WORD) else None
        written = to_word(checked[0], original, everything=everything)
        reading.replace_file(comments, written)
        invocation.say(f"Wrote {comments}.")
    limit = Severity(fail_on)
    _print(checked, format, everything, limit)
    return 1 if any(one.fails(limit) for draft in checked for one in draft.findings) else 0


def _print(checked: Sequence[Checked], format: str, everything: bool, limit: Severity) -> None:
    if format == "table":
        from claimsdb.cli.check_report import report

        for draft in checked:
            report(draft, everything)
    elif format == "sarif":
        from claimsdb.services.reporting.sarif import to_sarif

        click.echo(to_sarif(checked, everything=everything))
    elif format == "html":
        from claimsdb.services.reporting.html_page import to_html

        click.echo(to_html(checked), nl=False)
    else:
        from claimsdb.services.reporting import machine

        if format == "json":
            click.echo(machine.to_json(checked, everything=everything))
        elif format == "junit":
            click.echo(machine.to_junit(checked, fail_on=limit, everything=everything))
        else:
            for line in machine.to_github(checked, everything=everything):
                click.echo(line)


@contextmanager
def _holder(invocation: Invocation, against: Sequence[Path]) -> Iterator[Holder]:
    """The files given with --against, else the base, opened the short way where it is ready."""
    if against:
        from claimsdb.cli.ingest import read as read_article
        from claimsdb.services.text_holder import TextHolder

        yield TextHolder([(str(path), read_article(str(path))) for path in against])
        return
    with plain_connection(invocation) as connection:
        from claimsdb.services.base_holder import BaseHolder

        yield BaseHolder(connection)


@contextmanager
def plain_connection(invocation: Invocation) -> Iterator[object]:
    """A DB-API connection to the base that only reads."""
    from claimsdb.resources import HEAD_REVISION

    settings = invocation.settings()
    if settings.path is not None:
        from claimsdb.search.connect import open_sqlite

        connection = open_sqlite(settings.path, head=HEAD_REVISION)
        if connection is not None:
            try:
                yield connection
            finally:
                connection.close()
            return
    with invocation.open() as base, base.reading() as session:
        yield session.connection().connection.driver_connection


def _fixed(
    invocation: Invocation, path: str, data: bytes, draft: Draft, found: Sequence[object]
) -> tuple[Draft, bool]:
    """Write the draft with its marks put right, and say what was done."""
    from claimsdb.services import drafts as reading
    from claimsdb.services.fixing import fix

    if path == STDIN:
        raise InputError("--fix needs a file to write to.", hint="Give the draft's path.")
    if data.startswith((reading.WORD, b"%PDF-")):
        raise InputError(f"--fix cannot write {path}.", hint="Use --comments OUT.docx.")
    fixed = fix(draft.raw, found)  # type: ignore[arg-type]
    if not fixed.findings:
        return draft, False
    reading.write(Path(path), fixed.text, data)
    for one in fixed.findings:
        for start, end, put in one.edits:
            line, column = draft.line_and_column(start)
            invocation.say(f"{path}:{line}:{column}: {draft.raw[start:end]!r} is now {put!r}")
    return reading.read(Path(path).read_bytes(), path), True


def _severities(given: Sequence[str]) -> dict[FindingType, Severity]:
    from claimsdb.compare.findings import FindingType, Severity

    chosen: dict[FindingType, Severity] = {}
    for text in given:
        name, _, level = text.partition("=")
        try:
            kind = FindingType(name)
        except ValueError:
            raise InputError(
                f"There is no finding of type {name!r}.",
                hint=f"There are: {', '.join(one.value for one in FindingType)}.",
            ) from None
        try:
            chosen[kind] = Severity("ok" if level == "off" else level)
        except ValueError:
            raise InputError(
                f"A severity is error, warning, info or off, not {level!r}.",
                hint="For example: --severity house-style=error",
            ) from None
    return chosen


def _day(given: str | None) -> int | None:
    if given is None:
        return None
    from claimsdb.text.dates import parse_date

    return parse_date(given).first


def _bytes(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from None


def _paths(given: Sequence[str]) -> Iterator[str]:
    from claimsdb.services.drafts import SUFFIXES

    seen: set[str] = set()
    for name in given:
        path = Path(name)
        names = [name]
        if name != STDIN and path.is_dir():
            names = [
                str(one)
                for one in sorted(path.rglob("*"))
                if one.suffix.lower() in SUFFIXES and one.is_file()
                and not any(part.startswith(".") for part in one.relative_to(path).parts)
            ]  # fmt: skip
            if not names:
                raise InputError(f"There is no draft in the folder {name}.")
        yield from (one for one in names if one not in seen)
        seen.update(names)
