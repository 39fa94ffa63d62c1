"""A claim of the same words is one claim; links and verdicts say what they must."""

from __future__ import annotations

import pytest

from claimsdb.errors import ExistsError, InputError, PartialDateError
from claimsdb.services import claims, editing, keys, removing
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Claim

SIX = "pay-rise-6-per-cent-consultants"


def test_the_same_folded_words_are_the_same_claim(base: OpenBase) -> None:
    with base.writing("add") as session:
        first = claims.add_claim(session, "The rise was “fair”.")

        with pytest.raises(ExistsError) as refused:
            claims.add_claim(session, 'the rise was "FAIR".')
        assert refused.value.key == first.key
        assert claims.find_or_make(session, 'The rise was "fair".') == (first, False)


def test_words_that_were_edited_are_compared_as_they_are_now(base: OpenBase) -> None:
    with base.writing("add") as session:
        first = claims.add_claim(session, "The rise was fair.")
        editing.edit(session, first.key, {"text": "It was a fair rise."})

        with pytest.raises(ExistsError):
            claims.add_claim(session, "It was a fair rise.")
        assert claims.add_claim(session, "The rise was fair.").key != first.key


def test_a_removed_claim_can_be_made_again(base: OpenBase) -> None:
    with base.writing("add") as session:
        key = claims.add_claim(session, "The rise was fair.").key
        removing.carry_out(session, removing.plan(session, [key]))

        assert claims.add_claim(session, "The rise was fair.").key == f"{key}-2"


@pytest.mark.parametrize("text", ["", " \n ", "x" * 10_001, "a\0b"])
def test_what_is_no_claim_is_refused(base: OpenBase, text: str) -> None:
    with base.writing("add") as session, pytest.raises(InputError):
        claims.add_claim(session, text)


def test_a_verdict_needs_a_rating_and_a_reviewer(seeded: OpenBase) -> None:
    with seeded.writing("add") as session:
        claim = keys.resolve_as(session, Claim, SIX)
        with pytest.raises(InputError):
            claims.add_verdict(session, claim, rating=" ", reviewer="A Checker")
        with pytest.raises(InputError):
            claims.add_verdict(session, claim, rating="True", reviewer="A Checker", url="no")
        with pytest.raises(PartialDateError):
            claims.add_verdict(
                session, claim, rating="True", reviewer="A Checker", issued="2023-13"
            )
        row = claims.add_verdict(
            session, claim, rating="True", reviewer="A Checker", issued="2023-10"
        )
        assert row.issued_first is not None
