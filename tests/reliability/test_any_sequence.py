"""Whatever is done in whatever order, tables, history and index agree after each step.

At the end everything is undone, and the base is empty. CLAIMSDB_SEQUENCES says how many
sequences are tried on SQLite (on PostgreSQL a third of them).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimsdb.citations.registry import FORMATS
from claimsdb.errors import ClaimsdbError, InputError
from claimsdb.services import (
    editing,
    exporting,
    merging,
    removing,
    searching,
    splitting,
    statements,
    topics,
    undoing,
    verifying,
)
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings
from claimsdb.storage.history import MODELS, table_of
from claimsdb.storage.models import Statement

SEQUENCES = int(os.environ.get("CLAIMSDB_SEQUENCES", "8"))
STEPS = 12

WORDS = st.lists(
    st.sampled_from(
        ["pay", "rises", "by", "10.3%", "Łódź", "waits", "for", "3,685", "patients", "o'clock"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
SPEAKERS = st.sampled_from(["Ada Quill", "Ben Tarn", "The Quayside Trust"])
DATES = st.sampled_from(["", "2023-10-04", "2023", "2023-10~"])


class Sequence(RuleBasedStateMachine):
    """One base, and everything that people do to it."""

    make: Callable[[], str]
    statements = Bundle("statements")

    @initialize()
    def begin(self) -> None:
        self.base: OpenBase = open_base(read_settings(type(self).make(), "tester"))

    def do(self, command: str, action: Callable[[Session], object]) -> object:
        """Do it in a batch of its own; a refusal must leave no trace, as `agrees` proves."""
        try:
            with self.base.writing(command) as session:
                return action(session)
        except ClaimsdbError:
            return None

    @rule(target=statements, words=WORDS, speaker=SPEAKERS, said=DATES)
    def add(self, words: str, speaker: str, said: str) -> str:
        new = statements.NewQuote(words=words, speaker=speaker, said_on=said or None)
        key = self.do(
            "add quote",
            lambda session: statements.add_quote(session, new, create=True).statement.key,
        )
        return str(key or "none")

    @rule(key=statements, words=WORDS, said=DATES)
    def edit(self, key: str, words: str, said: str) -> None:
        self.do(
            "edit", lambda session: editing.edit(session, key, {"words": words, "said_on": said})
        )

    @rule(key=statements, speaker=SPEAKERS)
    def edit_the_speaker(self, key: str, speaker: str) -> None:
        self.do("edit", lambda session: editing.edit(session, key, {"speaker": speaker}))

    @rule(key=statements, topic=st.sampled_from(["Pay", "Waiting lists"]))
    def tag(self, key: str, topic: str) -> None:
        def put(session: Session) -> None:
            row, _ = topics.find_or_make(session, topic)
            statement = session.scalars(
                select(Statement).where(Statement.key == key)
            ).one_or_none()
            if statement is not None and statement.deleted_at is None:
                topics.tag(session, statement, row)

        self.do("tag", put)

    @rule(kept=statements, gone=statements)
    def merge(self, kept: str, gone: str) -> None:
        self.do("merge", lambda session: merging.merge(session, kept, gone, force=True))

    @rule(kept=SPEAKERS, gone=SPEAKERS)
    def merge_speakers(self, kept: str, gone: str) -> None:
        keys = [name.lower().replace(" ", "-") for name in (kept, gone)]
        self.do("merge", lambda session: merging.merge(session, *keys, force=True))

    @rule(key=statements)
    def split(self, key: str) -> None:
        self.do("split", lambda session: splitting.split(session, key))

    @rule(key=consumes(statements))
    def remove(self, key: str) -> None:
        self.do("rm", lambda session: removing.carry_out(session, removing.plan(session, [key])))

    @rule()
    def undo(self) -> None:
        self.do("undo", lambda session: undoing.undo(session, author="tester"))

    @rule()
    def redo(self) -> None:
        self.do("redo", lambda session: undoing.redo(session, author="tester"))

    @rule()
    def look(self) -> None:
        with self.base.reading() as session:
            searching.search(session, "pay rises Lodz")

    @invariant()
    def agrees(self) -> None:
        if not hasattr(self, "base"):
            return
        with self.base.reading() as session:
            assert verifying.verify(session) == []

    def teardown(self) -> None:
        if not hasattr(self, "base"):
            return
        try:
            self.undo_all()
        finally:
            self.base.close()

    def undo_all(self) -> None:
        try:
            while True:
                with self.base.writing("undo") as session:
                    undoing.undo(session, author="tester")
        except InputError:
            pass  # nothing is left to undo
        with self.base.reading() as session:
            for name, model in MODELS.items():
                live = select(func.count()).where(table_of(model).c.deleted_at.is_(None))
                assert session.scalar(live) == 0, f"{name} is left"
            assert verifying.verify(session) == []
            assert not searching.search(session, "pay rises by 10.3%").hits
            lines = "".join(FORMATS["jsonl"].write(exporting.export(session)))
            assert [json.loads(line) for line in lines.splitlines()] == []


def _copies_of_a_new_base(folder: Path) -> Callable[[], str]:
    pristine = folder / "pristine.db"
    open_base(read_settings(str(pristine), "tester")).close()

    def make() -> str:
        path = folder / f"{uuid.uuid4().hex}.db"
        shutil.copyfile(pristine, path)
        return f"sqlite:///{path}"

    return make


def _databases_like_a_new_base(url: str) -> Callable[[], str]:
    import psycopg

    open_base(read_settings(url, "tester")).close()
    pristine = url.partition("@/")[2].partition("?")[0]

    def make() -> str:
        name = f"s{uuid.uuid4().hex}"
        plain = url.replace("+psycopg", "").replace(pristine, "postgres", 1)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{pristine}"'.encode())
        return url.replace(pristine, name, 1)

    return make


def test_any_sequence_of_commands_leaves_a_whole_base_and_can_be_undone(url: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if url.startswith("sqlite"):
            make, sequences = _copies_of_a_new_base(Path(folder)), SEQUENCES
        else:
            make, sequences = _databases_like_a_new_base(url), max(SEQUENCES // 3, 1)
        machine = type("Sequence", (Sequence,), {"make": staticmethod(make)})

        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=sequences,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
