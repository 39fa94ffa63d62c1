"""Two people edit one record: the second is told, with both values."""

from __future__ import annotations

import pytest

from claimsdb.errors import ConflictError
from claimsdb.services import editing, statements, verifying
from claimsdb.services.opening import open_base
from claimsdb.settings import read_settings


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(url: str) -> None:
    with (
        open_base(read_settings(url, "first")) as one,
        open_base(read_settings(url, "second")) as other,
    ):
        with one.writing("add quote") as session:
            new = statements.NewQuote(words="The ferry leaves at noon.", speaker="Ada Quill")
            key = statements.add_quote(session, new, create=True).statement.key
        with one.reading() as session:
            seen_by_one = editing.snapshot(session, key)
        with other.reading() as session:
            seen_by_other = editing.snapshot(session, key)
        with one.writing("edit") as session:
            editing.edit(session, key, {"said_on": "2023-10-04"}, seen=seen_by_one)

        with pytest.raises(ConflictError) as told, other.writing("edit") as session:
            editing.edit(session, key, {"said_on": "2023-10-05"}, seen=seen_by_other)

        assert "2023-10-04" in str(told.value)
        assert "2023-10-05" in str(told.value)
        with other.reading() as session:
            assert editing.snapshot(session, key).fields["said_on"] == "2023-10-04"
        # Another field is another matter: both stand.
        with other.writing("edit") as session:
            editing.edit(session, key, {"occasion": "Harbour day"}, seen=seen_by_other)
        with one.reading() as session:
            fields = editing.snapshot(session, key).fields
            assert (fields["said_on"], fields["occasion"]) == ("2023-10-04", "Harbour day")
            assert verifying.verify(session) == []
