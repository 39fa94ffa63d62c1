"""Figures in news prose: which numbers are figures, and what each is worth.

A row is a sentence and its figures, each as "printed: bound value unit". Made-up sentences;
the reason stands where a row would surprise.
"""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from claimsdb.extract.figures import Figure, figure_json, find_figures
from claimsdb.text.numbers import plain


def brief(figure: Figure) -> str:
    upper = f"..{plain(figure.upper)}" if figure.upper is not None else ""
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{figure.printed}: {figure.comparator} {plain(figure.value)}{upper}{unit}"


def briefs(text: str) -> list[str]:
    return [brief(figure) for figure in find_figures(text)]


SHARES = [
    ("Inflation fell to 6.7 per cent in August.", ["6.7 per cent: = 6.7 %"]),
    ("Turnout was 67.3%.", ["67.3%: = 67.3 %"]),
    ("Turnout was 67.3 percent", ["67.3 percent: = 67.3 %"]),  # American
    ("six per cent", ["six per cent: = 6 %"]),
    ("a 35-per-cent rise", ["35-per-cent: = 35 %"]),
    # Points are no per cent: a rise from 4% to 5% is one point and 25 per cent.
    (
        "Unemployment rose by 0.2 percentage points to 4.3 per cent.",
        ["0.2 percentage points: = 0.2 [pp]", "4.3 per cent: = 4.3 %"],
    ),
    ("down 3pp on the year", ["3pp: = 3 [pp]"]),
    ("up a quarter of a percentage point", ["a quarter of a percentage point: = 0.25 [pp]"]),
    ("by 25 basis points to 5.25%", ["25 basis points: = 25 [bp]", "5.25%: = 5.25 %"]),
    ("plus or minus 3 percentage points", ["3 percentage points: = 3 [pp]"]),  # not minus three
    ("from 50 to 80%", ["50: = 50 %", "80%: = 80 %"]),  # the unit is shared
    ("10 to 15 per cent of staff", ["10 to 15 per cent: between 10..15 %"]),
    ("fell -5% on the year", ["-5%: = -5 %"]),
    ("CO2 levels hit 420ppm", ["420ppm: = 420 [ppm]"]),
    ("Almost half of patients waited", ["half: ~ 0.5"]),
    ("Two-thirds of voters", ["Two-thirds: = 0.6666666666666666666666666667"]),
    ("cut by a third", ["a third: = 0.3333333333333333333333333333"]),
    ("One in five children", ["One in five: = 0.2"]),
    ("nine out of ten doctors", ["nine out of ten: = 0.9"]),
    ("about 1 in 10 adults", ["1 in 10: ~ 0.1"]),
    ("They won two in five years.", ["two: = 2", "five years: = 5 a"]),  # no share: years
]

BOUNDS = [
    ("over one million appointments", ["one million: > 1000000"]),
    ("passed the one million mark", ["one million: > 1000000"]),
    ("broke the £1bn barrier", ["£1bn: > 1000000000 GBP"]),
    ("Attendance passed 40,000.", ["40,000: > 40000"]),
    ("The house passed 12 bills.", ["12: = 12"]),  # adopted them
    ("more than 7.7 million people", ["7.7 million: > 7700000"]),
    ("in excess of $1bn", ["$1bn: > 1000000000 USD"]),
    ("at least 200 dead", ["200: >= 200"]),
    ("no fewer than 40 towns", ["40: >= 40"]),
    ("six years or more", ["six years: >= 6 a"]),
    ("5,000 people or more attended", ["5,000: >= 5000"]),
    ("1,000-plus pupils", ["1,000: >= 1000"]),
    ("50+ seats", ["50: >= 50"]),
    ("fewer than 100 left", ["100: < 100"]),
    ("just under 10 per cent", ["10 per cent: < 10 %"]),
    ("up to £3.5bn", ["£3.5bn: <= 3500000000 GBP"]),
    ("no more than six people", ["six: <= 6"]),
    ("as many as 30 boats", ["30: <= 30"]),
    ("100 or fewer", ["100: <= 100"]),
    ("nearly 4,000 homes", ["4,000: ~ 4000"]),
    ("some 250 firefighters", ["250: ~ 250"]),
    ("an estimated 2,500 people", ["2,500: ~ 2500"]),
    ("about £30", ["£30: ~ 30 GBP"]),
    ("50-odd members", ["50: ~ 50"]),
    ("100 or so jobs", ["100: ~ 100"]),
    ("~30 people", ["30: ~ 30"]),
    ("handed over $25 million", ["$25 million: = 25000000 USD"]),  # handed over, not over 25
    ("They care about two things.", ["two: = 2"]),
    ("over a 40-year career", ["40-year: = 40 a"]),  # during it
    ("£3bn over five years", ["£3bn: = 3000000000 GBP", "five years: = 5 a"]),  # during them
    # "Over" alone makes a duration of the article, so the word is part of what is printed.
    ("Our door has been open for over a year.", ["over a year: > 1 a"]),
    ("nearly an hour late", ["nearly an hour: ~ 1 h"]),
    ("almost a mile away", ["almost a mile: ~ 1 [mi_i]"]),
    ("a year later", []),
]

