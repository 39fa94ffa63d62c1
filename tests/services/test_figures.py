"""Figures stand where they are printed, whole, and keep their exact value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claimsdb.errors import FigureError, InputError
from claimsdb.services import figures, keys, statements
from claimsdb.services.opening import OpenBase
from claimsdb.storage.models import Claim, Figure, Quote

SIX = "pay-rise-6-per-cent-consultants"


def quoted(base: OpenBase, words: str, **more: Any) -> list[tuple[str, Decimal, int | None]]:
    new = statements.NewQuote(words=words, speaker="Jo Roe", **more)
    with base.writing("add") as session:
        added = statements.add_quote(session, new, create=True)
        return [(row.printed, row.value, row.start) for row in added.quote.figures]


def add(base: OpenBase, words: str, printed: str, **more: Any) -> Figure:
    new = statements.NewQuote(words=words, speaker="Jo Roe", find_figures=False)
    with base.writing("add") as session:
        quote = statements.add_quote(session, new, create=True).quote
        return figures.add_figure(session, printed, quote=quote, **more)


def test_the_words_are_read_unless_told_not_to(base: OpenBase) -> None:
    assert quoted(base, "Up 10.30 per cent") == [("10.30 per cent", Decimal("10.30"), 3)]
    assert quoted(base, "Down 10.30 per cent", find_figures=False) == []


@pytest.mark.parametrize(
    ("words", "printed", "start"),
    [
        ("13 of 3 votes", "3", 6),  # the 3 of 13 is no 3
        ("3.5 and 3", "3", 8),
        ("3,500 and 3", "3", 10),
        ("£13 and £3", "£3", 8),
        ("2013-3", "3", 5),
    ],
)
def test_a_print_is_found_where_it_is_a_number_of_its_own(
    base: OpenBase, words: str, printed: str, start: int
) -> None:
    assert add(base, words, printed).start == start


def test_the_nth_one_may_be_meant(base: OpenBase) -> None:
    assert add(base, "3 and 13 and 3", "3", nth=2).start == 13
    with pytest.raises(FigureError, match="2 times"):
        add(base, "only 3", "3", nth=2)


def test_what_does_not_stand_there_is_refused(base: OpenBase) -> None:
    with pytest.raises(FigureError, match="does not stand in the words"):
        add(base, "We won 13 votes", "3")
    with pytest.raises(FigureError, match="is not a number"):
        add(base, "We won votes", "votes")


@pytest.mark.parametrize(
    "value", ["0.1", "10.30", "1000000000000000.1", "-3", "0.000000000000000000001"]
)
def test_a_value_is_kept_digit_for_digit(base: OpenBase, value: str) -> None:
    row_id = add(base, "some votes", "some", value=value).id

    with base.reading() as session:
        kept = session.get_one(Figure, row_id)
        assert str(figures.exact(value)) == str(kept.value)
        assert kept.value_real == float(value)


@pytest.mark.parametrize(
    "how",
    [
        {"value": "many"},
        {"value": "1e999"},
        {"value": "NaN"},
        {"comparator": "about"},
        {"comparator": "between"},
        {"upper": "1"},
        {"statistic": "mean"},
        {"period": "soon"},
    ],
)
def test_what_cannot_be_kept_is_refused(base: OpenBase, how: dict[str, str]) -> None:
    with pytest.raises(InputError):
        add(base, "Up 3 per cent", "3 per cent", **how)


def test_a_figure_stands_in_a_quote_or_a_claim(seeded: OpenBase) -> None:
    with seeded.writing("add") as session:
        with pytest.raises(InputError, match="in a quote or in a claim"):
            figures.add_figure(session, "3")
        claim = keys.resolve_as(session, Claim, SIX)
        row = figures.add_figure(session, "3 per cent", claim=claim)
        assert (row.quote_id, row.start, row.unit) == (None, None, "%")
        assert session.get(Quote, 1) is not None
