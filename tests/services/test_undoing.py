"""A batch is taken back exactly, or the later batch that stands in the way is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import ConflictError, InputError
from claimsdb.services import (
    claims,
    editing,
    keys,
    merging,
    removing,
    seeding,
    speakers,
    statements,
    topics,
    undoing,
)
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Batch, Speaker, Statement

ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]
Live = Callable[[OpenBase], Any]


def do(base: OpenBase, command: str, act: Callable[[Session], Any]) -> Any:
    with base.writing(command) as session:
        return act(session)


def undo(base: OpenBase, number: int | None = None, author: str = "tester") -> undoing.Undone:
    with base.writing("undo") as session:
        return undoing.undo(session, author=author, number=number)


def redo(base: OpenBase, number: int | None = None) -> undoing.Undone:
    with base.writing("redo") as session:
        return undoing.redo(session, author="tester", number=number)


def add(words: str, *, key: str, **more: Any) -> Callable[[Session], Any]:
    new = statements.NewQuote(words=words, speaker="Jo Roe", key=key, **more)
    return lambda session: statements.add_quote(session, new, create=True)


def test_the_whole_seed_is_taken_back_and_done_again(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    there_and_back(base, seeding.load)


def test_an_added_quote_goes_with_all_that_was_made_for_it(
    base: OpenBase, there_and_back: ThereAndBack
) -> None:
    there_and_back(
        base,
        add("We won 55 per cent.", key="roe", source="https://a.example/x", topics=["Votes"],
            claims=["They won 55 per cent."], at="p 3"),
    )  # fmt: skip


def test_the_key_of_what_was_undone_stays_taken(base: OpenBase) -> None:
    do(base, "add", add("We won.", key="roe"))
    undo(base)

    with pytest.raises(InputError, match="is taken"):
        do(base, "add", add("We lost.", key="roe"))
    with pytest.raises(InputError, match="is taken"):
        do(base, "add", lambda session: speakers.add_speaker(session, "Jo Roe", key="jo-roe"))
    do(base, "add", add("We lost.", key="roe-2"))
    with base.reading() as session:
        assert keys.resolve_as(session, Statement, "roe-2").speaker.key == "jo-roe-2"


def test_undo_goes_back_step_by_step_and_redo_forward_again(base: OpenBase, live: Live) -> None:
    seen = [live(base)]
    for number in range(3):
        do(base, f"add {number}", add(f"Sentence {number}.", key=f"roe-{number}"))
        seen.append(live(base))

    for number in (2, 1, 0):
        assert undo(base).batch.command == f"add {number}"
        assert live(base) == seen[number]
    with pytest.raises(InputError, match="nothing of tester to undo"):
        undo(base)
    for number in (1, 2, 3):
        assert redo(base).batch.command == f"add {number - 1}"
        assert live(base) == seen[number]
    with pytest.raises(InputError, match="no undo of tester"):
        redo(base)


def test_only_ones_own_last_batch_is_undone_unless_it_is_named(base: OpenBase) -> None:
    do(base, "add", add("We won.", key="roe"))

    with pytest.raises(InputError, match="nothing of somebody else"):
        undo(base, author="somebody else")

    assert undo(base, number=1, author="somebody else").batch.id == 1


def test_what_is_undone_or_an_undo_is_not_undone_again(base: OpenBase) -> None:
    do(base, "add", add("We won.", key="roe"))
    undo(base)

    with pytest.raises(InputError, match="undone already, by batch 2") as refused:
        undo(base, number=1)
    assert refused.value.hint == "Bring it back with: claimsdb redo 1"
    with pytest.raises(InputError, match="itself an undo"):
        undo(base, number=2)
    with pytest.raises(InputError, match="no batch 99"):
        undo(base, number=99)
    redo(base, number=1)
    with pytest.raises(InputError, match="not undone"):
        redo(base, number=1)


LATER: list[tuple[str, Callable[[Session], Any]]] = [
    ("fill an empty field", lambda session: editing.edit(session, "roe", {"note": "Checked."})),
    ("fill a field of the quote", lambda session: editing.edit(session, "roe", {"cue": "said"})),
    ("change a field", lambda session: editing.edit(session, "roe", {"words": "We've won!"})),
    ("use the speaker", add("And again.", key="roe-2")),
    (
        "tag",
        lambda session: topics.tag(
            session,
            keys.resolve_as(session, Statement, "roe"),
            topics.find_or_make(session, "Votes")[0],
        ),
    ),
    (
        "add a name",
        lambda session: speakers.add_name(
            session, keys.resolve_as(session, Speaker, "jo-roe"), "Madam Roe"
        ),
    ),
]


@pytest.mark.parametrize(("what", "later"), LATER, ids=[what for what, _ in LATER])
def test_what_came_later_stands_in_the_way_and_is_named(
    base: OpenBase, live: Live, what: str, later: Callable[[Session], Any]
) -> None:
    do(base, "add quote", add("We won.", key="roe"))
    do(base, what, later)
    before = live(base)

    with pytest.raises(ConflictError, match=rf"batch 2 \({what}, tester,") as refused:
        undo(base, number=1)

    assert refused.value.hint == "Undo that one first: claimsdb undo 2"
    assert live(base) == before
    undo(base, number=2)
    undo(base, number=1)
    assert live(base) == {}


def test_a_speaker_that_another_was_merged_into_is_not_taken_back(base: OpenBase) -> None:
    do(base, "add B", lambda session: speakers.add_speaker(session, "Jo Roe", key="b"))
    do(
        base,
        "add A",
        lambda session: speakers.add_speaker(session, "Jo Roe", key="a", same_name=True),
    )
    do(base, "merge", lambda session: merging.merge(session, "a", "b"))

    with pytest.raises(ConflictError, match=r"batch 3 \(merge"):
        undo(base, number=2)


def test_what_was_removed_does_not_come_back_without_what_it_needs(base: OpenBase) -> None:
    do(base, "add", add("We won.", key="roe"))
    do(base, "rm", lambda session: removing.carry_out(session, removing.plan(session, ["roe"])))
    do(
        base,
        "rm speaker",
        lambda session: removing.carry_out(session, removing.plan(session, ["jo-roe"])),
    )

    with pytest.raises(ConflictError, match=r"batch 3 \(rm speaker"):
        undo(base, number=2)

    undo(base, number=3)
    undo(base, number=2)


def test_a_place_that_somebody_else_has_taken_is_not_taken_back(base: OpenBase) -> None:
    do(base, "add topic", lambda session: topics.find_or_make(session, "Votes"))
    do(base, "rm", lambda session: removing.carry_out(session, removing.plan(session, ["votes"])))
    do(base, "add topic", lambda session: topics.find_or_make(session, "votes"))

    with pytest.raises(ConflictError, match="something else has taken the place"):
        undo(base, number=2)


def test_an_edit_of_another_field_does_not_stand_in_the_way(base: OpenBase) -> None:
    do(base, "add", add("We won.", key="roe"))
    do(base, "edit", lambda session: editing.edit(session, "roe", {"cue": "said"}))
    do(base, "edit", lambda session: editing.edit(session, "roe", {"role": "Mayor"}))

    undo(base, number=2)

    with base.reading() as session:
        fields = editing.snapshot(session, "roe").fields
        assert (fields["cue"], fields["role"]) == ("", "Mayor")


def test_a_stance_changed_twice_goes_back_to_the_first(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    def change(session: Session) -> None:
        statement = keys.resolve_as(session, Statement, "barclay-2023-fair-pay")
        claim = claims.add_claim(session, "The pay rise was fair.", key="fair")
        for stance in ("denies", "repeats"):
            claims.take_stance(session, statement, claim, stance)

    there_and_back(seeded, change)


def test_a_command_that_changes_nothing_leaves_no_batch(base: OpenBase) -> None:
    do(base, "nothing", lambda session: None)

    with base.reading() as session:
        assert session.scalars(select(Batch)).all() == []
