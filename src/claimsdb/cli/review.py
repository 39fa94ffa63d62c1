"""Look candidates through on a terminal: one screen, then only what is doubtful.

The first screen lists everything, what is sure ticked, and Enter takes it. Then each doubtful
statement is asked in its context. Quitting keeps the decisions for the next time.
"""

from __future__ import annotations

import dataclasses
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.cli.cards import marked
from claimsdb.cli.invocation import Invocation
from claimsdb.cli.output import width
from claimsdb.errors import ClaimsdbError

if TYPE_CHECKING:
    from claimsdb.services.opening import OpenBase
    from claimsdb.services.proposing import Proposal, Reading

CONTEXT = 160
"""Code points of the article shown before and after a doubtful quotation."""

KEYS = (
    "Enter take · c correct · s skip · b back · A take all · S skip all · q quit, keep for later"
)


def overview(reading: Reading, path: str, taken: list[bool] | None = None) -> None:
    """Print all candidates of an article, a few lines each."""
    taken = taken or [proposal.is_sure for proposal in reading.proposals]
    sure = sum(taken)
    click.echo(f"{path}: {len(reading.proposals)} statements, {sure} of them sure, "
               f"{len(reading.loose_figures)} figures outside them")  # fmt: skip
    for number, (proposal, take) in enumerate(zip(reading.proposals, taken, strict=True), 1):
        box = "[x]" if take else "[ ]"
        words = marked({"words": proposal.words, "mode": proposal.mode,
                        "lead_in": proposal.lead_in})  # fmt: skip
        click.echo()
        click.echo(f"{box} {number:>2}  {_who(proposal)}")
        line = textwrap.shorten(words, 2 * (width() - 8), placeholder=" …")
        click.echo(textwrap.fill(line, width() - 8, initial_indent=" " * 8,
                                 subsequent_indent=" " * 8))  # fmt: skip
        if proposal.figures:
            click.echo(" " * 8 + " · ".join(figure.printed for figure in proposal.figures))
    for figure in reading.loose_figures:
        click.echo(f"\n         figure  {figure.printed}  {figure.measure or ''}".rstrip())


def _who(proposal: Proposal) -> str:
    name = proposal.speaker or "nobody named"
    role = f", {proposal.role}" if proposal.role else ""
    known = f" = {proposal.speaker_key}" if proposal.speaker_key else " (new)"
    if not proposal.speaker_key and proposal.possible:
        known = f" = {' or '.join(proposal.possible)}?"
    doubt = "" if proposal.certain else "  speaker uncertain"
    same = f"  another printing of {proposal.same_as}" if proposal.same_as else ""
    said = f" · said {proposal.said_on}" if proposal.said_on else ""
    return f"{name}{role}{known} · {proposal.mode}{said}{doubt}{same}"


def review(
    invocation: Invocation, base: OpenBase, reading: Reading, path: str
) -> list[Proposal] | None:
    """Ask a person; return what was accepted, or None when nothing is to be stored."""
    proposals = list(reading.proposals)
    taken = [proposal.is_sure for proposal in proposals]
    resumed = _resume(base, reading)
    if resumed is not None:
        invocation.say("Going on with the review that you left.")
        proposals, taken = resumed
    overview(dataclasses.replace(reading, proposals=tuple(proposals)), path, taken)
    if not proposals:
        return None
    doubtful = [number for number, take in enumerate(taken) if not take]
    click.echo(
        f"\nEnter takes the {sum(taken)} ticked"
        + (f" and asks about the other {len(doubtful)}" if doubtful else "")
        + " · a number unticks or ticks · A all · S none · q quit",
        err=True,
    )
    while True:
        answer = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        answer = answer.strip()
        if answer == "":
            break
        if answer in ("q", "Q"):
            _keep(base, reading, path, proposals, taken)
            return None
        if answer == "A":
            return proposals
        if answer == "S":
            return None
        for part in answer.replace(",", " ").split():
            if part.isdigit() and 1 <= int(part) <= len(proposals):
                index = int(part) - 1
                taken[index] = not taken[index]
                click.echo(f"{'[x]' if taken[index] else '[ ]'} {part}", err=True)
                if not taken[index] and index in doubtful:
                    doubtful.remove(index)
            else:
                click.echo(f"{part} is no number from 1 to {len(proposals)}.", err=True)
    asked = [index for index in doubtful if not taken[index]]
    if not _ask_each(reading, proposals, taken, asked):
        _keep(base, reading, path, proposals, taken)
        return None
    _forget(base, reading)
    return [proposal for proposal, take in zip(proposals, taken, strict=True) if take]


