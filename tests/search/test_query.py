"""The search language says what it understood, and points at what it did not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimsdb.errors import ClaimsdbError, FigureError, InputError, QuerySyntaxError
from claimsdb.search.figures import FigureRange, parse_range
from claimsdb.search.query import FIELDS, Filters, Query, parse


def test_the_example_of_the_handbook_is_read_whole() -> None:
    query = parse('speaker:barclay figure:>8% since:2023-09 "fair and reasonable" -strike pre*')

    assert query == Query(
        words="fair and reasonable",
        phrases=("fair and reasonable",),
        excluded=("strike",),
        prefixes=("pre",),
        filters=Filters(
            speaker=("barclay",),
            figure=(FigureRange(Decimal(8), None, low_included=False, unit="%"),),
            since=19601,
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("at 10:30 he said: no", "at 10:30 he said: no"),  # only a known field is a filter
        ("see https://example.org/a", "see https://example.org/a"),
        ("the plan - which failed", "the plan which failed"),  # a dash, not a minus
        ("“a grim milestone”", "a grim milestone"),
        ("it’s a no-brainer", "it’s a no-brainer"),
        ("?! … ***", ""),
    ],
)
def test_pasted_text_is_words(text: str, words: str) -> None:
    assert parse(text).words == words


@pytest.mark.parametrize(
    ("text", "position", "hint"),
    [
        ('pay "fair and', 4, "Close it"),
        ("pay speeker:barclay", 4, "Did you mean speaker:"),
        ("colour:red", 0, "The filters are"),
        ("since:2023-13", 6, "2023-10-04"),
        ("pay figure:lots", 11, "figure:>8%"),
        ("state:verifyed", 6, "state:verified"),
        ("-speaker:barclay", 0, "Only words"),
        ('speaker:""', 8, "speaker:barclay"),
        ("until:../2020 since:../2020", 20, "2023-10-04"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(text: str, position: int, hint: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)

    assert caught.value.position == position
    assert hint in (caught.value.hint or "")
    assert str(caught.value).splitlines()[-1] == "  " + " " * position + "^"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        (">8%", "8", None, "%"),
        ("8%..", "8", None, "%"),
        ("8..12%", "8", "12", "%"),
        ("..1,000", None, "1000", None),
        ("£3bn", "3000000000", "3000000000", "GBP"),
        ("=10.30", "10.30", "10.30", None),
        ("-0.1pp", "-0.1", "-0.1", "[pp]"),
        ("≥ 2 weeks", "2", None, "wk"),
        ("$1.5m..$2m", "1500000", "2000000", "USD"),
    ],
)
def test_a_range_of_figures_is_read(
    text: str, low: str | None, high: str | None, unit: str | None
) -> None:
    found = parse_range(text)

    assert found.low == (None if low is None else Decimal(low))
    assert found.high == (None if high is None else Decimal(high))
    assert found.unit == unit


@pytest.mark.parametrize("text", ["", "..", "12..8", "8%..£9", "eight-ish", ">>8", "1e999999"])
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(FigureError):
        parse_range(text)


@pytest.mark.parametrize(
    ("text", "value", "upper", "comparator", "holds"),
    [
        (">8", "8", None, "=", False),
        (">8", "8.0000000000000000001", None, "=", True),  # Decimal decides
        (">8", "5", None, ">", True),  # "more than 5" may be 9
        ("<8", "9", None, "<", True),
        ("4", "3", "5", "between", True),
        ("..3", "3", "5", "between", True),
        ("6..", "3", "5", "between", False),
    ],
)
def test_a_figure_is_what_it_may_be_worth(
    text: str, value: str, upper: str | None, comparator: str, holds: bool
) -> None:
    figure = (Decimal(value), None if upper is None else Decimal(upper), comparator)

    assert parse_range(text).holds(*figure) is holds


def test_options_and_the_string_narrow_together() -> None:
    query = parse("pay since:2023 speaker:a").narrowed(
        Filters.of(speaker=["b"], since="2023-09", until="2024")
    )

    assert query.filters == Filters(speaker=("a", "b"), since=19601, until=20088)


def test_an_option_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputError):
        Filters.of(since="2023-13")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    place = 0
    try:
        parse(text)
    except QuerySyntaxError as error:
        place = error.position

    assert 0 <= place <= len(text)


WORDS = st.text("abcdefghij", min_size=2, max_size=8)


@given(
    words=st.lists(WORDS, max_size=4),
    phrases=st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=2),
    excluded=st.lists(WORDS, max_size=2),
    prefixes=st.lists(WORDS, max_size=2),
    filters=st.dictionaries(
        st.sampled_from(("speaker", "role", "source", "outlet", "topic")),
        st.lists(WORDS, min_size=1, max_size=3).map(" ".join),
        max_size=3,
    ),
)
def test_what_is_written_out_is_read_back(
    words: list[str],
    phrases: list[list[str]],
    excluded: list[str],
    prefixes: list[str],
    filters: dict[str, str],
) -> None:
    parts = [
        *words,
        *(f'"{" ".join(phrase)}"' for phrase in phrases),
        *(f"-{word}" for word in excluded),
        *(f"{stem}*" for stem in prefixes),
        *(f'{name}:"{value}"' for name, value in filters.items()),
    ]

    query = parse("  ".join(parts))

    said = [" ".join(phrase) for phrase in phrases]
    assert query.words == " ".join([*words, *said])
    assert query.phrases == tuple(said)
    assert query.excluded == tuple(excluded)
    assert query.prefixes == tuple(prefixes)
    for name, value in filters.items():
        assert getattr(query.filters, name) == (value,)


@given(st.sampled_from(FIELDS), st.text(max_size=20))
def test_no_filter_value_is_dropped_silently(name: str, value: str) -> None:
    try:
        query = parse(f"{name}:{value}")
    except ClaimsdbError:
        return
    if value and not value[0].isspace() and value[0] not in ":/":
        assert query.filters
