"""A key is given once and resolves for ever."""

from __future__ import annotations

import pytest

from claimsdb.errors import InputError, NotFoundError
from claimsdb.services import keys, merging, removing, speakers, topics
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Speaker, Statement


def test_every_kind_shares_one_space_of_keys(base: OpenBase) -> None:
    with base.writing("add") as session:
        speaker = speakers.add_speaker(session, "Votes", kind="organisation")
        topic, _ = topics.find_or_make(session, "Votes")

        assert (speaker.key, topic.key) == ("votes", "votes-2")
        with pytest.raises(InputError, match="is taken") as refused:
            speakers.add_speaker(session, "Somebody", key="votes-2")
    assert refused.value.hint == "Choose another, or leave --key out."


@pytest.mark.parametrize("key", ["Upper", "with space", "a--b", "-a", "ä", "x" * 61, ""])
def test_what_can_be_no_key_is_refused(key: str) -> None:
    with pytest.raises(InputError):
        keys.chosen(key)(lambda _: False)


def test_a_numbered_key_stays_within_its_length() -> None:
    stem = "a" * 60
    taken = {stem, *("a" * 58 + f"-{number}" for number in range(2, 10))}

    assert keys.numbered(stem)(taken.__contains__) == "a" * 57 + "-10"


def test_the_key_of_a_removed_record_is_never_given_again(base: OpenBase) -> None:
    with base.writing("add") as session:
        speakers.add_speaker(session, "Jo Roe")
    with base.writing("rm") as session:
        removing.carry_out(session, removing.plan(session, ["jo-roe"]))

    with base.writing("add") as session:
        assert speakers.add_speaker(session, "Jo Roe").key == "jo-roe-2"
        assert keys.is_taken(session, "jo-roe")
        with pytest.raises(NotFoundError) as refused:
            keys.resolve(session, "jo-roe")
        assert keys.resolve(session, "jo-roe", deleted=True).key == "jo-roe"
    assert "claimsdb log jo-roe" in (refused.value.hint or "")


def test_near_keys_are_named_but_never_removed_ones(seeded: OpenBase) -> None:
    with seeded.writing("rm") as session:
        removing.carry_out(session, removing.plan(session, ["barclay-2023-fair-pay"]))

    with seeded.reading() as session:
        assert "barclay-2023-fair-pay" not in keys.near_keys(session, "barclay-2023-fair-pa")
        assert keys.near_keys(session, "steve-barcly") == ["steve-barclay"]
        assert keys.near_keys(session, "zzzz") == []


def test_another_kind_is_refused_by_name(seeded: OpenBase) -> None:
    with seeded.reading() as session, pytest.raises(InputError, match="is a speaker, not a"):
        keys.resolve_as(session, Statement, "steve-barclay")


def test_a_merged_key_leads_on_and_a_removed_successor_to_nothing(base: OpenBase) -> None:
    with base.writing("add") as session:
        for name in ("Jo Roe", "Joanna Roe"):
            speakers.add_speaker(session, name)
        merging.merge(session, "jo-roe", "joanna-roe")

    with base.writing("rm") as session:
        row = keys.find(session, "joanna-roe")
        assert isinstance(row, Speaker)
        assert keys.followed(session, row).key == "jo-roe"
        removing.carry_out(session, removing.plan(session, ["joanna-roe"]))
        assert keys.successor(session, row) is None
