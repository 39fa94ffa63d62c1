"""A correction is recorded in the right direction, once, and can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from claimsdb.errors import InputError
from claimsdb.services import correcting, keys, showing
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Source

PAY, FAIR, GRIM = "barclay-2023-10-3-pay", "barclay-2023-fair-pay", "barclay-2023-grim-milestone"
SOURCE = "news-2023-nhs-strikes"
ThereAndBack = Callable[[OpenBase, Callable[[Session], Any]], Any]


def correct(base: OpenBase, key: str, by: str, **how: bool) -> correcting.Corrected:
    with base.writing("correct") as session:
        return correcting.correct(session, key, by=by, **how)


def test_both_statements_say_which_corrects_which(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    done = there_and_back(seeded, lambda session: correcting.correct(session, PAY, by=FAIR))

    assert done.sentence == f"{FAIR} corrects {PAY}."
    with seeded.reading() as session:
        assert showing.show(session, PAY)["amended_by"] == [{"key": FAIR, "amends": "corrects"}]
        assert showing.show(session, FAIR)["corrects"] == PAY


def test_a_correction_may_become_a_retraction_and_the_same_again_is_no_change(
    seeded: OpenBase,
) -> None:
    assert correct(seeded, PAY, FAIR).changed
    assert not correct(seeded, PAY, FAIR).changed
    assert correct(seeded, PAY, FAIR, retracts=True).sentence == f"{FAIR} retracts {PAY}."


def test_circles_are_refused(seeded: OpenBase) -> None:
    correct(seeded, PAY, FAIR)
    correct(seeded, FAIR, GRIM)

    for key, by, said in (
        (PAY, PAY, "cannot correct itself"),
        (FAIR, PAY, f"{FAIR} itself came to correct {PAY}"),
        (GRIM, PAY, f"{GRIM} itself came to correct {PAY}"),
    ):
        with pytest.raises(InputError, match=said):
            correct(seeded, key, by)


def test_a_statement_amends_only_one(seeded: OpenBase) -> None:
    correct(seeded, PAY, FAIR)

    with pytest.raises(InputError, match="can amend only one") as refused:
        correct(seeded, GRIM, FAIR)

    assert refused.value.hint == (
        f"Take that back first: claimsdb correct {PAY} --by {FAIR} --clear"
    )


def test_two_speakers_and_an_earlier_day_are_told(seeded: OpenBase) -> None:
    done = correct(seeded, PAY, "bma-2023-further-disruption")

    assert done.notes == [
        "The two have different speakers: Steve Barclay and British Medical Association."
    ]


def test_a_correction_is_taken_away(seeded: OpenBase, there_and_back: ThereAndBack) -> None:
    correct(seeded, PAY, FAIR)
    correct(seeded, PAY, GRIM)

    there_and_back(seeded, lambda session: correcting.clear(session, PAY, by=FAIR))
    there_and_back(seeded, lambda session: correcting.clear(session, PAY))

    with seeded.writing("correct") as session:
        assert not correcting.clear(session, PAY).changed
        with pytest.raises(InputError, match="does not correct"):
            correcting.clear(session, PAY, by=FAIR)


def test_a_source_carries_the_notice_that_it_printed(
    seeded: OpenBase, there_and_back: ThereAndBack
) -> None:
    there_and_back(
        seeded, lambda session: correcting.set_notice(session, SOURCE, " It was 8 per cent. ")
    )

    with seeded.reading() as session:
        row = keys.resolve_as(session, Source, SOURCE)
        assert row.correction_notice == "It was 8 per cent."
    there_and_back(seeded, lambda session: correcting.clear(session, SOURCE))


def test_what_is_meant_for_the_other_kind_is_refused_with_the_right_command(
    seeded: OpenBase,
) -> None:
    with seeded.writing("correct") as session:
        with pytest.raises(InputError, match="is a source") as refused:
            correcting.correct(session, SOURCE, by=PAY)
        assert "--notice" in (refused.value.hint or "")
        with pytest.raises(InputError, match="is a statement") as refused:
            correcting.set_notice(session, PAY, "It was 8.")
        assert "--by" in (refused.value.hint or "")
        with pytest.raises(InputError, match="no words"):
            correcting.set_notice(session, SOURCE, " ")
        with pytest.raises(InputError, match="is a source"):
            correcting.clear(session, SOURCE, by=PAY)
        with pytest.raises(InputError, match="is a speaker"):
            correcting.correct(session, "steve-barclay", by=PAY)
