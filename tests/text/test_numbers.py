"""Numbers in digits and words: what they are worth, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.text.numbers import find_numbers, parse_number, plain, times


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("six", "6"),
        ("Six", "6"),
        ("twenty-two", "22"),
        ("twenty two", "22"),
        ("twenty‑two", "22"),  # a hyphen that does not break
        ("one hundred and six", "106"),
        ("one hundred six", "106"),  # American
        ("three hundred and thirty-one", "331"),
        ("fifteen hundred", "1500"),
        ("a hundred", "100"),
        ("hundred thousand", "100000"),
        ("one million", "1000000"),
        ("two thousand and two hundred", "2200"),
        ("twenty-one trillion three hundred", "21000000000300"),
        ("nine hundred and ninety-nine thousand nine hundred and one", "999901"),
        ("two million, three hundred thousand", "2300000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("thirteen lakh", "1300000"),
        ("2 crore", "20000000"),
        ("six point five", "6.5"),
        ("nought point nought three", "0.03"),
        ("two hundred point seventy-one", "200.71"),
        ("six point five million", "6500000"),
        ("two and a half million", "2500000"),
        ("two-and-a-half", "2.5"),
        ("3 million and a half", "3500000"),  # half a million more, not half of one
        ("one hundred and three quarters", "100.75"),
        ("one and a quarter", "1.25"),
        ("half a million", "500000"),
        ("half", "0.5"),
        ("three quarters", "0.75"),
        ("five eighths", "0.625"),
        ("three halves", "1.5"),
        ("two twenty-fifths", "0.08"),
        ("two and fifty-four hundredths", "2.54"),
        ("22,473", "22473"),
        ("12,34,567.89", "1234567.89"),  # Indian groups
        ("1 000 000", "1000000"),
        ("1\u202f234\u202f567.89", "1234567.89"),
        ("1'234'567", "1234567"),
        ("10.3", "10.3"),
        ("10·3", "10.3"),  # the raised point of British journals
        ("10.30", "10.30"),  # what was given is kept: a rounded figure says how exact it is
        (".5", "0.5"),
        ("5,00", "5.00"),  # continental
        ("1.2bn", "1200000000"),
        ("1.2 bn", "1200000000"),
        ("10k", "10000"),
        ("10M", "10000000"),
        ("3m", "3000000"),  # alone, "m" can only be a scale: a length has its unit beside it
        ("2mil", "2000000"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("2 ½", "2.5"),
        ("1 4/5", "1.8"),
        ("3/4", "0.75"),
        ("1e10", "10000000000"),
        ("1.3x10^6", "1300000"),
        ("2.48×10−5", "0.0000248"),
        ("8x2^10", "8192"),
        ("2.5^-1", "0.4"),
        ("-4", "-4"),
        ("− 4", "-4"),
        ("minus five", "-5"),
    ],
)
def test_a_number_is_read_however_it_is_printed(printed: str, value: str) -> None:
    number = parse_number(printed)

    assert number is not None
    assert plain(number) == value


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "nonsense",
        "a",
        "and",
        "six people",
        "tens of thousands",  # a size, not a number
        "nineteen eighty-four",  # a year
        "1.2.3",
        "12,3456",
        "1e999",  # a trap, not a number
        "9" * 61,
        "ſix",  # a long s folds to "six" under careless rules
    ],
)
def test_what_is_not_one_number_is_none(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between one hundred and two hundred", ["100", "200"]),  # not 102 hundred
        ("4 thousand 3 hundred and 0", ["4300", "0"]),
        ("3 hundred and 2.12 hundred", ["300", "212"]),
        ("one, two and three", ["1", "2", "3"]),
        ("1, 234, 567", ["1", "234", "567"]),
        ("423 0000", ["423", "0"]),
        ("a third of 1,265", ["0.3333333333333333333333333333", "1265"]),
        ("twenty\n\nfive", ["20", "5"]),  # a paragraph ends a number
        ("someone in the stone house", []),
        ("an apple a day", []),
        ("USD115.5", ["115.5"]),
        ("SCP173 and MH370", []),
    ],
)
def test_numbers_in_a_row_stay_apart(text: str, values: list[str]) -> None:
    assert [plain(n.value) for n in find_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tens of thousands", "20000", "99999"),
        ("hundreds of thousands", "200000", "999999"),
        ("Hundreds", "200", "999"),
        ("dozens", "24", "99"),
        ("several hundred", "200", "999"),
        ("a few thousand", "2000", "9999"),
        ("millions", "2000000", "9999999"),
    ],
)
def test_a_vague_size_reaches_to_the_next_power_of_ten(text: str, low: str, high: str) -> None:
    (number,) = find_numbers(text)

    assert number.upper is not None
    assert (plain(number.value), plain(number.upper)) == (low, high)
    assert text[number.start : number.end] == text


def test_plain_notation_never_has_an_exponent() -> None:
    assert plain(Decimal("1E+6")) == "1000000"
    assert plain(Decimal("1E-7")) == "0.0000001"


def test_a_scale_does_not_grow_zeros() -> None:
    assert plain(times(Decimal("1.20"), 10**9)) == "1200000000"


@given(st.integers(min_value=0, max_value=10**15))
def test_whole_numbers_come_back_from_their_groups(number: int) -> None:
    assert parse_number(f"{number:,}") == number


@given(st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False))
def test_decimals_come_back_exactly(number: Decimal) -> None:
    read = parse_number(plain(number))

    assert read is not None
    assert plain(read) == plain(number)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert number.upper is None or number.upper > number.value
        end = number.end
    parse_number(text)