def _ask_each(
    reading: Reading, proposals: list[Proposal], taken: list[bool], asked: list[int]
) -> bool:
    place = 0
    while place < len(asked):
        index = asked[place]
        click.echo(f"\n{place + 1} of {len(asked)} in doubt", err=True)
        click.echo(_in_context(reading, proposals[index]), err=True)
        click.echo(f"  {_who(proposals[index])}", err=True)
        click.echo(click.style(KEYS, dim=True), err=True)
        key = click.getchar()
        if key in ("\r", "\n", "y"):
            if not proposals[index].speaker:
                click.echo(
                    "Nobody is named; correct the speaker first (c), or skip (s).", err=True
                )
                continue
            taken[index] = True
            place += 1
        elif key == "s":
            taken[index] = False
            place += 1
        elif key == "c":
            proposals[index] = _correct(proposals[index])
        elif key == "b":
            place = max(0, place - 1)
        elif key == "A":
            for rest in asked[place:]:
                taken[rest] = proposals[rest].speaker is not None
            return True
        elif key == "S":
            return True
        elif key == "q":
            return False
        elif key == "\x03":
            raise KeyboardInterrupt
        elif key in ("\x04", ""):
            raise EOFError
    return True


def _correct(proposal: Proposal) -> Proposal:
    from claimsdb.services.reviewing import corrected

    changes: dict[str, str | None] = {}
    for name in ("speaker", "mode", "role", "said_on", "lead_in"):
        old = getattr(proposal, name) or ""
        new = click.prompt(f"  {name.replace('_', ' ')}", default=old, err=True).strip()
        if new != old:
            changes[name] = new or None
    try:
        fixed = corrected(proposal, changes)
    except ClaimsdbError as error:
        click.echo(f"  {error} {error.hint or ''}".rstrip(), err=True)
        return proposal
    return dataclasses.replace(fixed, certain=True, possible=())


def _in_context(reading: Reading, proposal: Proposal) -> str:
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


def _kept(base: OpenBase, reading: Reading) -> Path:
    import platformdirs

    folder = platformdirs.user_state_path("claimsdb", appauthor=False) / "reviews"
    return folder / f"{reading.article.sha256}.json"


def _keep(
    base: OpenBase, reading: Reading, path: str, proposals: list[Proposal], taken: list[bool]
) -> None:
    from claimsdb.services import reviewing

    place = _kept(base, reading)
    place.parent.mkdir(parents=True, exist_ok=True)
    now = dataclasses.replace(reading, proposals=tuple(proposals))
    place.write_text(
        reviewing.written(now, path, fields={}, source=None, accepted=taken), encoding="utf-8"
    )
    click.echo("Your decisions are kept; ingest the same text again to go on.", err=True)


def _resume(base: OpenBase, reading: Reading) -> tuple[list[Proposal], list[bool]] | None:
    from claimsdb.services import reviewing

    place = _kept(base, reading)
    if not place.exists():
        return None
    try:
        kept = reviewing.read(place)
        proposals = [
            reviewing.corrected(proposal, decision)
            for proposal, decision in zip(reading.proposals, kept.decisions, strict=True)
        ]
    except (ClaimsdbError, ValueError):
        return None
    return proposals, [bool(decision.get("accept")) for decision in kept.decisions]


def _forget(base: OpenBase, reading: Reading) -> None:
    _kept(base, reading).unlink(missing_ok=True)


def write(
    reading: Reading,
    path: str,
    fields: dict[str, str | None],
    source: str | None,
    target: Path,
) -> None:
    """Write the review file that `ingest --apply` reads back."""
    from claimsdb.errors import InputError
    from claimsdb.services import reviewing

    try:
        target.write_text(
            reviewing.written(reading, path, fields=fields, source=source) + "\n",
            encoding="utf-8",
        )
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror}.") from None


def apply(invocation: Invocation, review_file: Path) -> int:
    """Store what an edited review file accepts."""
    from claimsdb.cli.ingest import read, report, save, told
    from claimsdb.services import proposing, reviewing

    review = reviewing.read(review_file)
    article = told(read(review.file), review.fields)
    with invocation.open() as base:
        with base.reading() as session:
            reading = proposing.read(article, session)
        accepted = reviewing.decided(reading, review)
        stored = save(base, reading, accepted, "accepted", review.fields, review.source)
    report(invocation, stored, review.file, len(reading.proposals) - len(accepted))
    return 0