RANGES = [
    ("between 200 and 300 people", ["between 200 and 300: between 200..300"]),
    ("between 44 mg and 50 mg", ["between 44 mg and 50 mg: between 44..50 mg"]),
    ("between a hundred and 150 people", ["between a hundred and 150: between 100..150"]),
    ("10,000 to 15,000 fans", ["10,000 to 15,000: between 10000..15000"]),
    ("two to three million jobs", ["two to three million: between 2000000..3000000"]),
    ("2-3 million homes", ["2-3 million: between 2000000..3000000"]),
    ("£2bn-£3bn", ["£2bn-£3bn: between 2000000000..3000000000 GBP"]),
    ("$10–15m", ["$10–15m: between 10000000..15000000 USD"]),
    ("a 10-12 week wait", ["10-12 week: between 10..12 wk"]),
    ("temperatures of -18 °C to -34 °C", ["-18 °C to -34 °C: between -34..-18 Cel"]),
    ("two or three goals", ["two or three: between 2..3"]),
    # "From" tells where it was and where it is: two figures.
    ("rose from £1.2m to £1.5m", ["£1.2m: = 1200000 GBP", "£1.5m: = 1500000 GBP"]),
    ("ranging from 3 to 5 miles", ["3 to 5 miles: between 3..5 [mi_i]"]),
    ("Oil fell $2.30 to $84.10.", ["$2.30: = 2.30 USD", "$84.10: = 84.10 USD"]),
    ("44 ml to 50 mg", ["44 ml: = 44 mL", "50 mg: = 50 mg"]),  # unlike units
    ("9.83 ± 0.01 m", ["9.83 ± 0.01 m: = 9.83 m"]),  # how exact, not how far
    ("Tens of thousands of people", ["Tens of thousands: ~ 20000..99999"]),
    ("hundreds of thousands fled", ["hundreds of thousands: ~ 200000..999999"]),
    ("dozens of homes", ["dozens: ~ 24..99"]),
    ("several hundred protesters", ["several hundred: ~ 200..999"]),
    ("thousands of pounds", ["thousands of pounds: ~ 2000..9999 GBP"]),
]

MONEY = [
    ("a £20 million-a-year scheme", ["£20 million: = 20000000 GBP"]),
    ("US$45m and A$12.50 a share", ["US$45m: = 45000000 USD", "A$12.50: = 12.50 AUD"]),
    ("€1.5 billion", ["€1.5 billion: = 1500000000 EUR"]),
    ("¥3 million", ["¥3 million: = 3000000 JPY"]),
    ("HK$10.05bn", ["HK$10.05bn: = 10050000000 HKD"]),
    ("USD 22.5 million", ["USD 22.5 million: = 22500000 USD"]),
    ("75 USD million", ["75 USD million: = 75000000 USD"]),
    ("MSEK 60", ["MSEK 60: = 60000000 SEK"]),
    ("Rs 50 crore", ["Rs 50 crore: = 500000000 INR"]),
    ("20 million pounds", ["20 million pounds: = 20000000 GBP"]),
    ("a million-pound investment", ["a million-pound: = 1000000 GBP"]),
    ("a multi-million pound scheme", []),  # how many millions?
    ("155.9p a litre", ["155.9p: = 155.9 GBX"]),  # the unit that is printed, not a hundredth
    ("50 cents", ["50 cents: = 50 USX"]),
    (
        "thirteen dollars and forty-five cents",
        ["thirteen dollars and forty-five cents: = 13.45 USD"],
    ),
    ("$350 per kg", ["$350: = 350 USD"]),
    ("64 cents a dozen", ["64 cents: = 64 USX"]),  # the dozen belongs to the price
    ("ALL 5 solutions", ["5: = 5"]),  # no Albanian lek
    ("a twenty-pound note", ["twenty-pound: = 20 GBP"]),
    ("a 20-pound baby", ["20-pound: = 20 [lb_av]"]),
    ("It weighed 20 pounds.", ["20 pounds: = 20 [lb_av]"]),
    ("a £-5m hole, or -£5m", ["£-5m: = -5000000 GBP", "-£5m: = -5000000 GBP"]),
]

