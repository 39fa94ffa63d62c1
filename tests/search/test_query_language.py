"""The search language: what is typed is understood, or pointed at; nothing is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.errors import ClaimsdbError, QuerySyntaxError
from claimsdb.search.query import FIELDS, Filters, Query, parse
from claimsdb.text.dates import parse_date


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fair reasonable pay", "fair reasonable pay"),
        ("  fair   pay ", "fair pay"),
        ("at 10:30 he said", "at 10:30 he said"),  # a time is no filter
        ("https://example.org/a", "https://example.org/a"),  # nor is an address
        ("pay - strike", "pay strike"),  # a lone dash is no operator
    ],
)
def test_what_is_pasted_is_searched_for(text: str, words: str) -> None:
    assert " ".join(parse(text).words.replace(" - ", " ").split()) == words


def test_marks_make_a_phrase_that_must_stand_so() -> None:
    query = parse('"fair and reasonable" rise')

    assert query.phrases == ("fair and reasonable",)
    assert query.words == "fair and reasonable rise"


@pytest.mark.parametrize("text", ["“fair and reasonable”", "«fair and reasonable»"])
def test_every_kind_of_mark_makes_a_phrase(text: str) -> None:
    assert parse(text).phrases == ("fair and reasonable",)


def test_a_minus_takes_words_and_phrases_out() -> None:
    assert parse('pay -strike -"pay rise"').excluded == ("strike", "pay rise")


def test_a_star_asks_for_words_that_begin_so() -> None:
    assert parse("consult*").prefixes == ("consult",)


def test_a_filter_may_be_quoted() -> None:
    assert parse('speaker:"Steve Barclay" pay').filters.speaker == ("Steve Barclay",)


def test_options_and_the_string_say_the_same() -> None:
    typed = parse("pay speaker:barclay since:2023-09 figure:>8% unit:%")
    options = parse("pay").narrowed(
        Filters.of(speaker="barclay", since="2023-09", figure=[">8%"], unit="%")
    )

    assert typed.filters == options.filters


def test_of_two_dates_the_narrower_stays() -> None:
    filters = Filters.of(since="2023").merged(Filters.of(since="2023-09", until="2024"))

    assert filters.since == parse_date("2023-09").first
    assert filters.until == parse_date("2024").last


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ('pay "fair and', 4),
        ("pay spaeker:barclay", 4),
        ("pay since:2023-13", 10),
        ("pay figure:lots", 11),
        ("pay mode:shouted", 9),
        ("pay -speaker:barclay", 4),
    ],
)
def test_what_cannot_be_read_is_pointed_at(text: str, position: int) -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        parse(text)

    assert abs(refused.value.position - position) <= len("speaker:")
    assert str(refused.value).splitlines()[-1].strip() == "^"


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    place = 0
    try:
        assert isinstance(parse(text), Query)
    except QuerySyntaxError as refused:
        place = refused.position
    assert 0 <= place <= len(text)


@given(
    st.lists(st.sampled_from(["pay", '"fair pay"', "-strike", "cons*", "speaker:bma", "a:b",
                              "figure:8%..9%", "since:2023", "“", '"', ":", "-", "*"]),
             max_size=8)
)  # fmt: skip
def test_any_order_of_operators_is_read_or_refused(parts: list[str]) -> None:
    said = "understood"
    try:
        parse(" ".join(parts))
    except ClaimsdbError as refused:
        said = str(refused)
    assert said


def test_every_field_is_a_filter() -> None:
    values = {"since": "2023", "until": "2023", "mode": "direct", "state": "accepted",
              "unit": "%", "figure": "8"}  # fmt: skip
    for name in FIELDS:
        assert Filters.of(**{name: values.get(name, "x")})
