"""`claimsdb check`: a spelling checker for quotations and figures."""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import dumps, width
from claimsdb.errors import InputError

if TYPE_CHECKING:
    from claimsdb.compare.findings import FindingType, Severity
    from claimsdb.services.checking import Finding

STDIN = "-"
LOUDEST = ("error", "warning", "info")


@click.command("check")
@click.argument("drafts", metavar="DRAFT|FOLDER|-...", nargs=-1, required=True)
@click.option("--against", multiple=True, type=click.Path(path_type=Path, exists=True),
              metavar="FILE", help="Hold it against this article or transcript.")  # fmt: skip
@click.option("--format", "format", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="How to print findings.")  # fmt: skip
@click.option("--all", "show_all", is_flag=True, help="List what is exact or not found, too.")
@click.option("--strict", is_flag=True, help="What is not in the base is an error.")
@click.option("--fail-on", type=click.Choice(LOUDEST), default="warning", show_default=True,
              help="The least severity for exit status 1.")  # fmt: skip
@click.option("--severity", multiple=True, metavar="TYPE=LEVEL",
              help="Change a type's severity: house-style=error, wrong-role=off.")  # fmt: skip
@pass_invocation
def check(
    invocation: Invocation,
    *,
    drafts: tuple[str, ...],
    against: tuple[Path, ...],
    format: str,
    show_all: bool,
    strict: bool,
    fail_on: str,
    severity: tuple[str, ...],
) -> int:
    """Hold every quotation and attributed figure of a DRAFT against the base.

    What differs is shown word by word and typed: a changed number, a lost "not", words in
    the wrong mouth, a silent cut, house style. Exit 0 clean, 1 with findings, 2 could not.

    \b
    claimsdb check draft.md
    claimsdb check speech.docx --against transcript.txt
    """
    from claimsdb.services import checking
    from claimsdb.services import drafts as reading
    from claimsdb.services.printings import TextHolder

    options = checking.Options(severity=_severities(severity), strict=strict)
    paths = list(_paths(drafts))
    read = [(path, reading.read(_bytes(path), path)) for path in paths]
    found: dict[str, list[Finding]] = {}
    if against:
        from claimsdb.cli.ingest import read as read_article

        holder = TextHolder([(str(path), read_article(str(path))) for path in against])
        for path, draft in read:
            found[path] = checking.check(draft, holder=holder, options=options)
    else:
        with invocation.open() as base, base.reading() as session:
            for path, draft in read:
                found[path] = checking.check(draft, session=session, options=options)
    if format == "json":
        click.echo(
            dumps(
                {
                    "drafts": [
                        {
                            "file": path,
                            "findings": [
                                one.json() for one in findings if show_all or _counts(one)
                            ],
                        }
                        for path, findings in found.items()
                    ]
                },
                indent=2,
            )
        )
    else:
        for path, findings in found.items():
            _report(path, findings, show_all)
    return 1 if any(_fails(one, fail_on) for each in found.values() for one in each) else 0


def _counts(finding: Finding) -> bool:
    return finding.type.value != "exact"


def _fails(finding: Finding, fail_on: str) -> bool:
    level = finding.severity.value
    return level in LOUDEST[: LOUDEST.index(fail_on) + 1]


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


def _bytes(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from None


def _paths(given: Sequence[str]) -> Iterator[str]:
    from claimsdb.services.drafts import SUFFIXES

    for name in given:
        path = Path(name)
        if name != STDIN and path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            if not found:
                raise InputError(f"There is no draft in the folder {name}.")
            yield from map(str, found)
        else:
            yield name


_COLOURS = {"error": "red", "warning": "yellow", "info": "blue", "ok": "green"}


def _report(path: str, findings: Sequence[Finding], show_all: bool) -> None:
    tally = Counter[str]()
    for finding in findings:
        level = finding.severity.value
        quiet = finding.type.value in ("not-found", "figure-not-in-base") and level == "info"
        if quiet:
            tally["not in the base"] += 1
        elif finding.type.value == "exact":
            tally["exact"] += 1
        else:
            tally[level] += 1
        if show_all or not (quiet or level == "ok"):
            _print(path, finding)
    parts = [f"{count} {name}{'s' if name in ('error', 'warning') and count != 1 else ''}"
             for name in ("error", "warning", "info", "exact", "not in the base")
             if (count := tally[name])]  # fmt: skip
    line = " · ".join(parts) or "no quotations found"
    hidden = tally["not in the base"] or tally["exact"]
    click.echo(f"{path}: {line}{'' if show_all or not hidden else ' (--all lists them)'}")


def _print(path: str, finding: Finding) -> None:
    level = finding.severity.value
    name = finding.type.value.replace("-", " ")
    place = f"{path}:{finding.line}:{finding.column}"
    head = f"{place}  {click.style(f'{level.upper():<7}', fg=_COLOURS[level], bold=True)} {name}"
    plain = len(f"{place}  {level.upper():<7} {name}")
    key = finding.key or ""
    gap = max(2, width() - plain - len(key))
    click.echo(f"{head}{' ' * gap}{click.style(key, fg='cyan')}".rstrip())
    ours, theirs = sides(finding)
    _side("draft", ours)
    if theirs and theirs != ours:
        _side("source", theirs)
    about = [finding.message]
    if finding.speaker:
        about.append(f"{finding.speaker}, said {finding.said_on or 'on an unknown day'}")
    if finding.source:
        basis = finding.basis or "basis unknown"
        about.append(f"{finding.source} ({finding.state}, {basis})")
    click.echo(textwrap.fill(" · ".join(about), width(), initial_indent="  ",
                             subsequent_indent="    "))  # fmt: skip
    main = next((one for one in finding.differences if one.type == finding.type), None)
    paste = main.paste if main and main.paste else finding.suggestion
    if paste and level in ("error", "warning"):
        _side("paste", paste)
    click.echo()


def _side(name: str, words: str) -> None:
    body = textwrap.fill(" ".join(words.split()), width() - 10, subsequent_indent=" " * 10)
    click.echo(f"  {click.style(f'{name:<7}', dim=True)} {body}")


CONTEXT = 40
"""Code points of equal words that are shown on each side of a difference."""


def sides(finding: Finding) -> tuple[str, str]:
    """Both wordings with what differs in brackets, and long equal stretches left out."""
    if not finding.segments:
        return finding.draft_words, finding.source_words or ""
    ours: list[str] = []
    theirs: list[str] = []
    segments = [one for one in finding.segments if one.kind != "outside"]
    for number, segment in enumerate(segments):
        if segment.kind == "equal":
            first, last = number == 0, number == len(segments) - 1
            ours.append(_shortened(segment.draft, first, last))
            theirs.append(_shortened(segment.source, first, last))
            continue
        if segment.draft:
            ours.append(_marked(segment.draft))
        if segment.source:
            theirs.append(_marked(segment.source))
    return "".join(ours), "".join(theirs)


def _marked(words: str) -> str:
    inner = words.strip()
    if not inner:
        return words
    start = words.index(inner)
    return f"{words[:start]}[{inner}]{words[start + len(inner) :]}"


def _shortened(words: str, first: bool, last: bool) -> str:
    if len(words) <= 2 * CONTEXT + 3:
        return words
    head = "" if first else words[:CONTEXT].rsplit(" ", 1)[0]
    tail = "" if last else words[-CONTEXT:].split(" ", 1)[-1]
    return f"{head} … {tail}"