UNITS = [
    ("12 miles from York", ["12 miles: = 12 [mi_i]"]),
    ("a 27-kilometre ring", ["27-kilometre: = 27 km"]),
    ("He ran 100m in 9.58 seconds.", ["100m: = 100 m", "9.58 seconds: = 9.58 s"]),
    ("The wall is 1.8m tall.", ["1.8m: = 1.8 m"]),
    ("3.1m people signed.", ["3.1m: = 3100000"]),  # people are not measured in metres
    ("The total of those waiting rose to 3.1m.", ["3.1m: = 3100000"]),
    ("the 100m hurdles", ["100m: = 100 m"]),
    ("30mph", ["30mph: = 30 [mi_i]/h"]),
    ("60 miles per hour", ["60 miles per hour: = 60 [mi_i]/h"]),
    ("12 sq km of forest", ["12 sq km: = 12 km2"]),
    ("19 square miles", ["19 square miles: = 19 [mi_i]2"]),
    ("4 cubic metres", ["4 cubic metres: = 4 m3"]),
    ("half a mile", ["half a mile: = 0.5 [mi_i]"]),
    ("a 500MW wind farm", ["500MW: = 500 MW"]),
    ("7.3 MWh", ["7.3 MWh: = 7.3 MW.h"]),
    ("3.5GB", ["3.5GB: = 3.5 GBy"]),
    ("a 9lb baby", ["9lb: = 9 [lb_av]"]),
    ("5ft 3in", ["5ft 3in: = 5.25 [ft_i]"]),
    ("6'3\" tall", ["6'3\": = 6.25 [ft_i]"]),
    ("four hours and 30 minutes", ["four hours and 30 minutes: = 4.5 h"]),
    ("an hour and a half", ["an hour and a half: = 1.5 h"]),
    ("12months", ["12months: = 12 mo"]),
    ("a 12-week wait", ["12-week: = 12 wk"]),
    ("minus 5 degrees Celsius", ["minus 5 degrees Celsius: = -5 Cel"]),
    ("It is 30 C outside.", ["30 C: = 30 Cel"]),
    ("turn 45 degrees", ["45 degrees: = 45 deg"]),
    ("the heat reached 45 degrees", ["45 degrees: = 45"]),  # of which scale is not said
    ("two in my car", ["two: = 2"]),  # not two inches
    ("The pencil is 2 in.", ["2 in: = 2 [in_i]"]),
    ("3 A levels", ["3: = 3"]),  # not amperes
    ("A gallon of beer", ["A gallon: = 1 [gal_us]"]),
    ("a ton of fun", []),
]

AGES = [
    ("The 45-year-old was jailed.", ["45-year-old: = 45 a"]),
    ("Jo Bloggs, 52, was there.", ["52: = 52 a"]),
    ("his wife, 43, and a son", ["43: = 43 a"]),
    ("a boy aged 14", ["14: = 14 a"]),
    ("adults aged 16 to 24", ["16 to 24: between 16..24 a"]),
    ("children under 18", ["18: < 18 a"]),
    ("10 months old", ["10 months old: = 10 mo"]),
    ("under-18s and over 65s", []),
    ("anyone 65 or older", ["65: >= 65 a"]),
    ("In Leeds, 450, in York 30 people", ["450: = 450", "30: = 30"]),  # nobody is 450
]

