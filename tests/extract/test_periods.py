"""Periods in prose: found as printed, and resolved only where that is no guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.extract.periods import find_periods
from claimsdb.text.dates import PartialDate


def days(first: date, last: date) -> PartialDate:
    epoch = date(1970, 1, 1).toordinal()
    return PartialDate(f"{first}/{last}", first.toordinal() - epoch, last.toordinal() - epoch)


SUNDAY = days(date(2023, 10, 1), date(2023, 10, 1))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("cancelled over the last year.", ["over the last year"]),
        ("over the last 12months", ["over the last 12months"]),
        ("first held last month", ["last month"]),
        ("between September 19 and 23 as", ["between September 19 and 23"]),
        ("between September 19-23 were", ["between September 19-23"]),
        ("planned for October 2-4, it said", ["October 2-4"]),
        ("19-23 September 2023", ["19-23 September 2023"]),
        ("on 19 September", ["on 19 September"]),
        ("from 19 September to 2 October 2023", ["from 19 September to 2 October 2023"]),
        ("the 4th of July", ["the 4th of July"]),
        ("due dec . 12 , 1994", ["dec . 12 , 1994"]),  # wire copy sets marks apart
        ("in 2019 and 2013-14", ["in 2019", "2013-14"]),
        ("in the 1990s", ["in the 1990s"]),
        ("the 2019 elections", ["2019"]),  # the elections are not part of it
        ("since 2010, by 2030", ["since 2010", "by 2030"]),
        ("in the year to June", ["in the year to June"]),
        ("Q3 2022", ["Q3 2022"]),
        ("in the third quarter of 2022", ["in the third quarter of 2022"]),
        ("by the end of the year", ["by the end of the year"]),
        ("late last year", ["late last year"]),
        ("so far this year", ["so far this year"]),
        ("two years ago", ["two years ago"]),
        ("for the nine months, net income", ["for the nine months"]),
        ("in early April", ["in early April"]),
        ("On Tuesday, today and tomorrow", ["On Tuesday", "today", "tomorrow"]),
        # Not periods.
        ("He may march 12 miles in May.", ["in May"]),
        ("said Mrs May", []),
        ("2000 people and 1500 jobs", []),
        ("$2019 and 2,019 and 2019%", []),
        ("for nine months", []),  # a duration: a figure
        ("one last time", []),
        ("a USA TODAY poll", []),
        ("on Super Tuesday", []),  # not any Tuesday
        ("12:30 or 2.13 am", []),
    ],
)
def test_periods_are_found_as_they_are_printed(text: str, printed: list[str]) -> None:
    found = find_periods(text)

    assert [p.printed for p in found] == printed
    assert [text[p.start : p.end] for p in found] == printed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("over the last year", "2022-10-01", "2023-10-01"),  # back from the day
        ("last year", "2022-01-01", "2022-12-31"),  # the calendar's
        ("the past 24 hours", "2023-09-30", "2023-10-01"),
        ("over the last 12months", "2022-10-01", "2023-10-01"),
        ("the next five days", "2023-10-01", "2023-10-06"),
        ("the last decade", "2013-10-01", "2023-10-01"),
        ("last month", "2023-09-01", "2023-09-30"),
        ("next month", "2023-11-01", "2023-11-30"),
        ("this year", "2023-01-01", "2023-12-31"),
        ("last week", "2023-09-18", "2023-09-24"),  # Monday to Sunday
        ("yesterday", "2023-09-30", "2023-09-30"),
        ("between September 19 and 23", "2023-09-19", "2023-09-23"),
        ("October 2-4", "2023-10-02", "2023-10-04"),
        ("30 September to 2 October", "2023-09-30", "2023-10-02"),
        ("30 December 2022 to 2 January 2023", "2022-12-30", "2023-01-02"),
        ("in May", "2023-05-01", "2023-05-31"),
        ("in the year to June", "2022-07-01", "2023-06-30"),
        ("in the 12 months to September 2022", "2021-10-01", "2022-09-30"),
        ("since 2010", "2010-01-01", "2023-10-01"),
        ("by 2030", None, "2030-12-31"),
        ("after 2019", "2020-01-01", None),
        ("between 2010 and 2015", "2010-01-01", "2015-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("23/09/2023", "2023-09-23", "2023-09-23"),
        ("2023-09-19", "2023-09-19", "2023-09-19"),
        ("the third quarter of 2022", "2022-07-01", "2022-09-30"),
        ("three days ago", "2023-09-28", "2023-09-28"),
        # Left open, because it would be a guess.
        ("on Tuesday", None, None),
        ("two years ago", None, None),
        ("04/10/2023", None, None),  # April in New York, October in London
        ("2022-23", None, None),  # a financial, a school or a football year
        ("in January", None, None),  # last winter's or the next
        ("late last year", None, None),
        ("the third quarter", None, None),
        ("February 30", None, None),
        ("in the last few days", None, None),
    ],
)
def test_a_period_is_resolved_where_that_is_no_guess(
    text: str, first: str | None, last: str | None
) -> None:
    (period,) = find_periods(text, reference=SUNDAY)

    assert (period.first, period.last) == (first, last)


def test_without_a_reference_only_full_dates_are_resolved() -> None:
    full, relative = find_periods("on 19 September 2023 and last month")

    assert (full.first, full.last) == ("2023-09-19", "2023-09-19")
    assert (relative.first, relative.last) == (None, None)


def test_a_reference_that_is_a_month_settles_only_what_all_its_days_agree_on() -> None:
    october = days(date(2023, 10, 1), date(2023, 10, 31))

    year, day = find_periods("last year and yesterday", reference=october)

    assert (year.first, year.last) == ("2022-01-01", "2022-12-31")
    assert (day.first, day.last) == (None, None)


def test_an_open_reference_settles_nothing() -> None:
    open_date = PartialDate("../2023-10-01", None, 19631)

    (period,) = find_periods("last month", reference=open_date)

    assert period.first is None


@given(
    st.lists(
        st.sampled_from(
            "in the last 12 months since 2010 May 4 - 31 , 2023 to and Tuesday 99 years ago "
            "week of end by Q3 first quarter 30 February 0 00 1/2/2003 next century".split()
        ),
        max_size=14,
    ).map(" ".join),
    st.dates(),
)
def test_no_words_of_time_break_the_reading(text: str, day: date) -> None:
    end = 0
    for period in find_periods(text, reference=days(day, day)):
        assert end <= period.start < period.end <= len(text)
        assert text[period.start : period.end] == period.printed
        assert not period.first or not period.last or period.first <= period.last
        end = period.end
