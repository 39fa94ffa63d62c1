"""Bring in many statements at once, from JSON lines: one batch, resumed or taken back whole.

Each chunk of lines is one transaction with its part of the search index and a note of how
far the file was read, so a killed import goes on where it stopped. The batch owns its rows
by range of ids; no row is copied into the history. What fits no statement is reported by
line number, and words that the base has from that source are counted and left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.services import import_lines, import_tuning
from claimsdb.services.import_lines import Broken
from claimsdb.services.import_rows import Writer
from claimsdb.services.import_undo import undo_import
from claimsdb.services.opening import OpenBase
from claimsdb.storage import engine
from claimsdb.storage.models import Batch, BatchRange, ImportRun

__all__ = ["Broken", "Imported", "import_file", "undo_import"]

Progress = Callable[[int, int], None]
KEPT_BROKEN = 1_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `broken` are the first thousand of `broken_count` lines.

    `batch_id` is None where nothing was added. `ignored` counts fields that statements do
    not have; `resumed` says that an earlier run of the same file had begun it.
    """

    batch_id: int | None
    added: int
    duplicates: int
    broken: tuple[Broken, ...]
    broken_count: int
    ignored: dict[str, int]
    resumed: bool


def import_file(
    base: OpenBase,
    path: Path,
    *,
    progress: Progress | None = None,
    chunk: int = import_lines.CHUNK,
) -> Imported:
    """Bring in the JSON lines of a file; `progress` is told bytes done and in all.

    The least a line may hold is `{"speaker": "…", "words": "…"}`. Commits chunk by chunk:
    an import that is interrupted goes on when the same file is imported again. Raises
    InputError where there is no such file.
    """
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    total = path.stat().st_size
    run_id, batch_id, offset, number, resumed = _begin(base, path)
    if progress is not None:
        progress(offset, total)
    added = duplicates = broken_count = 0
    broken: list[Broken] = []
    ignored: Counter[str] = Counter()
    alone = import_tuning.is_empty(base)
    writer = Writer(alone=alone)
    for part in import_lines.chunks(path, offset=offset, number=number, size=chunk):
        with engine.writing(base.engine) as session, import_tuning.bulk(_driver(session)):
            if alone and total > import_lines.LONG:
                import_tuning.leave_indexes(session)
                alone = False
            written = writer.write(_driver(session), part)
            _own(session, batch_id, written.ranges)
            run = session.get_one(ImportRun, run_id)
            run.lines_done, run.bytes_done = part.last_number, part.offset
            session.flush()
        added += written.added
        duplicates += written.duplicates
        bad = [*(Broken(*entry) for entry in part.broken), *written.broken]
        broken_count += len(bad)
        broken += sorted(bad)[: KEPT_BROKEN - len(broken)]
        ignored.update(part.ignored)
        if progress is not None:
            progress(part.offset, total)
    kept = _end(base, run_id, batch_id)
    return Imported(
        batch_id if kept else None,
        added,
        duplicates,
        tuple(broken),
        broken_count,
        dict(ignored),
        resumed,
    )


def _begin(base: OpenBase, path: Path) -> tuple[int, int, int, int, bool]:
    """The run to go on with, or a new one: its id, batch, bytes and lines done."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with engine.writing(base.engine) as session:
        run = session.scalar(
            select(ImportRun).where(ImportRun.sha256 == sha256, ImportRun.state == "running")
        )
        if run is not None:
            return run.id, run.batch_id, run.bytes_done, run.lines_done, True
        batch = Batch(
            at=dt.datetime.now(dt.UTC), author=base.settings.author, command=f"import {path.name}"
        )
        session.add(batch)
        session.flush()
        run = ImportRun(
            batch_id=batch.id,
            file_name=path.name,
            sha256=sha256,
            lines_done=0,
            bytes_done=0,
            state="running",
        )
        session.add(run)
        session.flush()
        return run.id, batch.id, 0, 0, False


def _own(session: Session, batch_id: int, ranges: dict[str, tuple[int, int]]) -> None:
    """Write down which rows a chunk made; a range that goes on is made longer."""
    last = {
        row.table_name: row
        for row in session.scalars(
            select(BatchRange).where(BatchRange.batch_id == batch_id).order_by(BatchRange.id)
        )
    }
    for table, (first_id, last_id) in ranges.items():
        known = last.get(table)
        if known is not None and known.last_id == first_id - 1:
            known.last_id = last_id
        else:
            session.add(
                BatchRange(batch_id=batch_id, table_name=table, first_id=first_id, last_id=last_id)
            )


def _end(base: OpenBase, run_id: int, batch_id: int) -> bool:
    """Mark a run as done; one that added nothing leaves no batch."""
    with engine.writing(base.engine) as session:
        if session.scalar(select(BatchRange.id).where(BatchRange.batch_id == batch_id)) is None:
            session.execute(delete(ImportRun).where(ImportRun.id == run_id))
            session.execute(delete(Batch).where(Batch.id == batch_id))
            return False
        with import_tuning.bulk(_driver(session)):
            import_tuning.complete_indexes(session)
        session.get_one(ImportRun, run_id).state = "done"
        return True


def _driver(session: Session) -> Any:
    """The driver's connection, in the session's transaction."""
    return session.connection().connection.driver_connection
