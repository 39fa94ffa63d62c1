"""The log names batches, records and changes in words of the user."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimsdb.errors import InputError, NotFoundError
from claimsdb.services import (
    changelog,
    editing,
    importing,
    merging,
    removing,
    speakers,
    statements,
    undoing,
)
from claimsdb.services.opening import OpenBase, open_base
from claimsdb.settings import read_settings

PAY = "barclay-2023-10-3-pay"


@pytest.fixture
def worked(seeded: OpenBase) -> OpenBase:
    """The seed, an edit, a rename, a merge and an undo."""
    with seeded.writing("edit") as session:
        editing.edit(session, PAY, {"cue": "said", "said_on": "2023-09-20"})
    with seeded.writing("edit") as session:
        editing.edit(session, "steve-barclay", {"name": "Stephen Barclay"})
    with seeded.writing("add speaker") as session:
        speakers.add_speaker(session, "Steve Barclay", key="steve")
    with seeded.writing("merge") as session:
        merging.merge(session, "steve-barclay", "steve")
    with seeded.writing("undo") as session:
        undoing.undo(session, author="tester")
    return seeded


def log(base: OpenBase, **how: Any) -> changelog.Log:
    with base.reading() as session:
        return changelog.log(session, **how)


def test_the_newest_batch_comes_first_and_a_cut_list_knows_the_whole(worked: OpenBase) -> None:
    found = log(worked, limit=2)

    assert found.total == 6
    assert [entry["command"] for entry in found.entries] == ["undo", "merge"]
    assert (found.entries[0]["undoes"], found.entries[1]["undone_by"]) == (5, 6)
    assert found.entries[1]["author"] == "tester"


def test_a_key_lists_what_touched_the_record_and_its_parts(worked: OpenBase) -> None:
    assert [entry["batch"] for entry in log(worked, key=PAY).entries] == [2, 1]
    assert [entry["batch"] for entry in log(worked, key="steve").entries] == [6, 5, 4]
    assert [entry["batch"] for entry in log(worked, key="steve-barclay").entries] == [6, 5, 3, 1]


def test_the_log_of_a_successor_has_that_of_what_was_merged_into_it(worked: OpenBase) -> None:
    with worked.writing("redo") as session:
        undoing.redo(session, author="tester")

    found = [entry["batch"] for entry in log(worked, key="steve-barclay").entries]

    assert found == [7, 6, 5, 4, 3, 1]


def test_a_removed_record_has_its_log_still(worked: OpenBase) -> None:
    with worked.writing("rm") as session:
        removing.carry_out(session, removing.plan(session, [PAY]))

    found = log(worked, key=PAY, changes=True)

    assert found.entries[0]["command"] == "rm"
    assert {change["what"] for change in found.entries[0]["changes"]} >= {"removed"}


def test_a_batch_in_full_tells_before_and_after_without_what_is_derived(
    worked: OpenBase,
) -> None:
    (entry,) = log(worked, batch=2, changes=True).entries

    assert entry["records"] == [PAY]
    assert sorted(entry["changes"], key=lambda change: change["part"]) == [
        {"record": PAY, "part": "quote", "what": "changed", "fields": {"cue": ["added", "said"]}},
        {"record": PAY, "part": "statement", "what": "changed",
         "fields": {"said_on": ["2023-09?", "2023-09-20"]}},
    ]  # fmt: skip


def test_rows_that_a_change_points_at_are_named_by_their_keys(worked: OpenBase) -> None:
    (entry,) = log(worked, batch=5, changes=True).entries

    merged = [change for change in entry["changes"] if change["what"] == "merged away"]
    assert merged == [
        {
            "record": "steve",
            "part": "speaker",
            "what": "merged away",
            "fields": {"merged_into": [None, "steve-barclay"]},
        }
    ]
    judged = [change for change in entry["changes"] if change["part"] == "judgement"]
    assert judged[0]["fields"]["same"] == [None, "the same"]


def test_the_changes_of_a_key_leave_out_what_else_the_batch_did(worked: OpenBase) -> None:
    first = log(worked, key="doctors-pay", changes=True).entries[-1]

    assert first["command"] == "init --seed"
    assert first["rows"] > 50
    assert {change["part"] for change in first["changes"]} == {"topic", "topic link"}


def test_only_one_author_is_listed_when_asked_for(worked: OpenBase) -> None:
    new = statements.NewQuote(words="We won.", speaker="BMA")
    with (
        open_base(read_settings(str(worked.settings.path), "a colleague")) as theirs,
        theirs.writing("add quote") as session,
    ):
        statements.add_quote(session, new)

    found = log(worked, author="a colleague")

    assert [entry["author"] for entry in found.entries] == ["a colleague"]
    assert found.total == 1


def test_unknown_keys_and_batches_are_refused(worked: OpenBase) -> None:
    with pytest.raises(NotFoundError):
        log(worked, key="nobody-known")
    with pytest.raises(InputError, match="no batch 99"):
        log(worked, batch=99)


def test_an_import_is_in_the_log_of_what_it_brought_in(seeded: OpenBase, tmp_path: Path) -> None:
    file = tmp_path / "statements.jsonl"
    file.write_text(
        '{"speaker": "Jo Roe", "words": "We won.", "key": "roe-won"}\n'
        '{"speaker": "Jo Roe", "words": "We lost.", "key": "roe-lost"}\n'
    )
    importing.import_file(seeded, file)
    with seeded.writing("edit") as session:
        editing.edit(session, "roe-won", {"cue": "said"})

    assert [entry["batch"] for entry in log(seeded, key="roe-won").entries] == [3, 2]
    assert [entry["batch"] for entry in log(seeded, key="roe-lost").entries] == [2]
    assert [entry["batch"] for entry in log(seeded, key="jo-roe").entries] == [2]
    assert [entry["batch"] for entry in log(seeded, key=PAY).entries] == [1]
