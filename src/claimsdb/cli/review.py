"""Look candidates through on a terminal: one screen, then only what is doubtful.

The first screen lists everything, what is sure ticked, and Enter takes it. Then each doubtful
statement is asked in its context, a key each. Quitting keeps the decisions for the next time.
"""

from __future__ import annotations

import dataclasses
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimsdb.cli.invocation import Invocation
from claimsdb.cli.output import width
from claimsdb.cli.review_cards import beside, in_context, overview, who
from claimsdb.cli.review_correct import correct
from claimsdb.errors import ClaimsdbError

if TYPE_CHECKING:
    from claimsdb.services.opening import OpenBase
    from claimsdb.services.proposing import Proposal, Reading

__all__ = ["apply", "overview", "review", "write"]

KEYS = (
    "Enter take · c correct · m merge · s skip · b back · A take all · S skip all · "
    "q quit, keep for later"
)


@dataclasses.dataclass(slots=True)
class _Round:
    """One review: the proposals as they are corrected, and what is taken of them."""

    base: OpenBase
    reading: Reading
    path: str
    proposals: list[Proposal]
    taken: list[bool]

    def accepted(self) -> list[Proposal]:
        return [p for p, take in zip(self.proposals, self.taken, strict=True) if take]

    def now(self) -> Reading:
        return dataclasses.replace(self.reading, proposals=tuple(self.proposals))


def review(
    invocation: Invocation, base: OpenBase, reading: Reading, path: str
) -> list[Proposal] | None:
    """Ask a person; return what was accepted, or None when nothing is to be stored."""
    proposals = list(reading.proposals)
    taken = [proposal.is_sure for proposal in proposals]
    resumed = _resume(reading)
    if resumed is not None:
        invocation.say("Going on with the review that you left.")
        proposals, taken = resumed
    going = _Round(base, reading, path, proposals, taken)
    overview(going.now(), path, taken)
    if not proposals:
        return None
    asked = _first_screen(going)
    if asked is None:
        _keep(going)
        return None
    if not _ask_each(going, asked):
        _keep(going)
        return None
    _forget(reading)
    return going.accepted()


def _first_screen(going: _Round) -> list[int] | None:
    """Take ticks; return the numbers to ask about, or None to stop for now."""
    doubtful = [
        number
        for number, (take, proposal) in enumerate(zip(going.taken, going.proposals, strict=True))
        if not take and not proposal.is_unlikely
    ]
    asks = f" and asks about the other {len(doubtful)}" if doubtful else ""
    keys = "a number unticks or ticks · A all · S none · U unlikely ones, too · q quit"
    said = f"Enter takes the {sum(going.taken)} ticked{asks} · {keys}"
    click.echo("\n" + textwrap.fill(said, width()), err=True)
    while True:
        answer = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        answer = answer.strip()
        if answer == "":
            return [index for index in doubtful if not going.taken[index]]
        if answer in ("q", "Q"):
            return None
        if answer == "A":
            for index, proposal in enumerate(going.proposals):
                going.taken[index] |= not proposal.is_unlikely and _ready(proposal)
            return [index for index in doubtful if not going.taken[index]]
        if answer == "S":
            going.taken[:] = [False] * len(going.taken)
            return []
        if answer == "U":
            overview(going.now(), going.path, going.taken, unlikely=True)
            doubtful = [index for index, take in enumerate(going.taken) if not take]
            continue
        for part in answer.replace(",", " ").split():
            if part.isdigit() and 1 <= int(part) <= len(going.taken):
                index = int(part) - 1
                going.taken[index] = not going.taken[index] and _ready(going.proposals[index])
                click.echo(f"{'[x]' if going.taken[index] else '[ ]'} {part}", err=True)
                if not going.taken[index] and index in doubtful:
                    doubtful.remove(index)
            else:
                click.echo(f"{part} is no number from 1 to {len(going.taken)}.", err=True)


def _ready(proposal: Proposal) -> bool:
    """Whether it can be stored: somebody is named, and not one of several."""
    return bool(proposal.speaker_key or (proposal.speaker and not proposal.possible))


