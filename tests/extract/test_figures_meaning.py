"""What a figure measures, of whom, where, when, and whether it is a level or a change."""

from __future__ import annotations

from datetime import date

import pytest

from claimsdb.extract.figures import Figure, find_figures
from claimsdb.text.dates import PartialDate


def the_figure(text: str, printed: str) -> Figure:
    return next(f for f in find_figures(text) if f.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed", "measure"),
    [
        # Behind the number.
        (
            "cancelled 3,685 appointments or operations initially",
            "3,685",
            "appointments or operations",
        ),
        ("Tens of thousands of the visits were lost", "Tens of thousands", "visits"),
        ("More than 7.7 million people are waiting", "7.7 million", "people"),
        ("1,200 staff", "1,200", "staff"),
        ("40 new hospitals promised by ministers", "40", "new hospitals"),
        ("50,000 more nurses", "50,000", "nurses"),
        ("a 10.3 per cent pay increase", "10.3 per cent", "pay increase"),
        ("the 300-page report", "300", "page"),
        ("the 2.5 million-strong union", "2.5 million", "union"),
        ("five Example supporters marched", "five", "Example supporters"),
        ("12 per 100,000 people", "12", "per 100,000 people"),
        ("$1.2 trillion in assets", "$1.2 trillion", "assets"),
        ("a £20 million-a-year scheme", "£20 million", "scheme"),
        ("3,000 of the 5,000 jobs", "3,000", "jobs"),
        (
            "a $275 billion infrastructure spending plan",
            "$275 billion",
            "infrastructure spending plan",
        ),
        ("a 500MW wind farm covering 12 acres", "500MW", "wind farm"),
        ("20,000 of Example Land's 70,000 halls", "20,000", "halls"),
        # In front of it.
        ("Inflation fell to 6.7 per cent", "6.7 per cent", "Inflation"),
        (
            "The number of day and night calls taken by staff passed the one million mark",
            "one million",
            "day and night calls",
        ),
        ("the total number of treatments cancelled grew to 22,473", "22,473", "treatments"),
        ("The bank raised rates by 25 basis points", "25 basis points", "rates"),
        ("The wall is 1.8m tall", "1.8m", "wall"),
        ("Profits were in excess of $1bn", "$1bn", "Profits"),
        ("Spending broke the £1bn barrier", "£1bn", "Spending"),
        # Shared with the figure beside it.
        ("Sales rose from £1.2m to £1.5m", "£1.5m", "Sales"),
        ("nurses get a 6 per cent rise and porters 4 per cent", "4 per cent", "rise"),
        # Nothing certain: better none than a wrong one.
        ("42% say they agree", "42%", None),
        ("It cost £5", "£5", None),
        ("imports from Aland and the Example Isles grew to 40 per cent", "40 per cent", None),
    ],
)
def test_what_is_measured_is_named(text: str, printed: str, measure: str | None) -> None:
    assert the_figure(text, printed).measure == measure


@pytest.mark.parametrize(
    ("text", "printed", "population"),
    [
        ("half of the patients waited", "half", "patients"),
        ("One in five children", "One in five", "children"),
        ("Debt stands at 98.5% of GDP", "98.5%", "GDP"),
        ("and consultants are receiving a six per cent rise", "six per cent", "consultants"),
        ("with the average nurse getting 8.8 per cent", "8.8 per cent", "average nurse"),
        (
            "those who began this year are being given a 10% rise",
            "10%",
            "those who began this year",
        ),
        ("a 10% rise", "10%", None),
    ],
)
def test_whom_a_share_concerns_is_named(text: str, printed: str, population: str | None) -> None:
    assert the_figure(text, printed).population == population


@pytest.mark.parametrize(
    ("text", "printed", "area"),
    [
        ("2,500 people are homeless in Manchester", "2,500", "Manchester"),
        (
            "At the North and South Example Trust, 1,265 visits were lost",
            "1,265",
            "North and South Example Trust",
        ),
        ("the North Example Trust cancelled 3,685 visits", "3,685", "North Example Trust"),
        ("visits across England passed the one million mark", "one million", "England"),
        ("in the U.S. 40 people", "40", "U.S."),
        ("300 people died in May", "300", None),
        ("Look at Bloggs winning 40 votes", "40", None),
        ("in the Southern primaries 40 people", "40", None),
    ],
)
def test_where_is_named(text: str, printed: str, area: str | None) -> None:
    assert the_figure(text, printed).area == area


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("22,473 over the last year", "22,473", "over the last year"),
        ("1,265 visits planned between September 19-23", "1,265", "between September 19-23"),
        ("10,074 over the last 12months", "10,074", "over the last 12months"),
        ("Those who began this year get 10.3 per cent", "10.3 per cent", "this year"),
        ("those who began this year get 10% and others get 8%", "8%", None),  # not said of them
        ("In 2022, 300 died and 40 were hurt", "40", "In 2022"),  # the frame of both
        ("Sales rose from £1m to £2m last year", "£1m", "last year"),
        ("Last year was hot. It cost £5.", "£5", None),  # another sentence
    ],
)
def test_the_period_of_a_figure_is_the_nearest_one(
    text: str, printed: str, period: str | None
) -> None:
    found = the_figure(text, printed).period

    assert (found.printed if found else None) == period
    assert found is None or text[found.start : found.end] == period


@pytest.mark.parametrize(
    ("text", "printed", "statistic"),
    [
        ("Wages rose by 4 per cent", "4 per cent", "change"),
        ("Wages rose to £500", "£500", "level"),
        ("a 4 per cent rise", "4 per cent", "change"),
        ("down 10% since May", "10%", "change"),
        ("a gap of 4 percentage points", "4 percentage points", "change"),
        ("1.4 million fewer visits", "1.4 million", "change"),
        ("Unemployment is 4 per cent", "4 per cent", "level"),
        ("45% of patients", "45%", "share"),
        ("a third of patients", "a third", "share"),
        ("one in five patients", "one in five", "share"),
        ("the total grew to 22,473", "22,473", "cumulative"),
        ("taking the total number of visits lost to 10,074", "10,074", "cumulative"),
        ("Sales passed £1bn", "£1bn", "cumulative"),
        ("Shares fell $1.25, or 1.4 percent", "1.4 percent", "change"),
        ("They would round up 300 people", "300", None),
        ("sentenced to two years", "two years", None),
        ("He is 45 years old", "45 years old", None),
        ("300 people marched", "300", None),
    ],
)
def test_what_a_figure_states_is_told(text: str, printed: str, statistic: str | None) -> None:
    assert the_figure(text, printed).statistic == statistic


def test_periods_are_resolved_against_the_day_of_print() -> None:
    day = date(2023, 10, 4).toordinal() - date(1970, 1, 1).toordinal()
    printed_on = PartialDate("2023-10-04", day, day)

    (figure,) = find_figures("22,473 visits over the last year", reference=printed_on)

    assert figure.period is not None
    assert (figure.period.first, figure.period.last) == ("2022-10-04", "2023-10-04")
