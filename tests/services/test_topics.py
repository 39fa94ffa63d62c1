"""A topic is a folded name; records come first and topics after them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from claimsdb.errors import InputError, NotFoundError
from claimsdb.services import keys, removing, topics
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Claim, Statement

PAY, SIX = "barclay-2023-10-3-pay", "pay-rise-6-per-cent-consultants"


def test_one_name_is_one_topic_however_it_is_written(base: OpenBase) -> None:
    with base.writing("tag") as session:
        first, is_new = topics.find_or_make(session, "NHS  Strikes")
        assert (first.name, first.key, is_new) == ("NHS Strikes", "nhs-strikes", True)

        for named in ("nhs strikes", "NHS STRIKES", "nhs-strikes"):
            assert topics.find_or_make(session, named) == (first, False)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "a\0b"])
def test_what_is_no_topic_is_refused(base: OpenBase, name: str) -> None:
    with base.writing("tag") as session, pytest.raises(InputError):
        topics.find_or_make(session, name)


def test_a_removed_topic_can_be_made_again_under_another_key(base: OpenBase) -> None:
    with base.writing("tag") as session:
        topics.find_or_make(session, "Votes")
    with base.writing("rm") as session:
        removing.carry_out(session, removing.plan(session, ["votes"]))

    with base.writing("tag") as session:
        again, is_new = topics.find_or_make(session, "votes")
        assert (again.key, is_new) == ("votes-2", True)


def test_keys_come_first_and_all_that_follows_is_a_topic(seeded: OpenBase) -> None:
    with seeded.writing("tag") as session:
        rows, found = topics.records_and_topics(
            session, [PAY, SIX, "NHS workforce", "Elections"], create=True
        )

        assert [row.key for row in rows] == [PAY, SIX]
        assert [topic.key for topic in found] == ["nhs-workforce", "elections"]


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ([PAY, "nhs-strike"], NotFoundError, "nhs-strike"),  # perhaps a slip, so not made
        ([PAY, "barclay-2023-fair-pai"], NotFoundError, "fair-pai"),
        (["barclay-2023-fair-pai", "nhs-strikes"], NotFoundError, "fair-pai"),
        (["nhs-strikes", PAY], InputError, "is a topic"),
        ([PAY], InputError, "No topic is named"),
        ([PAY, "nhs-strikes", SIX], InputError, "stands behind a topic"),
    ],
)
def test_what_may_be_a_slip_is_refused(
    seeded: OpenBase, arguments: list[str], error: type[Exception], said: str
) -> None:
    with seeded.writing("tag") as session, pytest.raises(error, match=said):
        topics.records_and_topics(session, arguments)


def test_near_topics_and_keys_are_named(seeded: OpenBase) -> None:
    with seeded.reading() as session:
        with pytest.raises(NotFoundError) as refused:
            topics.records_and_topics(session, [PAY, "NHS Strike"])
        assert refused.value.near[0] == "'NHS strikes'"
        with pytest.raises(NotFoundError) as refused:
            topics.records_and_topics(session, [PAY, "barclay-2023-fair-pai"])
        assert "barclay-2023-fair-pay" in refused.value.near


def test_a_topic_is_put_on_once_and_taken_off(
    seeded: OpenBase, there_and_back: Callable[[OpenBase, Callable[[Session], Any]], Any]
) -> None:
    def put_on(session: Session) -> None:
        topic, _ = topics.find_or_make(session, "Pensions")
        for row in (
            keys.resolve_as(session, Statement, PAY),
            keys.resolve_as(session, Claim, SIX),
        ):
            assert topics.tag(session, row, topic)
            assert not topics.tag(session, row, topic)

    there_and_back(seeded, put_on)
    there_and_back(
        seeded,
        lambda session: topics.untag(session, keys.resolve_as(session, Claim, SIX), "pensions"),
    )

    with seeded.writing("tag") as session, pytest.raises(NotFoundError):
        topics.untag(session, keys.resolve_as(session, Claim, SIX), "pensions")
