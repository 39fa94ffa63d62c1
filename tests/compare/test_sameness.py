"""Whether two prints are of one statement."""

from __future__ import annotations

import pytest

from claimsdb.compare.findings import FindingType
from claimsdb.compare.sameness import same_statement

FULL = (
    "Those who started their hospital training this year are receiving a 10.3 per cent pay "
    "increase, with the average junior doctor getting 8.8 per cent"
)


@pytest.mark.parametrize(
    "other",
    [
        "Those who started their hospital training this year are receiving a 10.3% pay increase",
        "are receiving a 10.3 per cent pay increase … with the average junior doctor getting",
        "those who started their hospital training are receiving a 10.3 per cent pay rise",
    ],
)
def test_prints_of_one_statement_score_high(other: str) -> None:
    found = same_statement(FULL, other)

    assert found.score > 0.8
    assert not found.vetoed


def test_the_order_of_the_two_is_no_matter() -> None:
    other = "are receiving a 10.3 per cent pay freeze this year"

    assert same_statement(FULL, other) == same_statement(other, FULL)


@pytest.mark.parametrize(
    ("other", "veto"),
    [
        (FULL.replace("10.3", "13.0"), FindingType.NUMBER_CHANGED),
        (FULL.replace("are receiving", "are not receiving"), FindingType.NEGATION_CHANGED),
    ],
)
def test_a_figure_or_a_negation_that_differs_vetoes(other: str, veto: FindingType) -> None:
    assert same_statement(FULL, other).vetoes == (veto,)


def test_two_statements_score_low() -> None:
    other = "Our door has been open for over a year and we hope that the Government listens"

    assert same_statement(FULL, other).score < 0.4


def test_a_word_or_two_prove_nothing() -> None:
    assert same_statement(FULL, "pay increase").score < 0.5