def _ask_each(going: _Round, asked: list[int]) -> bool:
    place = 0
    while place < len(asked):
        index = asked[place]
        proposal = going.proposals[index]
        _show(going, proposal, f"{place + 1} of {len(asked)} in doubt")
        key = click.getchar()
        if key in ("\r", "\n", "y"):
            if not _ready(proposal):
                click.echo(_lacks(proposal), err=True)
                continue
            going.taken[index] = True
            place += 1
        elif key.isdigit() and 0 < int(key) <= len(proposal.possible):
            going.proposals[index] = dataclasses.replace(
                proposal, speaker_key=proposal.possible[int(key) - 1], possible=(), certain=True
            )
        elif key == "n" and proposal.possible:
            going.proposals[index] = dataclasses.replace(proposal, possible=(), certain=True)
        elif key == "s":
            going.taken[index] = False
            place += 1
        elif key == "c":
            going.proposals[index] = correct(going.base, going.now(), proposal)
        elif key == "m":
            merged = _merged(going, proposal)
            if merged is not None:
                going.proposals[index] = merged
                going.taken[index] = True
                place += 1
        elif key == "b":
            place = max(0, place - 1)
        elif key == "A":
            for rest in asked[place:]:
                going.taken[rest] = _ready(going.proposals[rest])
            return True
        elif key == "S":
            for rest in asked[place:]:
                going.taken[rest] = False
            return True
        elif key == "q":
            return False
        elif key == "\x03":
            raise KeyboardInterrupt
        elif key in ("\x04", ""):
            raise EOFError
    return True


def _show(going: _Round, proposal: Proposal, head: str) -> None:
    click.echo(f"\n{head}", err=True)
    click.echo(in_context(going.reading, proposal), err=True)
    click.echo(f"  {who(proposal)}", err=True)
    if proposal.like is not None:
        click.echo(beside(proposal.like), err=True)
    if proposal.possible and not proposal.speaker_key:
        choices = [f"{n} {key}" for n, key in enumerate(proposal.possible, 1)]
        click.echo(f"  {' · '.join((*choices, 'n somebody new'))}", err=True)
    click.echo(click.style(textwrap.fill(KEYS, width()), dim=True), err=True)


def _lacks(proposal: Proposal) -> str:
    if proposal.speaker:
        return "Say first who is meant: a number, or n for somebody new."
    return "Nobody is named; correct the speaker first (c, then p), or skip (s)."


def _merged(going: _Round, proposal: Proposal) -> Proposal | None:
    """The proposal as another printing of a stored statement, which is asked for if unknown."""
    from claimsdb.services import keys
    from claimsdb.storage.models import Statement

    known = proposal.like.key if proposal.like and proposal.like.may_be_same else ""
    if not known:
        known = click.prompt("  Key of the statement", default="", show_default=False, err=True)
    if not known.strip():
        return None
    try:
        with going.base.reading() as session:
            statement = keys.resolve_as(session, Statement, known.strip())
            return dataclasses.replace(
                proposal,
                same_as=statement.key,
                speaker=statement.speaker.name,
                speaker_key=statement.speaker.key,
                possible=(),
            )
    except ClaimsdbError as error:
        click.echo(f"  {error} {error.hint or ''}".rstrip(), err=True)
        return None


def _kept(reading: Reading) -> Path:
    import platformdirs

    folder = platformdirs.user_state_path("claimsdb", appauthor=False) / "reviews"
    return folder / f"{reading.article.sha256}.json"


def _keep(going: _Round) -> None:
    from claimsdb.services import reviewing

    place = _kept(going.reading)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(
        reviewing.written(going.now(), going.path, fields={}, source=None, accepted=going.taken),
        encoding="utf-8",
    )
    click.echo("Your decisions are kept; ingest the same text again to go on.", err=True)


def _resume(reading: Reading) -> tuple[list[Proposal], list[bool]] | None:
    from claimsdb.services import reviewing

    place = _kept(reading)
    if not place.exists():
        return None
    try:
        kept = reviewing.read(place)
        proposals = [
            reviewing.corrected(reading, proposal, decision)
            for proposal, decision in zip(reading.proposals, kept.decisions, strict=True)
        ]
    except (ClaimsdbError, ValueError):
        return None
    return proposals, [bool(decision.get("accept")) for decision in kept.decisions]


def _forget(reading: Reading) -> None:
    _kept(reading).unlink(missing_ok=True)


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
