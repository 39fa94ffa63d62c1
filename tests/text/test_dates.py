from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.errors import PartialDateError
from claimsdb.text.dates import PartialDate, day_number, day_text, human, parse_date

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
SIMPLE = st.builds(
    lambda day, cut, mark: day.isoformat()[:cut] + mark,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)
UNSPECIFIED = st.from_regex(r"[1-9][0-9](X|[0-9])X[?~%]?|[1-9][0-9]{3}-XX[?~%]?", fullmatch=True)
INTERVALS = st.builds(
    lambda days, cut: f"{min(days).isoformat()[:cut]}/{max(days).isoformat()[:cut]}",
    st.tuples(DAYS, DAYS),
    st.sampled_from([4, 7, 10]),
)
OPEN = st.one_of(SIMPLE.map("../{}".format), SIMPLE.map("{}/..".format))
EDTF = st.one_of(SIMPLE, UNSPECIFIED, INTERVALS, OPEN)


@pytest.mark.parametrize(
    ("typed", "edtf", "first", "last", "precision"),
    [
        ("2023-09-14", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("2023-09", "2023-09", "2023-09-01", "2023-09-30", "month"),
        ("2023", "2023", "2023-01-01", "2023-12-31", "year"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", "month"),
        ("0001", "0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31", "day"),
        ("2023-10?", "2023-10?", "2023-10-01", "2023-10-31", "month"),
        ("1850~", "1850~", "1850-01-01", "1850-12-31", "year"),
        ("2023-09-14%", "2023-09-14%", "2023-09-14", "2023-09-14", "day"),
        ("2023-09-XX", "2023-09-XX", "2023-09-01", "2023-09-30", "month"),
        ("2023-XX", "2023-XX", "2023-01-01", "2023-12-31", "year"),
        ("2023-XX-XX", "2023-XX-XX", "2023-01-01", "2023-12-31", "year"),
        ("202X", "202X", "2020-01-01", "2029-12-31", "decade"),
        ("20xx", "20XX", "2000-01-01", "2099-12-31", "century"),
        ("000X", "000X", "0001-01-01", "0009-12-31", "decade"),
        ("2023-09-19/2023-09-23", "2023-09-19/2023-09-23", "2023-09-19", "2023-09-23", "interval"),
        ("2023-10/2023", "2023-10/2023", "2023-10-01", "2023-12-31", "interval"),
        ("2020 / 2023-05", "2020/2023-05", "2020-01-01", "2023-05-31", "interval"),
        ("2023-09~/..", "2023-09~/..", "2023-09-01", None, "interval"),
        ("../2023", "../2023", None, "2023-12-31", "interval"),
        ("2023-09-14T23:30:00Z", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("2023-09-14 23:30", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("2023-09-14T23:30:00.123+01:00", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("14 September 2023", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("14th of september, 2023", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("September 14, 2023", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("Sept. 14th 2023", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("Thursday, 14 September 2023", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("Thu 14 Sep 2023", "2023-09-14", "2023-09-14", "2023-09-14", "day"),
        ("Sept 2023", "2023-09", "2023-09-01", "2023-09-30", "month"),
        ("May 2023?", "2023-05?", "2023-05-01", "2023-05-31", "month"),
        ("c. 1850", "1850~", "1850-01-01", "1850-12-31", "year"),
        ("circa March 1850?", "1850-03%", "1850-03-01", "1850-03-31", "month"),
        ("19-23 September 2023", "2023-09-19/2023-09-23", "2023-09-19", "2023-09-23", "interval"),
        ("September 19–23, 2023", "2023-09-19/2023-09-23", "2023-09-19", "2023-09-23", "interval"),
        ("2023/09/14", "2023-09-14", "2023-09-14", "2023-09-14", "day"),  # the year is first
        ("2023-9-4", "2023-09-04", "2023-09-04", "2023-09-04", "day"),
        ("  2023-09 ", "2023-09", "2023-09-01", "2023-09-30", "month"),
    ],
)
def test_a_date_is_read_with_its_first_and_last_day(
    typed: str, edtf: str, first: str | None, last: str | None, precision: str
) -> None:
    found = parse_date(typed)

    assert str(found) == edtf
    assert (found.start and found.start.isoformat()) == first
    assert (found.end and found.end.isoformat()) == last
    assert found.precision == precision


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2023-13", "there is no month 13"),
        ("2023-00", "there is no month 0"),
        ("2023-04-31", "April has days 1 to 30"),
        ("2023-02-29", "February has days 1 to 28 in 2023"),
        ("1900-02-29", "February has days 1 to 28 in 1900"),
        ("2023-09-00", "September has days 1 to 30"),
        ("31 April 2023", "April has days 1 to 30"),
        ("2023-21", "seasons and quarters are not kept; write a span of months"),
        ("14/09/2023", "day and month could be either way round"),
        ("9/10/2023", "day and month could be either way round"),
        ("9.10.23", "day and month could be either way round"),
        ("2023/09", "a month and a year are written with a hyphen"),
        ("09/2023", "a month and a year are written with a hyphen"),
        ("2023-09-23/2023-09-19", "it ends before it begins"),
        ("../..", "a span that is open on both sides says nothing"),
        ("2023/", "one side of the span is empty; write .. for an open end"),
        ("20X3", "only the last digits of a year may be X, without a month"),
        ("202X-05", "only the last digits of a year may be X, without a month"),
        ("2023-1X", "a month is known or it is XX"),
        ("2023-10-1X", "a day is known or it is XX"),
        ("2023-XX-04", "a day without its month is no date"),
        ("0000", "there is no year 0"),
        ("-44", "a year has four digits, from 0001 to 9999"),
        ("12023", "a year has four digits, from 0001 to 9999"),
        ("23", "a year has four digits, from 0001 to 9999"),
        ("2023-9", "a month has two digits: 2023-09"),
        ("14 September", "the year is missing"),
        ("Smarch 2023", "'Smarch' is no month"),
        ("Ma 2023", "it is not written as we know dates"),
        ("Friday 14 September 2023", "that day was a Thursday"),
        ("today", "a word like that means another day tomorrow"),
        ("last week", "the year is missing"),
        ("", "nothing is written"),
        ("2023-09-14?~", "it is not written as we know dates"),
        ("२०२३", "the year is missing"),
        ("2023-09-19/20", "a month and a year are written with a hyphen"),
        ("2023/2024/2025", "it is not written as we know dates"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(PartialDateError) as refused:
        parse_date(typed)

    assert str(refused.value) == f"{typed!r} is not a date: {reason}."
    assert refused.value.hint


@given(st.one_of(st.text(), st.text(st.sampled_from("0123456789-/.?~%X T:MayJunesptc,"))))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        found = parse_date(text)
    except PartialDateError:
        return
    assert parse_date(str(found)) == found


@given(EDTF)
def test_a_date_reads_its_own_text_back(text: str) -> None:
    found = parse_date(text)

    assert str(found) == text
    assert parse_date(str(found)) == found
    assert found.first is None or found.last is None or found.first <= found.last
    assert found.uncertain == ("?" in text or "%" in text)
    assert found.approximate == ("~" in text or "%" in text)
    assert human(found)


@given(DAYS)
def test_a_day_is_its_number_and_back(day: date) -> None:
    number = day_number(day)

    assert day_text(number) == day.isoformat()
    assert parse_date(day.isoformat()) == PartialDate(day.isoformat(), number, number)


@given(st.dates(date(1000, 1, 1)))
def test_a_printed_day_can_be_typed_back(day: date) -> None:
    found = parse_date(day.isoformat())

    assert parse_date(human(found)) == found


@given(EDTF, EDTF)
def test_two_dates_overlap_when_a_day_may_be_in_both(one: str, other: str) -> None:
    a, b = parse_date(one), parse_date(other)
    lowest = max(day_number(date.min) if d.first is None else d.first for d in (a, b))
    highest = min(day_number(date.max) if d.last is None else d.last for d in (a, b))

    assert a.overlaps(b) == b.overlaps(a) == (lowest <= highest)


@pytest.mark.parametrize(
    ("edtf", "printed"),
    [
        ("2023-09-14", "14 September 2023"),
        ("2023-09-04?", "4 September 2023?"),
        ("2023-09?", "September 2023?"),
        ("2023-09-XX", "September 2023"),
        ("2023-XX", "2023"),
        ("1850~", "c. 1850"),
        ("1850%", "c. 1850?"),
        ("202X", "2020s"),
        ("19XX", "1900–1999"),
        ("2020/2023", "2020–2023"),
        ("2023-09/2023-10", "September–October 2023"),
        ("2023-09-19/2023-09-23", "19–23 September 2023"),
        ("2023-09-19/2023-10-04", "19 September – 4 October 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2023-09?/2023-10", "September 2023? – October 2023"),
        ("2023-09/..", "since September 2023"),
        ("../2023-09-14", "until 14 September 2023"),
    ],
)
def test_a_date_is_printed_as_a_reader_expects(edtf: str, printed: str) -> None:
    assert human(parse_date(edtf)) == printed


@pytest.mark.parametrize(
    ("edtf", "year"),
    [
        ("2023-09", 2023),
        ("2023-01/2023-12", 2023),
        ("2022/2023", None),
        ("202X", None),
        ("2023/..", None),
    ],
)
def test_a_date_has_a_year_when_it_lies_in_one(edtf: str, year: int | None) -> None:
    assert parse_date(edtf).year == year