COUNTS = [
    ("1,265 appointments", ["1,265: = 1265"]),
    ("twenty-two people", ["twenty-two: = 22"]),
    ("1 000 000 visitors", ["1 000 000: = 1000000"]),
    (
        "About one million, two hundred thousand voters",
        ["one million, two hundred thousand: ~ 1200000"],
    ),
    ("a dozen eggs", ["a dozen: = 12"]),
    ("12 per 100,000 people", ["12: = 12"]),  # one rate, one figure
    ("3,000 of the 5,000 jobs", ["3,000: = 3000", "5,000: = 5000"]),
    ("One person died and 12 were hurt.", ["One: = 1", "12: = 12"]),
    ("two adults and one child", ["two: = 2", "one: = 1"]),
    ("In two days, 40 trucks crossed.", ["two days: = 2 d", "40: = 40"]),
    ("In 2019 the party won 365 seats.", ["365: = 365"]),
    ("On Sept. 19-23, 300 were held.", ["300: = 300"]),
    ("2000 people came in 2000.", ["2000: = 2000"]),
    ("votes: 320 to 290", ["320: = 320", "290: = 290"]),  # falling: a result, no range
    ("a 7.2-magnitude earthquake", ["7.2: = 7.2"]),
    ("zero cases", ["zero: = 0"]),
]

NO_FIGURES = [
    "scheduled for September 19-23",
    "planned for October 2-4",
    "on May 4th, 2023",
    "in 2019, the 1990s and 2013-14",
    "by 04.10.2023 or 2023-10-04",
    "two years ago, over the last 12 months",
    "at 10.30am, 7 o'clock and 18:45",
    "She came 3rd in the 100th race.",
    "the twenty-first century",
    "nineteen eighty-four",
    "It was the BMA's number one ask.",
    "No one was hurt, and one of the men left.",
    "Let's try one last time, one day.",
    "Covid-19 and the G7",
    "a Section 21 notice on Channel 4",
    "an F-16, an A380 and the M25",
    "Windows 11 and the iPhone 15",
    "At 10 Downing Street",
    "Call 020 7946 0958 or 555-0123-4567.",
    "Arsenal won 2-1 and the vote went 52-48.",
    "version 2.1, page 12, chapter 3",
    "192.168.1.2",
    "https://example.org/story?id=20&share=25%",
    "after 9/11, 24/7",
    "net zero, zero tolerance",
    "first half profits; a half-hearted second half",
    "a third man and the third quarter",
    "the Six Nations",
    "the two leaders met",
    "multi-million, per million",
    "the two-state solution",
    "1. The first point\n2) The second point",
    "2 Ted Example",
    "note [12]",
    "0000123",
]

TABLE = [*SHARES, *BOUNDS, *RANGES, *MONEY, *UNITS, *AGES, *COUNTS]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_the_figures_of_a_sentence_are_read(text: str, expected: list[str]) -> None:
    assert briefs(text) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_number_that_is_no_figure_is_left_out(text: str) -> None:
    assert briefs(text) == []


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(TABLE) + len(NO_FIGURES) >= 160


def test_offsets_are_code_points_of_the_text_that_was_read() -> None:
    text = "🚂 Café: “over £3.5bn” – 🙂 12 miles"

    assert [text[f.start : f.end] for f in find_figures(text)] == ["£3.5bn", "12 miles"]


def test_figures_are_written_with_plain_numbers_as_strings() -> None:
    (figure,) = find_figures("It cost up to £1.2bn in the 12 months to June 2023.")

    written = figure_json(figure)

    assert json.loads(json.dumps(written)) == {
        "start": 14,
        "end": 20,
        "printed": "£1.2bn",
        "value": "1200000000",
        "upper": None,
        "comparator": "<=",
        "unit": "GBP",
        "measure": None,
        "population": None,
        "area": None,
        "period": {
            "printed": "in the 12 months to June 2023",
            "start": 21,
            "end": 50,
            "first": "2022-07-01",
            "last": "2023-06-30",
        },
        "statistic": None,
    }


def test_a_vague_size_is_written_with_its_upper_end() -> None:
    written = figure_json(find_figures("Tens of thousands of appointments")[0])

    assert (written["value"], written["upper"]) == ("20000", "99999")
    assert written["comparator"] == "~"


def test_values_are_decimals_with_the_zeros_that_were_printed() -> None:
    (figure,) = find_figures("Shares rose 4.10 per cent.")

    assert figure.value == Decimal("4.1")
    assert plain(figure.value) == "4.10"
