"""Remove records: they are hidden with all that belongs to them, and undo brings them back.

What else would change is found first and told, so that a person can be asked while nothing
is open; then it is done in one batch. No live row ever points at a hidden one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import keys, parts, quotes
from claimsdb.storage.models import (
    Claim,
    ClaimTopic,
    Editable,
    Figure,
    Position,
    Quote,
    Source,
    Speaker,
    Statement,
    StatementClaim,
    StatementTopic,
    Topic,
)

NAMED = 3
"""How many keys a sentence names before it counts the rest."""


def hide(row: Editable) -> None:
    """Mark `row` deleted; a row that is deleted already keeps its moment."""
    if row.deleted_at is None:
        row.deleted_at = dt.datetime.now(dt.UTC).replace(microsecond=0)


@dataclass(slots=True)
class Removal:
    """What removing some records would do.

    `keys` are the records that go, the named ones first; `others` are sentences on what
    changes in records that stay.
    """

    keys: list[str] = field(default_factory=list)
    named: int = 0
    others: list[str] = field(default_factory=list)
    hidden: list[Editable] = field(default_factory=list, repr=False)
    changed: list[tuple[Editable, dict[str, Any]]] = field(default_factory=list, repr=False)
    reordered: list[Statement] = field(default_factory=list, repr=False)

    @property
    def asks(self) -> bool:
        """Whether more is touched than the records that were named."""
        return len(self.keys) > self.named or bool(self.others)


def plan(session: Session, named: Sequence[str], *, with_statements: bool = False) -> Removal:
    """Find what removing the records of these keys would do; nothing is changed.

    A speaker or source that statements need goes only `with_statements`; a statement that
    another source prints too then keeps that printing. Raises NotFoundError, and
    ConflictError naming the statements in the way.
    """
    wanted = list(dict.fromkeys(keys.resolve(session, key) for key in named))
    removal = Removal(keys=[row.key for row in wanted], named=len(wanted))
    going = {row for row in wanted if isinstance(row, Statement)}
    printings: list[Quote] = []
    for row in wanted:
        if isinstance(row, Speaker | Source):
            _statements_of(session, row, going, printings, with_statements)
    removal.keys += [row.key for row in sorted(going - set(wanted), key=lambda row: row.id)]
    records: list[keys.Named] = [*wanted, *(going - set(wanted))]
    for row in records:
        removal.hidden += [row, *parts.of(session, row)]
    for quote in printings:
        if quote.statement not in going:
            removal.hidden += [quote, *parts.of(session, quote)]
            removal.reordered.append(quote.statement)
    if kept := sorted({row.key for row in removal.reordered}):
        removal.others.append(f"{listed(kept)} {_verb(kept, 'lose')} one printing")
    removal.hidden = list(dict.fromkeys(removal.hidden))
    for row in records:
        _let_go(session, row, removal)
    _keep_claimed_figures(session, removal)
    return removal


def plan_printing(session: Session, key: str, number: int) -> Removal:
    """Find what removing one printing of a statement would do; 0 is the preferred one."""
    statement = keys.resolve_as(session, Statement, key)
    quote = quotes.numbered(session, statement, number)
    if len(quotes.of(session, statement)) == 1:
        raise InputError(
            f"{statement.key} has no other printing, so it would have no words.",
            hint=f"Remove the statement: claimsdb rm {statement.key}",
        )
    removal = Removal(keys=[statement.key], named=1, reordered=[statement])
    removal.hidden = [quote, *parts.of(session, quote)]
    _keep_claimed_figures(session, removal)
    return removal


def carry_out(session: Session, removal: Removal) -> None:
    """Do what a plan of this session says."""
    for row, columns in removal.changed:
        for column, value in columns.items():
            setattr(row, column, value)
    for row in removal.hidden:
        hide(row)
    session.flush()
    for statement in removal.reordered:
        quotes.first_is_0(session, statement)


def detached(session: Session, figure: Figure, gone: Iterable[Editable] = ()) -> bool:
    """Whether a figure outlives its quote: its claim has no other figure that says the same."""
    if figure.claim_id is None:
        return False
    claim = session.get_one(Claim, figure.claim_id)
    if claim.deleted_at is not None or claim in set(gone):
        return False
    return not any(
        other is not figure and other not in set(gone) and _says_the_same(figure, other)
        for other in parts.rows(session, Figure, "claim_id", figure.claim_id)
    )


def listed(found: Sequence[str]) -> str:
    """Some keys in a sentence: `a`, `a and b`, `a, b, c and 4 more`.

    >>> listed(["a", "b"]), listed(["a", "b", "c", "d"])
    ('a and b', 'a, b, c and 1 more')
    """
    if len(found) > NAMED:
        return f"{', '.join(found[:NAMED])} and {len(found) - NAMED} more"
    return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)


def _statements_of(
    session: Session,
    row: Speaker | Source,
    going: set[Statement],
    printings: list[Quote],
    with_statements: bool,
) -> None:
    if isinstance(row, Speaker):
        needing = set(parts.rows(session, Statement, "speaker_id", row.id))
        lost = needing
    else:
        printed = parts.rows(session, Quote, "source_id", row.id)
        needing = {quote.statement for quote in printed}
        lost = {
            statement
            for statement in needing
            if all(quote.source_id == row.id for quote in quotes.of(session, statement))
        }
        printings += printed
    if (left := needing - going) and not with_statements:
        verb = "said" if isinstance(row, Speaker) else "prints"
        raise ConflictError(
            f"{row.key} {verb} {_count(len(left), 'statement')}: "
            f"{listed(sorted(statement.key for statement in left))}.",
            hint="Remove them with it: --with-statements. "
            f"Is it another record twice? claimsdb merge OTHER {row.key}",
        )
    going |= lost


def _let_go(session: Session, row: keys.Named, removal: Removal) -> None:
    """Loose whatever stays from what goes, and say so."""
    hidden = set(removal.hidden)
    if isinstance(row, Statement):
        for other in parts.rows(session, Statement, "amends_id", row.id):
            if other not in hidden:
                removal.changed.append((other, {"amends": None, "amends_id": None}))
                removal.others.append(f"{other.key} no longer {other.amends} {row.key}")
    elif isinstance(row, Speaker):
        held = [
            position
            for position in parts.rows(session, Position, "organisation_id", row.id)
            if position not in hidden
        ]
        for position in held:
            removal.changed.append((position, {"organisation_id": None}))
        if people := sorted({position.person.key for position in held}):
            removal.others.append(
                f"{listed(people)} {_verb(people, 'keep')} a role there without its body"
            )
    elif isinstance(row, Claim | Topic):
        users = sorted({user.key for user in _users(session, row) if user not in hidden})
        if users:
            removal.others.append(
                f"{listed(users)} {_verb(users, 'lose')} the {keys.kind_of(row)} {row.key}"
            )


def _users(session: Session, row: Claim | Topic) -> list[Statement | Claim]:
    if isinstance(row, Claim):
        links = parts.rows(session, StatementClaim, "claim_id", row.id)
        return [link.statement for link in links]
    said = parts.rows(session, StatementTopic, "topic_id", row.id)
    claimed = parts.rows(session, ClaimTopic, "topic_id", row.id)
    return [*(link.statement for link in said), *(link.claim for link in claimed)]


def _keep_claimed_figures(session: Session, removal: Removal) -> None:
    """A figure in a quote and in a claim stays with the one of the two that stays."""
    gone = set(removal.hidden)
    for row in [row for row in removal.hidden if isinstance(row, Figure)]:
        quote_goes = row.quote_id is not None and session.get_one(Quote, row.quote_id) in gone
        if row.quote_id is not None and not quote_goes:
            removal.changed.append((row, {"claim_id": None}))
        elif detached(session, row, gone - {row}):
            removal.changed.append((row, {"quote_id": None, "start": None, "end": None}))
        else:
            continue
        removal.hidden.remove(row)
        gone.discard(row)


def _says_the_same(one: Figure, other: Figure) -> bool:
    columns = ("value", "upper", "comparator", "unit", "measure", "population", "area", "period")
    return all(getattr(one, name) == getattr(other, name) for name in columns)


def _verb(found: Sequence[str], word: str) -> str:
    return word if len(found) > 1 else f"{word}s"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
