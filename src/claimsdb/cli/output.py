"""How records are printed: for a person as a table or cards, for a program as data."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeVar, cast

import click

Format = Literal["table", "json", "jsonl", "csv"]
Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """`--format table|json|jsonl|csv`, on every command that prints records."""
    return click.option(
        "--format",
        "format",
        type=click.Choice(["table", "json", "jsonl", "csv"]),
        default="table",
        show_default=True,
        help="How to print records.",
    )(command)


def emit(
    format: Format,
    records: Iterable[Mapping[str, Any]],
    *,
    table: Callable[[Sequence[Mapping[str, Any]]], None],
) -> None:
    """Print `records` to stdout; `table` prints them for a person."""
    if format == "table":
        table(list(records))
    elif format == "json":
        click.echo(dumps(list(records), indent=2))
    elif format == "jsonl":
        for record in records:
            click.echo(dumps(record))
    else:
        _csv(records)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON as all commands print it: UTF-8, Decimals as strings."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def _csv(records: Iterable[Mapping[str, Any]]) -> None:
    import csv

    writer = None
    for record in records:
        flat = dict(flatten(record))
        if writer is None:
            writer = csv.DictWriter(
                sys.stdout, list(flat), extrasaction="ignore", restval="", lineterminator="\n"
            )
            writer.writeheader()
        writer.writerow({name: spreadsheet_safe(value) for name, value in flat.items()})


def flatten(record: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    """Cells of a record: nested records as `speaker.name`, lists joined by "; "."""
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{name}.")
        elif isinstance(value, (list, tuple)):
            yield (
                prefix + name,
                "; ".join(
                    str(item.get("key") or item.get("name") or item.get("printed") or dumps(item))
                    if isinstance(item, Mapping)
                    else str(item)
                    for item in value
                ),
            )
        else:
            yield prefix + name, "" if value is None else value


def spreadsheet_safe(value: Any) -> Any:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def columns(
    rows: Sequence[Mapping[str, Any]], names: Sequence[tuple[str, str]], *, empty: str
) -> None:
    """Print rows under headings; the last column takes what room is left.

    `names` are pairs of key and heading. Off a terminal nothing is cut.
    """
    if not rows:
        click.echo(empty, err=True)
        return
    cells = [[_cell(row.get(key)) for key, _ in names] for row in rows]
    headings = [heading for _, heading in names]
    widths = [max(len(headings[i]), *(len(row[i]) for row in cells)) for i in range(len(names))]
    room = width() - sum(widths[:-1]) - 2 * (len(names) - 1)
    click.echo(click.style(_line(headings, widths), bold=True))
    for row in cells:
        if sys.stdout.isatty() and len(row[-1]) > max(room, 10):
            row = [*row[:-1], row[-1][: max(room, 10) - 1] + "…"]
        click.echo(_line(row, widths))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("key") or "")
    if isinstance(value, (list, tuple)):
        return ", ".join(_cell(item) for item in value)
    return " ".join(str(value).split())


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def width() -> int:
    """The terminal's width, 80 where there is none."""
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 120)


def written(format: Format, key: str, created: bool, sentence: str) -> None:
    """Say what a writing command did: a sentence, or for programs key and `created`."""
    if format == "table":
        click.echo(sentence)
    else:
        emit(cast(Format, format), [{"key": key, "created": created}], table=lambda _: None)
