"""Prove that the base is what it promises, and mend what is derived.

Each check answers findings: what is wrong, where, and whether it can be mended from what
was typed. What a person typed is never changed here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session, selectinload

from claimsdb.errors import InputError
from claimsdb.services import indexing
from claimsdb.storage.history import MODELS, recorded_columns, table_of, to_json
from claimsdb.storage.models import (
    BatchRange,
    Change,
    Claim,
    Editable,
    Figure,
    Key,
    Quote,
    QuoteSpan,
    Source,
    Speaker,
    SpeakerName,
    Statement,
    Topic,
)
from claimsdb.text.folding import digest, fold
from claimsdb.text.keys import check_key
from claimsdb.text.names import fold_name

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; `where` is a key or a table and row."""

    check: str
    where: str
    message: str
    repairable: bool = False


def verify(session: Session, *, progress: Callable[[str], None] | None = None) -> list[Finding]:
    """Run every check and return what they find, the gravest first."""
    findings: list[Finding] = []
    for name, check in CHECKS.items():
        if progress is not None:
            progress(name)
        findings += check(session)
        session.expunge_all()
    return findings


def repair(session: Session) -> list[str]:
    """Make anew whatever is derived: folded names, digests, the index; say what changed.

    Take a backup first. What was typed stays as it is.
    """
    mended = []
    for name, column, value in _derived(session):
        setattr(name, column, value)
        mended.append(f"{_where(name)}: {column}")
    session.flush()
    index = indexing.index_of(session)
    if found := indexing.verify(session):
        index.rebuild(None)
        mended.append(f"search index ({len(found)} disagreements)")
    return mended


def _storage(session: Session) -> Iterator[Finding]:
    """What the database itself says of its file and of its references."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (message,) in session.execute(text("PRAGMA integrity_check(20)")):
        if message != "ok":
            yield Finding("storage", "file", str(message))
    for table, row_id, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding("storage", f"{table} {row_id}", f"points at a {parent} that is not there")


def _spans(session: Session) -> Iterator[Finding]:
    """The slices of the held text are the words of the quote."""
    query = (
        select(Quote)
        .where(Quote.deleted_at.is_(None))
        .where(Quote.id.in_(select(QuoteSpan.quote_id).where(QuoteSpan.deleted_at.is_(None))))
        .options(selectinload(Quote.spans).selectinload(QuoteSpan.source_version))
        .execution_options(yield_per=BATCH)
    )
    for quote in session.scalars(query):
        spans = [span for span in quote.spans if span.deleted_at is None]
        if (said := joined(spans)) != quote.words:
            yield Finding(
                "spans",
                _where(quote),
                f"the held text reads {_short(said)} where the quote reads {_short(quote.words)}",
            )


def joined(spans: list[QuoteSpan]) -> str:
    """The words that spans stand for: a blank line across paragraphs, else a space between."""
    parts: list[str] = []
    for number, span in enumerate(spans):
        held = span.source_version.text
        if number:
            between = held[spans[number - 1].end : span.start]
            parts.append("\n\n" if "\n" in between else " ")
        parts.append(held[span.start : span.end])
    return "".join(parts)


def _family(session: Session) -> Iterator[Finding]:
    """A live part has a live whole, and a live statement has a first quote."""
    for model in MODELS.values():
        table = table_of(model)
        for key in table.foreign_keys:
            parent = MODELS.get(key.column.table.name)
            if parent is None or key.parent.name in ("merged_into_id", "amends_id"):
                continue
            whole = table_of(parent).alias()
            lost = session.execute(
                select(table.c.id, whole.c.id)
                .join(whole, whole.c.id == key.parent)
                .where(table.c.deleted_at.is_(None), whole.c.deleted_at.is_not(None))
            )
            for row_id, whole_id in lost:
                yield Finding(
                    "parts", f"{table.name} {row_id}",
                    f"is live, but its {key.column.table.name} {whole_id} is deleted",
                )  # fmt: skip
    first = select(Quote.statement_id).where(Quote.seq == 0, Quote.deleted_at.is_(None))
    wordless = select(Statement.key).where(
        Statement.deleted_at.is_(None), Statement.id.not_in(first)
    )
    for statement_key in session.scalars(wordless):
        yield Finding("parts", statement_key, "has no first quote, so no words")


def _keys(session: Session) -> Iterator[Finding]:
    """Every small record's key is registered, and no key means two things."""
    for model in (Speaker, Source, Claim, Topic):
        kind = model.__name__.lower()
        registered = select(Key.row_id).where(Key.kind == kind, Key.key == model.key)
        for key in session.scalars(select(model.key).where(model.id.not_in(registered))):
            yield Finding("keys", key, f"the {kind}'s key is not registered")
    clash = select(Statement.key).join(Key, Key.key == Statement.key)
    for key in session.scalars(clash):
        yield Finding("keys", key, "is the key of a statement and of something else")
    for named in (Speaker, Source, Claim, Topic, Statement):
        for key in session.scalars(select(named.key).execution_options(yield_per=BATCH)):
            try:
                check_key(key)
            except InputError as error:
                yield Finding("keys", key, str(error))


