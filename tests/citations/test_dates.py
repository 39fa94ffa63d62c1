from __future__ import annotations

import pytest

from claimsdb.citations.csl_source import edtf_of
from claimsdb.citations.dates import biblatex_date, chronological, csl_date, iso_date, shown


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2023", {"date-parts": [[2023]]}),
        ("2023-10", {"date-parts": [[2023, 10]]}),
        ("2023-10-04", {"date-parts": [[2023, 10, 4]]}),
        ("2023-10?", {"date-parts": [[2023, 10]], "circa": True}),
        ("2023~", {"date-parts": [[2023]], "circa": True}),
        ("2023-09-19/2023-09-23", {"date-parts": [[2023, 9, 19], [2023, 9, 23]]}),
        ("2023-1X", {"date-parts": [[2023]]}),  # somewhere in the year is all that is sure
        ("202X", {"literal": "2020s"}),
        ("2023-09-19/..", {"literal": "from 19 September 2023"}),
        ("last Tuesday", {"literal": "last Tuesday"}),
    ],
)
def test_a_date_reaches_csl_with_its_doubt(edtf: str, csl: dict[str, object]) -> None:
    assert csl_date(edtf) == csl


@pytest.mark.parametrize("edtf", ["2023", "2023-10", "2023-10-04", "2023-09-19/2023-09-23"])
def test_a_certain_date_comes_back_from_csl(edtf: str) -> None:
    assert edtf_of(csl_date(edtf)) == edtf


@pytest.mark.parametrize(
    ("edtf", "biblatex"),
    [
        ("2023-10?", "2023-10?"),
        ("2023-10%", "2023-10%"),
        ("202X", "202X"),
        ("202X?", "202X"),  # biber drops a doubtful decade altogether
        ("2023-XX", "2023"),
        ("2023-10-0X", "2023-10"),
        ("2023/..", "2023/"),
        ("202X/2031", ""),
        ("XXXX", ""),
        ("", ""),
    ],
)
def test_biblatex_gets_no_date_that_biber_refuses(edtf: str, biblatex: str) -> None:
    assert biblatex_date(edtf) == biblatex


def test_only_a_certain_date_is_an_iso_date() -> None:
    texts = ["2023-10-04", "2023", "2023?", "2023-1X", "2023/2024", None]

    assert [iso_date(text) for text in texts] == ["2023-10-04", "2023", None, None, None, None]


def test_the_undated_stand_last_in_a_chronology() -> None:
    dates = [None, "2023-10?", "202X", "2023-09-30", "2023-10-04/2023-10-05"]

    assert sorted(dates, key=chronological) == [
        "202X",
        "2023-09-30",
        "2023-10?",
        "2023-10-04/2023-10-05",
        None,
    ]


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2023%", "about 2023 (date uncertain)"),
        ("../2023-10", "until October 2023"),
        ("1XXX", "year 1XXX"),
        ("XXXX", "date unknown"),
        ("2023-22", "season 22 2023"),
    ],
)
def test_a_reader_is_told_how_sure_a_date_is(edtf: str, text: str) -> None:
    assert shown(edtf) == text
