"""`claimsdb show`: one record with everything that hangs on it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import click

from claimsdb.cli.cards import figure_text, marked, said_line, source_line
from claimsdb.cli.invocation import Invocation, pass_invocation
from claimsdb.cli.output import Format, emit, format_option, width


@click.command("show")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@format_option
@pass_invocation
def show(invocation: Invocation, keys: tuple[str, ...], format: Format) -> None:
    """Show the record KEY with everything that hangs on it.

    A statement comes with all its printings, claims, figures and sources; a speaker with
    names and roles; a source, a claim or a topic with their statements.
    """
    from claimsdb.services.showing import show

    with invocation.open() as base, base.reading() as session:
        records = [show(session, key) for key in keys]
    emit(format, records, table=_cards)


def _cards(records: Iterable[Mapping[str, Any]]) -> None:
    for number, record in enumerate(records):
        if number:
            click.echo()
        (_statement if record["kind"] == "statement" else _other)(record)
        if change := record.get("last_change"):
            _line(
                "changed",
                f"{change['at'][:16].replace('T', ' ')} UTC by {change['author']}: "
                f"{change['command']} (batch {change['batch']})",
            )


def _statement(record: Mapping[str, Any]) -> None:
    click.echo(click.style(record["key"], bold=True))
    click.echo()
    for paragraph in marked(record).split("\n\n"):
        click.echo(textwrap.fill(paragraph, width() - 4, initial_indent="    ",
                                 subsequent_indent="    "))  # fmt: skip
        click.echo()
    _line("speaker", f"{said_line(record)} ({record['speaker'].get('key')})")
    _line("occasion", record.get("occasion"))
    for number, quote in enumerate([record, *record.get("other_quotes", [])]):
        name = "printed by" if number == 0 else f"also by ({number})"
        source = quote.get("source")
        at = f", {quote['locator_kind']} {quote['locator']}" if quote.get("locator") else ""
        _line(name, (source_line(source) if source else "no source on record") + at)
        basis = quote.get("basis") or "unknown"
        state = f"{quote['mode']} · {quote['state']} · basis: {basis}"
        if quote.get("verified_by"):
            state += f" · verified by {quote['verified_by']} on {quote.get('verified_on') or '?'}"
        _line("", state)
        _line("attributed", quote.get("attribution"))
        if number:
            _line("words", marked(quote))
        if notice := (source or {}).get("correction_notice"):
            _line("correction", notice)
    for figure in record.get("figures", []):
        _line("figure", figure_text(figure))
    for claim in record.get("claims", []):
        _line(claim.get("stance", "asserts"), f"{claim['text']} ({claim.get('key')})")
    _line("topics", ", ".join(topic["name"] for topic in record.get("topics", [])))
    _line("corrects", record.get("corrects"))
    _line("retracts", record.get("retracts"))
    for other in record.get("amended_by", []):
        _line("corrected" if other["amends"] == "corrects" else "retracted", f"by {other['key']}")
    _line("note", record.get("note"))
    _line("old keys", ", ".join(record.get("aliases", [])))


def _other(record: Mapping[str, Any]) -> None:
    click.echo(click.style(f"{record['key']}", bold=True) + f"  {record['kind']}")
    for name, value in record.items():
        if name in ("key", "kind", "statements", "statement_count", "last_change", "stances"):
            continue
        if isinstance(value, (list, tuple)):
            for item in value:
                shown = figure_text(item) if name == "figures" else _item(item)
                _line(name.replace("_", " ").removesuffix("s"), shown)
        else:
            _line(name.replace("_", " "), value)
    count = record["statement_count"]
    listed = record["statements"]
    stances = {entry["key"]: entry["stance"] for entry in record.get("stances", [])}
    _line("statements", f"{len(listed)} of {count}" if len(listed) < count else str(count))
    for statement in listed:
        click.echo()
        head = f"    {statement['key']}  {statement['said_on'] or ''}".rstrip()
        if statement["key"] in stances:
            head += f"  {stances[statement['key']]}"
        click.echo(head)
        words = textwrap.shorten(marked(statement), 2 * (width() - 8), placeholder=" …")
        click.echo(textwrap.fill(words, width() - 8, initial_indent="      ",
                                 subsequent_indent="      "))  # fmt: skip


def _item(item: Any) -> str:
    if not isinstance(item, Mapping):
        return str(item)
    return " · ".join(str(value) for value in item.values() if value not in (None, "", []))


def _line(name: str, value: Any) -> None:
    if value in (None, "", []):
        return
    body = textwrap.fill(
        " ".join(str(value).split()),
        width(),
        initial_indent=f"{name:<13} ",
        subsequent_indent=" " * 14,
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo(click.style(body[:13], dim=True) + body[13:])