def _derived(session: Session) -> Iterator[tuple[Editable, str, Any]]:
    """Rows whose derived column is not what it is derived from: (row, column, right value)."""
    for quote in session.scalars(select(Quote).execution_options(yield_per=BATCH)):
        if quote.digest != (right := digest(quote.words)):
            yield quote, "digest", right
    for name in session.scalars(select(SpeakerName).execution_options(yield_per=BATCH)):
        if name.folded != (folded := fold_name(name.name)):
            yield name, "folded", folded
    for topic in session.scalars(select(Topic).execution_options(yield_per=BATCH)):
        if topic.folded != (folded := fold(topic.name)):
            yield topic, "folded", folded
    for figure in session.scalars(select(Figure).execution_options(yield_per=BATCH)):
        if figure.value_real != float(figure.value):
            yield figure, "value_real", float(figure.value)
        upper = None if figure.upper is None else float(figure.upper)
        if figure.upper_real != upper:
            yield figure, "upper_real", upper


def _derived_findings(session: Session) -> Iterator[Finding]:
    for row, column, right in _derived(session):
        yield Finding("derived", _where(row), f"{column} should be {right!r}", repairable=True)


def _offsets(session: Session) -> Iterator[Finding]:
    """A figure's offsets cut out of the words what it says was printed."""
    query = (
        select(Figure, Quote.words)
        .join(Quote, Quote.id == Figure.quote_id)
        .where(Figure.deleted_at.is_(None), Figure.start.is_not(None))
        .execution_options(yield_per=BATCH)
    )
    for figure, words in session.execute(query):
        if words[figure.start : figure.end] != figure.printed:
            yield Finding(
                "figures",
                f"figure {figure.id}",
                f"{figure.printed!r} does not stand at {figure.start} of the words",
            )


def _history(session: Session) -> Iterator[Finding]:
    """Each row's changes follow on each other, and end in what the row is."""
    query = select(Change).order_by(Change.table_name, Change.row_id, Change.id)
    changes = session.scalars(query.execution_options(yield_per=BATCH))
    for (table, row_id), group in groupby(changes, key=lambda one: (one.table_name, one.row_id)):
        known: dict[str, Any] = {}
        whole = False
        for change in group:
            try:
                after = json.loads(change.after)
                before = None if change.before is None else json.loads(change.before)
            except ValueError:
                yield Finding("history", f"change {change.id}", "holds no readable columns")
                continue
            if before is None:
                whole, known = True, {}
            for column, value in (before or {}).items():
                if column in known and known[column] != value:
                    yield Finding(
                        "history", f"{table} {row_id}",
                        f"change {change.id} does not follow on the one before it ({column})",
                    )  # fmt: skip
            known |= after
        yield from _ends_in(session, table, row_id, known, whole)
    yield from _untold(session)


def _ends_in(
    session: Session, table: str, row_id: int, known: dict[str, Any], whole: bool
) -> Iterator[Finding]:
    """The row is what its changes leave; `whole` when they begin with its making."""
    row = session.get(MODELS[table], row_id)
    if row is None:
        yield Finding("history", f"{table} {row_id}", "is in the log, but not there")
        return
    columns = recorded_columns(type(row)) if whole else list(known)
    now = json.loads(to_json({name: getattr(row, name) for name in columns}))
    wrong = sorted(name for name in columns if now[name] != known.get(name))
    if wrong:
        yield Finding("history", _where(row), f"was changed past the log: {', '.join(wrong)}")


def _untold(session: Session) -> Iterator[Finding]:
    """Rows that no change tells of, and that no import owns."""
    for name, model in MODELS.items():
        table = table_of(model)
        told = select(Change.row_id).where(Change.table_name == name)
        ranges = session.execute(
            select(BatchRange.first_id, BatchRange.last_id).where(BatchRange.table_name == name)
        ).all()
        query = select(table.c.id).where(table.c.id.not_in(told)).order_by(table.c.id)
        for first, last in ranges:
            query = query.where(~table.c.id.between(first, last))
        for row_id in session.scalars(query):
            yield Finding("history", f"{name} {row_id}", "is there, but not in the log")


def _index(session: Session) -> Iterator[Finding]:
    """The search index says what the tables say."""
    for sentence in indexing.verify(session):
        yield Finding("index", "search index", sentence, repairable=True)


CHECKS: dict[str, Callable[[Session], Iterator[Finding]]] = {
    "storage": _storage,
    "parts": _family,
    "keys": _keys,
    "spans": _spans,
    "figures": _offsets,
    "derived": _derived_findings,
    "history": _history,
    "index": _index,
}


def _where(row: Editable) -> str:
    if isinstance(row, Quote):
        return f"{row.statement.key} (quote {row.seq})"
    key = getattr(row, "key", None)
    return str(key) if key else f"{table_of(type(row)).name} {row.id}"


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "…")
