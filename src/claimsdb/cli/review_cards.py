"""How a proposal looks while it is reviewed: in a list, in its context, beside its like."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimsdb.cli.cards import marked
from claimsdb.cli.output import width

if TYPE_CHECKING:
    from claimsdb.services.likeness import Like
    from claimsdb.services.proposing import Proposal, Reading

CONTEXT = 160
"""Code points of the article shown before and after a doubtful quotation."""


def overview(
    reading: Reading,
    path: str,
    taken: Sequence[bool] | None = None,
    *,
    unlikely: bool = False,
) -> None:
    """Print the candidates of an article, a few lines each; the unlikely ones are counted."""
    taken = taken or [proposal.is_sure for proposal in reading.proposals]
    hidden = sum(proposal.is_unlikely for proposal in reading.proposals) if not unlikely else 0
    click.echo(f"{path}: {len(reading.proposals)} statements, {sum(taken)} of them ticked, "
               f"{len(reading.loose_figures)} figures outside them")  # fmt: skip
    for number, (proposal, take) in enumerate(zip(reading.proposals, taken, strict=True), 1):
        if proposal.is_unlikely and not unlikely and not take:
            continue
        box = "[x]" if take else "[ ]"
        words = marked({"words": proposal.words, "mode": proposal.mode,
                        "lead_in": proposal.lead_in})  # fmt: skip
        click.echo()
        click.echo(f"{box} {number:>2}  {who(proposal)}")
        line = textwrap.shorten(words, 2 * (width() - 8), placeholder=" …")
        click.echo(textwrap.fill(line, width() - 8, initial_indent=" " * 8,
                                 subsequent_indent=" " * 8))  # fmt: skip
        if proposal.figures:
            click.echo(" " * 8 + " · ".join(figure.printed for figure in proposal.figures))
    for figure in reading.loose_figures:
        click.echo(f"\n         figure  {figure.printed}  {figure.measure or ''}".rstrip())
    if hidden:
        click.echo(f"\n{hidden} unlikely ones, such as scare quotes, are not listed")


def who(proposal: Proposal) -> str:
    """The speaker, role, mode and day of a proposal, and what it may be in the base."""
    name = proposal.speaker or f"nobody named ({proposal.attribution or 'no attribution'})"
    role = f", {proposal.role}" if proposal.role else ""
    known = f" = {proposal.speaker_key}" if proposal.speaker_key else " (new)"
    if not proposal.speaker:
        known = ""
    elif not proposal.speaker_key and proposal.possible:
        known = f" = {' or '.join(proposal.possible)}?"
    doubt = "" if proposal.certain else "  speaker uncertain"
    same = f"  another printing of {proposal.same_as}" if proposal.same_as else ""
    said = f" · said {proposal.said_on}" if proposal.said_on else ""
    return f"{name}{role}{known} · {proposal.mode}{said}{doubt}{same}"


def in_context(reading: Reading, proposal: Proposal) -> str:
    """The quotation highlighted in the article's own text."""
    text = reading.article.text
    start, end = proposal.spans[0][0], proposal.spans[-1][1]
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    colour = sys.stderr.isatty()
    on, off = ("\x1b[1;33m", "\x1b[0m") if colour else (">>>", "<<<")
    shown = f"…{before}{on}{text[start:end]}{off}{after}…"
    return "\n".join(
        textwrap.fill(" ".join(part.split()), width() - 4, initial_indent="    ",
                      subsequent_indent="    ", break_on_hyphens=False)
        for part in shown.split("\n\n")
    )  # fmt: skip


def beside(like: Like) -> str:
    """A stored statement that reads much the same, with each differing word shown twice."""
    parts = []
    for segment in like.segments:
        if segment.kind == "equal":
            parts.append(segment.draft)
        elif segment.kind != "outside":
            parts.append(f"[{segment.draft.strip()} | {segment.source.strip()}]")
            if segment.draft[-1:].isspace() or segment.source[-1:].isspace():
                parts.append(" ")
    if like.may_be_same:
        head = f"Nearly the words of {like.key} ({like.score:.2f}; here | there); m merges:"
    else:
        head = f"Like {like.key} ({like.score:.2f}), but {', '.join(like.differs)} (here | there):"
    body = textwrap.fill(" ".join("".join(parts).split()), width() - 4,
                         initial_indent="    ", subsequent_indent="    ")  # fmt: skip
    return f"  {head}\n{body}"
