"""The check's report for a terminal: each finding with both wordings and what to paste."""

from __future__ import annotations

import textwrap
from collections import Counter

import click

from claimsdb.cli.output import width
from claimsdb.services.findings import Finding
from claimsdb.services.reporting.checked import Checked, standing

COLOURS = {"error": "red", "warning": "yellow", "info": "blue", "ok": "green"}
CONTEXT = 40
"""Code points of equal words that are shown on each side of a difference."""

_OPEN, _CLOSE, _SPACE = "\ue000", "\ue001", "\ue002"


def report(draft: Checked, everything: bool) -> None:
    """Print the findings of one draft, and a closing line that folds what is not shown."""
    tally = Counter[str]()
    for one in draft.findings:
        level = one.severity.value
        if one.quiet:
            tally["not in the base"] += 1
        elif one.type.value == "exact":
            tally["exact"] += 1
        elif level == "ok":
            tally["silenced"] += 1
        else:
            tally[level] += 1
        if everything or not (one.quiet or level == "ok"):
            _print(draft.file, one)
    parts = [
        f"{count} {name}{'s' if name in ('error', 'warning') and count != 1 else ''}"
        for name in ("error", "warning", "info", "exact", "not in the base", "silenced")
        if (count := tally[name])
    ]
    line = " · ".join(parts) or "no quotations found"
    hidden = tally["not in the base"] or tally["exact"] or tally["silenced"]
    click.echo(f"{draft.file}: {line}{'' if everything or not hidden else ' (--all lists them)'}")


def _print(path: str, one: Finding) -> None:
    level = one.severity.value
    name = one.type.value.replace("-", " ")
    place = f"{path}:{one.line}:{one.column}"
    label = click.style(f"{level.upper():<7}", fg=COLOURS[level], bold=True)
    key = click.style(one.key or "", fg="cyan")
    used = len(f"{place}  {level.upper():<7} {name}")
    gap = width() - used - len(one.key or "")
    if gap >= 2 or not one.key:
        click.echo(f"{place}  {label} {click.style(name, bold=True)}{' ' * gap}{key}".rstrip())
    else:
        click.echo(f"{place}  {label} {click.style(name, bold=True)}")
        click.echo(f"  {'key':<7} {key}")
    ours, theirs = sides(one)
    _side("draft", ours, "red")
    if theirs and theirs != ours:
        _side("source", theirs, "green")
    about = [one.message]
    if one.speaker:
        about.append(f"{one.speaker}, said {one.said_on or 'on an unknown day'}")
    if one.source:
        about.append(standing(one))
    _wrapped(" · ".join(filter(None, about)))
    if one.keys:
        _wrapped("fits: " + ", ".join(one.keys))
    if one.paste and level in ("error", "warning"):
        _side("paste", one.paste, "green")
    click.echo()


def _wrapped(text: str) -> None:
    click.echo(
        textwrap.fill(text, width(), initial_indent="  ", subsequent_indent="    ",
                      break_long_words=False, break_on_hyphens=False)
    )  # fmt: skip


def _side(name: str, words: str, colour: str) -> None:
    body = textwrap.fill(
        " ".join(words.split()), width() - 10, break_on_hyphens=False
    ).replace("\n", "\n" + " " * 10)  # fmt: skip
    body = body.replace(_SPACE, " ")
    start = click.style("", fg=colour, bold=True, reset=False)
    stop = click.style("", reset=True)
    body = body.replace(_OPEN, f"{start}[").replace(_CLOSE, f"]{stop}")
    click.echo(f"  {click.style(f'{name:<7}', dim=True)} {body}")


def sides(one: Finding) -> tuple[str, str]:
    """Both wordings with what differs in brackets, and long equal stretches left out."""
    segments = [segment for segment in one.segments if segment.kind != "outside"]
    if all(segment.kind == "equal" for segment in segments):
        return _short(one.draft_words), _short(one.source_words or "")
    ours: list[str] = []
    theirs: list[str] = []
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
    return f"{words[:start]}{_OPEN}{inner}{_CLOSE}{words[start + len(inner) :]}"


def _short(words: str) -> str:
    return words if len(words) <= 4 * CONTEXT else _shortened(words, False, False)


def _shortened(words: str, first: bool, last: bool) -> str:
    if len(words) <= 2 * CONTEXT + 3:
        return words
    head = "" if first else words[:CONTEXT].rsplit(" ", 1)[0]
    tail = "" if last else words[-CONTEXT:].split(" ", 1)[-1]
    return f"{head} … {tail}"
