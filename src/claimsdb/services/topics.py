"""What statements and claims are about: one topic a folded name."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError, NotFoundError
from claimsdb.services import keys
from claimsdb.services.removing import hide
from claimsdb.storage.models import Claim, ClaimTopic, Statement, StatementTopic, Topic
from claimsdb.text.folding import clean, fold
from claimsdb.text.keys import slug


def find_topic(session: Session, named: str) -> Topic | None:
    """The topic of a key or a name."""
    by_key = keys.find(session, named)
    if isinstance(by_key, Topic) and by_key.deleted_at is None:
        return by_key
    return called(session, named)


def called(session: Session, name: str) -> Topic | None:
    """The live topic of that folded name."""
    return session.scalar(
        select(Topic).where(Topic.folded == fold(name), Topic.deleted_at.is_(None))
    )


def checked_topic(name: str) -> str:
    """A topic's name as it is kept. Raises InputError for an empty and an endless one."""
    name = " ".join(clean(name).split())
    if not fold(name) or len(name) > 200:
        raise InputError("A topic's name has 1 to 200 characters.")
    return name


def find_or_make(session: Session, named: str, *, key: str | None = None) -> tuple[Topic, bool]:
    """The topic called `named`, made where it is new: a topic is only its name."""
    topic = find_topic(session, named)
    if topic is not None:
        return topic, False
    name = checked_topic(named)
    topic = Topic(name=name)
    stem = slug(name) or "topic"
    return keys.place(session, topic, keys.chosen(key) if key else keys.numbered(stem)), True


def records_and_topics(
    session: Session, arguments: Sequence[str], *, create: bool = False
) -> tuple[list[Statement | Claim], list[Topic]]:
    """Tell keys from topics: records come first, and all that follows them are topics.

    A topic that is not there yet is made only with `create`: it may be a key misspelt.
    Raises NotFoundError and InputError.
    """
    records: list[Statement | Claim] = []
    for argument in arguments:
        row = keys.find(session, argument)
        if not isinstance(row, Statement | Claim):
            break
        live = keys.resolve(session, argument)
        assert isinstance(live, Statement | Claim)
        records.append(live)
    names = arguments[len(records) :]
    if not records:
        named = keys.resolve(session, arguments[0])
        raise InputError(
            f"{arguments[0]!r} is a {keys.kind_of(named)}; statements and claims have topics."
        )
    if not names:
        raise InputError("No topic is named.", hint=f"claimsdb tag {arguments[0]} TOPIC")
    return records, [_topic(session, name, create) for name in names]


def _topic(session: Session, named: str, create: bool) -> Topic:
    topic = find_topic(session, named)
    if topic is not None:
        return topic
    if isinstance(keys.find(session, named), Statement | Claim):
        raise InputError(
            f"{named} is a record and stands behind a topic.",
            hint="Keys first, then topics: claimsdb tag KEY… TOPIC…",
        )
    if create:
        return find_or_make(session, named)[0]
    known = session.execute(
        select(Topic.folded, Topic.name).where(Topic.deleted_at.is_(None)).order_by(Topic.name)
    ).all()
    near = process.extract(
        fold(named), [folded for folded, _ in known], score_cutoff=75, limit=3, scorer=fuzz.ratio
    )
    names = [repr(known[index][1]) for _, _, index in near]
    names += keys.near_keys(session, named)[: 3 - len(names)]
    raise NotFoundError("topic", named, names, hint="Make it with --create.")


def tag(session: Session, row: Statement | Claim, topic: Topic) -> bool:
    """Put `row` under `topic`; False where it already was."""
    if link_of(session, row, topic) is not None:
        return False
    if isinstance(row, Statement):
        session.add(StatementTopic(statement_id=row.id, topic_id=topic.id))
    else:
        session.add(ClaimTopic(claim_id=row.id, topic_id=topic.id))
    session.flush()
    return True


def untag(session: Session, row: Statement | Claim, named: str) -> Topic:
    """Take `row` from under a topic. Raises NotFoundError where it is not under it."""
    topic = find_topic(session, named)
    link = link_of(session, row, topic) if topic is not None else None
    if topic is None or link is None:
        own = [entry.topic.name for entry in row.topics if entry.deleted_at is None]
        raise NotFoundError("topic of this record", named, own)
    hide(link)
    session.flush()
    return topic


def link_of(
    session: Session, row: Statement | Claim, topic: Topic
) -> StatementTopic | ClaimTopic | None:
    """The live row that puts `row` under `topic`."""
    if isinstance(row, Statement):
        return session.scalar(
            select(StatementTopic).where(
                StatementTopic.statement_id == row.id,
                StatementTopic.topic_id == topic.id,
                StatementTopic.deleted_at.is_(None),
            )
        )
    return session.scalar(
        select(ClaimTopic).where(
            ClaimTopic.claim_id == row.id,
            ClaimTopic.topic_id == topic.id,
            ClaimTopic.deleted_at.is_(None),
        )
    )
