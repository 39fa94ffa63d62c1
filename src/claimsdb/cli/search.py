"""`claimsdb search`: find quotes, however badly you remember them.

A base that is ready is searched on sqlite3 alone, in tens of milliseconds; only one that
must be made or migrated first, or stands on a server, is opened the long way.
"""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import click

from claimsdb.cli.cards import figure_short, marked, said_line, source_line
from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option, width
from claimsdb.resources import HEAD_REVISION
from claimsdb.search.query import Filters, Query, parse
from claimsdb.search.records import Hit, Results


@click.command("search")
@click.argument("query", nargs=-1)
@click.option("-s", "--speaker", multiple=True, metavar="NAME", help="Only this speaker.")
@click.option("--role", multiple=True, help="Only in this role.")
@click.option("--source", multiple=True, metavar="KEY|TITLE", help="Only printed there.")
@click.option("--outlet", multiple=True, help="Only printed by this outlet.")
@click.option("--since", metavar="DATE", help="Said (else printed) on or after this day.")
@click.option("--until", metavar="DATE", help="Said (else printed) on or before this day.")
@click.option("--topic", multiple=True, help="Only about this topic.")
@click.option("--mode", multiple=True, type=click.Choice(["direct", "mixed", "indirect"]))
@click.option("--state", multiple=True, type=click.Choice(["proposed", "accepted", "verified"]))
@click.option("--unit", multiple=True, help="With a figure in this unit: %, GBP, kg.")
@click.option("--figure", multiple=True, help="With such a figure: '>8%', 8%..12%, 3685.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--explain", is_flag=True, help="Say why each result ranks where it does.")
@format_option
@pass_invocation
def search(
    invocation: Invocation,
    *,
    query: tuple[str, ...],
    limit: int,
    explain: bool,
    format: Format,
    **options: Any,
) -> None:
    """Find quotes, however badly you remember them.

    Words may be misspelt, missing or in another order. "In quotation marks" they must stand
    so; -word must not stand there; pre* finds words that begin so. The filters below can
    stand in the query too:

    \b
    claimsdb search fair resonable pay -s barcley
    claimsdb search 'speaker:barclay figure:8%..12% since:2023-09 "pay increase"'
    """
    wanted = parse(" ".join(query)).narrowed(Filters.of(**options))
    results = _run(invocation, wanted, limit, explain)
    for notice in results.notices:
        invocation.say(notice)
    emit(
        format,
        [_record(hit, explain) for hit in results.hits],
        table=lambda _: _cards(invocation, results, explain),
    )
    if not results.hits:
        if format == "table":
            invocation.say("Nothing found.")
        if results.suggestions:
            invocation.say(f"Did you mean {' or '.join(results.suggestions)}?")
    elif results.more and format != "table":
        invocation.say(f"{len(results.hits)} of {_total(results)}; --limit shows more.")


def _run(invocation: Invocation, query: Query, limit: int, explain: bool) -> Results:
    from claimsdb.search.find import search as find

    settings = invocation.settings()
    if settings.path is not None:
        from claimsdb.search.connect import open_sqlite

        connection = open_sqlite(settings.path, head=HEAD_REVISION)
        if connection is not None:
            try:
                return find(connection, query, limit=limit, explain=explain)
            finally:
                connection.close()
    with invocation.open() as base, base.reading() as session:
        driver = session.connection().connection.driver_connection
        return find(driver, query, limit=limit, explain=explain)


def _record(hit: Hit, explain: bool) -> Mapping[str, Any]:
    return {**hit.json(), "explain": list(hit.explain)} if explain else hit.json()


def _total(results: Results) -> str:
    return f"{results.total}{'+' if results.estimated else ''}"


def _cards(invocation: Invocation, results: Results, explain: bool) -> None:
    if not results.hits:
        return
    shown = len(results.hits)
    count = f"{shown} of {_total(results)}" if results.more else f"{shown}"
    noun = "result" if shown == 1 and not results.more else "results"
    click.echo(click.style(f"{f'{count} {noun}':>{width()}}", dim=True))
    for number, hit in enumerate(results.hits, 1):
        click.echo()
        _card(number, hit)
        if explain:
            for part in hit.explain:
                click.echo(click.style(f"   {part}", dim=True))


def _card(number: int, hit: Hit) -> None:
    room = width() - 3
    words = marked({"words": hit.words, "mode": hit.mode, "lead_in": hit.lead_in},
                   highlighted(hit.words, hit.highlights))  # fmt: skip
    lines = _wrapped(words, room)
    figures = " · ".join(figure_short(figure) for figure in hit.figures)
    said = said_line(hit.json()) + ("~" if hit.by_issue else "")
    source = source_line(hit.json()["sources"][0]) if hit.sources else "no source on record"
    if len(hit.sources) > 1:
        source += f" and {len(hit.sources) - 1} more"
    for index, line in enumerate(lines):
        click.echo(f"{number:<3}{line}" if index == 0 else f"   {line}")
    if figures:
        click.echo(f"   {figures:>{room}}" if len(figures) < room else f"   {figures}")
    click.echo(click.style(f"   {said} · {hit.mode} · {hit.state}", dim=True))
    gap = room - len(source) - len(hit.key)
    key = click.style(hit.key, fg="cyan")
    if gap > 1:
        click.echo(f"   {click.style(source, dim=True)}{' ' * gap}{key}")
    else:
        click.echo(f"   {click.style(source, dim=True)}\n   {' ' * (room - len(hit.key))}{key}")


MARK = ("\x01", "\x02")
"""Stand for the ends of a highlight while lines are broken: they have no width of their own."""


def highlighted(words: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words with each span between MARK's two characters."""
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += [words[last:start], MARK[0], words[start:end], MARK[1]]
        last = end
    return "".join([*parts, words[last:]])


MOST_LINES = 4


def _wrapped(words: str, room: int) -> list[str]:
    """The lines round the first highlight, at most MOST_LINES of `room` characters.

    Highlights stand in brackets, or in colour on a terminal.
    """
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    words = " ".join(words.split())
    if not colour:
        words = words.replace(MARK[0], "[").replace(MARK[1], "]")
    # A mark takes a column here that it will not take on the screen; a line may be short.
    lines = textwrap.wrap(words, room)
    opening = MARK[0] if colour else "["
    first = next((number for number, line in enumerate(lines) if opening in line), 0)
    if len(lines) > MOST_LINES:
        top = 0 if first < MOST_LINES - 1 else min(first - 1, len(lines) - MOST_LINES)
        if top:
            lines = textwrap.wrap("… " + " ".join(lines[top:]), room)
        if len(lines) > MOST_LINES:
            last = lines[MOST_LINES - 1][: room - 2].rsplit(" ", 1)[0]
            lines = [*lines[: MOST_LINES - 1], last + " …"]
    return [_coloured(line) for line in lines] if colour else lines


def _coloured(line: str) -> str:
    return line.replace(MARK[0], "\x1b[1;33m").replace(MARK[1], "\x1b[0m")
