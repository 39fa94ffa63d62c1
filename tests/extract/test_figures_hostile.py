"""Whatever the text, figures are slices of it, in order, apart, and found in good time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.extract.figures import figure_json, find_figures
from claimsdb.text.numbers import parse_number, plain

PIECES = [
    "1", "22,473", "10.3", "½", "1/2", "-", "–", " ", ",", ".", "%", "£", "$", "€", "m", "bn", "k",
    "per cent", "percentage points", "million", "hundred", "one", "two", "twenty", "half", "a ",
    "third", "thirds", "of ", "and ", "to ", "between ", "from ", "over ", "nearly ", "year",
    "in ", "12months", "May ", "19", "2019", "pounds", "dollars", "feet", "inches", "degrees", "C",
    "km",
    "people ", "the ", "total ", "rose ", "by ", "(", ")", "'", '"', "\n", "°", "x10^", "e", "+/-",
    "tens", "thousands", "minus ", "plus ", "or more", "Smith, ", "aged ", "\u202f", "🚂", "USD",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
)
def test_figures_are_ordered_slices_of_any_text(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.printed
        assert figure.upper is None or figure.upper >= figure.value
        assert (figure.comparator == "between") <= (figure.upper is not None)
        period = figure.period
        assert period is None or text[period.start : period.end] == period.printed
        assert "E" not in figure_json(figure)["value"]
        end = figure.end


@given(st.integers(min_value=10_000, max_value=10**12))
def test_a_grouped_number_with_its_noun_is_always_found(number: int) -> None:
    (figure,) = find_figures(f"They counted {number:,} visits there.")

    assert figure.value == number
    assert parse_number(figure.printed) == number
    assert plain(figure.value) == str(number)


@pytest.mark.parametrize(
    "piece",
    ["1", ",", "1,", "11,", "1.", "1-", "-", "$", "a ", "May ", "in the ", "Ab ", "million ", "(",
     "\n", " ", "nine-", "1/", "1x10^", "of the ", "total ", '"'],
)  # fmt: skip
def test_long_hostile_input_is_read_in_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        started = time.process_time()
        find_figures(text)
        return time.process_time() - started

    seconds(1_000)  # patterns are compiled on first use

    # Quadratic reading would take minutes at this length; linear reading stays near a second.
    assert seconds(100_000) < 15
