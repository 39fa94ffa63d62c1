"""Each change of a row is written down beside it, and nothing else is."""

from __future__ import annotations

import json

from sqlalchemy import select

from claimsdb.services import speakers, topics
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Batch, Change, Speaker, Topic


def test_what_a_command_made_is_in_its_batch(base: OpenBase) -> None:
    with base.writing("add speaker") as session:
        speakers.add_speaker(session, "Steve Barclay")

    with base.reading() as session:
        batch = session.scalars(select(Batch)).one()
        assert (batch.command, batch.author) == ("add speaker", "tester")
        changes = session.scalars(select(Change).order_by(Change.id)).all()
        assert [change.table_name for change in changes] == ["speaker", "speaker_name"]
        assert all(change.before is None for change in changes)
        assert json.loads(changes[0].after)["name"] == "Steve Barclay"


def test_an_edit_keeps_what_was_typed_before_and_after(base: OpenBase) -> None:
    with base.writing("add topic") as session:
        topics.find_or_make(session, "Pay")
    with base.writing("edit") as session:
        session.scalars(select(Topic)).one().name = "Wages"

    with base.reading() as session:
        change = session.scalars(select(Change).order_by(Change.id.desc())).first()
        assert change is not None
        assert json.loads(change.before or "") == {"name": "Pay"}
        assert json.loads(change.after) == {"name": "Wages"}


def test_each_edit_raises_the_revision(base: OpenBase) -> None:
    with base.writing("add speaker") as session:
        speakers.add_speaker(session, "Steve Barclay")
    for note in ("a", "b"):
        with base.writing("edit") as session:
            session.scalars(select(Speaker)).one().note = note

    with base.reading() as session:
        assert session.scalars(select(Speaker)).one().revision == 3
