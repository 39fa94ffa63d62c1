"""Statements take stances on claims; claims stand to each other; each link is there once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from claimsdb.errors import InputError, NotFoundError
from claimsdb.services import linking
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import ClaimLink, StatementClaim

FAIR = "barclay-2023-fair-pay"
SIX, EIGHT = "pay-rise-6-per-cent-consultants", "pay-rise-8-8-per-cent-average-junior-doctor"
ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]


def link(base: OpenBase, key: str, claim: str, **how: Any) -> linking.Linked:
    with base.writing("link") as session:
        return linking.link(session, key, claim, **how)


def test_a_statement_asserts_a_claim_unless_it_is_said_otherwise(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    done = there_and_back(seeded, lambda session: linking.link(session, FAIR, SIX))

    assert (done.kind, done.created, done.changed) == ("asserts", False, True)
    assert not link(seeded, FAIR, SIX).changed


def test_another_stance_replaces_the_first(seeded: OpenBase, there_and_back: ThereAndBack) -> None:
    link(seeded, FAIR, SIX)

    there_and_back(seeded, lambda session: linking.link(session, FAIR, SIX, stance="denies"))

    assert link(seeded, FAIR, SIX).kind == "denies"  # a stance that is there is kept
    with seeded.reading() as session:
        held = session.scalars(select(StatementClaim.stance)).all()
        assert held.count("denies") == 1


def test_a_claim_in_words_is_made_only_when_asked(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    with pytest.raises(NotFoundError):
        link(seeded, FAIR, "The rise was fair.")

    done = there_and_back(
        seeded, lambda session: linking.link(session, FAIR, "The rise was fair.", create=True)
    )

    assert done.created
    assert not link(seeded, FAIR, "the rise was FAIR.", create=True).created


def test_a_symmetric_pair_is_kept_once_in_either_order(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    there_and_back(seeded, lambda session: linking.link(session, SIX, EIGHT, kind="contradicts"))

    assert not link(seeded, EIGHT, SIX, kind="contradicts").changed
    assert link(seeded, EIGHT, SIX, kind="narrower").changed
    with seeded.reading() as session:
        assert len(session.scalars(select(ClaimLink)).all()) == 2


def test_a_link_is_taken_away_in_either_order(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    link(seeded, SIX, EIGHT, kind="contradicts")
    link(seeded, FAIR, SIX)

    there_and_back(seeded, lambda session: linking.link(session, EIGHT, SIX, remove=True))
    there_and_back(seeded, lambda session: linking.link(session, FAIR, SIX, remove=True))

    with pytest.raises(InputError, match="are not linked"):
        link(seeded, EIGHT, SIX, remove=True)
    with pytest.raises(InputError, match="are not linked"):
        link(seeded, FAIR, SIX, remove=True)


def test_of_several_links_the_one_to_take_away_is_named(seeded: OpenBase) -> None:
    link(seeded, SIX, EIGHT, kind="updates")
    link(seeded, SIX, EIGHT, kind="narrower")

    with pytest.raises(InputError, match="narrower and updates"):
        link(seeded, SIX, EIGHT, remove=True)

    assert link(seeded, SIX, EIGHT, kind="updates", remove=True).kind == "updates"


@pytest.mark.parametrize(
    ("key", "claim", "how", "said"),
    [
        (FAIR, SIX, {"kind": "contradicts"}, "takes a stance"),
        (SIX, EIGHT, {"stance": "denies"}, "linked by what they are"),
        (SIX, EIGHT, {}, "is missing"),
        (SIX, SIX, {"kind": "updates"}, "with itself"),
        (SIX, FAIR, {"kind": "updates"}, "the claim stands second"),
        ("steve-barclay", SIX, {}, "is a speaker"),
        (FAIR, "steve-barclay", {}, "is a speaker"),
    ],
)
def test_what_cannot_be_linked_is_refused(
    seeded: OpenBase, key: str, claim: str, how: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        link(seeded, key, claim, **how)
